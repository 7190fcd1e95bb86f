"""Expressions that look like a cue and are none: the month of May, military might, jobless claims."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.text import numbers, words
from whence.text.speakers.cased import documents, given_names, nouns, titles
from whence.text.stance.grammar import (
    AUXILIARY,
    DETERMINER,
    PREPOSITION,
    SAID,
    SMALL,
    SUBJECT,
    ended,
    is_adverb,
    parted,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from whence.text.stance.entries import Entry
    from whence.text.witness import Witness

_BEFORE_MONTH = frozenset("in last next since until till by of early late mid from through during before after".split())
_AFTER_MODAL = AUXILIARY | frozenset("not also still yet well even never only just soon again ve".split())
_CLAUSE = frozenset("that how why whether".split())
_OPENS = SUBJECT | frozenset("the a an his her their its no this these those there some many".split()) - {"who"}
_PREDICATE = ("ant", "ent", "ive", "ful", "ous", "able", "ible", "al", "ic", "less", "ed", "ing", "ly", "y", "are")
_QUALIFIER = ("ed", "ing", "ive", "al", "ous", "able", "less", "ent", "ant", "ic", "ary")
_CLAIMED = frozenset(
    "denies deny rejects reject dismisses dismiss disputes made make makes false new recent earlier similar such no"
    " repeats repeat faces face with over".split()
)
"""Before "claims that" they make a noun of it."""
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight together".split())


def deceives(witness: Witness, entry: Entry, begin: int, end: int) -> bool:
    """Tell whether tokens ``[begin, end)``, which read like `entry`, are none here."""
    tokens = witness.tokens
    if end - begin == 1 and witness.article.text[tokens.begins[begin]].isupper() and _is_named(witness, begin):
        return True
    if entry.place == "verb" and entry.words[-1] == "to" and _word(witness, end) in DETERMINER:
        return True  # a preposition: "the plan to some extent helps"
    special = _special().get(entry.base)
    if special is not None and special(witness, begin, end):
        return True
    if entry.place == "say?":
        return not (_is_verb(witness, begin, end) and _is_saying(witness, begin, end))
    return entry.place == "say" and not _is_verb(witness, begin, end)


def _is_named(witness: Witness, n: int) -> bool:
    """Tell whether a capital inside a sentence makes a name of token `n`; in a headline it does not."""
    tokens, text = witness.tokens, witness.article.text
    if n == 0 or ended(witness, n) or not {*text[tokens.ends[n - 1] : tokens.begins[n]]} <= {" ", ",", "-", "'"}:
        return False
    beside = [k for k in (n - 2, n - 1, n + 1, n + 2) if 0 <= k < len(tokens)]
    styled = [k for k in beside if text[tokens.begins[k]].isupper()]
    return sum(words.is_known(tokens.words[k]) and not words.is_name(tokens.words[k]) for k in styled) < 2


def is_name(witness: Witness, n: int) -> bool:
    """Tell whether token `n` is, or may be, part of a name."""
    tokens = witness.tokens
    if not 0 <= n < len(tokens):
        return False
    word = tokens.words[n]
    if word in SMALL or not word[:1].isalpha():
        return False
    if words.is_name(word) or not words.is_known(word):
        return True
    return witness.article.text[tokens.begins[n]].isupper() and not ended(witness, n)


def _word(witness: Witness, n: int) -> str:
    return witness.tokens.words[n] if 0 <= n < len(witness.tokens) else ""


def _may(witness: Witness, begin: int, end: int) -> bool:
    before, after = _word(witness, begin - 1), _word(witness, end)
    if after[:1].isdigit() or before[:1].isdigit():
        return True
    if before in titles() or before in given_names() or after in SAID:
        return not witness.article.text[witness.tokens.begins[begin]].islower() or after in SAID or before in titles()
    return before in _BEFORE_MONTH and not (after in _AFTER_MODAL and not parted(witness, end))


def _might(witness: Witness, begin: int, end: int) -> bool:
    before, after = _word(witness, begin - 1), _word(witness, end)
    return (before in DETERMINER and before not in SUBJECT and after in PREPOSITION) or before in (
        "military", "industrial", "economic", "with", "full", "the", "political", "financial", "naval",
    )  # fmt: skip


def _could(witness: Witness, begin: int, end: int) -> bool:  # noqa: ARG001 - one signature for all
    return _word(witness, end) == "not"


def _number_follows(witness: Witness, begin: int, end: int) -> bool:  # noqa: ARG001 - one signature for all
    after = _word(witness, end)
    return after[:1].isdigit() or numbers.value(after) is not None or after in ("a", "an", "half", "double", "as")


def _appear(witness: Witness, begin: int, end: int) -> bool:
    if end - begin > 1:
        return False
    after = _word(witness, end)
    if parted(witness, end) or after in SMALL or after in _DAYS:
        return after not in ("that", "as", "not", "likely", "unlikely")
    return not after.endswith(_PREDICATE) or is_name(witness, end)


def _in_charge(witness: Witness, begin: int, end: int) -> bool:
    return (
        _word(witness, begin - 1) in ("in", "take", "takes", "took", "taking", "taken")
        and "charge" in (witness.tokens.words[begin:end])
    )


def _no(witness: Witness, begin: int, end: int) -> bool:
    before = _word(witness, begin - 1)
    if before[:1].isdigit() or numbers.value(before) is not None:
        return True
    after = _word(witness, end)
    return end - begin == 1 and (parted(witness, end) or after[:1].isdigit() or after in SUBJECT)


def _admit(witness: Witness, begin: int, end: int) -> bool:  # noqa: ARG001 - one signature for all
    return _word(witness, end) == "to" and _word(witness, end + 1) in (
        "hospital", "hospitals", "the", "a", "intensive", "university",
    )  # fmt: skip


def _confirm(witness: Witness, begin: int, end: int) -> bool:  # noqa: ARG001 - one signature for all
    before = _word(witness, begin - 1)
    return before[:1].isdigit() or numbers.value(before) is not None


@cache
def _special() -> dict[str, Callable[[Witness, int, int], bool]]:
    return {
        "may": _may, "might": _might, "could": _could, "appear": _appear, "charge": _in_charge, "no": _no,
        "almost": _number_follows, "hardly": _number_follows, "partly": _number_follows, "admit": _admit,
        "confirm": _confirm,
    }  # fmt: skip


@cache
def _speakers() -> frozenset[str]:
    return nouns() | documents()


def _is_verb(witness: Witness, n: int, end: int) -> bool:
    """Tell whether a form of a verb of saying is the verb: "[claims] that", not "the claims that"."""
    word, before = witness.tokens.words[n], _word(witness, n - 1)
    if word in ("said", "told", "according", "in", "quoted"):
        return True
    if _is_noun(witness, n, end):
        return False
    if parted(witness, n) or not word.endswith("s"):
        return True
    if before in SUBJECT or before in ("also", "which", "and", "but") or is_subject(witness, n - 1):
        return True
    return _word(witness, n + 1) == "that" and not before.endswith(_QUALIFIER) and before not in _CLAIMED


def _is_noun(witness: Witness, n: int, end: int) -> bool:
    """Tell whether what stands beside a form of a verb of saying makes a noun or an adjective of it."""
    word, before, after = witness.tokens.words[n], _word(witness, n - 1), _word(witness, end)
    if word in ("claim", "hint") and after not in _CLAUSE and after not in _OPENS:
        return True
    if word.endswith("s") and (after in AUXILIARY or after in PREPOSITION) and not parted(witness, end):
        return after not in ("in", "on", "at", "during", "after", "before", "within")
    if parted(witness, n) or not (before in DETERMINER or before in PREPOSITION):
        return False
    return not (before in ("that", "this", "one", "both", "all", "each") and word.endswith("ed"))


def is_subject(witness: Witness, n: int) -> bool:
    """Tell whether token `n` may end the name or the noun of one who speaks."""
    word = _word(witness, n)
    return word in SUBJECT or word in _speakers() or word in titles() or is_name(witness, n) or is_adverb(word)


def _is_saying(witness: Witness, begin: int, end: int) -> bool:
    """Tell whether a verb that has other uses is one of saying: it has a clause, or a speaker and nothing else."""
    after = _word(witness, end)
    if not parted(witness, end) and (after in _CLAUSE or witness.tokens.words[end - 1] in _CLAUSE):
        return True
    spoken = begin > 0 and is_subject(witness, begin - 1) and not parted(witness, begin)
    if spoken and not parted(witness, end) and after in _OPENS:
        return after in SUBJECT or after == "there"
    if parted(witness, end):
        return spoken
    inverted = after in SUBJECT or is_name(witness, end) or (after == "the" and _word(witness, end + 1) in _speakers())
    return inverted and not spoken and begin > 0 and (parted(witness, begin) or after not in ("the", *SUBJECT))
