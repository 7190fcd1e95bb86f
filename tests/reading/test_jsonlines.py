import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.desks import source, taken, told
from whence.errors import BadFile, BadRecord, BinaryInput, EmptyInput, InputError, TooLarge
from whence.model import Article
from whence.options import Options
from whence.reading import jsonlines
from whence.reading.fields import FIELDS
from whence.reading.interface import HOPELESS
from whence.reading.lines import Lines

LIMIT = 1000


def read(*lines: str | bytes) -> tuple[list[Article], list[InputError]]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass") for line in lines)
    return taken(jsonlines, data, max_characters=LIMIT)


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


def test_an_id_that_is_there_already_is_told_with_its_line():
    lines = (json.dumps({"id": id, "text": text}) for id, text in [("a", "One."), ("a", "Two."), ("a", "One.")])
    articles, problems = read(*lines)
    assert ["One."] == [article.text for article in articles]
    assert [
        "a.jsonl, line 2: has the id a, which another article has already",
        "a.jsonl, line 3: is given twice (its id is a)",
    ] == told(problems)


@pytest.mark.parametrize(
    ("line", "kind", "why"),
    [
        ("{", BadRecord, "is not JSON"),
        ("not json at all", BadRecord, "is not JSON"),
        ("[" * 100_000, TooLarge, "is nested too deep"),
        ("9" * 5_000, BadRecord, "is not a JSON object"),
        ("[1]", BadRecord, "is not a JSON object"),
        ("null", BadRecord, "is not a JSON object"),
        ("{}", BadRecord, "has no text"),
        ('{"text": ""}', BadRecord, "has no text"),
        ('{"text": " \\n"}', BadRecord, "has no text"),
        ('{"text": 5}', BadRecord, "has no text"),
        ('{"text": ["a"]}', BadRecord, "has no text"),
        (json.dumps({"text": "a" * (LIMIT + 1)}), TooLarge, "is too large"),
        ('{"text": "a", "x": ' + "[" * 300 + "]" * 300 + "}", TooLarge, "is nested deeper than the limit"),
        ('{"text": "a", "x": ' + '{"x":' * 5_000 + "1" + "}" * 5_001, TooLarge, "is nested too deep"),
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
    _, (problem,) = read(*lines)
    assert EmptyInput is type(problem)


def test_line_ends_of_windows_and_a_mark_at_the_start_are_read():
    articles, problems = read(b'\xef\xbb\xbf{"id": "1", "text": "a"}\r', b'{"id": "2", "text": "b"}\r')
    assert (["1", "2"], []) == ([article.id for article in articles], problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_that_can_be_told_is_read(encoding):
    lines = "".join(f'{{"id": "{n}", "text": "Zwölf Möwen, Nummer {n}."}}\n' for n in range(9))
    articles, problems = taken(jsonlines, lines.encode(encoding))
    assert not problems
    assert [f"Zwölf Möwen, Nummer {n}." for n in range(9)] == [article.text for article in articles]
    assert (encoding[6:] in {"-le", "-be"}) == any("no encoding is stated" in note for note in articles[0].notes)


def test_a_line_that_is_no_utf8_is_guessed_and_that_is_said():
    articles, problems = read('{"text": "It sank."}', '{"text": "Die Fähre sank."}'.encode("latin-1"))
    assert not problems
    assert ["It sank.", "Die Fähre sank."] == [article.text for article in articles]
    assert ((), ("a.jsonl: is not UTF-8; read as cp1252, which is a guess.",)) == tuple(a.notes for a in articles)


def test_zero_bytes_and_bare_controls_in_a_text_stay_and_are_said():
    (article,), problems = read(b'{"text": "It \x00sank.\tTwice."}')
    assert ("It \0sank.\tTwice.", []) == (article.text, problems)
    assert "zero bytes" in article.notes[0]


def test_a_line_separator_inside_a_text_is_no_line_end():
    (article,), _ = read('{"text": "one\u2028two\x85three"}')
    assert "one\u2028two\x85three" == article.text


def test_half_a_character_is_shown_as_missing_everywhere():
    r"""JSON can write "\ud800", which no file can hold."""
    half = "\\ud800"
    (article,), _ = read(f'{{"text": "a {half} b", "title": "{half}", "x{half}": [{{"{half}": "{half}"}}]}}')
    assert ("a ? b", "?", {"x?": [{"?": "?"}]}) == (article.text, article.title, article.extra)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_a_number_that_json_does_not_know_is_nothing(number):
    """Passed through it would make our own output no JSON."""
    (article,), _ = read(f'{{"text": "a", "score": {number}, "id": {number}}}')
    assert ({"score": None}, "a.jsonl:1") == (article.extra, article.id)


@pytest.mark.parametrize("big", [2**53 + 1, 2**63, 2**64 - 1, 2**64 + 1, -(2**63) - 1, 10**40 + 1])
def test_no_digit_of_a_large_number_is_lost(big):
    """As an id, and deep inside of what is passed through."""
    (article,), problems = read(json.dumps({"text": "a", "id": big, "n": big, "x": [{"y": [big]}]}))
    assert not problems
    assert (str(big), {"n": big, "x": [{"y": [big]}]}) == (article.id, article.extra)


def test_a_number_of_five_thousand_digits_stays_as_its_digits():
    (article,), _ = read(f'{{"text": "a", "n": {"9" * 5_000}}}')
    assert "9" * 5_000 == article.extra["n"]


def test_of_a_name_given_twice_the_last_value_counts():
    (article,), _ = read('{"text": "a", "text": "b"}')
    assert "b" == article.text


def test_shapes_with_a_name_are_known():
    """JSON-LD, ninjs and trafilatura's output have tests of their own."""
    articles, problems = read(
        '{"@type": "NewsArticle", "articleBody": "It sank.", "headline": "Ferry", "@id": "urn:1"}',
        '{"text": "It burned.", "source-hostname": "courier.example", "hostname": "courier.example"}',
    )
    assert not problems
    assert [("It sank.", "Ferry", None), ("It burned.", None, "courier.example")] == [
        (article.text, article.title, article.outlet) for article in articles
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_what_is_no_text_is_refused(name):
    _, (problem,) = taken(jsonlines, b"\x89PNG\r\n" + bytes(range(256)), name)
    assert BinaryInput is type(problem)


def test_a_file_without_any_json_is_given_up():
    """Each line of a gigabyte of something else would be a problem of its own."""
    articles, problems = taken(jsonlines, b"nonsense\n" * (3 * HOPELESS))
    assert ([], HOPELESS + 1, BadFile) == (articles, len(problems), type(problems[-1]))
    good = b'{"text": "It sank."}\n'
    articles, problems = taken(jsonlines, good + b"nonsense\n" * (3 * HOPELESS) + good.replace(b"sank", b"swam"))
    assert (2, 3 * HOPELESS) == (len(articles), len(problems))


RECORD = st.dictionaries(
    st.sampled_from([*sum(FIELDS.values(), ()), "x"]), st.none() | st.text() | st.integers() | st.floats()
)


@given(st.lists(st.one_of(st.text(), RECORD.map(json.dumps), st.text("{}[]\"':,ntextid0", max_size=20)), max_size=4))
def test_any_lines_are_articles_or_problems(lines):
    """A line is read, or there is a sentence about it."""
    lines = [line.replace("\n", " ") for line in lines]
    articles, problems = read(*lines)
    if problems and type(problems[-1]) in {EmptyInput, BinaryInput}:
        assert not articles
        return
    assert len([line for line in lines if line.encode("utf-8", "replace").strip()]) == len(articles) + len(problems)
    json.dumps([article.extra for article in articles], allow_nan=False).encode()


SOUND = st.text(st.characters(exclude_categories=["Cs"]))
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | SOUND,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SOUND, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(SOUND, VALUE, max_size=4), min_size=1, max_size=5), st.booleans())
def test_what_json_wrote_comes_back(extras, ascii_only):
    """And is what the slow way gives: json.loads, line by line."""
    known = {name for names in FIELDS.values() for name in names} | jsonlines_signs()
    records = [
        {"id": f"n{n}", "text": f"It sank. {n}", **{k: v for k, v in extra.items() if k not in known}}
        for n, extra in enumerate(extras)
    ]
    lines = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    articles, problems = read(*lines)
    assert not problems
    slow = [json.loads(line) for line in lines]
    assert slow == [{"id": a.id, "text": a.text, **a.extra} for a in articles] == records


def jsonlines_signs() -> set[str]:
    from whence.reading.parsing import _SHAPES

    return set(_SHAPES)


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from([b"", b"a", b"bc", b"x" * 9, b"x" * 10, b"x" * 11, b"y" * 40, b"\r"]), max_size=12),
    st.integers(1, 30),
    st.sampled_from([b"", b"\n"]),
)
def test_blocks_of_any_size_give_the_lines_of_the_whole(lines, size, end):
    """Those that are too long in their places, by their beginnings."""
    data = b"\n".join(lines) + (end if lines else b"")
    found = []
    for block in Lines(source(data), 10, size).blocks():
        assert block.too_long == any(len(line) > 10 for line in block.lines)
        found += [(block.first + n, line[:10]) for n, line in enumerate(block.lines)]
    slow = data.split(b"\n")
    if not slow[-1]:
        slow.pop()
    assert [(n, line[:10]) for n, line in enumerate(slow, 1)] == found


def test_blank_lines_are_counted_and_passed_over_by_the_megabyte():
    """A gigabyte of them takes a second or two."""
    article = b'{"text": "It sank."}\n'
    articles, problems = taken(jsonlines, article + b"\n \r\n" * 2_000_000 + article.replace(b"sank", b"swam"))
    assert (["a.jsonl:1", "a.jsonl:4000002"], []) == ([each.id for each in articles], problems)


def test_a_line_of_any_length_is_passed_over_in_little_memory():
    import tracemalloc

    def pieces():
        yield b'{"text": "It sank."}\n{"text": "'
        for _ in range(64):
            yield b"x" * (1 << 20)
        yield b'"}\n{"text": "It burned."}\n'

    from whence.reading.interface import Desk
    from whence.reading.streams import Pieces, ahead, as_file

    head, stream = ahead(Pieces(pieces()), 100)
    problems: list[InputError] = []
    tracemalloc.start()
    desk = Desk(Options(max_record_bytes=1 << 22), problems.append)
    found = list(jsonlines.articles(source(b"")._replace(head=head, stream=as_file(stream)), desk))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ["It sank.", "It burned."] == [article.text for article in found]
    assert ["a.jsonl, line 2: is too large for one record (the limit is 4,194,304 bytes)"] == told(problems)
    assert most < 5 * (1 << 22)
