"""What a site offers besides its pages: calendars, and tables for other tools."""

from __future__ import annotations

from collections.abc import Iterator

from ccm.dates import Period, Rounding
from ccm.share.calendars import of_meetings, to_ics
from ccm.share.changes import what_changed
from ccm.share.listings import deadlines, parties, schedule
from ccm.share.pages import Page
from ccm.share.profile import told as one_state
from ccm.share.report import told as report
from ccm.site.contents import Contents

__all__ = ["downloads"]

_AHEAD = Period(years=10)


def downloads(contents: Contents) -> Iterator[tuple[str, bytes]]:
    """Yield every file besides the pages, with its address.

    Raises:
        MissingExtraError: The extra ``calendar`` is not installed.
    """
    view = contents.view
    names = [state.alpha3 for state in contents.bound]
    until = _AHEAD.after(view.on, rounding=Rounding.DOWN)
    soon = view.schedule(until=contents.until, states=names)
    yield "calendars/all.ics", to_ics(soon, also=of_meetings(view, contents.until))
    held = of_meetings(view, until)
    for name in names:
        ahead = view.schedule(until=until, states=[name])
        yield f"calendars/{name}.ics", to_ics(ahead, also=held)
    for name, page in _tables(contents, names):
        yield f"data/{name}.json", page.as_json(indent=None).encode()
        yield f"data/{name}.csv", page.as_csv().encode()
    yield (
        "data/provenance.json",
        parties(view, "in force").provenance_as_json().encode(),
    )
    for state in contents.states:
        page = one_state(view, contents.profiles[state])
        yield f"data/states/{state.alpha3}.json", page.as_json(indent=None).encode()


def _tables(contents: Contents, names: list[str]) -> Iterator[tuple[str, Page]]:
    view = contents.view
    yield "findings", report(view, contents.glance, contents.until, chosen=names)
    yield "parties", parties(view, "in force")
    yield "deadlines", deadlines(view, None, done=True, states=names)
    yield "schedule", schedule(view, contents.until, states=names)
    yield "changes", what_changed(view, contents.since, states=names)
