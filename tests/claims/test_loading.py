"""A file of claims that breaks its schema is refused, with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccm.claims import DOCUMENTS, Document, load_claims, packaged_claims
from ccm.errors import DataFileError, InvalidValueError
from ccm.questions import Figure, Listing, Words

HEAD = "id,subject,predicate,value,unit"
ROW = "D-1,Convention,States Parties,110,count"
BAD = {
    "empty": ("", "1: header: expected the columns id, subject"),
    "no value column": (
        "id,subject,predicate,unit\n",
        "1: value: expected this column",
    ),
    "unknown column": (f"{HEAD},colour\n", "1: colour: expected one of the columns"),
    "no number": (f"{HEAD}\nD-1,a,b,many,count\n", "2: value: expected a number"),
    "comma": (f'{HEAD}\nD-1,a,b,"1,5",count\n', "2: value: expected a number"),
    "semicolons": (
        HEAD.replace(",", ";") + "\nD-1;a;b;3;count\n",
        "1: columns: expected commas between columns, got semicolons",
    ),
    "unit": (f"{HEAD}\nD-1,a,b,1,furlongs\n", "2: unit: expected count or percent"),
    "no such State": (f"{HEAD}\nD-1,a,b,BGR; XXX,states\n", "2: value: no State is"),
    "State twice": (f"{HEAD}\nD-1,a,b,BGR; BGR,states\n", "2: value: expected each"),
    "no day": (f"{HEAD}\nD-1,a,b,soon,day\n", "2: value: expected YYYY"),
    "no span": (f"{HEAD}\nD-1,a,b,2015,span\n", "2: value: expected YYYY-MM-DD/"),
    "span backwards": (
        f"{HEAD}\nD-1,a,b,2015-09-11/2015-09-07,span\n",
        "2: value: expected 2015-09-11 or later",
    ),
    "no status": (f"{HEAD}\nD-1,a,b,late,status\n", "2: value: expected not bound"),
    "bound on a list": (
        f"{HEAD},bound\nD-1,a,b,BGR,states,about\n",
        "2: value: expected a number with 'about'",
    ),
    "bound": (f"{HEAD},bound\nD-1,a,b,1,count,some\n", "2: bound: expected exactly"),
    "as of": (f"{HEAD},as_of\nD-1,a,b,1,count,today\n", "2: as_of: expected YYYY"),
    "printed": (f"{HEAD},printed\nD-1,a,b,1,count,1\n", "2: printed: expected yes"),
    "blank": (f"{HEAD}\nD-1,,b,1,count\n", "2: subject: expected a value"),
    "spaces": (f"{HEAD}\nD-1,  ,b,1,count\n", "2: subject: expected some text"),
    "id twice": (
        f"{HEAD}\n{ROW}\n{ROW.replace('110', '108')}\n",
        "3: id: expected once",
    ),
    "cells": (f"{HEAD}\nD-1,a\n", "2: row: expected 5 cells, got 2"),
}


@pytest.mark.parametrize(("text", "says"), BAD.values(), ids=BAD.keys())
def test_bad_files(tmp_path: Path, text: str, says: str) -> None:
    """The fault is named where it stands."""
    file = tmp_path / "draft.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_claims(file)
    assert f"{file}:{says}" in str(caught.value)


def test_every_fault_is_told(tmp_path: Path) -> None:
    """Not the first alone."""
    file = tmp_path / "draft.csv"
    file.write_text(f"{HEAD}\nD-1,a,b,x,count\nD-2,a,b,y,day\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_claims(file)
    assert len(caught.value.faults) == 2


def test_no_such_file(tmp_path: Path) -> None:
    """Said like any other fault."""
    with pytest.raises(DataFileError, match=r"none\.csv: no such file"):
        load_claims(tmp_path / "none.csv")


def test_no_such_document() -> None:
    """The keys that exist are named."""
    with pytest.raises(InvalidValueError, match="final-report-2015 or review-2020"):
        packaged_claims("review-2021")


def test_values_by_their_units(tmp_path: Path) -> None:
    """Each cell becomes what its unit says."""
    file = tmp_path / "draft.csv"
    rows = "D-1,a,b,none,states\nD-2,a,b,-3,CHF\nD-3,a,b,x; y,list\n"
    file.write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    nobody, loss, words = (claim.value for claim in load_claims(file))
    assert nobody == Listing(frozenset())
    assert isinstance(loss, Figure)
    assert str(loss) == "-3 CHF"
    assert words == Words(("x", "y"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
def test_packaged_claims_name_their_document(document: Document) -> None:
    """As the sources of the record name it, so that the audit knows its own."""
    claims = packaged_claims(document.key)
    assert claims
    for claim in claims:
        assert claim.document == document.name
        assert claim.paragraph


def test_of_which_days_the_documents_speak() -> None:
    """Adopted on 11 September 2015; of 28 September 2020, by its paragraph 94."""
    days = {document.name: str(document.on) for document in DOCUMENTS}
    assert days["CCM/CONF/2015/7"] == "2015-09-11"
    assert set(days.values()) == {"2015-09-11", "2020-09-28"}
