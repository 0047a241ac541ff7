"""What the errors of every room have in common."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from ccm import errors
from ccm.dates import Period

CANDIDATES = (date(2034, 2, 28), date(2034, 3, 1))
ALL = [
    errors.CCMError("what"),
    errors.InvalidValueError("what"),
    errors.AmbiguousDateError(date(2024, 2, 29), Period(years=10), CANDIDATES),
    errors.UnknownStateError("Ruritania", ("Mauritania", "Romania")),
    errors.UnknownStateError("Ruritania"),
    errors.UnknownStateError("Ruritania", ("Romania",), "former State"),
    errors.AmbiguousStateError("Ruritania", ("Mauritania", "Romania")),
    errors.UnknownObligationError("art99", ("art3", "art4")),
    errors.DataFileError(("a.csv:2: state: expected a code", "a.csv:3: day: no date")),
    errors.InadmissibleEventError(("RUR, 2013: a report, and no State Party",)),
    errors.UnknownActionError("8.1", "A Plan"),
    errors.UnknownPlanError("lausanne", ("dubrovnik",)),
    errors.MissingExtraError("pyarrow", "columns"),
    errors.UndeterminedError("what"),
    errors.UnknownTreatyError("oslo", ("dublin",)),
    errors.UnknownTreatyError("oslo", why="SyntaxError: invalid syntax"),
    errors.SeveralObligationsError("Article 7", ("art7.1", "art7.2")),
]


def test_none_is_forgotten() -> None:
    """Every public error is tried below; a fault is a line that an error holds."""
    named = set(errors.__all__) - {"Fault", "did_you_mean"}
    assert {type(error).__name__ for error in ALL} == named


def test_a_fault_is_a_line_with_parts() -> None:
    """It crosses a process with them; of a whole file there is no line and no field."""
    fault = errors.Fault.at("a.csv", 2, "state", "expected a code")
    copy = pickle.loads(pickle.dumps(errors.DataFileError((fault,)))).faults[0]
    assert copy == "a.csv:2: state: expected a code"
    assert (copy.file, copy.line, copy.field) == ("a.csv", 2, "state")
    whole = errors.Fault.of("a.csv", "no such file or folder")
    assert str(whole) == "a.csv: no such file or folder"
    assert (whole.line, whole.field) == (None, "")


def test_a_fault_is_cut_at_its_field_alone() -> None:
    """A sentence with a colon in it has no field for that."""
    told = errors.Fault.of_row("a.csv", 2, "no State is called 'x': expected a name")
    assert (told.field, told.says) == ("row", "no State is called 'x': expected a name")


@pytest.mark.parametrize("error", ALL, ids=repr)
def test_survives_pickling(error: errors.CCMError) -> None:
    """An error that crosses a process keeps its sentence and its fields."""
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


@pytest.mark.parametrize("error", ALL, ids=repr)
def test_is_caught_by_the_base(error: errors.CCMError) -> None:
    """One except clause catches them all, and what they are besides."""
    assert isinstance(error, errors.CCMError)
    builtin = ValueError, LookupError, ImportError
    assert type(error) is errors.CCMError or isinstance(error, builtin)


def test_an_ambiguous_date_offers_the_way_out() -> None:
    """The sentence holds the period, its start, and each choice with its day."""
    assert str(ALL[2]) == (
        "10 years from 2024-02-29 end on no calendar day: "
        "say Rounding.DOWN for 2034-02-28 or Rounding.UP for 2034-03-01"
    )


def test_an_unknown_state_is_hinted_at() -> None:
    """Near matches are named where there are any."""
    assert "near matches: Mauritania, Romania" in str(ALL[3])
    assert "near matches" not in str(ALL[4])


def test_faults_stand_one_to_a_line() -> None:
    """A list of faults is printed as a list."""
    (error,) = (error for error in ALL if isinstance(error, errors.DataFileError))
    assert str(error).splitlines() == list(error.faults)
