"""Names inside words with a hyphen: "Kremlin-founded", "anti-Aldane", "Moscow-based"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model.facts import Fact
from whence.model.places import Span
from whence.text.entities.listing import entry
from whence.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whence.model.facts import FactType
    from whence.text.entities.pieces import Piece
    from whence.text.speakers.cased import Page

_SCORE = 0.8


def compounds(page: Page, taken: Mapping[int, Piece]) -> Iterator[Fact]:
    """Yield what the parts of hyphened words name; a text that has lost its hyphens has them as words."""
    people = {fold(piece.norm.rsplit(" ", 1)[-1]): piece.norm for piece in taken.values() if piece.type == "person"}
    for n, word in enumerate(page.words):
        if len(word.key) >= word.end - word.begin or n in taken or not page.telling[word.sentence]:
            continue
        begin = word.begin
        for part in page.text[word.begin : word.end].split("-"):
            key, span = fold(part), Span(begin, begin + len(part))
            begin += len(part) + 1
            if len(part) < 2 or not part[0].isupper():
                continue
            if key in people:
                yield Fact("person", span, people[key], score=_SCORE)
                continue
            found = entry((key,))
            if found is not None and found.bare and found.sort != "people":
                sort: FactType = found.sort
                yield Fact(sort, span, found.norm, score=_SCORE)
