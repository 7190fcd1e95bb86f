"""What a careful human says of facts in the ferry story, as whence would return it.

Made from examples/ferry/truth.json, so that the faces can be tested on whole articles without the stages below them.
"""

from dataclasses import replace
from functools import cache
from typing import Any

from tests.ferry import PAIRS, TRUTH, articles, at, blamed
from whence.model import Article, Blame, Change, Diff, Drift, DriftReading, Fact, Facts, FactSheet, Telling

SHIFTS = {"accusation became fact": "hedge lost", "passed became failed": "negation gained", "told became": "reporting"}


def fact(article: Article, kind: str, words: str | None) -> Fact | None:
    """The fact whose words these are, its normal form the words themselves."""
    return Fact(kind, at(article.text, words), words.casefold()) if words else None  # type: ignore[arg-type]


def change(child: Article, parent: Article, told: dict[str, Any]) -> Change:
    verdict = told["verdict"]
    shift = next((SHIFTS[words] for words in SHIFTS if words in told["note"]), None)
    return Change(
        type=told["type"],
        verdict=verdict,
        parent=None if verdict == "added" else parent.id,
        left=fact(parent, told["type"], told["parent"]),
        right=fact(child, told["type"], told["child"]),
        rule=told["note"],
        score=0.9,
        shift="reporting verb changed" if shift == "reporting" else shift,  # type: ignore[arg-type]
        also=tuple(told.get("also", ())),
    )


@cache
def changes(name: str) -> tuple[Change, ...]:
    """The changes of a pair, in the child's reading order, what was dropped last."""
    pair = PAIRS[name]
    child, parent = articles()[pair["child"]], articles()[pair["parent"]]
    found = [change(child, parent, told) for told in pair["facts"]]
    return tuple(sorted(found, key=lambda c: (c.right is None, c.right.span if c.right else c.left and c.left.span)))


def sheets(names: tuple[str, ...]) -> dict[str, FactSheet]:
    """The facts of every article of the pairs."""
    found: dict[str, dict[Fact, None]] = {}
    for name in names:
        child, parent = (articles()[PAIRS[name][side]].id for side in ("child", "parent"))
        found.setdefault(parent, {})
        found.setdefault(child, {})
        for one in changes(name):
            found[parent] |= {one.left: None} if one.left else {}
            found[child] |= {one.right: None} if one.right else {}
    return {a: FactSheet(a, tuple(sorted(facts, key=lambda f: f.span))) for a, facts in found.items()}


@cache
def claimed(name: str) -> Blame:
    """The blame of a pair, with what became of its facts as a human reads them."""
    blame = blamed(name)
    known = sheets((name,))
    return replace(blame, sheets=tuple(known[a.id] for a in (blame.child, *blame.parents)), changes=changes(name))


@cache
def drifts() -> tuple[Drift, ...]:
    """Who changed what first, over the whole story."""
    found = []
    for told in TRUTH["story"]["changes"]:
        first = articles()[told["first_changed"]["file"]].id
        readings = [
            DriftReading(*_read(told["earliest"]), "same"),
            DriftReading(*_read(told["first_changed"]), "conflict"),
        ]
        readings += [DriftReading(*_read(heir), "conflict", first) for heir in told["inherited"]]
        readings += [DriftReading(*_read(other), "conflict") for other in told.get("also_changed_on_its_own", ())]
        heirs = tuple(r.article for r in readings if r.heir_of)
        readings.sort(key=lambda r: r.article)
        found.append(Drift("count", tuple(readings), first, heirs, "by their dates"))
    return tuple(found)


def _read(told: dict[str, str]) -> tuple[str, Fact | None]:
    article = articles()[told["file"]]
    return article.id, fact(article, "count", told["text"])


@cache
def facts(*names: str) -> Facts:
    """The facts of several pairs as one result."""
    known = sheets(names)
    held = {a.id: a for a in articles().values() if a.id in known}
    tellings = tuple(Telling(articles()[PAIRS[name]["child"]].id, changes(name)) for name in names)
    return Facts(tuple(held.values()), tuple(known[a] for a in held), tellings, drifts(), ("By hand.",))


@cache
def story() -> Diff:
    """All five pairs as one comparison."""
    blames = tuple(claimed(name) for name in PAIRS)
    derivations = tuple(d for blame in blames for d in blame.derivations)
    return Diff(tuple(articles().values()), derivations, blames, drifts())
