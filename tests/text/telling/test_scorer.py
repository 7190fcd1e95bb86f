"""The story score: what speaks for and against, and that it does not matter which article comes first."""

import json
from math import inf
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whence
from tests.text.telling.articles import COUNCIL, KERRAN, MORVAH
from whence.text.telling.features import Features, agreeing, days_apart, differing, features
from whence.text.telling.reasons import reasons_against, reasons_for
from whence.text.telling.scorer import LIMIT, log_odds, probability, same_story, weights
from whence.text.telling.signature import sign
from whence.text.telling.telling import Telling

WORDS = "Kerran quay fire flames 6 hours 5.9 magnitude 2 hours Tuesday Saturday Zennor the of said firefighters".split()
TEXT = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


def telling(text, published=None):
    return Telling(sign(text, None, published))


def test_the_same_fire_is_one_story_and_another_is_not():
    kerran, morvah, council = [[telling(t) for t in texts] for texts in (KERRAN, MORVAH, (COUNCIL,))]
    within = [same_story(a, b) for fires in (kerran, morvah) for a in fires for b in fires if a is not b]
    across = [same_story(a, b) for a in kerran for b in morvah]
    assert min(within) > 0.5 > max(across)
    assert max(same_story(council[0], other) for other in (*kerran, *morvah)) < 0.1


def test_days_between_speak_against_and_nearness_says_nothing():
    day = [
        same_story(telling(KERRAN[0], "2031-05-06"), telling(KERRAN[1], d)) for d in (None, "2031-05-08", "2031-06-08")
    ]
    assert day[0] == day[1] > day[2] > 0
    assert 33 == days_apart(telling("", "2031-05-06"), telling("", "2031-06-08"))
    assert days_apart(telling("", "2031-05-06"), telling("")) is None


def test_reuse_speaks_for_one_story():
    one, other = telling(KERRAN[0]), telling(COUNCIL)
    assert log_odds(one, other) < log_odds(one, other, 0.5) < log_odds(one, other, 1.0) <= LIMIT


def test_other_figures_of_one_thing_differ():
    one, other = (
        telling("A quake of 5.6 magnitude and 3 aftershocks."),
        telling("A quake of 5.9 magnitude, 3 aftershocks."),
    )
    assert ["magnitud"] == differing(one, other)
    assert [("aftershock", 3.0)] == agreeing(one, other)


def test_reasons_name_what_is_shared_and_what_differs():
    kerran = [telling(text, "2031-05-06") for text in KERRAN]
    reasons = reasons_for(kerran[0], kerran[2], 0.4)
    assert "one reuses 40 percent of the other" == reasons[0]
    assert reasons[1].startswith("both name ")
    assert "Tolvan" in reasons[1]
    assert "published on the same day" == reasons[-1]
    assert "both have the figures 6 (hours)" in reasons
    against = reasons_against(kerran[0], telling(MORVAH[0], "2031-06-06"))
    assert against[0].startswith("other names: ")
    assert "Morvah" in against[0].split(" against ")[1]
    assert "published 31 days apart" in against
    assert "6 (hours) against 2 (hours)" in against
    assert "Tuesday against Saturday" in against
    assert () == reasons_for(telling(""), telling("")) == reasons_against(telling(""), telling(""))


def test_every_feature_has_a_slope_of_the_sign_that_it_should_have():
    file = Path(whence.__file__).parent / "text" / "data" / "telling.json"
    slopes = json.loads(file.read_text(encoding="utf-8"))["slopes"]
    assert sorted(Features._fields) == sorted(slopes)
    assert {name for name, slope in slopes.items() if slope < 0} == {"figures", "weekday", "days"}
    assert tuple(slopes[name] for name in Features._fields) == weights().slopes
    assert weights().reuse > 0 > weights().bias


@pytest.mark.parametrize(("odds", "expected"), [(0.0, 0.5), (-LIMIT, 0.0025), (LIMIT, 0.9975)])
def test_log_odds_become_probabilities(odds, expected):
    assert expected == pytest.approx(probability(odds), abs=1e-4)


@given(TEXT, TEXT, st.sampled_from([None, "2031-05-06", "1900-01-01"]), st.floats(0, 1))
@settings(max_examples=200, deadline=None)
def test_the_score_is_a_probability_and_symmetric(left, right, published, share):
    one, other = telling(left, published), telling(right, "2031-05-06")
    assert features(one, other) == pytest.approx(features(other, one))
    assert same_story(one, other, share) == pytest.approx(same_story(other, one, share))
    assert 0 < same_story(one, other, share) < 1
    assert all(-1.001 <= value < inf for value in features(one, other))
    assert all(reason for reason in (*reasons_for(one, other, share), *reasons_against(one, other)))
