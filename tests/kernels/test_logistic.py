import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.twins import logistic
from whence.kernels.logistic import Term, probability

SMALL = st.floats(-3, 3)
SUMMANDS = st.lists(st.tuples(SMALL, SMALL, st.floats(0.5, 3), st.floats(-1, 1)), max_size=4)


def terms(summands):
    return (
        {str(n): Term(mean, scale, weight) for n, (_, mean, scale, weight) in enumerate(summands)},
        {str(n): value for n, (value, *_) in enumerate(summands)},
    )


@given(SMALL, SUMMANDS)
def test_the_probability_is_that_of_the_textbook(bias, summands):
    model, features = terms(summands)
    assert logistic(bias, summands) == pytest.approx(probability(model, features, bias))


@pytest.mark.parametrize(("bias", "sure"), [(1e9, 1.0), (-1e9, 0.0), (0.0, 0.5), (float("inf"), 1.0)])
def test_no_sum_is_too_large(bias, sure):
    """Beyond thirty it is as good as certain, and nothing overflows."""
    assert sure == pytest.approx(probability({}, {}, bias), abs=1e-12)


def test_features_that_no_term_asks_for_do_not_count():
    assert probability({}, {}, 0.3) == probability({}, {"x": 5.0}, 0.3)


def test_a_term_without_its_feature_is_an_error():
    """Better than a probability of something else."""
    with pytest.raises(KeyError):
        probability({"x": Term(0, 1, 1)}, {}, 0.0)
