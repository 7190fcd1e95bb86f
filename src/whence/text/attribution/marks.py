"""Find the marks that may be quotation marks, and weigh what each may be by its form and by what stands beside it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING, _CLOSING = "“‟‘‛`„‚«‹〝\u0091\u0093「『", "”’´»›〞\u0092\u0094」』"
_KINDS = {
    **dict.fromkeys('"“”‟＂〝〞″\u0093\u0094', "D"), **dict.fromkeys("'‘’‛`´＇′\u0091\u0092", "S"),
    "„": "L", "‚": "l", "«": "A", "»": "A", "‹": "a", "›": "a", "「": "C", "」": "C", "『": "c", "』": "c",
}  # fmt: skip
_SINGLE = "'’‘`´＇‛′\u0091\u0092"
_MARK = re.compile(
    r"[\w:-]=(?:\"[^\"<>\n]*\"|'[^'<>\n]*')"  # an attribute of a tag
    r"|(?<!\d\d)\d['’′] ?\d{1,2}(?: ?(?:[\"”″]|''|’’))?(?!\w)"  # 6'2"
    r"|(?<=\d)[′″]"
    rf"|(?<![^\W_])[{_SINGLE}]n[{_SINGLE}](?![^\W_])"  # rock 'n' roll
    rf"|(?<=[^\W_])[{_SINGLE}](?=[^\W_])"  # an apostrophe in a word
    r"|(?<=[.”\"])['’]s(?!\w)"  # U.S.'s, “Hamlet”’s
    r"|(?P<mark>(?<![^\s(])''|'(?=''(?!'))|’(?=’’(?!’))"  # of three, the double mark is the outer one
    rf"|''|’’|‘‘|``|[{re.escape(''.join(_KINDS))}])"
)
_ELIDED = re.compile(
    r"\d\d(?:s|\b(?![%.,]?\d))|(?:t|tis|twas|twere|twill|twould|em|til|till|cause|cuz|coz|bout|n|round|ere|neath|gainst"
    r"|cept|fraid|nuff|merica|fore|tude|burbs|hood|sup)\b",
    re.IGNORECASE,
)
_CLIPPED = re.compile(r"(?:\w\win|\b(?:o|th|an|ol|wi|y|fo|mo|lil))\Z", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*\s*\Z")
_SPACES = ("", " ", "\xa0", "\u2009", "\u202f")
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"

# What a reading costs, roughly in log-odds. Chosen by looking at news; little but their order matters.
_MISSHAPEN = 2.5
"""“ that closes, ” that opens; guillemets point either way, by country."""
_SPACING = {
    "bw": (0.0, 4.5), "wb": (4.5, 0.0), "wp": (4.5, 0.0), "bb": (0.7, 0.7), "bp": (1.5, 0.5), "ww": (0.7, 0.7),
    "dw": (0.2, 1.5), "db": (2.5, 0.0), "dp": (2.5, 0.0), "wd": (2.0, 0.1), "bd": (0.3, 1.0), "dd": (0.7, 0.7),
}  # fmt: skip
"""Opening and closing, between a blank, a word, a dash or punctuation on the left and on the right."""


class Mark(NamedTuple):
    """A mark, and what it costs to read it as opening, as closing, or as no quotation mark."""

    begin: int
    end: int
    kind: str
    """D double, S single, L and l low double and single, A and a guillemets, C and c corners."""
    opening: float
    closing: float
    nothing: float


def marks_of(text: str) -> tuple[list[tuple[int, int]], list[list[Mark]]]:
    """Return the paragraphs of `text` that hold words, and the marks of each; none where there is no mark at all."""
    if not any(mark in text for mark in _KINDS):
        return [], []
    paragraphs = list(_paragraphs(text))
    formless = _formless(text)
    return paragraphs, [_marks(text, begin, end, formless) for begin, end in paragraphs]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs that hold words; the lines of a hard-wrapped one stay together."""
    lines = [match.span() for match in _LINE.finditer(text)]
    widest = max((b - a for a, b in lines), default=0)
    begin = -1
    for above, line in pairwise([*lines, (len(text), len(text))]):
        begin = above[0] if begin < 0 else begin
        if not _goes_on(text, above, line, widest):
            if any(map(str.isalnum, text[begin : above[1]])):
                yield begin, above[1]
            begin = -1


def _goes_on(text: str, above: tuple[int, int], line: tuple[int, int], widest: int) -> bool:
    """Tell whether `line` goes on with the paragraph of the line above it: a full line of wrapped text, not ended."""
    size = above[1] - above[0]
    if widest > 120 or size < max(40, 0.7 * widest) or text[above[1] : line[0]] not in {"\n", "\r\n"}:
        return False
    ended = _ENDED.search(text, max(above[0], above[1] - 20), above[1])
    return bool(text[line[0] : line[1]].strip()) and (not ended or size > 0.9 * widest)


def _formless(text: str) -> str:
    """Return the marks whose form says nothing in this text: ” where there is no “, “ where „ opens, and the like."""
    free = "“" if "„" in text or "”" not in text else ""
    return free + ("" if "“" in text else "”") + ("‘" if "‚" in text else "") + ("" if "‘" in text else "’")


def _marks(text: str, begin: int, end: int, formless: str) -> list[Mark]:
    found = [match.span() for match in _MARK.finditer(text, begin, end) if match["mark"]]
    return [
        _weighed(text, at, _before(text, run[0][0], begin) + _after(text, run[-1][1], end), formless)
        for run in _runs(text, found, begin, end)
        for at in run
    ]


def _runs(text: str, found: list[tuple[int, int]], begin: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the marks in runs that stand together, at most a blank apart, and so open or close together (`.' "`).

    A run with the same on both sides (`" "`) says nothing, and is cut at its blanks.
    """
    for run in _cut(text, found, _SPACES):
        blank = _before(text, run[0][0], begin) == "b", _after(text, run[-1][1], end) in "bp"
        if blank[0] != blank[1]:
            yield run
        else:
            yield from _cut(text, run, ("",))


def _cut(text: str, found: list[tuple[int, int]], gaps: tuple[str, ...]) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for at in found:
        if run and text[run[-1][1] : at[0]] not in gaps:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _before(text: str, at: int, begin: int) -> str:
    """Return what stands before `at`: b a blank or a bracket, d a dash, w anything else."""
    char = text[at - 1] if at > begin else " "
    if char.isspace() or char in "([{<>¿¡" or char in _UNSEEN:
        return "b"
    return "d" if char in "-‐‑‒–—―/" else "w"


def _after(text: str, at: int, end: int) -> str:
    """Return what stands after `at`: b a blank, p punctuation, d a dash, w anything else (`...that`, `.25`)."""
    char, following = text[at : min(end, at + 1)] or " ", text[at + 1 : min(end, at + 2)]
    if char.isspace() or char in _UNSEEN:
        return "b"
    if char == "." and (following == "." or following.isalnum()):
        return "w"
    if char in ".,;:!?)]}<>。，、；：！？" or (char == "[" and following.isdigit()):
        return "p"
    return "d" if char in "-‐‑‒–—―/" else "w"


def _weighed(text: str, at: tuple[int, int], sides: str, formless: str) -> Mark:
    begin, end = at
    char = text[begin]
    kind = "D" if end - begin > 1 else _KINDS[char]
    opening, closing = _SPACING[sides]
    left, right = text[begin - 1 : begin], text[end : end + 1]
    if sides == "ww" and left == ":":
        opening, closing = 0.3, 0.9
    elif sides == "ww" and left in set(".,!?…") and (left != "," or right.isdigit()):
        opening, closing = 0.9, 0.4
    elif kind in "Cc" or (kind in "Aa" and sides == "bb"):
        opening, closing = 0.0, 0.0
    misshapen = 1.2 if kind == "D" and "b" in sides else 1.0 if kind in "Aa" else _MISSHAPEN
    if char in _OPENING and char not in formless:
        closing += misshapen
    elif char in _CLOSING and char not in formless:
        opening += misshapen
    if kind == "S":
        elided = sides in {"bw", "dw"} and _ELIDED.match(text, end) is not None
        nothing = 0.0 if elided else _apostrophe(text, begin, sides, formless)
        return Mark(begin, end, kind, opening + 1.5 * elided, closing, nothing)
    nothing = {"bb": 1.6, "ww": 2.0, "dd": 2.0, "wb": 1.4, "wp": 1.4}.get(sides, 3.5)
    if left.isdigit() and sides in {"wb", "wp"}:
        nothing = 0.8  # inches
    return Mark(begin, end, kind, opening, closing, 0.0 if kind == "l" and sides[0] == "w" else nothing)


def _apostrophe(text: str, begin: int, sides: str, formless: str) -> float:
    """Return what it costs to read a single mark at the edge of a word as an apostrophe."""
    char, left = text[begin], text[begin - 1 : begin]
    shape = "" if char in formless else "‘" if char in _OPENING else "’" if char in _CLOSING else ""
    if sides[0] != "w":
        return 1.0 if sides == "bb" else {"‘": 3.2, "’": 0.3}.get(shape, 1.5)
    if shape == "‘":
        return 1.0
    if not left.isalnum():
        return 1.5 if sides == "ww" else 3.0
    if left in "sSxzXZ":
        return 0.4
    if left.isdigit():
        return 0.5
    return 0.3 if _CLIPPED.search(text, max(0, begin - 5), begin) else 2.0
