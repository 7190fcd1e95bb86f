"""The compiled path is the pure path on lent articles: `python -m bench identical` compares all 5,000 pairs."""

import pytest

from bench.identical import random_pairs
from bench.retellings import tool
from tests.twins_pairs import differing
from whence.options import preset

SAMPLE = 1000


def test_random_and_related_pairs_share_the_very_same(shared):
    if not tool(shared).exists() or not (shared / "data" / "retellings" / "syn5000.jsonl.gz").exists():
        pytest.skip("syn5000 was not lent")
    assert [] == differing(random_pairs(shared, SAMPLE), preset("archive"))
