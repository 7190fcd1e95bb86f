"""The gate that keeps quality from sinking unnoticed."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import floors
from tests.floors import Floor, FloorError

MEASURES = st.floats(min_value=0, max_value=1000)
MARGINS = st.floats(min_value=0, max_value=1)


@pytest.fixture
def path(tmp_path):
    """A file with one floor and one ceiling."""
    path = tmp_path / "floors.json"
    entries = {
        "f1": {"floor": 0.9, "measured": 0.93, "command": "make bench"},
        "seconds": {"floor": 2.0, "measured": 1.5, "command": "make bench", "at_most": True},
    }
    path.write_text(json.dumps(entries))
    return path


@pytest.mark.parametrize(("name", "value"), [("f1", 0.9), ("f1", 0.93), ("f1", 1), ("seconds", 2.0), ("seconds", 0)])
def test_a_good_value_passes(path, name, value):
    floors.check(name, value, path)


@pytest.mark.parametrize(
    ("name", "value"), [("f1", 0.8999), ("f1", math.nan), ("seconds", 2.0001), ("seconds", math.nan)]
)
def test_a_bad_value_fails_and_the_message_says_what_to_do(path, name, value):
    with pytest.raises(FloorError, match=r"make bench(.|\n)*CHANGELOG") as caught:
        floors.check(name, value, path)

    assert name in str(caught.value)


def test_an_unknown_name_is_an_error_not_a_pass(path):
    with pytest.raises(FloorError, match="f1, seconds"):
        floors.check("recall", 1.0, path)


def test_a_better_value_raises_the_floor(path):
    assert floors.main(["f1=0.97", "seconds=1.0", "--margin", "0.02"], path) == 0

    assert floors.load(path) == {
        "f1": Floor(0.95, 0.97, "make bench"),
        "seconds": Floor(1.02, 1.0, "make bench", at_most=True),
    }


def test_a_value_within_the_margin_moves_nothing_but_what_was_measured(path):
    assert floors.main(["f1=0.905"], path) == 0

    assert floors.load(path)["f1"] == Floor(0.9, 0.905, "make bench")


@pytest.mark.parametrize("measurement", ["f1=0.85", "seconds=3", "f1=nan", "f1=inf", "f1", "f1=high", "new=1"])
def test_what_is_refused_changes_nothing(path, measurement, capsys):
    """Also when another measurement of the same command is good."""
    before = path.read_text()

    assert floors.main(["f1=0.99", measurement], path) == 1

    assert path.read_text() == before
    assert "nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize(("measurement", "floor"), [("f1=0.85", 0.84), ("seconds=3", 3.01)])
def test_a_floor_sinks_for_a_reason_and_the_reason_stays(path, measurement, floor, capsys):
    assert floors.main([measurement, "--lower", "a stricter gold"], path) == 0

    moved = floors.load(path)[measurement.partition("=")[0]]
    assert (moved.floor, moved.lowered) == (floor, "a stricter gold")
    assert "CHANGELOG" in capsys.readouterr().out


def test_a_new_floor_needs_its_command(path):
    assert floors.main(["recall=0.8", "--command", "make test"], path) == 0
    assert floors.main(["errors=3", "--command", "make test", "--at-most", "--margin", "0"], path) == 0

    added = floors.load(path)
    assert added["recall"] == Floor(0.79, 0.8, "make test")
    assert added["errors"] == Floor(3, 3, "make test", at_most=True)


def test_without_measurements_the_floors_are_listed(path, capsys):
    assert floors.main([], path) == 0

    assert "f1" in capsys.readouterr().out


@given(st.dictionaries(st.text(), st.builds(Floor, MEASURES, MEASURES, st.text(), st.booleans(), st.text())))
def test_saved_floors_load_as_they_were(tmp_path_factory, entries):
    path = tmp_path_factory.mktemp("floors") / "floors.json"
    floors.save(entries, path)

    assert floors.load(path) == entries


@given(MEASURES, MEASURES, MARGINS, st.booleans())
def test_without_a_reason_no_floor_ever_sinks(floor, value, margin, at_most):
    old = Floor(floor, floor, "make bench", at_most)
    try:
        new = floors.move(old, value, margin)
    except FloorError:
        assert not old.holds(value)
    else:
        assert old.holds(new.floor)
        assert new.holds(value)


def test_the_floors_of_this_repository_hold_what_was_measured():
    for name, floor in floors.load().items():
        assert floor.holds(floor.measured), name
        assert floor.command, name
