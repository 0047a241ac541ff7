"""A chart as SVG: to stand on a page, or as a file of its own.

The same chart gives the same bytes. Each has its own ids, so that many can stand on one
page, and names for its colours, which a page gives in light and in dark (`style`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import singledispatch
from xml.etree import ElementTree as ET

from ccm.charts.charts import Chart, as_it_is
from ccm.charts.inks import INKS, PAPER, STROKES, Ink, Pattern
from ccm.charts.pictures import SIZES, Box, Line, Mark, Picture, Shape, Text
from ccm.words.characters import on_one_line

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


def svg(
    chart: Chart,
    *,
    say: Callable[[str], str] = as_it_is,
    inline: bool = False,
) -> str:
    """Return a chart as SVG.

    Args:
        chart: The chart.
        say: Says a word of the key in another language.
        inline: Whether it stands on a page that has `style`, and says title, day and
            source itself.

    >>> import ccm
    >>> from datetime import date
    >>> from ccm.charts import chart
    >>> drawn = svg(chart(ccm.as_of(date(2020, 9, 28)), "members"))
    >>> drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """
    picture = chart.picture(say, titled=not inline)
    root = _root(chart, picture)
    if not inline:
        root.append(_element("style", text=style()))
        size = {"width": _number(picture.width), "height": _number(picture.height)}
        root.append(_element("rect", {**size, "class": "paper"}))
    if patterns := [*_patterns(chart.id, picture.inks)]:
        root.append(_element("defs", {}, *patterns))
    for mark in picture.marks:
        root.append(_drawn(mark, chart.id))
    return ET.tostring(root, encoding="unicode", short_empty_elements=True) + "\n"


def _root(chart: Chart, picture: Picture) -> ET.Element:
    fields = {
        "xmlns": _SPACE,
        "class": "ccm-chart",
        "viewBox": f"0 0 {_number(picture.width)} {_number(picture.height)}",
        "width": _number(picture.width),
        "height": _number(picture.height),
        "role": "img",
        "aria-labelledby": f"{chart.id}-title {chart.id}-told",
        "font-family": "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif",
    }
    title = _element(
        "title", {"id": f"{chart.id}-title"}, text=on_one_line(chart.title)
    )
    told = _element("desc", {"id": f"{chart.id}-told"}, text=on_one_line(chart.told))
    return _element("svg", fields, title, told)


def _element(
    tag: str,
    fields: dict[str, str] | None = None,
    *inside: ET.Element,
    text: str = "",
) -> ET.Element:
    made = ET.Element(tag, fields or {})
    made.text = text or None
    made.extend(inside)
    return made


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _patterns(chart: str, inks: tuple[str, ...]) -> Iterator[ET.Element]:
    for name in inks:
        ink = INKS[name]
        if ink.pattern != "plain":
            yield _pattern(chart, name, ink)


def _pattern(chart: str, name: str, ink: Ink) -> ET.Element:
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


@singledispatch
def _drawn(mark: Mark, chart: str) -> ET.Element:
    raise NotImplementedError(mark, chart)


@_drawn.register
def _box(mark: Box, chart: str) -> ET.Element:
    places = ("x", "y", "width", "height")
    fields = {place: _number(getattr(mark, place)) for place in places}
    filled = _filled(mark.ink, chart)
    if mark.edged:
        filled["class"] = f"{filled.get('class', '')} s-quiet".strip()
        filled["stroke-width"] = "0.8"
    return _told("rect", fields | filled, mark.told)


@_drawn.register
def _shape(mark: Shape, chart: str) -> ET.Element:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in mark.points)
    return _told("polygon", {"points": points} | _filled(mark.ink, chart), mark.told)


def _told(tag: str, fields: dict[str, str], told: str) -> ET.Element:
    titles = [_element("title", text=on_one_line(told))] if told else []
    return _element(tag, fields, *titles)


@_drawn.register
def _line(mark: Line, _chart: str) -> ET.Element:
    fields = {
        place: _number(getattr(mark, place)) for place in ("x1", "y1", "x2", "y2")
    }
    dashed = {"stroke-dasharray": "4 3"} if mark.dashed else {}
    thick = {"stroke-width": _number(mark.thick)}
    return _element("line", {**fields, **thick, **dashed, "class": f"s-{mark.stroke}"})


@_drawn.register
def _text(mark: Text, _chart: str) -> ET.Element:
    fields = {
        "x": _number(mark.x),
        "y": _number(mark.y),
        "font-size": _number(SIZES[mark.size]),
        "class": f"t-{mark.stroke}",
    }
    if mark.anchor != "start":
        fields["text-anchor"] = mark.anchor
    if mark.bold:
        fields["font-weight"] = "600"
    return _element("text", fields, text=on_one_line(mark.text))
