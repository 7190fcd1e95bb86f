import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.articles import article, articles, text
from whence.archive import Archive
from whence.errors import UnknownArticle
from whence.model import Article


@pytest.fixture
def archive(tmp_path):
    return Archive.create(tmp_path)


def test_what_is_added_comes_back_in_order_and_after_opening_again(archive, tmp_path):
    given = [
        article(0),
        article(1, title="Ferry sinks", url="https://example.org/1", extra={"page": 3, "tags": ["a", {"b": None}]}),
        Article("no metadata", "words"),
        Article("odd", "lone \ud83d surrogate \x00 and \U0001f6a2", notes=("a guess",)),
        Article("", "an empty id is an id"),
        Article("empty", "fields", outlet="", date="", title=""),
    ]
    added = archive.add(given)
    assert (added.new, added.same, added.changed) == (6, 0, 0)
    assert added.ids == tuple(each.id for each in given)
    for each in (archive, Archive.open(tmp_path)):
        assert list(each.articles()) == given
        assert [each.article(one.id) for one in given] == given
        assert len(each) == 6


def test_the_same_article_again_is_one_article_within_a_call_and_between_two(archive):
    assert archive.add([article(0), article(0), article(1)]).same == 1
    again = archive.add([article(1), article(2), article(0)])
    assert (again.new, again.same, again.changed, again.ids) == (1, 2, 0, ("a2",))
    assert len(archive) == 3
    assert [version.number for version in archive.versions("a0")] == [1]


def test_a_changed_article_is_a_new_version_and_the_old_one_stays(archive):
    archive.add([article(0), article(1)])
    changed = archive.add([article(0, text="other words"), article(1, outlet="Elsewhere"), article(1, title="Now")])
    assert (changed.new, changed.same, changed.changed) == (0, 0, 3)
    assert [version.number for version in archive.versions("a1")] == [1, 2, 3]
    assert archive.article("a0").text == "other words"
    assert archive.article("a0", 1) == article(0)
    assert archive.article("a1", 2).outlet == "Elsewhere"
    assert len(archive) == 2
    assert archive.status().versions == 5
    assert [version.serial for version in archive.versions("a1")] == [1, 3, 4]
    with pytest.raises(UnknownArticle, match="no version 9"):
        archive.article("a0", 9)
    back = archive.add([article(0)])
    assert back.changed == 1
    assert archive.article("a0", 3) == archive.article("a0", 1)


def test_what_is_removed_is_gone_with_its_history_and_may_come_again(archive):
    archive.add(articles(0, 5))
    archive.add([article(2, text="again")])
    removed = archive.remove(["a2", "a4", "a2", "nobody"])
    assert (removed.ids, removed.unknown) == (("a2", "a4"), ("nobody",))
    assert [each.id for each in archive.articles()] == ["a0", "a1", "a3"]
    for wanted in ("a2", "nobody"):
        with pytest.raises(UnknownArticle, match="no article"):
            archive.article(wanted)
    assert archive.add([article(2)]).new == 1
    assert [version.number for version in archive.versions("a2")] == [1]
    archive.check()


def test_rows_give_articles_by_column_in_any_cut(archive):
    for n in range(0, 30, 7):
        archive.add(articles(n, n + 7))
    archive.remove(["a3", "a8"])
    archive.add([article(5, outlet="New")])
    everything = list(archive.articles())
    for begin, end in ((0, None), (0, 4), (3, 9), (30, 99), (5, 5)):
        rows = archive.rows(begin, end)
        expected = everything[begin:end]
        assert rows.ids == [each.id for each in expected]
        assert rows.texts == [each.text for each in expected]
        assert rows.outlets == [each.outlet for each in expected]
        assert rows.dates == [each.date for each in expected]
    serials = archive.rows().serials.tolist()
    assert serials == sorted(set(serials)) == archive.snapshot().serials().tolist()
    assert serials[-1] == archive.versions("a5")[-1].serial


def test_a_snapshot_stays_while_others_write_and_merge(archive, tmp_path):
    archive.add(articles(0, 3))
    before = archive.snapshot()
    writer = Archive.open(tmp_path)
    for n in range(3, 40):
        writer.add([article(n)])
    writer.remove(["a0"])
    assert [each.id for each in before.articles()] == ["a0", "a1", "a2"]
    assert before.article("a0") == article(0)
    assert len(archive) == 39


def test_many_small_additions_leave_few_segments(archive):
    for n in range(100):
        archive.add([article(n)])
    assert archive.status().segments <= 15
    assert [each.id for each in archive.articles()] == [f"a{n}" for n in range(100)]
    assert archive.snapshot().serials().tolist() == list(range(100))
    archive.check()


def test_an_error_on_the_way_leaves_the_archive_as_it_was(archive):
    archive.add(articles(0, 3))

    def broken():
        yield from articles(3, 3000)
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError, match="broke off"):
        archive.add(broken())
    assert len(archive) == 3
    named = archive.snapshot().manifest.files()
    assert {path.name for path in (archive.folder / "data").iterdir()} == named


def test_metadata_that_is_no_string_is_kept_as_one(archive):
    archive.add([Article("a", "words", date=1987, extra={1: {2}, "when": object})])  # type: ignore[arg-type, dict-item]
    assert archive.article("a").date == "1987"
    assert set(archive.article("a").extra) == {"1", "when"}


def test_progress_is_told(archive):
    said = []
    archive.add(articles(0, 5), lambda *what: said.append(what))
    assert said[-1] == ("adding", 5, 5)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(st.tuples(st.integers(0, 6), st.integers(0, 2)), max_size=6)),
        st.tuples(st.just("remove"), st.lists(st.integers(0, 6), max_size=3)),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_it_keeps_what_a_dictionary_keeps(tmp_path_factory, steps):
    archive = Archive.create(tmp_path_factory.mktemp("archive"))
    known: dict[str, list[str]] = {}
    for what, numbers in steps:
        if what == "add":
            archive.add([Article(f"a{n}", text(kind, 30)) for n, kind in numbers])
            for n, kind in numbers:
                versions = known.setdefault(f"a{n}", [])
                if not versions or versions[-1] != text(kind, 30):
                    versions.append(text(kind, 30))
        else:
            archive.remove([f"a{n}" for n in numbers])
            for n in numbers:
                known.pop(f"a{n}", None)
    assert {each.id: each.text for each in archive.articles()} == {id: versions[-1] for id, versions in known.items()}
    for id, versions in known.items():
        assert [archive.article(id, n + 1).text for n in range(len(versions))] == versions
    archive.check()
