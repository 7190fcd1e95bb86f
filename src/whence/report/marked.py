"""Words with their changes marked, for a terminal: a colour and a bracketed sign, either being enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from whence.report.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.model import EditKind, Label
    from whence.report.summary import Portion
    from whence.report.worddiff import Piece

STYLE: dict[Label, str] = {
    "verbatim": "bright_blue",
    "edited": "cyan",
    "paraphrased": "magenta",
    "new": "yellow",
    "boilerplate": "bright_black",
    "unknown": "bold",
}
"""The colour of each label."""

CHANGED: dict[EditKind, str] = {
    "inserted": "green underline",
    "deleted": "red",
    "replaced": "yellow",
    "number": "bold cyan",
    "inflected": "bright_blue",
    "variant": "bright_blue",
}
"""The colour of each kind of change."""

SIGN: dict[EditKind, str] = {
    "inserted": "+",
    "deleted": "-",
    "replaced": "~",
    "number": "#",
    "inflected": "^",
    "variant": "'",
}
"""The sign of each kind of change, inside its brackets."""


class Glyphs(NamedTuple):
    """What a terminal draws with: the labels' marks and parts of the bar, brackets, an arrow, a bullet."""

    mark: dict[Label, str]
    bar: dict[Label, str]
    opened: str
    closed: str
    arrow: str
    bullet: str


UNICODE = Glyphs(
    {"verbatim": "■", "edited": "◧", "paraphrased": "▨", "new": "□", "boilerplate": "·", "unknown": "?"},
    {"verbatim": "█", "edited": "▓", "paraphrased": "▒", "new": "░", "boilerplate": "·", "unknown": "?"},
    "‹",
    "›",
    "↤",
    "·",
)
"""For a terminal that speaks UTF-8."""

ASCII = Glyphs(
    {"verbatim": "=", "edited": "~", "paraphrased": "%", "new": "+", "boilerplate": ".", "unknown": "?"},
    {"verbatim": "=", "edited": "~", "paraphrased": "%", "new": "+", "boilerplate": ".", "unknown": "?"},
    "<",
    ">",
    "<-",
    "-",
)
"""For any other."""


def words(text: str, pieces: Iterable[Piece], glyphs: Glyphs, style: str = "") -> Text:
    """Return the `pieces` of `text` on one line, each change in its colour and its brackets."""
    shown = Text(style=style)
    for piece in pieces:
        part = one_line(piece.span.of(text))
        raw = piece.span.of(text)
        if raw[:1].isspace() and shown and not shown.plain.endswith(" "):
            shown.append(" ")
        if piece.kind in SIGN and part:
            shown.append(f"{glyphs.opened}{SIGN[piece.kind]}{part}{glyphs.closed}", CHANGED[piece.kind])
        else:
            shown.append(part)
        if part and raw[-1:].isspace():
            shown.append(" ")
    shown.rstrip()
    return shown


def bar(portions: Iterable[Portion], glyphs: Glyphs, width: int) -> Text:
    """Return the portions as a bar of `width` columns, at least one column each."""
    listed = list(portions)
    columns = [max(1, round(p.share * width)) for p in listed]
    while listed and sum(columns) > width and max(columns) > 1:
        columns[columns.index(max(columns))] -= 1
    while listed and sum(columns) < width:
        columns[columns.index(max(columns))] += 1
    drawn = Text()
    for portion, count in zip(listed, columns, strict=True):
        drawn.append(glyphs.bar[portion.label] * count, STYLE[portion.label])
    return drawn


def label(name: Label, glyphs: Glyphs) -> Text:
    """Return the mark and the word of a label in its colour."""
    return Text(f"{glyphs.mark[name]} {name}", STYLE[name])
