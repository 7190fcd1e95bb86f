import numpy as np
import pytest

from tests.archive.articles import article, articles, text
from whence.archive import Archive
from whence.archive.search import _ORDER, _WINDOW, candidates
from whence.errors import UsageError
from whence.kernels.compiled.winnow import winnow
from whence.model import Article, Span
from whence.options import Options, preset
from whence.pipeline import share
from whence.text.columns import columns
from whence.text.witness import prepare

ARCHIVE = preset("archive")


@pytest.fixture
def archive(tmp_path):
    archive = Archive.create(tmp_path)
    for begin, end in ((0, 60), (60, 61), (61, 62), (62, 70)):
        archive.add(articles(begin, end))
    return archive


def retold(*numbers):
    return " ".join(text(n)[100:500] for n in numbers)


def test_the_articles_that_were_retold_are_found_with_the_passages_of_the_pure_path(archive):
    asked = Article("mine", retold(3, 61))
    passages = archive.search(asked)
    assert passages[0].left in {"a3", "a61"}
    assert {passage.left for passage in passages} >= {"a3", "a61"}
    for name in ("a3", "a61"):
        shared = share(prepare(archive.article(name)), prepare(asked), ARCHIVE)
        left, right = shared.left.tokens, shared.right.tokens
        expected = sorted(
            (
                path.score,
                Span(left.begins[path.pairs[0].i], left.ends[path.pairs[-1].i2 - 1]),
                Span(right.begins[path.pairs[0].j], right.ends[path.pairs[-1].j2 - 1]),
            )
            for path in shared.paths
        )
        found = sorted((p.score, p.left_span, p.right_span) for p in passages if p.left == name)
        assert found == expected
    assert all(passage.right == "mine" for passage in passages)


def test_what_is_removed_or_superseded_is_not_found(archive):
    archive.remove(["a3"])
    archive.add([article(61, text=text(1000))])
    assert not {"a3", "a61"} & {passage.left for passage in archive.search(retold(3, 61))}
    assert "a61" in {passage.left for passage in archive.search(retold(1000))}


def test_an_article_is_not_found_in_itself_but_in_its_copy(archive):
    archive.add([Article("copy", text(5))])
    assert [passage.left for passage in archive.search(article(5))] == ["copy"]
    assert archive.search(text(5))[0].right == "-"
    assert archive.search(text(5), limit=1)[0].left == "a5"
    assert archive.search(text(5))[0].left_span == Span(0, len(text(5).rstrip(".")))


@pytest.mark.parametrize("asked", ["", " \n", "!!!", "one", "two words", "\ud83d", "zzz qqq xxx " * 9])
def test_odd_questions_have_no_answer(archive, asked):
    assert archive.search(asked) == ()


@pytest.mark.parametrize("limit", [0, -1])
def test_nobody_is_verified_where_nobody_may_be(archive, limit):
    assert archive.search(article(3), limit=limit) == ()
    assert archive.search(text(3), limit=limit) == ()


def test_an_empty_archive_has_no_answer(tmp_path):
    assert Archive.create(tmp_path).search(text(1)) == ()


def test_words_that_are_merely_alike_are_not_asked_about(archive):
    with pytest.raises(UsageError, match="equal words"):
        archive.search("words", Options())


def test_candidates_are_those_of_counting_shingles_one_by_one(archive):
    asked = columns([retold(3, 61, 7)])
    wanted = set(winnow(asked.hashes, asked.starts, _ORDER, _WINDOW)[0].tolist())
    kept = columns([each.text for each in archive.articles()])
    shingles, owners = winnow(kept.hashes, kept.starts)
    counts = np.bincount(owners[[shingle in wanted for shingle in shingles.tolist()]], minlength=70)
    found = candidates(archive.snapshot(), asked, 70)
    assert {candidate.row for candidate in found} == set(np.flatnonzero(counts).tolist())
    assert [candidate.weight for candidate in found] == sorted((c.weight for c in found), reverse=True)
    assert {candidate.row for candidate in found[:3]} == set(np.argsort(-counts)[:3].tolist())


def test_merging_changes_no_answer(tmp_path):
    one, many = Archive.create(tmp_path / "one"), Archive.create(tmp_path / "many")
    one.add(articles(0, 70))
    for n in range(70):
        many.add([article(n)])
    for asked in (retold(3, 61), retold(50), text(12)):
        assert one.search(asked) == many.search(asked)
