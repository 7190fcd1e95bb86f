"""Labels before a colon: transcripts, interviews, headlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.attribution.turns import headline, turns

BRIEFING = """\
REPORTER: Does the harbour board know who opened the sluice?

MS. OKAFOR: The board knows that it was open. It does not know by whom.

REPORTER: When will it?

MS. OKAFOR: When the inspector has finished, and not a day before.
"""


def test_a_transcript_is_cut_into_its_turns():
    said = [(turn.label.of(BRIEFING), turn.content.of(BRIEFING)) for turn in turns(BRIEFING)]
    assert said == [
        ("REPORTER", "Does the harbour board know who opened the sluice?"),
        ("MS. OKAFOR", "The board knows that it was open. It does not know by whom."),
        ("REPORTER", "When will it?"),
        ("MS. OKAFOR", "When the inspector has finished, and not a day before."),
    ]


def test_questions_and_answers_may_be_single_letters():
    text = "Q. Was the bridge shut?\nA. It was.\nQ. By whom?\nA. By the wind, mostly."
    assert [turn.label.of(text) for turn in turns(text)] == ["Q", "A", "Q", "A"]


def test_a_turn_goes_on_over_paragraphs():
    text = "JANE ROE: First.\n\nAnd second.\n\nJOHN DOE: Third.\n\nJANE ROE: Fourth."
    assert turns(text)[0].content.of(text) == "First.\n\nAnd second."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Note: the ferry sails at nine.",
        "The menu: soup.\nThe wine: red.\nThe bill: large.",  # a list, nobody comes back
        "Date: 4 May\nDate: 5 May\nDate: 6 May\nDate: 7 May",
        "The mayor spoke at noon for an hour and then the rain came down on all of us.\n" * 9 + "A: b\nA: c\nB: d",
    ],
)
def test_other_text_with_colons_is_no_transcript(text):
    assert turns(text) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Okafor: The sluice was open\n\nThe board met.", "Okafor"),
        ("Mayor Jane Roe: no tolls this year\n", "Mayor Jane Roe"),
    ],
)
def test_a_headline_says_who_says_it(line, name):
    said = headline(line)
    assert said is not None
    assert said.label.of(line) == name
    assert said.content.of(line) == line.split(": ", 1)[1].split("\n")[0]


@pytest.mark.parametrize(
    "line", ["Analysis: why the sluice was open\n", "Live Updates: storm nears\n", "no colon here", ""]
)
def test_a_heading_is_no_speaker(line):
    assert headline(line) is None


@given(st.text(alphabet="QA.: \nabZ(*", max_size=200))
def test_spans_slice_back_and_follow_each_other(text):
    found = turns(text)
    edges = [edge for turn in found for span in turn for edge in span]
    assert edges == sorted(edges)
    assert all(turn.label.of(text).strip() for turn in found)
