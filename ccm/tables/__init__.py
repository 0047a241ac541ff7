"""Answers as tidy tables with documented columns, and files of them for other tools."""
