"""What stands on the pages, asked once for all languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property

import attrs

from ccm.charts import Chart, chart
from ccm.charts.plan import outcomes
from ccm.claims import DOCUMENTS, Audit, Document, packaged_claims
from ccm.convention.questions import QUESTIONS, Choice
from ccm.convention.register import REGISTER, Entry
from ccm.dates import Period, Rounding
from ccm.errors import InvalidValueError
from ccm.facts import (
    ExtensionDecision,
    ExtensionRequest,
    Meeting,
    Paper,
    State,
)
from ccm.phrases import Code, phrase
from ccm.plans import Progress, Result
from ccm.rules import Finding, Norm, Status
from ccm.rules.citing import cited
from ccm.share.words import alike, urgency
from ccm.view import AsOf
from ccm.view.changes import Change, changes
from ccm.view.overview import Overview, Passed, overview
from ccm.view.profile import Profile
from ccm.view.schedules import Due

__all__ = ["Contents", "Held", "Ruled"]

PLAN = "dubrovnik"
_AHEAD, _PAST = Period(years=2), Period(years=1)


@attrs.define(frozen=True)
class Held:
    """A meeting, and what it was asked and decided.

    Attributes:
        label: Its short name, such as ``9MSP``.
        sittings: Its parts.
        requests: The requests that it was to decide.
        decisions: What it decided on them.
        papers: The papers that lay before it.
    """

    label: str
    sittings: tuple[Meeting, ...]
    requests: tuple[ExtensionRequest, ...]
    decisions: tuple[ExtensionDecision, ...]
    papers: tuple[Paper, ...]

    @property
    def first(self) -> Meeting:
        """Its first sitting."""
        return self.sittings[0]

    @property
    def name(self) -> str:
        """Its label, as a phrase where it has a word."""
        word, _, year = self.label.partition(" ")
        if word == "Intersessional":
            return phrase("Intersessional {year}", year=Code(year))
        return Code(self.label)

    @property
    def slug(self) -> str:
        """Its name in an address."""
        return slug(self.label)


@attrs.define(frozen=True)
class Ruled:
    """An obligation: what it says, what is open about it, and how States stand.

    Attributes:
        norm: The obligation.
        findings: Where each State bound stands, the gravest first.
        provisions: What the provision and those beside it say, in a few words.
        open: The questions of the text on which answers rest, by field.
    """

    norm: Norm
    findings: tuple[Finding, ...]
    provisions: tuple[Entry, ...]
    open: Mapping[str, Choice]


def slug(label: str) -> str:
    """Return a name in an address: letters, digits and hyphens alone."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or "unnamed"


@attrs.define(frozen=True, eq=False)
class Contents:
    """What a view says, for the pages of a site.

    Attributes:
        view: The record on a day.
        states: The States that have a page.
        documents: Keys of the documents that are audited.
    """

    view: AsOf
    states: tuple[State, ...]
    documents: tuple[str, ...]

    @property
    def on(self) -> date:
        """The day asked about."""
        return self.view.on

    @cached_property
    def until(self) -> date:
        """Last day to look ahead to."""
        return _AHEAD.after(self.on, rounding=Rounding.DOWN)

    @cached_property
    def since(self) -> date:
        """The day a year before."""
        return _PAST.before(self.on, rounding=Rounding.DOWN)

    @cached_property
    def bound(self) -> tuple[State, ...]:
        """The States with a page that have joined by the day."""
        joined = {*self.view.chosen()}
        return tuple(state for state in self.states if state in joined)

    @cached_property
    def glance(self) -> Overview:
        """All States at one glance."""
        return overview(self.view, self.until, states=self.bound)

    @cached_property
    def next(self) -> list[list[Due]]:
        """What falls due on the next days; the States with one duty on one together."""
        return alike(self.glance.next, lambda due: (due.on, due.what, due.certain))

    @cached_property
    def profiles(self) -> Mapping[State, Profile]:
        """Each State on the day."""
        return {state: self.view.profile(state) for state in self.states}

    @cached_property
    def passed(self) -> Mapping[State, tuple[Passed, ...]]:
        """The deadlines that have passed and were not met, State by State."""
        found: defaultdict[State, list[Passed]] = defaultdict(list)
        for each in self.lapsed:
            found[each.finding.state].append(each)
        return {state: tuple(each) for state, each in found.items()}

    @cached_property
    def lapsed(self) -> tuple[Passed, ...]:
        """The deadlines that have passed and were not met when that was last known.

        Of a report of every year that was not due yet when that was last known, nothing
        is known since: it is no such deadline.
        """
        return tuple(
            each
            for each in self.glance.passed
            if each.known.status is Status.OVERDUE or not each.finding.years
        )

    def pressing(self, state: State) -> tuple[Passed, ...]:
        """Return what has passed of a State, as one line about it can tell.

        Of a report of every year that may well have come and is not on record, such a
        line would make a reproach: the pages on the State and on the duty tell it.
        """
        passed = self.passed.get(state, ())
        return tuple(each for each in passed if each.sure or not each.finding.years)

    @cached_property
    def rules(self) -> tuple[Ruled, ...]:
        """The obligations."""
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.glance.findings:
            found[finding.obligation].append(finding)
        return tuple(_ruled(n, found[n.id]) for n in self.view.treaty.obligations)

    @cached_property
    def meetings(self) -> tuple[Held, ...]:
        """The meetings, the latest first."""
        record = self.view.record
        labels = dict.fromkeys(meeting.label for meeting in record.meetings)
        asked = self.view.roll.record.events
        requests = [e for e in asked if isinstance(e, ExtensionRequest)]
        decisions = [e for e in asked if isinstance(e, ExtensionDecision)]
        found = [
            Held(
                label,
                tuple(record.sittings(label)),
                tuple(e for e in requests if e.meeting == label),
                tuple(e for e in decisions if e.meeting == label),
                record.papers(label),
            )
            for label in labels
        ]
        return tuple(sorted(found, key=_opened, reverse=True))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed within a year, the latest first."""
        found = changes(
            since=self.since, until=self.on, states=self.states, view=self.view
        )
        return tuple(reversed(found))

    @cached_property
    def progress(self) -> Progress:
        """How far the action plan has got."""
        return self.view.progress(PLAN)

    @cached_property
    def outcomes(self) -> Mapping[str, tuple[Result, ...]]:
        """How each of its actions came out."""
        return {aim.id: self.progress.results(aim.id) for aim in self.progress.plan}

    @cached_property
    def audits(self) -> tuple[tuple[Document, Audit], ...]:
        """Each document, and the audit of its claims."""
        claims = {key: packaged_claims(key) for key in self.documents}
        return tuple(
            (known, self.view.audit(claims[known.key]))
            for known in DOCUMENTS
            if known.key in claims
        )

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """The charts of all States, by kind; of an obligation, by its id."""
        told = [chart(self.view, "members"), chart(self.view, "running")]
        by_kind = {each.kind: each for each in told}
        rules = self.view.treaty.obligations
        standing = {norm.id: chart(self.view, "standing", norm.id) for norm in rules}
        return {**by_kind, **standing, "plan": self._plan}

    @property
    def _plan(self) -> Chart:
        return outcomes(self.view, self.progress, self.outcomes)

    def charts_of(self, state: State) -> Sequence[Chart]:
        """Return the charts of one State."""
        drawn = [chart(self.view, "state", state.alpha3)]
        with suppress(InvalidValueError):  # no figures on record say
            drawn.append(chart(self.view, "clearance", state.alpha3))
        return drawn


def _opened(held: Held) -> tuple[date, str]:
    return held.first.opens.earliest, held.label


def _ruled(norm: Norm, findings: Sequence[Finding]) -> Ruled:
    fields = {field for finding in findings for field in finding.reading}
    rest = {name: each for name, each in QUESTIONS.items() if name in fields}
    home = cited(norm.provision)[:1]
    provisions = tuple(e for e in REGISTER if cited(e.provision)[:1] == home)
    return Ruled(norm, tuple(sorted(findings, key=urgency)), provisions, rest)
