"""Articles that were written to do harm: nothing of them steers a terminal, runs in a page, or reads another file."""

import json
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bad_inputs import documents, records
from tests.bad_inputs.case import TEXT
from tests.bad_inputs.harness import GOOD, QUICK, beside_good, environment, lay_out, whence

ATTACK = "\x1b]0;OWNED\x07\x1b[2J\x1b[31mRED\x1b[0m\x9b31m\x08\x7f\r\n\u202eDNE\u2066\u2028"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e\u2066]")
"""What must not be sent as it is; a line feed and a tab may."""
OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\[[0-9;]*[ABCDGHJK]|\x1b\[\?\d+[hl]|\r\n|\r(?=\x1b|$)")
"""What our own colours and bars send to a terminal."""


def hostile(folder: Path) -> list[str]:
    """Three files that attack from every field and from their names."""
    lay_out(folder)
    fields = {name: f"{ATTACK}{name}" for name in records.FIELDS} | {
        "text": f"{TEXT[:-1]} {ATTACK} {TEXT}",
        ATTACK: ATTACK,
    }
    name = "\x1b[2J\x1b]0;OWNED\x07.jsonl"
    (folder / name).write_text(json.dumps(fields) + "\n{\n" + ATTACK + "\n", "utf-8")
    (folder / "\x1b[31m.txt").write_text(f"{TEXT}{ATTACK}", "utf-8")
    (folder / "\u202etxt.exe").write_bytes(b"\x00\x01")
    return [name, "\x1b[31m.txt", "\u202etxt.exe", "no\x1b[31m.txt"]


@pytest.fixture(scope="module")
def kernels():
    """Compiled, if they are not yet: that takes minutes, once on a machine, and is not what is measured."""
    import whence.archive.adding
    import whence.curation.sharing  # noqa: F401  # loading them is what compiles


def raw(sent: bytes) -> list[str]:
    return RAW.findall(sent.decode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("command", ["diff", "quotes", "credits", "facts"])
@pytest.mark.parametrize("face", ["plain", "json"])
def test_nothing_raw_goes_into_a_pipe(command, face, tmp_path):
    names = hostile(tmp_path)
    ways = ["--json"] if face == "json" else []
    outcome = whence(tmp_path, command, *ways, *(["--no-rewording"] if command == "diff" else []), *GOOD, *names)
    assert 1 == outcome.code, outcome.err
    assert [] == raw(outcome.err)
    assert [] == raw(outcome.out)
    assert b"OWNED" in outcome.out if face == "json" else True


@pytest.mark.usefixtures("kernels")
def test_nothing_raw_comes_out_of_an_archive(tmp_path):
    """All commands in one process, for the kernels take long to load."""
    id = json.loads(json.dumps(f"{ATTACK}id"))
    commands = [
        ["add", *GOOD, *hostile(tmp_path)], ["status"], ["log", "--all"], ["show", id], ["pairs"], ["pairs", "--csv"],
        ["pairs", "--json"], ["status", "--json"], ["doctor"], ["remove", ATTACK],
    ]  # fmt: skip
    program = "import json, sys; from whence.cli import main; print([main(each) for each in json.loads(sys.argv[1])])"
    ran = subprocess.run(
        [sys.executable, "-c", program, json.dumps(commands)],
        cwd=tmp_path, env=environment(), capture_output=True, check=True,
    )  # fmt: skip
    assert ran.stdout.endswith(b"[1, 0, 0, 0, 0, 0, 0, 0, 0, 2]\n")
    assert [] == raw(ran.stdout)
    assert [] == raw(ran.stderr)


def test_nothing_raw_goes_to_a_terminal(tmp_path):
    names = hostile(tmp_path)
    sent = in_terminal(tmp_path, "diff", "--verbose", "--no-rewording", *GOOD, *names)
    assert "OWNED" in sent
    assert [] == RAW.findall(OWN.sub("", sent))
    assert "\x1b[2J" not in sent


def in_terminal(folder: Path, *words: str) -> str:
    """What the command sends to a terminal, both of its outputs."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "whence", *words]
    with subprocess.Popen(command, cwd=folder, env=environment(), stdin=its, stdout=its, stderr=its) as process:
        os.close(its)
        sent = b""
        try:
            while piece := os.read(ours, 1 << 16):
                sent += piece
        except OSError:  # how Linux says that nobody has it open any more
            pass
        process.wait()
    os.close(ours)
    return sent.decode("utf-8", "surrogateescape")


def test_script_in_every_field_stays_text_in_the_page(tmp_path):
    lay_out(tmp_path)
    for n in (1, 2):
        record = {**records.SCRIPTED, "id": f"{n}{records.SCRIPTED['id']}"}
        (tmp_path / f"{n}.jsonl").write_text(json.dumps(record))
    outcome = whence(tmp_path, "diff", *QUICK, "--html", "page.html", "1.jsonl", "2.jsonl", "good-1.txt")
    assert 0 == outcome.code, outcome.err
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "alert(1)" in page
    assert not re.search(r"<script>alert|<img src=x|</script><script>alert", page)


@pytest.mark.parametrize("kind", [kind for kind in documents.CASES if "elsewhere" in kind])
def test_an_entity_does_not_fetch_a_file(kind, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("The password of the harbour is herring.")
    (name,) = documents.CASES[kind].make(tmp_path)
    path = tmp_path / str(name)
    path.write_text(path.read_text().replace(documents.ELSEWHERE, str(secret)))
    assert str(secret) in path.read_text()
    outcome = beside_good(tmp_path, [name])
    assert b"herring" not in outcome.out + outcome.err
    assert outcome.seconds < 5


def test_laughs_do_not_multiply(tmp_path):
    for kind in ("a billion laughs", "a billion laughs in NewsML"):
        outcome = beside_good(tmp_path, documents.CASES[kind].make(tmp_path))
        assert len(outcome.out) < 100_000


def held(folder: Path, names: list[str], change) -> list[str]:
    """The articles that are read, and what is said, if `change` is made after reading has begun."""
    os.mkfifo(folder / "first")

    def meanwhile() -> None:
        with os.fdopen(begun(folder / "first"), "w") as pipe:
            change()
            pipe.write(TEXT)

    outcome = whence(folder, "diff", "--json", *QUICK, "first", *names, *GOOD, meanwhile=meanwhile)
    assert 1 == outcome.code, outcome.err
    assert ["first", *GOOD] == outcome.articles()
    return outcome.lines


def begun(pipe: Path) -> int:
    """Open a pipe as soon as the other side reads it."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads it yet
            time.sleep(0.05)
    raise AssertionError("nobody reads")


def test_a_file_that_disappears_is_told(tmp_path):
    lay_out(tmp_path)
    gone = tmp_path / "gone.txt"
    gone.write_text(TEXT)
    (told,) = held(tmp_path, ["gone.txt"], gone.unlink)
    assert "gone.txt: " in told


def test_a_file_that_shrinks_is_told(tmp_path):
    lay_out(tmp_path)
    records.parquet("cut.parquet", {"text": [TEXT] * 90})(tmp_path)
    path = tmp_path / "cut.parquet"
    (told,) = held(tmp_path, ["cut.parquet"], lambda: os.truncate(path, path.stat().st_size // 2))
    assert "cut.parquet: " in told


@pytest.mark.usefixtures("kernels")
def test_a_million_sentences_are_added(tmp_path):
    lay_out(tmp_path)
    (tmp_path / "long.txt").write_text("Go. " * 1_000_000)
    outcome = whence(tmp_path, "add", "good-1.txt", "long.txt", "good-2.txt")
    assert 0 == outcome.code, outcome.err
    assert outcome.out.startswith(b"added 3 new")
    assert outcome.memory < 1_000_000_000
    assert outcome.seconds < 10
