"""What marks text as made for a page, with the extra ``site``."""

from __future__ import annotations

from ccm.errors import MissingExtraError

_NEEDED = "jinja2", "site"

try:
    from markupsafe import Markup, escape
except ImportError:
    raise MissingExtraError(*_NEEDED) from None

__all__ = ["Markup", "escape"]
