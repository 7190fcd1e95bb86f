"""Whether an article says a thing anywhere at all: before something is called added or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.entities.identity import same_entity
from whence.text.slots.families import NAMES, family, is_same, noun_relation
from whence.text.slots.region import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Fact
    from whence.text.entities.identity import Aliases
    from whence.text.witness import Witness

_KNOWN = ("same", "equivalent")


class Whereabouts:
    """The facts of one article by family, and its words, to be asked for what another article has."""

    def __init__(self, facts: Iterable[Fact], words: Sequence[str]) -> None:
        """Sort `facts` by family; `words` are the article's folded tokens."""
        self._words = words
        self._places: dict[str, list[int]] = {}
        self._by_family: dict[str, list[Fact]] = {}
        for fact in facts:
            self._by_family.setdefault(family(fact.type), []).append(fact)

    def knows(self, fact: Fact, witness: Witness, aliases: Aliases, *, by_surname: bool = False) -> bool:
        """Tell whether the article has what `fact` of `witness` says, in the same words or as a fact of its own.

        With `by_surname` a person is known whose surname stands there: nobody is dropped who is still named so.
        """
        words = witness.tokens.words[slice(*tokens_of(witness, fact.span))]
        if by_surname and fact.type == "person" and words:
            words = words[-1:]
        if self._has(words) or self.find(fact, aliases) is not None:
            return True
        roles = self._by_family.get("role", ()) if fact.type == "person" else ()
        return any(same_entity(role, fact, aliases)[0] in _KNOWN for role in roles)

    def _has(self, words: Sequence[str]) -> bool:
        """Tell whether the article has these folded words in a row, whatever they were read as there."""
        if not words:
            return False
        if not self._places:
            for n, word in enumerate(self._words):
                self._places.setdefault(word, []).append(n)
        wanted, size = list(words), len(words)
        return any(list(self._words[n : n + size]) == wanted for n in self._places.get(words[0], ()))

    def find(self, fact: Fact, aliases: Aliases) -> Fact | None:
        """Return a fact of the article that says what `fact` says, or None.

        A bare figure must be of the same noun: that there is a "40" somewhere means nothing.
        """
        for other in self._by_family.get(family(fact.type), ()):
            if fact.type in NAMES or fact.type == "role":
                if same_entity(other, fact, aliases)[0] in _KNOWN:
                    return other
            elif is_same(other, fact) and (
                fact.type not in ("number", "count", "ordinal") or noun_relation(other, fact) in ("same", "alike")
            ):
                return other
        return None
