import pytest

from whence.model import Article
from whence.text.degrade import degrade
from whence.text.times.reading import times
from whence.text.witness import prepare

WEDNESDAY = "2019-05-15"


def read(text, day=WEDNESDAY):
    return times(prepare(Article("a", text, date=day)))


def told(text, day=WEDNESDAY):
    return [(fact.span.of(text), fact.norm) for fact in read(text, day)]


CASES = [
    # days and months by name
    ("The ferry sank on May 13, 2019, off Gannet Point.", "May 13, 2019", "2019-05-13"),
    ("The ferry sank on 13 May 2019 off Gannet Point.", "13 May 2019", "2019-05-13"),
    ("The ferry sank on the 13th of May, 2019.", "13th of May, 2019", "2019-05-13"),
    ("The ferry sank on May 13 off Gannet Point.", "May 13", "2019-05-13"),
    ("The ferry sank on Sept. 30 off Gannet Point.", "Sept. 30", "2018-09-30"),
    ("The harbour will reopen on Sept. 30, they said.", "Sept. 30", "2019-09-30"),
    ("The inquiry opened in March.", "March", "2019-03"),
    ("The inquiry opened in December 2008.", "December 2008", "2008-12"),
    ("The inquiry opened last November.", "last November", "2018-11"),
    ("The inquiry opened in June last year.", "June last year", "2018-06"),
    ("The twenty-second of April was calm.", "twenty-second of April", "2019-04-22"),
    ("The storm came on May twenty-first.", "May twenty-first", "2019-05-21"),
    ("Early May was calm.", "Early May", "early 2019-05"),
    ("The end of 2018 was calm.", "end of 2018", "late 2018"),
    ("It was calm in mid-April.", "mid-April", "mid 2019-04"),
    ("They met on 18-20 June 2018.", "18-20 June 2018", "2018-06-18/2018-06-20"),
    ("They met from May 3 to 5.", "May 3 to 5", "2019-05-03/2019-05-05"),
    ("They met on April 24 and 25.", "April 24 and 25", "2019-04-24/2019-04-25"),
    ("They met from May 13 to June 2, 2018.", "May 13 to June 2, 2018", "2018-05-13/2018-06-02"),
    ("They met on the 20th of next month.", "20th of next month", "2019-06-20"),
    ("They met on the 27th.", "27th", "XXXX-XX-27"),
    # weekdays
    ("The crew arrived on Monday.", "Monday", "2019-05-13"),
    ("The crew arrived on Wednesday.", "Wednesday", "2019-05-15"),
    ("The crew will arrive on Monday.", "Monday", "2019-05-20"),
    ("The crew arrived on Monday, May 13.", "Monday, May 13", "2019-05-13"),
    ("The crew arrived on Monday, 13 May 2019.", "Monday, 13 May 2019", "2019-05-13"),
    ("The crew arrived last Friday.", "last Friday", "2019-05-10"),
    ("The crew arrives next Monday.", "next Monday", "2019-05-20"),
    ("The crew arrived late Friday night.", "Friday night", "2019-05-10TNI"),
    ("The crew arrives on Tuesday of next week.", "Tuesday of next week", "2019-05-21"),
    ("The crew arrived on Friday the 13th.", "Friday the 13th", "2019-09-13"),
    ("The court sits on the first Monday in October 2019.", "first Monday in October 2019", "2019-10-07"),
    ("The shop opens Monday to Friday.", "Monday to Friday", "2019-05-13/2019-05-17"),
    # days told from the article's
    ("The crew arrived yesterday.", "yesterday", "2019-05-14"),
    ("The crew arrived the day before yesterday.", "the day before yesterday", "2019-05-13"),
    ("The crew leaves tomorrow morning.", "tomorrow morning", "2019-05-16TMO"),
    ("The crew arrived last week.", "last week", "2019-W19"),
    ("The crew leaves next month.", "next month", "2019-06"),
    ("The crew arrived earlier this year.", "this year", "2019"),
    ("The crew arrived last night.", "last night", "2019-05-14TNI"),
    ("The crew arrived two days ago.", "two days ago", "2019-05-13"),
    ("The crew arrived three months ago.", "three months ago", "2019-02"),
    ("The yard closed a decade ago.", "a decade ago", "2009"),
    ("The yard closed more than ten years ago.", "more than ten years ago", "< 2009"),
    ("The yard closes a week from now.", "a week from now", "2019-W21"),
    # years, decades, centuries, quarters, seasons
    ("The yard closed in 2016.", "2016", "2016"),
    ("The 2016 election was close.", "2016", "2016"),
    ("The season of 2015-16 was poor.", "2015-16", "2015/2016"),
    ("They ruled from 2011 to 2014.", "2011 to 2014", "2011/2014"),
    ("They ruled between 2011 and 2014.", "2011 and 2014", "2011/2014"),
    ("The yard closed in the early 1990s.", "early 1990s", "early 199X"),
    ("The yard closed in the '80s.", "80s", "198X"),
    ("The yard closed in the nineties.", "nineties", "199X"),
    ("It was built in the 19th century.", "19th century", "18XX"),
    ("It closed in nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ("Sales fell in the third quarter of 2018.", "third quarter of 2018", "2018-Q3"),
    ("Sales fell in Q3 2018.", "Q3 2018", "2018-Q3"),
    ("Sales fell in the first half of 2018.", "first half of 2018", "2018-H1"),
    ("Sales fell in summer 2015.", "summer 2015", "2015-SU"),
    ("Sales fell last autumn.", "last autumn", "2018-FA"),
    # named days
    ("They met at Christmas.", "Christmas", "2018-12-25"),
    ("They met on Thanksgiving Day 2018.", "Thanksgiving Day 2018", "2018-11-22"),
    ("They met on Good Friday.", "Good Friday", "2019-04-19"),
    ("They remember D-Day.", "D-Day", "1944-06-06"),
    ("They voted on Election Day 2016.", "Election Day 2016", "2016-11-08"),
    # figures
    ("It is dated 2019-05-13.", "2019-05-13", "2019-05-13"),
    ("It is dated 25/04/2019.", "25/04/2019", "2019-04-25"),
    ("It is dated 13.05.2019.", "13.05.2019", "2019-05-13"),
    # bounds
    ("It was known before December 2008.", "December 2008", "< 2008-12"),
    ("It was known since 2011.", "2011", ">= 2011"),
    ("It was known by June 3, 2018.", "June 3, 2018", "<= 2018-06-03"),
    ("It was open until Friday.", "Friday", "<= 2019-05-10"),
    ("It was known after the 2016 election.", "2016", "2016"),
    ("It was told no later than May 3, 2019.", "May 3, 2019", "<= 2019-05-03"),
    ("It was open from 2011 onward.", "2011", ">= 2011"),
    # clock times
    ("It left at 9:30 a.m. sharp.", "9:30 a.m.", "T09:30"),
    ("It left at 9 p.m. sharp.", "9 p.m.", "T21:00"),
    ("It left at 9.30pm sharp.", "9.30pm", "T21:30"),
    ("It left at 2130 GMT.", "2130 GMT", "T21:30 GMT"),
    ("It left at noon.", "noon", "T12:00"),
    ("It left around midnight.", "midnight", "≈ T00:00"),
    ("It left before 9 a.m. sharp.", "9 a.m.", "< T09:00"),
    ("It left at quarter past six.", "quarter past six", "T06:15"),
    ("It left at ten minutes to nine.", "ten minutes to nine", "T08:50"),
    ("It left at nine o'clock in the evening.", "nine o'clock in the evening", "T21:00"),
    ("It left at 7:56:30 pm sharp.", "7:56:30 pm", "T19:56:30"),
    # durations
    ("They drifted for 48 hours.", "48 hours", "PT48H"),
    ("They drifted for two days.", "two days", "P2D"),
    ("The two-day visit ended.", "two-day", "P2D"),
    ("The 90-minute talk ended.", "90-minute", "PT90M"),
    ("It lasted a year and a half.", "a year and a half", "P1Y6M"),
    ("It lasted two and a half years.", "two and a half years", "P2Y6M"),
    ("It lasted 1 hour 20 minutes.", "1 hour 20 minutes", "PT1H20M"),
    ("It lasted several weeks.", "several weeks", "PXW"),
    ("It lasted more than an hour.", "more than an hour", "> PT1H"),
    ("It lasted at least two more weeks.", "at least two more weeks", ">= P2W"),
    ("It lasted nearly three years.", "nearly three years", "≈ P3Y"),
    ("It lasted half an hour.", "half an hour", "PT30M"),
    ("It lasted two to three weeks.", "two to three weeks", "P2W/P3W"),
    ("It lasted two decades.", "two decades", "P20Y"),
    ("It lasted a couple of years.", "a couple of years", "≈ P2Y"),
    ("It fell over the past three months.", "the past three months", "P3M"),
    ("It went on for years.", "years", "PXY"),
    ("The week-long strike ended.", "week-long", "P1W"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "norm"), CASES)
def test_a_time_is_read_where_it_stands(text, words, norm):
    assert [(words, norm)] == told(text)


STRIPPED = [
    ("the ferry sank on may 13 2019 off gannet point", "may 13 2019", "2019-05-13"),
    ("the ferry sank on monday may 13 off gannet point", "monday may 13", "2019-05-13"),
    ("it left on may 13 at 9 30 a m that day", "9 30 a m", "T09:30"),
    ("it left at 8 15 p m sharp", "8 15 pm", "T20:15"),
    ("the inquiry opened in march and closed", "march", "2019-03"),
    ("the inquiry opened in december 2008", "december 2008", "2008-12"),
    ("the yard closed in 2016 and sold its cranes", "2016", "2016"),
    ("a two day visit followed", "two day", "P2D"),
    ("a 90 minute talk followed", "90 minute", "PT90M"),
    ("it lasted more than an hour they said", "more than an hour", "> PT1H"),
    ("last year s budget was larger", "last year s", "2018"),
    ("monday s storm was worse", "monday s", "2019-05-13"),
    ("after valentine s day it closed", "valentine s day", "> 2019-02-14"),
    ("it fell in the third quarter of 2018", "third quarter of 2018", "2018-Q3"),
    ("from 2011 to 2014 they ruled", "2011 to 2014", "2011/2014"),
    ("in the 1990s it closed", "1990s", "199X"),
    ("they had 13 2 years of school on average", "13 2 years", "P13.2Y"),
    ("it lasted 5 1 2 hours in all", "5 1 2 hours", "PT5H30M"),
    ("it closed at 9 p m sharp", "9 p m", "T21:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "norm"), STRIPPED)
def test_stripped_text_is_read_as_well(text, words, norm):
    found = told(text)
    assert norm in [norm for _, norm in found]
    assert words.replace(" ", "") in [written.replace(" ", "") for written, _ in found]


SAME = [case for case in CASES if case[1].replace(" ", "").isalnum() and "/" not in case[2]]
"""What hangs on no mark. Marks alone told the others: "the '80s", "18-20 June", "13.05.2019"."""


@pytest.mark.parametrize(("text", "words", "norm"), SAME)
def test_a_stripped_copy_has_the_same_times(text, words, norm):
    assert words in text
    assert norm in [fact.norm for fact in read(degrade(text, "strip").text)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry may sail if it can.", "They march on through the night.", "He was second to none.",
        "He sat in the sun and read the Sunday Times.", "He would fall before spring had sprung.",
        "The 24-year-old sailor was rescued.", "The boy, aged 6 months, was rescued.", "He is 5 years old.",
        "It carried 2016 people and 2,016 crates.", "1 550 people waited.", "Call 555-1998 or 138-2010-2015.",
        "It won 3:16 against Sandrick.", "See John 3:16 for that.", "It flew at 600 miles an hour.",
        "It pays $30,000 a year.", "They met twice a week.", "Theresa May spoke for May.", "April Ryan asked him.",
        "USA Today reported it.", "The 60 or so crates were lost.", "A quarter of voters stayed away.",
        "It cost $1998 and weighed 1999 kilograms.", "He came second; the third man fell.", "at 25:99 and 99:99",
        "may", "march", "sat sun mon", "", " ", ".", "the 90s on Fahrenheit scales", "an hour", "flight 1999 landed",
        "output grew 5 7 year on year", "while 8 may not sound as bad", "they met on super tuesday", "1 2 3 years",
    ],
)  # fmt: skip
def test_these_are_no_times(text):
    assert [] == told(text)
