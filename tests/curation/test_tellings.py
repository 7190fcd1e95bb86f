"""Quotations and facts of told stories are kept; all stories are told at once, and only those that were not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests import ferry
from tests.curation.bridge import BRIDGE
from whence import genealogy
from whence.archive import Archive as Kept
from whence.curation import tellings
from whence.curation.archive import Archive
from whence.errors import ArchiveUnwritable
from whence.model import Article, Story
from whence.options import Options


@pytest.fixture
def archive(tmp_path) -> Archive:
    """Two stories, neither of them told."""
    archive = Archive.create(tmp_path)
    archive.add([*list(ferry.articles().values())[:2], *BRIDGE])
    assert 2 == len(archive.stories().stories)
    return archive


def children(archive: Archive, name: str = "facts") -> set[str]:
    return set(archive.to_arrow(name)["child"].to_pylist())


def test_all_stories_are_told_and_none_twice(archive, monkeypatch):
    moved = []
    archive.tell(progress=lambda *how: moved.append(how))
    assert {"1-skerrywire", "2-calder-gazette", "tide", "echo"} == children(archive)
    assert [("telling the stories", 1, 2), ("telling the stories", 2, 2)] == [m for m in moved if "telling" in m[0]]
    before = {name: archive.to_arrow(name) for name in ("quotations", "facts")}

    def never(*_: object, **__: object) -> Story:
        raise AssertionError

    monkeypatch.setattr(genealogy, "tell", never)
    archive.tell()
    assert all(archive.to_arrow(name).equals(table) for name, table in before.items())


def test_broken_off_it_keeps_what_was_told_and_goes_on(archive, monkeypatch):
    real, told = genealogy.tell, list[int]()

    def breaking(*rest: object, **more: object) -> Story:
        told.append(1)
        if len(told) == 2:
            raise KeyboardInterrupt
        return real(*rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(genealogy, "tell", breaking)
    with pytest.raises(KeyboardInterrupt):
        archive.tell()
    assert 2 == len(children(archive))
    archive.tell()
    assert 4 == len(children(archive))
    assert 3 == len(told)


def test_a_story_that_got_another_article_is_told_again(archive, monkeypatch):
    archive.tell()
    archive.add([replace(BRIDGE[1], id="third", date="2031-03-07")])
    told, real = list[int](), genealogy.tell

    def counting(articles: Sequence[Article], *rest: object) -> Story:
        told.append(len(articles))
        return real(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(genealogy, "tell", counting)
    archive.tell()
    assert [3] == told
    assert "third" in children(archive)


def test_a_story_told_without_quotations_keeps_those_it_had(archive):
    archive.story("tide", options=Options(quotes=False))
    assert set() == children(archive, "quotations")
    assert {"tide", "echo"} == children(archive)
    assert [(False, True)] == list(tellings.known(archive).values())
    archive.tell()
    quoted = archive.to_arrow("quotations")
    archive.story("tide", options=Options(quotes=False, facts=False))
    assert quoted.equals(archive.to_arrow("quotations"))
    assert {(True, True)} == set(tellings.known(archive).values())


def test_rows_say_shift_cue_and_the_parents_place(archive):
    archive.tell()
    quoted = [row for row in archive.to_arrow("quotations").to_pylist() if row["parent"]]
    assert quoted
    texts = {article.id: article.text for article in archive.articles()}
    for row in quoted:
        assert texts[row["parent"]][row["parent_begin"] : row["parent_end"]] == row["parent_words"] != ""
    assert {"said"} <= {row["cue"] for row in quoted}


def test_an_archive_that_cannot_be_written_to_tells_one_story_all_the_same_and_refuses_to_keep_all(
    archive, monkeypatch
):
    def refused(*_: object, **__: object) -> None:
        raise ArchiveUnwritable("here", "is read-only", "copy it")

    monkeypatch.setattr(Kept, "write_results", refused)
    assert 2 == len(archive.story("tide").articles)
    assert {} == tellings.known(archive)
    with pytest.raises(ArchiveUnwritable, match="is read-only"):
        archive.tell()


def test_a_story_of_one_article_has_nothing_to_keep(archive):
    archive.add([Article("goose", "A goose walked into the town hall of Lower Quennel.")])
    archive.tell()
    assert "goose" not in children(archive)
