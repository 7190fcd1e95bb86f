"""The English specs of Recognizers-Text as an oracle for dates, durations and clock times, within a stated scope."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from whence.model import Article
from whence.text.times.reading import times
from whence.text.times.vocabulary import SECONDS
from whence.text.witness import prepare

SCOPE = json.loads(Path(__file__).with_name("data").joinpath("recognizers_times.json").read_text(encoding="utf-8"))
FOLDER = "data/numbers_and_dates/recognizers_text_specs/DateTime/English"
EDGES = re.compile(
    r"^(?:(?:on|in|at|the|for|from|about|since|before|after|by|until|over|within|during|a|an)\s+)+", re.IGNORECASE
)
DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
SPECS = (
    ("DateParser", "date"), ("DateExtractor", "date"), ("DurationParser", "duration"),
    ("DurationExtractor", "duration"), ("TimeParser", "time"), ("TimeExtractor", "time"),
)  # fmt: skip
LEAST = {"date": 0.9, "duration": 0.9, "time": 0.9}


def cases(shared, name):
    path = shared / FOLDER / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"{path} was not lent")
    return json.loads(path.read_text(encoding="utf-8-sig"))


def in_scope(kind, text):
    return not any(re.search(pattern, text.lower()) for pattern, _ in SCOPE[kind])


def core(text, begin, end):
    """The expression without prepositions, articles and marks at its edges."""
    if match := EDGES.match(text[begin:end]):
        begin += match.end()
    while end > begin and text[end - 1] in " .,;!?)'\"":
        end -= 1
    return begin, end


@cache
def seconds(timex):
    if (match := DURATION.fullmatch(timex)) is None:
        return -1.0
    sizes = (SECONDS[unit] for unit in ("Y", "M", "W", "D", "TH", "TM", "TS"))
    return sum(float(count) * size for count, size in zip(match.groups(), sizes, strict=True) if count)


def holds(fact, day):
    """Whether the month, the year or the week of a fact has the day."""
    try:
        ordinal = date.fromisoformat(day).toordinal()
    except ValueError:
        return False
    return fact.amount is not None and (fact.amount.low or ordinal) <= ordinal <= (fact.amount.high or ordinal)


def same_value(kind, fact, value, *, ago=False):
    """Whether a fact says the value of the spec: its timex, or the day that a timex which leaves it open resolves to.

    "Two months ago" is the month two months ago in TimeML and here, and one day of it in the spec.
    """
    if not isinstance(value, dict):
        return True
    timex = value["Timex"]
    if kind == "duration":
        return fact.amount is not None and abs((fact.amount.value or 0) - seconds(timex)) < 1
    norm = re.sub(r"^(?:[<>]=?|≈) ", "", fact.norm)
    if kind == "time":
        return norm.split()[0] in {timex, f"{timex}:00"}
    resolved = {value[key].get("date", "") for key in ("FutureResolution", "PastResolution") if key in value}
    return norm == timex or norm in resolved or any(holds(fact, day) for day in resolved if ago)


def right(kind, case):
    text, day = case["Input"], (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
    wanted = [(r["Start"], r["Start"] + r["Length"], r.get("Value")) for r in case["Results"]]
    for reference in {day, ""}:
        found = [f for f in times(prepare(Article("a", text, date=reference or None))) if f.type == kind]
        if len(found) == len(wanted) and all(
            any(
                core(text, *f.span) == core(text, begin, end) and same_value(kind, f, value, ago="ago" in text)
                for f in found
            )
            for begin, end, value in wanted
        ):
            return True
    return False


@pytest.mark.parametrize(("name", "kind"), SPECS)
def test_in_scope_they_are_read_as_the_spec_says(shared, name, kind):
    """With the reference date of the case or without: a spec leaves open what whence resolves."""
    asked = [case for case in cases(shared, name) if in_scope(kind, case["Input"])]
    wrong = [case["Input"] for case in asked if not right(kind, case)]
    print(f"{name}: {len(asked) - len(wrong)} of {len(asked)}; wrong: {wrong}")
    assert len(asked) - len(wrong) >= LEAST[kind] * len(asked)
    assert len(asked) >= 35


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_every_reason_is_needed(shared, kind):
    """A pattern that keeps nothing out, or only what is read rightly, has no place in the list."""
    every = [case for name, one in SPECS if one == kind for case in cases(shared, name)]
    for pattern, reason in SCOPE[kind]:
        out = [case for case in every if re.search(pattern, case["Input"].lower())]
        assert any(not right(kind, case) for case in out), reason
