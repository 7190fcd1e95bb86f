"""A measured figure, and the lent data that figures are measured on."""

import gzip
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from whence.options import Options

REPOSITORY = Path(__file__).parents[1]
REUSE = Options(quotes=False, facts=False)
"""For figures about sentences alone: nobody is asked who said what, or which facts changed."""

FACTS = Options(quotes=False)
"""For figures about facts alone."""


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    measured: float
    wanted: float | None = None
    """What was set out for; None if the figure is told for information."""
    of: int | None = None
    """How many there are, where `measured` is a count."""
    unit: str = ""
    at_most: bool = False
    floor: str = ""
    """The name of its entry in tests/floors.json, if it has one."""

    def is_wanted(self) -> bool | None:
        """Whether it is as good as wanted; None if nothing was."""
        if self.wanted is None or math.isnan(self.measured):
            return None
        return self.measured <= self.wanted if self.at_most else self.measured >= self.wanted


def folder(given: str | None = None) -> Path:
    """The folder of lent data: `given`, else WHENCE_SHARED (from the repository, if relative), else ../shared."""
    if given:
        return Path(given).resolve()
    return (REPOSITORY / (os.environ.get("WHENCE_SHARED") or "../shared")).resolve()


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan
