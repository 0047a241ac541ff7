"""Action plans: typed actions, whom they address, and how far they got."""

from __future__ import annotations

from ccm.plans.addressees import addressed
from ccm.plans.assessment import Assessed, Challenge, ChallengeKind, Rating, Tool
from ccm.plans.comparison import Agreement, Comparison
from ccm.plans.evaluation import Progress, progress
from ccm.plans.loading import load_assessment, load_plan, plan, plan_names
from ccm.plans.model import (
    Action,
    Addressees,
    Baseline,
    ExpectedResult,
    Level,
    Modality,
    Plan,
)
from ccm.plans.outcomes import Outcome, Result, shown_counts
from ccm.plans.review import challenges, tools
from ccm.plans.steps import JointStep, JointStepKind, PlanStep, Step

__all__ = [
    "Action",
    "Addressees",
    "Agreement",
    "Assessed",
    "Baseline",
    "Challenge",
    "ChallengeKind",
    "Comparison",
    "ExpectedResult",
    "JointStep",
    "JointStepKind",
    "Level",
    "Modality",
    "Outcome",
    "Plan",
    "PlanStep",
    "Progress",
    "Rating",
    "Result",
    "Step",
    "Tool",
    "addressed",
    "challenges",
    "load_assessment",
    "load_plan",
    "plan",
    "plan_names",
    "progress",
    "shown_counts",
    "tools",
]
