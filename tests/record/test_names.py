"""States by every code and name that users and documents have for them."""

from __future__ import annotations

import csv
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import pytest

import ccm
from ccm.errors import (
    CCMError,
    InvalidValueError,
    UnknownObligationError,
    UnknownStateError,
)
from ccm.facts import State, States
from ccm.facts.schema import DATA

STATES = ccm.packaged_record().states
WITH_BABEL = pytest.mark.skipif(not find_spec("babel"), reason="babel is optional")


def _rows() -> list[dict[str, str]]:
    with (Path(DATA) / "states.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _rows()


class TestFind:
    """Codes and names, in any letter case; nothing else."""

    def test_every_code_and_name(self) -> None:
        """Alpha-3, alpha-2, short name and all printed names of all States."""
        for row in ROWS:
            names = [row["alpha3"], row["alpha2"], row["name"]]
            names += [name for name in row["printed_names"].split(" | ") if name]
            for name in names:
                assert STATES.find(name).alpha3 == row["alpha3"], name

    def test_no_name_is_shared(self) -> None:
        """A name that two States have would be resolved in silence."""
        seen: dict[str, str] = {}
        for row in ROWS:
            for name in (
                row["alpha3"],
                row["alpha2"],
                row["name"],
                *filter(None, row["printed_names"].split(" | ")),
            ):
                assert seen.setdefault(name.casefold(), row["alpha3"]) == row["alpha3"]

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("bgr", "BGR"),
            ("bg", "BGR"),
            (" Bulgaria ", "BGR"),
            ("CÔTE D'IVOIRE", "CIV"),
            ("保加利亚", "BGR"),  # review, para. 28(d)
            ("佛得角", "CPV"),  # review, para. 94
            ("刚果(布)", "COG"),
            ("圣多美和普林西比", "STP"),  # review, para. 28(c)
            ("Lithuania", "LTU"),
        ],
    )
    def test_letter_case_and_spaces_do_not_matter(self, name: str, code: str) -> None:
        """Names as people type them and as the documents print them."""
        assert STATES.find(name).alpha3 == code

    def test_a_state_is_found_by_itself(self) -> None:
        """What the library returns can be asked again."""
        state = STATES.find("PER")
        assert STATES.find(state) is state
        assert ccm.as_of(date(2020, 9, 28)).state(state) is state

    @pytest.mark.parametrize(
        ("name", "near"), [("Bulgari", "BGR Bulgaria"), ("Sloveniia", "SVN Slovenia")]
    )
    def test_an_unknown_name_brings_near_matches(self, name: str, near: str) -> None:
        """The error helps with a slip of the pen."""
        with pytest.raises(UnknownStateError, match="near matches") as refusal:
            STATES.find(name)
        assert near in refusal.value.near
        assert name in str(refusal.value)

    @pytest.mark.parametrize("name", ["", "  ", "Atlantis", "ZZZ", "X"])
    def test_an_unknown_name_is_refused(self, name: str) -> None:
        """Nothing is guessed."""
        with pytest.raises(UnknownStateError, match="expected an ISO 3166 code"):
            STATES.find(name)

    def test_what_is_no_name_is_refused(self) -> None:
        """A number is no code, M49 or not."""
        with pytest.raises(UnknownStateError, match="no State is called '756'"):
            STATES.find(756)  # type: ignore[arg-type]

    def test_the_view_refuses_too(self) -> None:
        """Wherever a State can be named, the same error comes."""
        view = ccm.as_of(date(2020, 9, 28))
        with pytest.raises(UnknownStateError):
            view.assess("Atlantis", "art3")
        with pytest.raises(UnknownStateError):
            view.findings(states=["Atlantis"])
        with pytest.raises(UnknownStateError):
            ccm.timeline("Atlantis", "art3")


class TestRegister:
    """All Members and observers of the United Nations, and two island States."""

    def test_197_states(self) -> None:
        """193 Members, the Holy See, Palestine, the Cook Islands and Niue."""
        assert len(STATES) == 193 + 2 + 2
        assert {"VAT", "PSE", "COK", "NIU"} <= set(STATES.by_alpha3)

    def test_codes_are_unique(self) -> None:
        """Alpha-2, alpha-3 and M49 each name one State."""
        for code in ("alpha2", "alpha3", "m49"):
            assert len({row[code] for row in ROWS}) == len(ROWS)


class TestNamesInSixLanguages:
    """Names from the Unicode locale data, in the languages of Article 23."""

    @WITH_BABEL
    @pytest.mark.parametrize(
        ("language", "name"),
        [
            ("en", "Bulgaria"),
            ("fr", "Bulgarie"),
            ("es", "Bulgaria"),
            ("ru", "Болгария"),
            ("zh", "保加利亚"),
            ("ar", "بلغاريا"),
        ],
    )
    def test_bulgaria(self, language: str, name: str) -> None:
        """As atlases in each language print it."""
        assert STATES.find("BGR").name_in(language) == name

    @WITH_BABEL
    def test_every_state_has_a_name_in_every_language(self) -> None:
        """No State of the register is left out."""
        for state in STATES:
            for language in ("ar", "en", "es", "fr", "ru", "zh"):
                assert state.name_in(language).strip()

    @pytest.mark.parametrize("language", ["de", "EN", "", "zh_Hant"])
    def test_other_languages_are_refused(self, language: str) -> None:
        """The six are those in which the Convention is authentic."""
        with pytest.raises(InvalidValueError, match="ar, en, es, fr, ru, zh"):
            STATES.find("BGR").name_in(language)

    def test_without_babel_the_error_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The package is optional; English needs nothing."""
        monkeypatch.setitem(sys.modules, "babel", None)
        assert STATES.find("BGR").name_in("en") == "Bulgaria"
        with pytest.raises(CCMError, match=r"pip install '\.\[names\]'"):
            STATES.find("BGR").name_in("fr")

    @WITH_BABEL
    def test_a_fictional_state_has_no_such_name(self) -> None:
        """Codes that the locale data do not have are refused."""
        state = State(alpha3="XRU", alpha2="XR", m49="900", name="Ruritania")
        with pytest.raises(InvalidValueError, match="XRU has no name"):
            state.name_in("fr")


class TestState:
    """Codes have their form, or the State is refused."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("alpha3", "xru"),
            ("alpha3", "XR"),
            ("alpha2", "X1"),
            ("m49", "90"),
            ("name", " "),
        ],
    )
    def test_a_code_without_its_form(self, field: str, value: str) -> None:
        """The message names the field and what it expected."""
        good = State(alpha3="XRU", alpha2="XR", m49="900", name="Ruritania")
        changed: dict[str, Any] = {field: value}
        with pytest.raises(InvalidValueError, match=f"{field}: expected"):
            attrs.evolve(good, **changed)

    def test_a_register_can_be_extended(self) -> None:
        """Known codes stay as they are."""
        new = State(alpha3="XRU", alpha2="XR", m49="900", name="Ruritania")
        rival = State(alpha3="BGR", alpha2="BG", m49="100", name="Another")
        wider = STATES.extended([new, rival])
        assert wider.find("ruritania") is new
        assert wider.find("BGR").name == "Bulgaria"
        assert isinstance(wider, States)
        assert len(wider) == len(STATES) + 1


class TestWhatIsNoName:
    """What is neither a name nor several is refused in the library's own words."""

    @pytest.mark.parametrize("given", [None, 4, ["art3"]])
    def test_as_an_obligation(self, given: object) -> None:
        """Of a finding and of a timeline."""
        view = ccm.as_of(date(2020, 9, 28))
        with pytest.raises(UnknownObligationError, match="art3"):
            view.assess("BGR", given)  # type: ignore[arg-type]
        with pytest.raises(UnknownObligationError, match="art3"):
            ccm.timeline("BGR", given)  # type: ignore[arg-type]

    def test_as_several(self) -> None:
        """Of States and of obligations."""
        view = ccm.as_of(date(2020, 9, 28))
        with pytest.raises(InvalidValueError, match="states: expected one or several"):
            view.findings(states=5)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="obligations: expected one or"):
            ccm.panel("BGR", 5, days=[view.on])  # type: ignore[arg-type]

    def test_an_obligation_itself_will_do(self) -> None:
        """As its id does."""
        norm, days = ccm.CONVENTION.norm("art3"), [date(2020, 9, 28)]
        assert (
            ccm.panel("BGR", norm, days=days).to_dicts()
            == ccm.panel("BGR", "art3", days=days).to_dicts()
        )
