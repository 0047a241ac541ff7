"""Extras: nothing loads them before it needs them, and each is named where it lacks."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import ccm
import ccm.columns
import ccm.testing
from ccm.charts import chart, png, svg
from ccm.cli import main
from ccm.errors import MissingExtraError
from ccm.share.languages import language
from ccm.tables.folder import package

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
VIEW = ccm.as_of(date(2025, 10, 1))
AHEAD = VIEW.schedule(until=date(2026, 1, 1), states="LAO")
TABLES = {"schedule": ccm.table(AHEAD)}

TOOLS = {"test", "engines", "ray", "mutation", "fuzz", "typing", "lint", "docs", "dev"}
"""Extras for those who work on the library: nothing of it asks for them."""

DRAWN = chart(VIEW, "plan", "dubrovnik")


def _on_paper() -> object:
    return import_module("ccm.site.paper").state_on_paper(VIEW, "NIU")


ASKED: dict[tuple[str, str], Callable[[], object]] = {
    ("tables", "pyarrow"): AHEAD.to_arrow,
    ("tables", " pyarrow"): lambda: package(VIEW, TABLES, "parquet"),
    ("xlsx", "xlsxwriter"): lambda: package(VIEW, TABLES, "xlsx"),
    ("calendar", "icalendar"): AHEAD.to_ics,
    ("columns", "numpy"): lambda: ccm.columns.answers(VIEW),
    ("charts", "matplotlib"): lambda: png(DRAWN),
    ("site", "babel"): lambda: svg(DRAWN, language("fr")),
    ("site", "jinja2"): _on_paper,
    ("pdf", "weasyprint"): _on_paper,
    ("testing", "hypothesis"): lambda: ccm.testing.histories,
}
"""What asks for which package of which extra."""


@pytest.fixture(autouse=True)
def _names_are_given_back() -> Iterator[None]:
    """Leave to each package what it gave: a module imported anew takes its name."""
    ours = [m for m in sys.modules.values() if m.__name__.startswith("ccm")]
    known = [(module, {**vars(module)}) for module in ours]
    yield
    for module, names in known:
        vars(module).update(names)


@pytest.mark.parametrize(("extra", "named"), ASKED)
def test_what_lacks_is_named_in_a_line(
    extra: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package, the extra, and how it is installed."""
    rooms = "ccm.columns.", "ccm.testing.", "ccm.site.", f"{named.strip()}."
    for module in [m for m in sys.modules if m.startswith(rooms)]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, named.strip(), None)
    monkeypatch.delitem(vars(ccm.testing), "histories", raising=False)
    with pytest.raises(MissingExtraError) as caught:
        ASKED[extra, named]()
    told = str(caught.value)
    assert told.startswith(f"{named.strip()} is not installed: ")
    assert f"python -m pip install '.[{extra}]'" in told
    assert "\n" not in told


def test_what_marks_text_comes_with_what_fills_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever lacks MarkupSafe lacks Jinja, which brings it."""
    for module in [m for m in sys.modules if m.startswith("ccm.site.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "markupsafe", None)
    with pytest.raises(MissingExtraError, match="jinja2 is not installed"):
        _on_paper()


def test_the_command_line_says_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, with the status of bad input."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert main(["calendar", "LAO"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("ccm: error: icalendar is not installed: ")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("lacking", ["jinja2", "weasyprint"])
def test_who_wants_paper_is_told_of_all_that_it_takes(
    lacking: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Not first of the extra for the site, and then of that for paper."""
    rooms = "ccm.site.", f"{lacking}."
    for module in [m for m in sys.modules if m.startswith(rooms)]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, lacking, None)
    assert main(["state", "LAO", "--output", str(tmp_path / "lao.pdf")]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"ccm: error: {lacking} is not installed: ")
    assert "python -m pip install '.[pdf]'" in told


@pytest.mark.skipif(not PROJECT.is_file(), reason="of the tree alone")
def test_every_extra_is_named_by_what_needs_it() -> None:
    """Somewhere in the library, beside the error that names it."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    wanted = {*project["optional-dependencies"]} - TOOLS
    room = Path(ccm.__file__).parent
    sources = [path.read_text("utf-8") for path in room.rglob("*.py")]
    speaking = [text for text in sources if "MissingExtraError" in text]
    assert {
        e for e in wanted if not any(f'"{e}"' in text for text in speaking)
    } == set()


def test_the_face_loads_none_of_them() -> None:
    """Nor does an answer with its reasons, its rows, or a page of JSON."""
    packages = "numpy pyarrow xlsxwriter icalendar hypothesis pandas polars duckdb"
    script = (
        "import sys, ccm\n"
        f"print([p for p in {packages.split()} if p in sys.modules])\n"
        "from datetime import date\n"
        "view = ccm.as_of(date(2025, 10, 1))\n"
        "view.assess('LAO', 'art4').explain()\n"
        "view.findings(states='LAO').to_dicts()\n"
        "view.assess('LAO', 'art4')._repr_html_()\n"
        f"print([p for p in {packages.split()} if p in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n[]\n"


def test_what_is_missing_besides_is_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the kit for tests: a module of its own that cannot be had is a fault."""
    monkeypatch.setitem(sys.modules, "ccm.testing.judging", None)
    monkeypatch.delitem(vars(ccm.testing), "judge", raising=False)
    with pytest.raises(ImportError) as caught:
        ccm.testing.judge  # noqa: B018 - it is loaded when it is asked for
    assert not isinstance(caught.value, MissingExtraError)
