import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.fold import GLUE, fold, respelt, skeleton

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_a_skeleton_is_as_long_as_its_text(text):
    """So a place in the skeleton is a place in the text."""
    assert len(text) == len(skeleton(text)) == len(respelt(text))


@given(st.lists(st.sampled_from(["&#39;", "&rsquo;", "â€™", "&#8217;", "&", "â", "€™", "a", ";"])).map("".join))
def test_spelt_apostrophes_keep_their_length(text):
    assert len(text) == len(skeleton(text))
    assert not any(spelt in skeleton(text) for spelt in ("&#39;", "&rsquo;", "â€™"))


@given(ANY)
def test_plain_ascii_is_its_own_skeleton(text):
    text = "".join(c for c in text if c.isascii() and c not in "&`")
    assert text == skeleton(text)


@pytest.mark.parametrize("char", "’‘‛ʼʹ′`´＇\u0092\u0091\ufffd\u02bb")
def test_every_apostrophe_is_one_sign(char):
    assert "don't" == skeleton(f"don{char}t")


@pytest.mark.parametrize("char", "‐‑‒–—―−﹣－")
def test_every_dash_is_one_sign(char):
    assert "a-b" == skeleton(f"a{char}b")


@pytest.mark.parametrize(
    "char",
    ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u202e", "\ufe0f", "\U000e0101", "\u0301"],
)
def test_what_is_not_seen_is_glue_and_folds_to_nothing(char):
    assert f"fer{GLUE}ry" == skeleton(f"fer{char}ry")
    assert "ferry" == fold(f"fer{char}ry")


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Doesn’t", "doesnt"),
        ("ﬁnance", "finance"),
        ("Nguyễn", "nguyen"),
        ("1,550.5", "1550.5"),
        ("1,2,3", "123"),
        ("ÅNGSTRÖM", "angstrom"),
        ("ς", "σ"),
        ("İ", "i"),
        ("ﷺ", "صلى الله عليه وسلم".replace(" ", "")),
        ("ｆｅｒｒｙ", "ferry"),
        ("मंगल", "मंगल"),
        ("한국", "한국"),
        ("كتـــاب", "كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("²", "2"),
        ("Ⅷ", "viii"),
    ],
)
def test_what_a_word_is_folded_to(word, folded):
    assert folded == fold(word)


@given(ANY.filter(bool))
def test_folding_never_raises_and_is_composed(word):
    folded = fold(word)
    assert unicodedata.normalize("NFC", folded) == folded


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=8))
def test_a_folded_word_folds_to_itself(word):
    assert fold(word) == fold(fold(word))


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_case_does_not_count(word):
    assert {word} == {fold(word), fold(word.upper()), fold(word.title())}
