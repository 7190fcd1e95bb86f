import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.twins import best_chain_score, every_maximal_match, gain
from whence.kernels.chain import GapCost, chain
from whence.kernels.matches import Match

TOKENS = st.lists(st.integers(0, 5), max_size=12)
WEIGHTS = [0.05, 0.2, 0.4, 0.6, 0.9, 0.95]
COSTS = st.builds(
    GapCost,
    st.integers(0, 12),
    st.sampled_from([0.0, 0.04, 0.3]),
    st.sampled_from([0.0, 0.07, 0.5]),
    st.integers(0, 70),
)


@st.composite
def matched(draw, most=9):
    a, b = draw(TOKENS), draw(TOKENS)
    return a, every_maximal_match(a, b)[:most]


@given(matched(), COSTS)
def test_the_best_chain_is_the_best_of_all(text_and_matches, cost):
    """The score is that of trying every subset of the matches."""
    a, matches = text_and_matches
    chains = chain(matches, a, WEIGHTS, cost._replace(lookback=10**6))
    assert best_chain_score(matches, a, WEIGHTS, cost) == pytest.approx(max([0.0, *(c.score for c in chains)]))


def weight_of(a):
    return lambda begin, end: sum(WEIGHTS[a[n]] for n in range(begin, end))


@given(matched(most=40), COSTS)
def test_every_match_is_in_one_chain_and_none_overlap_in_it(text_and_matches, cost):
    """In order on both sides, trimmed from the front, nothing lost but the overlap."""
    a, matches = text_and_matches
    chains = chain(matches, a, WEIGHTS, cost)
    ends = [(m.i + m.size, m.i - m.j) for c in chains for m in c.matches]
    assert sorted((m.i + m.size, m.i - m.j) for m in matches) == sorted(ends)
    for found in chains:
        assert all(m.size > 0 for m in found.matches)
        for one, other in zip(found.matches, found.matches[1:], strict=False):
            assert one.i + one.size <= other.i
            assert one.j + one.size <= other.j
            assert max(other.i - one.i - one.size, other.j - one.j - one.size) <= cost.reach


@given(matched(most=40), COSTS)
def test_chains_come_best_first_and_the_first_is_worth_its_matches(text_and_matches, cost):
    """Its score is the sum of what each match adds."""
    a, matches = text_and_matches
    chains = chain(matches, a, WEIGHTS, cost)
    if not chains:
        return
    total, before = 0.0, None
    for match in chains[0].matches:
        total += gain(before, match, weight_of(a), cost) or 0.0
        before = match
    assert total == pytest.approx(chains[0].score)
    assert max(c.score for c in chains) == chains[0].score


def test_nothing_makes_no_chain():
    assert [] == chain([], [], WEIGHTS)


def test_a_match_alone_is_a_chain_worth_its_words():
    (found,) = chain([Match(1, 0, 2)], [0, 3, 4], WEIGHTS)
    assert (Match(1, 0, 2),) == found.matches
    assert pytest.approx(1.5) == found.score


@pytest.mark.parametrize(("gap", "chains"), [(24, 1), (25, 2)])
def test_beyond_its_reach_a_match_begins_a_new_chain(gap, chains):
    a = [4] * 60
    assert chains == len(chain([Match(0, 0, 3), Match(3 + gap, 3 + gap, 3)], a, WEIGHTS))


def test_a_word_put_in_costs_more_than_a_word_replaced():
    a = [4] * 20
    replaced = chain([Match(0, 0, 3), Match(5, 5, 3)], a, WEIGHTS)[0].score
    put_in = chain([Match(0, 0, 3), Match(3, 5, 3)], a, WEIGHTS)[0].score
    assert replaced > put_in


def test_passages_that_changed_places_are_two_chains():
    """What moved is found, but never in one chain with what it passed."""
    a = [0, 1, 2, 3, 4, 5]
    assert [(Match(0, 3, 3),), (Match(3, 0, 3),)] == sorted(
        c.matches for c in chain([Match(0, 3, 3), Match(3, 0, 3)], a, WEIGHTS)
    )
