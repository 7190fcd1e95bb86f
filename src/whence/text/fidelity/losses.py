"""What a quotation lost: words inside it, words at its ends; and the places that it was put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.fidelity.cosmetics import plain
from whence.text.fidelity.manner import goes_on, joined
from whence.text.fidelity.shifts import is_small
from whence.text.likeness import stem
from whence.text.opposites import is_negation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model.quoting import Fidelity
    from whence.text.fidelity.differences import Difference
    from whence.text.fidelity.quoted import Meeting

_LONG_CUE = 8
"""Words of narration from which two sentences run into one are no longer a quotation that a cue interrupted."""
_UNBROKEN = -3.0
"""Log-odds of a sentence's end below which two words surely belong to one sentence."""
_ENDS = ".!?…"


def gaps(
    meeting: Meeting, pieces: Sequence[Sequence[Difference]], strict: Sequence[bool], faults: dict[Fidelity, str]
) -> bool:
    """Note words left out inside and pieces put together; return whether two quotations of the parent were merged."""
    merged = False
    if len(pieces) > 1:
        rows = [(piece[0].left[0], piece[-1].left[1]) for piece in pieces]
        for (_, end), (begin, _), piece in zip(rows, rows[1:], pieces[1:], strict=False):
            at = piece[0].right[0]
            if end <= begin:
                merged |= _gap(meeting, (end, begin), at, strict, faults)
            elif strict[min(at, len(strict) - 1)] and not meeting.stretch.apart[at] and _is_seam(meeting, at):
                faults["spliced"] = "put together from two places of the parent, in another order"
    for piece in pieces:
        for d in piece:
            if d.kind in ("deleted", "replaced", "cosmetic") and d.left[0] < d.left[1] and not d.gloss:
                inner = d.right[0] > 0 and d.right[1] < len(strict)
                if inner and (d.kind == "deleted" or d.left[1] - d.left[0] > d.right[1] - d.right[0] + 2):
                    merged |= _gap(meeting, d.left, d.right[0], strict, faults, quiet=d.kind != "deleted")
    return merged


def _gap(
    meeting: Meeting,
    left: tuple[int, int],
    at: int,
    strict: Sequence[bool],
    faults: dict[Fidelity, str],
    *,
    quiet: bool = False,
) -> bool:
    """Note what the words that are missing before word `at` amount to; return whether a merger is all they are."""
    parent, honest = meeting.parent, meeting.stretch.honest[at]
    if (
        not left[0]
        or left[1] >= len(parent.holders)
        or not (strict[at] and strict[at - 1])
        or meeting.stretch.apart[at]
    ):
        return False
    missing = range(*left)
    how = joined(parent, left[0] - 1, left[1])
    if how == "apart" and not quiet:
        if honest:
            faults.setdefault("trimmed", "put together from two places, which the child owns up to")
        elif _is_seam(meeting, at):
            faults["spliced"] = "put together from two places of the parent that do not follow each other"
        return False
    own = parent.holders[left[0] - 1]
    sides = {own, parent.holders[left[1]]}
    lost = [
        n
        for n in missing
        if how == "within" or (parent.holders[n] in sides if min(sides) >= 0 else parent.quotes[n] >= 0)
    ]
    if how == "across" and not lost:
        if _run_together(meeting, left, at):
            faults["spliced"] = "two sentences, with narration between them in the parent, run into one"
            return False
        return True
    if quiet or not lost:
        return False
    gone = [parent.witness.tokens.words[n] for n in lost]
    if honest:
        faults.setdefault("trimmed", "left out inside, which the child owns up to")
    elif is_negation(gone):
        faults["altered"] = f"a negation is gone: {' '.join(gone[:6])}"
    else:
        faults["cut"] = f"left out inside without a sign: {' '.join(gone[:8])}"
    return False


def _is_seam(meeting: Meeting, at: int) -> bool:
    """Tell whether word `at` surely goes on with the sentence of the word before it.

    Where the model guessed how far the quotation goes, another sentence may be the narrator's.
    """
    return not meeting.stretch.guessed or meeting.child.breaks(meeting.stretch.tokens[at]) < _UNBROKEN


def _run_together(meeting: Meeting, left: tuple[int, int], at: int) -> bool:
    parent, child = meeting.parent, meeting.child
    if not (child.is_punctuated and parent.is_punctuated) or left[1] - left[0] <= _LONG_CUE:
        return False
    if not any(parent.breaks(n) > 0 for n in range(left[0], left[1] + 1)) or meeting.stretch.honest[at]:
        return False
    one, other = meeting.stretch.tokens[at - 1 : at + 1]
    between = child.witness.article.text[child.witness.tokens.ends[one] : child.witness.tokens.begins[other]]
    return not any(c in between for c in _ENDS)


def trim(meeting: Meeting, found: Sequence[Difference], faults: dict[Fidelity, str]) -> tuple[int | None, int | None]:
    """Note words dropped at the ends; return the first dropped token on either side."""
    parent = meeting.parent
    first = min(d.left[0] for d in found if d.left[0] < d.left[1])
    last = max(d.left[1] for d in found if d.left[0] < d.left[1]) - 1
    before, behind = goes_on(parent, first, -1), goes_on(parent, last, 1)
    dropped = [_dropped(meeting, at, step) for at, step in ((before, -1), (behind, 1))]
    gone = [" ".join(some[:8]) for some in dropped if some]
    if gone:
        faults.setdefault("trimmed", f"dropped at an end: {' … '.join(gone)}")
    return (before if dropped[0] else None, behind if dropped[1] else None)


def _dropped(meeting: Meeting, at: int | None, step: int) -> list[str]:
    """Return the words of the parent's quotation beyond an end, none where the child goes on with them as well."""
    if at is None:
        return []
    said, tokens = meeting.child.witness.tokens.words, meeting.stretch.tokens
    beyond = tokens[-1] + 1 if step > 0 else tokens[0] - 1
    edge = meeting.stretch.marked[-1 if step > 0 else 0]
    word = meeting.parent.witness.tokens.words[at]
    if edge < 0 and 0 <= beyond < len(said) and stem(said[beyond]) == stem(word):
        return []
    words_: list[str] = []
    token: int | None = at
    while token is not None and len(words_) < 40:
        words_.append(meeting.parent.witness.tokens.words[token])
        token = goes_on(meeting.parent, token, step)
    return words_[::step] if plain(words_) and not is_small(words_) else []
