"""Which of many expressions stand in a run of folded words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

LONGEST = 5
"""Words of the longest expression that is looked for."""


def present(words: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """Yield every expression of `known` that stands in `words`, as often as it does."""
    for n in range(len(words)):
        for end in range(n + 1, min(len(words), n + LONGEST) + 1):
            found = " ".join(words[n:end])
            if found in known:
                yield found
