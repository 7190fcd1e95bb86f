"""The compiled tokeniser against the pure one: the same tokens, hashes, sizes and rarities, whatever the text."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.mutants import JUNK, SCRIPTS
from whence.kernels.compiled.alphabet import KIND, ODD
from whence.kernels.compiled.tokens import VALUE
from whence.kernels.hashing import word_hash
from whence.text import columns as module
from whence.text.characters import alphabet
from whence.text.columns import columns, twin, weights
from whence.text.tokens import tokenise
from whence.text.words import rarity

SIGNS = (
    "aAbusUSitwhoITéÉßﬁæİıſªº½²③ΣσςжКא٣ӂ中ｶ가ﾞ\u1112ǅ0159"
    ".,''’‘ʼ´`-‐–%%   \n\r\t\u00a0\u2028_$€•&#;\u00ad\u200b"
    "\ufeff\ufe0f\u0301\u0345\u0640\ue000\U0001f600\ud83d\udc00\x00฿"
)
PIECES = [
    *"us US it IT who WHO U.S. u.s. I.T. s t ll re d m doesn they it's don’t a i I x b 1,550.5 2½ % ' ’ . , -".split(),
    " ", " ", " ", "\n", " '", ". ", "-\n", "- \r\n\t", "&#39;", "&#8217;", "&rsquo;", "&apos;", "â€™", "&amp;", "`",
]  # fmt: skip
ANY = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.text(SIGNS, max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from([*JUNK, *SCRIPTS, *PIECES]), max_size=12).map(" ".join),
)


def check(texts):
    read, wanted = columns(texts), twin(texts)
    for name in module.TokenColumns._fields:
        quick, slow = getattr(read, name), getattr(wanted, name)
        assert quick.dtype == slow.dtype, name
        assert quick.tolist() == slow.tolist(), (name, texts)


@given(st.lists(ANY, max_size=6))
@example(["The U.S. doesn’t, Kremlin-founded", "", "%"])
@example(["&#3", "9;s", "don&", "#39;t"])
@example(["½`s ½’s ½´s", "²." * 3, "1a.b.c", "a.b.cd", "’'’a"])
def test_the_tokens_are_those_of_the_pure_functions(texts):
    check(texts)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("trump s trump 's trump' s trump.s trump . s", "trumps trumps trumps trump s trump s"),
        ("9 s 90s s % s", "9 s 90ss percents"),
        ("doesn t don 't won.t isn t x t", "doesnt dont won t isnt x t"),
        ("they ll he 'd i m you re we.ve she.ll nobody ll", "theyll hed im youre we ve she ll nobody ll"),
        ("the u s and u.k. b b c d e", "the u.s and uk bbcde"),
        ("a b c i x", "a bcix"),
        ("a i x i Y z", "a i xi y z"),
        ("us US Us U.S. it IT i.t. who WHO w h o", "us u.s us u.s it i.t i.t who w.h.o w.h.o"),
        ("GIVE US MORE TIME SAYS PM", "give us more time says pm"),
        ("rain- \r\n\t fall rain-\nFall rain-\n\nfall co-\nop u-\ns", "rainfall rain fall rain fall coop u.s"),
        ("1,550.5 1.2m 90-minute 5% 5 % 2½ 1,2,3,a 1..2", "1550.5 1.2m 90 minute 5 percent 5 percent 21⁄2 123 a 1 2"),
        ("o'clock o’clock o''clock rock 'n' roll ' a '", "oclock oclock o clock rock n roll a"),
        ("naïve Zoë ﬁnance Straße Ærø 2² soft\u00adhyphen", "naive zoe finance strasse ærø 22 softhyphen"),
        ("don&#39;t don`t donâ€™t don&rsquo;t &amp;", "dont dont dont dont amp"),
        ("Привет, мир Ελλάδα ΑΣ ας", "привет мир ελλαδα ασ ασ"),
        ("U.S.A J.K. Rowling a.m. 5.p.m", "usa jk rowling am 5 pm"),
        ("\ud83d us \x00 US\x00it", "us u.s it"),
        ("新聞 ferry e\u0301", "新 聞 ferry e"),
    ],
)  # fmt: skip
def test_every_rule_of_the_joins(text, folded):
    """Each with what it must not join; the words are said here so that both ways of reading cannot err alike."""
    assert tokenise(text).words == folded.split()
    check([text])
    assert columns([text]).hashes.tolist() == [word_hash(word) for word in folded.split()]


@pytest.mark.parametrize(
    "between", ["", " ", "\n", ".", "'", "’", "-\n", " -\n", "  ", "    ", "\t", "\u00a0", ". ", " . ", "-"]
)
@pytest.mark.parametrize("end", ["s", "t", "ll", "re", "S", "k", "2", "fall", "é", "s.a.", "%"])
def test_every_end_after_every_gap(between, end):
    check(
        [
            f"{host}{between}{end} x y"
            for host in ("doesn", "they", "us", "US", "u", "a", "u.s.", "u s", "9", "U.S.", "%", "é", "u\u00ad")
        ]
    )


def test_texts_keep_their_order_over_batches_and_among_odd_ones(monkeypatch):
    monkeypatch.setattr(module, "_BATCH", 50)
    texts = [
        "新聞",
        "The ferry sails.",
        "",
        "e\u0301",
        "x" * 80,
        "don&#39;t",
        "",
        "新聞 and news",
        "They 'll sail at 5%.",
    ] * 7
    check(texts)
    check(texts[:1])
    check(["", ""])
    check([])


def test_a_text_reads_the_same_whatever_stands_beside_it():
    texts = ["The ferry", "s captain", "9;", "ll sail-\n", "ing US", "IT"]
    whole = columns(texts)
    for n, text in enumerate(texts):
        begin, end = whole.starts[n : n + 2]
        assert columns([text]).hashes.tolist() == whole.hashes[begin:end].tolist()


def test_a_new_alphabet_learns_what_it_meets(monkeypatch):
    """Tables are filled as characters are met: the first text with one reads as the hundredth."""
    fresh = alphabet.__wrapped__()
    monkeypatch.setattr(module, "alphabet", lambda: fresh)
    for text in ("don&#39;t don’t", "é😀", "Ωа"):
        check([text])


def test_a_word_of_a_million_letters():
    read = columns(["a" * 1_000_000 + " b", "é" * 65_535])
    assert [65_535, 1, 65_535] == read.sizes.tolist()
    assert [1_000_000, 1_000_002, 65_535] == read.ends.tolist()
    check(["x" * 70_000 + "- \n" + "y" * 70_000 + " s"])


def test_letters_that_go_on_joining_are_read_once_each():
    """Half a million initials are one token: looking at it again for each would take hours."""
    read = columns(["b " * 500_000])
    assert [999_999] == read.ends.tolist()


def test_the_weights_are_the_rarities_to_the_last_bit():
    words = "the ferry us u.s 5 90 1550.5 123456789 zyzzyva said i.t percent don".split()
    read = columns([f"{' '.join(words)} US IT 5%"])
    values = weights()[read.rarities].tolist()
    assert values == [rarity(word) for word in tokenise(f"{' '.join(words)} US IT 5%").words]
    assert np.all(np.diff(weights()) > 0)


def test_no_listed_word_is_longer_or_stranger_than_the_table_expects():
    """They are looked up without dots, and only where a word starts with a letter."""
    listed = module._listed()
    assert all(word.isascii() and word.isalpha() for word in listed)
    assert len(set(module._hashes(listed).tolist())) == len(listed)
    assert module._hashes(listed[:500]).tolist() == [word_hash(word) for word in listed[:500]]
    assert len(weights()) <= VALUE + 1


BLOCKS = (
    *range(0, 0x2400, 512),
    0x3000,
    0xA600,
    0xD700,
    0xFA00,
    *range(0xFB00, 0x10300, 512),
    0x1D400,
    0x1F100,
    0xE0100,
)


def test_characters_of_every_kind_alone_doubled_and_in_words():
    """One text for each, of all blocks in which the rules meet something."""
    for low in BLOCKS:
        chars = map(chr, range(low, low + 512, 1 if low < 0x600 else 3))
        check([f"{c} a{c}b 1{c}2 U.{c}.{c}. don{c}t x-{c}\ny" for c in chars])


def odd(chars):
    columns([chars])
    return {c for c in chars if alphabet().kinds[ord(c)] & KIND == ODD}


def test_nothing_common_in_news_in_latin_letters_leaves_a_text_to_the_pure_functions():
    assert odd("’‘“”„«»‹›–—…•·€£¥©®™°\u00a0\u00ad\u200b\ufeff\ufffd\ufe0f\u2028½¼²ßﬁæøłđğşčéüñçÉжЯωאع😀🇺") == set()


def test_what_needs_its_neighbours_does():
    """Loose accents, Korean letters, scripts without spaces, a letter that is an apostrophe too, a title-case one."""
    chars = "\u0301\u0345\u064bㄱ\u1112中あไ\u02bcǅ"
    assert odd(chars + "한") == set(chars)
