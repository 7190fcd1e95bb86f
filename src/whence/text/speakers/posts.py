"""What an article says that a person is, and of what: role and affiliation beside the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.text.speakers.cased import bodies, nouns, offices, roles, titles
from whence.text.speakers.names import SAID

if TYPE_CHECKING:
    from whence.text.speakers.cased import Page
    from whence.text.speakers.people import Mention

_MERE = frozenset("mr mrs ms miss mx sir madam".split())
"""Titles that are courtesy and no role."""
_BEFORE = frozenset(
    "former then senior vice deputy chief associate assistant longtime press foreign prime presidential campaign"
    " acting executive managing co state of affairs general attorney interim national junior leading one-time"
    " onetime ex and vice-presidential republican democratic independent retired".split()
)
"""Words in lower case that may stand between a determiner and the name they give a role to."""
_DETERMINERS = frozenset("the a an his her their its our my this that".split())
_OF = frozenset("of at for with".split())
_WHERE = frozenset("in from on".split())
_LINKS = frozenset("of for and the in on de".split())
_ENDS = SAID | frozenset("who which that is was has had were are will would whose when while".split())
_BACK = 8
_ON = 7
_NAME_OF_BODY = 9


class Post(NamedTuple):
    """Role and affiliation as given, and where."""

    role: str | None
    affiliation: str | None
    spans: tuple[Span, ...]


NO_POST = Post(None, None, ())


def post(page: Page, text: str, mention: Mention) -> Post:
    """Return what stands beside `mention`: after it the fuller, before it the commoner."""
    after, before = _after(page, text, mention), _before(page, text, mention)
    if before.role is None or (after.role is not None and after.affiliation is not None):
        return after if after.role or after.affiliation or not before.affiliation else before
    return Post(before.role, before.affiliation or after.affiliation, before.spans + after.spans[-1:])


def _before(page: Page, text: str, mention: Mention) -> Post:
    """Read backwards: "White House press secretary Sarah Sanders", "Carter's press secretary, Peter Cook"."""
    words, last = page.words, mention.begin - 1
    gap = words[mention.begin].gap
    if last < 0 or words[last].sentence != words[mention.begin].sentence or gap not in (" ", ". ", ".", ", "):
        return NO_POST
    if gap == ", " and words[last].key not in roles():
        return NO_POST
    first = last + 1
    while first > 0 and last - first < _BACK:
        word = words[first - 1]
        if word.key in _DETERMINERS or word.owner or word.sentence != words[last].sentence:
            break
        inside = word.key in nouns() or word.key in _BEFORE or (word.capital and page.telling[word.sentence])
        if not inside or (first <= last and not _runs_on(words[first].gap)):
            break
        first -= 1
    while first <= last and (words[first].key in ("of", "and", "for") or _opens(page, first)):
        first += 1
    if first > last or not any(word.key in offices() - _MERE for word in words[first : last + 1]):
        return NO_POST
    if words[last].key not in offices() and not any(word.key == "of" for word in words[first : last + 1]):
        return NO_POST
    point = text[words[last].end : words[last].end + 1] == "." and gap.startswith(".")  # "Sen."
    spans = [Span(words[first].begin, words[last].end + point)]
    affiliation = None
    if first and words[first - 1].owner and words[first].gap in ("'s ", "s ", " ", "' "):
        owner = _back_to_name(page, first - 1)
        spans.append(owner)
        affiliation = owner.of(text)
    return Post(spans[0].of(text), affiliation, tuple(spans))


def _runs_on(gap: str) -> bool:
    return gap in (" ", ". ", ".", "-", "/")


def _opens(page: Page, n: int) -> bool:
    """Tell whether word `n` has its capital from the sentence it begins: "But President …"."""
    word = page.words[n]
    first = n == 0 or page.words[n - 1].sentence != word.sentence
    return first and word.key not in nouns() and word.key not in _BEFORE and not page.name_like(n)


def _back_to_name(page: Page, n: int) -> Span:
    first = n
    while first > 0 and page.words[first].gap == " " and page.words[first - 1].capital:
        first -= 1
    if first == n and n and page.words[n - 1].key in ("the", "a"):
        first -= 1
    return Span(page.words[first].begin, page.words[n].end)


def _after(page: Page, text: str, mention: Mention) -> Post:
    """Read on: "Nora Selwick, chief investigator of the Marine Safety Board"."""
    words, n = page.words, mention.end
    if n >= len(words) or words[n].sentence != words[mention.begin].sentence or words[n - 1].owner:
        return NO_POST
    apposed = words[n].gap.startswith(",")
    if words[n].gap == " " and words[n].key in _OF and not page.bare:
        return _affiliated(page, text, None, n)
    if not apposed and not page.bare:
        return NO_POST
    while apposed and n < len(words) and words[n].key.isdigit():
        n += 1  # "Karen Janes, 67, a nurse"
    begin = n
    while n < len(words) and words[n].key in _DETERMINERS:
        n += 1
    for r in range(n, min(n + _ON, len(words))):
        word = words[r]
        if word.key in _ENDS or word.key in _OF | _WHERE or word.sentence != words[mention.begin].sentence:
            break
        if r > n and "," in word.gap:
            break
        if word.key in roles() and not word.owner and not (page.bare and r > n + 3):
            owner = next((k for k in range(r - 1, n - 1, -1) if words[k].owner), None)
            if owner is None:
                return _affiliated(page, text, n, r)
            of = Span(words[begin].begin, words[owner].end)
            held = _affiliated(page, text, owner + 1, r)
            return Post(held.role, of.of(text), (*held.spans[:1], of))
    return NO_POST


def _affiliated(page: Page, text: str, first: int | None, n: int) -> Post:
    """Return the role from word `first` to `n` and past it, and the body that it is a role in."""
    words = page.words
    last = n
    if first is not None:
        while last + 1 < len(words) and words[last + 1].gap == " " and words[last + 1].key in offices():
            last += 1
        n = last + 1
    while n < min(last + _ON, len(words)) and words[n].key not in _ENDS and words[n].gap in (" ", ". "):
        body = _body(page, n + 1) if words[n].key in _OF | _WHERE else None
        if body is not None and (words[n].key in _OF or any(w.key in bodies() for w in words[body[0] : body[1]])):
            at = Span(words[body[0]].begin, words[body[1] - 1].end)
            if first is None:
                named = any(w.key in bodies() for w in words[body[0] : body[1]])
                return Post(None, at.of(text), (at,)) if named else NO_POST
            role = Span(words[first].begin, words[n - 1].end)
            return Post(role.of(text), at.of(text), (role, at))
        n += 1
    if first is None:
        return NO_POST
    role = Span(words[first].begin, words[last].end)
    return Post(role.of(text), None, (role,))


def _body(page: Page, n: int) -> tuple[int, int] | None:
    """Return the words of the body named at word `n`, "the" left out."""
    words = page.words
    if n < len(words) and words[n].key == "the":
        n += 1
    if n >= len(words):
        return None
    if page.bare:
        end = 0
        for i in range(n, min(n + _NAME_OF_BODY, len(words))):
            if words[i].key in _ENDS or words[i].key in ("a", "an", "at", "s") or words[i].key in titles():
                break
            if words[i].key in bodies():
                end = i + 3 if i + 1 < len(words) and words[i + 1].key == "of" and page.name_like(i + 2) else i + 1
        return (n, end) if end else None
    end = n
    while end < len(words) and end - n < _NAME_OF_BODY and (end == n or words[end].gap in (" ", ". ", "-", " & ")):
        if words[end].capital:
            end += 1
            continue
        links = end
        while links < len(words) and links - end < 2 and words[links].key in _LINKS and words[links].gap == " ":
            links += 1
        if end in (n, links) or links >= len(words) or not words[links].capital:
            break
        end = links
    return (n, end) if end > n else None
