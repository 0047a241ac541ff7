"""The answer to a question about one State and one obligation on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from datetime import date as Day
from functools import partial
from itertools import chain, starmap
from typing import TYPE_CHECKING, Any, Protocol

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.facts import ExtensionDecision, State
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Evidence
from ccm.rules.shown import Shown
from ccm.rules.status import IN_TIME_OR_LATE, Status, is_decided, shown_as
from ccm.rules.truth import Truth, agreed

if TYPE_CHECKING:
    from ccm.facts import Event
    from ccm.rules.told import Irregularity, Missing, Prospect, Told
    from ccm.rules.years import ReportYear

__all__ = [
    "Cell",
    "Deadline",
    "Extension",
    "Finding",
    "LastKnown",
    "Teller",
    "told_once",
]


@attrs.define(frozen=True, eq=False, repr=False)
class Extension(Shown):
    """What one decision did to a deadline.

    Attributes:
        decision: The decision.
        before: The deadline that it found; the last of the days that it can have been.
        after: The deadline that it set; likewise.
        certain: Whether it was surely taken by the day asked about.
        before_from: The first of the days that the deadline before can have been.
        after_from: The first of those of the one after.
    """

    decision: ExtensionDecision
    before: Day
    after: Day
    certain: bool
    before_from: Day
    after_from: Day

    def _said(self) -> tuple[object, ...]:
        days = self.before, self.after, self.before_from, self.after_from
        return self.decision, self.certain, *days

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Extension):
            return NotImplemented
        return self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def to_dict(self) -> ccm.rows.ExtensionRow:
        """Return it as in JSON: the decision, and the deadline before and after."""
        return ccm.rows.extension_row(self)


@attrs.define(frozen=True, eq=False, repr=False)
class Deadline(Shown):
    """The last day for an obligation; on that day performance is still in time.

    Attributes:
        date: The last day; None while an unknown day leaves more than one.
        initial: The last day before any extension; None if that is in doubt.
        extensions: What each decision did, in order.
        candidates: Every day that it can be, in order; one where it is known. Of
            days that follow each other, the first and the last.
        or_later: Whether a decision that is not on record may have set a later day, or
            the meeting at which it falls due may be put off.
        runs: The first and the last of the days that follow each other, run by run.
    """

    date: Day | None
    initial: Day | None
    extensions: tuple[Extension, ...] = ()
    candidates: tuple[Day, ...] = ()
    or_later: bool = False
    runs: tuple[tuple[Day, Day], ...] = attrs.field(default=(), repr=False)

    def __str__(self) -> str:
        later = ("later",) if self.or_later else ()
        return " or ".join((*map(str, self.spans), *later))

    @property
    def spans(self) -> tuple[PartialDate, ...]:
        """Each day that it can be; of more than two that follow each other, all in one.

        >>> days = date(2023, 5, 1), date(2023, 5, 31)
        >>> print(*Deadline(None, None, (), days, runs=(days,)).spans)
        2023-05
        """
        runs = self.runs or zip(self.candidates, self.candidates, strict=True)
        return tuple(chain.from_iterable(starmap(_spans, runs)))

    def _said(self) -> tuple[object, ...]:
        told = self.extensions, self.candidates, self.or_later
        return self.date, self.initial, *told

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Deadline):
            return NotImplemented
        return self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def to_dict(self) -> ccm.rows.DeadlineRow:
        """Return it as in JSON: the days that it can be, and its extensions."""
        return ccm.rows.deadline_row(self)


def _spans(first: Day, last: Day) -> Iterator[PartialDate]:
    """Yield two days that follow each other one by one, and more as one span."""
    if (last - first).days > 1:
        yield PartialDate(first, last)
    else:
        yield from map(PartialDate.on, sorted({first, last}))


class Teller(Protocol):
    """Tells what an answer says besides itself, on each day of a stretch."""

    def told(self, day: Day) -> Told:
        """Return what it says on a day."""
        ...

    def last_known(self, day: Day) -> LastKnown | None:
        """Return where the State stood when that was last decided, before a day."""
        ...

    def looked_through(self, day: Day) -> bool:
        """Tell whether that was sought on all days before, or until it was found."""
        ...

    def worded(
        self, finding: Finding, form: str, worded: Callable[[Finding], str]
    ) -> str:
        """Return a finding in words of one form, made once for all days alike."""
        ...

    def receipt(self, finding: Finding) -> ccm.Receipt:
        """Return what a finding was made of."""
        ...


class Cell:  # one is made for every stretch of days
    """Where a State stands under an obligation on every day of a stretch.

    What a `Finding` says but for its day; the reasons are made when somebody reads
    them, by its teller.
    """

    __slots__ = (
        "breach",
        "deadline",
        "duty",
        "fulfilled_on",
        "obligation",
        "possible",
        "state",
        "teller",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - attrs would compile it anew
        self,
        state: State,
        obligation: str,
        duty: str,
        possible: frozenset[Status],
        deadline: Deadline | None,
        fulfilled_on: PartialDate | None,
        breach: Truth,
        *,
        teller: Teller,
    ) -> None:
        self.state, self.obligation, self.duty = state, obligation, duty
        self.possible, self.deadline = possible, deadline
        self.fulfilled_on, self.breach, self.teller = fulfilled_on, breach, teller

    @property
    def status(self) -> Status:
        """The one status that is possible, or `Status.UNDETERMINED`."""
        if len(self.possible) > 1:
            return Status.UNDETERMINED
        return next(iter(self.possible))

    @property
    def decided(self) -> bool:
        """Whether one status is possible, or only a detail tells several apart."""
        return is_decided(self.possible)

    @property
    def shown(self) -> str:
        """The status as people read it: performance is told, whether in time or not."""
        return shown_as(self.possible)

    @property
    def compliant(self) -> Truth:
        """Whether nothing is owed and overdue, and no breach is shown."""
        late = Truth.of(Status.OVERDUE in self.possible)
        if late and len(self.possible) > 1:
            late = Truth.UNKNOWN
        return ~(late | self.breach)

    def told_by(self, teller: Teller) -> Cell:
        """Return the same, the reasons of which another makes."""
        made = copy(self)
        made.teller = teller
        return made

    def said(self) -> tuple[object, ...]:
        """Return what a finding says but for its day and its reasons."""
        return (
            self.state,
            self.obligation,
            self.duty,
            self.possible,
            self.deadline,
            self.fulfilled_on,
            self.breach,
        )


@attrs.define(frozen=True, eq=False, repr=False)
class Finding:
    """Where a State stands under an obligation on a day, and why.

    Attributes:
        on: The day asked about.
    """

    on: Day
    _cell: Cell = attrs.field(alias="cell")

    @property
    def state(self) -> State:
        """The State."""
        return self._cell.state

    @property
    def obligation(self) -> str:
        """Id of the obligation, such as ``art3``."""
        return self._cell.obligation

    @property
    def duty(self) -> str:
        """What is to be done, after "to".

        >>> import ccm
        >>> ccm.as_of(date(2020, 9, 28)).assess("BGR", "art3").duty
        'destroy its stockpiles of cluster munitions'
        """
        return self._cell.duty

    @property
    def status(self) -> Status:
        """The one status that is possible, or `Status.UNDETERMINED`."""
        return self._cell.status

    @property
    def possible(self) -> frozenset[Status]:
        """Every status that the record allows."""
        return self._cell.possible

    @property
    def shown(self) -> str:
        """The status as it is shown.

        ``fulfilled in time or late`` where it was performed and no more is known,
        which is an answer; else the status.
        """
        return self._cell.shown

    @property
    def last_known(self) -> LastKnown | None:
        """Where the State stood on the latest day on which that was decided.

        That is the day asked about, where it is decided on it. None where it was not
        on any day since the treaty is in force for the State; or on none of those that
        were looked through, which `looked_through` tells apart. Of a State that left
        and joined again, days of its first time as a Party tell nothing of its second.

        >>> import ccm
        >>> from datetime import date
        >>> finding = ccm.as_of(date(2025, 8, 2)).assess("DEU", "art4")
        >>> print(finding.last_known)
        outstanding until 2025-08-01 or later, as last known on 2025-08-01
        """
        if self._cell.decided:
            return LastKnown(self)
        return self._cell.teller.last_known(self.on)

    @property
    def looked_through(self) -> bool:
        """Whether what was `last_known` was sought until it was found, or is nowhere.

        False where the search ended before: where the answer turned on some hundreds of
        days and none of them decided it, or of a State with thousands of events. Then
        it may have been known on an earlier day.

        >>> import ccm
        >>> from datetime import date
        >>> finding = ccm.as_of(date(2020, 9, 28)).assess("GNB", "art3")
        >>> finding.last_known, finding.looked_through
        (None, True)
        """
        return self._cell.decided or self._cell.teller.looked_through(self.on)

    @property
    def cell(self) -> Cell:
        """The answer alone, which is the same on the days around."""
        return self._cell

    @property
    def deadline(self) -> Deadline | None:
        """The deadline in force on the day; None where none runs."""
        return self._cell.deadline

    @property
    def fulfilled_on(self) -> PartialDate | None:
        """When it was performed; None if it was not, or if that is in doubt."""
        return self._cell.fulfilled_on

    @property
    def told(self) -> Told:
        """What the answer says besides itself; made when somebody first asks."""
        return self._cell.teller.told(self.on)

    @property
    def explanation(self) -> Explanation:
        """The reasons, from the conclusion down to the facts."""
        return self.told.explanation

    @property
    def courses(self) -> tuple[Prospect, ...]:
        """What it takes to stand in each way that is possible, a line for each.

        >>> import ccm
        >>> from datetime import date
        >>> finding = ccm.as_of(date(2025, 8, 2)).assess("DEU", "art4")
        >>> for way in finding.courses:  # doctest: +NORMALIZE_WHITESPACE
        ...     print(way)
        12MSP granted request 2 as asked: outstanding until 2030-08-01
        12MSP granted request 2 for less, as far as 2025-08-02:
          outstanding until 2025-08-02 or later
        12MSP did not grant request 2: overdue since 2025-08-02
        """
        return self.told.courses

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be known, what alone can settle the status first.

        Empty where the status is known.
        """
        return self.told.missing

    @property
    def gaps(self) -> tuple[Missing, ...]:
        """The same as `missing`, in the order in which the rule asked for it."""
        return self.told.gaps

    @property
    def irregularities(self) -> tuple[Irregularity, ...]:
        """What was done otherwise than a provision says."""
        return self.told.irregularities

    @property
    def years(self) -> tuple[ReportYear, ...]:
        """What became of the report on each year whose day has passed.

        Under a duty of every year; empty under any other.

        >>> import ccm
        >>> from datetime import date
        >>> for year in ccm.as_of(date(2014, 7, 1)).assess("ZMB", "art7.2").years:
        ...     print(year)
        2010: not known
        2011: submitted on time
        2012: submitted on a day not known
        2013: submitted on time
        """
        return self.told.years

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Finding):
            return NotImplemented
        return self._answer() == other._answer() and self._said() == other._said()

    def _answer(self) -> tuple[object, ...]:
        return self.on, *self._cell.said()

    def _said(self) -> tuple[object, ...]:
        told = self.told
        return told.explanation, frozenset(told.missing), told.irregularities

    def __hash__(self) -> int:
        return hash((self.state, self.obligation, self.on, self.possible))

    def __repr__(self) -> str:
        due = f", deadline {_in_brief(self.deadline)}" if self.deadline else ""
        name = self.state.name  # which can hold what a terminal would not print
        name = name if name.isprintable() else ascii(name)[1:-1]
        return f"<Finding {name}, {self.obligation} on {self.on}: {self.shown}{due}>"

    def _repr_html_(self) -> str:
        """Return it for a notebook, where it unfolds its reasons."""
        return ccm.in_notebook(self)

    @property
    def compliant(self) -> Truth:
        """Whether nothing is owed and overdue on the day, and no breach is shown.

        Late performance ends the breach: it is `Truth.TRUE` from then on, and
        the status keeps the lateness. Under a duty without a date, only
        performance that the record shows makes it `Truth.TRUE`. Where it is not
        known, to ask for a yes or a no raises an error that says why.
        """
        return self._telling(self._cell.compliant, "whether it complies")

    @property
    def breach(self) -> Truth:
        """Whether a breach that is no lateness is shown, of a duty without a date."""
        return self._telling(self._cell.breach, "whether there is a breach")

    @property
    def receipt(self) -> ccm.Receipt:
        """What it was made of, so that it can be made again.

        Worked out when somebody asks: it names the digest of the whole record.
        """
        return self._cell.teller.receipt(self)

    @property
    def reading(self) -> tuple[str, ...]:
        """The choices of interpretation that the answer rests on, by field."""
        return self.explanation.reading()

    @property
    def performed(self) -> Truth:
        """Whether the obligation has been performed by the day, in time or late.

        Known also where the record cannot tell whether it was in time.
        """
        truth = agreed(status.is_fulfilled for status in self.possible)
        return self._telling(truth, "whether it has been performed")

    def _telling(self, truth: Truth, question: str) -> Truth:
        return truth.because(partial(self._why_unknown, question))

    def _why_unknown(self, question: str) -> str:
        if not self.missing:
            return f"{self.state}, {self.obligation} on {self.on}: not known {question}"
        first, *others = self.missing
        more = f", and {len(others)} more" if others else ""
        asked = f"{self.state}, {self.obligation} on {self.on}"
        return f"{asked}: not known {question}; missing: {first}{more}"

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again, without the record that it was asked of."""
        known = None if self._cell.decided else self.last_known
        said = self._cell.said()
        remade = partial(_remade, sought=self.looked_through)
        return remade, (self.on, self.told, known, self.receipt, *said)

    def explain(self, form: str = "text") -> str:
        """Return the reasons as a tree or, for a brief, in sentences.

        Args:
            form: ``text``, ``markdown``, ``html`` or ``json`` for the tree with
                every fact, ``numbered`` for the tree with its sources at the end,
                ``brief`` for a paragraph; ``named`` and ``brief named`` call pages
                by their sites, ``bare`` and ``brief bare`` leave sources out.

        Raises:
            InvalidValueError: There is no such form.
        """
        return ccm.in_words(self, form)

    def worded_once(self, form: str, worded: Callable[[Finding], str]) -> str:
        """Return it in words in which its day stands as ``YYYY-MM-DD`` or not at all.

        They are made once for all days on which they differ in nothing else.
        """
        return self._cell.teller.worded(self, form, worded)

    def to_dict(self) -> ccm.rows.FindingRow:
        """Return it as in JSON: the answer without its reasons."""
        return ccm.rows.finding_row(self)


@attrs.define(frozen=True, eq=False, repr=False)
class LastKnown(Shown):
    """Where a State stood under an obligation on the latest day that decided it.

    Attributes:
        finding: The finding of that day.
        after: The finding of the day after it, which is not decided; None where the
            day is the one asked about.
    """

    finding: Finding
    after: Finding | None = None

    @property
    def on(self) -> Day:
        """The day."""
        return self.finding.on

    @property
    def status(self) -> Status:
        """The status on that day."""
        return self.finding.status

    @property
    def deadline(self) -> Deadline | None:
        """The deadline in force on that day; None where none ran."""
        return self.finding.deadline

    @property
    def stands(self) -> str:
        """How the State stood, in words, with its deadline."""
        if self.finding.shown == IN_TIME_OR_LATE:
            return IN_TIME_OR_LATE
        return " or ".join(dict.fromkeys(way.stands for way in self.finding.courses))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have had to be known on the day after it, the weightiest first."""
        return self.after.missing if self.after else ()

    @property
    def kinds(self) -> tuple[type[Event], ...]:
        """The kinds of events of which the record lacks one from then on."""
        told = (by for gap in self.missing for by in gap.told_by)
        return tuple(dict.fromkeys(map(_kind, told)))

    def __str__(self) -> str:
        return f"{self.stands}, as last known on {self.on}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LastKnown):
            return NotImplemented
        return self.finding == other.finding and self.after == other.after

    def __hash__(self) -> int:
        return hash((self.finding, self.after))

    def to_dict(self) -> ccm.rows.LastKnownRow:
        """Return it as in JSON: day, status and deadline."""
        return ccm.rows.last_known_row(self)


def _kind(told_by: type[Event] | Evidence | Event) -> type[Event]:
    """Return the type of events that would tell something."""
    if isinstance(told_by, type):
        return told_by
    return told_by.event if isinstance(told_by, Evidence) else type(told_by)


class _Once:
    """Tells what was told of one day, whichever it is asked for.

    And where the State stood when that was last decided, and whether this was *sought*
    on all days before, or until it was found.
    """

    __slots__ = ("_known", "_receipt", "_sought", "_told")

    def __init__(
        self,
        told: Told,
        known: LastKnown | None,
        receipt: Callable[[Finding], ccm.Receipt],
        *,
        sought: bool = True,
    ) -> None:
        self._told, self._known, self._receipt = told, known, receipt
        self._sought = sought

    def told(self, day: Day) -> Told:  # noqa: ARG002 - of that day it was told
        return self._told

    def last_known(self, day: Day) -> LastKnown | None:  # noqa: ARG002 - the same
        return self._known

    def looked_through(self, day: Day) -> bool:  # noqa: ARG002 - the same
        return self._sought

    def worded(
        self,
        finding: Finding,
        form: str,  # noqa: ARG002 - nothing is kept by it
        worded: Callable[[Finding], str],
    ) -> str:
        return worded(finding)

    def receipt(self, finding: Finding) -> ccm.Receipt:
        return self._receipt(finding)


told_once = _Once


def _in_brief(due: Deadline) -> str:
    """Return a deadline; of many days that it can be, how many and which ends."""
    ends, spans = due.candidates, due.spans
    if len(spans) <= 2:  # noqa: PLR2004 - one, or the other
        return str(due)
    days = sum((each.latest - each.earliest).days + 1 for each in spans)
    return f"one of {days} days, {ends[0]} to {ends[-1]}"


def _remade(
    on: Day,
    told: Told,
    known: LastKnown | None,
    receipt: ccm.Receipt,
    *said: Any,
    sought: bool = True,
) -> Finding:
    teller = told_once(told, known, lambda _finding: receipt, sought=sought)
    return Finding(on, Cell(*said, teller=teller))
