# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # The Convention since 2008 in ten pictures
#
# Each is a count over years or groups, drawn with matplotlib where it is there, and as
# text where it is not.

# %%
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from io import StringIO

import ccm
from ccm.facts import AnnualReport, Deposit, ExtensionDecision

YEARS = range(2009, 2026)
view = ccm.as_of(date(2025, 10, 1))


class Picture:
    """Bars that a notebook shows, each with its number."""

    def __init__(self, title: str, numbers: dict[str, int]) -> None:
        from matplotlib.figure import Figure

        figure = Figure(figsize=(8, 0.3 * len(numbers) + 1), layout="tight")
        axes = figure.subplots()
        axes.bar_label(axes.barh([*numbers], [*numbers.values()], color="0.5"))
        axes.invert_yaxis()
        axes.set_title(title)
        self.figure = figure

    def _repr_svg_(self) -> str:
        drawn = StringIO()
        self.figure.savefig(drawn, format="svg", metadata={"Date": None})
        return drawn.getvalue()


def picture(title: str, numbers: Mapping[int, int] | Mapping[str, int]) -> object:
    """Return a picture of some numbers, or print it where nothing can draw it."""
    told = {str(label): number for label, number in numbers.items()}
    print(title)
    try:
        return Picture(title, told)
    except ImportError:
        most = max(told.values(), default=1) or 1
        for label, number in told.items():
            print(f"{label:>28} {'=' * (50 * number // most)} {number}")
        return None


def at_the_end(obligation: str, *shown: str) -> dict[int, int]:
    """Return how many States stood in one of some ways at the end of each year."""
    days = [date(year, 12, 31) for year in YEARS]
    found = Counter(
        row["on"]
        for row in ccm.panel(obligations=obligation, days=days, view=view)
        if row["status"] in shown
    )
    return {day.year: found[day] for day in days}


# %% [markdown]
# ## Who joined

# %%
counts = ccm.counts()
in_force = {y: counts.at(date(y, 12, 31)).in_force for y in YEARS}
picture("1. States Parties, at the end of the year", in_force)

# %%
signed = {y: counts.at(date(y, 12, 31)).signatories for y in YEARS}
picture("2. Signatories that have not joined", signed)

# %%
deposits = Counter(event.date.earliest.year for event in view.record.every(Deposit))
picture("3. Instruments deposited, by year", dict(sorted(deposits.items())))

# %%
regions = Counter(state.region or "not told" for state in view.states_parties())
picture("4. States Parties by region, October 2025", dict(regions.most_common()))

# %% [markdown]
# ## Stockpiles and clearance

# %%
picture(
    "5. Stockpiles to destroy (Article 3): in time", at_the_end("art3", "outstanding")
)

# %%
picture("6. Areas to clear (Article 4): in time", at_the_end("art4", "outstanding"))

# %%
decided = Counter(
    f"{event.meeting} {event.obligation}"
    for event in view.record.every(ExtensionDecision)
    if event.granted
)
picture("7. Extensions granted", dict(sorted(decided.items())))

# %% [markdown]
# ## Reports

# %%
late = at_the_end("art7.1", "overdue")
picture("8. Initial reports overdue", late)

# %%
reports = Counter(event.year for event in view.record.every(AnnualReport))
picture(
    "9. Annual reports on record, by the year they cover", dict(sorted(reports.items()))
)

# %% [markdown]
# ## What lies ahead

# %%
ahead = Counter(
    due.on.year
    for due in view.schedule(until=date(2045, 12, 31))
    if due.what in ("art3", "art4")
)
picture("10. Deadlines of Articles 3 and 4 to come", dict(sorted(ahead.items())))
