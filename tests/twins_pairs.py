"""The slow twin of `stages.verify`: the pure path, pair by pair; and pairs of texts that are hard to keep up with."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from whence.model import Article
from whence.options import Options
from whence.pipeline import share
from whence.stages.verify import PassageColumns, verify
from whence.text.columns import columns
from whence.text.furniture.columns import hide
from whence.text.witness import prepare


class Row(NamedTuple):
    """A passage: tokens and characters [begin, end) on both sides, its score, whether it is strong."""

    i: int
    i2: int
    j: int
    j2: int
    left_begin: int
    left_end: int
    right_begin: int
    right_end: int
    score: float
    strong: bool


def purely(left: str, right: str, options: Options) -> list[Row]:
    """What the pure path says of a pair."""
    one, other = prepare(Article("left", left)), prepare(Article("right", right))
    shared = share(one, other, replace(options, alike=False))
    rows = []
    for path in shared.paths:
        first, last = path.pairs[0], path.pairs[-1]
        places = (first.i, last.i2, first.j, last.j2)
        spans = (*one.span(first.i, last.i2), *other.span(first.j, last.j2))
        rows.append(Row(*places, *spans, path.score, path.strong))
    return rows


def rows(found: PassageColumns, pairs: int) -> list[list[Row]]:
    """The rows of each pair."""
    by_pair: list[list[Row]] = [[] for _ in range(pairs)]
    for pair, *values in zip(*(column.tolist() for column in found), strict=True):
        by_pair[pair].append(Row(*values))
    return by_pair


def compiled(pairs: Sequence[tuple[str, str]], options: Options) -> list[list[Row]]:
    """What the kernels say of each pair."""
    numbers = np.arange(len(pairs), dtype=np.uint32)
    texts = [text for pair in pairs for text in pair]
    held = hide(texts, columns(texts))
    return rows(verify(2 * numbers, 2 * numbers + 1, held, options), len(pairs))


def differing(pairs: Sequence[tuple[str, str]], options: Options) -> list[int]:
    """The numbers of the pairs of which the two do not say the very same."""
    told = compiled(pairs, options)
    return [n for n, (left, right) in enumerate(pairs) if purely(left, right, options) != told[n]]


SENTENCES = (
    "The ferry Lady Marran sank off Gannet Point late on Monday, and divers searched the hull until dawn.",
    "Nora Selwick, who led the inquiry, said that 18 of the 45 fire doors on board would not close.",
    "Calder Lines was given two days to hand over its records to the harbour board in Eastholm.",
    "The board said on Tuesday that it would not comment on the matter until the report was out.",
    "“We were told nothing, and nobody has called us since,” said Ada Lund, whose brother was on the crew.",
    "Rainfall ruined the barley harvest, and farmers in the northern valleys asked parliament for relief.",
    "Prices of bread rose 3.4 percent in a month, the statistics office in Kilnhill reported.",
    "A spokesman for the ministry said that the state would pay half of the losses by the end of the year.",
    "The bridge at Millbank stayed closed for a third day after a barge struck one of its piers.",
    "Engineers found cracks in the north pier and in the south pier, and in the pier between the two.",
    "It was the first time since 1961 that the river had frozen, on line with what the almanac foretold.",
    "The head quarters of the rail way moved to Ropewalk, where the net work of tram lines begins.",
    "The headquarters of the railway moved to Ropewalk, where the network of tramlines begins online.",
    "He said that he had said what he had to say, and that he would say no more than he had said.",
    "The Oldtown choir sang for an hour and a half; the audience of 2,300 sang along with them.",
)
WORDS = "the of a in said ferry board barley pier Selwick Eastholm 18 percent on line online rail way railway".split()
_GLUED = {"online": "on line", "railway": "rail way", "headquarters": "head quarters", "network": "net work"}


def adversarial(seed: int) -> tuple[str, str]:
    """A pair of texts, the same for the same seed: one made of the other by hard edits, or both of very few words."""
    chance = random.Random(seed)  # noqa: S311 - the same pair every time is what is wanted
    left = _KINDS[seed % len(_KINDS)](chance)
    right = chance.choice(_KINDS)(chance) if seed % 3 == 0 else _edited(left, chance)
    return (left, right) if chance.random() < 0.5 else (right, left)


def _story(chance: random.Random) -> str:
    return " ".join(chance.choices(SENTENCES, k=chance.randint(1, 14)))


def _few_words(chance: random.Random) -> str:
    """Words drawn again and again: chance matches on every diagonal."""
    return " ".join(chance.choices(WORDS[: chance.randint(2, len(WORDS))], k=chance.randint(0, 250)))


def _paragraph_again(chance: random.Random) -> str:
    paragraph = " ".join(chance.sample(SENTENCES, chance.randint(1, 3)))
    return "\n\n".join([paragraph] * chance.randint(2, 30))


def _palindrome(chance: random.Random) -> str:
    words = _story(chance).split()
    return " ".join([*words, *reversed(words)])


def _one_word(chance: random.Random) -> str:
    return " ".join([chance.choice(WORDS)] * chance.choice((1, 2, 3, 5, 40, 700)))


def _period(chance: random.Random) -> str:
    """A few words over and over, now and then with one left out."""
    words = chance.sample(WORDS, chance.randint(2, 6))
    return " ".join(word for _ in range(chance.randint(2, 60)) for word in words if chance.random() < 0.97)


def _next_to_nothing(chance: random.Random) -> str:
    return chance.choice(("", " ", "…", "ferry", "Selwick.", "on line", "online", "the the"))


def _alternating(chance: random.Random) -> str:
    """What one text has at every other place is noise in the other."""
    words = _story(chance).split()
    return " ".join(word for n, word in enumerate(words) for word in ([word, f"x{n}"] if n % 2 else [word]))


_KINDS = (
    _story,
    _few_words,
    _paragraph_again,
    _story,
    _palindrome,
    _one_word,
    _period,
    _few_words,
    _next_to_nothing,
    _alternating,
    _story,
)


def _edited(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.randint(0, 12)):
        begin = chance.randrange(len(words) + 1)
        end = min(len(words), begin + chance.choice((1, 1, 2, 5, 9, 25)))
        edit = chance.randrange(6)
        if edit == 0:
            del words[begin:end]
        elif edit == 1:
            words[begin:begin] = chance.choices(WORDS, k=end - begin)
        elif edit == 2:
            words[begin:end] = reversed(words[begin:end])
        elif edit == 3:
            moved = words[begin:end]
            del words[begin:end]
            at = chance.randrange(len(words) + 1)
            words[at:at] = moved
        elif edit == 4:
            words[begin:begin] = words[begin:end]
        else:
            words[begin:end] = _respaced(words[begin:end], chance)
    return " ".join(words)


def _respaced(words: Iterable[str], chance: random.Random) -> list[str]:
    """The words with some written as two, and some two as one."""
    split = [part for word in words for part in _GLUED.get(word, word).split()]
    if len(split) > 1 and chance.random() < 0.5:
        at = chance.randrange(len(split) - 1)
        split[at : at + 2] = [split[at] + split[at + 1]]
    return split


def any_options(seed: int) -> Options:
    """Options as nobody would set them."""
    chance = random.Random(seed)  # noqa: S311 - the same options every time
    return Options(
        alike=False,
        gap=chance.choice((0, 1, 3, 24, 90)),
        extension=chance.choice((0, 1, 5, 14, 80)),
        insertion=chance.choice((1, 2, 9, 40)),
        passage_score=chance.choice((0.3, 1.0, 2.3, 4.0)),
        weak_score=chance.choice((0.05, 0.6, 1.2, 2.0)),
    )
