from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.mutants import JUNK, SCRIPTS
from whence.text.fold import fold, respelt
from whence.text.tokens import Tokens, tokenise

ANY = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(st.sampled_from([*JUNK, *SCRIPTS, "a", "b ", "Doe ", "s", "t", " "]), max_size=12).map("".join),
    st.text("aAsSuUtTdD.'’- \n\r1,&#;39\u00ad\u0301", max_size=30),
)
"""Any text at all, lone surrogates among it, and texts rich in what tokens are made of."""


def words(text: str) -> list[str]:
    return tokenise(text).words


def slices(text: str) -> list[str]:
    tokens = tokenise(text)
    return [text[begin:end] for begin, end in zip(tokens.begins, tokens.ends, strict=True)]


@pytest.mark.parametrize("written", ["the U.S. said", "the u s said", "the US said", "the u.s. said"])
def test_initials_are_one_token_however_they_are_written(written):
    """With points, without, in small letters, or cut apart."""
    assert ["the", "u.s", "said"] == words(written)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("they told us so", ["they", "told", "us", "so"]),
        ("Us against them", ["us", "against", "them"]),
        ("GIVE US MORE TIME SAYS PM", ["give", "us", "more", "time", "says", "pm"]),
        ("who is the WHO", ["who", "is", "the", "w.h.o"]),
        ("it is I.T. and IT", ["it", "is", "i.t", "and", "i.t"]),
    ],
)
def test_initials_are_told_from_the_word_they_spell(text, folded):
    """Capitals tell "US" from "us"; in a line of capitals they tell nothing, and the word wins."""
    assert folded == words(text)


@pytest.mark.parametrize(
    "written",
    [
        "doesn’t",
        "doesn't",
        "doesn t",
        "doesnt",
        "doesn‘t",
        "doesn´t",
        "doesn`t",
        "doesn′t",
        "doesnʼt",
        "doesn\x92t",
        "doesn\ufffdt",
        "doesn&#39;t",
        "doesn&#039;t",
        "doesn&#x27;t",
        "doesn&rsquo;t",
        "doesn&apos;t",
        "doesn&#8217;t",
        "doesnâ€™t",
        "DOESN'T",
        "doe\u00adsn't",
        "doesn\u2060't",
        "doesn't\ufeff",
        "doesn't\ufe0f",
    ],
)
def test_an_apostrophe_counts_for_nothing_however_it_is_written(written):
    """Curly, broken, spelt as an entity, wrongly decoded, cut off or lost: it is the same word."""
    assert ["he", "doesnt", "know"] == words(f"he {written} know")


@pytest.mark.parametrize("written", ["trump’s", "trump's", "trump s", "trumps", "Trump 's", "trump' s"])
def test_a_possessive_is_one_token(written):
    assert ["trumps", "campaign"] == words(f"{written} campaign")


@pytest.mark.parametrize("written", ["we’ll", "we'll", "we ll", "we 'll"])
def test_a_cut_off_verb_joins_its_pronoun(written):
    assert ["well", "see"] == words(f"{written} see")


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑", "‒", "–", "—", "−", "－", " ", "/", "…"])
def test_a_hyphen_parts_words_as_a_blank_does(hyphen):
    assert words("Kremlin founded paper") == words(f"Kremlin{hyphen}founded paper")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ﬁnance oﬃce ﬂeet", ["finance", "office", "fleet"]),
        ("co\u00adoperate", ["cooperate"]),
        ("wi\u200bde\u2060r", ["wider"]),
        ("❤\ufe0f ferry\ufe0f", ["ferry"]),
        ("“quoted” ‘words’ „so“ «auch»", ["quoted", "words", "so", "auch"]),
        ("inves-\ntigators inves-\r\n  tigators", ["investigators", "investigators"]),
        ("ferry-\nBoat", ["ferry", "boat"]),
        ("inves-\n\ntigators", ["inves", "tigators"]),
        ("Nguyễn Łódź Straße STRASSE", ["nguyen", "łodz", "strasse", "strasse"]),
        ("مُحَمَّد محمد العبّارة", ["محمد", "محمد", "العبارة"]),
        ("Паром «Ёлка»", ["паром", "елка"]),
        ("मंगलवार क्षत्रिय", ["मंगलवार", "क्षत्रिय"]),
        ("火災が", ["火", "災", "が"]),
        ("ไฟ", ["ไ", "ฟ"]),
        ("ferry火災2025年", ["ferry", "火", "災", "2025", "年"]),
        ("🚢 fire 👩🏽‍🚒 crew 🏴󠁧󠁢󠁳󠁣󠁴󠁿", ["fire", "crew"]),
        ("1,550.5 and 1.2m", ["1550.5", "and", "1.2m"]),
        ("50% 50 percent", ["50", "percent", "50", "percent"]),
        ("a.m. 9 am", ["am", "9", "am"]),
        ("J.K. Rowling, j k rowling", ["jk", "rowling", "jk", "rowling"]),
        ("x\ud800y", ["x", "y"]),
        ("", []),
        ("… — “”", []),
    ],
)
def test_what_a_text_is_folded_to(text, folded):
    assert folded == words(text)


@pytest.mark.parametrize("text", [*SCRIPTS, "cafe\u0301 A\u030a \u1112\u1161\u11ab"])
def test_composed_and_decomposed_text_give_the_same_tokens(text):
    """NFC, NFD, NFKC and NFKD are one text."""
    from unicodedata import normalize

    assert 1 == len({tuple(words(normalize(form, text))) for form in ("NFC", "NFD", "NFKC", "NFKD")})


def test_three_copies_of_one_sentence_give_the_same_tokens():
    """As printed, stripped of its marks, and with its apostrophes deleted."""
    printed = "The U.S. doesn’t back Trump’s Kremlin-founded plan, he’s said: “We’ll see.”"
    stripped = "the u s doesn t back trump s kremlin founded plan he s said we ll see"
    deleted = "the U.S. doesnt back Trumps Kremlin founded plan hes said well see"
    assert words(printed) == words(stripped)
    assert words(printed) == words(deleted)


def check(text: str, tokens: Tokens) -> None:
    assert len(tokens.words) == len(tokens.begins) == len(tokens.ends) == len(tokens)
    assert all(0 <= begin < end <= len(text) for begin, end in zip(tokens.begins, tokens.ends, strict=True))
    assert all(end <= begin for end, begin in zip(tokens.ends, tokens.begins[1:], strict=False))
    assert all(tokens.words)


@given(ANY)
@example("\ud800")
@example("'" * 50)
@example("\ue000a\ue000'\ue000")
def test_tokens_lie_in_order_inside_any_text(text):
    """Spans are ordered, disjoint, not empty, inside the text; no token is the empty word; nothing raises."""
    check(text, tokenise(text))


def bare(word: str) -> str:
    """Without what a join leaves between its halves."""
    return "".join(c for c in word if c not in ".,-'\ue000")


@given(ANY)
def test_a_token_is_what_its_characters_fold_to(text):
    """But for the percent sign, initials that spell a word, and a word joined with its cut-off end."""
    for piece, word in zip(slices(respelt(text)), words(text), strict=True):
        whole = "".join(fold(part) for part in piece.split())
        assert bare(word) == bare(whole) or piece == "%"


@given(ANY)
def test_every_letter_and_digit_is_in_a_token(text):
    """Nothing that a reader sees as a letter or digit is lost between the tokens."""
    tokens = tokenise(text)
    covered = {n for begin, end in zip(tokens.begins, tokens.ends, strict=True) for n in range(begin, end)}
    respelled = respelt(text)
    assert [] == [c for n, c in enumerate(respelled) if c.isascii() and c.isalnum() and n not in covered]


@given(ANY)
def test_folding_is_the_same_every_time_and_in_parts(text):
    """Lines are tokenised alike on their own and together, when no word is broken at a line's end."""
    lines = [line for line in text.replace("-", " ").split("\n") if line.isascii() and line.islower()]
    assert [w for line in lines for w in words(line)] == words("\n".join(lines))


def test_a_long_text_of_initials_takes_no_more_than_its_length():
    """Quadratic rescans would show here: a hundred thousand letters with points between them."""
    for text in (
        "a." * 50_000,
        "a " * 50_000,
        "'" * 100_000,
        "a'" * 50_000,
        "1," * 50_000,
        "\u0301" * 50_000,
    ):
        check(text, tokenise(text))


def test_neighbouring_tokens_do_not_swallow_the_space_between_them():
    tokens = tokenise("  One two,\tthree ")
    assert ["One", "two", "three"] == slices("  One two,\tthree ")
    assert all(end < begin for (_, end), (begin, _) in pairwise(zip(tokens.begins, tokens.ends, strict=True)))


def test_a_long_row_of_single_letters_takes_linear_time():
    from time import process_time

    took = []
    for letters in (2_000, 16_000):
        begin = process_time()
        assert "b" * letters == tokenise("b " * letters).words[0]
        took.append(process_time() - begin)
    assert took[1] < 40 * max(took[0], 0.01)
