"""A page on one State: what it owes, by when, and what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from string import ascii_lowercase
from typing import Any

from ccm.dates.partial import open_ended
from ccm.facts import Event
from ccm.rules import Missing, Truth
from ccm.share.pages import Page, Row, Scope
from ccm.share.reasons import source_list
from ccm.share.records import DueRow
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.words import IF_IT_ARISES, WHAT_THAT_MARKS, alike, deadline_cells
from ccm.view import AsOf
from ccm.view.profile import Asked, Gap, Owed, Profile, Step, profile
from ccm.words.sentences import last_stood, not_known
from ccm.words.tree import Numbers

__all__ = ["state", "told"]

_HANG = 4

Letters = dict[Missing, str]
"""What is missing, each with the letter that stands for it in the table."""


def state(view: AsOf, name: str, until: date | None = None) -> Page:
    """Return one State: how it joined, what it owes, what falls due and is missing.

    Args:
        view: The day and the record.
        name: Code or name of the State.
        until: Last day to look at for what falls due, as in `AsOf.profile`.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: *until* is earlier than the day asked about.
    """
    return told(view, profile(view, name, until=until), until)


def told(view: AsOf, found: Profile, until: date | None = None) -> Page:
    """Return what is known of one State.

    Args:
        view: The day and the record.
        found: The State on the day.
        until: Last day that was looked at for what falls due; None as in
            `AsOf.profile`.
    """
    yearly = [norm.id for norm in view.treaty.obligations if norm.every_year]
    row = found.to_dict()
    return Page(
        name="state",
        scope=Scope.of(view),
        blocks=tuple(_blocks(found, yearly if until is None else ())),
        rows=row["owed"],
        columns=_COLUMNS,
        cells=[*_cells(found, row["due"])],
        more={
            "until": until and str(until),
            **{key: told for key, told in row.items() if key not in ("on", "owed")},
        },
    )


def _blocks(found: Profile, yearly: Collection[str]) -> Iterator[Block]:
    numbers, letters = Numbers(), _lettered(found)
    stands = found.membership or "a Party or withdrawn, as the record leaves open"
    yield Heading(f"{found.state} ({found.state.alpha3}): {stands}")
    yield _steps(found.steps, numbers)
    yield Heading("Where it stands")
    yield _owed(found.owed, numbers, letters)
    if any(IF_IT_ARISES in deadline_cells(each.finding)[0] for each in found.owed):
        yield Paragraph(f"{IF_IT_ARISES} {WHAT_THAT_MARKS}", hang=2)
    yield Heading("What falls due")
    yield from _ahead(found, yearly)
    if found.requests:
        yield Heading("What it asked for")
        yield from _requests(found.requests, numbers)
    if found.gaps:
        yield Heading("What is missing, and for which answers")
        yield from _gaps(found, letters)
    yield from source_list(numbers)


def _steps(steps: Iterable[Step], numbers: Numbers) -> Block:
    rows = [
        (open_ended(step.on), _said(step.text, step.provision, step.facts, numbers))
        for step in steps
    ]
    return (
        Table.of(("Day", "What"), rows)
        if rows
        else Paragraph("It has neither signed nor deposited.")
    )


def _said(text: str, provision: str, facts: Iterable[Event], numbers: Numbers) -> str:
    """Return what happened, where that is said, and the numbers of its sources."""
    facts = tuple(facts)
    cited = numbers.cite(source for fact in facts for source in fact.source)
    text = f"{text} (own fact)" if any(fact.own for fact in facts) else text
    return " ".join(filter(None, (text, provision and f"[{provision}]", _once(cited))))


def _once(cited: str) -> str:
    return " ".join(dict.fromkeys(cited.split()))


def _owed(owed: tuple[Owed, ...], numbers: Numbers, letters: Letters) -> Block:
    """Return where the State stands; in one line where all answers are the same."""
    first = owed[0]
    if len({(each.finding.shown, each.why) for each in owed}) == 1:
        said = f"{first.finding.shown} under any of {len(owed)} obligations"
        return Paragraph(_said(f"{said}: {first.why}", "", first.facts, numbers))
    rows = [
        (
            f"{each.norm.id} {each.norm.duty}",
            each.finding.shown,
            deadline_cells(each.finding)[0],
            _why(each, numbers, letters),
        )
        for each in owed
    ]
    return Table.of(("Obligation", "Status", "Deadline", "Why"), rows)


def _why(owed: Owed, numbers: Numbers, letters: Letters) -> str:
    """Return why; of what is not known where it stood, and the letter of what lacks."""
    finding = owed.finding
    if not last_stood(finding):
        return _said(owed.why, "", owed.facts, numbers)
    known = finding.last_known
    first, *_ = finding.missing
    return f"{known or not_known(finding)}; {first.cause} {letters[first]}"


def _ahead(found: Profile, yearly: Collection[str]) -> Iterator[Block]:
    rows = [
        (
            f"{due.on}{'' if due.certain else ' ?'}",
            f"{due.text} [{due.id}]{_AGAIN if due.what in yearly else ''}",
        )
        for due in found.ahead
    ]
    yield Table(("Day", "What falls due"), tuple(rows))
    if not all(due.certain for due in found.ahead):
        yield Paragraph("? the record cannot say whether it falls due", hang=2)
    if not rows:
        yield Paragraph("Nothing.")


_AGAIN = ", and every year after that"


def _requests(found: Iterable[Asked], numbers: Numbers) -> Iterator[Block]:
    asked = [*found]
    rows = [
        (each.obligation, str(event.date), _said(event.detail(), "", [event], numbers))
        for each in asked
        for event in each.events
    ]
    yield Table(("Under", "Day", "What"), tuple(rows))
    for each in asked:
        if each.decided in _UNDECIDED:
            text = _UNDECIDED[each.decided].format(each.number)
            yield Paragraph(f"{each.obligation}: {text}", hang=_HANG)
        for odd in each.irregular:
            text = f"irregular: {odd.text} [{odd.provision}]"
            yield Paragraph(text, hang=_HANG)


def _lettered(found: Profile) -> Letters:
    """Return what weighs most for an answer, each with its letter."""
    first = {owed.finding.missing[0] for owed in found.owed if owed.finding.missing}
    told = [gap.missing for gap in found.gaps if gap.missing in first]
    return {missing: f"({_letter(number)})" for number, missing in enumerate(told)}


def _letter(number: int) -> str:
    again, place = divmod(number, len(ascii_lowercase))
    return ascii_lowercase[place] * (again + 1)


_UNDECIDED = {
    Truth.FALSE: "no decision on request {} is on record",
    Truth.UNKNOWN: "it is not known whether request {} had been decided",
}


def _gaps(found: Profile, letters: Letters) -> Iterator[Block]:
    """Yield what weighs most, cause by cause, and how much answers lack besides."""
    for group in alike(found.gaps, _cause):
        told = [gap for gap in group if gap.missing in letters]
        more = [gap for gap in group if gap.missing not in letters]
        yield Paragraph(f"{group[0].cause}:")
        for gap in told:
            text = f"{letters[gap.missing]} {gap.missing.fact}"
            yield Paragraph(f"{text} [{' '.join(gap.obligations)}]", indent=2, hang=4)
        if more:
            lead = "and further" if told else "further"
            yield Paragraph(f"{lead}: {_hanging(more)}", indent=2, hang=4)


def _cause(gap: Gap) -> str:
    return gap.cause


def _hanging(gaps: Iterable[Gap]) -> str:
    """Return how many facts the answers hang on, obligation by obligation."""
    lacks = Counter(obligation for gap in gaps for obligation in gap.obligations)
    return ", ".join(f"{number} [{norm}]" for norm, number in lacks.items())


_COLUMNS = (
    *("part", "date", "obligation", "provision", "text", "status", "deadline"),
    *("last_known", "certain", "cause", "sources"),
)
"""The columns of CSV: what happened, what is owed, falls due, was asked, is missing."""


def _cells(found: Profile, due: Iterable[DueRow]) -> Iterator[Row]:
    for step in found.steps:
        yield _happened("step", step.text, step.on, step.facts, step.provision)
    for owed in found.owed:
        yield _owed_cells(owed)
    for row in due:
        yield {"part": "due", "date": row["due"], "obligation": row["what"], **row}
    for asked in found.requests:
        for event in asked.events:
            row_of = _happened("request", event.detail(), event.date, [event])
            yield {**row_of, "obligation": asked.obligation}
    for gap in found.gaps:
        row_of = {"part": "missing", "text": gap.missing.fact, "cause": str(gap.cause)}
        yield {**row_of, "obligation": [*gap.obligations]}


def _happened(
    part: str, text: str, on: object, facts: Iterable[Event], provision: str = ""
) -> dict[str, Any]:
    return {
        "part": part,
        "date": str(on),
        "provision": provision,
        "text": text,
        "sources": _cited(facts),
    }


def _owed_cells(owed: Owed) -> Row:
    finding = owed.finding
    return {
        "part": "obligation",
        "obligation": finding.obligation,
        "provision": owed.norm.provision,
        "text": owed.why,
        "status": finding.shown,
        "deadline": str(finding.deadline or ""),
        "last_known": last_stood(finding),
        "cause": [str(gap.cause) for gap in finding.missing[:1]],
        "sources": _cited(owed.facts),
    }


def _cited(facts: Iterable[Event]) -> list[str]:
    return [*dict.fromkeys(str(source) for fact in facts for source in fact.source)]
