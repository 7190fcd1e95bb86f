import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.twins import alignment_score
from whence.kernels import edits
from whence.kernels.edits import SKIP, Pair, Side, align

WEIGHTS = [0.05, 0.2, 0.4, 0.6, 0.9, 0.95, 0.5]
LIKE = {(1, 2): 0.85, (3, 4): 0.5, (0, 5): 0.19, (2, 6): 0.2}


def like(x: int, y: int) -> float:
    return 1.0 if x == y else LIKE.get((min(x, y), max(x, y)), 0.0)


@st.composite
def sides(draw):
    ids = draw(st.lists(st.integers(0, 6), max_size=8))
    glued = [draw(st.sampled_from([-1, -1, 0, 4, 6])) for _ in ids[1:]] + [-1] * bool(ids)
    return Side(ids, glued)


def worth(pairs: list[Pair], a: Side, b: Side, begin: tuple[int, int], end: tuple[int, int]) -> float:
    """The score of an alignment, summed pair by pair."""
    score = 0.0
    skipped = end[0] - begin[0] + end[1] - begin[1]
    for p in pairs:
        weights = min if (p.i2 - p.i, p.j2 - p.j) == (1, 1) else max
        single = b.ids[p.j] if p.i2 - p.i > 1 else a.ids[p.i]
        score += p.like * weights(WEIGHTS[a.ids[p.i]], WEIGHTS[b.ids[p.j]]) if weights is min else WEIGHTS[single]
        skipped -= p.i2 - p.i + p.j2 - p.j
    return score - SKIP * skipped


@given(sides(), sides(), st.booleans())
@example(Side([3, 4], [6, -1]), Side([6], [-1]), False)
@example(Side([6], [-1]), Side([3, 4], [6, -1]), True)
def test_the_alignment_is_as_good_as_any(a, b, free_end):
    """Its score is that of the textbook recurrence, joins of two tokens in one included."""
    _, score = align(a, b, WEIGHTS, like, free_end=free_end)
    assert alignment_score(a, b, WEIGHTS, like, edits._LEAST, free_end=free_end) == pytest.approx(score)


@given(sides(), sides())
def test_the_score_is_the_sum_over_the_pairs(a, b):
    pairs, score = align(a, b, WEIGHTS, like)
    assert worth(pairs, a, b, (0, 0), (len(a.ids), len(b.ids))) == pytest.approx(score)


@given(sides(), sides(), st.booleans())
def test_the_edits_applied_to_the_left_give_the_right(a, b, free_end):
    """Kept pairs, the rest of the left deleted, the rest of the right inserted: both sides are rebuilt."""
    pairs, _ = align(a, b, WEIGHTS, like, free_end=free_end)
    left: list[int] = []
    right: list[int] = []
    i = j = 0
    for pair in [*pairs, Pair(len(a.ids), len(a.ids), len(b.ids), len(b.ids), 0.0)]:
        left += [*a.ids[i : pair.i], *a.ids[pair.i : pair.i2]]
        right += [*b.ids[j : pair.j], *b.ids[pair.j : pair.j2]]
        assert i <= pair.i <= pair.i2
        assert j <= pair.j <= pair.j2
        i, j = pair.i2, pair.j2
    assert (list(a.ids), list(b.ids)) == (left, right)


@given(sides(), sides(), st.booleans())
def test_only_what_is_alike_is_paired(a, b, free_end):
    """One with one that is alike enough, or two with the one they spell together."""
    for p in align(a, b, WEIGHTS, like, free_end=free_end)[0]:
        shape = (p.i2 - p.i, p.j2 - p.j)
        if shape == (1, 1):
            assert p.like == like(a.ids[p.i], b.ids[p.j]) >= edits._LEAST
        elif shape == (2, 1):
            assert (a.glued[p.i], 1.0) == (b.ids[p.j], p.like)
        else:
            assert (1, 2, b.glued[p.j], 1.0) == (*shape, a.ids[p.i], p.like)


@given(sides(), sides())
def test_swapped_sides_score_the_same(a, b):
    assert align(a, b, WEIGHTS, like)[1] == pytest.approx(align(b, a, WEIGHTS, like)[1])


@given(sides(), sides())
def test_read_backwards_the_best_alignment_is_as_good(a, b):
    back = align(a.reversed(), b.reversed(), WEIGHTS, like)[1]
    assert align(a, b, WEIGHTS, like)[1] == pytest.approx(back)


@given(sides(), sides())
def test_a_free_end_is_never_worse_and_ends_in_a_pair(a, b):
    pairs, score = align(a, b, WEIGHTS, like, free_end=True)
    assert score >= max(0.0, align(a, b, WEIGHTS, like)[1] - 1e-9)
    assert bool(pairs) == (score > 0)


@given(sides())
def test_a_text_is_aligned_with_itself_token_by_token(side):
    """Unless a join of two of its tokens is worth more."""
    pairs, score = align(side, side, WEIGHTS, like)
    assert score >= sum(WEIGHTS[t] for t in side.ids) - 1e-9
    if set(side.glued) <= {-1}:
        assert [Pair(n, n + 1, n, n + 1, 1.0) for n in range(len(side.ids))] == pairs


def test_two_words_match_the_one_they_spell():
    """ "on line" is "online", either way."""
    apart, whole = Side([0, 1], [5, -1]), Side([5], [-1])
    assert [Pair(0, 2, 0, 1, 1.0)] == align(apart, whole, WEIGHTS, like)[0]
    assert [Pair(0, 1, 0, 2, 1.0)] == align(whole, apart, WEIGHTS, like)[0]


@given(sides(), st.data())
def test_a_part_of_a_side_keeps_what_its_tokens_spell(side, data):
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(side.ids))] * 2)))
    part = side.part(begin, end)
    assert list(side.ids[begin:end]) == list(part.ids)
    assert list(side.glued[begin : max(begin, end - 1)]) == list(part.glued[:-1])
    assert list(part.glued[:-1]) == list(part.reversed().reversed().glued[:-1]) if part.ids else True
