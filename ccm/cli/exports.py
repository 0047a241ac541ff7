"""Commands that write files for other tools."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ccm.cli.asked import Asked
from ccm.cli.command import Argument, command
from ccm.cli.complaints import complain
from ccm.cli.lists import MONTHS, SOME_STATES, UNTIL
from ccm.cli.values import FILE, FORM, Kind, OneOf, Word

if TYPE_CHECKING:
    from pathlib import Path

    from ccm.charts import Kind as ChartKind
    from ccm.charts.files import Form
    from ccm.share.pages import Page

__all__ = ["calendar", "chart", "export", "site"]


class _Lead(Kind):
    """How long before a day, in days or weeks."""

    name = "lead"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return how many days that is.

        Raises:
            BadParameter: It has another form.
        """
        found = re.fullmatch(r"([0-9]{1,4})([dw])", str(value))
        if found is None:
            told = f"expected days or weeks, such as 30d or 4w, got {value!r}"
            raise click.BadParameter(told, ctx, param)
        return int(found[1]) * (7 if found[2] == "w" else 1)


@command(
    "write what falls due as a calendar file",
    "ccm calendar LAO --until 2030-12-31 --output lao.ics",
    "ccm calendar --months 12 --alarm 30d --alarm 1w --output all.ics",
    refuses=("format",),
    endings=(".ics",),
)
@click.argument(
    "states",
    cls=Argument,
    says="any code or name; all States if none is given",
    type=Word("states"),
    nargs=-1,
)
@UNTIL
@MONTHS
@click.option(
    "--alarm",
    "alarms",
    type=_Lead(),
    metavar="LEAD",
    multiple=True,
    help="remind so long before, such as 30d or 4w; can be repeated",
)
@click.option(
    "--earlier",
    type=FILE,
    metavar="FILE",
    help="the file as it was made before: what fell away since is cancelled",
)
def calendar(
    asked: Asked,
    *,
    states: Sequence[str],
    until: date | str | None,
    months: int | None,
    alarms: Sequence[int],
    earlier: Path | None,
) -> bytes:
    """Ask for a calendar."""
    from ccm.share.calendars import calendar as written  # noqa: PLC0415 - not for --help
    from ccm.share.words import alpha3s, unbound  # noqa: PLC0415 - not for --help

    if asked.format != "table":
        msg = "--format: not allowed with calendar, which is written as iCalendar"
        raise click.UsageError(msg)
    view = asked.view(of=states[0] if len(states) == 1 else None)
    complain(*(f"ccm: {why.text}" for why in unbound(view, alpha3s(view, states))))
    return written(
        view,
        asked.until(until, months),
        states=states or None,
        alarms=alarms,
        meetings=asked.treaty is None,
        earlier=_before(earlier, asked.output),
    )


def _before(earlier: Path | None, output: Path | None) -> bytes:
    """Return an earlier file; nothing of one that is yet to be made.

    Raises:
        UsageError: It cannot be read.
    """
    if earlier is None or (earlier == output and not earlier.exists()):
        return b""
    try:
        return earlier.read_bytes()
    except OSError as error:
        msg = f"--earlier: cannot read {earlier}: {error.strerror}"
        raise click.UsageError(msg) from None


_LANGUAGES = "en", "fr", "zh", "ar", "ru", "es"
_KINDS = "state", "clearance", "running", "members", "standing", "plan"
_ABOUT = "a State for state and clearance; an obligation for standing; a plan for plan"


@command(
    "draw a chart, as SVG or PNG",
    "ccm chart state TCD --output tcd.svg",
    "ccm chart standing art4 --on 2020-09-28 --output art4.png",
    "ccm chart state TCD --language fr --output tchad.svg",
    "ccm chart members --format csv",
)
@click.argument("kind", cls=Argument, says=", ".join(_KINDS), type=OneOf(*_KINDS))
@click.argument("about", cls=Argument, says=_ABOUT, type=Word("states"), required=False)
@click.option(
    "--language",
    type=OneOf(*_LANGUAGES),
    metavar="CODE",
    default=_LANGUAGES[0],
    help=f"{', '.join(_LANGUAGES)}: the words of the picture; {_LANGUAGES[0]} if "
    "not given",
)
@click.option(
    "--format",
    type=FORM,
    metavar="FORM",
    default="table",
    help="json or csv: the numbers that it draws; the picture if not given",
)
def chart(
    asked: Asked, *, kind: ChartKind, about: str | None, language: str
) -> Page | str | bytes:
    """Ask for a chart; with a format of rows, for the numbers that it draws."""
    from ccm.charts.files import chart as drawn  # noqa: PLC0415 - not for --help

    if asked.format == "table":
        return drawn(asked.view(), kind, about, _form(asked.output), language)
    if language != _LANGUAGES[0]:
        msg = f"--language: not allowed with --format {asked.format}, which is data"
        raise click.UsageError(msg)
    return drawn(asked.view(), kind, about, None)


def _form(output: Path | None) -> Form:
    """Return how a chart is drawn, by the name of its file."""
    if output is None or output.suffix.lower() == ".svg":
        return "svg"
    if output.suffix.lower() == ".png":
        return "png"
    expected = "a name that ends with .svg or .png, or --format"
    msg = f"--output: expected {expected}, got {output}"
    raise click.UsageError(msg)


@command(
    "write a site of static pages into a folder",
    "ccm site out --on 2026-11-26",
    "ccm site out --state TCD --state LAO --language fr",
    refuses=("format", "output"),
)
@click.argument(
    "folder", cls=Argument, says="a new folder, or that of a site", type=FILE
)
@SOME_STATES
@click.option(
    "--language",
    "languages",
    type=OneOf(*_LANGUAGES),
    metavar="CODE",
    multiple=True,
    help=f"{', '.join(_LANGUAGES)}; all if not given; English is always one",
)
@click.option(
    "--replace", is_flag=True, help="write into a folder that has other things in it"
)
def site(
    asked: Asked,
    *,
    folder: Path,
    states: Sequence[str],
    languages: Sequence[str],
    replace: bool,
) -> str:
    """Ask for a site."""
    from ccm.site import site as built  # noqa: PLC0415 - not for --help
    from ccm.site.folders import hold_free, write_site  # noqa: PLC0415

    if asked.format != "table":
        msg = "--format: not allowed with site, which is written as pages"
        raise click.UsageError(msg)
    if asked.output is not None:
        msg = "--output: not allowed with site, which is told its folder"
        raise click.UsageError(msg)
    view = asked.of_the_convention()
    hold_free(folder, replace=replace)  # before a minute's work
    files = built(view, states=states or None, languages=languages or _LANGUAGES)
    write_site(files, folder, replace=replace)
    size = sum(map(len, files.values())) / 1e6
    return f"{folder / 'index.html'}: {len(files):,} files, {size:.1f} MB\n"


@command(
    "write everything as tables for other tools",
    "ccm export lao --state LAO --on 2025-10-01",
    "ccm export lao --state LAO --format xlsx --months 12",
    refuses=("output",),
)
@click.argument(
    "folder",
    cls=Argument,
    says="where to write; a new folder, an empty one or an earlier export",
    type=FILE,
)
@click.option(
    "--format",
    type=OneOf("csv", "parquet", "xlsx", "jsonl"),
    metavar="FORM",
    default="csv",
    help="csv (the default), parquet, xlsx or jsonl",
)
@SOME_STATES
@UNTIL
@MONTHS
@click.option(
    "--bom", is_flag=True, help="begin CSV with a mark by which Excel knows UTF-8"
)
@click.option(
    "--replace", is_flag=True, help="write into a folder that has other things in it"
)
def export(  # noqa: PLR0913 - one for each option
    asked: Asked,
    *,
    folder: Path,
    states: Sequence[str],
    until: date | str | None,
    months: int | None,
    bom: bool,
    replace: bool,
) -> str:
    """Ask for everything as tables."""
    from ccm.tables.folder import export as written  # noqa: PLC0415 - not for --help

    if asked.output is not None:
        msg = "--output: not allowed with export, which is told its folder"
        raise click.UsageError(msg)
    if bom and asked.format != "csv":
        msg = f"--bom: expected with --format csv alone, got {asked.format}"
        raise click.UsageError(msg)
    return written(
        asked.view(of=states[0] if len(states) == 1 else None),
        folder,
        asked.format,
        until=asked.until(until, months),
        states=states or None,
        mark=bom,
        read=[path for path in (asked.record, *asked.own, asked.folder) if path],
        replace=replace,
    )
