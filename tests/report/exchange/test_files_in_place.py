"""How a file comes to its place: whole or not at all, over nothing that is there, and what cannot be is a sentence."""

import os
import sys
from pathlib import Path

import pytest

from tests.report.exchange.aground import compared
from whence.errors import InputError, UsageError
from whence.model import Diff
from whence.report.exchange import files, writing


@pytest.fixture(scope="module")
def diff() -> Diff:
    return compared()


def test_nothing_is_written_over_unless_that_is_asked_for(diff, tmp_path):
    place = tmp_path / "x.csv"
    place.write_text("mine")
    with pytest.raises(InputError, match=r"x\.csv: is there already; choose another name, or take --force"):
        diff.export(place, "csv", table="facts")
    assert "mine" == place.read_text()
    diff.export(place, "csv", table="facts", force=True)
    assert place.read_text().startswith('"child"')
    (tmp_path / "facts.csv").write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        diff.export(tmp_path, "csv")
    assert {"x.csv", "facts.csv"} == {path.name for path in tmp_path.iterdir()}
    with pytest.raises(InputError, match="is a file, and five tables are five files"):
        diff.export(place, "jsonl")
    with pytest.raises(InputError, match="is a folder; name a file"):
        diff.export(tmp_path, "passim", force=True)


def test_what_breaks_off_leaves_nothing(tmp_path):
    class Breaking:
        def batches(self, name: str):
            if name == "facts":
                raise KeyboardInterrupt
            yield from ()

        def notes(self) -> tuple[str, ...]:
            return ()

    with pytest.raises(KeyboardInterrupt):
        writing.export(Breaking(), tmp_path / "tables", "jsonl")  # type: ignore[arg-type]
    assert [] == list((tmp_path / "tables").iterdir())
    with pytest.raises(KeyboardInterrupt):
        writing.export(Breaking(), tmp_path / "facts.csv", "csv", table="facts")  # type: ignore[arg-type]
    assert ["tables"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "passim", "html"])
def test_a_full_disk_is_a_sentence(diff, form):
    table = "articles" if form in files.FLAT else None
    with pytest.raises(
        InputError, match=r"/dev/full: cannot be written .No space left on device.; choose another place"
    ):
        diff.export("/dev/full", form, table=table)


def test_a_place_that_cannot_be_written_is_a_sentence(diff, tmp_path):
    (tmp_path / "file").write_text("x")
    for form in ("csv", "passim"):
        with pytest.raises(InputError, match="cannot be written"):
            diff.export(tmp_path / "file" / "below", form)


def test_a_link_stays_a_link(diff, tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    diff.export(tmp_path / "link", "jsonl", table="articles", force=True)
    assert (tmp_path / "link").is_symlink()
    assert 3 == len((tmp_path / "real").read_bytes().splitlines())


def test_a_pipe_is_written_into(diff):
    read_end, write_end = os.pipe()
    diff.export(f"/dev/fd/{write_end}", "jsonl", table="derivations")
    os.close(write_end)
    with os.fdopen(read_end, "rb") as file:
        assert 3 == len(file.read().splitlines())


@pytest.mark.parametrize(
    ("form", "table", "message"),
    [
        ("xlsx", None, "no format is called 'xlsx'; choose one of jsonl"),
        ("csv", "pictures", "no table is called 'pictures'; choose one of articles"),
        ("prov", "facts", "prov is no table"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(diff, tmp_path, form, table, message):
    with pytest.raises(UsageError, match=message):
        diff.export(tmp_path / "x", form, table=table)
    assert [] == list(tmp_path.iterdir())


def test_standard_output_takes_one_file_and_no_screen(diff, monkeypatch, capsysbinary):
    diff.export("-", "jsonl", table="articles")
    assert 3 == len(capsysbinary.readouterr().out.splitlines())
    with pytest.raises(UsageError, match="five tables are five files"):
        diff.export("-", "jsonl")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(UsageError, match="not for a screen"):
        diff.export("-", "jsonl", table="articles")


@pytest.mark.parametrize("form", ["prov", "annotations", "graphml", "gexf", "svg", "html", "passim"])
def test_every_other_form_is_one_file(diff, tmp_path, form):
    told = diff.export(tmp_path / f"x.{form}", form)
    assert ((str(tmp_path / f"x.{form}"), form),) == tuple(file[:2] for file in told.files)
    assert (tmp_path / f"x.{form}").read_bytes().strip()
