"""A program that uses every public name, with the type that a checker sees."""

from __future__ import annotations

import json
from datetime import date
from typing import assert_type

import cattrs

import ccm
from ccm.claims import packaged_claims
from ccm.facts import ExtensionRequest
from ccm.view.tabular import Table
from ccm.words.rows import FindingRow

DAY = date(2020, 9, 28)


def findings(then: ccm.AsOf) -> None:
    """Ask where one State stands, and why."""
    finding = then.assess("BGR", ccm.Obligation.STOCKPILE_DESTRUCTION)
    assert_type(finding, ccm.Finding)
    assert_type(finding.status, ccm.Status)
    assert_type(finding.compliant, ccm.Truth)
    assert_type(finding.explanation, ccm.Explanation)
    assert_type(finding.fulfilled_on, ccm.PartialDate | None)
    assert_type(finding.deadline, ccm.Deadline | None)
    assert_type(finding.state, ccm.State)
    assert_type(then.membership("NIU"), ccm.Membership)
    told = finding.to_dict()
    assert_type(told["possible"], list[str])
    assert_type(told["or_later"], bool)
    assert json.loads(json.dumps(told))["compliant"] == finding.compliant


def ahead(then: ccm.AsOf) -> None:
    """Ask what falls due, and about one State as a whole."""
    schedule = then.schedule(until=date(2021, 12, 31))
    assert_type(schedule, ccm.Schedule)
    assert_type(schedule[0], ccm.Due)
    assert_type(schedule.to_ics(), bytes)
    assert_type(then.profile("LAO"), ccm.Profile)
    assert_type(then.profile("LAO").to_dict()["owed"][0]["why"], str)
    assert_type(then.outlook("LAO", "art4"), ccm.Outlook)
    (request, *_) = then.record.dossier(then.state("PER")).of(ExtensionRequest)
    assert_type(then.review(request), ccm.Review)


def over_time() -> None:
    """Ask for every change, and for tables of days."""
    changes = ccm.timeline("BGR", "art3")
    assert_type(changes, ccm.Timeline[ccm.Finding])
    assert_type(changes.at(DAY), ccm.Finding)
    assert_type(ccm.memberships("LTU"), ccm.Timeline[ccm.Membership | None])
    assert_type(ccm.counts().at(DAY), ccm.Counts)
    happened = ccm.changes(since=DAY, until=date(2021, 12, 31), states="BGR")
    assert_type(happened[0], ccm.Change)
    assert_type(ccm.table(happened[:2]), Table)
    assert_type(ccm.panel("BGR", "art3", days=[DAY]), ccm.Panel)
    assert_type(ccm.as_of(DAY).spans(states="BGR"), ccm.Spans)


def documents(then: ccm.AsOf) -> None:
    """Ask about plans, and about what documents print."""
    progress = then.progress("dubrovnik")
    assert_type(progress, ccm.Progress)
    assert_type(progress.plan, ccm.Plan)
    claims = packaged_claims("review-2020")
    assert_type(claims[0], ccm.Claim)
    assert_type(then.audit(claims[:2]), ccm.Audit)


def grounds(then: ccm.AsOf) -> None:
    """Ask what answers rest on, and for others."""
    assert_type(then.provenance(), ccm.Provenance)
    receipt = then.assess("BGR", "art3").receipt
    assert_type(receipt, ccm.Receipt)
    assert_type(receipt.again(), ccm.Finding)
    assert_type(then.provenance().again(), ccm.AsOf)
    assert_type(then.record, ccm.Record)
    assert then.record is ccm.packaged_record()
    reading = ccm.Reading(last_day="too late", rounding=ccm.Rounding.UP)
    assert ccm.as_of(DAY, reading=reading).reading == reading
    assert then.treaty is ccm.CONVENTION
    assert ccm.Period(years=8).after(date(2010, 8, 1)) == date(2018, 8, 1)
    assert_type(ccm.classify(ccm.Munition(submunitions=12)).verdict, ccm.Truth)


def edges(folder: str) -> None:
    """Meet an error, and give values to another program."""
    try:
        ccm.load_record(folder)
    except ccm.CCMError as error:
        assert_type(str(error), str)
    converter = cattrs.Converter()
    ccm.register_hooks(converter)
    converter.unstructure(ccm.as_of(DAY).assess("BGR", "art3"))
    text = ccm.to_json(ccm.as_of(DAY).assess("BGR", "art3"))
    finding = ccm.from_json(text, ccm.Finding)
    assert_type(finding, ccm.Finding)
    assert_type(ccm.from_dict(finding.to_dict(), FindingRow)["possible"], list[str])
    assert_type(ccm.__version__, str)


def main() -> None:
    """Use every name."""
    then = ccm.as_of(DAY)
    findings(then)
    ahead(then)
    over_time()
    documents(then)
    grounds(then)
    edges("no such folder")


if __name__ == "__main__":
    main()
