"""The command line as people call it: what it prints, where, and with which exit code; never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ferry import FOLDER
from tests.report.test_escape import steers
from whence.cli import main
from whence.model import LABELS
from whence.report import html

WIRE = "The ferry Lady Marran sank off Gannet Point on Monday. Nora Selwick led the inquiry into fire drills.\n"
POST = "Nora Selwick led the inquiry into fire drills. It rained.\n"
BINARY = b"%PDF-1.7\n\x00\x01"
HEAVY = ("rich", "jinja2", "numpy", "sklearn", "pandas")
COMMANDS = ("diff", "blame", "quotes", "credits", "degrade", "demo")


@pytest.fixture
def wire(tmp_path: Path) -> str:
    return written(tmp_path / "wire.txt", WIRE)


@pytest.fixture
def post(tmp_path: Path) -> str:
    return written(tmp_path / "post.txt", POST)


def written(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def run(*arguments: str, stdin: bytes | None = b"", **settings):
    """whence in a process of its own, as a shell starts it."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "whence", *arguments],
        check=False,
        input=stdin,
        capture_output=True,
        env=environment | settings,
        timeout=60,
    )


def sound(told: str) -> bool:
    """What goes to the error output is sentences of ours, one a line."""
    return "Traceback" not in told and all(line.startswith(("whence: ", "page: ")) for line in told.splitlines())


@pytest.fixture(scope="module")
def validator():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(Path(html.__file__).with_name("schema-1.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


# What each command does when all is well


def test_diff_tells_who_retells_whom_in_lines_for_a_pipe(wire, post, capsys):
    assert 0 == main(["diff", wire, post])
    told, errors = capsys.readouterr()
    kinds = {line.split()[0] for line in told.splitlines() if not line.startswith(" ")}
    assert {"summary", "derivation", "because", "sentences", "verbatim", "left-out"} <= kinds
    assert "" == errors


def test_blame_tells_where_each_sentence_comes_from(wire, post, capsys):
    assert 0 == main(["blame", post, "--against", wire])
    told, errors = capsys.readouterr()
    assert ["verbatim", "new"] == [line.split()[0] for line in told.splitlines() if line.startswith(LABELS)]
    assert "" == errors


def test_blame_never_holds_an_article_against_itself(wire, post, capsys, tmp_path, monkeypatch):
    """However it is named: in a folder, through the folder it is in, or by its whole path."""
    monkeypatch.chdir(tmp_path)
    for against in ([str(tmp_path)], ["."], ["./post.txt", wire], [post, wire]):
        assert 0 == main(["blame", "post.txt", "--against", *against, "--json"])
        told = json.loads(capsys.readouterr().out)
        assert ["wire.txt"] == [Path(parent["id"]).name for parent in told["parents"]]


@pytest.mark.parametrize("extra", [[], ["--no-rewording"], ["--no-quotes"], ["--preset", "ocr"], ["--verbose"]])
@pytest.mark.parametrize("command", ["diff", "blame"])
def test_the_json_is_what_the_schema_says(command, extra, wire, post, capsys, validator):
    """One object on one line."""
    paths = [wire, post] if command == "diff" else [post, "--against", wire]
    assert 0 == main([command, *paths, "--json", *extra])
    told = capsys.readouterr().out
    assert 1 == told.count("\n")
    validator.validate(json.loads(told))
    assert command == json.loads(told)["kind"]


@pytest.mark.parametrize("command", ["diff", "blame"])
def test_the_page_is_written_and_said(command, wire, post, tmp_path, capsys):
    page = tmp_path / "page.html"
    paths = [wire, post] if command == "diff" else [post, "--against", wire]
    assert 0 == main([command, *paths, "--html", str(page)])
    assert f"page: {page}\n" == capsys.readouterr().err
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_degrade_makes_a_copy_whose_characters_know_where_they_are_from(wire, capsys):
    for how in ("lower", "strip", "ocr"):
        assert 0 == main(["degrade", wire, "--how", how, "--seed", "3", "--rate", "0.1"])
        copy = capsys.readouterr().out
        assert 0 == main(["degrade", wire, "--how", how, "--seed", "3", "--rate", "0.1", "--json"])
        told = json.loads(capsys.readouterr().out)
        assert copy.rstrip("\n") == told["text"].rstrip("\n")
        assert len(told["offsets"]) == len(told["text"])


def test_demo_traces_the_invented_story(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["demo"])
    told, errors = capsys.readouterr()
    assert "" == errors
    assert "3-evening-post" in told
    assert str(tmp_path / "whence-demo.html") in told
    assert (tmp_path / "whence-demo.html").is_file()
    (texts,) = [line.split()[-1] for line in told.splitlines() if line.startswith("Read the texts")]
    assert (Path(texts) / "README.md").is_file()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([command, "--help"] for command in COMMANDS)])
def test_help_and_version_are_answers(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert 0 == stopped.value.code
    assert "whence" in capsys.readouterr().out


# Calls that make no sense


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["diff"],
        ["blame", "a", "--against", "b", "--archive", "c"],
        ["diff", "a", "b", "--preset", "no"],
        ["degrade", "a", "--how", "no"],
        ["diff", "a", "b", "--max-characters", "0"],
        ["diff", "a", "b", "--max-characters", "x"],
        ["degrade", "a", "--seed", "x"],
    ],
)
def test_a_call_that_makes_no_sense_is_told_its_usage(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert 2 == stopped.value.code
    assert capsys.readouterr().err.startswith("usage: whence")


def refused(capsys, *arguments: str) -> str:
    """What is said when there is no answer: sentences, and nothing on standard output."""
    assert 2 == main([*arguments])
    captured = capsys.readouterr()
    assert "" == captured.out
    assert sound(captured.err)
    return str(captured.err)


def test_one_article_cannot_be_compared(wire, capsys):
    assert "two" in refused(capsys, "diff", wire)


def test_the_same_article_twice_is_read_once(wire, post, capsys):
    """Two names of one file are one article, and that is said; with another one there is an answer."""
    assert "given twice" in refused(capsys, "diff", wire, wire)
    assert 1 == main(["diff", wire, post, wire])
    assert "given twice" in capsys.readouterr().err


def test_blame_needs_another_article(wire, capsys):
    assert "at least one other" in refused(capsys, "blame", wire, "--against", wire)


@pytest.mark.usefixtures("post")
def test_blame_explains_one_article(tmp_path, wire, capsys):
    assert "use diff for several" in refused(capsys, "blame", str(tmp_path), "--against", wire)


def test_a_share_is_no_larger_than_one(wire, capsys):
    assert "from 0 to 1" in refused(capsys, "degrade", wire, "--rate", "2")


def test_a_page_that_cannot_be_written_is_told(wire, post, tmp_path, capsys):
    for page in (tmp_path, tmp_path / "no" / "page.html"):
        assert "cannot be written" in refused(capsys, "diff", wire, post, "--html", str(page))


# Inputs that cannot be used


def unusable(tmp_path: Path) -> dict[str, tuple[str, str]]:
    """Name of the case: the path to give, and what is said about it."""
    (tmp_path / "folder").mkdir()
    written(tmp_path / "folder" / "picture.png", b"\x89PNG\r\n")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    return {
        "missing": (str(tmp_path / "none.txt"), "no such file or folder"),
        "pattern": (str(tmp_path / "*.none"), "no such file or folder"),
        "empty": (written(tmp_path / "empty.txt", ""), "is empty"),
        "blank": (written(tmp_path / "blank.txt", " \n\t\r\n"), "is empty"),
        "binary": (written(tmp_path / "paper.txt", BINARY), "looks like a PDF, not text"),
        "zeros": (written(tmp_path / "zeros.txt", bytes(99)), "not text"),
        "folder": (str(tmp_path / "folder"), "nothing readable in this folder"),
        "broken link": (str(tmp_path / "link.txt"), "points to nothing"),
        "device": ("/dev/null", "neither a file nor a folder"),
        "broken lines": (written(tmp_path / "broken.jsonl", '{"text": \n[]\n'), "line 1: is not JSON"),
        "no lines": (written(tmp_path / "none.jsonl", "\n"), "is empty"),
    }


CASES = (
    "missing",
    "pattern",
    "empty",
    "blank",
    "binary",
    "zeros",
    "folder",
    "broken link",
    "device",
    "broken lines",
    "no lines",
)


@pytest.mark.parametrize("case", CASES)
def test_an_input_that_cannot_be_used_is_told_and_the_others_are_compared(case, tmp_path, wire, post, capsys):
    """Exit code 1, the answer on standard output, one sentence on the error output that names the input."""
    path, why = unusable(tmp_path)[case]
    assert 1 == main(["diff", wire, path, post])
    told, errors = capsys.readouterr()
    assert "derivation" in told
    assert sound(errors)
    assert path in errors
    assert why in errors
    assert all(line.endswith(".") for line in errors.splitlines())


@pytest.mark.parametrize("case", CASES)
def test_when_nothing_is_left_to_compare_there_is_no_answer(case, tmp_path, wire, capsys):
    path, why = unusable(tmp_path)[case]
    assert why in refused(capsys, "diff", wire, path)
    assert why in refused(capsys, "blame", path, "--against", wire)
    assert why in refused(capsys, "blame", wire, "--against", path)
    assert why in refused(capsys, "degrade", path)


def test_a_file_that_may_not_be_read_is_told(wire, post, tmp_path, capsys, monkeypatch):
    secret = written(tmp_path / "secret.txt", WIRE)
    opened = open

    def guarded(path, *arguments, **settings):
        if path == secret:
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *arguments, **settings)

    monkeypatch.setattr("builtins.open", guarded)
    assert 1 == main(["diff", wire, secret, post])
    assert f"whence: {secret}: cannot be read (Permission denied)" in capsys.readouterr().err


def test_fifty_megabytes_are_refused_in_one_sentence(tmp_path, wire, post, capsys):
    """By their size, before a byte is read."""
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    assert 1 == main(["diff", wire, str(huge), post])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"whence: {huge}: is too large for one article")


def test_the_limit_can_be_moved(wire, post, capsys):
    assert "the limit is 40 characters" in refused(capsys, "diff", wire, post, "--max-characters", "40")
    assert 0 == main(["diff", wire, post, "--max-characters", "200"])


def test_a_broken_line_costs_that_line_only(tmp_path, capsys):
    good = [json.dumps({"id": "a", "text": WIRE}), json.dumps({"id": "b", "text": POST})]
    lines = [good[0], "{", "7", '{"id": "b"}', good[1]]
    path = written(tmp_path / "a.jsonl", "\n".join(lines))
    assert 1 == main(["diff", path])
    told, errors = capsys.readouterr()
    assert "a -> b" in told or "derivation" in told
    assert [f"{path}, line {n}" in line for n, line in zip((2, 3, 4), errors.splitlines(), strict=True)] == [True] * 3


def test_a_guessed_encoding_is_said(tmp_path, wire, capsys):
    latin = written(tmp_path / "latin.txt", ("Café owner: " + POST).encode("latin-1"))
    assert 0 == main(["diff", wire, latin])
    told, errors = capsys.readouterr()
    assert f"whence: {latin}: is not UTF-8; read as cp1252, which is a guess.\n" == errors
    assert "Café" in told


# Texts that are odd


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_change_no_verdict(end, tmp_path, capsys):
    lines = [WIRE.strip(), "The ferry was towed to Eastholm.", POST.strip()]
    one = written(tmp_path / "one.txt", "\n".join(lines))
    other = written(tmp_path / "other.txt", end.join(lines) + "\r\n\n\r")
    assert 0 == main(["blame", other, "--against", one, "--json"])
    told = json.loads(capsys.readouterr().out)
    assert {"verbatim"} == {s["label"] for s in told["sentences"]}
    assert {"same"} == {word["kind"] for word in told["words"]}


def test_one_word_over_and_over_is_compared_in_time(tmp_path, capsys):
    """Ten thousand times here keep the suite quick; what grew with the square would still show."""
    one, other = (written(tmp_path / f"{n}.txt", "ferry " * (10_000 + n)) for n in range(2))
    assert 0 == main(["diff", one, other])
    assert "derivation" in capsys.readouterr().out


HOSTILE = (
    "The ferry Lady Marran \x1b[2J\x1b]0;owned\x07 sank off Gannet Point "
    "<script>alert(1)</script> on Monday. "
    "[bold red]Nora[/] Selwick \u202eled\u2066 the \x9b31m inquiry & {{ 7 * 7 }} into <b>fire</b> drills.\n"
)


def test_what_steers_a_screen_is_shown_and_not_sent(tmp_path, wire, capsys):
    """In a pipe: no escape, no bell, no bidirectional override reaches the screen, in text or in names."""
    evil = written(tmp_path / "evil\x1b[31m\nname.txt", HOSTILE)
    assert 1 == main(["diff", wire, evil, str(tmp_path / "no\x1b[0m\nfile")])
    for told in capsys.readouterr():
        assert not any(map(steers, told))
        assert "\x1b" not in told
    assert 0 == main(["diff", wire, evil])
    assert "<script>alert(1)</script>" in capsys.readouterr().out


def test_markup_in_an_article_is_text_on_a_terminal(tmp_path, wire, capsys, monkeypatch):
    """Colours are ours alone; rich's own markup is not read."""
    evil = written(tmp_path / "evil.txt", HOSTILE)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "300")
    assert 0 == main(["diff", wire, evil, "--verbose"])
    told = capsys.readouterr().out
    assert "[bold red]" in told
    assert not any(bad in told for bad in ("\x1b[2J", "\x1b]0", "\x07", "\x9b", "\u202e", "\u2066"))


def test_markup_in_an_article_is_text_on_the_page(tmp_path, wire):
    evil = written(tmp_path / "<img src=x onerror=alert(2)>.txt", HOSTILE)
    page = tmp_path / "page.html"
    assert 0 == main(["diff", wire, evil, "--html", str(page)])
    text = page.read_text(encoding="utf-8")
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
    assert "script&gt;" in text
    assert "49" not in text.partition("inquiry &amp; ")[2][:4]


def test_json_holds_the_article_untouched(tmp_path, wire, capsys):
    evil = written(tmp_path / "evil.txt", HOSTILE)
    assert 0 == main(["diff", wire, evil, "--json"])
    assert HOSTILE in {article["text"] for article in json.loads(capsys.readouterr().out)["articles"]}


# Pipes and streams


def test_standard_input_is_an_article(wire):
    ended = run("diff", wire, "-", "--json", stdin=POST.encode())
    assert (0, b"") == (ended.returncode, ended.stderr)
    assert "standard input" in {article["id"] for article in json.loads(ended.stdout)["articles"]}


def test_records_may_come_from_standard_input():
    lines = [json.dumps({"id": "a", "text": WIRE}), json.dumps({"id": "b", "text": POST})]
    ended = run("diff", "-", "--json", stdin="\n".join(lines).encode())
    assert (0, ["a", "b"]) == (ended.returncode, [a["id"] for a in json.loads(ended.stdout)["articles"]])


@pytest.mark.parametrize("stdin", [b"", BINARY, b" \n"])
def test_an_unusable_standard_input_is_told(stdin, wire):
    ended = run("diff", wire, "-", stdin=stdin)
    assert (2, b"") == (ended.returncode, ended.stdout)
    assert b"standard input" in ended.stderr
    assert sound(ended.stderr.decode())


def test_a_pipe_may_be_named_as_a_file(tmp_path, wire):
    """As in `whence diff wire.txt <(pdftotext post.pdf -)`."""
    post = written(tmp_path / "post.txt", POST)
    command = f'"{sys.executable}" -m whence diff "{wire}" <(cat "{post}") --json'
    ended = subprocess.run(["bash", "-c", command], check=False, capture_output=True, timeout=60)
    assert (0, b"") == (ended.returncode, ended.stderr)
    assert POST in {article["text"] for article in json.loads(ended.stdout)["articles"]}


@pytest.mark.parametrize(
    "command",
    [["diff", *map(str, sorted(FOLDER.glob("[14]*.txt")))], ["degrade", str(FOLDER / "3-evening-post.txt")]],
)
def test_a_reader_who_has_heard_enough_ends_it_quietly(command):
    """`whence diff ... | head -1`: no complaint, whether the answer is long or short."""
    begun = subprocess.Popen([sys.executable, "-m", "whence", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert begun.stdout
    assert begun.stderr
    begun.stdout.close()
    assert b"" == begun.stderr.read()
    begun.stderr.close()
    assert 0 == begun.wait(60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize("command", ["diff", "degrade"])
def test_a_full_disk_is_told_in_one_sentence(command, wire, post):
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "whence", command, wire, *([post] if command == "diff" else [])],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert 2 == ended.returncode
    assert sound(ended.stderr.decode())
    assert b"standard output: cannot be written" in ended.stderr


@pytest.mark.parametrize("stream", ["<&-", ">&-"])
def test_a_closed_stream_is_no_traceback(stream, wire, post):
    command = f'"{sys.executable}" -m whence diff "{wire}" "{post}" - {stream}'
    ended = subprocess.run(["bash", "-c", command], check=False, capture_output=True, timeout=60)
    assert sound(ended.stderr.decode())


@pytest.mark.parametrize("command", ["diff", "degrade"])
def test_a_screen_that_lacks_a_letter_shows_its_number(command, tmp_path, wire):
    russian = written(tmp_path / "паром.txt", "Паром загорелся во вторник. " + POST)
    paths = [wire, russian] if command == "diff" else [russian]
    ended = run(command, *paths, PYTHONIOENCODING="ascii")
    assert 0 == ended.returncode
    assert sound(ended.stderr.decode())
    assert rb"\u043f" in ended.stdout


def test_names_that_are_no_text_are_shown_somehow(tmp_path, wire):
    """A file name on Linux is bytes; any bytes."""
    odd = str(tmp_path / os.fsdecode(b"caf\xe9\n.txt"))
    Path(odd).write_text(POST, encoding="utf-8")
    for face in ([], ["--json"], ["--html", str(tmp_path / "page.html")]):
        ended = run("diff", wire, odd, *face)
        assert 0 == ended.returncode
        assert sound(ended.stderr.decode())


# Starting is instant


@pytest.mark.parametrize(("extra", "needed"), [(["--no-quotes"], set()), ([], {"numpy"})])
def test_a_diff_in_a_pipe_imports_nothing_that_it_does_not_need(extra, needed, wire, post):
    """Neither the terminal's nor the page's libraries; numbers by the million for the attribution model only."""
    program = (
        "import sys\nfrom whence.cli import main\ncode = main(sys.argv[1:])\n"
        f"print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)\n"
        "raise SystemExit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, "diff", wire, post, *extra], check=False, capture_output=True, timeout=60
    )
    assert 0 == ended.returncode
    assert set(ended.stderr.decode().split()) <= needed


def test_an_interrupt_is_quiet(wire, post, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("whence.pipeline.diff", interrupted)
    assert 130 == main(["diff", wire, post])
    assert ("", "") == capsys.readouterr()
