"""What may follow a cardinal in one numeral: a part, a dozen, "and a half", "point five", "in five", an ordinal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.cardinals import cardinal
from whence.text.figures.digits import glued, is_bare
from whence.text.figures.grammar import NOTHING, Count, Numeral, kind_at, word_at
from whence.text.figures.vocabulary import listed, numeral_words

if TYPE_CHECKING:
    from whence.text.witness import Witness

_MIXED = frozenset(("half", "quarter"))
"""What may be added with "and a": "a third" would be the next of a list as often."""
_VERBS = frozenset("is are was were has have had".split())
_RANKED = frozenset(("number", "no", "rank", "ranked"))


def longer(witness: Witness, begin: int, count: Count) -> Numeral:
    """Return the numeral that `count` begins, with what may follow a cardinal."""
    end, value, step, _, scale = count
    word = word_at(witness, end)
    kind = numeral_words().get(word, NOTHING) if word else NOTHING
    found = None
    if kind.kind == "ordinal":
        found = _ordinal(witness, begin, count) or _unit_part(witness, begin, count)
    elif kind.kind == "part":
        found = _parts(witness, begin, count)
    elif word in ("dozen", "dozens"):
        return Numeral(begin, end + 1, value * 12, 12.0)
    elif word == "point":
        found = _point(witness, begin, count)
    elif word == "and":
        found = _and_a_half(witness, begin, count) or _and_an_ordinal(witness, begin, count)
    elif word in ("in", "out"):
        found = _ratio(witness, begin, count)
    return found or Numeral(begin, end, value, step if scale >= 1 else 0.0)


def _ordinal(witness: Witness, begin: int, count: Count) -> Numeral | None:
    """Return "twenty-first", "two hundred and fifth", "three thousandth"."""
    words = witness.tokens.words
    last = numeral_words()[words[count.end]].value
    room = {"ten": 10.0, "hundred": 100.0, "scale": count.scale}.get(count.last, 0.0)
    if (
        words[count.end] == "second"
        and count.value < 100
        and not (begin and words[begin - 1] in ("the", "his", "her", "its", "their"))
    ):
        room = 0.0  # "a thirty second spot"
    if last >= 100 and count.last != "digits" and count.value < last:
        return Numeral(begin, count.end + 1, count.value * last, 1.0, ordinal=True)
    return Numeral(begin, count.end + 1, count.value + last, 1.0, ordinal=True) if last < room else None


def _and_an_ordinal(witness: Witness, begin: int, count: Count) -> Numeral | None:
    """Return "two hundred and fifth"."""
    behind = kind_at(witness, count.end + 1)
    if behind.kind != "ordinal" or behind.value >= 100 or count.last != "hundred":
        return None
    return _ordinal(witness, begin, count._replace(end=count.end + 1))


def _unit_part(witness: Witness, begin: int, count: Count) -> Numeral | None:
    """Return "one-third", "one fifth" of something; not "one third-party"."""
    tokens = witness.tokens
    part = numeral_words()[tokens.words[count.end]].value
    if count.value != 1 or part < 3:
        return None
    hyphen = witness.article.text[tokens.ends[count.end - 1] : tokens.begins[count.end]].strip()
    behind = word_at(witness, count.end + 1)
    before = tokens.words[begin - 1] if begin else ""
    if hyphen or not behind or behind in ("of", "more", "less", "fewer") or before in listed("by"):
        return _of_scale(witness, Numeral(begin, count.end + 1, 1 / part, 1 / part))
    return None


def _parts(witness: Witness, begin: int, count: Count) -> Numeral | None:
    """Return "two-thirds", "three quarters (of a) million"; not "two quarters", which are half a year."""
    word = witness.tokens.words[count.end]
    part = numeral_words()[word].value
    whole = count.value == int(count.value)
    plain = count.scale == 1 and whole and 0 < count.value < 100
    one = count.value == 1
    if word in ("half", "quarter"):
        plain = one and (word == "half" or word_at(witness, count.end + 1) in ("of", "million", "billion", "percent"))
    elif part == 4:
        plain = count.value == 3
    elif word == "halves":
        plain = False
    return _of_scale(witness, Numeral(begin, count.end + 1, count.value / part, 1 / part)) if plain else None


def _of_scale(witness: Witness, share: Numeral) -> Numeral:
    """Return `share` of the million or the dozen that follows it, if one does."""
    at = share.end
    if word_at(witness, at) == "of" and word_at(witness, at + 1) == "a":
        at += 2
    scale = kind_at(witness, at)
    if scale.kind not in ("scale", "dozen"):
        return share
    return share._replace(end=at + 1, value=share.value * scale.value, step=share.step * scale.value)


def _point(witness: Witness, begin: int, count: Count) -> Numeral | None:
    """Return "two point five", "nine point nought four": figures that were spelt out; not "at one point two left"."""
    before = witness.tokens.words[begin - 1] if begin else ""
    if count.last == "digits" or count.scale > 1 or (count.value == 1 and before in ("at", "to", "on", "from")):
        return None
    end, places = count.end + 1, ""
    while len(places) < 12 and (kind := kind_at(witness, end)).kind in ("unit", "teen", "ten"):
        pair = kind.kind == "ten" and kind_at(witness, end + 1).kind == "unit"
        places += str(int(kind.value + (kind_at(witness, end + 1).value if pair else 0)))
        end += 1 + pair
    if not places:
        return None
    value, step = float(f"{int(count.value)}.{places}"), 10.0 ** -len(places)
    while (kind := kind_at(witness, end)).kind == "scale" and value < 1e20:
        end, value, step = end + 1, value * kind.value, step * kind.value
    return Numeral(begin, end, value, step)


def _and_a_half(witness: Witness, begin: int, count: Count) -> Numeral | None:
    """Return "two and a half (million)", "3 million and a half", "one and three quarters"."""
    at = count.end + 1
    times, part = 1.0, kind_at(witness, at + 1)
    if word_at(witness, at) not in ("a", "one"):
        kind = kind_at(witness, at)
        times = kind.value
        if kind.kind != "unit" or times < 2:
            return None
    word = word_at(witness, at + 1)
    mixed = word in _MIXED if times == 1 else part.kind == "part" and word[-1] == "s"
    if not mixed or (count.last in ("unit", "hundred") and count.scale > 1) or _is_next(witness, at + 2, part.value):
        return None
    share = times / part.value
    value, step, end = count.value + share * count.scale, count.scale / part.value, at + 2
    if 1 < (scale := kind_at(witness, end)).value < count.scale and scale.kind == "scale":
        return Numeral(begin, end + 1, count.value + share * scale.value, scale.value / part.value)
    if count.scale == 1 and scale.kind in ("scale", "dozen"):
        return Numeral(begin, end + 1, value * scale.value, step * scale.value)
    return Numeral(begin, end, value, step)


def _is_next(witness: Witness, n: int, part: float) -> bool:
    """Tell whether the share that ends before token `n` is of something else: "two miles and a quarter of the crew".

    Where the marks are lost a comma may have stood before the "and", so that a verb behind tells as much; a quarter
    then joins only what is before a unit or a noun, and at the end.
    """
    behind = word_at(witness, n)
    if behind == "of" or behind in _VERBS:
        return True
    if part == 2 or not behind or not is_bare(witness, n - 1, n):
        return False
    return behind in listed("stop")


def _ratio(witness: Witness, begin: int, count: Count) -> Numeral | None:
    """Return "one in five", "2 out of every 3"; not "one in 2015", "two in five days", "number one in ten states"."""
    words = witness.tokens.words
    if not 0 < count.value <= 99 or count.value != int(count.value) or (begin and words[begin - 1] in _RANKED):
        return None
    at = count.end + 1
    if words[count.end] == "out":
        if word_at(witness, at) != "of":
            return None
        at += 1
    at += word_at(witness, at) == "every"
    whole = _whole(witness, at)
    if whole is None or not count.value < whole.value or word_at(witness, whole.end) in listed("span"):
        return None
    return Numeral(begin, whole.end, count.value / whole.value, 0.0)


def _whole(witness: Witness, n: int) -> Count | None:
    """Return the "five" of "one in five"."""
    word = word_at(witness, n)
    if not word[:1].isdigit():
        n += word == "a"
        return cardinal(witness, n) if kind_at(witness, n).kind not in ("", "scale", "dozen") else None
    found = glued(witness, n)
    if found is None or found.suffix or found.value != int(found.value):
        return None
    grouped = "," in witness.article.text[witness.tokens.begins[n] : witness.tokens.ends[n]]
    if found.value > 100 and not grouped and found.value not in (200, 250, 500, 10000, 100000):
        return None
    return Count(found.end, found.value, 1.0, "digits", 1.0)
