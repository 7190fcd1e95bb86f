import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ferry import articles
from whence.errors import UsageError
from whence.text.degrade import _CONFUSED, KINDS, degrade

ANY = st.text(st.characters(exclude_categories=()))
TEXT = articles()["1-skerrywire.txt"].text


@given(ANY, st.sampled_from(KINDS), st.integers(0, 9), st.floats(0, 1))
def test_each_character_of_the_copy_knows_one_of_the_text(text, kind, seed, rate):
    """Offsets never go back and lie inside the text."""
    copy = degrade(text, kind, seed=seed, rate=rate)
    assert len(copy.offsets) == len(copy.text)
    assert sorted(copy.offsets) == copy.offsets
    assert all(0 <= offset < len(text) for offset in copy.offsets)


@given(ANY)
def test_a_lower_cased_copy_holds_the_small_form_of_each_character(text):
    copy = degrade(text, "lower")
    assert all(c in text[offset].lower() for c, offset in zip(copy.text, copy.offsets, strict=True))
    assert list(range(len(text))) == sorted(set(copy.offsets))


@given(ANY)
def test_a_stripped_copy_holds_letters_figures_and_single_blanks(text):
    """And each letter is the small form of the one it came from."""
    copy = degrade(text, "strip")
    assert "  " not in copy.text
    assert not copy.text.startswith(" ")
    assert all(
        (c == " " and not text[o].isalnum()) or c in text[o].lower()
        for c, o in zip(copy.text, copy.offsets, strict=True)
    )


@given(ANY, st.sampled_from(["lower", "strip"]))
def test_what_is_stripped_cannot_be_stripped_again(text, kind):
    once = degrade(text, kind).text
    assert once == degrade(once, kind).text


@given(ANY, st.integers())
def test_misreading_is_the_same_for_the_same_seed(text, seed):
    assert degrade(text, "ocr", seed=seed, rate=0.5) == degrade(text, "ocr", seed=seed, rate=0.5)


@given(ANY)
def test_without_slips_nothing_is_misread(text):
    assert (text, list(range(len(text)))) == degrade(text, "ocr", rate=0.0)


def test_more_slips_leave_less_of_a_text():
    """And a page stays a page: about as long, another one for another seed."""
    shares = []
    for rate in (0.01, 0.05, 0.3):
        copy = degrade(TEXT, "ocr", rate=rate)
        shares.append(sum(c == TEXT[o] for c, o in zip(copy.text, copy.offsets, strict=True)) / len(copy.text))
        assert 0.9 < len(copy.text) / len(TEXT) < 1.1
    assert sorted(shares, reverse=True) == shares
    assert degrade(TEXT, "ocr", seed=1) != degrade(TEXT, "ocr", seed=2)


@pytest.mark.parametrize("letter", _CONFUSED)
def test_every_confusion_is_reachable(letter):
    found = {degrade(letter, "ocr", seed=seed, rate=1.0).text for seed in range(60)}
    assert _CONFUSED[letter] in found


def test_possessives_and_lines_are_stripped_as_in_copies_that_reached_us():
    assert (
        "trump s plan u s doesn t 350 000 st brannoc s"
        == degrade("Trump’s plan:\r\n\r\nU.S. doesn’t — $350,000 (St. Brannoc's)", "strip").text.strip()
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_span_is_carried_over_to_the_copy(kind):
    copy = degrade(TEXT, kind)
    begin = TEXT.index("Nora Selwick")
    span = copy.span(begin, begin + 12)
    assert all(begin <= offset < begin + 12 for offset in copy.offsets[span.begin : span.end])
    assert {c.lower() for c in "NoraSelwick"} & set(span.of(copy.text).lower())
    assert span.of(copy.text) == span.of(copy.text).strip()


def test_a_span_of_which_nothing_is_left_is_empty():
    assert (0, 0) == degrade("a ... b", "strip").span(3, 5)


def test_another_kind_of_copy_is_refused():
    with pytest.raises(UsageError, match="choose one of lower, strip, ocr"):
        degrade("a", "burnt")
