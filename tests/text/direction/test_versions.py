import pytest

from whence.model import Article
from whence.text.direction.versions import is_later_version


@pytest.mark.parametrize(
    ("title", "text", "later"),
    [
        ("UPDATE 1-Ferry sinks", "The ferry sank.", True),
        ("Corrected: ferry sinks", "The ferry sank.", True),
        (None, "2ND LEAD Ferry sinks off Gannet Point", True),
        (None, "Ferry sinks (adds quotes, background) PORT CALDER", True),
        ("Ferry sinks", "The ferry sank.", False),
        ("Ferry sinks", "Updates will follow, the board said. (She adds nothing", False),
        (None, "Correction fluid sales rise in Port Calder", False),
        ("", "", False),
    ],
)
def test_a_later_version_says_so_at_its_head(title, text, later):
    assert later == is_later_version(Article("a", text, title=title))
