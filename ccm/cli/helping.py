"""The command that explains commands, obligations and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn, cast

import click

from ccm.cli.asked import Asked
from ccm.cli.command import Argument, command
from ccm.cli.terms import SHELL, TERMS, TYPED
from ccm.errors import InvalidValueError, did_you_mean

if TYPE_CHECKING:
    from ccm.cli.program import Program
    from ccm.rules import Treaty
    from ccm.share.pages import Page

__all__ = ["help_"]

_Sections = Mapping[str, Sequence[tuple[str, str]]]
_TOPICS: Mapping[str, _Sections] = {"terms": TERMS, "shell": SHELL}


@command(
    "explain a command, an obligation, or what words mean",
    "ccm help explain",
    "ccm help art3",
    "ccm help terms",
)
@click.argument(
    "topic",
    cls=Argument,
    says="a command; an obligation or provision; terms; shell",
    required=False,
)
@click.pass_context
def help_(context: click.Context, asked: Asked, *, topic: str | None) -> Page:
    """Explain."""
    root = context.find_root()
    program = cast("Program", root.command)
    if topic is None:
        _say(root.get_help(), context)
    if topic in _TOPICS:
        _say(_told(_TOPICS[topic], context), context)
    if topic in program.commands:
        about = program.commands[topic]
        _say(click.Context(about, root, topic).get_help(), context)
    return _provision(program, topic, asked.rules)


def _provision(program: Program, topic: str, treaty: Treaty) -> Page:
    """Return the page on an obligation or a provision of a treaty.

    Raises:
        UsageError: There is no such thing to explain.
    """
    from ccm.share.obligations import obligations  # noqa: PLC0415 - for few topics

    try:
        return obligations(topic, treaty)
    except InvalidValueError:
        known = (*program.commands, *_TOPICS, *treaty.by_id)
        hint = did_you_mean(topic, known)
        told = f"no command, obligation or topic is called {topic!r}{hint}"
        raise click.UsageError(f"{told}: see ccm help" if not hint else told) from None


def _say(text: str, context: click.Context) -> NoReturn:
    click.echo(text.rstrip("\n"))
    context.exit()


def _told(sections: _Sections, context: click.Context) -> str:
    formatter = context.make_formatter()
    for title, told in sections.items():
        with formatter.section(title):
            if title == TYPED:
                formatter.write("".join(f"  {name:4}  {line}\n" for name, line in told))
            else:
                formatter.write_dl(told, col_max=formatter.width // 3)
    return formatter.getvalue().lstrip("\n")
