"""Laws that hold a record against the same record told otherwise.

What happened is the same, or more of it is known: so each says how the answers of the
two compare, and none says what the answers are. They hold for the norms of any treaty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate
from ccm.duties.whatif import supposed
from ccm.facts import (
    Deposit,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    OfYear,
    State,
    Statement,
    Voice,
)
from ccm.rules import Finding, FollowUp, Norm, StandingDuty, TimeBound
from ccm.testing.kinds import events_named_by
from ccm.testing.laws import require, said, settles
from ccm.view import AsOf, as_of

__all__ = [
    "accounts_not_followed_decide_nothing",
    "none_left_undoes_nothing",
    "observers_decide_nothing",
    "order_of_rows_does_not_matter",
    "retold",
    "speaks_back",
    "telling_again_changes_nothing",
    "to_learn_a_day_narrows",
    "what_comes_later_changes_nothing",
]

_AGAIN = timedelta(days=400)
"""How long after it an act is told of again."""


def retold(view: AsOf, state: State, events: Iterable[Event]) -> AsOf:
    """Return the view of a record in which a State's events are others.

    Args:
        view: The view; all that its record says of other States stays.
        state: The State.
        events: Its events.

    Raises:
        InadmissibleEventError: The treaty does not admit them.
    """
    others = [event for event in view.record.events if event.state != state]
    return _of(view, (*others, *events))


def _of(view: AsOf, events: tuple[Event, ...]) -> AsOf:
    record = attrs.evolve(view.record, events=events, edition="", folder="")
    return as_of(
        view.on,
        known_by=view.known_by,
        record=record,
        reading=view.reading,
        trust=view.trust.value,
        treaty=view.treaty,
    )


def _same(law: str, ours: Finding, theirs: Finding, told: object) -> None:
    require(
        said(ours) == said(theirs), law, *said(theirs), f"and not {said(ours)}", told
    )


def order_of_rows_does_not_matter(view: AsOf, state: State, norm: Norm) -> None:
    """An answer hangs on the days of events, and not on the order of their rows.

    Raises:
        BrokenLawError: The same events in reverse give another answer.
    """
    other = _of(view, view.record.events[::-1])
    law = f"the order of rows does not matter to {norm.id}"
    _same(law, view.assess(state, norm), other.assess(state, norm), "in reverse")


def telling_again_changes_nothing(view: AsOf, state: State, norm: Norm) -> None:
    """What was done, and is told of once more later on, was done when it was done.

    Of acts of which the day is known, and after which nothing else came that the
    norm names.

    Raises:
        BrokenLawError: It is another answer where one act is told of twice.
    """
    events = view.record.dossier(state).events
    if len({e.date for e in events if type(e) is Deposit}) > 1:
        return  # an act of an earlier term is no act of the next
    for act in _acts(norm, events):
        again = attrs.evolve(act, date=PartialDate.on(act.date.earliest + _AGAIN))
        other = retold(view, state, (*events, again))
        law = f"to tell again of {act} changes nothing of {norm.id}"
        for day in {view.on, act.date.earliest + 2 * _AGAIN}:
            ours, theirs = (v.at(day).assess(state, norm) for v in (view, other))
            _same(law, ours, theirs, f"on {day}")


def _acts(norm: Norm, events: tuple[Event, ...]) -> Iterator[Event]:
    """Yield what performs a duty and is not followed by anything that bears on it."""
    acting = _performing(norm)
    if isinstance(norm, FollowUp):
        acting = (norm.fulfilled_by, norm.follows)
    bearing = {*events_named_by(norm)} - {*acting}
    last = [e.date.latest for e in events if type(e) in bearing]
    for act in events:
        if type(act) in acting and act.followed and not act.dispute:
            known = act.date.day is not None and act.voice is not Voice.OBSERVER
            if known and all(day < act.date.earliest for day in last):
                yield act


def _performing(norm: Norm) -> tuple[type[Event], ...]:
    if isinstance(norm, StandingDuty):
        return norm.ended_by
    return (norm.fulfilled_by,)


def accounts_not_followed_decide_nothing(view: AsOf, state: State, norm: Norm) -> None:
    """An account that is not followed is shown, and decides nothing.

    Raises:
        BrokenLawError: Without it, the answer is another.
    """
    events = view.record.dossier(state).events
    followed = [event for event in events if event.followed]
    if len(followed) < len(events):
        other = retold(view, state, followed)
        law = f"rival accounts decide nothing of {norm.id}"
        _same(law, other.assess(state, norm), view.assess(state, norm), "with them")


def none_left_undoes_nothing(view: AsOf, state: State, norm: Norm) -> None:
    """What was performed stays performed when the State says that nothing is left.

    Raises:
        BrokenLawError: A word of none makes another answer of performance.
    """
    ours = view.assess(state, norm)
    if isinstance(norm, TimeBound) and ours.status.is_fulfilled and ours.fulfilled_on:
        for kind in norm.ruled_out_by:
            for none in supposed(kind, norm, view.case(state)):
                other = view.supposing(none).assess(state, norm)
                law = f"a word of none undoes no performance of {norm.id}"
                require(other.possible == ours.possible, law, *other.possible, none)


def observers_decide_nothing(view: AsOf, state: State, norm: Norm) -> None:
    """An observer's word that a duty was performed decides nothing.

    Raises:
        BrokenLawError: It turns the answer on the day asked about.
    """
    ours = view.assess(state, norm)
    for kind in _performing(norm):
        for act in supposed(kind, norm, view.case(state)):
            heard = attrs.evolve(act, voice=Voice.OBSERVER)
            other = view.supposing(heard).assess(state, norm)
            law = f"an observer decides nothing of {norm.id}"
            _same(law, ours, other, heard)


def to_learn_a_day_narrows(view: AsOf, state: State, norm: Norm) -> None:
    """To learn the day of an event narrows the answer, and never turns it.

    Of each event that the norm names and of which the day is not known, the first,
    the middle and the last of its days are tried. A report comes after the year that
    it covers, and after every day on which it was missing.

    Raises:
        BrokenLawError: An answer was not among those held possible.
    """
    events = view.record.dossier(state).events
    kinds, ours = events_named_by(norm), view.assess(state, norm)
    for told in events:
        if type(told) in kinds and told.date.day is None and told.followed:
            for day in _days_of(told, norm, events, view.treaty.signature.opens):
                exact = attrs.evolve(told, date=PartialDate.on(day))
                rest = (e for e in events if e is not told)
                other = retold(view, state, (exact, *rest))
                settles(other.assess(state, norm), ours)


def _days_of(
    told: Event, norm: Norm, events: tuple[Event, ...], opens: date
) -> Iterator[date]:
    first, last = (
        max(told.date.earliest, min(opens, told.date.latest)),
        told.date.latest,
    )
    if _missing(norm) and any(type(e) is _missing(norm) for e in events):
        return  # which day is possible hangs on other events
    if isinstance(told, OfYear):
        first = max(first, date(told.year + 1, 1, 1))
    if first <= last:
        yield from {first, first + (last - first) / 2, last}


def _missing(norm: Norm) -> type[Event] | None:
    return getattr(norm, "unfulfilled_by", None)


def what_comes_later_changes_nothing(view: AsOf, state: State, norm: Norm) -> None:
    """An answer of a day stands, whatever happens after it.

    What States join or leave by, and requests and decisions, can say more: that a
    decision came later shows that it had not been taken. So does a statement, which
    speaks of the days before it, and a later report of a duty to report: it shows
    that none was there before.

    Raises:
        BrokenLawError: Without what came later, the answer is another.
    """
    events = view.record.dossier(state).events
    earlier = [e for e in events if e.date.earliest <= view.on or speaks_back(e)]
    if len(earlier) == len(events):
        return
    other = retold(view, state, earlier)
    law = f"what comes after {view.on} changes nothing of {norm.id}"
    _same(law, other.assess(state, norm), view.assess(state, norm), "with it")


def speaks_back(event: Event) -> bool:
    """Tell whether an event can say more of the days before it.

    >>> from ccm.facts import StockpileDeclared, StockpileFound
    >>> from ccm.testing.fiction import event
    >>> [speaks_back(event(kind)) for kind in (StockpileDeclared, StockpileFound)]
    [True, False]
    """
    later = (Statement, ExtensionRequest, ExtensionDecision)
    return event.of_the_depositary or isinstance(event, later)
