"""An archive whose writers are killed with SIGKILL at random moments while they add, change, remove, merge and write
results. After each kill it must open, hold every article that was acknowledged, and of the call that was broken off
all or nothing; at the end, and every twenty kills, every byte of it is read.

    python -m bench.kill9          300 kills
    python -m bench.kill9 10
"""

import argparse
import contextlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from whence.archive import Archive
from whence.errors import ArchiveError
from whence.model import Article

KILLS = 300
_WORDS = "ferry harbour mayor budget bridge storm council engine museum orchard captain verdict".split()

Texts = dict[str, str]


def text(name: str, version: int) -> str:
    draw = random.Random(f"{name} {version}")
    return " ".join(draw.choices(_WORDS, k=60))


class Step(NamedTuple):
    """What one call does: the versions of articles that it adds, or the ids that it removes, or results."""

    what: str
    articles: dict[str, int]


def steps(seed: int) -> Iterator[Step]:
    """What a writer does, call after call; the same for the same seed."""
    draw = random.Random(seed)
    for n in range(10_000):
        what = draw.choices(("add", "many", "change", "remove", "results"), (8, 1, 2, 1, 2))[0]
        old = [f"{max(0, seed - draw.randrange(4))}-{draw.randrange(12)}-0" for _ in range(3)]
        if what in {"change", "remove"}:
            yield Step("add" if what == "change" else what, dict.fromkeys(old, seed * 10_000 + n + 1))
        else:
            size = {"add": 1, "many": 60, "results": 0}[what]
            yield Step("results" if what == "results" else "add", {f"{seed}-{n}-{k}": 0 for k in range(size)})


def write(place: str, seed: int) -> None:
    """Do the steps; say of each when it begins and when it has been acknowledged."""
    import pyarrow as pa

    import whence.archive.adding  # noqa: F401 - the kernels are loaded before the clock of the kill starts

    archive = Archive.open(place)
    for n, step in enumerate(steps(seed)):
        print(json.dumps(["begin", n]), flush=True)
        if step.what == "add":
            archive.add([Article(name, text(name, version)) for name, version in step.articles.items()])
        elif step.what == "remove":
            archive.remove(step.articles)
        else:
            table = pa.table({"left": list(range(500)), "score": [0.5] * 500})
            archive.write_results("passages", "options", len(archive), table, replace=True)
        print(json.dumps(["done", n]), flush=True)


def after(known: Texts, step: Step) -> Texts:
    """What is there after a step."""
    if step.what == "add":
        return known | {name: text(name, version) for name, version in step.articles.items()}
    return {name: words for name, words in known.items() if step.what != "remove" or name not in step.articles}


class Outcome(NamedTuple):
    kills: int
    lost: int
    """Articles acknowledged and not there, or with another text, or there after their removal was acknowledged."""
    corrupt: int
    """Archives that did not open, or held half a call, or a byte that was not written so."""
    acknowledged: int
    inside: int
    """Kills that came between the beginning of a call and its end."""


def killed(kills: int, seed: int = 1) -> Outcome:
    draw = random.Random(seed)
    lost = corrupt = acknowledged = inside = 0
    known: Texts = {}
    with tempfile.TemporaryDirectory() as place:
        Archive.create(place)
        for kill in range(kills):
            said = _said(place, kill, draw.uniform(0, 0.35))
            plan = steps(kill)
            pending = None
            for _, group in _by_step(said):
                step = next(plan)
                if group[-1] == "done":
                    known = after(known, step)
                    acknowledged += 1
                else:
                    pending = step
                    inside += 1
            try:
                archive = Archive.open(place)
                if kill % 20 == 19 or kill == kills - 1:
                    archive.check()
                there = {article.id: article.text for article in archive.articles()}
                found = archive.read_results("passages", "options")
                if found is not None and found.table().num_rows != found.rows:
                    corrupt += 1
            except ArchiveError as error:
                print(f"kill {kill}: {error}", file=sys.stderr)
                corrupt += 1
                continue
            whole = after(known, pending) if pending else known
            if there not in (known, whole):
                wrong = {name for name in {*known, *there} if known.get(name) != there.get(name)}
                touched = set(pending.articles) if pending else set()
                lost += len(wrong - touched)
                corrupt += not wrong - touched
            known = there
    return Outcome(kills, lost, corrupt, acknowledged, inside)


def _said(place: str, seed: int, seconds: float) -> list[list[str | int]]:
    """Start a writer, kill it so long after its first word, and return what it has said."""
    command = [sys.executable, "-m", "bench.kill9", "--write", place, "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        lines += process.stdout.readlines()
    said = []
    for line in lines:
        with contextlib.suppress(ValueError):
            said.append(json.loads(line))
    return said


def _by_step(said: list[list[str | int]]) -> Iterator[tuple[int, list[str]]]:
    words: dict[int, list[str]] = {}
    for word, n in said:
        words.setdefault(int(n), []).append(str(word))
    yield from sorted(words.items())


def measure(_shared: Path, kills: int = KILLS) -> Iterator[Figure]:
    outcome = killed(kills)
    what = f"kill -9, {outcome.kills} times"
    yield Figure(f"{what}: articles lost", outcome.lost, 0, of=outcome.acknowledged, at_most=True, floor="kill-lost")
    yield Figure(f"{what}: corrupt archives", outcome.corrupt, 0, of=kills, at_most=True, floor="kill-corrupt")
    yield Figure(f"{what}: calls acknowledged", outcome.acknowledged)
    yield Figure(f"{what}: kills in the midst of a call", outcome.inside, of=kills)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int, nargs="?", default=KILLS)
    parser.add_argument("--write", metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write(given.write, given.seed)
        return
    for figure in measure(Path(), given.kills):
        print(f"{figure.name}: {figure.measured:,.0f}")


if __name__ == "__main__":
    main()
