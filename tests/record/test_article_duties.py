"""The pages on what a State owes, and since when: run against the library.

A question is asked of a world and a line of a table, and gives the answers that
the line can name; ``tests/scenarios/README.md`` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

import ccm
from ccm.convention.article03_retention import Purpose, may_retain, may_transfer
from ccm.convention.article04_other_states import (
    FORMER_USERS,
    STEPS,
    former_user_encouraged,
)
from ccm.convention.article06_cooperation import FORMS
from ccm.dates import PartialDate
from ccm.duties.review import Review
from ccm.errors import CCMError, InadmissibleEventError
from ccm.facts import ExtensionRequest
from ccm.rules import Finding, Irregularity, Truth
from ccm.testing.pages import Answers, Cells, Question, Row, Said, World, read_page

FOLDER = Path(__file__).parents[1] / "scenarios"
ARTICLES = (1, 3, 4, 5, 6, 7, 9, 15, 16, 17, 18, 20)
WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}
TRUTHS = {word: truth for truth, word in WORDS.items()}


def _or_none(value: object) -> str:
    return "none" if value is None else str(value)


def _status(finding: Finding) -> str:
    if len(finding.possible) == 1:
        return str(finding.status)
    return f"{finding.status}: {' or '.join(sorted(finding.possible))}"


def _under(irregular: Iterable[Irregularity]) -> str:
    return ", ".join(dict.fromkeys(odd.provision for odd in irregular)) or "none"


def obligation(world: World, cells: Cells) -> Answers:
    """Where a State stands under an obligation on a day."""
    finding = world.view(cells.day()).assess(cells["State"], cells["obligation"])
    return {
        "status": _status(finding),
        "deadline": _or_none(finding.deadline),
        "complies": WORDS[finding.compliant],
        "performed": WORDS[finding.performed],
        "irregular under": _under(finding.irregularities),
        "missing first": Said(finding.missing[0] if finding.missing else "nothing"),
        "the reasons say": Said(finding.explain()),
        "provision": finding.explanation.provision,
    }


def membership(world: World, cells: Cells) -> Answers:
    """Where a State stands towards the Convention on a day."""
    view, state = world.view(cells.day()), cells["State"]
    try:
        where = str(view.membership(state))
        applies = WORDS[view.provisionally_applies(state)]
    except ccm.errors.UndeterminedError:
        where = applies = "not known"
    standing = view.standing(state)
    reasons = [step for step in (standing.entry, standing.exit) if step]
    return {
        "membership": where,
        "entry into force": _or_none(view.entry_into_force(state)),
        "withdrawal takes effect": _or_none(standing.ends),
        "applies Article 1 provisionally": applies,
        "the reasons say": Said(
            "\n".join(
                f"{s.claim} [{s.provision}]" for r in reasons for _, s in r.walk()
            )
        ),
        "States Parties": str(len(view.states_parties())),
        "the Convention is in force since": _or_none(view.general_entry_into_force),
    }


def admitted(world: World, cells: Cells) -> Answers:
    """Whether the Convention admits what a State did."""
    try:
        world.view(cells.day())
    except InadmissibleEventError as error:
        return {"admitted": "no", "because": Said(error)}
    return {"admitted": "yes", "because": Said("")}


def review(world: World, cells: Cells) -> Answers:
    """What can be said of a request before it is decided, and what it can bring."""
    view = world.view(cells.day())
    name, number = cells["State"], cells.count("request")
    filed = view.record.dossier(view.state(name)).of(ExtensionRequest)
    wanted = cells["obligation"]
    ours = [r for r in filed if (r.number, r.obligation) == (number, wanted)]
    if len(ours) != 1:
        msg = f"request: expected one of {name}, got {len(ours)}"
        raise ccm.errors.InvalidValueError(msg)
    found: Review = view.review(ours[0])
    return {
        "to be filed by": _or_none(found.due),
        "in time": WORDS[found.timely],
        "before expiry": WORDS[found.before_expiry],
        "longest": str(found.longest),
        "latest day": _or_none(found.latest),
        "exceptional circumstances": WORDS[found.exceptional],
        "irregular under": _under(found.irregularities),
        "irregular": Said("; ".join(odd.text for odd in found.irregularities)),
        "decided by": found.meeting.label if found.meeting else "none",
        "lapses": " to ".join(map(str, found.lapse)) if found.lapse else "no",
        "lacks": _letters(found),
        "missing": Said("; ".join(map(str, found.missing))),
    }


def _letters(found: Review) -> str:
    """Return the letters of what a request lacks, in order."""
    if found.lacking is None:
        return "not known"
    return "".join(dict.fromkeys(content.letter for content in found.lacking)) or "none"


def retain(_world: World, cells: Cells) -> Answers:
    """Whether munitions may be kept or acquired."""
    purposes = [Purpose(cells["for"])] if cells["for"] else []
    enough = TRUTHS[cells["no more than necessary"]]
    ruling = may_retain(purposes, no_more_than_necessary=enough)
    return {"permitted": WORDS[ruling.truth], "the reasons say": Said(ruling)}


def transfer(world: World, cells: Cells) -> Answers:
    """Whether munitions may be transferred to a State."""
    receiver = world.view(cells.day()).standing(cells["to"])
    day = PartialDate.on(cells.day())
    ruling = may_transfer(receiver, day, [Purpose(cells["for"])])
    return {"permitted": WORDS[ruling.truth], "the reasons say": Said(ruling)}


def former_user(world: World, cells: Cells) -> Answers:
    """Whether a former user is encouraged to help."""
    view = world.view(cells.day())
    ruling = former_user_encouraged(
        view.standing(cells["used by"]),
        PartialDate.parse(cells["used"]),
        view.standing(cells["remnants in"]),
        PartialDate.on(cells.day()),
        there_at_entry=TRUTHS[cells["there at entry into force"]],
    )
    return {"encouraged": WORDS[ruling.truth], "the reasons say": Said(ruling)}


def clause(_world: World, cells: Cells) -> Answers:
    """Who must, or may, do what; all that a provision says of it."""
    clauses = (*STEPS, FORMER_USERS, *FORMS)
    said = [str(c) for c in clauses if c.provision == cells["provision"]]
    return {"clauses": str(len(said)), "it says": Said("\n".join(said))}


QUESTIONS: dict[str, Question] = {
    "where a State stands under an obligation": obligation,
    "where a State stands towards the Convention": membership,
    "whether the Convention admits it": admitted,
    "what a request can bring": review,
    "whether munitions may be kept": retain,
    "whether munitions may be transferred": transfer,
    "whether a former user is encouraged to help": former_user,
    "who must do what": clause,
}
PAGES = [read_page(FOLDER / f"article_{number:02}.md") for number in ARTICLES]
ROWS = [
    pytest.param(row, id=f"{row.where}-{row.scenario[:40]}")
    for page in PAGES
    for row in page.rows
]


@pytest.mark.parametrize("row", ROWS)
def test_a_line(row: Row) -> None:
    """The library answers what the page says."""
    assert list(row.faults(QUESTIONS)) == []


def test_each_page_is_on_its_article() -> None:
    """The number in the heading is that of the file, and every question is used."""
    assert [page.article for page in PAGES] == list(ARTICLES)
    asked = {row.question for page in PAGES for row in page.rows}
    assert asked == set(QUESTIONS)


def test_every_question_is_described() -> None:
    """The README lists each question that a page can ask."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for question in QUESTIONS:
        assert f"`{question}`" in text


ALL_COLUMNS = (
    "| status? | why |\n|---|---|---|---|---|\n| 2011-10-01 | Ruritania | art7.1"
)
EXTRA_COLUMN = (
    "| on | status? | why |\n|---|---|---|---|---|---|\n"
    "| 2011-10-01 | Ruritania | art7.1 | a day"
)


class TestStrictness:
    """A line that is not understood is refused, with file, line and form."""

    PAGE = """# Article 3: a page

## A scenario

- Source: fiction
- Given: Ruritania deposited on 2011-04-06
- Asked: where a State stands under an obligation

| day | State | obligation | status? | why |
|---|---|---|---|---|
| 2011-10-01 | Ruritania | art7.1 | outstanding | in force |
"""

    def _read(self, folder: Path, *changes: tuple[str, str]) -> list[str]:
        text = self.PAGE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        page = folder / "page.md"
        page.write_text(text, encoding="utf-8")
        return [f for row in read_page(page).rows for f in row.faults(QUESTIONS)]

    def test_the_page_as_it_stands(self, tmp_path: Path) -> None:
        """It has no fault."""
        assert self._read(tmp_path) == []

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            (
                "- Asked: ",
                "- Question: ",
                "page.md:7: expected a heading, or '- Source",
            ),
            (
                "- Source: fiction",
                "- Sources: fiction",
                "page.md:5: expected a heading",
            ),
            (
                "status? | why",
                "status? | ",
                "page.md:9: expected answers, named with '?'",
            ),
            ("status?", "status", "page.md:9: expected answers, named with '?'"),
            ("in force |", "|", "page.md:11: expected 5 cells, the last with a reason"),
            (" art7.1 |", "", "page.md:11: expected 5 cells"),
            (
                "deposited on",
                "deposits on",
                "page.md:6: expected one of 'Ruritania dep",
            ),
            ("2011-04-06", "2011-04-31", "page.md:6: expected day: expected YYYY-MM"),
            ("# Article 3: a page", "", "expected '# Article N: title'"),
            ("## A", "### A", "page.md:3: expected a heading, or"),
            (
                "- Asked",
                "- Given: of Ruritania, on 2011: stock declared\n- Asked",
                "page.md:7: expected an event: signature,",
            ),
            (
                "- Asked",
                "- Given: of Ruritania, on 2011: deposit (size 4)\n- Asked",
                "size",
            ),
            (
                "- Asked",
                "- Given: of Ruritania, on 2011: deposit (instrument oath)\n- Asked",
                "page.md:7: expected instrument: expected ratification or",
            ),
            (
                "- Asked",
                "- Given: the reading last: in time\n- Asked",
                "page.md:7: expected a field of the reading: entry_into_force",
            ),
            (
                "## A scenario",
                "## Another\n\n## A scenario",
                "page.md:5: expected a table in the scenario, got Another",
            ),
        ],
    )
    def test_a_line_of_another_form(
        self, tmp_path: Path, old: str, new: str, fault: str
    ) -> None:
        """Nothing is passed over in silence."""
        with pytest.raises(CCMError) as caught:
            self._read(tmp_path, (old, new))
        assert fault in str(caught.value)

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ("outstanding", "overdue", "page.md:11: status? expected 'overdue', got"),
            ("status?", "state?", "page.md:11: state?: expected one of status"),
            ("under an", "above an", "page.md:11: Asked: expected one of where"),
            ("| Ruritania |", "| Bulgaria |", "UnknownStateError"),
            ("2011-10-01", "2011-13-01", "page.md:11: InvalidValueError: day: expec"),
            (
                ALL_COLUMNS,
                EXTRA_COLUMN,
                "page.md:11: no such column of that question: on",
            ),
        ],
    )
    def test_a_line_that_the_library_does_not_say(
        self, tmp_path: Path, old: str, new: str, fault: str
    ) -> None:
        """The fault names the line, the column, and both answers."""
        (found,) = self._read(tmp_path, (old, new))
        assert fault in found
