"""The command line: asks the library, prints the answer, computes nothing."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from errno import EBADF
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, NoReturn

from ccm import __version__
from ccm.errors import (
    CCMError,
    DataFileError,
    InadmissibleEventError,
    InvalidValueError,
)

if TYPE_CHECKING:
    from ccm.share.pages import Page
    from ccm.view import AsOf

__all__ = ["main", "today"]

_DISAGREES, _BAD_INPUT, _CANNOT_WRITE, _INTERRUPTED, _PIPE_CLOSED = 1, 2, 74, 130, 141
_MONTHS = 24
_PAGE = 80
_YEARS = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        argv: The arguments; those of the process if None.

    Returns:
        0; 1 where a figure that was audited disagrees; 74 where the answer cannot
        be written, to a full disk for one; or 2 for bad input, which
        is named in one line on standard error, save that `audit` and `check` name
        each fault of their files on a line of its own.
    """
    try:
        return _run(_parser().parse_args(argv))
    except CCMError as error:
        sys.stderr.write(f"ccm: error: {_in_one_line(error)}\n")
        return _BAD_INPUT
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        _forget_output()
        return _PIPE_CLOSED
    except OSError as error:  # a full disk, for one
        _forget_output()
        sys.stderr.write(f"ccm: error: cannot write: {error.strerror}\n")
        return _CANNOT_WRITE


def _forget_output() -> None:
    """Leave nothing for Python to write when it ends."""
    if getattr(sys, "stdout", None) is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def today() -> date:
    """Return the day of the computer's clock, which nothing else asks."""
    return date.today()  # noqa: DTZ011 - the user's own day is meant


def _run(options: Namespace) -> int:
    remark = _remark(options)
    options.on = options.on or today()
    page: Page = options.command(options)
    faults = page.rows if page.name == "check" else ()
    for row in faults:
        sys.stderr.write(f"{row['fault']}\n")
    _write(page, options.form, remark)
    if faults:
        return _BAD_INPUT
    return _DISAGREES if page.more.get("disagrees") else 0


def _remark(options: Namespace) -> str:
    """Return what the first line says of the day and of the options given."""
    said = {"known by": options.known_by, "trust": options.trust}
    given = [f", {name} {value}" for name, value in said.items() if value]
    folder = f", record {options.record}" if options.record else ""
    return ("" if options.on else " (today)") + "".join(given) + folder


def _write(page: Page, form: str, remark: str) -> None:
    if getattr(sys, "stdout", None) is None:
        raise OSError(EBADF, "standard output is closed")
    if form == "table":
        text = page.as_text(remark=remark, colour=_has_colour(), width=_width())
        _set_output(errors="replace")
    else:
        text = page.as_json() if form == "json" else page.as_csv()
        _set_output(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


def _set_output(**settings: str) -> None:
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(**settings)


def _has_colour() -> bool:
    dumb = os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not dumb and not os.environ.get("NO_COLOR")


def _in_one_line(error: CCMError) -> str:
    if isinstance(error, DataFileError | InadmissibleEventError):
        first, *others = error.faults
        hint = f" (and {len(others)} more: see ccm check)" if others else ""
        return f"{first}{hint}"
    return " ".join(str(error).split())


def _width() -> int:
    """Return how wide tables can be: as the terminal, or as a page if that is more."""
    return max(_PAGE, get_terminal_size().columns) if sys.stdout.isatty() else _PAGE


def _view(options: Namespace) -> AsOf:
    from ccm.facts import load_record  # noqa: PLC0415 - not for --help
    from ccm.view import as_of  # noqa: PLC0415

    return as_of(
        options.on,
        known_by=options.known_by,
        record=load_record(options.record) if options.record else None,
        **({"trust": options.trust} if options.trust else {}),
    )


def _until(options: Namespace) -> date:
    from ccm.dates import Period, Rounding  # noqa: PLC0415

    until: date | None = options.until
    months = Period(months=options.months)
    return until or months.after(options.on, rounding=Rounding.DOWN)


def _report(options: Namespace) -> Page:
    from ccm.share.report import report  # noqa: PLC0415

    if options.table and options.form != "csv":
        msg = "--table: expected with --format csv"
        raise InvalidValueError(msg)
    return report(_view(options), _until(options), options.table or "findings")


def _parties(options: Namespace) -> Page:
    from ccm.share.listings import parties  # noqa: PLC0415

    return parties(_view(options), options.basis)


def _deadlines(options: Namespace) -> Page:
    from ccm.share.listings import deadlines  # noqa: PLC0415

    return deadlines(_view(options), options.obligation, done=options.all)


def _schedule(options: Namespace) -> Page:
    from ccm.share.listings import schedule  # noqa: PLC0415

    return schedule(_view(options), _until(options))


def _support(options: Namespace) -> Page:
    from ccm.share.support import support  # noqa: PLC0415

    return support(_view(options), _until(options))


def _explain(options: Namespace) -> Page:
    from ccm.share.reasons import explain  # noqa: PLC0415

    view = _view(options)
    return explain(view, options.state, options.obligation, brief=options.brief)


def _timeline(options: Namespace) -> Page:
    from ccm.share.reasons import history  # noqa: PLC0415

    view = _view(options)
    return history(view, options.state, options.obligation, until=options.until)


def _project(options: Namespace) -> Page:
    from ccm.quantities import Assumptions  # noqa: PLC0415
    from ccm.share.projecting import projection  # noqa: PLC0415

    return projection(_view(options), options.state, Assumptions(years=options.years))


def _progress(options: Namespace) -> Page:
    from ccm.share.plans import action, progress  # noqa: PLC0415

    view = _view(options)
    if options.action is None:
        return progress(view, options.plan)
    return action(view, options.plan, options.action, options.state)


def _check(options: Namespace) -> Page:
    from ccm.share.checking import check  # noqa: PLC0415

    paths = [*options.files, *([options.record] if options.record else [])]
    trust = options.trust or "unverified"
    return check(paths, on=options.on, known_by=options.known_by, trust=trust)


def _audit(options: Namespace) -> Page:
    from ccm.share.auditing import auditing  # noqa: PLC0415

    if not options.files and not options.documents:
        msg = "expected FILE or --document"
        raise InvalidValueError(msg)
    view = _view(options)
    try:
        return auditing(view, options.files, options.documents)
    except DataFileError as error:
        # every fault: `ccm check` reads the files of a record, not those of claims
        *others, last = error.faults
        sys.stderr.writelines(f"ccm: error: {fault}\n" for fault in others)
        raise DataFileError((last,)) from None


class _Parser(ArgumentParser):
    """A parser whose complaints take one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the arguments.

        Raises:
            InvalidValueError: Always.
        """
        raise InvalidValueError(message)


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="ccm",
        description="Obligations of the Convention on Cluster Munitions on any day.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"ccm {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    add = _adder(commands.add_parser, _common())
    _add_lists(add)
    _add_reasons(add)
    return parser


_Add = Callable[[Callable[[Namespace], "Page"], str, str], ArgumentParser]


def _adder(add_parser: Callable[..., ArgumentParser], common: _Parser) -> _Add:
    def add(
        command: Callable[[Namespace], Page], name: str, does: str
    ) -> ArgumentParser:
        parser = add_parser(
            name, help=does, description=does, parents=[common], allow_abbrev=False
        )
        parser.set_defaults(command=command, until=None)
        return parser

    return add


def _common() -> _Parser:
    common = _Parser(add_help=False)
    option = common.add_argument
    option("--on", type=_day, metavar="DAY", help="YYYY-MM-DD; today if not given")
    option("--known-by", type=_day, metavar="DAY", help="leave out what came out later")
    option("--trust", metavar="KIND", help="high, medium or unverified facts and surer")
    option(
        "--record", type=Path, metavar="FOLDER", help="read these data files instead"
    )
    forms = ("table", "json", "csv")
    option("--format", dest="form", choices=forms, default="table")
    return common


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or str(day) != text:  # 20200928 and 2020-W40-1 are no such form
        msg = f"expected a day as YYYY-MM-DD, got {text!r}"
        raise ArgumentTypeError(msg)
    return day


def _add_lists(add: _Add) -> None:
    report = add(
        _report, "report", "print the status of all States, and what falls due"
    )
    _add_months(report.add_argument)
    rows = "what stands in CSV: findings (the default) or due"
    report.add_argument("--table", choices=("findings", "due"), help=rows)
    parties = add(_parties, "parties", "list States Parties and signatories")
    basis = 'count by "in force" (the default) or "deposited"'
    parties.add_argument("--basis", default="in force", metavar="BASIS", help=basis)
    deadlines = add(_deadlines, "deadlines", "list deadlines that run or have passed")
    deadlines.add_argument("--obligation", metavar="ID", help="such as art4")
    deadlines.add_argument("--all", action="store_true", help="with those met, too")
    schedule = add(_schedule, "schedule", "list what falls due")
    support = add(_support, "support", "list who presides, and what meetings need")
    for parser in (schedule, support):
        ends = parser.add_mutually_exclusive_group()
        last = "last day to look at"
        ends.add_argument("--until", type=_day, metavar="DAY", help=last)
        _add_months(ends.add_argument)


def _add_months(add_argument: Callable[..., object]) -> None:
    ahead = "how far to look ahead (default: %(default)s)"
    add_argument("--months", type=int, default=_MONTHS, metavar="N", help=ahead)


def _add_reasons(add: _Add) -> None:
    explain = add(_explain, "explain", "say where a State stands, and why")
    timeline = add(_timeline, "timeline", "list every change of where a State stands")
    project = add(_project, "project", "say when a State would finish clearance")
    for parser in (explain, timeline, project):
        parser.add_argument("state", metavar="STATE", help="any code or name")
    for parser in (explain, timeline):
        parser.add_argument("obligation", metavar="OBLIGATION", help="such as art3")
    last = "last day to look at; at least --on if not given"
    timeline.add_argument("--until", type=_day, metavar="DAY", help=last)
    explain.add_argument("--brief", action="store_true", help="in sentences")
    years = "take the pace of the last N years (default: %(default)s)"
    project.add_argument("--years", type=int, default=_YEARS, metavar="N", help=years)
    progress = add(_progress, "progress", "say how far an action plan has got")
    progress.add_argument("plan", metavar="PLAN", help="such as dubrovnik")
    help_ = "say why of one action, such as 2.1(b)"
    progress.add_argument("action", metavar="ACTION", nargs="?", help=help_)
    help_ = "say so of one State"
    progress.add_argument("state", metavar="STATE", nargs="?", help=help_)
    check = add(_check, "check", "look for faults in data files")
    check.add_argument("files", metavar="FILE", type=Path, nargs="+")
    audit = add(_audit, "audit", "recompute the figures of a document")
    audit.add_argument("files", metavar="FILE", type=Path, nargs="*")
    packaged = "a document that comes with the library, such as review-2020"
    option = audit.add_argument
    option(
        "--document",
        dest="documents",
        metavar="KEY",
        default=[],
        action="append",
        help=packaged,
    )
