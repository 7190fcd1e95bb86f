from pathlib import Path

import pytest

import whence
from whence import Article, InputError, Options, UsageError

NEWS = "“The drills were never held,” said Nora Selwick, the chief investigator, per Radio Ansgate."
FACES = [whence.quotes, whence.credits]


@pytest.mark.parametrize("ask", FACES)
def test_one_article_is_enough(ask):
    result = ask(NEWS)
    assert [NEWS] == [article.text for article in result.articles]
    assert [article.id for article in result.articles] == [voice.article for voice in result.voices]


@pytest.mark.parametrize("ask", FACES)
def test_texts_paths_and_articles_may_be_mixed(ask, tmp_path):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    result = ask("It rained.", tmp_path / "news.txt", Article("c", NEWS))
    assert 3 == len(result.articles) == len(result.voices)


@pytest.mark.parametrize("ask", FACES)
def test_no_article_at_all_is_refused(ask):
    with pytest.raises(UsageError, match="one article or more"):
        ask()


@pytest.mark.parametrize("ask", FACES)
def test_a_path_that_cannot_be_read_is_an_input_error(ask):
    with pytest.raises(InputError, match="no such file"):
        ask(Path("none.txt"))


def test_quotes_are_told_even_where_the_options_ask_blame_for_none():
    assert whence.quotes(NEWS, options=Options(quotes=False)).voices[0].attributions


@pytest.mark.parametrize("ask", FACES)
def test_a_result_shows_itself_in_a_notebook(ask):
    result = ask(NEWS)
    assert '<div class="whence"' in (result._repr_html_() or "")
    assert result.to_html().startswith("<!doctype html>")
    assert ask.__name__ == result.to_dict()["kind"]
