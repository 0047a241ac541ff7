"""Every value can be written as JSON, taken apart, copied and sent."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, TypeGuard, get_args, get_type_hints

import attrs
import cattrs
import pytest
from jsonschema import Draft202012Validator

import ccm
from ccm.facts import Event, ExtensionRequest
from ccm.rules.choices import open_question
from ccm.share.remade import REMADE
from ccm.share.schemas import VALUES, schemas
from ccm.testing.schemas import closed

Values = dict[type, list[Any]]

PARTS = {
    *("Answer", "Bound", "Figure", "Listing", "Exclusion"),
    *("AtConference", "Undated", "OfObligation", "Step", "JointStep"),
    *("Assumptions", "Remaining", "Work", "Tenure"),
    *("Content", "Evidence", "ExtensionRule", "Reopening"),
    *("WithdrawalRule", "ProvisionalRule", "EntryIntoForceRule"),
    *("Drawn", "Unread", "InstrumentRule", "SignatureRule"),
    *("Roll", "States", "Treaty"),
}
"""What stands inside the row of another value, or states a rule: no answer."""


def _each(values: Values) -> Iterator[Any]:
    """Yield the values that say what stands in JSON."""
    for kind, found in values.items():
        if hasattr(kind, "to_dict"):
            yield from found


class TestJson:
    """`to_dict` gives what stands in JSON, and nothing else does."""

    def test_every_value_has_it(self, values: Values) -> None:
        """Save those that stand as text, and the parts of others."""
        lacking = {
            kind.__name__
            for kind in values
            if not hasattr(kind, "to_dict")
            and not issubclass(kind, (Enum, str))
            and not kind.__name__.startswith("_")  # how something is kept
        }
        assert lacking <= PARTS

    def test_it_is_plain(self, values: Values) -> None:
        """What is read back is what was written."""
        for value in _each(values):
            row = value.to_dict()
            assert json.loads(json.dumps(row)) == row

    def test_it_has_the_keys_that_are_documented(self, values: Values) -> None:
        """All of them and no other, in the row that the method promises."""
        for kind, found in values.items():
            if hasattr(kind, "to_dict"):
                promised = get_type_hints(kind.to_dict)["return"]
                rows = get_args(promised) or (promised,)
                documented = [set(row.__annotations__) for row in rows]
                assert all(set(value.to_dict()) in documented for value in found)

    def test_it_is_as_the_schema_says(self, values: Values) -> None:
        """And has no key that the schema does not know."""
        known = closed(schemas()[VALUES])
        for kind, found in values.items():
            if hasattr(kind, "to_dict"):
                promised = get_type_hints(kind.to_dict)["return"]
                rows = [row.__name__ for row in get_args(promised) or (promised,)]
                told = {"anyOf": [{"$ref": f"#/$defs/{row}"} for row in rows]}
                checker = Draft202012Validator.FORMAT_CHECKER
                held = Draft202012Validator({**known, **told}, format_checker=checker)
                for value in found:
                    held.validate(value.to_dict())

    def test_it_is_read_back(self, values: Values) -> None:
        """As the same row; and as an equal value, if the row says all that it says."""
        for kind, found in values.items():
            if hasattr(kind, "to_dict"):
                promised = get_type_hints(kind.to_dict)["return"]
                for value in found:
                    row = value.to_dict()
                    text = ccm.to_json(row)
                    if isinstance(promised, type):
                        read: Any = ccm.from_json(text, promised)
                        assert read == row
                        assert ccm.to_json(read) == text
                    if kind in REMADE or issubclass(kind, Event):
                        whole = ccm.to_json(value)
                        again: Any = ccm.from_json(whole, kind)
                        assert again == value
                        assert ccm.to_json(again) == whole

    def test_values_are_there_of_every_kind_that_is_made_of_its_row(
        self, values: Values
    ) -> None:
        """Else that would not be seen."""
        assert all(any(issubclass(kind, base) for kind in values) for base in REMADE)

    def test_a_converter_gives_the_same(self, values: Values) -> None:
        """Of a value, and of whatever holds it."""
        converter = cattrs.Converter()
        ccm.register_hooks(converter)
        for value in _each(values):
            told = value.to_dict()
            if isinstance(value, ccm.Finding):
                told = json.loads(value.explain("json"))
            assert converter.unstructure(value) == told
            assert converter.unstructure({"it": [value]}) == {"it": [told]}

    def test_a_class_of_ones_own_is_written_with_them(self) -> None:
        """By the types of its fields, generic ones included."""
        converter = cattrs.Converter()
        ccm.register_hooks(converter)
        changes = ccm.timeline("BGR", "art3")
        note = Note("late", changes, changes.at(date(2020, 12, 1)))
        told = converter.unstructure(note)
        assert told["changes"] == changes.to_dict()
        assert told["now"]["status"] == "overdue"
        assert told["text"] == "late"


@attrs.define
class Note:
    """A class of somebody who uses the library."""

    text: str
    changes: ccm.Timeline[ccm.Finding]
    now: ccm.Finding | None


class TestApart:
    """What takes classes of attrs apart can take these."""

    def test_by_attrs(self, values: Values) -> None:
        """A mapping of each field, whatever has been asked before."""
        for kind, found in values.items():
            if attrs.has(kind):
                for value in found[:2]:
                    names = [field.name for field in attrs.fields(kind)]
                    assert list(attrs.asdict(value)) == names

    def test_by_cattrs(self, values: Values) -> None:
        """Also by the converter that everybody shares, which knows nothing of it."""
        for found in values.values():
            cattrs.unstructure(found[0])

    def test_every_annotation_means_something(self) -> None:
        """No class names a type that is only there for a checker."""
        for kind in _classes():
            get_type_hints(kind)


def _classes() -> Iterator[type]:
    """Yield every class of attrs in the library."""
    root = Path(ccm.__file__).parent
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        if parts[1] in ("testing", "columns", "__main__"):
            continue  # these need extras, or run
        module = import_module(".".join(parts).removesuffix(".__init__"))
        for thing in vars(module).values():
            if _is_made_by_attrs(thing) and thing.__module__ == module.__name__:
                yield thing


def _is_made_by_attrs(thing: object) -> TypeGuard[type]:
    return isinstance(thing, type) and attrs.has(thing)


def _sent(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


COPIES = pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, _sent])


class TestCopiedQuestions:
    """What the text leaves open, and the answers that it can have."""

    @COPIES
    def test_it_is_the_same(self, copied: Callable[[Any], Any]) -> None:
        """A copy equals what it was made of."""
        for asked in (ccm.question("last_day"), open_question("last_day")):
            again = copied(asked)
            assert again == asked
            assert hash(again) == hash(asked)


class TestEqual:
    """What shows the same is equal."""

    def test_a_table_is_equal(self) -> None:
        """If its name, columns and rows are; another table is another."""
        findings = ccm.as_of(date(2020, 9, 28)).findings(states="BGR")
        one, same, less = (ccm.table(f) for f in (findings, findings, findings[:2]))
        assert one == copy.copy(one) == same
        assert hash(one) == hash(same)
        assert one != less
        assert one != "a table"

    def test_a_panel_is_equal(self) -> None:
        """If its rows are; another obligation is another."""

        def panel(obligation: str) -> object:
            return ccm.panel("BGR", obligation, days=[date(2020, 9, 28)])

        assert panel("art3") == panel("art3") != panel("art4")
        assert hash(panel("art3")) == hash(panel("art3"))
        assert panel("art3") != "a panel"

    def test_a_review_is_equal(self) -> None:
        """Also of a meeting that was read anew."""
        view = ccm.as_of(date(2020, 9, 28))
        (request,) = view.record.dossier(view.state("PER")).of(ExtensionRequest)[:1]
        found = view.review(request)
        assert _sent(found) == found


class TestCopies:
    """A copy answers as what it was made of does."""

    @COPIES
    def test_it_tells_the_same(
        self, values: Values, copied: Callable[[Any], Any]
    ) -> None:
        """Every value: as JSON has it, with its reasons where it has some."""
        for value in _each(values):
            again = copied(value)
            assert type(again) is type(value)
            assert again.to_dict() == value.to_dict()
            assert getattr(again, "explanation", None) == getattr(
                value, "explanation", None
            )

    @COPIES
    def test_it_is_equal(self, values: Values, copied: Callable[[Any], Any]) -> None:
        """By what it shows, whatever objects of the record or of the text it holds."""
        asked = ("Panel", "Spans", "Review", "Outlook", "Hearing", "Projection", "Work")
        compared = {"Profile", "Owed", *asked}
        found = [one for kind in values for one in values[kind][:2]]
        view = ccm.as_of(date(2020, 9, 28))
        found += [view.spans(states="BGR"), view.profile("BGR")]
        ours = [one for one in found if type(one).__name__ in compared]
        assert {type(one).__name__ for one in ours} == compared
        for value in ours:
            again = copied(value)
            assert again == value
            assert hash(again) == hash(value)
            assert value != "a value of another kind"

    @COPIES
    def test_a_view_answers_the_same(self, copied: Callable[[Any], Any]) -> None:
        """On its day and on others, for all obligations of some States."""
        view = ccm.as_of(date(2020, 9, 28), trust="unverified")
        view.findings(states="BGR")
        again = copied(view)
        for day in (view.on, date(2025, 10, 1)):
            ours, theirs = view.at(day), again.at(day)
            for state in ("BGR", "AFG", "LTU", "ZMB"):
                assert theirs.findings(states=state) == ours.findings(states=state)
                assert theirs.membership(state) == ours.membership(state)
            assert theirs.schedule(until=date(2027, 1, 1), states="AFG") == (
                ours.schedule(until=date(2027, 1, 1), states="AFG")
            )
        assert again.provenance() == view.provenance()

    @COPIES
    def test_a_record_holds_the_same(self, copied: Callable[[Any], Any]) -> None:
        """Its digest, and what is asked of it."""
        record = ccm.packaged_record()
        again = copied(record)
        assert again.digest == record.digest
        found = ccm.as_of(date(2020, 12, 1), record=again).assess("BGR", "art3")
        assert found.status is ccm.Status.OVERDUE

    @COPIES
    def test_progress_goes_on(self, copied: Callable[[Any], Any]) -> None:
        """Also of actions that nobody had asked about before it was copied."""
        progress = ccm.as_of(date(2020, 9, 28)).progress("dubrovnik")
        asked = progress.result("2.1(b)", "CHE")
        again = copied(progress)
        assert again.result("2.1(b)", "CHE").to_dict() == asked.to_dict()
        tally: Mapping[Any, int] = again.tally("4.1(a)(i)")
        assert tally == progress.tally("4.1(a)(i)")

    @COPIES
    def test_a_timeline_tells_the_same(self, copied: Callable[[Any], Any]) -> None:
        """On days between two changes and after the last, too, with the reasons."""
        changes = ccm.timeline("MRT", "art4")
        again = copied(changes)
        assert again == changes
        for day in (date(2016, 5, 1), date(2022, 1, 2), date(2040, 1, 1)):
            assert again.at(day) == changes.at(day)
        for others in (ccm.memberships("LTU"), ccm.counts()):
            assert copied(others) == others

    def test_it_can_be_made_while_others_ask(self) -> None:
        """What they work out meanwhile stays behind, and breaks no copy."""
        view = ccm.as_of(date(2020, 9, 28), record=_sent(ccm.packaged_record()))
        progress = view.progress("dubrovnik")
        before = view.assess("BGR", "art3")
        with ThreadPoolExecutor() as others:
            asked: list[Future[Any]] = [
                others.submit(view.at(date(year, 7, 1)).findings, states=("AFG", "BGR"))
                for year in range(2010, 2030)
            ]
            asked += [others.submit(progress.results, aim.id) for aim in progress.plan]
            copies = [_sent(view), copy.deepcopy(view), copy.copy(view)]
            plans = [_sent(progress), copy.deepcopy(progress), copy.copy(progress)]
        assert all(each.result() is not None for each in asked)
        assert all(each.assess("BGR", "art3") == before for each in copies)
        told = progress.result("2.1(b)", "CHE").to_dict()
        assert all(p.result("2.1(b)", "CHE").to_dict() == told for p in plans)
