"""Read the words of a sentence that credit an outlet: CNN reports, told Reuters, according to The Post, a CNN poll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.text.crediting.cues import Cues, words_of
from whence.text.crediting.sides import NO_PART, Reading, Sides, count

if TYPE_CHECKING:
    from whence.text.crediting.sounding import Name


def read_sentence(  # noqa: PLR0911, PLR0912 - one answer a line
    name: Name, sides: Sides, patterns: Cues, *, capitals: bool
) -> Reading | None:
    """Read the words of the sentence: reports, told, according to."""
    left, right = sides.left, sides.right
    bare = not sides.kinded and not sides.described
    doubtful = name.common and not capitals and bare
    opening = name.common and capitals and bare and (not left or left[-2] in '.¶"')
    told = (patterns.strict_told if doubtful else patterns.told).search(left)
    if not told and not doubtful and name.kind in ("broadcaster", "programme", "site"):
        on_air = patterns.on_air.search(left)
        near = re.search(
            rf"(?<!\S)(?:told|said|asked|saying|interviewed|interview|spoke|appeared|argued"
            rf"|insisted|added|defended|explained)(?!\S)(?: (?!\."
            rf"|¶)\S+){{0,8}} {patterns.on_air.pattern}",
            left,
        )
        if on_air and (
            near
            or (
                re.search(rf"(?:^|[.¶\"] )(?:\S+ )?{patterns.on_air.pattern}", left)
                and re.match(r"(?:(?!\.|¶)\S+ ){0,8}(?:said|told|asked|argued)", right)
            )
        ):
            told = on_air
    by = (patterns.strict_by if doubtful else patterns.by).search(left)
    own = re.match(r"'s(?: |$)", right)
    staff = None if own else patterns.staff.match(right)
    if staff and not capitals and (by or told) and count(staff) > 1:
        staff = None  # Without the comma, "according to Yahoo News, a spokesman ..." looks like its spokesman.
    if staff and not set(staff.group().split()[:-1]) & (words_of("say") | NO_PART):
        if told:
            return Reading("medium", count(told), 0, 0.8, "somebody said so to one of its people")
        return Reading("topic", 0, 0, 0.7, "only says where somebody works")
    if patterns.owned.search(left):
        return Reading("topic", 0, 0, 0.7, "only says where somebody works")
    report = _report(left, right, patterns)
    if told and not (report and report.role == "source" and not own):
        return Reading("medium", count(told), 0, 0.9, "somebody said so to it")
    if by:
        return Reading(
            "source", count(by), report.right if report else 0, 0.93, f"“{' '.join(by.group().split())}” credits it"
        )
    if report:
        return report
    if own:
        return _person(left, right, patterns, capitals=capitals)
    says = (patterns.strict_says if doubtful or opening else patterns.says).match(right)
    if not says and capitals and re.search(r"(?<!\S)with (?:\S+ ){0,4}$", left):
        says = patterns.calling.match(right)
    if says and not (opening and name.common == 2 and not says.group().endswith("reports")):
        before = re.search(r"(?<!\S)(?:as (?:first )?)?(?:the )?$", left)
        return Reading("source", count(before), count(says), 0.95, f"“{says.group().split()[-1]}” credits it")
    headline = capitals and not opening and re.match(r": ", right) and (not left or left.endswith("¶ "))
    if headline:
        return Reading("source", 0, 0, 0.85, "a headline gives what it says")
    if not capitals and not name.common and (inverted := patterns.inverted_bare.search(left)):
        return Reading("source", count(inverted), 0, 0.7, "says so, verb first")
    inverted = patterns.inverted.search(left) if capitals and not opening else None
    if inverted and re.match(r"(?:$|[.,¶;\"]|in |on |of )", right):
        return Reading("source", len(re.sub(r"[,\"]", " ", inverted.group()).split()), 0, 0.8, "says so, verb first")
    return None


def _report(left: str, right: str, patterns: Cues) -> Reading | None:
    """Read "a CNN poll found", "according to the CNN poll", "in a CNN interview"."""
    talk = patterns.talk.match(right)
    if (
        talk
        and "." not in talk.group()
        and re.search(r"(?<!\S)(?:in|during|to|at|for|on|with) (?:the |a |an |his |her |their |\w+day )*$", left)
    ):
        return Reading("medium", 1, count(talk), 0.85, "somebody said so to it")
    report = patterns.report.match(right)
    between = set(report.group().split()[:-1]) if report else set()
    if (
        not report
        or between & (words_of("say") | words_of("show") | NO_PART) - {"and"}
        or re.match(r"reports? ", right)
    ):
        return None
    cited = patterns.cited.search(left)
    found = patterns.found.match(right[report.end() :])
    if not cited and not found:
        return None
    size = count(report)
    if cited:
        return Reading("source", count(cited), size, 0.85, "its report is cited")
    before = re.search(r"(?<!\S)(?:the |a |an )?(?:new |recent |latest )?$", left)
    near = found is not None and count(found) < 6
    return Reading(
        "source", count(before), size + (count(found) if near else 0), 0.9 if near else 0.8, "its report says so"
    )


def _person(left: str, right: str, patterns: Cues, *, capitals: bool) -> Reading | None:
    """Read "The Post's Jane Roe writes": a person of the outlet speaks for it."""
    says = patterns.person_says.match(right)
    if not says:
        return None
    who = says.group(1).split()
    if capitals and not 1 <= len(who) <= 4:
        return None
    if set(who) & (
        words_of("staff") | words_of("report") | {"the", "of", "and", "he", "she", "they", "who", "is", "was"}
    ):
        return None
    if len(who) < 2:
        return None
    before = re.search(r"(?<!\S)(?:as )?(?:the )?$", left)
    return Reading("source", count(before), count(says), 0.8, "one of its people says so")
