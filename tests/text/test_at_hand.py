import pytest

from tests.ferry import at
from whence.model import Article, Credit, Span, Voices
from whence.text.ledger.at_hand import Holding, may_mean, publisher
from whence.text.sentences import SENTENCE
from whence.text.witness import cut, prepare

BODY = "Eleven cracks were found in the wall. Nobody was hurt when it fell."


def named(outlet: str, *, listed: bool = False) -> Credit:
    return Credit(Span(0, 1), Span(0, 1), outlet, "source", listed, 0.9)


@pytest.mark.parametrize(
    ("fields", "name", "known"),
    [
        ({"outlet": " The Skerry Star "}, "The Skerry Star", True),
        ({"outlet": "", "url": "https://ada:pw@www.skerrystar.example:8080/a"}, "www.skerrystar.example", True),
        ({"url": "file:///home/ada/a.txt", "id": "skerry-star"}, "skerry star", False),
        ({"url": "https://localhost/a", "id": "skerry-star"}, "skerry star", False),
        ({"id": "news\\3-the-skerry-star.v2.txt"}, "skerry star v2", False),
        ({"id": "a/reuters.txt"}, "Reuters", True),
        ({"id": "2031-02-04.txt"}, None, False),
        ({"id": ""}, None, False),
    ],
)
def test_the_outlet_of_an_article(fields, name, known):
    found = publisher(cut(prepare(Article(**{"id": "x", "text": BODY, **fields})), SENTENCE), Voices("x"))
    assert (name, known) == ((found.name, found.known) if found else (None, False))


def test_a_file_name_that_is_also_a_common_word_is_a_guess():
    """A file called "time" or "star" may be anybody's; the text has to bear it out."""
    guess = publisher(cut(prepare(Article("star.txt", BODY)), SENTENCE), Voices("x"))
    assert guess is not None
    assert not guess.known
    borne = publisher(cut(prepare(Article("star.txt", BODY)), SENTENCE), Voices("x", topics=(named("The Star"),)))
    assert borne is not None
    assert borne.known


@pytest.mark.parametrize(
    ("credited", "listed", "names", "meant"),
    [
        ("the Courier", False, ["The Harbour Courier", "Radio Ansgate"], "The Harbour Courier"),
        ("the Courier", True, ["The Harbour Courier"], None),
        ("the Post", False, ["Skerry Post", "Ansgate Post"], None),
        ("Harbour", False, ["The Harbour Courier"], None),
        ("The Harbour Courier", False, ["The Harbour Courier"], None),
        ("", False, ["The Harbour Courier"], None),
        ("the", False, ["The"], None),
    ],
)
def test_a_short_name_means_the_only_one_it_is_the_end_of(credited, listed, names, meant):
    assert meant == may_mean(named(credited, listed=listed), names)


def holding(text: str, words: str, role: str, outlet: str | None = "The Skerry Star") -> Holding:
    span = at(text, words)
    found = Credit(span, span, words, role, True, 0.9)  # type: ignore[arg-type]
    return Holding(cut(prepare(Article("x", text, outlet)), SENTENCE), Voices("x", credits=(found,)))


def test_an_article_that_carries_an_agencys_copy():
    carried = holding(f"By Ada Lund, Reuters\n\n{BODY}", "Reuters", "byline")
    assert carried.carries
    assert "Reuters" == carried.carries.outlet
    assert holding(f"By Ada Lund, Skerry Star\n\n{BODY}", "Skerry Star", "byline").carries is None
    assert holding(f"By Ada Lund, Reuters\n\n{BODY}", "Reuters", "byline", None).carries is None


def test_a_sentence_that_rests_on_another_outlet():
    text = f"{BODY[:36]}, Reuters reports. Nobody was hurt."
    article = holding(text, "Reuters", "source")
    resting = article.passes_on(at(text, "Eleven cracks"))
    assert resting
    assert "Reuters" == resting.outlet
    assert article.passes_on(at(text, "Nobody was hurt")) is None
    assert article.passes_on(Span(900, 910)) is None
