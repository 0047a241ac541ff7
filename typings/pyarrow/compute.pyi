# The functions of Arrow.

from collections.abc import Mapping
from typing import Protocol

from . import Array

class IntegerScalar(Protocol):
    def as_py(self) -> int | None: ...

def min_max(array: Array) -> Mapping[str, IntegerScalar]: ...
