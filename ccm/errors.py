"""The errors of `ccm`: each says what was wrong, where, and what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Self

__all__ = [
    "AmbiguousDateError",
    "AmbiguousStateError",
    "CCMError",
    "DataFileError",
    "Fault",
    "InadmissibleEventError",
    "InvalidValueError",
    "MissingExtraError",
    "SeveralObligationsError",
    "UndeterminedError",
    "UnknownActionError",
    "UnknownObligationError",
    "UnknownPlanError",
    "UnknownStateError",
    "UnknownTreatyError",
    "did_you_mean",
]


def did_you_mean(given: object, known: Iterable[str]) -> str:
    """Return what may be meant by a word that is not known, as the end of a sentence.

    >>> did_you_mean("reprot", ("report", "request"))
    '; did you mean report?'
    >>> did_you_mean("xyz", ("report", "request"))
    ''
    """
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip

    folded = {word.lower(): word for word in known}
    near = get_close_matches(str(given).lower(), folded, n=1, cutoff=0.65)
    return f"; did you mean {folded[near[0]]}?" if near else ""


class CCMError(Exception):
    """Base of all errors raised by `ccm`: catch this to catch them all."""


class InvalidValueError(CCMError, ValueError):
    """A value does not have the form that its field requires."""


class AmbiguousDateError(CCMError, ValueError):
    """A period ends on a day that the calendar does not have.

    Attributes:
        start: Day the period runs from.
        period: The `Period` itself; here it is only shown.
        candidates: The calendar days on either side of the missing one.
    """

    def __init__(
        self, start: date, period: object, candidates: tuple[date, date]
    ) -> None:
        super().__init__(start, period, candidates)  # the arguments: it pickles
        self.start = start
        self.period = period
        self.candidates = candidates

    def __str__(self) -> str:
        down, up = self.candidates
        return (
            f"{self.period} from {self.start} end on no calendar day: "
            f"say Rounding.DOWN for {down} or Rounding.UP for {up}"
        )


class UnknownStateError(CCMError, LookupError):
    """No State of the register has that code or name.

    Attributes:
        name: What was asked for.
        near: Codes and names of States that look alike, best first; of a name that
            something else has, those to look at instead.
        kind: What else has the name: ``area``, ``former State``, ``part of a State``
            or ``organization``; empty if nothing is known to.

    >>> import ccm
    >>> from datetime import date
    >>> try:
    ...     ccm.as_of(date(2026, 11, 26)).state("Czechoslovakia")
    ... except ccm.CCMError as error:
    ...     error.kind, error.near
    ('former State', ('CZE Czechia', 'SVK Slovakia'))
    """

    def __init__(self, name: str, near: tuple[str, ...] = (), kind: str = "") -> None:
        super().__init__(name, near, kind)
        self.name = name
        self.near = near
        self.kind = kind

    def __str__(self) -> str:
        near = ", ".join(self.near)
        if self.kind:
            see = f"; see {near}" if near else ""
            return f"{self.name!r} is not on the register of States{self._what()}{see}"
        hint = f"; near matches: {near}" if near else ""
        return (
            f"no State is called {self.name!r}: expected an ISO 3166 or M49 code, or "
            f"a name in use, best a short name of the United Nations{hint}"
        )

    def _what(self) -> str:
        article = "an" if self.kind.startswith("organization") else "a"
        return (
            "" if self.kind == "area" else f": it is the name of {article} {self.kind}"
        )


class AmbiguousStateError(UnknownStateError):
    """A name can stand for several States; `near` has them all.

    >>> import ccm
    >>> from datetime import date
    >>> try:
    ...     ccm.as_of(date(2026, 11, 26)).state("Korea")
    ... except ccm.CCMError as error:
    ...     error.near
    ('KOR Republic of Korea', "PRK Democratic People's Republic of Korea")
    """

    def __str__(self) -> str:
        return (
            f"{self.name!r} can be any of {', '.join(self.near)}: expected a name that "
            "only one has"
        )


class UnknownObligationError(CCMError, LookupError):
    """No obligation has that id, and none stands in a provision of that name.

    Attributes:
        obligation: What was asked for.
        known: The ids that exist.
        near: Those that may be meant, each with what is to be done.
    """

    def __init__(
        self, obligation: str, known: tuple[str, ...] = (), near: tuple[str, ...] = ()
    ) -> None:
        super().__init__(obligation, known, near)
        self.obligation = obligation
        self.known = known
        self.near = near

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return (
            f"no obligation has the id {self.obligation!r} or stands in a provision "
            f"that is cited so: expected one of {', '.join(self.known)}{hint}"
        )


class SeveralObligationsError(UnknownObligationError):
    """A provision holds several obligations.

    Attributes:
        obligation: The provision that was asked for.
        known: The ids of those that it holds.
        near: The same, each with what is to be done.
    """

    def __str__(self) -> str:
        return (
            f"{self.obligation!r} holds {len(self.known)} obligations: "
            f"expected one of {', '.join(self.near or self.known)}"
        )


class Fault(str):
    """A fault of a data file as one line, and by its parts.

    Attributes:
        file: The file or folder.
        line: The line in it; None where the fault is of the whole file.
        field: The column, or what else of the file is meant; empty where the fault
            is of the whole file.
        says: What was expected, and what was there.

    >>> fault = Fault.at("deposits.csv", 2, "date", "expected a day, got '2008'")
    >>> print(fault)
    deposits.csv:2: date: expected a day, got '2008'
    >>> fault.line, fault.field
    (2, 'date')
    """

    __slots__ = ("field", "file", "line", "says")

    file: str
    line: int | None
    field: str
    says: str

    @classmethod
    def at(cls, file: object, line: int | None, field: str, says: str) -> Self:
        """Return the fault at a place."""
        place = f"{file}" if line is None else f"{file}:{line}"
        fault = cls(": ".join(part for part in (place, field, says) if part))
        fault.file, fault.line, fault.field, fault.says = str(file), line, field, says
        return fault

    @classmethod
    def of(cls, file: object, says: str) -> Self:
        """Return a fault of a whole file."""
        return cls.at(file, None, "", says)

    @classmethod
    def of_row(cls, file: object, line: int, fault: str) -> Self:
        """Return a fault that was told as ``field: what was expected``."""
        field, _, says = fault.partition(": ")
        known = says and field.isidentifier()
        return cls.at(file, line, *((field, says) if known else ("row", fault)))


class DataFileError(CCMError, ValueError):
    """One or more data files break their schema; nothing was loaded.

    Attributes:
        faults: Every fault, as ``file:line: field: what was expected``; one that
            was found in a file is a `Fault`, which has these parts.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(self.faults)


class InadmissibleEventError(CCMError, ValueError):
    """The record holds an event that the Convention does not admit.

    Attributes:
        faults: Every such event, with State, date, provision and source.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(self.faults)


class UnknownPlanError(CCMError, LookupError):
    """No action plan has that name.

    Attributes:
        name: What was asked for.
        known: The names that exist.
    """

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(name, known)
        self.name = name
        self.known = known

    def __str__(self) -> str:
        return (
            f"no action plan is called {self.name!r}: expected one of "
            f"{', '.join(self.known)}{did_you_mean(self.name, self.known)}"
        )


class UnknownActionError(CCMError, LookupError):
    """A plan has no action or expected result of that id.

    Attributes:
        action: What was asked for.
        plan: Title of the plan.
        known: The ids that exist.
    """

    def __init__(self, action: str, plan: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(action, plan, known)
        self.action = action
        self.plan = plan
        self.known = known

    def __str__(self) -> str:
        return (
            f"the {self.plan} has no {self.action!r}: expected an id such as "
            f"'4.1(a)(i)' or 'R6.1'{did_you_mean(self.action, self.known)}"
        )


class MissingExtraError(CCMError, ImportError):
    """A package is not installed that an extra of `ccm` brings.

    Attributes:
        package: The package.
        extra: The extra.
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, extra)
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return (
            f"{self.package} is not installed: install ccm with its extra "
            f"{self.extra!r}: in its folder, python -m pip install '.[{self.extra}]'"
        )


class UndeterminedError(CCMError, ValueError):
    """A yes or no was asked of something that the record cannot decide."""


class UnknownTreatyError(CCMError, LookupError):
    """No treaty has that name, and none is in a folder of that name.

    Attributes:
        name: What was asked for.
        known: The names of the treaties that are installed.
        why: What is wrong with the folder or the package of that name, if anything.
    """

    def __init__(self, name: str, known: tuple[str, ...] = (), why: str = "") -> None:
        super().__init__(name, known, why)
        self.name = name
        self.known = known
        self.why = why

    def __str__(self) -> str:
        if self.why:
            return f"treaty {self.name!r}: {self.why}"
        installed = f" ({', '.join(self.known)})" if self.known else ""
        return (
            f"no treaty is called {self.name!r}: expected the name of an installed "
            f"one{installed}, or a folder that holds the package of one"
        )
