"""A status table of Article 4 on the day of the review of 2020."""

from __future__ import annotations

from datetime import date

import ccm
from ccm import Status

DAY = date(2020, 9, 28)


def main() -> None:
    """Print the States with clearance to finish, by deadline."""
    then = ccm.as_of(DAY)
    running = [
        finding
        for finding in then.findings(obligations="art4")
        if finding.status is Status.OUTSTANDING and finding.deadline
    ]
    print(f"Clearance under Article 4, as of {DAY}")
    for finding in sorted(running, key=lambda f: str(f.deadline)):
        deadline = finding.deadline
        assert deadline is not None
        extended = "extended" if deadline.extensions else ""
        print(f"{finding.state.name:34s}{deadline!s:14s}{extended}".rstrip())


if __name__ == "__main__":
    main()
