"""Figures against the specifications of Recognizers-Text; `bench/recognizers.py` says when a case is right."""

import pytest

from bench import recognizers
from tests.floors import check


@pytest.mark.parametrize("kind", recognizers.FILES)
def test_nine_of_ten_in_scope_are_right(shared, kind):
    if not (shared / recognizers.FOLDER).exists():
        pytest.skip(f"{recognizers.FOLDER} was not lent")
    inside = recognizers.cases(shared, kind)
    check(f"recognizers-{kind}", sum(recognizers.right(kind, case) for case in inside) / len(inside))


def test_everything_left_out_has_a_reason_and_is_left_out_once(shared):
    if not (shared / recognizers.FOLDER).exists():
        pytest.skip(f"{recognizers.FOLDER} was not lent")
    for kind, file in recognizers.FILES.items():
        left_out = [n for numbers in recognizers.SCOPE[file].values() for n in numbers]
        assert len(left_out) == len(set(left_out)), kind
        assert len(recognizers.cases(shared, kind)) + len(left_out) == len(recognizers.every(shared, kind))
