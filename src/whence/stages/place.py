"""Place each pair in the lineage of its story: which way the text went, straight or by way of others at hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whence.model import Derivation, Direction, Lineage, LineageEdge


def place(derivations: Iterable[Derivation], lineage: Lineage) -> Iterator[Derivation]:
    """Yield `derivations` with the direction that the lineage gives them.

    A pair by itself cannot tell a parent from an elder sibling; the story can. Two that have it from a third at hand
    have no direction between them: `via` names the third. A pair that the lineage does not settle cannot tell,
    whatever it would say alone, unless both have it from an unseen parent.
    """
    parents: dict[str, list[LineageEdge]] = {}
    for edge in lineage.edges:
        parents.setdefault(edge.child, []).append(edge)
    hidden = {child: unseen for unseen in lineage.unseen for child in unseen.children}
    for derivation in derivations:
        left, right = derivation.left, derivation.right
        if derivation.kind == "non-derived":
            yield derivation
        elif (way := _way(left, right, parents)) is not None:
            yield _directed(derivation, "right from left", way)
        elif (way := _way(right, left, parents)) is not None:
            yield _directed(derivation, "left from right", way)
        elif third := _third(left, right, parents):
            reason = f"both have it from {', '.join(third)}, which is at hand"
            yield replace(
                derivation, direction="cannot tell", direction_score=0.0, via=third,
                reasons=(*derivation.reasons[:1], reason),
            )  # fmt: skip
        elif hidden.get(left) is not None and hidden.get(left) is hidden.get(right):
            unseen = hidden[left]
            reasons = (*derivation.reasons[:1], *unseen.reasons)
            yield replace(
                derivation, direction="common unseen parent", direction_score=unseen.score, reasons=reasons
            )  # fmt: skip
        else:
            yield _open(derivation)


def _directed(derivation: Derivation, direction: Direction, way: list[LineageEdge]) -> Derivation:
    """Return the pair as the edges from the one to the other tell it, the last of them first."""
    score, via = 1.0, tuple(edge.parent for edge in way[:-1])
    for edge in way:
        score *= edge.score
    reasons = way[0].reasons if len(way) == 1 else (f"by way of {', '.join(reversed(via))}, at hand as well",)
    return replace(
        derivation, direction=direction, direction_score=round(score, 4), via=via[::-1],
        reasons=(*derivation.reasons[:1], *reasons),
    )  # fmt: skip


def _open(derivation: Derivation) -> Derivation:
    if derivation.direction in ("cannot tell", "common unseen parent"):
        return derivation
    reason = "by themselves these two would be parent and child, but among their relatives that is not sure enough"
    return replace(derivation, direction="cannot tell", direction_score=0.0, reasons=(*derivation.reasons, reason))


def _way(start: str, goal: str, parents: Mapping[str, list[LineageEdge]]) -> list[LineageEdge] | None:
    """Return the fewest edges that lead from `start` down to `goal`, the last first; None where none do."""
    seen = {goal}
    ways: list[tuple[str, list[LineageEdge]]] = [(goal, [])]
    for name, way in ways:
        if name == start:
            return way
        for edge in parents.get(name, ()):
            if edge.parent not in seen:
                seen.add(edge.parent)
                ways.append((edge.parent, [*way, edge]))
    return None


def _third(left: str, right: str, parents: Mapping[str, list[LineageEdge]]) -> tuple[str, ...]:
    """Return the nearest articles that both have it from."""
    above, beyond = _ancestors(left, parents), _ancestors(right, parents)
    common = [name for name in above if name in beyond]
    least = min((above[name] + beyond[name] for name in common), default=0)
    return tuple(name for name in common if above[name] + beyond[name] == least)


def _ancestors(name: str, parents: Mapping[str, list[LineageEdge]]) -> dict[str, int]:
    """Return all ancestors of an article with how many edges lie between."""
    found, row, depth = dict[str, int](), [name], 0
    while row:
        depth += 1
        row = [e.parent for n in row for e in parents.get(n, ()) if e.parent not in found and e.parent != name]
        found |= dict.fromkeys(row, depth)
    return found
