"""Events by which a State joins the Convention or leaves it (Articles 15 to 20)."""

from datetime import date as Day
from enum import StrEnum
from typing import ClassVar, Self

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts.events.base import Event

__all__ = [
    "ArmedConflict",
    "Deposit",
    "Instrument",
    "ProvisionalApplication",
    "Signature",
    "WithdrawalNotice",
]


class Instrument(StrEnum):
    """How a State consents to be bound (Article 16)."""

    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    """A new State takes the place of one that was bound; no text speaks of it."""


class _Recorded(Event):
    """An event of which the Depositary records the day."""

    __slots__ = ()
    of_the_depositary: ClassVar[bool] = True
    to_the_day: ClassVar[bool] = True

    @property
    def day(self) -> Day:
        """The day itself, which is always known."""
        return self.date.earliest


class Signature(_Recorded):
    """The State signed the Convention (Article 15)."""

    __slots__ = ()
    title: ClassVar[str] = "signature"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Deposit(_Recorded):
    """The State deposited its instrument with the Depositary (Article 16).

    Attributes:
        instrument: Ratification, acceptance, approval, accession or succession.
        since: The day since which a successor is bound, where the Depositary gives it;
            no provision on entry into force counts then.

    Raises:
        InvalidValueError: Such a day stands with another instrument, or after the day.
    """

    title: ClassVar[str] = "deposit"
    instrument: Instrument
    since: Day | None = None

    def cohere(self) -> None:
        """Refuse what does not go together."""
        super().cohere()
        if self.since is None:
            return
        if self.instrument is not Instrument.SUCCESSION:
            msg = f"since: expected with a succession alone, got {self.instrument}"
            raise InvalidValueError(msg)
        if self.since > self.day:
            msg = f"since: expected {self.day} or earlier, got {self.since}"
            raise InvalidValueError(msg)

    @property
    def bears_from(self) -> Day:
        """The day itself, or that since which a successor is bound."""
        return self.since or self.day

    def detail(self) -> str:
        """Name the instrument."""
        return f"deposit of its instrument of {self.instrument}"


class ProvisionalApplication(_Recorded):
    """The State declared that it applies Article 1 provisionally (Article 18)."""

    __slots__ = ()
    title: ClassVar[str] = "declaration of provisional application"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class WithdrawalNotice(Event):
    """The Depositary received the State's instrument of withdrawal (Article 20).

    Attributes:
        effective: The day on which it takes effect, where a source prints it.
            To somebody who asks what was known earlier, it is not yet printed.
    """

    title: ClassVar[str] = "receipt of its instrument of withdrawal"
    of_the_depositary: ClassVar[bool] = True
    effective: Day | None = None

    def as_known(self, by: Day) -> Self | None:
        """Return the notice; before the printed day, without that day."""
        known = super().as_known(by)
        if known is None or self.effective is None or self.effective <= by:
            return known
        return attrs.evolve(known, effective=None)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class ArmedConflict(Event):
    """The State was engaged in an armed conflict (Article 20(3)).

    Attributes:
        ended: When the conflict ended; None while no end is recorded.

    Raises:
        InvalidValueError: It ended before it began.
    """

    title: ClassVar[str] = "begin of an armed conflict"
    of_the_depositary: ClassVar[bool] = True
    ended: PartialDate | None = None

    def as_known(self, by: Day) -> Self | None:
        """Return the conflict, without an end that had not surely come."""
        known = super().as_known(by)
        if known is None or self.ended is None or self.ended.latest <= by:
            return known
        return attrs.evolve(known, ended=None)

    def cohere(self) -> None:
        """Refuse what does not go together."""
        super().cohere()
        if self.ended is not None and self.ended.latest < self.date.earliest:
            msg = f"ended: expected {self.date} or later, got {self.ended}"
            raise InvalidValueError(msg)


def __getattr__(name: str) -> object:
    if name in ("Extent", "TerritorialScope"):  # which stood here in version 1.0
        from ccm.facts.events import territories  # noqa: PLC0415 - on first use

        return getattr(territories, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
