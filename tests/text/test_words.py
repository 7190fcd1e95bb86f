import hashlib
import json
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text import words

DATA = Path(words.__file__).with_name("data")
MANIFEST = json.loads((DATA / "words.json").read_text(encoding="utf-8"))
LIST = (DATA / "words.txt").read_text(encoding="ascii").split()
SOME = LIST[:: len(LIST) // 199]


def test_the_table_is_the_one_its_manifest_describes():
    """Count, dimensions, bytes and digests agree."""
    columns = (DATA / "words.bin").read_bytes()
    assert MANIFEST["count"] == len(LIST) == len(set(LIST))
    assert MANIFEST["dims"] == words.DIMENSIONS
    assert MANIFEST["bytes"] == len(columns) == len(LIST) * (4 + words.DIMENSIONS)
    for name, digest in MANIFEST["sha256"].items():
        assert digest == hashlib.sha256((DATA / name).read_bytes()).hexdigest()


def test_the_columns_lie_where_the_code_reads_them():
    count = len(LIST)
    assert {
        "rarity": 0,
        "start": count,
        "end": 2 * count,
        "vectors": 3 * count,
        "capitals": (3 + words.DIMENSIONS) * count,
    } == {name: column["offset"] for name, column in MANIFEST["columns"].items()}


def test_the_scales_are_those_the_code_uses():
    """The length of the vectors and the steps of the log-odds are written in both places."""
    told = json.dumps(MANIFEST)
    assert f"{words._LENGTH:g}" in told or str(words._LENGTH) in told
    assert f"{words._LOG_ODDS:g}" in told


@pytest.mark.parametrize("word", SOME)
def test_a_word_of_the_table_is_known_in_every_column(word):
    vector = words.vector(word)
    assert words.is_known(word)
    assert 0 < words.rarity(word) <= 1
    assert abs(words.begins_sentence(word)) < 128 / words._LOG_ODDS + 1
    assert abs(words.ends_sentence(word)) < 128 / words._LOG_ODDS + 1
    assert vector is not None
    assert words.DIMENSIONS == len(vector)
    assert sqrt(sum(x * x for x in vector)) == pytest.approx(words._LENGTH, rel=0.05) or not any(vector)


def test_common_words_are_less_rare_than_names():
    assert words.rarity("the") < words.rarity("parliament") < words.rarity("halloran") <= 1


def test_a_word_not_in_the_table_is_rare_and_says_nothing_else():
    assert (0.95, 0.0, 0.0, None, 0.0) == (
        words.rarity("xqzzyv"),
        words.begins_sentence("xqzzyv"),
        words.ends_sentence("xqzzyv"),
        words.vector("xqzzyv"),
        words.likeness("xqzzyv", "the"),
    )


@given(st.text(st.characters(exclude_categories=())))
def test_any_word_has_a_rarity(word):
    assert 0 < words.rarity(word) <= 1


@given(st.sampled_from(SOME), st.sampled_from(SOME))
def test_likeness_is_a_cosine(one, other):
    assert words.likeness(one, other) == words.likeness(other, one)
    assert -1.03 <= words.likeness(one, other) <= 1.03


def test_words_that_mean_the_same_are_more_alike_than_words_that_do_not():
    assert words.likeness("police", "officers") > words.likeness("police", "banana")
