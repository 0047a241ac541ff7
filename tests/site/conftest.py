"""A site of a few States of fiction, which is built in a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs
import pytest

import ccm
from ccm.facts import (
    ContaminationDeclared,
    Source,
    States,
)
from ccm.site import site
from ccm.testing.fiction import RURITANIA, event, world
from ccm.view import AsOf

HOSTILE = "<script>alert(1)</script> & \u202ecba\u200b \x1b[31m {{ 7*7 }} \x000\x00"
"""Markup, a template, characters that hide, turn writing or command, and a place."""

BUILT = ("fr", "zh", "ar")
"""The languages of that site, besides English."""

SOURCE = Source(f"{HOSTILE} javascript:alert(1) https://example.org/?a=1&b=<i>")


def named(name: str, source: Source) -> AsOf:
    """Return a view in which Ruritania and its sources are called so."""
    record = world(
        event(ContaminationDeclared, "2011-01-01", source=(source,), note=name),
    )
    ours = attrs.evolve(RURITANIA, name=name)
    states = States([ours if each == ours else each for each in record.states])
    events = tuple(
        attrs.evolve(each, state=states.find(each.state.alpha3))
        for each in record.events
    )
    record = attrs.evolve(record, states=states, events=events)
    return ccm.as_of(date(2020, 1, 1), record=record)


@pytest.fixture(scope="session")
def hostile() -> Mapping[str, bytes]:
    """Return a site in which names and sources try to do harm."""
    return build(named(HOSTILE, SOURCE), BUILT)


def build(view: AsOf, languages: Sequence[str] = ()) -> Mapping[str, bytes]:
    """Return a site of one State, without audits."""
    return site(view, states=["XRU"], languages=languages, documents=[])
