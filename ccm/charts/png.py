"""A chart as PNG, for a document that takes no drawing; with the extra ``charts``.

The picture is that of `ccm.charts.svg`, in light. Letters are those that matplotlib
brings, so that every machine gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from ccm.charts.charts import Chart
from ccm.charts.inks import INKS, PAPER, STROKES, Pattern
from ccm.charts.pictures import (
    SIZES,
    Box,
    Line,
    Mark,
    Picture,
    Say,
    Shape,
    Text,
    in_english,
    said_in,
)
from ccm.errors import InvalidValueError, MissingExtraError
from ccm.share.languages import LANGUAGES, Language

__all__ = ["png"]

_MATPLOTLIB = "matplotlib", "charts"
"""The package that draws, and the extra that brings it."""

_INCH = 100
"""Units of a picture in an inch."""

_DOTS = 200
"""Dots in an inch."""

_POINTS = 72

_HATCHES: dict[Pattern, str] = {
    "hatched": "/////",
    "crossed": "xxxxx",
    "barred": "-----",
    "upright": "|||||",
    "dotted": ".....",
}

_FACE = "DejaVu Sans"
"""The letters that matplotlib brings."""

_LETTERLESS = ("zh", "ar")
"""Languages that these letters do not write."""

_EDGE = 0.8
_FINE = 0.7
"""How thick the lines of a pattern are, in points."""


def png(chart: Chart, spoken: Language | None = None) -> bytes:
    """Return a chart as PNG.

    Args:
        chart: The chart.
        spoken: The language of its words; English if None.

    Raises:
        InvalidValueError: The letters of that language are not those that matplotlib
            brings, or run from the right.
        MissingExtraError: The extra ``charts`` is not installed.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(*_MATPLOTLIB) from None
    picture = chart.picture(_say(spoken))
    figure: Any = Figure((picture.width / _INCH, picture.height / _INCH), dpi=_DOTS)
    figure.set_facecolor(PAPER[0])
    _fill(figure, picture)
    written = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _say(spoken: Language | None) -> Say:
    if spoken is None:
        return in_english
    if spoken.code in _LETTERLESS:
        able = ", ".join(code for code in LANGUAGES if code not in _LETTERLESS)
        msg = f"language: expected one of {able} for a file .png, got {spoken.code!r}"
        raise InvalidValueError(msg)
    return said_in(spoken)


def _fill(figure: Any, picture: Picture) -> None:
    """Draw all marks, in the units of the picture."""
    space = figure.add_axes((0, 0, 1, 1))
    space.set_axis_off()
    space.set_xlim(0, picture.width)
    space.set_ylim(picture.height, 0)
    for order, mark in enumerate(picture.marks):
        _draw(space, mark, order)


def _draw(space: Any, mark: Mark, order: int) -> None:
    match mark:
        case Box():
            right, bottom = mark.x + mark.width, mark.y + mark.height
            corners = ((mark.x, mark.y), (right, mark.y), (right, bottom))
            points = (*corners, (mark.x, bottom))
            _area(space, points, mark.ink, order, edged=mark.edged)
        case Shape():
            _area(space, mark.points, mark.ink, order, edged=mark.edged)
        case Line():
            _stroke(space, mark, order)
        case Text():
            _write(space, mark, order)


def _area(
    space: Any,
    points: tuple[tuple[float, float], ...],
    name: str,
    order: int,
    *,
    edged: bool,
) -> None:
    from matplotlib.patches import Polygon  # noqa: PLC0415 - an extra

    ink = INKS[name]
    ground = Polygon(points, closed=True, facecolor=ink.light, zorder=order)
    thick = _EDGE * _POINTS / _INCH if edged else 0
    ground.set(linewidth=thick, edgecolor=STROKES["quiet"][0])
    space.add_patch(ground)
    if ink.pattern != "plain":
        lines = Polygon(points, closed=True, hatch=_HATCHES[ink.pattern], zorder=order)
        lines.set(facecolor="none", edgecolor=ink.lines[0], linewidth=0)
        lines.set_hatch_linewidth(_FINE)
        space.add_patch(lines)


def _stroke(space: Any, mark: Line, order: int) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - an extra

    line = Line2D((mark.x1, mark.x2), (mark.y1, mark.y2), zorder=order)
    line.set(color=STROKES[mark.stroke][0], linewidth=mark.thick * _POINTS / _INCH)
    if mark.dashed:
        line.set_linestyle((0, (4, 3)))
    space.add_line(line)


def _write(space: Any, mark: Text, order: int) -> None:
    anchors = {"start": "left", "middle": "center", "end": "right"}
    space.text(
        mark.x,
        mark.y,
        mark.words.text,
        fontsize=SIZES[mark.size] * _POINTS / _INCH * 0.94,
        fontweight="bold" if mark.bold else "normal",
        color=STROKES[mark.stroke][0],
        fontfamily=_FACE,
        ha=anchors[mark.anchor],
        va="baseline",
        parse_math=False,
        zorder=order,
    )
