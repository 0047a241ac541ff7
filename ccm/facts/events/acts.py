"""What a State does with munitions that the Convention forbids, or allows to few.

The record that comes with the library holds nothing of it so far: these types are
made when somebody first asks for one.
"""

from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.facts.events.base import Event
from ccm.facts.states import State

__all__ = ["Act", "MunitionsTransferred", "ProhibitedAct"]


class Act(StrEnum):
    """What Article 1(1) forbids: use (a), six verbs (b), and assistance (c)."""

    USE = "use"
    DEVELOP = "develop"
    PRODUCE = "produce"
    ACQUIRE = "acquire"
    STOCKPILE = "stockpile"
    RETAIN = "retain"
    TRANSFER = "transfer"
    ASSIST = "assist"
    """Assist, encourage or induce anyone to do any of it."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class ProhibitedAct(Event):
    """The State did what Article 1(1) forbids.

    Attributes:
        act: What it did.
    """

    title: ClassVar[str] = "prohibited act"
    act: Act

    def detail(self) -> str:
        """Name the act."""
        return f"prohibited act: {self.act}"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class MunitionsTransferred(Event):
    """The State transferred munitions to another State (Article 3(7)).

    Attributes:
        receiver: The State that received them.
    """

    title: ClassVar[str] = "munitions transferred"
    receiver: State

    def detail(self) -> str:
        """Name the receiver."""
        return f"munitions transferred to {self.receiver}"
