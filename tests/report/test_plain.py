import subprocess
import sys

import pytest
from hypothesis import given, settings

from tests.report.awkward import blames
from tests.report.kiln import BLAME, EVERY
from tests.report.test_escape import steers
from whence.model import LABELS
from whence.report.plain import render


@pytest.mark.parametrize("result", EVERY.values(), ids=EVERY)
def test_every_shape_gives_lines_that_keep_to_the_width(result):
    for line in render(result, width=80):
        assert len(line) <= 80
        assert line == line.rstrip()


def test_each_record_is_one_line_when_nothing_is_wrapped():
    lines = list(render(BLAME, width=0))
    keys = [line.split()[0] for line in lines]
    assert set(LABELS) <= set(keys)
    assert keys.count("from") == sum(len(s.evidence) for s in BLAME.sentences)
    assert keys.count("left-out") == len(BLAME.left_out)


def test_the_reader_finds_what_became_of_the_words():
    lines = list(render(BLAME, width=0))
    assert any("for [-48 hours-]{+two days+}, [-said-] its owner [-Ada Lund-]{+claimed+}." in line for line in lines)
    first = next(line for line in lines if line.startswith("left-out"))
    assert first.startswith("left-out    0.90  wire.txt 132-160  That may not hold in winter.")
    assert "uncertain   Cannot tell where 1 sentence of 7 came from." in lines


@settings(max_examples=12)
@given(blames())
def test_awkward_text_stays_on_its_line_and_steers_nothing(blame):
    for line in render(blame, width=60):
        assert not any(map(steers, line))
        assert "\n" not in line
        assert "\t" not in line


def test_nothing_heavy_is_imported():
    heavy = "{'rich', 'jinja2', 'numpy', 'json'} & set(sys.modules)"
    code = f"import sys, whence.report.plain; sys.exit(' '.join({heavy}) or None)"
    subprocess.run([sys.executable, "-c", code], check=True)
