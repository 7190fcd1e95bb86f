"""Numerals in running text, in digits and in words: where they end and what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.bounds import Bound, bound
from whence.text.figures.cardinals import cardinal
from whence.text.figures.continued import longer
from whence.text.figures.digits import ORDINAL_ENDS, digits, negative
from whence.text.figures.grammar import LARGEST, NOTHING, Count, Numeral, kind_at, word_at
from whence.text.figures.shares import share
from whence.text.figures.vocabulary import listed, numeral_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from whence.text.witness import Witness

__all__ = ["Bound", "Numeral", "bound", "numeral"]


def numeral(witness: Witness, n: int) -> Numeral | None:
    """Return the longest numeral that begins at token `n`, or None."""
    word = witness.tokens.words[n]
    if word[:1].isdigit():
        found = _from_digits(witness, n)
    else:
        kind = numeral_words().get(word)
        reader = _READERS.get(kind.kind) if kind else None
        found = reader(witness, n) if reader else None
    return found if found and abs(found.value) <= LARGEST else None


def _from_digits(witness: Witness, n: int) -> Numeral | None:
    first = digits(witness, n)
    if first is None:
        return None
    end, value, step, suffix = first
    if suffix in ORDINAL_ENDS:
        return Numeral(n, end, value, step, ordinal=True) if value == int(value) else None
    scale = 1.0
    if suffix:
        kind = numeral_words().get(suffix, NOTHING)
        if kind.kind != "short":
            return None
        scale = kind.value
    else:
        kind = kind_at(witness, end)
        if kind.kind == "hundred" or (kind.kind == "short" and len(witness.tokens.words[end]) > 1):
            end, scale = end + 1, kind.value
        while (kind := kind_at(witness, end)).kind == "scale" and scale <= LARGEST:
            end, scale = end + 1, scale * kind.value
    sign = -1.0 if negative(witness, n) else 1.0
    count = Count(end, sign * value * scale, step * scale, "digits", scale)
    return longer(witness, n, count)


def _from_words(witness: Witness, n: int) -> Numeral | None:
    count = cardinal(witness, n)
    return longer(witness, n, count) if count else None


def _from_minus(witness: Witness, n: int) -> Numeral | None:
    words = witness.tokens.words
    if not word_at(witness, n + 1) or words[max(0, n - 2) : n] == ["plus", "or"]:
        return None
    first = words[n + 1]
    if not first[:1].isdigit() and kind_at(witness, n + 1).kind not in ("unit", "teen", "ten"):
        return None
    found = _from_digits(witness, n + 1) if first[:1].isdigit() else _from_words(witness, n + 1)
    return found._replace(begin=n, value=-abs(found.value)) if found and not found.ordinal else None


def _from_article(witness: Witness, n: int) -> Numeral | None:
    """Return "a hundred", "a dozen", "a few", "a couple of", "a quarter", "a half million"."""
    kind = kind_at(witness, n + 1)
    if kind.kind in ("hundred", "scale", "dozen"):
        found = _from_words(witness, n + 1)
    elif kind.kind in ("few", "group"):
        found = _from_hint(witness, n + 1)
    elif kind.kind in ("part", "ordinal"):
        found = share(witness, n + 1, n)
    else:
        found = None
    return found._replace(begin=n) if found else None


def _from_hint(witness: Witness, n: int) -> Numeral | None:
    """Return "several hundred", "few thousand", "couple of", "pair of"."""
    word = witness.tokens.words[n]
    kind = numeral_words()[word]
    end, value = n + 1, kind.value
    exact = word in ("pair", "trio")
    has_of = word_at(witness, end) == "of"
    scaled = end + 1 if has_of and kind_at(witness, end + 1).kind in ("hundred", "scale", "dozen") else end
    while (scale := kind_at(witness, scaled)).kind in ("hundred", "scale", "dozen") and value < LARGEST:
        scaled, value = scaled + 1, value * scale.value
        end = scaled
    if kind.kind == "group" and value == kind.value:
        if not has_of and not (word == "couple" and word_at(witness, end) in listed("span")):
            return None
        end += has_of
    return Numeral(n, end, value, kind.value if exact else 0.0, vague=not exact)


def _from_many(witness: Witness, n: int) -> Numeral | None:
    """Return "dozens of", "hundreds", "tens of thousands of"."""
    word = witness.tokens.words[n]
    value, end = numeral_words()[word].value, n + 1
    while word_at(witness, end) == "of" and value < LARGEST and (kind := kind_at(witness, end + 1)).kind == "many":
        if kind.value < 1000:
            break
        value, end = value * kind.value, end + 2
    has_of = word_at(witness, end) == "of"
    alone = end == n + 1
    if alone and (word == "tens" or (word == "scores" and (not has_of or word_at(witness, end + 1)[:1].isdigit()))):
        return None
    return Numeral(n, end + has_of, 2 * value, 0.0, vague=True)


def _from_part(witness: Witness, n: int) -> Numeral | None:
    """Return "half a dozen", "half million", "half" of something; not the second half, nor a half-brother."""
    word = witness.tokens.words[n]
    return share(witness, n, n) if word in ("half", "quarter") else None


def _from_ordinal(witness: Witness, n: int) -> Numeral | None:
    words = witness.tokens.words
    value = numeral_words()[words[n]].value
    if words[n] == "second" and n:
        before = words[n - 1]
        kind = numeral_words().get(before, NOTHING).kind
        if (
            before in ("per", "split", "each", "every", "one")
            or before[:1].isdigit()
            or kind in ("teen", "ten", "unit")
        ):
            return None
        if kind == "a" and (not word_at(witness, n + 1) or word_at(witness, n + 1) in ("later", "or", "and", "before")):
            return None
    return Numeral(n, n + 1, value, 1.0, ordinal=True)


_READERS: dict[str, Callable[[Witness, int], Numeral | None]] = {
    "a": _from_article, "minus": _from_minus, "unit": _from_words, "teen": _from_words, "ten": _from_words,
    "hundred": _from_words, "scale": _from_words, "dozen": _from_words, "many": _from_many, "few": _from_hint,
    "group": _from_hint, "part": _from_part, "ordinal": _from_ordinal,
}  # fmt: skip
