from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.components import blocks, components, kindred_order

NODES = 12
PAIRS = st.lists(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)).filter(lambda p: p[0] < p[1]), max_size=30
)


def columns(pairs):
    return np.array([a for a, _ in pairs], np.uint32), np.array([b for _, b in pairs], np.uint32)


@given(PAIRS, st.booleans())
def test_components_are_found_by_walking(pairs, turned):
    left, right = columns(pairs)
    if turned:
        left, right = right, left
    reached = []
    for node in range(NODES):
        seen = {node}
        while len(more := seen | {b for p in pairs for a, b in (p, p[::-1]) if a in seen}) > len(seen):
            seen = more
        reached.append(min(seen))
    assert reached == components(left, right, NODES).tolist()


@given(PAIRS, st.data())
def test_kindred_pairs_follow_each_other(pairs, data):
    """A permutation, in which the pairs of one tree of strongest earlier partners stand together in their order."""
    pairs = sorted(set(pairs))
    seeds = data.draw(st.lists(st.integers(1, 5), min_size=len(pairs), max_size=len(pairs)))
    left, right = columns(pairs)
    order = kindred_order(left, right, np.array(seeds, np.uint8), NODES).tolist()
    assert sorted(order) == list(range(len(pairs)))

    def root(node):
        earlier = [(-seeds[n], left) for n, (left, right) in enumerate(pairs) if right == node]
        return root(min(earlier)[1]) if earlier else node

    roots = [root(pairs[n][1]) for n in order]
    assert roots == sorted(roots)
    assert all(one < other for one, other, a, b in zip(order, order[1:], roots, roots[1:], strict=False) if a == b)


@given(PAIRS, st.lists(st.integers(0, 9), min_size=NODES, max_size=NODES), st.integers(1, 5), st.integers(1, 30))
def test_blocks_are_as_large_as_they_may_be(pairs, sizes, most_pairs, most):
    left, right = columns(pairs)
    cuts = blocks(left, right, np.array(sizes, np.int64), most_pairs, most).tolist()
    assert (0, len(pairs)) == (cuts[0], cuts[-1])

    def fits(begin, end):
        articles = {a for pair in pairs[begin:end] for a in pair}
        return end - begin == 1 or (end - begin <= most_pairs and sum(sizes[a] for a in articles) <= most)

    for begin, end in pairwise(cuts):
        assert begin < end
        assert fits(begin, end)
        assert end == len(pairs) or not fits(begin, end + 1)
