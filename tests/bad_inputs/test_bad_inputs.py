"""Whatever is given: one sentence, the right exit code, the good inputs beside it used, in little time and memory."""

import fcntl
import re
import tempfile
from pathlib import Path

import pytest

from tests.bad_inputs import documents, encoded, packed, places, records
from tests.bad_inputs.case import EITHER, Case
from tests.bad_inputs.harness import GOOD, MOST_MEMORY, MOST_SECONDS, Outcome, beside_good
from whence.report.escape import one_line

CASES = packed.CASES | encoded.CASES | records.CASES | documents.CASES | places.CASES


def faults(case: Case, outcome: Outcome, name: str) -> list[str]:
    """What is wrong with the way in which a bad input was met."""
    found = []
    if outcome.seconds > MOST_SECONDS:
        found.append(f"took {outcome.seconds} s")
    if outcome.memory > MOST_MEMORY:
        found.append(f"took {outcome.memory:,} bytes")
    if outcome.code not in ({0, 1} if case.code == EITHER else {case.code}):
        found.append(f"exit code {outcome.code}")
        return [*found, outcome.err[-2_000:].decode("utf-8", "replace")]
    first, *between, last = outcome.articles()
    if [first, last] != list(GOOD):
        found.append("a good input is missing")
    if case.code != EITHER and between != list(case.ids):
        found.append(f"read {between}")
    found += [f"is no sentence: {line}" for line in outcome.lines if not re.fullmatch(r"whence: .+\.", line)]
    told = [line for line in outcome.lines if one_line(name) in line]
    if outcome.code and not any("; " in line for line in told):
        found.append(f"nothing says what to do about {name}")
    if case.said and not any(re.search(case.said, line) for line in outcome.lines):
        found.append(f"nothing says {case.said}")
    if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|Traceback", outcome.err):
        found.append("something raw on standard error")
    return [*found, *outcome.lines[:20]] if found else []


def met(case: Case, folder: Path) -> list[str]:
    bad = case.make(folder)
    name = case.name
    if name is None:
        shown = bad[-1]
        name = shown if isinstance(shown, str) else shown.decode("utf-8", "surrogateescape")
    return faults(case, beside_good(folder, bad, stdin=case.stdin), name)


@pytest.mark.parametrize("kind", CASES)
def test_a_bad_input_is_told_and_the_good_ones_are_used(kind, tmp_path):
    assert [] == met(CASES[kind], tmp_path)


@pytest.mark.parametrize("kind", packed.LARGE)
def test_a_gigabyte_is_not_held_in_memory(kind):
    """One after the other, also where tests run side by side, and nothing of it stays on the disk."""
    with (
        (Path(tempfile.gettempdir()) / "whence-large-tests.lock").open("w") as lock,
        tempfile.TemporaryDirectory(prefix="whence-large-") as folder,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert [] == met(packed.LARGE[kind], Path(folder))


def test_there_are_kinds_enough():
    assert len(CASES) + len(packed.LARGE) >= 100
