"""Quality floors: what was reached once is kept.

`floors.json` beside this file holds one entry per measurement::

    {"name": {"floor": 0.9, "measured": 0.93, "command": "make bench"}}

`measured` is the last value seen, `floor` the value below which a test fails; with `"at_most": true` it is
a ceiling (seconds, errors). A test measures and calls `check(name, value)`. Floors rise by command and sink
only on purpose::

    python -m tests.floors                                     list them
    python -m tests.floors NAME=0.93 --command "make bench"    a new one
    python -m tests.floors NAME=0.95                           raise it to 0.95 less the margin
    python -m tests.floors NAME=0.91 --lower "why"             lower it, and say why in CHANGELOG.md
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01


@dataclass(frozen=True)
class Floor:
    """The worst value a measurement may have, the last one it had, and the command that measures it."""

    floor: float
    measured: float
    command: str
    at_most: bool = False
    lowered: str = ""

    def holds(self, value: float) -> bool:
        """Whether `value` is good enough; NaN never is."""
        return value <= self.floor if self.at_most else value >= self.floor

    def with_margin(self, value: float, margin: float) -> float:
        """The floor that `value` earns: `margin` worse than it, to three decimals, never better than it."""
        if self.at_most:
            return max(value, round(value + margin, 3))
        return min(value, round(value - margin, 3))


class FloorError(AssertionError):
    """A measurement fell below its floor, or a floor was to be lowered without a reason."""


def load(path: Path = FLOORS) -> dict[str, Floor]:
    return {name: Floor(**entry) for name, entry in json.loads(path.read_text(encoding="utf-8")).items()}


def save(floors: dict[str, Floor], path: Path = FLOORS) -> None:
    optional = {"at_most": False, "lowered": ""}
    entries = {
        name: {key: value for key, value in asdict(floor).items() if value != optional.get(key)}
        for name, floor in floors.items()
    }
    text = json.dumps(entries, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")


def check(name: str, value: float, path: Path = FLOORS) -> None:
    """Fail unless `value` is as good as the floor called `name`."""
    __tracebackhide__ = True
    floors = load(path)
    if name not in floors:
        raise FloorError(
            f"no floor is called {name!r} (there are: {', '.join(sorted(floors)) or 'none'}); "
            f'add it with: python -m tests.floors {name}={value:.4g} --command "..."'
        )
    floor = floors[name]
    if not floor.holds(value):
        side = "above its ceiling" if floor.at_most else "below its floor"
        raise FloorError(
            f"{name} is {value:.4g}, {side} of {floor.floor:.4g} (last measured: {floor.measured:.4g}). "
            f"See for yourself with: {floor.command}\n"
            f'If it is to be so: python -m tests.floors {name}={value:.4g} --lower "why", '
            "and a line in CHANGELOG.md that says why."
        )


def move(old: Floor, value: float, margin: float = MARGIN, reason: str = "") -> Floor:
    """The floor after measuring `value`: raised if it earns that, lowered only for a `reason`."""
    if not math.isfinite(value):
        raise FloorError(f"{value} is not a measurement")
    earned = old.with_margin(value, margin)
    if old.holds(earned):
        return replace(old, floor=earned, measured=value, lowered="")
    if old.holds(value):
        return replace(old, measured=value)
    if not reason:
        raise FloorError(
            f"{value:.4g} is worse than the floor of {old.floor:.4g}; "
            'lower it only on purpose: --lower "why", and a line in CHANGELOG.md'
        )
    return replace(old, floor=earned, measured=value, lowered=reason)


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.floors", description="List or move the floors.")
    parser.add_argument("measurements", nargs="*", metavar="NAME=VALUE", help="what was measured")
    parser.add_argument("--command", help="how it is measured (needed for a new name)")
    parser.add_argument("--at-most", action="store_true", help="a new name is a ceiling")
    parser.add_argument("--margin", type=float, default=MARGIN, help="distance kept (default: %(default)s)")
    parser.add_argument("--lower", metavar="REASON", default="", help="allow a floor to sink, and say why")
    return parser


def main(arguments: Sequence[str] | None = None, path: Path = FLOORS) -> int:
    options = parser().parse_args(arguments)
    floors = load(path)
    try:
        moved = dict(measured(text, floors, options) for text in options.measurements)
    except FloorError as error:
        print(error, file=sys.stderr)
        print("nothing was changed", file=sys.stderr)
        return 1
    if moved:
        save(floors | moved, path)
    for name, floor in sorted((moved or floors).items()):
        side = "at most" if floor.at_most else "at least"
        print(f"{name:<40} {side:<8} {floor.floor:<8.4g} measured {floor.measured:<8.4g} {floor.command}")
        if options.lower and floor.lowered == options.lower:
            print(f"  for CHANGELOG.md: the floor of {name} is now {floor.floor:.4g}: {floor.lowered}")
    return 0


def measured(text: str, floors: dict[str, Floor], options: argparse.Namespace) -> tuple[str, Floor]:
    """The name in `NAME=VALUE` and its floor after that measurement."""
    name, _, number = text.partition("=")
    old = floors.get(name)
    if old is None:
        if not options.command:
            raise FloorError(f'{name} is a new floor: it needs --command "how it is measured"')
        worst = math.inf if options.at_most else -math.inf
        old = Floor(worst, worst, options.command, at_most=options.at_most)
    try:
        return name, move(old, float(number), options.margin, options.lower)
    except ValueError:
        raise FloorError(f"{text!r} is not NAME=VALUE with a number for the value") from None
    except FloorError as error:
        raise FloorError(f"{name}: {error}") from None


if __name__ == "__main__":
    sys.exit(main())
