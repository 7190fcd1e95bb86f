"""The layered drawing: what holds of any graph, and its parts against slow, obvious twins."""

from itertools import combinations, pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.report.stories.layers import apart, crossings, layout

graphs = st.integers(1, 9).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2), max_size=16))
)
acyclic = graphs.map(lambda graph: (graph[0], [(min(e), max(e)) for e in graph[1] if e[0] != e[1]]))


@given(acyclic)
def test_a_layer_is_the_longest_path(graph):
    count, edges = graph

    def longest(node):
        return max((1 + longest(begin) for begin, end in edges if end == node), default=0)

    assert layout(count, edges).layer == [longest(node) for node in range(count)]


@given(graphs)
def test_nothing_stands_on_anything_else_and_every_bend_is_in_a_layer_of_its_own(graph):
    found = layout(*graph)
    for (layer, place), (other, there) in combinations(zip(found.layer, found.place, strict=True), 2):
        assert layer != other or abs(place - there) >= 1 - 1e-6
    for (begin, end), bends in zip(graph[1], found.bends, strict=True):
        low, high = sorted((found.layer[begin], found.layer[end]))
        assert sorted(layer for layer, _ in bends) == list(range(low + 1, high))
    assert min(found.place) >= -1e-9
    assert found.breadth >= max(found.place) + 1


def test_the_bends_of_an_edge_that_goes_back_come_from_its_beginning():
    found = layout(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    assert found.layer == [0, 1, 2, 3]
    assert [layer for layer, _ in found.bends[3]] == [2, 1]


@given(
    st.lists(
        st.lists(st.integers(0, 5), max_size=4, unique=True),
        min_size=1,
        max_size=6,
    )
)
def test_crossings_are_counted_as_by_looking_at_every_two_edges(ends):
    rows = [list(range(len(ends))), list(range(100, 106))]
    below = [[100 + end for end in listed] for listed in ends] + [[] for _ in range(100)]
    edges = [(n, end) for n, listed in enumerate(ends) for end in listed]
    slow = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(edges, 2))
    assert crossings(rows, below) == slow


@given(st.lists(st.tuples(st.integers(-9, 9), st.sampled_from([1.0, 0.5])), min_size=1, max_size=6), st.randoms())
def test_places_are_apart_and_nobody_could_stand_nearer(wishes, chance):
    wished, sizes = [float(w) for w, _ in wishes], [s for _, s in wishes]
    found = apart(wished, sizes)
    rooms = [(one + other) / 2 for one, other in pairwise(sizes)]
    assert all(b - a >= room - 1e-9 for (a, b), room in zip(pairwise(found), rooms, strict=True))
    best = sum((f - w) ** 2 for f, w in zip(found, wished, strict=True))
    for _ in range(20):
        other = [chance.uniform(-12, 12)]
        for room in rooms:
            other.append(other[-1] + room + max(0.0, chance.uniform(-1, 4)))
        assert best <= sum((o - w) ** 2 for o, w in zip(other, wished, strict=True)) + 1e-9


def test_lines_that_need_not_cross_do_not():
    edges = [(0, 5), (1, 4), (2, 3)]
    found = layout(6, edges)
    straight = sorted((found.place[begin], found.place[end]) for begin, end in edges)
    assert [end for _, end in straight] == sorted(end for _, end in straight)


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_and_one(count):
    found = layout(count, [])
    assert (found.depth, found.breadth) == (count, count)


def test_a_chain_of_a_thousand_and_a_star_of_a_thousand_are_drawn_in_seconds():
    begun = process_time()
    assert layout(1000, list(pairwise(range(1000)))).depth == 1000
    assert layout(1000, [(0, n) for n in range(1, 1000)]).depth == 2
    assert process_time() - begun < 8
