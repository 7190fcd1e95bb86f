"""The lineage as an indented tree: each article under the parent that accounts for most of it, other parents named."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import LineageEdge, Story
    from whence.report.stories.cast import Cast


class Branch(NamedTuple):
    """One article, or unseen parent, in its place."""

    key: str
    edge: LineageEdge | None
    """From the one above; None for those at the top."""
    also: tuple[LineageEdge, ...]
    """From further parents."""
    last: tuple[bool, ...]
    """For each level down to its own whether nothing more follows there."""


class Lines(NamedTuple):
    """What a tree is drawn with."""

    item: str
    last: str
    through: str
    blank: str


UNICODE = Lines("├─ ", "└─ ", "│  ", "   ")
ASCII = Lines("|- ", "`- ", "|  ", "   ")


def tree(story: Story, who: Cast) -> Iterator[Branch]:
    """Yield the branches from top to bottom, the earliest first; each article once, in circles of edges too."""
    order = {key: n for n, key in enumerate((*who.number, *who.unseen))}
    keys = dict.fromkeys([*order, *(end for e in story.lineage.edges for end in (e.parent, e.child))])
    main = {key: who.above[key][0] for key in keys if key in who.above and who.above[key][0].parent != key}
    for key in keys:  # a circle has no top: it is opened at the first of it that is met
        seen, at = {key}, key
        while at in main and (parent := main[at].parent) not in seen:
            seen.add(parent)
            at = parent
        if at in main and main[at].parent == key:
            del main[key]
    below: dict[str, list[str]] = {}
    for key, edge in main.items():
        below.setdefault(edge.parent, []).append(key)
    after = len(order)

    def early(key: str) -> int:
        if key in who.unseen:
            return min((order.get(child, after) for child in below.get(key, ())), default=after)
        return order.get(key, after)

    tops = sorted((key for key in keys if key not in main), key=early)
    waiting: list[tuple[str, LineageEdge | None, tuple[bool, ...]]] = [(key, None, (True,)) for key in reversed(tops)]
    while waiting:
        key, above, ends = waiting.pop()
        yield Branch(key, above, tuple(e for e in who.above.get(key, ()) if e is not above), ends)
        children = sorted(below.get(key, ()), key=early)
        waiting += [(child, main[child], (*ends, child == children[-1])) for child in reversed(children)]


def lead(branch: Branch, lines: Lines) -> tuple[str, str]:
    """Return what stands before a branch, and before the lines that belong to it; those at the top have nothing."""
    levels = branch.last[1:]
    if not levels:
        return "", lines.blank[:2]
    before = "".join(lines.blank if last else lines.through for last in levels[:-1])
    own = lines.last if levels[-1] else lines.item
    return before + own, before + (lines.blank if levels[-1] else lines.through)
