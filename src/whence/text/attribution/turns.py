"""Who speaks in a transcript, an interview or a headline, by the label before a colon: `REPORTER:`, `Q.`, `Putin: …`.

Rules, because the layout is exact where the attribution model sees only words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[^\W\d_][\w.’'-]*(?:[ \t][^\W\d_][\w.’'-]*){0,5}"
_LABEL = re.compile(
    rf"^[ \t]*(?:[*_]*(?P<name>{_NAME}(?:[ \t]?\([^()\n]{{1,60}}\))?)[*_]*[ \t]*[:：][*_]*"
    r"|(?P<letter>[QA])[.:])(?=[ \t]*\S)",
    re.MULTILINE,
)
_HEADLINE = re.compile(
    r"\A\s*(?P<name>[A-Z][\w.’'-]*(?:[ \t][A-Z][\w.’'-]*){0,3}):[ \t]+"
    r"(?P<content>\S[^\n]{5,200}?)[ \t]*(?:\n|\Z)"
)
_TURNS = 3
"""Labelled lines from which a text is a transcript."""
_NO_SPEAKERS = frozenset(
    "analysis breaking comment correction editorial exclusive explainer explained factbox fact check live news note"
    " opinion photos pictures poll quiz report review summary update updated video watch weather advisory correct"
    " related source read more published posted date location time contact email tel phone address price tags topics"
    " category share warning results score final".split()
)  # fmt: skip


class Turn(NamedTuple):
    """What one speaker says: the label (without the colon) and the words after it, to the end of the turn."""

    label: Span
    content: Span


def turns(text: str) -> list[Turn]:
    """Return the turns of a transcript; none when `text` is not one.

    A text is a transcript when at least three lines begin with a label, some label comes back (or is Q. or A.), and
    labelled lines are most of what is said.
    """
    labels = [match for match in _LABEL.finditer(text) if not _is_heading(match)]
    names = [_plain(match) for match in labels]
    if len(labels) < _TURNS or len(set(names)) > 0.7 * len(names):
        return []
    ends = [match.start() for match in labels[1:]] + [len(text)]
    found = [_turn(text, match, end) for match, end in zip(labels, ends, strict=True)]
    spoken = sum(turn.content.end - turn.label.begin for turn in found)
    return found if spoken > 0.5 * len(text.strip()) else []


def headline(text: str) -> Turn | None:
    """Return who says what in a headline of the form "Putin: Russia is ready", when the first line is one."""
    match = _HEADLINE.match(text)
    if match is None or _is_heading(match):
        return None
    return Turn(Span(*match.span("name")), Span(*match.span("content")))


def _is_heading(match: re.Match[str]) -> bool:
    words = re.findall(r"\w+", (match.group("name") or "").lower())
    return bool(words) and (words[-1] in _NO_SPEAKERS or words[0] in _NO_SPEAKERS)


def _plain(match: re.Match[str]) -> str:
    return (match.group("letter") or match.group("name")).strip().lower()


def _turn(text: str, match: re.Match[str], end: int) -> Turn:
    group = "letter" if match.group("letter") else "name"
    begin = match.end()
    return Turn(Span(*match.span(group)), Span(*_trimmed(text, begin, end)))


def _trimmed(text: str, begin: int, end: int) -> Iterator[int]:
    """Yield begin and end without the white space at either."""
    inner = text[begin:end]
    yield begin + len(inner) - len(inner.lstrip())
    yield max(end - len(inner) + len(inner.rstrip()), begin + len(inner) - len(inner.lstrip()))
