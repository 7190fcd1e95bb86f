"""Tell whether an aligned passage says another thing than its source: another number, a "not", an opposite word.

What it finds are signs, few and plain. That it finds none does not mean that the two agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.opposites import is_negation, opposite
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from whence.model import Evidence

_WORDS = 2
"""Words of an edit at most: a longer one is a passage reworded, in which a "not" may stand anywhere."""


def contradiction(evidence: Evidence, child: str, parent: str) -> str | None:
    """Return the first plain sign that the child's words say another thing than the parent's, else None.

    `child` and `parent` are the texts that the spans of the evidence refer to.
    """
    for edit in evidence.edits:
        there, here = edit.left.of(parent), edit.right.of(child)
        left, right = tokenise(there).words, tokenise(here).words
        if max(len(left), len(right)) > _WORDS:
            continue
        if edit.kind == "replaced" and _opposed(left, right):
            return f"“{there}” there is “{here}” here"
        if edit.kind in ("inserted", "deleted") and is_negation(left + right):
            return f"“{there or here}” stands only {'there' if there else 'here'}"
    return None


def _opposed(left: list[str], right: list[str]) -> bool:
    if _are_numbers(left) and _are_numbers(right):
        return left != right
    if is_negation(left) != is_negation(right):
        return True
    return opposite(left, right)


def _are_numbers(words: list[str]) -> bool:
    return bool(words) and all(word[:1].isdigit() for word in words)
