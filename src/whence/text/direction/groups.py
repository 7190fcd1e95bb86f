"""Which things hang together: connected components, by union and find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def groups(names: Sequence[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the names in groups that links hold together, in their order; a link to another name is left out."""
    above = {name: name for name in names}

    def top(name: str) -> str:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for one, other in links:
        if one in above and other in above:
            above[top(other)] = top(one)
    found: dict[str, list[str]] = {}
    for name in above:
        found.setdefault(top(name), []).append(name)
    return list(found.values())
