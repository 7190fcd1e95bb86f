from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.twins import fitting_score
from whence.kernels.edits import Pair
from whence.kernels.fitting import Gaps, fit

WORTH = {(0, 0): 0.3, (1, 1): 0.6, (2, 2): 1.0, (3, 3): 1.2, (1, 2): 0.5, (0, 3): 0.2, (2, 3): 0.19}
IDS = st.lists(st.integers(0, 4), max_size=7)
FREE = st.tuples(st.booleans(), st.booleans())


def gain(x: int, y: int) -> float:
    return WORTH.get((min(x, y), max(x, y)), 0.0)


@given(IDS, IDS, FREE)
@example([], [], (False, False))
@example([0, 0, 0], [0], (False, True))
@example([2, 4, 4, 4, 2, 1], [2, 2, 1], (True, True))
def test_the_placement_is_as_good_as_any(a, b, free):
    assert fitting_score(a, b, gain, Gaps(), free) == pytest.approx(fit(a, b, gain, free=free)[1])


@given(IDS, IDS, FREE)
def test_the_pairs_are_worth_the_score(a, b, free):
    """Gains less one price a gap, the free ends for nothing."""
    pairs, score = fit(a, b, gain, free=free)
    worth = sum(gain(a[p.i], b[p.j]) for p in pairs)
    i = j = 0
    for n, p in enumerate([*pairs, Pair(len(a), len(a), len(b), len(b), 0.0)]):
        costly = (n > 0 or not free[0]) and (n < len(pairs) or not free[1])
        if not pairs:
            costly = not any(free)
        worth -= (0.3 + 0.01 * (p.i - i)) * (costly and p.i > i)
        worth -= (0.2 + 0.05 * (p.j - j)) * (p.j > j)
        i, j = p.i2, p.j2
    assert score == pytest.approx(worth)


@given(IDS, IDS, FREE)
def test_pairs_are_in_order_and_alike(a, b, free):
    pairs, _ = fit(a, b, gain, free=free)
    assert all(gain(a[p.i], b[p.j]) >= 0.2 for p in pairs)
    assert all(p.i2 <= q.i and p.j2 <= q.j for p, q in pairwise(pairs))


def test_a_gap_is_one_gap():
    """The common word stays with its neighbours although its like stands in between."""
    a = [2, 0, 4, 0, 4, 4, 3]
    assert [(0, 0), (1, 1), (6, 2)] == [(p.i, p.j) for p in fit(a, [2, 0, 3], gain)[0]]


@given(IDS, st.lists(st.integers(0, 3), max_size=7), IDS)
def test_a_copy_is_found_whole(before, b, after):
    """Wherever it lies, its score is at least that of the copy itself."""
    _, score = fit([*before, *b, *after], b, gain)
    assert score >= sum(gain(y, y) for y in b) - 1e-9
