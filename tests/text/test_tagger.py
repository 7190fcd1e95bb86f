"""The attribution model at work: windows, words, and that it is only loaded when asked for."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.attribution import tagger
from whence.text.attribution.tagger import LENGTH, tag

STORY = "“The sluice was open,” said Jane Roe, the harbour inspector. She added that nobody had shut it since May.\n\n"


@given(st.integers(0, 5 * LENGTH))
def test_windows_answer_for_every_piece_once(count):
    windows = list(tagger._windows(count))
    assert [piece for _, _, first, last in windows for piece in range(first, last)] == list(range(count))
    assert all(left <= first and last <= right <= left + LENGTH for left, right, first, last in windows)


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "a", "\x00\ud800", "é" * 3000, "😀 " * 400])
def test_odd_text_is_read(text):
    read = tag(text)
    assert len(read.spans) == len(read.inside) == len(read.begin)
    assert all(span.of(text) for span in read.spans)


def test_words_are_whole_and_in_order():
    read = tag(STORY)
    assert [span.of(STORY) for span in read.spans][:6] == ["“", "The", "sluice", "was", "open", ","]
    assert read.spans == sorted(read.spans)


def test_a_long_text_is_read_as_its_parts_are():
    """Overlapping windows see the same neighbourhood; only words at the very edge of a copy may differ a little."""
    once, often = tag(STORY * 12), tag(STORY * 24)
    size = len(tag(STORY).spans)
    middle = slice(5 * size, 6 * size)
    assert ((once.inside[middle] > 0.5) != (often.inside[middle] > 0.5)).mean() < 0.1


def test_neither_the_model_nor_numpy_is_loaded_before_it_is_needed():
    code = "import sys, whence.api; print([m for m in ('numpy', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
