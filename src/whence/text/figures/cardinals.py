"""Cardinals in words: "three hundred and twelve thousand and one"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.grammar import LARGEST, NOTHING, Count, kind_at, word_at

if TYPE_CHECKING:
    from whence.text.witness import Witness


def _small(witness: Witness, n: int, begin: int) -> Count | None:
    """Return a cardinal below 100 in words."""
    kind = kind_at(witness, n, begin)
    if kind.kind not in ("unit", "teen", "ten"):
        return None
    unit = kind_at(witness, n + 1) if kind.kind == "ten" else NOTHING
    if unit.kind == "unit" and unit.value:
        return Count(n + 2, kind.value + unit.value, 1.0, "unit", 1.0)
    return Count(n + 1, kind.value, 1.0, kind.kind, 1.0)


def _group(witness: Witness, n: int, begin: int) -> Count | None:
    """Return a cardinal below 1,000 in words; "hundred" alone is 100."""
    small = _small(witness, n, begin)
    end = small.end if small else n
    if kind_at(witness, end, begin).kind != "hundred" or (small and small.value == 0):
        return small
    value = 100 * (small.value if small else 1.0)
    end += 1
    rest = _small(witness, _after_and(witness, end, begin), begin)
    if rest is None or rest.value == 0 or _belongs_on(witness, rest.end):
        return Count(end, value, 100.0, "hundred", 1.0)
    return Count(rest.end, value + rest.value, 1.0, rest.last, 1.0)


def _belongs_on(witness: Witness, n: int) -> bool:
    """Tell whether the small cardinal before token `n` begins another: "two hundred", "three quarters"."""
    return kind_at(witness, n).kind == "hundred" or _is_part(witness, n)


def _is_part(witness: Witness, n: int) -> bool:
    return kind_at(witness, n).kind == "part"


def _after_and(witness: Witness, n: int, begin: int) -> int:
    """Return the token behind an "and" at `n` that holds one numeral together, else `n`: not "between two and five"."""
    if word_at(witness, n) != "and" or (begin and witness.tokens.words[begin - 1] == "between"):
        return n
    return n + 1


def _bare(witness: Witness, n: int) -> Count | None:
    """Return a "million" or a "dozen" that nothing multiplies."""
    kind = kind_at(witness, n, n)
    if kind.kind == "dozen":
        return Count(n + 1, kind.value, kind.value, "dozen", 1.0)
    return Count(n, 1.0, 1.0, "scale", 1.0) if kind.kind == "scale" else None


def cardinal(witness: Witness, n: int) -> Count | None:
    """Return a cardinal in words: groups below 1,000 with scales that go down, "and" or not."""
    total, limit, at = 0.0, float("inf"), n
    done: Count | None = None
    while True:
        group = _group(witness, at, n)
        if group is None and done is None:
            group = _bare(witness, at)
        if group is None or (done and (group.value == 0 or _is_part(witness, group.end))):
            return done
        end, scale = group.end, 1.0
        while (kind := kind_at(witness, end, n)).kind == "scale" and scale <= LARGEST:
            end, scale = end + 1, scale * kind.value
        if scale >= limit:
            return done
        total += group.value * scale
        done = Count(end, total, group.step * scale, "scale" if scale > 1 else group.last, scale)
        if scale == 1:
            return done
        limit, at = scale, _after_and(witness, end, n)
