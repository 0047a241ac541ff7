"""Many threads and processes that ask one view get what one gets alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import partial
from itertools import product
from multiprocessing import get_context
from random import Random
from threading import Barrier

import attrs
import pytest

import ccm

DAYS = tuple(date(year, 8, 2) for year in range(2011, 2027, 3))
STATES = ("BGR", "DEU", "GNB", "LAO", "LTU")
OBLIGATIONS = ("art3", "art4", "art7.2")
ASKERS = 4

Asked = tuple[date, str, str]
Told = dict[Asked, tuple[str, str]]


def _afresh() -> ccm.AsOf:
    """Return a view of a record of which nothing is sorted out or kept."""
    return ccm.as_of(DAYS[0], record=attrs.evolve(ccm.packaged_record()))


def _questions() -> list[Asked]:
    return list(product(DAYS, STATES, OBLIGATIONS))


def _ask(view: ccm.AsOf, seed: int) -> Told:
    """Return the answers with their reasons, asked for in an order of one's own."""
    order = _questions()
    Random(seed).shuffle(order)  # noqa: S311 - nothing is to be kept secret
    return {asked: _told(view, *asked) for asked in order}


def _told(view: ccm.AsOf, day: date, state: str, obligation: str) -> tuple[str, str]:
    found = view.at(day).assess(state, obligation)
    return f"{found.to_dict()}", found.explain() if obligation == "art4" else ""


@pytest.fixture(scope="module")
def alone() -> Told:
    """Return what one gets that asks alone."""
    return _ask(_afresh(), 0)


@pytest.fixture
def in_a_hurry() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("in_a_hurry")
def test_threads_that_start_at_once(alone: Told) -> None:
    """On a record that nobody has asked anything."""
    view, start = _afresh(), Barrier(ASKERS)

    def ask(seed: int) -> Told:
        start.wait()
        return _ask(view, seed)

    with ThreadPoolExecutor(ASKERS) as threads:
        for told in threads.map(ask, range(ASKERS)):
            assert told == alone


def test_processes_to_which_the_view_is_sent(alone: Told) -> None:
    """Each starts anew, and is sent a view that has been asked before."""
    view = _afresh()
    _ask(view, 0)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        for told in processes.map(partial(_ask, view), range(2)):
            assert told == alone
