import gzip
import json

import pytest
import zstandard

from whence.errors import BadRecord, UsageError
from whence.options import Options
from whence.reading import formats
from whence.stages.read import read

JSONL = '{"id": "1", "text": "It sank."}\n{"id": "2", "text": "It burned."}\n'
CSV = "id,outlet,text\n1,The Wire,It sank.\n"
HTML = "<!DOCTYPE html><html><head><title>Ferry</title></head><body><p>It sank off the cape.</p></body></html>"


@pytest.mark.parametrize("name", formats.MODULES)
def test_every_format_has_the_four_names_and_bears_its_own(name):
    module = formats.named(name)
    assert name == module.NAME
    assert module.ENDINGS
    assert all(ending.startswith(".") and ending == ending.lower() for ending in module.ENDINGS)
    assert callable(module.articles)
    assert not module.recognises(b"")


def test_no_ending_is_of_two_formats():
    every = [ending for name in formats.MODULES for ending in formats.named(name).ENDINGS]
    assert sorted(set(every)) == sorted(every)
    assert {*every, *(e + p for e in every for p in (".gz", ".zst"))} == set(formats.endings())


@pytest.mark.parametrize("alias", formats.ALIASES)
def test_other_names_of_formats(alias):
    assert formats.ALIASES[alias] == formats.named(alias.upper()).NAME


def test_no_such_format():
    with pytest.raises(UsageError, match="no format is called 'pdf'; choose one of "):
        formats.named("pdf")


@pytest.mark.parametrize(
    ("name", "head", "wanted"),
    [
        ("a.txt", "It sank.", "text"),
        ("a.txt", "", "text"),
        ("a", "It sank.", "text"),
        ("a.md", "# It sank.", "text"),
        ("a.txt", '{"quoted", he said.', "text"),
        ("a.txt", '{"id": "1" and then it breaks off', "text"),
        ("a.txt", "{curly}", "text"),
        ("a.txt", "[AP] It sank.", "text"),
        ("a.txt", "[1] It sank.", "text"),
        ("a.txt", "<3 the ferry", "text"),
        ("a.txt", "WARCRAFT", "text"),
        ("a.csv", JSONL, "jsonl"),
        ("a.txt", JSONL, "jsonl"),
        ("a.json", JSONL, "jsonl"),
        ("a", JSONL, "jsonl"),
        ("a.jsonl", JSONL[:32], "jsonl"),
        ("a.json", JSONL[:32], "json"),
        ("a", JSONL[:32], "json"),
        ("a.jsonl", json.dumps([{"text": "a"}], indent=1), "json"),
        ("a.jsonl", json.dumps({"text": "a"}, indent=1), "json"),
        ("a.jsonl", '{"id": broken\n{"id": "2", "text": "x"}', "jsonl"),
        ("a.json", "[]", "json"),
        ("a.jsonl", '{"text": "' + "x" * 70_000, "jsonl"),
        ("a", '{"text": "' + "x" * 70_000, "jsonl"),
        ("a.json", '{"text": "' + "x" * 70_000, "json"),
        ("a", '{"articles": [{"text": "' + "x" * 70_000, "json"),
        ("a", '[{"text": "' + "x" * 70_000, "json"),
        ("a.jsonl", "nonsense", "jsonl"),
        ("a.csv", "nonsense", "csv"),
        ("A.TSV.GZ", "nonsense", "csv"),
        ("a", CSV, "csv"),
        ("a.html", HTML, "html"),
        ("a.txt", HTML, "html"),
        ("a.html", "<p>It sank.", "html"),
        ("a", "PAR1....", "parquet"),
        ("a.txt", "ARROW1..", "parquet"),
    ],
)
def test_a_format_is_told_by_content_and_then_by_name(name, head, wanted):
    data = head.encode()[:65536]
    assert wanted == formats.told(name, data).NAME
    if wanted != "parquet" and head:
        for encoding in ("utf-8-sig", "utf-16"):
            assert wanted == formats.told(name, head.encode(encoding)[:65536]).NAME, encoding


def test_a_text_file_loads_no_other_reader():
    """`whence diff a.txt b.txt` starts at once."""
    import subprocess
    import sys

    program = (
        "import sys; from whence.reading import formats; formats.told('a.txt', b'It sank.');"
        "print(*[name for name in sys.modules if name.startswith('whence.reading.')])"
    )
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    loaded = {name.rpartition(".")[2] for name in run.stdout.split()}
    assert loaded.isdisjoint({*formats.MODULES.values()} - {"plain"}), loaded


def test_xml_of_an_unknown_kind_is_told(tmp_path):
    (tmp_path / "a.xml").write_text('<?xml version="1.0"?><urlset><url/></urlset>')
    (tmp_path / "b.txt").write_text("It sank.")
    found = read([str(tmp_path)], Options())
    assert 1 == len(found.articles)
    assert ["is XML that"] == [problem.why[:11] for problem in found.problems]
    assert 1 == len(read([str(tmp_path / "a.xml")], Options(), format="text").articles)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress])
@pytest.mark.parametrize(("ending", "content"), [("jsonl", JSONL), ("csv", CSV), ("txt", "It sank."), ("json", JSONL)])
def test_every_format_may_be_compressed(pack, ending, content, tmp_path):
    plain, packed = tmp_path / f"a.{ending}", tmp_path / "packed" / f"a.{ending}.gz"
    packed.parent.mkdir()
    plain.write_text(content)
    packed.write_bytes(pack(content.encode()))
    one, other = (read([str(path)], Options()) for path in (plain, packed))
    assert not one.problems
    assert not other.problems
    assert [article.text for article in one.articles] == [article.text for article in other.articles]
    assert [str(a.id).replace("/packed", "").replace(".gz", "") for a in other.articles] == [a.id for a in one.articles]


def test_a_format_may_be_insisted_on(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(JSONL)
    assert [JSONL] == [article.text for article in read([str(path)], Options(), format="text").articles]
    path.write_text("id|text\n1|It sank.")
    assert ["It sank."] == [article.text for article in read([str(path)], Options(), format="CSV").articles]
    path.write_text("It sank.")
    assert [BadRecord] == [type(problem) for problem in read([str(path)], Options(), format="json").problems]
    for name in formats.MODULES:
        articles, problems = read([str(path)], Options(), format=name)
        assert articles or problems, name
