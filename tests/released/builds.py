"""Build wheel and sdist twice, and hold them to what they should be.

Run as ``python tests/released/builds.py FOLDER``. It writes them to the folder, and
prints the digest of each. They are the same, whenever and wherever they are built, and
hold the library and what belongs to it: no cache, no file that is not under version
control.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from time import time
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
BESIDE = ignore_patterns(".git", ".venv*", "dist", "*cache*", "__pycache__")
WITHIN = {
    *("ccm", "tests", "docs", "examples", "conftest.py", "Makefile", "CHANGELOG.md"),
    *("CITATION.cff", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "README.md"),
    *("pyproject.toml", "PKG-INFO", ".gitignore"),
}


def build(tree: Path, out: Path) -> dict[str, str]:
    """Return the digest of each file that is built, by name."""
    command = [sys.executable, "-m", "build", "--outdir", str(out), str(tree)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return {p.name: sha256(p.read_bytes()).hexdigest() for p in sorted(out.iterdir())}


def tracked() -> set[str]:
    """Return every file under version control; none where there is no such."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return set(found.stdout.split("\0")) - {""}


def in_wheel(wheel: Path) -> set[str]:
    """Return what stands in a wheel, but what tells of it."""
    names = ZipFile(wheel).namelist()
    return {name for name in names if ".dist-info/" not in name}


def in_sdist(sdist: Path) -> set[str]:
    """Return what stands in an sdist, below its one folder."""
    with tarfile.open(sdist) as found:
        return {name.partition("/")[2] for name in found.getnames()}


def later(tree: Path) -> None:
    """Let every file of a tree look as if it had been written tomorrow."""
    for path in tree.rglob("*"):
        os.utime(path, (time() + 86_400,) * 2)


def main(out: Path) -> None:
    """Build twice, elsewhere and later; check, and print the digests."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        elsewhere = Path(scratch) / "elsewhere"
        copytree(ROOT, elsewhere, ignore=BESIDE)
        later(elsewhere)
        digests = build(ROOT, out)
        again = build(elsewhere, Path(scratch) / "again")
    if digests != again:
        sys.exit(f"two builds differ: {digests} and {again}")
    check(*out.glob("*.whl"), *out.glob("*.tar.gz"))
    for name, digest in digests.items():
        print(f"{digest}  {name}")  # noqa: T201 - it is there to print


def check(wheel: Path, sdist: Path) -> None:
    """Hold what is in them to what is under version control."""
    known = tracked()
    if not known:
        return
    package = {name for name in known if name.startswith("ccm/")}
    if differ := in_wheel(wheel) ^ package:
        sys.exit(f"the wheel and the tree differ: {sorted(differ)}")
    held = in_sdist(sdist)
    odd = held - known - {"PKG-INFO"}
    odd |= {name for name in held if name.partition("/")[0] not in WITHIN}
    if odd:
        sys.exit(f"the sdist holds what belongs elsewhere: {sorted(odd)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
