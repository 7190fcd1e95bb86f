"""What a pair of articles shares: reporting, a speaker's words only, or an outlet's form that is filled in again; 152
pairs read by us, of Reuters (1987, one outlet, its updates, corrections and series) and of 400 outlets (2012–2020).
They were drawn from what whence said of them at the time, so this tells how often it is right, not what it misses.

And synthetic retellings, of syn5000: the pairs that count by the rule over all passages, candidates by shared
minimizers alone; precision and recall as score_reuse.py has them.

    python -m bench.natures        and every pair that is read otherwise
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from bench.figure import REPOSITORY, Figure, folder, records, share
from bench.retellings import gold_pairs
from whence.kernels.compiled.candidates import sides, tally
from whence.kernels.compiled.coverage import UNKNOWN
from whence.options import preset
from whence.stages.index import post
from whence.stages.pair import pair
from whence.stages.relate import ELSEWHERE, FORM, LITTLE, QUOTING, REPORTING, UPDATE, Articles, Settled, settle
from whence.stages.verify import verify
from whence.text.columns import TokenColumns, columns
from whence.text.furniture.columns import hide
from whence.text.templates.columns import imprints

LABELS = REPOSITORY / "tests" / "lent" / "data" / "natures.json"
SAID = {
    LITTLE: "neither", ELSEWHERE: "neither", FORM: "template",
    QUOTING: "quotation", REPORTING: "derivation", UPDATE: "derivation",
}  # fmt: skip
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


class Corpus(NamedTuple):
    """A corpus, its passages, and what is said of its pairs."""

    ids: list[str]
    passages: pa.RecordBatch
    settled: Settled

    def reasons(self) -> dict[tuple[str, str], int]:
        """What is said of each pair with any passage, by the ids in their order in the corpus."""
        left, right = (self.passages[side].to_numpy()[self.settled.begins] for side in ("left", "right"))
        names = ((self.ids[one], self.ids[other]) for one, other in zip(left, right, strict=True))
        return dict(zip(names, self.settled.reason.tolist(), strict=True))


def day(written: object) -> int:
    """The day of a date as these corpora write it; a number is an order and no date."""
    text = written.strip() if isinstance(written, str) else ""
    try:
        if text[:4].isdigit():
            return date.fromisoformat(text[:10]).toordinal()
        of_month, month, year = text.split()[0].split("-")
        return date(int(year), MONTHS.index(month) + 1, int(of_month)).toordinal()
    except (ValueError, IndexError):
        return UNKNOWN


def candidates(tokens: TokenColumns, more: Sequence[tuple[int, int]]) -> tuple[Any, Any]:
    """Pairs that share a minimizer, and some more."""
    posted = post(np.arange(len(tokens.starts) - 1, dtype=np.uint32), tokens)
    packed = np.sort(pair(posted)["pair"].to_numpy())
    found = sides(packed[: tally(packed)])
    named = np.sort(np.array(more, np.uint64).reshape(-1, 2), axis=1)
    keys = [one.astype(np.uint64) << np.uint64(32) | other for one, other in ((found.left, found.right), named.T)]
    both = np.unique(np.concatenate(keys))
    return (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32)


def read(articles: Sequence[dict[str, Any]], more: Sequence[tuple[str, str]] = (), *, hidden: bool = True) -> Corpus:
    """Compare each with each that it shares a minimizer with, and `more` pairs of ids; boilerplate may be `hidden`."""
    number = {article["id"]: n for n, article in enumerate(articles)}
    texts = [article["text"] for article in articles]
    tokens = columns(texts)
    tokens = hide(texts, tokens) if hidden else tokens
    left, right = candidates(tokens, [(number[one], number[other]) for one, other in more])
    found = verify(left, right, tokens, preset("archive"))
    data = {name: value for name, value in found._asdict().items() if name != "pair"}
    passages = pa.RecordBatch.from_pydict({"left": left[found.pair], "right": right[found.pair], **data})
    numbers: dict[str, int] = {}
    outlets = [numbers.setdefault(a.get("outlet") or a.get("series") or "", len(numbers)) for a in articles]
    known = Articles(
        np.diff(tokens.starts),
        np.array(outlets, np.int32),
        np.array([day(article.get("date")) for article in articles], np.int32),
        imprints(texts),
    )
    return Corpus([article["id"] for article in articles], passages, settle(passages, known, preset("archive")))


def verdicts(shared: Path, name: str) -> list[tuple[str, str, str, str]]:
    """Of each pair that was read: the ids, how we read it, and what is said."""
    pairs = json.loads(LABELS.read_text(encoding="utf-8"))[name]
    articles = list(records(shared / "data" / name / "articles.jsonl.gz"))
    reasons = read(articles, [(one, other) for one, other, _ in pairs]).reasons()
    return [
        (one, other, label, SAID[reasons.get((one, other), reasons.get((other, one), LITTLE))])
        for one, other, label in pairs
    ]


def right(found: Sequence[tuple[str, str, str, str]], said: str) -> float:
    """Of the pairs called `said`, the share that we read so."""
    called = [label for _, _, label, verdict in found if verdict == said]
    return share(called.count(said), len(called))


def retold(shared: Path, name: str) -> tuple[float, float]:
    """Precision and recall of the pairs of a synthetic corpus."""
    data = shared / "data" / "retellings"
    gold = list(records(data / f"{name}.gold.jsonl.gz"))
    wanted = {frozenset(ids) for ids in gold_pairs(shared, gold)}
    roots = {article["id"]: {(segment[0], segment[1]) for segment in article["segs"]} for article in gold}
    reasons = read(list(records(data / f"{name}.jsonl.gz"))).reasons()
    called = [ids for ids, reason in reasons.items() if SAID[reason] in {"derivation", "quotation"}]
    related = sum(not roots[one].isdisjoint(roots[other]) for one, other in called)
    return share(related, len(called)), share(len(wanted & set(map(frozenset, called))), len(wanted))


def measure(shared: Path) -> Iterator[Figure]:
    wire, papers = verdicts(shared, "reuters"), verdicts(shared, "allsides")
    yield Figure("Reuters: called a template, right", right(wire, "template"), 0.95, floor="natures-templates")
    yield Figure("Reuters: called derivation, right", right(wire, "derivation"), floor="natures-updates")
    yield Figure(
        "400 outlets: called quotation only, right", right(papers, "quotation"), 0.9, floor="natures-quotations"
    )
    yield Figure("400 outlets: called derivation, right", right(papers, "derivation"), floor="natures-derivations")
    precision, recall = retold(shared, "syn5000")
    yield Figure("syn5000, pairs by minimizers alone: precision", precision, 0.99, floor="natures-pairs-precision")
    yield Figure("syn5000, pairs by minimizers alone: recall", recall, floor="natures-pairs-recall")


def main() -> None:
    """Tell what is said against what we read, and the pairs that differ."""
    for name in ("reuters", "allsides"):
        found = verdicts(folder(), name)
        print(
            name,
            *(f"{label} → {said}: {n}" for (label, said), n in Counter(f[2:] for f in found).most_common()),
            sep="\n  ",
        )
        print(
            *(f"  {one} {other}: {label}, called {said}" for one, other, label, said in found if label != said),
            sep="\n",
        )


if __name__ == "__main__":
    main()
