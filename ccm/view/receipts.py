"""A receipt: what an answer was made of, so that it can be made again."""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.convention import CONVENTION
from ccm.facts import Confidence, Record, State
from ccm.rules import Finding, Reading, Roll, Treaty
from ccm.rules.shown import Shown
from ccm.view.asof import as_of
from ccm.view.provenance import held_to

__all__ = ["Receipt", "receipt_of"]


@attrs.define(frozen=True, kw_only=True, repr=False)
class Receipt(Shown):
    """What one answer was asked of, and of what it was made.

    As text it is the command that asks again, and what it must find.

    Attributes:
        state: The State.
        obligation: Id of the obligation.
        on: The day asked about.
        known_by: Last day of publication that counted; None for no limit.
        trust: The least sure kind of event that counted.
        reading: How open questions of the text were answered.
        treaty: Name of the treaty.
        version: Version of the library.
        digest: SHA-256 of what the record held (`ccm.facts.Record.digest`).

    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> print(finding.receipt)                                  # doctest: +ELLIPSIS
    ccm explain BGR art3 --on 2020-12-01  # ccm ..., sha256 ...
    """

    state: State
    obligation: str
    on: date
    known_by: date | None = None
    trust: Confidence = Confidence.MEDIUM
    reading: Reading = attrs.field(factory=Reading)
    treaty: str
    version: str
    digest: str

    def __str__(self) -> str:
        made = f"ccm {self.version}, {self.treaty}, sha256 {self.digest}"
        return f"{' '.join(self._asked())}  # {made}"

    def _asked(self) -> tuple[str, ...]:
        """Return the command that asks the treaty's own record."""
        from shlex import quote  # noqa: PLC0415 - of other treaties

        words = ["ccm explain", self.state.alpha3, self.obligation, f"--on {self.on}"]
        if self.known_by is not None:
            words.append(f"--known-by {self.known_by}")
        if self.trust is not Confidence.MEDIUM:
            words.append(f"--trust {self.trust}")
        chosen = dict(self.reading.chosen)
        if self.treaty != CONVENTION.name:
            words.append(f"--treaty {quote(self.treaty)}")
        changed = self.reading.changed
        return (*words, *(f'--reading "{name}={chosen[name]}"' for name in changed))

    def again(
        self, *, record: Record | None = None, treaty: Treaty = CONVENTION
    ) -> Finding:
        """Make the answer again, from the same record.

        Another version of the library can say something else: the changelog then
        says why, under *Law and data*.

        Args:
            record: The record; that of the treaty if None.
            treaty: The treaty.

        Raises:
            InvalidValueError: It is another record, or another treaty.

        >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
        >>> finding.receipt.again() == finding
        True
        """
        held_to("treaty", self.treaty, treaty.name)
        whole = treaty.record() if record is None else record
        held_to("record: sha256", self.digest, whole.digest)
        view = as_of(
            self.on,
            known_by=self.known_by,
            record=whole,
            reading=self.reading,
            trust=self.trust.value,
            treaty=treaty,
        )
        return view.assess(self.state, self.obligation)

    def to_dict(self) -> ccm.provenance.ReceiptRow:
        """Return it as in JSON: what was asked, and of what it was made."""
        return ccm.provenance.receipt_row(self)


def receipt_of(finding: Finding, roll: Roll) -> Receipt:
    """Return the receipt of an answer.

    Args:
        finding: The answer.
        roll: The roll that it was made of.
    """
    drawn = roll.record.drawn
    return Receipt(
        state=finding.state,
        obligation=finding.obligation,
        on=finding.on,
        known_by=drawn.known_by,
        trust=drawn.trust,
        reading=roll.reading,
        treaty=roll.treaty.name,
        version=ccm.__version__,
        digest=drawn.whole.digest,
    )
