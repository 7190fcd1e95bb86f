"""Kernels compiled by numba, for a whole corpus at a time: arrays in, arrays out.

Each has a slow twin in pure Python, in `kernels`, in `text` or in the tests, and gives the same to the last bit. The
pure path of a handful of articles never imports this package. Signatures are explicit and the machine code is cached,
so that the first call after installing compiles and no later one does; all of them let go of the interpreter's lock.

Numba takes a cached kernel for valid while the file that it stands in is the same, though a kernel that it calls may
have changed in another file: after an upgrade old code would run, and say nothing. So the cache lies in a folder that
is named after all sources together. ``NUMBA_CACHE_DIR`` is left alone where it is set.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from numba import config


def _cache() -> Path:
    """Return the folder for the machine code of these very sources: beside them, else where users keep caches."""
    here = Path(__file__).parent
    digest = blake2b(digest_size=8)
    for source in (*sorted(here.glob("*.py")), here.parent / "hashing.py"):
        digest.update(source.read_bytes())
    beside = here / "__pycache__"
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "whence"
    return (
        beside if os.access(beside if beside.is_dir() else here, os.W_OK) else home
    ) / f"kernels-{digest.hexdigest()}"


if not config.CACHE_DIR:  # type: ignore[attr-defined]  # set when numba is loaded
    config.CACHE_DIR = str(_cache())  # type: ignore[attr-defined]
