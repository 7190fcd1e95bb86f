"""Real articles in bad condition: lent data, so it stays outside the repository."""

import json
from itertools import combinations

import pytest

from tests.validity import faults
from whence.model import Article
from whence.options import Options
from whence.pipeline import blame, diff
from whence.stages.read import read
from whence.text.degrade import KINDS, degrade


@pytest.fixture(scope="module")
def seeds(shared):
    found = read([str(shared / "seeds")], Options())
    if not found.articles:
        pytest.skip("no seed articles were lent")
    return found.articles


def test_the_seed_articles_are_read_without_loss(seeds, shared):
    """Every text file in the folder is an article, untouched."""
    for article in seeds:
        assert (shared / "seeds" / article.id.rpartition("/")[2]).exists()
        assert article.text.strip()


def test_every_pair_of_seed_articles_gives_a_sound_result(seeds):
    for pair in combinations(seeds[:4], 2):
        assert [] == faults(diff(list(pair), Options()))


@pytest.mark.parametrize("kind", KINDS)
def test_worse_copies_of_the_seed_articles_give_sound_results(seeds, kind):
    """And come from the article they are copies of."""
    for article in seeds[:3]:
        copy = Article("copy", degrade(article.text, kind, rate=0.05).text)
        result = blame(copy, [article], Options())
        assert [] == faults(result)
        assert result.derivations[0].kind in ("wholly", "partially")


def test_a_seed_article_cut_at_any_place_is_sound(seeds):
    """In the middle of a word, of a quotation, of a line end."""
    for article in seeds[:2]:
        for at in range(1, len(article.text), max(1, len(article.text) // 5)):
            halves = [Article("head", article.text[:at]), Article("tail", article.text[at:])]
            assert [] == faults(diff(halves, Options()))


def test_a_result_on_lent_articles_is_json(seeds):
    assert json.dumps(diff(seeds[:2], Options()).to_dict(), allow_nan=False)
