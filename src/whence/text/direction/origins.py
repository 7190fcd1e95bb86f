"""What a lineage goes back to: parents that nobody has at hand, the earliest known witness, independent origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import UnseenParent
from whence.text.direction.extent import PARTIALLY
from whence.text.direction.groups import groups
from whence.text.direction.odds import calibrated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Derivation, LineageEdge
    from whence.text.direction.dates import Dated
    from whence.text.direction.relation import Relation

_ALONE = 0.6
"""Least probability of having no parent at hand, for each child of an unseen one."""


def unseen(relations: Sequence[Relation], orphans: dict[str, float]) -> list[UnseenParent]:
    """Return the articles that must have been there: several without a parent share what none can have given.

    `orphans` are the articles without a parent, with the probability that none at hand is theirs.
    """
    kin = [
        r for r in relations
        if min(orphans.get(r.left, 0.0), orphans.get(r.right, 0.0)) > 0.0
        and min(calibrated(orphans[r.left]), calibrated(orphans[r.right])) >= _ALONE
    ]  # fmt: skip
    names = list(dict.fromkeys(name for r in kin for name in (r.left, r.right)))
    found = []
    for n, group in enumerate(groups(names, [(r.left, r.right) for r in kin]), 1):
        among = set(group)
        credited = sorted({agency for r in kin if r.left in among for agency in r.agencies})
        why = [f"{len(group)} articles share what none of them can have given the others: each lacks a part of it"]
        why += [f"agency? They credit {', '.join(credited)}"] if credited else ["agency? None is credited"]
        score = min(calibrated(orphans[name]) for name in group)
        found.append(UnseenParent(f"unseen-{n}", tuple(group), next(iter(credited), None), round(score, 4), tuple(why)))
    return found


def earliest(
    names: Sequence[str], edges: Sequence[LineageEdge], dates: dict[str, Dated], rooted: dict[str, float]
) -> str | None:
    """Return the earliest known witness: by date and its ancestors, else the root that most derives from; or None."""
    parents = {edge.child: edge.parent for edge in reversed(edges)}
    begins = {name: begin for name in names if (begin := dates[name].begin) is not None}
    if begins:
        name = min(begins, key=lambda n: (begins[n], -rooted.get(n, 0.0)))
    else:
        roots = [edge.parent for edge in edges if edge.parent not in parents]
        if not roots:
            return None
        name = max(dict.fromkeys(roots), key=roots.count)
    for _ in names:
        if name not in parents:
            break
        name = parents[name]
    return name


def origins(
    names: Sequence[str],
    edges: Sequence[LineageEdge],
    hidden: Sequence[UnseenParent],
    undecided: Sequence[Derivation],
) -> tuple[tuple[str, ...], ...]:
    """Return the articles by the origin they go back to, the largest group first.

    Whichever way an undecided pair went, its two articles have one origin. An article that takes no more than a line
    from another is a witness of its own.
    """
    links = [(edge.parent, edge.child) for edge in edges if edge.share >= PARTIALLY]
    links += [(parent.children[0], child) for parent in hidden for child in parent.children[1:]]
    links += [(d.left, d.right) for d in undecided if max(d.left_share, d.right_share) >= PARTIALLY]
    return tuple(tuple(group) for group in sorted(groups(names, links), key=lambda group: -len(group)))
