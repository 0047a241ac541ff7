"""A yearly duty, in words: why it stands where it does, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.duties.protocol import Upshot
from ccm.duties.reports import Reports
from ccm.duties.said import Asked, Said, Weight
from ccm.duties.wording import Reasons, Words, observed
from ccm.duties.year_by_year import in_runs, years_told
from ccm.duties.yearly import CHOICES, Bearing, due_on
from ccm.facts import Event, OfYear
from ccm.rules.bearing import come, happened, happened_by, truth_of
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Occasional, Recurring
from ccm.rules.outcome import Lack
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth

__all__ = ["WORDS"]


def _lacking(
    bearing: Bearing, case: Case, _answer: Upshot, lack: Lack
) -> Iterator[Missing]:
    """Yield what is missing of years: reports, or the days of those on record."""
    bare, held = _parted(bearing, case, lack)
    if bare:
        fact = f"reports on {_listed(bare)}"
        yield bearing.silence.lacks(fact, case.on, (bearing.norm.fulfilled_by,))
    if held:
        fact = f"the days of reports on {_listed(held)}"
        yield Missing(fact, Cause.PARTIAL_DATE, told_by=(bearing.norm.fulfilled_by,))


def _parted(
    bearing: Bearing, case: Case, lack: Lack
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years whose reports are not on record, and those of unknown day."""
    years = _years(lack)
    held = tuple(
        year
        for year in years
        if happened((each.event for each in bearing.on_year(year).made), case.on)
    )
    return tuple(year for year in years if year not in held), held


def _said(bearing: Bearing, case: Case, lack: Lack, asked: Asked) -> Said:
    bare, held = _parted(bearing, case, lack)
    by_then = "had come by then" if held else "were made"
    if not asked.yes:
        return Said(f"not all reports on {_listed(_years(lack))} {by_then}")
    unheard = f"reports on {_listed(bare)} were made, and are not on record"
    came = f"reports on {_listed(held)} {by_then}"
    told = [said for years, said in ((bare, unheard), (held, came)) if years]
    return Said("; ".join(told), Weight.UNHEARD if bare else Weight.NOTHING)


def _said_of_years(_bearing: Bearing, _case: Case, lack: Lack, asked: Asked) -> Said:
    years = _listed(_years(lack))
    yes, no = _ON_YEARS[lack.what]
    if lack.what == "coming":
        weight = Weight.SAID if asked.yes else Weight.NOTHING
        return Said.of(yes if asked.yes else no, years, weight)
    if asked.yes:
        return Said(yes.format(years))
    presumed = lack.what == "years"
    return Said(no.format(years), Weight.PRESUMED if presumed else Weight.NOTHING)


def _amounts(
    bearing: Bearing, case: Case, lack: Lack, event: Event, asked: Asked
) -> tuple[Lack, object] | None:
    """Return what the day of a report says of reports, or that of a list without it."""
    if lack.what not in _OF_REPORTS or not isinstance(event, OfYear):
        return None
    years = sorted({*_years(lack), event.year})
    made = _made(bearing.on_year(event.year), case.on, event, asked)
    known = made is not None and lack.what != "owed"
    answer = made is _OF_REPORTS[lack.what] if known else None
    return Lack(lack.what, tuple(years)), answer


_OF_REPORTS = {"reports": True, "years": False, "owed": True}
"""What is asked of years, and the answer where the reports on all of them were made."""


def _made(reports: Reports, on: date, event: Event, asked: Asked) -> bool | None:
    """Tell whether a report was made, by the days that an answer leaves to an event."""
    if any(each.event is event for each in reports.made):
        return True if asked.days[-1].latest <= on else None
    return False if asked.days[0].earliest >= on else None


_ON_YEARS = {
    "years": (
        "a report on {} was owed and not made",
        "no report on {} that was owed was left out",
    ),
    "coming": ("a report on {} is owed", "no report on {} is owed"),
    "owed": (
        "something raised it in {}, and the reports were made",
        "nothing raised it in {}",
    ),
}
"""How yes and no read to what is asked of years."""


def _years(lack: Lack) -> tuple[int, ...]:
    return tuple(year for year in lack.about if isinstance(year, int))


def _listed(years: tuple[int, ...]) -> str:
    """Return years in words, with runs of years as ranges."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    ends = (dict.fromkeys((run[0], run[-1])) for run in runs)
    return ", ".join(" to ".join(map(str, run)) for run in ends)


def _reasons(bearing: Bearing, case: Case, answer: Upshot) -> Reasons:
    norm = bearing.norm
    years = years_told(bearing, case)
    steps = [_next(bearing, case, answer), in_runs(years, norm.provision)]
    because = (*filter(None, steps), *observed(case, norm.fulfilled_by))
    return Reasons(because=because, years=years)


def _next(bearing: Bearing, case: Case, answer: Upshot) -> Explanation:
    entry = (case.standing.entry,) if case.standing.entry else ()
    chosen = ["first_annual_report", "report_day"]
    if case.standing.exit:
        chosen.append("last_reports")
    begin, due = case.standing.in_force_from, answer.deadline
    upcoming = due.date if due else None
    if due is None:
        claim = "no further report falls due"
    else:
        year = due.candidates[0].year - 1
        claim = f"next report due {due}, on {year}"
        if begin and begin.year == year:
            claim += f" ({_covered(begin, case)})"
            chosen.append("part_year")
    provision = bearing.norm.provision
    return Explanation(claim, upcoming, provision, (), entry, tuple(chosen))


def _covered(begin: date, case: Case) -> str:
    """Return what of the year of entry into force its report covers, in words."""
    whole = case.reading.part_year == "whole calendar year"
    return "the whole year" if whole else f"since {begin}"


def _reasons_of_years(bearing: Bearing, case: Case, answer: Upshot) -> Reasons:
    return Reasons(because=tuple(_occasions(bearing, case, answer)))


def _occasions(bearing: Bearing, case: Case, answer: Upshot) -> Iterator[Explanation]:
    norm = bearing.norm
    if due := answer.deadline:
        year = due.candidates[0].year - 1
        claim = f"next report, if one is owed: due {due}, on {year}"
        yield Explanation(claim, due.date, norm.provision, (), (), CHOICES)
    raising = happened((e.event for e in bearing.raising), case.on)
    if case.standing.exit or raising:
        begin = case.standing.in_force_from
        claim = f"in the year of entry into force ({begin}): {case.reading.part_year}"
        yield Explanation(claim, None, norm.provision, (), (), (*CHOICES, "part_year"))
    yield from filter(None, (case.standing.entry,))
    yield from _on_record(bearing, case)
    yield from _year_steps(bearing, case, answer)
    yield from observed(case, *norm.raised_by)


def _on_record(bearing: Bearing, case: Case) -> Iterator[Explanation]:
    norm = bearing.norm
    told = happened(case.heard(*norm.raised_by), case.on)
    if not told:
        silent = bearing.occasions_heard.speaks(case.on)
        truth = Truth.FALSE if silent else Truth.UNKNOWN
        claim = f"the record holds no word of: {_names(norm)}"
        yield Explanation(claim, truth, norm.provision)
    for kind in norm.raised_by:
        if facts := tuple(event for event in told if type(event) is kind):
            claim, accounts = f"on record: {kind.title}", case.accounts(facts)
            yield Explanation(claim, None, norm.provision, accounts)


def _names(norm: Recurring | Occasional) -> str:
    """Return what raises a duty, in words."""
    return " or ".join(kind.title for kind in norm.raised_by)


_MADE = {
    Truth.TRUE: "made",
    Truth.FALSE: "not made",
    Truth.UNKNOWN: "not in the record",
}


def _year_steps(bearing: Bearing, case: Case, answer: Upshot) -> Iterator[Explanation]:
    """Yield what became of the report on each year that surely raised one."""
    norm, first, *others = bearing.norm, *(set(o.owed) for o in answer.bound)
    for year in sorted(first.intersection(*others)):
        filed = [each.event for each in bearing.on_year(year).made]
        facts = happened(filed, case.on)
        truth = happened_by(facts, case.on)
        if not (facts or bearing.silence.speaks(case.on)):
            truth = Truth.UNKNOWN
        due = due_on(norm, year, bearing.reading)
        claim = f"report on {year}, due {due}: {_MADE[truth]}"
        yield Explanation(claim, truth, norm.provision, case.accounts(facts))


def _open_years(
    bearing: Bearing, case: Case, _answer: Upshot, lack: Lack
) -> Iterator[Missing]:
    """Yield what is missing of years: reports that are owed, or what raised them."""
    norm, years = bearing.norm, _years(lack)
    owed = tuple(year for year in years if _surely_raised(bearing, case, year))
    doubtful = tuple(year for year in years if year not in owed)
    if owed:
        fact = f"reports on {_listed(owed)}"
        yield _gap(bearing, case, fact, norm.fulfilled_by)
    if doubtful:
        span = tuple(range(doubtful[0], doubtful[-1] + 1))  # of one question, one gap
        fact = f"whether there were {_names(norm)} ({_listed(span)})"
        yield _gap(bearing, case, fact, *norm.raised_by)


def _surely_raised(bearing: Bearing, case: Case, year: int) -> bool:
    """Tell whether something on record raised the duty in a year, whatever its day."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), case.on)
    raised = truth_of(lambda course: bool(come(course, bearing.raising, last, first)))
    return raised is Truth.TRUE


def _gap(bearing: Bearing, case: Case, fact: str, *told: type[Event]) -> Missing:
    reported = told == (bearing.norm.fulfilled_by,)
    silence = bearing.silence if reported else bearing.occasions_heard
    if silence.speaks(case.on):
        return Missing(fact, Cause.PARTIAL_DATE, told_by=told)
    return silence.lacks(fact, case.on, told)


WORDS: dict[type[Recurring | Occasional], Words] = {
    Recurring: Words(reasons=_reasons, lacking=_lacking, said=_said, amounts=_amounts),
    Occasional: Words(
        reasons=_reasons_of_years,
        lacking=_open_years,
        said=_said_of_years,
        amounts=_amounts,
    ),
}
