"""Which pages a site has, and what each template is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ccm.claims import Verdict, correction_of
from ccm.facts import State
from ccm.facts.reach import latest, reach_of
from ccm.plans import shown_counts
from ccm.rules import Status, Truth
from ccm.share.provenance import in_brief
from ccm.share.words import ways
from ccm.site.contents import Contents
from ccm.site.drafts import Draft
from ccm.site.names import named
from ccm.site.rendering import Sheet, Told, in_language, rendered
from ccm.site.tongues import LANGUAGES, Tongue, tongue
from ccm.view.schedules import REQUEST

__all__ = ["Laid", "page_of", "pages"]


@attrs.define(frozen=True)
class Laid:
    """A page that is laid out once for every language.

    Attributes:
        address: Where it stands, from the root of a language.
        template: The template.
        told: What the template is told.
    """

    address: str
    template: str
    told: Told


def pages(
    contents: Contents, languages: Sequence[str], downloads: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield every page in every language, with its address.

    Raises:
        InvalidValueError: The site has no such language.
        MissingExtraError: The extra ``site`` is not installed.
    """
    tongues = [tongue(code) for code in LANGUAGES if code in languages]
    shared, draft = _shared(contents, tongues), Draft()
    for laid in _laid(contents, tuple(downloads)):
        sheet = Sheet(laid.address, draft)
        written = rendered(laid.template, sheet, shared | laid.told)
        for each in tongues:
            place = in_language(laid.address, each.code)
            yield place, draft.filled(written, each).encode()


def page_of(contents: Contents, state: State, language: str) -> bytes:
    """Return the page of one State, with charts that bring their own colours.

    Raises:
        InvalidValueError: The site has no such language.
        MissingExtraError: The extra ``site`` is not installed.
    """
    spoken = tongue(language)
    address = f"states/{state.alpha3}.html"
    draft = Draft(inline=False)
    told = _shared(contents, [spoken]) | _state(contents, state)
    written = rendered("state", Sheet(address, draft), told)
    return draft.filled(written, spoken).encode()


def _shared(contents: Contents, tongues: Sequence[Tongue]) -> Told:
    """Return what every page says: what it rests on, and where else to go."""
    view = contents.view
    return {
        "contents": contents,
        "view": view,
        "on": contents.on,
        "tongues": tongues,
        "brief": in_brief(view.record),
        "provenance": view.provenance(),
        "through": latest(reach_of(view.roll.record)),
        "with_page": frozenset(contents.states),
        "Status": Status,
        "true_": Truth.TRUE,
        "request": REQUEST,
        "named": named,
        "slugs": {held.label: held.slug for held in contents.meetings},
    }


def _laid(contents: Contents, downloads: tuple[str, ...]) -> Iterator[Laid]:
    yield Laid("index.html", "front", {"members": _members(contents)})
    for state in contents.states:
        yield Laid(f"states/{state.alpha3}.html", "state", _state(contents, state))
    for rule in contents.rules:
        told: Told = {"rule": rule, "chart": contents.charts[rule.norm.id]}
        yield Laid(f"obligations/{rule.norm.id}.html", "obligation", told)
    yield Laid("meetings.html", "meetings", {})
    for held in contents.meetings:
        yield Laid(f"meetings/{held.slug}.html", "meeting", {"held": held})
    yield Laid("changes.html", "changes", {})
    yield Laid("plan.html", "plan", {"counted": shown_counts})
    yield Laid(
        "audits.html", "audits", {"shown_verdicts": _SHOWN, "correction": correction_of}
    )
    yield Laid("downloads.html", "downloads", {"files": downloads})


_SHOWN = Verdict.DISAGREES, Verdict.POSSIBLE, Verdict.UNDERIVED
"""The verdicts of which a page on documents tells claim by claim."""


def _members(contents: Contents) -> dict[str, int]:
    view = contents.view
    return {
        "States for which the Convention is in force": len(view.states_parties()),
        "States that have deposited an instrument": len(
            view.states_parties(basis="deposited")
        ),
        "States that have signed and not deposited": len(view.signatories()),
    }


def _state(contents: Contents, state: State) -> Told:
    return {
        "profile": contents.profiles[state],
        "passed": contents.passed.get(state, ()),
        "drawn": contents.charts_of(state),
        "ways": ways,
    }
