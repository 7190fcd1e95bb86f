"""Outlets that PolNeAR dev has as sources, a list checked by hand, against the credits that are read there."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.floors import check
from whence.model import UNKNOWN_SPEAKER, Article, Attribution, Span
from whence.stages.credit import credit
from whence.text.crediting.outlets import same_outlet
from whence.text.degrade import degrade
from whence.text.witness import prepare

LIST = json.loads(Path(__file__).with_name("data").joinpath("outlet_sources.json").read_text(encoding="utf-8"))
OUTLETS = {
    "breitbart": "Breitbart News", "huff-post": "HuffPost", "nyt": "The New York Times", "politico": "Politico",
    "usa-today": "USA Today", "wash-post": "The Washington Post", "west-journal": "The Western Journal",
}  # fmt: skip


@pytest.fixture(scope="module")
def dev(shared):
    folder = shared / "data" / "polnear" / "dev"
    if not (folder / "text").is_dir():
        pytest.skip(f"{folder} was not lent")
    return folder


def gold(folder, article):
    """The attributions of one article, all readings; malformed lines are passed over."""
    found = []
    for path in sorted((folder / "attributions").glob(f"{article}*.ann")):
        spans, events = {}, []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("T") and re.fullmatch(r"\w+ \d+ \d+(?:;\d+ \d+)*", cells[1]):
                places = (part.split() for part in cells[1].split(" ", 1)[1].split(";"))
                spans[cells[0]] = tuple(Span(int(begin), int(end)) for begin, end in places)
            elif line.startswith("E") and len(cells) > 1:
                events.append([part.split(":") for part in cells[1].split() if ":" in part])
        for parts in events:
            by_role = {role.rstrip("0123456789").lower(): spans.get(key, ()) for role, key in parts}
            source, cue, content = (by_role.get(role, ()) for role in ("source", "cue", "content"))
            if content:
                found.append(Attribution(source, cue, content, "indirect", (), UNKNOWN_SPEAKER, "model", 1.0))
    return found


def carried(attribution, copy):
    source, cue, content = (
        tuple(copy.span(s.begin, s.end) for s in part)
        for part in (attribution.source, attribution.cue, attribution.content)
    )
    return Attribution(source, cue, content, "indirect", (), UNKNOWN_SPEAKER, "model", 1.0)


def overlaps(span, other):
    return span.begin < other.end and other.begin < span.end


def score(folder, given, kind):
    """Counts: listed sources found, listed, credits right, credits, and of the sources found those named right."""
    count: Counter = Counter()
    listed: dict = {}
    also: dict = {}
    for rows, table in ((LIST["sources"], listed), (LIST["also_credits"], also)):
        for row in rows:
            table.setdefault(row["article"], []).append((Span(*row["span"]), row["outlet"]))
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        attributions = gold(folder, path.stem) if given else []
        copy = degrade(text, kind) if kind else None
        if copy:
            attributions = [carried(a, copy) for a in attributions]
        article = Article(path.stem, copy.text if copy else text, outlet=OUTLETS[path.stem.split("_")[0]])
        found = [c for c in credit(prepare(article), attributions) if c.role == "source"]
        names = [
            (Span(copy.offsets[c.name.begin], copy.offsets[c.name.end - 1] + 1) if copy else c.name) for c in found
        ]
        wanted, extra = listed.get(path.stem, []), also.get(path.stem, [])
        count["listed"] += len(wanted)
        count["credits"] += len(found)
        count["right"] += sum(any(overlaps(name, span) for span, _ in [*wanted, *extra]) for name in names)
        for span, outlet in wanted:
            here = [c for c, name in zip(found, names, strict=True) if overlaps(name, span)]
            count["found"] += bool(here)
            count["named"] += any(same_outlet(c.outlet, outlet) for c in here)
    return count


@pytest.mark.parametrize("kind", [None, "strip"], ids=["clean", "stripped"])
@pytest.mark.parametrize("given", [True, False], ids=["attributions", "rules"])
def test_outlets_that_are_sources_are_credited(dev, given, kind):
    count = score(dev, given, kind)
    recall, precision = count["found"] / count["listed"], count["right"] / count["credits"]
    f1 = 2 * recall * precision / (recall + precision)
    print(
        f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} named right {count['named'] / count['found']:.3f} {dict(count)}"
    )
    copy = "stripped" if kind else "clean"
    check(f"credit-polnear-{copy}-{'attributions' if given else 'rules'}", f1)
    check(f"credit-polnear-{copy}-{'attributions' if given else 'rules'}-named", count["named"] / count["found"])
