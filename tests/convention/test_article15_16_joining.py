"""Articles 15 and 16: signature and instruments."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention.article15_signature import ADOPTION, SIGNATURE
from ccm.errors import InadmissibleEventError
from ccm.facts import Deposit, Event, Instrument, Signature, Source
from ccm.rules import Reading
from ccm.testing.fiction import event, world

SOURCE = (Source("a made-up notification"),)
LATER = date(2020, 1, 1)


def _refused(*events: Event, reading: Reading | None = None) -> str:
    with pytest.raises(InadmissibleEventError) as refusal:
        ccm.as_of(LATER, record=world(*events, deposit=None), reading=reading)
    return str(refusal.value)


def _ratified(when: str, instrument: Instrument = Instrument.RATIFICATION) -> Deposit:
    return event(Deposit, when, instrument=instrument, source=SOURCE)


class TestArticle15:
    """Open for signature from 3 December 2008 until entry into force."""

    def test_it_was_done_at_dublin_and_opened_at_oslo(self) -> None:
        """On 30 May and on 3 December 2008."""
        assert (ADOPTION, SIGNATURE.opens) == (date(2008, 5, 30), date(2008, 12, 3))

    def test_a_signature_after_entry_into_force_is_refused(self) -> None:
        """The message names State, event, provision and source."""
        message = _refused(event(Signature, "2010-08-02", source=SOURCE))
        for part in ("Ruritania", "signature, 2010-08-02", "art15", "made-up"):
            assert part in message

    def test_the_day_of_entry_into_force_is_a_question_of_reading(self) -> None:
        """By default signature closed on 31 July 2010; read otherwise, a day later."""
        signed = event(Signature, "2010-08-01")
        assert "art15" in _refused(signed)
        other = Reading(last_signature="day of entry into force")
        view = ccm.as_of(LATER, record=world(signed, deposit=None), reading=other)
        assert [state.alpha3 for state in view.signatories()] == ["XRU"]

    def test_a_signature_before_the_opening_is_refused(self) -> None:
        """Nothing could be signed before 3 December 2008."""
        assert "2008-12-03 or later" in _refused(event(Signature, "2008-12-02"))

    def test_the_last_day(self) -> None:
        """31 July 2010 is in time."""
        record = world(event(Signature, "2010-07-31"), deposit=None)
        assert ccm.as_of(LATER, record=record).membership("XRU") == "signatory"


class TestArticle16:
    """Signatories ratify, accept or approve; only others accede."""

    def test_an_accession_by_a_signatory_is_refused(self) -> None:
        """A State that has signed can never accede."""
        message = _refused(
            event(Signature, "2008-12-03"),
            _ratified("2011-04-06", Instrument.ACCESSION),
        )
        for part in ("Ruritania", "accession, 2011-04-06", "art16.2", "made-up"):
            assert part in message

    @pytest.mark.parametrize("instrument", [*Instrument])
    def test_a_deposit_before_the_opening_is_refused(
        self, instrument: Instrument
    ) -> None:
        """There was nothing to join before 3 December 2008."""
        message = _refused(_ratified("2008-12-02", instrument))
        assert "expected 2008-12-03 or later [art16." in message

    def test_an_accession_on_the_first_day(self) -> None:
        """Whoever does not sign can accede at once."""
        acceded = _ratified("2008-12-03", Instrument.ACCESSION)
        view = ccm.as_of(LATER, record=world(acceded, deposit=None))
        assert view.entry_into_force("XRU") == date(2010, 8, 1)

    def test_a_deposit_before_the_signature_is_refused(self) -> None:
        """Who ratifies has signed before, or on the same day."""
        message = _refused(event(Signature, "2009-12-03"), _ratified("2009-12-02"))
        for part in ("Ruritania", "ratification, 2009-12-02", "art16.1", "made-up"):
            assert part in message

    def test_a_ratification_without_signature_is_refused(self) -> None:
        """A State that has not signed accedes."""
        assert "expected accession" in _refused(_ratified("2011-04-06"))

    @pytest.mark.parametrize(
        "instrument",
        [Instrument.RATIFICATION, Instrument.ACCEPTANCE, Instrument.APPROVAL],
    )
    def test_signature_and_deposit_on_one_day(self, instrument: Instrument) -> None:
        """Ireland, Norway, Sierra Leone and the Holy See did both on the first day."""
        record = world(
            event(Signature, "2008-12-03"),
            _ratified("2008-12-03", instrument),
            deposit=None,
        )
        view = ccm.as_of(LATER, record=record)
        assert view.entry_into_force("XRU") == date(2010, 8, 1)

    def test_every_fault_is_named_at_once(self) -> None:
        """One refusal holds all events that the Convention does not admit."""
        message = _refused(
            event(Signature, "2010-09-01"),
            _ratified("2011-04-06", Instrument.ACCESSION),
        )
        assert len(message.splitlines()) == 2
