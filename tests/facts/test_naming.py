"""Laws of names: what is found is what was named, and no name is another State's."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccm.errors import AmbiguousStateError, UnknownStateError
from ccm.facts import State, naming, packaged_record
from ccm.facts.naming import bare

TABLES = Path(naming.__file__).parent / "names"
STATES = packaged_record().states

TWO_STATES = {"Korea", "Corée", "Corea", "Корея", "كوريا"}
"""Names that people give to either of two States."""


def _rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _named() -> Iterator[tuple[str, str]]:
    for state in STATES:
        for name in (state.name, *state.printed_names):
            yield state.alpha3, name
    for table in ("names", "other_names"):
        for row in _rows(table):
            yield row["alpha3"], row["name"]


NAMED = tuple(_named())
CERTAIN = tuple((code, name) for code, name in NAMED if name not in TWO_STATES)
CODES = {code for s in STATES for code in (s.alpha2, s.alpha3, s.m49)}


class TestTables:
    """What stands in the three files."""

    def test_every_name_is_found(self) -> None:
        """And gives the State that its row names."""
        for code, name in CERTAIN:
            assert STATES.find(name).alpha3 == code, name

    def test_no_two_states_have_one_name(self) -> None:
        """Of all pairs of names, bare of what is not looked at."""
        meant: defaultdict[str, set[str]] = defaultdict(set)
        for code, name in CERTAIN:
            meant[bare(name)].add(code)
        assert not {name: codes for name, codes in meant.items() if len(codes) > 1}

    def test_no_name_is_the_code_of_another(self) -> None:
        """A code is looked at first."""
        of = {bare(c): s.alpha3 for s in STATES for c in (s.alpha2, s.alpha3, s.m49)}
        for code, name in NAMED:
            assert of.get(bare(name), code) == code, name

    def test_what_is_elsewhere_has_no_name_of_a_state(self) -> None:
        """Else a State would hide it, or it a State."""
        away = {bare(row["name"]) for row in _rows("elsewhere")}
        assert away.isdisjoint(bare(name) for _, name in NAMED)
        assert away.isdisjoint(map(bare, CODES))

    def test_what_is_elsewhere_is_refused(self) -> None:
        """By every name, and with the kind that its row says."""
        for row in _rows("elsewhere"):
            with pytest.raises(UnknownStateError) as refusal:
                STATES.find(row["name"])
            assert refusal.value.kind == row["kind"], row

    @pytest.mark.parametrize("table", ["names", "other_names", "elsewhere"])
    def test_every_row_has_a_source(self, table: str) -> None:
        """And stands once, in order."""
        rows = [tuple(row.values()) for row in _rows(table)]
        assert all(row[-1] for row in rows)
        assert rows == sorted(set(rows))

    def test_the_page_counts_the_rows(self) -> None:
        """docs/reference/names.md says how many there are."""
        page = Path(__file__).parents[2] / "docs" / "reference" / "names.md"
        if not page.is_file():
            pytest.skip("pages are in the tree alone")
        told = page.read_text(encoding="utf-8")
        for table in ("names", "other_names", "elsewhere"):
            assert f"| `{table}` | {len(_rows(table)):,} |" in told
        corrected = [
            row
            for row in _rows("names")
            if (row["form"], row["source"]) == ("short", "UNTERM")
        ]
        assert f"{len(corrected)} of {len(STATES) * 5} in five languages" in told

    def test_names_are_written_plainly(self) -> None:
        """Composed, with straight apostrophes, and no article in brackets."""
        for row in _rows("names"):
            name = row["name"]
            assert name == unicodedata.normalize("NFC", " ".join(name.split()))
            assert not set(name) & set("*’\u200e\u200f")
            assert not name.endswith(("(the)", "(le)", "(la)", "(les)", "(l')", "(el)"))
            assert not name.startswith(("the ", "le ", "la ", "les ", "l'"))

    def test_the_locale_data_still_say_so(self) -> None:
        """Where they are those of the tables; see docs/generate_names.py."""
        core = pytest.importorskip("babel.core")
        version = f"CLDR {core.get_cldr_version()}"
        rows = [row for row in _rows("names") if row["source"].startswith("CLDR ")]
        if any(row["source"] != version for row in rows):
            pytest.skip(f"the tables were made of other data than {version}")
        for row in rows:
            said = core.Locale(row["language"]).territories
            alpha2 = STATES.find(row["alpha3"]).alpha2
            assert said[alpha2].replace("\u2019", "'") == row["name"]


class TestBare:
    """What is left of a name to be compared."""

    @given(st.text())
    @example("t he")
    @example("s t")
    @example("\u0130 \u1e9e \ufb01 \u03d2\u0301")
    @example("the la")
    def test_once_is_enough(self, text: str) -> None:
        """To take it twice changes nothing."""
        assert bare(bare(text)) == bare(text)

    @given(st.text())
    def test_only_letters_and_digits_are_left(self, text: str) -> None:
        """No space, no mark, no case."""
        left = bare(text)
        assert all(unicodedata.category(each)[0] in "LN" for each in left)
        assert left == left.casefold()

    @given(st.sampled_from(NAMED), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    def test_every_form_of_unicode(self, named: tuple[str, str], form: str) -> None:
        """Is the same name, in capitals as well."""
        _, name = named
        other = unicodedata.normalize(form, name)  # type: ignore[arg-type]
        assert bare(other) == bare(other.upper()) == bare(name)


MARKS = st.sampled_from(
    ["\u00a0", "-", "\u2011", "  ", "\u200e ", " \u00ad", ", ", " & "]
)


class TestWays:
    """Ways to write a name."""

    @given(st.sampled_from(CERTAIN), MARKS)
    def test_other_marks_between_the_words(
        self, named: tuple[str, str], mark: str
    ) -> None:
        """Dashes, spaces of all kinds, and what cannot be seen."""
        code, name = named
        assert _found(mark.join(name.split())) in (code, None)
        if "," not in name and "," not in mark:
            assert _found(mark.join(name.split())) == code

    @given(st.sampled_from(CERTAIN), st.data())
    def test_a_slip_finds_no_other_state(
        self, named: tuple[str, str], data: st.DataObject
    ) -> None:
        """What is found has a name of just these letters."""
        code, name = named
        slipped = data.draw(_slips(name))
        found = _found(slipped)
        if found not in (code, None):
            assert _letters(slipped) in _letters_of(found)

    @given(st.text(max_size=12))
    @example("U")
    @example("Ukr")
    @example("South")
    def test_what_is_found_is_called_so(self, text: str) -> None:
        """Nothing is guessed of a beginning or of a part."""
        found = _found(text)
        if found:
            assert _letters(text) in _letters_of(found)


def _found(name: str) -> str | None:
    try:
        return STATES.find(name).alpha3
    except UnknownStateError:
        return None


def _letters(name: str) -> tuple[str, ...]:
    """Return the letters of a name in no order, without small and shortened words.

    Not as the library does it: what it may not tell apart is at most this.
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    for unlike, like in (("ى", "ي"), ("ة", "ه"), ("ı", "i"), ("ø", "o"), ("ł", "l")):
        plain = plain.replace(unlike, like)
    kept = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in plain)
    kept = "".join(c for c in kept if c == " " or unicodedata.category(c)[0] in "LN")
    kept = "".join(c for c in kept if unicodedata.category(c) != "Lm")
    small = ["the", "of", "and", "la", "le", "les", "el", "los", "las", "l", "et", "y"]
    longer = {"st": "saint", "rep": "republic", "dem": "democratic", "is": "islands"}
    longer |= {"fed": "federated", "sts": "states"}
    words = [longer.get(word, word) for word in kept.split() if word not in small]
    return tuple(sorted("".join(words or kept.split())))


def _letters_of(code: str) -> set[tuple[str, ...]]:
    state = STATES.by_alpha3[code]
    names = [name for other, name in NAMED if other == code]
    return {_letters(n) for n in (state.alpha2, state.alpha3, state.m49, *names)}


@st.composite
def _slips(draw: st.DrawFn, name: str) -> str:
    """Draw a name with a letter left out, put in, changed or one place too early."""
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz '-."))
    before, after = name[:at], name[at + 1 :]
    return draw(
        st.sampled_from(
            [
                before + after,
                before + letter + name[at:],
                before + letter + after,
                before + after[:1] + name[at] + after[1:],
            ]
        )
    )


def test_who_could_be_two_is_never_one() -> None:
    """Each name that stands at two States is refused with both."""
    of: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in NAMED:
        of[name].add(code)
    assert {name for name, codes in of.items() if len(codes) > 1} == TWO_STATES
    for name in TWO_STATES:
        with pytest.raises(AmbiguousStateError) as refusal:
            STATES.find(name)
        assert {near[:3] for near in refusal.value.near} == of[name]


def test_a_state_of_the_register_is_not_looked_up_in_the_tables() -> None:
    """By code it is the State itself, whatever else is called so."""
    for state in STATES:
        assert isinstance(state, State)
        for code in (state.alpha2, state.alpha3, state.m49, state.alpha3.lower()):
            assert STATES.find(code) is state
