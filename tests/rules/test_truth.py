"""Laws of three-valued logic, as Kleene stated them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.errors import UndeterminedError
from ccm.rules import Truth

TRUTHS = st.sampled_from(Truth)
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
