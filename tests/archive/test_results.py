import pyarrow as pa
import pytest

from tests.archive.articles import article, articles
from whence.archive import Archive
from whence.archive.status import ResultStatus
from whence.errors import ArchiveDamaged, UsageError


@pytest.fixture
def archive(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add(articles(0, 5))
    return archive


def pairs(*rows):
    return pa.table({"left": pa.array([left for left, _ in rows], pa.uint32()), "score": [score for _, score in rows]})


def test_results_are_kept_by_name_and_options(archive, tmp_path):
    archive.write_results("passages", "gap=24", 5, pairs((0, 1.5), (3, 2.5)))
    other = Archive.open(tmp_path)
    found = other.read_results("passages", "gap=24")
    assert found is not None
    assert found.covers == 5
    assert found.table() == pairs((0, 1.5), (3, 2.5))
    assert other.read_results("passages", "gap=32") is None
    assert other.read_results("stories", "gap=24") is None


def test_parts_follow_each_other_or_replace_all(archive):
    archive.write_results("passages", "a", 5, pairs((0, 1.5)))
    archive.write_results("passages", "b", 5, pairs((9, 9.5)))
    archive.add(articles(5, 8))
    archive.write_results("passages", "a", 8, pairs((1, 2.5), (2, 3.5)).to_reader())
    found = archive.read_results("passages", "a")
    assert (found.covers, found.rows) == (8, 3)
    assert found.table()["left"].to_pylist() == [0, 1, 2]
    archive.write_results("passages", "a", 3, pairs(), replace=True)
    assert archive.read_results("passages", "a").table().num_rows == 0
    assert archive.read_results("passages", "b").rows == 1
    named = archive.snapshot().manifest.files()
    assert {path.name for path in (archive.folder / "data").iterdir()} == named


def test_status_says_how_many_articles_results_cover(archive):
    archive.write_results("passages", "a", 5, pairs((0, 1.5)))
    archive.add(articles(5, 7))
    archive.remove(["a1"])
    archive.add([article(2, text="changed")])
    assert archive.status().results == (ResultStatus("passages", "a", 3, 1),)
    assert archive.status().articles == 6


def test_results_may_not_cover_what_is_not_there(archive):
    with pytest.raises(UsageError, match="may not cover 6"):
        archive.write_results("passages", "a", 6, pairs())
    archive.write_results("passages", "a", 5, pairs())
    with pytest.raises(UsageError, match="may not cover 4"):
        archive.write_results("passages", "a", 4, pairs())


def test_results_outlive_merges(archive):
    archive.write_results("passages", "a", 5, pairs((0, 1.5)))
    for n in range(10, 40):
        archive.add([article(n)])
    assert archive.read_results("passages", "a").rows == 1
    assert archive.snapshot().serials().tolist() == list(range(35))


def test_a_damaged_result_is_told(archive):
    archive.write_results("passages", "a", 5, pairs((0, 1.5)))
    path = archive.read_results("passages", "a").paths[0]
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ArchiveDamaged, match="result is damaged"):
        archive.read_results("passages", "a").table()
