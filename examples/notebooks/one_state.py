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
# # One State, from deposit to today
#
# Bulgaria: how it joined, what it had to destroy, how often it asked for more time, and
# where it stands.

# %%
from __future__ import annotations

from datetime import date

import ccm

STATE = "BGR"
view = ccm.as_of(date(2025, 10, 1))
profile = view.profile(STATE)
profile

# %% [markdown]
# ## Joining

# %%
for step in profile.steps:
    print(step.on, "-", step.text)
ccm.memberships(STATE)

# %% [markdown]
# ## Stockpiles (Article 3)
#
# Every change of the answer. On some days the record leaves two ways open; on others
# the deadline had passed before the meeting decided.

# %%
timeline = ccm.timeline(STATE, "art3")
timeline

# %% [markdown]
# The reasons on one of these days unfold:

# %%
finding = timeline.at(date(2020, 12, 1))
print(finding.explain("brief named"))
finding

# %% [markdown]
# ## What happened, and what it turned

# %%
changes = ccm.changes(since=date(2008, 12, 2), until=view.on, states=STATE)
for change in changes:
    if change.is_known:
        print(change)
changes

# %% [markdown]
# ## What is still owed, and what the record lacks

# %%
print(len(profile.ahead), "days ahead;", len(profile.gaps), "things missing")
view.schedule(until=date(2030, 12, 31), states=STATE)
