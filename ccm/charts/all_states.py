"""Charts of all States: deadlines that run, membership, how they stood by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import dropwhile

from ccm.charts.charts import Chart
from ccm.charts.days import open_end, points, until
from ccm.charts.resting import cited, listed, rests_on, sentences
from ccm.charts.stacks import Columns, Panel, Stack
from ccm.charts.statuses import INK_OF
from ccm.charts.stretches import Bar, Lane, Stretches, used
from ccm.duties.cells import Row, row_of
from ccm.phrases import Phrase, counted, day, joined, phrase
from ccm.rules import Deadline, Finding, Norm, Status
from ccm.view import AsOf

__all__ = ["members", "running", "standing"]


def running(view: AsOf) -> Chart:
    """Return the deadlines that run, or may run, for a duty that has arisen."""
    norms = [n for n in view.treaty.obligations if n.dated and not n.every_year]
    found = [f for n in norms for f in view.findings(obligations=n.id) if _runs(f)]
    surely = [f for f in found if Status.NOT_APPLICABLE not in f.possible]
    surely.sort(key=lambda f: (_days(f)[0], f.state.alpha3))
    lanes = tuple(_lane(view, f, f.deadline) for f in surely if f.deadline)
    figure = Stretches(lanes, used(_RUNS, lanes), view.on)
    others = len(found) - len(surely)
    shown = phrase(_HOW_RUNNING, day=view.on)
    if others:
        shown = joined(" ", (shown, counted(others, *_MORE)))
    return Chart(
        kind="running",
        title="Deadlines that run",
        shown=shown,
        source=rests_on(view),
        told=sentences(figure.rows) or "No deadline runs.",
        figure=figure,
    )


_MORE = (
    "1 more would run if the duty had arisen.",
    "{number} more would run if the duty had arisen.",
)

_HOW_RUNNING = (
    "As of {day}: each deadline that runs or may run, the first above. An upright bar "
    "is a known day. Hatched: the record leaves open until when it runs, and whether; "
    "an arrow has no known end."
)

_RUNS = {"open": "runs", "doubt": "in doubt: may run, or may have ended"}


def _runs(finding: Finding) -> bool:
    return Status.OUTSTANDING in finding.possible and bool(_days(finding))


def _days(finding: Finding) -> tuple[date, ...]:
    return finding.deadline.candidates if finding.deadline else ()


def _lane(view: AsOf, finding: Finding, deadline: Deadline) -> Lane:
    provision = cited(view.treaty.norm(finding.obligation).provision)
    name = phrase("{state}, {article}", state=finding.state, article=provision)
    first = deadline.candidates[0]
    runs: list[Bar] = []
    if first > view.on:
        surely = finding.status is Status.OUTSTANDING
        ink, what = ("open", "runs") if surely else ("doubt", "may run")
        runs.append(Bar(view.on, first, ink, what))
    known = [p for p in points(deadline) if p.on in deadline.candidates]
    bars = (*runs, *open_end(deadline))
    number = provision.parts["number"]
    label = phrase("{state}, {number}", state=finding.state, number=number)
    return Lane(name, bars, tuple(known), until(deadline), label=label)


def members(view: AsOf) -> Chart:
    """Return for how many States the treaty was in force, year by year, by region."""
    opens = view.treaty.signature.opens
    stacks = tuple(_by_region(view.at(end)) for end in _ends_of_years(opens, view.on))
    used = {part for stack in stacks for part in stack.parts}
    inks = {part: ink for part, ink in _REGIONS.items() if part in used}
    last = stacks[-1]
    return Chart(
        kind="members",
        title=phrase("States Parties since {year}, by region", year=opens.year),
        shown=phrase(_HOW_MEMBERS, treaty=view.treaty.name, day=view.on),
        source=rests_on(view),
        told=phrase(
            "On {day} it was in force for {states}: {regions}. Year by year: {years}.",
            day=view.on,
            states=counted(last.total, "1 State", "{number} States"),
            regions=listed(last.parts, inks),
            years=joined("; ", map(_total, stacks)),
        ),
        figure=Columns((Panel("States Parties", stacks),), inks),
    )


_HOW_MEMBERS = (
    "States for which the {treaty} was in force at the end of each year and on {day}, "
    "by region of the United Nations."
)


def _total(stack: Stack) -> Phrase:
    return phrase("{day} {number}", day=stack.name, number=stack.total)


_ELSEWHERE, _DOUBT = "elsewhere", "left, or not yet: not known"

_REGIONS = {
    **{name: name for name in ("Africa", "Americas", "Asia", "Europe", "Oceania")},
    _ELSEWHERE: "none",
    _DOUBT: "doubt",
}
"""The ink of each region of the United Nations' M49 standard, and of what has none."""


def _ends_of_years(first: date, last: date) -> Iterator[date]:
    for year in range(first.year, last.year):
        yield date(year, 12, 31)
    yield last


def _by_region(view: AsOf) -> Stack:
    regions = (state.region for state in view.states_parties())
    parts = Counter(each if each in _REGIONS else _ELSEWHERE for each in regions)
    every = (view.standing(state) for state in view.record.dossiers)
    if doubtful := sum(standing.is_in_doubt(view.on) for standing in every):
        parts[_DOUBT] = doubtful
    return Stack(day(view.on), parts)


def standing(view: AsOf, obligation: str) -> Chart:
    """Return how States stood under an obligation over the years, in two ways.

    As last known: where it is not known on a day, how it was when it last was. As
    proved: what the record shows of that very day.

    Raises:
        UnknownObligationError: There is no such obligation.
    """
    norm = view.treaty.norm(obligation)
    ends = [*_ends_of_years(view.treaty.signature.opens, view.on)]
    known, proved = (_stacks(each, ends) for each in _counted(view, norm, ends))
    used = {part for stack in (*known, *proved) for part in stack.parts}
    inks = {status: ink for status, ink in INK_OF.items() if status in used}
    panels = Panel(_KNOWN, known), Panel(_PROVED, proved)
    told = [
        phrase("{panel}: {parts}", panel=p.title, parts=listed(last.parts, inks))
        for p in panels
        for last in p.stacks[-1:]
    ]
    stood = joined(". ", told) if told else "no State was bound"
    return Chart(
        kind="standing",
        subject=norm.id.replace(".", ""),
        title=phrase(
            "{article}: how States stood, year by year", article=cited(norm.provision)
        ),
        shown=phrase(_HOW_STANDING, duty=norm.duty, day=view.on),
        source=rests_on(view),
        told=phrase("On {day}: {parts}.", day=view.on, parts=stood),
        figure=Columns(panels, inks),
    )


_HOW_STANDING = (
    "To {duty}. States bound at the end of each year and on {day}. As last known: what "
    "is not known of a day stands as it was when it last was. As proved: what the "
    "record shows of that very day."
)

_KNOWN, _PROVED = "As last known", "As proved on the day"

_Counts = defaultdict[date, Counter[str]]


def _counted(view: AsOf, norm: Norm, ends: list[date]) -> tuple[_Counts, _Counts]:
    """Return on each day how many States stood how: as last known, and as proved."""
    known, proved = _Counts(Counter), _Counts(Counter)
    for state in view.chosen():
        row, last, since = row_of(view.roll, state, norm), "", date.min
        for end in ends:
            cell = row.on(end).cell
            if cell.status is not Status.NOT_BOUND:
                last = cell.shown if cell.decided else _stood(row, since, end) or last
                proved[end][cell.shown] += 1
                known[end][last or cell.shown] += 1
            since = end
    return known, proved


def _stood(row: Row, since: date, end: date) -> str:
    """Return where a State stood when that was last decided after a day, if ever.

    Args:
        row: The State under an obligation.
        since: The day.
        end: The last day, on which it is not decided.
    """
    number = end.toordinal()
    while number > since.toordinal():
        first, _, cell = row.around(date.fromordinal(number))
        if cell.decided and cell.status is not Status.NOT_BOUND:
            return cell.shown
        number = first - 1  # before the first day of all there is none
    return ""


def _stacks(counted: _Counts, ends: list[date]) -> tuple[Stack, ...]:
    begun = dropwhile(lambda end: not counted[end], ends)  # since any State is bound
    return tuple(Stack(day(each), counted[each]) for each in begun)
