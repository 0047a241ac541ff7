"""All that the library tells of a day, as tidy tables."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date

from ccm.claims import packaged_claims
from ccm.claims.loading import DOCUMENTS
from ccm.convention import CONVENTION
from ccm.facts import State
from ccm.plans.loading import plan_names
from ccm.support import calendar, committee
from ccm.support.decided import decisions
from ccm.tables.kinds import parts_of, table
from ccm.tables.of_documents import AIMS, CLAIMS, RESULTS, VERDICTS
from ccm.tables.of_facts import COVERAGE, EVENTS, MEETINGS
from ccm.tables.of_one_state import STATES, Member
from ccm.tables.of_quantities import QUANTITIES, QUANTITY
from ccm.tables.of_rules import OBLIGATIONS
from ccm.tables.of_support import COMMITTEE, DECISIONS, SUPPORT
from ccm.view import AsOf
from ccm.view.schedules import not_too_late
from ccm.view.tabular import Table

__all__ = ["tables_of"]


def tables_of(
    view: AsOf, until: date, *, states: Iterable[str | State] | None = None
) -> Mapping[str, Table]:
    """Return all that a view tells as tables, by their names.

    The register and the obligations come first, to whose keys the others refer. What
    documents claim is left out where States are chosen, as it is about all of them; and
    of another treaty than the Convention there are no claims, plans and support.

    Args:
        view: The record on a day.
        until: Last day to look at for what falls due.
        states: The States to look at, in answers; all with a deposit if None.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: *until* is earlier than the day asked about, or that is more
            than a hundred years after the treaty opened for signature.
    """
    chosen, record = view.chosen(states), view.record
    opens = view.treaty.signature.opens
    not_too_late(view.on, opens)
    asked = None if states is None else {*chosen}
    found = [
        STATES.of(Member(view, each) for each in record.states),
        OBLIGATIONS.of(view.treaty.obligations),
        table(view.findings(states=chosen)),
        table(view.spans(states=chosen, since=min(view.on, opens))),
        table(view.schedule(until=until, states=chosen)),
        *parts_of(view.profile(state) for state in chosen),
        EVENTS.of(record.events),
        QUANTITIES.of(record.every(QUANTITY)),
        MEETINGS.of(record.meetings),
        COVERAGE.of(record.coverage),
        *(_of_the_convention(view, until, asked) if view.treaty is CONVENTION else ()),
    ]
    return {each.kind.name: each for each in found}


def _of_the_convention(
    view: AsOf, until: date, states: Container[State] | None
) -> Iterable[Table]:
    if states is None:
        claims = [claim for each in DOCUMENTS for claim in packaged_claims(each.key)]
        yield CLAIMS.of(claims)
        yield VERDICTS.of(view.audit(claims).results)
    plans = [view.progress(name) for name in plan_names()]
    yield AIMS.of(aim for each in plans for aim in each.plan)
    every = (result for p in plans for aim in p.plan for result in p.results(aim.id))
    yield RESULTS.of(
        each for each in every if not (states and each.state) or each.state in states
    )
    yield SUPPORT.of(calendar(view, until=until))
    yield COMMITTEE.of(committee(view))
    yield DECISIONS.of(decisions(view))
