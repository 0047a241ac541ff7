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

__all__ = ["TREES", "Cite", "Line", "Numbers", "as_tree", "nested", "tree_lines"]

Line = tuple[int, str]
"""How deep a line stands in a tree, and what it says."""

Cite = Callable[[Iterable[Source]], str]
"""How sources are cited in a line."""

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

    def lines(self, called: Callable[[Source], str] = str) -> Iterator[Line]:
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
    whole = tree_lines(
        explanation,
        _CITING.get(form, numbers.cite),
        stood=stood,
        courses=courses,
        missing=missing,
        irregularities=irregularities,
    )
    sources = numbers.lines(_name if form == _NAMED else str)
    return TREES[form]([*whole, *((depth, on_one_line(s)) for depth, s in sources)])


def tree_lines(
    explanation: Explanation,
    cite: Cite,
    *,
    stood: str = "",
    courses: Iterable[Prospect] = (),
    missing: Iterable[Missing] = (),
    irregularities: Iterable[Irregularity] = (),
) -> list[Line]:
    """Return the lines of such a tree, each with how deep it stands.

    Args:
        explanation: The argument.
        cite: Cites the sources of a line.
        stood: Where the State stood when that was last known; empty if it is known.
        courses: What each way takes in which the State can stand.
        missing: What would have to be known.
        irregularities: What was done otherwise than a provision says.
    """
    conclusion, *reasons = _lines(explanation, cite)
    known = ((1, line) for line in (stood,) if line)
    hangs_on = ((1, way.as_condition()) for way in courses if way.takes)
    rest = [f"missing: {gap}" for gap in missing]
    rest += [_irregular(irregularity, cite) for irregularity in irregularities]
    last = ((1, line) for line in rest)
    whole = (conclusion, *known, *hangs_on, *reasons, *last)
    return [(depth, on_one_line(line)) for depth, line in whole]


def _irregular(irregularity: Irregularity, cite: Cite) -> str:
    sources = cite(irregularity.event.source)
    cited = f" ({sources})" if sources else ""
    return f"irregular: {irregularity.text} [{irregularity.provision}]{cited}"


def _lines(
    step: Explanation,
    cite: Cite,
    depth: int = 0,
    told: dict[str, Explanation] | None = None,
) -> Iterator[Line]:
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


def _fact(event: Event, cite: Cite) -> str:
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


def _text(lines: list[Line]) -> str:
    return "\n".join(f"{'  ' * depth}{line}" for depth, line in lines)


def _markdown(lines: list[Line]) -> str:
    (_, head), *rest = lines
    return "\n".join((f"**{head}**", "", *(f"{'  ' * (d - 1)}- {t}" for d, t in rest)))


def _html(lines: list[Line]) -> str:
    return nested(lines, escape)


def nested(lines: list[Line], shown: Callable[[str], str]) -> str:
    """Return lines as lists in lists of HTML.

    Args:
        lines: The lines, each with its depth.
        shown: Gives a line as HTML.
    """
    parts: list[str] = []
    level = -1
    for depth, line in lines:
        if depth > level:
            parts.append("<ul>" * (depth - level))
        else:
            parts.append("</li>" + "</ul></li>" * (level - depth))
        parts.append(f"<li>{shown(line)}")
        level = depth
    return "".join(parts) + "</li></ul>" * (level + 1)


TREES: dict[str, Callable[[list[Line]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    _NUMBERED: _text,
    _NAMED: _text,
    _BARE: _text,
}
"""How a tree is drawn in each form."""

_CITING: dict[str, Cite] = {
    "text": _in_full,
    "markdown": _in_full,
    "html": _in_full,
    _BARE: _not_at_all,
}
"""How sources are cited where that is not by their numbers."""
