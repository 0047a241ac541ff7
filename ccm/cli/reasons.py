"""Commands that say why: reasons, changes, requests, projections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ccm.cli.asked import Asked
from ccm.cli.command import Argument, command
from ccm.cli.complaints import last_of
from ccm.cli.lists import SOME_STATES
from ccm.cli.values import CONVENED, DAY, FILE, Number, OneOf, Word
from ccm.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

    from ccm.share.pages import Page
    from ccm.share.reasons import Sources

__all__ = ["changes", "explain", "project", "readings", "request", "timeline"]

_YEARS = 5

_state = click.argument(
    "state", cls=Argument, says="any code or name", type=Word("states")
)


@command(
    "say where a State stands, and why",
    "ccm explain Bulgaria art3 --on 2020-12-01 --brief",
    "ccm explain LAO art4 --sources full",
    'ccm explain TCD "Article 4(1)(a)" --on 2025-10-01 --known-by 2025-09-19',
)
@_state
@click.argument(
    "obligation",
    cls=Argument,
    says="its id or provision, such as art3 or 4(1)(a)",
    type=Word("obligations"),
)
@click.option("--brief", is_flag=True, help="in sentences")
@click.option(
    "--sources",
    type=OneOf("none", "short", "full"),
    default="short",
    metavar="HOW",
    help="after the reasons: short (the default) calls pages by their sites, full "
    "gives their addresses, none leaves sources out",
)
def explain(
    asked: Asked, *, state: str, obligation: str, brief: bool, sources: Sources
) -> Page:
    """Ask where a State stands."""
    from ccm.share.reasons import explain as page  # noqa: PLC0415 - not for --help

    return page(asked.view(of=state), state, obligation, brief=brief, sources=sources)


@command(
    "list every change of where a State stands",
    "ccm timeline GNB art3",
    "ccm timeline LAO --until 2035-12-31",
)
@_state
@click.argument(
    "obligation",
    cls=Argument,
    says="its id or provision, such as art3 or 4(1)(a); all if not given",
    type=Word("obligations"),
    required=False,
)
@click.option(
    "--until",
    type=DAY,
    metavar="DAY",
    help="last day to look at, or a meeting; at least --on if not given",
)
def timeline(
    asked: Asked, *, state: str, obligation: str | None, until: date | str | None
) -> Page:
    """Ask what changed."""
    from ccm.share.history import history  # noqa: PLC0415 - not for --help

    last = asked.last(until)
    return history(asked.view(of=state), state, obligation, until=last)


@command(
    "list what changed between two days",
    "ccm changes --since 2023-12-31 --until 2024-12-31",
    "ccm changes --since 1RC --until 2RC --by obligation --no-pager",
    "ccm changes --since 2024-12-31 --state LAO --state TCD --format csv",
)
@click.option(
    "--since",
    type=DAY,
    metavar="DAY",
    required=True,
    help="what came after this day, or after a meeting such as 1RC",
)
@click.option(
    "--until",
    type=DAY,
    metavar="DAY",
    help="last day, or a meeting; --on if not given",
)
@SOME_STATES
@click.option(
    "--obligation",
    type=Word("obligations"),
    metavar="ID",
    help="look at this obligation alone, such as art4 or 4(1)(a)",
)
@click.option(
    "--by",
    type=OneOf("day", "state", "obligation"),
    default="day",
    metavar="WHAT",
    help="what the page is ordered by: day (the default), state or obligation",
)
def changes(
    asked: Asked,
    *,
    since: date | str,
    until: date | str | None,
    states: Sequence[str],
    obligation: str | None,
    by: str,
) -> Page:
    """Ask what happened, and what that turned."""
    from ccm.share.changes import what_changed  # noqa: PLC0415 - not for --help

    if until is not None and asked.on is not None:
        msg = "--until: not allowed with --on: each says the last day"
        raise click.UsageError(msg)
    last = asked.last(until)
    view, first = asked.view(until=last), asked.day_of(since, "--since")
    if last is None and first > view.on:
        msg = f"--since: expected {view.on} or earlier, got {first}"
        raise click.UsageError(msg)
    return what_changed(
        view, first, states=states or None, obligation=obligation, by=by
    )


@command(
    "list open questions of the text, or what other answers would change",
    "ccm readings",
    "ccm readings PER art3 --on 2020-09-28",
    'ccm readings PER art3 --reading "last_day=too late"',
)
@click.argument(
    "state",
    cls=Argument,
    says="any code or name; every open question is listed if not given",
    type=Word("states"),
    required=False,
)
@click.argument(
    "obligation",
    cls=Argument,
    says="its id or provision, given with a State",
    type=Word("obligations"),
    required=False,
)
def readings(asked: Asked, *, state: str | None, obligation: str | None) -> Page:
    """Ask how else the text can be read."""
    from ccm.share.readings import readings as page  # noqa: PLC0415 - not for --help

    return page(asked.view(of=state), state, obligation)


@command(
    "say when a request to extend a deadline must be filed, and with what",
    "ccm request TCD art4 --on 2025-10-01",
    "ccm request LAO art4 --meeting 17MSP=2029-09-10",
)
@_state
@click.argument(
    "obligation", cls=Argument, says="such as art4", type=Word("obligations")
)
@click.option(
    "--meeting",
    "meetings",
    type=CONVENED,
    metavar="LABEL=DAY",
    multiple=True,
    help="a coming meeting that is not on record, such as 14MSP=2027-09-13",
)
@click.option(
    "--check",
    "draft",
    type=FILE,
    metavar="FILE",
    help="review a draft: TOML with filed, meeting, contents, length or until",
)
def request(
    asked: Asked,
    *,
    state: str,
    obligation: str,
    meetings: Sequence[str],
    draft: Path | None,
) -> Page:
    """Ask what lies ahead of a request."""
    from ccm.share.request import request as page  # noqa: PLC0415 - not for --help

    try:
        view = asked.view(of=state)
        return page(view, state, obligation, meetings=meetings, draft=draft)
    except DataFileError as error:
        raise last_of(error) from None


@command(
    "say when a State would finish clearance",
    "ccm project LAO --on 2020-09-28",
    "ccm project BIH --on 2018-06-01 --years 3",
)
@_state
@click.option(
    "--years",
    type=Number(1),
    default=_YEARS,
    metavar="N",
    help=f"take the pace of the last N years (the default is {_YEARS})",
)
def project(asked: Asked, *, state: str, years: int) -> Page:
    """Ask when clearance would end."""
    from ccm.quantities import Assumptions  # noqa: PLC0415 - not for --help
    from ccm.share.projecting import projection  # noqa: PLC0415

    return projection(asked.of_the_convention(), state, Assumptions(years=years))
