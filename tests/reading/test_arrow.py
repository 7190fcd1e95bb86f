import datetime as dt
import decimal
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import feather

from whence.errors import BadFile, BadRecord, DuplicateRecord, EmptyInput, TooLarge
from whence.options import Options
from whence.stages.read import read

ROWS = [
    {"ID": "a", "Series": "Skerrywire", "date": "2031-02-03", "text": "Die Fähre sank.", "tags": ["x", "y"]},
    {"ID": "b", "Series": None, "date": None, "text": "It burned.", "tags": None},
]


def write(table: pa.Table, path: Path) -> str:
    if path.suffix == ".parquet":
        pq.write_table(table, path, row_group_size=100)
    elif path.suffix == ".feather":
        feather.write_feather(table, str(path), compression="zstd")
    else:
        with pa.ipc.new_stream(str(path), table.schema) as out:
            out.write_table(table)
    return str(path)


def found(path: str, **limits):
    return read([path], Options(**limits))


@pytest.mark.parametrize("kind", [".parquet", ".feather", ".arrows"])
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_every_form_of_a_table_is_read(kind, packed, tmp_path):
    path = write(pa.Table.from_pylist(ROWS), tmp_path / f"t{kind}")
    if packed:
        import gzip

        (tmp_path / f"t{kind}.gz").write_bytes(gzip.compress(Path(path).read_bytes()))
    articles, problems = found(path + packed)
    assert not problems
    assert [("a", "Skerrywire", "2031-02-03", "Die Fähre sank."), ("b", None, None, "It burned.")] == [
        (article.id, article.outlet, article.date, article.text) for article in articles
    ]
    assert {"tags": ["x", "y"]} == articles[0].extra


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.string_view(),
        pa.dictionary(pa.int32(), pa.string()),
    ],
    ids=str,
)  # fmt: skip
def test_a_text_of_every_kind(kind, tmp_path):
    table = pa.table({"text": pa.array(["Die Fähre sank."], pa.string()).cast(kind)})
    articles, problems = found(write(table, tmp_path / "t.arrows"))
    assert (["Die Fähre sank."], []) == ([article.text for article in articles], problems)


def test_what_json_does_not_know_becomes_a_string(tmp_path):
    moment = dt.datetime(2031, 2, 3, 4, 5, 6, tzinfo=dt.UTC)
    table = pa.table(
        {
            "text": ["It sank."],
            "published": pa.array([moment], pa.timestamp("ns", "UTC")),
            "day": [moment.date()],
            "price": [decimal.Decimal("1.50")],
            "raw": [b"\xff"],
            "nan": [float("nan")],
            "deep": [{"when": moment, "n": [1]}],
            "took": pa.array([5], pa.duration("ns")),
            "clock": pa.array([5], pa.time64("ns")),
        }
    )
    (article,), problems = found(write(table, tmp_path / "t.parquet"))
    assert not problems
    assert "2031-02-03T04:05:06+00:00" == article.date
    assert {"day": "2031-02-03", "price": "1.50", "raw": "\\xff", "nan": None} == {
        name: article.extra[name] for name in ("day", "price", "raw", "nan")
    }
    assert {"when": "2031-02-03T04:05:06+00:00", "n": [1]} == article.extra["deep"]
    assert {"took", "clock"} <= set(article.extra)


def test_half_bytes_in_a_string_column_are_shown(tmp_path):
    """Arrow believes what it is told of a buffer."""
    column = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffb")])
    (article,), _ = found(write(pa.table({"text": column}), tmp_path / "t.parquet"))
    assert "a\ufffdb" == article.text


def test_rows_that_are_no_article_are_told_with_their_numbers(tmp_path):
    rows = [{"id": f"{n % 4}", "text": "" if n == 1 else f"It sank {n}."} for n in range(5)]
    articles, problems = found(write(pa.Table.from_pylist(rows), tmp_path / "t.parquet"))
    assert ["0", "2", "3"] == [article.id for article in articles]
    assert [(BadRecord, "t.parquet, row 2"), (DuplicateRecord, "t.parquet, row 5")] == [
        (type(problem), Path(problem.where).name) for problem in problems
    ]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"id": ["1"], "story": ["a"]}, "no column is the text (there are: id, story)"),
        ({"text": [5]}, "its column text holds no text but int64"),
        ({"text": [["a"]]}, "its column text holds no text but list"),
    ],
)
def test_a_table_without_a_text_says_so(columns, why, tmp_path):
    _, (problem,) = found(write(pa.table(columns), tmp_path / "t.parquet"))
    assert BadRecord is type(problem)
    assert why in problem.why


@pytest.mark.parametrize("kind", [".parquet", ".feather", ".arrows"])
def test_a_table_without_rows_is_empty(kind, tmp_path):
    _, (problem,) = found(write(pa.table({"text": pa.array([], pa.string())}), tmp_path / f"t{kind}"))
    assert EmptyInput is type(problem)


@pytest.mark.parametrize("kind", [".parquet", ".feather", ".arrows"])
def test_a_file_cut_short_or_spoilt_anywhere_is_told(kind, tmp_path):
    """And what was read before is kept, where it can be."""
    rows = [{"id": f"{n}", "text": f"It sank {n}, they said at {n} o'clock."} for n in range(600)]
    whole = Path(write(pa.Table.from_pylist(rows), tmp_path / f"t{kind}")).read_bytes()
    chance = random.Random(6)  # noqa: S311 - the same spoilt files each time
    path = tmp_path / f"cut{kind}"
    seen: set[type] = set()
    for n in range(60):
        data = bytearray(whole)
        if n % 2:
            del data[chance.randrange(8, len(data) - 9) :]
        else:
            for _ in range(chance.randint(1, 20)):
                data[chance.randrange(8, len(data))] = chance.randrange(256)
        path.write_bytes(data)
        articles, problems = found(str(path))
        seen.update(type(problem) for problem in problems)
        assert articles or problems
    assert BadFile in seen


def test_a_column_that_grows_too_much_is_refused(tmp_path):
    """A file of some kilobytes, and rows of a gigabyte."""
    table = pa.table({"text": ["x" * 100_000] * 300})
    pq.write_table(table, tmp_path / "t.parquet", compression="zstd", use_dictionary=False)
    _, problems = found(str(tmp_path / "t.parquet"), max_record_bytes=1 << 20)
    assert [TooLarge] == [type(problem) for problem in problems]
    assert "as nothing written does" in problems[0].why
