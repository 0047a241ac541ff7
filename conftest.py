"""Pages and docstrings as tests, and how hard Hypothesis tries."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from doctest import ELLIPSIS
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
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

_LONG = Path(__file__).parent / "tests" / "long.txt"
LONG = tuple(_LONG.read_text("utf-8").splitlines())
"""What takes long and says little more than its like: `make test-all` runs it, too.

Node ids, or what they begin with.
"""


@pytest.hookimpl(tryfirst=True)  # before markers choose
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long."""
    for item in items:
        if item.nodeid.startswith(LONG):
            item.add_marker("long")


# A run of the tests is no lottery: the same code passes or fails in the same way on
# every machine, and nothing is carried over from a run before. Whoever looks for new
# failures explores.
for _name, _examples in (("quick", 5), ("ci", 20)):
    settings.register_profile(
        _name,
        max_examples=_examples,
        derandomize=True,
        database=None,
        deadline=None,
    )
settings.register_profile(
    "explore",
    max_examples=int(os.environ.get("CCM_EXAMPLES", "1000")),
    derandomize=False,
    print_blob=True,
    deadline=None,
)
settings.load_profile("quick")


def _read_no_modules() -> None:
    """Keep Hypothesis from drawing numbers that it finds in the modules loaded so far.

    Which those are hangs on the tests that ran before in the same process.
    """
    none = providers._local_constants  # noqa: SLF001
    patch.object(providers, "_get_local_constants", lambda: none).start()


with suppress(AttributeError):  # neither name is a public one
    _read_no_modules()
