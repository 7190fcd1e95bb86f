from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mutants import ENDS, JUNK
from tests.mutants import sentences as ferry_sentences
from whence.text.degrade import degrade
from whence.text.sentences import CLAUSE, SENTENCE, Size, split
from whence.text.tokens import tokenise

SIZES = {"clause": CLAUSE, "sentence": SENTENCE}
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(
        st.sampled_from([*JUNK, *ENDS, "Word. ", "a-\nb ", "word ", "said", *ferry_sentences()[:12]]),
        max_size=14,
    ).map("".join),
)


def cut(text: str, ends=None, size: Size = CLAUSE) -> list[str]:
    return [span.of(text) for span in split(text, tokenise(text), ends, size).spans]


def check(text: str, ends=None, size: Size = CLAUSE) -> None:
    tokens = tokenise(text)
    spans, windows = split(text, tokens, ends, size)
    assert len(windows) == len(spans)
    assert all(one.end <= other.begin for one, other in pairwise(spans))
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)
    held = [sum(s.begin <= b and e <= s.end for b, e in zip(tokens.begins, tokens.ends, strict=True)) for s in spans]
    assert all(held)
    assert len(tokens) == sum(held)
    assert all(n <= size.longest for n, is_window in zip(held, windows, strict=True) if is_window)


@given(TEXTS, st.sampled_from(tuple(SIZES.values())))
def test_sentences_tile_the_tokens_of_any_text(text, size):
    """In order, disjoint, without blanks at either end; each token in exactly one, none without a token."""
    check(text, None, size)


def test_sentences_tile_the_tokens_where_a_word_is_broken_at_the_end_of_a_short_line():
    """The word belongs to one sentence, and no sentence overlaps another for it."""
    check("It could not be indep-\nendently verified.\nThe ferry sank in the har-\n bour on 11 May.")


def test_clean_text_is_cut_at_its_marks():
    """Abbreviations, initials, figures and quotations do not end a sentence."""
    text = "Mr. Aldane met Sen. Vask at 9.40 a.m. in the U.S. capital. “It burned,” she said. Who knew? Nobody!"
    assert [
        "Mr. Aldane met Sen. Vask at 9.40 a.m. in the U.S. capital.",
        "“It burned,” she said.",
        "Who knew?",
        "Nobody!",
    ] == cut(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r", "\u2028", "\n \n"])
def test_a_line_of_its_own_is_a_sentence(end):
    """Paragraphs parted by one line end of any kind; a headline has no full stop."""
    lines = [
        "Ferry operator logged drills",
        "By Ines Halloran",
        "The fire broke out on Monday.",
        "It burned.",
    ]
    assert lines == cut(end.join(lines))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_read_as_one_sentence(end):
    wrapped = end.join(
        [
            "The operator of the passenger ferry Lady Marran allegedly logged fire",
            "drills that were never held, investigators said on Tuesday in their",
            "first report. The ferry was towed to Eastholm.",
        ]
    )
    assert ["The operator", "The ferry"] == [" ".join(sentence.split()[:2]) for sentence in cut(wrapped)]


TOLD = [degrade(sentence, "strip").text.strip() for sentence in ferry_sentences() if 8 < len(sentence.split()) < 20][:9]
STRIPPED = " ".join(TOLD)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_unpunctuated_text_is_cut_into_windows(size):
    """None is longer than the longest, they are about as long as is usual, and each knows that it is one."""
    tokens = tokenise(STRIPPED)
    spans, windows = split(STRIPPED, tokens, None, size)
    assert all(windows)
    assert size.longest >= max(len(span.of(STRIPPED).split()) for span in spans)
    assert exp(size.mean) / 2 < len(tokens) / len(spans) < exp(size.mean) * 2
    check(STRIPPED, None, size)


def test_the_ends_of_a_counterpart_cut_unpunctuated_text():
    """Where the aligned sentence ends, the window ends."""
    tokens = tokenise(STRIPPED)
    ends = {len(tokenise(" ".join(TOLD[:n]))) - 1: 12.0 for n in range(1, len(TOLD))}
    cuts = {tokens.ends.index(s.end) for s in split(STRIPPED, tokens, ends).spans}
    assert ends.keys() <= cuts


def test_the_ends_of_a_counterpart_leave_punctuated_text_alone():
    text = "The fire broke out on Monday near the harbour wall. It burned for two hours."
    assert cut(text) == cut(text, ends={2: 12.0, 5: 12.0, 7: 12.0})


def test_certain_boilerplate_is_a_window_of_its_own():
    """In text without marks, what cannot be part of a sentence is cut out of it."""
    text = f"{STRIPPED[:400].rsplit(' ', 1)[0]} chip ellery getty images {STRIPPED[400:700].split(' ', 1)[1]}"
    assert "getty images" in [sentence[-12:] for sentence in cut(text)]


@given(st.lists(st.sampled_from(["the", "ferry", "said", "on", "monday", "and", "xqz"]), min_size=31, max_size=80))
def test_cutting_is_the_same_every_time(words):
    assert cut(" ".join(words)) == cut(" ".join(words))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "— “” —", "\u200b\ufeff"])
def test_a_text_without_words_has_no_sentences(text):
    assert [] == cut(text)


@pytest.mark.parametrize("text", ["🚢 The ferry 🔥 burned. 👩🏽‍🚒 Crews came.", "火災。調査。", "Café ﬁre. Ångström."])
def test_spans_count_characters_not_bytes(text):
    """Letters beyond ASCII and beyond the basic plane move no span."""
    check(text)
    assert text.replace(" ", "") == "".join(cut(text)).replace(" ", "") or all(s in text for s in cut(text))


def test_a_lone_surrogate_does_not_stop_the_reader():
    """No encoding can hold it, yet a text from Python may."""
    assert ["A \ud800 ferry.", "It sank."] == cut("A \ud800 ferry. It sank.")
