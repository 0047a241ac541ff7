"""Laws of three-valued logic, as Kleene stated them."""

from __future__ import annotations

import copy
import json
import pickle
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention.article02_definitions import Munition, classify
from ccm.convention.article19_reservations import Target, admissible
from ccm.errors import UndeterminedError
from ccm.rules import Truth

TRUTHS = st.sampled_from(Truth)
CAUSED = st.one_of(TRUTHS, TRUTHS.map(lambda t: t.because(lambda: "no report")))
ROOT = Path(ccm.__file__).parent
KNOWN = st.booleans()


class TestKleene:
    """And, or, not, over true, false and unknown."""

    @given(a=TRUTHS, b=TRUTHS)
    def test_de_morgan(self, a: Truth, b: Truth) -> None:
        """To deny both is to deny either, and the other way round."""
        assert ~(a & b) is (~a | ~b)
        assert ~(a | b) is (~a & ~b)

    @given(a=TRUTHS)
    def test_identities(self, a: Truth) -> None:
        """True is neutral to and, false to or; each rules the other operation."""
        assert (a & Truth.TRUE) is a
        assert (a | Truth.FALSE) is a
        assert (a & Truth.FALSE) is Truth.FALSE
        assert (a | Truth.TRUE) is Truth.TRUE
        assert (a & a) is (a | a) is (~~a) is a

    @given(a=TRUTHS, b=TRUTHS, c=TRUTHS)
    def test_order_and_grouping_do_not_matter(
        self, a: Truth, b: Truth, c: Truth
    ) -> None:
        """Both operations commute, associate, distribute and absorb."""
        assert (a & b) is (b & a)
        assert (a | b) is (b | a)
        assert (a & (b & c)) is ((a & b) & c)
        assert (a | (b | c)) is ((a | b) | c)
        assert (a & (b | c)) is ((a & b) | (a & c))
        assert (a | (a & b)) is a

    @given(a=KNOWN, b=KNOWN)
    def test_of_known_parts_it_is_the_logic_of_python(self, a: bool, b: bool) -> None:  # noqa: FBT001
        """Without an unknown, nothing new."""
        assert bool(Truth.of(a) & Truth.of(b)) == (a and b)
        assert bool(Truth.of(a) | Truth.of(b)) == (a or b)
        assert bool(~Truth.of(a)) == (not a)

    @given(a=TRUTHS, b=TRUTHS)
    def test_to_learn_more_never_turns_a_known_answer(self, a: Truth, b: Truth) -> None:
        """Where the whole is known with an unknown part, the part does not matter."""
        for whole in (Truth.__and__, Truth.__or__):
            if whole(a, Truth.UNKNOWN) is not Truth.UNKNOWN:
                assert whole(a, b) is whole(a, Truth.UNKNOWN)


class TestBool:
    """Unknown is neither yes nor no."""

    def test_unknown_refuses(self) -> None:
        """No branch is taken by accident."""
        with pytest.raises(UndeterminedError, match="neither yes nor no"):
            bool(Truth.UNKNOWN)
        with pytest.raises(UndeterminedError):
            assert not Truth.UNKNOWN


class TestCause:
    """An unknown that comes with an answer says why it is unknown."""

    @given(a=CAUSED, b=CAUSED, c=CAUSED)
    def test_the_logic_is_the_same(self, a: Truth, b: Truth, c: Truth) -> None:
        """A cause turns no answer: Kleene's laws hold of equal truths."""
        assert ~(a & b) == (~a | ~b)
        assert (a & b) == (b & a)
        assert (a | b) == (b | a)
        assert (a & (b & c)) == ((a & b) & c)
        assert (a & (b | c)) == ((a & b) | (a & c))
        assert (a | (a & b)) == a == ~~a
        assert {a: "same"}[Truth(a.value)] == "same"

    @given(a=CAUSED)
    def test_known_truths_are_single(self, a: Truth) -> None:
        """Only an unknown carries a cause; yes and no are what they were."""
        assert a == Truth.UNKNOWN or a is Truth(a.value)
        assert a.because(lambda: "why") == a

    def test_the_cause_survives_what_cannot_settle_it(self) -> None:
        """And, or and not pass it on, and two causes are both told."""
        first = Truth.UNKNOWN.because(lambda: "no report")
        second = Truth.UNKNOWN.because(lambda: "no decision")
        for still in (first & Truth.TRUE, Truth.FALSE | first, ~first, first & first):
            with pytest.raises(UndeterminedError, match="^no report$"):
                bool(still)
        with pytest.raises(UndeterminedError, match="no report; no decision"):
            bool(first & second)
        with pytest.raises(UndeterminedError, match="no report"):
            bool(Truth.UNKNOWN | first)

    def test_it_is_copied_and_pickled_as_an_unknown(self) -> None:
        """The cause belongs to the answer that was asked, not to the value."""
        doubt = Truth.UNKNOWN.because(lambda: "no report")
        assert copy.deepcopy(doubt) == doubt
        assert pickle.loads(pickle.dumps(doubt)) is Truth.UNKNOWN
        assert repr(doubt) == repr(Truth.UNKNOWN)

    def test_a_finding_says_what_is_missing(self) -> None:
        """State, obligation, day, the cause and what would settle it."""
        finding = ccm.as_of(date(2026, 11, 21)).assess("AFG", "art4")
        for asked in (finding.compliant, ~finding.compliant & Truth.TRUE):
            with pytest.raises(UndeterminedError) as caught:
                bool(asked)
            for part in (
                "Afghanistan, art4 on 2026-11-21",
                "whether it complies",
                "the decision of 13MSP on request 2 (decision not in the record)",
            ):
                assert part in str(caught.value)
        with pytest.raises(UndeterminedError, match="whether it has been performed"):
            bool(finding.performed)

    def test_a_breach_in_doubt_says_what_is_missing(self) -> None:
        """Whether there is a breach of Article 1, before the review's period."""
        finding = ccm.as_of(date(2012, 6, 15)).assess("NOR", "art1")
        with pytest.raises(UndeterminedError, match="Norway, art1.*beyond the record"):
            bool(finding.breach)

    def test_a_ruling_and_a_classification_say_it_too(self) -> None:
        """They are asked themselves."""
        with pytest.raises(UndeterminedError, match="legal effect.*disputed"):
            bool(admissible(Target.ARTICLES))
        with pytest.raises(UndeterminedError, match="a cluster munition.*not reported"):
            bool(classify(Munition()))
        assert not classify(Munition(releases_submunitions=False))

    def test_the_library_compares_by_value(self) -> None:
        """An unknown with a cause is not the same object as one without."""
        identity = re.compile(r"\bis (not )?Truth\.UNKNOWN")
        found = [p.name for p in ROOT.rglob("*.py") if identity.search(p.read_text())]
        assert not found


class TestString:
    """It is a string, as a status is, and refuses no less for that."""

    @given(a=CAUSED)
    def test_it_goes_where_a_string_goes(self, a: Truth) -> None:
        """Into JSON, into a text, into a table: as its value."""
        assert json.loads(json.dumps({"compliant": a})) == {"compliant": a.value}
        assert f"{a}" == str(a) == a.value == a
        assert {a.value: "found"}[a] == "found"

    def test_an_answer_is_written_as_it_is(self) -> None:
        """Bound since 2013, Peru had until 2021 to destroy its stocks."""
        finding = ccm.as_of(date(2020, 9, 28)).assess("PER", "art3")
        assert json.dumps(finding.compliant) == '"true"'

    def test_it_is_no_yes_for_being_a_text_that_is_not_empty(self) -> None:
        """As any other such text is in Python."""
        with pytest.raises(UndeterminedError):
            bool(Truth("unknown"))
        assert not Truth.FALSE
