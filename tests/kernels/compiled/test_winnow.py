import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.winnow import winnow
from whence.kernels.hashing import mixed, run_rank

FEW = st.sampled_from([0, 1, 2, 97, (1 << 63) + 1, (1 << 64) - 1])
TEXTS = st.lists(st.lists(FEW, max_size=40), max_size=6)


def columns(texts):
    starts = np.concatenate([[0], np.cumsum([len(text) for text in texts], dtype=np.int64)])
    return np.array([word for text in texts for word in text], np.uint64), starts.astype(np.int64)


def slowly(texts, order, window):
    """The least of every few shingles, each once, by looking at all of them."""
    kept = []
    for article, words in enumerate(texts):
        runs = [run_rank(words[n : n + order]) for n in range(max(1, len(words) - order + 1))]
        least = [min(runs[n : n + window]) for n in range(max(1, len(runs) - window + 1))]
        kept += [(mixed(run), article) for run in dict.fromkeys(least) if words]
    return kept


def quickly(texts, order, window):
    hashes, starts = columns(texts)
    shingles, articles = winnow(hashes, starts, order, window)
    assert (shingles.dtype.name, articles.dtype.name) == ("uint64", "uint32")
    return list(zip(shingles.tolist(), articles.tolist(), strict=True))


@given(TEXTS, st.integers(1, 7), st.integers(1, 7))
def test_the_same_shingles_are_kept_as_by_looking_at_all_of_them(texts, order, window):
    assert quickly(texts, order, window) == slowly(texts, order, window)


def test_long_texts_of_many_words():
    chance = np.random.default_rng(5)
    texts = [chance.integers(0, 1 << 63, size).tolist() for size in (2000, 4, 0, 700, 5, 1)]
    for window in (1, 4):
        assert quickly(texts, 5, window) == slowly(texts, 5, window)


@given(st.lists(st.integers(0, 50), max_size=15), st.lists(st.integers(0, 50), min_size=8, max_size=8), st.data())
def test_a_run_of_eight_words_that_two_texts_share_gives_them_a_shingle_in_common(around, shared, data):
    at = data.draw(st.integers(0, len(around)))
    one, other = around[:at] + shared + around[at:], [60, *shared, 61]
    kept = quickly([one, other], 5, 4)
    assert {shingle for shingle, article in kept if article == 0} & {
        shingle for shingle, article in kept if article == 1
    }


def test_what_is_kept_of_a_text_is_found_among_all_its_shingles():
    """An archive keeps a few of each article; a question looks up every one of its own."""
    text = list(range(100, 400))
    assert set(quickly([text], 5, 4)) < set(quickly([text], 5, 1))


def test_two_of_five_shingles_are_kept_and_they_spread_evenly():
    kept = [shingle for shingle, _ in quickly([list(range(20_000))], 5, 4)]
    assert 0.38 < len(kept) / 20_000 < 0.42
    tops = np.bincount(np.array(kept, np.uint64) >> np.uint64(60), minlength=16)
    assert tops.min() > 0.8 * len(kept) / 16


def test_a_text_shorter_than_a_shingle_gives_one_of_what_it_has():
    assert len(quickly([[1, 2]], 5, 4)) == 1
    assert quickly([[1, 2]], 5, 4) == quickly([[1, 2]], 2, 1)
    assert quickly([[], []], 5, 4) == []
    assert quickly([], 5, 4) == []


@pytest.mark.parametrize(("order", "window"), [(0, 4), (5, 0)])
def test_no_shingle_is_empty(order, window):
    with pytest.raises(ValueError, match="at least one"):
        quickly([[1, 2, 3]], order, window)
