"""Where an archive lies and what it is made of.

::

    .whence/
      manifest.json       names every file that counts, and nothing else counts
      lock                held by the one who writes
      data/
        000000012.articles    a segment: articles and their postings (`container`, `segment`)
        000000013.marks       which rows of a segment are superseded or removed
        000000014.parquet     a part of some results

Files are never changed. What a writer that died has left is not named by the manifest, and goes when the next one
begins.
"""

from __future__ import annotations

import os
from pathlib import Path

from whence.errors import NoArchive

FOLDER = ".whence"
MANIFEST = "manifest.json"
LOCK = "lock"
DATA = "data"
FORMAT = 1
"""Of everything in the archive, hashes included. A change to any of it is a new number."""


def place(path: str | os.PathLike[str]) -> Path:
    """Return the folder of the archive of `path`: ``PATH/.whence``, or `path` itself if it is called so."""
    given = Path(path)
    return given if given.name == FOLDER else given / FOLDER


def find(path: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the archive in `path`, or without one in the working folder or the nearest above it.

    Raises `NoArchive`.
    """
    if path is not None:
        folder = place(path)
        if (folder / MANIFEST).is_file():
            return folder
        raise _missing(Path(path), folder)
    here = Path.cwd()
    for above in (here, *here.parents):
        if (above / FOLDER / MANIFEST).is_file():
            return above / FOLDER
    raise NoArchive(
        str(here), "no archive is here or in a folder above", "make one with `whence add`, or name its folder"
    )


def _missing(given: Path, folder: Path) -> NoArchive:
    if not given.exists():
        return NoArchive(str(given), "there is no such folder", "check the name, or make an archive with `whence add`")
    if not given.is_dir():
        return NoArchive(str(given), "is a file and no archive", f"name the folder that holds {FOLDER}")
    if (folder / DATA).is_dir():
        remedy = "copy it again as a whole; if it was never finished, add your articles again"
        return NoArchive(str(folder), f"the archive has no {MANIFEST}", remedy)
    return NoArchive(str(given), "is a folder without an archive", "make one with `whence add`, or name another folder")
