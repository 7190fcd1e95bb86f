"""whence facts as people call it: faces, filters, exit codes; and what diff and blame say of facts.

What the stages find is put in place by hand, so that only the command is tested; the last part runs them all.
"""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.ferry import FOLDER, PAIRS
from tests.report import ferry_facts
from tests.report.test_escape import steers
from tests.test_cli import sound
from whence.cli import main
from whence.cli.facts import _one_of
from whence.model import FACT_TYPES, FACT_VERDICTS, Facts
from whence.report import html

NEWS = "Nora Selwick said on Monday that 14 people were hurt. It may cost $4.2 million.\n"
HOSTILE = (
    "=cmd|' /C calc'!A0 “\x1b[2J14 people <script>alert(1)</script> [bold]x[/]” "
    "said Nora \u202eSelwick on 03/04/2019.\n"
)


@pytest.fixture
def news(tmp_path):
    return written(tmp_path / "news.txt", NEWS)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def by_hand(monkeypatch):
    """The answers of a careful human in place of the pipeline's."""
    monkeypatch.setattr("whence.pipeline.facts", lambda *_: ferry_facts.facts(*PAIRS))


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
def test_facts_are_lines_in_a_pipe(news, capsys):
    lines = told(capsys, "facts", news).splitlines()
    assert {"article", "change", "fact", "drift"} <= {line.split()[0] for line in lines if not line.startswith(" ")}
    assert any(line.startswith("change      conflict 0.90  number  ") for line in lines)
    assert any("first changed by 5-newslantern" in " ".join(lines[n : n + 3]) for n in range(len(lines)))


@pytest.mark.usefixtures("by_hand")
def test_they_are_tables_on_a_terminal(news, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "140")
    shown = told(capsys, "facts", news)
    assert "in the parent" in shown
    assert "Who changed it first" in shown


@pytest.mark.usefixtures("by_hand")
def test_the_json_is_what_the_schema_says(news, capsys, validator):
    out = told(capsys, "facts", news, "--json")
    assert 1 == out.count("\n")
    found = json.loads(out)
    validator.validate(found)
    assert "facts" == found["kind"]


@pytest.mark.usefixtures("by_hand")
def test_the_csv_has_a_row_a_change(news, capsys):
    rows = list(csv.DictReader(io.StringIO(told(capsys, "facts", news, "--csv"))))
    (row,) = [row for row in rows if row["words"] == "put 40 people"]
    assert (row["verdict"], row["parent"], row["parent_words"]) == ("conflict", "4-harbour-courier", "Fourteen people")


@pytest.mark.usefixtures("by_hand")
def test_the_page_is_written_and_said(news, tmp_path, capsys):
    page = tmp_path / "page.html"
    assert 0 == main(["facts", news, "--html", str(page)])
    assert f"page: {page}\n" == capsys.readouterr().err
    assert "Who changed it first" in page.read_text(encoding="utf-8")


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("face", [[], ["--json"], ["--csv"]])
def test_filters_hold_for_every_face(face, news, capsys):
    assert "$42 million" in told(capsys, "facts", news, *face)
    only = told(capsys, "facts", news, "--type", "attribution-verb", "--verdict", "conflict", *face)
    assert "admitted" in only
    assert "14 people" not in only or face == ["--json"]
    if face != ["--json"]:  # which holds the texts
        assert "$42 million" not in only


@pytest.mark.usefixtures("by_hand")
def test_changed_leaves_out_what_holds(news, capsys):
    found = json.loads(told(capsys, "facts", news, "--changed", "--json"))
    verdicts = {c["verdict"] for telling in found["tellings"] for c in telling["changes"]}
    assert {"conflict", "compatible", "added", "dropped"} == verdicts
    found = json.loads(told(capsys, "facts", news, "--type", "Money", "--changed", "--json"))
    assert ["conflict"] == [c["verdict"] for telling in found["tellings"] for c in telling["changes"]]


@pytest.mark.usefixtures("by_hand")
def test_nothing_found_is_an_answer(news, capsys):
    assert "nothing to tell" in told(capsys, "facts", news, "--type", "score")


@pytest.mark.parametrize(("what", "words"), [("type", FACT_TYPES), ("verdict", FACT_VERDICTS)])
def test_every_word_can_be_asked_for_and_is_in_the_help(what, words, capsys):
    with pytest.raises(SystemExit):
        main(["facts", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    for word in words:
        hyphened = word.replace(" ", "-")
        assert word == _one_of(what)(hyphened) == _one_of(what)(word.upper())
        assert hyphened in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["facts"],
        ["facts", "a", "--type", "rumour"],
        ["facts", "a", "--verdict", "wrong"],
        ["facts", "a", "--json", "--csv"],
        ["facts", "a", "--no-facts"],
        ["quotes", "a", "--changed"],
    ],
)
def test_a_call_that_makes_no_sense_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert 2 == stopped.value.code
    assert "usage:" in capsys.readouterr().err


def test_an_input_that_cannot_be_used_is_told(news, tmp_path, capsys):
    assert 2 == main(["facts", str(tmp_path / "none.txt")])
    out, errors = capsys.readouterr()
    assert "" == out
    assert "facts takes one article or more" in errors
    assert sound(errors)
    assert 1 == main(["facts", news, str(tmp_path / "none.txt"), "--json"])
    assert "no such file" in capsys.readouterr().err


# With all stages


def test_no_facts_leaves_them_out(capsys, tmp_path):
    one, other = str(FOLDER / "1-skerrywire.txt"), str(FOLDER / "3-evening-post.txt")
    found = json.loads(told(capsys, "diff", one, other, "--no-facts", "--json"))
    (blame,) = found["blames"]
    assert [] == blame["changes"]
    assert [] == [fact for sheet in blame["sheets"] for fact in sheet["facts"]]
    assert blame["sentences"]
    page = tmp_path / "page.html"
    told(capsys, "blame", other, "--against", one, "--no-facts", "--no-quotes", "--html", str(page))
    assert "Changed facts</h3>" not in page.read_text(encoding="utf-8")


def test_diff_and_blame_say_which_facts_changed(capsys, tmp_path):
    one, other = str(FOLDER / "4-harbour-courier.txt"), str(FOLDER / "5-newslantern.txt")
    for arguments in (["diff", one, other], ["blame", other, "--against", one]):
        page = tmp_path / "page.html"
        lines = told(capsys, *arguments, "--html", str(page)).splitlines()
        assert any(line.startswith("facts ") for line in lines)
        assert any(line.startswith("change      conflict ") for line in lines)
        assert "Changed facts</h3>" in page.read_text(encoding="utf-8")


def test_one_article_is_enough(news, capsys, validator):
    lines = told(capsys, "facts", news).splitlines()
    assert lines[0].startswith("article ")
    assert any("14 people" in line for line in lines if line.startswith("fact "))
    validator.validate(json.loads(told(capsys, "facts", news, "--json")))


def test_the_whole_story_is_what_the_schema_says(capsys, validator):
    validator.validate(json.loads(told(capsys, "facts", str(FOLDER.with_suffix(".jsonl")), "--json")))


@pytest.mark.parametrize("face", [[], ["--csv"], ["--verbose"]])
def test_what_steers_a_screen_is_shown_and_not_sent(face, tmp_path, news, capsys):
    evil = written(tmp_path / "evil\x1b[31m.txt", HOSTILE)
    assert not any(map(steers, told(capsys, "facts", evil, news, *face)))


def test_a_formula_in_an_article_is_words_in_the_table(tmp_path, capsys):
    evil = written(tmp_path / "=evil.txt", "=14 people; -40 degrees, +1.5 million, @home 3rd, said Nora Selwick.\n")
    rows = list(csv.reader(io.StringIO(told(capsys, "facts", evil, "--csv"))))
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_the_progress_counts_articles_and_pairs():
    """Five articles are ten pairs: as many steps as the bar is told of."""
    from whence import api
    from whence.model import Article

    steps = []
    result = api.facts(*(Article(str(n), NEWS * (n + 1)) for n in range(5)), progress=lambda: steps.append(1))
    assert isinstance(result, Facts)
    assert 5 + 10 == len(steps)
