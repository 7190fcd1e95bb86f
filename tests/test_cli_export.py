"""whence export, as somebody types it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.curation.bridge import BRIDGE
from tests.report.exchange.intact import asked
from whence.cli import main
from whence.curation.archive import Archive

BOTH = "bridge.jsonl"
FIVE = ["articles", "derivations", "facts", "passages", "quotations"]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A folder with two articles, and an archive of them, of which nothing has been told."""
    folder: Path = tmp_path_factory.mktemp("home")
    fields = ("id", "text", "outlet", "date")
    lines = [json.dumps({name: getattr(article, name) for name in fields}) for article in BRIDGE]
    (folder / "bridge.jsonl").write_text("\n".join(lines))
    assert 0 == main(["add", "--archive", str(folder), str(folder / "bridge.jsonl")])
    return folder


@pytest.fixture
def run(capsys, home, monkeypatch):
    monkeypatch.chdir(home)

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["export", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_an_archive_is_five_files_and_what_is_missing_is_said(run, tmp_path):
    code, out, err = run("--as", "csv", "-o", str(tmp_path / "new"))
    assert (0, "") == (code, out)
    assert FIVE == sorted(path.stem for path in (tmp_path / "new").iterdir())
    assert f"articles (2 rows): {tmp_path / 'new' / 'articles.csv'}" in err
    assert "--tell" in err
    with (tmp_path / "new" / "derivations.csv").open(newline="") as file:
        assert 1 == len(list(csv.DictReader(file)))
    assert '"child","parent"' == (tmp_path / "new" / "facts.csv").read_text()[:16]


def test_all_stories_are_told_first_if_that_is_asked_for(run, tmp_path):
    code, out, err = run("--as", "parquet", "-o", str(tmp_path), "--tell", "--json")
    told = json.loads(out)
    assert (0, "") == (code, err)
    assert ("parquet", []) == (told["format"], told["notes"])
    assert FIVE == sorted(file["holds"] for file in told["files"])
    for file in told["files"]:
        assert [(file["rows"],)] == asked("SELECT count(*) FROM file", Path(file["path"]))
        assert file["rows"]


def test_one_table_goes_to_standard_output_and_nothing_is_worked_out_for_articles(home, capsysbinary, monkeypatch):
    monkeypatch.setattr(Archive, "pairs", None)
    assert 0 == main(["export", "--archive", str(home), "--as", "jsonl", "--table", "articles", "-o", "-"])
    told = capsysbinary.readouterr()
    assert ["tide", "echo"] == [json.loads(line)["id"] for line in told.out.splitlines()]
    assert b"" == told.err


def test_who_stops_reading_ends_it_without_a_word(home):
    words = ["export", "--archive", str(home), "--as", "parquet", "--table", "articles", "-o", "-"]
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "whence", *words], stdout=write_end, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write_end)
    assert 0 == done.returncode
    assert "cannot be written" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["passim", "prov", "annotations", "graphml", "gexf"])
def test_the_others_are_one_file(run, tmp_path, form):
    code, _, err = run("--as", form, "-o", str(tmp_path / "out"))
    assert 0 == code
    assert "tide" in (tmp_path / "out").read_text(encoding="utf-8")
    assert f"{tmp_path / 'out'}" in err


@pytest.mark.parametrize("form", ["svg", "html"])
def test_a_drawing_and_a_page_are_of_one_story(run, tmp_path, form):
    code, _, err = run("--as", form, "-o", str(tmp_path / "out"))
    assert 2 == code
    assert (
        f"whence: {form} shows one story: name one of its articles with --story; `whence log` lists the stories\n"
        == err
    )
    assert 0 == run("--as", form, "-o", str(tmp_path / "out"), "--story", "echo")[0]
    assert "<svg" in (tmp_path / "out").read_text(encoding="utf-8")
    assert 2 == run("--as", form, "-o", str(tmp_path / "more"), "--story", "heron")[0]


def test_a_story_has_the_five_tables_too(run, tmp_path):
    assert 0 == run("--as", "jsonl", "-o", str(tmp_path), "--story", "echo")[0]
    assert 2 == len((tmp_path / "articles.jsonl").read_text().splitlines())
    assert (tmp_path / "facts.jsonl").read_text()


def test_articles_that_are_given_are_compared_first(run, tmp_path):
    code, _, err = run(BOTH, "--as", "jsonl", "-o", str(tmp_path), "--no-facts")
    assert (0, False) == (code, "tell" in err)
    passages = [json.loads(line) for line in (tmp_path / "passages.jsonl").read_text().splitlines()]
    assert {("tide", "echo")} == {(row["left"], row["right"]) for row in passages}
    assert "" == (tmp_path / "facts.jsonl").read_text()
    assert 0 == run(BOTH, "--as", "html", "-o", str(tmp_path / "page.html"))[0]
    assert 1 == run(BOTH, str(tmp_path / "missing.txt"), "--as", "csv", "-o", str(tmp_path))[0]


def test_what_was_exported_can_be_added_again_to_the_character(run, tmp_path):
    assert 0 == run("--as", "jsonl", "-o", str(tmp_path / "jsonl"))[0]
    assert 0 == main(["add", "--archive", str(tmp_path / "other"), str(tmp_path / "jsonl" / "articles.jsonl")])
    assert 0 == run("--archive", str(tmp_path / "other"), "--as", "jsonl", "-o", str(tmp_path / "again"))[0]
    kept = ("id", "text", "outlet", "date", "title", "url")
    first, second = (
        [{name: json.loads(line)[name] for name in kept} for line in text.splitlines()]
        for text in ((tmp_path / form / "articles.jsonl").read_text("utf-8") for form in ("jsonl", "again"))
    )
    assert first == second
    assert (tmp_path / "jsonl" / "passages.jsonl").read_text() == (tmp_path / "again" / "passages.jsonl").read_text()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--as", "prov", "--table", "facts", "-o", "x"], "prov is no table; leave --table out"),
        (["--as", "csv", "-o", "-"], "five tables are five files"),
        (["--as", "jsonl", "--table", "facts", "-o", "-", "--json"], "cannot take both"),
        ([BOTH, "--story", "a", "--as", "csv", "-o", "x"], "are for an archive, not for PATH"),
        ([BOTH, "--tell", "--as", "csv", "-o", "x"], "are for an archive, not for PATH"),
        (["--as", "passim", "-o", "/proc/x"], "/proc/x: cannot be written"),
        (["--as", "csv", "-o", "/proc/x"], "/proc/x: cannot be written"),
        (["--as", "csv", "-o", "/dev/null"], "/dev/null: is a file, and five tables are five files"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, words, sentence):
    code, out, err = run(*words)
    assert (2, "") == (code, out)
    assert sentence in err
    assert 1 == err.count("\n")


def test_it_is_refused_before_the_work_and_not_after(run, tmp_path, monkeypatch):
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Archive, "pairs", never)
    monkeypatch.setattr(Archive, "tell", never)
    (tmp_path / "facts.csv").write_text("mine")
    code, _, err = run("--as", "csv", "-o", str(tmp_path), "--tell")
    assert 2 == code
    assert "facts.csv: is there already; choose another name, or take --force" in err
    assert ["facts.csv"] == [path.name for path in tmp_path.iterdir()]


def test_it_is_written_over_if_that_is_asked_for(run, tmp_path):
    (tmp_path / "facts.csv").write_text("mine")
    assert 0 == run("--as", "csv", "-o", str(tmp_path), "--force")[0]
    assert "mine" != (tmp_path / "facts.csv").read_text()
