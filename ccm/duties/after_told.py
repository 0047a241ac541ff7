"""A duty that follows another, in words: why it stands where it does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import ClassVar

from ccm.duties.after import Bearing
from ccm.duties.said import Asked, Said, Weight, when_done
from ccm.duties.wording import Reasons, Words
from ccm.facts import Event, Voice
from ccm.rules.bearing import happened, happened_by
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline
from ccm.rules.lapse import eve
from ccm.rules.norms import FollowUp
from ccm.rules.outcome import Lack
from ccm.rules.status import Status
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth

__all__ = ["WORDS"]

_NEXT = ("declaration_forum", "declaration_papers")
_MOST = 4
"""How many meetings are named, one of which is the next."""


class _Words(Words):
    b: Bearing
    norm: FollowUp
    yes_and_no: ClassVar = {
        "arises": (
            Said("{arises} at entry into force"),
            Said("no {arises} at entry into force"),
        ),
        "raised": (
            Said("{follows}, and that is not on record"),
            Said("no {follows} is missing from the record", Weight.NOTHING),
        ),
    }

    @property
    def names(self) -> dict[str, str]:
        after = self.norm.after
        name = after.arises_from.title if after.arises_from else after.duty
        return {"arises": name, "follows": self.norm.follows.title}

    # why it stands so

    def reasons(self) -> Reasons:
        because = self._why() if self.under else self._no_occasion()
        return Reasons((*because, *self.entry))

    def _why(self) -> Iterator[Explanation]:
        # Which meeting is the next decides of a day that nobody tells as well.
        unknown = all(o.undone is None or o.undone is o.by for o in self.under)
        asked = ("unheard_events",) if self._unheard_asked() else ()
        chosen = (*asked, *self._on_renewals(), *(_NEXT if unknown else ()))
        raised = self._raised(chosen)
        yield from (raised,) if unknown else self._due(raised)
        yield self._declared()
        if not {*raised.facts}.intersection(e.event for e in self.b.rumoured.told):
            yield from self._rumours()

    def _on_renewals(self) -> tuple[str, ...]:
        """Return the choices on which it rests what raises the duty once more."""
        norm = self.norm
        asked = norm.renewing.start_read_by if norm.renewing else ""
        return (asked,) if asked and self.case.dossier.among(*norm.renewed_by) else ()

    def _due(self, raised: Explanation) -> Iterator[Explanation]:
        """Yield what raised the duty, and at which meeting it falls due."""
        deadline = self.answer.deadline
        if deadline is None:
            claim = "the next meeting is not yet in the record"
            yield raised
            yield self.step(claim, Truth.UNKNOWN, choices=_NEXT)
            return
        claim = f"due at the next meeting, {_one_of(self._labels(), deadline)}"
        if any(each.open_ended for each in self.answer.bound):
            claim += "; that it is held on these days is planned, and not on record"
        yield self.step(claim, deadline.date, (), _NEXT, (raised,))

    def _no_occasion(self) -> Iterator[Explanation]:
        name, told = self.norm.follows.title, self.come(self.norm.follows)
        before = eve(self.b.entry)
        if early := [e for e in told if happened_by((e,), before) is not Truth.FALSE]:
            claim = f"{name} before entry into force raises no duty"
            accounts = self.case.accounts(early)
            yield self.step(claim, Truth.FALSE, accounts, self._on_renewals())
        else:
            claim = _NONE_HELD.format(name)
            heard = all(silence.speaks(self.on) for silence in self.b.occasions_heard)
            if not heard and self.b.reading.unheard_events == "none":
                claim += "; what no source tells of is taken to be none, as read"
            yield self.step(claim, Truth.FALSE, choices=("unheard_events",))
        yield from self._rumours()

    def _rumours(self) -> Iterator[Explanation]:
        if said := happened((each.event for each in self.b.rumoured.told), self.on):
            yield Explanation("observers say, which settles nothing", None, "", said)

    def _raised(self, chosen: tuple[str, ...]) -> Explanation:
        """Return what raised the duty, in one course or another."""
        told = tuple({id(o.undone): o.undone for o in self.under if o.undone}.values())
        if not told:
            claim = _NONE_HELD.format(self.norm.follows.title)
            return self.step(claim, Truth.UNKNOWN, (), chosen)
        days = set(chain.from_iterable(self.answer.spans(attrgetter("find"))))
        day = str(days.pop()) if len(days) == 1 else _dates(told)
        claim = f"{self.norm.follows.title}: {day}"
        if all(event.voice is Voice.OBSERVER for event in told):
            claim = f"observers say, which settles nothing: {claim}"
            return self.step(claim, Truth.UNKNOWN, told, chosen)
        value = told[0].date if len(told) == 1 else None
        return self.step(claim, value, self.case.accounts(told), chosen)

    def _unheard_asked(self) -> bool:
        """Tell whether it was asked if something raised it that is not on record."""
        each = chain.from_iterable(one.course.told for one in self.answer.courses.each)
        asked = chain.from_iterable(question.about for question in each)
        return any(isinstance(one, Lack) and one.what == "raised" for one in asked)

    def _labels(self) -> list[str]:
        """Return the meetings whose close is the deadline in some course."""
        days = set(chain.from_iterable(self.answer.spans(attrgetter("due"))))
        meetings = (m for m in self.case.record.meetings if m.kind.decides)
        held = sorted(meetings, key=lambda meeting: meeting.opens.earliest)
        ends = ((m.label, (m.closes.earliest, m.closes.latest)) for m in held)
        return [*dict.fromkeys(m for m, end in ends if not days.isdisjoint(end))]

    def _declared(self) -> Explanation:
        made = {id(o.by): o.by for o in self.answer.bound if o.by is not None}
        if told := tuple(made.values()):
            value = told[0].date if len(told) == 1 else None
            accounts = self.case.accounts(told)
            return self.step(f"declared: {_dates(told)}", value, accounts)
        truth = Truth.FALSE if len(self.answer.possible) == 1 else Truth.UNKNOWN
        return self.step(f"the record holds no {self.norm.fulfilled_by.title}", truth)

    # what is missing, and how answers read

    def gaps(self, lack: Lack) -> Iterator[Missing]:
        norm, silence = self.norm, self.b.silence
        if lack.what == "meeting":
            yield Missing("the days of the next meeting", Cause.BEYOND_THE_RECORD)
        elif lack.what == "put off":
            fact = (
                f"whether {lack.about[0]} was held on the days for which it is planned"
            )
            yield Missing(fact, Cause.BEYOND_THE_RECORD)
        elif lack.what == "declaration":
            fact = "whether the declaration was made"
            yield silence.lacks(fact, self.on, (norm.fulfilled_by,))
        elif lack.what == "arises" and norm.after.arises_from:
            fact = f"whether, at entry into force: {norm.after.arises_from.title}"
            told_by = (norm.after.arises_from, *norm.after.ruled_out_by)
            yield Missing(fact, Cause.NOT_REPORTED, told_by=told_by)
        else:
            yield self._whether_raised(lack)

    def _whether_raised(self, lack: Lack) -> Missing:
        """Return that it is missing whether there was an occasion."""
        told_by = (self.norm.follows,)
        fact = f"whether there was: {self.norm.follows.title}"
        if lack.what == "rumour":
            return Missing(fact, Cause.NOT_REPORTED, told_by=told_by)
        first = self.b.occasions_heard[0]
        mute = self.b.silence if first.speaks(self.on) else first
        return mute.lacks(fact, self.on, told_by)

    def reads(self, lack: Lack, asked: Asked) -> Said:
        if lack.what in self.yes_and_no:
            return self.yes_or_no(lack, asked, **self.names)
        if lack.what == "put off":
            how = "was put off" if asked.yes else "was held as planned"
            return Said(f"{lack.about[0]} {how}")
        done = {Status.FULFILLED, Status.FULFILLED_LATE}.intersection(asked.answers)
        if done:
            declared = f"it was declared{when_done(done)}"
            return Said(f"{declared}, and that is not on record", Weight.UNHEARD)
        owed = Status.OUTSTANDING in asked.answers
        words = "the next meeting has not closed" if owed else "it was not declared"
        return Said(words, Weight.NOTHING)


_NONE_HELD = "the record holds no event that raises it: {}"


def _one_of(labels: list[str], deadline: Deadline) -> str:
    """Return which meeting it can be, and when that closes, in words."""
    if len(labels) <= _MOST:
        return f"{' or '.join(labels)}, which closes {deadline}"
    first, last = deadline.candidates[0], deadline.candidates[-1]
    of_these = f"one of {len(labels)} from {labels[0]} to {labels[-1]}"
    return f"{of_these}, which closes between {first} and {last}"


def _dates(told: tuple[Event, ...]) -> str:
    return " or ".join(dict.fromkeys(str(event.date) for event in told))


WORDS = {FollowUp: _Words}
