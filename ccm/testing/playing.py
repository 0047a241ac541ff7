"""A machine that plays Depositary, States and meetings against any set of rules.

Hypothesis decides who does what, and when; after each step every answer about the
player is held to the laws that are quick to ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ccm.convention import CONVENTION
from ccm.dates import PartialDate
from ccm.facts import (
    Deposit,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    Instrument,
    Meeting,
    MeetingKind,
    Record,
    WithdrawalNotice,
)
from ccm.rules import ExtensionRule, Membership, Norm, TimeBound, Treaty
from ccm.testing import counting, laws
from ccm.testing.fiction import OPENED, RURITANIA, THIRTIETH, event, meeting, world
from ccm.testing.kinds import events_named_by, fields_of
from ccm.testing.retelling import speaks_back
from ccm.testing.strategies import blurred
from ccm.view import AsOf, as_of

__all__ = ["TreatyMachine"]

_DAY = timedelta(days=1)
_WAITS = (1, 30, 180, 365, 1461, 2922)
"""After how many days the next thing happens."""


class TreatyMachine(RuleBasedStateMachine):
    """A treaty in force, a State that comes to it, and time that passes.

    Subclass it with a treaty of one's own, and let a test runner find its
    ``TestCase``:

    >>> class OurMachine(TreatyMachine):
    ...     treaty = CONVENTION
    >>> TestOurs = OurMachine.TestCase

    Attributes:
        treaty: The treaty.
        today: The day on which things happen.
    """

    treaty: ClassVar[Treaty] = CONVENTION

    def __init__(self) -> None:
        super().__init__()
        opened = self.treaty.signature.opens
        self.today = opened + (THIRTIETH - OPENED)
        self._meetings: list[Meeting] = [_sitting(1, self.today + 300 * _DAY)]
        others = self.treaty.entry.instruments
        begun = world(deposit=None, founders=others, opened=opened)
        self._record = Record(states=begun.states, events=begun.events)
        self._joined = False
        self._before: tuple[date, dict[str, laws.Said]] | None = None

    @property
    def view(self) -> AsOf:
        """What the record says today."""
        record = Record(
            states=self._record.states,
            events=self._record.events,
            meetings=tuple(self._meetings),
        )
        return as_of(self.today, record=record, trust="unverified", treaty=self.treaty)

    def _tell(self, told: Event) -> None:
        self._record = self._record.with_events(told)
        if self._before and (
            speaks_back(told) or told.date.earliest <= self._before[0]
        ):
            self._before = None

    @rule(wait=st.sampled_from(_WAITS), more=st.integers(0, 40))
    def pass_time(self, wait: int, more: int) -> None:
        """Time passes; what is said of the day that is over is kept in mind."""
        self._before = self.today, laws.answers_of(self.view, RURITANIA)
        self.today += (wait + more) * _DAY

    @rule()
    def join(self) -> None:
        """The Depositary receives the instrument of a State that is no party."""
        left = self._joined and self.view.membership(RURITANIA) is Membership.WITHDRAWN
        if left or not self._joined:
            self._tell(event(Deposit, self.today, instrument=Instrument.ACCESSION))
            self._joined, self._before = True, None

    @precondition(lambda self: self._joined)
    @rule()
    def leave(self) -> None:
        """The Depositary receives its notice of withdrawal."""
        if self.view.membership(RURITANIA) is Membership.PARTY and not self._noticed():
            self._tell(event(WithdrawalNotice, self.today))

    def _noticed(self) -> bool:
        return bool(self._record.dossier(RURITANIA).of(WithdrawalNotice))

    @precondition(lambda self: self._joined)
    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        """The State does what a norm names, or it befalls it; often told in part."""
        norm = data.draw(st.sampled_from(self.treaty.obligations))
        kind = data.draw(st.sampled_from(events_named_by(norm)))
        fields = fields_of(kind, self.today, tuple(self._meetings))
        drawn = {name: data.draw(values) for name, values in fields.items()}
        told = PartialDate.on(self.today)
        if data.draw(st.integers(0, 3)) == 0:
            told = data.draw(blurred(day=self.today))
        self._tell(event(kind, told, **drawn))

    @rule(ahead=st.integers(30, 400))
    def convene(self, ahead: int) -> None:
        """The next meeting is called."""
        after = max(self.today, self._meetings[-1].closes.latest)
        self._meetings.append(_sitting(len(self._meetings) + 1, after + ahead * _DAY))
        self._before = None  # a declaration may be due to it

    @precondition(lambda self: self._joined)
    @rule(data=st.data())
    def request(self, data: st.DataObject) -> None:
        """The State asks the last meeting that was called for more time."""
        extendable = [n for n in self.treaty.obligations if _extension(n)]
        if extendable:
            norm = data.draw(st.sampled_from(extendable))
            made = self._record.dossier(RURITANIA).of(ExtensionRequest)
            number = 1 + sum(request.obligation == norm.id for request in made)
            case = {"obligation": norm.id, "meeting": self._meetings[-1].label}
            self._tell(event(ExtensionRequest, self.today, number=number, **case))

    @rule(granted=st.booleans())
    def decide(self, granted: bool) -> None:  # noqa: FBT001
        """A meeting decides on the first request that has waited for it."""
        for request in self._undecided():
            rule_ = _extension(self.treaty.norm(request.obligation))
            self._tell(
                event(
                    ExtensionDecision,
                    self.today,
                    obligation=request.obligation,
                    number=request.number,
                    meeting=request.meeting,
                    granted=granted,
                    length=rule_.longest if granted and rule_ else None,
                )
            )
            return

    def _undecided(self) -> Iterator[ExtensionRequest]:
        dossier = self._record.dossier(RURITANIA)
        made = {(d.obligation, d.number) for d in dossier.of(ExtensionDecision)}
        for request in dossier.of(ExtensionRequest):
            if (request.obligation, request.number) not in made:
                yield request

    @invariant()
    def obeys_the_laws(self) -> None:
        """Each answer is argued, and is that of a calendar other than the library's."""
        view = self.view
        for finding in view.findings(states=[RURITANIA]):
            laws.reasons_agree_with_the_value(finding)
            laws.doubt_has_a_reason(finding)
            norm = self.treaty.norm(finding.obligation)
            for law in _QUICK:
                law(view, finding.state, norm)

    @invariant()
    def leaves_what_is_over(self) -> None:
        """What was said of a day that is over still stands."""
        if self._before is not None:
            day, said = self._before
            now = laws.answers_of(self.view.at(day), RURITANIA)
            laws.require(now == said, f"what was said of {day} stands", now, said)


_QUICK = (
    counting.who_is_no_party_is_not_bound,
    counting.entry_is_counted_from_the_deposit,
    counting.nothing_is_due_before_entry,
    counting.deadline_is_counted_from_the_norm,
    counting.status_keeps_to_the_deadline,
)


def _extension(norm: Norm) -> ExtensionRule | None:
    return norm.extension if isinstance(norm, TimeBound) else None


def _sitting(number: int, opens: date) -> Meeting:
    closes = opens + 2 * _DAY
    kind = MeetingKind.MSP if number % 5 else MeetingKind.RC
    return meeting(f"{number}{kind.name}", str(opens), str(closes), kind=kind)
