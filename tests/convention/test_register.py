"""The register: every provision is modelled by an object, or says why it is not."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import ccm
from ccm import convention
from ccm.convention.register import REGISTER, Entry, entries_of
from ccm.errors import CCMError
from ccm.rules import ExtensionRule

MODULES = Path(convention.__file__).parent


class TestEntry:
    """A norm or a reason, never both."""

    @pytest.mark.parametrize(("norm", "why_not"), [("", ""), ("a:B", "because")])
    def test_one_of_both(self, norm: str, why_not: str) -> None:
        """The error names the provision."""
        with pytest.raises(CCMError, match="art99"):
            Entry("art99", "text", norm, why_not)

    def test_an_entry_without_norm_resolves_to_nothing(self) -> None:
        """It has a reason instead."""
        entry = Entry("art99.1", "text", why_not="because")
        assert entry.resolve() is None
        assert entry.article == 99


@pytest.mark.parametrize("entry", REGISTER, ids=lambda e: f"{e.provision} {e.text}")
class TestEveryEntry:
    """Every row of the register."""

    def test_its_norm_exists(self, entry: Entry) -> None:
        """The object that is named is there."""
        assert (entry.resolve() is None) == bool(entry.why_not)

    def test_its_module_is_of_its_article(self, entry: Entry) -> None:
        """Or of one that it shares the norm with."""
        shared = {1: "article02_", 3: "article11_", 4: "article11_"}
        shared |= {12: "article11_", 13: "article11_"}
        own = f"article{entry.article:02}_"
        other = shared.get(entry.article, own)
        assert not entry.norm or entry.module.startswith((own, other))


class TestTheConvention:
    """Its obligations are found by their ids, each when it is asked for."""

    def test_each_has_the_id_by_which_it_is_found(self) -> None:
        """The ids stand beside the objects, which are not loaded yet."""
        for obligation, norm in ccm.CONVENTION.by_id.items():
            assert norm.id == obligation

    def test_each_name_can_be_had_and_is_listed(self) -> None:
        """Also one that is loaded on first use; another is an error."""
        assert dir(convention) == sorted(convention.__all__)
        norms = [getattr(convention, name) for name in convention.__all__]
        assert all(norm in norms for norm in ccm.CONVENTION.obligations)
        with pytest.raises(AttributeError, match="'ARMISTICE'"):
            convention.ARMISTICE  # noqa: B018


class TestRegister:
    """All rows together."""

    def test_every_article_is_there(self) -> None:
        """1 to 23, in order."""
        articles = [entry.article for entry in REGISTER]
        assert articles == sorted(articles)
        assert set(articles) == set(range(1, 24))

    def test_no_row_stands_twice(self) -> None:
        """A provision can have two rows, each with its own text."""
        rows = [(entry.provision, entry.text) for entry in REGISTER]
        assert len(rows) == len(set(rows))

    def test_every_obligation_is_registered(self) -> None:
        """By the object that the Convention evaluates."""
        for norm in ccm.CONVENTION.obligations:
            found = [entry.resolve() for entry in entries_of(norm.provision)]
            assert any(one is norm for one in found), norm.id

    def test_every_rule_on_joining_is_registered(self) -> None:
        """Articles 15 to 18 and 20."""
        objects = [entry.resolve() for entry in REGISTER]
        treaty = ccm.CONVENTION
        for rule in (
            treaty.signature,
            treaty.instruments,
            treaty.entry,
            treaty.provisional,
            treaty.withdrawal,
        ):
            assert any(one is rule for one in objects)

    def test_every_provision_of_a_rule_on_extension_is_registered(self) -> None:
        """Lead, decision, contents and length."""
        for norm in ccm.CONVENTION.obligations:
            rule = getattr(norm, "extension", None)
            if isinstance(rule, ExtensionRule):
                fields = attrs.asdict(rule)
                cited = {v for k, v in fields.items() if k.endswith("provision")}
                assert all(entries_of(provision) for provision in cited if provision)

    def test_every_article_module_is_reached(self) -> None:
        """Listed, or used by one that is."""
        listed = {entry.module for entry in REGISTER if entry.module}
        paths = [MODULES / f"{name}.py" for name in listed]
        text = "".join(path.read_text(encoding="utf-8") for path in paths)
        for path in MODULES.glob("article*.py"):
            used = f"ccm.convention.{path.stem} " in text
            assert path.stem in listed or used, path.stem
