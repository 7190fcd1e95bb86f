"""Bare numbers, and how many people or things they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft
from whence.text.figures.grammar import gap_before
from whence.text.figures.nouns import NO_NOUN, Noun, noun_after, noun_before, singular
from whence.text.figures.strays import in_table, is_chained, is_named, is_telephone
from whence.text.figures.vocabulary import listed, numeral_words
from whence.text.words import is_known

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_TABLE = "in a row of figures"
_METRES = "metres or millions"
_BEFORE_YEARS = frozenset("in since by of from until during before after early late mid".split())
_MORE = ("more", "least", "most")
"""Words of a bound that make "one" count: not "under one roof", "larger than one man"."""
_TURNED = frozenset(("degree", "degrees"))
_SHORTEST = 4
_NO_NOUN = ("ed", "ly", "ing")
_COUNTED = 4
"""Tokens behind "one man" within which he must have died, been hurt, caught or saved to be a count."""


def count(witness: Witness, figure: Figure) -> Draft | None:
    """Return the count or the number that `figure` is; None where it may be neither."""
    one, words = figure.numeral, witness.tokens.words
    noun = noun_after(witness, figure.right)
    if one.value == 1 and figure.low == figure.high and words[one.end - 1] == "one":
        return _single(witness, figure, noun)
    if noun.end and not noun.plural and figure.high != 1 and gap_before(witness, noun.begin) != "-":
        noun = NO_NOUN
    digits = words[one.begin][:1].isdigit()
    if (noun.end and words[noun.end - 1] in listed("span") | _TURNED) or _of_gang(words, one.begin):
        return None
    if _is_other(witness, figure, noun) if digits else _is_loose(witness, figure, noun):
        return None
    noun = noun if noun.end else noun_before(witness, figure.begin)
    if not noun.end and digits and figure.step < 1:
        noun = _common(witness, figure.right)
    draft = _counted(witness, figure, noun) if noun.end else _bare(witness, figure)
    if digits and in_table(witness, one.begin, 0.7 if noun.end else 0.5):
        return draft._replace(score=0.3, notes=(*draft.notes, _TABLE))
    if digits and not noun.end and _is_m(witness, one.end - 1):
        return draft._replace(score=0.5, notes=(_METRES,))
    return draft


def _common(witness: Witness, n: int) -> Noun:
    """Return the common noun at token `n`, whatever its form, behind decimals, which nobody writes of nothing."""
    words = witness.tokens.words
    word = words[n] if n < len(words) else ""
    if len(word) < _SHORTEST or not is_known(word) or word in listed("stop") or word.endswith(_NO_NOUN):
        return NO_NOUN
    lower = witness.article.text[witness.tokens.begins[n]].islower()
    return Noun(n, n + 1, people=False, plural=False) if lower and gap_before(witness, n) in (" ", "-") else NO_NOUN


def _of_gang(words: list[str], n: int) -> bool:
    """Tell whether the numeral at `n` names a group: "Group of 20", "Gang of Eight"."""
    return n > 1 and words[n - 1] == "of" and words[n - 2] in ("group", "gang")


def _is_loose(witness: Witness, figure: Figure, noun: Noun) -> bool:
    """Tell whether a numeral in words is too loose to count: "few", "several" of nothing, "million" alone."""
    one, words = figure.numeral, witness.tokens.words
    first = words[one.begin]
    alone = one.end - one.begin == 1
    if 0 < one.value < 1 or (first == "zero" and one.begin and words[one.begin - 1] in ("below", "above", "sub")):
        return True
    return first == "few" or (
        alone
        and (numeral_words()[first].kind in ("hundred", "scale", "dozen") or (first == "several" and not noun.end))
    )


def _is_m(witness: Witness, n: int) -> bool:
    """Tell whether token `n` is digits and an "m" that may be metres."""
    text, tokens = witness.article.text, witness.tokens
    return text[tokens.ends[n] - 1] == "m" and tokens.words[n][:1].isdigit()


def _single(witness: Witness, figure: Figure, noun: Noun) -> Draft | None:
    """Return "one" where it counts: "one person died", "only one ship"; not "one day", "one of them"."""
    words = witness.tokens.words
    before = words[figure.begin - 1] if figure.begin else ""
    if before in ("no", "any", "every", "each", "this", "that", "the", "which", "another", "number"):
        return None
    counting = before in ("only", "just", "exactly") or (
        figure.kind and not {*_MORE}.isdisjoint(words[figure.left : figure.begin])
    )
    if not noun.end and counting:
        word = words[figure.right] if figure.right < len(words) else "of"
        if word in listed("stop") or word in listed("span") or not word.isalpha():
            return None
        noun = Noun(figure.right, figure.right + 1, people=False, plural=False)
    if not noun.end or noun.plural:
        return None
    behind = words[noun.end : noun.end + _COUNTED]
    if not counting and (not noun.people or (listed("fate").isdisjoint(behind) and listed("toll").isdisjoint(behind))):
        return None
    return _counted(witness, figure, noun)


def _counted(witness: Witness, figure: Figure, noun: Noun) -> Draft:
    words = witness.tokens.words
    head = singular(words[noun.end - 1])
    if noun.people:
        end = noun.end if noun.begin >= figure.right else figure.right
        return Draft("count", figure, end, said=f"{{}} {head}", of=noun.of(words))
    sure = 1.0 if noun.plural else 0.9
    return Draft("number", figure, figure.right, said=f"{{}} {head}", of=noun.of(words), score=sure)


def _bare(witness: Witness, figure: Figure) -> Draft:
    """Return a figure without a noun: of those whose fate is told, or of nothing that is said."""
    words = witness.tokens.words
    before = words[max(0, figure.left - 4) : figure.left]
    behind = words[figure.right : figure.right + 3]
    if before[-1:] and before[-1] in listed("toll") and not gap_before(witness, figure.left).strip():
        return Draft("count", figure, figure.right, said="{} people", of=before[-1], score=0.8)
    if behind[:1] in (["were"], ["was"], ["are"], ["have"], ["had"]):
        fates = [word for word in behind if word in listed("fate") or word in listed("toll")]
        if fates:
            return Draft("count", figure, figure.right, said="{} people", of=fates[0], score=0.8)
    if "toll" in before:
        return Draft("count", figure, figure.right, said="{} people", of="toll", score=0.8)
    hyphen = gap_before(witness, figure.right)[:1] == "-"
    if hyphen and behind[:1] and behind[0].isalpha() and behind[0] not in listed("stop"):
        return Draft("number", figure, figure.right, said=f"{{}} {behind[0]}", of=behind[0], score=0.9)
    return Draft("number", figure, figure.right, score=0.6)


def _is_other(witness: Witness, figure: Figure, noun: Noun) -> bool:
    """Tell whether digits are a year, the number of a telephone, or the end of a name."""
    one = figure.numeral
    tokens = witness.tokens
    raw = witness.article.text[tokens.begins[one.begin] : tokens.ends[one.end - 1]]
    if figure.kind or figure.low != figure.high:
        return False
    if raw.isdigit() and len(raw) == 4 and 1400 <= one.value <= 2100:
        before = tokens.words[one.begin - 1] if one.begin else ""
        return not noun.end or before in _BEFORE_YEARS
    if noun.end:
        return False
    return is_chained(witness, one.end) or is_named(witness, one.begin) or is_telephone(witness, one.begin, one.end)
