"""Every word of the two lists that times are told by can be reached, and no text breaks the reading of times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Article
from whence.text.lexicon import lines
from whence.text.times.reading import times
from whence.text.times.vocabulary import listed
from whence.text.tokens import tokenise
from whence.text.witness import prepare

DAY = "2019-05-15"  # a Wednesday
ROWS = [entry.split(" ", 2) for entry in lines("time_words.txt")]
TEXTS = {
    "month": "They met in {Word}.", "named": "They met in {Word}.", "verb": "They met in {Word}.",
    "short": "They met on {Word}. 9, 2018.", "weekday": "They met on {Word}.",
    "dayshort": "They met on {Word}, 9 May 2018.", "season": "They met last {word}.",
    "part": "They met on Friday {word}.",
    "day": "They met {word}.", "shift": "They met {word} month.", "vague": "They met {word}.",
    "unit": "They met two {word}s after that.", "units": "They met for two {word}.",
    "long": "They met in a {word} talk.",
    "clock": "They met at {word}.", "half": "They met at 9 {word}.", "zone": "They met at 2130 {WORD}.",
    "decade": "They met in the {word}.", "year": "They met {word} 1987 there.", "before": "They met {word} May.",
    "lead": "They met {word} a week.", "behind": "The weeks {word} their talk.",
    "between": "They met for two {word} days.",
    "whole": "They met for {word} day.", "many": "They met for {word} days.",
}  # fmt: skip
"""A text of a single time by the kind of word; it is not read, or in another way, without the word."""


def read(text):
    return times(prepare(Article("a", text, date=DAY)))


def put(pattern, word):
    return pattern.format(word=word, Word=word.capitalize(), WORD=word.upper())


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_an_entry_is_what_the_tokens_of_a_text_can_be(row):
    for word in row[1].split("+"):
        assert [word] == tokenise(word).words


@pytest.mark.parametrize("row", [row for row in ROWS if row[0] in TEXTS], ids=" ".join)
def test_every_word_of_time_is_reachable(row):
    kind, word = row[:2]
    found = read(put(TEXTS[kind], word))
    assert 1 == len(found)
    if kind not in {"before", "lead", "behind", "year", "stage"}:
        assert word in found[0].span.of(put(TEXTS[kind], word)).lower()


@pytest.mark.parametrize("word", listed("stage"))
def test_every_stage_is_reachable(word):
    text = (
        f"In {word} May 2018 they met." if word in {"early", "mid", "late"} else f"At the {word} of May 2018 they met."
    )
    (fact,) = read(text)
    assert fact.norm.split()[0] in {"early", "mid", "late"}


@pytest.mark.parametrize("word", listed("will"))
def test_every_word_of_the_future_turns_a_weekday_ahead(word):
    assert "2019-05-17" in read(f"The ferry {word} sail on Friday.")[0].norm


@pytest.mark.parametrize("word", listed("was"))
def test_every_word_of_the_past_turns_a_weekday_back(word):
    assert "2019-05-10" == read(f"They will know who {word} there on Friday.")[0].norm


@pytest.mark.parametrize("word", listed("still"))
def test_a_word_in_ed_that_is_no_verb_turns_nothing(word):
    assert "2019-05-17" == read(f"They will sail {word} on Friday.")[0].norm


@pytest.mark.parametrize(("phrase", "sign"), listed("bound").items())
def test_every_bound_is_reachable(phrase, sign):
    (fact,) = read(f"It closes {phrase.replace('+', ' ')} 9 a.m. sharp.")
    assert f"{sign.replace('~', '≈')} T09:00" == fact.norm


@pytest.mark.parametrize(("phrase", "sign"), listed("open").items())
def test_every_open_end_is_reachable(phrase, sign):
    (fact,) = read(f"It closed in 2011 {phrase.replace('+', ' ')}.")
    assert f"{sign} 2011" == fact.norm


@pytest.mark.parametrize("word", listed("happened"))
def test_behind_a_verb_of_happening_over_is_no_bound(word):
    assert ["P2Y"] == [fact.norm for fact in read(f"It {word} over two years.")]


@pytest.mark.parametrize("word", listed("counted"))
def test_what_a_number_counts_makes_it_no_year(word):
    assert [] == read(f"It is the 1987 {word} of Calder.")
    assert ["1987"] == [fact.norm for fact in read("It is the 1987 ferry of Calder.")]


@pytest.mark.parametrize("word", listed("naming"))
def test_a_weekday_in_a_name_is_no_day(word):
    assert [] == read(f"He read the Sunday {word.capitalize()} there.")


@pytest.mark.parametrize("entry", lines("holidays.txt"))
def test_every_named_day_is_reachable(entry):
    name, rule = entry.split("\t")
    text = f"They met on {name.title()} 2018." if not rule[:4].isdigit() else f"They met on {name.title()}."
    (fact,) = read(text)
    assert name in fact.span.of(text).lower()
    assert fact.amount.low == fact.amount.high
    assert fact.norm.startswith(("2018-", "1944-"))
    (bare,) = times(prepare(Article("a", f"they met on {name} there")))
    assert bare.norm.startswith(("XXXX-", "1944-"))


def check(text, day):
    found = times(prepare(Article("a", text, date=day)))
    end = 0
    for fact in found:
        assert fact.type in {"date", "time", "duration"}
        assert end <= fact.span[0] < fact.span[1] <= len(text)
        end = fact.span[1]
        assert fact.norm
        assert 0 < fact.score <= 1
        if fact.amount is not None:
            assert fact.amount.unit in {"day", "min", "s"}
            low, high = fact.amount.low, fact.amount.high
            assert low is not None or high is not None
            assert low is None or high is None or low <= high


WORDS = [row[1] for row in ROWS] + (
    "1 2 13 30 45 1998 2016 2019 1990s 90s 13th 9:30 03/04/2019 2015-16 1,550 25:99 1e999 the a an of and to or half"
    " two several couple more than ago old Monday May March . , - ( ) ' $ \n \ud800 ½ third 99999999999999999999"
    " century quarter q3 o'clock aged until hundred thousand 0 00 000 0000 9999 years months"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["", " ", "-"]), st.sampled_from([None, DAY]))
def test_words_of_time_in_any_order_break_nothing(words, glue, day):
    check((glue or " ").join(words), day)


@given(st.text(max_size=80), st.sampled_from([None, "", "soon", DAY, "0001-01-01", "9999-12-31", "0001-W01"]))
def test_no_text_breaks_the_reading(text, day):
    check(text, day)


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.sampled_from(["0001-01-01", "0001-12-31", "9999-12-31"]))
def test_the_ends_of_the_calendar_break_nothing(words, day):
    check(" ".join(words), day)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000, "1" + " 000" * 5_000, "13:30:" * 2_000, "may " * 3_000, "\ud800 May 13 \udfff", "1998 " * 2_000,
        "two years and " * 500, "the day before " * 800, "10^400 years", "1e999 days", "-1 days ago", "0 years ago",
        "0/0/0000", "00:00", "24:00", "0th of May", "on the 27th and 28",
        "less than several weeks", "the third quarter and a year ago",
        "9999 years ago", "in 9999999 weeks from now", "Feb 29, 1900",
    ],
    ids=lambda text: text[:20].encode("ascii", "replace").decode(),
)  # fmt: skip
@pytest.mark.parametrize("day", [None, DAY])
def test_tables_and_noise_break_nothing(text, day):
    check(text, day)
