from pathlib import Path

import pytest

import whence
from whence import Article, InputError, Options, UsageError

NEWS = "Nora Selwick, the chief investigator, said on Monday that 14 people were hurt."
RETOLD = "Nora Selwick, the chief investigator, said on Monday that 40 people were hurt."


def test_one_article_is_enough():
    result = whence.facts(NEWS)
    assert [NEWS] == [article.text for article in result.articles]
    assert [article.id for article in result.articles] == [sheet.article for sheet in result.sheets]
    assert "14 people" in [fact.span.of(NEWS) for fact in result.sheets[0].facts]
    assert not result.tellings
    assert not result.drifts


def test_two_articles_are_compared():
    result = whence.facts(Article("a", NEWS), Article("b", RETOLD))
    (telling,) = result.tellings
    assert "b" == telling.child
    (change,) = [c for c in telling.changes if c.verdict == "conflict"]
    assert change.left is not None
    assert change.right is not None
    assert ("14 people", "40 people") == (change.left.span.of(NEWS), change.right.span.of(RETOLD))
    assert change.rule


def test_texts_paths_and_articles_may_be_mixed(tmp_path):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    result = whence.facts("It rained.", tmp_path / "news.txt", Article("c", NEWS))
    assert 3 == len(result.articles) == len(result.sheets)


def test_no_article_at_all_is_refused():
    with pytest.raises(UsageError, match="one article or more"):
        whence.facts()


def test_a_path_that_cannot_be_read_is_an_input_error():
    with pytest.raises(InputError, match="no such file"):
        whence.facts(Path("none.txt"))


def test_facts_are_told_even_where_the_options_ask_blame_for_none():
    assert whence.facts(NEWS, options=Options(facts=False)).sheets[0].facts


def test_blame_and_diff_tell_no_facts_where_the_options_ask_for_none():
    result = whence.diff(NEWS, RETOLD, options=Options(facts=False))
    assert not result.blames[0].changes
    assert not result.drifts
    assert not any(sheet.facts for sheet in result.blames[0].sheets)


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "1" * 5000, "10^400 1e999", "03/04/2019 555 0142 3-1 4-2"])
def test_odd_texts_have_facts_or_none(text):
    result = whence.facts(text, NEWS)
    assert 2 == len(result.sheets)
    assert result.to_html()


def test_a_result_shows_itself_in_a_notebook():
    result = whence.facts(NEWS)
    assert '<div class="whence"' in (result._repr_html_() or "")
    assert result.to_html().startswith("<!doctype html>")
    assert "facts" == result.to_dict()["kind"]
