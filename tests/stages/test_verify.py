"""The compiled path is the pure path, to the last bit."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.twins_pairs import SENTENCES, WORDS, adversarial, any_options, compiled, differing, purely, rows
from whence.options import PRESETS, preset
from whence.stages.verify import verify
from whence.text.columns import columns

ARCHIVE = preset("archive")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
SEEDS = st.integers(0, 10**6)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), SEEDS)
def test_texts_of_few_words_share_the_very_same(pairs, seed):
    """Repeats on every diagonal, under any options."""
    assert [] == differing(pairs, any_options(seed))


@given(SEEDS)
def test_hard_pairs_share_the_very_same(seed):
    assert [] == differing([adversarial(seed)], ARCHIVE)
    assert [] == differing([adversarial(seed + 1)], any_options(seed))


def test_many_hard_pairs_in_one_call_share_the_very_same():
    """What one pair leaves behind in the shared room troubles no other."""
    assert [] == differing([adversarial(seed) for seed in range(200)], ARCHIVE)


def test_one_text_against_many_shares_the_very_same():
    """Its words are numbered once for a run of pairs; shorter and longer texts follow one another."""
    texts = [text for seed in range(300, 330) for text in adversarial(seed)]
    pairs = [(left, right) for left in (0, 7, 7, 11, 30) for right in range(len(texts))]
    left, right = np.array(pairs, np.uint32).T
    found = rows(verify(left, right, columns(texts), ARCHIVE), len(pairs))
    assert [purely(texts[one], texts[other], ARCHIVE) for one, other in pairs] == found


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_gives_the_very_same(name):
    pairs = [adversarial(seed) for seed in range(1000, 1030)]
    assert [] == differing(pairs, preset(name))


@given(TEXTS, TEXTS, SEEDS)
def test_the_swapped_pair_is_the_mirror_image(left, right, seed):
    options = any_options(seed)
    there, back = compiled([(left, right), (right, left)], options)
    assert there == [r._replace(i=r.j, i2=r.j2, j=r.i, j2=r.i2, left_begin=r.right_begin, left_end=r.right_end,
                                right_begin=r.left_begin, right_end=r.left_end) for r in back]  # fmt: skip


def test_words_written_as_one_or_as_two_are_paired():
    left = "Nora Selwick led the railway inquiry, and the network of lines in Eastholm was searched"
    right = "Nora Selwick led the rail way inquiry, and the net work of lines in Eastholm was searched"
    (row,) = compiled([(left, right)], ARCHIVE)[0]
    assert (0, len(left), 0, len(right)) == row[4:8]
    assert [row] == purely(left, right, ARCHIVE)


def test_long_texts_that_repeat_themselves_share_the_very_same():
    """5,000 words: one word only, one paragraph again and again, a shuffled story."""
    chance = random.Random(4)  # noqa: S311 - the same texts every time
    story = [word for _ in range(25) for sentence in chance.sample(SENTENCES, 12) for word in sentence.split()][:5000]
    shuffled = chance.sample(story, len(story))
    again = (" ".join(SENTENCES[:3]) + "\n\n") * 90
    texts = [" ".join(story), " ".join(shuffled), again, "pier " * 5000, "the barley " * 2500]
    pairs = [(texts[0], texts[0]), (texts[0], texts[1]), (texts[2], texts[0]), (texts[3], texts[3]),
             (texts[4], texts[3]), (texts[2], again[40:])]  # fmt: skip
    assert [] == differing(pairs, ARCHIVE)


def test_two_long_texts_take_neither_much_time_nor_much_memory():
    """40,000 words each, out of few."""
    chance = random.Random(5)  # noqa: S311 - the same texts every time
    sentences = [" ".join(chance.sample(WORDS * 3, 12)) for _ in range(400)]
    one, other = (" ".join(chance.choices(sentences, k=3400)) for _ in range(2))
    held = columns([one, other])
    began = time.process_time()
    verify(np.array([0], np.uint32), np.array([1], np.uint32), held, ARCHIVE)
    assert time.process_time() - began < 5


def test_several_threads_may_verify_at_once():
    pairs = [adversarial(seed) for seed in range(40)]
    held = columns([text for pair in pairs for text in pair])
    numbers = np.arange(len(pairs), dtype=np.uint32)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: verify(2 * numbers, 2 * numbers + 1, held, ARCHIVE), range(8)))
    assert all(rows(one, len(pairs)) == rows(found[0], len(pairs)) for one in found)


def test_no_pairs_and_no_words_share_nothing():
    held = columns(["", "The ferry sank.", ""])
    none = np.empty(0, np.uint32)
    assert 0 == verify(none, none, held, ARCHIVE).pair.size
    every = np.array([0, 0, 1], np.uint32)
    assert 0 == verify(every, np.array([1, 2, 0], np.uint32), held, ARCHIVE).pair.size


def test_columns_of_different_length_are_refused():
    with pytest.raises(ValueError, match="1 texts on the left, 2 on the right"):
        verify(np.array([0], np.uint32), np.array([0, 0], np.uint32), columns(["a"]), ARCHIVE)


def test_columns_that_may_not_be_written_are_read():
    """As from a memory-mapped file."""
    pairs = [adversarial(seed) for seed in range(10)]
    held = columns([text for pair in pairs for text in pair])
    for column in held:
        column.flags.writeable = False
    numbers = np.arange(len(pairs), dtype=np.uint32)
    found = verify(2 * numbers, 2 * numbers + 1, held, ARCHIVE)
    assert compiled(pairs, ARCHIVE) == rows(found, len(pairs))
