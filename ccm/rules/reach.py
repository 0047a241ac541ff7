"""What a provision reaches: things under a State's jurisdiction, control, or both."""

from __future__ import annotations

import attrs

from ccm.rules.reading import Reading
from ccm.rules.ruling import Ruling, as_read
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth

__all__ = ["Reach"]


@attrs.define(frozen=True, kw_only=True, eq=False)
class Reach:
    """Under whose power a thing must be for a provision to reach it.

    Attributes:
        provision: Where that is said.
        both: Whether jurisdiction and control are asked for, and not one of them.
    """

    provision: str
    both: bool

    def covers(self, jurisdiction: Truth, control: Truth, reading: Reading) -> Ruling:
        """Tell whether the provision reaches a thing."""
        literal = reading.reach == "as each article says"
        both = self.both and literal
        asked = f"jurisdiction {'and' if both else 'or'} control"
        words = f"jurisdiction {jurisdiction.value}, control {control.value}"
        return Ruling.of(
            jurisdiction & control if both else jurisdiction | control,
            f"under {asked}: {words}",
            self.provision,
            because=(as_read(reading, "reach"),) if self.both else (),
            missing=(Missing(f"whether it is under {asked}", Cause.NOT_REPORTED),),
        )
