"""What pairs of Reuters stories share, as we read them; `python -m bench natures` reads other outlets as well."""

import pytest

from bench import natures
from tests.floors import check


@pytest.fixture(scope="module")
def wire(shared):
    if not (shared / "data" / "reuters").exists():
        pytest.skip("Reuters was not lent")
    return natures.verdicts(shared, "reuters")


def test_an_outlets_own_series_are_templates(wire):
    check("natures-templates", natures.right(wire, "template"))


def test_updates_and_corrections_are_derivation(wire):
    check("natures-updates", natures.right(wire, "derivation"))


def test_pairs_of_retellings(shared):
    precision, recall = natures.retold(shared, "syn5000")
    check("natures-pairs-precision", precision)
    check("natures-pairs-recall", recall)
