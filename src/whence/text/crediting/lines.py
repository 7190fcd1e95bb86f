"""Read the lines around an article's own text: datelines, bylines, tails, republication and picture lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.text.crediting import outlets
from whence.text.crediting.sides import WINDOW, Reading, Sides, count, count_of

if TYPE_CHECKING:
    from whence.model import CreditRole
    from whence.text.crediting.cues import Cues
    from whence.text.crediting.marked_words import MarkedWords
    from whence.text.crediting.sounding import Name


def read_line(  # noqa: PLR0911, PLR0912, PLR0913 - one answer a line
    text: str, words: MarkedWords, name: Name, sides: Sides, patterns: Cues, own: str | None, *, capitals: bool
) -> Reading | None:
    """Read datelines, tails, bylines, republication and picture lines."""
    left, right = sides.left, sides.right
    wire: CreditRole = "agency" if name.kind == "agency" else "byline"
    line = left.rsplit("¶", 1)[-1].split()
    whole = "¶" in left or name.begin <= WINDOW
    bracketed = re.search(r"\( (?:the )?$", left) and re.match(r"\)|/ \S+(?: \S+)? \)", right)
    if bracketed:
        closing = right.index(")") + 1
        dateline = re.match(r"\s*[-¶]", right[closing:]) or right[closing:].strip() == ""
        if (name.kind == "agency" and (name.end - name.begin < 3)) or (dateline and whole and len(line) < 12):
            return Reading(
                "agency",
                count_of(left, r"\( (?:the )?$"),
                right[:closing].count(" ") + 1,
                0.95,
                "in brackets, as an agency's copy is marked",
            )
    ends = right == "" or right.startswith("¶")
    if ends and capitals and re.search(r"(?:[.\"] |¶ )(?:- )$", left):
        return Reading(wire, 1, 0, 0.85, "at the end, behind a dash")
    if ends and whole and not line and name.kind == "agency" and capitals:
        return Reading("agency", 0, 0, 0.8, "on a line of its own")
    contributed = patterns.contributed.match(right)
    if contributed and (name.kind == "agency" or re.match(r"contributed to this|[^.]* contributed to this", right)):
        return Reading(wire, 0, count(contributed), 0.95, "contributed to the article")
    if patterns.for_agency.search(left):
        if own and outlets.same_outlet(own, name.outlet):
            return Reading("topic", 0, 0, 0.9, "the article's own outlet")
        return Reading(wire, count_of(left, patterns.for_agency), 0, 0.95, "the copy is said to be its own")
    if capitals and whole and line and len(line) + 1 < 16 and not re.search(r"[.\"]", " ".join(line)):
        picture = re.match(r"(?:photo|photograph|photos|picture|image|images|file)$", line[0])
        if picture or (line[-1] == "/" and re.match(r"(?:¶|$)", right)) or re.match(r"photo(?:s)? ?(?:/|by)", right):
            return Reading("byline", len(line), 0, 0.6, "credits a picture, not the text")
        small = [
            n
            for n in range(name.begin - len(line), name.begin)
            if words.words[n] not in ("by", "and", "of", "for", "the", "staff", "writer", "reporter")
        ]
        if line[0] == "by" and all(not words.words[n][:1].isalpha() or text[words.begins[n]].isupper() for n in small):
            return Reading(wire, len(line), 0, 0.9, "in the byline")
    if (
        not capitals
        and name.kind == "agency"
        and re.fullmatch(r"(?:\S+ ){0,20}?by (?:\S+ ){2,4}", left)
        and name.begin < 25
    ):
        return Reading("agency", 0, 0, 0.6, "in the byline")
    republished = patterns.republished.search(left)
    if republished:
        whose = re.search(
            r"(?:this|the) (?:\w+ )?(?:article|story|post|piece|column|essay|report|commentary"
            r"|interview|excerpt|version)(?: \S+){0,4} $",
            left[: republished.start()],
        )
        role: CreditRole = (
            "byline"
            if whose or len(left[: republished.start()].rsplit("¶", 1)[-1].rsplit(".", 1)[-1].split()) < 2
            else "source"
        )
        return Reading(role, count_of(left, patterns.republished), 0, 0.9, "published there first")
    if re.search(r"(?<!\S)via (?:the )?$", left):
        return Reading(
            "byline" if re.search(r"(?:^|¶ |\( |- )via (?:the )?$", left) else "source",
            count_of(left, r"(?<!\S)via (?:the )?$"),
            0,
            0.8,
            "“via” credits it",
        )
    return None
