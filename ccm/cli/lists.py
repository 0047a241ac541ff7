"""Commands that list States, deadlines, and what falls due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ccm.cli.asked import Asked
from ccm.cli.command import Argument, command
from ccm.cli.values import DAY, Number, OneOf, Word
from ccm.errors import MissingExtraError

if TYPE_CHECKING:
    from ccm.share.pages import Page
    from ccm.share.report import Rows
    from ccm.view.roster import Basis

__all__ = [
    "MONTHS",
    "SOME_STATES",
    "UNTIL",
    "deadlines",
    "obligations",
    "parties",
    "report",
    "schedule",
    "state",
    "support",
]

SOME_STATES = click.option(
    "--state",
    "states",
    type=Word("states"),
    metavar="STATE",
    multiple=True,
    help="look at this State alone; more than one if given again",
)
MONTHS = click.option(
    "--months",
    type=Number(0),
    metavar="N",
    help="how far to look ahead (the default is 24)",
)
UNTIL = click.option(
    "--until", type=DAY, metavar="DAY", help="last day to look at, or a meeting"
)


@command(
    "print the status of all States, and what falls due",
    "ccm report --on 2020-09-28 --months 12",
    "ccm report --on 1RC --no-pager",
    "ccm report --state LAO --state Chad --format json",
)
@SOME_STATES
@MONTHS
@click.option(
    "--table",
    type=OneOf("findings", "due"),
    metavar="ROWS",
    help="what stands in CSV: findings (the default) or due",
)
def report(
    asked: Asked, *, states: Sequence[str], months: int | None, table: Rows | None
) -> Page:
    """Ask how all States stand."""
    from ccm.share.report import report as page  # noqa: PLC0415 - not for --help

    if table and asked.format != "csv":
        msg = "--table: expected with --format csv"
        raise click.UsageError(msg)
    until = asked.until(None, months)
    return page(asked.view(), until, table or "findings", states=states or None)


@command(
    "print one State: what it owes, and by when",
    "ccm state LAO --on 2026-11-21",
    'ccm state "Côte d\'Ivoire" --until 2030-12-31',
    "ccm state LAO --output lao.pdf",
    endings=(".pdf",),
)
@click.argument("state", cls=Argument, says="any code or name", type=Word("states"))
@click.option(
    "--until",
    type=DAY,
    metavar="DAY",
    help="last day, or a meeting; if not given, every deadline, and the next reports",
)
def state(asked: Asked, *, state: str, until: date | str | None) -> Page | bytes:
    """Ask about one State; on paper if the file to write is a PDF."""
    if asked.output is not None and asked.output.suffix.lower() == ".pdf":
        if asked.format != "table":
            msg = f"--format: not allowed with {asked.output}, which is written as PDF"
            raise click.UsageError(msg)
        return _on_paper(asked, state)
    from ccm.share.profile import state as page  # noqa: PLC0415 - not for --help

    return page(asked.view(of=state), state, asked.last(until))


def _on_paper(asked: Asked, state: str) -> bytes:
    """Return a State on paper.

    Raises:
        MissingExtraError: Of the extra for paper, which brings that for the site too.
    """
    try:
        from ccm.site.paper import state_on_paper  # noqa: PLC0415 - an extra

        return state_on_paper(asked.of_the_convention(), state)
    except MissingExtraError as error:
        raise MissingExtraError(error.package, "pdf") from None


@command(
    "list States Parties and signatories",
    "ccm parties --basis deposited",
    "ccm parties --on 2015-09-11 --format csv",
)
@click.option(
    "--basis",
    type=OneOf("in force", "deposited"),
    default="in force",
    metavar="BASIS",
    help='count by "in force" (the default) or "deposited"',
)
def parties(asked: Asked, *, basis: Basis) -> Page:
    """Ask who is bound."""
    from ccm.share.listings import parties as page  # noqa: PLC0415 - not for --help

    return page(asked.view(), basis)


@command(
    "list deadlines that run or have passed",
    "ccm deadlines --obligation art4 --on 2020-09-28",
    "ccm deadlines --state BGR --all",
)
@click.option(
    "--obligation",
    type=Word("obligations"),
    metavar="ID",
    help="its id or provision, such as art4 or 4(1)(a)",
)
@click.option("--all", "done", is_flag=True, help="with those met, too")
@SOME_STATES
def deadlines(
    asked: Asked, *, obligation: str | None, done: bool, states: Sequence[str]
) -> Page:
    """Ask which deadlines run."""
    from ccm.share.listings import deadlines as page  # noqa: PLC0415 - not for --help

    return page(asked.view(), obligation, done=done, states=states or None)


@command(
    "list what falls due",
    "ccm schedule --on 2020-09-28 --until 2021-12-31",
    "ccm schedule --state MDG --months 120",
)
@SOME_STATES
@UNTIL
@MONTHS
def schedule(
    asked: Asked, *, states: Sequence[str], until: date | str | None, months: int | None
) -> Page:
    """Ask what falls due."""
    from ccm.share.listings import schedule as page  # noqa: PLC0415 - not for --help

    last = asked.until(until, months)
    return page(asked.view(), last, states=states or None)


@command(
    "list who presides, and what meetings need",
    "ccm support --on 2017-06-01",
    "ccm support --on 1RC --until 2016-12-31",
    "ccm support --on 2017-06-01 --brief",
)
@UNTIL
@MONTHS
@click.option(
    "--brief", is_flag=True, help="one row a meeting; with tasks, money and decisions"
)
def support(
    asked: Asked, *, until: date | str | None, months: int | None, brief: bool
) -> Page:
    """Ask who presides."""
    from ccm.share.support import support as page  # noqa: PLC0415 - not for --help

    last = asked.until(until, months)
    return page(asked.of_the_convention(), last, brief=brief)


@command(
    "list obligations, or say what a provision holds",
    "ccm obligations",
    'ccm obligations "Article 4"',
)
@click.argument(
    "provision",
    cls=Argument,
    says="cited in any way, such as 4(1)(a); all obligations if not given",
    type=Word("obligations"),
    required=False,
)
def obligations(asked: Asked, *, provision: str | None) -> Page:
    """Ask what is to be done."""
    from ccm.share.obligations import obligations as page  # noqa: PLC0415

    return page(provision, asked.rules)
