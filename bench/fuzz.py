"""Try whence on articles such as nobody would write, and check every result.

    python -m bench.fuzz --count 100000
    python -m bench.fuzz --count 20000 --voices      one article at a time: who speaks in it, which outlets it names
    python -m bench.fuzz --count 20000 --facts       one article at a time: what it claims

The inputs are `tests.mutants`, the checks `tests.validity`, as in the test suite. Prints how many were tried
and, for each failure, the seed that makes it again (`--seed SEED --count 1`). Exits 1 if there was one.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from tests.mutants import articles, figured
from tests.validity import faults, unfounded, unsound
from whence.options import PRESETS, preset
from whence.pipeline import blame, diff, hear, note
from whence.text.witness import prepare

BATCH = 100
MOST_SHOWN = 20


def attempt(seed: int) -> str | None:
    """What is wrong with the result for `seed`, or None."""
    options = preset(tuple(PRESETS)[seed % len(PRESETS)])
    texts = articles(seed)
    try:
        found = faults(blame(texts[-1], texts[:-1], options) if seed % 2 else diff(texts, options))
    except Exception:  # noqa: BLE001 - whatever it is, it is a failure
        return traceback.format_exc(limit=-3)
    return "\n".join(found) or None


def listen(seed: int) -> str | None:
    """What is wrong with the voices of one article for `seed`, or None."""
    article = articles(seed)[0]
    try:
        found = unsound(hear(prepare(article)), article)
    except Exception:  # noqa: BLE001 - whatever it is, it is a failure
        return traceback.format_exc(limit=-3)
    return "\n".join(found) or None


def read(seed: int) -> str | None:
    """What is wrong with the facts of one article for `seed`, or None."""
    article = figured(seed) if seed % 2 else articles(seed)[0]
    try:
        found = unfounded(note(prepare(article)), article)
    except Exception:  # noqa: BLE001 - whatever it is, it is a failure
        return traceback.format_exc(limit=-3)
    return "\n".join(found) or None


def batch(first: int, last: int, check: Callable[[int], str | None]) -> tuple[int, list[tuple[int, str]]]:
    failures = [(seed, wrong) for seed in range(first, last) if (wrong := check(seed))]
    return last - first, failures


def batches(first: int, count: int) -> Iterator[tuple[int, int]]:
    for begin in range(first, first + count, BATCH):
        yield begin, min(begin + BATCH, first + count)


def run(first: int, count: int, processes: int, check: Callable[[int], str | None] = attempt) -> list[tuple[int, str]]:
    """Try `count` seeds from `first` on; progress goes to stderr."""
    failures: list[tuple[int, str]] = []
    done, began, told = 0, time.monotonic(), 0.0
    with ProcessPoolExecutor(processes) as pool:
        waiting = batches(first, count)
        running = [pool.submit(batch, *each, check) for each in islice(waiting, 4 * processes)]
        while running:
            tried, failed = running.pop(0).result()
            running += [pool.submit(batch, *each, check) for each in islice(waiting, 1)]
            done += tried
            failures += failed
            seconds = time.monotonic() - began
            if seconds - told > 5 or not running:
                told = seconds
                print(
                    f"{done:,} of {count:,}, {len(failures)} failed, {done / seconds:,.0f} a second",
                    file=sys.stderr,
                )
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000, help="how many inputs (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="default: %(default)s")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--voices", action="store_const", dest="check", const=listen, default=attempt,
                     help="only who speaks in one article, which is faster")  # fmt: skip
    one.add_argument("--facts", action="store_const", dest="check", const=read, default=attempt,
                     help="only what one article claims, which is faster still")  # fmt: skip
    arguments = parser.parse_args()
    failures = run(arguments.seed, arguments.count, arguments.processes, arguments.check)
    for seed, wrong in failures[:MOST_SHOWN]:
        print(f"seed {seed}: {wrong.rstrip()}\n  again: python -m bench.fuzz --seed {seed} --count 1\n")
    print(f"{arguments.count:,} inputs tried, {len(failures):,} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
