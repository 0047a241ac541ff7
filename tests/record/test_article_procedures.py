"""The pages on what words mean, how the Parties decide, and what is permitted.

The questions of the other articles; ``tests/scenarios/README.md`` lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from ccm.convention import article08_clarification as clarifying
from ccm.convention import article11_meetings as meetings
from ccm.convention import (
    article12_review_conferences,
    article13_amendments,
    article13_procedure,
    article14_costs,
    article19_reservations,
    article21_relations,
    article22_depositary,
    article23_authentic_texts,
    register,
)
from ccm.convention.article02_bomblets import EXPLOSIVE_BOMBLET, Bomblet
from ccm.convention.article02_criteria import Classification
from ccm.convention.article02_definitions import Exclusion, Munition, Payload, classify
from ccm.convention.article02_terms import (
    CONTAMINATED_AREA,
    REMNANT,
    VICTIM,
    Area,
    Dealing,
    Find,
    Harm,
    Item,
    Remnant,
    Sufferer,
    transfer,
)
from ccm.convention.article13_course import course
from ccm.convention.article13_proposals import (
    Amendment,
    AmendmentAccepted,
    AmendmentProposed,
    AmendmentReply,
)
from ccm.convention.article14_costs import Cost
from ccm.convention.article19_reservations import Target
from ccm.convention.article21_relations import Activity, Conduct
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.meetings import Clause, Vote, parties
from ccm.rules import Membership, Ruling, Truth
from ccm.testing.fiction import event
from ccm.testing.pages import Answers, Cells, Question, Row, Said, World, read_page

FOLDER = Path(__file__).parents[1] / "scenarios"
ARTICLES = (2, 8, 11, 12, 13, 14, 19, 21, 22, 23)
WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}
TRUTHS = {word: truth for truth, word in WORDS.items()} | {"": Truth.UNKNOWN}


def _ruled(ruling: Ruling, name: str) -> Answers:
    return {
        name: WORDS[ruling.truth],
        "under": ruling.explanation.provision,
        "the reasons say": Said(ruling),
        "missing": Said("; ".join(map(str, ruling.missing)) or "nothing"),
    }


# Article 2: what a word means.

READERS: dict[str, Callable[[str], Any]] = {
    "submunitions": int,
    "submunition_mass": lambda text: tuple(text.split(", ")),
    "mass": str,
    "payload": lambda text: _kinds(Payload, text),
    "harms": lambda text: _kinds(Harm, text),
    "item": Item,
}


def _kinds(kind: Callable[[str], Any], text: str) -> tuple[Any, ...]:
    return () if text == "none" else tuple(kind(part) for part in text.split(", "))


def _thing(kind: type[Any], world: World, cells: Cells) -> Any:
    """Return the thing that the scenario and the line describe."""
    names = {f.name.replace("_", " "): f.name for f in attrs.fields(kind)}
    if strange := [name for name in world.fields if name not in names]:
        msg = f"it has: expected some of {', '.join(names)}, got {strange}"
        raise InvalidValueError(msg)
    told = {n: cells[words] or world.fields.get(words) for words, n in names.items()}
    read = {n: READERS.get(n, TRUTHS.__getitem__)(t) for n, t in told.items() if t}
    return kind(**read)


def _term(
    kind: type[Any],
    decide: Callable[..., Classification],
    name: str,
    named: type[Any] = Exclusion,
) -> Question:
    """Return the question whether a thing falls under a term of Article 2."""

    def ask(world: World, cells: Cells) -> Answers:
        thing = _thing(kind, world, cells)
        read = decide in (classify, transfer)
        result = decide(thing, world.reading) if read else decide(thing)
        held = ", ".join(result.holding(named))
        first = str(result.missing[0]) if result.missing else "nothing"
        return {
            name: WORDS[result.verdict],
            "under": held or "none",
            "missing first": Said(first),
            "the reasons say": Said(result),
        }

    return ask


# Articles 8 and 11 to 14: how the Parties decide.


def _day(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def clarification(world: World, cells: Cells) -> Answers:
    """How far a request for clarification to Ruritania has got."""
    roll = world.view(cells.day()).roll
    by = tuple(world.record.states.find(name) for name in cells["asked by"].split(", "))
    request = event(
        clarifying.ClarificationRequested,
        cells["asked"],
        by=by,
        transmitted=_day(cells["transmitted"]),
        received=_day(cells["received"]),
    )
    answered, content = cells["answered"], TRUTHS[cells["satisfactory"]]
    kind = clarifying.ClarificationAnswered
    answer = event(kind, answered, satisfactory=content) if answered else None
    found = clarifying.clarification(request, answer, roll, cells.day())
    admissible = clarifying.admissible(request, roll)
    return {
        "admissible": WORDS[admissible.truth],
        "stage": str(found.stage),
        "answer due": str(found.due),
        "may be submitted": WORDS[found.may_submit.truth],
        "to": found.meeting or "none",
        "missing": Said("; ".join(map(str, found.missing)) or "nothing"),
    }


def first_meeting(world: World, cells: Cells) -> Answers:
    """Whether the first Meeting of States Parties came in time."""
    roll = world.view(cells.day()).roll
    return _ruled(meetings.first_meeting(roll, cells.day()), "in time")


def yearly_meeting(world: World, cells: Cells) -> Answers:
    """Whether the States Parties met in a year, as they were to."""
    roll, year = world.view(cells.day()).roll, cells.count("year")
    return _ruled(meetings.yearly_meeting(year, roll, cells.day()), "met")


MAJORITIES = {
    rule.provision: rule
    for rule in (
        meetings.STOCKPILE_REQUESTS,
        meetings.CLEARANCE_REQUESTS,
        article13_procedure.ADOPTION,
    )
}


def vote(world: World, cells: Cells) -> Answers:
    """Whether a vote reaches the majority; who is not counted stays away."""
    roll, day = world.view(cells.day()).roll, cells.day()
    states = list(parties(roll, day))
    cast = dict.fromkeys(states, Vote.ABSENT)
    for kind in (Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINED):
        for _ in range(cells.count(kind)):
            cast[states.pop(0)] = kind
    ruling = MAJORITIES[cells["provision"]].vote(cast, roll, day, "it")
    return {**_ruled(ruling, "adopted"), "of": str(len(cast))}


def first_review(world: World, cells: Cells) -> Answers:
    """Whether the first Review Conference came five years after."""
    roll = world.view(cells.day()).roll
    ruling = article12_review_conferences.first_conference(roll, cells.day())
    return _ruled(ruling, "five years after")


def interval(world: World, cells: Cells) -> Answers:
    """Whether two Review Conferences lie five years apart."""
    roll = world.view(cells.day()).roll
    rulings = article12_review_conferences.intervals(roll)
    labels = (cells["from"], cells["to"])
    for ruling in rulings:
        if all(label in ruling.explanation.claim for label in labels):
            return _ruled(ruling, "far enough")
    msg = f"from: expected two successive Review Conferences, got {labels}"
    raise InvalidValueError(msg)


def amendment(world: World, cells: Cells) -> Answers:
    """How far an amendment proposed by Founder 1 has got."""
    roll = world.view(cells.day()).roll
    states = [state for state in roll.record.dossiers if state.name != "Ruritania"]
    proposal = event(AmendmentProposed, cells["proposed"], state=states[0])
    supporters = states[: cells.count("support")]
    accepters = states[: cells.count("accept")]
    supported, accepted = cells["supported on"], cells["accepted on"]
    against = states[cells.count("in favour") :][: cells.count("against")]
    votes = dict.fromkeys(roll.record.dossiers, Vote.ABSENT)
    votes |= dict.fromkeys(states[: cells.count("in favour")], Vote.IN_FAVOUR)
    votes |= dict.fromkeys(against, Vote.AGAINST)
    known = Amendment(
        proposal=proposal,
        circulated=_day(cells["circulated"]),
        replies=tuple(
            event(AmendmentReply, supported, state=state, supports=True)
            for state in supporters
        ),
        opened=_day(cells["opened"]),
        voted=_day(cells["voted"]),
        votes=votes if cells["voted"] else {},
        acceptances=tuple(
            event(AmendmentAccepted, accepted, state=state) for state in accepters
        ),
    )
    found = course(known, roll, cells.day())
    binds = article13_amendments.binds
    return {
        "stage": str(found.stage),
        "binds Founder 1": WORDS[binds(known, states[0], roll, cells.day()).truth],
        "binds Founder 30": WORDS[binds(known, states[29], roll, cells.day()).truth],
    }


def cost(world: World, cells: Cells) -> Answers:
    """Whether a State shares a cost."""
    roll = world.view(cells.day()).roll
    ruling = article14_costs.liable(
        world.record.states.find(cells["State"]),
        Cost(cells["cost"]),
        roll,
        cells.day(),
        participates=TRUTHS[cells["takes part"]],
    )
    return _ruled(ruling, "shares")


def shares(world: World, cells: Cells) -> Answers:
    """What each State pays, by its rate."""
    rates = dict(re.findall(r"([A-Z][\w ]*?) ([\d.]+)(?:, |$)", cells["rates"]))
    scale = {world.record.states.find(n): Decimal(rate) for n, rate in rates.items()}
    paid = article14_costs.shares(Decimal(cells["total"]), list(scale), scale)
    return {"each pays": ", ".join(f"{state} {paid[state]}" for state in scale)}


# Articles 19 and 21 to 23: what is permitted, and whose task it is.


def statement(_world: World, cells: Cells) -> Answers:
    """Whether a statement is open to a State."""
    meant = TRUTHS[cells["meant to change legal effect"]]
    ruling = article19_reservations.admissible(Target(cells["on"]), modifies=meant)
    return _ruled(ruling, "open to it")


def activity(world: World, cells: Cells) -> Answers:
    """Whether an activity with another State is permitted."""
    partner = cells["with a"]
    conduct = Conduct(
        activity=Activity(cells["activity"]),
        partner=Membership(partner) if partner else None,
        lawful=TRUTHS[cells["lawful"]],
        expressly=TRUTHS[cells["express"]],
        exclusive_control=TRUTHS[cells["exclusive control"]],
    )
    return _ruled(article21_relations.permitted(conduct, world.reading), "permitted")


CLAUSES: tuple[Clause, ...] = (
    *clarifying.CLARIFICATION,
    meetings.CONVENING,
    *meetings.SUBJECTS,
    *article12_review_conferences.CONFERENCES,
    *article13_amendments.DUTIES,
    article14_costs.MANDATE,
    *article21_relations.DUTIES,
    *article22_depositary.FUNCTIONS,
)


def clause(_world: World, cells: Cells) -> Answers:
    """Who must, or may, do what; all that a provision says of it."""
    said = [str(c) for c in CLAUSES if c.provision == cells["provision"]]
    return {"clauses": str(len(said)), "it says": Said("\n".join(said))}


def language(_world: World, cells: Cells) -> Answers:
    """Whether the text in a language is authentic."""
    ruling = article23_authentic_texts.authentic(cells["language"])
    return _ruled(ruling, "authentic")


QUESTIONS: dict[str, Question] = {
    "whether it is a cluster munition": _term(Munition, classify, "cluster munition"),
    "whether it is an explosive bomblet": _term(
        Bomblet, EXPLOSIVE_BOMBLET.of, "explosive bomblet"
    ),
    "whether it is a remnant": _term(Find, REMNANT.of, "remnant", Remnant),
    "whether somebody is a victim": _term(Sufferer, VICTIM.of, "victim"),
    "whether it is a transfer": _term(Dealing, transfer, "transfer"),
    "whether an area is contaminated": _term(
        Area, CONTAMINATED_AREA.of, "contaminated"
    ),
    "how far a request for clarification has got": clarification,
    "whether the first Meeting came in time": first_meeting,
    "whether the States Parties met in a year": yearly_meeting,
    "whether a vote reaches the majority": vote,
    "when the first Review Conference came": first_review,
    "how far Review Conferences lie apart": interval,
    "how far an amendment has got": amendment,
    "who shares a cost": cost,
    "what each State pays": shares,
    "whether a statement is open to a State": statement,
    "whether an activity is permitted": activity,
    "who must do what": clause,
    "whether a text is authentic": language,
}
PAGES = [read_page(FOLDER / f"article_{number:02}.md") for number in ARTICLES]
ROWS = [
    pytest.param(row, id=f"{row.where}-{row.scenario[:40]}")
    for page in PAGES
    for row in page.rows
]


@pytest.mark.parametrize("row", ROWS)
def test_a_line(row: Row) -> None:
    """The library answers what the page says."""
    assert list(row.faults(QUESTIONS)) == []


def test_each_page_is_on_its_article() -> None:
    """The number in the heading is that of the file, and every question is used."""
    assert [page.article for page in PAGES] == list(ARTICLES)
    asked = {row.question for page in PAGES for row in page.rows}
    assert asked == set(QUESTIONS)


def test_every_article_has_a_page_or_a_reason() -> None:
    """The table of the README: 23 articles; those without a page are not modelled."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| (\d+) \| (.+?) \|", text, re.MULTILINE))
    assert list(told) == [str(number) for number in range(1, 24)]
    for number, cell in told.items():
        page = f"article_{int(number):02}.md"
        modelled = [e for e in register.REGISTER if e.article == int(number) and e.norm]
        assert (FOLDER / page).is_file() == bool(modelled)
        assert (f"({page})" in cell) == bool(modelled)


def test_every_question_is_described() -> None:
    """The README lists each question that a page can ask."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for question in QUESTIONS:
        assert f"`{question}`" in text
