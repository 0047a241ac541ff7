"""Texts that know how they were put together."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Record, Signature, States
from ccm.phrases import Code, Phrase, counted, day, joined, phrase
from ccm.share.languages import language
from ccm.share.provenance import in_brief
from ccm.testing.fiction import event


def _said() -> Phrase:
    first = phrase("{day} or later", day=date(2026, 10, 1))
    return phrase("{what}: {day}", what="deadline", day=first)


def test_a_phrase_is_its_english_text() -> None:
    """It can stand wherever a text can."""
    assert _said() == "deadline: 2026-10-01 or later"
    assert f"<{_said()}>" == "<deadline: 2026-10-01 or later>"


def test_parts_are_said_in_a_language_too() -> None:
    """The days inside a phrase that stands inside a phrase."""
    assert language("fr").told(_said()) == "échéance : 1er oct. 2026 ou plus tard"


@pytest.mark.parametrize(
    "again", [copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))]
)
def test_a_copy_knows_as_much(again: object) -> None:
    """It is no bare text."""
    assert callable(again)
    assert language("fr").told(again(_said())) == language("fr").told(_said())


def test_braces_in_a_part_are_text() -> None:
    """No name of a part is looked for in what stands there."""
    held = phrase("{state}, {number}", state="{number}", number="}{")
    assert held == "{number}, }{"
    assert language("fr").told(held) == held


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2023-06", "juin 2023"),
        ("2023", "2023"),
        ("2023-06-01", "1er juin 2023"),
        ("..2023-06-01", "au plus tard le 1er juin 2023"),
        ("2023-06-01..2023-07-15", "entre le 1er juin 2023 et le 15 juil. 2023"),
    ],
)
def test_days_in_part(written: str, said: str) -> None:
    """A month stays a month."""
    told = day(PartialDate.parse(written))
    assert told == written
    assert language("fr").told(told) == said


def test_a_state_without_a_name_there_keeps_its_own() -> None:
    """What the United Nations do not name."""
    bulgaria = ccm.as_of(date(2020, 1, 1)).state("BGR")
    assert language("ru").told(phrase("{state}", state=bulgaria)) == "Болгария"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(years=5), "5年"),
        (Period(months=18), "18个月"),
        (Period(years=1, weeks=2, days=3), "1年 2周 3天"),
        (Period(), "0天"),
    ],
)
def test_lengths_of_time(period: Period, said: str) -> None:
    """Unit by unit, as English says them."""
    assert language("zh").told(phrase("{length}", length=period)) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 faits"), (1, "1 fait"), (2, "2 faits")],
)
def test_one_has_words_of_its_own(number: int, said: str) -> None:
    """A language turns the noun in its own way."""
    told = counted(number, "1 event", "{number} events")
    assert language("fr").told(told) == said


def test_a_record_of_one_event() -> None:
    """Its page says how many it holds."""
    none = Record(states=States(()))
    one = none.with_events(event(Signature, "2020-01-01"))
    assert "record of 1 event, " in in_brief(one)
    assert "record of 0 events, " in in_brief(none)
    assert repr(one) == "<Record of 1 event, 0 sittings>"


def test_what_all_write_alike_is_lacking_nowhere() -> None:
    """The label of a meeting has letters and is no word."""
    assert not language("fr").lacks(Code("9MSP"))
    assert language("fr").lacks("9MSP")
    assert language("fr").told(Code("9MSP")) == "9MSP"


@pytest.mark.parametrize("lacking", ["no such word", phrase("no such {part}", part=1)])
def test_a_phrase_without_words_lacks_what_its_parts_lack(lacking: str) -> None:
    """It is English as a whole then, not half in another language."""
    said = joined(", ", ["deadline", lacking])
    assert language("fr").lacks(joined(": ", [said, day(date(2020, 1, 1))]))
    assert not language("fr").lacks(joined(", ", ["deadline", Code("no word")]))


def _texts(value: object) -> Iterator[str]:
    """Yield every text of a row, however deep it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts([*value.values()])
    elif isinstance(value, Sequence):
        for each in value:
            yield from _texts(each)


def test_rows_hold_plain_texts() -> None:
    """What writes them out need not know of phrases."""
    view = ccm.as_of(date(2020, 9, 28))
    niue = view.profile("NIU")
    changed = ccm.changes(since=date(2020, 1, 1), until=view.on, states="NIU")
    found = [finding.to_dict() for finding in view.findings(states="NIU")]
    rows = [niue.to_dict(), niue.to_dicts(), found, changed.to_dicts()]
    texts = [*_texts([*rows, *(change.to_dict() for change in changed)])]
    assert any("entry into force" in text for text in texts)
    assert {type(text) for text in texts} == {str}


def test_nothing_is_joined_to_nothing() -> None:
    """So that it counts as no text."""
    assert not joined(", ", [])


def test_no_other_language() -> None:
    """It is refused in a line."""
    with pytest.raises(InvalidValueError, match="language: expected one of en"):
        language("de")
