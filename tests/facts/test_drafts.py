"""Drafts of requests: read with care, refused with file, line, field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ccm.dates import PartialDate, Period
from ccm.errors import DataFileError
from ccm.facts.drafts import Asked, check_draft, load_draft
from ccm.testing.fiction import RURITANIA

ASKED = Asked(
    state=RURITANIA,
    obligation="art4",
    number=2,
    meetings=("9MSP",),
    letters=tuple("abc8"),
)
GOOD = {
    "filed": "2018-11-01",
    "meeting": '"9MSP"',
    "contents": '["a", "8"]',
    "length": '"3 years"',
}


def written(folder: Path, **fields: str) -> Path:
    """Write a draft: the good one, with other values for some fields."""
    told = {**GOOD, **fields}
    path = folder / "draft.toml"
    lines = (f"{name} = {value}\n" for name, value in told.items() if value)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_a_draft_is_a_request(tmp_path: Path) -> None:
    """Of the State, the obligation and the number that it was asked for."""
    path = written(tmp_path)
    request = load_draft(path, ASKED)
    assert (request.state, request.obligation, request.number) == (
        RURITANIA,
        "art4",
        2,
    )
    assert request.date == PartialDate.parse("2018-11-01")
    assert (request.meeting, request.contents) == ("9MSP", ("a", "8"))
    assert request.length == Period(years=3)
    assert str(request.source[0]) == f"draft {path}"


def test_a_month_of_filing_and_a_day_asked_for(tmp_path: Path) -> None:
    """A day of which the month is known is text; nothing need be asked for."""
    path = written(tmp_path, filed='"2018-11"', length="", until="2024-10-01")
    request = load_draft(path, ASKED)
    assert str(request.date) == "2018-11"
    assert (request.length, request.until) == (None, date(2024, 10, 1))


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"filed": "2018"}, "1: filed: expected a day, such as 2025-12-01, got 2018"),
        ({"filed": '"soon"'}, "1: filed: expected YYYY"),
        ({"filed": "2018-11-01T10:00:00"}, "1: filed: expected a day"),
        ({"filed": ""}, " filed: expected this field"),
        ({"meeting": '"8MSP"'}, "2: meeting: expected a coming meeting (9MSP)"),
        ({"meeting": "9"}, "2: meeting: expected a coming meeting (9MSP), got 9"),
        ({"contents": '"abc"'}, "3: contents: expected a list of items"),
        ({"contents": '["a", "z"]'}, "3: contents: expected items of a, b, c, 8"),
        ({"contents": "[1]"}, "3: contents: expected items of a, b, c, 8, got 1"),
        ({"length": '"long"'}, "4: length: expected"),
        ({"length": "3"}, '4: length: expected a length, such as "3 years", got 3'),
        ({"length": '"0 years"'}, "4: length: expected a length, such as"),
        ({"until": '"2024"'}, "5: until: expected a day, such as 2029-10-01"),
        ({"hope": "true"}, "5: hope: expected one of the fields filed, meeting"),
        ({"meeting": "9MSP"}, "2: file: expected TOML, got: "),
    ],
)
def test_a_faulty_draft_is_refused(
    tmp_path: Path, fields: dict[str, str], fault: str
) -> None:
    """With file, line, field and what was expected."""
    path = written(tmp_path, **fields)
    with pytest.raises(DataFileError) as caught:
        load_draft(path, ASKED)
    (told,) = caught.value.faults
    assert told.startswith(f"{path}:{fault}")


def test_every_fault_is_told(tmp_path: Path) -> None:
    """All fields at once."""
    path = written(tmp_path, filed="1", meeting="2", contents="3", length="4")
    with pytest.raises(DataFileError) as caught:
        load_draft(path, ASKED)
    assert len(caught.value.faults) == 4


def test_what_is_no_text(tmp_path: Path) -> None:
    """Nor a file."""
    path = tmp_path / "draft.toml"
    with pytest.raises(DataFileError, match="no such file"):
        load_draft(path, ASKED)
    with pytest.raises(DataFileError, match="expected a file, got a folder"):
        load_draft(tmp_path, ASKED)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataFileError, match=":1: file: expected UTF-8, got UTF-16"):
        load_draft(path, ASKED)
    path.write_bytes(b"filed = 2025-12-01\n\n# C\xf4te\n")
    with pytest.raises(DataFileError, match=":3: file: expected UTF-8, got the byte"):
        load_draft(path, ASKED)


def test_a_letter_is_text_whatever_is_asked(tmp_path: Path) -> None:
    """Where nobody says which letters there are, a number is none all the same."""
    path = written(tmp_path, contents="[1]")
    with pytest.raises(DataFileError, match="contents: expected letters of items"):
        check_draft(path)
