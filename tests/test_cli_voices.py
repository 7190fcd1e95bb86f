"""whence quotes and whence credits as people call them: faces, filters, exit codes.

What the stages find is put in place by hand, so that only the command is tested; the last part runs them all.
"""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ferry import FOLDER
from tests.report import ferry_voices
from tests.report.test_escape import steers
from tests.test_cli import HEAVY, sound
from whence.cli import main
from whence.cli.quotes import _fidelity
from whence.model import FIDELITIES, Credits, Quotes
from whence.report import html

NEWS = "Nora Selwick said on Monday: “The drills were never held.” The mayor denied it, per Radio Ansgate.\n"
HOSTILE = "=cmd|' /C calc'!A0 “\x1b[2Jred <script>alert(1)</script> [bold]x[/]” said Nora \u202eSelwick, per CNN.\n"
COMMANDS = ("quotes", "credits")


@pytest.fixture
def news(tmp_path):
    return written(tmp_path / "news.txt", NEWS)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def by_hand(monkeypatch):
    """The answers of a careful human in place of the pipeline's."""
    pairs = ("4 from 1", "5 from 4")
    monkeypatch.setattr("whence.pipeline.quotes", lambda *_: ferry_voices.quotes(*pairs))
    monkeypatch.setattr("whence.pipeline.credits", lambda *_: ferry_voices.credits_(*pairs))


@pytest.fixture(scope="module")
def validator():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(Path(html.__file__).with_name("schema-1.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def told(capsys, *arguments):
    assert 0 == main(list(arguments))
    out, errors = capsys.readouterr()
    assert sound(errors)
    return out


@pytest.mark.usefixtures("by_hand")
def test_quotes_are_lines_in_a_pipe(news, capsys):
    lines = told(capsys, "quotes", news).splitlines()
    assert {"article", "quote"} <= {line.split()[0] for line in lines if not line.startswith(" ")}
    assert any(line.startswith("quote       reattributed 0.93") for line in lines)
    assert any("left out next to it" in line for line in lines)


@pytest.mark.usefixtures("by_hand")
def test_credits_are_lines_in_a_pipe(news, capsys):
    lines = told(capsys, "credits", news).splitlines()
    assert {"article", "credit", "borrowed"} <= {line.split()[0] for line in lines if not line.startswith(" ")}
    assert any(line.startswith("credit      not supported  383-415  The Harbour Courier") for line in lines)


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("command", COMMANDS)
def test_they_are_tables_on_a_terminal(command, news, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "140")
    shown = told(capsys, command, news)
    assert {"quotes": "in the parent", "credits": "what it is given for"}[command] in shown


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_json_is_what_the_schema_says(command, news, capsys, validator):
    out = told(capsys, command, news, "--json")
    assert 1 == out.count("\n")
    validator.validate(json.loads(out))
    assert command == json.loads(out)["kind"]


@pytest.mark.usefixtures("by_hand")
def test_the_csv_has_a_row_each(news, capsys):
    rows = list(csv.DictReader(io.StringIO(told(capsys, "quotes", news, "--csv"))))
    assert {"Nora Selwick", "Ruta Vask", "Marek Dunnow"} <= {row["speaker"] for row in rows}
    rows = list(csv.DictReader(io.StringIO(told(capsys, "credits", news, "--csv"))))
    assert {"Skerrywire", "Radio Ansgate", "The Harbour Courier"} == {row["outlet"] for row in rows}


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_is_written_and_said(command, news, tmp_path, capsys):
    page = tmp_path / "page.html"
    assert 0 == main([command, news, "--html", str(page)])
    assert f"page: {page}\n" == capsys.readouterr().err
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("face", [[], ["--json"], ["--csv"]])
def test_filters_hold_for_every_face(face, news, capsys):
    assert "Dunnow" in told(capsys, "quotes", news, *face)
    only = told(capsys, "quotes", news, "--speaker", "vask", *face)
    assert "Ruta Vask" in only
    assert "Marek Dunnow (" not in only
    assert '"name": "Marek Dunnow"' not in only
    assert "Radio Ansgate" not in told(capsys, "credits", news, "--outlet", "Skerrywire", "--csv")


@pytest.mark.usefixtures("by_hand")
def test_filters_by_fidelity_and_by_marks(news, capsys):
    found = json.loads(told(capsys, "quotes", news, "--fidelity", "marks-lost", "--fidelity", "exact", "--json"))
    assert {"marks lost", "exact", "trimmed"} == {q["fidelity"] for q in found["quotations"]}  # trimmed, also exact
    found = json.loads(told(capsys, "quotes", news, "--direct", "--json"))
    assert {"direct", "mixed"} == {a["kind"] for voice in found["voices"] for a in voice["attributions"]}


@pytest.mark.usefixtures("by_hand")
def test_nothing_found_is_an_answer(news, capsys):
    assert "no quotation" in told(capsys, "quotes", news, "--speaker", "nobody")
    assert "no credit" in told(capsys, "credits", news, "--outlet", "nobody")


@pytest.mark.parametrize("status", FIDELITIES)
def test_every_status_can_be_asked_for_and_is_in_the_help(status, capsys):
    word = status.replace(" ", "-")
    assert status == _fidelity(word) == _fidelity(status)
    with pytest.raises(SystemExit):
        main(["quotes", "--help"])
    assert word in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["quotes"],
        ["credits"],
        ["quotes", "a", "--fidelity", "fine"],
        ["quotes", "a", "--json", "--csv"],
        ["diff", "a", "b", "--csv"],
        ["quotes", "a", "--no-quotes"],
    ],
)
def test_a_call_that_makes_no_sense_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert 2 == stopped.value.code
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_an_input_that_cannot_be_used_is_told(command, news, tmp_path, capsys):
    assert 2 == main([command, str(tmp_path / "none.txt")])
    out, errors = capsys.readouterr()
    assert "" == out
    assert f"{command} takes one article or more" in errors
    assert sound(errors)
    assert 1 == main([command, news, str(tmp_path / "none.txt"), "--json"])
    assert "no such file" in capsys.readouterr().err


def test_no_quotes_leaves_them_out(capsys, tmp_path):
    one, other = str(FOLDER / "1-skerrywire.txt"), str(FOLDER / "3-evening-post.txt")
    found = json.loads(told(capsys, "diff", one, other, "--no-quotes", "--json"))
    (blame,) = found["blames"]
    assert [] == blame["quotations"] == blame["credit_checks"] == blame["borrowings"]
    assert blame["sentences"]
    page = tmp_path / "page.html"
    told(capsys, "blame", other, "--against", one, "--no-quotes", "--html", str(page))
    assert '<details class="quote"' not in page.read_text(encoding="utf-8")


# With all stages


@pytest.mark.parametrize("command", COMMANDS)
def test_one_article_is_enough(command, news, capsys):
    out = told(capsys, command, news)
    assert "article" in out


@pytest.mark.parametrize("face", [[], ["--csv"], ["--verbose"]])
@pytest.mark.parametrize("command", COMMANDS)
def test_what_steers_a_screen_is_shown_and_not_sent(command, face, tmp_path, news, capsys):
    evil = written(tmp_path / "evil\x1b[31m.txt", HOSTILE)
    out = told(capsys, command, evil, news, *face)
    assert not any(map(steers, out))


def test_a_formula_in_an_article_is_words_in_the_table(tmp_path, capsys):
    evil = written(tmp_path / "=evil.txt", "“=cmd|' /C calc'!A0,” said Nora Selwick.\n")
    rows = list(csv.reader(io.StringIO(told(capsys, "quotes", evil, "--csv"))))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize(("command", "kind"), [("quotes", Quotes), ("credits", Credits)])
def test_the_progress_counts_articles_and_pairs(command, kind):
    """Five articles are ten pairs: as many steps as the bar is told of."""
    from whence import api
    from whence.model import Article

    steps = []
    result = getattr(api, command)(
        *(Article(str(n), NEWS * (n + 1)) for n in range(5)), progress=lambda: steps.append(1)
    )
    assert isinstance(result, kind)
    assert 5 + 10 == len(steps)


def test_parsing_the_command_line_imports_neither_the_model_nor_anything_heavy():
    program = (
        "import sys\nfrom whence.cli import _parser\n_parser()\n"
        f"print(*(name for name in {(*HEAVY, 'onnxruntime', 'csv', 'whence.model')!r} if name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=60)
    assert b"" == ended.stdout.strip()
