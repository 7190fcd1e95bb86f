"""An invented story and what others made of it."""

from whence.model import Article
from whence.options import preset
from whence.pipeline import share
from whence.text.direction.relation import Relation, relate
from whence.text.witness import prepare

STORY = (
    "The harbour board of Port Calder voted on Tuesday to close the old ferry slip after a crack was found in its"
    " eastern pier. Engineers had warned in March that the pier could give way under a loaded lorry. The ferry Lady"
    " Marran will sail from the fish quay instead, which adds twelve minutes to the crossing. Shopkeepers on Quay"
    " Street said they expected to lose a third of their trade. The board chairman, Edwin Tarrow, said the slip would"
    " be rebuilt within two years at a cost of 4.2 million crowns. A public meeting will be held in the seamen's hall"
    " on Friday evening. The last time the slip was closed, in the winter of 1987, it stayed shut for five years."
)
REST = (
    "The weather service expects gales from the north on Saturday, and anglers were told to stay off the breakwater."
    " Two yachts broke their moorings at Sallow Point last week, and a swan was rescued from the marina by volunteers."
)
OTHER = (
    "A bakery in Upper Thrane has won the county prize for rye bread for the third year running. Its owner, Marit"
    " Oske, keeps the leaven in a cellar that her grandmother dug. The prize is a copper spoon and a sack of flour."
)


def sentences(begin: int, end: int) -> str:
    """Sentences of the story, by number."""
    return ". ".join(STORY.split(". ")[begin:end]).rstrip(".") + "."


def relation(one: Article, other: Article) -> Relation | None:
    return relate(*share(prepare(one), prepare(other), preset("archive")))


def related(one: Article, other: Article) -> Relation:
    found = relation(one, other)
    assert found is not None
    return found


def relations(*articles: Article) -> list[Relation]:
    pairs = [(one, other) for n, other in enumerate(articles) for one in articles[:n]]
    return [found for one, other in pairs if (found := relation(one, other)) is not None]
