"""Keep what each version of a schema asks for, so that no version can change.

Run after a new version: ``python tests/released/keep_schemas.py``. What was kept is
never kept again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ccm.share.schemas import schemas

KEPT = Path(__file__).with_name("schemas.json")


def digest(schema: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a schema asks for, whatever words it tells it in."""
    text = json.dumps(_wordless(schema), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _wordless(schema: Any) -> Any:
    """Return a schema without descriptions; a key of that name is no text."""
    match schema:
        case {**told}:
            words = {"description"} if isinstance(told.get("description"), str) else ()
            return {k: _wordless(v) for k, v in told.items() if k not in words}
        case [*parts]:
            return [_wordless(each) for each in parts]
        case _:
            return schema


def kept() -> dict[str, str]:
    """Return the digest of each version that was kept, by its name."""
    found: dict[str, str] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def changed() -> list[str]:
    """Return the schemas that are not what was kept of their version."""
    known = kept()
    return [
        name
        for name, found in schemas().items()
        if known.get(name, digest(found)) != digest(found)
    ]


WHAT_TO_DO = (
    "a schema that is changed is a new version: raise it in ccm/words/versions.py, say "
    "what changed in docs/reference/output.md, then run make docs and "
    "python tests/released/keep_schemas.py"
)


def main() -> None:
    """Keep those versions that are new."""
    if wrong := changed():
        msg = f"{', '.join(wrong)}: {WHAT_TO_DO}"
        raise SystemExit(msg)
    new = {name: digest(found) for name, found in schemas().items()}
    text = json.dumps({**new, **kept()}, indent=1, sort_keys=True)
    KEPT.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
