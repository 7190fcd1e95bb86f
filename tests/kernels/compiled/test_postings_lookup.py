import math
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.postings_file import (
    DROPPED,
    KEY_BITS,
    ROW_BITS,
    decode,
    encode,
    keys_of,
    layout_for,
    packed,
)
from whence.kernels.compiled.postings_lookup import Found, allow, gather, heaviest, look_up
from whence.kernels.postings_layout import Layout, Postings

KEYS = st.integers(0, 5) | st.integers(0, 2**KEY_BITS - 1) | st.integers(2**KEY_BITS - 5, 2**KEY_BITS - 1)
POSTED = st.sets(st.tuples(KEYS, st.integers(0, 300)), max_size=200)
LAYOUTS = st.integers(4, 20).map(lambda bits: Layout(bits, (KEY_BITS - bits + 7) // 8, 2))


def laid_out(posted, layout):
    words = np.array(sorted(key << ROW_BITS | row for key, row in posted), np.uint64)
    counts = np.zeros(1 << layout.bits, np.int64)
    records = encode(words, layout, counts)
    directory = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    return words, frozen(directory, records, layout)


def frozen(directory, records, layout):
    for array in (directory, records):
        array.flags.writeable = False
    return Postings(directory, records, layout)


@given(POSTED, LAYOUTS)
def test_what_is_laid_out_is_read_again_in_as_many_parts_as_are_asked_for(posted, layout):
    words, postings = laid_out(posted, layout)
    rows = np.arange(301, dtype=np.uint32)
    for bits in (0, 2, 4):
        parts = [decode(postings, part, bits, rows) for part in range(1 << bits)]
        assert np.concatenate(parts).tolist() == words.tolist()


@given(POSTED, LAYOUTS, st.sets(st.integers(0, 300)))
def test_rows_are_renumbered_and_dropped(posted, layout, dropped):
    _, postings = laid_out(posted, layout)
    rows = np.arange(1000, 1301, dtype=np.uint32)
    rows[sorted(dropped)] = DROPPED
    expected = sorted(key << ROW_BITS | row + 1000 for key, row in posted if row not in dropped)
    assert decode(postings, 0, 0, rows).tolist() == expected


@given(POSTED, LAYOUTS, st.lists(KEYS, unique=True, max_size=20), st.sets(st.integers(0, 300)))
def test_looking_up_and_adding_up_finds_what_a_dictionary_finds(posted, layout, others, dead_rows):
    _, postings = laid_out(posted, layout)
    wanted = sorted({key for key, _ in list(posted)[::2]} | set(others))
    keys = np.array([key << ROW_BITS for key in wanted], np.uint64)
    begins, ends = np.zeros(keys.size, np.uint32), np.zeros(keys.size, np.uint32)
    frequencies = np.zeros(keys.size, np.int64)
    found = look_up(keys, postings, begins, ends, frequencies)
    assert frequencies.tolist() == (ends - begins).tolist()
    each = Counter(key for key, _ in posted)
    assert (ends - begins).tolist() == [each[key] for key in wanted]
    assert found == sum(each[key] for key in wanted)

    dead = np.zeros(301, np.bool_)
    dead[sorted(dead_rows)] = True
    weights = np.arange(1, keys.size + 1, dtype=np.uint8)
    hits = np.empty(found, np.uint64)
    hits = hits[: gather(postings, Found(begins, ends, weights, frequencies), dead, 7, hits)]
    assert not frequencies.any()
    hits.sort()
    best = np.empty(7, np.uint64)
    best = best[: heaviest(hits, best)]
    heavy: Counter[int] = Counter()
    for key, row in posted:
        if key in wanted and row not in dead_rows:
            heavy[row + 7] += wanted.index(key) + 1
    expected = sorted(heavy.items(), key=lambda each: (-each[1], each[0]))
    assert [(0xFFFFFFFF - (int(hit) & 0xFFFFFFFF), int(hit) >> 32) for hit in best] == expected[:7]


def test_no_room_for_the_heaviest():
    assert heaviest(np.array([1 << 8 | 5], np.uint64), np.empty(0, np.uint64)) == 0


def test_a_run_of_many_postings_of_one_key():
    posted = {(9, row) for row in range(5000)} | {(8, 1), (10, 2), (2**KEY_BITS - 1, 3)}
    _, postings = laid_out(posted, layout_for(len(posted), 5000))
    keys = np.array([key << ROW_BITS for key in (8, 9, 10, 11)], np.uint64)
    begins, ends = np.zeros(4, np.uint32), np.zeros(4, np.uint32)
    frequencies = np.zeros(4, np.int64)
    assert look_up(keys, postings, begins, ends, frequencies) == 5002
    assert frequencies.tolist() == [1, 5000, 1, 0]
    found = Found(begins, ends, np.ones(4, np.uint8), np.array([4, 4, 0, 4]))
    hits = np.empty(12, np.uint64)
    assert gather(postings, found, np.zeros(5000, np.bool_), 0, hits) == 5
    assert found.allowed.tolist() == [3, 0, 0, 4]
    assert [int(hit) >> 8 for hit in hits[:5]] == [1, 0, 1, 2, 3]


@given(st.binary(max_size=300), st.lists(st.integers(0, 2**32 - 1), min_size=17, max_size=17), st.lists(KEYS))
def test_damaged_postings_harm_nobody(records, directory, keys):
    postings = frozen(np.array(directory, np.uint32), np.frombuffer(records, np.uint8), Layout(4, 4, 2))
    words = decode(postings, 0, 0, np.arange(20, dtype=np.uint32))
    assert (words & np.uint64(2**ROW_BITS - 1) < 20).all()
    begins, ends = np.zeros(len(keys), np.uint32), np.zeros(len(keys), np.uint32)
    frequencies = np.zeros(len(keys), np.int64)
    found = look_up(np.array(keys, np.uint64) << np.uint64(ROW_BITS), postings, begins, ends, frequencies)
    hits = np.empty(max(0, found), np.uint64)
    weights = np.ones(len(keys), np.uint8)
    gather(postings, Found(begins, ends, weights, frequencies), np.zeros(20, np.bool_), 0, hits)


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 2**ROW_BITS - 1))))
def test_packing_keeps_the_key_above_the_row(posted):
    shingles = np.array([shingle for shingle, _ in posted], np.uint64)
    rows = np.array([row for _, row in posted], np.uint32)
    words = packed(shingles, rows)
    assert (words & np.uint64(2**ROW_BITS - 1)).tolist() == rows.tolist()
    assert sorted(set((words - rows).tolist())) == keys_of(shingles).tolist()


def test_the_layout_grows_with_the_postings():
    assert layout_for(0, 0) == Layout(4, 4, 1)
    assert layout_for(1_360_000, 10_000) == Layout(17, 3, 2)
    assert layout_for(136_000_000, 1_000_000) == Layout(20, 2, 3)


@given(st.lists(st.integers(0, 50), max_size=30), st.integers(0, 200), st.integers(0, 5))
def test_the_rarest_keys_are_counted_in_full_and_of_the_others_the_earliest(frequencies, budget, earliest):
    allowed, weights = np.array(frequencies, np.int64), np.zeros(len(frequencies), np.uint8)
    total = allow(allowed, 99, budget, earliest, weights)
    assert total == allowed.sum()
    assert weights.tolist() == [int(min(255, max(1, 8 * math.log2(100 / max(1, each))))) for each in frequencies]
    if sum(frequencies) <= budget:
        assert allowed.tolist() == frequencies
        return
    spent = 0
    whole = True
    for each, now in sorted(zip(frequencies, allowed.tolist(), strict=True), key=lambda pair: (pair[0], -pair[1])):
        whole = whole and spent + each <= budget
        assert now == (each if whole else min(each, earliest))
        spent += each
