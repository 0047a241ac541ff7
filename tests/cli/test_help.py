"""What there is to ask, what the answers mean, and examples that can be typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from ccm import cli
from ccm.cli.terms import SHELL, TERMS
from ccm.convention import CONVENTION
from ccm.facts import Confidence
from ccm.rules import Status
from ccm.rules.status import IN_TIME_OR_LATE
from ccm.share.obligations import obligations
from ccm.share.words import IF_IT_ARISES

COMMANDS = tuple(cli.PROGRAM.commands)
Help = Callable[..., str]


@pytest.fixture
def help_(capsys: pytest.CaptureFixture[str]) -> Help:
    """Return a function that gives what a command prints before it ends."""

    def say(*asked: str) -> str:
        with pytest.raises(SystemExit) as end:
            cli.main(asked)
        out, err = capsys.readouterr()
        assert (end.value.code, err) == (0, "")
        return out

    return say


def examples(text: str) -> list[list[str]]:
    """Return the commands that a help gives as examples."""
    _, _, told = text.partition("\nexamples:\n")
    lines = [line for line in told.splitlines() if line.startswith("  ccm ")]
    return [shlex.split(line)[1:] for line in lines if "  of " not in line]


def test_nothing_asked(run: Callable[..., Any], help_: Help) -> None:
    """What can be asked, and a status that a script does not take for an answer."""
    result = run()
    assert (result.status, result.out) == (2, "")
    assert result.err == help_("--help")


@pytest.mark.parametrize("asked", [("help",), ("--help",), ("-h",)])
def test_the_whole(help_: Help, asked: tuple[str, ...]) -> None:
    """Every command with what it does, and where the words are explained."""
    said = help_(*asked)
    assert said.startswith("usage: ccm COMMAND")
    for name, command in cli.PROGRAM.commands.items():
        does = re.escape(command.short_help or "?")
        assert re.search(rf"\n  {name} +{does}", said)
    assert "ccm help terms" in said
    assert "ccm help shell" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command(help_: Help, command: str) -> None:
    """The same in a word and by an option: every option, in groups, and examples.

    An option that the command refuses is not offered.
    """
    said = help_("help", command)
    assert said == help_(command, "--help") == help_(command, "-h")
    assert said.startswith(f"usage: ccm {command} ")
    for parameter in cli.PROGRAM.commands[command].params:
        named = [*parameter.opts, parameter.human_readable_name]
        is_told = any(f"\n  {name}" in said for name in named)
        assert is_told is not getattr(parameter, "hidden", False), named
    assert "\nwhich day, and which facts count:\n" in said
    assert "\nhow the answer is written:\n" in said
    assert "ccm help terms" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_can_be_typed(
    run: Callable[..., Any],
    help_: Help,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As they stand; files that they name are the user's."""
    said = help_("help", command)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "today", lambda: date(2026, 11, 26))
    (tmp_path / "my").mkdir()
    own = "state,date,instrument,source\nBRA,2026-10-12,accession,Note 12/2026\n"
    (tmp_path / "my" / "deposits.csv").write_text(own)
    draft = "id,subject,predicate,value,unit\n1,Convention,Signatories,12,count\n"
    (tmp_path / "draft.csv").write_text(draft)
    assert len(examples(said)) > 1
    for example in examples(said):
        assert example[0] == command
        if command == "help":
            assert example[1] == "art3" or help_(*example)
            continue
        status = 1 if "--document" in example else 0  # a figure of the review is wrong
        assert run(*example).status == status, example


def test_the_examples_of_the_whole(
    run: Callable[..., Any],
    help_: Help,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """So can these."""
    told, _, _ = help_("help").partition("\nmore:\n")
    monkeypatch.chdir(tmp_path)
    assert [run(*example).status for example in examples(told)] == [0, 0, 0]
    assert len(list(tmp_path.iterdir())) == 2


def test_terms_are_explained(help_: Help) -> None:
    """Every status, how sure facts are, marks, and the options on days."""
    said = help_("help", "terms")
    told = {term for terms in TERMS.values() for term, _ in terms}
    assert {*map(str, Status), IN_TIME_OR_LATE, IF_IT_ARISES, "?", ">"} <= told
    assert set(map(str, Confidence)) <= told
    for term in told:
        assert f"\n  {term} " in said
    assert "--known-by" in said
    assert "--trust" in said


def test_the_shell_is_explained(help_: Help) -> None:
    """A line for each shell that can complete, and what decides on colours."""
    said = help_("help", "shell")
    for terms in SHELL.values():
        assert all(term in said for term, _ in terms)
    for shell in ("bash", "zsh", "fish"):
        assert f"_CCM_COMPLETE={shell}_source ccm" in said


@pytest.mark.parametrize("norm", CONVENTION.obligations, ids=lambda norm: norm.id)
def test_the_same_words_for_an_obligation(run: Callable[..., Any], norm: Any) -> None:
    """In help, page, list and error."""
    asked = ("--on", "2026-11-26")
    help_page = run("help", norm.id)
    assert help_page.status == 0
    said = [
        help_page.out,
        run("obligations", norm.id).out,
        run("explain", "LAO", norm.id, *asked).out,
        run("timeline", "LAO", norm.id, *asked).out,
        run("explain", "LAO", f"{norm.id}zz", *asked).err,
    ]
    for text in said:
        assert norm.duty in " ".join(text.split()), text


@pytest.mark.parametrize("command", [(), *((each,) for each in COMMANDS), ("terms",)])
@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_help_is_as_wide_as_asked(
    help_: Help,
    command: tuple[str, ...],
    width: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Save for examples, which are typed as they stand; and no wider than 80."""
    monkeypatch.setenv("COLUMNS", str(width))
    for line in help_("help", *command).splitlines():
        assert (
            len(line) <= min(width, 80)
            or line.startswith("  ccm ")
            or "_source" in line
        )


PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "at-the-shell.md"
TYPED = re.findall(
    r"^\$ (?:COLUMNS=(\d+) )?ccm (.+)\n((?:(?!\$ |```).*\n)*)",
    PAGE.read_text("utf-8") if PAGE.is_file() else "",
    re.MULTILINE,
)


@pytest.mark.skipif(not PAGE.is_file(), reason="it is in the tree alone")
def test_the_page_on_the_shell_has_examples() -> None:
    """Which the next test types."""
    assert len(TYPED) >= 10


@pytest.mark.parametrize(("columns", "typed", "printed"), TYPED)
def test_what_the_page_on_the_shell_types(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: str,
    typed: str,
    printed: str,
) -> None:
    """Each command works, and prints what the page says, up to three dots."""
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    try:
        status: object = cli.main(shlex.split(typed))
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    assert status == (2 if printed.startswith("ccm: error: ") else 0)
    assert (out + err).startswith(printed.removesuffix("...\n"))


TOGETHER = ("--treaty", str(Path(__file__).parents[2] / "examples" / "mine_ban"))
"""The Mine Ban Convention, of which Article 5 is on mined areas."""


@pytest.mark.skipif(
    not Path(TOGETHER[1]).is_dir(), reason="the examples are no part of the package"
)
def test_an_obligation_of_another_treaty(run: Callable[..., Any]) -> None:
    """Article 5 of this Convention, on victims, was told in its place."""
    told = run("help", "art5", *TOGETHER).out
    assert told == run("obligations", "art5", *TOGETHER).out
    assert "mined areas" in told
    assert "victims" not in told
    refused = run("help", "art55", *TOGETHER)
    assert (refused.status, refused.out) == (2, "")
    assert "did you mean art5?" in refused.err


def test_an_obligation_whose_id_cites_nothing() -> None:
    """It is found by its id, as it is everywhere else."""
    norm = attrs.evolve(CONVENTION.norm("art3"), id="stocks")
    treaty = attrs.evolve(CONVENTION, obligations=(norm,))
    (row,) = obligations("stocks", treaty).rows
    assert (row["obligation"], row["provision"]) == ("stocks", "art3.2")


@pytest.mark.parametrize("command", ["obligations", "template", "help art3"])
def test_what_a_page_does_not_rest_on_stands_in_no_line_of_it(
    run: Callable[..., Any], command: str
) -> None:
    """No record and no reading was looked at, nor whether there are such."""
    asked = command.split()
    options = ("--reading", "x=y", "--record", "no", "--add", "no", "--suppose", "no")
    plain = run(*asked, "--trust", "high")
    assert plain.out.startswith("Convention on Cluster Munitions\n")
    assert run(*asked, *options).out == plain.out


def test_a_page_on_files_says_what_they_were_checked_against(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    """And not how the text is read, which makes no difference to it."""
    (own := tmp_path / "deposits.csv").write_text("state,date,instrument,source\n")
    told = run("check", str(own), "--trust", "high", "--reading", "x=y").out
    assert told.startswith("Convention on Cluster Munitions, trust high\n")
