"""What is loaded, and when: seen from a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest

import ccm

HEAVY = "attrs attr pint hypothesis cattrs numpy dateutil csv typing"
ANSWER = "ccm.as_of(date(2020, 9, 28)).assess('BGR', 'art3')"


def _loaded(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter loads for the code."""
    script = (
        "import sys; from datetime import date; before = set(sys.modules)\n"
        f"{code}\n"
        "print(*{m.partition('.')[0] for m in set(sys.modules) - before})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY.split())
def test_the_face_loads_nothing(module: str) -> None:
    """``import ccm`` alone leaves every heavy package where it is."""
    assert module not in _loaded("import ccm")


def test_the_face_loads_nothing_of_its_own() -> None:
    """No room of the library, before one of its names is used."""
    done = _loaded("import ccm; assert 'ccm.view' not in sys.modules")
    assert done <= {"ccm", "__future__"}


@pytest.mark.parametrize("module", ["pint", "hypothesis", "numpy", "icalendar"])
def test_an_answer_needs_no_optional_package(module: str) -> None:
    """Nor does an answer with its reasons."""
    assert module not in _loaded(f"import ccm; {ANSWER}.explain()")


@pytest.mark.parametrize("module", ["numpy", "pyarrow"])
def test_columns_load_what_they_need_when_they_are_asked(module: str) -> None:
    """The room itself can be named without the extra."""
    assert module not in _loaded("import ccm.columns; ccm.columns.answers")


def test_the_packaged_record_needs_no_cattrs() -> None:
    """It names every fault of a file; these have none, unless they are damaged."""
    assert "cattrs" not in _loaded(f"import ccm; {ANSWER}.explain()")
    checked = "from ccm.facts.schema import DATA; ccm.load_record(DATA)"
    assert "cattrs" in _loaded(f"import ccm; {checked}")


@pytest.mark.parametrize(
    "module",
    [
        "ccm.facts.events.acts",
        "ccm.facts.events.quantities",
        "ccm.facts.events.standing",
        "ccm.duties.said",
        "decimal",
    ],
)
def test_an_answer_loads_nothing_that_it_does_not_need(module: str) -> None:
    """No types of events that it does not rest on, and no words that nobody reads."""
    _loaded(f"import ccm; {ANSWER}.deadline; assert {module!r} not in sys.modules")


@pytest.mark.parametrize("name", ["BGR", "bg", "100", "Bulgaria", "保加利亚"])
def test_a_state_of_the_register_needs_no_table_of_names(name: str) -> None:
    """Codes, short names and printed ones are the register's own."""
    find = f"ccm.packaged_record().states.find({name!r})"
    _loaded(f"import ccm, sys; {find}; assert 'ccm.facts.naming' not in sys.modules")


@pytest.mark.parametrize("name", ["UK", "République de Bulgarie"])
def test_another_name_loads_the_tables_alone(name: str) -> None:
    """No package beside the library."""
    find = "ccm.packaged_record().states.find"
    before = _loaded(f"import ccm; {find}('BGR')")
    assert _loaded(f"import ccm; {find}({name!r})") == before


def test_every_name_of_the_face_can_be_had() -> None:
    """Each is found in its room on first use; another name is an error."""
    code = (
        "import ccm\n"
        "for name in ccm.__all__: assert getattr(ccm, name) is not None\n"
        "assert sorted(ccm.__all__) == dir(ccm)\n"
        "try: ccm.nothing\n"
        "except AttributeError as error: assert 'nothing' in str(error)\n"
        "else: raise SystemExit(1)\n"
    )
    assert "ccm" in _loaded(code)


def test_the_face_names_what_it_promises() -> None:
    """Where somebody looks, or presses TAB."""
    assert dir(ccm) == sorted(ccm.__all__)
