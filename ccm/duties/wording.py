"""What a shape of duty brings besides its rule: words, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from ccm.dates.spans import lies_in
from ccm.duties.missing import day_of
from ccm.duties.protocol import Upshot
from ccm.duties.said import Asked, Said
from ccm.facts import Event
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Norm
from ccm.rules.outcome import Lack
from ccm.rules.told import Irregularity, Missing
from ccm.rules.years import ReportYear

__all__ = ["Reasons", "Words", "held_by", "observed"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
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


def observed(case: Case, *kinds: type[Event]) -> Iterator[Explanation]:
    """Yield what observers say, if they say something."""
    if said := case.overheard(*kinds):
        yield Explanation("observers say, which decides nothing", None, "", said)


def held_by(kinds: tuple[type[Event], ...], norm: Norm, case: Case) -> str:
    """Return from which source it is that silence on a day means none, in words."""
    on, state = case.on, case.standing.state
    claims = (c for kind in kinds for c in case.record.claims_on(norm.id, kind))
    ours = (c for c in claims if c.holds_for(state) and lies_in(on, c.spans))
    sources = dict.fromkeys(str(source) for claim in ours for source in claim.source)
    return f", which would hold it ({' | '.join(sources)})" if sources else ""


def _day_of(_bearing: Any, _case: Case, _answer: Upshot, event: Event) -> Missing:
    return day_of(event)


def _another_matter(*_: object) -> None:
    """Tell that the day of an event is no answer to what no date tells."""


@attrs.define(frozen=True, eq=False, repr=False, kw_only=True)
class Words:
    """What is said of duties of one shape.

    Each is told of what bears on the norm, and of the case.

    Attributes:
        reasons: Gives why the answer is what it is.
        lacking: Gives what is missing because something was asked that no date tells:
            from the answer, and what was asked.
        said: Gives how it reads what a course answered to that: from what was asked,
            and the question with the answer.
        day_of: Gives that the day of an event is missing: from the answer, and the
            event.
        amounts: Gives what the days that are left to an event come to, as an answer
            to something that no date tells: what is asked then, and the answer; None
            where it is another matter.
    """

    reasons: Callable[[Any, Case, Upshot], Reasons]
    lacking: Callable[[Any, Case, Upshot, Lack], Iterable[Missing]]
    said: Callable[[Any, Case, Lack, Asked], Said]
    day_of: Callable[[Any, Case, Upshot, Event], Missing] = _day_of
    amounts: Callable[[Any, Case, Lack, Event, Asked], tuple[Lack, object] | None] = (
        _another_matter
    )
