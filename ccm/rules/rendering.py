"""Findings in words: made only when somebody asks to read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING, Protocol

from ccm.errors import InvalidValueError
from ccm.facts import Event

if TYPE_CHECKING:
    from ccm.rules.explanation import Explanation
    from ccm.rules.finding import Irregularity, Missing

__all__ = ["render"]

_Line = tuple[int, str]


class _Explained(Protocol):
    """An answer with its reasons, such as a `Finding`."""

    @property
    def explanation(self) -> Explanation: ...

    @property
    def missing(self) -> tuple[Missing, ...]: ...

    @property
    def irregularities(self) -> tuple[Irregularity, ...]: ...


def render(finding: _Explained, form: str) -> str:
    """Return the finding and its reasons as text, Markdown or HTML.

    Raises:
        InvalidValueError: There is no such form.
    """
    if form not in _FORMS:
        msg = f"form: expected one of {', '.join(_FORMS)}, got {form!r}"
        raise InvalidValueError(msg)
    return _FORMS[form](list(_lines(finding)))


def _lines(finding: _Explained) -> Iterator[_Line]:
    for depth, step in finding.explanation.walk():
        provision = f" [{step.provision}]" if step.provision else ""
        yield depth, f"{step.claim}{provision}"
        for fact in step.facts:
            yield depth + 1, _fact(fact)
    for gap in finding.missing:
        yield 1, f"missing: {gap}"
    for irregularity in finding.irregularities:
        yield 1, f"irregular: {irregularity}"


def _fact(event: Event) -> str:
    sources = " | ".join(str(source) for source in event.source)
    known = f", known {event.known}" if event.known else ""
    account = f"; {event.why}" if event.why else ""
    label = "fact" if event.followed else "other account, not followed"
    return (
        f"{label}: {event.detail()}, {event.date}{known} "
        f"({event.confidence}{account}; {sources})"
    )


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


_FORMS: dict[str, Callable[[list[_Line]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
}
