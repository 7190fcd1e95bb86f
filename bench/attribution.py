"""Who said what on PolNeAR dev, clean and degraded, scored by the tool that came with the data: token F1 by label and
over the three, attributions linked right, and quoted contents (spans between quotation marks) found at an IoU of .8 in
words. Speed is tokens (words and marks) a second of quoting alone, on as many cores as there are.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.figure import Figure, share
from whence.model import Article
from whence.stages.quote import quote
from whence.text.attribution.quotemarks import quotemarks
from whence.text.witness import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.model import Attribution, Span

    Spans = Sequence[tuple[int, int]]

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_GOLD = re.compile(r"[TE]\d+\t")
_ALIKE = 0.8


class Predicted(NamedTuple):
    """What whence finds in a folder of texts, and how long it took."""

    attributions: dict[str, tuple[Attribution, ...]]
    tokens: int
    seconds: float


def tool(shared: Path) -> Path:
    return shared / "tools" / "score_attribution.py"


def gold(shared: Path) -> Path:
    return shared / "data" / "polnear" / "dev"


def predict(texts: dict[str, str]) -> Predicted:
    """Quote every text; the model is loaded before the clock starts."""
    quote(prepare(Article("warm", "“It is warm,” said the first of many speakers in the hall.")))
    witnesses = {name: prepare(Article(name, text)) for name, text in texts.items()}
    started = time.perf_counter()
    found = {name: quote(witness).attributions for name, witness in witnesses.items()}
    seconds = time.perf_counter() - started
    return Predicted(found, sum(len(_TOKEN.findall(text)) for text in texts.values()), seconds)


def read(folder: Path, every: int = 1) -> dict[str, str]:
    """The texts of a folder by name, every so many-th."""
    paths = sorted(folder.glob("*.txt"))[::every]
    return {path.stem: path.read_bytes().decode("utf-8") for path in paths}


def score(shared: Path, names: Sequence[str], predicted: Predicted, *, degraded: bool) -> dict[str, Any]:
    """What the tool prints for the articles `names` of dev."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for kind in ("text", "attributions"):
            (place / kind).mkdir()
            for path in (gold(shared) / kind).iterdir():
                if path.name.startswith(tuple(names)):
                    (place / kind / path.name).symlink_to(path.resolve())
        lines = [json.dumps({"article": name, "attributions": [_plain(a) for a in found]})
                 for name, found in predicted.attributions.items()]  # fmt: skip
        (place / "predicted.jsonl").write_text("\n".join(lines), "utf-8")
        command = [sys.executable, str(tool(shared)), str(place), str(place / "predicted.jsonl")]
        done = subprocess.run([*command, *["--degraded"] * degraded], capture_output=True, check=True, text=True)
        return dict(json.loads(done.stdout))


def degraded_copies(shared: Path, names: Sequence[str]) -> dict[str, str]:
    """The copies that the tool itself writes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(tool(shared)), str(gold(shared)), "--write-degraded", folder]
        subprocess.run(command, capture_output=True, check=True)
        copies = read(Path(folder))
    return {name: copies[name] for name in names}


def _plain(attribution: Attribution) -> dict[str, list[list[int]]]:
    return {label: [list(span) for span in getattr(attribution, label)] for label in ("source", "cue", "content")}


def annotated(path: Path) -> list[list[tuple[int, int]]]:
    """The content of each attribution of a brat file, as ranges."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    found = []
    for line in path.read_text("utf-8").split("\n"):
        if not _GOLD.match(line):
            continue
        key, what = line.split("\t")[:2]
        if key[0] == "T":
            kind, places = what.split(" ", 1)
            spans[key] = kind, [(int(b), int(e)) for b, e in (place.split() for place in places.split(";"))]
        else:
            parts = [part.partition(":") for part in what.split()]
            found.append(
                [r for role, _, key in parts if role.startswith("Content") and key in spans for r in spans[key][1]]
            )
    return found


def quoted(shared: Path, texts: dict[str, str], predicted: Predicted) -> tuple[float, float]:
    """Recall and precision of contents between quotation marks.

    Gold: each marked stretch of a text that a reader made (part of) a content. Ours: each marked stretch of our
    contents. Right: IoU in words of at least .8. A second reader's opinion counts for precision; recall averages.
    """
    right = asked = borne_out = given = 0.0
    for name, text in texts.items():
        words = [match.span() for match in _WORD.finditer(text)]
        readings = [annotated(p) for p in sorted((gold(shared) / "attributions").glob(f"{name}*.ann"))]
        marks = [_tokens(words, mark.parts) for mark in quotemarks(text) if mark.depth == 0]
        ours = {_tokens(words, [span]) for a in predicted.attributions[name] for span in a.marked}
        each = [_in_contents(words, marks, reading) for reading in readings]
        for theirs in each:
            asked += len(theirs) / len(each)
            right += sum(any(_iou(t, o) >= _ALIKE for o in ours) for t in theirs) / len(each)
        given += len(ours)
        borne_out += sum(any(_iou(o, t) >= _ALIKE for theirs in each for t in theirs) for o in ours)
    return share(right, asked), share(borne_out, given)


def _in_contents(words: Spans, marks: Sequence[frozenset[int]], reading: Sequence[Spans]) -> set[frozenset[int]]:
    """The parts of marked stretches that lie in a content, the content's own edges where it ends inside the marks."""
    contents = [_tokens(words, ranges) for ranges in reading]
    return {mark & content for mark in marks for content in contents if mark & content}


def _tokens(words: Spans, spans: Sequence[Span | tuple[int, int]]) -> frozenset[int]:
    return frozenset(n for n, (b, e) in enumerate(words) for x, y in spans if b < y and e > x)


def _iou(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def measure(shared: Path, every: int = 1) -> Iterator[Figure]:
    texts = read(gold(shared) / "text", every)
    names = sorted(texts)
    clean = predict(texts)
    result = score(shared, names, clean, degraded=False)
    part = "" if every == 1 else "-sample"
    wanted = {"all": 87.5, "source": 83.0, "cue": 70.0, "content": 90.0}
    for label, least in wanted.items():
        name = f"PolNeAR dev: token F1, {label}"
        yield Figure(name, result["token"][label]["f1"], least, floor=f"attribution-{label}{part}")
    yield Figure("... attributions linked right, F1", result["linked"]["f1"], 70.0, floor=f"attribution-linked{part}")
    recall, precision = quoted(shared, texts, clean)
    yield Figure("... contents between quotation marks, recall", recall, 0.95, floor=f"attribution-quoted-recall{part}")
    yield Figure("... and precision", precision, 0.95, floor=f"attribution-quoted-precision{part}")
    worse = score(shared, names, predict(degraded_copies(shared, names)), degraded=True)
    yield Figure("... degraded: token F1", worse["token"]["all"]["f1"], 82.5, floor=f"attribution-degraded{part}")
    yield Figure("... degraded: linked right, F1", worse["linked"]["f1"], floor=f"attribution-degraded-linked{part}")
    yield Figure("quoting, tokens a second", clean.tokens / clean.seconds, 5000.0, unit="count")
