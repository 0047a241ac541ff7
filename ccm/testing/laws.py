"""Laws that every answer must obey, whatever the rules and whatever happened.

Each raises `BrokenLawError` with what was found. They quantify over norms, so a
treaty of one's own can be held to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import unescape
from itertools import pairwise

from ccm.dates import PartialDate, Timeline
from ccm.duties.answering import answered
from ccm.duties.cells import cell_of
from ccm.duties.telling import told
from ccm.facts import Event, Record, State
from ccm.rules import Finding, Status, Truth
from ccm.rules.finding import told_once
from ccm.view import AsOf
from ccm.view.schedules import Due

__all__ = [
    "BrokenLawError",
    "answers_of",
    "asked_afresh",
    "doubt_has_a_reason",
    "lookups_agree",
    "reasons_agree_with_the_value",
    "reasons_can_be_put_in_words",
    "reasons_lie_in_the_past",
    "require",
    "said",
    "schedule_lies_ahead",
    "settles",
    "shuffled",
    "timeline_agrees",
]

Said = tuple[object, ...]


class BrokenLawError(AssertionError):
    """An answer breaks a law; the message says which, and what was found."""


def require(holds: bool, law: str, *found: object) -> None:  # noqa: FBT001
    """Break a law of one's own, unless it holds.

    Args:
        holds: Whether it does.
        law: What it says.
        found: What was found instead.

    Raises:
        BrokenLawError: It does not hold.

    >>> require(2 + 2 == 4, "two and two are four", 2 + 2)
    """
    if not holds:
        msg = f"{law}: got {', '.join(map(str, found))}"
        raise BrokenLawError(msg)


def said(finding: Finding) -> Said:
    """Return what a finding says, without its reasons."""
    breach = finding.breach
    return finding.possible, finding.deadline, finding.fulfilled_on, breach


def answers_of(view: AsOf, state: str | State) -> dict[str, Said]:
    """Return what is said of a State, by obligation."""
    return {f.obligation: said(f) for f in view.findings(states=[state])}


def reasons_agree_with_the_value(finding: Finding) -> None:
    """The root of the reasons is the status; their deadline is the deadline.

    Raises:
        BrokenLawError: They differ.
    """
    root = finding.explanation
    require(root.value == finding.status, "the root is the status", root.value)
    deadline = finding.deadline
    if deadline is None:
        return
    claimed = [_day(step.value) for step in root.because]
    require(
        deadline.date in claimed,
        f"a reason concludes the deadline {deadline.date}",
        *claimed,
    )
    known = deadline.candidates == ((deadline.date,) if deadline.date else ())
    several = len(deadline.candidates) > 1 or deadline.or_later
    doubtful = deadline.date is None and several
    require(known or doubtful, "the candidates are the deadline's", deadline)


def _day(value: object) -> object:
    return value.day if isinstance(value, PartialDate) else value


def doubt_has_a_reason(finding: Finding) -> None:
    """What is undetermined has several possible answers, and something is missing.

    Raises:
        BrokenLawError: One of the three without the others, or a verdict on
            compliance that the possible answers do not give.
    """
    doubt = finding.status is Status.UNDETERMINED
    several = len(finding.possible) > 1
    require(doubt == several, "doubt is more than one answer", *finding.possible)
    require(
        doubt == bool(finding.missing),
        "something is missing if, and only if, the answer is in doubt",
        finding.status,
        finding.possible,
        finding.missing,
    )
    require(
        doubt or finding.possible == frozenset({finding.status}),
        "a known answer is the only possible one",
        finding.status,
        *finding.possible,
    )
    overdue = {status is Status.OVERDUE for status in finding.possible}
    late = Truth.of(overdue.pop()) if len(overdue) == 1 else Truth.UNKNOWN
    verdict = ~(late | finding.breach)
    require(finding.compliant == verdict, f"compliance is {verdict}", finding.compliant)


def reasons_can_be_put_in_words(finding: Finding) -> None:
    """The reasons can be put in words of every form, which name State and status.

    Raises:
        BrokenLawError: A form leaves one of them out.
    """
    state, status = str(finding.state), finding.shown
    for form in ("text", "markdown", "html"):
        words = finding.explain(form)
        require(unescape(state) in unescape(words), f"{form} names {state}", words)
        require(status in words, f"{form} names {status}", words)
    words = finding.explain("brief")
    told = status in words or "leaves open" in words
    require(told, f"in brief, {status} is told", words)


def reasons_lie_in_the_past(
    finding: Finding, *, save: Sequence[type[Event]] = ()
) -> None:
    """No reason rests on an event that surely came after the day asked about.

    An account that is not followed is shown beside the one that is, whatever its day.

    Args:
        finding: The answer.
        save: Types of events that may lie ahead.

    Raises:
        BrokenLawError: A later event is among the reasons.
    """
    for event in finding.explanation.evidence():
        require(
            event.bears_from <= finding.on
            or isinstance(event, tuple(save))
            or not event.followed,
            f"the reasons for {finding.on} lie in the past",
            event,
        )


def settles(exact: Finding, partial: Finding) -> None:
    """To learn a day narrows an answer, and never turns it.

    Args:
        exact: The answer where a day is known.
        partial: The answer of the same record, where no more is known than a
            range in which the day lies.

    Raises:
        BrokenLawError: The exact answer was not among those held possible.
    """
    require(
        exact.possible <= partial.possible,
        f"what is possible once a day is known was possible before: "
        f"{sorted(partial.possible)}",
        *sorted(exact.possible),
    )


def asked_afresh(view: AsOf, state: str | State, obligation: str, day: date) -> Finding:
    """Return a finding for which the rule ran on that very day: nothing was kept.

    What was last known before it is looked up, which has a law of its own.
    """
    norm, roll = view.treaty.norm(obligation), view.roll
    case = roll.case(view.state(state), day)
    answer = answered(norm, case)
    kept = view.at(day).assess(state, obligation)
    known, sought = kept.last_known, kept.looked_through
    once = told_once(told(answer, case), known, lambda _: kept.receipt, sought=sought)
    cell = cell_of(answer, case, once)
    return Finding(day, cell)


def lookups_agree(
    view: AsOf, state: str | State, obligation: str, days: Iterable[date]
) -> None:
    """What is looked up of a day is what the rule says, asked on that very day.

    The answer, its reasons, what each status takes, what is missing, what is
    irregular, and the words of all that.

    Raises:
        BrokenLawError: They differ on one of the days.
    """
    for day in days:
        kept = view.at(day).assess(state, obligation)
        asked = asked_afresh(view, state, obligation, day)
        law = f"what is looked up of {obligation} on {day} is what the rule says"
        require(said(kept) == said(asked), f"{law}: {said(asked)}", said(kept))
        for part in ("explanation", "courses", "gaps", "missing", "irregularities"):
            ours, theirs = getattr(kept, part), getattr(asked, part)
            require(ours == theirs, f"{law}: {theirs}", ours)
        require(kept.explain() == asked.explain(), f"{law}: {asked.explain()}", kept)


def timeline_agrees(
    timeline: Timeline[Finding], view: AsOf, days: Iterable[date]
) -> None:
    """A timeline says on each day what the rule says, asked on that very day.

    Raises:
        BrokenLawError: They differ on one of the days.
    """
    spans = list(timeline)
    for day in days:
        (span,) = (s for s in spans if s.start <= day <= (s.end or date.max))
        asked = asked_afresh(view, span.value.state, span.value.obligation, day)
        law = f"the timeline says of {asked.obligation} on {day} {said(asked)}"
        require(said(span.value) == said(asked), law, said(span.value))
        require(timeline.at(day) == asked, law, timeline.at(day))


def schedule_lies_ahead(schedule: Sequence[Due], first: date, until: date) -> None:
    """What falls due lies in the days asked about, in their order.

    Raises:
        BrokenLawError: A day lies outside, or out of order.
    """
    for due in schedule:
        require(first <= due.on <= until, f"due from {first} to {until}", due.on)
    for earlier, later in pairwise(schedule):
        require(earlier.on <= later.on, "due in order of days", earlier, later)


def shuffled(record: Record, order: Sequence[int]) -> Record:
    """Return the record with its events in another order."""
    events = tuple(record.events[index] for index in order)
    return Record(
        states=record.states,
        events=events,
        meetings=record.meetings,
        coverage=record.coverage,
    )
