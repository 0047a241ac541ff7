"""Charts of one State: its deadlines, and its clearance at the pace on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from ccm.charts.charts import Chart
from ccm.charts.days import GIVEN, done, given, points, until
from ccm.charts.resting import cited, rests_on, sentences
from ccm.charts.statuses import INK_OF, key_of, stood
from ccm.charts.stretches import Bar, Lane, Stretches, used
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.phrases import Phrase, phrase
from ccm.quantities import Amount, project
from ccm.quantities.amounts import plain
from ccm.rules import Finding, Norm, Status
from ccm.view import AsOf

__all__ = ["clearance", "state"]

_DAY, _DIGITS = timedelta(days=1), 4


def state(view: AsOf, name: str | State) -> Chart:
    """Return a State's deadlines over the years, with how it stood.

    Raises:
        UnknownStateError: There is no such State.
    """
    found = view.state(name)
    since = view.entry_into_force(found)
    norms = [n for n in view.treaty.obligations if n.dated and not n.every_year]
    told = [(norm, _stood(view, found, norm)) for norm in norms]
    arisen = [(norm, bars) for norm, bars in told if any(_arose(b) for b in bars)]
    lanes = [
        lane
        for norm, bars in arisen
        for lane in _lanes(norm, view.assess(found, norm), bars, since or view.on)
    ]
    figure = Stretches(tuple(lanes), _key(lanes), view.on)
    return Chart(
        kind="state",
        subject=found.alpha3,
        title=phrase("{state}: deadlines and how it stood", state=found),
        shown=phrase(_HOW_STATE, day=view.on),
        source=rests_on(view),
        told=sentences(figure.rows)
        or phrase("No obligation with a day arose for {state}.", state=found),
        figure=figure,
    )


_HOW_STATE = (
    "Each obligation with a day, as of {day}: above, the time given; below, the "
    "status. An upright bar is a deadline, a diamond the day of performance. What is "
    "in doubt is hatched; an arrow has no known end."
)


def _arose(bar: Bar) -> bool:
    return bar.ink != INK_OF[Status.NOT_APPLICABLE]


def _stood(view: AsOf, state: State, norm: Norm) -> tuple[Bar, ...]:
    """Return how a State stood since it is bound, stretch by stretch."""
    bars: list[Bar] = []
    for first, last, cell in stood(view, state, norm):
        ink = INK_OF[cell.shown]
        if bars and bars[-1].ink == ink and bars[-1].last == first - _DAY:
            bars[-1] = attrs.evolve(bars[-1], last=last)
        else:
            bars.append(Bar(first, last, ink, cell.shown))
    return tuple(bars)


def _lanes(
    norm: Norm, finding: Finding, stretches: tuple[Bar, ...], since: date
) -> Iterator[Lane]:
    deadline = finding.deadline
    name = cited(norm.provision)
    bars, performed = done(finding.fulfilled_on, since)
    if deadline is not None and deadline.candidates:
        time = given(deadline, since)
        if Status.NOT_APPLICABLE in finding.possible:  # it may not have arisen
            time = (attrs.evolve(bar, ink="doubt") for bar in time)
        yield Lane(name, tuple(time), tuple(points(deadline)), note=until(deadline))
        name = phrase("{article}, as it stood", article=name)
    yield Lane(
        name,
        (*stretches, *bars),
        performed,
        joined=deadline is not None,
        label=norm.duty if deadline else "",
    )


def _key(lanes: list[Lane]) -> dict[str, str]:
    """Return what the inks stand for: time that was given, then how it stood."""
    statuses = key_of(bar.what for lane in lanes for bar in lane.bars)
    return used({**GIVEN, **statuses, "doubt": GIVEN["doubt"]}, lanes)


def clearance(view: AsOf, name: str | State) -> Chart:
    """Return when clearance would end at the pace on record, against the deadline.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: No figures on record say, or no deadline runs.
    """
    found = project(view, name)
    ends, left, pace = found.completion, found.remaining, found.pace
    deadline, who = found.deadline, found.state
    since, due = view.entry_into_force(who), until(deadline)
    if not (ends and ends.earliest and left and pace and deadline and since):
        msg = f"state: expected one whose pace of clearance is on record, got {who}"
        raise InvalidValueError(msg)
    bars = tuple(_ends(view.on, ends.earliest, ends.latest))
    note = _said(ends.earliest, ends.latest)
    lanes = (
        Lane("time given", (*given(deadline, since),), (*points(deadline),), due),
        Lane("at the pace on record", bars, note=note),
    )
    figure = Stretches(lanes, used(_CLEARED, lanes), view.on)
    return Chart(
        kind="clearance",
        subject=who.alpha3,
        title=phrase(_CLEARANCE, state=who),
        shown=phrase(
            _HOW_CLEARANCE,
            day=view.on,
            left=phrase("{amount}, {day}", amount=_amount(left.amount), day=left.date),
            pace=_amount(pace),
        ),
        source=rests_on(view),
        told=sentences(figure.rows),
        figure=figure,
    )


_CLEARANCE = "{state}: clearance at the pace on record, against its deadline"
_HOW_CLEARANCE = (
    "As of {day}. Left: {left}. Pace: {pace} a year. No forecast: the figures on "
    "record, carried to their end. The hatched stretch holds every day on which they "
    "let it end."
)


_CLEARED = {**GIVEN, "open": "work at the pace on record"}


def _amount(amount: Amount) -> Phrase:
    shown, unit = amount.rounded(_DIGITS), str(amount.unit)
    low, high = plain(shown.low), plain(shown.high)
    if not amount.is_limited:
        return phrase("at least {low} {unit}", low=low, unit=unit)
    return phrase("{low} to {high} {unit}", low=low, high=high, unit=unit)


def _ends(on: date, first: date, last: date | None) -> Iterator[Bar]:
    """Yield the days on which it surely goes on, then those on which it can end."""
    if first > on:
        yield Bar(on, first, "open", "work goes on")
    yield Bar(first, last, "doubt", "completed between")


def _said(first: date, last: date | None) -> Phrase:
    if last is None:
        return phrase("{first}..", first=first)
    return phrase("{first}..{last}", first=first, last=last)
