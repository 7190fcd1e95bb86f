"""The commands of an archive, as somebody types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from whence.cli import main

FERRY = str(Path(__file__).parents[1] / "examples" / "ferry.jsonl")


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A folder with an archive of the ferry story, its pairs and stories worked out."""
    folder: Path = tmp_path_factory.mktemp("home")
    assert 0 == main(["add", "--archive", str(folder), FERRY])
    assert 0 == main(["pairs", "--archive", str(folder)])
    return folder


@pytest.fixture
def run(capsys, home, monkeypatch):
    monkeypatch.chdir(home)

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_an_archive_is_made_and_said_where_there_is_none(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["add", FERRY])
    told = capsys.readouterr()
    assert "added 6 new, 0 changed, 0 already there; 6 now\n" == told.out
    assert "a new archive" in told.err
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert 0 == main(["add", FERRY, "--json"])
    assert {"new": 0, "changed": 0, "same": 6, "archive": 6} == json.loads(capsys.readouterr().out)
    assert not (tmp_path / "below" / ".whence").exists()


def test_what_cannot_be_read_is_told_and_the_rest_is_added(tmp_path, capsys):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "a", "text": "A heron stood on the weir."}\nnonsense\n{"id": "b", "text": " "}\n')
    assert 1 == main(["add", "--archive", str(tmp_path), str(bad), str(tmp_path / "missing.txt")])
    told = capsys.readouterr()
    assert told.out.startswith("added 1 new")
    assert "bad.jsonl, line 2" in told.err
    assert "bad.jsonl, line 3" in told.err
    assert "missing.txt: no such file" in told.err


def test_nothing_to_add_is_a_mistake(tmp_path, capsys):
    assert 2 == main(["add", "--archive", str(tmp_path), str(tmp_path / "missing.txt")])
    assert "no such file" in capsys.readouterr().err


def test_without_an_archive_there_is_one_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for words in (["status"], ["pairs"], ["log"], ["show", "x"], ["remove", "x"], ["blame", FERRY]):
        assert 2 == main(words)
    assert "whence add" in capsys.readouterr().err


def test_status_says_what_is_there(run):
    code, out, _ = run("status")
    assert 0 == code
    assert "articles      6" in out
    assert 6 == json.loads(run("status", "--json")[1])["articles"]


def test_pairs_in_lines_in_a_table_and_as_json(run):
    lines = run("pairs")[1].splitlines()
    assert 15 == sum(line.startswith("pair ") for line in lines)
    rows = run("pairs", "--csv")[1].splitlines()
    assert 16 == len(rows)
    told = [json.loads(line) for line in run("pairs", "--json")[1].splitlines()]
    assert 15 == len(told)
    assert {"pair"} == {each["kind"] for each in told}
    assert all(each["passages"] for each in told)
    undirected = [json.loads(line) for line in run("pairs", "--json", "--no-direction")[1].splitlines()]
    assert {"cannot tell"} == {each["derivation"]["direction"] for each in undirected}


def test_log_lists_the_stories_and_tells_one(run, tmp_path):
    code, out, _ = run("log")
    assert 0 == code
    assert out.startswith("story       1-skerrywire")
    code, out, _ = run("log", "5-newslantern", "--no-quotes", "--no-facts")
    assert 0 == code
    assert "earliest known witness" in out
    page = tmp_path / "stories.html"
    assert 0 == run("log", "--html", str(page))[0]
    assert "1-skerrywire" in page.read_text(encoding="utf-8")
    assert 1 == len(json.loads(run("log", "--json")[1])["stories"])


def test_show_tells_the_lineage_and_writes_a_page(run, tmp_path):
    page = tmp_path / "story.html"
    code, out, err = run("show", "6-straits-archive", "--no-quotes", "--no-facts", "--html", str(page))
    assert 0 == code
    assert f"page: {page}" in err
    assert "<svg" in page.read_text(encoding="utf-8")
    code, out, _ = run("show", "6-straits-archive", "--article", "--no-quotes", "--no-facts")
    assert "3-evening-post" in out
    story = json.loads(run("show", "6-straits-archive", "--json", "--no-quotes", "--no-facts")[1])
    assert 5 == len(story["lineage"]["edges"])


def test_an_unknown_article_is_one_sentence(run):
    code, out, err = run("show", "heron")
    assert (2, "") == (code, out)
    assert "'heron'" in err


def test_blame_asks_the_archive(run, tmp_path):
    story = tmp_path / "mine.txt"
    story.write_text("It can impose a fine of up to $350,000, but has not said whether it will. The heron stayed dry.")
    code, out, _ = run("blame", str(story), "--no-quotes", "--no-facts")
    assert 0 == code
    assert "verbatim" in out
    assert "new " in out


def test_remove_takes_what_is_there_and_says_what_is_not(tmp_path, capsys):
    main(["add", "--archive", str(tmp_path), FERRY])
    capsys.readouterr()
    assert 1 == main(["remove", "--archive", str(tmp_path), "6-straits-archive", "heron"])
    told = capsys.readouterr()
    assert "removed 1; 5 now\n" == told.out
    assert "heron: is not in the archive" in told.err
    assert 2 == main(["remove", "--archive", str(tmp_path), "heron"])


def test_untrusted_ids_and_titles_cannot_steer_the_screen(tmp_path, capsys):
    bad = tmp_path / "bad.jsonl"
    text = "The weir at Quillan Sluice gave way on Thursday and the mill race ran dry by noon."
    rows = [
        {"id": f"x\x1b[31m{n}", "title": "t\x1b]0;owned\x07", "outlet": "o\x1b[2J", "text": f"{text} {n}"} for n in "ab"
    ]
    bad.write_text("".join(json.dumps(row) + "\n" for row in rows))
    main(["add", "--archive", str(tmp_path), str(bad)])
    for words in (["pairs"], ["log"], ["show", rows[0]["id"], "--no-quotes", "--no-facts"], ["show", "x\x1b[31mz"]):
        main([words[0], "--archive", str(tmp_path), *words[1:]])
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "\x07" not in told.out + told.err


def test_a_second_writer_waits_and_then_says_who_writes(tmp_path, capsys):
    main(["add", "--archive", str(tmp_path), FERRY])
    holder = (
        "import sys, time\nfrom pathlib import Path\nfrom whence.archive.lock import locked\n"
        f"with locked(Path({str(tmp_path / '.whence')!r}), 1):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, text=True, env=os.environ) as other:
        assert other.stdout is not None
        assert "held" == other.stdout.readline().strip()
        capsys.readouterr()
        assert 2 == main(["remove", "--archive", str(tmp_path), "--wait", "0.2", "6-straits-archive"])
        assert f"process {other.pid}" in capsys.readouterr().err
        assert 0 == main(["status", "--archive", str(tmp_path)])
        other.kill()
