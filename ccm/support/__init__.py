"""Implementation support: meetings, presidencies, the ISU budget and its procedures."""
