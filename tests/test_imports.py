"""Every file of the package: imports on its own, has a telling name, and is short enough to read.

The direction of imports is checked by import-linter (make lint); its contracts are in pyproject.toml.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import whence

PACKAGE = Path(whence.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
DRAWER = re.compile(r"(.*_)?(utils?|utilities|helpers?|misc|common|managers?)")
LONGEST = 300


def module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """The modules a file names in its import statements, wherever they stand."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


def test_the_package_was_found():
    assert {"whence", "whence.__main__", "whence.cli"} <= {module(path) for path in FILES}


@pytest.mark.parametrize("name", [module(path) for path in FILES if path.name != "__main__.py"])
def test_a_module_imports_on_its_own(name):
    """No module relies on another having been imported first."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import {name}"], check=False, capture_output=True, text=True
    )

    assert (0, "", "") == (run.returncode, run.stdout, run.stderr)


def test_the_package_runs_as_a_module():
    run = subprocess.run([sys.executable, "-m", "whence", "--help"], check=False, capture_output=True, text=True)

    assert (0, "") == (run.returncode, run.stderr)
    assert "whence" in run.stdout


@pytest.mark.parametrize("path", FILES, ids=module)
def test_no_file_is_a_drawer(path):
    """A name that says nothing collects everything."""
    drawers = [name for name in path.relative_to(PACKAGE).with_suffix("").parts if DRAWER.fullmatch(name)]

    assert [] == drawers


@pytest.mark.parametrize("path", FILES, ids=module)
def test_no_file_is_too_long_to_read(path):
    """Past this length a file holds two ideas: split it."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def kernels() -> list[Path]:
    return sorted((PACKAGE / "kernels").rglob("*.py"))


def test_kernels_are_found():
    assert kernels()


@pytest.mark.parametrize("path", kernels(), ids=module)
def test_a_kernel_imports_the_standard_library_and_kernels_only(path):
    """import-linter can only forbid the libraries it is told of. Imports are written out, never relative.

    The compiled ones take numpy and numba as well; of the others `branching` takes numpy for what is large, and
    `postings_layout` names its arrays.
    """
    alone = {"branching": {"numpy"}, "postings_layout": {"numpy"}}
    allowed = {"numpy", "numba"} if "compiled" in path.parts else alone.get(path.stem, set())
    foreign = {
        name
        for name in imports(path)
        if not name.startswith("whence.kernels") and name.partition(".")[0] not in sys.stdlib_module_names | allowed
    }

    assert not foreign
