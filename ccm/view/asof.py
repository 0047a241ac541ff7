"""The record on a day: the face that users meet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import attrs

import ccm
from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError
from ccm.facts import (
    Confidence,
    Event,
    ExtensionRequest,
    Meeting,
    Record,
    State,
)
from ccm.facts.typed import held_to
from ccm.rules import (
    Finding,
    Norm,
    Reading,
    Roll,
    Treaty,
    with_deadline,
)
from ccm.view.findings import Duties
from ccm.view.roster import a_day

if TYPE_CHECKING:
    from ccm.duties.alternatives import Alternative
    from ccm.duties.outlook import Outlook
    from ccm.duties.review import Review

__all__ = ["AsOf", "as_of", "the_view"]


class AsOf(Duties):
    """A record, a day, a day of knowledge and a reading, bound together.

    Made by `as_of`. Every answer is the record's on that day: an event of a
    later day does not count, save that a later report can say how things were.
    """

    def supposing(self, *events: Event) -> AsOf:
        """Return the same view with further, hypothetical events.

        Raises:
            InvalidValueError: Something given is no event.
            InadmissibleEventError: The Convention does not admit them.
        """
        return self._anew(self.record.with_events(*events), self.known_by)

    def _anew(self, record: Record, known_by: date | None) -> AsOf:
        return as_of(
            self.on,
            known_by=known_by,
            record=record,
            reading=self.reading,
            trust=self.trust.value,
            treaty=self.treaty,
        )

    def review(self, request: ExtensionRequest) -> Review:
        """Return whether an extension request is in order, and what it can get.

        The request can be one of the record or a hypothetical one. What later
        requests led to does not count.

        Raises:
            InvalidValueError: Its deadline cannot be extended, or none runs.
            UnknownObligationError: There is no such obligation.

        >>> view = as_of(date(2020, 9, 28))
        >>> peru = view.state("PER")
        >>> request = view.record.dossier(peru).of(ExtensionRequest)[0]
        >>> view.review(request).latest
        datetime.date(2024, 4, 1)
        """
        from ccm.duties.review import review_request  # noqa: PLC0415

        request = held_to(ExtensionRequest, "request", request)
        norm = with_deadline(self.treaty.norm(request.obligation))
        if norm is None:
            asked = request.obligation
            msg = f"obligation: expected one with a deadline, got {asked!r}"
            raise InvalidValueError(msg)
        if request.obligation != norm.id:  # cited by its provision
            request = attrs.evolve(request, obligation=norm.id)
        return review_request(norm, request, self.case(request.state))

    def outlook(self, state: str | State, obligation: str | Norm) -> Outlook:
        """Return what lies ahead of a request to extend a State's deadline.

        Whether one is open, which coming meetings can decide and by when each must be
        asked, how long an extension can be, and what the request must contain. Of an
        obligation that knows no extension it says so.

        Raises:
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.

        >>> ahead = as_of(date(2025, 10, 1)).outlook("TCD", "art4")
        >>> [(h.label, str(h.last_day), h.planned) for h in ahead.hearings]
        [('3RC', '2025-12-14', True)]
        >>> str(ahead.longest), str(ahead.latest), str(ahead.last_day)
        ('5 years', '2031-10-01', '2026-10-01')
        """
        from ccm.duties.outlook import outlook_on  # noqa: PLC0415 - few ask for it

        norm, found = self.treaty.norm(obligation), self.state(state)
        return outlook_on(norm, self.assess(found, norm), self.case(found))

    def convening(self, *meetings: Meeting) -> AsOf:
        """Return the same view with further meetings, such as a coming one.

        Raises:
            InvalidValueError: A meeting of that name is on record, or something given
                is no meeting.
        """
        for meeting in meetings:
            held_to(Meeting, "meetings", meeting)
            if known := self.record.sittings(meeting.label):
                days = f"{known[0].opens} to {known[-1].closes}"
                known_as = f"{meeting.label}, which is on record, {days}"
                msg = f"meeting: expected another than {known_as}"
                raise InvalidValueError(msg)
        every = (*self.record.meetings, *meetings)
        record = attrs.evolve(self.record, meetings=every, edition="")
        return self._anew(record, self.known_by)

    def provenance(self) -> ccm.Provenance:
        """Return what the answers rest on: library, record, reading, trust.

        >>> told = as_of(date(2020, 9, 28)).provenance()
        >>> len(told.digest), str(told.trust), told.changed
        (64, 'medium', ())
        """
        return ccm.provenance_of(self)

    def to_dict(self) -> ccm.provenance.ProvenanceRow:
        """Return it as in JSON: what its answers rest on."""
        return self.provenance().to_dict()

    def progress(self, plan: str | ccm.Plan) -> ccm.Progress:
        """Return how far an action plan has got, action by action, with reasons.

        Args:
            plan: A plan, or the name of one, such as ``dubrovnik``.

        Raises:
            UnknownPlanError: There is no plan of that name.
            DataFileError: The installed data files are damaged.

        >>> progress = as_of(date(2020, 9, 28)).progress("dubrovnik")
        >>> progress.result("2.1(b)", "CHE").outcome
        <Outcome.MET: 'met'>
        """
        return ccm.progress(self, plan)

    def audit(self, claims: Iterable[ccm.Claim]) -> ccm.Audit:
        """Recompute figures and lists that documents print, each with reasons.

        A claim is asked of the day that it speaks of; without one, of the day of
        its document where that comes with the library, else of this view's day.

        >>> from ccm.claims import packaged_claims
        >>> audit = as_of(date(2020, 9, 28)).audit(packaged_claims("review-2020"))
        >>> print(audit["S20-0047"].verdict, "-", audit["S20-0047"].reason)
        agrees - in force; 110 by deposit
        """
        return ccm.audit(self, claims)

    def ask(self, question: str) -> ccm.Reply:
        """Answer a question in the small language that the audit's questions are in.

        Args:
            question: Such as ``count States where art3 overdue``.

        Raises:
            InvalidValueError: It is no question.

        >>> print(as_of(date(2020, 11, 1)).ask("list parties where art7.1 overdue"))
        COG, COM, CPV, GIN, MDG, RWA, TGO
        """
        return ccm.ask(self, question)

    def across_readings(
        self, state: str | State, obligation: str
    ) -> tuple[Alternative, ...]:
        """Return every other choice of interpretation that changes the answer.

        That is: the status, the deadline, or what is irregular. One choice at a
        time is changed; `explain_difference` says why the answers differ.

        Raises:
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.

        >>> found = as_of(date(2020, 9, 28)).across_readings("PER", "art3")
        >>> sorted({other.field for other in found})
        ['entry_into_force', 'last_day', 'lead_counted_in', 'lead_counts_from']
        """
        from ccm.duties.alternatives import (  # noqa: PLC0415
            Alternative,
            Watched,
            differ,
            other_readings,
        )

        watched = Watched.of(self.reading)
        ours = self._read_by(attrs.evolve(self.roll, reading=watched)).assess(
            state, obligation
        )
        differ(ours, ours)  # looks at whatever can make a difference
        found: list[Alternative] = []
        asked = watched.looked_at | Roll.asks
        for field, option, reading in other_readings(self.reading, asked):
            roll = self._roll_by(field, reading)
            if field in watched.looked_at:
                other = self._read_by(roll).assess(state, obligation)
                if differ(ours, other):
                    found.append(Alternative(field, option, other))
        return tuple(found)

    def _roll_by(self, field: str, reading: Reading) -> Roll:
        """Return the roll by a reading that differs in one choice."""
        roll = self.roll.read_with(field, reading)
        if roll is None:  # other events may be admitted
            admitted = _admitted(self.record, self.trust)
            roll = Roll.of(self.roll.record, self.treaty, reading, admitted=admitted)
        return roll

    def _read_by(self, roll: Roll) -> AsOf:
        return attrs.evolve(self, reading=roll.reading, roll=roll)

    def what_would_change(
        self, state: str | State, obligation: str
    ) -> tuple[tuple[Event, Finding], ...]:
        """Return single events on the day that would turn the status, and to what.

        Each is the smallest thing that could have happened: performance, a
        declaration, a find, a decision on an extension.

        Raises:
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.
        """
        from ccm.duties.whatif import conceivable  # noqa: PLC0415

        ours = self.assess(state, obligation)
        norm, case = self.treaty.norm(obligation), self.case(ours.state)
        found: list[tuple[Event, Finding]] = []
        for event in conceivable(norm, case):
            other = self.supposing(event).assess(ours.state, obligation)
            if other.status is not ours.status:
                found.append((event, other))
        return tuple(found)

    def as_known_then(self) -> AsOf:
        """Return the view of somebody who stood on the day: nothing published later.

        >>> now = as_of(date(2015, 1, 1))
        >>> now.assess("CMR", "art7.1").status
        <Status.FULFILLED_LATE: 'fulfilled late'>
        >>> now.as_known_then().assess("CMR", "art7.1").status
        <Status.UNDETERMINED: 'undetermined'>
        """
        return self._anew(self.record, self.on)

    def profile(self, state: str | State, *, until: date | None = None) -> ccm.Profile:
        """Return one State: how it joined, what it owes, what falls due and is missing.

        Args:
            state: The State.
            until: Last day to look at for what falls due. If None, every deadline is
                told, and of what falls due every year the next time.

        Raises:
            UnknownStateError: There is no such State.
            InvalidValueError: *until* is earlier than the day asked about, or more
                than a hundred years later.

        >>> told = as_of(date(2026, 3, 1)).profile("VUT")
        >>> for due in told.ahead:
        ...     print(due.on, due.what, due.certain)
        2026-08-28 art7.1 True
        2027-04-30 art7.2 True
        2034-03-01 art3 False
        2036-03-01 art4 False
        """
        return ccm.profile(self, state, until=until)

    def spans(
        self,
        *,
        states: Iterable[str | State] | str | State | None = None,
        obligations: Iterable[str] | str | None = None,
        since: date | None = None,
    ) -> ccm.Spans:
        """Return where States stood up to the day, as stretches of days.

        Args:
            states: The States; all that have deposited by the day if None.
            obligations: Ids of the obligations; all if None.
            since: The first day; that on which the treaty opened for signature if
                None.

        Raises:
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.
            InvalidValueError: The first day is no day, or comes after the view's.

        >>> found = as_of(date(2021, 6, 1)).spans(states="BGR", obligations="art3")
        >>> [(str(row["start"]), row["status"]) for row in found][-2:]
        [('2021-02-01', 'undetermined'), ('2021-03-31', 'outstanding')]
        """
        return ccm.spans(self, states=states, obligations=obligations, since=since)

    def schedule(
        self,
        *,
        until: date,
        states: Iterable[str | State] | str | State | None = None,
        obligations: Iterable[str] | str | None = None,
    ) -> ccm.Schedule:
        """Return what falls due from the day asked about, in order of days.

        Deadlines that run on the day, reports up to *until*, last days to file
        requests, entries into force and withdrawals that are under way. Where the
        answer is in doubt, every day on which something may fall due is given, and
        marked as uncertain; of days that follow each other, the first and the last.
        Where the decision on a request is not on record, the day that it asks for is
        one of them.
        A State that has deposited sees what it will owe, as it would on the day of
        entry into force if nothing else came to be known.

        Args:
            until: Last day to look at.
            states: The States to look at; all with a deposit by the day if None.
            obligations: Ids of the obligations; all, with entries into force
                and withdrawals, if None.

        Raises:
            InvalidValueError: *until* is earlier than the day asked about, or more
                than a hundred years later.
            UnknownStateError: There is no such State.
            UnknownObligationError: There is no such obligation.

        >>> then, last = as_of(date(2021, 1, 2)), date(2031, 12, 31)
        >>> for due in then.schedule(until=last, states="NIU"):
        ...     if due.what != "art7.2":
        ...         print(due.on, due.what, due.certain)
        2021-02-01 entry into force True
        2021-07-31 art7.1 True
        2029-02-01 art3 False
        2031-02-01 art4 False
        """
        return ccm.schedule(self, until=until, states=states, obligations=obligations)


def as_of(
    on: date,
    *,
    known_by: date | None = None,
    record: Record | None = None,
    reading: Reading | None = None,
    trust: str = "medium",
    treaty: Treaty = CONVENTION,
) -> AsOf:
    """Return the record as of a day.

    Args:
        on: The day that every answer is for.
        known_by: Leave out what was published later; None for no limit.
        record: The record to ask; that of the treaty if None.
        reading: How open questions of the text are answered; the practice of
            the States Parties if None.
        trust: The least sure kind of event to admit: ``high``, ``medium`` or
            ``unverified``.
        treaty: The rules to apply.

    Raises:
        InvalidValueError: A day is no `datetime.date`, *trust* is no option, or
            something else is no record, reading or treaty.
        InadmissibleEventError: The record holds an event of joining or leaving
            that the treaty does not admit.
        DataFileError: The data files of the treaty's record are damaged.

    >>> as_of(date(2025, 3, 6)).membership("Lithuania")
    <Membership.WITHDRAWN: 'withdrawn'>
    """
    if known_by is not None:
        a_day(known_by, "known_by")
    sure, treaty = _trusted(trust), held_to(Treaty, "treaty", treaty)
    whole = treaty.record() if record is None else held_to(Record, "record", record)
    reading = _practice() if reading is None else held_to(Reading, "reading", reading)
    kept = whole.evidence(trust=sure, known_by=known_by)
    roll = Roll.of(kept, treaty, reading, admitted=_admitted(whole, trust))
    return AsOf(
        on=a_day(on, "on"),
        record=whole,
        known_by=known_by,
        trust=sure,
        reading=roll.reading,  # by whose identity what is sorted out is found
        treaty=treaty,
        roll=roll,
    )


def the_view(view: AsOf | None, on: date) -> AsOf:
    """Return a view that was given; that of the packaged record on a day if none was.

    Raises:
        InvalidValueError: What was given is no view, or the day is no day.
    """
    return as_of(on) if view is None else held_to(AsOf, "view", view)


@cache
def _practice() -> Reading:
    """Return how the States Parties read the text: one object, whose hash is known."""
    return Reading()


def _trusted(trust: str) -> Confidence:
    if trust not in tuple(Confidence):
        expected = " or ".join(repr(str(kind)) for kind in Confidence)
        msg = f"trust: expected {expected}, got {trust!r}"
        raise InvalidValueError(msg)
    return Confidence(trust)


def _admitted(whole: Record, trust: str) -> Record:
    """Return the record on which events are admitted or refused.

    What is left out because it is less sure, or was published later, can make
    no other event inadmissible.
    """
    unverified = trust == Confidence.UNVERIFIED
    return whole if unverified else whole.evidence(trust=Confidence.MEDIUM)
