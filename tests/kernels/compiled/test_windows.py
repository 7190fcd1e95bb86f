"""Alignments of two stretches against the pure kernel."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels import edits
from whence.kernels.compiled.windows import align, room_for_windows, shape

WEIGHTS = np.array([0.05, 0.05, 0.06, 0.1, 0.3, 0.6, 0.95])
NUMBERS = st.integers(0, len(WEIGHTS) - 1)
STRETCHES = st.one_of(st.lists(NUMBERS, min_size=1, max_size=16), st.lists(NUMBERS, min_size=66, max_size=70))


@st.composite
def sides(draw):
    ids = draw(STRETCHES)
    joins = draw(st.dictionaries(st.integers(0, len(ids)), NUMBERS, max_size=draw(st.sampled_from([0, 3]))))
    return edits.Side(ids, [joins.get(n, -1) for n in range(len(ids) - 1)] + [-1])


def filled(a, b):
    window = room_for_windows(max(len(a.ids), len(b.ids)), len(WEIGHTS))
    for column, values in ((window.left, a.ids), (window.left_glued, a.glued), (window.right, b.ids),
                           (window.right_glued, b.glued)):  # fmt: skip
        column[: len(values)] = values
    return window


def compiled(a, b, *, free_end, enough=1e-9):
    window, n, m = filled(a, b), len(a.ids), len(b.ids)
    box = shape(window, WEIGHTS, n, m, enough if free_end else 0.0)
    count, score = align(window, WEIGHTS, box, n, m, free_end)
    assert (window.low == -1).all()
    columns = (column[:count][::-1].tolist() for column in (window.i, window.i2, window.j, window.j2))
    return [edits.Pair(i, i2, j, j2, 1.0) for i, i2, j, j2 in zip(*columns, strict=True)], score


def purely(a, b, *, free_end):
    return edits.align(a, b, WEIGHTS.tolist(), lambda _x, _y: 0.0, free_end=free_end)


@given(sides(), sides())
def test_the_alignment_of_a_gap_is_that_of_the_pure_kernel(a, b):
    """Pairs and score, to the last bit."""
    assert purely(a, b, free_end=False) == compiled(a, b, free_end=False)


@given(sides(), sides())
def test_a_free_ended_alignment_is_that_of_the_pure_kernel(a, b):
    """Where words of the left stretch stand in the right one at all: else nothing is tried."""
    shared = {*a.ids, *a.glued[:-1]} & {*b.ids}
    wanted = purely(a, b, free_end=True) if shared else ([], 0.0)
    assert wanted == compiled(a, b, free_end=True)


@pytest.mark.parametrize(("enough", "tried"), [(0.35, True), (0.37, False)])
def test_only_what_weighs_enough_together_is_tried(enough, tried):
    """0.3 and 0.06, each counted once however often it is there."""
    a, b = edits.Side([4, 2, 2, 4], [-1] * 4), edits.Side([4, 2, 6], [-1] * 3)
    assert tried == bool(compiled(a, b, free_end=True, enough=enough)[0])
