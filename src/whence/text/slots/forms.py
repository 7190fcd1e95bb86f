"""How two clock times or two scores go together that have no amount, by their normal forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.text.slots.amounts import Judgement

if TYPE_CHECKING:
    from whence.model import Fact

_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
_HALF_DAY = 720
"""Minutes: "9:30" may be in the morning or in the evening."""


def judge_forms(left: Fact, right: Fact, words: tuple[str, str]) -> Judgement:
    """Return how the child's clock time or score goes with the parent's."""
    one, other = words
    if left.norm == right.norm:
        return Judgement("equivalent", f"“{other}” and “{one}” say the same")
    if left.type == "score":
        if sorted(left.norm.split("-")) == sorted(right.norm.split("-")):
            return Judgement("compatible", f"“{other}” is “{one}” told from the other side")
        return Judgement("conflict", f"“{one}” and “{other}” cannot both be true")
    clocks = _CLOCK.fullmatch(left.norm), _CLOCK.fullmatch(right.norm)
    if clocks[0] is None or clocks[1] is None:
        return Judgement("unknown", f"“{one}” and “{other}” cannot be compared")
    minutes = [int(hour) * 60 + int(minute or 0) for hour, minute in (clock.groups() for clock in clocks if clock)]
    if minutes[0] % _HALF_DAY == minutes[1] % _HALF_DAY:
        return Judgement("compatible", f"“{one}” and “{other}” agree as far as both tell the half of the day")
    return Judgement("conflict", f"“{one}” and “{other}” cannot both be true")
