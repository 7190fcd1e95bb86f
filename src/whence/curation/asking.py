"""Which articles of an archive an article may have its sentences from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.errors import UsageError
from whence.text.direction.dates import dated, precedes

if TYPE_CHECKING:
    from datetime import datetime

    from whence.archive import Archive
    from whence.model import Article, Passage, Span

_MOST = 8
"""Parents that a child is held against."""
_LOOKED_AT = 64
"""Articles of the archive whose passages are looked at."""
_NEWS = 40
"""Characters that a further parent must account for beyond those chosen before."""


def likely_parents(archive: Archive, child: Article, now: datetime | None) -> tuple[list[Article], str | None]:
    """Return the articles that together account for most of `child`, and a note where there were more.

    Each is chosen for what it adds to those before it; of two that add alike, the one that shares more. Not the child
    itself, and none that is known to be later. Raises `UsageError` where no article shares anything.
    """
    snapshot = archive.snapshot()
    by_article: dict[str, list[Passage]] = {}
    for passage in archive.search(child, limit=_LOOKED_AT):
        by_article.setdefault(passage.left, []).append(passage)
    found = {
        name: snapshot.article(name) for name, shared in by_article.items() if any(p.strong for p in shared)
    }  # fmt: skip
    dates = dated([child, *(a for a in found.values() if a.id != child.id)], now)
    earlier = {name: article for name, article in found.items() if not precedes(dates[child.id], dates[name])}
    if not earlier:
        later = " that is not dated after it" if found else ""
        message = f"{child.id}: shares nothing with any article of {archive.folder}{later}"
        raise UsageError(message)
    chosen = _chosen({name: by_article[name] for name in earlier})
    note = None
    if len(found) > len(chosen):
        dropped = len(found) - len(earlier)
        note = f"{len(found)} articles of the archive share passages with {child.id}; it was held against {len(chosen)}"
        note += f", and {dropped} are dated after it." if dropped else ", which account for what the others do."
    return [earlier[name] for name in chosen], note


def _chosen(by_article: dict[str, list[Passage]]) -> list[str]:
    """Choose greedily: who accounts for most characters of the child that nobody chosen accounts for."""
    covered: set[int] = set()
    spans = {name: _characters([p.right_span for p in shared]) for name, shared in by_article.items()}
    left, chosen = dict(spans), list[str]()
    while left and len(chosen) < _MOST:
        name = max(left, key=lambda n: (len(left[n] - covered), len(left[n]), n))
        if chosen and len(left[name] - covered) < _NEWS:
            break
        chosen.append(name)
        covered |= left.pop(name)
    return chosen


def _characters(spans: list[Span]) -> set[int]:
    return {at for span in spans for at in range(span.begin, span.end)}
