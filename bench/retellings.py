"""Synthetic retellings (syn1000), every gold pair handed over by itself: the passages shown for derived sentences,
scored by shared/tools/score_reuse.py as the share of characters that are right (precision) and found (recall).

    python -m bench.retellings            by class, and the pairs that lose most
    python -m bench.retellings 150        the same on a fixed sample
"""

import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from bench.figure import REUSE, Figure, folder, records, share
from whence import Article, Span, blame

DERIVED = ("verbatim", "edited", "paraphrased")
PROCESSES = 2
Passage = tuple[Span, Span, str]
"""Left span, right span, and the label of the sentence with the kind of evidence."""


class Pair(NamedTuple):
    """A gold pair: ids, texts, and the classes score_reuse.py gives it (size, edits, condition)."""

    left: str
    right: str
    texts: tuple[str, str]
    classes: tuple[str, str, str]


class Corpus(NamedTuple):
    """The gold pairs, and the shared segments of each article."""

    pairs: list[Pair]
    segments: dict[str, list[list[Any]]]


class Score(NamedTuple):
    precision: float
    recall: float


def tool(shared: Path) -> Path:
    return shared / "tools" / "score_reuse.py"


def gold_pairs(shared: Path, gold: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """What score_reuse.py itself takes to be the gold pairs, with their classes."""
    spec = importlib.util.spec_from_file_location("score_reuse", tool(shared))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: tuple[dict[tuple[str, str], tuple[str, str, str]], object, object] = module.gold_pairs(gold)
    return found[0]


def corpus(shared: Path, sample: int | None = None) -> Corpus:
    """The gold pairs of syn1000, or a fixed sample of them."""
    data = shared / "data" / "retellings"
    texts = {record["id"]: record["text"] for record in records(data / "syn1000.jsonl.gz")}
    gold = list(records(data / "syn1000.gold.jsonl.gz"))
    found = sorted(gold_pairs(shared, gold).items())
    chosen = found if sample is None else sorted(random.Random(1).sample(found, sample))
    pairs = [Pair(a, b, (texts[a], texts[b]), classes) for (a, b), classes in chosen]
    return Corpus(pairs, {record["id"]: record["segs"] for record in gold})


def passages(pair: Pair) -> list[Passage]:
    """What whence shows for the sentences of the right article that it calls derived."""
    left, right = (Article(name, text) for name, text in zip((pair.left, pair.right), pair.texts, strict=True))
    return [
        (evidence.parent_span, evidence.child_span, f"{verdict.label}/{evidence.kind}")
        for verdict in blame(right, [left], REUSE).sentences
        if verdict.label in DERIVED
        for evidence in verdict.evidence
    ]


def all_passages(pairs: Sequence[Pair], processes: int = PROCESSES) -> list[list[Passage]]:
    """`passages` of each pair; progress goes to stderr."""
    found: list[list[Passage]] = []
    told = time.monotonic()
    with ProcessPoolExecutor(processes) as pool:
        for each in pool.map(passages, pairs, chunksize=10):
            found.append(each)
            if time.monotonic() - told > 15:
                told = time.monotonic()
                print(f"retellings: {len(found):,} of {len(pairs):,} pairs", file=sys.stderr)
    return found


def score(shared: Path, held: Corpus, found: Sequence[list[Passage]], of: Callable[[Pair], bool] = bool) -> Score:
    """Run score_reuse.py on the pairs for which `of` holds (every one, if it is not given).

    Each pair is made a corpus of its own, by a number before the names of its articles and roots: the tool scores
    all pairs that a corpus has, and here exactly the pairs that were handed over are to count.
    """
    gold: list[dict[str, object]] = []
    lines: list[dict[str, object]] = []
    for n, (pair, some) in enumerate(zip(held.pairs, found, strict=True)):
        if not of(pair):
            continue
        for name in (pair.left, pair.right):
            segments = [[f"{n}/{root}", *rest] for root, *rest in held.segments[name]]
            gold.append({"id": f"{n}/{name}", "parents": [], "op": "", "degraded": "", "segs": segments})
        ids = {"left": f"{n}/{pair.left}", "right": f"{n}/{pair.right}"}
        for left, right, _ in some:
            ends = {"left_begin": left.begin, "left_end": left.end, "right_begin": right.begin, "right_end": right.end}
            lines.append({**ids, **ends})
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "gold.jsonl"), Path(folder, "passages.jsonl")]
        for path, objects in zip(paths, (gold, lines), strict=True):
            path.write_text("".join(json.dumps(o) + "\n" for o in objects), encoding="utf-8")
        command = [sys.executable, str(tool(shared)), *map(str, paths)]
        said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return Score(said["characters"]["precision"], said["characters"]["recall"])


def measure(shared: Path) -> Iterator[Figure]:
    held = corpus(shared)
    found = all_passages(held.pairs)
    whole = score(shared, held, found)
    yield Figure("retellings: precision of characters", whole.precision, 0.96, floor="retellings-precision")
    yield Figure("retellings: recall of characters", whole.recall, 0.93, floor="retellings-recall")
    for at in (1, 2):
        for name in sorted({pair.classes[at] for pair in held.pairs}):
            part = score(shared, held, found, lambda pair, at=at, name=name: pair.classes[at] == name)  # type: ignore[misc]
            yield Figure(f"  {name}: precision", part.precision)
            yield Figure(f"  {name}: recall", part.recall)


class Losses(NamedTuple):
    """Where the characters of a pair are lost: wrong ones by label and evidence, missed ones by edit level."""

    wrong: Counter[str]
    shown: Counter[str]
    missed: Counter[str]
    gold: Counter[str]


def losses(held: Corpus, pair: Pair, found: Sequence[Passage]) -> Losses:
    of = [{(root, n): (begin, end, level) for root, n, begin, end, level in held.segments[name]} for name in pair[:2]]
    common = of[0].keys() & of[1].keys()
    result = Losses(Counter(), Counter(), Counter(), Counter())
    for side in (0, 1):
        right: set[int] = set()
        for key in common:
            right.update(range(*of[side][key][:2]))
        claimed: set[int] = set()
        for passage in found:
            span = set(range(*passage[side])) - claimed
            claimed |= span
            result.shown[passage[2]] += len(span)
            result.wrong[passage[2]] += len(span - right)
        for key in common:
            level = f"edit level {max(of[0][key][2], of[1][key][2])}, {pair.classes[2]}"
            result.gold[level] += of[side][key][1] - of[side][key][0]
            result.missed[level] += len(set(range(*of[side][key][:2])) - claimed)
    return result


def added(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return total


def main() -> None:
    """Tell the score, where characters are lost, and which pairs lose most."""
    shared = folder()
    held = corpus(shared, int(sys.argv[1]) if len(sys.argv) > 1 else None)
    found = all_passages(held.pairs)
    print(score(shared, held, found))
    each = [losses(held, pair, some) for pair, some in zip(held.pairs, found, strict=True)]
    for part, whole in (("wrong", "shown"), ("missed", "gold")):
        parts, wholes = added(getattr(one, part) for one in each), added(getattr(one, whole) for one in each)
        for key, n in sorted(wholes.items()):
            print(f"{part:<7} {key:<32} {parts[key]:>9,} of {n:>10,}  {share(parts[key], n):.3f}")
    worst = sorted(zip(each, held.pairs, strict=True), key=lambda e: -e[0].wrong.total() - e[0].missed.total())
    for lost, pair in worst[:15]:
        print(pair.left, pair.right, *pair.classes, "wrong", dict(+lost.wrong), "missed", dict(+lost.missed))


if __name__ == "__main__":
    main()
