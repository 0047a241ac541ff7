"""A chart as SVG: to stand on a page, or as a file of its own.

The same chart gives the same bytes. Each has its own ids, so that many can stand on one
page, and names for its colours, which a page gives in light and in dark (`style`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from ccm.charts.charts import Chart
from ccm.charts.inks import INKS, PAPER, STROKES, Ink, Pattern
from ccm.charts.pictures import (
    SIZES,
    Anchor,
    Box,
    Line,
    Mark,
    Picture,
    Shape,
    Text,
    Words,
    said_in,
)
from ccm.share.languages import ENGLISH, RIGHT_TO_LEFT, Language, language

__all__ = ["style", "svg"]

_SPACE = "http://www.w3.org/2000/svg"
_TILE = 6

_DRAWN: dict[Pattern, str] = {
    "hatched": "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",
    "crossed": "M0,0 l6,6 M0,6 l6,-6",
    "barred": "M0,3 l6,0",
    "upright": "M3,0 l0,6",
    "dotted": "M1.5,3 l3,0",
}
"""What each pattern repeats."""


def style() -> str:
    """Return how charts look, for a page on which they stand.

    In light and in dark, as the reader's system has it, and light on paper.
    """
    light = _rules(0)
    return (
        f"{light}\n@media (prefers-color-scheme: dark) {{\n{_rules(1)}\n}}\n"
        f"@media print {{\n{light}\n}}\n"
    )


def _rules(paper: int) -> str:
    rules = [f".ccm-chart .paper {{ fill: {PAPER[paper]} }}"]
    for name, ink in INKS.items():
        colour = (ink.light, ink.dark)[paper]
        rules.append(f".ccm-chart .i-{name} {{ fill: {colour} }}")
        if ink.pattern != "plain":
            lines = ink.lines[paper]
            rules.append(f".ccm-chart .p-{name} {{ stroke: {lines}; fill: none }}")
    for name, colours in STROKES.items():
        rules.append(f".ccm-chart .s-{name} {{ stroke: {colours[paper]} }}")
        rules.append(f".ccm-chart .t-{name} {{ fill: {colours[paper]} }}")
    return "\n".join(rules)


def svg(chart: Chart, spoken: Language | None = None, *, inline: bool = False) -> str:
    """Return a chart as SVG.

    Args:
        chart: The chart.
        spoken: The language of its words; English if None.
        inline: Whether it stands on a page that has `style`, and says title, day and
            source itself.

    >>> import ccm
    >>> from datetime import date
    >>> from ccm.charts import chart
    >>> drawn = svg(chart(ccm.as_of(date(2020, 9, 28)), "members"))
    >>> drawn.startswith('<svg lang="en" xmlns="http://www.w3.org/2000/svg"')
    True
    """
    spoken, name = spoken or language(ENGLISH), escape(chart.id)
    picture = chart.picture(said_in(spoken), titled=not inline)
    size = {"width": _number(picture.width), "height": _number(picture.height)}
    inside = [*_named(chart, name, spoken)]
    if not inline:
        inside.append(_element("style", text=style()))
        inside.append(_element("rect", {**size, "class": "paper"}))
    if patterns := [*_patterns(name, picture.inks)]:
        inside.append(_element("defs", {}, *patterns))
    drawn = (_drawn(mark, name, spoken.code) for mark in picture.marks)
    fields = _root(name, picture, spoken.code)
    return _element("svg", fields, *inside, *drawn) + "\n"


def _root(chart: str, picture: Picture, code: str) -> dict[str, str]:
    return {
        "lang": code,
        "xmlns": _SPACE,
        "class": "ccm-chart",
        "viewBox": f"0 0 {_number(picture.width)} {_number(picture.height)}",
        "width": _number(picture.width),
        "height": _number(picture.height),
        "role": "img",
        "aria-labelledby": f"{chart}-title {chart}-told",
        "font-family": "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif",
    }


def _named(chart: Chart, prefix: str, spoken: Language) -> Iterator[str]:
    """Yield title and description, for who cannot see the chart."""
    say = said_in(spoken)
    told = ("title", "title", chart.title), ("desc", "told", chart.told)
    for tag, name, text in told:
        words = say(text)
        fields = {"id": f"{prefix}-{name}", **_spoken(words, spoken.code)}
        yield _element(tag, fields, text=words.text)


def _spoken(words: Words, code: str) -> dict[str, str]:
    """Return the mark of words that are in another language than the chart."""
    return {} if words.code == code else {"lang": words.code}


def _element(
    tag: str, fields: Mapping[str, str] | None = None, *inside: str, text: str = ""
) -> str:
    """Return an element; its text is escaped, what its fields hold is our own."""
    given = fields or {}
    told = "".join([f' {name}="{value}"' for name, value in given.items()])
    whole = f"{escape(text, quote=False)}{''.join(inside)}"
    return f"<{tag}{told}>{whole}</{tag}>" if whole else f"<{tag}{told} />"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _patterns(chart: str, inks: tuple[str, ...]) -> Iterator[str]:
    for name in inks:
        ink = INKS[name]
        if ink.pattern != "plain":
            yield _pattern(chart, name, ink)


def _pattern(chart: str, name: str, ink: Ink) -> str:
    size = {"width": str(_TILE), "height": str(_TILE)}
    fields = {"id": f"{chart}-{name}", "patternUnits": "userSpaceOnUse", **size}
    lines = {"d": _DRAWN[ink.pattern], "class": f"p-{name}", "stroke-width": "1.2"}
    if ink.pattern == "dotted":
        lines |= {"stroke-width": "2.4"}
    ground = _element("rect", {**size, "class": f"i-{name}"})
    return _element("pattern", fields, ground, _element("path", lines))


def _filled(name: str, chart: str) -> dict[str, str]:
    if INKS[name].pattern == "plain":
        return {"class": f"i-{name}"}
    return {"fill": f"url(#{chart}-{name})"}


def _drawn(mark: Mark, chart: str, code: str) -> str:
    match mark:
        case Box():
            return _box(mark, chart)
        case Shape():
            return _shape(mark, chart)
        case Line():
            return _line(mark)
        case Text():
            return _text(mark, code)


def _box(mark: Box, chart: str) -> str:
    fields = {
        "x": _number(mark.x),
        "y": _number(mark.y),
        "width": _number(mark.width),
        "height": _number(mark.height),
        **_filled(mark.ink, chart),
    }
    return _told("rect", _edged(fields) if mark.edged else fields, mark.told)


def _shape(mark: Shape, chart: str) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in mark.points)
    fields = {"points": points} | _filled(mark.ink, chart)
    return _told("polygon", _edged(fields) if mark.edged else fields, mark.told)


def _edged(fields: Mapping[str, str]) -> dict[str, str]:
    edged = f"{fields.get('class', '')} s-quiet".strip()
    return {**fields, "class": edged, "stroke-width": "0.8"}


def _told(tag: str, fields: dict[str, str], told: str) -> str:
    return _element(tag, fields, *([_element("title", text=told)] if told else []))


def _line(mark: Line) -> str:
    fields = {
        "x1": _number(mark.x1),
        "y1": _number(mark.y1),
        "x2": _number(mark.x2),
        "y2": _number(mark.y2),
        "stroke-width": _number(mark.thick),
    }
    if mark.dashed:
        fields["stroke-dasharray"] = "4 3"
    return _element("line", {**fields, "class": f"s-{mark.stroke}"})


def _text(mark: Text, code: str) -> str:
    fields = {
        "x": _number(mark.x),
        "y": _number(mark.y),
        "font-size": _number(SIZES[mark.size]),
        "class": f"t-{mark.stroke}",
        **_spoken(mark.words, code),
    }
    anchor = mark.anchor
    if mark.words.code in RIGHT_TO_LEFT:  # its start is at the right
        anchor = _TURNED[anchor]
        fields["direction"] = "rtl"
    if anchor != "start":
        fields["text-anchor"] = anchor
    if mark.bold:
        fields["font-weight"] = "600"
    return _element("text", fields, text=mark.words.text)


_TURNED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
