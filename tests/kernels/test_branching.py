from itertools import product
from math import isclose, prod

from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.branching import Arc, _inverse, _inverse_of_many, cheapest, marginals


def branchings(size, arcs):
    """All ways to give each node one parent or none without a circle, as the arcs chosen, by trying every one."""
    into = [[None, *(arc for arc in arcs if arc.child == n)] for n in range(size)]
    for choice in product(*into):
        parents = [arc.parent if arc else -1 for arc in choice]
        for node in range(size):
            at, steps = node, 0
            while at >= 0 and steps <= size:
                at, steps = parents[at], steps + 1
            if steps > size:
                break
        else:
            yield choice


@st.composite
def graphs(draw):
    size = draw(st.integers(1, 5))
    values = st.integers(1, 9).map(float)
    roots = draw(st.lists(values, min_size=size, max_size=size))
    ways = [(a, b) for a in range(size) for b in range(size) if a != b]
    some = draw(st.lists(st.sampled_from(ways), unique=True)) if ways else []
    return roots, [Arc(a, b, draw(values)) for a, b in some]


@given(graphs())
def test_the_cheapest_is_the_cheapest_of_all(graph):
    roots, arcs = graph
    cost = {(arc.parent, arc.child): arc.value for arc in arcs}
    parents = cheapest(roots, arcs)
    least = min(
        sum(arc.value if arc else roots[n] for n, arc in enumerate(choice)) for choice in branchings(len(roots), arcs)
    )
    assert least == sum(cost[p, n] if p >= 0 else roots[n] for n, p in enumerate(parents))


@given(graphs())
def test_the_cheapest_has_no_circle(graph):
    parents = cheapest(*graph)
    for node in range(len(parents)):
        steps, at = 0, node
        while at >= 0:
            at, steps = parents[at], steps + 1
            assert steps <= len(parents)


@given(graphs())
def test_marginals_are_what_counting_all_branchings_gives(graph):
    roots, arcs = graph
    every = [
        (choice, prod(arc.value if arc else roots[n] for n, arc in enumerate(choice)))
        for choice in branchings(len(roots), arcs)
    ]
    whole = sum(weight for _, weight in every)
    rooted, used = marginals(roots, arcs)
    for n in range(len(roots)):
        assert isclose(sum(w for choice, w in every if choice[n] is None) / whole, rooted[n], abs_tol=1e-9)
    for arc, found in zip(arcs, used, strict=True):
        assert isclose(sum(w for choice, w in every if arc in choice) / whole, found, abs_tol=1e-9)


@given(graphs())
def test_both_inversions_give_the_same(graph):
    roots, arcs = graph
    matrix = [[float(n == m) * roots[n] for m in range(len(roots))] for n in range(len(roots))]
    for parent, child, weight in arcs:
        matrix[child][child] += weight
        matrix[parent][child] -= weight
    for one, other in zip(_inverse(matrix), _inverse_of_many(matrix), strict=True):
        assert all(isclose(x, y, abs_tol=1e-9) for x, y in zip(one, other, strict=True))


def test_a_circle_is_broken_where_it_costs_least():
    """Two that each explain the other best: one of them has to be explained by something else."""
    arcs = [Arc(0, 1, 1.0), Arc(1, 0, 1.0), Arc(2, 0, 4.0), Arc(2, 1, 3.0)]
    assert [1, 2, -1] == cheapest([9.0, 9.0, 2.0], arcs)


def test_a_long_line_of_two_thousand():
    arcs = [arc for n in range(1999) for arc in (Arc(n, n + 1, 1.0), Arc(n + 1, n, 2.0))]
    assert [-1, *range(1999)] == cheapest([5.0] * 2000, arcs)


def test_nothing_gives_nothing():
    assert ([], ([], [])) == (cheapest([], []), marginals([], []))
