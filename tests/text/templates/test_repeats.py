"""Passages inside what an outlet prints again, against the obvious way to tell: character by character."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.text.templates.repeats import COVERED, inside

SIDE = st.tuples(st.integers(0, 4), st.integers(0, 30), st.integers(1, 15))
ROWS = st.lists(st.tuples(SIDE, SIDE, st.booleans()), max_size=25)


def obviously(rows):
    again = {
        (article, at)
        for left, right, repeated in rows
        if repeated
        for article, begin, size in (left, right)
        for at in range(begin, begin + size)
    }
    return [
        any(
            sum((article, at) in again for at in range(begin, begin + size)) >= COVERED * size
            for article, begin, size in (left, right)
        )
        and bool(again)
        for left, right, _ in rows
    ]


@given(ROWS)
def test_it_is_told_as_it_obviously_is(rows):
    column = {}
    for n, side in enumerate(("left", "right")):
        column[side] = np.array([row[n][0] for row in rows], np.uint32)
        column[f"{side}_begin"] = np.array([row[n][1] for row in rows], np.uint32)
        column[f"{side}_end"] = np.array([row[n][1] + row[n][2] for row in rows], np.uint32)
    repeated = np.array([row[2] for row in rows], np.bool_)
    assert obviously(rows) == inside(column, repeated, 5).tolist()
