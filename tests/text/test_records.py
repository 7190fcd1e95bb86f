import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import BadRecord, EmptyInput, InputError, TooLarge
from whence.model import Article
from whence.text.records import FIELDS, articles_of

LIMIT = 1000


def read(*lines: str | bytes) -> tuple[list[Article], list[InputError]]:
    problems: list[InputError] = []
    data = b"\n".join(line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass") for line in lines)
    return list(articles_of("a.jsonl", [data], LIMIT, problems)), problems


def test_an_article_in_passims_form():
    (article,), problems = read('{"id": "x1", "series": "The Wire", "date": "2031-02-03", "text": "It sank.", "ed": 2}')
    assert Article("x1", "It sank.", "The Wire", "2031-02-03", extra={"ed": 2}) == article
    assert [] == problems


@pytest.mark.parametrize(("field", "name"), [(field, name) for field, names in FIELDS.items() for name in names])
def test_every_name_of_every_field_is_reachable(field, name):
    record = {"text": "It sank."} | {name: "It burned."}
    if field == "text":
        record = {name: "It burned."}
    ((article,), _) = read(json.dumps(record))
    assert "It burned." == getattr(article, field)


def test_what_is_not_used_is_passed_through():
    """A second name for the same field is kept as well: nothing is lost without a sentence."""
    (article,), _ = read('{"text": "It sank.", "outlet": "The Wire", "source": "a feed", "n": [1, {"m": null}]}')
    assert "The Wire" == article.outlet
    assert {"source": "a feed", "n": [1, {"m": None}]} == article.extra


def test_an_empty_field_gives_way_to_its_other_name():
    (article,), _ = read('{"text": "", "body": "It sank.", "outlet": null, "series": "The Wire"}')
    assert ("It sank.", "The Wire") == (article.text, article.outlet)


def test_an_article_without_an_id_is_named_after_its_line():
    articles, _ = read("", '{"text": "It sank."}', " ", '{"id": "", "text": "It burned."}', '{"id": 7, "text": "Why?"}')
    assert ["a.jsonl:2", "a.jsonl:4", "7"] == [article.id for article in articles]


@pytest.mark.parametrize(
    ("line", "kind", "why"),
    [
        ("{", BadRecord, "is not JSON"),
        ("not json at all", BadRecord, "is not JSON"),
        ("[" * 100_000, BadRecord, "is not JSON"),
        ("9" * 5_000, BadRecord, "is not JSON"),
        ("[1]", BadRecord, "is not a JSON object"),
        ("null", BadRecord, "is not a JSON object"),
        ("{}", BadRecord, "has no text"),
        ('{"text": ""}', BadRecord, "has no text"),
        ('{"text": " \\n"}', BadRecord, "has no text"),
        ('{"text": 5}', BadRecord, "has no text"),
        ('{"text": ["a"]}', BadRecord, "has no text"),
        (json.dumps({"text": "a" * (LIMIT + 1)}), TooLarge, "is too large"),
    ],
)
def test_a_line_that_is_no_article_is_told_with_its_number_and_the_others_are_read(line, kind, why):
    articles, (problem,) = read('{"id": "1", "text": "It sank."}', line, '{"id": "3", "text": "It burned."}')
    assert ["1", "3"] == [article.id for article in articles]
    assert kind is type(problem)
    assert f"a.jsonl, line 2: {why}" in str(problem)
    assert len(str(problem)) < 300


@pytest.mark.parametrize("lines", [[""], [" ", "\r", "\t"]])
def test_a_file_without_lines_is_empty(lines):
    with pytest.raises(EmptyInput, match="is empty"):
        read(*lines)


def test_line_ends_of_windows_and_a_mark_at_the_start_are_read():
    articles, problems = read(b'\xef\xbb\xbf{"id": "1", "text": "a"}\r', b'{"id": "2", "text": "b"}\r')
    assert (["1", "2"], []) == ([article.id for article in articles], problems)


def test_a_line_separator_inside_a_text_is_no_line_end():
    (article,), _ = read('{"text": "one\u2028two\x85three"}')
    assert "one\u2028two\x85three" == article.text


def test_half_a_character_is_shown_as_missing():
    r"""JSON can write "\ud800", which no file can hold."""
    (article,), _ = read('{"text": "a \\ud800 b"}')
    assert "a ? b" == article.text


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_a_number_that_json_does_not_know_is_nothing(number):
    """Passed through it would make our own output no JSON."""
    (article,), _ = read(f'{{"text": "a", "score": {number}, "id": {number}}}')
    assert ({"score": None}, "a.jsonl:1") == (article.extra, article.id)


RECORD = st.dictionaries(
    st.sampled_from([*sum(FIELDS.values(), ()), "x"]), st.none() | st.text() | st.integers() | st.floats()
)


@given(st.lists(st.one_of(st.text(), RECORD.map(json.dumps), st.text("{}[]\"':,ntextid0", max_size=20)), max_size=4))
def test_any_lines_are_articles_or_problems(lines):
    """A line is read, or there is a sentence about it."""
    lines = [line.replace("\n", " ") for line in lines]
    try:
        articles, problems = read(*lines)
    except EmptyInput:
        assert not "".join(lines).strip()
        return
    except InputError:
        return
    assert len([line for line in lines if line.strip()]) == len(articles) + len(problems)
    json.dumps([article.extra for article in articles], allow_nan=False)


def test_lines_are_counted_over_blocks():
    problems: list[InputError] = []
    blocks = [b'{"id": "a", "text": "One."}\n\n', b'no\n{"id": "b", "text": "Two."}\n', b"no\n"]
    assert ["a", "b"] == [a.id for a in articles_of("a.jsonl", blocks, LIMIT, problems)]
    assert ["a.jsonl, line 3", "a.jsonl, line 5"] == [problem.where for problem in problems]
