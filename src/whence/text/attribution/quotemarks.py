"""Find what stands between quotation marks, in clean text and in text whose marks are broken.

Every mark of a paragraph may open, close or mean nothing (an apostrophe, inches, a stray). Its form and the characters
on both sides make each reading cheap or dear; a dynamic programme over the marks still open finds the cheapest reading
of the paragraph as a whole, so that one bad mark costs its own quotation and never turns inside and outside about.
Nothing is carried over the end of a paragraph but a quotation that the next one reopens at its start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.text.attribution.marks import marks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.text.attribution.marks import Mark

_CROSSED = 4.2
"""A quotation opened by a double mark and closed by a single one, or the other way about."""
_PARTNERS = {
    "D": {"D": 0.0, "L": 0.0, "S": _CROSSED, "l": _CROSSED},
    "S": {"S": 0.0, "l": 0.0, "D": _CROSSED, "L": _CROSSED},
    "L": {}, "l": {}, "A": {"A": 0.0}, "a": {"a": 0.0}, "C": {"C": 0.0}, "c": {"c": 0.0},
}  # fmt: skip
"""Which openers a mark may close, and what that costs."""
_UNCLOSED = {"D": 2.0, "S": 3.0, "L": 2.0, "l": 3.0, "A": 2.0, "a": 2.0, "C": 2.0, "c": 2.0}
_REOPENED = 0.5  # not closed because the next paragraph opens it again
_NESTED = {"S": 2.5}  # ‘ directly inside ‘
_NESTED_ELSE = 1.3
_PASSED_OVER = 0.1  # a mark inside its like: of two openers that may be meant, the nearer
_DEEPEST = 4
_READINGS = 8
_HOPELESS = 7.0
_FAR = 1000
"""Characters after which a quotation without a closing mark is held to end with the sentence: the paragraph marks are
likely lost, and the rest of the article is not to be swallowed."""
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")


class Marked(NamedTuple):
    """One quotation between marks, whoever said it and whether anybody did."""

    parts: tuple[Span, ...]
    """The words without the marks; one span a paragraph where the marks are reopened at each paragraph."""
    outer: Span
    """With the marks."""
    depth: int
    """0 outermost, 1 inside another, and so on."""
    closed: bool
    """False where no closing mark was found and the end is inferred."""


class Step(NamedTuple):
    """How a mark is read: how many open quotations it ends, if it closes the last of them, if it opens one."""

    ended: int
    closes: bool
    opens: bool


@dataclass(slots=True)
class _Quote:
    begin: int
    end: int
    parts: list[Span] = field(default_factory=list)
    closed: bool = False


def quotemarks(text: str) -> list[Marked]:
    """Return what `text` sets between quotation marks, in order of the opening marks.

    Titles and scare quotes count; apostrophes, inches and marks around nothing do not. Closing marks without an
    opening one are passed over. Never raises; takes time in proportion to the text.

    >>> [m.parts[0].of("“It’s ‘fine,’” she said.") for m in quotemarks("“It’s ‘fine,’” she said.")]
    ['It’s ‘fine,’', 'fine,']
    """
    paragraphs, read = marks_of(text)
    quotes: list[_Quote] = []
    carried: list[_Quote] = []
    for n, (marks, paragraph) in enumerate(zip(read, paragraphs, strict=True)):
        following = _leading(text, paragraphs[n + 1], read[n + 1]) if n + 1 < len(read) else ""
        steps = reading(marks, following)[1]
        carried = _follow(text, paragraph, list(zip(marks, steps, strict=True)), following, carried, quotes)
    return _nested(text, [q for q in quotes if any(any(map(str.isalnum, part.of(text))) for part in q.parts)])


def is_marked(text: str) -> bool:
    """Tell whether `text` uses quotation marks at all, so that a missing mark means something."""
    return bool(quotemarks(text))


def reading(marks: Sequence[Mark], following: str = "") -> tuple[float, list[Step]]:
    """Return the cheapest reading of a paragraph's marks: its cost, and a step for each mark.

    `following` is the kinds of the marks that open the next paragraph: what is left open here may go on there. The
    state is the string of the kinds now open; at most `_DEEPEST` of them, and the best `_READINGS` states are kept.
    """
    states = {"": 0.0}
    ways: list[dict[str, tuple[str, Step]]] = []
    for mark in marks:
        reached: dict[str, float] = {}
        way: dict[str, tuple[str, Step]] = {}
        for state, cost in states.items():
            for after, price, step in choices(state, mark):
                if cost + price < reached.get(after, inf):
                    reached[after] = cost + price
                    way[after] = state, step
        limit = min(reached.values()) + _HOPELESS
        kept = sorted((cost, state) for state, cost in reached.items() if cost <= limit)[:_READINGS]
        states = {state: cost for cost, state in kept}
        ways.append(way)
    total, state = min((cost + left_open(state, following), state) for state, cost in states.items())
    steps = []
    for way in reversed(ways):
        state, step = way[state]
        steps.append(step)
    return total, steps[::-1]


def choices(state: str, mark: Mark) -> Iterator[tuple[str, float, Step]]:
    """Yield every way to read `mark` where `state` is open: the state after it, the cost, the step."""
    passed_over = _PASSED_OVER if mark.kind in state else 0.0
    yield state, mark.nothing + passed_over, Step(0, closes=False, opens=False)
    partners = _PARTNERS[mark.kind]
    for n in range(len(state) - 1, -1, -1):
        if state[n] in partners:
            cost = mark.closing + partners[state[n]] + _unclosed(state[n + 1 :])
            yield state[:n], cost, Step(len(state) - n, closes=True, opens=False)
    if len(state) < _DEEPEST:
        nested = _NESTED.get(mark.kind, _NESTED_ELSE) if state.endswith(mark.kind) else 0.0
        yield state + mark.kind, mark.opening + nested, Step(0, closes=False, opens=True)
    if mark.kind in state:  # the quotation before was never closed
        cut = state.rindex(mark.kind)
        cost = mark.opening + _unclosed(state[cut:])
        yield state[:cut] + mark.kind, cost, Step(len(state) - cut, closes=False, opens=True)


def left_open(state: str, following: str) -> float:
    """Return what it costs that the paragraph ends with `state` open."""
    going_on = _going_on(state, following)
    return _REOPENED * going_on + _unclosed(state[going_on:])


def _unclosed(state: str) -> float:
    return sum(_UNCLOSED[kind] for kind in state)


def _going_on(state: str, following: str) -> int:
    """Return how many of the open quotations, from the outermost, the next paragraph reopens."""
    return next(
        (n for n, (a, b) in enumerate(zip(state, following, strict=False)) if a != b), min(len(state), len(following))
    )


def _leading(text: str, paragraph: tuple[int, int], marks: Sequence[Mark]) -> str:
    """Return the kinds of the marks that open the paragraph, at its very start."""
    kinds, at = "", paragraph[0]
    for mark in marks[:_DEEPEST]:
        if text[at : mark.begin].strip() or mark.opening > min(mark.nothing, mark.closing):
            break
        kinds, at = kinds + mark.kind, mark.end
    return kinds


def _follow(
    text: str,
    paragraph: tuple[int, int],
    steps: Sequence[tuple[Mark, Step]],
    following: str,
    carried: list[_Quote],
    quotes: list[_Quote],
) -> list[_Quote]:
    """Add the quotations of one paragraph to `quotes`; return those that the next paragraph reopens.

    `carried` are those that this paragraph may reopen.
    """
    stack: list[tuple[Mark, _Quote, int]] = []
    for n, (mark, step) in enumerate(steps):
        for left in range(step.ended, 0, -1):
            opener, quote, first = stack.pop()
            quote.closed = step.closes and left == 1
            if quote.closed:
                _end(text, opener, quote, mark.begin)
                quote.end = mark.end
            else:
                _infer_end(text, opener, quote, mark.begin, quotes[first:])
        if step.opens:
            if n == len(stack) < len(carried):
                quote = carried[n]
            else:
                quote = _Quote(mark.begin, mark.end)
                quotes.append(quote)
            stack.append((mark, quote, len(quotes)))
    going_on = _going_on("".join(mark.kind for mark, _, _ in stack), following)
    for opener, quote, first in reversed(stack[going_on:]):
        _infer_end(text, opener, quote, paragraph[1], quotes[first:])
    for opener, quote, _ in stack[:going_on]:
        _end(text, opener, quote, paragraph[1])
    return [quote for _, quote, _ in stack[:going_on]]


def _end(text: str, opener: Mark, quote: _Quote, end: int) -> None:
    piece = text[opener.end : end]
    begin = opener.end + len(piece) - len(piece.lstrip())
    end = max(begin, end - len(piece) + len(piece.rstrip()))
    quote.end = end
    if begin < end:
        quote.parts.append(Span(begin, end))


def _infer_end(text: str, opener: Mark, quote: _Quote, end: int, inside: Sequence[_Quote]) -> None:
    """End a quotation without a closing mark: at `end`, or far from its opening with a sentence."""
    found = _SENTENCE_END.search(text, opener.end + _FAR, end)
    if found:
        cut = found.end()
        end = min((q.begin for q in inside if q.begin < cut < q.end), default=cut)
    _end(text, opener, quote, end)


def _nested(text: str, quotes: list[_Quote]) -> list[Marked]:
    """Return the quotations with their depths; a quotation in doubled marks (`""so""`) is one."""
    marked: list[Marked] = []
    around: list[int] = []
    for quote in sorted(quotes, key=lambda q: (q.begin, -q.end)):
        begin, end = quote.begin, quote.end
        if marked and marked[-1].outer == (begin - 1, end + 1) and text[begin - 1] == text[begin]:
            marked[-1] = marked[-1]._replace(parts=tuple(quote.parts))
            continue
        while around and around[-1] <= begin:
            around.pop()
        marked.append(Marked(tuple(quote.parts), Span(begin, end), len(around), quote.closed))
        around.append(end)
    return marked
