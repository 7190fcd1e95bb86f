"""Every format, plain and compressed: added to an archive, exported, and the same to the character.

One archive holds them all. What a reader gives is taken as it is (its own tests hold it against the file); here it must
come out again untouched, and every passage must cut the same words out of both texts.
"""

import csv
import gzip
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import zstandard

from tests.written import MANY, ONE, Written, pair
from whence.cli import main
from whence.model import Article
from whence.options import Options
from whence.stages.read import read
from whence.text.tokens import tokenise

PACKED = {"": lambda data: data, ".gz": gzip.compress, ".zst": zstandard.compress}
KINDS = [f"{name}{packed}" for name in (*MANY, *ONE) for packed in PACKED if name != "warc in members" or not packed]
EXACT = {"jsonl", "json", "csv", "tsv", "parquet", "arrow", "extracted", "ninjs"}
"""Formats that hold the text itself: it comes out as it went in. The others hold paragraphs."""
ZERO_WIDTH_JOINER = "\u200d"
UNSEEN = {
    "text": {"title", "outlet", "date", "url", "author"},
    "ninjs": {"url"},
    "newsml": {"url"},
    "rss": {"outlet"},  # of the channel
    "atom": {"outlet"},
}
"""What a format has no place for."""


def write(folder: Path, kind: str) -> list[Path]:
    """Write the two articles of a kind into `folder`, in one file or two."""
    name, dot, packed = kind.partition(".")
    pack, ending, articles = PACKED[dot + packed], dot + packed, pair(kind)
    if name in MANY:
        files = {f"{name}.{MANY[name][0]}{ending}": pack(MANY[name][1](articles))}
    else:
        files = {f"{each.id}.{ONE[name][0]}{ending}": pack(ONE[name][1](each)) for each in articles}
    for file, data in files.items():
        (folder / file).write_bytes(data)
    return [folder / file for file in files]


class Trip:
    """All formats, read, added, and exported again."""

    def __init__(self, home: Path) -> None:
        paths = {kind: [str(path) for path in write(home, kind)] for kind in KINDS}
        self.given: dict[str, list[Article]] = {}
        for kind, own in paths.items():
            articles, problems = read(own, Options())
            assert [] == [str(problem) for problem in problems], kind
            self.given[kind] = articles
        assert 0 == main(["add", "--archive", str(home), *(path for own in paths.values() for path in own)])
        assert 0 == main(["pairs", "--no-direction", "--archive", str(home)])
        for form in ("jsonl", "csv", "parquet"):
            assert 0 == main(["export", "--archive", str(home), "--as", form, "-o", str(home / form)])
        self.home = home
        self.kept = {name: list(rows(home / "jsonl" / f"{name}.jsonl")) for name in ("articles", "passages")}
        self.articles = {row["id"]: row for row in self.kept["articles"]}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)


@pytest.fixture(scope="module")
def trip(tmp_path_factory) -> Trip:
    return Trip(tmp_path_factory.mktemp("trip"))


def words(text: str) -> list[str]:
    """The words of a text. Who extracts an article from a page composes accents and drops joiners."""
    return unicodedata.normalize("NFC", text).replace(ZERO_WIDTH_JOINER, "").split()


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_comes_out_as_it_was_read(kind, trip):
    assert 2 == len(trip.given[kind])
    for article in trip.given[kind]:
        row = trip.articles[article.id]
        assert article.text == row["text"]
        for field in ("outlet", "date", "title", "url"):
            assert getattr(article, field) == row[field], field
        assert article.extra == (json.loads(row["extra"]) if isinstance(row["extra"], str) else row["extra"])


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_is_read_as_it_was_written(kind, trip):
    """To the character where a format holds the text, to the word where it holds paragraphs, with or without the
    headline above them; no field is lost."""
    name = kind.partition(".")[0]
    for written, article in zip(pair(kind), trip.given[kind], strict=True):
        if name in EXACT:
            assert written.text == article.text
        elif name == "text":
            assert written.text.replace("\n", "\r\n") == article.text
        else:
            assert words(article.text) in (words(written.text), words(f"{written.title} {written.text}"))
        assert {} == lost(written, article, UNSEEN.get(name, set()))


def lost(written: Written, article: Article, unseen: set[str]) -> dict[str, object]:
    """The fields that did not arrive: what was read in their place."""
    read = {
        "title": article.title, "outlet": article.outlet, "date": (article.date or "")[:10], "url": article.url,
        "author": article.extra.get("author", article.extra.get("byline")),
    }  # fmt: skip
    return {
        name: value
        for name, value in read.items()
        if name not in unseen and getattr(written, name) not in (value if isinstance(value, list) else [value])
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_passage_cuts_the_same_words_out_of_both(kind, trip):
    ids = {article.id for article in trip.given[kind]}
    shared = [row for row in trip.kept["passages"] if {row["left"], row["right"]} == ids]
    assert shared
    planted = folded(pair(kind)[0].paragraphs[1])
    found = 0
    for row in shared:
        left, right = (folded(cut(trip.articles[row[side]]["text"], row, side)) for side in ("left", "right"))
        assert (left[0], left[-1]) == (right[0], right[-1])  # what stands between may have been rewritten
        found += left == right == planted
    assert 1 == found


def cut(text: str, row: dict[str, Any], side: str) -> str:
    found = text[row[f"{side}_begin"] : row[f"{side}_end"]]
    assert found == found.strip()
    return found


def folded(text: str) -> list[str]:
    return tokenise(text).words


def test_nothing_is_shared_by_articles_of_different_kinds(trip):
    """Else the test above would look at passages that nobody wrote."""
    kind_of = {article.id: kind for kind, articles in trip.given.items() for article in articles}
    strong = [row for row in trip.kept["passages"] if row["strong"]]
    assert len(KINDS) <= len(strong)
    assert all(kind_of[row["left"]] == kind_of[row["right"]] for row in strong)


@pytest.mark.parametrize("table", ["articles", "passages"])
def test_the_three_forms_of_a_table_tell_the_same(table, trip):
    told = trip.kept[table]
    columns = list(told[0])
    with (trip.home / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        from_csv = list(csv.DictReader(file))
    from_parquet = pq.read_table(trip.home / "parquet" / f"{table}.parquet").to_pylist()
    assert len(told) == len(from_csv) == len(from_parquet)
    for line, row, record in zip(told, from_csv, from_parquet, strict=True):
        for column in columns:
            if column in {"extra", "score"}:
                continue
            assert line[column] == record[column], column
            assert row[column] == ("" if line[column] is None else said(line[column])), column


def said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
