"""Every open question: the default, each other option, and that they are found.

A row gives the number of the question, a field of `Reading`, the case, and what each
option makes of it. Expectations are of the text, of a printed date, or counted by
hand; the record is the packaged one unless a row brings a fictional one.
"""

from __future__ import annotations

from datetime import date
from typing import Any, get_args, get_type_hints

import attrs
import pytest

import ccm
from ccm.convention.article02_bomblets import Bomblet
from ccm.convention.article02_definitions import Munition
from ccm.convention.article03_retention import Purpose, may_retain
from ccm.convention.article03_scope import STOCKS, belongs_to_stocks
from ccm.convention.article06_urgent_help import urgent_help
from ccm.convention.article21_relations import Activity, Conduct, permitted
from ccm.dates import PartialDate, Period
from ccm.duties.alternatives import explain_difference
from ccm.duties.review import Review
from ccm.facts import (
    ArmedConflict,
    AssistanceProvided,
    ClearanceCompleted,
    ContaminationDeclared,
    Deposit,
    EndShownBy,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Instrument,
    MeetingKind,
    MunitionsTransferred,
    Record,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Finding, Reading, Truth
from ccm.rules.reading import UrgentSince
from ccm.testing.fiction import event, meeting, world

MEETINGS = (
    meeting("8MSP", "2018-09-03", "2018-09-05"),
    meeting("9MSP", "2019-09-02", "2019-09-04"),
    meeting("2RC", "2020-11-25", "2020-11-27", kind=MeetingKind.RC),
    meeting("10MSP", "2022-08-30", "2022-09-02"),
)
STOCK = event(StockpileDeclared, "2011-12-01")
AREAS = event(ContaminationDeclared, "2011-12-01")


def fiction(*events: Event, deposit: date = date(2011, 4, 6)) -> Record:
    """Return a record of Ruritania, bound from 1 October 2011 unless said."""
    return world(*events, meetings=MEETINGS, deposit=deposit)


def asked(day: str, label: str, obligation: str = "art3", **more: Any) -> Event:
    """Return a request."""
    fields = {"obligation": obligation, "number": 1, "meeting": label, **more}
    return event(ExtensionRequest, day, **fields)


def given(day: str, label: str, obligation: str = "art3", **more: Any) -> Event:
    """Return a decision."""
    fields = {"obligation": obligation, "number": 1, "meeting": label, **more}
    return event(ExtensionDecision, day, **fields)


def ended(day: str, shown_by: EndShownBy, voice: Voice = Voice.STATE) -> Event:
    """Return an end of hostilities."""
    return event(HostilitiesEnded, day, shown_by=shown_by, voice=voice)


@attrs.define(frozen=True)
class Row:
    """A question put to one case.

    Attributes:
        number: Its number.
        field: The field of the reading.
        state: The State.
        obligation: The duty.
        on: The day.
        said: For each option what is said: status, deadline, and a part of each
            irregularity; None where it does not matter.
        record: A fictional record; the packaged one if None.
    """

    number: str
    field: str
    state: str
    obligation: str
    on: str
    said: dict[str, tuple[str | None, str | None, tuple[str, ...] | None]]
    record: Record | None = None

    def view(self, option: str | None = None) -> ccm.AsOf:
        """Return the view under an option; under the default if None."""
        chosen: dict[str, Any] = {} if option is None else {self.field: option}
        on, reading = date.fromisoformat(self.on), Reading(**chosen)
        return ccm.as_of(on, record=self.record, reading=reading)

    def assess(self, option: str | None = None) -> Finding:
        """Return the answer under an option."""
        return self.view(option).assess(self.state, self.obligation)


ROWS = (
    # 180 days: 28 September 2015 from entry into force; 19 April 2015 was printed.
    Row(
        "A-08",
        "day_zero",
        "GIN",
        "art7.1",
        "2015-04-10",
        {
            "not counted": (None, "2015-09-28", None),
            "counted": (None, "2015-09-27", None),
            "counted from the deposit": (None, "2015-04-19", None),
        },
    ),
    # Bound from 1 March 2011; the initial report came in May 2013.
    Row(
        "A-09",
        "first_annual_report",
        "XRU",
        "art7.2",
        "2011-03-15",
        {
            "year of entry into force": ("outstanding", "2012-04-30", None),
            "year before the first 30 April": ("outstanding", "2011-04-30", None),
            "year before the 30 April after the initial report": (
                "outstanding",
                "None",
                None,
            ),
        },
        fiction(deposit=date(2010, 9, 15)),
    ),
    # 30 April 2023 was a Sunday.
    Row(
        "A-10",
        "report_day",
        "FRA",
        "art7.2",
        "2023-04-01",
        {
            "30 April": (None, "2023-04-30", None),
            "next Monday": (None, "2023-05-01", None),
        },
    ),
    # Before 30 August 2022: 30 November, 3 December (270 days), 29 November (274).
    Row(
        "A-11",
        "lead_counted_in",
        "XRU",
        "art3",
        "2022-01-01",
        {
            "calendar months": (None, None, (": 1 day late",)),
            "months of 30 days": (None, None, ()),
            "twelfths of a year": (None, None, (": 2 days late",)),
        },
        fiction(STOCK, asked("2021-12-01", "10MSP")),
    ),
    # Nine months before 2 and 4 September 2019, and before 1 March 2020.
    Row(
        "A-11",
        "lead_counts_from",
        "XRU",
        "art3",
        "2019-09-10",
        {
            "opening": (None, None, (": 3 days late",)),
            "closing": (None, None, (": 1 day late",)),
            "decision": (None, None, ()),
        },
        fiction(
            STOCK,
            asked("2018-12-05", "9MSP"),
            given("2020-03-01", "9MSP", length=Period(months=12)),
        ),
    ),
    # Filed 44 days late for 9MSP, which granted five years.
    Row(
        "A-11b",
        "late_request",
        "DEU",
        "art4",
        "2021-01-01",
        {
            "irregular": ("outstanding", "2025-08-01", ("44 days late",)),
            "moved to a later meeting": (
                "outstanding",
                "2025-08-01",
                ("44 days late",),
            ),
            "inadmissible": ("overdue", "2020-08-01", ("44 days late",)),
        },
    ),
    # In time for 10MSP, filed before 1 October 2021 and decided after it.
    Row(
        "A-12",
        "before_expiry",
        "XRU",
        "art4",
        "2022-10-01",
        {
            "request": (None, "2024-10-01", ("taken after the deadline",)),
            "decision": (
                None,
                "2024-10-01",
                ("not decided before the deadline", "taken after the deadline"),
            ),
        },
        fiction(
            AREAS,
            asked("2021-06-01", "10MSP", "art4"),
            given("2022-09-02", "10MSP", "art4", length=Period(years=3)),
        ),
    ),
    # Eight weeks before 3 September 2018 are 9 July.
    Row(
        "A-13",
        "declaration_papers",
        "XRU",
        "art4.1c",
        "2018-08-15",
        {
            "any later meeting": ("outstanding", "2018-09-05", None),
            "one with time for papers": ("outstanding", "2019-09-04", None),
        },
        fiction(event(ClearanceCompleted, "2018-07-10")),
    ),
    # From 31 December 2020 two months, and then one more.
    Row(
        "A-15",
        "extension_base",
        "XRU",
        "art3",
        "2020-12-01",
        {
            "previous deadline": (None, "2021-03-31", None),
            "expiry": (None, "2021-03-28", None),
            "decision": (None, "2021-01-27", None),
        },
        fiction(
            STOCK,
            given("2019-09-04", "9MSP", until=date(2020, 12, 31)),
            given("2020-11-27", "2RC", number=2, length=Period(months=2)),
            given("2020-11-27", "2RC", number=3, length=Period(months=1)),
        ),
    ),
    # 37 months from 1 March 2021; 1 April 2024 was printed.
    Row(
        "A-15",
        "extension_end",
        "PER",
        "art3",
        "2021-06-01",
        {
            "same day": ("outstanding", "2024-04-01", None),
            "day before": ("outstanding", "2024-03-31", None),
        },
    ),
    Row(
        "A-19",
        "ability_to_assist",
        "XRU",
        "art6",
        "2015-01-01",
        {
            "as the State judges": ("outstanding", None, None),
            "by its means": ("undetermined", None, None),
        },
        fiction(event(AssistanceProvided, "2014-01-01")),
    ),
    # Ten years from 10 March 2015, and one year granted.
    Row(
        "A-21",
        "later_remnants",
        "XRU",
        "art4.1b",
        "2025-06-01",
        {
            "can be extended": ("outstanding", "2026-03-10", None),
            "cannot be extended": ("overdue", "2025-03-10", ()),
        },
        fiction(
            ended("2015-03-10", EndShownBy.DECLARATION),
            given("2022-09-02", "10MSP", "art4.1b", length=Period(years=1)),
        ),
    ),
    # Ten years from each of four days.
    Row(
        "A-22",
        "hostilities_end",
        "XRU",
        "art4.1b",
        "2020-01-01",
        {
            "declaration": (None, "2026-05-01", None),
            "ceasefire": (None, "2025-02-01", None),
            "political settlement": (None, "2027-08-01", None),
            "finding": (None, "2028-11-01", None),
        },
        fiction(
            ended("2015-02-01", EndShownBy.CEASEFIRE),
            ended("2016-05-01", EndShownBy.DECLARATION),
            ended("2017-08-01", EndShownBy.SETTLEMENT),
            ended("2018-11-01", EndShownBy.FINDING, Voice.OBSERVER),
        ),
    ),
    # Cleared in 2013; found again in 2020, on a day up to 28 September.
    Row(
        "A-23",
        "areas_found",
        "MRT",
        "art4",
        "2020-09-28",
        {
            "old deadline": ("outstanding", "2022-08-01", None),
            "new period": ("outstanding", "2030-01-01..2030-09-28", None),
            "overdue at once": ("overdue", "2019-12-31..2020-09-27", None),
        },
    ),
    # Destroyed in 2014; found again after 1 October 2019.
    Row(
        "A-24",
        "stocks_found",
        "XRU",
        "art3",
        "2021-06-01",
        {
            "urgent, by its own plan": ("outstanding", "None", None),
            "old deadline": ("overdue", "2019-10-01", None),
        },
        fiction(
            STOCK,
            event(StockpileDestroyed, "2014-05-01"),
            event(StockpileFound, "2021-03-01"),
        ),
    ),
    # From 1 October 2019 four years end on 1 October 2023; to 31 December was granted.
    Row(
        "A-25",
        "longest_extension",
        "BGR",
        "art3",
        "2023-01-01",
        {
            "each by itself": (None, "2023-12-31", None),
            "all together": (None, "2023-12-31", None),
        },
    ),
    # 37 months are no whole years.
    Row(
        "A-26",
        "extension_length",
        "PER",
        "art3",
        "2021-06-01",
        {
            "months": (None, "2024-04-01", None),
            "whole years": (None, "2024-04-01", None),
        },
    ),
    Row(
        "A-27",
        "grant_beyond_request",
        "XRU",
        "art3",
        "2019-10-02",
        {
            "not allowed": (None, "2021-04-01", ("longer than was asked for",)),
            "allowed": (None, "2021-04-01", ()),
        },
        fiction(
            STOCK,
            asked("2018-12-01", "9MSP", length=Period(months=12)),
            given("2019-09-04", "9MSP", length=Period(months=18)),
        ),
    ),
    # Three extensions by 2022: the third renews what was renewed before.
    Row(
        "A-28",
        "renewals",
        "CHL",
        "art4",
        "2023-01-01",
        {
            "unlimited": (None, "2026-06-01", None),
            "one": (None, "2026-06-01", None),
        },
    ),
    # Notice of 1 March 2015; six months end within the conflict that an observer sees.
    Row(
        "A-36",
        "conflict_found_by",
        "XRU",
        "art1",
        "2015-10-01",
        {
            "State or Parties": ("not bound", None, None),
            "observers as well": ("fulfilled", None, None),
        },
        fiction(
            event(WithdrawalNotice, "2015-03-01"),
            event(ArmedConflict, "2015-08-01", voice=Voice.OBSERVER),
        ),
    ),
    # Withdrawal took effect on 6 March 2025, before the report on 2024 was due.
    Row(
        "A-37",
        "last_reports",
        "LTU",
        "art7.2",
        "2025-01-01",
        {
            "none after it leaves": (None, "None", None),
            "for its time as a Party": (None, "2025-04-30", None),
        },
    ),
    # Out on 15 July 2015; an instrument of ratification came in March 2017.
    Row(
        "A-53",
        "rejoining",
        "XRU",
        "art3",
        "2018-01-01",
        {
            "by accession": ("not bound", "None", ()),
            "by any instrument": ("outstanding", "2025-09-01", ()),
            "not possible": ("not bound", "None", ()),
        },
        fiction(
            STOCK,
            event(WithdrawalNotice, "2015-01-15"),
            event(Deposit, "2017-03-10", instrument=Instrument.RATIFICATION),
        ),
    ),
    # Decided in March 2021, between the parts of the Conference.
    Row(
        "A-54",
        "silence_procedure",
        "PER",
        "art3",
        "2021-06-01",
        {
            "a decision": ("outstanding", "2024-04-01", None),
            "no decision": ("overdue", "2021-03-01", None),
        },
    ),
    # Transferred in February 2011, bound from October.
    Row(
        "A-56",
        "part_year",
        "XRU",
        "art3.8",
        "2012-06-01",
        {
            "since entry into force": ("not applicable", None, None),
            "whole calendar year": ("overdue", None, None),
        },
        fiction(
            event(
                MunitionsTransferred,
                "2011-02-01",
                receiver=fiction().states.find("XAA"),
            )
        ),
    ),
)
ODD = {
    "longest_extension": ("all together", "art3.3", "in all; expected 2023-10-01"),
    "extension_length": ("whole years", "art3.3", "expected whole years"),
    "renewals": ("one", "art4.8", "expected one renewal"),
}
"""Where an option makes irregular what the default lets pass."""

ids = pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r.number}-{r.field}")


def said(finding: Finding) -> tuple[object, ...]:
    """Return what an answer comes to."""
    return finding.possible, finding.deadline, finding.irregularities


@ids
def test_what_each_option_says(row: Row) -> None:
    """The default first, which is what is asked without a reading."""
    options = get_args(get_type_hints(Reading)[row.field])
    assert set(options) == set(row.said)
    default = getattr(Reading(), row.field)
    assert next(iter(row.said)) == default
    for option, (status, deadline, odd) in row.said.items():
        found = row.assess(option)
        if status is not None:
            assert found.status == status, option
        if deadline is not None:
            assert str(found.deadline) == deadline, option
        if odd is not None:
            texts = [irregular.text for irregular in found.irregularities]
            assert len(texts) == len(odd), option
            assert all(a in b for a, b in zip(odd, texts, strict=True)), option


@ids
def test_the_answer_names_the_question(row: Row) -> None:
    """Under every option, so that a reader learns that there are others."""
    for option in row.said:
        assert row.field in row.assess(option).reading, option


@ids
def test_it_is_found_among_the_other_readings(row: Row) -> None:
    """`across_readings` gives each option that changes the answer, and the answer."""
    ours = row.assess()
    found = row.view().across_readings(row.state, row.obligation)
    others = {o.option: o.finding for o in found if o.field == row.field}
    assert others
    for option in row.said:
        answer = row.assess(option)
        if said(answer) == said(ours):
            assert option not in others
        else:
            assert said(others[option]) == said(answer)
            assert explain_difference(ours, answer)


@pytest.mark.parametrize("field", ODD)
def test_what_an_option_makes_irregular(field: str) -> None:
    """A decision that stands, with what would have been expected."""
    option, provision, text = ODD[field]
    (row,) = (row for row in ROWS if row.field == field)
    before = row.assess().irregularities
    added = [o for o in row.assess(option).irregularities if o not in before]
    assert [odd.provision for odd in added] == [provision]
    assert text in added[0].text


def review(request: ExtensionRequest, *events: Event, **chosen: Any) -> Review:
    """Review a request of Ruritania under a reading."""
    record = fiction(STOCK, AREAS, *events)
    view = ccm.as_of(date(2019, 1, 1), record=record, reading=Reading(**chosen))
    return view.review(request)


class TestReviews:
    """What a request can get, as the text is read."""

    REQUEST = event(
        ExtensionRequest,
        "2018-12-01",
        obligation="art3",
        number=1,
        meeting="9MSP",
        length=Period(months=18),
    )

    def test_a25_exceptional_circumstances(self) -> None:
        """For a first extension only if so read, and then they are asked for."""
        request = attrs.evolve(self.REQUEST, contents=tuple("acdef"))
        for option, needed in (
            ("for further extensions", Truth.FALSE),
            ("for any extension", Truth.TRUE),
        ):
            found = review(request, exceptional_circumstances=option)
            assert found.exceptional is needed
            assert found.lacking is not None
            asked_for = any(content.exceptional for content in found.lacking)
            assert Truth.of(asked_for) is needed
            assert "exceptional_circumstances" in found.explanation.reading()

    @pytest.mark.parametrize(
        ("option", "latest"),
        [("each by itself", date(2027, 10, 1)), ("all together", date(2023, 10, 1))],
    )
    def test_a25_the_longest(self, option: str, latest: date) -> None:
        """After four years, four more or none."""
        first = given("2018-09-05", "8MSP", length=Period(years=4))
        request = attrs.evolve(self.REQUEST, number=2, length=None)
        found = review(request, first, longest_extension=option)
        assert found.latest == latest
        assert "longest_extension" in found.explanation.reading()

    @pytest.mark.parametrize(
        ("option", "longest"), [("months", "18 months"), ("whole years", "1 year")]
    )
    def test_a26_whole_years(self, option: str, longest: str) -> None:
        """Eighteen months hold one whole year."""
        assert str(review(self.REQUEST, extension_length=option).longest) == longest

    @pytest.mark.parametrize(
        ("option", "longest"), [("not allowed", "18 months"), ("allowed", "4 years")]
    )
    def test_a27_more_than_was_asked_for(self, option: str, longest: str) -> None:
        """Then the provision alone is the limit."""
        found = review(self.REQUEST, grant_beyond_request=option)
        assert str(found.longest) == longest

    @pytest.mark.parametrize(
        ("option", "longest"), [("unlimited", "5 years"), ("one", "0 days")]
    )
    def test_a28_a_second_renewal(self, option: str, longest: str) -> None:
        """Nothing is left if there is one."""
        earlier = [
            given("2018-09-05", "8MSP", "art4", number=n, length=Period(years=1))
            for n in (1, 2)
        ]
        request = attrs.evolve(self.REQUEST, obligation="art4", number=3, length=None)
        found = review(request, *earlier, renewals=option)
        assert str(found.longest) == longest

    def test_a21_no_extension_for_later_remnants(self) -> None:
        """Then there is nothing to review."""
        request = attrs.evolve(self.REQUEST, obligation="art4.1b")
        with pytest.raises(ccm.errors.InvalidValueError, match="can be extended"):
            review(request, later_remnants="cannot be extended")

    def test_a12_what_precedes_expiry(self) -> None:
        """A meeting that closes a day after the deadline may decide too late."""
        now = ccm.as_of(date(2026, 11, 21))
        asked_in = now.record.dossier(now.state("BIH")).of(ExtensionRequest)
        (second,) = (request for request in asked_in if request.number == 2)
        strict = Reading(before_expiry="decision")
        late = ccm.as_of(date(2026, 11, 21), reading=strict).review(second)
        assert now.review(second).before_expiry is Truth.TRUE
        assert late.before_expiry is Truth.UNKNOWN

    def test_a11b_an_inadmissible_request_has_no_meeting(self) -> None:
        """It is not moved either."""
        late = attrs.evolve(self.REQUEST, date=PartialDate.parse("2019-03-01"))
        assert review(late, late_request="inadmissible").meeting is None
        assert review(late).meeting is not None


class TestOutsideFindings:
    """Questions that a function answers and no obligation asks."""

    def test_a05_bomblets(self) -> None:
        """Cluster munitions are stock in any case, bomblets only if so read."""
        bomblet = Bomblet(
            conventional=True,
            mass="1 kg",
            self_propelled=False,
            detonates=True,
            dispensed=True,
            on_aircraft=True,
            placed=False,
        )
        literal = Reading(bomblets="under the ban alone")
        assert belongs_to_stocks(bomblet).verdict is Truth.TRUE
        assert belongs_to_stocks(bomblet, literal).verdict is Truth.FALSE
        assert belongs_to_stocks(Bomblet()).verdict is Truth.UNKNOWN
        assert belongs_to_stocks(Bomblet()).missing
        assert belongs_to_stocks(Bomblet(), literal).verdict is Truth.FALSE
        assert "bomblets" in belongs_to_stocks(bomblet).explanation.reading()
        grenade = Munition(releases_submunitions=False)
        assert belongs_to_stocks(grenade, literal).verdict is Truth.FALSE

    @pytest.mark.parametrize(
        ("became", "of_state", "of_all"),
        [
            ("2010-08-01", Truth.FALSE, Truth.FALSE),
            ("2010-08-02", Truth.FALSE, Truth.TRUE),
            ("2011-10-01", Truth.FALSE, Truth.TRUE),
            ("2011-10-02", Truth.TRUE, Truth.TRUE),
            ("2011-10", Truth.UNKNOWN, Truth.TRUE),
        ],
    )
    def test_a20_urgent_help(self, became: str, of_state: Truth, of_all: Truth) -> None:
        """Between 1 August 2010 and 1 October 2011 the answers part."""
        view = ccm.as_of(date(2015, 1, 1), record=fiction())
        for option, truth in (
            ("entry into force for that State", of_state),
            ("general entry into force", of_all),
        ):
            chosen: dict[str, Any] = {"urgent_help_since": option}
            found = urgent_help(
                view.standing("XRU"),
                PartialDate.parse(became),
                PartialDate.on(view.on),
                general=date(2010, 8, 1),
                reading=Reading(**chosen),
            )
            assert found.truth is truth
            assert "urgent_help_since" in found.explanation.reading()

    @pytest.mark.parametrize("since", get_args(UrgentSince))
    def test_a20_no_urgent_help_for_who_never_joined(self, since: str) -> None:
        """It is for States Parties, whatever the day is that counts (Article 6(6))."""
        view = ccm.as_of(date(2015, 1, 1), record=world(deposit=None))
        chosen: dict[str, Any] = {"urgent_help_since": since}
        found = urgent_help(
            view.standing("XRU"),
            PartialDate.parse("2012"),
            PartialDate.on(view.on),
            general=date(2010, 8, 1),
            reading=Reading(**chosen),
        )
        assert found.truth is Truth.FALSE

    def test_a29_the_minimum(self) -> None:
        """Whole munitions without submunitions are not counted by the text."""
        for option, truth in (
            ("submunitions", Truth.TRUE),
            ("munitions as well", Truth.FALSE),
        ):
            chosen: dict[str, Any] = {"retention_minimum": option}
            found = may_retain(
                [Purpose.CLEARANCE],
                no_more_than_necessary=Truth.FALSE,
                submunitions=Truth.FALSE,
                reading=Reading(**chosen),
            )
            assert found.truth is truth
            assert "retention_minimum" in found.explanation.reading()

    def test_a30_under_jurisdiction_alone(self) -> None:
        """Foreign munitions on its territory: no stock by the words of Article 3."""
        for option, truth in (
            ("as each article says", Truth.FALSE),
            ("jurisdiction or control", Truth.TRUE),
        ):
            chosen: dict[str, Any] = {"reach": option}
            found = STOCKS.covers(Truth.TRUE, Truth.FALSE, Reading(**chosen))
            assert found.truth is truth
            assert found.explanation.reading() == ("reach",)

    def test_a33_investment(self) -> None:
        """Left to each State, or forbidden as assistance."""
        conduct = Conduct(activity=Activity.INVEST)
        for option, truth in (
            ("national choice", Truth.TRUE),
            ("assistance", Truth.FALSE),
        ):
            chosen: dict[str, Any] = {"investment": option}
            found = permitted(conduct, Reading(**chosen))
            assert found.truth is truth
            assert found.explanation.provision == "art1.1.c"
            assert found.explanation.reading() == ("investment",)


def test_a37_what_is_owed_after_leaving() -> None:
    """Read so, the report on 2024 is owed after 6 March 2025, and then not bound."""
    chosen = Reading(last_reports="for its time as a Party")
    for day, bound in (("2025-03-10", True), ("2025-05-02", True)):
        on = date.fromisoformat(day)
        found = ccm.as_of(on, reading=chosen).assess("LTU", "art7.2")
        assert (found.status != "not bound") is bound
        assert ccm.as_of(on).assess("LTU", "art7.2").status == "not bound"


def test_a24_before_the_deadline_nothing_changes() -> None:
    """Stocks found while the old deadline runs are to be destroyed by it."""
    record = fiction(
        STOCK,
        event(StockpileDestroyed, "2014-05-01"),
        event(StockpileFound, "2019-09-30"),
    )
    found = ccm.as_of(date(2019, 10, 2), record=record).assess("XRU", "art3")
    assert found.status == "overdue"
    assert str(found.deadline) == "2019-10-01"


def test_a23_done_again() -> None:
    """In time by the new period, late by the old deadline and if overdue at once."""
    record = fiction(
        AREAS,
        event(ClearanceCompleted, "2014-05-01"),
        event(HostilitiesEnded, "2001-01-01"),
        event(ccm.facts.ContaminationFound, "2020-03-01"),
        event(ClearanceCompleted, "2022-03-01"),
    )
    for option, status in (
        ("old deadline", "fulfilled late"),
        ("new period", "fulfilled"),
        ("overdue at once", "fulfilled late"),
    ):
        chosen: dict[str, Any] = {"areas_found": option}
        view = ccm.as_of(date(2023, 1, 1), record=record, reading=Reading(**chosen))
        assert view.assess("XRU", "art4").status == status
