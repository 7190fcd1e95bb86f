"""Whom a description stands for: "the secretary", "the official", "the board"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whence.model.quoting import Speaker
from whence.text.speakers.cased import unnamed
from whence.text.speakers.posts import NO_POST, Post, post
from whence.text.speakers.sources import role_noun

if TYPE_CHECKING:
    from whence.text.speakers.cased import Page
    from whence.text.speakers.people import People, Person
    from whence.text.speakers.sources import Source

_CONTRAST = frozenset("vice deputy former assistant associate ex under press".split())
"""Words that make another post of the same noun."""
_PLAIN = frozenset("the this that a an own same new old longtime u s".split())
_LOOSE = frozenset(
    "official spokesman spokeswoman spokesperson aide source adviser advisor staffer expert analyst".split()
)
"""What people are called who often stay without a name."""


@dataclass
class Descriptions:
    """The people of an article with their posts, and the bodies and people without a name met so far."""

    page: Page
    text: str
    people: People
    posts: dict[Person, Post] = field(init=False)
    nameless: dict[str, dict[str, Speaker]] = field(default_factory=dict)
    """By head noun: the descriptions of people without a name."""
    bodies: dict[str, dict[str, Speaker]] = field(default_factory=dict)
    """By head noun: the names of bodies."""

    _holders: dict[str, list[Person]] = field(default_factory=dict)
    """By word of the role: who has it."""
    _first: int = field(init=False)
    """The first word at which anybody is named."""

    def __post_init__(self) -> None:
        """Read the posts that stand beside the names."""
        self.posts = {person: _post(self.page, self.text, person) for person in self.people.people}
        self._first = min((person.mentions[0].begin for person in self.people.people), default=len(self.page.words))
        for person, held in self.posts.items():
            for word in {role_noun(w.strip(".,")) for w in (held.role or "").lower().split()}:
                self._holders.setdefault(word, []).append(person)

    def named(self, person: Person, reason: str) -> Speaker:
        """Return the speaker that `person` is."""
        held = self.posts[person]
        return Speaker(
            "named", self.text[person.span.begin : person.span.end], held.role, held.affiliation,
            (person.span, *held.spans), reason,
        )  # fmt: skip

    def body(self, source: Source, phrase: str) -> Speaker:
        """Name a body or a document by its words, or by the one longer name that the article gave it before."""
        known = self.bodies.setdefault(source.head, {})
        speaker = Speaker("named", phrase, reason="a body or a document, by its own words")
        if source.end - source.begin > 2 or (source.end - source.begin == 2 and phrase[:4].lower() != "the "):
            known[phrase.lower()] = speaker
        elif source.end - source.begin == 2 and len(known) == 1:
            return replace(next(iter(known.values())), reason=f'"{phrase}" is the one named before')
        return speaker

    def definite(self, source: Source, phrase: str) -> tuple[Speaker, Person | None]:
        """Lead "the secretary" back to the one whose role it is, or "the official" to the one described so."""
        words = self.page.words
        told = {role_noun(word.key) for word in words[source.begin : source.end]} - _PLAIN
        head = role_noun(source.head)
        holders = []
        for person in self._holders.get(head, ()):
            held = self.posts[person]
            if person.mentions[0].begin < source.begin and held.role is not None:
                role = {role_noun(w.strip(".,")) for w in held.role.lower().split()}
                whole = role | {w.strip(".,") for w in (held.affiliation or "").lower().split()}
                if role & _CONTRAST == told & _CONTRAST and told <= whole:
                    holders.append(person)
        nameless = self.nameless.get(source.head, {})
        if len(holders) == 1 and not nameless:
            return self.named(holders[0], f'"{phrase}" is the only one of that role'), holders[0]
        if not holders and len(nameless) == 1:
            return replace(next(iter(nameless.values())), reason=f'"{phrase}" is the only one described so'), None
        if holders or nameless:
            return Speaker("unknown", reason=f'"{phrase}" could be more than one person'), None
        if head not in unnamed() | _LOOSE and self._first < source.begin:
            return Speaker("unknown", reason=f'nothing tells whether "{phrase}" is one of the people named'), None
        speaker = Speaker("unnamed", phrase, reason="described, not named")
        self.nameless.setdefault(source.head, {})[phrase] = speaker
        return speaker, None


def _post(written: Page, text: str, person: Person) -> Post:
    """Return the fullest post that stands beside any of the person's mentions."""
    posts = [post(written, text, mention) for mention in person.mentions[:40] if not mention.aside or mention.full]
    held = [p for p in posts if p.role or p.affiliation]
    return max(held, key=lambda p: (p.role is not None) + (p.affiliation is not None), default=NO_POST)
