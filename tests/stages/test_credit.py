from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import UNKNOWN_SPEAKER, Article, Attribution, Span
from whence.stages.credit import credit
from whence.text.degrade import degrade
from whence.text.witness import prepare

FERRY = Path(__file__).parents[2] / "examples" / "ferry"


def read(text, outlet=None, at_hand=(), attributions=()):
    found = credit(prepare(Article("a", text, outlet=outlet)), attributions, at_hand)
    return [(c.role, c.span.of(text), c.outlet) for c in found if c.role != "topic"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TIME reports that the ferry sank.", ("source", "TIME reports", "Time")),
        ("Nobody was hurt, per CNN.", ("source", "per CNN", "CNN")),
        ("Nobody was hurt, according to The Post.", ("source", "according to The Post", "The Post")),
        ("As The Inquisitr reported, it sank.", ("source", "As The Inquisitr reported", "The Inquisitr")),
        (
            "Russian state news agency Tass suggests otherwise.",
            ("source", "Russian state news agency Tass suggests", "TASS"),
        ),
        ("The owner told Reuters that it sank.", ("medium", "told Reuters", "Reuters")),
        ("The sale was first reported by Politico.", ("source", "first reported by Politico", "Politico")),
        ("BuzzFeed obtained the drill books.", ("source", "BuzzFeed obtained", "BuzzFeed News")),
        ("A CNN poll found that most agree.", ("source", "A CNN poll found", "CNN")),
        ("It lay in a report in the Financial Times.", ("source", "report in the Financial Times", "Financial Times")),
        ('Speaking on NBC\'s "Meet the Press", Roe said no.', ("medium", "Speaking on NBC", "NBC News")),
        ("The Washington Post's Jane Roe writes so.",
         ("source", "The Washington Post's Jane Roe writes", "The Washington Post")),
        ("PORT CALDER (Reuters) - The ferry sank.", ("agency", "(Reuters)", "Reuters")),
        ("By Jane Roe, Associated Press", ("agency", "By Jane Roe, Associated Press", "Associated Press")),
        ("The ferry sank on Monday. -- Reuters", ("agency", "Reuters", "Reuters")),
        ("(Reporting by Jane Roe for Reuters)", ("agency", "Reporting by Jane Roe for Reuters", "Reuters")),
        ("© 2018 AP", ("agency", "© 2018 AP", "Associated Press")),
        ("This article originally appeared in The Conversation.",
         ("byline", "originally appeared in The Conversation", "The Conversation")),
        ("More from @cnn today.", ("link", "@cnn", "CNN")),
        ("More at https://www.cnn.com/2018/x.html.", ("link", "https://www.cnn.com/2018/x.html", "CNN")),
        ("The owner told the Calder Gazette so.", ("medium", "told the Calder Gazette", "Calder Gazette")),
    ],
)  # fmt: skip
def test_a_credit_its_role_and_its_words(text, expected):
    assert [expected] == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The merger of Time Warner and AT&T was blocked.", "Roe attacked CNN on Monday.", "CNN's ratings fell.",
        "He had more time there, and the time reports that came were late.", "Time reports were late.",
        "On the Hill they pay 5 dollars per person.", "Roe, a former CNN anchor, left.",
        "New York Times columnist Ann Poe left.", "Michael Bloomberg left. Bloomberg said he would run.",
        "People reported feeling ill.", "Write to editors@time.com.",
    ],
)  # fmt: skip
def test_an_outlet_that_is_only_spoken_of_is_no_credit(text):
    assert [] == read(text)


def test_a_topic_is_kept_as_such():
    assert ["topic"] == [c.role for c in credit(prepare(Article("a", "Roe attacked CNN on Monday.")))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("time reports that the ferry sank", ("source", "time reports", "Time")),
        ("nobody was hurt per cnn", ("source", "per cnn", "CNN")),
        ("the owner told reuters that it sank", ("medium", "told reuters", "Reuters")),
        ("as the inquisitr reported it sank", ("source", "as the inquisitr reported", "The Inquisitr")),
    ],
)
def test_credits_without_capitals_and_marks(text, expected):
    assert [expected] == read(text)


def test_a_short_name_stands_for_the_full_one_or_for_the_articles_own():
    full = "The Rockford Herald said so. The Herald reported it again."
    assert ["Rockford Herald", "Rockford Herald"] == [outlet for _, _, outlet in read(full)]
    assert [("medium", "told the Courier", "The Harbour Courier")] == read(
        "He told the Courier.", "The Harbour Courier"
    )
    assert [("source", "The Times reported", "The Times")] == read("The Times reported it.")


def test_the_newspaper_is_the_one_named_before():
    text = "The Guardian broke the story. Roe told the paper that it sank."
    assert ("medium", "told the paper", "The Guardian") == read(text)[1]
    assert [] == read("Roe told the paper that it sank.")


def test_an_outlet_at_hand_is_found_though_the_list_lacks_it():
    assert [] == read("Skerry reports a fire.")
    assert [("source", "Skerry reports", "Skerry")] == read("Skerry reports a fire.", at_hand=["Skerry"])


def test_the_source_of_an_attribution_is_a_credit_where_it_is_an_outlet():
    text = "The ferry, Reuters understood, had sunk."
    source = Span(11, 18)

    def given(span):
        return [Attribution((span,), (), (Span(35, 39),), "indirect", (), UNKNOWN_SPEAKER, "model", 0.9)]

    assert [] == read(text)
    assert [("source", "Reuters", "Reuters")] == read(text, attributions=given(source))
    staff = "Fox News host Jane Roe mused that it had sunk."
    assert [] == read(staff, attributions=given(Span(0, 22)))


def test_the_ferry_story_credits_what_a_reader_sees():
    text = (FERRY / "4-harbour-courier.txt").read_text(encoding="utf-8")
    assert [
        ("byline", "Photograph: Tomas Redfern/Skerrywire", "Skerrywire"),
        ("source", "Skerrywire reports", "Skerrywire"),
        ("medium", "spoke to the Courier", "The Harbour Courier"),
        ("medium", "told Skerrywire", "Skerrywire"),
        ("source", "per Radio Ansgate", "Radio Ansgate"),
        ("medium", "told the station", "Radio Ansgate"),
    ] == read(text, "The Harbour Courier")


WORDS = st.sampled_from(
    [
        "told",
        "the",
        "Post",
        "CNN",
        "reports",
        "per",
        "(",
        "AP",
        ")",
        "-",
        "\n\n",
        "“",
        "”",
        ".",
        ",",
        "'s",
        "poll",
        "Time",
        "according",
        "to",
        "Gazette",
        "@cnn",
        "http://cnn.com",
        "by",
    ]
)


@given(st.lists(WORDS).map(" ".join) | st.text())
def test_any_text_is_read_and_every_span_holds_its_name(text):
    for copy in (text, degrade(text).text):
        found = credit(prepare(Article("a", copy)))
        assert [c.name for c in found] == sorted(c.name for c in found)
        for c in found:
            assert 0 <= c.span.begin <= c.name.begin < c.name.end <= c.span.end <= len(copy)
            assert 0 < c.score <= 1


@pytest.mark.parametrize(
    "text", ["CNN reports. He told the paper", "The Post \u0301 reports \u0301", "\u200d\ufe0f AP", "by \u0301"]
)
def test_text_that_ends_early_or_holds_words_without_letters(text):
    found = credit(prepare(Article("a", text)))
    assert all(text[c.name.begin : c.name.end] for c in found)
