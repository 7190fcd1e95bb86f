"""Chains against the pure kernel, and words written as one against the pure vocabulary."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.kernels.test_chain import COSTS, WEIGHTS
from tests.twins import every_maximal_match
from whence.kernels import chain as pure
from whence.kernels.compiled.chaining import Gap, chain, ends_best_first, unlink
from whence.kernels.compiled.glue import glued
from whence.kernels.compiled.matching import room_for_matches
from whence.kernels.compiled.places import MEMORY, number_words, room_for_places
from whence.kernels.hashing import word_hash
from whence.text.tokens import Tokens
from whence.text.vocabulary import number

TOKENS = st.lists(st.integers(0, 5), max_size=40)
WORDS = st.lists(st.sampled_from("on line online rail way railway o n onlin e way".split()), max_size=12)


def chained(matches, a, rights, cost, least):
    """The chains of at least `least`, the best first."""
    room = room_for_matches(max(1, len(matches)))
    for n, match in enumerate(matches):
        room.i[n], room.j[n], room.size[n] = match
    total = np.concatenate([[0.0], np.cumsum([WEIGHTS[t] for t in a])])
    bands = np.empty(len(a) + rights + 8, np.int32)
    chain(room, len(matches), total, rights, bands, Gap(*cost))
    order = [int(room.order[n]) for n in range(ends_best_first(room, len(matches), least))]
    chains = []
    for end in order:
        size = unlink(room, end, least)
        chains += [pure._trimmed([matches[m] for m in reversed(room.chain[:size].tolist())])] if size else []
    return chains


@given(TOKENS, TOKENS, COSTS, st.sampled_from([0.0, 0.5, 1.5]))
def test_the_chains_are_those_of_the_pure_kernel(a, b, cost, least):
    matches = every_maximal_match(a, b)
    wanted = [c.matches for c in pure.chain(matches, a, WEIGHTS, cost) if c.score >= least]
    assert wanted == chained(matches, a, len(b), cost, least)


@given(WORDS, WORDS)
def test_words_written_as_one_are_those_of_the_pure_vocabulary(left, right):
    """And nothing is glued at the end, nor before the begin."""
    vocabulary = number(*(Tokens(words, [], []) for words in (left, right)), alike=False)
    words, weights = room_for_places(20, 40), np.empty(40)
    sides = [np.array([word_hash(word) for word in side], np.uint64) for side in (left, right)]
    rare, other_rare = (np.zeros(len(side), np.uint16) for side in (left, right))
    bits = number_words(words, weights, sides[0], sides[1], rare, other_rare, np.ones(1), 0, np.full(MEMORY, -1))
    for side, hashes, pure_side in zip((left, right), sides, (vocabulary.left, vocabulary.right), strict=True):
        sizes = np.array([len(word) for word in side], np.uint16)
        found = [glued(words, bits, hashes, sizes, n) for n in range(-1, len(side) + 1)]
        assert -1 == found[0] == found[-1]
        wanted = [word_hash(vocabulary.words[g]) if g >= 0 else None for g in pure_side.glued]
        assert wanted == [int(words.keys[g]) if g >= 0 else None for g in found[1:-1]]


def test_a_word_too_long_to_be_measured_is_glued_to_none():
    words, weights = room_for_places(4, 8), np.empty(8)
    hashes = np.array([word_hash("a"), word_hash("b" * 70_000)], np.uint64)
    other = np.array([word_hash("a" + "b" * 70_000)], np.uint64)
    rare = np.zeros(2, np.uint16)
    bits = number_words(words, weights, hashes, other, rare, rare[:1], np.ones(1), 0, np.full(MEMORY, -1))
    assert -1 == glued(words, bits, hashes, np.array([1, 65_535], np.uint16), 0)
