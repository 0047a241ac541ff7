"""A schema that is changed is a new version, and every version stays published."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from ccm.share.schemas import schema, schemas

HERE = Path(__file__).parent
PUBLISHED = HERE.parents[1] / "docs" / "reference" / "schemas"
OUTPUT = HERE.parents[1] / "docs" / "reference" / "output.md"
OF_THE_TREE = pytest.mark.skipif(
    not OUTPUT.is_file(), reason="the pages are no part of the package"
)


@pytest.fixture(scope="module")
def keep() -> dict[str, Any]:
    """Return the script that keeps them."""
    return run_path(str(HERE / "keep_schemas.py"))


def test_no_version_is_changed(keep: dict[str, Any]) -> None:
    """Whoever changes what JSON holds is told what to do."""
    assert not keep["changed"](), keep["WHAT_TO_DO"]


def test_every_version_is_kept(keep: dict[str, Any]) -> None:
    """Also those that are new."""
    assert schemas().keys() <= keep["kept"]().keys(), keep["WHAT_TO_DO"]


@OF_THE_TREE
def test_every_version_is_published(keep: dict[str, Any]) -> None:
    """As it was: whoever has a document of an older version finds its schema."""
    for name, digest in keep["kept"]().items():
        file = PUBLISHED / f"{name.removeprefix('ccm/').replace('/', '-')}.json"
        assert keep["digest"](json.loads(file.read_text(encoding="utf-8"))) == digest


@OF_THE_TREE
def test_what_changed_is_told(keep: dict[str, Any]) -> None:
    """Of every schema that is not its first version."""
    lines = OUTPUT.read_text(encoding="utf-8").splitlines()
    told = [line.split("|") for line in lines if line.startswith("| `")]
    for name in keep["schemas"]():
        _, page, version = name.split("/")
        said = any(f"`{page}`" in of and n.strip() == version for _, of, n, *_ in told)
        assert said or version == "1"


@pytest.mark.parametrize("key", ["rows", "on", "description"])
def test_what_counts_as_changed(keep: dict[str, Any], key: str) -> None:
    """A key, its type, whether it must be there; and not how it is described."""
    whole: Any = schema("parties")
    whole["properties"].setdefault("description", {"type": "string"})
    before = keep["digest"](whole)
    words = copy.deepcopy(whole)
    words["properties"][key]["description"] = "Something else."
    assert keep["digest"](words) == before
    for change in ({}, {"type": "null"}):
        other = copy.deepcopy(whole)
        other["properties"][key] = change
        assert keep["digest"](other) != before
    gone = copy.deepcopy(whole)
    del gone["properties"][key]
    assert keep["digest"](gone) != before
    lax = {**whole, "required": []}
    assert keep["digest"](lax) != before
