"""The Dubrovnik Action Plan as data: counted against CCM/CONF/2015/7, annex III."""

from __future__ import annotations

from collections import Counter

import pytest

from ccm.convention.register import REGISTER
from ccm.plans import Addressees, Level, Modality, Plan, plan
from ccm.plans.deadlines import AfterConference, AtConference, ByDay, OfObligation

PLAN: Plan = plan("dubrovnik")

CHAPTERS = {
    "universal membership": (3, 2),
    "stockpile destruction": (5, 3),
    "clearance and risk reduction education": (8, 5),
    "victim assistance": (4, 6),
    "cooperation and assistance": (7, 8),
    "transparency measures": (2, 4),
    "national implementation measures": (3, 2),
}
"""Actions and results of each chapter, as the headings and bullets of the annex."""

ITEMS = {
    "1.1": "ab",
    "1.2": "abcdef",
    "1.3": "abcde",
    "2.1": "abcd",
    "2.5": "ab",
    "3.1": "abc",
    "3.2": "ab",
    "3.3": "abc",
    "3.4": "abc",
    "3.8": "abcd",
    "4.1": "abcde",
    "4.2": "abc",
    "4.4": "abc",
    "5.1": "ab",
    "5.3": "abc",
    "5.5": "abc",
    "5.6": "ab",
    "6.1": "ab",
    "6.2": "ab",
    "7.2": "ab",
    "7.3": "abc",
}
"""The letters under each action; 2.2 and 7.1 have their items without letters."""

BULLETS = {"4.1(a)": 3, "4.1(c)": 3, "4.1(d)": 2, "4.1(e)": 5}
"""The bullets under each lettered item (para. 32)."""


def test_it_has_32_actions_and_30_expected_results() -> None:
    """3+5+8+4+7+2+3 actions, 2+3+5+6+8+4+2 results, in the order of chapters."""
    actions = Counter(a.chapter for a in PLAN.actions if a.level is Level.ACTION)
    results = Counter(result.chapter for result in PLAN.results)
    assert {name: (actions[name], results[name]) for name in actions} == CHAPTERS
    assert list(actions) == list(CHAPTERS)
    assert sum(actions.values()) == 32
    assert sum(results.values()) == 30


@pytest.mark.parametrize("action", [a for a in PLAN.actions if not a.parent], ids=str)
def test_each_action_has_the_parts_of_its_paragraph(action: object) -> None:
    """Letter by letter and bullet by bullet."""
    found = PLAN.aim(str(action).partition(":")[0])
    parts = [part.id for part in PLAN.parts(found)]
    if found.id == "2.2":
        assert parts == ["2.2/template", "2.2/list"]
    elif found.id == "7.1":
        assert parts == ["7.1/51", "7.1/52(a)", "7.1/52(b)", "7.1/53"]
    else:
        assert parts == [f"{found.id}({c})" for c in ITEMS.get(found.id, "")]


def test_the_bullets_of_paragraph_32() -> None:
    """Under four of the five letters of action 4.1."""
    bullets = Counter(a.parent for a in PLAN.actions if a.level is Level.BULLET)
    assert bullets == BULLETS


def test_every_row_names_its_paragraph() -> None:
    """Actions begin in para. 10 and end in para. 55, results in paras. 13 to 56."""
    paragraphs = [aim.paragraph for aim in PLAN]
    assert all(str(aim.source[0]).startswith("CCM/CONF/2015/7") for aim in PLAN)
    assert len(set(paragraphs)) == len(paragraphs)
    numbers = [int(p.split("(")[0].split(",")[0].split(" ")[0]) for p in paragraphs]
    actions = numbers[: len(PLAN.actions)]
    assert actions == sorted(actions)
    assert (actions[0], actions[-1]) == (10, 55)
    results = Counter(numbers[len(PLAN.actions) :])
    assert results == {13: 2, 20: 3, 30: 5, 36: 6, 45: 8, 49: 4, 56: 2}


MODALITIES = {
    "1.1": Modality.WILL,  # 将
    "1.2": Modality.COMMITTED,  # 承诺
    "2.1": Modality.SHOULD,  # 应
    "2.2": Modality.ENCOURAGED,  # 应鼓励
    "2.4": Modality.ENCOURAGED,  # 鼓励
    "2.5": Modality.COMMITTED,  # 承诺
    "3.2": Modality.SHOULD,  # 应
    "4.1(e)(i)": Modality.MAY_INCLUDE,  # 例如可包括
    "5.3": Modality.SHOULD,  # 应
    "6.1": Modality.SHOULD,  # 应履行义务
    "7.1/53": Modality.MAY_CONSIDER,  # 不妨考虑
    "7.2": Modality.ENCOURAGED,  # 鼓励
}


@pytest.mark.parametrize(("id_", "modality"), MODALITIES.items(), ids=MODALITIES)
def test_how_strongly_it_speaks(id_: str, modality: Modality) -> None:
    """As the annex has it, and so has every part of the action."""
    action = next(a for a in PLAN.actions if a.id == id_)
    assert action.modality is modality
    examples = {Modality.MAY_INCLUDE}  # 还可包括, para. 16
    said = {part.modality for part in PLAN.parts(action)}
    assert said <= {modality} or (id_ == "2.2" and said == examples)


def test_only_these_actions_have_a_day() -> None:
    """Paras. 10, 22(a), 24(a), 32(a), 32(c) and 35(c); else the Convention's own."""
    kinds = (AfterConference, AtConference, ByDay)
    dated = {
        a.id: str(a.deadline) for a in PLAN.actions if isinstance(a.deadline, kinds)
    }
    assert dated == {
        "1.1": "by 2RC",
        "3.1(a)": "2 years after 1RC or entry into force",
        "3.3(a)": "1 year after 1RC or entry into force",
        "4.1(a)(i)": "by the end of 2016",
        "4.1(c)": "by the end of 2018",
        "4.4(c)": "by 2RC",
    }
    treaty = {a.id for a in PLAN.actions if isinstance(a.deadline, OfObligation)}
    assert treaty == {"2.1(b)", "2.3", "6.1(a)", "6.1(b)"}


def test_every_result_is_expected_by_the_second_review_conference() -> None:
    """So says the head of each list of results."""
    assert {str(result.deadline) for result in PLAN.results} == {"by 2RC"}


def test_the_only_number_is_that_of_paragraph_10() -> None:
    """130 States Parties."""
    assert {aim.id: aim.target for aim in PLAN if aim.target} == {"1.1": 130}


def test_every_row_is_measured_or_says_why_not() -> None:
    """Or is answered by its parts."""
    for aim in PLAN:
        measured = bool(aim.indicator) + bool(aim.not_measurable)
        assert measured + bool(PLAN.parts(aim)) >= 1, aim.id
        assert measured <= 1, aim.id


def test_every_article_served_is_one_of_the_convention() -> None:
    """Each is a provision of the register, or an article as a whole."""
    known = {entry.provision for entry in REGISTER}
    wholes = {provision.partition(".")[0] for provision in known}
    for aim in PLAN:
        for article in aim.articles:
            stems = [k for k in known if k == article or k.startswith(f"{article}.")]
            assert stems or article in wholes, (aim.id, article)


def test_parts_speak_to_those_whom_their_action_addresses() -> None:
    """Except where the paragraph narrows it (paras. 29(c) and 51)."""
    narrower = {"3.8(c)": Addressees.ABLE, "7.1/51": Addressees.WITHOUT_REVIEW}
    by_id = {action.id: action for action in PLAN.actions}
    for action in PLAN.actions:
        if action.parent:
            expected = narrower.get(action.id, by_id[action.parent].addressees)
            assert action.addressees is expected, action.id


def test_of_the_plans_only_this_one_is_at_hand() -> None:
    """No other plan is made up."""
    assert repr(PLAN) == "<Plan: Dubrovnik Action Plan>"
    assert (PLAN.adopted_by, PLAN.ends_with) == ("1RC", "2RC")


def test_annual_reports_are_the_place_where_the_paragraph_names_them() -> None:
    """Paras. 15(c), 18, 34, 43(a), 48(a), 52(b), 54(a) and 55(c), and no other.

    Paras. 19(a) and 39 name them too, with a word for urgency; para. 26 asks for a
    report as appropriate and names none.
    """
    there = {a.id for a in PLAN.actions if str(a.deadline) == "in annual reports"}
    assert there == {
        "2.1(c)",
        "2.4",
        "4.3",
        "5.6(a)",
        "6.2(a)",
        "7.1/52(b)",
        "7.2(a)",
        "7.3(c)",
    }
    assert str(PLAN.aim("3.5").deadline) == ""
    assert str(PLAN.aim("2.5(a)").deadline) == "at once"


def test_words_that_narrow_or_soften() -> None:
    """Paras. 15 (where not yet done), 26 (as far as possible), 32(c) and 42."""
    by_id = {action.id: action for action in PLAN.actions}
    assert by_id["2.1(a)"].effort == "where not yet done"
    assert by_id["3.5"].effort == "as far as possible"
    assert by_id["4.1(c)"].modality is Modality.SHOULD
    assert "private sector" in by_id["5.5"].note
    assert by_id["4.1(b)"].articles == ("art5.1", "art5.2.a")


BASELINES = {
    9: [116, 92, 24, 79],
    14: [37, 14, 80],
    21: [16, 5, 11],
    31: [12],
    37: [8, 8, 7],
    46: [84, 67, 1, 17, 84, 56, 28],
    50: [48, 52, 23, 25],
}
"""The figures at the head of each chapter."""


@pytest.mark.parametrize("paragraph", BASELINES)
def test_baselines_of_each_chapter(paragraph: int) -> None:
    """Annex III, paras. 9, 14, 21, 31, 37, 46 and 50."""
    found = [
        each.value
        for each in PLAN.baselines
        if str(each.source[0]).endswith(f"para. {paragraph}")
    ]
    assert found == BASELINES[paragraph]


def test_a_baseline_stands_beside_its_result() -> None:
    """More than 92 States Parties; a higher rate than 67 of 84."""
    assert [str(each) for each in PLAN.baseline("R1.1")] == [
        "States that ratified or acceded 92"
    ]
    assert {each.value for each in PLAN.baseline("R6.1")} >= {84, 67}


def test_the_text_of_this_plan_is_whole() -> None:
    """No action is absent."""
    assert PLAN.absent == ()
