"""Measure quality and speed, and print one table: what was measured, what is wanted, and the floor.

    python -m bench                     everything
    python -m bench msrp startup        some of it
    python -m bench --list              how each figure is measured

Exits 1 if a figure is worse than its floor (tests/floors.json). Needs the lent articles, and for some figures
the bench extra.
"""

import argparse
import importlib
import inspect
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.figure import Figure, folder
from tests.floors import Floor, load

MEASURES = (
    "guiding_pair",
    "retellings",
    "attribution",
    "fidelity",
    "guiding_facts",
    "recognizers",
    "timebank",
    "entities",
    "hedges",
    "swaps",
    "rewrites",
    "vitaminc",
    "frank",
    "extraction",
    "clough_stevenson",
    "msrp",
    "strangers",
    "calibration",
    "direction",
    "stories",
    "natures",
    "boilerplate",
    "html",
    "identical",
    "tokenising",
    "pairing",
    "allpairs",
    "growth",
    "adding",
    "million",
    "kill9",
    "reading",
    "extraction_speed",
    "startup",
    "books",
)
"""One module each, with `measure(shared)`; its docstring says how."""


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure quality and speed.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(MEASURES)}")
    parser.add_argument("--shared", help="the folder of lent data (default: WHENCE_SHARED, else ../shared)")
    parser.add_argument("--list", action="store_true", help="say how each figure is measured, and stop")
    return parser


def method(name: str) -> str:
    """How `name` is measured: the first paragraph of its module."""
    paragraph = (inspect.getdoc(importlib.import_module(f"bench.{name}")) or "").split("\n\n")[0]
    return " ".join(paragraph.split())


def number(value: float, figure: Figure) -> str:
    if figure.of is not None:
        return f"{value:.0f} of {figure.of}"
    text = f"{value:,.0f}" if abs(value) >= 100 or figure.unit == "count" else f"{value:.3f}"
    return text if figure.unit in ("", "count") else f"{text} {figure.unit}"


def row(figure: Figure, floors: dict[str, Floor]) -> tuple[str, ...]:
    """The cells: figure, measured, wanted, floor; a worse one than wanted has a mark, a broken floor has two."""
    floor = floors.get(figure.floor)
    side = "at most " if figure.at_most else ""
    wanted = "" if figure.wanted is None else side + number(figure.wanted, figure)
    broken = floor is not None and not floor.holds(figure.measured)
    mark = "!!" if broken else "!" if figure.is_wanted() is False else ""
    kept = "" if floor is None else f"{side}{number(floor.floor, figure)}"
    return (figure.name, number(figure.measured, figure), wanted, kept, mark)


def print_rows(rows: Sequence[tuple[str, ...]]) -> None:
    widths = (66, 14, 18, 18)
    for cells in rows:
        print("".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=False)) + cells[-1], flush=True)


def measured(name: str, shared: Path, floors: dict[str, Floor]) -> bool:
    """Measure and print; whether every figure keeps its floor."""
    began = time.monotonic()
    try:
        found = list(importlib.import_module(f"bench.{name}").measure(shared))
    except ModuleNotFoundError as error:
        print(f"{name}: left out, it needs {error.name}; install the bench extra: pip install -e '.[bench]'")
        return True
    except FileNotFoundError as error:
        print(f"{name}: left out, {error.filename} is not there; name the lent data with --shared")
        return True
    print_rows([row(figure, floors) for figure in found])
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return all(f.floor not in floors or floors[f.floor].holds(f.measured) for f in found)


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    unknown = [name for name in options.names if name not in MEASURES]
    if unknown:
        print(f"nothing is called {unknown[0]!r}; choose from {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    names = options.names or MEASURES
    if options.list:
        for name in names:
            print(f"{name:<18}{method(name)}")
        return 0
    floors = load()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; measure speed when others rest", file=sys.stderr)
    print_rows([("figure", "measured", "wanted", "floor", "")])
    kept = [measured(name, folder(options.shared), floors) for name in names]
    print("!: worse than wanted   !!: worse than its floor")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
