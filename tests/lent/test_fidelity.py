"""Planted quotations, a small sample, the stage alone; `python -m bench fidelity` asks everything of all."""

import pytest

from bench import fidelity
from tests.floors import check

SAMPLE = 300


@pytest.fixture(scope="module")
def done(shared):
    for path in (shared / "data" / "polnear" / "dev", shared / "data" / "allsides"):
        if not path.exists():
            pytest.skip(f"{path} was not lent")
    return fidelity.run(shared, "stage", SAMPLE, processes=1)


def test_what_was_planted_into_a_quotation_is_called_by_its_name(done):
    check("fidelity-sample-macro", fidelity.table(done.cases, done.found).macro())


def test_an_untouched_quotation_is_accused_of_nothing(done):
    check("fidelity-sample-false-accusations", fidelity.accused(done.copies, done.found_copies))
