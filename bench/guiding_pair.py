"""The guiding pair against a human reading of it: verdict of each sentence (the label of most of its characters, right
if a reader would accept it), places of the parent and left-out points (found if half covered), boilerplate, derivation;
credits (place, outlet, whether the article at hand bears them out) and quotations (place, source, fidelity, place in
the parent); and all again with the child in small letters and without punctuation.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import whence
from bench.figure import Figure, folder
from whence import Article, Blame, Span
from whence.text.crediting.outlets import same_outlet

PARENT, CHILD = "time.txt", "inquisitr.txt"
Place = Callable[[int, int], Span]


class Reading(NamedTuple):
    """What whence says of the pair, held against the gold."""

    labels: list[str]
    """The label of each gold sentence; "none" where no verdict touches it."""
    right: list[bool]
    places: list[bool]
    """For each gold sentence that is derived, whether every place it was taken from is shown."""
    unasked: int
    """Passages shown for sentences that are new and not related to anything."""
    left_out: list[bool]
    boilerplate: list[bool]
    kind: bool
    direction: bool
    credits: list[bool]
    unasked_credits: int
    quotations: list[bool]


def same(begin: int, end: int) -> Span:
    return Span(begin, end)


def covered(span: Iterable[int], by: Iterable[Span]) -> bool:
    """Whether at least half of the characters of `span` lie in one of `by`."""
    begin, end = span
    held = {n for other in by for n in range(max(begin, other[0]), min(end, other[1]))}
    return 2 * len(held) >= end - begin


def read(gold: dict[str, Any], child: str, parent: str, place: Place = same) -> Reading:
    """Compare the pair; `place` says where a span of the untouched child lies in `child`."""
    result = whence.diff(Article(PARENT, parent), Article(CHILD, child))
    blame = next(b for b in result.blames if b.child.id == CHILD)
    labels, right, places, unasked = [], [], [], 0
    for sentence in gold["sentences"]:
        span = place(*sentence["child"])
        touching: Counter[str] = Counter()
        for verdict in blame.sentences:
            touching[verdict.label] += verdict.span.overlap(span)
        label, most = touching.most_common(1)[0]
        labels.append(label if most else "none")
        right.append(labels[-1] in (sentence["label"], *sentence["also"]))
        shown = [e.parent_span for v in blame.sentences for e in v.evidence if e.child_span.overlap(span)]
        if sentence["label"] not in ("new", "boilerplate"):
            places.append(all(covered(wanted, shown) for wanted in sentence["parent"]))
        elif sentence["label"] == "new" and not sentence["related"]:
            unasked += len(shown)
    left_out = [o.span for o in blame.left_out]
    lines = [
        covered(place(*line["child"]), [b.span for b in blame.boilerplate if b.article == CHILD])
        if "child" in line
        else covered(line["parent"], [b.span for b in blame.boilerplate if b.article == PARENT])
        for line in gold["boilerplate"]
    ]
    derivation = blame.derivations[0]
    return Reading(
        labels, right, places, unasked, [covered(point["parent"], left_out) for point in gold["left_out"]], lines,
        derivation.kind == gold["derivation"]["class"], (derivation.parent, derivation.child) == (PARENT, CHILD),
        *credits(gold["credits"], blame, place), quotations(gold["quotations"], blame, place),
    )  # fmt: skip


def credits(gold: Sequence[dict[str, Any]], blame: Blame, place: Place) -> tuple[list[bool], int]:
    """Which of the gold's credits were found, with the right outlet and answer; and how many more there are."""
    checks = {check.credit.span: check.verdict for check in blame.credit_checks}
    right, used = [], set()
    for wanted in gold:
        answer = (
            ("supported" if wanted["supported"] else "not supported") if wanted["at_hand"] else "outlet not at hand"
        )
        found = [
            credit.span
            for credit in blame.voices[0].credits
            if alike(credit.span, place(*wanted["child"])) and same_outlet(credit.outlet, wanted["outlet"])
        ]
        used.update(found)
        right.append(any(checks.get(span) == answer for span in found))
    return right, sum(credit.span not in used for credit in blame.voices[0].credits)


def quotations(gold: Sequence[dict[str, Any]], blame: Blame, place: Place) -> list[bool]:
    """Which of the gold's quotations were found with the right source, and followed to the right place and verdict."""
    right = []
    for wanted in gold:
        span = place(*wanted["child"])
        sources = (wanted["source"], *wanted.get("also_source", ()))
        found = [
            q
            for q in blame.quotations
            if any(alike(words, span) for words in (*q.attribution.content, *q.attribution.marked))
        ]
        right.append(
            any(
                (q.attribution.speaker.name or "").lower() in [(source or "").lower() for source in sources]
                and q.fidelity in (wanted["fidelity"], *wanted.get("also", ()))
                and (wanted["parent"] is None or covered(wanted["parent"], [s for v in q.versions for s in v.spans]))
                for q in found
            )
        )
    return right


def alike(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of what they cover together."""
    shared = one.overlap(other)
    return 2 * shared >= (one.end - one.begin) + (other.end - other.begin) - shared


def readings(shared: Path) -> tuple[dict[str, Any], Reading, Reading]:
    """The gold, the reading of the pair as it is, and of the pair with the child stripped."""
    gold: dict[str, Any] = json.loads((shared / "gold" / "seed_pair.json").read_text(encoding="utf-8"))
    child, parent = ((shared / gold[who]).read_text(encoding="utf-8") for who in ("child", "parent"))
    stripped = whence.degrade(child, "strip")
    return gold, read(gold, child, parent), read(gold, stripped.text, parent, stripped.span)


def measure(shared: Path) -> Iterator[Figure]:
    _, clean, stripped = readings(shared)
    for reading, name in ((clean, "guiding pair"), (stripped, "guiding pair, stripped")):
        key = name.replace(",", "").replace(" ", "-")
        asked = name == "guiding pair"
        for what, found, wanted in (
            ("sentences", reading.right, 16),
            ("places", reading.places, 9),
            ("left-out", reading.left_out, 19),
            ("boilerplate", reading.boilerplate, 2),
            ("derivation", [reading.kind, reading.direction], 2),
            ("credits", reading.credits, 5),
            ("quotations", reading.quotations, 6),
        ):
            yield Figure(f"{name}: {what}", sum(found), wanted if asked else None, len(found), floor=f"{key}-{what}")
        yield Figure(
            f"{name}: unasked passages", reading.unasked, 0 if asked else None, unit="count", at_most=True,
            floor=f"{key}-unasked",
        )  # fmt: skip
    yield Figure(
        "guiding pair, stripped: verdicts that differ", differing(clean, stripped), 2, unit="count", at_most=True,
        floor="guiding-pair-stripped-differing",
    )  # fmt: skip


def differing(clean: Reading, stripped: Reading) -> int:
    return sum(one != other for one, other in zip(clean.labels, stripped.labels, strict=True))


def main() -> None:
    """Print the reading sentence by sentence."""
    gold, clean, stripped = readings(folder())
    places = [iter(reading.places) for reading in (clean, stripped)]
    for n, sentence in enumerate(gold["sentences"]):
        derived = sentence["label"] not in ("new", "boilerplate")
        shown = ["found" if next(found) else "MISSED" for found in places] if derived else ["", ""]
        print(
            "right" if clean.right[n] else "WRONG",
            f"{'/'.join((sentence['label'], *sentence['also'])):<28} {clean.labels[n]:<12} {shown[0]:<7}"
            f" stripped: {stripped.labels[n]:<12} {shown[1]:<7} {sentence['text'][:50]}",
        )
    for what in ("credits", "quotations"):
        for n, wanted in enumerate(gold[what]):
            marks = ["right" if found[n] else "WRONG" for found in (getattr(clean, what), getattr(stripped, what))]
            print(f"{what[:-1]} {n}: {marks[0]}, stripped: {marks[1]}  {wanted.get('outlet') or wanted.get('source')}")
    for n, point in enumerate(gold["left_out"]):
        if not (clean.left_out[n] and stripped.left_out[n]):
            missed = [name for name, one in (("clean", clean), ("stripped", stripped)) if not one.left_out[n]]
            print(f"left out, not found ({', '.join(missed)}): {point['point']}")


if __name__ == "__main__":
    main()
