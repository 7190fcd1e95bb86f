"""Figures against the English specifications of Recognizers-Text (MIT), within the scope that
tests/lent/data/recognizers_scope.json says, with a reason for everything left out.

A case is right if every figure it expects lies within the span of a fact of ours that has the same value and unit, and
if no fact of the asked type stands where it expects none. Our spans are wider: they hold the words that bound a figure,
its sign, and the people it counts. A fraction of something is a percentage with us: 0.5 is 50 %. The same again with
the cases in small letters and without punctuation, for information: signs, points and hyphens are gone there for good.
"""

import json
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.figure import REPOSITORY, Figure, share
from whence.model import Article, Span
from whence.model.facts import Fact
from whence.text.degrade import degrade
from whence.text.figures.reading import figures
from whence.text.witness import prepare

Case = dict[str, Any]
Place = Callable[[int, int], Span]
FOLDER = Path("data") / "numbers_and_dates" / "recognizers_text_specs"
SCOPE: dict[str, dict[str, list[int]]] = json.loads(
    (REPOSITORY / "tests" / "lent" / "data" / "recognizers_scope.json").read_text(encoding="utf-8")
)
FILES = {
    "number": "Number/English/NumberModel.json",
    "ordinal": "Number/English/OrdinalModel.json",
    "percentage": "Number/English/PercentModel.json",
    "money": "NumberWithUnit/English/CurrencyModel.json",
    "dimension": "NumberWithUnit/English/DimensionModel.json",
    "temperature": "NumberWithUnit/English/TemperatureModel.json",
    "age": "NumberWithUnit/English/AgeModel.json",
}
TYPES = {
    "number": ("number", "count"),
    "ordinal": ("ordinal",),
    "percentage": ("percentage",),
    "money": ("money",),
    "dimension": ("measure",),
    "temperature": ("measure",),
    "age": ("age",),
}
MONEY = {
    "Finnish markka": "FIM",
    "Peseta": "ESP",
    "Netherlands guilder": "NLG",
    "Dollar": "$",
    "Pound": "GBP",
    "Cent": "$",
    "Pence": "GBP",
    "Penny": "GBP",
    "Bitcoin": "BTC",
}
"""Their units without a code of ISO 4217; others are the name in small letters."""
HUNDREDTHS = ("Cent", "Pence", "Penny")
ARTICLES = 300
UNITS = {"C": "°C", "F": "°F", "Metric ton": "tonne", "Square meter": "meter2", "Square kilometer": "kilometer2",
         "Cubic foot": "foot3", "Mile per hour": "mile/hour", "Kilometer per hour": "kilometer/hour"}  # fmt: skip


def facts_of(text: str) -> list[Fact]:
    return figures(prepare(Article("a", text)))


def says(kind: str, fact: Fact, resolution: dict[str, str]) -> bool:
    """Whether the fact has the value and the unit of a resolution."""
    if fact.amount is None:
        return False
    wanted = float(resolution["value"].rstrip("%"))
    if kind in ("number", "ordinal"):
        return any(close(value, wanted) for value in values(fact))
    if kind == "percentage":
        return fact.type == "percentage" and close(fact.amount.value, wanted)
    unit = resolution["unit"]
    if kind == "money":
        ours = resolution.get("isoCurrency") or MONEY.get(unit) or unit.lower()
        wanted /= 100 if unit in HUNDREDTHS else 1
        return fact.type == "money" and fact.amount.unit.split("/")[0] == ours and close(fact.amount.value, wanted)
    if kind == "age":
        return fact.type == "age" and f"{wanted:g} {unit.lower().replace('age', 'year')}" in fact.norm
    name = re.sub(r"/(day|year)$", "", fact.norm.rpartition(" ")[2])
    named = name == UNITS.get(unit, unit.lower()).rpartition(" ")[2]
    return fact.type == "measure" and named and any(close(value, wanted, 1e-4) for value in values(fact))


def values(fact: Fact) -> list[float]:
    """The numbers that a fact names, whatever its unit."""
    if fact.amount is None:
        return []
    ends = [fact.amount.value, fact.amount.low, fact.amount.high]
    if fact.type == "measure":
        ends = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", fact.norm)]
    return [end / (100 if fact.amount.unit == "%" else 1) for end in ends if end is not None]


def close(one: float | None, other: float, nearness: float = 1e-5) -> bool:
    return one is not None and math.isclose(one, other, rel_tol=nearness)


def right(kind: str, case: Case, text: str | None = None, place: Place | None = None) -> bool:
    """Whether every expected figure is found, with its value; and nothing of the type where nothing is expected."""
    found = facts_of(text or case["Input"])
    expected = [r for r in case["Results"] if r["Resolution"].get("value") not in (None, "null")]
    if not expected:
        return not any(fact.type in TYPES[kind] for fact in found)
    for result in expected:
        begin, end = result["Start"], result["Start"] + len(result["Text"].rstrip(" ."))
        if place:
            begin, end = place(begin, end)
        if not any(f.span.begin <= begin and end <= f.span.end and says(kind, f, result["Resolution"]) for f in found):
            return False
    return True


def every(shared: Path, kind: str) -> list[Case]:
    """The cases of a type."""
    found: list[Case] = json.loads((shared / FOLDER / FILES[kind]).read_text(encoding="utf-8-sig"))
    return found


def cases(shared: Path, kind: str) -> list[Case]:
    """The cases of a type that are in scope."""
    left_out = {n for numbers in SCOPE[FILES[kind]].values() for n in numbers}
    return [case for n, case in enumerate(every(shared, kind)) if n not in left_out]


def stripped(kind: str, case: Case) -> bool:
    """Whether the case is right in a copy without capitals and marks."""
    worse = degrade(case["Input"], "strip")
    return right(kind, case, worse.text, worse.span)


def measure(shared: Path) -> Iterator[Figure]:
    for kind in FILES:
        inside = cases(shared, kind)
        yield Figure(
            f"recognizers: {kind}", share(sum(right(kind, case) for case in inside), len(inside)), 0.9,
            floor=f"recognizers-{kind}",
        )  # fmt: skip
        yield Figure(f"recognizers, stripped: {kind}", share(sum(stripped(kind, c) for c in inside), len(inside)))
