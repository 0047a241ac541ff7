"""Commands about documents and data: action plans, figures, files of facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ccm.cli.asked import Asked
from ccm.cli.command import Argument, command
from ccm.cli.complaints import last_of
from ccm.cli.values import FILE, Word
from ccm.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

    from ccm.share.pages import Page

__all__ = ["ask", "audit", "check", "conference", "progress", "template"]


@command(
    "tell who took part in a meeting, and what it decided",
    "ccm conference 1RC",
    "ccm conference 7MSP --on 2020-09-28",
)
@click.argument("meeting", cls=Argument, says="such as 1RC", type=Word("meetings"))
def conference(asked: Asked, *, meeting: str) -> Page:
    """Ask about one meeting."""
    from ccm.share.conference import conference as page  # noqa: PLC0415 - not for --help

    return page(asked.of_the_convention(), meeting)


@command(
    "say how far an action plan has got",
    "ccm progress dubrovnik --on 2020-09-28",
    'ccm progress dubrovnik "2.1(b)" BGR --on 2020-11-23',
)
@click.argument("plan", cls=Argument, says="such as dubrovnik", type=Word("plans"))
@click.argument(
    "action",
    cls=Argument,
    says="say why of one action, such as 2.1(b)",
    required=False,
)
@click.argument(
    "state",
    cls=Argument,
    says="say so of one State",
    type=Word("states"),
    required=False,
)
@click.option(
    "--plans",
    "folder",
    type=FILE,
    metavar="FOLDER",
    help="where plans of your own are, as docs/how-to/add-a-plan.md describes them",
)
def progress(
    asked: Asked,
    *,
    plan: str,
    action: str | None,
    state: str | None,
    folder: Path | None,
) -> Page:
    """Ask how far a plan has got."""
    from ccm.plans import load_plan  # noqa: PLC0415 - not for --help
    from ccm.share.plans import action as one  # noqa: PLC0415
    from ccm.share.plans import progress as whole  # noqa: PLC0415

    view = asked.of_the_convention()
    meant = plan if folder is None else load_plan(plan, str(folder))
    if action is None:
        return whole(view, meant)
    return one(view, meant, action, state)


@command(
    "look for faults in files of your own",
    "ccm check my/deposits.csv",
    "ccm check my --trust high",
)
@click.argument(
    "files",
    cls=Argument,
    says="files of any kind that ccm reads, or folders of them",
    type=FILE,
    nargs=-1,
)
def check(asked: Asked, *, files: Sequence[Path]) -> Page:
    """Ask whether files can be read."""
    from ccm.share.checking import check as page  # noqa: PLC0415 - not for --help

    return page(
        [*files, *asked.own],
        record=asked.record,
        on=None if asked.on is None else asked.day,
        known_by=asked.known,
        trust=asked.trust,
        treaty=asked.rules,
    )


@command(
    "write a file of your own to start from",
    "ccm template",
    "ccm template deposits --output my-deposits.csv",
    endings=(".toml",),
)
@click.argument(
    "kind",
    cls=Argument,
    says="what its rows are, such as deposits; if not given, every kind is listed",
    required=False,
)
def template(asked: Asked, *, kind: str | None) -> Page | str:
    """Ask for a file to start from."""
    from ccm.share.templates import kinds  # noqa: PLC0415 - not for --help
    from ccm.share.templates import template as written  # noqa: PLC0415

    if kind is None:
        return kinds(asked.rules)
    if asked.format == "json":
        msg = "--format: not allowed with a kind, of which the file itself is written"
        raise click.UsageError(msg)
    if asked.output is not None and asked.output.is_file():
        msg = f"--output: expected a new file, {asked.output} is there already"
        raise click.UsageError(msg)
    return written(kind, asked.rules)


@command(
    "recompute the figures of a document",
    "ccm audit --document review-2020",
    "ccm audit draft.csv --on 2026-11-26",
)
@click.argument(
    "files",
    cls=Argument,
    says="claims, as docs/how-to/audit-a-draft.md describes them",
    type=FILE,
    nargs=-1,
)
@click.option(
    "--document",
    "documents",
    type=Word("documents"),
    metavar="KEY",
    multiple=True,
    help="a document that comes with the library, such as review-2020",
)
@click.option(
    "--questions",
    metavar="WORD",
    is_flag=False,
    flag_value="",
    help="list what a claim can ask, with a word in it; everything without one",
)
@click.option(
    "--template",
    "draft",
    metavar="KIND",
    help="write a draft with the figures of the day: progress-report",
)
@click.option(
    "--lenient", is_flag=True, help="a row that is not understood is no failure"
)
def audit(
    asked: Asked,
    *,
    files: Sequence[Path],
    documents: Sequence[str],
    questions: str | None,
    draft: str | None,
    lenient: bool,
) -> Page | str:
    """Ask whether figures are right, and what a draft can ask."""
    from ccm.share.asking import draft_template, question_list  # noqa: PLC0415
    from ccm.share.auditing import auditing  # noqa: PLC0415 - not for --help

    _hold_alone(
        questions=questions is not None, template=draft, document=documents, file=files
    )
    if questions is not None:
        return question_list(questions)
    if draft is not None:
        return draft_template(asked.of_the_convention(), draft)
    if not files and not documents:
        msg = "expected FILE or --document"
        raise click.UsageError(msg)
    try:
        return auditing(asked.of_the_convention(), files, documents, lenient=lenient)
    except DataFileError as error:
        raise last_of(error) from None


def _hold_alone(**given: object) -> None:
    """Hold that a list of questions or a draft is asked for alone.

    Raises:
        UsageError: A document is given beside it, which it does not read.
    """
    first, *others = [name for name, value in given.items() if value] or [""]
    if others and first in ("questions", "template"):
        other = "FILE" if others[0] == "file" else f"--{others[0]}"
        msg = f"expected --{first} alone, got {other} as well"
        raise click.UsageError(msg)


@command(
    "count or list States, with reasons",
    'ccm ask "count States where art3 overdue" --on 2020-09-28',
    'ccm ask "list parties where art4 due in 2021" --on 2020-09-28',
)
@click.argument(
    "question",
    cls=Argument,
    says="in the language of questions (docs/reference/questions.md)",
    nargs=-1,
    required=True,
)
def ask(asked: Asked, *, question: Sequence[str]) -> Page:
    """Ask in the language of questions."""
    from ccm.share.asking import asking  # noqa: PLC0415 - not for --help

    return asking(asked.of_the_convention(), " ".join(question))
