"""A finding in sentences, to be pasted into a brief."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ccm.facts import Source
from ccm.rules import Deadline, Finding, Status
from ccm.rules.finding import Extension
from ccm.rules.told import Prospect
from ccm.words.characters import on_one_line

__all__ = ["article", "brief", "last_stood", "not_known"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"\b([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9-])")
_BETWEEN = re.compile(r"\b(?:within )?([0-9-]{4,10})\.\.([0-9-]{4,10})\b")
_BY = re.compile(r"(?<![0-9])\.\.([0-9-]{4,10})\b")


def article(provision: str) -> str:
    """Return a provision's id as it is cited.

    >>> article("art4.1.a")
    'Article 4(1)(a)'
    """
    number, *parts = provision.removeprefix("art").split(".")
    return f"Article {number}" + "".join(f"({part})" for part in parts)


def brief(finding: Finding, called: Callable[[Source], str] = str) -> str:
    """Return the finding as a paragraph: conclusion, reasons, doubts, sources.

    Args:
        finding: The finding.
        called: What a source is called; one that is called nothing is left out.
    """
    said = " ".join((_conclusion(finding), *_further(finding)))
    sources = dict.fromkeys(
        called(source)
        for event in finding.explanation.evidence()
        for source in event.source
    )
    cited = "; ".join(filter(None, sources))
    return on_one_line(f"{_in_words(said)}{f' Sources: {cited}.' if cited else ''}")


def last_stood(finding: Finding) -> str:
    """Return where a State stood when that was last known; nothing if it is known."""
    if finding.shown != Status.UNDETERMINED:
        return ""
    known = finding.last_known
    if known:
        return str(known)
    return _NEVER_KNOWN if finding.looked_through else _NOT_KNOWN_OF_LATE


def not_known(finding: Finding) -> str:
    """Return how long it was not known where a State stood, in a table's few words."""
    return "never known" if finding.looked_through else "not known of late"


_NEVER_KNOWN = "no day since it is bound is known to decide it"
"""Said of a duty of which the record never told where the State stands."""

_NOT_KNOWN_OF_LATE = (
    "no day just before is known to decide it; earlier days were not looked through"
)
"""Said where the search for a day that decides it ended before the days did."""


def _conclusion(finding: Finding) -> str:
    where = article(finding.explanation.provision)
    # "of" would need an article before some names of States, and only some
    duty = f"the duty to {finding.duty} ({where})"
    head = f"{finding.state}: on {finding.on}"
    if finding.shown == Status.UNDETERMINED:
        ways = "; ".join(_in_one_clause(way) for way in finding.courses)
        open_ = f"{head} the record leaves open where {duty} stands"
        return f"{open_}: {last_stood(finding)}. It hangs on this: {ways}."
    if finding.status is Status.NOT_BOUND:
        said = f"{finding.status}, so {duty} does not run"
    else:
        said = f"{duty} is {finding.shown}"
    when = f" ({finding.fulfilled_on})" if finding.fulfilled_on else ""
    return f"{head} {said}{when}{_until(finding)}."


def _until(finding: Finding) -> str:
    """Return the deadline; of a yearly duty that is overdue, what falls due next."""
    due = finding.deadline
    if due is None or not due.candidates:
        return ""
    ahead = finding.status is Status.OVERDUE and due.candidates[0] >= finding.on
    return f"; the {'next ' if ahead else ''}deadline is {due}"


def _in_one_clause(way: Prospect) -> str:
    """Return a way and what it takes, among others that semicolons tell apart."""
    return way.as_condition().replace("; ", ", and ")


def _further(finding: Finding) -> Iterator[str]:
    if finding.deadline and finding.deadline.extensions:
        yield _extended(finding.deadline)
    steps = finding.explanation.because
    yield f"Reasons: {'; '.join(step.claim for step in steps)}."
    own = [fact.told for fact in finding.explanation.evidence() if fact.own]
    if own:
        yield f"Own facts, laid over the record: {'; '.join(own)}."
    if finding.missing:
        yield f"Not known: {'; '.join(map(str, finding.missing))}."
    for irregularity in finding.irregularities:
        yield f"Irregular: {irregularity.text} ({article(irregularity.provision)})."


def _extended(deadline: Deadline) -> str:
    first, *further = deadline.extensions
    was = "was extended" if first.certain else "was perhaps extended"
    steps = [f"{was} {_step(first)}"]
    steps += [f"{'' if each.certain else 'perhaps '}{_step(each)}" for each in further]
    of = f"The deadline of {deadline.initial}" if deadline.initial else "It"
    return f"{of} {', then '.join(steps)}."


def _step(extension: Extension) -> str:
    """Return to which day a decision led; to which days, where the record leaves it."""
    days = str(extension.after)
    if extension.after_from != extension.after:
        days = f"a day {extension.after_from}..{extension.after}"
    return f"to {days} by {extension.decision.meeting}"


def _in_words(text: str) -> str:
    """Write the days as they are said: 2020-09-28 is 28 September 2020."""
    text = _BETWEEN.sub(r"between \1 and \2", text)
    text = _BY.sub(r"by \1", text)
    return _DAY.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    name = _MONTHS[int(month) - 1] if 1 <= int(month) <= len(_MONTHS) else month
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
