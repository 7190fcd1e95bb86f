"""docs/reference/limits.md tells all limits, as they are."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from whence import cli
from whence.cli import inputs
from whence.options import Options

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "limits.md").read_text("utf-8")
ROWS = {
    name: [cell.strip() for cell in rest.split("|")]
    for name, rest in re.findall(r"^\| `(max_\w+)` \|(.*)\|$", PAGE, re.MULTILINE)
}
LIMITS = {f.name: f.default for f in fields(Options) if f.name.startswith("max_")}


def test_the_page_has_every_limit_and_no_other():
    assert list(LIMITS) == list(ROWS)


def parsed(given: str, name: str) -> float:
    """What an option of this limit makes of it, as the command line reads it."""
    words = given.split() if given.startswith("--") else ["--limit", given]
    return float(getattr(inputs.options(cli._parser().parse_args(["diff", *words, "a", "b"])), name))


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_told_with_its_default_and_why(name):
    given, default, of, why, past = ROWS[name]
    assert f"{LIMITS[name]:,}" == default
    assert parsed(given.strip("`").replace("=N", "=7").replace(" N", " 7"), name) == 7
    assert all(len(cell) > 10 for cell in (of, why, past))


def test_options_explain_each_limit():
    source = (Path(__file__).parents[1] / "src" / "whence" / "options.py").read_text("utf-8")
    for name in LIMITS:
        assert re.search(rf'{name}: \w+ = [^\n]+\n    """read: ', source), name
