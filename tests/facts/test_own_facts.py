"""Facts of one's own, laid over a record: told apart, held against it, corrected."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

import ccm
from ccm.errors import DataFileError, InadmissibleEventError
from ccm.facts import Deposit, ExtensionDecision, Record, load_record, packaged_record

PACKAGED = packaged_record()
NOW = date(2026, 11, 21)

Write = Callable[..., Path]

DEPOSITS = "state,date,instrument,source"
CORRECTING = f"{DEPOSITS},corrects,why"
REQUESTED = ("state,date,obligation,number,meeting,source",)
BRAZIL = "BRA,2026-10-12,accession,Note 12/2026"
MAY = "BGR,2011-05-06,ratification,our archive"
DECISIONS = "state,date,obligation,number,meeting,granted,until,source"
CHILE = "CHL,2025-09-19,art4,4,13MSP,yes,2028-06-01,Note 41/2025"
MEETINGS = "label,kind,opens,closes,place,source"
MSP = "14MSP,meeting of states parties,2027-09-13,2027-09-17,Geneva,decision of 3RC"
ASSESSMENTS = "state,date,obligation,verdict,source"
STATES = "alpha3,alpha2,m49,name"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes lines to a file and gives its path."""

    def _write(name: str, *lines: str) -> Path:
        path = tmp_path / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return _write


def _over(*paths: Path) -> Record:
    return load_record(paths, over=PACKAGED)


def _faults(*paths: Path) -> list[str]:
    with pytest.raises(DataFileError) as refusal:
        _over(*paths)
    return [fault.replace(f"{paths[0].parent}/", "") for fault in refusal.value.faults]


class TestLaidOver:
    """What is added, and how it is told apart."""

    def test_a_decision_that_the_state_knows(self, write: Write) -> None:
        """Chile's fourth request has no decision on record; with one, a deadline."""
        record = _over(write("extension_decisions", DECISIONS, CHILE))
        before = ccm.as_of(NOW).assess("CHL", "art4")
        after = ccm.as_of(NOW, record=record).assess("CHL", "art4")
        assert before.status is ccm.Status.UNDETERMINED
        assert after.status is ccm.Status.OUTSTANDING
        assert after.deadline is not None
        assert after.deadline.date == date(2028, 6, 1)

    @pytest.mark.parametrize(
        "cited", ["art4.1.a", "Article 4(1)(a)", "4 (1) (a)", "Article 4", "art. 4"]
    )
    def test_an_obligation_is_named_by_its_provision_as_well(
        self, write: Write, cited: str
    ) -> None:
        """As it is wherever else one is asked about: then it is the same record."""
        named, by_id = (
            _over(
                write(f"{folder}/extension_decisions", DECISIONS, decision),
                write(f"{folder}/coverage", "obligation,through,source", coverage),
                write(f"{folder}/assessments", ASSESSMENTS, assessment),
            )
            for folder, of in (("named", cited), ("by_id", "art4"))
            for decision, coverage, assessment in [
                (
                    CHILE.replace("art4", f'"{of}"'),
                    f'"{of}",2026-01-01,a page',
                    f'CHL,2026-01-01,"{of}",compliance,a page',
                )
            ]
        )
        assert named.digest == by_id.digest
        assert named.coverage[-1].obligation == "art4"
        finding = ccm.as_of(NOW, record=named).assess("CHL", "art4")
        assert str(finding.deadline) == "2028-06-01"

    def test_a_record_of_ones_own_names_obligations_by_their_ids(
        self, write: Write
    ) -> None:
        """Unless it is told of which treaty they are."""
        path = write("coverage", "obligation,through,source", "4(1)(a),2026-01-01,x")
        assert load_record(path).coverage[0].obligation == "4(1)(a)"
        told = load_record(path, cited=ccm.CONVENTION.id_of)
        assert told.coverage[0].obligation == "art4"

    @pytest.mark.parametrize("form", ["text", "markdown", "html", "brief"])
    def test_every_form_of_a_reason_tells_it_apart(
        self, write: Write, form: str
    ) -> None:
        """By its label and by its source; no other fact is called so."""
        path = write("extension_decisions", DECISIONS, CHILE)
        finding = ccm.as_of(NOW, record=_over(path)).assess("CHL", "art4")
        said = finding.explain(form)
        assert f"own fact in {path}: Note 41/2025" in said
        assert "wn fact: extension 4" in said or "Own facts, laid over the" in said
        assert "own fact" not in ccm.as_of(NOW).assess("CHL", "art4").explain(form)

    def test_it_is_the_same_as_an_event_added_by_hand(self, write: Write) -> None:
        """The same answers; only the source differs."""
        own = _over(write("deposits", DEPOSITS, BRAZIL))
        (deposit,) = (event for event in own.events if event.own)
        by_hand = PACKAGED.with_events(deposit)
        for duty in ("art3", "art4", "art7.1"):
            one, other = (
                ccm.as_of(date(2036, 1, 1), record=record).assess("BRA", duty)
                for record in (own, by_hand)
            )
            assert one == other
        assert own.digest == by_hand.digest

    def test_the_record_beneath_is_untouched(self, write: Write) -> None:
        """It holds what it held, down to its digest."""
        before = PACKAGED.digest, len(PACKAGED.events), len(PACKAGED.states)
        _over(write("deposits", CORRECTING, f"{MAY},2011-04-06,a slip"))
        assert before == (PACKAGED.digest, len(PACKAGED.events), len(PACKAGED.states))

    def test_the_order_of_files_does_not_matter(self, write: Write) -> None:
        """A State that one file brings can be named in another."""
        paths = (
            write("deposits", DEPOSITS, "Ruritania,2026-10-12,accession,Note"),
            write("states", STATES, "XRU,XR,900,Ruritania"),
            write("other", "# deposits", DEPOSITS, BRAZIL),
        )
        digests = {_over(*order).digest for order in permutations(paths)}
        assert len(digests) == 1

    def test_a_folder_is_its_files(self, write: Write, tmp_path: Path) -> None:
        """In it, files of several kinds, and of one kind several."""
        write("deposits", DEPOSITS, BRAZIL)
        write("msp", "# meetings", MEETINGS, MSP)
        record = load_record(tmp_path, over=PACKAGED)
        assert record.sittings("14MSP")
        assert sum(event.own for event in record.events) == 1

    def test_a_new_state_has_a_calendar(self, write: Write) -> None:
        """Six months after the deposit (Article 17(2)); eight and ten years on."""
        record = _over(
            write("states", STATES, "XRU,XR,900,Ruritania"),
            write("deposits", DEPOSITS, "Ruritania,2026-10-12,accession,Note"),
        )
        view = ccm.as_of(NOW, record=record)
        assert view.entry_into_force("XRU") == date(2027, 4, 1)
        days = [str(due.on) for due in view.profile("ruritania").ahead]
        assert days[-2:] == ["2035-04-01", "2037-04-01"]

    def test_a_meeting_to_come(self, write: Write) -> None:
        """A request can go to it."""
        record = _over(write("meetings", MEETINGS, MSP))
        ahead = ccm.as_of(NOW, record=record).outlook("TCD", "art4")
        assert "14MSP" in [hearing.label for hearing in ahead.hearings]

    def test_coverage_adds_up(self, write: Write) -> None:
        """Through a later day than the record claims."""
        head = "event,through,source"
        record = _over(
            write("coverage", head, "annual_reports,2026-10-31,the register")
        )
        spans = [claim.through for claim in record.coverage if claim.source[0].own]
        assert spans == [date(2026, 10, 31)]
        assert len(record.coverage) == len(PACKAGED.coverage) + 1

    def test_it_lies_over_a_record_of_ones_own(self, write: Write) -> None:
        """Over any record: here of nothing but one State."""
        states = write("land/states", STATES, "XRU,XR,900,Ruritania")
        land = load_record(states.parent)
        deposit = "XRU,2026-10-12,accession,Note"
        record = load_record(write("deposits", DEPOSITS, deposit), over=land)
        assert [event.own for event in record.events] == [True]
        assert [state.alpha3 for state in record.states] == ["XRU"]


class TestWhatIdentifiesIt:
    """Files, digest, pickles."""

    def test_files_and_rows_are_counted(self, write: Write) -> None:
        """A file without rows as well."""
        paths = write("deposits", DEPOSITS, BRAZIL), write("uses", "state,date,source")
        assert [(own.file, own.rows) for own in _over(*paths).own] == [
            (str(paths[0]), 1),
            (str(paths[1]), 0),
        ]

    def test_the_digest_counts_it_and_not_its_file(self, write: Write) -> None:
        """The same facts of another file are the same; none of the record's are."""
        one = _over(write("deposits", DEPOSITS, BRAZIL))
        other = _over(write("notes", "# deposits", DEPOSITS, BRAZIL))
        assert one.digest == other.digest != PACKAGED.digest
        event = next(event for event in one.events if event.own)
        said = Deposit(
            state=event.state,
            date=event.date,
            instrument=ccm.facts.Instrument.ACCESSION,
            source=ccm.facts.Source.parse("Note 12/2026"),
        )
        assert PACKAGED.with_events(said).digest != one.digest

    def test_it_survives_a_pickle(self, write: Write) -> None:
        """With its corrections, which a view of earlier knowledge undoes."""
        row = f"{MAY},2011-04-06,a slip"
        record = _over(write("deposits", CORRECTING, row))
        again = pickle.loads(pickle.dumps(record))
        assert (again.digest, again.own) == (record.digest, record.own)
        for whole in (record, again):
            then = ccm.as_of(NOW, record=whole, known_by=date(2011, 4, 20))
            assert then.entry_into_force("BGR") == date(2011, 10, 1)


class TestCorrections:
    """A row that takes the place of a fact, which stays as another account."""

    @pytest.mark.parametrize(
        "named",
        [
            "2011-04-06",
            '"deposit of its instrument of ratification, 2011-04-06"',
            '"Bulgaria: deposit of its instrument of ratification, 2011-04-06"',
        ],
    )
    def test_by_date_or_as_it_is_printed(self, write: Write, named: str) -> None:
        """The month of the deposit moves, and all that follows from it."""
        record = _over(write("deposits", CORRECTING, f"{MAY},{named},a slip"))
        view = ccm.as_of(date(2019, 10, 15), record=record)
        assert view.entry_into_force("BGR") == date(2011, 11, 1)
        initial = view.deadline("BGR", "art3")
        assert initial is not None
        assert initial.initial == date(2019, 11, 1)
        told = record.dossier(view.state("BGR")).events
        accounts = [e for e in told if e.dispute.startswith("correction")]
        assert [e.followed for e in accounts] == [False, True]
        assert accounts[0].why == f"corrected by own fact: {accounts[1].told}"
        assert "corrects" in view.assess("BGR", "art3").explain()

    def test_what_is_printed_can_be_typed_back(self, write: Write) -> None:
        """Of every followed event of a State that is printed once, by its own words."""
        dossier = PACKAGED.dossier(PACKAGED.states.find("BGR"))
        told = [event.told for event in dossier.events if event.followed]
        once = [e for e in dossier.events if e.followed and told.count(e.told) == 1]
        assert len(once) > len(told) / 2
        head = "state,date,source,corrects,why"
        for event in once:
            row = f'BGR,2012-01-01,a page,"{event.told}",a slip'
            record = _over(write("uses", head, row))
            (correction,) = record.corrections
            assert correction.stated is event

    def test_it_joins_the_dispute_of_what_it_corrects(self, write: Write) -> None:
        """Three accounts of Bulgaria's first decision, one of them followed."""
        row = (
            "BGR,2019-09-03,art3,1,9MSP,yes,,our archive,2019-09-02..2019-09-04,a slip"
        )
        head = "state,date,obligation,number,meeting,granted,until,source,corrects,why"
        row = row.replace("yes,,", "yes,2020-12-01,")
        path = write("extension_decisions", head, row)
        dossier = _over(path).dossier(PACKAGED.states.find("BGR"))
        rivals = [
            event
            for event in dossier.events
            if isinstance(event, ExtensionDecision) and event.number == 1
        ]
        assert {event.dispute for event in rivals} == {"bgr-art3-decision-1"}
        assert [event.own for event in rivals if event.followed] == [True]

    def test_a_correction_of_a_correction_lies_over_the_first(
        self, write: Write
    ) -> None:
        """The third account is followed."""
        first = _over(write("first/deposits", CORRECTING, f"{MAY},2011-04-06,a slip"))
        june = f"{MAY},2011-05-06,a second slip".replace("BGR,2011-05", "BGR,2011-06")
        record = load_record(write("deposits", CORRECTING, june), over=first)
        view = ccm.as_of(NOW, record=record)
        assert view.entry_into_force("BGR") == date(2011, 12, 1)

    @pytest.mark.parametrize(
        ("known_by", "month"),
        [(date(2025, 6, 1), 10), (date(2026, 2, 1), 12), (date(2026, 6, 1), 12)],
    )
    def test_the_second_of_two_can_be_known_first(
        self, write: Write, known_by: date, month: int
    ) -> None:
        """Then it stands for both: at no time are two accounts followed."""
        head = f"{CORRECTING},known"
        may = f"{MAY},2011-04-06,a slip,2026-05-01"
        june = f"{MAY},2011-05-06,a slip,2026-01-01".replace(
            "BGR,2011-05", "BGR,2011-06"
        )
        first = _over(write("first/deposits", head, may))
        record = load_record(write("deposits", head, june), over=first)
        view = ccm.as_of(NOW, record=record, known_by=known_by)
        assert view.entry_into_force("BGR") == date(2011, month, 1)

    @pytest.mark.parametrize(
        ("known_by", "expected"),
        [(date(2012, 1, 1), date(2011, 10, 1)), (date(2026, 3, 1), date(2011, 11, 1))],
    )
    def test_what_was_not_yet_known_corrects_nothing(
        self, write: Write, known_by: date, expected: date
    ) -> None:
        """Whoever asked before was told what the record says."""
        row = f"{MAY},2011-04-06,a slip,2026-02-01"
        record = _over(write("deposits", f"{CORRECTING},known", row))
        view = ccm.as_of(NOW, record=record, known_by=known_by)
        assert view.entry_into_force("BGR") == expected

    @pytest.mark.parametrize(
        ("trust", "expected"),
        [("medium", date(2011, 10, 1)), ("unverified", date(2011, 11, 1))],
    )
    def test_what_is_not_believed_corrects_nothing(
        self, write: Write, trust: str, expected: date
    ) -> None:
        """An unverified correction counts where unverified facts do."""
        row = f"{MAY},2011-04-06,a slip,unverified"
        record = _over(write("deposits", f"{CORRECTING},confidence", row))
        view = ccm.as_of(NOW, record=record, trust=trust)
        assert view.entry_into_force("BGR") == expected

    def test_a_sitting_by_its_label(self, write: Write) -> None:
        """The planned days of the Third Review Conference, moved."""
        row = "3RC,review conference,2026-11-23,2026-11-27,Vientiane,a letter,3RC"
        record = _over(write("meetings", f"{MEETINGS},corrects", row))
        (sitting,) = record.sittings("3RC")
        assert sitting.opens.day == date(2026, 11, 23)
        (correction,) = record.corrections
        assert correction.stated in PACKAGED.meetings

    @pytest.mark.parametrize(
        ("label", "part", "corrects", "fault"),
        [
            ("3RC", 1, "2RC", "expected its own label, '3RC'; got '2RC'"),
            ("3RC", 2, "3RC", "expected the label of a sitting on record, of the same"),
            ("4RC", 1, "4RC", "part, such as "),
        ],
    )
    def test_a_sitting_that_there_is_not(
        self, write: Write, label: str, part: int, corrects: str, fault: str
    ) -> None:
        """A meeting keeps its label, by which requests name it."""
        row = (
            f"{label},review conference,2026-11-23,2026-11-27,here,x,{part},{corrects}"
        )
        (found,) = _faults(write("meetings", f"{MEETINGS},part,corrects", row))
        assert found.startswith("meetings.csv:2: corrects: ")
        assert fault in found

    @pytest.mark.parametrize(
        ("lines", "fault"),
        [
            ((f"{MAY},2011-04-07,x",), "2: corrects: expected a fact of BGR as a page"),
            ((f"{MAY},2011-04-07,x",), "such as deposit of its instrument of ratific"),
            ((f"{MAY},2011-04-06,",), "2: why: expected with a dispute or a correct"),
            ((f"{MAY},,x",), "2: why: expected with a dispute or a correction"),
            (
                (f"{MAY},2011-04-06,x", f"{MAY.replace('05', '07')},2011-04-06,x"),
                "deposits.csv:2 corrects it too",
            ),
        ],
    )
    def test_what_cannot_be_meant(
        self, write: Write, lines: tuple[str, ...], fault: str
    ) -> None:
        """One fault, at the row of one's own."""
        (found,) = _faults(write("deposits", CORRECTING, *lines))
        assert fault in found

    @pytest.mark.parametrize(
        ("column", "cell", "says"),
        [("dispute", "bgr", "no word"), ("followed", "no", "dispute: expected for an")],
    )
    def test_it_says_nothing_else_of_the_dispute(
        self, write: Write, column: str, cell: str, says: str
    ) -> None:
        """Which account is followed is said by what it corrects."""
        row = f"{MAY},2011-04-06,x,{cell}"
        (found,) = _faults(write("deposits", f"{CORRECTING},{column}", row))
        assert says in found

    def test_two_facts_of_one_date(self, write: Write) -> None:
        """Named by the date alone, it can be either: both are told."""
        row = "AFG,2020,plan,a page,..2020-09-28,x"
        head = "state,date,kind,source,corrects,why"
        (found,) = _faults(write("victim_assistance", head, row))
        assert (
            "corrects: expected one fact of AFG as a page prints it, such as" in found
        )
        assert "..2020-09-28; " in found

    def test_where_nothing_lies_beneath(self, write: Write) -> None:
        """A record by itself is corrected in its rows."""
        path = write("alone/deposits", CORRECTING, f"{MAY},2011-04-06,x")
        with pytest.raises(DataFileError, match="2: corrects: expected in files laid"):
            load_record(path.parent)


class TestHeldAgainstTheRecord:
    """Rows that are sound alone and are not over the record."""

    @pytest.mark.parametrize(
        ("name", "head", "row", "fault"),
        [
            (
                "deposits",
                DEPOSITS,
                "BGR,2011-04-06,ratification,our archive",
                "row: expected what the record lacks, it holds Bulgaria: deposit",
            ),
            (
                "meetings",
                MEETINGS,
                "3RC,review conference,2026-11-23,2026-11-27,Vientiane,a letter",
                "row: expected what the record lacks, it holds 3RC, part 1 (2026-09",
            ),
            (
                "states",
                STATES,
                "TUR,TR,792,Turkey",
                "row: expected what the record lacks, it holds TUR Türkiye already",
            ),
            ("states", STATES, "XRU,XR,900,Bulgaria", "name: expected once, BGR"),
            (
                "extension_decisions",
                DECISIONS,
                CHILE.replace(",4,", ",5,"),
                "number: expected the number of a request of CHL under art4 (1, 2,",
            ),
            (
                "extension_decisions",
                DECISIONS,
                CHILE.replace("art4", "Article 3"),
                "number: expected the number of a request of CHL under art3 (none",
            ),
            (
                "extension_decisions",
                DECISIONS,
                CHILE.replace("13MSP", "15MSP"),
                "meeting: expected a label of meetings.csv, got '15MSP'",
            ),
            (
                "stockpiles_declared",
                "state,date,source,dispute,why",
                "BGR,2012-03-28,a page,bgr,x",
                "dispute: expected 'bgr' of BGR to have one followed account",
            ),
            (
                "deposits",
                DEPOSITS,
                "XRU,2026-10-12,accession,Note",
                "state: no State is called 'XRU'",
            ),
        ],
    )
    def test_a_fault(
        self, write: Write, name: str, head: str, row: str, fault: str
    ) -> None:
        """With the file, the line and the field of one's own row."""
        (found,) = _faults(write(name, head, row))
        assert found.startswith(f"{name}.csv:2: {fault}")

    def test_a_second_deposit(self, write: Write) -> None:
        """Refused by the rules on joining, at the own row, though it is the earlier."""
        row = "BGR,2010-04-06,ratification,our archive"
        path = write("deposits", DEPOSITS, row)
        with pytest.raises(InadmissibleEventError) as refusal:
            ccm.as_of(NOW, record=_over(path))
        (fault,) = refusal.value.faults
        assert fault.startswith(f"{path}:2: row: Bulgaria: deposit of its instrument")
        assert "or what this one corrects" in fault

    @pytest.mark.parametrize(
        ("name", "head", "row"),
        [
            ("coverage", "obligation,through,source", "art33,2026-01-01,a page"),
            (
                "extension_requests",
                "state,date,obligation,number,meeting,source",
                "BGR,2020-01-01,art33,1,2RC,a page",
            ),
        ],
    )
    def test_an_obligation_that_there_is_not(
        self, write: Write, name: str, head: str, row: str
    ) -> None:
        """File, line and field, though only the treaty knows its obligations."""
        path = write(name, head, row)
        with pytest.raises(InadmissibleEventError) as refusal:
            ccm.as_of(NOW, record=_over(path))
        (fault,) = refusal.value.faults
        says = "expected the id of an obligation, not 'art33'"
        assert fault.startswith(f"{path}:2: obligation: {says}")

    @pytest.mark.parametrize(
        ("named", "meant"),
        [
            ("atr3", "; did you mean art3?"),
            ("stockpiles", "; did you mean art3.1 or art3?"),
            ("xyz", ""),
        ],
    )
    def test_which_obligation_may_be_meant(
        self, write: Write, named: str, meant: str
    ) -> None:
        """Of a request and of a claim to hold all: a cell takes the id alone."""
        files = (
            ("extension_requests", *REQUESTED, f"BGR,2020-01-01,{named},1,2RC,a page"),
            ("coverage", "obligation,through,source", f"{named},2026-01-01,a page"),
        )
        for name, head, row in files:
            path = write(name, head, row)
            with pytest.raises(InadmissibleEventError) as refusal:
                ccm.as_of(NOW, record=_over(path))
            (fault,) = refusal.value.faults
            says = f"expected the id of an obligation, not {named!r}{meant} ("
            assert fault.startswith(f"{path}:2: obligation: {says}")

    @pytest.mark.parametrize("named", ["art33", "Article 7", "no obligation"])
    def test_a_provision_that_names_not_one(self, write: Write, named: str) -> None:
        """It is left as it stands, and refused so; Article 7 holds two."""
        path = write("coverage", "obligation,through,source", f"{named},2026-01-01,x")
        with pytest.raises(InadmissibleEventError, match=f"not {named!r}"):
            ccm.as_of(NOW, record=_over(path))

    @pytest.mark.parametrize("named", ["art7.1", "art4.1c", "art9"])
    def test_an_obligation_that_knows_no_extension(
        self, write: Write, named: str
    ) -> None:
        """Articles 3(3) and 4(5) alone let a deadline be extended."""
        head = "state,date,obligation,number,meeting,source"
        row = f"BGR,2020-01-01,{named},1,2RC,a page"
        path = write("extension_requests", head, row)
        with pytest.raises(InadmissibleEventError) as refusal:
            ccm.as_of(NOW, record=_over(path))
        (fault,) = refusal.value.faults
        says = f"expected an obligation whose deadline can be extended, not {named} ("
        assert fault.startswith(f"{path}:2: obligation: {says}")

    @pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
    @pytest.mark.parametrize("first", ["", "# deposits", "# deposits;;;"])
    @pytest.mark.parametrize("stem", ["deposits", "mine"])
    def test_what_is_told_apart_otherwise_than_by_commas(
        self, write: Write, sign: str, name: str, first: str, stem: str
    ) -> None:
        """Some spreadsheets write semicolons, or tabs, into a file of that name."""
        head = DEPOSITS.replace(",", sign)
        lines = [first, head] if first else [head]
        path = write(stem, *lines, BRAZIL.replace(",", sign))
        (fault,) = _faults(path)
        assert fault.startswith(f"{stem}.csv: ")
        says = f"columns: expected commas between columns, got {name}: save it with"
        assert says in fault

    def test_a_whole_record_is_no_own_fact(self) -> None:
        """One fault for each file that holds nothing new, not one for each row."""
        path = Path(ccm.facts.schema.DATA, "deposits.csv")
        (fault,) = _faults(path)
        assert "expected rows that the record lacks, it holds all" in fault

    def test_a_row_in_two_files(self, write: Write) -> None:
        """Whatever else is said of it."""
        one = write("deposits", DEPOSITS, BRAZIL)
        other = write("more", "# deposits", DEPOSITS, BRAZIL.replace("Note", "Letter"))
        (fault,) = _faults(one, other)
        assert fault.endswith("deposits.csv:2 too")

    def test_the_same_file_twice(self, write: Write, tmp_path: Path) -> None:
        """By another path, and in a folder that is given as well."""
        path = write("deposits", DEPOSITS, BRAZIL)
        assert _faults(path, tmp_path / "x" / ".." / "deposits.csv")
        (fault,) = _faults(path, tmp_path)
        assert fault == "deposits.csv: expected once, got it again"


class TestWhatAFileHolds:
    """Its first line says it, its name, or its columns."""

    def test_the_first_line_before_the_name(self, write: Write) -> None:
        """Also as a spreadsheet writes it back, with commas behind."""
        path = write("uses", "# deposits: whatever,,", "# more,,", DEPOSITS, BRAZIL)
        (event,) = (event for event in _over(path).events if event.own)
        assert isinstance(event, Deposit)
        assert event.source[0].line == 4

    def test_the_columns_where_one_kind_has_them(self, write: Write) -> None:
        """An instrument is deposited and nothing else is."""
        record = _over(write("notes", DEPOSITS, BRAZIL))
        assert record.own[0].rows == 1

    @pytest.mark.parametrize("head", ["state,date,source", "foo,bar", ""])
    def test_else_it_is_refused(self, write: Write, head: str) -> None:
        """In one short line."""
        (fault,) = _faults(write("notes", head))
        assert fault.startswith("notes.csv: file name: expected a name that says")
        assert len(fault) < 200

    def test_remarks_stand_above_the_header_alone(self, write: Write) -> None:
        """Below it, a row is a row: nothing is left out unsaid."""
        faults = _faults(write("deposits", DEPOSITS, BRAZIL, "# BRA,,,"))
        assert "deposits.csv:3: date: expected a value, got an empty cell" in faults

    def test_faults_of_the_header_say_its_line(self, write: Write) -> None:
        """Below the remarks."""
        (fault,) = _faults(write("notes", "# deposits", "# x", f"{DEPOSITS},colour"))
        assert fault.startswith("notes.csv:3: colour: expected one of the columns")

    def test_what_is_no_text(self, tmp_path: Path) -> None:
        """Whatever it is called."""
        path = tmp_path / "notes.csv"
        path.write_bytes(b"\xff\xfe")
        (fault,) = _faults(path)
        assert (
            fault == "notes.csv:1: file: expected UTF-8, got UTF-16: save it as UTF-8"
        )

    @pytest.mark.parametrize("blank", ["", ",,,"])
    def test_blank_lines_above_what_a_file_holds(
        self, write: Write, blank: str
    ) -> None:
        """It is known what it holds, and that its header is expected there."""
        (fault,) = _faults(write("notes", blank, "# deposits", DEPOSITS, BRAZIL))
        needed = "state, date, source, instrument"
        says = f"expected the columns {needed}, got none"
        assert fault == f"notes.csv:1: header: {says}"
