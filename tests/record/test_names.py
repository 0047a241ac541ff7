"""States by every code and name that users and documents have for them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest

import ccm
from ccm.errors import (
    AmbiguousStateError,
    InvalidValueError,
    UnknownObligationError,
    UnknownStateError,
)
from ccm.facts import UN_LANGUAGES, State, States
from ccm.facts.schema import DATA

STATES = ccm.packaged_record().states


def _rows() -> list[dict[str, str]]:
    with (Path(DATA) / "states.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _rows()


class TestFind:
    """Codes and names of the register, in any letter case."""

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
            ("756", "CHE"),
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
        with pytest.raises(UnknownStateError, match="expected an ISO 3166 or M49 code"):
            STATES.find(name)

    @pytest.mark.parametrize("name", ["8", 80, None])
    def test_what_is_no_name_is_refused(self, name: Any) -> None:
        """An M49 code has three digits; a number alone lacks them."""
        with pytest.raises(UnknownStateError, match=f"no State is called '{name}'"):
            STATES.find(name)

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


class TestInUse:
    """Names that others print and that people type."""

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Cape Verde", "CPV"),
            ("Czech Republic", "CZE"),
            ("St. Kitts and Nevis", "KNA"),
            ("St. Vincent and the Grenadines", "VCT"),
            ("Swaziland", "SWZ"),
            ("The former Yugoslav Republic of Macedonia", "MKD"),
        ],
    )
    def test_as_the_depositary_printed_it(self, name: str, code: str) -> None:
        """Page XXVI-6 as it stood in January 2014, where it differs from today's."""
        assert STATES.find(name).alpha3 == code

    @pytest.mark.parametrize(
        ("names", "code"),
        [
            ("UK; U.K.; uk; Great Britain; United Kingdom; Royaume-Uni; 英国", "GBR"),
            ("US; U.S.A.; United States; The United States of America", "USA"),
            ("Laos; Lao PDR; Lao People’s Dem. Rep.; 老挝", "LAO"),
            ("Bolivia; Bolivia, Plurinational State of", "BOL"),
            ("Tanzania; Tanzania (United Republic of)", "TZA"),
            ("Moldova; Moldavie; The Republic of Moldova", "MDA"),
            ("Palestine; State of Palestine; Palestine, State of", "PSE"),
            ("Ivory Coast; Cote d'Ivoire; CÔTE D\u2019IVOIRE; Cote dIvoire", "CIV"),
            ("The Gambia; Gambia (the); Gambia, The; la Gambie; Gambie (la)", "GMB"),
            ("Saint Lucia; St. Lucia; St Lucia; ST.LUCIA", "LCA"),
            ("DRC; DR Congo; Congo, Dem. Rep.; Congo-Kinshasa; Zaire", "COD"),
            ("Congo; Congo (the); Republic of the Congo; Congo, Rep.", "COG"),
            ("South Korea; Korea, Rep.; Korea (Republic of); 大韩民国", "KOR"),
            ("North Korea; DPRK; Korea, Dem. People's Rep.", "PRK"),
            ("Russia; Россия; Russian Federation; Fédération de Russie", "RUS"),
            ("Türkiye; Turkiye; Turkey; Republic of Turkey", "TUR"),
            ("Bosnia & Herzegovina; Bosnia-Herzegovina; BiH", "BIH"),
            ("Micronesia; Federated States of Micronesia", "FSM"),
            ("Burma; Myanmar (Burma)", "MMR"),
            ("Vatican City; Holy See; Holy See (the)", "VAT"),
        ],
    )
    def test_names_that_people_type(self, names: str, code: str) -> None:
        """Short ones, abbreviations, former names and other orders of words."""
        for name in names.split("; "):
            assert STATES.find(name).alpha3 == code, name

    @pytest.mark.parametrize(
        "name",
        [
            "Co\u0302te d'Ivoire",  # as file names of one system hold it
            "Côte\u00a0d'Ivoire",
            "Cote  d`Ivoire",
            "Côte d\u02bcIvoire",
            "C\u00f4te\u2011d\u00b4Ivoire",
            "Côte\u00ad d'Ivoire\u200e",
        ],
    )
    def test_the_same_name_in_other_characters(self, name: str) -> None:
        """Unicode has several ways to write one name."""
        assert STATES.find(name).alpha3 == "CIV"

    @pytest.mark.parametrize("name", ["Korea", "Corée", "Корея", "the Korea"])
    def test_what_could_be_two_is_refused_with_both(self, name: str) -> None:
        """Nobody is taken for the other."""
        with pytest.raises(AmbiguousStateError, match="can be any of") as refusal:
            STATES.find(name)
        assert [near[:3] for near in refusal.value.near] == ["KOR", "PRK"]

    @pytest.mark.parametrize(
        "name",
        [
            "Greenland",
            "Groenland",
            "Kosovo",
            "Taiwan",
            "Republic of China",
            "Western Sahara",
            "Hong Kong",
            "HKG",
            "Saint Martin",
            "American Samoa",
        ],
    )
    def test_an_area_is_refused_with_a_word(self, name: str) -> None:
        """And nothing else is said of it."""
        with pytest.raises(UnknownStateError) as refusal:
            STATES.find(name)
        assert str(refusal.value) == f"{name!r} is not on the register of States"

    @pytest.mark.parametrize(
        ("name", "instead"),
        [
            ("Yugoslavia", "BIH HRV MKD MNE SRB SVN"),
            ("Чехословакия", "CZE SVK"),
            ("U.S.S.R.", "RUS"),
            ("Republic of Vietnam", "VNM"),
        ],
    )
    def test_a_former_state_is_refused_with_a_word(
        self, name: str, instead: str
    ) -> None:
        """With the States to look at instead."""
        with pytest.raises(
            UnknownStateError, match="name of a former State"
        ) as refusal:
            STATES.find(name)
        assert [near[:3] for near in refusal.value.near] == instead.split()

    @pytest.mark.parametrize(
        ("name", "first"),
        [
            ("Nigera", "NGA"),
            ("Great Britian", "GBR"),
            ("Untied Kingdom", "GBR"),
            ("Korea south", "KOR"),
            ("República de Kenia", "KEN"),
            ("Guinea-Bissao", "GNB"),
            ("بلغاري", "BGR"),
        ],
    )
    def test_first_comes_what_people_mean(self, name: str, first: str) -> None:
        """Of the near matches; none is taken."""
        with pytest.raises(UnknownStateError, match="near matches") as refusal:
            STATES.find(name)
        assert refusal.value.near[0].startswith(first)

    def test_names_that_begin_alike(self) -> None:
        """A beginning is proposed and not taken: more than one State may have it."""
        with pytest.raises(UnknownStateError) as refusal:
            STATES.find("United")
        assert {near[:3] for near in refusal.value.near} >= {"ARE", "GBR", "USA"}

    def test_only_states_of_the_register(self) -> None:
        """A register of one's own has its own States, and the names of no other."""
        ruritania = State(alpha3="XRU", alpha2="XR", m49="900", name="Ruritânia")
        own = States([ruritania, STATES.find("LAO")])
        assert own.find("RURITANIA") is ruritania
        assert own.find("Laos").alpha3 == "LAO"
        with pytest.raises(UnknownStateError):
            own.find("United Kingdom")

    def test_a_name_of_ones_own_makes_another_ambiguous(self) -> None:
        """The tables do not win over the register, nor the other way round."""
        rival = State(alpha3="XRU", alpha2="XR", m49="900", name="Láos")
        own = States([rival, STATES.find("LAO")])
        assert own.find("Láos") is rival
        with pytest.raises(AmbiguousStateError):
            own.find("laos")


class TestNamesInSixLanguages:
    """The United Nations' names, in the languages of Article 23."""

    @pytest.mark.parametrize(
        ("code", "language", "short", "formal"),
        [
            ("BGR", "en", "Bulgaria", "Republic of Bulgaria"),
            ("BGR", "fr", "Bulgarie", "République de Bulgarie"),
            ("BGR", "es", "Bulgaria", "República de Bulgaria"),
            ("BGR", "ru", "Болгария", "Республика Болгария"),
            ("BGR", "zh", "保加利亚", "保加利亚共和国"),
            ("BGR", "ar", "بلغاريا", "جمهورية بلغاريا"),
            ("CAN", "es", "Canadá", "Canadá"),
            ("CIV", "fr", "Côte d'Ivoire", "République de Côte d'Ivoire"),
            ("COG", "ru", "Конго", "Республика Конго"),
            ("COK", "fr", "Îles Cook", "Îles Cook"),
            ("GBR", "zh", "大不列颠及北爱尔兰联合王国", "大不列颠及北爱尔兰联合王国"),
            ("PSE", "es", "Estado de Palestina", "Estado de Palestina"),
            ("VAT", "en", "Holy See", "Holy See"),
            ("VAT", "fr", "Saint-Siège", "Saint-Siège"),
        ],
    )
    def test_as_the_united_nations_write_it(
        self, code: str, language: str, short: str, formal: str
    ) -> None:
        """UNTERM's names, without the article that belongs to the sentence."""
        state = STATES.find(code)
        assert state.name_in(language) == short
        assert state.name_in(language, "formal") == formal

    @pytest.mark.parametrize("form", ["short", "formal"])
    def test_every_name_is_found_again(self, form: Literal["short", "formal"]) -> None:
        """In every language, of every State; and no two States share one."""
        for language in UN_LANGUAGES:
            names = {state.name_in(language, form): state for state in STATES}
            assert len(names) == len(STATES)
            for name, state in names.items():
                assert STATES.find(name) is state

    @pytest.mark.parametrize("language", ["de", "EN", "", "zh_Hant"])
    def test_other_languages_are_refused(self, language: str) -> None:
        """The six are those in which the Convention is authentic."""
        with pytest.raises(InvalidValueError, match="ar, en, es, fr, ru, zh"):
            STATES.find("BGR").name_in(language)

    def test_other_forms_are_refused(self) -> None:
        """A name is short or formal."""
        with pytest.raises(InvalidValueError, match="form: expected one of short, f"):
            STATES.find("BGR").name_in("fr", "long")  # type: ignore[arg-type]

    def test_a_fictional_state_has_its_own_name_alone(self) -> None:
        """The United Nations have none for it."""
        state = State(alpha3="XRU", alpha2="XR", m49="900", name="Ruritania")
        assert state.name_in("en") == state.name_in("en", "formal") == "Ruritania"
        with pytest.raises(InvalidValueError, match="XRU has no name in 'fr'"):
            state.name_in("fr")


class TestRegions:
    """Regions of M49, and membership of the United Nations."""

    def test_every_state_lies_in_one(self) -> None:
        """M49 has five regions and, in use, seventeen sub-regions."""
        assert {state.region for state in STATES} == {
            "Africa",
            "Americas",
            "Asia",
            "Europe",
            "Oceania",
        }
        of = {state.sub_region: state.region for state in STATES}
        assert len(of) == 17
        assert all(of[state.sub_region] == state.region for state in STATES)

    def test_193_members(self) -> None:
        """The rest are two observers and two island States."""
        others = {state.alpha3 for state in STATES if not state.un_member}
        assert others == {"COK", "NIU", "PSE", "VAT"}

    def test_states_parties_by_region(self) -> None:
        """Those of 2020 add up to the 108 of the review; none is counted twice."""
        then = ccm.as_of(date(2020, 9, 28))
        regions = ("Africa", "Americas", "Asia", "Europe", "Oceania")
        counts = [
            len(then.states(region=region, membership=ccm.Membership.PARTY))
            for region in regions
        ]
        assert counts == [34, 24, 9, 34, 7]
        assert sum(counts) == len(then.states_parties()) == 108

    def test_as_a_filter_of_findings(self) -> None:
        """States of a region are given like any others."""
        then = ccm.as_of(date(2020, 9, 28))
        found = then.findings(
            states=then.states(region="Central Asia"), obligations="art7.1"
        )
        assert [finding.state.alpha3 for finding in found] == [
            "KAZ",
            "KGZ",
            "TJK",
            "TKM",
            "UZB",
        ]

    @pytest.mark.parametrize("region", ["", "africa", "Atlantis"])
    def test_no_such_region(self, region: str) -> None:
        """The error lists those that there are."""
        with pytest.raises(InvalidValueError, match="region: expected one of Africa, "):
            ccm.as_of(date(2020, 9, 28)).states(region=region)

    def test_no_such_membership(self) -> None:
        """Nor a word that is none."""
        with pytest.raises(InvalidValueError, match="membership: expected 'non-party'"):
            ccm.as_of(date(2020, 9, 28)).states(membership="friend")  # type: ignore[arg-type]

    def test_a_register_without_regions(self) -> None:
        """Own States need none; asking for one says so."""
        own = States([State(alpha3="XRU", alpha2="XR", m49="900", name="Ruritania")])
        assert own.within(None) == list(own)
        with pytest.raises(InvalidValueError, match="the register names no region"):
            own.within("Africa")


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
