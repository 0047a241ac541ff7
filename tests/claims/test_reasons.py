"""What a small draft is told: the other basis, what it prints twice, what follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

import ccm
from ccm.claims import DOCUMENTS, Audit, Claim
from ccm.claims.agreement import agreement
from ccm.claims.checks import Term, _part
from ccm.claims.comparisons import Carried
from ccm.claims.corrections import correction_of
from ccm.claims.cross_checks import CheckRow
from ccm.dates import PartialDate
from ccm.questions import Answer, Bound, Figure, Listing, Unit, Value, Words
from ccm.rules import Truth

PARTIES = ("Convention", "States Parties")
REVIEW = "2020-09-28"
CONFERENCE = "2015-09-11"


def figure(number: int, bound: Bound = Bound.EXACT) -> Figure:
    """Return a count."""
    return Figure(Decimal(number), Unit.COUNT, bound)


def printed(
    name: str,
    topic: tuple[str, str],
    value: Value,
    on: str = REVIEW,
    document: str = "draft",
) -> Claim:
    """Return a claim of a draft."""
    return Claim(
        id=name,
        document=document,
        subject=topic[0],
        predicate=topic[1],
        value=value,
        as_of=PartialDate.parse(on),
    )


def audited(*claims: Claim) -> Audit:
    """Return the audit of a draft."""
    return ccm.as_of(date.fromisoformat(REVIEW)).audit(claims)


def test_what_the_other_basis_gives_is_said() -> None:
    """110 States had deposited, and for 108 the Convention was in force."""
    (found,) = audited(printed("D-1", PARTIES, figure(110))).results
    assert found.reason == "by deposit; 108 in force"


def test_two_numbers_of_one_day_are_one_contradiction() -> None:
    """Right each on its own basis; who makes the difference is named."""
    claims = [printed(f"D-{n}", PARTIES, figure(n)) for n in (110, 108)]
    (fault,) = audited(*claims).contradictions
    assert fault.text == (
        f"Convention: States Parties on {REVIEW}: 110 (D-110); 108 (D-108)"
    )
    assert fault.reason.endswith("the difference is LCA, NIU")
    assert not fault.wrong


def test_of_two_numbers_of_one_day_one_is_wrong() -> None:
    """109 is the number of no basis."""
    claims = [printed(f"D-{n}", PARTIES, figure(n)) for n in (110, 109)]
    (fault,) = audited(*claims).contradictions
    assert fault.wrong


def test_growth_on_one_basis() -> None:
    """96 by deposit in 2015, 110 by deposit in 2020."""
    then = printed("D-1", PARTIES, figure(96), CONFERENCE)
    (check,) = audited(then, printed("D-2", PARTIES, figure(110))).outcomes
    assert check.check == "Convention: States Parties, from one day to another"
    assert check.holds


def test_growth_from_one_basis_to_another_is_not_like_for_like() -> None:
    """96 by deposit in 2015, 108 in force in 2020."""
    claims = (
        printed("D-1", PARTIES, figure(96), CONFERENCE),
        printed("D-2", PARTIES, figure(108)),
    )
    (fault,) = audited(*claims).contradictions
    assert fault.reason == ("like for like: 96 to 110 by deposit; 91 to 108 in force")


def test_what_is_in_one_list_alone_is_named() -> None:
    """And not what both hold."""
    topic = "Coordination Committee", "members"
    longer = Words(("Presidents", "Coordinators", "observers"))
    one = printed("D-1", topic, longer, document="one")
    other = printed("D-2", topic, Words(longer.items[:2]), document="other")
    (fault,) = audited(one, other).contradictions
    assert fault.check == "Coordination Committee: members, in two documents"
    assert fault.text == "Coordination Committee: members: only in one: observers"
    assert not fault.wrong


@pytest.mark.parametrize(("parties", "fits"), [(10, False), (11, True), (12, True)])
def test_parts_are_not_more_than_the_whole(parties: int, *, fits: bool) -> None:
    """6 without stocks, 3 with, 1 that verifies and 1 without a report are 11."""
    parts = (
        ("Article 3", "States without stocks", 6),
        ("Article 3", "States that report stocks to destroy", 3),
        ("Article 3", "States that verify whether they hold stocks", 1),
        ("initial reports", "not submitted", 1),
    )
    claims = [printed("D-0", PARTIES, figure(parties))]
    claims += [printed(f"D-{s}: {p}", (s, p), figure(n)) for s, p, n in parts]
    (check,) = audited(*claims).outcomes
    assert check.holds is fits
    assert check.worked == ("6 + 3 + 1 + 1 = 11",)
    why = [fault.reason.partition("; right ")[0] for fault in check.contradictions]
    told = "of D-0 the record says: disagrees (110 by deposit; 108 in force"
    assert why == ([] if fits else [told])


def test_of_a_figure_of_which_the_record_holds_nothing_it_says_nothing() -> None:
    """37 is not 38 + 0, and no source tells how many travelled how far."""
    numbers = {"trips a year": 37, "long-haul trips": 38, "short-haul trips": 0}
    claims = [
        printed(f"D-{what}", ("ISU travel", what), figure(number))
        for what, number in numbers.items()
    ]
    (fault,) = audited(*claims).contradictions
    assert fault.reason == ""


@pytest.mark.parametrize(
    ("bound", "verdict"),
    [
        (Bound.MORE_THAN, Truth.UNKNOWN),
        (Bound.AT_LEAST, Truth.UNKNOWN),
        (Bound.ABOUT, Truth.UNKNOWN),
        (Bound.NEARLY, Truth.FALSE),
        (Bound.EXACT, Truth.FALSE),
    ],
)
def test_a_number_beside_one_that_is_not_told_exactly(
    bound: Bound, verdict: Truth
) -> None:
    """101 can be more than 100, at least so much, or about; nearly 100 is less."""
    answer = Answer(value=figure(100, bound))
    assert agreement(figure(101), answer) is verdict


@pytest.mark.parametrize(("bound", "margin"), [(Bound.ABOUT, 0), (Bound.EXACT, 5)])
def test_the_number_of_one_that_is_not_told_exactly(bound: Bound, margin: int) -> None:
    """100 can be about 100, or not; rounded to the next ten it is told as it is."""
    rounded = attrs.evolve(figure(100, bound), margin=Decimal(margin))
    verdict = Truth.TRUE if bound is Bound.EXACT else Truth.UNKNOWN
    assert agreement(figure(100), Answer(value=rounded)) is verdict


@pytest.mark.parametrize(
    ("number", "wrong", "borne_out"),
    [(110, False, True), (108, False, True), (109, True, False)],
)
def test_a_number_is_right_on_a_basis_or_wrong(
    number: int, *, wrong: bool, borne_out: bool
) -> None:
    """Between 6 August 2020, when Niue acceded, and 15 September there were 109."""
    audit_ = audited(printed("D-1", PARTIES, figure(number)))
    (found,) = audit_.results
    assert (audit_.disagrees, found.is_borne_out) == (wrong, borne_out)
    assert audit_.read == 1
    assert bool(correction_of(found)) is wrong
    if wrong:
        assert correction_of(found) == "write 110 (by deposit) or 108 (in force)"
        assert found.reason == (
            "110 by deposit; 108 in force; "
            "right by deposit from 2020-08-06 to 2020-09-14; "
            "as told by treaties.un.org, stopclustermunitions.org"
        )


def test_a_contradiction_tells_its_place() -> None:
    """Each once."""
    claims = [printed(f"D-{n}", PARTIES, figure(n)) for n in (110, 108)]
    assert audited(*claims).contradictions[0].places == ("draft",)


@pytest.mark.parametrize("number", [38, 39])
def test_what_other_figures_make_of_one_that_the_record_leaves_open(
    number: int,
) -> None:
    """30 journeys and 8 are 38."""
    numbers = {"trips a year": number, "long-haul trips": 30, "short-haul trips": 8}
    claims = [
        printed(f"D-{what}", ("ISU travel", what), figure(count))
        for what, count in numbers.items()
    ]
    whole, *_ = audited(*claims).results
    fits = "" if number == 38 else ", which it is not"
    told = f"; by figures of the documents 30 + 8 = 38{fits}"
    assert whole.reason.endswith(told)


@pytest.mark.parametrize(
    ("said", "fits"), [(("2016", "2018"), True), (("2016", "2017"), False)]
)
def test_the_years_of_the_largest_figures(said: tuple[str, ...], *, fits: bool) -> None:
    """Of 400, 300 and 500 the first and the last."""
    totals = {"2016": 400, "2017": 300, "2018": 500}
    claims = [
        printed(f"D-{year}", ("ISU budget", "total"), figure(total), year)
        for year, total in totals.items()
    ]
    busy = "ISU budget", "years of more activity"
    (check,) = audited(*claims, printed("D-9", busy, Words(said))).outcomes
    assert check.holds is fits
    assert not any(each.wrong for each in check.contradictions)
    assert [each.text.partition(", but ")[2] for each in check.contradictions] == (
        [] if fits else ["total: 2018 500, 2016 400, 2017 300"]
    )


@pytest.mark.parametrize("listed", [2, 3, 4])
def test_a_list_is_as_long_as_its_parts_together(listed: int) -> None:
    """Of four with stocks or had them one still has some: three have completed."""
    view = ccm.as_of(date.fromisoformat(REVIEW))
    states = frozenset(map(view.state, ("AUT", "BEL", "DNK", "DEU")[:listed]))
    parts = {
        "States that report to have or have had stocks": 4,
        "States with stocks to destroy": 1,
    }
    claims = [printed("D-0", ("Article 3", "States that completed"), Listing(states))]
    claims += [
        printed(f"D-{what}", ("Article 3", what), figure(number))
        for what, number in parts.items()
    ]
    (check,) = (o for o in audited(*claims).outcomes if "= sum of" in o.check)
    assert check.holds is (listed == 3)


def test_what_is_carried_from_earlier_lists_to_later_ones() -> None:
    """A minus stands before the earlier ones."""
    terms = Term("Article 9", "earlier", -1), Term("Article 9", "later", 1)
    row = CheckRow(result=Term("Article 9", "lists"), how="carried", terms=terms)
    assert row.check() == Carried(
        subject="Article 9", earlier=("earlier",), later=("later",)
    )


@pytest.mark.parametrize(
    ("document", "on"), [("CCM/CONF/2015/7", CONFERENCE), (DOCUMENTS[1].name, REVIEW)]
)
def test_what_a_document_prints_without_a_day_is_asked_of_its_own(
    document: str, on: str
) -> None:
    """The report was adopted on the one, the review of 2020 speaks of the other."""
    claim = printed("D-1", PARTIES, figure(1), document=document)
    (found,) = audited(attrs.evolve(claim, as_of=None)).results
    assert str(found.on) == on


def test_an_audit_shows_itself() -> None:
    """With how many claims there are, and what became of those that are printed."""
    agrees = printed("D-1", PARTIES, figure(110))
    assert repr(audited(agrees)) == "<Audit of 1 claim, printed: 1 agrees>"
    silent = attrs.evolve(agrees, printed=False)
    assert repr(audited(agrees, silent)) == "<Audit of 2 claims, printed: 1 agrees>"
    assert repr(audited()) == "<Audit of 0 claims, printed: none>"


def test_what_nobody_read_in_the_draft_is_not_said_to_be_read_there() -> None:
    """Four had surely completed under Article 4 by 28 September 2020."""
    topic = "Article 4", "States that completed"
    (found,) = audited(printed("D-1", topic, figure(8))).results
    assert found.reason.startswith("known: HRV, MNE, MOZ, NOR in force; ")
    assert "read" not in found.reason


@pytest.mark.parametrize(("overdue", "fits"), [(17, True), (16, False)])
def test_what_is_taken_away(overdue: int, *, fits: bool) -> None:
    """Of 84 reports that were due 67 were submitted."""
    numbers = {"overdue": overdue, "due": 84, "submitted": 67}
    claims = [
        printed(f"D-{what}", ("initial reports", what), figure(number))
        for what, number in numbers.items()
    ]
    (check,) = audited(*claims).outcomes
    assert (check.holds, check.worked) == (fits, ("84 - 67 = 17",))
    assert check.check == (
        "initial reports: overdue = sum of "
        "initial reports: due - initial reports: submitted"
    )


@pytest.mark.parametrize(
    ("paragraph", "part"),
    [("annex IV", "annex IV"), ("annex IV, para. 3", "annex IV"), ("para. 12", "")],
)
def test_an_annex_is_a_part_of_its_own(paragraph: str, part: str) -> None:
    """With or without the paragraph in it; the paragraphs of the body are one."""
    claim = attrs.evolve(printed("D-1", PARTIES, figure(1)), paragraph=paragraph)
    assert _part(claim) == ("draft", part)


@pytest.mark.parametrize(("later", "lost"), [("AUT BEL DEU", ""), ("AUT DEU", "BEL")])
def test_whoever_was_on_a_list_is_on_a_later_one(later: str, lost: str) -> None:
    """Or is named."""
    view = ccm.as_of(date.fromisoformat(REVIEW))
    topic = "Article 9", "States with a specific law"
    lists = [
        printed(
            f"D-{on}", topic, Listing(frozenset(map(view.state, codes.split()))), on
        )
        for codes, on in (("AUT BEL", CONFERENCE), (later, REVIEW))
    ]
    checks = audited(*lists).outcomes
    (check,) = (each for each in checks if "on later ones" in each.check)
    told = [each.text for each in check.contradictions]
    where = f"on a list of {CONFERENCE}, and on none of {REVIEW}"
    assert told == ([f"Article 9: {lost}: {where}"] if lost else [])


def test_a_decrease_is_of_what_there_was() -> None:
    """From 40 reports to 10 it is three quarters of them."""
    overdue = "initial reports", "overdue"
    less = "initial reports", "decrease of those overdue since 1RC"
    claims = (
        printed("D-1", overdue, figure(40), CONFERENCE),
        printed("D-2", overdue, figure(10)),
        printed("D-3", less, Figure(Decimal(75), Unit.PERCENT)),
    )
    (check,) = (o for o in audited(*claims).outcomes if "decrease" in o.check)
    assert (check.holds, check.worked) == (True, ("from 40 to 10 = 75 %",))


def test_words_beside_a_number_settle_nothing() -> None:
    """They are of different kinds."""
    words, number = Words(("two",)), figure(2)
    assert agreement(words, Answer(value=number)) is not Truth.TRUE
    assert agreement(number, Answer(value=words)) is not Truth.TRUE


def test_words_are_the_same_however_they_are_written() -> None:
    """In capitals or not."""
    written = Answer(value=Words(("Presidents",)))
    assert agreement(Words(("presidents",)), written) is Truth.TRUE


def test_more_than_a_number_is_not_that_number() -> None:
    """100 is not more than 100; 101 is."""
    more = figure(100, Bound.MORE_THAN)
    assert agreement(more, Answer(value=figure(100))) is Truth.FALSE
    assert agreement(more, Answer(value=figure(101))) is Truth.TRUE
