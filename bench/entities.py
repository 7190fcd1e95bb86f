"""Places, people and organisations on PolNeAR dev, clean and stripped: F1 over words against the machine-read labels
that came with the data (LOCATION, PERSON, ORGANIZATION); where two of our facts cover a word the shorter counts. The
labels are silver: "Trump" is a place, a body or nothing for them four times in ten, "White House" is a place, "GOP"
nothing. Speed is what the reading costs on top of the words and the people of a page, which quoting reads as well.
"""

from __future__ import annotations

import gzip
import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bench.figure import Figure, share
from whence.model import Article
from whence.text.degrade import degrade
from whence.text.entities.reading import entities, entities_on
from whence.text.speakers.cased import page
from whence.text.speakers.people import find_people
from whence.text.witness import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LABELS = {"PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organisation"}
_BRACKETS = frozenset(("-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-"))
_WORDS = 400


class Word(NamedTuple):
    """Where a word of the gold begins, at its first letter, and what it is part of; "" for nothing."""

    at: int
    type: str


def gold(folder: Path, texts: dict[str, str]) -> dict[str, list[Word]]:
    """The words of each text with their labels; marks, clitics and articles without labels left out."""
    found: dict[str, list[Word]] = defaultdict(list)
    with gzip.open(folder / "tokens.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            name, _, _, word, _, pos, label, begin, end, *_ = line.rstrip("\n").split("\t")
            if name not in texts or word in _BRACKETS or pos == "POS" or word.startswith("'"):
                continue
            at = next((n for n in range(int(begin), int(end)) if texts[name][n].isalnum()), None)
            if at is not None:
                found[name].append(Word(at, LABELS.get(label, "")))
    return found


def told(text: str, kind: str) -> dict[int, str]:
    """The type of each character of `text`, read as it is or from a worse copy."""
    copy = degrade(text, kind) if kind else None
    facts = entities(prepare(Article("a", copy.text if copy else text)))
    types: dict[int, str] = {}
    for fact in sorted(facts, key=lambda f: f.span.begin - f.span.end):
        if fact.type in LABELS.values():
            for n in range(*fact.span):
                types[copy.offsets[n] if copy else n] = fact.type
    return types


def counted(texts: dict[str, str], words: dict[str, list[Word]], kind: str) -> Counter[tuple[str, str]]:
    """How often each type was wanted and each given: pairs of types, "" for none."""
    pairs: Counter[tuple[str, str]] = Counter()
    for name, some in words.items():
        types = told(texts[name], kind)
        pairs.update((word.type, types.get(word.at, "")) for word in some)
    return pairs


def f1(pairs: Counter[tuple[str, str]], *types: str) -> float:
    right = sum(pairs[name, name] for name in types)
    wanted = sum(n for (gold, _), n in pairs.items() if gold in types)
    given = sum(n for (_, ours), n in pairs.items() if ours in types)
    return 100 * share(2 * right, wanted + given)


def milliseconds(texts: dict[str, str], kind: str) -> tuple[float, float]:
    """CPU time an article of 400 words: of the page and its people, and of everything that is read on top of them."""
    before = after = 0.0
    tokens = 0
    for text in texts.values():
        witness = prepare(Article("a", degrade(text, kind).text if kind else text))
        tokens += len(witness.tokens)
        started = time.process_time()
        paper = page(witness)
        people = find_people(paper)
        before += time.process_time() - started
        started = time.process_time()
        entities_on(paper, people)
        after += time.process_time() - started
    return 1000 * _WORDS * share(before, tokens), 1000 * _WORDS * share(after, tokens)


def measure(shared: Path, every: int = 1) -> Iterator[Figure]:
    folder = shared / "data" / "polnear" / "dev"
    paths = sorted((folder / "text").glob("*.txt"))[::every]
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
    words = gold(folder, texts)
    part = "" if every == 1 else "-sample"
    for kind, wanted in (("", 87.0), ("strip", 81.0)):
        pairs = counted(texts, words, kind)
        where, key = (", stripped", "-stripped") if kind else ("", "")
        yield Figure(
            f"names on PolNeAR dev{where}: F1", f1(pairs, *LABELS.values()), wanted, floor=f"entities{key}{part}"
        )
        for name in LABELS.values():
            yield Figure(f"... {name}", f1(pairs, name), floor=f"entities{key}-{name}{part}")
    for kind in ("", "strip"):
        before, after = milliseconds(texts, kind)
        where = " of stripped text" if kind else ""
        yield Figure(f"names{where}, on top of page and people", after, 1.5, unit="ms", at_most=True)
        yield Figure("... page and people", before, unit="ms", at_most=True)
