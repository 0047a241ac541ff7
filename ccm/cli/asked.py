"""What is asked besides the question: day, knowledge, record, and how to write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from ccm.facts import Record
    from ccm.view import AsOf

__all__ = ["Asked"]

_MONTHS = 24


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The options that every command has.

    Attributes:
        today: Tells the day of the clock.
        on: The day; or what names a meeting; None for today.
        known_by: Last day of publication that counts; None for no limit.
        trust: The least sure kind of event that counts; None for the usual.
        record: The folder of the record; None for the packaged one.
        format: Table, JSON or CSV.
        output: The file to write to; None for standard output.
        color: Whether to use colours: auto, always or never.
        no_pager: Whether a long page is printed at once.
    """

    today: Callable[[], date]
    on: date | str | None
    known_by: date | None
    trust: str | None
    record: Path | None
    format: str
    output: Path | None
    color: str
    no_pager: bool

    @cached_property
    def facts(self) -> Record:
        """The record that is asked."""
        from ccm.facts import load_record, packaged_record  # noqa: PLC0415 - not for --help

        return load_record(self.record) if self.record else packaged_record()

    @cached_property
    def day(self) -> date:
        """The day that is meant."""
        if self.on is None:
            return self.today()
        if isinstance(self.on, date):
            return self.on
        from ccm.share.vocabulary import last_day  # noqa: PLC0415 - of a meeting

        return last_day(self.facts, self.on)

    def view(self) -> AsOf:
        """Return the record on the day."""
        from ccm.view import as_of  # noqa: PLC0415 - not for --help

        record = self.facts if self.record else None
        seen = partial(as_of, self.day, known_by=self.known_by, record=record)
        return seen(trust=self.trust) if self.trust else seen()

    def until(self, until: date | None, months: int | None) -> date:
        """Return the last day to look at, which is told in one of two ways.

        Raises:
            UsageError: It is told in both.
        """
        from ccm.dates import Period, Rounding  # noqa: PLC0415 - not for --help

        if until is not None and months is not None:
            msg = "--until: not allowed with --months"
            raise click.UsageError(msg)
        ahead = Period(months=_MONTHS if months is None else months)
        return until or ahead.after(self.day, rounding=Rounding.DOWN)

    def remark(self, *, on_a_day: bool) -> str:
        """Return what the first line of a page says of the options.

        Args:
            on_a_day: Whether the page is as of a day.
        """
        said = {"known by": self.known_by, "trust": self.trust, "record": self.record}
        given = [f", {name} {value}" for name, value in said.items() if value]
        return (self._whose_day() if on_a_day else "") + "".join(given)

    def _whose_day(self) -> str:
        if self.on is None:
            return " (today)"
        return f" (last day of {self.on})" if isinstance(self.on, str) else ""
