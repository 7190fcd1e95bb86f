"""Cut a text into folded tokens with the exact characters each came from.

Three copies of one sentence give the same tokens here: as printed, lower-cased without punctuation ("doesn t",
"trump s", "u s"), and with its punctuation deleted ("doesnt", "trumps", "us"). What cannot be settled token by token
("on-line" against "online") is settled when two runs of tokens are compared: see `kernels.edits`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from whence.text.fold import GLUE, fold, respelt, skeleton

_LETTER = r"[^\W\d_]"
_WORD = rf"[^\W_{GLUE}]"
_IN_WORD = rf"(?:{_WORD}|{GLUE})"
# One script, one sign, one token: scripts that write words without spaces (Han, Kana, Thai, Lao, Burmese, Khmer).
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!{_WORD}))?"  # U.S.  a.m.  J.K
    rf"|\d+(?:[.,]\d+)*{_IN_WORD}*"  # 1,550.5  1.2m  90
    rf"|{_WORD}{_IN_WORD}*(?:'{GLUE}*{_WORD}{_IN_WORD}*)*"  # doesn't  o'clock
    r"|%"
)
_LINE_BREAK = re.compile(r"-[ \t]*\r?\n[ \t]*\Z")

_COLLIDING = {"us": "u.s", "it": "i.t", "who": "w.h.o"}
"""Initials that are also common words, and the form that keeps U.S. apart from "us" where capitals tell them apart."""
_NOT_T = frozenset(
    "ain aren can couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn weren won"
    " wouldn".split()
)
_CLITIC_HOSTS = frozenset("i you he she it we they that there who what".split())
_CLITICS = frozenset(("re", "ve", "ll", "d", "m"))
_NEAR = 3
"""Characters that may stand between a word and the clitic cut off from it: `trump s`, `trump 's`, `trump' s`."""


class Tokens(NamedTuple):
    """The folded words of a text, and for each the characters ``[begin, end)`` it was folded from."""

    words: list[str]
    begins: list[int]
    ends: list[int]

    def __len__(self) -> int:
        """Return the number of tokens (not of columns)."""
        return len(self.words)


def tokenise(text: str) -> Tokens:
    """Return the folded tokens of `text`; never raises, whatever the text.

    >>> tokenise("The U.S. doesn’t, Kremlin-founded").words
    ['the', 'u.s', 'doesnt', 'kremlin', 'founded']
    >>> tokenise("the u s doesn t kremlin founded").words
    ['the', 'u.s', 'doesnt', 'kremlin', 'founded']
    """
    text = respelt(text)
    bones = skeleton(text)
    pattern = _TOKEN if text.isascii() else _pattern(bones)
    words: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for match in pattern.finditer(bones):
        begin, end = match.span()
        raw = match.group()
        word = "percent" if raw == "%" else fold(raw if raw.isascii() else text[begin:end])
        if words and _joins(bones, words, begins, ends, begin, end, word):
            words[-1], ends[-1] = _joined(words[-1], word), end
            continue
        words.append(_initials(bones, begin, end, word) if word in _COLLIDING else word)
        begins.append(begin)
        ends.append(end)
    return Tokens(words, begins, ends)


def _pattern(bones: str) -> re.Pattern[str]:
    """Return the token pattern for a text that is not all ASCII."""
    return _unspaced() if re.search(f"[{_UNSPACED}]", bones) else _TOKEN


@cache
def _unspaced() -> re.Pattern[str]:
    """Return the pattern that makes a token of every sign of an unspaced script; compiled only where one is met."""
    spaced = _TOKEN.pattern.replace(_WORD, rf"[^\W_{GLUE}{_UNSPACED}]").replace(_LETTER, rf"[^\W\d_{_UNSPACED}]")
    return re.compile(rf"[{_UNSPACED}]{GLUE}*|{spaced}")


def _joins(bones: str, words: list[str], begins: list[int], ends: list[int], begin: int, end: int, word: str) -> bool:
    """Tell whether the token at [begin, end) is the cut-off end of the token before it."""
    gap = begin - ends[-1]
    if len(word) > 2:
        return gap > 1 and bones[begin].islower() and bones[ends[-1]] == "-" and _broken(bones, ends[-1], begin)
    between = bones[ends[-1] : begin]
    if gap > _NEAR or between.strip(" '.") or "\n" in between or not bones[begin].islower():
        return gap > 1 and bones[begin].islower() and _broken(bones, ends[-1], begin)
    last = words[-1]
    if word == "s" and len(last.replace(".", "")) > 1 and "." not in between:
        return last[-1].isalpha()
    if word == "t":
        return last in _NOT_T and "." not in between
    if word in _CLITICS and last in _CLITIC_HOSTS and between != ".":
        return True
    single = len(word) == 1 and end - begin == 1 and word.isalpha()
    return single and _is_initials(last, _ends_of(bones, begins[-1], ends[-1])) and "'" not in between


def _broken(bones: str, end: int, begin: int) -> bool:
    return _LINE_BREAK.fullmatch(bones, end, begin) is not None


def _ends_of(bones: str, begin: int, end: int) -> str:
    """Return the characters of a token; of a very long one head and tail, or a row of letters would take their square.

    What lies between was the tail when it was joined, and has been looked at.
    """
    return bones[begin:end] if end - begin <= 80 else f"{bones[begin : begin + 40]} {bones[end - 40 : end]}"


def _is_initials(word: str, raw: str) -> bool:
    """Tell whether the token is a single lower-case letter, or initials already gathered (`u s` so far)."""
    if raw.islower() and len(word) == 1:
        return word.isalpha() and word not in "ai"
    return " " in raw and raw.islower() and all(len(part) == 1 for part in raw.replace(".", " ").split())


def _joined(last: str, word: str) -> str:
    both = last.replace(".", "") + word if not last[:1].isdigit() else last + word
    return _COLLIDING.get(both, both) if len(last.replace(".", "")) == 1 or both in _COLLIDING else both


def _initials(bones: str, begin: int, end: int, word: str) -> str:
    """Return the form of initials for `US`, `U.S.`; the common word for `us`, `Us`, and for US among capitals."""
    raw = bones[begin:end]
    if "." in raw:
        return _COLLIDING[word]
    if not raw.isupper():
        return word
    line = bones[max(0, begin - 30) : begin] + bones[end : end + 30]
    return word if line.isupper() else _COLLIDING[word]
