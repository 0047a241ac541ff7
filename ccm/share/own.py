"""Facts of one's own, laid over a record and held to the rules, whoever reads them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError, UnknownStateError
from ccm.facts import Confidence, Deposit, Record, Signature, load_record
from ccm.rules import Treaty
from ccm.view import as_of

__all__ = ["as_registered", "has_joining", "hold_to_rules", "own_record"]


def own_record(
    paths: Sequence[Path], over: Record, treaty: Treaty = CONVENTION
) -> Record:
    """Return a record with files of one's own laid over it, as `ccm check` does.

    Raises:
        DataFileError: With every fault of the files.
        InadmissibleEventError: With every event that the rules on joining and
            leaving do not admit.
    """
    record = load_record(paths, treaty.schema, over=over, cited=treaty.id_of)
    if has_joining(record):
        hold_to_rules(record, treaty=treaty)
    return record


@contextmanager
def as_registered(record: Record) -> Generator[None]:
    """Say of a State that what comes with the library names that a record lacks it.

    Args:
        record: The record, which has a register of its own.

    Raises:
        InvalidValueError: It lacks one.
    """
    try:
        yield
    except UnknownStateError as error:
        msg = (
            "record: expected every State that the documents of the library name, "
            f"some are none of the {len(record.states)} of its states.csv: without "
            "that file, the register of the library is read"
        )
        raise InvalidValueError(msg) from error


def has_joining(record: Record) -> bool:
    """Tell whether the rules on joining and leaving can be held to a record."""
    kinds = {type(event) for event in record.events}
    return {Signature, Deposit} <= kinds


def hold_to_rules(
    record: Record,
    *,
    on: date | None = None,
    known_by: date | None = None,
    trust: str | None = None,
    treaty: Treaty = CONVENTION,
) -> None:
    """Refuse a record with events that the rules on joining and leaving do not admit.

    Args:
        record: The record.
        on: A day; they are the same on any.
        known_by: Leave out what was published later; None for no limit.
        trust: The least sure kind of event that is held to them; every kind if None.
        treaty: The treaty whose rules they are.

    Raises:
        InadmissibleEventError: With every such event.
        InvalidValueError: *trust* is no option.
    """
    sure = trust or str(Confidence.UNVERIFIED)
    day = on or date.max
    as_of(day, record=record, known_by=known_by, trust=sure, treaty=treaty)
