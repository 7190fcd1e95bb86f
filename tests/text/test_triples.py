"""Decoding: arrays that a model might give, and the triples they mean."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from whence.model import Span
from whence.text.attribution.tagger import Links, Tagged
from whence.text.attribution.triples import triples

WORDS = "Roe said the bridge was shut . Poe denied it".split()


def tagged(labels: str, links: dict[int, tuple[str, str]], begins: str = "") -> Tagged:
    """A reading of WORDS: a letter a word (S, C, K or -), and for the first word of a cue its source and content."""
    count = len(WORDS)
    inside, begin = np.zeros((count, 3), np.float32), np.zeros((count, 3), np.float32)
    for n, letter in enumerate(labels):
        if letter in "SCK":
            inside[n, "SCK".index(letter)] = 0.9
    for n, letter in enumerate(begins):
        if letter in "SCK":
            begin[n, "SCK".index(letter)] = 0.9
    shares = {n: Links(0, np.array([[0.9 if c == "x" else 0.01 for c in row] for row in rows], np.float32))
              for n, rows in links.items()}  # fmt: skip
    spans = [Span(4 * n, 4 * n + 3) for n in range(count)]
    return Tagged(spans, inside, begin, shares)


FIRST = {1: ("x---------", "--xxxx----"), 8: ("-------x--", "---------x")}


def test_each_cue_has_its_own_source_and_content():
    found = triples(tagged("SCKKKK-SCK", FIRST))
    assert [(t.source, t.cue, t.content) for t in found] == [
        (((0, 1),), ((1, 2),), ((2, 6),)),
        (((7, 8),), ((8, 9),), ((9, 10),)),
    ]
    assert all(t.score == pytest.approx(0.9) for t in found)


def test_two_cues_that_touch_are_two_where_another_begins():
    links = {1: ("x---------", "--xxxx----"), 2: ("x---------", "---xxx----")}
    assert [t.cue for t in triples(tagged("SCCKKK----", links, "-CC-------"))] == [((1, 2),), ((2, 3),)]
    assert [t.cue for t in triples(tagged("SCCKKK----", links))] == [((1, 3),)]


def test_a_word_that_two_cues_link_goes_to_the_one_that_links_it_better_or_to_both():
    links = {1: ("x---------", "--xxxx---x"), 8: ("-------x--", "---------x")}
    reading = tagged("SCKKKK-SCK", links)
    assert [t.content for t in triples(reading)] == [((2, 6), (9, 10)), ((9, 10),)]
    reading.links[1].shares[1, 9] = 0.7
    assert [t.content for t in triples(reading)] == [((2, 6),), ((9, 10),)]


def test_content_that_no_cue_claims_goes_to_the_cue_that_links_it_best_or_stands_alone():
    weak = {1: ("x---------", "--xx------")}
    reading = tagged("SCKK--KK--", weak)
    reading.links[1].shares[1, 6:8] = 0.3
    assert triples(reading)[0].content == ((2, 4), (6, 8))
    reading.links[1].shares[1, 6:8] = 0.01
    first, alone = triples(reading)
    assert first.content == ((2, 4),)
    assert (alone.source, alone.cue, alone.content) == ((), (), ((6, 8),))


def test_a_cue_without_content_is_no_attribution():
    assert triples(tagged("SC--------", {1: ("x---------", "----------")})) == []


def test_nothing_to_decode():
    empty = np.zeros((0, 3), np.float32)
    assert triples(Tagged([], empty, empty, {})) == []


@given(
    arrays(np.float32, (10, 6), elements=st.floats(0, 1, width=32)),
    arrays(np.float32, (10, 2, 10), elements=st.floats(0, 1, width=32)),
)
def test_any_reading_gives_runs_in_order_inside_the_text(marks, shares):
    spans = [Span(n, n + 1) for n in range(10)]
    links = {n: Links(0, shares[n]) for n in range(10) if marks[n, 1] >= 0.2}
    for triple in triples(Tagged(spans, marks[:, :3], marks[:, 3:], links)):
        assert triple.content
        for runs in triple[:3]:
            edges = [edge for run in runs for edge in run]
            assert edges == sorted(edges)
            assert all(0 <= first < end <= 10 for first, end in runs)
        assert 0 <= triple.score <= 1
