"""Coverage-guided fuzzing: ``make fuzz TARGET=question RUNS=1000000``.

An input that ends otherwise than with a value or an error of the library, takes longer
than ten seconds or more than two gigabytes is kept in the folder that is asked for, and
printed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import atheris

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "hostile")]

with atheris.instrument_imports(include=["ccm", "tomllib", "icalendar"]):
    from targets import TARGETS, through

    name, *options = sys.argv[1:]
    target = TARGETS[name]
    home = Path(mkdtemp(prefix="ccm-fuzz-"))
    for good in target.good:
        through(target, good.encode(), home)  # which loads what is lazy


def once(content: bytes) -> None:
    """Let something through, in a folder that holds nothing else."""
    rmtree(home)
    home.mkdir()
    through(target, content, home)


def quoted(word: str) -> str:
    """Return a word as a dictionary of the fuzzer has it."""
    escaped = (f"\\x{byte:02x}" for byte in word.encode())
    return f'"{"".join(escaped)}"'


corpus = Path(mkdtemp(prefix="ccm-corpus-"))
for number, good in enumerate(target.good):
    (corpus / f"good{number}").write_bytes(good.encode())
words = corpus.with_suffix(".dict")
words.write_text("\n".join(map(quoted, target.words)), encoding="utf-8")
limits = ("-timeout=10", "-rss_limit_mb=2048", f"-dict={words}", str(corpus))
atheris.Setup([sys.argv[0], *options, *limits], once)
atheris.Fuzz()
