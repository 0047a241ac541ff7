"""The stories of real States, told in Markdown and run against the record."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import attrs
import pytest

import ccm

FOLDER = Path(__file__).parents[1] / "scenarios"

FORMS = re.compile(
    r"- (State: \w+|Obligation: \S+|On \d{4}-\d\d-\d\d it says: .+)"
    r"|\| day \| status \| deadline \| why \|"
    r"|(\|-+){4}\|"
    r"|\| \d{4}-\d\d-\d\d \|([^|]*\|){2} [^|]+ \|"
)
"""What a list item or a line of a table can be; all else is prose."""


@attrs.define(frozen=True)
class Line:
    """One line of a scenario: what holds on a day, and why."""

    day: date
    status: str
    deadline: str
    why: str


@attrs.define(frozen=True)
class Scenario:
    """What became of a State under an obligation."""

    state: str
    obligation: str
    lines: tuple[Line, ...]
    says: tuple[tuple[date, str], ...]

    @classmethod
    def read(cls, path: Path) -> Scenario:
        """Read a scenario; see ``README.md`` beside it."""
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            if line.startswith(("- ", "|", "##")) and not FORMS.fullmatch(line):
                msg = f"{path.name}:{number}: expected a line of a story, got {line}"
                raise ValueError(msg)
        (state,) = re.findall(r"^- State: (\w+)$", text, re.MULTILINE)
        (obligation,) = re.findall(r"^- Obligation: (\S+)$", text, re.MULTILINE)
        rows = re.findall(r"^\| (\d{4}-\d\d-\d\d) \|(.*)\|$", text, re.MULTILINE)
        words = re.findall(r"^- On (\S+) it says: (.+)$", text, re.MULTILINE)
        return cls(
            state,
            obligation,
            tuple(_line(day, cells) for day, cells in rows),
            tuple((date.fromisoformat(day), said) for day, said in words),
        )


def _line(day: str, cells: str) -> Line:
    status, deadline, why = (cell.strip() for cell in cells.split("|"))
    return Line(date.fromisoformat(day), status, deadline, why)


def _possible(finding: ccm.Finding) -> str:
    if len(finding.possible) == 1:
        return str(finding.status)
    return f"{finding.status}: {' or '.join(sorted(finding.possible))}"


SCENARIOS = {
    path.stem: Scenario.read(path)
    for path in sorted(FOLDER.glob("*.md"))
    if path.stem != "README" and not path.stem.startswith("article_")
}
LINES = [
    pytest.param(story, line, id=f"{name}-{line.day}")
    for name, story in SCENARIOS.items()
    for line in story.lines
]
WORDS = [
    pytest.param(story, day, said, id=f"{name}-{day}-{said[:24]}")
    for name, story in SCENARIOS.items()
    for day, said in story.says
]


def test_the_stories_are_there() -> None:
    """Ten scenarios, each with lines in order of days and a reason on every one."""
    assert len(SCENARIOS) >= 10
    for story in SCENARIOS.values():
        days = [line.day for line in story.lines]
        assert len(days) > 3
        assert days == sorted(set(days))
        assert all(line.why for line in story.lines)


@pytest.mark.parametrize(("story", "line"), LINES)
def test_a_line(story: Scenario, line: Line) -> None:
    """The status and the deadline of the day are those of the scenario."""
    finding = ccm.as_of(line.day).assess(story.state, story.obligation)
    assert _possible(finding) == line.status
    if line.deadline:
        assert str(finding.deadline or "none") == line.deadline


@pytest.mark.parametrize(("story", "day", "said"), WORDS)
def test_what_the_explanation_says(story: Scenario, day: date, said: str) -> None:
    """The explanation of the day holds these words."""
    finding = ccm.as_of(day).assess(story.state, story.obligation)
    assert said in finding.explain()


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_timeline_agrees(name: str) -> None:
    """The timeline gives for each day of the story what asking on that day gives."""
    story = SCENARIOS[name]
    line = ccm.timeline(story.state, story.obligation, until=date(2026, 12, 31))
    for told in story.lines:
        assert _possible(line.at(told.day)) == told.status


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("- State:", "- Country:", 3),
        ("it says:", "it is said:", 15),
        ("| 2021-09-01 |", "| 1 September 2021 |", 10),
        ("why |", "reason |", 8),
    ],
)
def test_a_line_of_another_form_is_refused(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    """Nothing is passed over in silence."""
    text = (FOLDER / "afghanistan_article_4.md").read_text(encoding="utf-8")
    page = tmp_path / "story.md"
    page.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=f"story.md:{line}: expected"):
        Scenario.read(page)


def test_bulgaria_from_deposit_to_destruction() -> None:
    """Outstanding, overdue, in doubt, outstanding again, fulfilled."""
    told: list[str] = []
    for span in ccm.timeline("BGR", "art3"):
        status = str(span.value.status)
        if not told or told[-1] != status:
            told.append(status)
    assert told == [
        "not bound",
        "outstanding",
        "overdue",
        "undetermined",
        "outstanding",
        "undetermined",  # which day of June 2023
        "fulfilled",
    ]
