import gzip
import io
import json
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from whence.errors import (
    BadFile,
    BadRecord,
    BinaryInput,
    DuplicateRecord,
    EmptyInput,
    InputError,
    MissingInput,
    PassedOver,
    TooLarge,
    UsageError,
)
from whence.options import Options
from whence.stages import read as module
from whence.stages.read import Reading, read, stream


def put(path: Path, text: str | bytes = "It sank.") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def names(found: Reading) -> list[str]:
    return [Path(article.id).name for article in found.articles]


def kinds(found: Reading) -> list[type]:
    return [type(problem) for problem in found.problems]


def test_articles_come_in_the_order_they_are_named(tmp_path):
    paths = [put(tmp_path / name, name) for name in ("c.txt", "a.txt", "b.txt")]
    found = read(paths, Options())
    assert (paths, []) == ([article.id for article in found.articles], found.problems)


def test_a_folder_gives_its_readable_files_in_order_of_name(tmp_path):
    """At any depth; hidden files and folders are passed over, and of other files it is said how many there are."""
    for name in ("b.txt", "a.TXT", "x/c.text", ".hidden.txt", ".git/e.txt", "n.md", "m.md", "o", "f.txt.gz"):
        put(tmp_path / name, gzip.compress(b"f") if name.endswith("gz") else name)
    put(tmp_path / "d.jsonl", '{"id": "d.jsonl", "text": "x"}')
    found = read([str(tmp_path)], Options())
    assert ["a.TXT", "b.txt", "d.jsonl", "f.txt", "c.text"] == names(found)
    assert [PassedOver] == kinds(found)
    assert "3 files in this folder were passed over, by their names (2 .md, 1 no ending)" == found.problems[0].why


def test_a_folder_without_anything_readable_is_a_problem(tmp_path):
    put(tmp_path / "a.md")
    found = read([str(tmp_path)], Options())
    assert [EmptyInput] == kinds(found)
    assert "1 .md" in found.problems[0].why
    assert ".jsonl" in found.problems[0].remedy


def test_links_that_go_round_are_followed_once(tmp_path):
    put(tmp_path / "news/a.txt", "a")
    put(tmp_path / "elsewhere/b.txt", "b")
    for name, target in (("up", ".."), ("self", "."), ("other", "../elsewhere")):
        (tmp_path / "news" / name).symlink_to(target)
    for path in ("news", "news/**/*.txt", "news/**", "**/a.txt"):
        found = read([str(tmp_path / path)], Options())
        assert not found.problems, path
        assert {"a.txt", "b.txt"} >= set(names(found)), path
        assert len(names(found)) == len(set(names(found))), path
        assert "a.txt" in names(found)


def test_a_pattern_gives_what_it_matches_folders_included(tmp_path):
    for name in ("a1.txt", "a2.txt", "b.txt", "a3/c.txt", "a3/x/y/d.txt", "a3/.z/e.txt"):
        put(tmp_path / name, name)
    for pattern, wanted in {
        "a*": ["a1.txt", "a2.txt", "c.txt", "d.txt"],
        "**/*.txt": ["a1.txt", "a2.txt", "c.txt", "d.txt", "b.txt"],
        "**/*": ["a1.txt", "a2.txt", "c.txt", "d.txt", "b.txt"],
        "a3/**": ["c.txt", "d.txt"],
        "a3/**/[d-e].txt": ["d.txt"],
        "**/x/**/*.txt": ["d.txt"],
        "a?": ["c.txt", "d.txt"],
    }.items():
        found = read([str(tmp_path / pattern)], Options())
        assert (wanted, []) == (names(found), found.problems), pattern


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path):
    put(tmp_path / "a1.txt")
    assert ["a[1].txt"] == names(read([put(tmp_path / "a[1].txt")], Options()))


def test_an_id_is_read_once_whichever_file_it_is_in(tmp_path):
    """The later one is told with file and line."""
    records = [json.dumps({"id": "a", "text": text}) + "\n" for text in ("one", "two", "one")]
    paths = [put(tmp_path / f"{n}.jsonl", record) for n, record in enumerate(records)]
    found = read(paths, Options())
    assert ["one"] == [article.text for article in found.articles]
    assert [DuplicateRecord] * 2 == kinds(found)
    assert [
        f"{paths[1]}, line 1: has the id a, which another article has already",
        f"{paths[2]}, line 1: is given twice (its id is a)",
    ] == [str(problem).partition(";")[0] for problem in found.problems]


def test_a_stream_tells_the_same_as_a_reading(tmp_path):
    lines = "".join(json.dumps({"id": n % 3, "text": f"It sank. {n % 4}"}) + "\n" for n in range(9)) + "no\n"
    path = put(tmp_path / "a.jsonl", lines)
    problems: list[InputError] = []
    moved: list[int] = []
    articles = list(stream([path, path], Options(), problems.append, moved=moved.append))
    found = read([path, path], Options())
    assert (articles, list(map(str, problems))) == (found.articles, list(map(str, found.problems)))
    assert 2 * len(lines) == sum(moved)
    assert not [problem for problem in problems if problem.__traceback__ or problem.__context__]


def test_two_files_of_one_text_are_two_articles(tmp_path):
    """Their ids are their paths; the same path again is told."""
    paths = [put(tmp_path / name) for name in ("a.txt", "b.txt")]
    found = read([*paths, str(tmp_path / "x" / ".." / "a.txt"), paths[0]], Options())
    assert (["a.txt", "b.txt"], [MissingInput, DuplicateRecord]) == (names(found), kinds(found))
    assert "is given twice" == found.problems[1].why


def test_the_first_problem_stops_everything_where_that_is_wanted(tmp_path):
    good, bad = put(tmp_path / "a.txt"), put(tmp_path / "b.jsonl", '{"text": "x"}\nno\n')
    put(tmp_path / "c/d.txt")
    put(tmp_path / "c/e.md")
    assert 2 == len(read([good, str(tmp_path / "c")], Options(), strict=True).articles)
    with pytest.raises(BadRecord, match="line 2"):
        read([good, bad], Options(), strict=True)
    with pytest.raises(MissingInput):
        read([good, str(tmp_path / "none")], Options(), strict=True)


def test_problems_beyond_many_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_PROBLEMS", 3)
    found = read([put(tmp_path / "a.jsonl", '{"text": "x"}\n' + "no\n" * 9)], Options())
    assert (1, 4) == (len(found.articles), len(found.problems))
    assert "there were 6 problems more than the 3 that are listed" == found.problems[-1].why


def test_no_such_format():
    with pytest.raises(UsageError):
        read(["a.txt"], Options(), format="pdf")


@pytest.mark.parametrize("name", ["none.txt", "no/such/folder", "", "a\0b", "*?[", "[", "x" * 5000, "**/none", "a**b"])
def test_a_name_of_nothing_is_a_problem_and_no_error(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ([], [MissingInput]) == (names(found := read([name], Options())), kinds(found))


def test_links_that_lead_nowhere_are_a_problem(tmp_path):
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    for path in (tmp_path / "a.txt", tmp_path / "*.txt", tmp_path):
        found = read([str(path)], Options())
        assert [] == found.articles
        assert {MissingInput} == set(kinds(found)) - {EmptyInput}


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/full", "socket"])
def test_a_device_or_a_socket_is_never_read(path, tmp_path, monkeypatch):
    import socket

    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("socket")
        found = read([path], Options())
        assert [MissingInput] == kinds(found)
        assert "is neither a file nor a folder" in str(found.problems[0])


def test_a_file_that_may_not_be_opened_is_told_and_the_others_are_read(tmp_path, monkeypatch):
    locked = put(tmp_path / "locked.txt")
    real = open

    def guarded(path, *rest, **more):
        if path == locked:
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest, **more)

    monkeypatch.setattr("builtins.open", guarded)
    found = read([locked, put(tmp_path / "a.txt")], Options())
    assert (["a.txt"], [MissingInput]) == (names(found), kinds(found))
    assert "locked.txt: cannot be read (Permission denied); check" in str(found.problems[0])


def test_a_file_that_fails_while_it_is_read_is_told(tmp_path, monkeypatch):
    real = open

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(min(size or 20, 20))

    path = put(tmp_path / "a.jsonl", '{"text": "It sank."}\n' * 2)

    def failing(name, *rest, **more):
        return Failing(Path(name).read_bytes()) if name == path else real(name, *rest, **more)

    monkeypatch.setattr("builtins.open", failing)
    found = read([path], Options())
    assert [MissingInput] == kinds(found)
    assert "Input/output error" in found.problems[0].why


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


def test_a_pipe_is_read_when_it_is_named_and_never_waited_for_otherwise(tmp_path):
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    put(tmp_path / "a.txt")
    assert ["a.txt"] == names(read([str(tmp_path / "*")], Options()))
    assert (["a.txt"], [MissingInput]) == (names(found := read([str(tmp_path)], Options())), kinds(found))
    content = gzip.compress(b'{"id": "1", "text": "x"}\n{"id": "2", "text": "y"}\n')
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    assert ["1", "2"] == names(read([str(pipe)], Options()))
    writer.join()


def standard_input(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input_is_of_every_format(monkeypatch):
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = io.BytesIO()
    pq.write_table(pa.table({"id": ["1"], "text": ["It sank."]}), table)
    contents = [
        b"It sank.",
        b'{"id": "1", "text": "It sank."}\n{"id": "2", "text": "It sank."}',
        b'[{"id": "1", "text": "It sank."}]',
        b"id,text\n1,It sank.",
        table.getvalue(),
    ]
    for content in contents:
        for data in (content, gzip.compress(content)):
            standard_input(monkeypatch, data)
            found = read(["-"], Options())
            assert not found.problems
            assert "It sank." == found.articles[0].text
            assert found.articles[0].id in {"1", "standard input"}
    monkeypatch.setattr("sys.stdin", None)
    assert [MissingInput] == kinds(read(["-"], Options()))


@pytest.mark.parametrize("name", ["two\nlines.txt", "bell\a.txt", b"caf\xe9.txt", "\u202egnp.txt"])
def test_odd_names_are_shown_so_that_they_steer_nothing(name, tmp_path):
    path = os.path.join(str(tmp_path), os.fsdecode(name))
    with open(path, "wb") as file:
        file.write(b"")
    (problem,) = read([path], Options()).problems
    assert problem.where.isprintable()
    with open(path, "wb") as file:
        file.write(b"It sank.")
    for given in (path, str(tmp_path)):
        (article,) = read([given], Options()).articles
        article.id.encode()
        assert "It sank." == article.text


@pytest.mark.parametrize(("size", "wanted"), [(10, []), (11, [TooLarge]), (1000, [TooLarge])])
def test_the_limit_counts_characters(size, wanted, tmp_path):
    """Four bytes each at most, so the size of the file alone does not decide."""
    assert wanted == kinds(read([put(tmp_path / "a.txt", "🚢" * size)], Options(max_characters=10)))


@pytest.mark.parametrize("ending", [".jsonl", ".JSONL", ".ndjson", ".NDJson"])
def test_a_file_of_records_may_be_larger_than_one_article(ending, tmp_path):
    lines = "\n".join(json.dumps({"id": n, "text": "It sank."}) for n in range(9))
    found = read([put(tmp_path / f"a{ending}", lines)], Options(max_characters=10))
    assert (9, []) == (len(found.articles), found.problems)


def test_what_comes_before_a_cut_is_kept(tmp_path):
    lines = "".join(json.dumps({"id": n, "text": f"It sank. {n * n}"}) + "\n" for n in range(20_000))
    data = gzip.compress(lines.encode(), 1)
    found = read([put(tmp_path / "a.jsonl.gz", data[: len(data) * 3 // 4])], Options())
    assert len(found.articles) > 9_000
    assert BadFile is kinds(found)[-1]
    assert "cut short" in found.problems[-1].why


def test_what_is_compressed_twice_is_told(tmp_path):
    found = read([put(tmp_path / "a.txt.gz", gzip.compress(gzip.compress(b"It sank.")))], Options())
    assert [BinaryInput] == kinds(found)
    assert "is compressed twice" in str(found.problems[0])


@pytest.mark.parametrize("data", [b"PK\x03\x04....", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", bytes(99)])
@pytest.mark.parametrize("name", ["a.txt", "a", "a.pdf"])
def test_what_is_no_text_is_one_sentence(name, data, tmp_path):
    assert [BinaryInput] == kinds(read([put(tmp_path / name, data)], Options()))


def test_a_problem_is_one_sentence_of_what_why_and_remedy():
    problem = InputError("a.txt", "is empty", "give another")
    assert "a.txt: is empty; give another." == str(problem)
    assert ("a.txt", "is empty", "give another") == (problem.where, problem.why, problem.remedy)
