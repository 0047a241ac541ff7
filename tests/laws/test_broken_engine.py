"""Faults put into the engine on purpose: a law notices each.

The kinds are those that were once found in it by an independent reference, as far as
they can still be put in, and a few that any engine could have. Each is put in by
replacing one function, and looked for in some histories. Three of the kinds no law can
notice that knows no treaty: that what is kept is kept on, that the second part of a
meeting is a next meeting, and from when a deadline runs after a find. The articles'
own tests hold those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import settings

from ccm.dates import PartialDate
from ccm.duties import acts, after, once, standing
from ccm.facts import Dossier, Event, dossier
from ccm.rules import Finding, bearing, joining, lapse
from ccm.rules.asked import DayAsked
from ccm.rules.bearing import Dated, last_of
from ccm.rules.courses import Course, Moment, When
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status
from ccm.testing import LAWS, BrokenLawError, History
from ccm.testing.fiction import RURITANIA
from ccm.testing.tangled import tangled
from ccm.view import AsOf

MOST = 150
"""In how many histories a fault is looked for."""

EVERY = settings.get_current_profile_name() == "explore"
"""Whether each fault is put in, or a few of them only (``make explore``)."""

BY_NAME = {law.name: law for law in LAWS}


@attrs.define(frozen=True)
class Fault:
    """A fault, and the law that is to notice it.

    Attributes:
        what: What goes wrong, in words.
        law: The name of the law.
        about: The obligation in whose histories it is looked for.
        put_in: Puts it in.
        quick: Whether it is put in whenever the tests run.
    """

    what: str
    law: str
    about: str
    put_in: Callable[[pytest.MonkeyPatch], None]
    quick: bool = False


def _replace(where: object, name: str, by: object) -> Callable[..., None]:
    """Return what puts something in the place of a function or a method."""
    return lambda patch: patch.setattr(where, name, by)


def _the_first_listed(_course: Course, told: Iterable[Dated]) -> Dated | None:
    return next(iter(told), None)


PLAIN_BY_NOW = once._Argument._by_now  # noqa: SLF001 - it is broken on purpose
PLAIN_UNDER = once._Argument._under  # noqa: SLF001
PLAIN_LAPSE = lapse.Lapse.__call__
PLAIN_FIRST_DAY = joining.EntryIntoForceRule.first_day


def _vague_counts(
    self: Any, told: Iterable[Dated], since: When | None, where: str
) -> list[Dated]:
    """Take an act of an unknown day to have come after the period began."""
    every = list(told)
    plain = PLAIN_BY_NOW(self, every, since, where)
    vague = [each for each in every if isinstance(each.when, Moment)]
    ahead = [v for v in vague if v not in plain and v.event.date.latest <= self.on]
    return [*plain, *ahead]


def _what_lies_ahead_counts(
    self: Any, told: Iterable[Dated], _since: When | None, _where: str
) -> list[Dated]:
    """Count what is done as done on every day, also before it was."""
    return [each for each in told if self.course.no_later(self.b.since, each.when)]


def _moot_although_done(self: Any, *args: Any, **kwargs: Any) -> Any:
    """Take a word of none for the end of a duty that was performed."""
    if not self.b.arising.holds(self.course, self.on):
        return Outcome(status=Status.NOT_APPLICABLE, arises=False)
    return PLAIN_UNDER(self, *args, **kwargs)


def _a_day_more(self: lapse.Lapse, day: date) -> date:
    """Count the day on which a period begins as none of its days."""
    end = PLAIN_LAPSE(self, day)
    return end if end == date.max else end + timedelta(days=1)


def _a_month_more(self: Any, deposit: date, reading: Any) -> date:
    """Count six full months after the month of deposit."""
    first = PLAIN_FIRST_DAY(self, deposit, reading)
    return (first + timedelta(days=31)).replace(day=1)


def _its_last_day(_of: object, span: PartialDate) -> date:
    """Take a day that is known in part for the last that it can be."""
    return span.latest


def _everybody_is_heard(self: Dossier, *kinds: type[Event]) -> tuple[Event, ...]:
    return self.among(*kinds)


def _the_last_is_first(patch: pytest.MonkeyPatch) -> None:
    """Take the last act for the first."""
    patch.setattr(acts.Acts, "first", acts.Acts.last)


def _as_listed(patch: pytest.MonkeyPatch) -> None:
    """Take the word that is listed last for the last."""
    patch.setattr(dossier, "in_order", tuple)
    patch.setattr(standing.Part, "last", _listed_last)


def _listed_last(self: standing.Part, course: Course, on: date) -> standing.Word | None:
    said = [word for word in self.words if course.no_later(word.when, on)]
    return said[-1] if said else None


FAULTS = (
    Fault(
        "a completion that is told twice makes a State late",
        "telling_again_changes_nothing",
        "art3",
        _the_last_is_first,
        quick=True,
    ),
    Fault(
        "an act that may have come before a period is taken to have come after",
        "to_learn_a_day_narrows",
        "art4.1b",
        _replace(once._Argument, "_by_now", _vague_counts),  # noqa: SLF001
    ),
    Fault(
        "a duty had lapsed before the State was bound",
        "nothing_is_due_before_entry",
        "art4.1c",
        _replace(after, "_before_entry", lambda *_: False),
        quick=True,
    ),
    Fault(
        "a later report of the same completion wipes out a declaration",
        "telling_again_changes_nothing",
        "art4.1c",
        _replace(after, "first_of", last_of),
    ),
    Fault(
        "a performed duty is moot once the State says that it has none left",
        "none_left_undoes_nothing",
        "art3",
        _replace(once._Argument, "_under", _moot_although_done),  # noqa: SLF001
    ),
    Fault(
        "an observer's word performs a duty",
        "observers_decide_nothing",
        "art7.2",
        _replace(Dossier, "heard", _everybody_is_heard),
        quick=True,
    ),
    Fault(
        "in time is held possible after a source has shown the lapse",
        "overdue_is_never_in_time_again",
        "art7.1",
        _replace(
            bearing.Silence,
            "unheard_from",
            lambda *_: date.min,
        ),
    ),
    Fault(
        "of several accounts only one is looked at",
        "to_learn_a_day_narrows",
        "art7.1",
        _replace(acts, "first_of", _the_first_listed),
    ),
    Fault(
        "a partial date is taken for a day",
        "to_learn_a_day_narrows",
        "art3",
        _replace(bearing, "moment", _its_last_day),
    ),
    Fault(
        "a deadline is a day late",
        "deadline_is_counted_from_the_norm",
        "art7.1",
        _replace(lapse.Lapse, "__call__", _a_day_more),
        quick=True,
    ),
    Fault(
        "entry into force is counted in full months",
        "entry_is_counted_from_the_deposit",
        "art1",
        _replace(joining.EntryIntoForceRule, "first_day", _a_month_more),
        quick=True,
    ),
    Fault(
        "what happens later counts before it has happened",
        "what_comes_later_changes_nothing",
        "art7.1",
        _replace(once._Argument, "_by_now", _what_lies_ahead_counts),  # noqa: SLF001
    ),
    Fault(
        "nothing is said to be missing",
        "doubt_has_a_reason",
        "art4",
        _replace(Finding, "missing", ()),
    ),
    Fault(
        "a day of turning is missed",
        "timeline_agrees",
        "art3",
        _replace(DayAsked, "__le__", date.__le__),
    ),
    Fault(
        "of two words, that of the last row counts",
        "order_of_rows_does_not_matter",
        "art9",
        _as_listed,
    ),
)

PUT_IN = [fault for fault in FAULTS if EVERY or fault.quick]


def histories_about(obligation: str) -> Iterator[tuple[History, list[date]]]:
    """Yield histories of the kind on which answers go wrong, each with days to ask."""
    for seed in range(MOST):
        random = Random(f"{obligation} {seed}")  # noqa: S311 - nothing is secret
        history = tangled(random, about=obligation)
        days = [day for day in history.landmarks if day.year < 2032]
        chosen = random.sample(days, min(4, len(days)))
        yield history, [day + timedelta(days=random.choice((0, 1))) for day in chosen]


def hold(fault: Fault) -> None:
    """Hold what is said in some histories to the law that is to notice a fault."""
    law = BY_NAME[fault.law]
    for history, days in histories_about(fault.about):
        for day in days:
            view: AsOf = history.view(day)
            law.holds(view, RURITANIA, view.treaty.norm(fault.about))


@pytest.mark.parametrize("fault", PUT_IN, ids=lambda fault: fault.what)
def test_a_law_notices(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within some histories; and in the same it holds of the engine as it is."""
    fault.put_in(monkeypatch)
    with pytest.raises(BrokenLawError):
        hold(fault)


@pytest.mark.skipif(not EVERY, reason="explores: make explore")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_nothing_is_noticed_of_the_engine_as_it_is(fault: Fault) -> None:
    """A law that is always broken would notice everything."""
    hold(fault)


def test_a_dozen_faults_are_known() -> None:
    """Each looked for by a law that there is."""
    assert len(FAULTS) >= 12
    assert {fault.law for fault in FAULTS} <= {*BY_NAME}
    assert len({fault.law for fault in FAULTS}) >= 8
