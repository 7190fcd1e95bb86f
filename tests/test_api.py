from pathlib import Path

import pytest

import whence
from whence import Article, InputError, UsageError

WIRE = "The ferry Lady Marran sank off Gannet Point on Monday. Nora Selwick led the inquiry."
POST = "The ferry Lady Marran sank off Gannet Point on Monday."


@pytest.fixture
def path(tmp_path):
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    return tmp_path / "wire.txt"


def test_texts_paths_and_articles_may_be_mixed(path):
    result = whence.diff(POST, path, Article("c", WIRE))
    assert [POST, WIRE, WIRE] == [article.text for article in result.articles]
    assert 3 == len({article.id for article in result.articles})


@pytest.mark.parametrize("against", [WIRE, Article("w", WIRE), [WIRE], (WIRE, "It rained."), {WIRE: 1}.keys()])
def test_blame_takes_one_article_or_several_to_hold_against(against):
    """A text alone is one text, not its letters."""
    result = whence.blame(POST, against)
    assert WIRE == result.parents[0].text
    assert "verbatim" == result.sentences[0].label


def test_a_path_alone_is_one_article_to_hold_against(path):
    assert WIRE == whence.blame(POST, path).parents[0].text


@pytest.mark.parametrize("texts", [[], [WIRE]])
def test_fewer_than_two_articles_are_no_comparison(texts):
    with pytest.raises(UsageError, match="two"):
        whence.diff(*texts)


def test_blame_against_nothing_is_refused():
    with pytest.raises(UsageError, match="at least one other"):
        whence.blame(POST, [])


def test_two_articles_with_one_id_are_refused(path):
    """Evidence names its parent by id: it would be anybody's."""
    with pytest.raises(UsageError, match="'a'"):
        whence.diff(Article("a", WIRE), Article("a", POST))
    with pytest.raises(UsageError, match="id of its own"):
        whence.diff(path, path)


def test_blame_of_several_articles_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="use diff for several"):
        whence.blame(tmp_path / "a.jsonl", [WIRE])


def test_a_path_that_cannot_be_read_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        whence.diff(WIRE, tmp_path / "none.txt")


def test_read_returns_articles_and_problems(path, tmp_path):
    found = whence.read(path, tmp_path / "none.txt")
    assert ([WIRE], 1) == ([article.text for article in found.articles], len(found.problems))


def test_an_unknown_preset_is_refused():
    with pytest.raises(UsageError, match="choose one of"):
        whence.preset("no")


def test_a_result_shows_itself_in_a_notebook(path):
    fragment = whence.diff(POST, path)._repr_html_()
    assert fragment
    assert "<" in fragment


def test_extra_fields_come_out_as_they_went_in():
    """Scores have four decimals; what is passed through is not ours to round."""
    extra = {"lat": 59.3293235123, "seen": 1746517.123456}
    told = whence.diff(Article("a", WIRE, extra=extra), Article("b", POST)).to_dict()
    assert extra == told["articles"][0]["extra"]


@pytest.mark.parametrize("how", ["a.txt", Path("a.txt")])
def test_an_error_is_one_of_ours(how, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(whence.WhenceError):
        whence.diff(how)
