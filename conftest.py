"""Pages and docstrings as tests, and how hard Hypothesis tries."""

from __future__ import annotations

import os
from datetime import date
from doctest import ELLIPSIS
from typing import Any

from hypothesis import settings
from sybil import Sybil
from sybil.parsers import myst, rest


def _give_date(namespace: dict[str, Any]) -> None:
    """Spare every docstring the import of `date`."""
    namespace["date"] = date


_pages = Sybil(
    [myst.PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), myst.SkipParser()],
    patterns=["*.md"],
)
_docstrings = Sybil(
    [rest.DocTestParser(optionflags=ELLIPSIS)],
    path="ccm",  # where there is no such folder, the wheel is under test
    patterns=["*.py"],
    setup=_give_date,
)
pytest_collect_file = (_pages + _docstrings).pytest()

settings.register_profile("quick", max_examples=5, deadline=None)
settings.register_profile("dev", max_examples=10, deadline=None)
settings.register_profile("ci", max_examples=50, derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
