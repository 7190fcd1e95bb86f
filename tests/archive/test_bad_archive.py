import errno
import json
import multiprocessing
import os
import resource
import shutil
import time

import pytest

from tests.archive.articles import article, articles, text
from whence.archive import Archive
from whence.archive import merge as merging
from whence.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveExists,
    ArchiveFormat,
    ArchiveUnwritable,
    NoArchive,
)
from whence.model import Article
from whence.options import preset


@pytest.fixture
def archive(tmp_path):
    archive = Archive.create(tmp_path / "kept")
    archive.add(articles(0, 5))
    return archive


def data(archive):
    return sorted((archive.folder / "data").iterdir())


def test_it_is_found_from_a_folder_below(archive, monkeypatch):
    below = archive.folder.parent / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert len(Archive.open()) == 5
    assert len(Archive.open(archive.folder)) == 5


def test_no_folder_no_archive_a_file(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("words")
    (tmp_path / "empty").mkdir()
    for path, said in (("nowhere", "no such folder"), ("file", "is a file"), ("empty", "without an archive")):
        with pytest.raises(NoArchive, match=said):
            Archive.open(tmp_path / path)
    monkeypatch.chdir(tmp_path / "empty")
    with pytest.raises(NoArchive, match="above"):
        Archive.open()


def test_an_archive_is_not_made_twice(archive):
    with pytest.raises(ArchiveExists, match="already"):
        Archive.create(archive.folder.parent)


def test_what_was_begun_and_not_finished_is_made_anew(tmp_path):
    (tmp_path / ".whence" / "data").mkdir(parents=True)
    with pytest.raises(NoArchive, match=r"manifest\.json"):
        Archive.open(tmp_path)
    assert len(Archive.create(tmp_path)) == 0


def test_a_newer_and_an_older_format_are_told_apart(archive):
    path = archive.folder / "manifest.json"
    said = json.loads(path.read_text())
    for version, why in ((2, "newer whence"), (0, "early whence")):
        path.write_text(json.dumps({**said, "format": version}))
        with pytest.raises(ArchiveFormat, match=why):
            Archive.open(archive.folder)
        with pytest.raises(ArchiveFormat, match=why):
            archive.add([article(9)])


@pytest.mark.parametrize("said", ["", "{", "[]", '{"kind": "other"}', '{"kind": "archive of whence", "format": 1}'])
def test_a_manifest_that_is_none(archive, said):
    (archive.folder / "manifest.json").write_text(said)
    with pytest.raises(ArchiveDamaged, match="manifest"):
        Archive.open(archive.folder)


def test_half_copied(archive, tmp_path):
    whole = data(archive)[0].read_bytes()
    shutil.copytree(archive.folder, tmp_path / "copy" / ".whence")
    segment = tmp_path / "copy" / ".whence" / "data" / data(archive)[0].name
    for size in (0, 10, 100, len(whole) // 2, len(whole) - 1):
        segment.write_bytes(whole[:size])
        with pytest.raises(ArchiveDamaged, match="cut off"):
            Archive.open(tmp_path / "copy")
    segment.unlink()
    with pytest.raises(ArchiveDamaged, match="missing"):
        Archive.open(tmp_path / "copy")
    segment.write_bytes(whole)
    Archive.open(tmp_path / "copy").check()


def test_every_changed_byte_is_noticed_when_asked_for(archive, tmp_path):
    whole = data(archive)[0].read_bytes()
    shutil.copytree(archive.folder, tmp_path / "copy" / ".whence")
    segment = tmp_path / "copy" / ".whence" / "data" / data(archive)[0].name
    names = Archive.open(tmp_path / "copy").snapshot().parts[0].segment.container._table
    for begin, size, _, _ in names.values():
        if size:
            at = begin + size // 2
            segment.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
            with pytest.raises(ArchiveDamaged, match=r"changed|should be"):
                Archive.open(tmp_path / "copy").check()
    copy = Archive.open(tmp_path / "copy")
    copy.search(text(1))  # whatever it says, it ends


def test_read_only(archive, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("whence.archive.lock.os.open", refuse)
    with pytest.raises(ArchiveUnwritable, match="read-only"):
        archive.add([article(7)])
    assert len(archive) == 5
    assert archive.search(text(2))


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("where", ["container.os.fsync", "disk.os.fsync", "container.Writer.put"])
def test_a_full_disk_loses_nothing_and_leaves_nothing(archive, monkeypatch, where):
    before = data(archive)
    with monkeypatch.context() as patch:
        patch.setattr(f"whence.archive.{where}", full)
        with pytest.raises(ArchiveUnwritable, match="disk is full"):
            archive.add([article(n) for n in range(7, 9)])
    assert data(archive) == before
    assert [each.id for each in archive.articles()] == ["a0", "a1", "a2", "a3", "a4"]
    assert archive.add([article(7)]).new == 1


def _add_within(folder, most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        Archive.open(folder).add(articles(10, 400))
    except ArchiveUnwritable as error:
        os._exit(3 if "disk is full" in str(error) else 4)
    os._exit(0)


def test_a_file_that_may_not_grow_loses_nothing(archive):
    process = multiprocessing.get_context("spawn").Process(target=_add_within, args=(archive.folder, 50_000))
    process.start()
    process.join(60)
    assert process.exitcode == 3
    assert len(archive) == 5
    archive.check()


def test_a_merge_that_fails_is_told_and_nothing_is_lost(archive, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("whence.archive.merge.merge", full)
        notes = [archive.add([article(n)]).notes for n in range(10, 20)]
        assert any("could not be merged" in note for each in notes for note in each)
    assert len(archive) == 15
    assert archive.add([article(20)]).notes == ()
    assert merging.due(archive.snapshot().parts) is None
    archive.check()


def _hold(folder, held, done):
    from whence.archive.lock import locked

    with locked(folder, 0):
        held.set()
        done.wait(30)


def test_a_second_writer_waits_or_says_who_writes(archive):
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    process = context.Process(target=_hold, args=(archive.folder, held, done))
    process.start()
    assert held.wait(30)
    archive.wait = 0.2
    begin = time.monotonic()
    with pytest.raises(ArchiveBusy, match=f"process {process.pid} on "):
        archive.add([article(7)])
    assert time.monotonic() - begin >= 0.2
    assert len(archive) == 5
    done.set()
    archive.wait = 30
    assert archive.add([article(7)]).new == 1
    process.join(30)


def test_an_error_of_the_disk_that_the_articles_come_from_is_not_the_archives(archive):
    def gone():
        yield article(7)
        raise FileNotFoundError("the articles")

    with pytest.raises(FileNotFoundError, match="the articles"):
        archive.add(gone())
    assert len(archive) == 5


def test_what_a_dead_writer_left_is_swept(archive):
    stray = archive.folder / "data" / "000000099.articles"
    stray.write_bytes(b"half an article")
    assert len(Archive.open(archive.folder)) == 5
    assert stray.exists()
    archive.add([article(7)])
    assert not stray.exists()


def test_articles_that_cannot_be_kept_are_told_and_the_others_are(tmp_path):
    archive = Archive.create(tmp_path)
    given = [Article("a", "words"), Article("empty", " \n"), Article("long", "word " * 30), Article("b", "words")]
    added = archive.add(given, options=preset("archive", max_characters=149))
    assert added.ids == ("a", "b")
    assert [str(problem) for problem in added.problems] == [
        "empty: has no text; give it with its text; the others were added.",
        (
            "long: is too large for one article (150 characters; the limit is 149); split it into articles, or raise"
            " max_characters."
        ),
    ]


def test_one_article_of_fifty_megabytes_is_refused_and_one_of_five_million_characters_kept(tmp_path):
    archive = Archive.create(tmp_path)
    added = archive.add([Article("huge", "harbour council " * 3_200_000), article(1)])
    assert "is too large for one article (51,200,000 characters" in str(added.problems[0])
    assert added.ids == ("a1",)
    long = (text(1, 5000) + " ") * 150
    long = long[:5_000_000]
    archive.add([Article("long", long)])
    assert archive.article("long").text == long
    assert archive.search(text(1))


def test_dates_that_tell_nothing_are_kept_and_told(tmp_path):
    archive = Archive.create(tmp_path)
    dates = (None, "2999-01-01", "soon", "2024-02-03", "81234")
    given = [article(n, date=date) for n, date in enumerate(dates)]
    notes = archive.add(given).notes
    assert [note.split(".")[0] for note in notes] == ["Without a date: 1", "Dated in the future: 1"]
    assert list(archive.articles()) == given


def test_twenty_thousand_identical_articles(tmp_path):
    archive = Archive.create(tmp_path)
    begin = time.process_time()
    archive.add(Article(f"copy {n}", text(1)) for n in range(20_000))
    assert time.process_time() - begin < 20
    status = archive.status()
    assert status.articles == 20_000
    assert status.index_bytes / status.articles < 900
    begin = time.process_time()
    assert archive.search(text(1))[0].left == "copy 0"
    assert time.process_time() - begin < 1
    assert archive.add(Article(f"copy {n}", text(1)) for n in range(100)).same == 100
