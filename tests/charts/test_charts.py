"""Charts: what they draw is what the answers say, and doubt is never drawn as a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from xml.etree import ElementTree as ET

import attrs
import pytest

import ccm
from ccm.charts import ABOUT, KINDS, Chart, chart, png, style, svg
from ccm.charts.inks import INKS
from ccm.charts.pictures import Box, Shape, Text, Words, said_in, wide
from ccm.charts.stacks import Columns
from ccm.charts.stretches import Stretches
from ccm.duties.cells import row_of
from ccm.errors import InvalidValueError
from ccm.facts import (
    ClearanceCompleted,
    ContaminationDeclared,
    Event,
    ExtensionDecision,
    HostilitiesEnded,
    Measure,
    Measurement,
    Qualifier,
    Record,
    States,
    Unit,
    WithdrawalNotice,
)
from ccm.phrases import Phrase
from ccm.quantities import project
from ccm.rules import Finding, Status
from ccm.share.languages import LANGUAGES, language
from ccm.testing.fiction import RURITANIA, event, world
from ccm.view import AsOf

THEN = date(2020, 9, 28)
ABOUT_WHAT = {
    "state": "BGR",
    "clearance": "BIH",
    "standing": "art4",
    "plan": "dubrovnik",
}
SVG = "{http://www.w3.org/2000/svg}"


def _read(written: str) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314 - our own


@cache
def _view(on: date = THEN) -> AsOf:
    return ccm.as_of(on)


@cache
def _chart(kind: str, on: date = THEN) -> Chart:
    return chart(_view(on), kind, ABOUT_WHAT.get(kind))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    """What holds of each chart, whatever it draws."""

    def test_same_input_same_bytes(self, kind: str) -> None:
        """Nothing of a clock, a random number or the order of a set is in it."""
        again = chart(ccm.as_of(THEN), kind, ABOUT_WHAT.get(kind))  # type: ignore[arg-type]
        assert svg(again) == svg(_chart(kind))

    def test_it_can_be_read_aloud(self, kind: str) -> None:
        """It is one image with a name and a description, which are its own."""
        drawn = _chart(kind)
        root = _read(svg(drawn))
        assert root.get("role") == "img"
        labels = (root.get("aria-labelledby") or "").split()
        found = {e.get("id"): e.text for e in root.iter() if e.get("id") in labels}
        assert [found[label] for label in labels] == [drawn.title, drawn.told]

    def test_it_says_day_and_source(self, kind: str) -> None:
        """Also where it stands alone."""
        words = " ".join(filter(None, _read(svg(_chart(kind))).itertext()))
        assert str(THEN) in words
        assert _view().record.digest[:12] in words

    def test_every_ink_is_explained_once(self, kind: str) -> None:
        """No colour or pattern stands for two things, and none for nothing."""
        drawn = _chart(kind)
        used = {*drawn.picture().inks} - {"mark"}
        assert used == set(drawn.figure.key)
        assert len({*drawn.figure.key.values()}) == len(drawn.figure.key)

    def test_it_loads_nothing(self, kind: str) -> None:
        """It names no other place than its own patterns and the space of SVG."""
        written = svg(_chart(kind)).replace(SVG[1:-1], "")
        assert "http" not in written
        assert "<script" not in written

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_nothing_leaves_the_picture(self, kind: str, code: str) -> None:
        """Marks lie inside, and so do words, however long a language has them."""
        drawn, say = _chart(kind), said_in(language(code))
        picture = drawn.picture(say, titled=False)
        for mark in picture.marks:
            if isinstance(mark, Box):
                assert 0 <= mark.x <= mark.x + mark.width <= picture.width
                assert 0 <= mark.y <= mark.y + mark.height <= picture.height
            if isinstance(mark, Text) and mark.anchor == "start" and not mark.bold:
                assert mark.x + mark.words.wide(mark.size) <= picture.width

    def test_style_is_whole(self, kind: str) -> None:
        """A file has its rules line by line, as a page has them."""
        root = _read(svg(_chart(kind)))
        assert root.findtext(f"{SVG}style") == style()


def test_inks_that_are_as_dark_differ_by_pattern() -> None:
    """So a status is told from another on grey paper."""

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    together = ["done", "late", "either", "open", "overdue", "undone", "none", "doubt"]
    for one in together:
        for other in together:
            if one < other and INKS[one].pattern == INKS[other].pattern:
                assert abs(grey(INKS[one].light) - grey(INKS[other].light)) > 40


def test_only_doubt_is_hatched() -> None:
    """A hatched area says the same everywhere."""
    assert [name for name, ink in INKS.items() if ink.pattern == "hatched"] == ["doubt"]


def _templates(text: str) -> Iterator[str]:
    """Yield what a text is put together of, as far as it is fixed."""
    if isinstance(text, Phrase):
        yield text.template
        for part in text.parts.values():
            if isinstance(part, Phrase):
                yield from _templates(part)


def _fixed(drawn: Chart) -> Iterator[str]:
    """Yield the fixed words of a chart."""
    yield from (*drawn.columns, *drawn.figure.key.values())
    for text in (drawn.title, drawn.shown, drawn.source, drawn.told):
        yield from _templates(text)
    for mark in drawn.picture().marks:
        if isinstance(mark, Text):
            yield from _templates(mark.words.text)
    match drawn.figure:
        case Columns(panels=panels):
            yield from (panel.title for panel in panels)
        case Stretches(lanes=lanes):
            yield from (bar.what for lane in lanes for bar in lane.bars)
            yield from (point.what for lane in lanes for point in lane.points)
        case _:
            pass


class TestLanguages:
    """A chart is drawn in the language of who asks for it."""

    @pytest.mark.parametrize("code", ["fr", "zh"])
    @pytest.mark.parametrize("on", [date(2008, 12, 3), date(2018, 6, 1), THEN])
    @pytest.mark.parametrize("kind", KINDS)
    def test_complete(self, kind: str, on: date, code: str) -> None:
        """Every fixed word has one in the language."""
        try:
            words = {*_fixed(_chart(kind, on))}
        except InvalidValueError:  # nothing to draw before anything has happened
            assert on < _view().treaty.signature.opens.replace(year=2009)
            return
        assert [word for word in words if language(code).lacks(word)] == []

    @pytest.mark.parametrize(
        ("code", "name", "cited", "day"),
        [
            ("fr", "Bulgarie", "Article 3(2)", "28 sept. 2020"),
            ("zh", "保加利亚", "第3(2)条", "2020年9月28日"),
            ("es", "Bulgaria", "Artículo 3(2)", "28 sept 2020"),
            ("ru", "Болгария", "Статья 3(2)", "28 сент. 2020"),
            ("ar", "بلغاريا", "المادة 3(2)", "28 سبتمبر 2020"),
        ],
    )
    def test_names_provisions_and_days(
        self, code: str, name: str, cited: str, day: str
    ) -> None:
        """As the United Nations and Unicode's locale data write them."""
        spoken, drawn = language(code), _chart("state")
        words = [w.text or "" for w in _read(svg(drawn, spoken)).iter(f"{SVG}text")]
        assert cited in words
        assert any(word.startswith(day) for word in words)
        assert spoken.called(_view().state("BGR")) == name

    def test_in_french(self) -> None:
        """Title, legend, lines and what is told to who cannot see it."""
        written = svg(_chart("state"), language("fr"))
        root = _read(written)
        assert root.get("lang") == "fr"
        assert root.findtext(f"{SVG}title") == "Bulgarie : échéances et situation"
        told = str(root.findtext(f"{SVG}desc"))
        assert told.startswith("Article 3(2) : échéance initiale du 1er oct. 2011 au ")
        assert 'lang="en"' not in written

    def test_what_is_lacking_is_marked(self) -> None:
        """It stands in English and says so; a name is in its own language."""
        root = _read(svg(_chart("running"), language("ru")))
        assert root.get("lang") == "ru"
        title = next(root.iter(f"{SVG}title"))
        assert (title.get("lang"), title.text) == ("en", "Deadlines that run")
        names = [e for e in root.iter(f"{SVG}text") if e.text == "Ливан, 4(1)(a)"]
        assert [name.get("lang") for name in names] == [None]

    def test_what_is_written_from_the_right(self) -> None:
        """Stands where it would from the left, whichever end it begins at."""
        root = _read(svg(_chart("running"), language("ar")))
        for text in root.iter(f"{SVG}text"):
            arabic = any("\u0600" <= letter <= "\u06ff" for letter in text.text or "")
            if arabic:
                assert text.get("direction") == "rtl"
                assert text.get("text-anchor") in ("end", "middle")
            elif text.get("lang") == "en":
                assert text.get("direction") is None

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_same_input_same_bytes(self, code: str) -> None:
        """In each language."""
        drawn = _chart("members")
        assert svg(drawn, language(code)) == svg(drawn, language(code))

    def test_english_is_what_nobody_asks_otherwise(self) -> None:
        """With days as ISO 8601 writes them."""
        assert svg(_chart("state"), language("en")) == svg(_chart("state"))
        assert "2019-10-01" in svg(_chart("state"))

    @pytest.mark.parametrize("code", ["zh", "ar"])
    def test_letters_that_png_lacks(self, code: str) -> None:
        """They would be empty boxes."""
        with pytest.raises(InvalidValueError, match="expected one of en, fr, ru, es"):
            png(_chart("members"), language(code))

    def test_png_in_french(self) -> None:
        """Other letters than in English."""
        drawn = _chart("clearance")
        assert png(drawn, language("fr")) != png(drawn)


class TestOneState:
    """Bulgaria under Article 3: the deadlines of decisions of 2019, 2021 and 2022."""

    def test_deadlines_are_those_of_the_decisions(self) -> None:
        """Initial, twelve months, then to 2022 and to the end of 2023."""
        rows = chart(_view(date(2026, 11, 21)), "state", "BGR").rows
        days = [row[2] for row in rows if row[:2] == ("Article 3(2)", "deadline")]
        assert days == ["2019-10-01", "2020-10-01", "2022-10-01", "2023-12-31"]

    def test_the_lapse_is_drawn(self) -> None:
        """Between the deadline of 2020 and the decision, of which no day is known."""
        rows = chart(_view(date(2026, 11, 21)), "state", "BGR").rows
        stood = [row[1:] for row in rows if row[0] == "Article 3(2), as it stood"]
        assert ("overdue", "2020-10-02", "2021-01-31") in stood
        assert ("undetermined", "2021-02-01", "2021-03-30") in stood

    def test_a_month_is_not_drawn_as_a_day(self) -> None:
        """Destruction ended in June 2023; no source names the day."""
        drawn = chart(_view(date(2026, 11, 21)), "state", "BGR")
        assert ("performed, on a day not known", "2023-06-01", "2023-06-30") in [
            row[1:] for row in drawn.rows
        ]
        figure = drawn.figure
        assert isinstance(figure, Stretches)
        days = {p.on for lane in figure.lanes for p in lane.points if p.sign == "done"}
        assert days == {date(2012, 3, 27)}  # the initial report

    def test_what_may_not_have_arisen_is_in_doubt(self) -> None:
        """Madagascar has said nothing of stockpiles: time is hatched."""
        figure = chart(_view(date(2026, 11, 21)), "state", "MDG").figure
        assert isinstance(figure, Stretches)
        inks = {bar.ink for bar in figure.lanes[0].bars}
        assert inks == {"doubt"}

    def test_an_open_end_leads_to_no_day(self) -> None:
        """A decision that is not on record may have set a later deadline."""
        drawn = chart(_view(date(2026, 11, 21)), "state", "AFG")
        open_end = "the deadline, or later", "2026-03-01", "not known"
        assert ("Article 4(1)(a)", *open_end) in drawn.rows
        assert "the deadline, or later from 2026-03-01 on" in drawn.told
        assert "à partir du 1er mars 2026" in language("fr").told(drawn.told)

    def test_arrows_do_not_begin_before_their_day(self) -> None:
        """However near the end of the years that are drawn."""
        picture = chart(_view(date(2026, 11, 21)), "state", "TCD").picture()
        shapes = [mark for mark in picture.marks if isinstance(mark, Shape)]
        (arrow,) = (each for each in shapes if "or later" in each.told)
        (end,) = (each for each in shapes if each.told == "deadline: 2026-10-01")
        middle = sum(x for x, _ in end.points) / 4
        assert min(x for x, _ in arrow.points) == pytest.approx(middle, abs=0.1)


def _last(finding: Finding) -> str:
    """Return how a State stood when that was last known, since it is bound."""
    known = finding.last_known
    if known is None or known.status is Status.NOT_BOUND:
        return finding.shown
    return known.finding.shown


def _again() -> AsOf:
    """Return a view of which nothing has been asked."""
    return ccm.as_of(THEN, record=ccm.load_record())


class TestAllStates:
    """Counts are those that the views give."""

    @pytest.mark.parametrize("on", [date(2015, 9, 11), THEN])
    def test_members_add_up(self, on: date) -> None:
        """To the States for which the Convention is in force."""
        parties = len(_view(on).states_parties())
        assert _chart("members", on).rows[-1][-1] == str(parties)

    def test_standing_is_that_of_findings(self) -> None:
        """As proved and as last known, of each State."""
        day = date(2016, 12, 31)
        findings = [
            finding
            for finding in _view(day).findings(obligations="art4")
            if finding.status != Status.NOT_BOUND
        ]
        proved = Counter(finding.shown for finding in findings)
        known = Counter(_last(finding) for finding in findings)
        drawn = _chart("standing")
        ours = [dict(zip(drawn.columns, row, strict=True)) for row in drawn.rows]
        rows = {row["panel"]: row for row in ours if row["day"] == str(day)}
        for status in drawn.columns[2:-1]:
            assert int(rows["As proved on the day"][status]) == proved[status]
            assert int(rows["As last known"][status]) == known[status]

    def test_standing_where_the_first_day_of_all_was_asked_about(self) -> None:
        """Before it there is none to look back to."""
        before, asked = _again(), _again()
        for state in asked.chosen():
            row_of(asked.roll, state, asked.treaty.norm("art9")).around(date.min)
        assert chart(asked, "standing", "art9") == chart(before, "standing", "art9")

    def test_running_leaves_out_what_may_not_have_arisen(self) -> None:
        """And says how many they are."""
        assert "more would run if the duty had arisen" in _chart("running").shown

    def test_a_region_that_is_not_on_record(self) -> None:
        """States of one's own record are counted, too."""
        view = ccm.as_of(date(2015, 1, 1), record=world())
        drawn = chart(view, "members")
        row = dict(zip(drawn.columns, drawn.rows[-1], strict=True))
        assert row["elsewhere"] == row["all"] == str(len(view.states_parties()))


class TestClearance:
    """Against the deadline, with the interval that the figures allow."""

    def test_the_interval_is_drawn(self) -> None:
        """Bosnia and Herzegovina in 2018, as in `ccm.quantities.project`."""
        rows = chart(_view(date(2018, 6, 1)), "clearance", "BIH").rows
        assert rows[-1] == (
            "at the pace on record",
            "completed between",
            "2041-06-04",
            "2042-06-08",
        )

    def test_without_figures_there_is_nothing_to_draw(self) -> None:
        """It says so."""
        with pytest.raises(InvalidValueError, match="pace of clearance is on record"):
            chart(_view(), "clearance", "FRA")


class TestWhatIsAsked:
    """What does not fit is refused in a line."""

    def test_kind(self) -> None:
        """There is no such chart."""
        with pytest.raises(InvalidValueError, match="kind: expected one of state"):
            chart(_view(), "pie")  # type: ignore[arg-type]

    @pytest.mark.parametrize("kind", KINDS)
    def test_about(self, kind: str) -> None:
        """Something is told that is not asked, or is not told."""
        about = None if ABOUT[kind] else "BGR"  # type: ignore[index]
        with pytest.raises(InvalidValueError, match="about: expected"):
            chart(_view(), kind, about)  # type: ignore[arg-type]


def _named(name: str) -> AsOf:
    """Return a view of a world in which Ruritania has another name."""
    ours = attrs.evolve(RURITANIA, name=name)
    record = world(event(ContaminationDeclared, "2011-01-01"))
    states = States([ours if s == ours else s for s in record.states])
    events = tuple(
        attrs.evolve(e, state=states.find(e.state.alpha3)) for e in record.events
    )
    return ccm.as_of(date(2015, 1, 1), record=Record(states=states, events=events))


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "A & B", "$x^2$", "a\u202eb\u200bc", "\x1b[31m"],
)
def test_names_harm_nothing(name: str) -> None:
    """Markup is text, and what hides or turns writing is shown."""
    drawn = chart(_named(name), "state", "XRU")
    written = svg(drawn)
    root = _read(written)
    assert not root.findall(f".//{SVG}script")
    assert not {"\u202e", "\u200b", "\x1b"} & {*written}
    assert png(drawn).startswith(b"\x89PNG")


def test_png_is_the_same_twice() -> None:
    """It holds no date and no name of a program."""
    drawn = _chart("clearance")
    once = png(drawn)
    assert once == png(drawn)
    assert b"Software" not in once


def test_style_has_every_ink_in_light_and_dark() -> None:
    """So that none is without a colour."""
    rules = style()
    for name in INKS:
        assert rules.count(f".i-{name} ") == 3  # light, dark, paper


def test_where_nothing_is_counted_no_sentence_has_a_gap() -> None:
    """Before the treaty there were no Parties, and no action spoke to anybody."""
    members, plan = (
        _chart("members", date(2008, 1, 1)),
        _chart("plan", date(2008, 1, 1)),
    )
    assert members.told.startswith(
        "On 2008-01-01 it was in force for 0 States: 0. Year"
    )
    assert plan.told == "all together: 0. Of the answers State by State: 0."
    assert not language("fr").lacks(plan.told)


def test_a_day_before_the_treaty_has_charts() -> None:
    """Nothing has happened yet."""
    early = ccm.as_of(date(2008, 12, 3))
    for kind in ("running", "members"):
        svg(chart(early, kind))
    svg(chart(early, "standing", "art4"))
    assert chart(early, "state", "BGR").told.startswith("No obligation")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("7.1 report in time", "7.1 report…"),
        ("2.1(a) 制定销毁计划并开始销毁", "2.1(a) 制定销毁…"),
        ("制定计划、开始销毁", "制定计划…"),
        ("制定计划", "制定计划"),
        ("unbreakable", "unbreak…"),
        ("short", "short"),
    ],
)
def test_a_label_is_cut_where_its_writing_can_be(text: str, cut: str) -> None:
    """Between words; in Chinese, which has no blanks, after any character."""
    assert Words(text).within(wide(cut)).text == cut


def _of_ruritania(kind: str, on: date, *events: Event) -> Chart:
    """Draw a State that deposited on 6 April 2011: bound since 1 October."""
    view = ccm.as_of(on, record=world(*events))
    return chart(view, kind, "XRU")  # type: ignore[arg-type]


class TestDaysInDoubt:
    """What the record says of a day in part is drawn with both its ends."""

    def test_a_first_deadline_of_which_no_day_is_known(self) -> None:
        """Hostilities ended in May 2013: ten years end on a day of May 2023."""
        drawn = _of_ruritania(
            "state", date(2015, 1, 1), event(HostilitiesEnded, "2013-05")
        )
        figure = drawn.figure
        assert isinstance(figure, Stretches)
        (lane,) = (lane for lane in figure.lanes if lane.name == "Article 4(1)(b)")
        stretches = [(bar.first, bar.last, bar.ink) for bar in lane.bars]
        assert stretches == [(date(2023, 5, 1), date(2023, 5, 31), "doubt")]
        assert lane.points == ()
        assert str(lane.note) == "2023-05"

    def test_of_many_days_the_ends_are_said(self) -> None:
        """Two accounts of a decision in September 2021: none, to 2024, or to 2025."""
        decided = [
            event(
                ExtensionDecision,
                "2021-09",
                obligation="art4",
                number=1,
                meeting="10MSP",
                until=date(year, 10, 1),
            )
            for year in (2024, 2025)
        ]
        declared = event(ContaminationDeclared, "2012-01-01")
        drawn = _of_ruritania("state", date(2021, 9, 15), declared, *decided)
        figure = drawn.figure
        assert isinstance(figure, Stretches)
        (note,) = (e.note for e in figure.lanes if e.name == "Article 4(1)(a)")
        assert str(note) == "2021-10-01..2025-10-01"

    def test_a_deadline_that_may_have_passed_does_not_run_on(self) -> None:
        """Afghanistan's ended on 1 March 2026, or what is not on record moved it."""
        rows = chart(_view(date(2026, 11, 21)), "running").rows
        ours = [row[1:] for row in rows if row[0] == "Afghanistan, Article 4(1)(a)"]
        assert ours == [
            ("deadline", "2026-03-01", "2026-03-01"),
            ("the deadline, or later", "2026-03-01", "not known"),
        ]

    def test_whether_a_State_is_still_a_member(self) -> None:  # noqa: N802
        """A notice of some day of 2012 takes effect six months later: Article 20(2)."""
        record = world(event(WithdrawalNotice, "2012"))
        drawn = chart(ccm.as_of(date(2012, 12, 31), record=record), "members")
        row = dict(zip(drawn.columns, drawn.rows[-1], strict=True))
        assert (row["elsewhere"], row["left, or not yet: not known"]) == ("30", "1")

    def test_what_was_known_within_the_year_alone(self) -> None:
        """Declared in January 2012, and cleared in November or later."""
        record = world(
            event(ContaminationDeclared, "2012-01-01"),
            event(ClearanceCompleted, "2012-11..2013-02"),
        )
        view = ccm.as_of(date(2012, 12, 31), record=record)
        drawn = chart(view, "standing", "art4")
        ours = [dict(zip(drawn.columns, row, strict=True)) for row in drawn.rows]
        last = {row["panel"]: row for row in ours if row["day"] == "2012-12-31"}
        assert _last(view.assess("XRU", "art4")) == "outstanding"
        assert last["As last known"]["outstanding"] == "1"
        assert last["As proved on the day"]["outstanding"] == "0"

    def test_before_anybody_could_sign(self) -> None:
        """No State stood anywhere."""
        drawn = chart(ccm.as_of(date(2008, 12, 2)), "state", "BGR")
        assert drawn.rows == ()
        assert str(drawn.told).startswith("No obligation with a day arose for Bulgaria")


class TestPaceInDoubt:
    """What limits a figure from below alone sets no last day."""

    def test_figures_for_a_part_limit_nothing_from_above(self) -> None:
        """Iraq in 2017: 200 km² in a part of it, 8.78 km² cleared in 2015."""
        view = _view(date(2017, 1, 1))
        ends = project(view, "IRQ").completion
        assert ends is not None
        drawn = chart(view, "clearance", "IRQ")
        *_, lane = drawn.rows
        assert lane[1:] == ("completed between", str(ends.earliest), "not known")
        assert "Left: at least 199.5 km2, 2016-05" in drawn.shown
        figure = drawn.figure
        assert isinstance(figure, Stretches)
        assert figure.lanes[-1].note == f"{ends.earliest}.."

    def test_work_that_may_end_on_the_day_does_not_surely_go_on(self) -> None:
        """By the figures it was done in 2016; the record shows it open in 2019."""
        drawn = _of_ruritania(
            "clearance",
            date(2019, 7, 1),
            event(ContaminationDeclared, "2012-01-10"),
            _figure("2015-12", Measure.AREA_CONTAMINATED, Qualifier.MORE_THAN),
            _figure("2018", Measure.AREA_CLEARED),
        )
        ours = [row[1:] for row in drawn.rows if row[0] == "at the pace on record"]
        assert ours == [("completed between", "2019-07-01", "not known")]


def _figure(
    when: str, measure: Measure, qualifier: Qualifier | None = None
) -> Measurement:
    return event(
        Measurement,
        when,
        measure=measure,
        value=Decimal(9),
        unit=Unit.SQUARE_KILOMETRES,
        qualifier=qualifier,
    )
