"""What the record gives for the lists and figures of the two documents."""

from __future__ import annotations

import pytest

from ccm.claims import Audit, Verdict
from ccm.questions import Listing

A, R, D, U, S, P = (
    Verdict.AGREES,
    Verdict.RESTS,
    Verdict.DISAGREES,
    Verdict.UNDERIVED,
    Verdict.STATEMENT,
    Verdict.POSSIBLE,
)

# Agrees: from the Depositary, monitors and others. Rests: read in the document.
REVIEW = {
    "para. 4": {
        "S20-0010": A,
        "S20-0014": A,
        "S20-0015": A,
        "S20-0017": A,
        "S20-0020": A,
        "S20-0021": A,
        "S20-0023": A,
        "S20-0024": A,
        "S20-0026": A,
        "S20-0027": A,
    },
    "para. 5": {"S20-0030": A, "S20-0032": A, "S20-0034": A, "S20-0036": A},
    "para. 6": {"S20-0040": A, "S20-0042": A, "S20-0044": A},
    "para. 11": {"S20-0064": A},
    "para. 15": {"S20-0067": R},
    "para. 7": {"S20-0045": A},
    "para. 28": {
        "S20-0080": P,
        "S20-0081": P,
        "S20-0082": A,
        "S20-0083": R,
        "S20-0084": R,
        "S20-0085": P,
        "S20-0086": P,
    },
    "para. 28(a)": {"S20-0087": A, "S20-0089": A, "S20-0090": D},
    "para. 28(b)": {"S20-0091": P},
    "para. 28(c)": {"S20-0092": A},
    "para. 28(d)": {"S20-0094": P, "S20-0096": R},
    "para. 29": {"S20-0098": R, "S20-0099": A, "S20-0100": A},
    "para. 30": {"S20-0103": R, "S20-0104": A, "S20-0105": A, "S20-0106": A},
    "para. 38": {"S20-0115": P, "S20-0116": A, "S20-0119": R, "S20-0120": P},
    "para. 39": {"S20-0123": A, "S20-0124": A, "S20-0127": P, "S20-0129": A},
    "para. 42": {"S20-0132": A},
    "para. 44": {"S20-0133": R},
    "para. 45": {"S20-0136": P, "S20-0138": R, "S20-0140": R},
    "para. 51": {"S20-0143": R, "S20-0147": R},
    "para. 53": {"S20-0148": R, "S20-0149": R, "S20-0164": R, "S20-0165": R},
    "para. 67": {"S20-0181": U, "S20-0182": P},
    "para. 68": {"S20-0185": P, "S20-0186": P},
    "para. 66": {"S20-0175": P, "S20-0176": R, "S20-0177": A, "S20-0179": P},
    "para. 69": {"S20-0187": P, "S20-0188": R, "S20-0190": R},
    "para. 70": {"S20-0193": R, "S20-0195": P},
    "para. 71": {"S20-0196": R, "S20-0198": R},
    "para. 94": {"S20-0225": A, "S20-0226": R, "S20-0230": R, "S20-0235": R},
    "para. 90": {"S20-0223": R},
    "para. 106": {"S20-0250": R, "S20-0253": R, "S20-0255": R, "S20-0259": R},
    "para. 107": {"S20-0261": R, "S20-0263": A, "S20-0264": R, "S20-0268": R},
    "para. 109": {"S20-0278": A},
    "para. 110": {"S20-0279": A},
    "para. 118": {"S20-0287": A},
    "para. 119": {"S20-0290": R, "S20-0291": R},
    "para. 122": {"S20-0296": A},
    "para. 123": {"S20-0298": A},
    "para. 130": {"S20-0306": R, "S20-0307": A},
    "para. 131": {"S20-0308": R},
    "para. 134": {"S20-0309": R, "S20-0310": R, "S20-0311": R},
}
REPORT = {
    "para. 7": {"S15-0017": A},
    "para. 8": {"S15-0019": A},
    "para. 9": {"S15-0021": A},
    "para. 10": {"S15-0023": A},
    "para. 22": {"S15-0047": A},
    "para. 23": {"S15-0049": R, "S15-0050": R},
    "para. 28": {"S15-0061": R, "S15-0062": R},
    "para. 29": {"S15-0065": R},
    "para. 30(c)": {"S15-0069": R, "S15-0070": R, "S15-0073": A},
    "para. 35": {"S15-0093": R},
    "annex III, para. 22(a)": {"S15-0153": R},
    "annex III, para. 32(c)": {"S15-0156": R},
    "annex VI": {"S15-0300": R, "S15-0302": R, "S15-0304": R, "S15-0306": R},
    "annex I, para. 3": {"S15-0098": A, "S15-0100": A, "S15-0111": A},
    "annex III, para. 14": {"S15-0128": P, "S15-0129": P},
    "annex III, para. 21": {"S15-0131": P, "S15-0132": P, "S15-0133": P},
    "annex IV, para. 2": {
        "S15-0176": A,
        "S15-0178": A,
        "S15-0179": A,
        "S15-0180": A,
        "S15-0181": A,
    },
}
EXPECTED = [
    pytest.param(place, claim, verdict, id=claim)
    for places in (REVIEW, REPORT)
    for place, claims in places.items()
    for claim, verdict in claims.items()
]


@pytest.mark.parametrize(("place", "claim", "verdict"), EXPECTED)
def test_verdicts(both: Audit, place: str, claim: str, verdict: Verdict) -> None:
    """Each with a reason, or with facts."""
    found = both[claim]
    assert found.claim.paragraph == place
    assert found.verdict is verdict, found.reason
    assert found.facts or found.reason or found.computed


class TestAttendance:
    """Report, paras. 7 to 10: who was there it alone says, where each stood others."""

    def test_where_each_of_92_stood(self, both: Audit) -> None:
        """57 Parties, 4 on the way, 9 signatories and 22 others."""
        ids = ("S15-0017", "S15-0019", "S15-0021", "S15-0023")
        lists = [both[claim].claim.value for claim in ids]
        sizes = [len(value.states) for value in lists if isinstance(value, Listing)]
        assert sizes == [57, 4, 9, 22]
        for claim in ids:
            assert "of what else the list says" in both[claim].reason

    def test_their_number_is_the_documents_own_word(self, both: Audit) -> None:
        """Annex I, para. 1: it is that of the list, which was read there."""
        assert both["S15-0096"].verdict is R
        assert both["S15-0096"].computed == "22"


class TestJoinedSince:
    """Report, para. 22: twelve since the Fifth Meeting."""

    def test_two_of_them_on_its_first_day(self, both: Audit) -> None:
        """Belize and the Congo deposited on 2 September 2014, when it opened."""
        found = both["S15-0047"]
        assert found.answer
        assert found.answer.basis == "by deposit from its opening on"
        after = found.answers[0]
        assert after.basis == "by deposit after its close"
        missing = found.answer.states - after.states
        assert {state.alpha3 for state in missing} == {"BLZ", "COG"}


class TestResting:
    """What the record read in the document is never called agreement."""

    def test_mixed_lists_say_which_state_rests_on_it(self, both: Audit) -> None:
        """Paragraph 38: of the ten, only Mauritania's find was read there alone."""
        found = both["S20-0120"]
        assert {state.alpha3 for state in found.resting} == {"MRT"}
        assert len(found.independent) == 9
        assert "read there alone: MRT" in found.reason

    def test_other_documents_are_independent(self, both: Audit) -> None:
        """The report's 11 were not read in the report; others may belong as well."""
        found = both["S15-0133"]
        assert found.verdict is P
        assert found.is_borne_out
        assert not found.resting

    def test_no_agreement_rests_on_its_own_document(self, both: Audit) -> None:
        """Every State of a list that agrees is known from elsewhere."""
        for found in both.of(A):
            if found.answer and not found.answer.each:
                assert found.answer.states <= found.independent, found.claim


class TestCounts:
    """Every row is accounted for."""

    def test_every_claim_has_one_verdict(self, both: Audit) -> None:
        """All 637 rows, one symbol of a footnote, five actions named, five more."""
        assert len(both.results) == 648
        assert sum(both.counts(printed=False).values()) == 648

    def test_what_readers_counted_is_left_out(self, both: Audit) -> None:
        """A list's length, or a sum, that no document prints."""
        assert sum(both.counts().values()) < 643
        assert not both["S15-0018"].claim.printed  # 57, counted from the list
        assert both["S20-0031"].claim.printed  # 13, which para. 5 prints

    def test_what_cannot_be_derived_says_what_is_missing(self, both: Audit) -> None:
        """By a reason of its own, never by silence."""
        for found in both.of(U):
            assert found.reason
            assert found.reason != "no question asks for this subject and predicate"
