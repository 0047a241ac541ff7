"""The pages say what the code says."""

from __future__ import annotations

import ast
import json
import re
import runpy
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeGuard, get_args, get_type_hints

import attrs
import pytest

import ccm
import ccm.convention
from ccm.convention import CONVENTION
from ccm.convention.questions import question
from ccm.dates import Rounding
from ccm.facts import events
from ccm.facts.schema import SCHEMA
from ccm.plans import plan
from ccm.rules import Reading
from ccm.share.obligations import obligations
from ccm.tables.kinds import KINDS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EXAMPLES = ROOT / "examples"

pytestmark = pytest.mark.skipif(
    not DOCS.is_dir(), reason="the pages are not part of the installed package"
)


def _cells(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in line.strip().strip("|").split(" | ")]


def _table(page: str, width: int) -> list[list[str]]:
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    rows = [_cells(line) for line in lines if line.startswith("|")]
    return [row for row in rows if len(row) == width and not row[0].startswith("--")]


@pytest.mark.parametrize("name", ["commands", "api"])
def test_a_page_that_is_made(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is stale is written anew by ``make docs``."""
    monkeypatch.setenv("COLUMNS", "80")
    pages = runpy.run_path(str(DOCS / "generate.py"))
    page = (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert page == pages[name](), "run make docs"


def test_every_page_has_its_place() -> None:
    """A reader of the site finds each by the index."""
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    pages = {p.relative_to(DOCS).with_suffix("").as_posix() for p in DOCS.rglob("*.md")}
    assert pages - {"index"} <= set(index.split("\n"))


class TestArticlesPage:
    """Article → provision → norm → module → tests, made from the register."""

    def test_it_is_what_the_register_says(self) -> None:
        """A page that is stale is written anew by ``make docs``."""
        pages = runpy.run_path(str(DOCS / "generate.py"))
        page = (DOCS / "reference" / "articles.md").read_text(encoding="utf-8")
        assert page == pages["articles"](), "run make docs"

    def test_every_norm_has_a_test(self) -> None:
        """And a lawyer who follows the table arrives somewhere."""
        rows = _table("reference/articles.md", 5)
        modelled = [row for row in rows if row[2] not in ("norm", "not modelled")]
        assert modelled
        for provision, _, _, module, tests in modelled:
            assert (ROOT / module).is_file(), module
            assert tests, provision
            for path in tests.split(", "):
                assert (ROOT / path.strip("`")).is_file(), path

    def test_every_obligation_is_listed(self) -> None:
        """No norm is missing from the table."""
        provisions = {row[0] for row in _table("reference/articles.md", 5)}
        for norm in CONVENTION.obligations:
            assert norm.provision in provisions


class TestPictures:
    """What the library draws."""

    def test_the_chart_is_drawn_anew(self) -> None:
        """A picture that is stale is written anew by ``make docs``."""
        pages = runpy.run_path(str(DOCS / "generate.py"))
        drawn = (DOCS / "pictures" / "bulgaria.svg").read_text(encoding="utf-8")
        assert drawn == pages["picture"](), "run make docs"


_CODE = "text, as a dictionary"


class TestCodebookPage:
    """Every column of every table."""

    def test_it_is_what_the_columns_say(self) -> None:
        """A page that is stale is written anew by ``make docs``."""
        pages = runpy.run_path(str(DOCS / "generate.py"))
        page = (DOCS / "reference" / "codebook.md").read_text(encoding="utf-8")
        assert page == pages["codebook"](), "run make docs"

    def test_every_column_is_listed(self) -> None:
        """With the types that Arrow gives them."""
        page = (DOCS / "reference" / "codebook.md").read_text(encoding="utf-8")
        names = {
            "dictionary<values=string, indices=int32, ordered=0>": _CODE,
            "list<item: string>": "list of text",
            "string": "text",
            "date32[day]": "date",
            "bool": "yes or no",
            "int64": "whole number",
            "double": "number",
        }
        for kind in KINDS.values():
            part = page.partition(f"## `{kind.name}`")[2].partition("## ")[0]
            rows = [_cells(line) for line in part.splitlines() if line.startswith("|")]
            told = [(name, type_) for name, type_, _ in rows[2:]]
            schema: Iterable[Any] = kind.of(()).to_arrow().schema
            assert told == [(each.name, names[str(each.type)]) for each in schema]


def test_schemas_are_what_the_rows_say() -> None:
    """A stale file is written anew by ``make docs``; others are of older versions."""
    pages = runpy.run_path(str(DOCS / "generate.py"))
    folder = DOCS / "reference" / "schemas"
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    made = pages["schema_files"]()
    assert {name: there.get(name) for name in made} == made, "run make docs"
    kept = json.loads((DOCS.parent / "tests" / "released" / "schemas.json").read_text())
    older = {f"{name[4:].replace('/', '-')}.json" for name in kept}
    assert there.keys() <= made.keys() | older


class TestDubrovnikPage:
    """Every action with paragraph, addressees, deadline and measure."""

    def test_it_is_what_the_data_say(self) -> None:
        """A page that is stale is written anew by ``make docs``."""
        pages = runpy.run_path(str(DOCS / "generate.py"))
        page = (DOCS / "reference" / "dubrovnik.md").read_text(encoding="utf-8")
        assert page == pages["dubrovnik"](), "run make docs"

    def test_every_action_and_result_is_listed_once(self) -> None:
        """Under its own id."""
        rows = _table("reference/dubrovnik.md", 8) + _table("reference/dubrovnik.md", 5)
        ids = [row[0] for row in rows if row[0] != "id"]
        assert sorted(ids) == sorted(aim.id for aim in plan("dubrovnik"))


class TestClaimsPage:
    """Every verdict, every contradiction and every gap, made from the audit."""

    def test_it_is_what_the_audit_says(self) -> None:
        """A page that is stale is written anew by ``make docs``."""
        pages = runpy.run_path(str(DOCS / "generate_claims.py"))
        page = (DOCS / "reference" / "claims.md").read_text(encoding="utf-8")
        assert page == pages["claims"](), "run make docs"


class TestQuestionsPage:
    """Every question, every condition and every table, made from the code."""

    def test_it_is_what_the_code_says(self) -> None:
        """A page that is stale is written anew by ``make docs``."""
        pages = runpy.run_path(str(DOCS / "generate_questions.py"))
        page = (DOCS / "reference" / "questions.md").read_text(encoding="utf-8")
        assert page == pages["page"](), "run make docs"


class TestReadingsPage:
    """Open questions, their options and their evidence."""

    def test_the_table_is_the_code(self) -> None:
        """Number, question, default and evidence stand in both, alike."""
        rows = {row[0]: row for row in _table("explanation/readings.md", 5)[1:]}
        fields = attrs.fields(Reading)
        assert list(rows) == [field.name for field in fields]
        for field in fields:
            choice = question(field.name)
            row = rows[field.name]
            default = field.default
            text = default.value if isinstance(default, Rounding) else default
            assert row[1] == f"{choice.id}: {choice.question}"
            assert row[2] == text
            assert row[4] == choice.evidence

    def test_every_question_is_on_the_page(self) -> None:
        """With a field, or with the reason why it has none."""
        page = (DOCS / "explanation/readings.md").read_text(encoding="utf-8")
        wanted = {f"A-{number:02}" for number in range(1, 58)} | {"A-11b"}
        missing = [number for number in wanted if number not in page]
        assert not missing

    def test_the_other_options_are_named(self) -> None:
        """All of them."""
        rows = {row[0]: row for row in _table("explanation/readings.md", 5)[1:]}
        hints = get_type_hints(Reading)
        for field in attrs.fields(Reading):
            kind = hints[field.name]
            options = (
                [o.value for o in Rounding] if kind is Rounding else get_args(kind)
            )
            for option in options:
                assert option in " ".join(rows[field.name][2:4]), field.name


class TestComparison:
    """Where Articles 3 and 4 differ."""

    def test_each_row_has_its_test(self) -> None:
        """And each test its row."""
        rows = _table("explanation/articles-3-and-4.md", 4)
        path = ROOT / "tests" / "convention" / "test_articles_03_and_04_compared.py"
        classes = re.findall(r"^class (\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert [row[3] for row in rows if row[3] != "test"] == classes


class TestDataPage:
    """One file per kind of event."""

    def test_every_file_is_described(self) -> None:
        """The page names each file of the schema, and no other."""
        page = (DOCS / "reference" / "data.md").read_text(encoding="utf-8")
        table = page.split("## Files")[1].split("## Exhaustive")[0]
        for name in SCHEMA:
            assert f"`{name}`" in table, name

    def test_every_common_column_is_described(self) -> None:
        """The page names each field that every event has."""
        page = (DOCS / "reference" / "data.md").read_text(encoding="utf-8")
        for field in attrs.fields(events.Event):
            assert f"| `{field.name}` |" in page, field.name


class TestPythonPage:
    """The public names, the constants, and what stands for a value in JSON."""

    PAGE = "reference/python.md"

    def _after(self, heading: str, width: int) -> list[list[str]]:
        """Return the rows of all tables with a heading."""
        blocks = (DOCS / self.PAGE).read_text(encoding="utf-8").split("\n\n")
        tables = [block.splitlines() for block in blocks if block.startswith("| ")]
        found = [table for table in tables if _cells(table[0])[0] == heading]
        rows = [_cells(line) for table in found for line in table[2:]]
        assert all(len(row) == width for row in rows)
        return rows

    def test_every_name_is_listed_once_with_a_line(self) -> None:
        """And no other."""
        rows = self._after("name", 2)
        assert sorted(name for name, _ in rows) == sorted(ccm.__all__)
        assert all(line for _, line in rows)

    def test_every_name_is_used_in_an_example(self) -> None:
        """Which the tests run."""
        page = (DOCS / self.PAGE).read_text(encoding="utf-8")
        examples = "".join(page.split("```")[1::2])
        used = set(re.findall(r"\bccm\.(\w+)", examples))
        assert set(ccm.__all__) <= used

    def test_every_constant_is_as_the_command_line_has_it(self) -> None:
        """Id, provision and words are those of ``ccm obligations``."""
        told = self._after("constant", 4)
        assert [[of.name, of.value] for of in ccm.Obligation] == [r[:2] for r in told]
        page = obligations()
        assert [row[1:] for row in told] == [
            [row["obligation"], row["cited"], row["text"]] for row in page.rows
        ]
        for of, norm in zip(ccm.Obligation, CONVENTION.obligations, strict=True):
            assert getattr(ccm.convention, of.name) is norm

    def test_what_is_wrong_is_told_in_the_same_words(self) -> None:
        """An error names the ids that the page has, and in their order."""
        with pytest.raises(ccm.CCMError) as caught:
            CONVENTION.norm("art99")
        ids = [row[1] for row in self._after("constant", 4)]
        assert f"expected one of {', '.join(ids)}; did you mean" in str(caught.value)

    def test_every_row_is_listed(self) -> None:
        """With the type of which it is, and where that is."""
        told = self._after("value", 4)
        listed = {row[0]: [row[2].replace("`", ""), row[3]] for row in told}
        assert listed == _rows_of_values()


def _rows_of_values() -> dict[str, list[str]]:
    """Return the rows that each `to_dict` promises, by the class that has it."""
    found: dict[str, list[str]] = {}
    for path in sorted(Path(ccm.__file__).parent.rglob("*.py")):
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(kind, ast.ClassDef) and kind.name != "_Told":
                for method in filter(_tells, kind.body):
                    found[kind.name] = _promised(method)
    return found


def _tells(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and node.name == "to_dict"


def _promised(method: ast.FunctionDef) -> list[str]:
    """Return the names of the rows that a method gives, and their module."""
    assert method.returns is not None
    said = ast.unparse(method.returns).strip("'")
    _, module, name = said.split(".")
    rows = getattr(getattr(ccm, module), name)
    named = ", ".join(row.__name__ for row in get_args(rows) or (rows,))
    return [named, getattr(ccm, module).__name__]


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem
)
def test_examples_run(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every example runs and prints something, without being told anything."""
    monkeypatch.setattr(sys, "argv", [str(path)])
    runpy.run_path(str(path), run_name="__main__")
    assert capsys.readouterr().out.strip()


NOTEBOOKS = sorted((EXAMPLES / "notebooks").glob("*.py"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebooks:
    """They are kept as text, cell by cell, and run as a script does."""

    def test_it_runs(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """From the first cell to the last."""
        runpy.run_path(str(path))
        assert capsys.readouterr().out.strip()

    def test_it_is_a_notebook(self, path: Path) -> None:
        """With a title, a kernel that is named, and no output that was kept."""
        text = path.read_text(encoding="utf-8")
        head, first, *cells = text.split("\n# %%")
        assert "kernelspec:" in head
        assert first.startswith(" [markdown]\n# # ")
        assert len(cells) > 3
        assert "outputs" not in text
