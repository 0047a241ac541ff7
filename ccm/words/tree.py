"""An argument as a tree: each step, under it its facts and what it follows from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

import attrs

from ccm.errors import InvalidValueError
from ccm.facts import Event, Source
from ccm.rules import Explanation, Irregularity, Missing
from ccm.rules.told import Prospect
from ccm.words.characters import on_one_line

__all__ = ["TREES", "Numbers", "as_tree"]

_Line = tuple[int, str]
_Cite = Callable[[Iterable[Source]], str]

_NUMBERED, _NAMED, _BARE = "numbered", "named", "bare"


@attrs.define
class Numbers:
    """Sources by number, in order of first use."""

    _found: dict[Source, int] = attrs.field(factory=dict[Source, int], init=False)

    def cite(self, sources: Iterable[Source]) -> str:
        """Return the numbers of some sources; one not seen before gets the next."""
        found = self._found
        numbers = (found.setdefault(source, len(found) + 1) for source in sources)
        return " ".join(f"[{number}]" for number in numbers)

    def lines(self, called: Callable[[Source], str] = str) -> Iterator[_Line]:
        """Yield a title and each source, with how deep it stands; nothing if none."""
        if self._found:
            yield 0, "sources"
        for source, number in self._found.items():
            yield 1, f"[{number}] {called(source)}"


def _in_full(sources: Iterable[Source]) -> str:
    return " | ".join(map(str, sources))


def _not_at_all(_: Iterable[Source]) -> str:
    return ""


def _name(source: Source) -> str:
    return source.name


def as_tree(
    explanation: Explanation,
    form: str,
    *,
    stood: str = "",
    courses: Iterable[Prospect] = (),
    missing: Iterable[Missing] = (),
    irregularities: Iterable[Irregularity] = (),
) -> str:
    """Return an argument, what is missing and what is irregular, as a tree.

    What was last known stands under the conclusion, then what this hangs on, and
    the reasons after that. Each line is one, whatever stands in a name or a source.

    Args:
        explanation: The argument.
        form: ``text``, ``markdown`` or ``html``; or ``numbered``, which is text with
            each source once, at the end; ``named``, the same with pages by their
            sites alone; or ``bare``, the same without sources.
        stood: Where the State stood when that was last known; empty if it is known.
        courses: What each way takes in which the State can stand.
        missing: What would have to be known.
        irregularities: What was done otherwise than a provision says.

    Raises:
        InvalidValueError: There is no such form.
    """
    if form not in TREES:
        msg = f"form: expected one of {', '.join(TREES)}, got {form!r}"
        raise InvalidValueError(msg)
    numbers = Numbers()
    cite = _CITING.get(form, numbers.cite)
    conclusion, *reasons = _lines(explanation, cite)
    known = ((1, line) for line in (stood,) if line)
    hangs_on = ((1, f"if {way}") for way in courses)
    rest = [f"missing: {gap}" for gap in missing]
    rest += [_irregular(irregularity, cite) for irregularity in irregularities]
    last = ((1, line) for line in rest)
    sources = numbers.lines(_name if form == _NAMED else str)
    whole = (conclusion, *known, *hangs_on, *reasons, *last, *sources)
    return TREES[form]([(depth, on_one_line(line)) for depth, line in whole])


def _irregular(irregularity: Irregularity, cite: _Cite) -> str:
    sources = cite(irregularity.event.source)
    cited = f" ({sources})" if sources else ""
    return f"irregular: {irregularity.text} [{irregularity.provision}]{cited}"


def _lines(
    step: Explanation,
    cite: _Cite,
    depth: int = 0,
    told: dict[str, Explanation] | None = None,
) -> Iterator[_Line]:
    """Yield a step, its facts and what it follows from; what stands above only once."""
    told = {} if told is None else told
    provision = f" [{step.provision}]" if step.provision else ""
    if (step.facts or step.because) and told.get(step.claim) == step:
        yield depth, f"{step.claim}{provision} (as above)"
        return
    yield depth, f"{step.claim}{provision}"
    for fact in step.facts:
        yield depth + 1, _fact(fact, cite)
    for reason in step.because:
        yield from _lines(reason, cite, depth + 1, told)
    told[step.claim] = step


def _fact(event: Event, cite: _Cite) -> str:
    sources = f"; {cited}" if (cited := cite(event.source)) else ""
    known = f", known {event.known}" if event.known else ""
    corrects = f"; corrects {event.corrects}" if event.corrects else ""
    account = f"{corrects}; {event.why}" if event.why else ""
    return (
        f"{_label(event)}: {event.told}{known} ({event.confidence}{account}{sources})"
    )


def _label(event: Event) -> str:
    if event.own:
        return "own fact" if event.followed else "own fact, not followed"
    return "fact" if event.followed else "other account, not followed"


def _text(lines: list[_Line]) -> str:
    return "\n".join(f"{'  ' * depth}{line}" for depth, line in lines)


def _markdown(lines: list[_Line]) -> str:
    (_, head), *rest = lines
    return "\n".join((f"**{head}**", "", *(f"{'  ' * (d - 1)}- {t}" for d, t in rest)))


def _html(lines: list[_Line]) -> str:
    parts: list[str] = []
    level = -1
    for depth, line in lines:
        if depth > level:
            parts.append("<ul>" * (depth - level))
        else:
            parts.append("</li>" + "</ul></li>" * (level - depth))
        parts.append(f"<li>{escape(line)}")
        level = depth
    return "".join(parts) + "</li></ul>" * (level + 1)


TREES: dict[str, Callable[[list[_Line]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    _NUMBERED: _text,
    _NAMED: _text,
    _BARE: _text,
}
"""How a tree is drawn in each form."""

_CITING: dict[str, _Cite] = {
    "text": _in_full,
    "markdown": _in_full,
    "html": _in_full,
    _BARE: _not_at_all,
}
"""How sources are cited where that is not by their numbers."""
