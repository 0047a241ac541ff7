"""A command: its own arguments and options, and those that every command has."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, cast

import click
from click.core import ParameterSource

from ccm.cli.asked import Asked
from ccm.cli.complaints import named
from ccm.cli.output import answer, hold_apart, hold_home, is_named_freely
from ccm.cli.values import ASKED_DAY, COLOR, DAY, FILE, FORM, TRUST, Kind
from ccm.cli.waiting import waiting
from ccm.errors import InvalidValueError

if TYPE_CHECKING:
    from ccm.share.pages import Page

__all__ = ["Argument", "Command", "command"]


def _option(
    name: str, kind: Kind, takes: str, says: str, usual: str | None = None
) -> click.Option:
    return click.Option([name], type=kind, metavar=takes, help=says, default=usual)


def _options(
    name: str, field: str, kind: click.ParamType[Any], takes: str, says: str
) -> click.Option:
    """Return an option that can be given more than once."""
    names = [name, field]
    return click.Option(names, type=kind, metavar=takes, help=says, multiple=True)


_ON = "YYYY-MM-DD, the last day of a meeting such as 1RC, or today (so if not given)"
_TRUST = "least sure facts that count: high, medium (the default), unverified"
_RECORD = "read these files instead of the packaged record, none of which stays"
_ADD = "lay facts of your own over the record: a file or folder; can be repeated"
_TREATY = "another treaty: the name of an installed one, or its folder"
_SUPPOSE = 'an event, such as "decision art4 2 12MSP 2024-09-13 granted 5 years"'
_READING = "read the text otherwise, such as pending_request=suspends: see ccm readings"
_FORMAT = "table, json or csv; if not given, as FILE ends, else table"
_OUTPUT = "write there; beside csv, what it rests on goes into FILE.provenance.json"

COMMON = {
    "which day, and which facts count": (
        _option("--on", ASKED_DAY, "DAY", _ON),
        _option(
            "--known-by", DAY, "DAY", "leave out what came out after a day or a meeting"
        ),
        _option("--trust", TRUST, "KIND", _TRUST),
        _option("--record", FILE, "FOLDER", _RECORD),
        _options("--add", "own", FILE, "PATH", _ADD),
        click.Option(["--treaty"], metavar="NAME", help=_TREATY),
    ),
    "what if": (
        _options("--suppose", "supposed", click.STRING, "EVENT", _SUPPOSE),
        _options("--reading", "choices", click.STRING, "FIELD=ANSWER", _READING),
    ),
    "how the answer is written": (
        _option("--format", FORM, "FORM", _FORMAT, "table"),
        _option("--output", FILE, "FILE", _OUTPUT),
        _option(
            "--color", COLOR, "WHEN", "auto (the default), always or never", "auto"
        ),
        click.Option(["--no-pager"], is_flag=True, help="print a long page at once"),
    ),
}
"""What every command takes, under the titles of its help; `Asked` has it by name."""

_EVERY = tuple(option for options in COMMON.values() for option in options)


_PAGES = ".txt", ".json", ".csv"
"""How the name of a file can end that holds a page."""

_OF_A_FORM = frozenset(
    (
        *(".csv", ".json", ".toml", ".ics", ".svg", ".png", ".jpg", ".pdf"),
        *(".html", ".htm", ".md", ".rtf", ".doc", ".docx", ".odt"),
        *(".xls", ".xlsx", ".ods", ".parquet", ".arrow", ".zip"),
    )
)
"""How the name of a file ends of which everybody knows what opens it."""

_FORMS = {".json": "json", ".csv": "csv"}
"""Which form is meant by how the name of a file ends."""

_OF_A_DUTY = re.compile("art|[0-9](?![0-9]{2}$)", re.IGNORECASE)
"""How what names an obligation begins, and no State."""

_UNTIL = "until"
_ENDS = _UNTIL, "months", "on"
"""The options that say which day is the last to look at, the most exact first."""

_NOT_TYPED = (None, ParameterSource.DEFAULT)


class Argument(click.Argument):
    """An argument that says what it is."""

    def __init__(self, *args: Any, says: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.says = says


class Command(click.Command):
    """A command whose function returns a page, of what is asked besides."""

    def __init__(
        self,
        *args: Any,
        examples: Sequence[str] = (),
        refuses: Sequence[str] = (),
        endings: Sequence[str] = (),
        **attributes: Any,
    ) -> None:
        super().__init__(*args, **attributes)
        self.examples = examples
        self.refuses = refuses
        self.endings = endings
        self.own = tuple(self.params)
        self.params += self._common(_EVERY)
        self.allow_extra_args = True  # they are refused in the words of the house
        self.context_settings = {"help_option_names": ["--help", "-h"]}

    def _common(self, options: Sequence[click.Option]) -> list[click.Option]:
        """Return those of the common options of which it has none of its own.

        One that it refuses is read, so that it can say why, and told to nobody.
        """
        names = {option.name for option in self.own}
        common = [copy(option) for option in options if option.name not in names]
        for option in common:
            option.hidden = option.name in self.refuses
        return common

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            UsageError: An option that takes one value was given two.
        """
        if not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(args=[*args])
            _hold_once(given, ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> int:
        """Ask, write the page, and return the exit status.

        Raises:
            UsageError: More was given than the command takes.
        """
        if ctx.args:
            raise click.UsageError(self._too_many(ctx), ctx)
        given: dict[str, Any] = {**ctx.params, "format": self._form(ctx)}
        asked = Asked(
            today=ctx.find_root().obj,
            **{str(option.name): given.pop(str(option.name)) for option in _EVERY},
        )
        own = "output", "earlier"  # an earlier answer can be written over
        read = [value for name, value in ctx.params.items() if name not in own]
        hold_apart(asked.output, read, asked.folder)
        hold_home(asked.output)
        with waiting(f"ccm {ctx.info_name}", asked.output, asked.color):
            page = self._asked(ctx, asked, given)
        return answer(page, asked)

    def _asked(
        self, ctx: click.Context, asked: Asked, given: Mapping[str, object]
    ) -> Page | str | bytes:
        """Return the answer.

        Raises:
            InvalidValueError: A value is refused: it is named as it was typed.
        """
        function = cast("Callable[..., Page | str | bytes]", self.callback)
        try:
            return ctx.invoke(function, asked, **given)
        except InvalidValueError as error:
            raise InvalidValueError(self._as_typed(ctx, str(error))) from error

    def _as_typed(self, ctx: click.Context, said: str) -> str:
        """Return what is wrong with a value, named as an option is typed."""
        field, colon, rest = said.partition(": ")
        if field == _UNTIL:
            given = ctx.get_parameter_source
            field = next((n for n in _ENDS if given(n) not in _NOT_TYPED), field)
        for each in self.params:
            if field in (each.name, *(name.lstrip("-") for name in each.opts)):
                return f"{named(each)}{colon}{rest}"
        return said

    def _form(self, ctx: click.Context) -> str:
        """Return the form that was asked for, or that the name of the file says.

        Raises:
            UsageError: The name ends as that of a form which is not written.
        """
        form, output = ctx.params["format"], ctx.params["output"]
        is_given = ctx.get_parameter_source("format") is not ParameterSource.DEFAULT
        if is_given or output is None or not is_named_freely(output):
            return str(form)
        ending, known = output.suffix.lower(), self._known_endings
        if known and ending in _OF_A_FORM and ending not in known:
            *others, last = known
            told = f"{', '.join(others)} or {last}" if others else last
            told += ", or --format" if self._has_pages else ""
            msg = f"--output: expected a name that ends with {told}, got {output}"
            raise click.UsageError(msg, ctx)
        return _FORMS.get(ending, str(form)) if self._has_pages else str(form)

    @property
    def _known_endings(self) -> tuple[str, ...]:
        """How the name of a file can end; any way, if that is none."""
        return (*_PAGES, *self.endings) if self._has_pages else (*self.endings,)

    @property
    def _has_pages(self) -> bool:
        """Whether it writes in the forms that every page has."""
        of_its_own = {option.name for option in self.own}
        return "format" not in {*self.refuses, *of_its_own}

    def _too_many(self, ctx: click.Context) -> str:
        taken = [p.human_readable_name for p in self.own if isinstance(p, Argument)]
        first = ctx.args[0]
        takes = f"no more than {' '.join(taken)}" if taken else "no argument"
        known = {option.name for option in self.own}
        of_duty = _OF_A_DUTY.match(first) and "obligation" in known
        typed = shlex.quote(first)
        meant = "--obligation" if of_duty else "--state" if "states" in known else ""
        hint = f"; did you mean {meant} {typed}?" if meant else ""
        return f"{ctx.info_name}: expected {takes}, got {first!r} as well{hint}"

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what the command takes, its arguments first."""
        options, *arguments = super().collect_usage_pieces(ctx)
        return [*arguments, options]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="usage: ")

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write arguments and options, under what they are about."""
        told = [
            (p.human_readable_name, p.says) for p in self.own if isinstance(p, Argument)
        ]
        own = [p for p in self.own if isinstance(p, click.Option)]
        _write(formatter, "arguments", told)
        _write(formatter, "options", _helps(own, ctx))
        for title, options in COMMON.items():
            _write(formatter, title, _helps(self._common(options), ctx))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, and where the words are explained."""
        del ctx
        with formatter.section("examples"):
            for example in self.examples:
                formatter.write(f"  {example}\n")
        formatter.write_paragraph()
        formatter.write_text("ccm help terms says what the words of the answers mean.")


def _hold_once(given: Sequence[click.Parameter], ctx: click.Context) -> None:
    """Refuse an option of one value that was given several: none of them is meant."""
    single = [
        each
        for each in given
        if isinstance(each, click.Option) and not (each.multiple or each.is_flag)
    ]
    for option in single:
        if (times := single.count(option)) > 1:
            msg = f"{named(option)}: expected once, got it {times} times"
            raise click.UsageError(msg, ctx)


def _helps(
    options: Sequence[click.Parameter], ctx: click.Context
) -> list[tuple[str, str]]:
    return [told for each in options if (told := each.get_help_record(ctx))]


def _write(
    formatter: click.HelpFormatter, title: str, told: Sequence[tuple[str, str]]
) -> None:
    if told:
        with formatter.section(title):
            formatter.write_dl(told, col_max=formatter.width // 3)


def command(
    does: str,
    *examples: str,
    refuses: Sequence[str] = (),
    endings: Sequence[str] = (),
) -> Callable[[Callable[..., Page | str | bytes]], Command]:
    """Return what makes a command of a function, under its name.

    Args:
        does: What it does, in a line.
        examples: Commands that can be typed as they stand.
        refuses: The options of every command for which it has no use.
        endings: How the name of a file can end, besides the usual ways, that it writes.
    """

    def made(function: Callable[..., Page | str | bytes]) -> Command:
        name = function.__name__.rstrip("_")
        return click.command(
            name,
            cls=Command,
            help=does,
            short_help=does,
            examples=examples,
            refuses=refuses,
            endings=endings,
        )(function)

    return made
