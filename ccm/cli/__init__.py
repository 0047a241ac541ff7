"""The command line: asks the library, prints the answer, computes nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import cast

import click

from ccm.cli import documents, exports, lists, reasons
from ccm.cli.complaints import complain, said
from ccm.cli.helping import help_
from ccm.cli.output import forget_output
from ccm.cli.program import Program
from ccm.errors import CCMError

__all__ = ["PROGRAM", "main", "today"]

_BAD_INPUT, _CANNOT_WRITE, _INTERRUPTED, _PIPE_CLOSED = 2, 74, 130, 141
_COMPLETE = "_CCM_COMPLETE"

PROGRAM = Program(
    {
        "how States stand": (lists.report, lists.state, lists.parties),
        "what falls due": (lists.deadlines, lists.schedule, lists.support),
        "why, and what changes it": (
            *(reasons.explain, reasons.timeline, reasons.changes, reasons.request),
            *(reasons.project, reasons.readings),
        ),
        "documents and data": (
            *(documents.conference, documents.progress, documents.audit),
            *(documents.ask, documents.check, documents.template),
        ),
        "into other tools": (
            *(exports.export, exports.calendar),
            *(exports.chart, exports.site),
        ),
        "what words mean": (lists.obligations, help_),
    }
)
"""Every command, by what it answers."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        argv: The arguments; those of the process if None.

    Returns:
        0; 1 where a figure that was audited disagrees (2 where one was not understood,
        unless leniency is asked for); 74 where the answer cannot
        be written, to a full disk for one; or 2 for bad input, which
        is named in one line on standard error, save that `audit` and `check` name
        each fault of their files on a line of its own.
    """
    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except (click.UsageError, CCMError) as error:
        complain(f"ccm: error: {said(error)}")
        return _BAD_INPUT
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        forget_output()
        return _PIPE_CLOSED
    except OSError as error:  # a full disk, for one
        return _unwritten(error)


def today() -> date:
    """Return the day of the computer's clock, which nothing else asks."""
    return date.today()  # noqa: DTZ011 - the user's own day is meant


def _run(given: list[str]) -> int:
    """Run a command, or tell a shell what can be typed next."""
    if instruction := os.environ.get(_COMPLETE):
        return _complete(instruction)
    if not given:
        return _welcome()
    try:
        with PROGRAM.make_context("ccm", given, obj=today) as context:
            return cast("int", PROGRAM.invoke(context))
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)


def _welcome() -> int:
    """Say what there is to ask, where nothing was asked."""
    context = PROGRAM.make_context("ccm", [], resilient_parsing=True)
    sys.stderr.write(f"{context.get_help()}\n")
    return _BAD_INPUT


def _complete(instruction: str) -> int:
    from click.shell_completion import shell_complete  # noqa: PLC0415 - at TAB alone

    return shell_complete(PROGRAM, {"obj": today}, "ccm", _COMPLETE, instruction)


def _unwritten(error: OSError) -> int:
    if error.filename is None:
        forget_output()
    where = f" {error.filename}" if error.filename else ""
    complain(f"ccm: error: cannot write{where}: {error.strerror}")
    return _CANNOT_WRITE
