"""To which territory of a State the Convention extends, as the Depositary notes it.

No rule asks about it: these types are made when somebody first does.
"""

from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.errors import InvalidValueError
from ccm.facts.events.base import Event
from ccm.phrases import Phrase, phrase

__all__ = ["Extent", "TerritorialScope"]


class Extent(StrEnum):
    """Whether the Convention extends to a territory of a State."""

    INCLUDED = "included"
    EXCLUDED = "excluded"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class TerritorialScope(Event):
    """The Depositary notes to which territory of the State the Convention extends.

    The Convention has no article on it, and no rule asks about it: it is shown.

    Attributes:
        territory: Name of the territory, as the Depositary prints it.
        extent: Whether it is included or excluded from then on.

    Raises:
        InvalidValueError: The territory has no name.
    """

    title: ClassVar[str] = "territorial scope"
    territory: str
    extent: Extent

    def cohere(self) -> None:
        """Refuse what does not go together."""
        super().cohere()
        if not self.territory.strip():
            msg = "territory: expected a name, got a blank"
            raise InvalidValueError(msg)

    def detail(self) -> str:
        """Name the territory, and whether it is included."""
        return str(self.phrased())

    def phrased(self) -> Phrase:
        """Say the same as a phrase."""
        return phrase(f"{{territory}} {self.extent}", territory=self.territory)
