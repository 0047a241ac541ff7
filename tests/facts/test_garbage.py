"""Loading leaves the collection of garbage as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import ccm
from ccm.facts.garbage import nothing_to_collect


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


class Loop:
    """Garbage that only a look finds, once nobody holds it."""

    def __init__(self) -> None:
        self.itself = self


def test_nobody_looks_meanwhile() -> None:
    """And afterwards somebody does."""
    with nothing_to_collect():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_off_stays_off() -> None:
    """Whoever switched it off wants it so."""
    gc.disable()
    with nothing_to_collect():
        pass
    assert not gc.isenabled()


def test_nothing_stays_frozen() -> None:
    """What is frozen is never looked at again."""
    with nothing_to_collect():
        pass
    assert gc.get_freeze_count() == 0


def test_what_others_froze_stays_frozen() -> None:
    """It is theirs to thaw."""
    gc.freeze()
    frozen = gc.get_freeze_count()
    with nothing_to_collect():
        pass
    assert 0 < gc.get_freeze_count() <= frozen  # some of it may have gone meanwhile


def test_a_room_that_is_loaded_thaws_nothing_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of those that a name of the face asks for, too."""
    monkeypatch.delitem(vars(ccm), "Period", raising=False)
    gc.freeze()
    frozen = gc.get_freeze_count()
    assert ccm.Period(years=8).years == 8
    assert 0 < gc.get_freeze_count() <= frozen


def test_what_was_made_meanwhile_is_garbage_like_any_other() -> None:
    """It counts as old, and a whole look finds it."""
    gc.collect()
    with nothing_to_collect():
        Loop()
    assert any(isinstance(each, Loop) for each in gc.get_objects())
    gc.collect()
    assert not any(isinstance(each, Loop) for each in gc.get_objects())


def test_it_is_on_again_after_an_error() -> None:
    """As after anything else."""

    def fail() -> None:
        with nothing_to_collect():
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert gc.isenabled()
