"""What a State that leaves still owes of yearly reports, over one course of events."""

from __future__ import annotations

from datetime import date

from ccm.rules.case import Case
from ccm.rules.courses import Course, When

__all__ = ["notice_received", "owed_after_leaving", "owes_reports"]


def notice_received(case: Case, on: date, course: Course) -> bool:
    """Tell whether notice of withdrawal has been received by a day."""
    leaving = case.leaving
    return leaving is not None and course.no_later(leaving.received, on)


def owed_after_leaving(case: Case) -> bool:
    """Tell whether a State that has left still owes reports, as the text is read."""
    begun = case.standing.in_force_from is not None
    return begun and case.reading.last_reports == "for its time as a Party"


def owes_reports(case: Case, on: date, course: Course) -> tuple[bool, When | None]:
    """Return whether it still owes reports, and when leaving ends that.

    None stands for no end that is known by the day.
    """
    leaves = case.leaving.day(course) if case.leaving else None
    if leaves is None:
        return True, None
    if course.no_later(leaves, on):
        return owed_after_leaving(case), leaves
    return True, leaves if notice_received(case, on, course) else None
