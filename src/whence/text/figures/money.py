"""Money: "$1.2m", "350,000 euros", "US$5", "50p", "CHF 20"."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft, rate
from whence.text.figures.cues import nearest
from whence.text.figures.digits import glued
from whence.text.figures.grammar import gap_before
from whence.text.figures.nouns import phrase_after
from whence.text.figures.numerals import Numeral, numeral
from whence.text.figures.ranges import figure as figure_of
from whence.text.figures.units import Unit, currency_code, currency_names, currency_sign, is_minor, match
from whence.text.figures.vocabulary import listed, numeral_words

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_SCREENS = (144, 240, 360, 480, 576, 720)
"""Lines of a screen, which are a p as well."""
_YEN = "yen or yuan is not said"
_CENTS = "which currency's cents is not said"


def money(witness: Witness, figure: Figure) -> Draft | None:
    """Return the sum of money that `figure` is, or None."""
    return _signed(witness, figure) or _named(witness, figure)


def _signed(witness: Witness, figure: Figure) -> Draft | None:
    """Return a figure behind or before a sign or a code."""
    before = sign_before(witness, figure.numeral.begin)
    if before is None:
        return _sign_after(witness, figure)
    width, unit = before
    if unit is None:
        sign = witness.article.text[witness.tokens.begins[figure.numeral.begin] - width]
        note = f"the currency of {sign!r} is not known"
        return Draft("number", figure, figure.right, score=0.5, notes=(note,), before=width)
    figure = _scaled(witness, figure)
    end = figure.right
    named = match(currency_names(), witness.tokens.words, end)
    if named and gap_before(witness, end) == " " and (named[1].base == unit.base or unit.base == "$"):
        end, unit = named
    sign = witness.article.text[witness.tokens.begins[figure.numeral.begin] - width]
    return _draft(witness, figure, end, unit, (width, 0), (_YEN,) if sign == "¥" else ())


def sign_before(witness: Witness, n: int) -> tuple[int, Unit | None] | None:
    """Return how many characters before token `n` are a sign or a code, and the currency."""
    tokens, text = witness.tokens, witness.article.text
    begin = tokens.begins[n]
    at = begin - 1 - (text[begin - 1 : begin] in (" ", ".", "-", "−") and begin > 1)
    sign = text[at] if at >= 0 else " "
    if sign == " " or sign.isalnum() or (sign.isascii() and sign != "$") or unicodedata.category(sign) != "Sc":
        return _code_before(witness, n)
    if n and 0 <= at - tokens.ends[n - 1] <= 1:
        prefix = tokens.words[n - 1].replace(".", "")
        raw = text[tokens.begins[n - 1] : tokens.ends[n - 1]]
        unit = currency_sign(prefix + sign) or currency_code(prefix, raw.upper())
        apart = at - tokens.ends[n - 1]
        if unit and (prefix == "c" or len(prefix) > 1 if apart else raw[:1].isupper() or len(prefix) > 1):
            return begin - tokens.begins[n - 1], unit
    return begin - at, currency_sign(sign)


def _code_before(witness: Witness, n: int) -> tuple[int, Unit | None] | None:
    tokens, text = witness.tokens, witness.article.text
    if n == 0 or gap_before(witness, n) not in (" ", ". ", "."):
        return None
    raw = text[tokens.begins[n - 1] : tokens.ends[n - 1]]
    unit = currency_code(tokens.words[n - 1], raw) if 1 < len(raw) < 4 else None
    return (tokens.begins[n] - tokens.begins[n - 1], unit) if unit else None


def _sign_after(witness: Witness, figure: Figure) -> Draft | None:
    text, end = witness.article.text, witness.tokens.ends[figure.end - 1]
    width = 1 + (text[end : end + 1] in (" ", "\u00a0"))
    sign = text[end + width - 1 : end + width]
    if not sign or sign.isalnum() or (sign.isascii() and sign != "$") or unicodedata.category(sign) != "Sc":
        return None
    if text[end + width : end + width + 1].isdigit() or not (unit := currency_sign(sign)):
        return None
    return _draft(witness, figure, figure.right, unit, (0, width))


def _scaled(witness: Witness, figure: Figure) -> Figure:
    """Return "$4 m" with the letter that scales it."""
    words = witness.tokens.words
    if figure.right != figure.end or figure.end >= len(words):
        return figure
    word = words[figure.end]
    kind = numeral_words().get(word)
    if kind is None or kind.kind != "short" or len(word) > 1 or gap_before(witness, figure.end) != " ":
        return figure
    times = kind.value
    return figure._replace(
        end=figure.end + 1,
        right=figure.end + 1,
        low=figure.low * times,
        high=figure.high * times,
        step=figure.step * times,
    )


def _named(witness: Witness, figure: Figure) -> Draft | None:
    """Return a figure before the name or the code of a currency."""
    words, n = witness.tokens.words, figure.right
    if n >= len(words) or gap_before(witness, n) not in (" ", "-", "", "\n", "\u00a0"):
        return None
    named = match(currency_names(), words, n)
    if named is None:
        return _coded(witness, figure)
    end, unit = named
    if words[n] in ("pound", "pounds") and end == n + 1 and not _is_sterling(witness, figure):
        return None
    if is_minor(tuple(words[n:end])):
        notes = (_CENTS,) if unit.base == "$" else ()
        return _draft(witness, figure, end, unit, notes=notes) if unit.least < 1 else None
    return _with_cents(witness, figure, end, unit) or _draft(witness, figure, end, unit)


def _coded(witness: Witness, figure: Figure) -> Draft | None:
    tokens, n = witness.tokens, figure.right
    raw = witness.article.text[tokens.begins[n] : tokens.ends[n]]
    unit = currency_code(tokens.words[n], raw) if 2 < len(raw) < 5 or raw.lower() == "rs" else None
    if unit is None:
        return None
    scale = numeral_words().get(tokens.words[n + 1]) if n + 1 < len(tokens) and figure.low < 1000 else None
    if scale is None or scale.kind != "scale":
        return _draft(witness, figure, n + 1, unit)
    times = scale.value
    scaled = figure._replace(low=figure.low * times, high=figure.high * times, step=figure.step * times)
    return _draft(witness, scaled, n + 2, unit)


def _with_cents(witness: Witness, figure: Figure, end: int, unit: Unit) -> Draft | None:
    """Return "3 dollars (and) 50 cents"."""
    words = witness.tokens.words
    at = end + (words[end : end + 1] == ["and"])
    cents = numeral(witness, at) if at < len(words) and figure.low == figure.high else None
    if cents is None or not 0 < cents.value < 100 or gap_before(witness, at) != " ":
        return None
    named = match(currency_names(), words, cents.end)
    if named is None or not is_minor(tuple(words[cents.end : named[0]])):
        return None
    value = figure.low + cents.value / 100
    return _draft(witness, figure._replace(low=value, high=value, step=0.01), named[0], unit)


def _is_sterling(witness: Witness, figure: Figure) -> bool:
    """Tell whether "pounds" are money: sums of thousands and more, or words of cost near, none of weight."""
    nearer = nearest(witness, figure, ("cost", "weight"))
    return nearer == "cost" or (figure.low >= 10_000 and not nearer)


def _draft(
    witness: Witness, figure: Figure, end: int, unit: Unit, edges: tuple[int, int] = (0, 0), notes: tuple[str, ...] = ()
) -> Draft:
    words = witness.tokens.words
    end, span = rate(words, end, listed("span"))
    of = phrase_after(witness, end + (words[end : end + 1] in (["in"], ["worth"])))[1]
    base = f"{unit.base}/{span}" if span else unit.base
    unit = unit._replace(base=base)
    scale = unit.least
    if scale != 1:
        figure = figure._replace(low=figure.low * scale, high=figure.high * scale, step=figure.step * scale)
        unit = unit._replace(least=1.0, most=1.0)
    return Draft(
        "money",
        figure,
        end,
        unit,
        f"{unit.name}{'' if unit.name == '$' else ' '}{{}}{'/' * bool(span)}{span}",
        of,
        before=edges[0],
        after=edges[1],
        notes=notes,
    )


def glued_money(witness: Witness, n: int) -> Draft | None:
    """Return "50p", "200USD", "USD200"."""
    word = witness.tokens.words[n]
    if not word[:1].isdigit():
        return _coded_digits(witness, n)
    found = glued(witness, n)
    if found is None or not found.suffix:
        return None
    figure = figure_of(witness, Numeral(n, n + 1, found.value, found.step))
    if found.suffix == "p":
        whole = found.value == int(found.value) and found.value < 1000 and found.value not in _SCREENS
        return _draft(witness, figure, n + 1, Unit("GBP", "GBP", 0.01, 0.01)) if whole else None
    raw = witness.article.text[witness.tokens.ends[n] - len(found.suffix) : witness.tokens.ends[n]]
    unit = currency_code(found.suffix, raw) if len(raw) == 3 else None
    return _draft(witness, figure, n + 1, unit) if unit else None


def _coded_digits(witness: Witness, n: int) -> Draft | None:
    """Return "USD200", "USD115.5"."""
    tokens, text = witness.tokens, witness.article.text
    raw = text[tokens.begins[n] : tokens.ends[n]]
    unit = (
        currency_code(tokens.words[n][:3], raw[:3])
        if len(raw) < 20 and raw[3:].isascii() and raw[3:].isdigit()
        else None
    )
    if unit is None:
        return None
    places = tokens.words[n + 1] if n + 1 < len(tokens) and gap_before(witness, n + 1) == "." else ""
    decimal = places.isascii() and places.isdigit() and len(places) < 4
    one = Numeral(n, n + 1 + decimal, float(f"{raw[3:]}.{places if decimal else 0}"), 10.0 ** -len(places * decimal))
    figure = figure_of(witness, one)
    return _draft(witness, figure, figure.right, unit)
