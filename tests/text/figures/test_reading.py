import pytest

from whence.model import Article
from whence.text.figures.reading import figures
from whence.text.witness import prepare


def facts(text, taken=()):
    return figures(prepare(Article("a", text)), taken)


def told(text):
    """Type, words and norm of every fact of `text`."""
    return [(fact.type, fact.span.of(text), fact.norm) for fact in facts(text)]


EXAMPLES = [
    # counts of people
    ("More than 24 Dorian sailors were held.", "count", "More than 24 Dorian sailors", "> 24 sailor", "dorian sailors"),
    ("At least five people died.", "count", "At least five people", "≥ 5 people", "people"),
    ("It carried 1,550 passengers.", "count", "1,550 passengers", "1550 passenger", "passengers"),
    ("Some two dozen women waited.", "count", "Some two dozen women", "≈ 24 woman", "women"),
    ("Dozens of villagers fled.", "count", "Dozens of villagers", "dozens villager", "villagers"),
    ("A few hundred men marched.", "count", "A few hundred men", "few hundred man", "men"),
    ("Between 5 and 7 children were lost.", "count", "Between 5 and 7 children", "5 to 7 child", "children"),
    ("10m people watched.", "count", "10m people", "10000000 people", "people"),
    ("Half a million people watched.", "count", "Half a million people", "500000 people", "people"),
    ("There were 30 wounded.", "count", "30 wounded", "30 wounded", "wounded"),
    ("The storm left 12 dead.", "count", "12 dead", "12 dead", "dead"),
    ("The blast came at noon, killing 12.", "count", "12", "12 people", "killing"),
    ("Police said 12 were arrested.", "count", "12", "12 people", "arrested"),
    ("The death toll rose to 24.", "count", "24", "24 people", "toll"),
    ("Dead: 24.", "count", "24", "24 dead", "dead"),
    ("A 30-member panel met.", "count", "30-member", "30 member", "member"),
    ("Five others were hurt.", "count", "Five others", "5 other", "others"),
    ("One person died.", "count", "One person", "1 person", "person"),
    ("At least one man was seen.", "count", "At least one man", "≥ 1 man", "man"),
    ("50 guests or more came.", "count", "50 guests or more", "≥ 50 guest", "guests"),
    ("The two former pilots met.", "count", "two former pilots", "2 pilot", "former pilots"),
    ("A blast hit 13 Israelis.", "count", "13 Israelis", "13 israelis", "israelis"),
    # numbers
    ("It has 24 ships.", "number", "24", "24 ship", "ships"),
    ("It has two or three ships.", "number", "two or three", "2 to 3 ship", "ships"),
    ("It has 5-7 ships.", "number", "5-7", "5 to 7 ship", "ships"),
    ("It sold 1.2 million used cars.", "number", "1.2 million", "1200000 car", "used cars"),
    ("It was shut three times.", "number", "three", "3 time", "times"),
    ("The nearly 900-page bill", "number", "nearly 900", "≲ 900 page", "page"),
    ("Only one ship sank.", "number", "one", "1 ship", "ship"),
    ("Prices doubled.", "number", "doubled", "2x", ""),
    ("It costs three times as much.", "number", "three times", "3x", ""),
    ("Use rose tenfold.", "number", "tenfold", "10x", ""),
    ("Nearly twice the rate.", "number", "Nearly twice", "≲ 2x", ""),
    ("It grew 10x.", "number", "10x", "10x", ""),
    # shares
    ("46% of voters agreed.", "percentage", "46%", "46%", "voters"),
    ("Some 46 per cent of them agreed.", "percentage", "Some 46 per cent", "≈ 46%", ""),
    ("It fell 5 percentage points.", "percentage", "5 percentage points", "5 pp", ""),
    ("Rates rose 25 basis points.", "percentage", "25 basis points", "25 basis point", ""),
    ("It rose 5 to 7 percent.", "percentage", "5 to 7 percent", "5 to 7%", ""),
    ("It rose 20%-25%.", "percentage", "20%-25%", "20 to 25%", ""),
    ("Nearly half of the voters agreed.", "percentage", "Nearly half", "≲ 50%", "voters"),
    ("Two-thirds of members agreed.", "percentage", "Two-thirds", "66.6667%", "members"),
    ("One in five nurses agreed.", "percentage", "One in five", "20%", "nurses"),
    ("A fifth of the land burned.", "percentage", "A fifth", "20%", "land"),
    ("It cut the risk by a third.", "percentage", "a third", "33.3333%", ""),
    ("It rose ½ percent.", "percentage", "½ percent", "0.5%", ""),
    # money
    ("A $1.2m deal", "money", "$1.2m", "$1200000", "deal"),
    ("It cost 350,000 dollars.", "money", "350,000 dollars", "$350000", ""),
    ("It cost US$5 million.", "money", "US$5 million", "USD 5000000", ""),
    ("It cost 5 million U.S. dollars.", "money", "5 million U.S. dollars", "USD 5000000", ""),
    ("It cost C$300.", "money", "C$300", "CAD 300", ""),
    ("It cost HK$10 bn.", "money", "HK$10 bn", "HKD 10000000000", ""),
    ("It cost £900,000.", "money", "£900,000", "GBP 900000", ""),
    ("It cost 900,000 pounds.", "money", "900,000 pounds", "GBP 900000", ""),
    ("It cost about 20 euros.", "money", "about 20 euros", "≈ EUR 20", ""),
    ("It cost 20 €.", "money", "20 €", "EUR 20", ""),
    ("It cost CHF 20.", "money", "CHF 20", "CHF 20", ""),
    ("It cost USD20.50.", "money", "USD20.50", "USD 20.5", ""),
    ("It cost 10,000 Swiss francs.", "money", "10,000 Swiss francs", "CHF 10000", ""),
    ("It cost 100 pesos.", "money", "100 pesos", "peso 100", ""),
    ("It cost 50p.", "money", "50p", "GBP 0.5", ""),
    ("It cost 50 cents.", "money", "50 cents", "$0.5", ""),
    ("It cost three dollars and 50 cents.", "money", "three dollars and 50 cents", "$3.5", ""),
    ("It cost $5-7 million.", "money", "$5-7 million", "$5000000 to 7000000", ""),
    ("It cost between $5 and $7.", "money", "between $5 and $7", "$5 to 7", ""),
    ("It pays $15 an hour.", "money", "$15 an hour", "$15/hour", ""),
    ("It paid $2,000 in fines.", "money", "$2,000", "$2000", "fines"),
    ("It paid hundreds of euros.", "money", "hundreds of euros", "EUR hundreds", ""),
    # ages
    ("A 24-year-old sailor", "age", "24-year-old", "24 years old", ""),
    ("She is six months old.", "age", "six months old", "6 months old", ""),
    ("A man aged 24 fell.", "age", "aged 24", "24 years old", ""),
    ("He left at the age of 24.", "age", "the age of 24", "24 years old", ""),
    ("All under the age of 18 left.", "age", "under the age of 18", "< 18 years old", ""),
    ("Children aged 5 to 7", "age", "aged 5 to 7", "5 to 7 years old", ""),
    ("Jan Aldane, 24, of Port Calder", "age", "24", "24 years old", ""),
    # scores
    ("They won 2-1.", "score", "2-1", "2-1", ""),
    ("They won by 3 to 1.", "score", "3 to 1", "3-1", ""),
    ("It passed 205–217.", "score", "205–217", "205-217", ""),
    ("a 5-4 ruling", "score", "5-4", "5-4", ""),
    # measures
    ("It ran 5 miles.", "measure", "5 miles", "5 mile", ""),
    ("A 2.5-mile stretch", "measure", "2.5-mile", "2.5 mile", "stretch"),
    ("It ran about 10km.", "measure", "about 10km", "≈ 10 kilometer", ""),
    ("He is 6ft 2in.", "measure", "6ft 2in", "6.16667 foot", ""),
    ("The 6-foot-2 guard", "measure", "6-foot-2", "6.16667 foot", "guard"),
    ("It was half a mile off.", "measure", "half a mile", "0.5 mile", ""),
    ("It ran 10 1/2 miles.", "measure", "10 1/2 miles", "10.5 mile", ""),
    ("It went 70 mph.", "measure", "70 mph", "70 mile/hour", ""),
    ("It burned 200 square kilometres.", "measure", "200 square kilometres", "200 kilometer2", ""),
    ("It was 98.6°F.", "measure", "98.6°F", "98.6 °F", ""),
    ("It was minus 5 degrees Celsius.", "measure", "minus 5 degrees Celsius", "-5 °C", ""),
    ("It was 5 degrees below zero.", "measure", "5 degrees below zero", "-5 degree", ""),
    ("It reached 30C in the heat.", "measure", "30C", "30 °C", ""),
    ("It weighs 200 pounds.", "measure", "200 pounds", "200 pound", ""),
    ("500,000 barrels a day", "measure", "500,000 barrels a day", "500000 barrel/day", ""),
    ("A pool 10m wide", "measure", "10m", "10 meter", "wide"),
    ("It uses 50 GB.", "measure", "50 GB", "50 gigabyte", ""),
    # ordinals
    ("The third man fell.", "ordinal", "third", "3rd", "man"),
    ("The 21st floor burned.", "ordinal", "21st", "21st", "floor"),
    ("He won a second term.", "ordinal", "second", "2nd", "term"),
    ("It is the second-largest port.", "ordinal", "second", "2nd", "largest port"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "words", "norm", "of"), EXAMPLES)
def test_what_a_sentence_says(text, kind, words, norm, of):
    assert [(kind, words, norm, of)] == [(f.type, f.span.of(text), f.norm, f.of) for f in facts(text)]


def test_every_type_of_a_figure_has_an_example():
    types = {"number", "count", "percentage", "money", "ordinal", "age", "score", "measure"}
    assert types == {kind for _, kind, *_ in EXAMPLES}


@pytest.mark.parametrize(
    ("text", "told_norms"),
    [
        ("more than 1 550 people paid 4 2 million dollars", ["> 1550 people", "$4200000"]),
        ("nearly 350 000 euros for 24 sailors", ["≲ EUR 350000", "24 sailor"]),
        ("a 24 year old man and 5 5 per cent", ["24 years old", "5.5%"]),
        ("they won 2 1 in the end", ["2-1"]),
        ("5 million u s dollars", ["USD 5000000"]),
        ("up to two thirds of the voters", ["≤ 66.6667%"]),
    ],
)
def test_text_without_capitals_and_marks(text, told_norms):
    assert told_norms == [fact.norm for fact in facts(text)]


def test_what_may_have_been_a_point_or_a_hyphen_says_so():
    [fact] = facts("a ride of 2 5 miles by the sea")
    assert (2 * 1609.344, 5 * 1609.344) == (fact.amount.low, fact.amount.high)
    assert "a point or a hyphen was lost" in fact.notes
    assert fact.score <= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "Call 555-1234.",
        "Call 1-800-555-1234 now.",
        "Call (555) 123-4567 now.",
        "Call 020-7946-0958 now.",
        "It is at 192.168.1.2 now.",
        "It is version 1.2.3 now.",
        "It flew a Boeing 747.",
        "It was the Apollo 11.",
        "It was COVID-19.",
        "They flew an F-16.",
        "The G20 met.",
        "The Group of 20 met.",
        "The Gang of Eight met.",
        "It is on Route 66.",
        "It is on flight 370.",
        "It is No. 10 now.",
        "It is in Article 5.",
        "See http://example.org/2019/05/13/story-24.html now.",
        "Write to box24@example.org now.",
        "See [3] and [12].",
        "1. The ferry sank.",
        "2) The ferry sank.",
        "It came at 5:30.",
        "They opened 24/7.",
        "It was like 9/11.",
        "It is a 50-50 chance.",
        "The agent is 007.",
        "It is 10^400.",
        "It is 1e999.",
        "One day it sank.",
        "One of them sank.",
        "No one sank.",
        "They saw one another.",
        "One official said so.",
        "They live under one roof.",
        "At first it sank.",
        "The first lady left.",
        "She first said so.",
        "The Second World War ended.",
        "It took a second.",
        "Few people came.",
        "Half an hour on, it sank.",
        "He turned 45 degrees.",
        "A 180-degree turn",
        "It began in 2015.",
        "In 2015 attacks rose.",
        "The million things",
        "It is 1080p.",
    ],
)
def test_what_says_nothing_of_how_much(text):
    assert [] == told(text)


def test_tokens_that_are_taken_are_left_alone():
    text = "It sank on 5 May with 24 sailors."
    tokens = prepare(Article("a", text)).tokens.words
    taken = {tokens.index("5"), tokens.index("may")}
    assert ["24 sailor"] == [fact.norm for fact in facts(text, taken)]


def test_a_figure_that_runs_into_taken_tokens_is_no_fact():
    text = "about 5 to 7 june"
    assert [] == facts(text, {4, 3})


@pytest.mark.parametrize("table", ["1,234 1,456 1,789\n12.5 13.4 15.6", "Port 24 31 7 -2 118\nSkerry 12 19 4 0 87"])
def test_a_table_says_that_it_is_one(table):
    found = facts(table)
    assert found
    assert all(fact.score <= 0.5 or "in a row of figures" in fact.notes for fact in found if fact.type == "number")


@pytest.mark.parametrize("sign", "؋₮៛﷼")
def test_a_sign_of_no_known_currency_makes_a_number_with_a_note(sign):
    [fact] = facts(f"It cost {sign}500.")
    assert ("number", 500) == (fact.type, fact.amount.value)
    assert sign in fact.notes[0]


def test_what_cannot_be_told_is_noted():
    notes = {
        "It rose to 10m.": "metres or millions",
        "It was 40 degrees.": "Celsius or Fahrenheit is not said",
        "It took 50 gallons.": "a gallon is one thing in America and another in Britain",
        "It cost ¥500.": "yen or yuan is not said",
        "It took 3 pounds.": "pounds of weight or of money",
    }
    for text, note in notes.items():
        assert [(note,)] == [fact.notes for fact in facts(text)], text
