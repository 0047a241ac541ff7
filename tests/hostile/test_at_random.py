"""At every door: what is taken, changed at random, is taken or refused.

The same changes on every machine; ``make fuzz`` looks for others, led by what it
reaches.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from doors import DOORS
from hypothesis import given
from hypothesis import strategies as st

from ccm.errors import CCMError

PIECES = (
    *("", '"', "'", ",", ";", "|", " | ", ":", "=", "(", ")", "[", "]", "{", "}", "\\"),
    *("\n", "\r", "\t", "\0", "\ufeff", "\u202e", "\u200b", "٣", "²", "é", "..", "-"),
    *(
        "0",
        "9999",
        "0001",
        "10000",
        "2019-02-29",
        "not ",
        "and ",
        "or ",
        "where ",
        "of ",
    ),
)

changes = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 12),
        st.sampled_from(PIECES) | st.text(max_size=4),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("name", DOORS)
@given(changes=changes)
def test_changed_in_places(name: str, changes: list[tuple[float, int, str]]) -> None:
    """Some characters left out, others put in."""
    text = DOORS[name].good
    for where, length, put in changes:
        at = int(where * len(text))
        text = text[:at] + put + text[at + length :]
    content = text.encode("utf-8", "surrogatepass")
    with TemporaryDirectory() as folder, suppress(CCMError):
        DOORS[name].knock(content, Path(folder))


@pytest.mark.parametrize("name", DOORS)
@given(content=st.binary(max_size=60))
def test_any_bytes(name: str, content: bytes) -> None:
    """Most of which are no text."""
    with TemporaryDirectory() as folder, suppress(CCMError):
        DOORS[name].knock(content, Path(folder))
