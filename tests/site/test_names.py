"""Names as documents print them, in the language of the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.share.languages import language
from ccm.site.names import named

STATES = ccm.packaged_record().states


@given(st.text(min_size=1) | st.sampled_from(["A (b)", "A (b) (c)", "(b)", "A ()"]))
def test_english_has_them_as_printed(printed: str) -> None:
    """Whatever brackets there are, and whether a State is so called or not."""
    assert named(printed) == printed
    assert named(printed, STATES) == printed


@pytest.mark.parametrize("state", [*STATES], ids=lambda state: state.alpha3)
def test_a_state_has_its_own_name_in_each_language(state: ccm.State) -> None:
    """Under every name that a document prints."""
    for printed in (state.name, *state.printed_names):
        if "(" not in printed:
            said = language("fr").told(named(printed, STATES))
            assert said == (language("fr").called(state) or printed)


def test_a_place_is_no_state() -> None:
    """So that a town which is called as a State is stays one."""
    assert language("fr").told(named("Chad")) == "Chad"


def test_what_is_added_is_said_too() -> None:
    """In the brackets of the language."""
    presided = named("Croatia (president-designate)", STATES)
    assert language("zh").told(presided) == "克罗地亚（候任主席）"


def test_what_is_not_known_stays_english() -> None:
    """As a whole, so that it can be marked."""
    printed = named("Geneva (by letter)")
    assert language("fr").lacks(printed)
    assert language("fr").told(printed) == printed
