"""JSON lines, CSV and Parquet, read back by the tools that they are meant for."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import whence
from tests.report.awkward import HOSTILE
from tests.report.exchange.aground import TEXTS, compared
from tests.report.exchange.intact import asked
from whence.model import Diff
from whence.report.exchange import files, flatten
from whence.report.exchange.tables import NAMES_OF_FIVE, Tables, schema


@pytest.fixture(scope="module")
def diff() -> Diff:
    return compared()


@pytest.fixture(scope="module")
def tables(diff) -> Tables:
    found = flatten.tables(diff)
    assert all(getattr(found, name).num_rows for name in NAMES_OF_FIVE)
    return found


@pytest.fixture(scope="module", params=["jsonl", "csv", "parquet"])
def folder(request, diff, tmp_path_factory) -> Path:
    place: Path = tmp_path_factory.mktemp(request.param) / "new" / "tables"
    told = diff.export(place, request.param)
    assert [str(place / f"{name}.{request.param}") for name in NAMES_OF_FIVE] == [path for path, *_ in told.files]
    assert sorted(path.name for path in place.iterdir()) == sorted(f"{name}.{request.param}" for name in NAMES_OF_FIVE)
    return place


def plain(table: pa.Table) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = table.to_pylist()
    for row in rows:
        for column, value in row.items():
            if isinstance(value, float):
                row[column] = pytest.approx(value)
    return rows


def read(path: Path, name: str) -> list[dict[str, Any]]:
    """Read a file the plain way, as Python's own library or Arrow does."""
    if path.suffix == ".parquet":
        return list(pq.read_table(path).to_pylist())
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_bytes().splitlines()]
        for row in rows if name == "articles" else ():
            row["extra"] = json.dumps(row["extra"], ensure_ascii=False)
        return rows
    with path.open(encoding="utf-8", newline="") as file:
        rows = [dict(row) for row in csv.DictReader(file)]
    for row in rows:
        for field in schema(name):
            row[field.name] = cell(row[field.name], field)
    return rows


def cell(words: str, field: pa.Field) -> object:
    if not words and field.nullable:
        return None
    if pa.types.is_string(field.type):
        return files.unguarded(words)
    return json.loads(words)


@pytest.mark.parametrize("name", NAMES_OF_FIVE)
def test_what_was_written_is_what_is_read(folder, tables, name):
    (path,) = folder.glob(f"{name}.*")
    assert plain(getattr(tables, name)) == read(path, name)


def test_spans_are_intact(folder):
    texts = {row["id"]: row["text"] for row in read(next(folder.glob("articles.*")), "articles")}
    assert sorted(TEXTS) == sorted(map(str, texts.values()))
    found = 0
    for name in ("quotations", "facts"):
        for row in read(next(folder.glob(f"{name}.*")), name):
            for side, article in (("", row["child"]), ("parent_", row["parent"])):
                if row[f"{side}begin"] is not None:
                    assert texts[article][row[f"{side}begin"] : row[f"{side}end"]] == row[f"{side}words"]
                    found += 1
    assert found > 12


def test_duckdb_reads_all_of_it(folder, tables):
    ending = next(folder.iterdir()).suffix
    for name in NAMES_OF_FIVE:
        table = getattr(tables, name)
        path = folder / f"{name}{ending}"
        assert [(table.num_rows,)] == asked("SELECT count(*) FROM file", path)
        assert table.column_names == [column for column, *_ in asked("DESCRIBE file", path)]
    words = [words for (words,) in asked("SELECT words FROM file", folder / f"quotations{ending}")]
    assert tables.quotations["words"].to_pylist() == words


def test_pandas_reads_parquet_as_the_frame_that_python_gives(diff, tmp_path):
    diff.export(tmp_path, "parquet")
    for name in NAMES_OF_FIVE:
        pd.testing.assert_frame_equal(diff.to_pandas(name), pd.read_parquet(tmp_path / f"{name}.parquet"))
    rows = asked("SELECT id, outlet FROM file ORDER BY id", tmp_path / "articles.parquet")
    assert [("@post, the", "The Post"), ("courier", None), ("skerrywire", "Skerrywire")] == rows


def test_pandas_reads_csv_as_the_document_says(diff, tmp_path):
    diff.export(tmp_path, "csv")
    page = Path(__file__).parents[3] / "docs" / "reference" / "exports.md"
    (code,) = re.findall(r"```python\nimport re, pandas\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    room: dict[str, object] = {"pandas": pd}
    exec(code.replace("tables/", f"{tmp_path}/"), room)  # noqa: S102
    assert TEXTS == list(room["articles"]["text"])  # type: ignore[index]
    facts = pd.read_csv(tmp_path / "facts.csv")
    assert list(facts.columns) == schema("facts").names
    assert len(facts) == diff.to_arrow("facts").num_rows


def test_parquet_tells_its_columns_and_versions(diff, tmp_path):
    diff.export(tmp_path / "f.parquet", "parquet", table="facts")
    found = pq.read_schema(tmp_path / "f.parquet")
    assert b"the rule that judged, with both values" == found.field("rule").metadata[b"description"]
    told = pq.read_metadata(tmp_path / "f.parquet").metadata
    assert {b"facts", b"1", whence.__version__.encode()} == {
        told[b"whence." + n] for n in (b"table", b"schema", b"version")
    }
    kept = asked(f"SELECT key FROM parquet_kv_metadata('{tmp_path}/f.parquet')", tmp_path / "f.parquet")  # noqa: S608
    assert (b"whence.version",) in kept
    assert "ZSTD" == pq.ParquetFile(tmp_path / "f.parquet").metadata.row_group(0).column(0).compression


@pytest.mark.parametrize("form", files.FLAT)
def test_an_empty_table_is_a_file_all_the_same(form, tmp_path):
    with (tmp_path / "x").open("wb") as file:
        assert 0 == files.write("facts", form, iter(()), file)
    if form == "parquet":
        assert pq.read_table(tmp_path / "x").schema.equals(schema("facts"))
    else:
        assert (",".join(f'"{name}"' for name in schema("facts").names) + "\n" if form == "csv" else "") == (
            tmp_path / "x"
        ).read_text()


@given(st.lists(st.text() | st.sampled_from(HOSTILE) | st.text("'=+-@\t\r\n\"，＝ a", max_size=5), max_size=5))
def test_any_words_come_back_from_every_form(words):
    rows = [{"child": flat, "type": "x", "rule": flat, "words": flat} for word in words if (flat := str(whole(word)))]
    for form in files.FLAT:
        file = io.BytesIO()
        batches = list(flatten.batches("facts", rows))
        assert len(rows) == files.write("facts", form, batches, file)
        file.seek(0)
        if form == "parquet":
            found = pq.read_table(file)["words"].to_pylist()
        elif form == "jsonl":
            found = [orjson.loads(line)["words"] for line in file.getvalue().split(b"\n")[:-1]]
        else:
            reader = csv.DictReader(io.StringIO(file.getvalue().decode(), newline=""))
            cells = [row["words"] for row in reader]
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")) for cell in cells)
            found = [files.unguarded(cell) for cell in cells]
        assert [row["words"] for row in rows] == found


def whole(word: str) -> str:
    return word.encode("utf-8", "replace").decode()


def test_a_table_is_written_some_rows_at_a_time(tmp_path):
    class Batches:
        def __iter__(self):
            for n in range(40):
                yield pa.RecordBatch.from_pylist([{"child": f"{n}", "type": "x"}] * 4096, schema("facts"))

    with (tmp_path / "x").open("wb") as file:
        assert 40 * 4096 == files.write("facts", "parquet", Batches(), file)
    groups = pq.ParquetFile(tmp_path / "x").metadata
    assert [65536, 65536, 32768] == [groups.row_group(n).num_rows for n in range(groups.num_row_groups)]
