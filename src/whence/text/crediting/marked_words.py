"""The folded words of a text with the marks between them, for patterns that read both.

In text without punctuation there are simply no marks, so one pattern serves both conditions.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from whence.text.tokens import tokenise

_MARKS = re.compile(
    r"\r?\n[^\S\n]*\r?\n|(?P<line>\n)|(?P<end>[.!?…]+(?=[\"'”’)\]]*(?:\s|$)))|[,;:()/@©|*]|(?P<quote>[\"“”«»„]|''|(?<!\w)['‘]|[’'](?!\w))"
    r"|(?P<dash>--+|[-–—])"
)
_OWN = re.compile(r"(?:['’‘´`]\s?| )[sS]$")
"""A possessive, also as stripped copies have it: "CNN’s", "cnn s"."""

_SHORTENED = frozenset(
    "mr mrs ms dr sen sens rep reps gov govs gen lt col sgt capt prof rev hon st jr sr vs no jan feb aug sept oct nov"
    " dec".split()
)
"""Words whose full stop ends no sentence."""


class MarkedWords(NamedTuple):
    """Words and marks in reading order, and for each the characters ``[begin, end)`` it stands for.

    Marks: "." a sentence's end, "¶" a line's end, '"' any quotation mark, "-" any dash, "'s" a possessive, and
    "," ";" ":" "(" ")" "/" "@" "©" "|" "*" as they are.
    """

    words: list[str]
    begins: list[int]
    ends: list[int]


def marked(text: str) -> MarkedWords:
    """Return the words and marks of `text`; never raises, whatever the text.

    >>> marked("“No,” CNN’s Jane Roe said.").words
    ['"', 'no', ',', '"', 'cnn', "'s", 'jane', 'roe', 'said', '.']
    """
    tokens = tokenise(text)
    found = MarkedWords([], [], [])
    last = 0
    for word, begin, end in zip(*tokens, strict=True):
        _gap(text, last, begin, found)
        last = end
        own = _OWN.search(text, begin, end) if len(word) > 1 and word[-1] == "s" else None
        if own and own.start() > begin:
            _add(found, word[:-1], begin, own.start())
            _add(found, "'s", own.start(), end)
        else:
            _add(found, word, begin, end)
    _gap(text, last, len(text), found)
    return found


def _gap(text: str, begin: int, end: int, found: MarkedWords) -> None:
    if end - begin == 1 and text[begin] == " ":
        return
    for match in _MARKS.finditer(text, begin, end):
        kind = match.lastgroup
        raw = match.group()
        if kind == "quote" and raw in "'’" and found.words and match.start() == found.ends[-1]:
            mark = "'s" if found.words[-1][-1:] == "s" and text[match.end() : match.end() + 1] == " " else '"'
        elif kind == "dash":
            mark = "-"
        elif kind == "end":
            if raw == "." and found.words and (len(found.words[-1]) == 1 or found.words[-1] in _SHORTENED):
                continue
            mark = "."
        elif kind == "quote":
            mark = '"'
        else:
            mark = "¶" if "\n" in raw else raw
        _add(found, mark, match.start(), match.end())


def _add(found: MarkedWords, word: str, begin: int, end: int) -> None:
    found.words.append(word)
    found.begins.append(begin)
    found.ends.append(end)
