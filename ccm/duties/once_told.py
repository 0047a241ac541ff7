"""A duty with a deadline, in words: why it stands so, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from operator import attrgetter
from typing import ClassVar, cast

import attrs

from ccm.dates import PartialDate, Period
from ccm.dates.partial import open_ended
from ccm.duties.extensions import Decided, Requested, decisions_on, ends, sat
from ccm.duties.granting import decision_missing
from ccm.duties.irregularities import Irregular, irregular
from ccm.duties.missing import day_of, told_apart
from ccm.duties.once import Bearing
from ccm.duties.said import Asked, Said, Weight, when_done
from ccm.duties.wording import Reasons, Words
from ccm.facts import Assessment, Event, ExtensionDecision, Voice
from ccm.rules.asked import time_since
from ccm.rules.bearing import (
    Silence,
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
from ccm.rules.finding import Deadline, Extension
from ccm.rules.lapse import eve
from ccm.rules.norms import TimeBound
from ccm.rules.outcome import Lack
from ccm.rules.status import Status
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth, agreed

__all__ = ["WORDS"]

_DAY = timedelta(days=1)
_IN_TIME_OR_LATE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
_NOTHING = Said("nothing else happened that is not on record", Weight.NOTHING)
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
_SURE = {True: None, False: Truth.UNKNOWN}
_KEEPS = {
    Truth.TRUE: "keeps the deadline from passing",
    Truth.UNKNOWN: "may keep the deadline from passing",
    Truth.FALSE: "suspends nothing",
}


class _Words(Words):
    b: Bearing
    norm: TimeBound
    yes_and_no: ClassVar = {
        "arises": (
            Said("the duty arises ({arises})"),
            Said("the duty does not arise (no {arises})"),
        ),
        "arose": (
            Said("the duty arose before the find ({arises})"),
            Said("the duty did not arise before the find (no {arises})"),
        ),
        "performance before a find": (
            Said("it had been {done} before the find, which is not on record"),
            _NOTHING,
        ),
        "extension": (
            Said(
                "its deadline was extended, and that is not on record", Weight.UNHEARD
            ),
            _NOTHING,
        ),
    }

    @property
    def names(self) -> dict[str, str]:
        norm = self.norm
        name = norm.arises_from.title if norm.arises_from else norm.duty
        return {"arises": name, "done": norm.done}

    @property
    def starts(self) -> type[Event]:
        """What starts a period, where something does."""
        assert self.norm.runs_from is not None  # noqa: S101 - by whom it is asked
        return self.norm.runs_from

    # why it stands so

    def reasons(self) -> Reasons:
        due, begun = self.answer.deadline, tuple(self._how_begun())
        if self.norm.runs_from is not None and not self.under:
            return Reasons(begun)
        odd = irregular(self.b, self.case, due) if due else Irregular()
        measured = filter(None, (odd.measured,))
        why = *self._why_then(), *self._why_arising(), *self._performance()
        return Reasons((*why, *measured, *self._judgements(), *begun), odd.surely)

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
        if len(self.under) < len(self.answer.bound):
            yield from self._unbegun()
        yield from self.entry

    def _unbegun(self) -> Iterator[Explanation]:
        begun, eve_of_entry = self.case.heard(self.starts), eve(self.b.entry)
        before = [e for e in begun if happened_by((e,), eve_of_entry) is Truth.TRUE]
        if any(e not in before for e in happened(begun, self.on)):
            return
        claim = f"the record holds no {self.starts.title}"
        if before:
            claim = f"{claim} since entry into force"
        none = self.answer.possible == frozenset({Status.NOT_APPLICABLE})
        told, facts = Truth.FALSE if none else None, self.case.accounts(before)
        claim = claim + self._why_none() if none else claim
        yield self.step(claim, told, facts, self._on_start())
        yield from self._rumours()

    def _on_start(self) -> tuple[str, ...]:
        """Return the choices on which it rests what starts a period."""
        return (*filter(None, (self.norm.start_read_by,)), "unheard_events")

    def _rumours(self) -> Iterator[Explanation]:
        """Yield what observers say of events that would start a period."""
        told = (*(each.event for each in self.b.rumoured), *self.b.used)
        if said := happened(told, self.on):
            claim = "what puts that in doubt"
            if all(event.voice is Voice.OBSERVER for event in said):
                claim = "observers say, which puts that in doubt"
            yield Explanation(claim, Truth.UNKNOWN, "", said)

    def _why_none(self) -> str:
        """Return what makes silence mean that there is none, in words."""
        norm, heard = self.norm, self.b.heard
        if heard.begun.speaks(self.on):
            return self.held_by(self.starts)
        if norm.presupposes and heard.preluded.speaks(self.on):
            earlier = happened(self.case.dossier.among(*norm.presupposes), self.on)
            since = " since entry into force" if earlier else ""
            titles = " or ".join(kind.title for kind in norm.presupposes)
            return f", and no {titles}{since}{self.held_by(*norm.presupposes)}"
        return "; what no source tells of is taken to be none, as read"

    def _why_due(self, deadline: Deadline) -> Iterator[Explanation]:
        initial = self._initially(deadline)
        step, claim = self._explained(deadline, initial), f"deadline {deadline}"
        other = step.value != deadline.date or deadline.or_later
        if other and step.claim != claim:  # else it says so itself
            step = self.step(claim, deadline.date, because=(step,))
        yield step
        for decision in self._of_no_effect():
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
        rule = self.b.extensions.rule
        if rule is None or not deadline.extensions:
            return initial
        steps = tuple(
            self._extended(each, rule.provision) for each in deadline.extensions
        )
        claim, provision = f"deadline {deadline}", rule.decision_provision
        return Explanation(claim, deadline.date, provision, (), (initial, *steps))

    def _extended(self, step: Extension, provision: str) -> Explanation:
        """Return what a decision did to the deadline."""
        already = "extended" if step.certain else "perhaps already extended"
        before = open_ended(PartialDate(step.before_from, step.before))
        after = open_ended(PartialDate(step.after_from, step.after))
        asked = self.b.extensions.asked.get(step.decision.number)
        filed = happened((asked.request,), self.on) if asked else ()
        return Explanation(
            f"{already} from {before} to {after}: {step.decision.detail()}",
            step.after if step.after == step.after_from else None,
            provision,
            self.case.accounts((step.decision, *filed)),
            choices=self._chosen(step.decision),
        )

    def _chosen(self, decision: ExtensionDecision) -> tuple[str, ...]:
        """Return the choices on which it rests what a decision does."""
        length = () if decision.until else ("extension_base", "extension_end")
        decided = self.b.extensions.decided[decision.number]
        seated = truth_of(lambda course: sat(course, decided)) is Truth.TRUE
        return length if seated else (*length, "silence_procedure")

    def _of_no_effect(self) -> Iterator[ExtensionDecision]:
        """Yield the decisions by the day that extend nothing, as the text is read."""
        extensions = self.b.extensions
        if extensions.rule is None and self.norm.extension:
            told = decisions_on(self.norm, self.case)
            yield from happened((each.decision for each in told), self.on)
        yield from self._of_which(extensions.barred)

    def _of_which(
        self, asked: Callable[[Course, Decided], bool]
    ) -> Iterator[ExtensionDecision]:
        """Yield the decisions by the day of which something is surely so."""
        for _, each in sorted(self.b.extensions.decided.items()):
            if truth_of(partial(_of_it, asked, each)) is Truth.TRUE:
                yield from happened((each.decision,), self.on)

    def _adrift(self) -> Iterator[ExtensionDecision]:
        """Yield the decisions by the day whose length counts from a day not known."""
        barred = [*self._of_which(self.b.extensions.barred)]
        for each in self._of_which(self.b.extensions.adrift):
            tells = each.until or not each.granted
            tells = tells or self.case.reading.extension_base == "decision"
            if not tells and each not in barred:
                yield each

    def _initially(self, deadline: Deadline) -> Explanation:
        norm = self.norm
        words, step = self._start()
        counted = norm.period.calendar_months
        from_deposit = self.case.reading.day_zero == "counted from the deposit"
        if from_deposit and not (counted or norm.runs_from):
            words = "the deposit"
        chosen = ("last_day", "rounding") if counted else ("day_zero",)
        first = "initial " if self.b.extensions.rule else ""
        days = deadline.initial or self._initial_days()
        return self.step(
            f"{first}deadline {days}: {norm.period} from {words}",
            deadline.initial,
            (),
            (*chosen, *filter(None, (norm.extension_read_by,))),
            step,
        )

    def _initial_days(self) -> PartialDate:
        return spanned(self.answer.spans(attrgetter("initial")))

    def _start(self) -> tuple[str, tuple[Explanation, ...]]:
        """Return from what the period runs, in words, and why."""
        if self.norm.runs_from is None:
            return "entry into force", self.entry
        event = next(each.start for each in self.under if each.start is not None)
        claim = f"{event.detail()}: {event.date}"
        if any(event is each.event for each in self.b.rumoured):
            claim = f"observers say, which settles nothing: {claim}"
            step = self.step(claim, Truth.UNKNOWN, (event,))
            return f"{event.detail()}, if observers are right", (step,)
        accounts = self.case.accounts((event,))
        step = self.step(claim, event.date, accounts, self._on_start())
        return event.detail(), (step,)

    def _why_arising(self) -> Iterator[Explanation]:
        norm, case = self.norm, self.case
        if norm.arises_from is None:
            return
        truth = agreed(each.arises for each in self.answer.bound)
        claim = {
            Truth.TRUE: f"the duty arises: {norm.arises_from.title}",
            Truth.FALSE: "the duty does not arise, or is moot",
            Truth.UNKNOWN: "the record does not say whether the duty arises",
        }[truth]
        said = (norm.arises_from, *norm.ruled_out_by, *norm.doubted_by)
        heard = spoken_of(case.heard(norm.arises_from, *norm.turns), self.on)
        facts = (*case.accounts(heard), *case.overheard(*said, *norm.implied_by))
        done = [each.by for each in self.under if each.by is not None]
        if truth is Truth.TRUE and norm.arises_from not in map(type, facts) and done:
            claim = f"the duty arose: {norm.fulfilled_by.title}"
            facts = (*dict.fromkeys(case.accounts(done)), *facts)
        yield Explanation(claim, truth, norm.arises_provision, facts)

    def _how_reopened(self) -> Iterator[Explanation]:
        norm = self.norm
        finds = self.come(*norm.reopened_by)
        if norm.reopening is None or not self._perhaps_done_before(finds):
            return
        names = " or ".join(dict.fromkeys(find.title for find in finds))
        days = ", ".join(str(find.date) for find in finds)
        choice, provision = norm.reopening.choice, norm.reopening.provision
        claim = (
            f"{names} ({days}): {self._once_found(getattr(self.case.reading, choice))}"
        )
        accounts = self.case.accounts(finds)
        yield Explanation(claim, None, provision, accounts, choices=(choice,))

    def _perhaps_done_before(self, finds: tuple[Event, ...]) -> bool:
        """Tell whether there can have been something that a find undid."""
        norm = self.norm
        settled = self.come(norm.fulfilled_by, *norm.ruled_out_by, *norm.doubted_by)
        vague = any(find.date.day is None for find in finds)
        return bool(finds) and (bool(settled) or vague)

    def _once_found(self, option: str) -> str:
        """Return what deadline there is after a find, as the text is read."""
        passed = {each.due is None for each in self.under if each.find is not None}
        if option == "urgent, by its own plan" and len(passed) == 1:
            return _ONCE_PASSED[passed.pop()]
        return _ONCE_FOUND[option]

    def _how_performed(self) -> Explanation:
        norm, accounts = self.norm, self._done_and_undone()
        done = [each.done is not None for each in self.under]
        if all(done) and len(self.under) == len(self.answer.bound):
            span = self.answer.fulfilled_on
            claim = f"{norm.done}: {span or 'it is in doubt when'}"
            return self.step(claim, span, accounts)
        if any(done):
            claim = f"it is in doubt whether it was {norm.done} by {self.on}"
            return self.step(claim, Truth.UNKNOWN, accounts)
        return self._not_performed(accounts)

    def _done_and_undone(self) -> tuple[Event, ...]:
        """Return the accounts of what performed it, and of what undid that.

        After a find, those of what had performed it before as well.
        """
        told = [e for o in self.under for e in (o.undone, o.by) if e is not None]
        if any(each.find for each in self.under):
            told = [*happened((deed.event for deed in self.b.deeds), self.on), *told]
        return self.case.accounts({id(event): event for event in told}.values())

    def _not_performed(self, accounts: tuple[Event, ...]) -> Explanation:
        undone = [each.undone for each in self.under if each.undone is not None]
        since = f", {undone[0].title} since" if undone else ""
        if self._known_undone():
            claim = f"not {self.norm.done} by {self.on}{since}{self._late_by()}"
            yesterday = eve(self.on)
            listed = [
                each.event
                for each in self.b.absent
                if come_by(each.when, yesterday) is not Truth.TRUE
            ]
            return self.step(
                claim, Truth.FALSE, (*accounts, *self.case.accounts(listed))
            )
        absent = (each.event for each in self.b.absent)
        listed = sorted(absent, key=lambda event: event.date.earliest)[-1:]
        claim = f"no record that it was {self.norm.done}{since}"
        return self.step(claim, Truth.UNKNOWN, (*accounts, *self.case.accounts(listed)))

    def _known_undone(self) -> bool:
        """Tell whether it is known that it was not performed by the day."""
        if truth_of(lambda course: self.b.seen_absent(course, self.on)) is Truth.TRUE:
            return True
        owed = len(self.under) == len(self.answer.bound)
        return owed and self.b.heard.performed.speaks(self.on)

    def _late_by(self) -> str:
        """Return how long ago the deadline passed, where it surely has."""
        deadline = self.answer.deadline
        if deadline is None or deadline.or_later:
            return ""
        due = deadline.candidates[-1]
        if self.on <= due or any(each.due is None for each in self.under):
            return ""
        lapsed = time_since(due, self.on, Period.between)
        at_least = "" if deadline.date else "at least "
        return f", {at_least}{lapsed} after the deadline"

    def _why_doubtful(self) -> Iterator[Explanation]:
        """Yield what leaves open whether a deadline that has passed was extended."""
        lacks = sorted({number for each in self.under for number in each.lacks})
        yield from map(self._why_lacking, lacks)
        possible, kept = self.answer.possible, self._kept()
        late = Status.OVERDUE in possible or possible >= _IN_TIME_OR_LATE
        if not lacks and (late or kept is not Truth.FALSE):
            yield from self._why_pending(kept)

    def _why_pending(self, kept: Truth) -> Iterator[Explanation]:
        """Yield which request awaits a decision, and whether it keeps the deadline."""
        if awaited := self._awaited():
            asked, sure = awaited
            pending = f"request {asked.number} {'is' if sure else 'may be'} pending"
            claim, truth = f"{pending}, which {_KEEPS[kept]}", _SURE[sure]
            facts, chosen = self.case.accounts((asked.request,)), ("pending_request",)
            yield Explanation(claim, truth, "", facts, (), chosen)

    def _why_lacking(self, number: int) -> Explanation:
        """Return why it is known that there was something to decide."""
        asked = self.b.extensions.asked.get(number)
        if asked is None:
            claim = (
                "a decision on a later request is in the record, and that on request "
            )
            return Explanation(f"{claim}{number} is not", Truth.UNKNOWN)
        over = not asked.sittings or (
            truth_of(lambda course: course.no_later(self.on, asked.sittings[-1].closes))
            is Truth.FALSE
        )
        claim = f"{asked.request.meeting}, which was to decide request {number}, "
        claim += f"{'has' if over else 'may have'} closed, and its decision is not in "
        claim += "the record"
        return Explanation(
            claim, Truth.UNKNOWN, "", self.case.accounts((asked.request,))
        )

    def _awaited(self) -> tuple[Requested, bool] | None:
        """Return the request that awaits a decision, and whether it surely does."""
        perhaps: Requested | None = None
        for _, asked in sorted(self.b.extensions.asked.items()):
            awaits = truth_of(partial(self._awaits, asked))
            if awaits is Truth.TRUE:
                return asked, True
            if awaits == Truth.UNKNOWN and perhaps is None:
                perhaps = asked
        return None if perhaps is None else (perhaps, False)

    def _awaits(self, asked: Requested, course: Course) -> bool:
        return self.b.extensions.among(course).awaits(course, asked, self.on)

    def _kept(self) -> Truth:
        """Return whether a pending request keeps a deadline that was met from passing.

        So it does where the State stands as before, in a course in which that deadline
        ends the time; so it may where in another course it has passed.
        """
        deadline = self.answer.deadline
        if self.case.reading.pending_request == "suspends nothing" or deadline is None:
            return Truth.FALSE
        runs = {each.status for each in self.under if each.ends is not None}
        if Status.OUTSTANDING not in runs or self.on <= deadline.candidates[0]:
            return Truth.FALSE
        passed = Status.OVERDUE in map(attrgetter("status"), self.under)
        return Truth.UNKNOWN if passed else Truth.TRUE

    def _judgements(self) -> Iterator[Explanation]:
        for judged in self.case.dossier.of(Assessment):
            if judged.obligation == self.norm.id and judged.bears_from <= self.on:
                claim = f"an observer calls it a {judged.verdict}"
                yield Explanation(claim, None, "", (judged,))

    # what is missing

    def gaps(self, lack: Lack) -> Iterable[Missing]:
        if lack.what == "decision":
            return self._decisions(lack)
        if lack.what in ("arises", "arose"):
            return self._report()
        later = lack.what == "extension" or lack.what.startswith("performance")
        return (self._later(lack) if later else self._begun(lack),)

    def _decisions(self, lack: Lack) -> Iterator[Missing]:
        """Yield the decision on a request, and others before it that are not on record.

        Each can have set as late a deadline.
        """
        number, _ = cast("tuple[int, int]", lack.about)
        lacks = {each for outcome in self.answer.bound for each in outcome.lacks}
        for each in (number, *sorted(n for n in lacks if n < number)):
            yield decision_missing(self.b.extensions, each, self.norm, self.case)

    def _begun(self, lack: Lack) -> Missing:
        fact = f"whether there was an {self.starts.title}"
        used = happened(self.b.used, self.on)
        if lack.what == "rumour" or used:
            told = "; ".join(f"{each.detail()}, {each.date}" for each in used)
            said = fact if lack.what == "rumour" else f"{fact} after: {told}"
            return Missing(said, Cause.NOT_REPORTED, told_by=(self.starts,))
        heard, told_by = self.b.heard, (*self.norm.presupposes, self.starts)
        silence = heard.begun if heard.begun.spans else heard.preluded
        return silence.lacks(fact, self.on, told_by, since=self.b.entry)

    def _later(self, lack: Lack) -> Missing:
        norm, done = self.norm, self.answer.fulfilled_on
        fact, told = f"whether it was {norm.done}", [norm.fulfilled_by]
        if Status.OVERDUE in self.answer.possible and norm.extension:
            fact, told = f"{fact} or its deadline extended", [*told, ExtensionDecision]
        elif Status.OVERDUE not in self.answer.possible and lack.what == "extension":
            by = min(done.latest, self.on) if done else self.on
            fact, told = (
                f"whether its deadline had been extended by {by}",
                [ExtensionDecision],
            )
        silence = Silence.of(norm, self.case.standing.state, self.case.record, *told)
        since = self.b.entry if norm.runs_from else date.min
        return silence.lacks(fact, self.on, tuple(told), since=since)

    def day_of(self, event: Event) -> Missing:
        fact = self._tells(event)
        if fact and happened_by((event,), self.on) is Truth.TRUE:
            return Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))
        return day_of(event)

    def _tells(self, event: Event) -> str:
        """Return what the day of an event would tell of the duty; empty if nothing."""
        performed = isinstance(event, self.norm.fulfilled_by)
        if performed and self.answer.possible >= _IN_TIME_OR_LATE:
            known = self.answer.fulfilled_on or event.date
            return f"the day on which it was {self.norm.done} (known: {known})"
        if any(each.start is event for each in self.answer.bound):
            return f"the day from which the period runs (known: {event.date})"
        return ""

    def _report(self) -> Iterator[Missing]:
        norm, name = self.norm, self.names["arises"]
        told = (*norm.ruled_out_by, *filter(None, (norm.arises_from,)))
        if self.come(*norm.doubted_by):
            fact = f"what the State found: {name}, or not"
            yield Missing(fact, Cause.DISPUTED, told_by=told)
            return
        report = norm.reported_under
        made = report and happened_by(self.case.heard(report.fulfilled_by), self.on)
        if report and made is not Truth.TRUE:
            report_name = report.fulfilled_by.title.removesuffix(" submitted")
            cause = _why_unreported(report, self.case)
            yield Missing(f"its {report_name}", cause, told_by=told)
        fact = f"whether, at entry into force: {name}"
        yield Missing(fact, Cause.NOT_REPORTED, told_by=told)

    # how answers read

    def reads(self, lack: Lack, asked: Asked) -> Said:
        what = lack.what
        if what == "decision":
            return self._of_period(self._decided(lack, asked), lack)
        if what in ("performance", "extension"):
            told = (
                self._unheard(asked)
                if what == "performance"
                else self.yes_or_no(lack, asked, **self.names)
            )
            return self._of_period(told, lack)
        if what == "place":
            places = " or ".join(str(place) or "elsewhere" for place in asked.answers)
            return Said(f"that was in: {places}")
        if what in ("began", "start"):
            return self._started(lack, asked)
        return self.yes_or_no(lack, asked, **self.names)

    def _of_period(self, told: Said, lack: Lack) -> Said:
        """Return the same with what started the period, where several run."""
        started = [e for e in self.case.dossier.events if id(e) in lack.about]
        if not started or told.weight is Weight.PRESUMED:
            return told
        start = f"after {told_apart(started[0], self.case)}"
        whole = told.whole and (f"{start}: {told.whole[0]}", told.whole[1])
        less = told.less and f"{start}: {told.less}"
        return attrs.evolve(
            told, words=f"{start}: {told.words}", whole=whole, less=less
        )

    def _decided(self, lack: Lack, asked: Asked) -> Said:
        """Return how it reads what a decision made that is not on record.

        What one before it may have set, and it left as it was, cannot be told from what
        it set itself: so both are named.
        """
        number, extensions = cast("int", lack.about[0]), self.b.extensions
        before = (n for n in extensions.not_on_record(self.on) if n < number)
        named = [(self._meeting(each), each) for each in (*before, number)]
        days, alone = asked.days, len(named) == 1
        if len(asked.answers) > 1:
            return _either_way(named, days)
        if asked.yes:
            granted = _of_each(named, "granted", "or")
            return self._granted(granted, days[0], number if alone else None)
        none = _of_each(named, "did not grant", "nor")
        if days[0].earliest < days[0].latest < date.max:
            none += f", or not as far as {days[0].latest + _DAY}"
        return Said(none, Weight.NOTHING)

    def _granted(self, granted: str, days: PartialDate, number: int | None) -> Said:
        """Return how it reads that more time was granted, on one request or several."""
        far = f"{granted}{',' if number is None else ''} as far as {days.earliest}"
        extensions, first = self.b.extensions, self.b.first
        asked = None
        if number is not None:
            asked = extensions.granted_as_asked(first, number, self.on)
        if asked is None or asked[0] < days.earliest:
            return Said(far)
        own, due = asked
        less = f"{granted} for less, as far as {days.earliest}"
        whole = f"{granted} as asked", due
        return Said(far, whole=whole, less=less if days.earliest < own else "")

    def _meeting(self, number: int) -> str:
        """Return the meeting that was to decide a request, in words."""
        asked = self.b.extensions.asked.get(number)
        return asked.request.meeting if asked else "a meeting"

    def _unheard(self, asked: Asked) -> Said:
        """Return how it reads that it was performed, and that nobody recorded it."""
        ways = set(asked.answers)
        if ways == {None}:
            return _NOTHING
        done = f"it was {self.norm.done}{when_done(ways)}"
        return Said(f"{done}, and that is not on record", Weight.UNHEARD)

    def _started(self, lack: Lack, asked: Asked) -> Said:
        """Return how it reads whether and when a period began."""
        event = self.starts.title
        if lack.what == "start":
            return Said(f"the {event} came {' or '.join(map(str, asked.days))}")
        spans = cast("tuple[tuple[date, date] | None, ...]", asked.answers)
        days = " or ".join(str(PartialDate(*span)) for span in spans if span)
        if not days:
            return Said(f"no {event} is missing from the record", Weight.NOTHING)
        return Said(f"an {event} is missing from the record, {days}")


def _of_it(
    asked: Callable[[Course, Decided], bool], decided: Decided, course: Course
) -> bool:
    return asked(course, decided)


def _either_way(named: list[tuple[str, int]], days: tuple[PartialDate, ...]) -> Said:
    """Return how it reads that a decision set one of some days; nothing of any day."""
    if len(days) == 1:
        return Said("", Weight.PRESUMED)
    decided = " or ".join(
        f"{meeting}, on request {number}" for meeting, number in named
    )
    return Said(f"{decided}, left a deadline of {' or '.join(map(open_ended, days))}")


def _of_each(named: list[tuple[str, int]], verb: str, link: str) -> str:
    """Return what each of some meetings did with the request to it."""
    (meeting, first), *others = named
    further = "".join(f", {link} {each} request {number}" for each, number in others)
    return f"{meeting} {verb} request {first}{further}"


def _why_unreported(report: TimeBound, case: Case) -> Cause:
    """Return why a report is not in the record."""
    told = case.once(report, Bearing.of)
    first, course = told.first, Course()
    if first is not None and course.no_later(
        case.on, ends(course, first.anchor, first.length, case.reading)
    ):
        return Cause.NOT_YET_DUE
    seen = truth_of(lambda course: told.seen_absent(course, case.on))
    known = seen is Truth.TRUE or told.heard.performed.speaks(case.on)
    return Cause.NOT_REPORTED if known else Cause.BEYOND_THE_RECORD


WORDS = {TimeBound: _Words}
