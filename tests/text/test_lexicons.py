from pathlib import Path

import pytest

from whence.model import Article
from whence.options import Options
from whence.pipeline import blame
from whence.text import lexicon, scorer, words
from whence.text.direction.credits import agencies, credits_to
from whence.text.tokens import tokenise
from whence.text.witness import prepare

DATA = Path(lexicon.__file__).with_name("data")
LISTS = sorted(path.name for path in DATA.glob("*.txt") if path.name != "words.txt")
FOLDED = ("agencies.txt", "credit_cues.txt", "hedges.txt", "irregular.txt")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_and_repeats_nothing(name):
    assert (DATA / name).read_text(encoding="utf-8").startswith("# ")
    assert sorted(set(lexicon.lines(name))) == sorted(lexicon.lines(name))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_used(name):
    """Its name stands in the code."""
    sources = "".join(path.read_text(encoding="utf-8") for path in DATA.parents[1].rglob("*.py"))
    assert f'"{name}"' in sources


@pytest.mark.parametrize(("name", "entry"), [(name, entry) for name in FOLDED for entry in lexicon.lines(name)])
def test_an_entry_is_what_the_tokens_of_a_text_can_be(name, entry):
    """A word that no tokeniser gives would never be found."""
    assert entry.split() == tokenise(entry).words, name


@pytest.mark.parametrize("agency", lexicon.lines("agencies.txt"))
def test_every_agency_is_reachable(agency):
    """Copy that bears its name in brackets comes from it."""
    name = agency.upper() if len(agency) < 5 else agency.title()
    assert agency in agencies(prepare(Article("a", f"PORT CALDER ({name}) - The ferry sank on Monday.")))


@pytest.mark.parametrize("cue", lexicon.lines("credit_cues.txt"))
def test_every_credit_cue_is_reachable(cue):
    """Beside the name of an outlet, before it or behind it, it credits."""
    parent = Article("p", "x", outlet="Skerrywire")
    behind = prepare(Article("a", f"The ferry sank on Monday. Skerrywire {cue} that none were hurt."))
    before = prepare(Article("a", f"The ferry sank on Monday, {cue} Skerrywire."))
    assert [f"Skerrywire {cue}"] == [span.of(behind.article.text) for span in credits_to(behind, parent)]
    assert [f"on Monday, {cue} Skerrywire"] == [span.of(before.article.text) for span in credits_to(before, parent)]


@pytest.mark.parametrize("hedge", lexicon.lines("hedges.txt"))
def test_every_hedge_is_reachable(hedge):
    """Left out beside a sentence that was kept, it limits what was kept."""
    kept = "The ferry Lady Marran sank on Monday off Gannet Point."
    parent = Article("p", f"{kept} Inspectors {hedge} zeppelin harbour warnings.")
    left_out = blame(Article("c", kept), [parent], Options()).left_out
    assert [True] == [any("limits it" in r and hedge in r for r in entry.reasons) for entry in left_out]


@pytest.mark.parametrize("entry", lexicon.lines("rewording.txt"))
def test_every_weight_belongs_to_a_feature(entry):
    """Five columns: the head, the feature, its mean, its scale (above 0) and its weight."""
    head, feature, *figures = entry.split()
    terms, bias = scorer._head(head)
    assert 3 == len(figures)
    assert feature == "bias" or float(figures[1]) == terms[feature].scale > 0
    assert bias


def test_the_word_lists_are_for_words_that_the_table_knows():
    """A cue that news never uses would be a slip of the pen."""
    unknown = [e for name in ("credit_cues.txt", "hedges.txt") for e in lexicon.lines(name) if not words.is_known(e)]
    assert [] == unknown
