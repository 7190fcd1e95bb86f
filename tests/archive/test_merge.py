from types import SimpleNamespace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.articles import articles
from whence.archive import Archive
from whence.archive.marks import REMOVED
from whence.archive.merge import FAN, LARGEST, MANY, due, tier


def part(rows, *, size=1000, removed=0):
    kinds = np.zeros(rows, np.uint8)
    kinds[:removed] = REMOVED
    return SimpleNamespace(segment=SimpleNamespace(rows=rows, container=SimpleNamespace(size=size)), kinds=kinds)


def test_four_of_a_kind_are_merged_and_a_smaller_one_with_the_larger_behind_it():
    assert due([]) is None
    assert due([part(1)] * 3) is None
    assert due([part(1)] * 4) == (0, 4)
    assert due([part(1000), *[part(20)] * 3, part(1)]) is None
    assert due([part(1000), *[part(20)] * 4, part(1)]) == (1, 5)
    assert due([part(1000), part(1), part(20)]) == (1, 3)
    assert due([part(1000), part(20), part(1), part(1), part(1000)]) == (1, 5)
    assert due([part(1)] * 9) == (0, 9)


def test_two_large_ones_are_merged():
    assert due([part(MANY - 1)] * 3) is None
    assert due([part(8 * MANY), part(4 * MANY), part(MANY), part(1000)]) is None
    assert due([part(8 * MANY), part(MANY), part(2 * MANY - 1), part(1000)]) == (1, 3)


def test_the_largest_are_left_alone_and_what_is_mostly_removed_is_written_anew():
    large = part(5000, size=LARGEST)
    assert due([large] * 9) is None
    assert due([large, *[part(5000)] * 4]) == (1, 5)
    assert due([large, part(5000), large, part(5000), part(5000), part(5000)]) is None
    assert due([part(MANY, size=LARGEST // 2)] * 5) == (0, 2)
    assert due([part(1000), part(100, removed=51)]) == (1, 2)
    assert due([part(1000), part(100, removed=50)]) is None


@given(st.lists(st.integers(1, 300) | st.integers(1, 2**17), max_size=60))
def test_after_any_additions_there_are_few_segments(sizes):
    parts: list = []
    written = 0
    for size in sizes:
        parts.append(part(size))
        while (found := due(parts)) is not None:
            begin, end = found
            rows = sum(each.segment.rows for each in parts[begin:end])
            parts[begin:end] = [part(rows)]
            written += rows
    tiers = [tier(each.segment.rows) for each in parts]
    assert tiers == sorted(tiers, reverse=True)
    assert all(tiers.count(each) < (FAN if each < tier(MANY) else 2) for each in tiers)
    assert sum(each.segment.rows for each in parts) == sum(sizes)
    assert written <= sum(sizes) * 2 * (tier(max(1, sum(sizes))) + 1)


def test_everything_may_be_removed(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add(articles(0, 10))
    archive.remove([f"a{n}" for n in range(10)])
    assert (len(archive), list(archive.articles()), archive.search("any words at all")) == (0, [], ())
    assert archive.status().text_bytes == 0
    archive.add(articles(0, 3))
    assert [each.number for each in archive.versions("a1")] == [1]
    archive.check()
