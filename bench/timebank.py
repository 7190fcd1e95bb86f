"""Times against TimeBank and AQUAINT (TempEval-3): TIMEX3 in the text, the creation time as the article's date.

Spans are scored as TempEval-3 scores them relaxed: an expression counts as found if any time of ours overlaps it, and
one of ours as right if it overlaps any of theirs. Every TIMEX3 of the text counts, whatever its type; SETs ("daily",
"every Monday") are asked for too although whence has no facts of that kind. The value is asked of those found: it is
right if ours is the same after the words that we write into a normal form are taken off ("< ", "early ") and both are
written in one notation ("1949-XX" is "1949", "2000-W7" is "2000-W07", "199" is "199X"); of a range either end may be
meant. "As printed" asks for the very characters instead. Rules were made on AQUAINT and on every other article of
TimeBank; the other half of TimeBank was only measured.
"""

import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure, folder, share
from whence.model import Article
from whence.text.times.reading import times
from whence.text.witness import prepare

CORPORA = "data/numbers_and_dates/tempeval3_tbaq"
TIMENORM = "data/numbers_and_dates/timenorm/datasets/en"
_TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_VALUE = re.compile(r'\bvalue="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_PREFIX = re.compile(r"^(?:[<>]=?|≈|early|mid|late) ")


class Timex(NamedTuple):
    """One annotated expression, in characters of the plain text."""

    begin: int
    end: int
    value: str
    type: str


class Annotated(NamedTuple):
    name: str
    date: str
    text: str
    gold: list[Timex]


class Score(NamedTuple):
    """Counts over some articles."""

    gold: int = 0
    ours: int = 0
    recalled: int = 0
    right: int = 0
    valued: int = 0
    printed: int = 0

    def plus(self, other: "Score") -> "Score":
        return Score(*(one + two for one, two in zip(self, other, strict=True)))

    def f1(self) -> float:
        precision, recall = share(self.right, self.ours), share(self.recalled, self.gold)
        return share(2 * precision * recall, precision + recall)


def read(path: Path) -> Annotated:
    """The text of an article without its tags, and the expressions that were tagged."""
    raw = path.read_text(encoding="utf-8")
    date = re.search(r'<DCT>.*?\bvalue="([^"]*)"', raw, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    assert date
    assert body
    tagged, parts, gold, at, length = body[1], [], [], 0, 0

    def plain(piece: str) -> int:
        text = html.unescape(_TAG.sub("", piece))
        parts.append(text)
        return len(text)

    for match in _TIMEX.finditer(tagged):
        length += plain(tagged[at : match.start()])
        begin = length
        length += plain(match[2])
        at = match.end()
        value, kind = _VALUE.search(match[1]), re.search(r'\btype="([^"]*)"', match[1])
        gold.append(Timex(begin, length, value[1] if value else "", kind[1] if kind else ""))
    plain(tagged[at:])
    return Annotated(path.name, date[1][:10], "".join(parts), gold)


def halves(shared: Path) -> dict[str, list[Path]]:
    """The articles by part: what rules were made on, and what was held out."""
    aquaint, timebank = (sorted((shared / CORPORA / name).glob("*.tml")) for name in ("AQUAINT", "TimeBank"))
    return {"seen": [*aquaint, *timebank[::2]], "held out": timebank[1::2]}


def notation(value: str) -> str:
    """One way to write values that are the same."""
    value = re.sub(r"(?:-XX)+$", "", value)
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    return value + "X" * (4 - len(value)) if re.fullmatch(r"\d{2,3}", value) else value


def same(ours: str, gold: str) -> bool:
    """Whether our normal form says the annotated value."""
    bare = _PREFIX.sub("", _PREFIX.sub("", ours))
    return notation(gold) in {notation(part) for part in [bare, *bare.split("/")]}


def score(article: Annotated, *, show: bool = False) -> Score:
    """Compare the times of one article with its annotation."""
    ours = times(prepare(Article(article.name, article.text, date=article.date)))
    used, recalled, valued, printed = set(), 0, 0, 0
    for timex in article.gold:
        over = [n for n, fact in enumerate(ours) if fact.span[0] < timex.end and timex.begin < fact.span[1]]
        used.update(over)
        recalled += bool(over)
        good = any(same(ours[n].norm, timex.value) for n in over)
        valued += good
        printed += any(ours[n].norm == timex.value for n in over)
        if show and not good:
            told = " + ".join(f"{ours[n].span.of(article.text)!r} {ours[n].norm}" for n in over) or "MISSED"
            before, after = (
                article.text[max(0, timex.begin - 50) : timex.begin],
                article.text[timex.end : timex.end + 40],
            )
            line = f"{before}[{article.text[timex.begin : timex.end]}]{after}".replace("\n", " ")
            print(f"{article.name[:18]:18} {article.date} {timex.type:8} {timex.value:12} {told:40} | {line}")
    for n, fact in enumerate(ours):
        if show and n not in used:
            line = article.text[max(0, fact.span[0] - 50) : fact.span[1] + 40].replace("\n", " ")
            head = f"{article.name[:18]:18} {article.date} EXTRA    {fact.type:9}"
            print(f"{head} {fact.span.of(article.text)!r} {fact.norm} | {line}")
    return Score(len(article.gold), len(ours), recalled, len(used), valued, printed)


def total(paths: list[Path], *, show: bool = False) -> Score:
    """The counts over all articles."""
    counts = Score()
    for path in paths:
        counts = counts.plus(score(read(path), show=show))
    return counts


def timenorm(shared: Path) -> tuple[int, int]:
    """How many of timenorm's lone expressions have the right value; they stand without their sentences."""
    right = asked = 0
    for path in sorted((shared / TIMENORM).glob("*.tsv")):
        date = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            words, _, rest = line.partition("\t")
            value = rest.partition("\t")[2]
            if not line.strip() or not date:
                date = value[:10] if value else ""
                continue
            asked += 1
            right += any(same(fact.norm, value) for fact in times(prepare(Article("a", words, date=date))))
    return right, asked


def measure(shared: Path) -> Iterator[Figure]:
    parts = {name: total(paths) for name, paths in halves(shared).items()}
    parts["all"] = parts["seen"].plus(parts["held out"])
    for name, counts in parts.items():
        asked = name == "held out"
        yield Figure(f"TimeBank, {name}: relaxed span F1", counts.f1(), 0.85 if asked else None,
                     floor="timebank-span" if asked else "")  # fmt: skip
        yield Figure(f"TimeBank, {name}: value right among found", share(counts.valued, counts.recalled),
                     0.80 if asked else None, floor="timebank-value" if asked else "")  # fmt: skip
        yield Figure(f"TimeBank, {name}: the same, as printed", share(counts.printed, counts.recalled))
    right, asked_of = timenorm(shared)
    yield Figure("timenorm: value right of lone expressions", share(right, asked_of))


def main() -> None:
    """Print what differs in the part that rules were made on, and the figures of one part (seen, held out)."""
    part = sys.argv[1] if len(sys.argv) > 1 else "seen"
    counts = total(halves(folder())[part], show=part == "seen")
    print(counts, f"F1 {counts.f1():.3f}", f"precision {share(counts.right, counts.ours):.3f}",
          f"recall {share(counts.recalled, counts.gold):.3f}", f"value {share(counts.valued, counts.recalled):.3f}",
          f"as printed {share(counts.printed, counts.recalled):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
