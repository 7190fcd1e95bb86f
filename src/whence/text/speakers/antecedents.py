"""Whom a pronoun stands for: the people named before it, each with a probability.

A log-linear model over plain features (how far, how prominent, who spoke last), in the manner of mention-ranking
coreference (Denis and Baldridge 2007). Its weights were fitted on machine-read pronouns of PolNeAR's train part.
"""

from __future__ import annotations

from collections import OrderedDict
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from whence.text.speakers.names import SAID

if TYPE_CHECKING:
    from collections.abc import Callable

    from whence.text.speakers.cased import Page
    from whence.text.speakers.people import People, Person

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
SUBJECTS = frozenset(("he", "she"))
_PREPOSITIONS = frozenset(
    "of for to by with in at on from about against like over under after before than into toward towards between"
    " and or behind including".split()
)
_REMEMBERED = 16
"""People; whoever was last named before that many others is no candidate."""
_NEAR = 12
"""Words after a name in which a pronoun of the same sentence tells its gender."""
_VOTES = 2

FEATURES = (
    "same sentence", "sentences", "subject", "aside", "after a preposition", "spoke last", "gender known",
    "share of mentions", "quoted", "in its own content", "named since", "by pronoun", "first in the sentence", "words",
    "subject here", "last named", "subject just before",
)  # fmt: skip
WEIGHTS = (
    -0.65, -1.86, 0.8, 0.8, 0.29, 0.92, 0.24, 0.24, -0.09, -0.89, -0.38, 0.35, 0.37, 0.31, -0.03, -0.11, 0.26,
)  # fmt: skip


class Ranked(NamedTuple):
    """A candidate and the probability that the pronoun stands for it."""

    person: Person
    probability: float


class _Last(NamedTuple):
    """The last place where somebody was named or meant."""

    n: int
    end: int
    subject: bool
    aside: bool
    oblique: bool
    pronoun: bool
    first: bool
    order: int
    """How many mentions of anybody came before."""


class Antecedents:
    """What has been said about whom so far, on one sweep through an article."""

    def __init__(self, page: Page, quoted: Callable[[int], bool], weights: tuple[float, ...] = WEIGHTS) -> None:
        """Begin a sweep over `page`; `quoted` tells whether a word stands between quotation marks."""
        self._page = page
        self._quoted = quoted
        self._weights = weights
        self._outside: OrderedDict[Person, _Last] = OrderedDict()
        self._inside: OrderedDict[Person, _Last] = OrderedDict()
        self._count: dict[Person, int] = {}
        self._order = 0
        self._sentence = -1
        self.named_at = -1
        self._speaker: Person | None = None

    def meet(self, person: Person, begin: int, end: int, *, aside: bool = False, pronoun: bool = False) -> None:
        """Note that words `begin` to `end` name or mean `person`."""
        words = self._page.words
        sentence = words[begin].sentence
        first, self._sentence = sentence != self._sentence, sentence
        oblique = begin > 0 and words[begin - 1].key in _PREPOSITIONS and words[begin - 1].sentence == sentence
        said = end < len(words) and words[end].key in SAID
        last = _Last(begin, end, said or not (aside or oblique), aside, oblique, pronoun, first, self._order)
        if not pronoun and not aside and not self._quoted(begin):
            self.named_at = begin
        memory = self._inside if self._quoted(begin) else self._outside
        memory[person] = last
        memory.move_to_end(person)
        if len(memory) > _REMEMBERED:
            memory.popitem(last=False)
        self._count[person] = self._count.get(person, 0) + 1
        self._order += 1

    def speaks(self, person: Person) -> None:
        """Note that `person` is the source of the attribution just passed."""
        self._speaker = person

    def rank(self, n: int, gender: str, own: Callable[[int], bool]) -> list[Ranked]:
        """Return the candidates for the pronoun at word `n`, the likeliest first.

        `own` tells whether a word belongs to what the pronoun's own attribution attributes.
        """
        people = [*self._outside, *(person for person in self._inside if person not in self._outside)]
        fitting = [person for person in people if {person.gender, gender} != {"m", "f"}]
        if not fitting:
            return []
        odds = [
            sum(w * x for w, x in zip(self._weights, self.features(person, n, fitting, own), strict=True))
            for person in fitting
        ]
        highest = max(odds)
        best = fitting[odds.index(highest)]
        for k, person in enumerate(fitting):
            if person is not best and self._side_by_side(best, person):
                odds[k] = highest  # "Roe and Doe": neither more than the other
        masses = [exp(value - highest) for value in odds]
        total = sum(masses)
        return sorted(
            (Ranked(person, mass / total) for person, mass in zip(fitting, masses, strict=True)), key=lambda r: -r[1]
        )

    def _side_by_side(self, one: Person, other: Person) -> bool:
        """Tell whether nothing but "and" parts the last mentions of two people."""
        if one not in self._outside or other not in self._outside:
            return False
        first, second = sorted((self._outside[one], self._outside[other]), key=lambda last: last.n)
        between = self._page.words[first.end : second.n]
        return bool(between) and all(word.key in ("and", "or") for word in between) and first.end < second.end

    def features(self, person: Person, n: int, fitting: list[Person], own: Callable[[int], bool]) -> tuple[float, ...]:
        """Return the values of `FEATURES` for `person` as what word `n` stands for."""
        quoted = person not in self._outside
        last = (self._inside if quoted else self._outside)[person]
        words = self._page.words
        distance = words[n].sentence - words[last.n].sentence
        most = max(self._count[other] for other in fitting)
        since = sum(
            other is not person and other in self._outside and self._outside[other].n > last.n for other in fitting
        )
        within = self._inside.get(person)
        return (
            float(distance == 0),
            min(distance, 8) ** 0.5,
            float(last.subject),
            float(last.aside),
            float(last.oblique),
            float(self._speaker is person),
            float(person.gender != "e"),
            log(1 + self._count[person]) - log(1 + most),
            float(quoted),
            float(own(last.n) or (within is not None and own(within.n))),
            min(since, 4),
            float(last.pronoun),
            float(last.first),
            log(1 + n - last.n),
            float(distance == 0 and last.subject),
            float(since == 0),
            float(distance == 1 and last.subject),
        )


def tell_genders(page: Page, people: People) -> None:
    """Let pronouns close behind a name tell the gender of those whose name does not."""
    votes: dict[Person, list[int]] = {}
    for k, mention in enumerate(people.mentions):
        if mention.person.gender != "e":
            continue
        limit = people.mentions[k + 1].begin if k + 1 < len(people.mentions) else len(page.words)
        sentence = page.words[mention.begin].sentence
        for word in page.words[mention.end : min(limit, mention.end + _NEAR)]:
            if word.sentence != sentence or any(mark in word.gap for mark in '"“”«»'):
                break
            gender = GENDERS.get(word.key)
            if gender is not None:
                votes.setdefault(mention.person, [0, 0])[gender == "f"] += 1
                break
    for person, (men, women) in votes.items():
        if max(men, women) >= _VOTES and max(men, women) >= 4 * min(men, women):
            person.gender = "m" if men > women else "f"
