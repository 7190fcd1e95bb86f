"""Why the text went one way rather than the other, in sentences.

A sentence is given for each group of signs that speaks for the way by more than a little; the group that speaks most
against it is named, too.
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING

from whence.text import words
from whence.text.direction.credits import names
from whence.text.direction.odds import model
from whence.text.direction.signs import NAMES, numbers
from whence.text.direction.slips import is_strange
from whence.text.direction.versions import is_later_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.text.direction.comparison import Half
    from whence.text.direction.relation import Relation
    from whence.text.direction.signs import Side

_GROUPS = {
    "containment": ("cover", "own", "stretches", "has own", "both own", "size"),
    "ends": ("tail", "only tail", "head", "lead"),
    "kinship": ("kinship", "strangers", "both kinship"),
    "words": ("rarer", "unknown", "misspelt", "scars", "repeated", "fitting"),
    "condition": ("no capitals", "no marks", "unmarked"),
}
_LEAST = 0.25
"""Log-odds from which a group of signs is worth a sentence."""
_RARER = 0.12
"""By how much a word must be rarer than another to be shown as the odder."""


def said(relation: Relation) -> list[str]:
    """Return what the articles say of themselves that bears on the way from left to right."""
    parent, child = (half.witness.article for half in relation.comparison[:2])
    found = []
    if relation.right_credits:
        quoted = "; ".join(f"“{span.of(child.text)}”" for span in relation.right_credits[:3])
        found.append(f"{child.id} credits {names(parent)[0]} by name: {quoted}")
    if parent.outlet and parent.outlet == child.outlet:
        later = is_later_version(child) and not is_later_version(parent)
        found.append(
            f"both are from {parent.outlet}, and {child.id} is marked as a later version"
            if later
            else f"both are from {parent.outlet}: versions of one story, which its owner may cut or go on with"
        )
    if relation.agencies:
        found.append(f"both credit the agency {', '.join(relation.agencies)}, whose copy is not at hand")
    return found


def reasons(relation: Relation) -> list[str]:
    """Return what in the texts speaks for the way from left to right, the weightiest first, and what most against."""
    weighed = _weighed(relation)
    found = [
        sentence
        for group in sorted(weighed, key=lambda name: -weighed[name])
        if weighed[group] >= _LEAST and (sentence := _sentence(group, relation))
    ]
    against = min(weighed, key=lambda name: weighed[name])
    if weighed[against] <= -_LEAST and (sentence := _sentence(against, relation.mirrored())):
        found.append(f"against it: {sentence}")
    return found


def _weighed(relation: Relation) -> dict[str, float]:
    """Return by how much each group of signs makes this way likelier than the other."""
    there, back = numbers(relation.signs), numbers(relation.signs.mirrored())
    gained = map(mul, model().weights, (one - other for one, other in zip(there, back, strict=True)))
    by_name = dict(zip(NAMES, gained, strict=True))
    return {
        group: sum(by_name.get(f"{side}{sign}", 0.0) for sign in signs for side in ("", "parent ", "child "))
        for group, signs in _GROUPS.items()
    }


def _sentence(group: str, relation: Relation) -> str:
    """Return the first thing of a group that can be said of the way from left to right; "" where nothing can."""
    left, right = relation.comparison[:2]
    tell = {"containment": _containment, "ends": _ends, "kinship": _kinship, "condition": _condition}.get(group)
    if tell is not None:
        sides = (left.witness.article.id, relation.signs.left), (right.witness.article.id, relation.signs.right)
        return next(tell(*sides), "")
    return next(_words(left, right), "")


Named = tuple[str, "Side"]


def _containment(parent: Named, child: Named) -> Iterator[str]:
    (one, of_parent), (other, of_child) = parent, child
    if of_child.outline.cover >= 0.85 and of_parent.outline.own:
        yield (
            f"{other} lies inside {one}: {of_child.outline.cover:.0%} of it is shared, and {one} has"
            f" {of_parent.outline.own} words more"
        )
    elif of_child.outline.cover > of_parent.outline.cover:
        yield f"{one} accounts for {of_child.outline.cover:.0%} of {other}, which accounts for less of {one}"
    elif of_child.outline.own:
        yield f"{other} has {of_child.outline.own} words beside what is shared, as who takes over a part has"


def _ends(parent: Named, child: Named) -> Iterator[str]:
    (one, of_parent), (other, of_child) = parent, child
    if of_parent.outline.tail and not of_child.outline.tail:
        yield f"{other} stops where {one} goes on, as a story does that was cut from the end"
    elif of_parent.outline.lead and not of_child.outline.lead:
        yield f"what is shared is the lead of {one} and stands further down in {other}"
    elif of_child.outline.head and not of_parent.outline.head:
        yield f"{other} begins with something else"


def _kinship(parent: Named, child: Named) -> Iterator[str]:
    (one, of_parent), (other, of_child) = parent, child
    if of_child.outline.strangers and of_child.outline.strangers >= of_parent.outline.strangers:
        many = "a stretch" if of_child.outline.strangers == 1 else f"{of_child.outline.strangers} stretches"
        yield f"{other} has {many} of its own that no telling word ties to what is shared"
    elif of_child.outline.kinship < of_parent.outline.kinship:
        yield f"the rest of {one} goes on about what is shared, and the rest of {other} does not"


def _condition(parent: Named, child: Named) -> Iterator[str]:
    (_, of_parent), (other, of_child) = parent, child
    if of_parent.condition.capitals and not of_child.condition.capitals:
        yield f"{other} has lost its capitals"
    if of_parent.condition.marks and not of_child.condition.marks:
        yield f"{other} has lost its punctuation"
    if of_child.slips.unmarked > of_parent.slips.unmarked:
        yield f"figures of {other} have lost their points and commas"


def _words(left: Half, right: Half) -> Iterator[str]:
    """Yield what the words of the right (the child) tell that stand in the place of the left's."""
    one, other = left.witness, right.witness
    pairs = [
        (one.tokens.words[i], other.tokens.words[j], other.span(j, j + 1).of(other.article.text))
        for i, j in zip(left.swapped, right.swapped, strict=True)
    ]
    odd = sorted(
        (words.rarity(old) - words.rarity(word), old, new)
        for old, word, new in pairs
        if words.rarity(word) > words.rarity(old) + _RARER and old.isalpha() and word.isalpha() and old[:4] != word[:4]
    )
    if odd:
        listed = ", ".join(f"“{new}” for “{old}”" for old, new in dict.fromkeys((old, new) for _, old, new in odd[:3]))
        yield f"{other.article.id} has the rarer or odder words where the two differ, as who edits puts in: {listed}"
    misspelt = [(old, new) for old, word, new in pairs if is_strange(word) and not is_strange(old)]
    if misspelt:
        old, new = misspelt[0]
        yield f"{other.article.id} has forms that are no words where the two differ: “{new}” for “{old}”"
