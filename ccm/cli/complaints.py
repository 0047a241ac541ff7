"""What is wrong with what was typed or read, each fault in one line."""

from __future__ import annotations

import sys

import click

from ccm.errors import (
    CCMError,
    DataFileError,
    InadmissibleEventError,
    did_you_mean,
)

__all__ = ["complain", "last_of", "named", "said"]


def complain(*lines: str) -> None:
    """Say what is wrong: each in a line of its own, whatever characters it holds."""
    from ccm.words.characters import on_one_line  # noqa: PLC0415 - not for --help

    sys.stderr.writelines(f"{on_one_line(line)}\n" for line in lines)


def said(error: click.UsageError | CCMError) -> str:
    """Return what is wrong; of many faults the first, and how many more there are."""
    if isinstance(error, click.UsageError):
        return _usage(error)
    if isinstance(error, DataFileError | InadmissibleEventError):
        first, *others = error.faults
        hint = f" (and {len(others)} more: see ccm check)" if others else ""
        return f"{first}{hint}"
    return str(error)


def last_of(error: DataFileError) -> DataFileError:
    """Return the last fault, once the others are said.

    Every one: the file is a draft, which is mended at once and as a whole.
    """
    *others, last = error.faults
    complain(*(f"ccm: error: {fault}" for fault in others))
    return DataFileError((last,))


def _usage(error: click.UsageError) -> str:
    """Return what is wrong with the arguments, and what was expected."""
    match error:
        case click.NoSuchOption(ctx=click.Context() as context):
            hint = _meant(error.option_name, context) or _see(context)
            return f"no option is called {error.option_name!r}{hint}"
        case click.MissingParameter(
            param=click.Parameter() as lacking, ctx=click.Context() as context
        ):
            return f"expected {_with_value(lacking)}: {_form(context)}"
        case click.BadOptionUsage():
            return f"{error.option_name}: {_misused(error)}"
        case click.BadParameter() if error.param:
            return f"{named(error.param)}: {error.message}"
        case _:
            return _lowered(error.format_message())


def named(parameter: click.Parameter) -> str:
    """Return an option as it is typed, or the name that the help gives an argument."""
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.human_readable_name


def _with_value(parameter: click.Parameter) -> str:
    """Return the same, of an option with the name of its value."""
    value = f" {parameter.metavar}" if isinstance(parameter, click.Option) else ""
    return f"{named(parameter)}{value}"


def _misused(error: click.BadOptionUsage) -> str:
    """Return what is wrong with how an option was typed."""
    if error.message.endswith("requires an argument."):
        return "expected a value after it"
    return _lowered(error.message)


def _meant(option: str, context: click.Context) -> str:
    """Return what may be meant by what is no option: an argument, or an option."""
    said = option.lstrip("-")
    for each in context.command.get_params(context):
        if isinstance(each, click.Argument) and each.name in (said, f"{said}s"):
            return f": expected {named(each)} alone, as in {_form(context)}"
    known = [name.lstrip("-") for name in _options(context)]
    return did_you_mean(said, known).replace("mean ", "mean --")


def _options(context: click.Context) -> list[str]:
    """Return the options of the command."""
    every = context.command.get_params(context)
    return [name for each in every for name in each.opts if name.startswith("--")]


def _form(context: click.Context) -> str:
    return " ".join(
        (context.command_path, *context.command.collect_usage_pieces(context))
    )


def _see(context: click.Context) -> str:
    command = f" {context.info_name}" if context.parent else ""
    return f": see ccm help{command}"


def _lowered(text: str) -> str:
    return f"{text[:1].lower()}{text[1:].removesuffix('.')}"
