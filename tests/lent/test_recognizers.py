"""Figures against the specifications of Recognizers-Text; `bench/figures.py` says when a case is right."""

import pytest

from bench import figures
from tests.floors import check


@pytest.mark.parametrize("kind", figures.FILES)
def test_nine_of_ten_in_scope_are_right(shared, kind):
    if not (shared / figures.FOLDER).exists():
        pytest.skip(f"{figures.FOLDER} was not lent")
    inside = figures.cases(shared, kind)
    check(f"recognizers-{kind}", sum(figures.right(kind, case) for case in inside) / len(inside))


def test_everything_left_out_has_a_reason_and_is_left_out_once(shared):
    if not (shared / figures.FOLDER).exists():
        pytest.skip(f"{figures.FOLDER} was not lent")
    for kind, file in figures.FILES.items():
        left_out = [n for numbers in figures.SCOPE[file].values() for n in numbers]
        assert len(left_out) == len(set(left_out)), kind
        assert len(figures.cases(shared, kind)) + len(left_out) == len(figures.every(shared, kind))
