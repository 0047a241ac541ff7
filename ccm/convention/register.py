"""The register of provisions: by which norm each is modelled, or why it is not."""

from __future__ import annotations

from importlib import import_module
from operator import attrgetter

import attrs

from ccm.errors import InvalidValueError

__all__ = ["REGISTER", "Entry", "entries_of"]


@attrs.define(frozen=True)
class Entry:
    """A provision, and the object that states it.

    Attributes:
        provision: Its id, such as ``art3.2``.
        text: What it says, in a few words of our own.
        norm: Module of this room and name of the object, as ``module:NAME``;
            empty if the provision is not modelled.
        why_not: Why it is not modelled; empty if it is.

    Raises:
        InvalidValueError: Both a norm and a reason are given, or neither.
    """

    provision: str
    text: str
    norm: str = ""
    why_not: str = ""

    def __attrs_post_init__(self) -> None:
        if bool(self.norm) == bool(self.why_not):
            msg = f"{self.provision}: expected a norm or a reason why there is none"
            raise InvalidValueError(msg)

    @property
    def article(self) -> int:
        """The number of its article."""
        return int(self.provision.removeprefix("art").partition(".")[0])

    @property
    def module(self) -> str:
        """The module of its norm, such as ``article03_stockpiles``; or empty."""
        return self.norm.partition(":")[0]

    @property
    def name(self) -> str:
        """The name of its norm in that module; or empty."""
        return self.norm.partition(":")[2]

    def resolve(self) -> object:
        """Return the norm itself, loaded on demand; None if there is none.

        >>> from ccm.convention import STOCKPILE_DESTRUCTION
        >>> entries_of("art3.2")[0].resolve() is STOCKPILE_DESTRUCTION
        True
        """
        if not self.norm:
            return None
        found = import_module(f"ccm.convention.{self.module}")
        return attrgetter(self.name)(found)


_UNREPORTED = "no date or number, and no source in the record says whether it is done"
_GENERAL = "a general duty; what fulfils it cannot be told from events"
_PROCEDURE = (
    "a step of the Secretary-General or of a meeting that leaves no answer open"
)

_OURS: tuple[Entry, ...] = (
    Entry("art1.1.a", "never use", "article01_prohibitions:PROHIBITIONS"),
    Entry("art1.1.b", "six further verbs", "article01_prohibitions:PROHIBITIONS"),
    Entry("art1.1.c", "never assist", "article01_prohibitions:PROHIBITIONS"),
    Entry("art1.1", "under any circumstances", "article01_prohibitions:FORBEARANCE"),
    Entry("art1.2", "bomblets too", "article02_bomblets:EXPLOSIVE_BOMBLET"),
    Entry("art1.3", "no mines", "article02_definitions:NO_MINE"),
    Entry("art3.1", "keep apart and mark", "article03_stockpiles:SEPARATION"),
    Entry("art3.1", "jurisdiction and control", "article03_scope:STOCKS"),
    Entry("art3.1", "bomblets or not", "article03_scope:belongs_to_stocks"),
    Entry(
        "art3.2",
        "destroy within eight years",
        "article03_stockpiles:STOCKPILE_DESTRUCTION",
    ),
    Entry("art3.2", "by international standards", why_not=_UNREPORTED),
    Entry(
        "art3.3",
        "up to four years more, again in exceptional circumstances",
        "article03_stockpiles:STOCKPILE_DESTRUCTION.extension",
    ),
    Entry("art3.4", "contents of a request", "article03_stockpiles:CONTENTS_3_4"),
    Entry(
        "art3.5",
        "nine months before the meeting, which decides and may grant less",
        "article03_stockpiles:STOCKPILE_DESTRUCTION.extension",
    ),
    Entry("art3.5", "by what majority", "article11_meetings:STOCKPILE_REQUESTS"),
    Entry("art3.6", "retention, for what", "article03_retention:may_retain"),
    Entry("art3.7", "transfer to a Party", "article03_retention:may_transfer"),
    Entry("art3.8", "report by 30 April", "article03_retention:RETENTION_REPORT"),
    Entry("art4.1.a", "clear within ten years", "article04_clearance:CLEARANCE"),
    Entry(
        "art4.1.b",
        "ten years from the end of later hostilities",
        "article04_clearance:LATER_REMNANTS",
    ),
    Entry("art4.1", "jurisdiction or control", "article04_scope:AREAS"),
    Entry(
        "art4.1.c",
        "declare to the meeting",
        "article04_clearance:DECLARATION_OF_COMPLIANCE",
    ),
    Entry("art4.2.a", "survey and record", "article04_other_states:STEPS"),
    Entry("art4.2.b", "priorities and plan", "article04_other_states:STEPS"),
    Entry("art4.2.c", "mark and fence", "article04_other_states:STEPS"),
    Entry("art4.2.d", "clear and destroy", "article04_other_states:STEPS"),
    Entry("art4.2.e", "risk reduction education", "article04_other_states:STEPS"),
    Entry("art4.3", "international standards", "article04_other_states:STEPS"),
    Entry(
        "art4.4",
        "whom it concerns: use before the user was bound",
        "article04_other_states:former_user_encouraged",
    ),
    Entry("art4.4.a", "help is encouraged", "article04_other_states:FORMER_USERS"),
    Entry(
        "art4.4.b",
        "what such help includes",
        why_not="the content of help to which nobody is bound, where available",
    ),
    Entry("art4.5", "up to five years more", "article04_clearance:EXTENSION"),
    Entry("art4.6", "nine months before the meeting", "article04_clearance:EXTENSION"),
    Entry("art4.6", "contents of a request", "article04_clearance:CONTENTS_4_6"),
    Entry("art4.7", "the meeting decides", "article04_clearance:EXTENSION"),
    Entry("art4.7", "by what majority", "article11_meetings:CLEARANCE_REQUESTS"),
    Entry("art4.8", "renewal on a new request", "article04_clearance:EXTENSION"),
    Entry("art5.1", "assist victims", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.1", "collect data", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.a", "assess needs", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.b", "laws and policies", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.c", "plan and budget", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.d", "mobilise resources", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.e", "no discrimination", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.f", "involve victims", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.g", "focal point", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art5.2.h", "good practice", "article05_victims:VICTIM_ASSISTANCE"),
    Entry("art6.1", "right to seek help", "article06_cooperation:FORMS"),
    Entry("art6.2", "help, if able to", "article06_cooperation:COOPERATION"),
    Entry("art6.3.a", "exchange of equipment", "article06_cooperation:FORMS"),
    Entry("art6.3.b", "no undue restrictions", "article06_cooperation:FORMS"),
    Entry("art6.4", "help with clearance", "article06_cooperation:FORMS"),
    Entry("art6.5", "help with stockpiles", "article06_cooperation:FORMS"),
    Entry("art6.6", "urgent help, new remnants", "article06_cooperation:FORMS"),
    Entry(
        "art6.6",
        "since whose entry into force",
        "article06_urgent_help:urgent_help",
    ),
    Entry("art6.7", "help with Article 5", "article06_cooperation:FORMS"),
    Entry("art6.8", "help with recovery", "article06_cooperation:FORMS"),
    Entry("art6.9", "trust funds", "article06_cooperation:FORMS"),
    Entry("art6.10", "entry and exit", "article06_cooperation:FORMS"),
    Entry("art6.11", "help with a national plan", "article06_cooperation:FORMS"),
    Entry("art6.12", "giver and receiver", "article06_cooperation:FORMS"),
    Entry("art7.1", "within 180 days", "article07_transparency:INITIAL_REPORT"),
    *(
        Entry(f"art7.1.{letter}", text, "article07_headings:HEADINGS")
        for letter, text in {
            "a": "national measures",
            "b": "stockpiles",
            "c": "technical characteristics",
            "d": "production facilities",
            "e": "programmes of destruction",
            "f": "munitions destroyed",
            "g": "later finds",
            "h": "contaminated areas",
            "i": "clearance",
            "j": "risk reduction education",
            "k": "victim assistance",
            "l": "contacts",
            "m": "national resources",
            "n": "cooperation provided",
        }.items()
    ),
    Entry("art7.2", "by 30 April each year", "article07_transparency:ANNUAL_REPORTS"),
    Entry("art7.3", "reports are transmitted to all", why_not=_PROCEDURE),
    Entry(
        "art9",
        "all measures, with penal sanctions",
        "article09_national_measures:NATIONAL_MEASURES",
    ),
    Entry("art15", "signature until it is in force", "article15_signature:SIGNATURE"),
    Entry("art16.1", "signatories ratify", "article16_instruments:INSTRUMENTS"),
    Entry("art16.2", "others accede", "article16_instruments:INSTRUMENTS"),
    Entry("art16.3", "deposit with the Depositary", why_not=_PROCEDURE),
    Entry(
        "art17.1",
        "thirty instruments, first day of the sixth month",
        "article17_entry_into_force:ENTRY_INTO_FORCE",
    ),
    Entry(
        "art17.2",
        "later States: first day of the sixth month",
        "article17_entry_into_force:ENTRY_INTO_FORCE",
    ),
    Entry(
        "art18",
        "provisionally, Article 1 alone",
        "article18_provisional_application:PROVISIONAL_APPLICATION",
    ),
    Entry("art20.1", "unlimited duration", why_not="nothing follows from it by itself"),
    Entry(
        "art20.2",
        "to whom notice is given, with reasons",
        why_not="the record holds receipt by the Depositary, from which the time runs",
    ),
    Entry(
        "art20.3",
        "after six months, not before an armed conflict ends",
        "article20_withdrawal:WITHDRAWAL",
    ),
)

PENDING: tuple[Entry, ...] = (
    Entry("art2.1", "victims", "article02_terms:VICTIM"),
    Entry("art2.2", "below 20 kg each", "article02_definitions:CLUSTER_MUNITION"),
    Entry("art2.2.a", "flares, air defence", "article02_definitions:CLUSTER_MUNITION"),
    Entry("art2.2.b", "electrical effects", "article02_definitions:CLUSTER_MUNITION"),
    Entry("art2.2.c", "five features, all", "article02_definitions:CLUSTER_MUNITION"),
    Entry("art2.3", "submunition", "article02_bomblets:EXPLOSIVE_SUBMUNITION"),
    Entry("art2.4", "failed cluster munition", "article02_terms:REMNANT"),
    Entry("art2.5", "unexploded submunition", "article02_terms:REMNANT"),
    Entry("art2.6", "abandoned cluster munition", "article02_terms:REMNANT"),
    Entry("art2.7", "remnants: four kinds", "article02_terms:REMNANT"),
    Entry("art2.8", "transfer", "article02_terms:TRANSFER"),
    Entry("art2.9", "self-destruction", "article02_terms:SELF_DESTRUCTION"),
    Entry("art2.10", "self-deactivating", "article02_terms:SELF_DEACTIVATING"),
    Entry("art2.11", "contaminated area", "article02_terms:CONTAMINATED_AREA"),
    Entry("art2.12", "mine", "article02_definitions:MINE"),
    Entry("art2.13", "bomblet", "article02_bomblets:EXPLOSIVE_BOMBLET"),
    Entry("art2.14", "dispenser", "article02_bomblets:DISPENSER"),
    Entry("art2.15", "unexploded bomblet", "article02_terms:REMNANT"),
    Entry("art8.1", "consult and cooperate", why_not=_GENERAL),
    Entry("art8.2", "reply within 28 days", "article08_clarification:REPLY"),
    Entry("art8.3", "to the next meeting", "article08_clarification:clarification"),
    Entry("art8.4", "good offices", "article08_clarification:CLARIFICATION"),
    Entry("art8.5", "what the meeting can do", "article08_clarification:CLARIFICATION"),
    Entry("art8.6", "other procedures", "article08_clarification:CLARIFICATION"),
    Entry("art10.1", "settle disputes by means of their choice", why_not=_GENERAL),
    Entry("art10.2", "the meeting may help", why_not=_PROCEDURE),
    Entry("art11.1", "subjects of meetings", "article11_meetings:SUBJECTS"),
    Entry("art11.2", "first within a year", "article11_meetings:FIRST_MEETING"),
    Entry("art11.2", "then yearly", "article11_meetings:yearly_meeting"),
    Entry("art11.3", "observers", "article11_meetings:OBSERVERS"),
    Entry(
        "art12.1",
        "first after five years; interval of five or more",
        "article12_review_conferences:INTERVAL",
    ),
    Entry(
        "art12.1",
        "the first, when it was held",
        "article12_review_conferences:first_conference",
    ),
    Entry("art12.2", "its purposes", "article12_review_conferences:CONFERENCES"),
    Entry("art12.3", "observers", "article11_meetings:OBSERVERS"),
    Entry("art13", "from proposal to entry into force", "article13_course:course"),
    Entry("art13.1", "90 days for support", "article13_procedure:SUPPORT_PERIOD"),
    Entry("art13.1", "majority of all Parties", "article13_procedure:SUPPORT"),
    Entry("art13.2", "observers", "article11_meetings:OBSERVERS"),
    Entry("art13.3", "when it is held", "article13_procedure:EARLIER_CONFERENCE"),
    Entry("art13.4", "two thirds voting", "article13_procedure:ADOPTION"),
    Entry("art13.5", "majority at adoption", "article13_procedure:ACCEPTANCE"),
    Entry("art14.1", "costs of meetings", "article14_costs:sharers"),
    Entry("art14.2", "costs of Articles 7 and 8", "article14_costs:sharers"),
    Entry("art14.3", "a mandate is needed", "article14_costs:MANDATE"),
    Entry("art19", "no reservations", "article19_reservations:admissible"),
    Entry("art21.1", "encourage others to join", "article21_relations:DUTIES"),
    Entry("art21.2", "notify, promote, discourage", "article21_relations:DUTIES"),
    Entry("art21.3", "joint operations", "article21_relations:permitted"),
    Entry("art21.4", "what it never permits", "article21_relations:NEVER"),
    Entry("art22", "the Depositary", "article22_depositary:FUNCTIONS"),
    Entry("art23", "six languages", "article23_authentic_texts:authentic"),
)
"""Rows of articles written elsewhere; to be checked against them, or replaced."""

REGISTER: tuple[Entry, ...] = tuple(
    sorted((*_OURS, *PENDING), key=lambda entry: entry.article)
)
"""Every provision that carries a date, a number, a majority, a condition or an
exception, and the others of its article, in the order of articles."""


def entries_of(provision: str) -> tuple[Entry, ...]:
    """Return the entries of a provision; none if the register lacks it.

    >>> [entry.name for entry in entries_of("art17.2")]
    ['ENTRY_INTO_FORCE']
    """
    return tuple(entry for entry in REGISTER if entry.provision == provision)
