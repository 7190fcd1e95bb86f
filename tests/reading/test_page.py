"""Pages from file to article, through the processes that extract; what goes wrong in them is one sentence each."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.reading.newspages import BODY, NEWS, article, ld, page
from whence.errors import BadRecord, TooLarge, TooSlow
from whence.options import Options
from whence.reading import page as reader
from whence.reading import workers
from whence.stages.read import read

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">\u001b[31m'


def write(folder: Path, html: str | bytes, name: str = "wall.html") -> str:
    path = folder / name
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return str(path)


def children():
    """The numbers of this process's extracting processes, ended ones that nobody has waited for included."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            stat = (entry / "stat").read_text() if entry.name.isdigit() else ""
            line = (entry / "cmdline").read_bytes() if stat else b""
        except OSError:
            continue
        parent = stat.rpartition(")")[2].split()[1:2]
        if parent == [str(os.getpid())] and (b"whence.reading.extractor" in line or not line):  # one that ends has none
            found.append(int(entry.name))
    return found


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html>\n<html>", "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", "  <html lang=en>", "<HEAD>",
        "\ufeff<html>", '<?xml version="1.0"?>\n<!-- saved -->\n<html xmlns="http://www.w3.org/1999/xhtml">',
        "<!-- saved from url=(0014)about:internet -->\n<meta charset=utf-8>", "<title>Wall</title>", "<body>",
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n",
    ],
)  # fmt: skip
def test_a_page_is_told_by_how_it_begins(head):
    assert reader.recognises(head.encode())


@pytest.mark.parametrize(
    "head",
    [
        "", "The harbour wall", '<?xml version="1.0"?><rss version="2.0">', "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<TEI>", "<newsMessage>", '{"html": "<html>"}', "<htmlx>", "<!-- <html> -->", "WARC/1.0\r\n", "<" * 9999,
        "<!--" * 9999, "<?xml" * 9999, "a: b\n" * 9999,
    ],
)  # fmt: skip
def test_what_is_no_page_is_left_to_others(head):
    began = time.monotonic()
    assert not reader.recognises(head.encode())
    assert time.monotonic() - began < 1


def test_a_page_is_one_article_with_the_path_as_its_id(tmp_path):
    path = write(tmp_path, page(ld(NEWS)), "wall.htm")
    (made,) = read([path], Options()).articles
    assert (made.id, made.text, made.title, made.outlet) == (path, BODY, NEWS["headline"], "Skerrywire")
    assert (made.date, made.url) == (NEWS["datePublished"], NEWS["url"])
    assert made.extra["author"] == "Bo Gannet"
    assert made.notes == ()


def test_a_page_without_an_ending_is_told_by_its_content(tmp_path):
    assert read([write(tmp_path, page(), "wall")], Options()).articles[0].text == BODY


def test_what_is_hostile_stays_text(tmp_path):
    fields = {key: HOSTILE for key in NEWS if key[0] != "@"}
    html = page(ld({**NEWS, **fields, "articleBody": HOSTILE * 99}).replace("</", "<\\/", 9999)[:-10] + "</script>")
    (made,) = read([write(tmp_path, html)], Options()).articles
    assert made.text == BODY
    for value in (made.title, made.outlet, made.date, made.url, *made.extra.values()):
        assert "\u001b" not in (value or "")


def test_a_page_saved_with_all_its_parts_is_read(tmp_path):
    html = page(ld({**NEWS, "url": None})).replace("charset='utf-8'", "").encode("cp1252", "xmlcharrefreplace")
    import base64

    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://skerrywire.example/saved\r\n"
        b'Subject: Wall\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--x"\r\n\r\n'
        b"----x\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(html)
        + b"\r\n----x\r\nContent-Type: image/png\r\n\r\nPNG\r\n----x--\r\n"
    )
    (made,) = read([write(tmp_path, saved, "wall.mhtml")], Options()).articles
    assert (made.text, made.url) == (BODY, "https://skerrywire.example/saved")


def test_a_saved_page_without_a_page_is_one_sentence(tmp_path):
    saved = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\nnothing\r\n--x--"
    found = read([write(tmp_path, saved, "wall.mht")], Options())
    assert [str(p) for p in found.problems] == [
        f"{tmp_path}/wall.mht: is a saved page without a page in it; save it again as a single HTML file."
    ]


def test_many_pages_come_in_order_between_other_files(tmp_path):
    for n in range(40):
        if n % 7 == 3:
            write(tmp_path, f"Text number {n}.", f"{n:02}.txt")
        else:
            write(tmp_path, page(body=article(heading=f"Wall {n}") * (1 + n % 3)), f"{n:02}.html")
    found = read([str(tmp_path)], Options())
    assert [int(Path(a.id).stem) for a in found.articles] == list(range(40))
    assert not found.problems


def test_one_bad_page_costs_one_sentence_and_the_others_are_read(tmp_path):
    write(tmp_path, page(), "a.html")
    write(tmp_path, page(body="<div>" * 1_000_000), "b.html")
    write(tmp_path, page(body="<img>"), "c.html")
    write(tmp_path, page() + " " * 100_000, "d.html")
    write(tmp_path, page(), "e.html")
    found = read([str(tmp_path)], Options(max_record_bytes=5_100_000))
    assert [Path(a.id).stem for a in found.articles] == ["a", "d", "e"]
    assert [(type(p), Path(p.where).stem) for p in found.problems] == [(TooLarge, "b"), (BadRecord, "c")]
    over = read([str(tmp_path / "d.html")], Options(max_record_bytes=100_000))
    assert isinstance(over.problems[0], TooLarge)


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_read(tmp_path):
    slow = page(body=article(["<b>a</b> " * 200_000]))
    write(tmp_path, slow, "a.html")
    write(tmp_path, page(), "b.html")
    found = read([str(tmp_path)], Options(max_seconds=0.2))
    assert [type(p) for p in found.problems] == [TooSlow]
    assert "took longer than 0.2 seconds" in str(found.problems[0])
    assert [Path(a.id).stem for a in found.articles] == ["b"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_a_process_that_is_killed_is_replaced_and_none_is_left_behind(tmp_path, monkeypatch):
    workers.end()
    monkeypatch.setattr(workers, "_IDLE", 0.5)
    path = write(tmp_path, page())
    assert read([path], Options()).articles
    (first,) = children()
    os.kill(first, signal.SIGKILL)
    found = read([path], Options())
    assert [a.text for a in found.articles] == [BODY]
    assert children() != [first]
    deadline = time.monotonic() + 20
    while children() and time.monotonic() < deadline:
        time.sleep(0.1)
    left = [Path("/proc", str(number), "stat").read_text() for number in children()]
    assert not left, "processes without work are let go"


def test_a_page_over_which_the_process_ends_twice_is_one_sentence(tmp_path, monkeypatch):
    workers.end()
    monkeypatch.setattr(workers, "_PROGRAM", "import sys; sys.stdin.buffer.read(9); sys.exit(3)")
    found = read([write(tmp_path, page())], Options())
    assert str(found.problems[0]).endswith("the process that did it ended (3); save its text as a .txt file.")


def test_a_process_that_cannot_start_is_one_sentence(tmp_path, monkeypatch):
    workers.end()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    found = read([write(tmp_path, page())], Options())
    assert "the process that extracts did not start" in str(found.problems[0])


def test_few_bytes_are_under_way_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_MOST_BYTES", 2000)
    for n in range(12):
        write(tmp_path, page(), f"{n:02}.html")
    assert len(read([str(tmp_path)], Options()).articles) == 12


def test_the_process_that_reads_loads_no_extractor(tmp_path):
    script = f"""if True:
        import sys; sys.path = {[p for p in sys.path if p]!r}
        import whence; whence.read({write(tmp_path, page())!r})
        print({{"lxml", "trafilatura", "fastwarc", "dateparser"}} & set(sys.modules))
    """
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "set()\n"


def test_a_script_needs_no_main_guard_and_nothing_of_its_folder_is_imported(tmp_path):
    path = write(tmp_path, page())
    for name in ("json", "trafilatura", "lxml", "struct"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken from the folder')")
    script = f"import sys; sys.path = {[p for p in sys.path if p]!r}; import os; os.chdir({str(tmp_path)!r})\n"
    script += f"import whence\nprint(len(whence.read({path!r}).articles[0].text))\n"
    (tmp_path / "run.py").write_text(script)
    made = subprocess.run(
        [sys.executable, "-P", tmp_path / "run.py"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (made.stdout, made.stderr) == (f"{len(BODY)}\n", "")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_processes_end_with_the_one_that_started_them(tmp_path, how):
    path = write(tmp_path, page())
    script = """
        import os, sys, time
        from whence.options import Options
        from whence.stages.read import read
        from whence.reading import workers
        read(sys.argv[1:], Options())
        print(*(process._process.pid for process in workers._pool._processes), flush=True)
        time.sleep(60)
    """
    script = f"import sys; sys.path[:0] = {[p for p in sys.path if p]!r}\n" + textwrap.dedent(script)
    with subprocess.Popen([sys.executable, "-c", script, path], stdout=-1, stderr=-3, text=True) as parent:
        assert parent.stdout is not None
        (number,) = map(int, parent.stdout.readline().split())
        assert Path("/proc", str(number)).exists()
        parent.send_signal(how)
        parent.wait(20)
    deadline = time.monotonic() + 10
    while Path("/proc", str(number), "exe").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path("/proc", str(number), "exe").exists()


def test_headers_are_told_in_no_time():
    """Each line had two readings once, so that the time doubled with every line."""
    begin = time.process_time()
    assert not reader.recognises(b"name: value\r\n" * 300)
    assert reader.recognises(b"name: value\r\n more\r\n" * 60 + b"Content-Type: multipart/related; boundary=x\r\n")
    assert time.process_time() - begin < 1
