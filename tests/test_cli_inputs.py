"""How the commands read: formats, limits, and what could not be used."""

import json
from pathlib import Path

import pytest

from whence.cli import main
from whence.cli.problems import MOST, Problems
from whence.errors import BadRecord, DuplicateRecord, InputError, PassedOver

ONE = "The ferry Lady Marran sank off Gannet Point on Monday, the harbour master said."
TWO = "The ferry Lady Marran sank off Gannet Point on Monday, police said."


@pytest.fixture
def records(tmp_path) -> str:
    lines = [json.dumps({"id": "a", "text": ONE}), "no", json.dumps({"id": "b", "text": TWO}), '{"id": "c"}']
    lines += [json.dumps({"id": "a", "text": ONE})] * 30
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(lines))
    return str(path)


def test_problems_are_told_first_one_by_one_and_then_by_kind(records, capsys):
    assert 1 == main(["diff", records])
    told = capsys.readouterr().err.splitlines()
    assert MOST + 1 == len(told)
    assert f"whence: {records}, line 2: is not JSON" in told[0]
    assert "whence: … and 12 more (12 given twice); --problems FILE lists them." == told[-1]


def test_all_problems_are_written_where_that_is_wanted(records, tmp_path, capsys):
    out = tmp_path / "problems.jsonl"
    assert 1 == main(["diff", records, "--problems", str(out)])
    assert f"all are in {out}" in capsys.readouterr().err
    written = [json.loads(line) for line in out.read_text().splitlines()]
    assert 32 == len(written)
    assert {"kind": "BadRecord", "where": f"{records}, line 4", "why": "has no text"}.items() <= written[1].items()
    assert {"kind", "where", "why", "remedy"} == set(written[1])
    assert 2 == main(["diff", records, "--problems", str(tmp_path / "no" / "folder")])


def test_the_two_readings_of_blame_share_one_list(records, tmp_path, capsys):
    story, out = tmp_path / "story.txt", tmp_path / "problems.jsonl"
    story.write_text(ONE)
    assert 1 == main(["blame", str(story), "--against", "none.txt", records, "--problems", str(out)])
    assert 33 == len(out.read_text().splitlines())
    assert 1 == capsys.readouterr().err.count("none.txt: no such file")


@pytest.mark.parametrize("command", ["diff", "quotes", "credits", "facts"])
def test_the_first_problem_stops_every_command(command, records, capsys):
    assert 2 == main([command, "--strict", records])
    told = capsys.readouterr()
    assert "" == told.out
    assert "line 2: is not JSON" in told.err


def test_the_first_problem_leaves_an_archive_as_it_was(records, tmp_path, capsys):
    good = tmp_path / "good.txt"
    good.write_text(TWO)
    home = ["--archive", str(tmp_path)]
    assert 0 == main(["add", *home, str(good)])
    before = sorted(path.relative_to(tmp_path) for path in (tmp_path / ".whence").rglob("*"))
    assert 2 == main(["add", *home, "--strict", records])
    assert "line 2" in capsys.readouterr().err
    assert before == sorted(path.relative_to(tmp_path) for path in (tmp_path / ".whence").rglob("*"))
    assert 1 == main(["add", *home, records])
    told = capsys.readouterr()
    assert told.out.startswith("added 2 new")
    assert "skipped: 32 of the inputs" in told.err


def test_a_format_may_be_insisted_on(tmp_path, capsys):
    path = tmp_path / "table.txt"
    path.write_text(f"id|text\n1|{ONE}\n2|{TWO}\n")
    assert 0 == main(["diff", "--format", "csv", str(path)])
    assert 2 == main(["diff", "--format", "json", str(path)])
    assert "is not JSON" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["diff", "--format", "pdf", str(path)])
    assert "no format is called 'pdf'; choose one of" in capsys.readouterr().err


def test_limits_may_be_moved(records, capsys):
    assert 2 == main(["diff", records, "--limit", "record-bytes=50", "--limit", "nesting=3"])
    assert "the limit is 50 bytes" in capsys.readouterr().err
    assert 1 == main(["diff", records, "--limit", "max_record_bytes=0.5M"])
    assert 2 == main(["add", records, "--archive", str(Path(records).parent), "--limit", "characters=9"])
    assert "the limit is 9 characters" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["", "ratio", "ratio=", "ratio=x", "size=1", "ratio=0", "ratio=-1", "=1"])
def test_a_limit_that_makes_no_sense_is_told(limit, capsys):
    with pytest.raises(SystemExit):
        main(["diff", "a.txt", "--limit", limit])
    assert "argument --limit" in capsys.readouterr().err


def test_what_is_passed_over_in_a_folder_is_said_and_no_fault(tmp_path, capsys):
    for name, text in (("a.txt", ONE), ("b.txt", TWO), ("notes.md", "x")):
        (tmp_path / name).write_text(text)
    assert 0 == main(["diff", str(tmp_path), "--strict"])
    assert "1 files in this folder were passed over" in capsys.readouterr().err


def test_notes_of_many_articles_are_told_once(tmp_path, capsys):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(b'{"text": "Die F\xe4hre sank, %d."}\n' % n for n in range(5)))
    assert 0 == main(["diff", str(path)])
    assert 1 == capsys.readouterr().err.count("is not UTF-8; read as cp1252")


def test_kinds_of_problems_are_counted(capsys):
    told = Problems()
    for n in range(MOST):
        told.take(InputError(f"{n}", "is odd", "look"))
    told.take(DuplicateRecord("a", "is given twice", "once"))
    told.take(DuplicateRecord("a", "has the id b, which another article has already", "once"))
    told.take(BadRecord("a", "has no text", "give it"))
    told.take(BadRecord("a", "is not JSON (x)", "mend it"))
    told.take(PassedOver("a", "x", "y"))
    told.tell()
    last = capsys.readouterr().err.splitlines()[-1]
    for kind in ("1 given twice", "1 with the id of another", "1 with no text", "1 not JSON", "1 passed over"):
        assert kind in last
    assert MOST + 4 == told.count
