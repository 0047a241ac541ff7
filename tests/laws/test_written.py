"""Laws of what is written: in every history, what is read says what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.rules import Reading
from ccm.share.page_records import FindingPage
from ccm.testing import histories, readings
from ccm.testing.fiction import RURITANIA
from ccm.testing.history import OBLIGATIONS
from ccm.words.rows import FindingRow


@pytest.mark.parametrize("obligation", list(OBLIGATIONS))
@given(reading=readings(), data=st.data())
def test_a_finding_is_read_back(
    obligation: str, reading: Reading, data: st.DataObject
) -> None:
    """Row and reasons, byte by byte; and the finding itself, of the same record."""
    history = data.draw(histories(about=obligation))
    view = history.view(data.draw(history.days()), reading)
    finding = view.assess(RURITANIA, obligation)
    text = finding.explain("json")
    read = ccm.from_json(text, FindingPage)
    assert ccm.to_json(read) == text
    row = ccm.from_json(ccm.to_json(finding.to_dict()), FindingRow)
    assert row == finding.to_dict()
    reasons = ccm.from_dict(read["explanation"], ccm.Explanation, record=view.record)
    assert reasons == finding.explanation
    again = ccm.from_json(text, ccm.Finding, record=view.record)
    assert again == finding
    assert ccm.to_json(again) == text
