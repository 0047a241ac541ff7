"""A duty with a deadline, in words: why it stands so, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter

import attrs

from ccm.dates import PartialDate, Period
from ccm.dates.partial import open_ended
from ccm.duties.extensions import Decided, decisions_on, sat
from ccm.duties.irregularities import Irregular, irregular, measured
from ccm.duties.once import Bearing
from ccm.duties.once_missing import IN_TIME_OR_LATE, Gaps
from ccm.duties.once_said import amounts, said
from ccm.duties.protocol import Upshot
from ccm.duties.unrecorded import Unrecorded, why_open
from ccm.duties.wording import Reasons, Words, held_by
from ccm.facts import Assessment, Event, ExtensionDecision, Voice
from ccm.rules.asked import time_since
from ccm.rules.bearing import (
    come_by,
    happened,
    happened_by,
    spanned,
    spoken_of,
    truth_of,
)
from ccm.rules.case import Case
from ccm.rules.courses import Course
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline
from ccm.rules.lapse import eve
from ccm.rules.norms import TimeBound
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status
from ccm.rules.truth import Truth, agreed

__all__ = ["WORDS"]

_ONCE_FOUND = {
    "old deadline": "the deadline that there was runs on",
    "new period": "the period runs anew",
    "overdue at once": "performance is overdue at once",
    "urgent, by its own plan": "if the deadline had passed by then, performance is "
    "urgent, by the State's own plan, and no day is set",
}
_ONCE_PASSED = {
    True: "the deadline had passed by then, so that performance is urgent, by the "
    "State's own plan, and no day is set",
    False: "the deadline had not passed by then, and runs on",
}


def _on_start(norm: TimeBound) -> tuple[str, ...]:
    """Return the choices on which it rests what starts a period."""
    return (*filter(None, (norm.start_read_by,)), "unheard_events")


@attrs.define(frozen=True, eq=False, repr=False)
class _Argument:
    """An answer about a duty with a deadline, as an argument."""

    bearing: Bearing
    case: Case
    answer: Upshot

    @property
    def norm(self) -> TimeBound:
        return self.bearing.norm

    @property
    def under(self) -> tuple[Outcome, ...]:
        """The outcomes of the courses in which the duty arises."""
        return tuple(each for each in self.answer.bound if each.arises)

    def reasons(self) -> Reasons:
        """Return the steps, from the deadline to what was performed."""
        case, due = self.case, self.answer.deadline
        if self.norm.runs_from is not None and not self.under:
            return Reasons(because=tuple(self._how_begun()))
        odd = irregular(self.bearing, case, due) if due else Irregular()
        because = [*self._why_then(), *self._why_arising(), *self._performance()]
        if due and (step := measured(self.bearing, case, due, odd)):
            because.append(step)
        because.extend(self._judgements())
        because.extend(self._how_begun())
        return Reasons(because=tuple(because), irregularities=odd.surely)

    def _why_then(self) -> Iterator[Explanation]:
        """Yield why the deadline is when it is; if there is none now, when it was."""
        due = self.answer.deadline
        if due:
            yield from self._why_due(due)
        elif self.under and self.norm.runs_from is None:
            passed = self._initial_days().day  # before a find after which none is set
            yield self._initially(Deadline(None, passed))

    def _performance(self) -> Iterator[Explanation]:
        if self.under:
            yield from self._how_reopened()
            yield self._how_performed()
            yield from self._why_doubtful()

    def _how_begun(self) -> Iterator[Explanation]:
        """Yield what tells of periods, where one runs from an event."""
        if self.norm.runs_from is None:
            return
        if not all(each.arises for each in self.answer.bound):
            yield from self._unbegun()
        yield from filter(None, (self.case.standing.entry,))

    def _unbegun(self) -> Iterator[Explanation]:
        norm, case, b = self.norm, self.case, self.bearing
        assert norm.runs_from is not None  # noqa: S101 - for the type checkers
        claim = f"the record holds no {norm.runs_from.title}"
        told = case.heard(norm.runs_from)
        eve_of_entry = eve(b.entry)
        before = [e for e in told if happened_by((e,), eve_of_entry) is Truth.TRUE]
        if any(e not in before for e in happened(told, case.on)):
            return
        if before:
            claim = f"{claim} since entry into force"
        if self.answer.possible == frozenset({Status.NOT_APPLICABLE}):
            claim += self._why_none()
        facts = case.accounts(before)
        yield Explanation(claim, None, norm.provision, facts, choices=_on_start(norm))
        yield from self._rumours()

    def _rumours(self) -> Iterator[Explanation]:
        """Yield what observers say of events that would start a period."""
        b, on = self.bearing, self.case.on
        told = (*(each.event for each in b.rumoured), *b.used)
        if said := happened(told, on):
            claim = "what puts that in doubt"
            if all(event.voice is Voice.OBSERVER for event in said):
                claim = "observers say, which puts that in doubt"
            yield Explanation(claim, Truth.UNKNOWN, "", said)

    def _why_none(self) -> str:
        """Return what makes silence mean that there is none, in words."""
        norm, on = self.norm, self.case.on
        kinds = tuple(filter(None, (norm.runs_from,)))
        if self.bearing.heard.begun.speaks(on):
            return held_by(kinds, norm, self.case)
        if norm.presupposes and self.bearing.heard.preluded.speaks(on):
            would = held_by(norm.presupposes, norm, self.case)
            earlier = happened(self.case.dossier.among(*norm.presupposes), on)
            since = " since entry into force" if earlier else ""
            titles = " or ".join(kind.title for kind in norm.presupposes)
            return f", and no {titles}{since}{would}"
        return "; what no source tells of is taken to be none, as read"

    def _why_due(self, deadline: Deadline) -> Iterator[Explanation]:
        initial = self._initially(deadline)
        step, claim = self._explained(deadline, initial), f"deadline {deadline}"
        other = step.value != deadline.date or deadline.or_later
        if other and step.claim != claim:  # else it says so itself
            provision = self.norm.provision
            step = Explanation(claim, deadline.date, provision, (), (step,))
        yield step
        for decision in self._left_out():
            chosen = ("late_request", "silence_procedure")
            yield self._of(decision, "extends nothing, as the text is read", *chosen)
        for decision in self._adrift():
            what = "counts from a deadline that is not known"
            yield self._of(decision, what, "extension_base")

    def _of(self, decision: ExtensionDecision, what: str, *by: str) -> Explanation:
        """Return what becomes of a decision, by some choices."""
        accounts = self.case.accounts((decision,))
        return Explanation(f"{what}: {decision.detail()}", None, "", accounts, (), by)

    def _explained(self, deadline: Deadline, initial: Explanation) -> Explanation:
        rule = self.bearing.extensions.rule
        if rule is None or not deadline.extensions:
            return initial
        case = self.case
        steps = tuple(
            Explanation(
                f"{'extended' if step.certain else 'perhaps already extended'} "
                f"from {_between(step.before_from, step.before)} "
                f"to {_between(step.after_from, step.after)}: {step.decision.detail()}",
                step.after if step.after == step.after_from else None,
                rule.provision,
                case.accounts((step.decision, *self._request(step.decision))),
                (),
                self._chosen(step.decision),
            )
            for step in deadline.extensions
        )
        claim, provision = f"deadline {deadline}", rule.decision_provision
        return Explanation(claim, deadline.date, provision, (), (initial, *steps))

    def _request(self, decision: ExtensionDecision) -> Iterable[Event]:
        asked = self.bearing.extensions.asked.get(decision.number)
        return happened((asked.request,), self.case.on) if asked else ()

    def _chosen(self, decision: ExtensionDecision) -> tuple[str, ...]:
        """Return the choices on which it rests what a decision does."""
        length = () if decision.until else ("extension_base", "extension_end")
        decided = self.bearing.extensions.decided[decision.number]
        seated = truth_of(lambda course: sat(course, decided)) is Truth.TRUE
        return length if seated else (*length, "silence_procedure")

    def _left_out(self) -> Iterator[ExtensionDecision]:
        """Yield the decisions by the day that extend nothing, as the text is read."""
        extensions = self.bearing.extensions
        if extensions.rule is None and self.norm.extension:
            told = decisions_on(self.norm, self.case)
            yield from happened((each.decision for each in told), self.case.on)
        for _, decided in sorted(extensions.decided.items()):
            if self._surely(extensions.barred, decided):
                yield from happened((decided.decision,), self.case.on)

    def _adrift(self) -> Iterator[ExtensionDecision]:
        """Yield the decisions by the day whose length counts from a day not known."""
        extensions = self.bearing.extensions
        for _, decided in sorted(extensions.decided.items()):
            tells = decided.decision.until or not decided.decision.granted
            tells = tells or self.case.reading.extension_base == "decision"
            if tells or self._surely(extensions.barred, decided):
                continue
            if self._surely(extensions.adrift, decided):
                yield from happened((decided.decision,), self.case.on)

    def _surely(
        self, asked: Callable[[Course, Decided], bool], decided: Decided
    ) -> bool:
        return truth_of(lambda course: asked(course, decided)) is Truth.TRUE

    def _initially(self, deadline: Deadline) -> Explanation:
        norm, case = self.norm, self.case
        rule = self.bearing.extensions.rule
        words, step = self._start()
        if case.reading.day_zero == "counted from the deposit" and not (
            norm.period.calendar_months or norm.runs_from
        ):
            words = "the deposit"
        counted = norm.period.calendar_months
        chosen = ("last_day", "rounding") if counted else ("day_zero",)
        return Explanation(
            f"{'initial ' if rule else ''}deadline "
            f"{deadline.initial or self._initial_days()}: "
            f"{norm.period} from {words}",
            deadline.initial,
            norm.provision,
            (),
            (step,) if step else (),
            (*chosen, *filter(None, (norm.extension_read_by,))),
        )

    def _initial_days(self) -> PartialDate:
        return spanned(self.answer.spans(attrgetter("initial")))

    def _start(self) -> tuple[str, Explanation | None]:
        """Return from what the period runs, in words, and why."""
        norm, case = self.norm, self.case
        if norm.runs_from is None:
            return "entry into force", case.standing.entry
        event = next(each.start for each in self.under if each.start is not None)
        claim, value = f"{event.detail()}: {event.date}", event.date
        if any(event is each.event for each in self.bearing.rumoured):
            claim = f"observers say, which settles nothing: {claim}"
            step = Explanation(claim, Truth.UNKNOWN, norm.provision, (event,))
            return f"{event.detail()}, if observers are right", step
        accounts = case.accounts((event,))
        step = Explanation(
            claim, value, norm.provision, accounts, choices=_on_start(norm)
        )
        return event.detail(), step

    def _why_arising(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if norm.arises_from is None:
            return
        truth = agreed(each.arises for each in self.answer.bound)
        words = {
            Truth.TRUE: f"the duty arises: {norm.arises_from.title}",
            Truth.FALSE: "the duty does not arise, or is moot",
            Truth.UNKNOWN: "the record does not say whether the duty arises",
        }
        facts, claim = _said(norm, case), words[truth]
        declared = norm.arises_from in map(type, facts)
        done = [each.by for each in self.under if each.by is not None]
        if truth is Truth.TRUE and not declared and done:
            claim = f"the duty arose: {norm.fulfilled_by.title}"
            facts = (*dict.fromkeys(case.accounts(done)), *facts)
        yield Explanation(claim, truth, norm.arises_provision, facts)

    def _how_reopened(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if norm.reopening is None:
            return
        finds = happened(case.heard(*norm.reopened_by), case.on)
        if not finds or not self._perhaps_done_before(finds):
            return
        names = " or ".join(dict.fromkeys(find.title for find in finds))
        days = ", ".join(str(find.date) for find in finds)
        option: str = getattr(case.reading, norm.reopening.choice)
        claim = f"{names} ({days}): {self._once_found(option)}"
        choice, provision = (norm.reopening.choice,), norm.reopening.provision
        yield Explanation(claim, None, provision, case.accounts(finds), (), choice)

    def _perhaps_done_before(self, finds: Iterable[Event]) -> bool:
        """Tell whether there can have been something that a find undid."""
        norm, case = self.norm, self.case
        kinds = norm.fulfilled_by, *norm.ruled_out_by, *norm.doubted_by
        settled = happened(case.heard(*kinds), case.on)
        return bool(settled) or any(find.date.day is None for find in finds)

    def _once_found(self, option: str) -> str:
        """Return what deadline there is after a find, as the text is read."""
        passed = {each.due is None for each in self.under if each.find is not None}
        if option == "urgent, by its own plan" and len(passed) == 1:
            return _ONCE_PASSED[passed.pop()]
        return _ONCE_FOUND[option]

    def _how_performed(self) -> Explanation:
        case, norm, under = self.case, self.norm, self.under
        accounts = self._done_and_undone()
        done = [each.done is not None for each in under]
        if all(done) and len(under) == len(self.answer.bound):
            span = self.answer.fulfilled_on
            claim, value = f"{norm.done}: {span or 'it is in doubt when'}", span
            return Explanation(claim, value, norm.provision, accounts)
        if any(done):
            claim = f"it is in doubt whether it was {norm.done} by {case.on}"
            return Explanation(claim, Truth.UNKNOWN, norm.provision, accounts)
        return self._not_performed(accounts)

    def _done_and_undone(self) -> tuple[Event, ...]:
        """Return the accounts of what performed it, and of what undid that.

        After a find, those of what had performed it before as well.
        """
        told = [e for o in self.under for e in (o.undone, o.by) if e is not None]
        facts = {id(event): event for event in (*self._done_before(), *told)}
        return self.case.accounts(facts.values())

    def _done_before(self) -> Iterable[Event]:
        if not any(each.find for each in self.under):
            return ()
        return happened((deed.event for deed in self.bearing.deeds), self.case.on)

    def _not_performed(self, accounts: tuple[Event, ...]) -> Explanation:
        case, norm, since = self.case, self.norm, self._since_find()
        absent = [each.event for each in self.bearing.absent]
        claim, truth = f"no record that it was {norm.done}{since}", Truth.UNKNOWN
        listed = sorted(absent, key=lambda event: event.date.earliest)[-1:]
        if self._known_undone():
            claim = f"not {norm.done} by {case.on}{since}{self._late_by()}"
            truth = Truth.FALSE
            listed = [
                each.event
                for each in self.bearing.absent
                if come_by(each.when, eve(case.on)) is not Truth.TRUE
            ]
        facts = *accounts, *case.accounts(listed)
        return Explanation(claim, truth, norm.provision, facts)

    def _since_find(self) -> str:
        """Return what undid performance, in words; empty if nothing did."""
        undone = [each.undone for each in self.under if each.undone is not None]
        return f", {undone[0].title} since" if undone else ""

    def _known_undone(self) -> bool:
        """Tell whether it is known that it was not performed by the day."""
        b, on = self.bearing, self.case.on
        if truth_of(lambda course: b.seen_absent(course, on)) is Truth.TRUE:
            return True
        owed = len(self.under) == len(self.answer.bound)
        return owed and b.heard.performed.speaks(on)

    def _late_by(self) -> str:
        """Return how long ago the deadline passed, where it surely has."""
        deadline = self.answer.deadline
        if deadline is None or deadline.or_later:
            return ""
        if any(each.due is None for each in self.under):
            return ""
        due = deadline.candidates[-1]
        if self.case.on <= due:
            return ""
        lapsed = time_since(due, self.case.on, Period.between)
        at_least = "" if deadline.date else "at least "
        return f", {at_least}{lapsed} after the deadline"

    def _why_doubtful(self) -> Iterator[Explanation]:
        possible = self.answer.possible
        kept = self._kept()
        lacks = sorted({number for each in self.under for number in each.lacks})
        in_doubt = Status.OVERDUE in possible or possible >= IN_TIME_OR_LATE
        if kept is not Truth.FALSE or lacks or in_doubt:
            ours = self.bearing.extensions
            lacking = tuple(Unrecorded.of(ours, number) for number in lacks)
            yield from why_open(ours, self.case, lacking, kept=kept)

    def _kept(self) -> Truth:
        """Return whether a pending request keeps a deadline that was met from passing.

        So it does where the State stands as before, in a course in which that deadline
        ends the time; so it may where in another course it has passed.
        """
        deadline = self.answer.deadline
        if self.case.reading.pending_request == "suspends nothing" or deadline is None:
            return Truth.FALSE
        ends = {each.status: each.ends for each in self.under if each.ends is not None}
        if Status.OUTSTANDING not in ends or self.case.on <= deadline.candidates[0]:
            return Truth.FALSE
        passed = Status.OVERDUE in {each.status for each in self.under}
        return Truth.UNKNOWN if passed else Truth.TRUE

    def _judgements(self) -> Iterator[Explanation]:
        for judged in self.case.dossier.of(Assessment):
            if judged.obligation == self.norm.id and judged.bears_from <= self.case.on:
                claim = f"an observer calls it a {judged.verdict}"
                yield Explanation(claim, None, "", (judged,))


def _said(norm: TimeBound, case: Case) -> tuple[Event, ...]:
    """Return the words on whether a duty arises; what observers say comes last."""
    assert norm.arises_from is not None  # noqa: S101 - or there are none
    turns = case.heard(norm.arises_from, *norm.turns)
    heard = case.accounts(spoken_of(turns, case.on))
    kinds = (norm.arises_from, *norm.ruled_out_by, *norm.doubted_by, *norm.implied_by)
    return (*heard, *case.overheard(*kinds))


WORDS = {
    TimeBound: Words(
        reasons=lambda b, case, answer: _Argument(b, case, answer).reasons(),
        lacking=lambda b, case, answer, lack: Gaps(b, case, answer).lacking(lack),
        said=said,
        amounts=amounts,
        day_of=lambda b, case, answer, event: Gaps(b, case, answer).day_of(event),
    )
}


def _between(first: date, last: date) -> str:
    """Return a deadline in words: a day, or from which to which it can be."""
    return open_ended(PartialDate(first, last))
