"""The support unit's work plan, the Declaration, and how States work together."""

from __future__ import annotations

from collections import Counter
from datetime import date

import ccm
from ccm.rules import Truth
from ccm.support import (
    DeclarationKind,
    WorkPlanPart,
    analysis_groups,
    assistance_reported,
    coalitions,
    declaration,
    isu_work_plan,
    partners,
)
from ccm.support.procedures import by_id

THEN = ccm.as_of(date(2016, 1, 1))
REVIEW = ccm.as_of(date(2020, 9, 28))
BEFORE = ccm.as_of(date(2015, 9, 10))


class TestAnnexIV:
    """Work plan and budget of the ISU."""

    def test_para_5_mandate(self) -> None:
        """(a) to (f)."""
        assert len(isu_work_plan(THEN, WorkPlanPart.MANDATE)) == 6

    def test_summary(self) -> None:
        """One aim, five objectives, two immediate tasks, five results."""
        found = Counter(
            entry.part
            for entry in isu_work_plan(THEN)
            if str(entry.source[0]).endswith("summary")
        )
        assert found == {
            WorkPlanPart.AIM: 1,
            WorkPlanPart.OBJECTIVE: 5,
            WorkPlanPart.TASK: 2,
            WorkPlanPart.RESULT: 5,
        }

    def test_para_9_to_17_activities(self) -> None:
        """By theme: 4, 3, 3, 3, 2, 3, 3, 2 and 3."""
        found = Counter(e.theme for e in isu_work_plan(THEN, WorkPlanPart.ACTIVITY))
        assert list(found.values()) == [4, 3, 3, 3, 2, 3, 3, 2, 3]
        assert sum(found.values()) == 26

    def test_para_18_to_24_assumptions(self) -> None:
        """Seven; fully staffed by the end of 2015."""
        found = isu_work_plan(THEN, WorkPlanPart.ASSUMPTION)
        assert len(found) == 7
        assert "end of 2015" in found[4].text

    def test_para_4_and_5_how_it_came_about(self) -> None:
        """Three Meetings decided on it; it was set up in May 2015."""
        found = isu_work_plan(THEN, WorkPlanPart.ORIGIN)
        assert [str(e.source[0])[-7:] for e in found] == ["para. 4"] * 3 + ["para. 5"]
        assert "May 2015" in found[-1].text

    def test_table_and_notes(self) -> None:
        """Staff, three journeys, and what the Geneva centre gives in kind."""
        for part in (WorkPlanPart.STAFF, WorkPlanPart.TRAVEL, WorkPlanPart.IN_KIND):
            assert isu_work_plan(THEN, part)
        assert (
            "two long and one short" in isu_work_plan(THEN, WorkPlanPart.TRAVEL)[0].text
        )

    def test_not_before_it_was_adopted(self) -> None:
        """By the Conference, which closed on 11 September 2015."""
        assert isu_work_plan(BEFORE) == ()


class TestAnnexI:
    """The Dubrovnik Declaration."""

    def test_ten_paragraphs(self) -> None:
        """The tenth with six letters, three of each kind."""
        found = declaration(THEN)
        numbers = dict.fromkeys(row.paragraph.partition("(")[0] for row in found)
        assert list(numbers) == [str(n) for n in range(1, 11)]
        assert len(declaration(THEN, DeclarationKind.REAFFIRMATION)) == 3
        assert len(declaration(THEN, DeclarationKind.UNDERTAKING)) == 3
        assert declaration(BEFORE) == ()

    def test_para_6_condemns(self) -> None:
        """The paragraph to which two States reserve their position."""
        (row,) = declaration(THEN, DeclarationKind.CONDEMNATION)
        assert row.paragraph == "6"


class TestReview:
    """The review of 2020."""

    def test_para_82_coalitions(self) -> None:
        """Lebanon, Montenegro and Botswana, whose coalition ended in 2018."""
        late = {row.state.alpha3 for row in coalitions(REVIEW)}
        assert late == {"LBN", "MNE"}
        doubt = coalitions(ccm.as_of(date(2018, 6, 1)))
        assert {row.state.alpha3 for row in doubt} == {"BWA", "LBN", "MNE"}
        assert {row.at_work(ccm.as_of(date(2018, 6, 1))) for row in doubt} == {
            Truth.UNKNOWN
        }
        assert coalitions(ccm.as_of(date(2016, 12, 31))) == ()

    def test_para_78_assistance_by_year(self) -> None:
        """Asked, given, received; in 2019 South Sudan asked as well."""
        rows = {row.year: row for row in assistance_reported(REVIEW)}
        assert {y: (r.asked, r.gave, r.received) for y, r in rows.items()} == {
            2015: (9, 4, 4),
            2016: (11, 16, 10),
            2017: (12, 21, 12),
            2018: (9, 22, 12),
            2019: (15, 21, 10),
        }
        assert [state.alpha3 for state in rows[2019].also_asked] == ["SSD"]

    def test_para_96_does_not_fit_para_78(self) -> None:
        """About ten asked and 22 gave a year, it says; the years make 11.2 and 16.8."""
        rows = assistance_reported(REVIEW)
        assert sum(row.asked for row in rows) / len(rows) == 11.2
        assert sum(row.gave for row in rows) / len(rows) == 16.8

    def test_para_131_and_136(self) -> None:
        """Two groups that analyse requests, and the partners."""
        assert [group.article for group in analysis_groups(REVIEW)] == ["art3", "art4"]
        assert analysis_groups(ccm.as_of(date(2020, 9, 27))) == ()
        assert "United Nations" in {partner.name for partner in partners(REVIEW)}


class TestAnnexV:
    """What the norms left out."""

    def test_para_3_presented_at_each_review_conference(self) -> None:
        """Sent, presented and adopted are three acts."""
        assert by_id("isu.3.presentation").clause.what.startswith("present its work")

    def test_para_7a_and_12(self) -> None:
        """Amendment Conferences, and paragraph 4 of the hosting agreement."""
        assert "Amendment Conference" in by_id("isu.7(a)").clause.who
        assert "paragraph 4 of the hosting agreement" in by_id("isu.12").clause.what
