"""What a shape of duty brings besides its rule: words, loaded when first asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, cast

import attrs

from ccm.dates import Rounding
from ccm.dates.spans import lies_in
from ccm.duties.missing import day_of, told_apart
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said, Weight
from ccm.facts import Event
from ccm.rules.bearing import happened
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation, Value
from ccm.rules.norms import Evidence
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.told import Cause, Irregularity, Missing
from ccm.rules.years import ReportYear

__all__ = ["Amount", "Reasons", "Words", "in_short"]

Amount = tuple[Lack, object] | None
"""What the days that are left to an event come to: see `Words.amounts`."""

_OBSERVERS = (
    Said("observers are right about: {what}"),
    Said("observers are wrong about: {what}", Weight.NOTHING),
)


@attrs.define(frozen=True, eq=False, repr=False)
class Reasons:
    """Why an answer is what it is, before it is put in words.

    Attributes:
        because: The steps of the argument.
        irregularities: What was done otherwise than a provision says.
        years: What became of the report on each year, where one is owed every year.
    """

    because: tuple[Explanation, ...]
    irregularities: tuple[Irregularity, ...] = ()
    years: tuple[ReportYear, ...] = ()


_HELD = ", which would hold it ("
"""What stands before the sources by which silence means none."""


def in_short(claim: str) -> str:
    """Return a claim for a line: of several sources none is named."""
    said, held, sources = claim.partition(_HELD)
    return f"{said}{held.removesuffix(' (')}" if " | " in sources else claim


class Words(ABC):
    """What is said of an answer about a duty: of each shape in a class of its own.

    Attributes:
        answer: The answer.
        case: The State on the day.
        b: What of its dossier bears on the norm.
        on: The day.
        norm: The norm.
        under: What came of the courses in which the duty arises.
    """

    b: Any
    norm: Any
    yes_and_no: ClassVar[Mapping[str, tuple[Said, Said]]] = {}
    """How yes and no read to what can be asked, with places for names."""

    def __init__(self, answer: Upshot, case: Case, bearing: object) -> None:
        self.answer, self.case, self.b = answer, case, bearing
        self.on, self.norm = case.on, answer.norm
        self.under: tuple[Outcome, ...] = tuple(o for o in answer.bound if o.arises)

    @abstractmethod
    def reasons(self) -> Reasons:
        """Return why the answer is what it is."""

    def lacking(self, lack: Lack) -> Iterable[Missing]:
        """Return what is missing as something was asked that no date tells."""
        if lack.what == "rounding":
            fact = "which day ends a period whose last day is not in the calendar"
            return (Missing(fact, Cause.DISPUTED),)
        return self.last_word(lack) if lack.what == "order" else self.gaps(lack)

    @abstractmethod
    def gaps(self, lack: Lack) -> Iterable[Missing]:
        """Return the same of what is asked under duties of the shape alone."""

    def said(self, lack: Lack, asked: Asked) -> Said:
        """Return how it reads what a course answered to that."""
        if lack.what == "rounding":
            up = Rounding.UP in asked.answers
            day = "first day of the next month" if up else "last day of the month"
            claim = "its last day, which is not in the calendar, is read as the"
            return Said(f"{claim} {day}")
        if lack.what == "order":
            told = {id(event): event for event in self.case.dossier.events}
            last = told[cast("int", lack.about[asked.yes])]
            return Said(f"the last word of the day is: {told_apart(last, self.case)}")
        if lack.what == "rumour":
            each = (told_apart(event, self.case) for event in self.about(lack))
            return _OBSERVERS[not asked.yes].named(
                what=" or ".join(dict.fromkeys(each))
            )
        return self.reads(lack, asked)

    @abstractmethod
    def reads(self, lack: Lack, asked: Asked) -> Said:
        """Return the same of what is asked under duties of the shape alone."""

    def yes_or_no(self, lack: Lack, asked: Asked, **names: str) -> Said:
        """Return how yes or no reads, names put in the places for them."""
        return self.yes_and_no[lack.what][not asked.yes].named(**names)

    def about(self, lack: Lack) -> list[Event]:
        """Return the events of which something is asked."""
        return [event for event in self.case.dossier.events if id(event) in lack.about]

    def last_word(self, lack: Lack) -> Iterator[Missing]:
        """Yield that nobody says which of two words of one day is the last.

        Nothing where a day is in doubt: then that is what is missing.
        """
        told = self.about(lack)
        if all(event.date.day is not None for event in told):
            words = " or ".join(sorted(event.detail() for event in told))
            fact = f"which is the last word of {told[0].date}: {words}"
            yield Missing(fact, Cause.DISPUTED, told_by=self.like(told))

    def like(self, told: list[Event]) -> tuple[type[Event] | Evidence, ...]:
        """Return what would tell the same as some events."""
        return tuple(map(type, told))

    def day_of(self, event: Event) -> Missing:
        """Return that the day of an event is missing."""
        return day_of(event)

    def amounts(self, lack: Lack, event: Event, asked: Asked) -> Amount:
        """Return what the days left to an event come to, as an answer to what is asked.

        What is asked then, and the answer, if they tell one; None where it is another
        matter. A word that there is nothing tells that no duty arises.
        """
        ruled_out = isinstance(event, getattr(self.norm, "ruled_out_by", ()))
        if lack.what != "arises" or not ruled_out:
            return None
        return lack, False if asked.days[-1].latest <= self.on else None

    def step(
        self,
        claim: str,
        value: Value = None,
        facts: tuple[Event, ...] = (),
        choices: tuple[str, ...] = (),
        because: tuple[Explanation, ...] = (),
    ) -> Explanation:
        """Return a step that rests on the provision of the norm."""
        return Explanation(claim, value, self.norm.provision, facts, because, choices)

    @property
    def entry(self) -> tuple[Explanation, ...]:
        """Why the State is bound, where it was by the treaty as a whole."""
        return tuple(filter(None, (self.case.standing.entry,)))

    def come(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return the events of some kinds that can have happened by the day."""
        return happened(self.case.heard(*kinds), self.on)

    def observed(self, *kinds: type[Event]) -> Iterator[Explanation]:
        """Yield what observers say, if they say something."""
        if said := self.case.overheard(*kinds):
            yield Explanation("observers say, which decides nothing", None, "", said)

    def held_by(self, *kinds: type[Event]) -> str:
        """Return from which source it is that silence on the day means none."""
        record, state = self.case.record, self.case.standing.state
        claims = (c for kind in kinds for c in record.claims_on(self.norm.id, kind))
        ours = (c for c in claims if c.holds_for(state) and lies_in(self.on, c.spans))
        told = dict.fromkeys(str(source) for claim in ours for source in claim.source)
        return f"{_HELD}{' | '.join(told)})" if told else ""
