"""Lines, sentences and what is cut out, in pages of every condition; and the twin in columns."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.furniture.test_rules import EXAMPLES, STORY
from whence.kernels.compiled.presence import presence
from whence.model import Article
from whence.text.columns import columns, twin
from whence.text.degrade import degrade
from whence.text.furniture.columns import hide
from whence.text.furniture.hidden import hide as hide_words
from whence.text.furniture.hidden import placed, ruled
from whence.text.furniture.lent import lend
from whence.text.furniture.page import Page, breaks
from whence.text.furniture.scan import furniture
from whence.text.sentences import SENTENCE
from whence.text.tokens import tokenise
from whence.text.witness import cut, furnished, prepare

LINES = [text for _, text in EXAMPLES]
PAGES = st.lists(st.sampled_from([*LINES, *STORY.splitlines(), "", "•", "###", "A. B. Ek said so. Nobody heard."])).map(
    list
)
SEPARATORS = st.sampled_from(["\n", "\r\n", " ### ", " *** ", " • ", " ", "\u2028"])


@given(PAGES, SEPARATORS)
def test_runs_are_in_order_and_apart(lines, separator):
    text = separator.join(lines)
    runs = furniture(text)
    assert all(0 <= run.begin < run.end <= len(text) for run in runs)
    assert all(one.end <= other.begin for one, other in pairwise(runs))


@given(st.text())
def test_any_text_is_read(text):
    assert furniture(text) == furniture(text, set(tokenise(text).words))


@given(PAGES, SEPARATORS)
def test_breaks_are_where_no_word_is(lines, separator):
    text = separator.join(lines)
    assert all(not any(c.isalnum() for c in text[begin:end]) for begin, end in breaks(text))
    assert [line for line in Page(text).lines if line[0] < line[1]] == sorted(set(Page(text).lines) - {
        line for line in Page(text).lines if line[0] == line[1]
    })  # fmt: skip


@pytest.mark.parametrize("separator", ["\n", " ### ", " *** ", " • ", "\r\n"])
def test_a_scrape_may_have_lost_its_lines(separator):
    text = separator.join(["By Ada Lund", "The ferry sank on Monday.", "Advertisement", "Divers searched it."])
    assert ["By Ada Lund", "Advertisement"] == [text[run.begin : run.end] for run in furniture(text)]
    witness = cut(prepare(Article("a", text)), SENTENCE)
    assert ["byline", None, "page furniture", None] == witness.rules


def test_signs_inside_a_line_are_no_breaks():
    assert [] == breaks("He bought a C## and a **kwargs for f____d •money")


def test_a_sentence_of_a_line_is_told_alone():
    text = "Nobody was hurt. Follow Ada Lund on Twitter. The inquiry opens in June."
    assert ["Follow Ada Lund on Twitter."] == [text[run.begin : run.end] for run in furniture(text)]


def test_a_credit_is_cut_out_of_its_caption():
    text = "The ferry in June (Jo Ek/The Post via AP) before it sank."
    witness = cut(prepare(Article("a", text)), SENTENCE)
    assert ["The ferry in June", "(Jo Ek/The Post via AP)", "before it sank."] == [
        span.of(text) for span in witness.spans
    ]
    assert [None, "agency credit", None] == witness.rules


def test_nobody_who_speaks_is_boilerplate():
    assert [] == furniture("You can unsubscribe at any time, the company said.")
    assert [] == furniture("“You can unsubscribe at any time.”")
    assert ["subscription"] == [run.rule for run in furniture("You can unsubscribe at any time.")]


@given(st.lists(PAGES.map("\n".join), min_size=1, max_size=4))
def test_words_are_hidden_in_columns_as_in_lists(texts):
    """To the last column: hashes, sizes, rarities."""
    hidden = hide(texts, columns(texts))
    words = []
    for text in texts:
        tokens = tokenise(text)
        words.append(hide_words(tokens, text, [(begin, end) for begin, end, _ in ruled(text, tokens)]))
    wanted = twin_of(words)
    for name in ("hashes", "sizes", "rarities"):
        assert getattr(wanted, name).tolist() == getattr(hidden, name).tolist(), name


def twin_of(tokens):
    from whence.text.columns import _columns

    starts = np.cumsum([0, *map(len, tokens)]).tolist()
    begins, ends, words = ([n for each in tokens for n in each[k]] for k in (1, 2, 0))
    return _columns(starts, begins, ends, words)


def test_hidden_words_are_like_no_others():
    one, other = (f"{story}\nFollow us on Twitter\n" for story in ("The ferry sank.", "The bridge fell."))
    hidden = hide([one, other, one], columns([one, other, one]))
    parts = [set(hidden.hashes[hidden.starts[n] : hidden.starts[n + 1]].tolist()) for n in range(3)]
    plain = set(twin(["the ferry sank bridge fell"]).hashes.tolist())
    assert parts[0] & parts[1] <= plain
    assert parts[0] == parts[2]


def test_a_text_without_boilerplate_is_not_copied():
    tokens = columns([STORY])
    assert hide([STORY], tokens) is tokens


def test_a_token_at_the_edge_of_a_run_is_inside():
    assert [(0, 1, "a"), (1, 3, "b")] == placed([(0, 4, "a"), (4, 11, "b")], [0, 4, 8], [3, 7, 12])
    assert [] == placed([(3, 4, "a")], [0, 4], [3, 7])


@given(st.lists(st.lists(st.integers(0, 40), max_size=20), max_size=5), st.sets(st.integers(0, 60), max_size=30))
def test_presence_is_membership(texts, words):
    hashes = np.array([n * 0x9E3779B97F4A7C15 % 2**64 for text in texts for n in text], np.uint64)
    wanted = np.array([n * 0x9E3779B97F4A7C15 % 2**64 for n in sorted(words)], np.uint64)
    starts = np.cumsum([0, *map(len, texts)]).astype(np.int64)
    found = presence(hashes, starts, wanted)
    assert [[n in text for n in sorted(words)] for text in texts] == found.tolist()


def test_too_many_words_are_refused():
    with pytest.raises(ValueError, match="too many words"):
        presence(np.empty(0, np.uint64), np.zeros(1, np.int64), np.arange(3000, dtype=np.uint64))


def test_a_copy_without_marks_has_the_boilerplate_of_its_page():
    page = f"By Ada Lund\n{STORY}{STORY}Share Save Print\n(Reporting by Ada Lund; editing by Jo Ek)"
    bare = degrade(page, "strip").text
    article, copy = lend([prepare(Article("page", page)), prepare(Article("copy", bare))])
    assert {"by ada lund", "share save print", "reporting by ada lund editing by jo ek"} == {
        " ".join(copy.tokens.words[begin:end]) for begin, end, _ in copy.furniture
    }
    assert article.furniture == prepare(Article("page", page)).furniture


def test_lending_leaves_punctuated_text_alone():
    page, other = f"By Ada Lund\n{STORY}", f"{STORY}A song by Ada Lund was played."
    assert () == lend([prepare(Article("page", page)), prepare(Article("other", other))])[1].furniture


def test_furnishing_anew_forgets_the_sentences():
    witness = cut(prepare(Article("a", STORY)), SENTENCE)
    again = furnished(witness, [(0, 3, "made up")])
    assert not again.spans
    assert "made up" == cut(again, SENTENCE).rules[0]
    assert again.compared.words[3:] == again.tokens.words[3:]
    assert not set(again.compared.words[:3]) & set(again.tokens.words)
