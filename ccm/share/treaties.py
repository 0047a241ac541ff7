"""Which treaty is meant: this Convention, an installed one, or one in a folder."""

from __future__ import annotations

import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from importlib.metadata import entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from ccm.errors import UnknownTreatyError
from ccm.rules import Treaty

__all__ = ["GROUP", "treaty_named"]

GROUP = "ccm.treaties"
"""The group of entry points under which a package registers its treaties."""

_NAME = "TREATY"


def treaty_named(name: str) -> Treaty:
    """Return the treaty of that name, or in that folder.

    A folder is a Python package that holds a ``TREATY``, and is run as such.

    Args:
        name: The name of an entry point in the group ``ccm.treaties``, or of the
            treaty itself that it is for; or a folder.

    Raises:
        UnknownTreatyError: There is none; with the names of those that are installed.
    """
    installed = entry_points(group=GROUP)
    if name in installed.names:
        return _a_treaty(name, installed[name].load())
    folder = Path(name)
    if not (folder / "__init__.py").is_file():
        for each in installed:
            if isinstance(found := each.load(), Treaty) and found.name == name:
                return found
        raise UnknownTreatyError(name, tuple(sorted(installed.names)))
    return _a_treaty(name, getattr(_package(folder), _NAME, None))


def _a_treaty(name: str, found: object) -> Treaty:
    if isinstance(found, Treaty):
        return found
    why = f"expected a ccm.rules.Treaty called {_NAME}, got {found!r}"
    raise UnknownTreatyError(name, why=why)


def _package(folder: Path) -> ModuleType:
    """Return the package in a folder, run if it was not yet."""
    home = (folder / "__init__.py").resolve()
    known = sys.modules.get(home.parent.name)
    if known is not None and getattr(known, "__file__", None) == str(home):
        return known
    spec = spec_from_file_location(
        home.parent.name, home, submodule_search_locations=[str(home.parent)]
    )
    if spec is None or spec.loader is None or known is not None:
        why = f"another package is called {home.parent.name!r}"
        raise UnknownTreatyError(str(folder), why=why)
    return _run(spec, spec.loader, str(folder))


def _run(spec: ModuleSpec, loader: Loader, name: str) -> ModuleType:
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        loader.exec_module(module)
    except Exception as error:
        del sys.modules[spec.name]
        why = f"{type(error).__name__}: {error}"
        raise UnknownTreatyError(name, why=why) from error
    return module
