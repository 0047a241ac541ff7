"""A State on paper: its page of the site as PDF, with the extra ``pdf``."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any
from warnings import catch_warnings, simplefilter

from ccm.errors import MissingExtraError
from ccm.facts import State
from ccm.site.beside import beside
from ccm.site.contents import Contents
from ccm.site.pages import page_of
from ccm.view import AsOf

__all__ = ["state_on_paper"]

_WEASYPRINT = "weasyprint", "pdf"
_WHEN = "SOURCE_DATE_EPOCH"


def state_on_paper(view: AsOf, state: str | State, language: str = "en") -> bytes:
    """Return one State as PDF: what it owes, by when, why, and from which sources.

    Args:
        view: The record on a day.
        state: The State.
        language: One of the languages of the site.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: The site has no such language.
        MissingExtraError: The extra ``pdf`` is not installed, or Pango is not, which
            it needs of the system.
    """
    found = view.state(state)
    contents = Contents(view, (found,), ())
    page = page_of(contents, found, language)
    weasyprint = _weasyprint()
    looks = beside("assets/site.css").read_text("utf-8")
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    made = weasyprint.HTML(string=page.decode(), url_fetcher=nothing)
    style = weasyprint.CSS(string=looks, url_fetcher=nothing)
    with _no_clock():
        written: bytes = made.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return written


@contextmanager
def _no_clock() -> Generator[None]:
    """Have fonts say that they were made at the epoch, and not just now.

    Where they are cut down by fontTools, it stamps them, unless it is told when it is
    by the variable that stands for reproducible builds.
    """
    before = os.environ.get(_WHEN)
    os.environ[_WHEN] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_WHEN]
        else:
            os.environ[_WHEN] = before


def _weasyprint() -> Any:
    try:
        with catch_warnings():  # of an older Pango, which draws the same
            simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: PLC0415 - an extra
    except (ImportError, OSError):  # the latter where Pango is not found
        raise MissingExtraError(*_WEASYPRINT) from None
    return weasyprint
