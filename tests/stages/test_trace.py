"""The lineage of a story. All articles are invented."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.direction.harbour import OTHER, REST, STORY, relations, sentences
from whence.model import Article, Lineage
from whence.stages.trace import trace

CUT = sentences(0, 5).replace("warned", "admonished")
SHORT = sentences(0, 3).replace("warned", "admonished").replace("loaded", "laden")


def told(name: str, text: str, day: int | None = None, outlet: str | None = None) -> Article:
    return Article(name, text, outlet=outlet, date=f"2031-02-{day:02}T09:00:00Z" if day else None)


def traced(*articles: Article) -> Lineage:
    return trace(articles, relations(*articles))


def drawn(lineage: Lineage) -> set[tuple[str, str]]:
    return {(edge.parent, edge.child) for edge in lineage.edges}


def test_a_line_of_three_with_dates():
    """The last has what the second changed, so it has it from there."""
    lineage = traced(told("c", SHORT, 5), told("a", STORY, 1), told("b", CUT, 3))
    assert {("a", "b"), ("b", "c")} == drawn(lineage)
    assert "a" == lineage.earliest
    assert 1 == len(lineage.origins)


def test_a_line_of_three_without_dates():
    lineage = traced(told("c", SHORT), told("a", STORY), told("b", CUT))
    assert ("b", "a") not in drawn(lineage)
    assert ("c", "b") not in drawn(lineage)
    assert 1 == len(lineage.origins)


def test_every_edge_says_why_and_how_sure():
    for edge in traced(told("a", STORY, 1), told("b", CUT, 3)).edges:
        assert edge.reasons
        assert 0.5 <= edge.score <= 1
        assert 0 < edge.share <= 1


def test_one_that_fuses_two_has_two_parents():
    fused = f"{sentences(0, 4)} {OTHER}"
    lineage = traced(told("a", STORY, 1), told("x", f"{OTHER} {REST}", 1), told("b", fused, 3))
    assert {("a", "b"), ("x", "b")} == drawn(lineage)


def test_articles_that_share_nothing_are_as_many_origins():
    lineage = traced(told("a", STORY), told("b", OTHER))
    assert ((("a",), ("b",)), (), None) == (lineage.origins, lineage.edges, lineage.earliest)


def test_forty_articles_one_origin():
    copies = [told(f"c{n}", CUT if n % 2 else sentences(0, 2 + n % 5), 2 + n % 20) for n in range(40)]
    start = time.process_time()
    lineage = traced(told("wire", STORY, 1), *copies)
    assert time.process_time() - start < 30
    assert [41] == [len(group) for group in lineage.origins]
    assert "wire" == lineage.earliest


def test_a_pair_of_which_nothing_tells_the_way_is_kept():
    lineage = traced(told("a", STORY), told("b", STORY))
    assert () == lineage.edges
    assert [{"a", "b"}] == [{d.left, d.right} for d in lineage.undecided]
    assert 1 == len(lineage.origins)


def test_copy_of_an_agency_that_is_not_at_hand_has_an_unseen_parent():
    agency = "PORT CALDER (Reuters) - "
    one = told("a", f"{agency}{sentences(0, 4)} {OTHER} {REST}", outlet="Harbour Courier")
    other = told(
        "b", f"{agency}{sentences(2, 7)} Turnips are dear in Thrane this year. {REST[::-1]}", outlet="Thrane Post"
    )
    lineage = traced(one, other)
    assert () == lineage.edges
    (parent,) = lineage.unseen
    assert ("reuters", {"a", "b"}) == (parent.agency, set(parent.children))
    assert 1 == len(lineage.origins)


def test_a_credit_outweighs_dates():
    child = told("b", f"Skerrywire reports: {CUT}", 1, "Harbour Courier")
    assert {("a", "b")} == drawn(traced(told("a", STORY, 4, "Skerrywire"), child))


def test_dates_that_were_not_used_are_named():
    lineage = trace([Article("a", STORY, date="0000-00-00"), Article("b", OTHER)], [])
    assert "1 of 2 articles have no date" in lineage.notes
    assert any("0000-00-00" in note for note in lineage.notes)


def test_nothing_gives_nothing():
    assert Lineage((), (), (), None, (), (), ()) == trace([], [])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 7), st.one_of(st.none(), st.integers(1, 9))), max_size=6))
def test_a_lineage_has_no_circle_and_leaves_nobody_out(parts):
    articles = [told(f"n{n}", sentences(begin, begin + size), day) for n, (begin, size, day) in enumerate(parts)]
    lineage = traced(*articles)
    parents: dict[str, set[str]] = {}
    for edge in lineage.edges:
        parents.setdefault(edge.child, set()).add(edge.parent)
    for article in articles:
        seen: set[str] = set()
        left = list(parents.get(article.id, ()))
        while left:
            name = left.pop()
            assert name != article.id
            left += parents.get(name, set()) - seen
            seen.add(name)
    assert sorted(a.id for a in articles) == sorted(name for group in lineage.origins for name in group)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_odd_texts_are_no_error(texts):
    traced(*(Article(f"n{n}", text * 3, date=text[:10]) for n, text in enumerate(texts)))
