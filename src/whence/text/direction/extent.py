"""How much of a child is derived: wholly, partially, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Rejected

if TYPE_CHECKING:
    from whence.model import DerivationClass

WHOLLY, PARTIALLY, HARDLY = 0.8, 0.12, 0.05
"""Share of an article that the other accounts for: from here wholly, from here partially, below this non-derived."""


def extent(share: float, larger: float) -> tuple[DerivationClass, float, Rejected | None]:
    """Return the class by the child's `share`, how sure it is, and the runner-up; `larger` is the larger of the two."""
    if share >= WHOLLY:
        sure = min(0.99, 0.6 + 2 * (share - WHOLLY))
        return (
            "wholly",
            sure,
            Rejected("partially", round(1 - sure, 4), f"a fifth or more would have to be new; {1 - share:.0%} is"),
        )
    if larger >= PARTIALLY:
        sure = min(0.97, 0.6 + 1.5 * min(larger - PARTIALLY, WHOLLY - share))
        other: DerivationClass = "wholly" if share > 0.5 else "non-derived"
        return "partially", sure, Rejected(other, round(1 - sure, 4), f"{share:.0%} of the child is accounted for")
    if larger > HARDLY:
        return "unknown", 0.5, Rejected("partially", 0.5, "too little is shared to tell chance from reuse")
    return "non-derived", min(0.99, 0.75 + 4 * (HARDLY - larger)), None
