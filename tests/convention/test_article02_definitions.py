"""Article 2: definitions as decisions."""

from __future__ import annotations

import csv
import html
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path
from typing import Any, TypeVar

import attrs
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.convention.article02_bomblets import (
    EXPLOSIVE_BOMBLET,
    EXPLOSIVE_SUBMUNITION,
    Bomblet,
    Submunition,
)
from ccm.convention.article02_criteria import (
    Characteristic,
    Classification,
    Definition,
    Element,
)
from ccm.convention.article02_definitions import (
    CLUSTER_MUNITION,
    MINE,
    Exclusion,
    Munition,
    Payload,
    Weapon,
    classify,
)
from ccm.convention.article02_terms import (
    CONTAMINATED_AREA,
    REMNANT,
    SELF_DEACTIVATING,
    SELF_DESTRUCTION,
    TRANSFER,
    VICTIM,
    Area,
    Dealing,
    Find,
    Harm,
    Item,
    Remnant,
    Safeguard,
    Sufferer,
    transfer,
)
from ccm.errors import InvalidValueError
from ccm.facts.units import Mass
from ccm.rules import Reading, Truth

_T = TypeVar("_T", bound=Any)

YES, NO, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

PINT: Any = pint.UnitRegistry()
"""A registry of the user's, not ours."""

CASES = Path(__file__).parents[1] / "cases" / "munitions.csv"

DEFINITIONS: tuple[tuple[Definition[Any], type[Any]], ...] = (
    (CLUSTER_MUNITION, Munition),
    (MINE, Weapon),
    (EXPLOSIVE_SUBMUNITION, Submunition),
    (EXPLOSIVE_BOMBLET, Bomblet),
    (VICTIM, Sufferer),
    (REMNANT, Find),
    (TRANSFER, Dealing),
    (SELF_DESTRUCTION, Safeguard),
    (SELF_DEACTIVATING, Safeguard),
    (CONTAMINATED_AREA, Area),
)
EVERY = pytest.mark.parametrize(
    ("definition", "kind"), DEFINITIONS, ids=[d.provision for d, _ in DEFINITIONS]
)

LIGHT = Munition(
    conventional=True,
    releases_submunitions=True,
    submunitions=200,
    submunition_mass="0.3 kg",
    payload=(),
    air_defence_only=False,
    electrical_effects=False,
    single_target=False,
    self_destruction=False,
    self_deactivating=False,
    placed=False,
    exploded_by_presence=False,
)
"""A fictional bomb of which all is known: a cluster munition."""

SELECTIVE = attrs.evolve(
    LIGHT,
    submunitions=2,
    submunition_mass="6.5 kg",
    single_target=True,
    self_destruction=True,
    self_deactivating=True,
)
"""A fictional shell with all five characteristics of Article 2(2)(c)."""


def _rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _munition(row: dict[str, str]) -> Munition:
    known: dict[str, Any] = {"yes": True, "no": False}
    told: dict[str, Any] = {}
    for field in attrs.fields(Munition):
        text = row[field.name]
        if not text:
            continue
        if field.name == "submunitions":
            told[field.name] = int(text)
        elif field.name == "submunition_mass":
            told[field.name] = text.split(" + ")
        elif field.name == "payload":
            told[field.name] = () if text == "none" else (Payload(text),)
        else:
            told[field.name] = known[text]
    return Munition(**told)


def _but(thing: _T, name: str) -> _T:
    """Return the same thing without one characteristic."""
    without: dict[str, Any] = {name: False}
    return attrs.evolve(thing, **without)


def _value(result: Classification, provision: str) -> object:
    steps = [step for _, step in result.explanation.walk()]
    return next(step.value for step in steps if step.provision == provision)


def _leaves(definition: Definition[Any]) -> Iterator[Element]:
    for part in definition.parts:
        if isinstance(part, Element):
            yield part
        else:
            yield from _leaves(part)


def _things(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Draw things of which more or less is known, on every side of a threshold."""
    return st.builds(
        kind,
        **{
            field.name: st.sampled_from(
                (None, *Characteristic.of(kind, field.name).samples)
            )
            for field in attrs.fields(kind)
        },
    )


@st.composite
def _nearly_known(draw: st.DrawFn, kind: type[Any]) -> Any:
    """Draw things of which at most five characteristics are not known."""
    fields = attrs.fields_dict(kind)
    known = {
        name: draw(st.sampled_from(Characteristic.of(kind, name).samples))
        for name in fields
    }
    forgotten = draw(st.sets(st.sampled_from(list(fields)), max_size=5))
    return kind(**{**known, **dict.fromkeys(forgotten)})


def _unknown(thing: Any) -> list[str]:
    names = [field.name for field in attrs.fields(type(thing))]
    return [name for name in names if getattr(thing, name) in (None, UNKNOWN)]


def _completions(thing: Any, names: list[str]) -> Iterator[Any]:
    samples = [Characteristic.of(type(thing), name).samples for name in names]
    for values in product(*samples):
        yield attrs.evolve(thing, **dict(zip(names, values, strict=True)))


def _check_missing(definition: Definition[Any], thing: Any) -> None:
    """Known together they decide, either way; and none of them is idle."""
    result = definition.of(thing)
    assert result.explanation.value is result.verdict
    assert bool(result.missing) is (result.verdict is UNKNOWN)
    names = [gap.characteristic for gap in result.missing]
    assert set(names) <= set(_unknown(thing))
    answers = {
        tuple(getattr(whole, name) for name in names): definition.of(whole).verdict
        for whole in _completions(thing, names)
    }
    assert UNKNOWN not in answers.values()
    for index in range(len(names)):
        turned: dict[tuple[Any, ...], set[Truth]] = {}
        for values, answer in answers.items():
            others = (*values[:index], *values[index + 1 :])
            turned.setdefault(others, set()).add(answer)
        assert {YES, NO} in turned.values()


class TestCases:
    """Munitions that nobody has, each decided by one provision."""

    def test_every_case_names_its_source(self) -> None:
        """A case is there for a provision, and each exclusion has one."""
        sources = {row["source"] for row in _rows()}
        assert all(source.startswith(("art1.", "art2.")) for source in sources)
        assert {row["exclusion"] for row in _rows()} >= set(Exclusion)

    @pytest.mark.parametrize("row", _rows(), ids=lambda row: row["case"])
    def test_decides_as_the_text_says(self, row: dict[str, str]) -> None:
        """Verdict and exclusions are those of the case."""
        result = classify(_munition(row))
        assert result.verdict.value == row["verdict"]
        excluded = result.holding(Exclusion)
        assert list(excluded) == ([row["exclusion"]] if row["exclusion"] else [])


class TestArticle2Paragraph1:
    """Victims: five harms, caused by the use of cluster munitions."""

    @pytest.mark.parametrize("harm", Harm)
    def test_one_harm_is_enough(self, harm: Harm) -> None:
        """Death, injury, loss, marginalisation, impaired rights: each counts."""
        person = Sufferer(harms={harm}, caused_by_use=True)
        assert VICTIM.of(person).verdict is YES

    def test_cause_and_harm_are_both_needed(self) -> None:
        """No victim without harm, none without cause."""
        assert VICTIM.of(Sufferer(harms={*Harm}, caused_by_use=True)).verdict is YES
        assert VICTIM.of(Sufferer(harms=(), caused_by_use=True)).verdict is NO
        other = Sufferer(harms={Harm.DEATH}, caused_by_use=False)
        assert VICTIM.of(other).verdict is NO
        assert VICTIM.of(Sufferer(harms={Harm.DEATH})).verdict is UNKNOWN


class TestArticle2Paragraph2:
    """Cluster munitions."""

    def test_the_plain_case(self) -> None:
        """Conventional, explosive submunitions, each under 20 kg."""
        assert classify(LIGHT).verdict is YES
        assert classify(LIGHT).missing == ()

    @pytest.mark.parametrize("name", ["conventional", "releases_submunitions"])
    def test_each_element_is_needed(self, name: str) -> None:
        """Without one of them it is no cluster munition."""
        assert classify(_but(LIGHT, name)).verdict is NO

    @pytest.mark.parametrize(
        "change",
        [
            *({"payload": {payload}} for payload in Payload),
            {"air_defence_only": True},
            {"electrical_effects": True},
            {"placed": True, "exploded_by_presence": True},
        ],
        ids=str,
    )
    @given(thing=_things(Munition))
    def test_any_exclusion_suffices(
        self, change: dict[str, Any], thing: Munition
    ) -> None:
        """Whatever else is or is not known."""
        result = classify(attrs.evolve(thing, **change))
        assert result.verdict is NO
        assert result.holding(Exclusion)

    @pytest.mark.parametrize(
        ("provision", "change"),
        [
            ("art2.2.c.i", {"submunitions": 10}),
            ("art2.2.c.ii", {"submunition_mass": "4 kg"}),
            ("art2.2.c.iii", {"single_target": False}),
            ("art2.2.c.iv", {"self_destruction": False}),
            ("art2.2.c.v", {"self_deactivating": False}),
        ],
    )
    def test_the_five_characteristics_are_cumulative(
        self, provision: str, change: dict[str, Any]
    ) -> None:
        """One that is lacking, and the exemption is gone; the reasons say which."""
        exempt, caught = (
            classify(SELECTIVE),
            classify(attrs.evolve(SELECTIVE, **change)),
        )
        assert (exempt.verdict, caught.verdict) == (NO, YES)
        assert _value(exempt, provision) is YES
        assert _value(caught, provision) is NO
        assert _value(caught, "art2.2.c") is NO

    @given(grams=st.integers(1, 40_000))
    def test_thresholds_are_exact(self, grams: int) -> None:
        """Less than 20 kg; more than 4 kg: the limits themselves are outside."""
        mass = f"{grams} g"
        light = classify(attrs.evolve(LIGHT, submunition_mass=mass))
        assert light.verdict is Truth.of(grams < 20_000)
        exempt = classify(attrs.evolve(SELECTIVE, submunition_mass=mass))
        assert _value(exempt, "art2.2.c.ii") is Truth.of(grams > 4_000)
        assert exempt.verdict is Truth.of(grams <= 4_000)

    @pytest.mark.parametrize(
        ("mass", "verdict"),
        [
            ("19.999999999 kg", YES),
            ("20.000000000 kg", NO),
            ("44.092452436 lb", YES),
            ("44.092452437 lb", NO),
        ],
    )
    def test_the_last_digit_counts(self, mass: str, verdict: Truth) -> None:
        """A microgram is enough, in whatever unit, and nothing is rounded."""
        assert classify(attrs.evolve(LIGHT, submunition_mass=mass)).verdict is verdict

    @given(number=st.integers(1, 1000))
    def test_fewer_than_ten(self, number: int) -> None:
        """Nine are exempt, ten are not."""
        result = classify(attrs.evolve(SELECTIVE, submunitions=number))
        assert result.verdict is Truth.of(number >= 10)

    def test_each_kind_of_submunition_counts(self) -> None:
        """One kind that is too heavy, or too light for the exemption, decides."""
        mixed = attrs.evolve(LIGHT, submunition_mass=("0.3 kg", "20 kg"))
        assert classify(mixed).verdict is NO
        mixed = attrs.evolve(SELECTIVE, submunition_mass=["6.5 kg", "3.9 kg"])
        assert classify(mixed).verdict is YES

    def test_a_single_submunition_is_a_matter_of_reading(self) -> None:
        """A-04: the plural may or may not ask for two."""
        plural = Reading(single_submunition="no cluster munition")
        one = attrs.evolve(LIGHT, submunitions=1)
        assert classify(one).verdict is YES
        assert classify(one, plural).verdict is NO
        assert classify(LIGHT, plural).verdict is YES
        unsaid = attrs.evolve(LIGHT, submunitions=None)
        assert classify(unsaid).verdict is YES
        (gap,) = classify(unsaid, plural).missing
        assert (gap.characteristic, gap.settles) == ("submunitions", True)
        assert gap.alone == (YES, NO)

    def test_how_many_settles_nothing_if_nine_would_not(self) -> None:
        """One is too few (A-04) and ten too many; of nine (c)(iv) must be known."""
        plural = Reading(single_submunition="no cluster munition")
        unsaid = attrs.evolve(SELECTIVE, submunitions=None, self_destruction=None)
        number = classify(unsaid, plural).missing[0]
        assert number.characteristic == "submunitions"
        assert (number.settles, number.alone) == (False, (YES, NO))

    def test_the_reasons_in_words(self) -> None:
        """Why not as well as why, with the values that tell."""
        said = str(classify(attrs.evolve(SELECTIVE, submunitions=10)))
        assert said.startswith("a cluster munition: yes [art2.2]\n")
        assert "  outside the exclusions (a) to (c): yes [art2.2]\n" in said
        assert "fewer than 10 explosive submunitions: no (10) [art2.2.c.i]" in said
        assert "weighs more than 4 kg: yes (6.5 kg) [art2.2.c.ii]" in said


class TestArticle2Paragraph3:
    """Explosive submunitions."""

    def test_all_elements(self) -> None:
        """Conventional, released by a cluster munition, detonating a charge."""
        thing = Submunition(
            conventional=True, released=True, detonates=True, placed=False
        )
        assert EXPLOSIVE_SUBMUNITION.of(thing).verdict is YES
        for name in ("conventional", "released", "detonates"):
            other = _but(thing, name)
            assert EXPLOSIVE_SUBMUNITION.of(other).verdict is NO


class TestArticle2Paragraphs4To7And15:
    """The four kinds of remnants."""

    def test_paragraph_4_failed_cluster_munition(self) -> None:
        """Delivered, and it did not open."""
        find = Find(item=Item.CLUSTER_MUNITION, delivered=True, emptied=False)
        assert REMNANT.of(find).verdict is YES
        assert REMNANT.of(find).holding(Remnant) == (Remnant.FAILED_CLUSTER_MUNITION,)
        assert REMNANT.of(attrs.evolve(find, emptied=True)).verdict is NO

    def test_paragraph_5_unexploded_submunition(self) -> None:
        """Separated, and it did not explode."""
        find = Find(item=Item.SUBMUNITION, separated=True, exploded=False)
        assert REMNANT.of(find).holding(Remnant) == (Remnant.UNEXPLODED_SUBMUNITION,)
        spent = attrs.evolve(find, exploded=True, delivered=True)
        assert REMNANT.of(spent).verdict is NO

    @pytest.mark.parametrize("item", [Item.CLUSTER_MUNITION, Item.SUBMUNITION])
    def test_paragraph_6_abandoned_cluster_munition(self, item: Item) -> None:
        """Unused, left or dumped, out of control: the munition or its submunitions."""
        find = Find(item=item, delivered=False, left_behind=True, controlled=False)
        abandoned = (Remnant.ABANDONED_CLUSTER_MUNITION,)
        assert REMNANT.of(find).holding(Remnant) == abandoned
        stored = attrs.evolve(find, controlled=True, separated=False)
        assert REMNANT.of(stored).verdict is NO

    def test_paragraph_7_an_abandoned_bomblet_is_no_remnant(self) -> None:
        """Paragraph 6 does not name bomblets; only unexploded ones are remnants."""
        find = Find(
            item=Item.BOMBLET,
            delivered=False,
            separated=False,
            left_behind=True,
            controlled=False,
        )
        assert REMNANT.of(find).verdict is NO

    def test_paragraph_7_other_things_are_none(self) -> None:
        """A landmine or a rocket is no remnant of a cluster munition."""
        assert REMNANT.of(Find(item=Item.OTHER)).verdict is NO

    def test_paragraph_7_fired_or_not_it_can_be_one_all_the_same(self) -> None:
        """Failed if it was delivered, abandoned if not: a remnant whichever it is."""
        find = Find(
            item=Item.CLUSTER_MUNITION,
            emptied=False,
            left_behind=True,
            controlled=False,
        )
        result = REMNANT.of(find)
        assert (result.verdict, result.missing) == (YES, ())
        assert result.holding(Remnant) == ()
        assert result.explanation.claim == (
            "a cluster munition remnant: yes (whether or not it was fired, dropped, "
            "launched, projected or otherwise delivered)"
        )

    def test_paragraph_7_where_what_it_is_settles_it_nothing_else_is_missing(
        self,
    ) -> None:
        """Whichever of the three weapons it is, fired or not: a remnant; else none."""
        find = Find(
            emptied=False,
            separated=True,
            exploded=False,
            left_behind=True,
            controlled=False,
        )
        (gap,) = REMNANT.of(find).missing
        assert (gap.characteristic, gap.settles) == ("item", True)

    def test_paragraph_15_unexploded_bomblet(self) -> None:
        """Separated from the dispenser, and it did not explode."""
        find = Find(item=Item.BOMBLET, separated=True, exploded=False)
        assert REMNANT.of(find).holding(Remnant) == (Remnant.UNEXPLODED_BOMBLET,)


class TestArticle2Paragraph8:
    """Transfer."""

    def test_movement_or_title(self) -> None:
        """A-06: either is enough, or both are needed."""
        both = Reading(transfer="movement and title")
        moved = Dealing(moved=True, title_passes=False, only_territory=False)
        sold = Dealing(moved=False, title_passes=True, only_territory=False)
        full = Dealing(moved=True, title_passes=True, only_territory=False)
        verdicts = [transfer(dealing).verdict for dealing in (moved, sold, full)]
        assert verdicts == [YES, YES, YES]
        verdicts = [transfer(dealing, both).verdict for dealing in (moved, sold, full)]
        assert verdicts == [NO, NO, YES]

    def test_territory_with_remnants_is_no_transfer(self) -> None:
        """Under either reading."""
        land = Dealing(title_passes=True, moved=True, only_territory=True)
        assert transfer(land).verdict is NO
        assert transfer(land, Reading(transfer="movement and title")).verdict is NO


class TestArticle2Paragraphs9And10:
    """Safeguards."""

    def test_paragraph_9_self_destruction(self) -> None:
        """Built in, automatic, additional, and it destroys: all four."""
        device = Safeguard(
            incorporated=True, automatic=True, additional=True, destroys=True
        )
        assert SELF_DESTRUCTION.of(device).verdict is YES
        for name in ("incorporated", "automatic", "additional", "destroys"):
            other = _but(device, name)
            assert SELF_DESTRUCTION.of(other).verdict is NO

    def test_paragraph_10_self_deactivating(self) -> None:
        """Automatic, by irreversible exhaustion of an essential component."""
        battery = Safeguard(automatic=True, exhausts=True)
        assert SELF_DEACTIVATING.of(battery).verdict is YES
        manual = attrs.evolve(battery, automatic=False)
        assert SELF_DEACTIVATING.of(manual).verdict is NO
        rechargeable = attrs.evolve(battery, exhausts=False)
        assert SELF_DEACTIVATING.of(rechargeable).verdict is NO


class TestArticle2Paragraph11:
    """Contaminated areas."""

    def test_suspicion_is_enough(self) -> None:
        """Known or suspected."""
        assert CONTAMINATED_AREA.of(Area(suspected=True)).verdict is YES
        assert CONTAMINATED_AREA.of(Area(known=True)).verdict is YES
        assert CONTAMINATED_AREA.of(Area(known=False)).verdict is UNKNOWN
        neither = Area(known=False, suspected=False)
        assert CONTAMINATED_AREA.of(neither).verdict is NO


class TestArticle2Paragraph12:
    """Mines, to which the Convention does not apply."""

    def test_both_elements(self) -> None:
        """Placed, and exploded by whoever comes near."""
        mine = Weapon(placed=True, exploded_by_presence=True)
        assert MINE.of(mine).verdict is YES
        assert MINE.of(attrs.evolve(mine, placed=False)).verdict is NO
        assert MINE.of(attrs.evolve(mine, exploded_by_presence=False)).verdict is NO

    def test_article_1_paragraph_3_takes_them_out(self) -> None:
        """Whatever releases it, a mine is none of the munitions defined."""
        parts: dict[str, Any] = {"placed": True, "exploded_by_presence": True}
        assert classify(attrs.evolve(LIGHT, **parts)).verdict is NO
        assert EXPLOSIVE_BOMBLET.of(Bomblet(**parts)).verdict is NO
        assert EXPLOSIVE_SUBMUNITION.of(Submunition(**parts)).verdict is NO


class TestArticle2Paragraphs13And14:
    """Bomblets and their dispensers."""

    BOMBLET = Bomblet(
        conventional=True,
        mass="19.9 kg",
        self_propelled=False,
        detonates=True,
        dispensed=True,
        on_aircraft=True,
        placed=False,
    )

    def test_paragraph_13_all_elements(self) -> None:
        """Each is needed, and exactly 20 kg is too much."""
        assert EXPLOSIVE_BOMBLET.of(self.BOMBLET).verdict is YES
        for change in (
            {"conventional": False},
            {"mass": "20 kg"},
            {"self_propelled": True},
            {"detonates": False},
        ):
            other = attrs.evolve(self.BOMBLET, **change)
            assert EXPLOSIVE_BOMBLET.of(other).verdict is NO

    @pytest.mark.parametrize("name", ["dispensed", "on_aircraft"])
    def test_paragraph_14_the_dispenser_stays_on_the_aircraft(self, name: str) -> None:
        """A container that is dropped is none."""
        result = EXPLOSIVE_BOMBLET.of(_but(self.BOMBLET, name))
        assert result.verdict is NO
        assert _value(result, "art2.14") is NO


class TestLaws:
    """What holds of every definition, whatever is known."""

    @EVERY
    def test_every_element_asks_for_a_characteristic(
        self, definition: Definition[Any], kind: type[Any]
    ) -> None:
        """And the samples of each stand on both sides of it."""
        for leaf in _leaves(definition):
            samples = Characteristic.of(kind, leaf.asks).samples
            things = [kind(**{leaf.asks: value}) for value in samples]
            assert {leaf.explain(thing).value for thing in things} == {YES, NO}
            assert leaf.explain(kind()).value is UNKNOWN

    @EVERY
    @given(data=st.data())
    def test_knowledge_never_turns_a_known_answer(
        self, definition: Definition[Any], kind: type[Any], data: st.DataObject
    ) -> None:
        """Filling one more blank keeps every yes and every no."""
        thing = data.draw(_things(kind))
        before = definition.of(thing).verdict
        for name in _unknown(thing):
            for more in _completions(thing, [name]):
                after = definition.of(more).verdict
                assert before in (UNKNOWN, after)

    @EVERY
    @given(data=st.data())
    def test_what_is_missing_settles_and_nothing_else_does(
        self, definition: Definition[Any], kind: type[Any], data: st.DataObject
    ) -> None:
        """Known together they decide; each of them can turn the answer."""
        _check_missing(definition, data.draw(_nearly_known(kind)))

    @pytest.mark.parametrize("base", [LIGHT, SELECTIVE], ids=["light", "selective"])
    @pytest.mark.parametrize("blanks", [1, 2, 3])
    def test_what_is_missing_of_a_munition(self, base: Munition, blanks: int) -> None:
        """The same, for every way to forget up to three characteristics."""
        for names in combinations(attrs.fields_dict(Munition), blanks):
            forgotten: dict[str, Any] = dict.fromkeys(names)
            _check_missing(CLUSTER_MUNITION, attrs.evolve(base, **forgotten))

    @EVERY
    @given(data=st.data())
    def test_what_decides_alone_does_and_comes_first(
        self, definition: Definition[Any], kind: type[Any], data: st.DataObject
    ) -> None:
        """Each is tried: the answers it brings are those it is said to bring."""
        thing = data.draw(_things(kind))
        missing = definition.of(thing).missing
        ranks = [0 if gap.settles else 1 if gap.alone else 2 for gap in missing]
        assert ranks == sorted(ranks)
        for gap in missing:
            tried = {
                definition.of(more).verdict
                for more in _completions(thing, [gap.characteristic])
            }
            assert tried - {UNKNOWN} == set(gap.alone)
            assert (UNKNOWN not in tried) is gap.settles

    @EVERY
    def test_nothing_known_is_unknown(
        self, definition: Definition[Any], kind: type[Any]
    ) -> None:
        """And every characteristic that the definition asks for is missing."""
        result = definition.of(kind())
        assert result.verdict is UNKNOWN
        asked = {leaf.asks for leaf in _leaves(definition)}
        assert {gap.characteristic for gap in result.missing} == asked

    @given(thing=_things(Munition))
    def test_every_step_has_a_provision_and_a_truth(self, thing: Munition) -> None:
        """Each sentence can be looked up."""
        for _, step in classify(thing).explanation.walk():
            assert step.provision.startswith("art")
            assert isinstance(step.value, Truth)


class TestWords:
    """Every form holds the same argument."""

    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    def test_every_step_and_every_gap_is_named(self, form: str) -> None:
        """Each claim and each gap of the answer stands in the words."""
        result = classify(attrs.evolve(SELECTIVE, submunitions=None))
        words = html.unescape(result.explain(form))
        assert all(step.claim in words for _, step in result.explanation.walk())
        assert result.missing
        assert all(str(gap) in words for gap in result.missing)


class TestMissing:
    """What is missing, in words and in order."""

    def test_what_decides_alone_is_named_with_its_answer(self) -> None:
        """An unknown role can only take it out; unknown safeguards need each other."""
        thing = attrs.evolve(
            SELECTIVE,
            self_destruction=None,
            self_deactivating=None,
            air_defence_only=None,
        )
        role, *safeguards = map(str, classify(thing).missing)
        assert role == (
            "whether it is designed exclusively for an air defence role "
            "(not reported; alone can decide: no)"
        )
        assert len(safeguards) == 2
        for text in safeguards:
            assert text.startswith("whether each explosive submunition has an electr")
            assert text.endswith("(not reported; together with others)")

    def test_the_last_blank_settles(self) -> None:
        """One characteristic left: it decides whichever way."""
        (gap,) = classify(attrs.evolve(SELECTIVE, submunitions=None)).missing
        assert gap.settles
        assert gap.alone == (YES, NO)
        assert str(gap).startswith("number of explosive submunitions")


class TestInput:
    """What is refused, and what is read."""

    @pytest.mark.parametrize(
        "mass",
        [
            "",
            "0.3",
            "0.3kg",
            "0,3 kg",
            "-1 kg",
            "0 kg",
            "1e3 g",
            "NaN kg",
            "٣ kg",
            "3 kg\n",
            "1/3 kg",
            "3 m",
            "0.1234567891 kg",
            0.3,
            True,
            [3],
            PINT.Quantity(0.3, "kg"),
            PINT.Quantity(3, "m"),
            PINT.Quantity(Decimal("NaN"), "kg"),
        ],
        ids=repr,
    )
    def test_a_mass_that_is_none(self, mass: Any) -> None:
        """No unit, no plain number, too fine, or nothing at all."""
        with pytest.raises(InvalidValueError):
            Munition(submunition_mass=mass)

    @pytest.mark.parametrize("number", [20, 20.0, "20 kg", None, Decimal("sNaN")])
    def test_a_mass_is_made_of_decimal_kilograms(self, number: Any) -> None:
        """As an amount is of decimal francs: a float is not exact."""
        with pytest.raises(InvalidValueError, match="kilograms: expected a Decimal"):
            Mass(number)

    @given(text=st.text() | st.from_regex(r"[0-9. ]{1,6} ?(kg|g|lb|m|oz)"))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        """No other error than ours."""
        try:
            mass = Mass.of(text)
        except InvalidValueError:
            return
        assert mass.kilograms > 0

    @given(grams=st.decimals("0.000001", "99999", places=6))
    def test_units_convert_exactly(self, grams: Decimal) -> None:
        """400 g is 0.4 kg, for pint quantities of any registry as for text."""
        mass = Mass.of(f"{grams:f} g")
        assert mass.kilograms == grams / 1000
        quantity: Any = PINT.Quantity(grams, "gram")
        assert Mass.of(quantity) == mass
        assert Mass.of(mass) is mass

    def test_400_grams_are_400_grams(self) -> None:
        """Whatever they are written in."""
        assert Mass.of("400 g") == Mass.of("0.4 kg") == Mass.of("0.400 kilogram")
        assert str(Mass.of("400 g")) == "0.4 kg"
        assert str(Mass.of("20 kg")) == "20 kg"
        assert Mass.of(PINT.Quantity(3, "lb")).kilograms == Decimal("1.36077711")

    @pytest.mark.parametrize(
        "told",
        [
            {"submunitions": 0},
            {"submunitions": True},
            {"submunitions": 9.5},
            {"submunition_mass": ()},
            {"payload": "smoke"},
            {"payload": ["confetti"]},
            {"conventional": "yes"},
        ],
        ids=str,
    )
    def test_a_characteristic_that_is_none(self, told: dict[str, Any]) -> None:
        """The error names the field or the fact, and what was expected."""
        with pytest.raises(InvalidValueError, match="expected"):
            Munition(**told)

    def test_unknown_is_none_or_unknown(self) -> None:
        """Both ways to say it are one."""
        assert Munition(conventional=None) == Munition(conventional=UNKNOWN)
        assert Munition(conventional=True) == Munition(conventional=YES)
        told: Any = ["smoke"]
        assert Munition(payload=told) == Munition(payload={Payload.SMOKE})

    def test_pint_is_loaded_for_masses_alone(self) -> None:
        """To import the article, or to classify without a mass, needs no pint."""
        code = (
            "import sys\n"
            "from ccm.convention import article02_definitions as a\n"
            "import ccm.convention.article02_terms, ccm.convention.article02_bomblets\n"
            "a.classify(a.Munition())\n"
            "assert 'pint' not in sys.modules\n"
            "a.Munition(submunition_mass='1 kg')\n"
            "assert 'pint' in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True)
