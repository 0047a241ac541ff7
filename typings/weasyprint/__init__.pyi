# What the library uses of WeasyPrint, which comes without types.

from collections.abc import Callable, Sequence
from typing import Any

class CSS:
    def __init__(self, *, string: str, url_fetcher: Callable[..., Any]) -> None: ...

class HTML:
    def __init__(self, *, string: str, url_fetcher: Callable[..., Any]) -> None: ...
    def write_pdf(self, *, stylesheets: Sequence[CSS], pdf_variant: str) -> bytes: ...
