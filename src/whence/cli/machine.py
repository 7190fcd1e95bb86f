"""What whence runs on, for `whence doctor`: versions, room, and whether the compiled kernels are ready. Nothing is
changed, nothing is compiled, no network is asked.
"""

from __future__ import annotations

import ast
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from whence.curation.health import Problem

_OPTIONAL = {
    "pandas": "data frames: `.to_pandas()`",
    "ipython": "results shown in a notebook",
    "rensa": "`python -m bench peers`",
}
"""What whence works without, and what is missing then."""
_LEAST_DISK = 1 << 30
_LEAST_MEMORY = 1 << 30
"""Bytes below which adding and comparing may fail half-way; nothing is lost then, but a word beforehand is better."""


@dataclass(frozen=True)
class Kernels:
    """The compiled kernels: machine code that is made once and kept."""

    folder: str
    total: int
    ready: int
    """How many are compiled already for this Python; the others are when they are first needed."""
    writable: bool


@dataclass(frozen=True)
class Machine:
    """What whence runs on."""

    whence: str
    python: str
    platform: str
    encoding: str | None
    """Of standard output; None where it is closed."""
    libraries: dict[str, str | None]
    """Name to version; None where it is not installed. The first are needed …"""
    optional: dict[str, str | None]
    """… and these are not."""
    processors: int
    memory_bytes: int | None
    memory_free_bytes: int | None
    disk_free_bytes: int
    """Where the archive lies, or else in the working folder."""
    kernels: Kernels


def look(folder: Path) -> tuple[Machine, list[Problem]]:
    """Return what whence runs on, with the room on the disk of `folder`, and what is wrong with it."""
    import whence

    memory, free = _memory()
    libraries = {name: _version(name) for name in _needed()}
    machine = Machine(
        whence.__version__,
        platform.python_version(),
        platform.platform(),
        sys.stdout.encoding if sys.stdout is not None else None,
        libraries,
        {name: _version(name) for name in _OPTIONAL},
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory,
        free,
        shutil.disk_usage(folder).free,
        _kernels(),
    )
    return machine, list(_problems(machine, folder))


def _problems(machine: Machine, folder: Path) -> list[Problem]:
    found = [
        Problem(name, "is not installed, and whence needs it", f"install it with `pip install {name}`")
        for name, version in machine.libraries.items()
        if version is None
    ]
    kernels = machine.kernels
    if not kernels.writable and kernels.ready < kernels.total:
        why = "cannot be written to, so that every command that needs an archive compiles its kernels anew, for minutes"
        found.append(Problem(kernels.folder, why, "make it writable, or set NUMBA_CACHE_DIR to a folder that is"))
    if machine.disk_free_bytes < _LEAST_DISK:
        why = f"only {machine.disk_free_bytes >> 20:,} MB are free on this disk"
        found.append(Problem(str(folder), why, "make room before you add to an archive"))
    if machine.memory_free_bytes is not None and machine.memory_free_bytes < _LEAST_MEMORY:
        why = f"only {machine.memory_free_bytes >> 20:,} MB of memory are free"
        found.append(Problem("this machine", why, "end other programs before you work on a large archive"))
    return found


def _needed() -> list[str]:
    """Return the names of the libraries that this installation says it needs, as `pip` calls them."""
    try:
        said = metadata.requires("whence") or []
    except metadata.PackageNotFoundError:  # run from a folder of sources
        return []
    return sorted((_name(each) for each in said if "extra ==" not in each), key=str.lower)


def _name(requirement: str) -> str:
    end = next((n for n, letter in enumerate(requirement) if not (letter.isalnum() or letter in "-_.")), None)
    return requirement[:end]


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _memory() -> tuple[int | None, int | None]:
    """Return all memory and what is free of it, in bytes, where the system tells (Linux)."""
    try:
        lines = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text("ascii").splitlines())
        total, free = (int(lines[name].split()[0]) << 10 for name in ("MemTotal", "MemAvailable"))
    except (OSError, ValueError, KeyError):
        return None, None
    return total, free


def _kernels() -> Kernels:
    from numba import config

    from whence.kernels import compiled

    folder = Path(config.CACHE_DIR)  # type: ignore[attr-defined]  # set when numba is loaded
    wanted = set(_cached_functions(Path(compiled.__file__).parent))
    there = {path.name for path in folder.rglob("*.nbi")}
    nearest = next((each for each in (folder, *folder.parents) if each.is_dir()), Path("/"))
    return Kernels(str(folder), len(wanted), len(wanted & there), os.access(nearest, os.W_OK))


def _cached_functions(sources: Path) -> list[str]:
    """Return how numba calls the index file of each kernel: loading a kernel to ask it would compile it."""
    ending = f"py{sys.version_info.major}{sys.version_info.minor}{sys.abiflags}.nbi"
    found = []
    for path in sources.glob("[!_]*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(map(_is_cached, node.decorator_list)):
                line = min(decorator.lineno for decorator in node.decorator_list)
                found.append(f"{path.stem}.{node.name}-{line}.{ending}")
    return found


def _is_cached(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and any(word.arg == "cache" for word in decorator.keywords)
