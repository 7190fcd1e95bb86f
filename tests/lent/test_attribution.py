"""Who said what on a fixed sample of PolNeAR dev, held to floors: `python -m bench attribution` takes all of it."""

import pytest

from bench import attribution
from tests.floors import check

EVERY = 6


@pytest.fixture(scope="module")
def figures(shared):
    for needed in (attribution.tool(shared), attribution.gold(shared)):
        if not needed.exists():
            pytest.skip(f"{needed} was not lent")
    return {figure.floor: figure.measured for figure in attribution.measure(shared, EVERY) if figure.floor}


@pytest.mark.parametrize(
    "what",
    ["all", "source", "cue", "content", "linked", "quoted-recall", "quoted-precision", "degraded", "degraded-linked"],
)
def test_attributions_are_found_as_readers_found_them(figures, what):
    check(f"attribution-{what}-sample", figures[f"attribution-{what}-sample"])
