from bench.kill9 import killed


def test_ten_writers_killed_at_any_moment_lose_and_spoil_nothing():
    outcome = killed(10, seed=7)
    assert (outcome.lost, outcome.corrupt) == (0, 0)
    assert outcome.acknowledged > 0
