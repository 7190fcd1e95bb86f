"""Whether an article says that it is a later version of a story its own outlet has told before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.model import Article

_MARKED = re.compile(
    r"\W*(?:update[ds]?\b(?:[ -]?\d+)?|upd\b|refile[ds]?\b|recasts?\b|corrects\b|corrected\b|correction\b"
    r"|\d+(?:st|nd|rd|th) lead\b|writethru\b)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\((?:adds|updates|recasts|corrects|refiles|rewrites|releads|changes)\b[^()]{0,200}\)", re.IGNORECASE
)
_HEAD = 400


def is_later_version(article: Article) -> bool:
    """Tell whether the headline or the beginning of `article` has the mark of a later version.

    >>> from whence.model import Article
    >>> is_later_version(Article("a", "UPDATE 2 - Ferry sinks off Gannet Point"))
    True
    >>> is_later_version(Article("a", "Updates were promised by the harbour board", title="Harbour board meets"))
    False
    """
    if article.title and _MARKED.match(article.title):
        return True
    text = article.text[:_HEAD]
    marked = _MARKED.match(text)
    return bool(_INSIDE.search(text) or (marked and text[: marked.end()].lstrip(" (*[").isupper()))
