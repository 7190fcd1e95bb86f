"""Entity and number errors in summaries: FRANK validation and AggreFact (XSum) validation, each summary blamed on its
article. Accused: a conflict, or a figure, date or name that the article has nowhere (`added`). Right: most readers of
FRANK mark an entity, circumstance or out-of-article error; AggreFact marks a wrong noun phrase or a sentence that is
wrong as a whole. By error type: the share of summaries with that error that are accused.

    python -m bench.frank           the same by corpus, and examples
"""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from bench.figure import FACTS, Figure, folder, records, share
from whence import Article, Change, blame

ERRORS = {"EntE": "entity", "CircE": "circumstance", "OutE": "out of article"}
_TELLING = frozenset(
    "number count percentage money age score measure date time duration ordinal place person organisation role".split()
)
_SURE = 0.3
PROCESSES = 2


class Summary(NamedTuple):
    corpus: str
    article: str
    summary: str
    errors: tuple[str, ...]
    """Those errors that most readers mark, by name."""


def summaries(shared: Path) -> list[Summary]:
    data = shared / "data" / "changed_facts"
    found = []
    for record in records(data / "frank_valid.jsonl.gz"):
        errors = tuple(name for key, name in ERRORS.items() if record[key] < 0.5)
        # "UNK" is where a model had no word, and no name.
        text = record["summary"].replace("UNK", "–")
        found.append(Summary(f"FRANK {record['dataset']}", record["article"], text, errors))
    for record in records(data / "aggrefact_xsum_val.jsonl.gz"):
        kinds = re.findall(r"(?:ex|in)trinsic-(?:NP|entire_sent)", record["error_type"] or "")
        found.append(Summary("AggreFact", record["doc"], record["summ"], tuple(sorted(set(kinds)))))
    return found


def changes(summary: Summary) -> tuple[Change, ...]:
    return blame(Article("summary", summary.summary), [Article("article", summary.article)], FACTS).changes


def accusing(found: Sequence[Change]) -> list[Change]:
    """The changes of figures, dates and names that accuse: how sure the summary says it is another matter."""
    return [c for c in found if c.type in _TELLING and (c.verdict == "conflict" or _is_news(c))]


def _is_news(change: Change) -> bool:
    """Whether it is something that the article has nowhere; what the grammar is unsure of accuses nobody."""
    return change.verdict == "added" and change.right is not None and change.right.score >= _SURE


def _accused(summary: Summary) -> bool:
    return bool(summary.summary.strip()) and bool(accusing(changes(summary)))


def answers(some: Sequence[Summary]) -> list[bool]:
    with ProcessPoolExecutor(PROCESSES) as pool:
        return list(pool.map(_accused, some, chunksize=10))


def sampled(shared: Path, every: int) -> list[Summary]:
    found = summaries(shared)
    random.Random(1).shuffle(found)
    return found[::every]


def measure(shared: Path, every: int = 1) -> Iterator[Figure]:
    some = sampled(shared, every)
    yield from figures(some, answers(some))


def figures(some: Sequence[Summary], accused: Sequence[bool]) -> Iterator[Figure]:
    wrong = [bool(s.errors) for s in some]
    both = sum(w and a for w, a in zip(wrong, accused, strict=True))
    yield Figure("FRANK, AggreFact: recall", share(both, sum(wrong)), 0.50, floor="frank-recall")
    yield Figure("FRANK, AggreFact: precision", share(both, sum(accused)), 0.75, floor="frank-precision")
    for name in sorted({e for s in some for e in s.errors}):
        hits = [a for s, a in zip(some, accused, strict=True) if name in s.errors]
        yield Figure(f"... {name} errors accused ({len(hits)})", share(sum(hits), len(hits)))


def main() -> None:
    some = sampled(folder(), 1)
    accused = answers(some)
    for corpus in sorted({s.corpus for s in some}):
        rows = [(bool(s.errors), a) for s, a in zip(some, accused, strict=True) if s.corpus == corpus]
        hits, wrong, told = (
            sum(map(bool, some)) for some in ([w and a for w, a in rows], [w for w, _ in rows], [a for _, a in rows])
        )
        print(f"{corpus}: recall {share(hits, wrong):.3f} of {wrong}, precision {share(hits, told):.3f} of {told}")
    for figure in figures(some, accused):
        print(f"{figure.name}: {figure.measured:.3f}")
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for summary, a in [(s, a) for s, a in zip(some, accused, strict=True) if bool(s.errors) != a][:shown]:
        print(f"\n{'ACCUSED' if a else 'MISSED ' + ', '.join(summary.errors)}  [{summary.corpus}] {summary.summary}")
        for c in accusing(changes(summary)):
            print(f"        {c.type} {c.verdict}: {c.rule} {c.right and c.right.span.of(summary.summary)}")


if __name__ == "__main__":
    main()
