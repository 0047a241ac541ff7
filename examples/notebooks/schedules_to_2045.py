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
# # Schedules of all States to 2045
#
# What falls due under the Convention, for every State, for twenty years; with facts of
# one's own, with what might be decided, and out into a calendar and a workbook. It
# needs the extras `calendar` and `xlsx`.

# %%
from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import ccm
from ccm.dates import PartialDate, Period
from ccm.facts import ExtensionDecision, Source
from ccm.tables.folder import package, write

view = ccm.as_of(date(2025, 10, 1))
schedule = view.schedule(until=date(2045, 12, 31))
schedule

# %% [markdown]
# Most of it is yearly reports. What else is there, year by year?

# %%
others = [due for due in schedule if not due.what.startswith("art7.2")]
for year, number in sorted(Counter(due.on.year for due in others).items()):
    print(year, number)
ccm.table(others)

# %% [markdown]
# ## When must a request be filed?
#
# Chad's deadline to clear is 1 October 2026. What lies ahead of a request for more:

# %%
outlook = view.outlook("TCD", "art4")
for hearing in outlook.hearings:
    print(hearing.label, "opens", hearing.meeting.opens, "- file by", hearing.last_day)
outlook

# %% [markdown]
# ## Facts of one's own
#
# A ministry knows what the packaged record does not. A file with one row is laid over
# it; every answer tells such a fact apart.

# %%
folder = Path(tempfile.mkdtemp())
own = folder / "deposits.csv"
own.write_text(
    "state,date,instrument,source\nBRA,2025-09-15,accession,our own note\n",
    encoding="utf-8",
)
record = ccm.load_record(own, over=ccm.packaged_record())
wider = ccm.as_of(view.on, record=record)
ours = wider.schedule(until=date(2036, 12, 31), states="BRA")
print(wider.entry_into_force("BRA"))
ours

# %% [markdown]
# ## What if?
#
# Suppose that the next Review Conference grants Chad what it may ask for at most.

# %%
granted = ExtensionDecision(
    state=view.state("TCD"),
    date=PartialDate.on(date(2026, 9, 18)),
    source=(Source("supposed"),),
    obligation="art4",
    number=3,
    meeting="3RC",
    length=Period(years=5),
)
later = ccm.as_of(date(2026, 10, 2)).supposing(granted)
print(ccm.as_of(date(2026, 10, 2)).assess("TCD", "art4").deadline)
print(later.assess("TCD", "art4").deadline)

# %% [markdown]
# ## Out into other tools
#
# A calendar that a phone subscribes to, and a workbook with what each column means.

# %%
(folder / "all.ics").write_bytes(schedule.to_ics(alarms=[30]))
write(folder / "workbook", package(view, {"schedule": ccm.table(schedule)}, "xlsx"))
print(sorted(path.name for path in (folder / "workbook").iterdir()))
