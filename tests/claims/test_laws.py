"""Laws of any audit: claims are no input, and a wrong figure is found."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from random import Random
from string import Formatter

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ccm
from ccm.claims import DOCUMENTS, Audit, Claim, Verdict, audit, packaged_claims
from ccm.questions import Bound, Figure, Listing, Span, Unit, Value, Words, questions

CLAIMS = tuple(claim for d in DOCUMENTS for claim in packaged_claims(d.key))
VIEW = ccm.as_of(date(2020, 9, 28))
TOPICS = [
    ("Convention", "States Parties in force"),
    ("Convention", "signatories"),
    ("Convention", "committed States"),
    ("Convention", "deposited and not in force"),
    ("Article 3", "States that report stocks to destroy"),
    ("Article 4", "States with areas to clear"),
    ("initial reports", "due"),
]
DAYS = st.dates(date(2009, 1, 1), date(2025, 3, 1))


def _claim(topic: tuple[str, str], value: Figure | Listing, day: date) -> Claim:
    return Claim(
        id="D-1",
        document="draft",
        subject=topic[0],
        predicate=topic[1],
        value=value,
        as_of=ccm.PartialDate.on(day),
    )


def _asked(topic: tuple[str, str], day: date) -> frozenset[ccm.State]:
    """Return what the record gives, asked with a list that is surely not it."""
    nobody = _claim(topic, Listing(frozenset()), day)
    found = audit(VIEW, [nobody])["D-1"]
    return found.answers[0].states if found.answers else frozenset()


@given(topic=st.sampled_from(TOPICS), day=DAYS)
def test_the_record_agrees_with_itself(topic: tuple[str, str], day: date) -> None:
    """A document that prints what the record gives is never called wrong."""
    states = _asked(topic, day)
    for value in (Listing(states), Figure(Decimal(len(states)))):
        verdict = audit(VIEW, [_claim(topic, value, day)])["D-1"].verdict
        assert verdict in (Verdict.AGREES, Verdict.POSSIBLE)


@given(
    topic=st.sampled_from(TOPICS),
    day=DAYS,
    off=st.sampled_from([-1, 1, 50, Decimal("0.5")]),
)
def test_a_figure_that_is_off_does_not_agree(
    topic: tuple[str, str], day: date, off: Decimal | int
) -> None:
    """By one, by fifty or by half a State, on whichever basis it may count."""
    value = Figure(len(_asked(topic, day)) + Decimal(off))
    found = audit(VIEW, [_claim(topic, value, day)])["D-1"]
    first, *others = found.answers
    assume(value not in {Figure(Decimal(len(other.states))) for other in others})
    if any(answer.doubtful for answer in (first, *others)) and off > 0:
        assert found.verdict is not Verdict.AGREES
    else:
        assert found.verdict is Verdict.DISAGREES
        assert Decimal(found.difference) == off


@settings(max_examples=3)
@given(st.permutations(CLAIMS[135:155]))
def test_the_order_of_claims_does_not_matter(shuffled: list[Claim]) -> None:
    """Each keeps its verdict, and the same contradictions are found."""
    there, here = audit(VIEW, CLAIMS[135:155]), audit(VIEW, shuffled)
    for found in there.results:
        assert here[found.claim.id].verdict is found.verdict
        assert here[found.claim.id].reason == found.reason
    assert _sets(there) == _sets(here)


def _sets(found: Audit) -> set[tuple[str, frozenset[str]]]:
    return {(c.check, frozenset(c.ids)) for c in found.contradictions}


def test_every_claim_alone_has_the_verdict_that_it_has_among_others(
    both: Audit,
) -> None:
    """No claim is asked of another claim."""
    for claim in CLAIMS[::13]:
        assert audit(VIEW, [claim])[claim.id].verdict is both[claim.id].verdict


def test_no_answer_reads_a_claim() -> None:
    """A process that has found everything has not loaded the room of claims."""
    code = (
        "import sys, ccm; from datetime import date\n"
        "ccm.as_of(date(2020, 9, 28)).findings()\n"
        "assert not [name for name in sys.modules if name.startswith('ccm.claims')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_claims_change_no_answer() -> None:
    """The findings before an audit, after it, and of a view that never made one."""
    fresh = ccm.as_of(date(2020, 9, 28))
    before = [(f.state, f.obligation, f.status, f.deadline) for f in fresh.findings()]
    size = len(fresh.record.events)
    audit(fresh, CLAIMS[::7])
    after = [(f.state, f.obligation, f.status, f.deadline) for f in fresh.findings()]
    assert before == after
    assert len(fresh.record.events) == size


@pytest.mark.parametrize("day", [date(2016, 1, 1), date(2024, 1, 1)])
def test_a_claim_with_a_day_does_not_depend_on_the_views_day(
    both: Audit, day: date
) -> None:
    """What is asked of a day is asked of that day, whoever asks."""
    dated = [c for c in CLAIMS if c.as_of and c.as_of.day][::5]
    for found in audit(ccm.as_of(day), dated).results:
        assert found.verdict is both[found.claim.id].verdict


def test_a_draft_without_a_day_is_asked_of_the_views_day() -> None:
    """108 on 28 September 2020, and 110 once Niue and Saint Lucia were bound."""
    topic = ("Convention", "States Parties in force")
    undated = attrs.evolve(_claim(topic, Figure(Decimal(110)), VIEW.on), as_of=None)
    assert VIEW.audit([undated])["D-1"].verdict is Verdict.DISAGREES
    later = ccm.as_of(date(2021, 3, 1)).audit([undated])
    assert later["D-1"].verdict is Verdict.AGREES


_WORDS = {
    "meeting": ["5MSP", "3RC", "99MSP"],
    "first": ["1MSP", "13MSP", "2015", "9999"],
    "last": ["5MSP", "3RC", "2018", "2020"],
    "state": ["BGR", "Niue", "Atlantis"],
    "article": ["3", "7(1)", "99"],
    "where": ["signatories", "not party", "friends"],
    "did": ["took part"],
    "what": ["1RC"],
    "of": [" of the report"],
    "year": ["2015", "soon"],
    "place": ["Dubrovnik", "Vientiane", "Utopia"],
    "chapter": ["victim assistance", "transparency", "weather"],
    "action": ["4.1(a)(i)", "3.1(a)", "2.5(a)", "4.4(c)", "9.9"],
    "step": ["focal point", "rain"],
    "office": ["transparency", "weather"],
    "whose": ["the world", "States Parties", "the moon"],
    "region": ["Africa", "Caribbean", "Atlantis"],
    "theme": ["victim assistance", "communication", "weather"],
    "paragraph": ["7(a)", "8(c)", "99"],
    "decision": ["Meetings nominate and elect the coordinators", "nothing"],
    "rule": ["1(3)", "9"],
    "task": ["synergies", "sleep"],
}
_VALUES: list[Value] = [
    Figure(Decimal(0)),
    Figure(Decimal(3), Unit.PERCENT),
    Figure(Decimal(3), Unit.YEARS),
    Listing(frozenset({VIEW.state("BGR"), VIEW.state("IDN")})),
    ccm.PartialDate.parse("2015"),
    Span(date(2015, 9, 7), date(2015, 9, 11)),
    Words(("CCM/CONF/2015/1", "x")),
    ccm.Status.OVERDUE,
]
_ENDS = [date.min, date(2010, 8, 1), date(2024, 9, 1), date(2026, 9, 30), date.max]


@st.composite
def _drafts(draw: st.DrawFn) -> Claim:
    """Draw a claim that asks some question, in right or wrong words."""
    question = draw(st.sampled_from(questions()))
    filled = {word: draw(st.sampled_from(said)) for word, said in _WORDS.items()}
    return Claim(
        id="D-1",
        document="draft",
        subject=question.subject.format(**filled),
        predicate=question.predicate.format(**filled),
        value=draw(st.sampled_from(_VALUES)),
        as_of=ccm.PartialDate.on(draw(st.sampled_from(_ENDS) | DAYS)),
    )


@given(_drafts())
def test_whatever_a_draft_says_it_is_answered(claim: Claim) -> None:
    """With a verdict and a reason, and never with an error."""
    found = audit(VIEW, [claim])["D-1"]
    assert found.verdict is not Verdict.STATEMENT
    if found.verdict is Verdict.DISAGREES:
        assert found.reason


@given(st.lists(st.sampled_from(CLAIMS), max_size=30), st.randoms())
def test_figures_of_nothing_divide_nothing(claims: list[Claim], dice: Random) -> None:
    """Figures replaced by zero, one and more: sums and shares are still worked out."""
    changed = [
        attrs.evolve(claim, id=f"{n}", value=Figure(Decimal(dice.choice([0, 1, 7]))))
        for n, claim in enumerate(claims)
    ]
    assert audit(VIEW, changed).outcomes is not None


class TestFigures:
    """When a number is what a document says."""

    @given(st.integers(1, 10_000), st.integers(1, 10_000))
    def test_a_share_agrees_with_its_rounding(self, part: int, whole: int) -> None:
        """Printed to a whole per cent, or to one decimal."""
        share = Decimal(100) * part / whole
        for step in ("1", "0.1"):
            assert Figure(share.quantize(Decimal(step)), Unit.PERCENT).admits(share)

    @pytest.mark.parametrize(
        ("words", "number", "agrees"),
        [
            ("exactly", "22", True),
            ("exactly", "22.4", True),
            ("exactly", "22.6", False),
            ("at least", "22", True),
            ("at least", "21", False),
            ("more than", "22", False),
            ("more than", "23", True),
            ("about", "24", True),
            ("about", "25", False),
            ("nearly", "21", True),
            ("nearly", "23", False),
        ],
    )
    def test_bounds(self, words: str, number: str, agrees: bool) -> None:  # noqa: FBT001
        """What about, nearly and more than admit beside 22."""
        figure = Figure(Decimal(22), bound=Bound(words))
        assert figure.admits(Decimal(number)) is agrees


def test_agreement_shows_facts_that_others_tell(both: Audit) -> None:
    """No fact that only the claim's own document tells stands under *agrees*."""
    for found in both.of(Verdict.AGREES):
        for fact in found.facts:
            sources = [str(source) for source in fact.source]
            own = found.claim.document
            assert not all(name.startswith(own) for name in sources), found


def test_an_audit_shows_itself_in_a_line() -> None:
    """In a notebook, where the whole of it would fill a book."""
    found = audit(VIEW, CLAIMS[:40])
    assert repr(found).startswith("<Audit of 40 claims, printed: ")
    assert len(repr(found)) < 200


def test_every_place_of_a_question_is_drawn() -> None:
    """So that a new one is not left out."""
    asked = [text for each in questions() for text in (each.subject, each.predicate)]
    places = {name for text in asked for _, name, _, _ in Formatter().parse(text)}
    assert places - {None} <= {*_WORDS}


def test_what_decided_is_one_of_the_answers(both: Audit) -> None:
    """Only agreement is shown by what others tell: then its reasons are theirs."""
    verdicts = set[Verdict]()
    for found in both:
        if found.answer is not None and found.verdict is not Verdict.AGREES:
            verdicts.add(found.verdict)
            assert any(found.answer is answer for answer in found.answers)
    assert {Verdict.RESTS, Verdict.DISAGREES, Verdict.POSSIBLE} <= verdicts
