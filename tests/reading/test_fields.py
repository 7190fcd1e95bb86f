"""Records to articles."""

import pytest

from whence.errors import InputError
from whence.options import Options
from whence.reading.fields import article
from whence.reading.interface import Desk

PROBLEMS: list[InputError] = []
DESK = Desk(Options(), PROBLEMS.append)
TEXT = "Two boats sank off the cape on Monday."


@pytest.mark.parametrize(
    "packed", [{"author": "Dana Pell", "pages": [1, 2]}, '{"author": "Dana Pell", "pages": [1, 2]}']
)
def test_what_whence_exported_as_extra_comes_back_as_it_was(packed):
    read = article("a.jsonl, line 1", {"id": "a", "text": TEXT, "extra": packed, "desk": "coast"}, "a:1", DESK)
    assert {"author": "Dana Pell", "pages": [1, 2], "desk": "coast"} == read.extra


@pytest.mark.parametrize("own", [{"title": "another"}, '{"text": "another"}', "{no json", "a word", 7, [1]])
def test_an_extra_of_somebody_elses_stays_what_it_is(own):
    read = article("a.jsonl, line 1", {"text": TEXT, "extra": own}, "a:1", DESK)
    assert {"extra": own} == read.extra
    assert TEXT == read.text
    assert read.title is None


def test_a_field_beside_extra_counts_more_than_one_inside():
    read = article("a.jsonl, line 1", {"text": TEXT, "extra": {"desk": "coast"}, "desk": "sea"}, "a:1", DESK)
    assert {"desk": "sea"} == read.extra
