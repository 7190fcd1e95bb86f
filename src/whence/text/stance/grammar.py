"""What little grammar is needed to tell what a cue bears on: classes of small words, phrases and clauses in tokens."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text.lexicon import lines

if TYPE_CHECKING:
    from whence.text.witness import Witness

BE = frozenset("be is are was were been being am isnt arent wasnt werent".split())
AUXILIARY = BE | frozenset(
    "have has had having havent hasnt hadnt do does did doing will would shall should may might must can could wont"
    " wouldnt cant couldnt dont doesnt didnt ll ve re d m cannot shouldnt mustnt ought".split()
)
DETERMINER = frozenset(
    "the a an this that these those his her its their our my your some any every each all both another such no"
    " either neither several many more most much few less other own".split()
)
PREPOSITION = frozenset(
    "of in on at by for with from about over after before during between among into through against under within"
    " without across since until till despite amid as like towards toward upon via per behind above below near"
    " because than off out up down around along onto beyond including following".split()
)
CONJUNCTION = frozenset(
    "and or but nor so yet while whereas although though because if unless whether when where who whom whose which"
    " that what why how since once then".split()
)
SUBJECT = frozenset("i you he she it we they there who someone anyone everyone nobody".split())
PRONOUN = SUBJECT | frozenset(
    "me him her us them himself herself itself themselves this these those hes shes theyre its im ive weve"
    " theyve".split()
)
CONTRACTED = frozenset("hes shes theyre its im ive weve theyve youre were thats theres id youd hed shed theyd".split())
SAID = frozenset("said says say told tells adds added wrote writes claims claimed according".split())
_ADVERB = frozenset(
    "also still just even only now already then soon later again ever quite very too so rather well perhaps not never"
    " once yet often always almost nearly today yesterday tomorrow probably likely really indeed seldom all".split()
)
_NO_ADVERB = frozenset(
    "family july italy reply supply apply rely rally ally fly only early daily friendly likely deadly ugly holy costly"
    " monopoly assembly anomaly belly bully jelly lily melancholy multiply imply comply weekly monthly yearly".split()
)
SMALL = AUXILIARY | DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | CONTRACTED | {"to", "not", "s", "t", "too"}
_STOPS = PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | SAID | CONTRACTED
_MARKS = frozenset('_.,;:!?()[]"“”„«»…—–|/\n')
_ENDS = frozenset(".!?…")
_LONGEST, _OBJECT, _NOUNS = 7, 5, 4
"""Tokens before a verb that are looked through, of the verb with its object, and of a noun with what describes it."""


class Phrase(NamedTuple):
    """Tokens ``[begin, end)`` and the one that carries them."""

    begin: int
    end: int
    head: int


def parted(witness: Witness, n: int) -> bool:
    """Tell whether a mark stands between tokens n − 1 and n; true at either end of the text."""
    tokens = witness.tokens
    begins = tokens.begins
    if not 0 < n < len(begins):
        return True
    begin, end = tokens.ends[n - 1], begins[n]
    text = witness.article.text
    if end - begin == 1:
        return text[begin] in _MARKS
    return not _MARKS.isdisjoint(text[begin:end])


def ended(witness: Witness, n: int) -> bool:
    """Tell whether a sentence is seen to end between tokens n − 1 and n."""
    tokens = witness.tokens
    if not 0 < n < len(tokens.begins):
        return True
    gap = witness.article.text[tokens.ends[n - 1] : tokens.begins[n]]
    return len(gap) > 1 and (not _ENDS.isdisjoint(gap) or "\n\n" in gap)


def is_adverb(word: str) -> bool:
    """Tell whether a word is taken to be an adverb."""
    return word in _ADVERB or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERB)


def is_content(word: str) -> bool:
    """Tell whether a word names something: no grammar, no adverb."""
    return word not in SMALL and not is_adverb(word)


def verb_phrase(witness: Witness, n: int, end: int) -> Phrase | None:
    """Return the phrase from token `n` on that a verb or predicate begins: "have been [late]", "[raise] the fares"."""
    words = witness.tokens.words
    at, be = n, any(words[k] in BE or words[k] in CONTRACTED for k in range(max(0, n - 2), n))
    while at < end and at - n < _LONGEST and not (at > n and parted(witness, at)):
        word = words[at]
        if word in AUXILIARY or word == "to":
            be = be or word in BE
        elif not (is_adverb(word) or word in DETERMINER or (be and word in PREPOSITION) or word in SUBJECT):
            break
        at += 1
    else:
        return None
    if words[at] in SMALL or (at > n and parted(witness, at)):
        return None
    last = at + 1
    while last < min(end, at + _OBJECT) and not parted(witness, last):
        word = words[last]
        if word in _STOPS and not (word in DETERMINER and word != "that"):
            break
        if word == "to" and (last > at + 1 or last + 1 >= end or words[last + 1] in SMALL):
            break
        last += 1
    while last > at + 1 and (words[last - 1] in SMALL or is_adverb(words[last - 1])):
        last -= 1
    return Phrase(at, last, at)


def noun_phrase(witness: Witness, n: int, end: int) -> Phrase | None:
    """Return the noun phrase that token `n` begins: "the [ballot fraud]"; its last word is the head."""
    words = witness.tokens.words
    at = n
    while at < end and (words[at] in DETERMINER or is_adverb(words[at])) and not (at > n and parted(witness, at)):
        at += 1
    last = at
    while last < min(end, at + _NOUNS) and words[last] not in SMALL and not (last > n and parted(witness, last)):
        if words[last] in SAID or (last > at and _is_verb(words[last])):
            break
        last += 1
    while last > at and is_adverb(words[last - 1]):
        last -= 1
    return Phrase(at, last, last - 1) if last > at else None


def _is_verb(word: str) -> bool:
    """Tell whether a word behind a noun is rather the verb of it."""
    return (word.endswith("ed") and len(word) > 4) or word in _pasts()


@cache
def _pasts() -> frozenset[str]:
    """Return irregular forms of verbs."""
    nouns = {"children", "feet", "men", "women", "people", "persons", "mice", "teeth", "wives", "left", "cost"}
    return frozenset(form for line in lines("irregular.txt") for form in line.split()[1:]) - nouns


def noun_before(witness: Witness, n: int, end: int, stop: int) -> Phrase | None:
    """Return the noun right before tokens ``[n, end)``, which nothing follows: "the [fraud] accusations"."""
    words = witness.tokens.words
    at = n - 1
    if end < stop and not parted(witness, end) and is_content(words[end]):
        return None
    if at < 0 or words[at] in SMALL or is_adverb(words[at]) or parted(witness, n) or words[at] in SAID:
        return None
    return Phrase(at, n, at)


def clause(witness: Witness, n: int, end: int, longest: int = 12) -> Phrase | None:
    """Return the tokens from `n` to the end of the clause; the head is its first word that names something."""
    words = witness.tokens.words
    last = n
    while last < min(end, n + longest) and not (last > n and parted(witness, last)):
        if last > n and words[last] in SAID:
            break
        last += 1
    head = next((k for k in range(n, last) if is_content(words[k])), None)
    return None if head is None else Phrase(n, last, head)
