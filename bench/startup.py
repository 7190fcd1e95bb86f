"""CPU time of a whole command on the guiding pair, in a pipe, against that of Python doing nothing: median of nine runs
of each, taken in turn; "reading to alignment" is timed inside the process, without the start of Python and the imports.

    python -m bench.startup       the slowest imports
"""

import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figure import Figure, folder

RUNS = 9
IN_PROCESS = """
import sys
from time import process_time
from whence.options import Options
from whence.pipeline import share
from whence.stages.read import read
from whence.text.witness import prepare
begin = process_time()
options = Options()
left, right = map(prepare, read(sys.argv[1:], options).articles)
share(left, right, options)
print(process_time() - begin)
"""


def seconds(command: Sequence[str]) -> tuple[float, bytes]:
    """The CPU seconds, user and system, of `command`, and what it wrote to the pipe."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} exits with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, said


def bare(runs: int = 5) -> float:
    """The median CPU seconds of Python doing nothing, now: the yardstick where the speed of the machine varies."""
    return statistics.median(seconds([sys.executable, "-c", "pass"])[0] for _ in range(runs))


def commands(shared: Path) -> dict[str, list[str]]:
    pair = [str(shared / "seeds" / name) for name in ("time.txt", "inquisitr.txt")]
    for path in pair:
        Path(path).stat()  # so that missing lent data is told as such
    script = Path(sys.executable).with_name("whence")
    whence = [str(script)] if script.exists() else [sys.executable, "-m", "whence"]
    return {
        "python": [sys.executable, "-c", "pass"],
        "reuse": [*whence, "diff", "--no-rewording", "--no-quotes", "--no-facts", *pair],
        "sentences": [*whence, "diff", "--no-quotes", "--no-facts", *pair],
        "whole": [*whence, "diff", *pair],
        "align": [sys.executable, "-c", IN_PROCESS, *pair],
    }


def medians(shared: Path, runs: int = RUNS) -> dict[str, float]:
    """The median CPU seconds of each command; of "align" what it says of itself."""
    taken: dict[str, list[float]] = {}
    for run in range(runs + 1):
        for name, command in commands(shared).items():
            used, said = seconds(command)
            if run:  # the first one fills the caches
                taken.setdefault(name, []).append(float(said) if name == "align" else used)
    return {name: statistics.median(each) for name, each in taken.items()}


def measure(shared: Path, runs: int = RUNS) -> Iterator[Figure]:
    cpu = medians(shared, runs)
    yield Figure("start: python -c pass, CPU", cpu["python"], unit="s")
    yield Figure(
        "start: whence diff --no-rewording --no-quotes, CPU of bare Python", cpu["reuse"] / cpu["python"], 5, unit="x",
        at_most=True, floor="start-reuse",
    )  # fmt: skip
    yield Figure("start: whence diff --no-quotes, CPU", cpu["sentences"], 0.8, unit="s", at_most=True)
    yield Figure(
        "start: whence diff --no-quotes, CPU of bare Python",
        cpu["sentences"] / cpu["python"],
        unit="x",
        at_most=True,
        floor="start-whole",
    )
    yield Figure("start: whence diff with everything, CPU", cpu["whole"], 1.5, unit="s", at_most=True)
    yield Figure(
        "start: whence diff with everything, CPU of bare Python",
        cpu["whole"] / cpu["python"],
        unit="x",
        at_most=True,
        floor="start-everything",
    )
    yield Figure(
        "start: reading to alignment alone, in process, CPU of bare Python",
        cpu["align"] / cpu["python"],
        unit="x",
        at_most=True,
    )


def imports(command: Sequence[str]) -> list[tuple[int, int, str]]:
    """Each import of `command`: microseconds of its own, with what it imports, and its name."""
    told = subprocess.run([sys.executable, "-X", "importtime", *command], capture_output=True, text=True, check=True)
    found = re.findall(r"import time:\s+(\d+) \|\s+(\d+) \|(\s+\S+)", told.stderr)
    return [(int(own), int(whole), name) for own, whole, name in found]


def main() -> None:
    """List the slowest imports of the two commands, and what bare Python imports itself."""
    ours = commands(folder())
    known = {name.strip() for _, _, name in imports(["-c", "pass"])}
    for what in ("reuse", "whole"):
        command = ours[what][-len(ours[what]) + 1 :] if ours[what][1] != "-m" else ours[what][3:]
        found = [each for each in imports(["-m", "whence", *command]) if each[2].strip() not in known]
        print(f"{' '.join(command[:2])}: {sum(own for own, _, _ in found) / 1000:.0f} ms in {len(found)} imports")
        for own, whole, name in sorted(found, reverse=True)[:25]:
            print(f"  {own / 1000:6.1f} ms own {whole / 1000:6.1f} ms in all  {name.strip()}")


if __name__ == "__main__":
    main()
