import pytest

from tests.ferry import PAIRS, articles
from whence.text import lexicon
from whence.text.boilerplate import certain, line_rule, rules
from whence.text.tokens import tokenise

EXAMPLES = (
    "Chip SomodevillaGetty Images",
    "Ellery Vance/Shutterstock",
    "Photo by Jo Ek of the Wire",
    "Picture credit Ada Lund",
    "File photo of the ferry",
    "Please contact us at editors@time.com",
    "Contact the newsdesk at desk@post.example",
    "Do you know more? Tell our reporters",
    "Send us your tips",
    "Sign up for our newsletter",
    "Already a subscriber? Log in",
    "Get our daily newsletter",
    "Share this on Facebook",
    "Share Save Print",
    "Follow us on Twitter",
    "Click here to go on",
    "Read more: How the timetable works",
    "Related articles",
    "Advertisement",
    "Story continues below advertisement",
    "We use cookies to improve this site",
    "Privacy policy",
    "NewsLantern Staff | 2 min read",
    "Copyright 2031 The Wire. All rights reserved",
    "All rights reserved",
    "This material may not be published, broadcast, rewritten or redistributed",
    "Reporting by Ada Lund; editing by Jo Ek",
    "Jo Ek contributed to this report",
    "This story has been updated",
    "By Ada Lund",
    "By Evening Post staff",
    "Published on 6 May 2031",
    "Last updated 9 hours ago",
    "Updated at 10.30 a.m. ET, Tuesday 6 May 2031",
)
NEWS = (
    "By Friday the river had risen.",
    "By Friday the river had risen",
    "The minister said a photo by Jo Ek showed the ferry in flames on Monday night.",
    "Subscribers to the newsletter were told to sign up again after the breach, the company said.",
    "Share prices fell by four percent on Monday.",
    "Cookies were sold on the quay to pay for the repairs, and none were left by noon.",
    "Advertising revenue fell for the third year.",
    "She told The Wire that nobody had rung.",
    "Contact with the ferry was lost at 9.40.",
    "Ada Lund won.",
    "Published on Tuesday, the report names nobody.",
    "The report was published on Tuesday, and a final one is expected by the end of the year.",
)


def rule(text: str) -> str | None:
    return line_rule(tokenise(text).words, text)


@pytest.mark.parametrize("line", EXAMPLES)
def test_a_line_that_is_not_news_is_told(line):
    assert rule(line)


@pytest.mark.parametrize("line", NEWS)
def test_news_stays_news(line):
    """Even where it speaks of photographs, subscriptions and cookies."""
    assert rule(line) is None


@pytest.mark.parametrize("number", range(len(rules())))
def test_every_pattern_is_reachable(number):
    """Some example is matched by it and called what it is called."""
    name, pattern = rules()[number]
    found = [line for line in EXAMPLES if pattern.search(" ".join(tokenise(line).words)) and rule(line) == name]
    assert found, f"write an example that {name!r} number {number} matches: {pattern.pattern}"


@pytest.mark.parametrize("entry", lexicon.lines("boilerplate.txt"))
def test_every_entry_is_a_name_and_a_pattern(entry):
    assert 2 == len(entry.split("\t"))


@pytest.mark.parametrize("line", [*EXAMPLES, *NEWS])
def test_small_letters_and_lost_marks_change_nothing_but_bylines(line):
    """The patterns see folded words; a byline alone needs its capitals."""
    stripped = " ".join(tokenise(line).words)
    assert rule(line) == rule(stripped) or "byline" in (rule(line), rule(stripped)) or "/" in line


def test_what_is_certain_is_found_inside_a_stretch_of_words():
    text = "the ferry sank chip somodevilla getty images the crew left contact us at desk post example it burned"
    words = text.split()
    found = certain(words)
    assert ["agency credit", "contact address"] == [name for _, _, name in found]
    assert all(0 <= begin < end <= len(words) for begin, end, _ in found)


@pytest.mark.parametrize("words", [[], ["a"], ["x"] * 500])
def test_nothing_is_certain_in_plain_words(words):
    assert [] == certain(words)
    assert line_rule(words, " ".join(words)) is None


LINES = [(pair["child"], line) for pair in PAIRS.values() for line in pair["boilerplate"]["child"]]


@pytest.mark.parametrize(("file", "line"), [each for each in LINES if each[0][0] != "6"])
def test_boilerplate_of_the_example_story_is_found(file, line):
    assert line in articles()[file].text
    assert rule(line)
