"""JSON, tables and columns that are not what they say."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import feather

from tests.bad_inputs.case import EITHER, TEXT, Case, Made, file, lines

GOOD = '{"id": "fine", "text": "The quay at Calder was closed on Monday."}'
_HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
FIELDS = ("id", "title", "outlet", "date", "url", "author", "language")
SCRIPTED = {name: f"{_HOSTILE}{name}" for name in FIELDS} | {"text": f"{TEXT}{_HOSTILE}", "extra": {_HOSTILE: _HOSTILE}}


def _table(**columns: list[object]) -> pa.Table:
    return pa.table(columns)


def parquet(name: str, columns: dict[str, list[object]], keep: float = 1.0, spoil: int = 0) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        pq.write_table(_table(**columns), folder / name)
        data = bytearray((folder / name).read_bytes())
        data = data[: int(len(data) * keep)]
        if spoil:
            data[spoil : spoil + 40] = b"\xff" * 40
        (folder / name).write_bytes(data)
        return [name]

    return make


def _arrow(name: str, keep: float) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        feather.write_feather(_table(**_COLUMNS), str(folder / name))
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: int(len(data) * keep)])
        return [name]

    return make


_COLUMNS: dict[str, list[object]] = {"id": ["a", "b"] * 400, "text": [TEXT * 20, TEXT] * 400}
_WIDE = ",".join(f"c{n}" for n in range(100_000))

CASES = {
    "brackets without end": Case(file("deep.json", lambda: "[" * 100_000), "nest|deep|JSON"),
    "brackets without end that end": Case(file("deep.json", lambda: "[" * 50_000 + "]" * 50_000), "nest|deep"),
    "brackets without end in a line": Case(
        file(
            "deep.jsonl",
            lambda: lines('{"id": "d", "text": "x", "more": ' + '{"a":' * 90_000 + "1" + "}" * 90_000 + "}", GOOD),
        ),
        "line 1.*(nest|deep)",
        ids=("fine",),
    ),
    "nested a little too deep": Case(
        file("deep.jsonl", lambda: lines('{"id": "d", "text": "x", "name": ' + "[" * 900 + "]" * 900 + "}", GOOD)),
        "line 1.*(nest|deep)",
        ids=("fine",),
    ),
    "an id that is nested": Case(
        file("deep.jsonl", lambda: lines('{"text": "x", "id": ' + '{"name":' * 900 + "1" + "}" * 900 + "}", GOOD)),
        "line 1.*(nest|deep)",
        ids=("fine",),
    ),
    "a million keys": Case(
        file("keys.json", lambda: "{" + ",".join(f'"k{n}":{n}' for n in range(1_000_000)) + "}"), "no text"
    ),
    "two hundred thousand keys and a text": Case(
        file(
            "keys.jsonl",
            lambda: lines(
                '{"id": "k", "text": "It was closed.", ' + ",".join(f'"k{n}":{n}' for n in range(200_000)) + "}"
            ),
        ),
        "",
        0,
        ("k",),
    ),
    "NaN": Case(
        file("nan.jsonl", lines('{"id": "n", "text": "It was closed.", "size": NaN}', GOOD)), "", 0, ("n", "fine")
    ),
    "numbers beyond number": Case(
        file(
            "big.jsonl",
            lines(f'{{"text": "It was closed.", "id": {"9" * 9_000}, "size": 1e999999, "n": -{"8" * 5_000}}}', GOOD),
        ),
        "",
        EITHER,
    ),
    "ids that occur twice": Case(
        file(
            "twice.jsonl",
            lines('{"id": "t", "text": "One."}', '{"id": "t", "text": "Another."}', '{"id": "t", "text": "One."}'),
        ),
        "line 2.*t",
        ids=("t",),
    ),
    "a key that occurs twice": Case(
        file("keys.jsonl", lambda: lines('{"id": "k", "text": "One.", "text": "Another."}')), "", 0, ("k",)
    ),
    "no text": Case(
        file("none.jsonl", lines('{"id": "t"}', '{"id": "u", "text": ""}', GOOD)), "line 2.*no text", ids=("fine",)
    ),
    "a text of another type": Case(
        file(
            "types.jsonl",
            lines('{"text": 7}', '{"text": ["a"]}', '{"text": {}}', '{"text": null}', '{"text": true}', GOOD),
        ),
        "line 5.*no text",
        ids=("fine",),
    ),
    "records that are none": Case(
        file("none.jsonl", lines("7", "null", '"text"', "[]", "{}", "{", GOOD)), "line 6", ids=("fine",)
    ),
    "a line cut short": Case(
        file("cut.jsonl", lines(GOOD) + '{"id": "cut", "text": "The quay at Ca'), "line 2", ids=("fine",)
    ),
    "JSON cut short": Case(file("cut.json", f'[{GOOD}, {{"id": "cut", "text": "The quay'), "JSON"),
    "script in every field": Case(file("script.jsonl", json.dumps(SCRIPTED)), "", 0, (f"{_HOSTILE}id",)),
    "CSV with a quote that never ends": Case(
        file("quotes.csv", 'id,text\nfine,"It was closed."\nopen,"It was never\nclosed again.\nlost,It was not.\n'),
        "line 3.*quot",
        ids=("fine", "lost"),
    ),
    "CSV with quotes within quotes": Case(
        file("quotes.csv", 'id,text\na,"He said "no" and left."\nb,It was closed.\n'), "", EITHER
    ),
    "CSV without a header": Case(file("bare.csv", "1,The quay was closed.\n2,It was opened.\n"), "column|header"),
    "CSV of a hundred thousand columns": Case(file("wide.csv", lambda: f"{_WIDE}\n{_WIDE}\n"), "column|text"),
    "CSV of a hundred thousand columns and a text": Case(
        file("wide.csv", lambda: f"id,text,{_WIDE}\nw,It was closed.,{_WIDE}\n"), "", EITHER
    ),
    "CSV with rows of any length": Case(
        file("ragged.csv", "id,text\na,It was closed.\nb\n\nc,It was opened.,and,more\n"), "line 3", ids=("a",)
    ),
    "CSV with a field of three hundred thousand characters": Case(
        file("long.csv", 'id,text\nlong,"' + TEXT[:-1] * 3_300 + '"\n'), "", 0, ("long",)
    ),
    "CSV with NUL bytes": Case(file("nul.csv", "id,text\na,It was\0 closed.\nb,It was opened.\n"), "nul.csv", EITHER),
    "CSV of nothing but a header": Case(file("head.csv", "id,text\n"), "head.csv.*(empty|no (row|article|line))"),
    "Parquet cut short": Case(parquet("cut.parquet", _COLUMNS, keep=0.6), "cut|short|damaged"),
    "Parquet of which only the beginning is there": Case(
        parquet("cut.parquet", _COLUMNS, keep=0.01), "cut|short|damaged"
    ),
    "Parquet that is damaged": Case(
        parquet("bad.parquet", {"text": [f"{TEXT}{n}" for n in range(900)]}, spoil=900), "bad.parquet", EITHER
    ),
    "Parquet without a text": Case(parquet("none.parquet", {"id": ["a"], "size": [1]}), "text"),
    "Parquet with a text of numbers": Case(parquet("types.parquet", {"id": ["a"], "text": [1]}), "text"),
    "Arrow cut short": Case(_arrow("cut.arrow", 0.5), "cut|short|damaged"),
}
