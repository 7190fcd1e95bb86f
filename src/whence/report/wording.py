"""The words and marks for verdicts: one place, so that every face says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.model import Article, Derivation

MEANING = {
    "verbatim": "the parent's words, unchanged",
    "edited": "the parent's words, with changes",
    "paraphrased": "the parent's statement in other words",
    "new": "in no parent at hand",
    "boilerplate": "not news: a credit, a byline, a contact line",
    "unknown": "cannot tell",
}
"""What each label means, for legends."""

LETTER = {
    "verbatim": "V",
    "edited": "E",
    "paraphrased": "P",
    "new": "N",
    "boilerplate": "B",
    "unknown": "?",
}
"""The one-letter mark of each label."""

CHANGE = {
    "cosmetic": "case or punctuation",
    "inflected": "another form",
    "number": "number rewritten",
    "variant": "spelling",
    "replaced": "replaced",
    "inserted": "inserted",
    "deleted": "deleted",
}
"""What happened to a word, for people; `same` is no change."""

KIND = {
    "wholly": "wholly derived",
    "partially": "partially derived",
    "non-derived": "non-derived",
    "unknown": "unknown",
}
"""The classes of a derivation."""

FIDELITY = {
    "exact": "exact",
    "trimmed": "trimmed",
    "cut": "cut",
    "altered": "altered",
    "spliced": "spliced",
    "marks lost": "marks lost",
    "marks gained": "marks gained",
    "reattributed": "reattributed",
    "unsupported": "in no article at hand",
    "unknown": "cannot tell",
}
"""What each fidelity is called. Where an article is missing, that is said, and nothing else is."""

FIDELITY_MEANING = {
    "exact": "the parent's words, all of them",
    "trimmed": "shortened at an end",
    "cut": "words are gone from the middle, and no mark says so",
    "altered": "some words are others",
    "spliced": "joined from places that lie apart",
    "marks lost": "a quotation in the parent; here it stands without its marks",
    "marks gained": "here it stands in quotation marks; in the parent it does not",
    "reattributed": "the words are given to another speaker",
    "unsupported": "no article given has these words; others may",
    "unknown": "the evidence does not tell",
}
"""What each fidelity means, for legends."""

SPEECH = {"direct": "direct", "mixed": "partly in marks", "indirect": "indirect"}
"""The kinds of an attribution."""

ROLE = {
    "source": "the outlet says so",
    "medium": "somebody said so to the outlet",
    "agency": "an agency's copy",
    "byline": "byline or republication line",
    "link": "handle or link",
    "topic": "only spoken of",
}
"""As what an outlet is named."""

CREDITED = {
    "there": "credited there",
    "elsewhere": "credited elsewhere in the article",
    "never": "never credited",
    "unknown": "cannot tell",
}
"""Whether a borrowed passage is credited."""

SUPPORT = {
    "supported": "the outlet's article at hand says this",
    "not supported": "the outlet's article at hand does not say this; another of its articles may",
    "outlet not at hand": "no article of this outlet was given",
    "only a carrier": "the outlet itself has it from somebody else",
    "unknown": "the evidence does not tell",
}
"""What each verdict on a credit means."""

FACT_TYPE = {
    "number": "a bare figure",
    "count": "how many of something",
    "percentage": "a share, or percentage points",
    "money": "a sum of money",
    "ordinal": "which one in a row",
    "age": "how old somebody is",
    "score": "a result of a game or a vote",
    "measure": "a length, a weight, a temperature, a speed",
    "time": "a time of day",
    "date": "a day, a month, a year",
    "duration": "how long something lasts",
    "place": "where",
    "person": "who",
    "organisation": "which body",
    "role": "a post or a title",
    "negation": "whether it is denied",
    "hedging": "how far the words commit themselves",
    "attribution verb": "the word that says who says it",
}
"""What each type of a fact tells, for legends."""

FACT = {
    "conflict": "conflict",
    "compatible": "compatible",
    "unknown": "cannot tell",
    "equivalent": "equivalent",
    "dropped": "dropped",
    "added": "in no article at hand",
    "same": "same",
}
"""What each verdict on a fact is called, the gravest first."""

FACT_MEANING = {
    "conflict": "both cannot hold of the same thing",
    "compatible": "one may hold where the other does",
    "unknown": "the same thing is spoken of; the values cannot be compared",
    "equivalent": "the same value in other words",
    "dropped": "the parent says it; here nothing stands in its place",
    "added": "no article given says it; others may",
    "same": "said alike",
}
"""What each verdict on a fact means, for legends."""

FACT_SIGN = {
    "conflict": "≠",
    "compatible": "≈",
    "unknown": "?",
    "equivalent": "=",
    "dropped": "−",
    "added": "+",
    "same": "=",
}
"""The sign of each verdict on a fact; its word stands beside it."""

IN_PLACE_OF_NOTHING = "nothing in its place"
"""What an added fact is called where a parent has the passage without it."""

SHIFT = {
    "rounded": "rounded",
    "converted": "other units",
    "sharpened": "more exact than the parent",
    "blurred": "less exact than the parent",
    "negation gained": "a negation came in",
    "negation lost": "a negation is gone",
    "hedge gained": "a hedge came in",
    "hedge lost": "a hedge is gone",
    "certainty raised": "said with more certainty",
    "certainty lowered": "said with less certainty",
    "attribution dropped": "nobody is named any more as saying so",
    "reporting verb changed": "another verb of saying",
    "parties swapped": "who does it and to whom is turned round",
    "parties merged": "two parties became one",
    "moved": "stands with another statement than in the parent",
}
"""What each kind of change of a fact is called."""

EVIDENCE = {"aligned": "shared words", "reworded": "same content, other words"}
"""The kinds of evidence."""


def certainty(score: float) -> str:
    """Return a word for how sure `score` is.

    >>> [certainty(s) for s in (0.97, 0.85, 0.65, 0.4)]
    ['almost certain', 'very likely', 'likely', 'unsure']
    """
    for floor, word in ((0.95, "almost certain"), (0.8, "very likely"), (0.6, "likely")):
        if score >= floor:
            return word
    return "unsure"


def percent(share: float) -> str:
    """Return `share` as a whole percentage that never rounds something to nothing, or a part to the whole.

    >>> [percent(s) for s in (0, 0.001, 0.614, 0.999, 1)]
    ['0%', '<1%', '61%', '>99%', '100%']
    """
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share:.0%}"


def counted(number: int, noun: str) -> str:
    """Return `number` with its noun.

    >>> counted(1, "sentence"), counted(2, "sentence")
    ('1 sentence', '2 sentences')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def names(articles: Iterable[Article]) -> dict[str, str]:
    """Return a name for each article's id: the outlet where no other article has it, else the id."""
    listed = list(articles)
    outlets = [a.outlet for a in listed]
    ids = {a.id for a in listed}
    return {
        a.id: a.outlet if a.outlet and outlets.count(a.outlet) == 1 and a.outlet not in ids - {a.id} else a.id
        for a in listed
    }


def headline(found: Derivation, named: dict[str, str]) -> str:
    """Return the one sentence that says how two articles are related."""
    left, right = named.get(found.left, found.left), named.get(found.right, found.right)
    if found.kind == "non-derived":
        return f"No sign that {right} or {left} derives from the other"
    if found.kind == "unknown":
        return f"Cannot tell whether {right} and {left} are related"
    if found.child is not None and found.parent is not None:
        how = "wholly" if found.kind == "wholly" else "in part"
        child, parent = named.get(found.child, found.child), named.get(found.parent, found.parent)
        return f"{child} derives {how} from {parent}"
    if found.direction == "common unseen parent":
        return f"{right} and {left} share a parent that is not at hand"
    return f"{right} and {left} share text; cannot tell which came first"


def arrow(found: Derivation) -> str:
    """Return the sign between left and right that says which came from which, in ASCII."""
    if found.kind in ("non-derived", "unknown"):
        return {"non-derived": "|", "unknown": "?"}[found.kind]
    signs = {"left from right": "<-", "right from left": "->", "common unseen parent": "<?>"}
    return signs.get(found.direction, "--")
