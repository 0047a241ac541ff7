"""A plan is read whole, or refused with file, line and field."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import ccm
from ccm.errors import DataFileError, UnknownPlanError
from ccm.facts import Source
from ccm.plans import Outcome, load_assessment, load_plan, plan_names
from ccm.plans.loading import DATA, PLAN_FILES, plan_rows
from ccm.rules import Reading

HEAD = (
    "id,level,parent,chapter,title,text,addressees,modality,deadline,articles,"
    "indicator,subject,target,not_measurable,source"
)
WHOLE = "1,action,,peace,A,do it,States Parties,will,,art9,,,,no number,Text para. 1"


def _folder(tmp_path: Path, *rows: str, head: str = HEAD) -> str:
    register = "name,title,adopted_by,ends_with,source\nfiction,A Plan,1RC,2RC,Text\n"
    (tmp_path / "plans.csv").write_text(register, encoding="utf-8")
    lines = "\n".join((head, *rows)) + "\n"
    (tmp_path / "fiction.csv").write_text(lines, encoding="utf-8")
    return str(tmp_path)


def _fault(tmp_path: Path, *rows: str) -> str:
    with pytest.raises(DataFileError) as caught:
        load_plan("fiction", _folder(tmp_path, *rows))
    return "\n".join(caught.value.faults)


def test_a_plan_of_ones_own(tmp_path: Path) -> None:
    """The other files can be absent; it is evaluated like any other."""
    mine = load_plan("fiction", _folder(tmp_path, WHOLE))
    assert plan_names(str(tmp_path)) == ("fiction",)
    assert (mine.title, len(mine.actions), mine.results) == ("A Plan", 1, ())
    progress = ccm.as_of(date(2016, 1, 1)).progress(mine)
    assert progress.result("1").outcome is Outcome.NOT_MEASURABLE
    assert load_assessment("fiction", str(tmp_path)) == ()


def test_an_action_with_the_conventions_own_deadline(tmp_path: Path) -> None:
    """Bulgaria's stockpile plan, due with its stockpiles: on 1 October 2019."""
    row = (
        "1,action,,peace,A,plan it,States Parties,will,deadline of art3,art3,step,"
        "destruction plan,,,Text para. 1"
    )
    mine = load_plan("fiction", _folder(tmp_path, row))
    progress = ccm.as_of(date(2019, 1, 1)).progress(mine)
    assert str(progress.result("1", "BGR").due) == "2019-10-01"
    assert progress.result("1", "Andorra").due is None  # it holds no stockpile


def test_bullets_under_an_item_that_says_nothing_itself(tmp_path: Path) -> None:
    """The whole hangs on the bullets, and on no example."""
    tail = "peace,,t,States Parties,{},,art9,{},{},,,Text para. {}"
    rows = (
        "1,action,," + tail.format("will", "", "", 1),
        "1(a),item,1," + tail.format("will", "", "", 2),
        "1(a)(i),bullet,1(a)," + tail.format("may include", "step", "find reported", 3),
        "1(a)(ii),bullet,1(a)," + tail.format("will", "step", "investment ban", 4),
    )
    mine = load_plan("fiction", _folder(tmp_path, *rows))
    progress = ccm.as_of(date(2020, 9, 28)).progress(mine)
    assert progress.result("1", "BEL").outcome is Outcome.MET
    assert progress.result("1(a)", "BEL").outcome is Outcome.MET
    assert [part.id for part in progress.parts("1")] == ["1(a)(ii)"]


BAD = {
    "level": ("1,chapter,,c,A,t,States Parties,will,,art9,,,,why,S", ":2: level: "),
    "addressees": ("1,action,,c,A,t,everybody,will,,art9,,,,why,S", ":2: addressees: "),
    "modality": (
        "1,action,,c,A,t,States Parties,must,,art9,,,,why,S",
        ":2: modality: expected will or committed",
    ),
    "deadline": (
        "1,action,,c,A,t,States Parties,will,soon,art9,,,,why,S",
        ":2: deadline: expected 'as soon as possible'",
    ),
    "no text": ("1,action,,c,A,,States Parties,will,,art9,,,,why,S", ":2: text: "),
    "no source": ("1,action,,c,A,t,States Parties,will,,art9,,,,why,", ":2: source: "),
    "neither measured nor not": (
        "1,action,,c,A,t,States Parties,will,,art9,,,,,S",
        ":2: not_measurable: expected an indicator, a reason",
    ),
    "both": (
        "1,action,,c,A,t,States Parties,will,,art9,step,focal point,,why,S",
        ":2: not_measurable: expected no reason beside an indicator",
    ),
    "indicator": (
        "1,action,,c,A,t,States Parties,will,,art9,luck,,,,S",
        ":2: indicator: expected one of number of States Parties",
    ),
    "a subject of nothing": (
        "1,action,,c,A,t,States Parties,will,,art9,,focal point,,why,S",
        ":2: subject: expected beside an indicator alone",
    ),
    "a target of nothing": (
        "1,action,,c,A,t,States Parties,will,,art9,,,130,why,S",
        ":2: target: expected beside an indicator alone",
    ),
    "unknown step": (
        "1,action,,c,A,t,States Parties,will,,art9,step,dance,,,S",
        ":2: subject: expected one of focal point",
    ),
    "unknown obligation": (
        "1,action,,c,A,t,States Parties,will,,art9,obligation,art99,,,S",
        ":2: subject: expected one of art1",
    ),
    "no subject": (
        "1,action,,c,A,t,States Parties,will,,art9,joint step,,,,S",
        ":2: subject: expected one of guidelines on Article 5",
    ),
    "two steps": (
        (
            "1,action,,c,A,t,States Parties,will,,art9,step,"
            "focal point | find reported,,,S"
        ),
        ":2: subject: expected one of focal point",
    ),
    "a subject too many": (
        "1,action,,c,A,t,States Parties,will,,art9,fewer signatories,art9,,,S",
        ":2: subject: expected nothing",
    ),
    "no target": (
        "1,action,,c,A,t,States Parties,will,,art9,number of States Parties,,,,S",
        ":2: target: expected",
    ),
    "item without action": (
        "1(a),item,,c,A,t,States Parties,will,,art9,,,,why,S",
        ":2: parent: expected for an item",
    ),
    "part of nothing": (
        "1(a),item,1,c,A,t,States Parties,will,,art9,,,,why,S",
        ":2: parent: expected the id of a row above, got '1'",
    ),
}


@pytest.mark.parametrize(("row", "fault"), BAD.values(), ids=BAD.keys())
def test_a_row_that_breaks_the_schema(tmp_path: Path, row: str, fault: str) -> None:
    """File, line, field and what was expected."""
    assert f"fiction.csv{fault}" in _fault(tmp_path, row)


def test_an_id_that_stands_twice(tmp_path: Path) -> None:
    """The second is the fault."""
    again = WHOLE.replace("do it", "do it again")
    assert "fiction.csv:3: id: expected once, got '1' again" in _fault(
        tmp_path, WHOLE, again
    )


def test_a_column_that_is_missing(tmp_path: Path) -> None:
    """The header is looked at first."""
    folder = _folder(tmp_path, WHOLE, head=HEAD.replace("chapter", "theme"))
    with pytest.raises(DataFileError, match="theme: expected one of the columns"):
        load_plan("fiction", folder)


def test_every_fault_of_every_file(tmp_path: Path) -> None:
    """A copy of the packaged plan with one slip in each of its files."""
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    slips = {
        "dubrovnik.csv": ("by the end of 2016", "by Christmas", "deadline"),
        "dubrovnik_results.csv": ("higher rate,art3.8", "higher rate,art38", "subject"),
        "dubrovnik_steps.csv": ("evidence-based survey", "survey", "step"),
        "dubrovnik_joint_steps.csv": ("medium", "certain", "confidence"),
    }
    for name, (right, wrong, _) in slips.items():
        path = tmp_path / name
        text = path.read_text(encoding="utf-8")
        assert right in text
        path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_plan("dubrovnik", str(tmp_path))
    for name, (_, wrong, field) in slips.items():
        if name != "dubrovnik_results.csv":  # rows are held together once they stand
            assert any(
                name in fault and f" {field}: " in fault and wrong in fault
                for fault in caught.value.faults
            ), name


def test_an_assessment_with_a_slip(tmp_path: Path) -> None:
    """It is refused as any other file is."""
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "dubrovnik_assessment.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("not met", "failed", 1), encoding="utf-8")
    with pytest.raises(DataFileError, match="assessment.csv:2: rating: expected"):
        load_assessment("dubrovnik", str(tmp_path))


def test_a_register_that_is_missing(tmp_path: Path) -> None:
    """No traceback from inside."""
    with pytest.raises(DataFileError, match=r"plans\.csv: no such file"):
        load_plan("fiction", str(tmp_path))


def test_a_name_that_the_register_lacks(tmp_path: Path) -> None:
    """With the names that it has."""
    with pytest.raises(UnknownPlanError, match="expected one of fiction"):
        load_plan("vientiane", _folder(tmp_path, WHOLE))


def test_every_packaged_fact_names_document_and_paragraph() -> None:
    """And none is unverified, or an observer's."""
    packaged = load_plan("dubrovnik")
    facts = [(step.source, step.confidence) for step in packaged.steps]
    facts += [(step.source, step.confidence) for step in packaged.joint_steps]
    for (source,), confidence in facts:
        assert isinstance(source, Source)
        assert "para" in str(source) or str(source).startswith("https://")
        assert confidence != "unverified"


def test_the_choices_of_a_plan_are_fields_of_the_reading() -> None:
    """With the numbers of the questions."""
    fields = ("parties_counted", "plan_period_runs_from", "plan_ends_at")
    assert all(hasattr(Reading(), field) for field in fields)


def test_a_plan_in_part(tmp_path: Path) -> None:
    """It says which of its actions are missing, and makes none up."""
    (tmp_path / "plans.csv").write_text(
        "name,title,adopted_by,ends_with,numbering,source\n"
        "part,A plan in part,2RC,3RC,1 | 2 | 3,S\n",
        encoding="utf-8",
    )
    (tmp_path / "part.csv").write_text(
        "id,level,parent,chapter,title,text,addressees,modality,effort,deadline,"
        "articles,indicator,subject,target,not_measurable,source,note\n"
        "2,action,,c,A,t,States Parties,will,,,art9,,,,nothing counts it,S,\n",
        encoding="utf-8",
    )
    found = load_plan("part", str(tmp_path))
    assert found.absent == ("1", "3")
    assert found.to_dict()["absent"] == ["1", "3"]


def test_an_action_that_the_numbering_lacks(tmp_path: Path) -> None:
    """Else the list of what is missing would be wrong."""
    folder = _folder(tmp_path, WHOLE)
    (tmp_path / "plans.csv").write_text(
        "name,title,adopted_by,ends_with,numbering,source\n"
        "fiction,A plan in part,2RC,3RC,7 | 8,S\n",
        encoding="utf-8",
    )
    says = r"fiction\.csv:2: id: expected one of the numbering, 7, 8, got '1'"
    with pytest.raises(DataFileError, match=says):
        load_plan("fiction", folder)


def test_a_day_of_its_own_beside_an_obligation(tmp_path: Path) -> None:
    """It would count for nothing: the obligation has its own deadline."""
    row = (
        "1,action,,laws,A,have laws,States Parties,will,by the end of 2023,art9,"
        "obligation,art9,,,Text para. 1"
    )
    says = (
        r":2: deadline: expected none, or deadline of art9, beside .* got 'by the end"
    )
    with pytest.raises(DataFileError, match=says):
        load_plan("fiction", _folder(tmp_path, row))


def test_a_baseline_beside_no_action(tmp_path: Path) -> None:
    """It is refused, with file, line and field."""
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "dubrovnik_baselines.csv").write_text(
        "chapter,measure,value,unit,aims,source\nc,m,1,States,9.9,S\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match=r"baselines\.csv:2: aims: expected ids"):
        load_plan("dubrovnik", str(tmp_path))


def test_a_file_of_a_plan_alone(tmp_path: Path) -> None:
    """Its rows are held against each other as those of a whole plan are."""
    path = Path(_folder(tmp_path, WHOLE)) / "fiction.csv"
    assert len(plan_rows(str(path), PLAN_FILES["plan_actions"])) == 1
    _folder(tmp_path, WHOLE, WHOLE.replace("do it", "do it again"))
    with pytest.raises(DataFileError, match="3: id: expected once, got '1' again"):
        plan_rows(str(path), PLAN_FILES["plan_actions"])
