"""Which things hang together: connected components, by union and find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Joined:
    """Names, and which of them have been joined so far."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with every name by itself."""
        self._above = {name: name for name in names}

    def top(self, name: str) -> str:
        """Return the name that stands for all that `name` is joined with."""
        above = self._above
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    def join(self, one: str, other: str) -> bool:
        """Join two names, and tell whether that was new; a name that was not there from the start joins nothing."""
        if one not in self._above or other not in self._above:
            return False
        first, second = self.top(one), self.top(other)
        self._above[second] = first
        return first != second


def groups(names: Sequence[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the names in groups that links hold together, in their order; a link to another name is left out."""
    joined = Joined(names)
    for link in links:
        joined.join(*link)
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        found.setdefault(joined.top(name), []).append(name)
    return list(found.values())
