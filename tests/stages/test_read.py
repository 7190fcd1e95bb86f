import json
import os
from pathlib import Path

import pytest

from whence.errors import InputError, MissingInput, TooLarge
from whence.options import Options
from whence.stages.read import Reading, read


def put(path: Path, text: str = "It sank.") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def names(found: Reading) -> list[str]:
    return [Path(article.id).name for article in found.articles]


def test_articles_come_in_the_order_they_are_named(tmp_path):
    paths = [put(tmp_path / name, name) for name in ("c.txt", "a.txt", "b.txt")]
    found = read(paths, Options())
    assert (paths, []) == ([article.id for article in found.articles], found.problems)


def test_a_folder_gives_its_readable_files_in_order_of_name(tmp_path):
    """At any depth; hidden files and other kinds are passed over."""
    for name in ("b.txt", "a.TXT", "x/c.text", ".hidden.txt", "page.html", "notes.md", "d.jsonl"):
        put(tmp_path / name, '{"id": "d.jsonl", "text": "x"}' if name.endswith("l") else name)
    assert ["a.TXT", "b.txt", "d.jsonl", "c.text"] == names(read([str(tmp_path)], Options()))


def test_a_pattern_gives_what_it_matches_folders_included(tmp_path):
    for name in ("a1.txt", "a2.txt", "b.txt", "a3/c.txt"):
        put(tmp_path / name, name)
    assert ["a1.txt", "a2.txt", "c.txt"] == names(read([str(tmp_path / "a*")], Options()))


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path):
    put(tmp_path / "a1.txt")
    assert ["a[1].txt"] == names(read([put(tmp_path / "a[1].txt")], Options()))


def test_two_articles_with_one_id_are_told_apart(tmp_path):
    """And the reader is told how."""
    lines = "\n".join(json.dumps({"id": "a", "text": text}) for text in ("one", "two", "one", "three", "two"))
    found = read([put(tmp_path / "a.jsonl", lines)], Options())
    assert ["a", "a#2", "a#3", "a#4"][: len(found.articles)] == [article.id for article in found.articles]
    assert {"one", "two", "three"} == {article.text for article in found.articles}
    assert 5 == len(lines.splitlines()) == 1 + len(found.problems)


@pytest.mark.parametrize("name", ["none.txt", "no/such/folder", "", "a\0b", "*?[", "[", "x" * 5000])
def test_a_name_of_nothing_is_a_problem_and_no_error(name):
    found = read([name], Options())
    assert ([], [MissingInput]) == (found.articles, [type(problem) for problem in found.problems])


def test_links_that_go_in_a_circle_are_a_problem(tmp_path):
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    for path in (tmp_path / "a.txt", tmp_path / "*.txt"):
        found = read([str(path)], Options())
        assert [] == found.articles
        assert {MissingInput} == {type(problem) for problem in found.problems}


def test_a_folder_that_may_not_be_opened_is_told(tmp_path, monkeypatch):
    """Its files would be lost without a sentence."""
    put(tmp_path / "a.txt")
    locked = tmp_path / "locked"
    put(locked / "b.txt")
    scan = os.scandir

    def guarded(path):
        if str(path) == str(locked):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", guarded)
    found = read([str(tmp_path)], Options())
    assert ["a.txt"] == names(found)
    assert [f"{locked}: cannot be read (Permission denied)"] == [str(p).partition(";")[0] for p in found.problems]


def test_a_pipe_among_the_matches_of_a_pattern_does_not_make_it_wait(tmp_path):
    """A named pipe that nobody writes to would never end."""
    os.mkfifo(tmp_path / "pipe.txt")
    put(tmp_path / "a.txt")
    assert ["a.txt"] == names(read([str(tmp_path / "*.txt")], Options()))


@pytest.mark.parametrize(("size", "kinds"), [(10, []), (11, [TooLarge]), (1000, [TooLarge])])
def test_the_limit_counts_characters(size, kinds, tmp_path):
    """Four bytes each at most, so the size of the file alone does not decide."""
    found = read([put(tmp_path / "a.txt", "🚢" * size)], Options(max_characters=10))
    assert kinds == [type(problem) for problem in found.problems]


@pytest.mark.parametrize("ending", [".jsonl", ".JSONL", ".ndjson", ".NDJson"])
def test_a_file_of_records_may_be_larger_than_one_article(ending, tmp_path):
    lines = "\n".join(json.dumps({"id": n, "text": "It sank."}) for n in range(9))
    found = read([put(tmp_path / f"a{ending}", lines)], Options(max_characters=10))
    assert (9, []) == (len(found.articles), found.problems)


def test_a_problem_is_one_sentence_of_what_why_and_remedy():
    problem = InputError("a.txt", "is empty", "give another")
    assert "a.txt: is empty; give another." == str(problem)
    assert ("a.txt", "is empty", "give another") == (problem.where, problem.why, problem.remedy)


def test_json_lines_are_read_in_blocks(tmp_path, monkeypatch):
    from whence.stages import read as module

    monkeypatch.setattr(module, "_BLOCK", 40)
    path = tmp_path / "a.jsonl"
    for encoding in ("utf-8", "utf-16"):
        path.write_text("".join(f'{{"id": "{n}", "text": "Zwölf Möwen, Nummer {n}."}}\n' for n in range(9)), encoding)
        articles, problems = read([str(path)], Options())
        assert not problems
        assert [f"Zwölf Möwen, Nummer {n}." for n in range(9)] == [article.text for article in articles]
