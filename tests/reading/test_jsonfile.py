import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.desks import taken, told
from whence.errors import BadRecord, EmptyInput, TooLarge
from whence.reading import jsonfile
from whence.reading.jsonfile import LISTS

ONE, TWO = {"id": "a", "text": "It sank."}, {"id": "b", "text": "It burned.", "n": [1]}


def read(value, name="a.json", **limits):
    data = value if isinstance(value, bytes) else (value if isinstance(value, str) else json.dumps(value)).encode()
    return taken(jsonfile, data, name, **limits)


def ids(value, **limits):
    articles, problems = read(value, **limits)
    assert not problems
    return [article.id for article in articles]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_record_and_a_list(indent):
    assert ["a"] == ids(json.dumps(ONE, indent=indent))
    assert ["a", "b"] == ids(json.dumps([ONE, TWO], indent=indent))


def test_an_article_without_an_id_bears_the_name_of_the_file():
    assert ["a.json"] == ids({"text": "It sank."})
    assert ["a.json:1", "b", "a.json:3"] == ids([{"text": "It sank."}, TWO, {"text": "It swam."}])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_under_every_common_name_is_found(name):
    assert ["a", "b"] == ids({"status": "ok", name: [ONE, TWO]})
    assert ["a", "b"] == ids({"status": "ok", "response": {"total": 2, name: [ONE, TWO]}})


def test_a_record_that_holds_a_list_is_a_record():
    (article,), _ = read({**ONE, "data": [{"x": 1}], "items": []})
    assert {"data": [{"x": 1}], "items": []} == article.extra


@pytest.mark.parametrize("between", ["", "\n", "\n\n", ",\n", "\x1e", " , "])
def test_documents_one_after_another(between):
    assert ["a", "b"] == ids(json.dumps(ONE, indent=1) + between + json.dumps([TWO], indent=1) + "\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(encoding):
    (article,), problems = read(json.dumps({"text": "Die Fähre sank."}, ensure_ascii=False).encode(encoding))
    assert ("Die Fähre sank.", []) == (article.text, problems)
    assert (encoding in {"cp1252", "utf-16-le"}) == bool(article.notes)


def test_what_python_writes_and_json_does_not_know_is_nothing():
    (article,), _ = read('{"text": "a", "n": NaN, "m": [Infinity, 1e999, 36893488147419103233]}')
    assert {"n": None, "m": [None, None, 36893488147419103233]} == article.extra


def test_broken_records_are_told_with_their_numbers():
    articles, problems = read([ONE, 5, {"id": "x"}, TWO, ONE])
    assert ["a", "b"] == [article.id for article in articles]
    assert [
        "a.json, record 2: is not a JSON object",
        "a.json, record 3: has no text",
        "a.json, record 5: is given twice (its id is a)",
    ] == told(problems)


def test_what_is_no_json_behind_sound_documents_is_told_with_its_line():
    articles, (problem,) = read(json.dumps(ONE, indent=1) + "\n{nonsense")
    assert ["a"] == [article.id for article in articles]
    assert str(problem).startswith("a.json, line 5: is not JSON")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nonsense", BadRecord),
        ('{"text": "It sank.', BadRecord),
        ("[" * 100_000, TooLarge),
        ('{"a":' * 100_000, TooLarge),
        ("", EmptyInput),
        ("  ", EmptyInput),
        ("[]", EmptyInput),
        ("7", BadRecord),
        (json.dumps({"text": "x" * 3_000}), TooLarge),
    ],
)
def test_what_is_no_article_is_one_sentence(text, kind):
    articles, (problem,) = read(text, max_record_bytes=200_000 if len(text) != 3_012 else 2_000)
    assert ([], kind) == (articles, type(problem))
    assert len(str(problem)) < 300


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b'{"text": "a"}', True),
        (b'\n { "te\\"xt" : 1', True),
        (b"[{}", True),
        (b'[ {"a":', True),
        (b"[]", True),
        (b'{"quoted" he said, "twice"}', False),
        (b"{curly} words", False),
        (b"[1] A footnote begins it.", False),
        (b"[AP] The ferry", False),
        (b'"a string"', False),
        (b"", False),
        (b'{"' + b"a" * 60_000, False),
    ],
)
def test_the_beginning_of_json_is_recognised(head, is_one):
    assert is_one == jsonfile.recognises(head)


@given(st.binary(max_size=80) | st.text('{}[]":,text01 \n').map(str.encode))
def test_any_bytes_are_articles_or_problems(data):
    articles, problems = read(data)
    assert articles or problems
