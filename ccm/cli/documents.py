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

__all__ = ["audit", "check", "progress"]


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
def progress(asked: Asked, *, plan: str, action: str | None, state: str | None) -> Page:
    """Ask how far a plan has got."""
    from ccm.share.plans import action as one  # noqa: PLC0415 - not for --help
    from ccm.share.plans import progress as whole  # noqa: PLC0415

    if action is None:
        return whole(asked.view(), plan)
    return one(asked.view(), plan, action, state)


@command(
    "look for faults in data files",
    "ccm check my/deposits.csv",
    "ccm check my --trust high",
)
@click.argument(
    "files", cls=Argument, says="data files, or folders of them", type=FILE, nargs=-1
)
def check(asked: Asked, *, files: Sequence[Path]) -> Page:
    """Ask whether files can be read."""
    from ccm.share.checking import check as page  # noqa: PLC0415 - not for --help

    paths = [*files, *([asked.record] if asked.record else [])]
    if not paths:
        msg = "expected FILES: ccm check FILES..."
        raise click.UsageError(msg)
    on = None if asked.on is None else asked.day
    return page(paths, on=on, known_by=asked.known_by, trust=asked.trust)


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
def audit(asked: Asked, *, files: Sequence[Path], documents: Sequence[str]) -> Page:
    """Ask whether figures are right."""
    from ccm.share.auditing import auditing  # noqa: PLC0415 - not for --help

    if not files and not documents:
        msg = "expected FILE or --document"
        raise click.UsageError(msg)
    try:
        return auditing(asked.view(), files, documents)
    except DataFileError as error:
        raise last_of(error) from None
