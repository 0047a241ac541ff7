"""The same norms over columns: functions from one Arrow batch to another.

For data that is columns already, one row a State or a scenario. What is answered row
by row is what `ccm.as_of` answers of one State of which every day is known; where a row
is in doubt, a column says of what, and nothing is guessed. `ccm.as_of` has the reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccm.errors import InvalidValueError, MissingExtraError
from ccm.facts.typed import held_to
from ccm.rules import ExtensionRule, Norm, Recurring, TimeBound, with_deadline
from ccm.view import AsOf

if TYPE_CHECKING:
    from ccm.columns.running import Columns

__all__ = ["answers", "requests"]


def answers(view: AsOf, obligations: Iterable[str] | str | None = None) -> Columns:
    """Return the function that answers about obligations, row by row.

    Of a view it takes the day, the reading, the treaty, and the day of the deposit that
    brought the treaty into force. `Columns.takes` says which columns it reads.

    Args:
        view: Made by `ccm.as_of`.
        obligations: Ids of obligations that run from entry into force, once or yearly;
            all of them if None.

    Raises:
        MissingExtraError: The extra ``columns`` is not installed.
        InvalidValueError: An obligation is of another kind, the day lies outside the
            years 1900 to 2100, or what was given is no view.
        UnknownObligationError: There is no such obligation.

    >>> import ccm, ccm.columns, pyarrow
    >>> told = {"deposit": [date(2011, 4, 6)], "covered": [date(2025, 12, 31)]}
    >>> batch = pyarrow.RecordBatch.from_pydict({**told, "art7_1_done": [None]})
    >>> ask = ccm.columns.answers(ccm.as_of(date(2020, 9, 28)), "art7.1")
    >>> answer = ask(batch).to_pylist()[0]
    >>> print(answer["art7_1_deadline"], answer["art7_1_status"])
    2012-03-29 overdue
    """
    view = held_to(AsOf, "view", view)
    if obligations is None:
        fit = (norm for norm in view.treaty.obligations if _fits(norm))
        return _columns(view, norms=tuple(map(_fit, fit)))
    ids = (obligations,) if isinstance(obligations, str) else tuple(obligations)
    return _columns(view, norms=tuple(_fit(view.treaty.norm(each)) for each in ids))


def requests(view: AsOf, obligation: str) -> Columns:
    """Return the function that says by when a request must be filed, row by row.

    Args:
        view: Made by `ccm.as_of`; its reading and its treaty count.
        obligation: Id of an obligation whose deadline can be extended.

    Raises:
        MissingExtraError: The extra ``columns`` is not installed.
        InvalidValueError: The deadline of the obligation cannot be extended, or what
            was given is no view.
        UnknownObligationError: There is no such obligation.

    >>> import ccm, ccm.columns, pyarrow
    >>> batch = pyarrow.RecordBatch.from_pydict({"meeting_opens": [date(2023, 9, 11)]})
    >>> ask = ccm.columns.requests(ccm.as_of(date(2023, 1, 1)), "art4")
    >>> print(ask(batch).to_pylist()[0]["request_by"])
    2022-12-11
    """
    view = held_to(AsOf, "view", view)
    norm = with_deadline(view.treaty.norm(obligation))
    if norm is None or norm.extension is None:
        msg = f"obligation: expected one that can be extended, got {obligation!r}"
        raise InvalidValueError(msg)
    return _columns(view, requests=norm.extension)


def _fit(norm: Norm) -> TimeBound | Recurring:
    """Return a norm that columns can follow, or refuse it."""
    if isinstance(norm, Recurring | TimeBound) and _fits(norm):
        return norm
    msg = f"obligations: expected one that runs from entry into force, got {norm.id!r}"
    raise InvalidValueError(msg)


def _fits(norm: Norm) -> bool:
    yearly = isinstance(norm, Recurring)
    return yearly or (isinstance(norm, TimeBound) and norm.runs_from is None)


def _columns(
    view: AsOf,
    *,
    norms: tuple[TimeBound | Recurring, ...] = (),
    requests: ExtensionRule | None = None,
) -> Columns:
    try:
        from ccm.columns.running import Columns, Question  # noqa: PLC0415 - optional
    except ImportError as missing:
        package = str(missing.name).partition(".")[0]
        if package not in ("numpy", "pyarrow"):
            raise
        raise MissingExtraError(package, "columns") from None
    if not _EARLIEST <= view.on.year <= _LATEST:
        msg = f"on: expected a day of {_EARLIEST} to {_LATEST}, got {view.on}"
        raise InvalidValueError(msg)
    decisive, treaty = view.roll.decisive, view.treaty
    return Columns(
        Question(
            on=view.on,
            reading=view.reading,
            decisive=decisive.day if decisive else None,
            opened=treaty.signature.opens,
            entry=treaty.entry,
            withdrawal=treaty.withdrawal,
            norms=norms,
            requests=requests,
        )
    )


_EARLIEST, _LATEST = 1900, 2100
"""Years that can be asked about."""
