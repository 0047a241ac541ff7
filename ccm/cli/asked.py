"""What is asked besides the question: day, knowledge, record, and how to write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import click

from ccm.errors import InvalidValueError

if TYPE_CHECKING:
    from pathlib import Path

    from ccm.facts import Record, State
    from ccm.rules import Reading, Treaty
    from ccm.share.pages import Page
    from ccm.view import AsOf

__all__ = ["Asked"]

_MONTHS = 24
_OF_FILES = "check"
"""The page that rests on a record and on no view of it."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The options that every command has.

    Attributes:
        today: Tells the day of the clock.
        on: The day; or what names a meeting; None for today.
        known_by: Last day of publication that counts, or a meeting; None for no limit.
        trust: The least sure kind of event that counts; None for the usual.
        record: The folder of the record; None for the treaty's own.
        own: Files and folders of one's own that are laid over it.
        treaty: The name or the folder of another treaty; None for this Convention.
        supposed: Events that are supposed, each in a line.
        choices: How the text is read otherwise, each as ``FIELD=ANSWER``.
        format: Table, JSON or CSV.
        output: The file to write to; None for standard output.
        color: Whether to use colours: auto, always or never.
        no_pager: Whether a long page is printed at once.
        what_if: The views with supposed events that were made of them.
    """

    today: Callable[[], date]
    on: date | str | None
    known_by: date | str | None
    trust: str | None
    record: Path | None
    own: Sequence[Path]
    treaty: str | None
    supposed: Sequence[str]
    choices: Sequence[str]
    format: str
    output: Path | None
    color: str
    no_pager: bool
    what_if: list[AsOf] = field(default_factory=list["AsOf"], init=False)

    @cached_property
    def rules(self) -> Treaty:
        """The treaty that is asked about."""
        if self.treaty is None:
            from ccm.convention import CONVENTION  # noqa: PLC0415 - not for --help

            return CONVENTION
        from ccm.share.treaties import treaty_named  # noqa: PLC0415 - few ask for it

        return treaty_named(self.treaty)

    @property
    def folder(self) -> Path | None:
        """The folder of the other treaty that is asked about, if it is one."""
        if not self.treaty:
            return None
        from pathlib import Path  # noqa: PLC0415 - where files are written

        path = Path(self.treaty)
        return path if path.is_dir() else None

    @cached_property
    def facts(self) -> Record:
        """The record that is asked."""
        from ccm.facts import load_record  # noqa: PLC0415 - not for --help

        rules = self.rules
        record = None
        if self.record:
            record = load_record(self.record, rules.schema, cited=rules.id_of)
        if not self.own:
            return record or rules.record()
        from ccm.share.own import own_record  # noqa: PLC0415 - few have own facts

        return own_record(self.own, record or rules.record(), rules)

    @cached_property
    def day(self) -> date:
        """The day that is meant."""
        return self.day_of(self.on)

    def day_of(self, on: date | str | None, option: str = "--on") -> date:
        """Return a day that was given as a day, as a meeting, or as today."""
        if on is None:
            return self.today()
        if isinstance(on, date):
            return on
        from ccm.share.vocabulary import last_day  # noqa: PLC0415 - of a meeting

        return last_day(self.facts, on, option)

    @property
    def known(self) -> date | None:
        """The last day of publication that counts; None for no limit."""
        return self.last(self.known_by, "--known-by")

    def last(self, day: date | str | None, option: str = "--until") -> date | None:
        """Return a day that was given as a day or as a meeting; None if none was."""
        return None if day is None else self.day_of(day, option)

    def view(self, *, of: State | str | None = None, until: date | None = None) -> AsOf:
        """Return the record on the day, with what is supposed.

        Args:
            of: The State that a supposed event is of where it names none.
            until: Another day than the one asked about.
        """
        from ccm.view import as_of  # noqa: PLC0415 - not for --help

        view = as_of(
            until or self.day,
            known_by=self.known,
            record=self.facts,
            reading=self._reading(),
            treaty=self.rules,
            **({"trust": self.trust} if self.trust else {}),
        )
        if not self.supposed:
            return view
        from ccm.share.supposing import supposing  # noqa: PLC0415 - few ask what if

        self.what_if.append(supposing(view, self.supposed, of))
        return self.what_if[-1]

    def of_the_convention(self) -> AsOf:
        """Return the same of this Convention alone.

        Raises:
            UsageError: Another treaty is asked about.
        """
        if self.treaty is not None:
            msg = "--treaty: this command is about the Convention on Cluster Munitions"
            raise click.UsageError(msg)
        return self.view()

    def _reading(self) -> Reading | None:
        """Return how the text is read; None for as the States Parties do."""
        if not self.choices:
            return None
        from ccm.rules.choices import reading_of  # noqa: PLC0415 - few ask what if

        return reading_of(self.choices)

    def until(self, until: date | str | None, months: int | None) -> date:
        """Return the last day to look at, which is told in one of two ways.

        Raises:
            UsageError: It is told in both.
            InvalidValueError: So many months lead out of the calendar.
        """
        from ccm.dates import Period, Rounding  # noqa: PLC0415 - not for --help

        if until is not None and months is not None:
            msg = "--until: not allowed with --months"
            raise click.UsageError(msg)
        if until is not None:
            return self.day_of(until, "--until")
        if months is None and self.day.year + _MONTHS // 12 > date.max.year:
            return date.max  # nobody asked for what comes after the calendar
        ahead = Period(months=_MONTHS if months is None else months)
        try:
            return ahead.after(self.day, rounding=Rounding.DOWN)
        except InvalidValueError as error:
            msg = f"months: {error}"
            raise InvalidValueError(msg) from None

    def remark(self, page: Page) -> str:
        """Return what the first line of a page says of the options that it rests on."""
        said: dict[str, object] = {}
        if page.scope.view or page.name == _OF_FILES:
            said |= {"known by": self.known, "trust": self.trust}
            said |= {"record": self.record}
            said |= {"own facts": ", ".join(map(str, self.own))}
        if page.scope.view:
            said |= {"supposed": "; ".join(self.supposed)}
            said |= {"read with": "; ".join(self.choices)}
        given = [f", {name} {value}" for name, value in said.items() if value]
        return (self._whose_day() if page.scope.on == self.day else "") + "".join(given)

    def _whose_day(self) -> str:
        if self.on is None:
            return " (today)"
        return f" (last day of {self.on})" if isinstance(self.on, str) else ""
