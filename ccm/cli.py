"""The command line: asks the library, prints the answer, computes nothing."""

from __future__ import annotations

import os
import sys
from argparse import (
    Action,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from errno import EBADF
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, NoReturn

from ccm.errors import (
    CCMError,
    DataFileError,
    InadmissibleEventError,
    InvalidValueError,
)

if TYPE_CHECKING:
    from ccm.facts import Record
    from ccm.rules import Treaty
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
        0; 1 where a figure that was audited disagrees; 2 where a row of a draft was
        not understood, or the input is bad; 74 where the answer cannot
        be written, to a full disk for one; or 2 for bad input, which
        is named in one line on standard error, save that `audit` and `check` name
        each fault of their files on a line of its own.
    """
    given = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(_parsed(given)) if given else _welcome()
    except CCMError as error:
        _complain(f"ccm: error: {_said(error)}")
        return _BAD_INPUT
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        _forget_output()
        return _PIPE_CLOSED
    except OSError as error:  # a full disk, for one
        if error.filename is None:
            _forget_output()
        where = f" {error.filename}" if error.filename else ""
        _complain(f"ccm: error: cannot write{where}: {error.strerror}")
        return _CANNOT_WRITE


def _welcome() -> int:
    """Say what there is to ask, where nothing was asked."""
    parser, _ = _parser()
    sys.stderr.write(parser.format_help())
    return _BAD_INPUT


def _complain(*lines: str) -> None:
    """Say what is wrong: each in a line of its own, whatever characters it holds."""
    from ccm.words.characters import on_one_line  # noqa: PLC0415 - not for --help

    sys.stderr.writelines(f"{on_one_line(line)}\n" for line in lines)


def _forget_output() -> None:
    """Leave nothing for Python to write when it ends."""
    if getattr(sys, "stdout", None) is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def today() -> date:
    """Return the day of the computer's clock, which nothing else asks."""
    return date.today()  # noqa: DTZ011 - the user's own day is meant


def _run(options: Namespace) -> int:
    options.day = options.on or today()
    page: Page | str = options.command(options)
    if isinstance(page, str):  # a file to start from
        _put(page, options)
        return 0
    faults = page.rows if page.name == "check" else ()
    if faults and options.form == "table":
        from ccm.share.checking import fault_line  # noqa: PLC0415 - not for --help

        _complain(*map(fault_line, faults))
    _write(page, options)
    if faults or (page.more.get("not_understood") and not options.lenient):
        return _BAD_INPUT
    return _DISAGREES if page.more.get("disagrees") else 0


def _remark(page: Page, options: Namespace) -> str:
    """Return what the first line says of the day and of the options given."""
    said = {"known by": options.known_by, "trust": options.trust}
    given = [f", {name} {value}" for name, value in said.items() if value]
    folder = f", record {options.record}" if options.record else ""
    own = f", own facts {', '.join(map(str, options.own))}" if options.own else ""
    today_asked = page.scope.on is not None and options.on is None
    return (" (today)" if today_asked else "") + "".join(given) + folder + own


def _write(page: Page, options: Namespace) -> None:
    if options.output is not None:
        _write_file(options.output, _text(page, options))
        if options.form == "csv" and _has_neighbours(options.output):
            beside = f"{options.output}.provenance.json"
            _write_file(Path(beside), page.provenance_as_json())
        return
    _need_output()
    text = _text(page, options, colour=_has_colour())
    if options.form == "table":
        _set_output(errors="replace")
    else:
        text = _for_eyes(text) if sys.stdout.isatty() else text
        _set_output(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


def _put(text: str, options: Namespace) -> None:
    """Write a file that the user will go on with, as it stands."""
    if options.output is not None:
        _write_file(options.output, text)
        return
    _need_output()
    _set_output(encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


def _need_output() -> None:
    if getattr(sys, "stdout", None) is None:
        raise OSError(EBADF, "standard output is closed")


def _text(page: Page, options: Namespace, *, colour: bool = False) -> str:
    if options.form == "table":
        remark, width = _remark(page, options), _width()
        return page.as_text(remark=remark, colour=colour, width=width)
    return page.as_json() if options.form == "json" else page.as_csv()


def _for_eyes(text: str) -> str:
    from ccm.words.characters import visible  # noqa: PLC0415 - not for --help

    return visible(text)


def _write_file(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


def _has_neighbours(path: Path) -> bool:
    """Tell whether a file can stand beside: not beside a pipe or what is a device."""
    return path.is_file() and Path("/dev") not in path.absolute().parents


def _set_output(**settings: str) -> None:
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(**settings)


def _has_colour() -> bool:
    dumb = os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not dumb and not os.environ.get("NO_COLOR")


def _said(error: CCMError) -> str:
    if isinstance(error, DataFileError | InadmissibleEventError):
        first, *others = error.faults
        hint = f" (and {len(others)} more: see ccm check)" if others else ""
        return f"{first}{hint}"
    return str(error)


def _width() -> int:
    """Return how wide tables can be: as the terminal, or as a page if that is more."""
    return max(_PAGE, get_terminal_size().columns) if sys.stdout.isatty() else _PAGE


def _view(options: Namespace) -> AsOf:
    from ccm.view import as_of  # noqa: PLC0415 - not for --help

    treaty = _treaty(options)
    return as_of(
        options.day,
        known_by=options.known_by,
        record=_record(options, treaty),
        treaty=treaty,
        **({"trust": options.trust} if options.trust else {}),
    )


def _treaty(options: Namespace) -> Treaty:
    """Return the treaty that is asked about: this Convention, unless told otherwise."""
    from ccm.convention import CONVENTION  # noqa: PLC0415 - not for --help

    if options.treaty is None:
        return CONVENTION
    if options.command in (_project, _support, _progress, _audit):
        msg = "--treaty: expected with a command that asks the rules of any treaty"
        raise InvalidValueError(msg)
    from ccm.share.treaties import treaty_named  # noqa: PLC0415

    return treaty_named(options.treaty)


def _record(options: Namespace, treaty: Treaty) -> Record | None:
    """Return the record that is asked; None for the treaty's own alone."""
    from ccm.facts import load_record  # noqa: PLC0415

    folder, record = options.record, None
    if folder:
        record = load_record(folder, treaty.schema)
    if not options.own:
        return record
    from ccm.share.own import own_record  # noqa: PLC0415 - few have own facts

    return own_record(options.own, record or treaty.record(), treaty)


def _until(options: Namespace) -> date:
    from ccm.dates import Period, Rounding  # noqa: PLC0415

    until: date | None = options.until
    months = Period(months=options.months)
    return until or months.after(options.day, rounding=Rounding.DOWN)


def _report(options: Namespace) -> Page:
    from ccm.share.report import report  # noqa: PLC0415

    if options.table and options.form != "csv":
        msg = "--table: expected with --format csv"
        raise InvalidValueError(msg)
    view, until = _view(options), _until(options)
    return report(view, until, options.table or "findings", states=options.states)


def _state(options: Namespace) -> Page:
    from ccm.share.profile import state  # noqa: PLC0415

    return state(_view(options), options.state, options.until)


def _obligations(options: Namespace) -> Page:
    from ccm.share.obligations import obligations  # noqa: PLC0415

    return obligations(options.provision, _treaty(options))


def _parties(options: Namespace) -> Page:
    from ccm.share.listings import parties  # noqa: PLC0415

    return parties(_view(options), options.basis)


def _deadlines(options: Namespace) -> Page:
    from ccm.share.listings import deadlines  # noqa: PLC0415

    view, done, states = _view(options), options.all, options.states
    return deadlines(view, options.obligation, done=done, states=states)


def _schedule(options: Namespace) -> Page:
    from ccm.share.listings import schedule  # noqa: PLC0415

    return schedule(_view(options), _until(options), states=options.states)


def _support(options: Namespace) -> Page:
    from ccm.share.support import support  # noqa: PLC0415

    return support(_view(options), _until(options))


def _explain(options: Namespace) -> Page:
    from ccm.share.reasons import explain  # noqa: PLC0415

    view = _view(options)
    return explain(view, options.state, options.obligation, form=options.words)


def _timeline(options: Namespace) -> Page:
    from ccm.share.reasons import history  # noqa: PLC0415

    view = _view(options)
    return history(view, options.state, options.obligation, until=options.until)


def _changes(options: Namespace) -> Page:
    from ccm.share.changes import what_changed  # noqa: PLC0415

    if options.until is not None:
        options.on = options.day = options.until
    states, obligation, by = options.states, options.obligation, options.by
    view, since = _view(options), options.since
    return what_changed(view, since, states=states, obligation=obligation, by=by)


def _request(options: Namespace) -> Page:
    from ccm.share.request import request  # noqa: PLC0415

    asked = _view(options), options.state, options.obligation
    try:
        return request(*asked, meetings=options.meetings, draft=options.draft)
    except DataFileError as error:
        raise _last_of(error) from None


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

    return check(
        [*options.files, *options.own],
        record=options.record,
        on=options.on,
        known_by=options.known_by,
        trust=options.trust,
        treaty=_treaty(options),
    )


def _template(options: Namespace) -> Page | str:
    from ccm.share.templates import kinds, template  # noqa: PLC0415

    if options.kind is None:
        return kinds()
    if options.output is not None and options.output.is_file():
        msg = f"--output: expected a new file, {options.output} is there already"
        raise InvalidValueError(msg)
    return template(options.kind)


def _ask(options: Namespace) -> Page:
    from ccm.share.asking import asking  # noqa: PLC0415

    return asking(_view(options), " ".join(options.question))


def _audit(options: Namespace) -> Page | str:
    from ccm.share.asking import draft_template, question_list  # noqa: PLC0415
    from ccm.share.auditing import auditing  # noqa: PLC0415

    if options.questions is not None:
        return question_list(options.questions)
    if options.template:
        return draft_template(_view(options), options.template)
    if not options.files and not options.documents:
        msg = "expected FILE or --document"
        raise InvalidValueError(msg)
    view = _view(options)
    try:
        return auditing(view, options.files, options.documents)
    except DataFileError as error:
        raise _last_of(error) from None


def _last_of(error: DataFileError) -> DataFileError:
    """Return the last fault, once the others are said.

    Every one: the file is a draft, which is mended at once and as a whole.
    """
    *others, last = error.faults
    _complain(*(f"ccm: error: {fault}" for fault in others))
    return DataFileError((last,))


class _Parser(ArgumentParser):
    """A parser whose complaints take one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the arguments.

        Raises:
            InvalidValueError: Always.
        """
        raise InvalidValueError(message)


class _Version(Action):
    """Prints which library this is, and which record comes with it."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from ccm.facts import packaged_record  # noqa: PLC0415 - not for --help
        from ccm.share.provenance import in_brief  # noqa: PLC0415

        sys.stdout.write(f"{in_brief(packaged_record(), digits=None)}\n")
        parser.exit()


def _parsed(given: list[str]) -> Namespace:
    parser, commands = _parser()
    arguments = _command_first(given)
    named = arguments[0]
    if not named.startswith("-") and named not in commands:
        raise InvalidValueError(_unknown_command(named, commands))
    return parser.parse_args(arguments)


def _command_first(given: list[str]) -> list[str]:
    """Return the arguments with the options before the command after it.

    Each takes a value, save those that ask for help or for the version. To ask for
    help on a command by the word *help* is to ask for it by the option.
    """
    first = 0
    while first < len(given) and given[first].startswith("--"):
        if given[first] in _ALONE:
            return given
        first += 1 if "=" in given[first] else 2
    options, command, rest = given[:first], given[first : first + 1], given[first + 1 :]
    if command == ["help"]:
        return [*rest[:1], "--help"]
    return [*command, *options, *rest]


_ALONE = ("--help", "--version", "--")


def _unknown_command(named: str, commands: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip

    names = tuple(commands)
    near = get_close_matches(named, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"expected {', '.join(names)}"
    return f"no command is called {named!r}: {hint}"


def _parser() -> tuple[ArgumentParser, Iterable[str]]:
    """Return what reads the arguments, and the names of the commands."""
    parser = _Parser(
        prog="ccm",
        description="Obligations of the Convention on Cluster Munitions on any day.",
        epilog=_HELP,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    version = "print the version of ccm, and of the record that comes with it"
    parser.add_argument("--version", action=_Version, nargs=0, help=version)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    add = _adder(commands.add_parser, _common())
    _add_lists(add)
    _add_state(add)
    _add_reasons(add)
    _add_changes(add)
    _add_request(add)
    _add_documents(add)
    return parser, commands.choices


_HELP = """\
examples:
  ccm report --on 2020-09-28
  ccm explain Bulgaria art3 --on 2020-12-01
  ccm deadlines --obligation art4 --format csv --output deadlines.csv

where a State can stand:
  not bound       the Convention is not in force for it
  not applicable  it is bound, and the duty does not arise for it
  outstanding     the deadline has not passed, or there is none
  overdue         the deadline has passed
  fulfilled       in time; or: fulfilled late
  undetermined    the record cannot say; the page says what is missing

--trust says how sure a fact must be to count: "high" (the depositary, a document of
the United Nations, or two independent sources), "medium" (one source; the default)
or "unverified" (everything). --known-by leaves out what was published after a day,
so that the answer is the one that could be given then.

In tables "*" marks a deadline that runs only if the duty arises at all, and "?" a day
of which the record cannot say whether anything falls due on it.

ccm COMMAND --help says more of each command."""

_EXAMPLES = {
    "report": "ccm report --on 2020-09-28 --months 12",
    "state": "ccm state LAO --on 2026-11-21",
    "obligations": 'ccm obligations "Article 4"',
    "parties": "ccm parties --basis deposited",
    "deadlines": "ccm deadlines --obligation art4 --on 2020-09-28",
    "schedule": "ccm schedule --on 2020-09-28 --until 2021-12-31",
    "support": "ccm support --on 2017-06-01",
    "explain": "ccm explain Bulgaria art3 --on 2020-12-01 --brief",
    "timeline": "ccm timeline GNB art3",
    "changes": "ccm changes --since 2023-12-31 --until 2024-12-31 --by state",
    "request": "ccm request TCD art4 --on 2025-10-01",
    "project": "ccm project LAO --on 2020-09-28",
    "progress": 'ccm progress dubrovnik "2.1(b)" BGR --on 2020-11-23',
    "check": "ccm check my/deposits.csv",
    "template": "ccm template deposits --output my/deposits.csv",
    "audit": "ccm audit --document review-2020",
    "ask": 'ccm ask "count States where art3 overdue" --on 2020-09-28',
}


_Add = Callable[[Callable[[Namespace], "Page | str"], str, str], ArgumentParser]


def _adder(add_parser: Callable[..., ArgumentParser], common: _Parser) -> _Add:
    def add(
        command: Callable[[Namespace], Page | str], name: str, does: str
    ) -> ArgumentParser:
        parser = add_parser(
            name,
            help=does,
            description=does,
            epilog=f"example: {_EXAMPLES[name]}",
            parents=[common],
            allow_abbrev=False,
        )
        parser.set_defaults(command=command, until=None)
        return parser

    return add


def _common() -> _Parser:
    common = _Parser(add_help=False)
    option = common.add_argument
    day = "YYYY-MM-DD, or today, which it is if not given"
    option("--on", type=_day_asked, metavar="DAY", help=day)
    option("--known-by", type=_day, metavar="DAY", help="leave out what came out later")
    trust = "least sure facts that count: high, medium (the default) or unverified"
    option("--trust", metavar="KIND", help=trust)
    replaces = (
        "read these data files instead of the packaged record, none of which stays"
    )
    option("--record", type=Path, metavar="FOLDER", help=replaces)
    lays = (
        "lay facts of your own over the record, from a file or folder; can be repeated"
    )
    put = partial(option, dest="own", default=[], action="append")
    put("--add", type=Path, metavar="PATH", help=lays)
    treaty = "apply another treaty: the name of an installed one, or its folder"
    option("--treaty", metavar="NAME", help=treaty)
    form = "table (the default), json or csv"
    option(
        "--format", dest="form", type=_form, default="table", metavar="FORM", help=form
    )
    output = "write there; beside csv, what it rests on goes into FILE.provenance.json"
    option("--output", type=Path, metavar="FILE", help=output)
    return common


def _form(text: str) -> str:
    if text.lower() not in _FORMS:
        msg = f"expected table, json or csv, got {text!r}"
        raise ArgumentTypeError(msg)
    return text.lower()


_FORMS = ("table", "json", "csv")

_TODAY = "today"


def _day_asked(text: str) -> date | None:
    """Return a day; None for today, which is asked of the clock once."""
    return None if text == _TODAY else _day(text)


def _day(text: str) -> date:
    if text == _TODAY:
        return today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or str(day) != text:  # 20200928 and 2020-W40-1 are no such form
        msg = f"expected a day as YYYY-MM-DD, or today, got {text!r}"
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
    duty = "its id or provision, such as art4 or 4(1)(a)"
    deadlines.add_argument("--obligation", metavar="ID", help=duty)
    deadlines.add_argument("--all", action="store_true", help="with those met, too")
    schedule = add(_schedule, "schedule", "list what falls due")
    support = add(_support, "support", "list who presides, and what meetings need")
    which = "look at this State alone; more than one if given again"
    for parser in (report, deadlines, schedule):
        put = parser.add_argument
        put("--state", dest="states", metavar="STATE", action="append", help=which)
    for parser in (schedule, support):
        ends = parser.add_mutually_exclusive_group()
        last = "last day to look at"
        ends.add_argument("--until", type=_day, metavar="DAY", help=last)
        _add_months(ends.add_argument)


def _add_state(add: _Add) -> None:
    state = add(_state, "state", "print one State: what it owes, and by when")
    state.add_argument("state", metavar="STATE", help="any code or name")
    last = "last day to look at; if not given, every deadline, and the next reports"
    state.add_argument("--until", type=_day, metavar="DAY", help=last)
    what = "list obligations, or say what a provision holds"
    asked = add(_obligations, "obligations", what)
    cited = "cited in any way, such as 4(1)(a); all obligations if not given"
    asked.add_argument("provision", metavar="PROVISION", nargs="?", help=cited)


def _add_months(add_argument: Callable[..., object]) -> None:
    ahead = "how far to look ahead (default: %(default)s)"
    add_argument("--months", type=int, default=_MONTHS, metavar="N", help=ahead)


def _add_reasons(add: _Add) -> None:
    explain = add(_explain, "explain", "say where a State stands, and why")
    timeline = add(_timeline, "timeline", "list every change of where a State stands")
    project = add(_project, "project", "say when a State would finish clearance")
    for parser in (explain, timeline, project):
        parser.add_argument("state", metavar="STATE", help="any code or name")
    duty = "its id or provision, such as art3 or 4(1)(a)"
    explain.add_argument("obligation", metavar="OBLIGATION", help=duty)
    duty = f"{duty}; all if not given"
    timeline.add_argument("obligation", metavar="OBLIGATION", nargs="?", help=duty)
    last = "last day to look at; at least --on if not given"
    timeline.add_argument("--until", type=_day, metavar="DAY", help=last)
    words = explain.add_mutually_exclusive_group()
    explain.set_defaults(words="numbered")
    put = partial(words.add_argument, dest="words", action="store_const")
    put("--brief", const="brief", help="in sentences")
    put("--sources", const="text", help="name sources with each fact, not at the end")
    years = "take the pace of the last N years (default: %(default)s)"
    project.add_argument("--years", type=int, default=_YEARS, metavar="N", help=years)


def _add_changes(add: _Add) -> None:
    changes = add(_changes, "changes", "list what changed between two days")
    put = changes.add_argument
    first = "what changed after this day"
    put("--since", type=_day, metavar="DAY", required=True, help=first)
    put("--until", type=_day, metavar="DAY", help="last day; --on if not given")
    which = "look at this State alone; more than one if given again"
    put("--state", dest="states", metavar="STATE", action="append", help=which)
    duty = "look at this obligation alone, such as art4 or 4(1)(a)"
    put("--obligation", metavar="ID", help=duty)
    order = "order by day (the default), state or obligation"
    put("--by", metavar="WHAT", default="day", help=order)


def _add_request(add: _Add) -> None:
    does = "say when a request to extend a deadline must be filed, and with what"
    request = add(_request, "request", does)
    request.add_argument("state", metavar="STATE", help="any code or name")
    request.add_argument("obligation", metavar="OBLIGATION", help="such as art4")
    meeting = "a coming meeting that is not on record, such as 14MSP=2027-09-13"
    request.add_argument(
        "--meeting",
        dest="meetings",
        metavar="LABEL=DAY",
        default=[],
        action="append",
        help=meeting,
    )
    draft = "review a draft: TOML with filed, meeting, contents, length or until"
    request.add_argument("--check", dest="draft", type=Path, metavar="FILE", help=draft)


def _add_documents(add: _Add) -> None:
    progress = add(_progress, "progress", "say how far an action plan has got")
    progress.add_argument("plan", metavar="PLAN", help="such as dubrovnik")
    help_ = "say why of one action, such as 2.1(b)"
    progress.add_argument("action", metavar="ACTION", nargs="?", help=help_)
    help_ = "say so of one State"
    progress.add_argument("state", metavar="STATE", nargs="?", help=help_)
    check = add(_check, "check", "look for faults in files of your own")
    check.add_argument("files", metavar="FILE", type=Path, nargs="*")
    blank = add(_template, "template", "write a file of your own to start from")
    kind = "what its rows are, such as deposits; if not given, every kind is listed"
    blank.add_argument("kind", metavar="KIND", nargs="?", help=kind)
    asked = add(_ask, "ask", "count or list States, as of a day, with reasons")
    asked.add_argument(
        "question",
        metavar="QUESTION",
        nargs="+",
        help='such as "list parties where art4 due in 2021"',
    )
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
    known = "list what a claim can ask, with a word in it if one is given"
    option("--questions", metavar="WORD", nargs="?", const="", default=None, help=known)
    draft = "write a draft with the figures of the day, such as progress-report"
    option("--template", metavar="KIND", default="", help=draft)
    lenient = "do not fail where a row is not understood"
    option("--lenient", action="store_true", help=lenient)
