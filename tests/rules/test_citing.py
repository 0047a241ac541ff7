"""A provision in any usual spelling, and the obligations that it holds."""

from __future__ import annotations

import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention import CONVENTION
from ccm.errors import SeveralObligationsError, UnknownObligationError
from ccm.facts import ExtensionRequest
from ccm.rules import Norm
from ccm.rules.citing import cited, cited_by, obligations_in, provision
from ccm.words.sentences import article

NORMS = CONVENTION.obligations


@pytest.mark.parametrize(
    ("spelled", "found"),
    [
        ("art4", "art4"),
        ("art4.1.a", "art4"),
        ("4(1)(a)", "art4"),
        ("4 (1) (a)", "art4"),
        ("Article 4", "art4"),
        ("Article 4, paragraph 1 (a)", "art4"),
        ("art. 4.1b", "art4.1b"),
        ("4(1)b", "art4.1b"),
        ("ART3", "art3"),
        ("3.2", "art3"),
        ("article3", "art3"),
        ("§3", "art3"),
        ("Art. 3, para. 8", "art3.8"),
        ("Art. 7(2)", "art7.2"),
        ("7.1", "art7.1"),
        ("9", "art9"),
        ("Article 1(1)(c)", "art1"),
        ("5(2)(g)", "art5"),
        ("art7.1.b", "art7.1"),
        ("3(5)", "art3"),
    ],
)
def test_any_usual_spelling(spelled: str, found: str) -> None:
    """The text of the Convention says which duty stands in which paragraph."""
    assert CONVENTION.norm(spelled).id == found


def test_the_duty_of_an_answer_is_the_same_however_it_is_cited() -> None:
    """A view takes each, alone and among others."""
    view = ccm.as_of(date(2020, 12, 1))
    usual = view.assess("BGR", "art3")
    assert view.assess("BGR", "Article 3(2)") == usual
    assert view.findings(states="BGR", obligations=["3.2", "ART4"]) == view.findings(
        states="BGR", obligations=["art3", "art4"]
    )


def test_a_request_is_reviewed_however_its_obligation_is_cited() -> None:
    """Peru's, under Article 3."""
    view = ccm.as_of(date(2020, 9, 28))
    (request,) = view.record.dossier(view.state("PER")).of(ExtensionRequest)
    cited_so = attrs.evolve(request, obligation="Article 3(2)")
    assert view.review(cited_so).latest == view.review(request).latest


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_what_is_printed_of_an_obligation_finds_it(norm: Norm) -> None:
    """Its id, its provision as it stands in reasons, and as it is cited."""
    for spelled in (norm.id, norm.provision, article(norm.provision)):
        assert CONVENTION.norm(spelled) is norm
    for each in cited_by(norm):
        assert norm in obligations_in(cited(each), NORMS)


@pytest.mark.parametrize(
    ("spelled", "held"),
    [
        ("Article 7", ("art7.1", "art7.2")),
        ("art4.1", ("art4", "art4.1b", "art4.1c")),
        ("4(6)", ("art4", "art4.1b")),
    ],
)
def test_one_that_holds_several_lists_them(spelled: str, held: tuple[str, ...]) -> None:
    """Two reports; clearance, again after hostilities, and the declaration."""
    with pytest.raises(SeveralObligationsError) as refused:
        CONVENTION.norm(spelled)
    error = refused.value
    assert (error.obligation, error.known) == (spelled, held)
    assert all(CONVENTION.norm(each).id == each for each in held)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    "spelled",
    ["", "art", "Bulgaria", "17.2", "art99", "4.1.aa", "4-1", "(a)", "1" * 5000 + "!"],
)
def test_what_is_none(spelled: str) -> None:
    """Of each other text it is said which obligations there are."""
    with pytest.raises(UnknownObligationError, match=r"art4\.1b") as refused:
        CONVENTION.norm(spelled)
    assert refused.value.known == tuple(CONVENTION.by_id)


PARTS = st.lists(
    st.integers(1, 30).map(str) | st.sampled_from("abcdefghijklmn"), max_size=3
)


@given(st.integers(1, 23).map(str), PARTS)
def test_every_form_of_a_citation_is_read_alike(number: str, rest: list[str]) -> None:
    """As it stands in an id, as it is cited, and in capitals."""
    parts = (number, *rest)
    written = provision(parts)
    assert cited(written) == parts
    assert cited(article(written)) == cited(written.upper()) == parts


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """It cites a provision, which can be written, or nothing."""
    parts = cited(text)
    assert not parts or cited(provision(parts)) == parts
