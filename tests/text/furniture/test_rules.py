"""Every rule is reached by a line that we made up, and beside each kind stands news that sounds like it."""

import time

import pytest

from tests.ferry import PAIRS, articles
from whence.text.furniture.rules import CAPITAL, PLACES, rules
from whence.text.furniture.scan import furniture

STORY = (
    "The ferry Lady Marran sank off Gannet Point on Monday night.\nDivers searched the hull until dawn.\n"
    "The harbour board met on Tuesday.\nNobody was hurt.\nThe owner has said nothing.\nThe inquiry opens in June.\n"
)
BARE = " ".join(["the operator of the ferry logged drills that were never held and the board met again"] * 3)

EXAMPLES = (
    ("agency credit", "Chip SomodevillaGetty Images"),
    ("agency credit", "Ellery Vance/Shutterstock"),
    ("agency credit", "Tomas Redfern/Skerrywire"),
    ("agency credit", "Photo: Tomas Redfern / Skerrywire"),
    ("agency credit", "The ferry in the harbour on Monday. Jo Ek/AFP/Getty Images"),
    ("agency credit", "The ferry in the harbour on Monday (Jo Ek/The Post via AP)"),
    ("agency credit", "The ferry in the harbour on Monday. (AP Photo/Jo Ek, File)"),
    ("agency credit", f"{BARE} ellery vance getty images {BARE}"),
    ("agency credit", "(Skerrywire)"),
    ("photo credit", "Photo by Jo Ek of the Wire"),
    ("photo credit", "Picture credit Ada Lund"),
    ("photo credit", "Screenshot: Harbour Courier"),
    ("photo credit", "File photo of the ferry"),
    ("photo credit", "Enlarge this image toggle caption Jo Ek/Skerrywire"),
    ("photo credit", "Image copyright Skerrywire Image caption The ferry was eleven years old"),
    ("photo credit", "Media playback is unsupported on your device Media caption The ferry in June"),
    ("photo credit", "Image 1 of 3"),
    ("contact address", "Please contact us at editors@post.example"),
    ("contact address", "Contact Ada Lund at ada.lund@post.example"),
    ("contact address", "ada.lund@post.example"),
    ("contact address", f"{BARE} contact us at editors post com"),
    ("contact line", "Do you know more? Tell our reporters"),
    ("contact line", "Send us your tips"),
    ("contact line", "To submit a letter, check our submission guidelines."),
    ("subscription", "Sign up for the Harbour Log, which we send every morning"),
    ("subscription", "Already a subscriber? Log in"),
    ("subscription", "Get our daily newsletter"),
    ("subscription", "The Harbour Log newsletter"),
    ("subscription", "The best of the Courier, straight to your inbox."),
    ("subscription", "Nobody was hurt, Sign up for Daily Newsletters Manage Newsletters"),
    ("subscription", "This site is protected by reCAPTCHA and other terms apply."),
    ("subscription", "Help us deliver journalism that the straits can rely on."),
    ("share bar", "Share on Facebook Share on Twitter"),
    ("share bar", "Share Save Print"),
    ("share bar", "Read or Share this story: https://post.example/a1"),
    ("share bar", "The owner has said nothing. Read or Share this story: https://post.example/a1"),
    ("share bar", "Follow Ada Lund on Twitter @adalund"),
    ("share bar", "Follow us on Twitter"),
    ("share bar", "Chat with us in Facebook Messenger"),
    ("share bar", "A link has been posted to your Facebook feed."),
    ("share bar", "CLICK HERE TO GET THE COURIER APP"),
    ("related link", "Related articles"),
    ("related link", "RELATED COVERAGE"),
    ("related link", "More from the Harbour Courier"),
    ("related link", "Read more: How the straits timetable works"),
    ("related link", "WATCH: The ferry leaves Eastholm"),
    ("related link", "Read more about the ferry and its owner"),
    ("related link", "JUST WATCHED The ferry in June Replay More Videos ... MUST WATCH"),
    ("page furniture", "Advertisement"),
    ("page furniture", "Go to permalink"),
    ("page furniture", "Divers said so. Story Continued Below They went on until dawn."),
    ("page furniture", "We use cookies to improve this site."),
    ("page furniture", "Privacy policy"),
    ("page furniture", "NewsLantern Staff | 2 min read"),
    ("page furniture", "window._ferry = window._ferry || [];"),
    ("comments", "View 12 comments"),
    ("comments", "Comments are closed for this story."),
    ("rights", "Copyright 2031 The Wire. All rights reserved"),
    ("rights", "All rights reserved"),
    ("rights", "This material may not be published, broadcast, rewritten or redistributed."),
    ("rights", "Published by the Post, © 2031, and printed at Eastholm by its own hands for whoever wants it."),
    ("rights", f"{BARE} this material may not be published broadcast rewritten or redistributed"),
    ("staff line", "(Reporting by Ada Lund; editing by Jo Ek)"),
    ("staff line", "Washington newsroom, reporting by Ada Lund in the capital, editing by Jo Ek and others there"),
    ("staff line", "Lund wrote from Eastholm. Skerrywire writer Jo Ek in Kilnhill also contributed to this report."),
    ("update note", "This story has been updated"),
    ("update note", "This story is being updated, so check back for more."),
    ("date line", "Last updated 9 hours ago"),
    ("date line", "Updated at 10.30 a.m. ET, Tuesday 6 May 2031"),
    ("date line", "Posted: 7:37 PM, May 30, 2031"),
    ("date line", "May 31, 2031, 9:52 PM UTC"),
    ("opinion note", "The opinions expressed in this commentary are those of the author."),
    ("author note", f"{STORY}Ada Lund is a columnist for the Harbour Courier."),
    ("author note", f"{STORY}Follow her on the boards of the Courier."),
    ("byline", "By Ada Lund"),
    ("byline", "By Evening Post staff"),
    ("byline", "Source: Associated Press"),
)
NEWS = (
    "By Friday the river had risen.",
    "By Friday the river had risen",
    "By Monday Ada Lund had left.",
    "The minister said a photo by Jo Ek showed the ferry in flames on Monday night.",
    "Ada Lund sued Getty Images over the picture of the ferry, her lawyer told the court.",
    "(It was the second fire that month.)",
    "The picture agency lost the and/or clause of its contract.",
    "The file photo was the only evidence that the court had of the door.",
    "Media playback of the hearing was stopped by the judge at noon.",
    "The mayor's office asked callers to contact us only by letter, a clerk said.",
    "He wrote to ada.lund@post.example and never heard from her or from the paper again.",
    "Do you know more of this than the police did, the judge asked her, and she shook her head.",
    "The board will send letters of thanks to all who searched for the crew.",
    "Subscribers to the newsletter were told to sign up again after the breach, the company said.",
    "“It went straight to your inbox,” the judge said to the minister.",
    "The newsletter of the harbour board named eleven men.",
    "Register to vote by Monday, the town told its new citizens.",
    "Donations to support our journalism school fell by half, the dean said.",
    "Share prices fell by four percent on Monday.",
    "The company asked readers to follow Ada Lund on Twitter, and half of them did so within a day.",
    "A link to the fraud has been found, police said.",
    "Related crimes rose as well.",
    "Watch the harbour closely, the board told the pilots.",
    "More trains will run on Sunday, the operator said.",
    "Cookies were sold on the quay to pay for the repairs, and none were left by noon.",
    "The site used cookies to follow its readers, the regulator found.",
    "Advertising revenue fell for the third year.",
    "The privacy policy of the operator was changed twice that week.",
    "Comments by the minister angered the crew.",
    "Copyright law was changed on Monday after a long debate in parliament.",
    "The court held that the letters may be printed, and that all rights in them are hers.",
    "The cold contributed to this winter's losses.",
    "This report was published by the inquiry in three volumes, and it names nobody.",
    "Published on Tuesday, the report names nobody.",
    "The report was published on Tuesday, and a final one is expected by the end of the year.",
    "May 31, 2031 was the day on which the ferry sank.",
    "I do not share the opinions expressed in polls.",
    "She told The Wire that nobody had rung.",
    "Contact with the ferry was lost at 9.40.",
    "Ada Lund won.",
    "Ada Lund is a columnist for the Harbour Courier, and she was on board.\n" + STORY,
)


def told(text: str) -> list[str]:
    return [run.rule for run in furniture(text)]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_what_is_not_news_is_told(name, text):
    assert name in told(text)


@pytest.mark.parametrize("text", NEWS)
def test_news_stays_news(text):
    """Even where it speaks of photographs, subscriptions and cookies."""
    assert [] == told(text)
    assert [] == told(f"{STORY}{text}\n{STORY}")


@pytest.mark.parametrize("number", range(len(rules())))
def test_every_rule_is_reached(number):
    """Some example of its name has a trigger of it, and matches."""
    rule = rules()[number]
    texts = [text.splitlines()[-1] for name, text in EXAMPLES if name == rule.name]
    assert any(
        rule.pattern.search(text) and any(trigger.strip("^A ") in text.lower() for trigger in rule.triggers)
        for text in texts
    ), f"write an example for {rule.name!r}, {rule.place}: {rule.pattern.pattern}"


@pytest.mark.parametrize("number", range(len(rules())))
def test_a_rule_says_where_it_holds(number):
    rule = rules()[number]
    assert rule.place in PLACES
    assert all(rule.triggers)
    assert all((bare := trigger.removesuffix(CAPITAL)) == bare.lower() for trigger in rule.triggers)


LINES = [(pair["child"], line) for pair in PAIRS.values() for line in pair["boilerplate"]["child"]]


@pytest.mark.parametrize(("file", "line"), [each for each in LINES if each[0][0] != "6"])
def test_boilerplate_of_the_example_story_is_found(file, line):
    text = articles()[file].text
    begin = text.index(line)
    covered = sum(max(0, min(run.end, begin + len(line)) - max(run.begin, begin)) for run in furniture(text))
    assert covered > len(line) / 2 or line == "(Skerrywire)"


HOSTILE = [sign * (400 // len(sign)) for sign in ("a ", "A/", "A. B ", ".", "@", "a@a.", "A'A-", "© ", "1 m ", "A ")]


@pytest.mark.parametrize("number", range(len(rules())))
def test_no_pattern_takes_long(number):
    """Whatever stands between its words: a rule sees a few hundred characters at most."""
    rule = rules()[number]
    started = time.process_time()
    for sign in HOSTILE:
        for trigger in rule.triggers[:3]:
            text = f"{trigger.lstrip('^')} {sign}"[:420]
            rule.pattern.fullmatch(text)
            rule.pattern.search(text)
    assert time.process_time() - started < 1.5
