"""A site of static pages: every State, obligation and meeting, in six languages.

The pages work from a folder and from any server of files. They load nothing from
elsewhere. The same record, day and languages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ccm.charts import style
from ccm.claims import DOCUMENTS
from ccm.facts import State
from ccm.facts.garbage import nothing_to_collect
from ccm.site.beside import beside
from ccm.site.contents import Contents
from ccm.site.downloads import downloads
from ccm.site.folders import write_site
from ccm.site.pages import pages
from ccm.site.tongues import LANGUAGES
from ccm.view import AsOf
from ccm.view.schedules import not_too_late

__all__ = ["LANGUAGES", "site", "write_site"]


def site(
    view: AsOf,
    *,
    states: Iterable[str | State] | None = None,
    languages: Sequence[str] = LANGUAGES,
    documents: Sequence[str] | None = None,
) -> Mapping[str, bytes]:
    """Return every file of a site, by its address.

    Args:
        view: The record on a day.
        states: The States that have a page; all of which the record tells anything if
            None.
        languages: The languages; English is always one.
        documents: Keys of the documents that are audited; all that come with the
            library if None.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: The site has no such language, or there is no such document;
            or the day is more than a hundred years after the treaty's signature.
        MissingExtraError: The extra ``site`` is not installed.
    """
    not_too_late(view.on, view.treaty.signature.opens)
    named = view.record.dossiers if states is None else states
    chosen = {view.state(each).alpha3: view.state(each) for each in named}
    audited = [known.key for known in DOCUMENTS] if documents is None else documents
    named_so = tuple(ours for _, ours in sorted(chosen.items()))
    contents = Contents(view, named_so, tuple(audited))
    with nothing_to_collect():
        _ = contents.charts  # goes through all days once, of which others ask some
        beside = dict(downloads(contents))
        laid = dict(pages(contents, ["en", *languages], beside))
    return {**laid, **beside, **_assets()}


def _assets() -> dict[str, bytes]:
    """Return how pages look and what moves on them."""
    folder = beside("assets")
    looks = folder.joinpath("site.css").read_bytes() + style().encode()
    return {"site.css": looks, "site.js": folder.joinpath("site.js").read_bytes()}
