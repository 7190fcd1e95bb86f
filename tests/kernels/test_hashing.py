from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.hashing import joined_hash, mixed, run_rank, shingle_hash, word_hash

WORDS = st.text(st.characters(exclude_categories=()), max_size=12)


@given(WORDS, WORDS)
def test_two_words_written_as_one_have_the_hash_that_follows_from_theirs(one, other):
    assert word_hash(one + other) == joined_hash(word_hash(one), word_hash(other), len(other))


def test_hashes_never_change():
    """They are stored in archives."""
    assert [0, 97, 0xFE71EAD2D5D86EC1] == [word_hash(""), word_hash("a"), word_hash("the")]
    assert mixed(0) == 0xE220A8397B1DCDAF
    assert shingle_hash([word_hash(word) for word in "the ferry sails at noon".split()]) == 0x1A767FCF68C026A5


def test_words_differ_in_hash_where_they_differ_in_order_or_in_one_letter():
    words = [f"{a}{b}{c}" for a in "abcdexyz01" for b in "abcdexyz01" for c in "abcdexyz01"]
    assert len({word_hash(word) for word in words}) == len(words)


def test_the_bits_of_a_shingle_are_as_good_as_random():
    """Every bit of the hashes of a thousand plain runs is set in about half of them."""
    hashes = [shingle_hash([n, n + 1, 7]) for n in range(1000)]
    assert all(420 < sum(value >> bit & 1 for value in hashes) < 580 for bit in range(64))


@given(st.lists(st.integers(0, (1 << 64) - 1), max_size=6))
def test_a_shingle_is_its_rank_mixed_once_more(words):
    assert shingle_hash(words) == mixed(run_rank(words))
