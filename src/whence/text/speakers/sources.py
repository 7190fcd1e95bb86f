"""What the words of a source are: a name, a pronoun, a body, a document, people without a name, a description."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from whence.text.speakers.cased import bodies, documents, not_names, offices, roles, titles, unnamed
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Span
    from whence.text.speakers.cased import Page
    from whence.text.speakers.people import Mention, People

    Kind = Literal["missing", "person", "several", "torn", "pronoun", "body", "unnamed", "definite", "other"]

PRONOUNS = frozenset("he she they it i we who his her their its him them himself herself you which that me my".split())
_STOPS = frozenset(
    "of for to by with in at on from about against including like who which that whom whose as over under during"
    " after before near inside outside among between close familiar including".split()
)
_AND = frozenset(("and", "or", "plus"))
_INDEFINITE = frozenset("a an one another any some many several two three four five six most few".split())
ARTICLES = frozenset("a an the this that his her their its".split())
_THE = frozenset(("the", "this", "that"))
_ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "pres": "president", "gen": "general",
    "prof": "professor", "congressman": "representative", "congresswoman": "representative", "lt": "lieutenant",
    "capt": "captain", "col": "colonel", "sgt": "sergeant", "amb": "ambassador", "dr": "doctor",
}  # fmt: skip


class Source(NamedTuple):
    """How a source is to be read, and the words of the page that it is about."""

    kind: Kind
    begin: int
    end: int
    """Of the phrase without its trailing clauses, in words of the page."""
    head: str = ""
    """The pronoun or the head noun."""
    mention: Mention | None = None


def read_source(page: Page, people: People, spans: Sequence[Span]) -> Source:
    """Say what the source in `spans` is."""
    ranges = [page.at(*span) for span in spans]
    ranges = [found for found in ranges if found[0] < found[1]]
    if not ranges:
        return Source("missing", 0, 0)
    begin, end = ranges[0]
    end = max(end, *(last for first, last in ranges if first <= end + 1)) if len(ranges) > 1 else end
    words = page.words
    heads = _heads(page, people, begin, end)
    paired = words[begin].key in PRONOUNS and end - begin > 2 and words[begin + 1].key in _AND
    if (heads and _together(page, heads)) or paired:
        return Source("several", begin, end)
    if heads:
        return Source("person", begin, end, mention=heads[0])
    return _without_name(page, people, begin, end)


def _without_name(page: Page, people: People, begin: int, end: int) -> Source:
    words = page.words
    cut = _core(page, begin, end)
    if words[begin].key in PRONOUNS and cut - begin == 1:
        return Source("pronoun", begin, begin + 1, words[begin].key)
    if any(n in people.torn for n in range(begin, cut)) and not any(words[n].owner for n in range(begin, cut)):
        return Source("torn", begin, cut)
    return _noun(page, begin, cut, end)


def _heads(page: Page, people: People, begin: int, end: int) -> list[Mention]:
    """Return the mentions of whom the phrase is about, in order."""
    first = bisect_left(people.mentions, begin, key=lambda m: m.begin)
    first -= first > 0 and people.mentions[first - 1].end > begin  # a source that begins inside a name
    last = bisect_left(people.mentions, end, key=lambda m: m.begin)
    return [
        mention
        for mention in people.mentions[first:last]
        if (not mention.aside or mention.end == end) and _is_head(page, begin, mention)
    ]


def _is_head(page: Page, begin: int, mention: Mention) -> bool:
    """Tell whether the phrase from `begin` is about the person mentioned, not about somebody beside that person."""
    words = page.words
    stops = [n for n in range(begin, mention.begin) if words[n].key in _STOPS]
    if not stops:
        return True
    last = stops[-1]
    if words[mention.begin].gap.startswith(",") or (mention.begin and words[mention.begin - 1].gap.startswith(",")
                                                    and words[mention.begin - 1].key in titles()):  # fmt: skip
        described = any(word.key in offices() for word in words[begin : stops[0]])
        return described and not any(word.key in offices() for word in words[stops[0] : mention.begin - 1])
    return (
        words[last].key == "of"
        and len(stops) == 1
        and 1 < mention.begin - last <= 4
        and words[max(begin, last - 1)].key in offices() | {"chief"}
        and not any(word.key in offices() or word.key in _INDEFINITE for word in words[last + 1 : mention.begin])
    )


def _together(page: Page, heads: list[Mention]) -> bool:
    """Tell whether the first two people are named side by side: "Roe and Doe"."""
    if len(heads) < 2 or heads[0].person is heads[1].person:
        return False
    between = page.words[heads[0].end : heads[1].begin]
    return any(word.key in _AND for word in between) and not any(word.key in _STOPS for word in between)


def _core(page: Page, begin: int, end: int) -> int:
    """Return where the phrase's first part ends: at a comma, a bracket or a relative clause."""
    words = page.words
    for n in range(begin + 1, end):
        if words[n].key in ("who", "which", "whom", "whose") or any(mark in words[n].gap for mark in ",;:(—\n"):
            return n
    return end


def _noun(page: Page, begin: int, cut: int, end: int) -> Source:
    """Read a phrase by its head noun: the last noun before a preposition that a list knows."""
    words = page.words
    stop = next((n for n in range(begin, cut) if words[n].key in _STOPS and n > begin), cut)
    whole = end if cut == end else cut
    for n in range(stop - 1, begin - 1, -1):
        key, single = words[n].key, _singular(words[n].key)
        owned = words[n].owner and n < stop - 1  # "the report's authors"
        if owned or (page.bare and key in offices() and page.name_like(begin)):  # a name perhaps, and its bearer's role
            break
        if (
            key in unnamed()
            or single in roles()
            or (single in bodies() and not words[n].capital and key not in bodies())
        ):
            return Source("unnamed", begin, whole, key)
        if {key, single} & (documents() | bodies()):
            return Source("body", begin, cut, key)
        if key in offices():
            definite = words[begin].key in _THE and n == stop - 1
            return Source("definite" if definite else "unnamed", begin, cut, key)
    if words[begin].key in _INDEFINITE or words[begin].key.isdigit():
        return Source("unnamed", begin, whole, words[stop - 1].key)
    named = any(
        page.name_like(n) and page.telling[words[n].sentence] and not _opens(page, n) for n in range(begin, stop)
    )
    proper = named or words[begin].key in not_names()
    return Source("body" if proper else "other", begin, cut, words[stop - 1].key)


def _opens(page: Page, n: int) -> bool:
    """Tell whether word `n` is a common word that has its capital from the sentence it begins."""
    word = page.words[n]
    if page.text[word.begin : word.end].isupper():
        return False
    return (n == 0 or page.words[n - 1].sentence != word.sentence) and is_known(word.key) and not is_name(word.key)


def _singular(key: str) -> str:
    """Return the singular of a regular plural; "" for what is none."""
    if key.endswith("men"):
        return key[:-2] + "an"
    if key.endswith("ies"):
        return key[:-3] + "y"
    if key.endswith("ss") or not key.endswith("s"):
        return ""
    return key[:-2] if key.endswith(("ches", "sses")) else key[:-1]


def role_noun(key: str) -> str:
    """Return a role as it is spelt out: "sen" is a senator."""
    return _ABBREVIATED.get(key, key)
