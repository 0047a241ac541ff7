"""The whole command line: which commands there are, and how one is found."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from ccm.cli.command import Command
from ccm.cli.output import columns
from ccm.errors import did_you_mean

__all__ = ["Program"]

_ALONE = ("--help", "-h", "--version")
"""Options that ask for something by themselves."""

_EXAMPLES = (
    "ccm report --on 2020-09-28",
    "ccm explain Bulgaria art3 --on 2020-12-01",
    "ccm deadlines --obligation art4 --format csv --output deadlines.csv",
)

_MORE = (
    ("ccm help COMMAND", "arguments, options and examples of a command"),
    ("ccm help art3", "what an obligation is, by its id or provision"),
    ("ccm help terms", "what statuses, marks, --trust and --known-by mean"),
    ("ccm help shell", "completion, colours, width, paging"),
)


class Program(click.Group):
    """Every command, under what it answers."""

    def __init__(self, themes: Mapping[str, Sequence[Command]]) -> None:
        super().__init__(
            "ccm",
            commands=[each for commands in themes.values() for each in commands],
            help="Obligations of the Convention on Cluster Munitions on any day.",
            params=[_version()],
            context_settings={"help_option_names": ["--help", "-h"]},
            subcommand_metavar="COMMAND",
            no_args_is_help=False,
        )
        self.themes = themes

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Return the context, in which help is as wide as the terminal."""
        width = min(columns(on_terminal=_is_seen()), 80)
        return super().make_context(
            info_name, args, parent, **{"terminal_width": width, **extra}
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; options before the command are as good as after it."""
        first = self._command_first(args)
        if not (first or ctx.resilient_parsing):
            msg = "expected COMMAND, such as report: see ccm help"
            raise click.UsageError(msg, ctx)
        return super().parse_args(ctx, first)

    def _command_first(self, given: list[str]) -> list[str]:
        """Return the command, then all else; nothing if none is named."""
        first = 0
        while first < len(given) and given[first].startswith("-"):
            if given[first] in _ALONE:
                return given[first:]
            first += 2 if given[first] in self._with_value else 1
        command, rest = given[first : first + 1], given[first + 1 :]
        return [*command, *given[:first], *rest] if command else []

    @property
    def _with_value(self) -> set[str]:
        """The options of all commands that take a value."""
        return {
            name
            for command in self.commands.values()
            for option in command.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named.

        Raises:
            UsageError: None is called so.
        """
        name, *rest = args
        if name not in self.commands:
            raise click.UsageError(self.unknown(name), ctx)
        return name, self.commands[name], rest

    def unknown(self, name: str) -> str:
        """Return that no command is called so, and which may be meant."""
        hint = did_you_mean(name, self.commands).removeprefix("; ")
        expected = hint or f"expected {', '.join(self.commands)}"
        return f"no command is called {name!r}: {expected}"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands as they stand in the help."""
        del ctx
        return [*self.commands]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how a command is called."""
        del ctx
        formatter.write_usage("ccm", "COMMAND [OPTIONS]", prefix="usage: ")

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write every command, under what it answers."""
        del ctx
        for theme, commands in self.themes.items():
            with formatter.section(theme):
                told = [(each.name or "", each.short_help or "") for each in commands]
                formatter.write_dl(told, col_max=14)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, and where there is more."""
        del ctx
        with formatter.section("examples"):
            for example in _EXAMPLES:
                formatter.write(f"  {example}\n")
        with formatter.section("more"):
            formatter.write_dl([*_MORE, ("ccm --version", "of ccm and its record")])


def _is_seen() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _version() -> click.Option:
    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_say_version,
        help="print the version of ccm, and of the record that comes with it",
    )


def _say_version(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Print which library this is, and which record comes with it."""
    del param
    if not value or ctx.resilient_parsing:
        return
    from ccm.facts import packaged_record  # noqa: PLC0415 - not for --help
    from ccm.share.provenance import in_brief  # noqa: PLC0415

    click.echo(in_brief(packaged_record(), digits=None))
    ctx.exit()
