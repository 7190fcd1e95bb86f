"""Sums of floating-point numbers in one order, on every Python and in compiled kernels alike."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def added(values: Iterable[float]) -> float:
    """Return the sum of `values` from left to right, rounded after each; `sum` compensates from Python 3.12 on.

    >>> added([0.1, 0.2, 0.3]) == 0.1 + 0.2 + 0.3
    True
    """
    return reduce(add, values, 0.0)
