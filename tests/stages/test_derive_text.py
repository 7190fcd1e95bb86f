"""Direction by the texts alone. All articles are invented."""

from dataclasses import replace

import pytest

from tests.text.direction.harbour import OTHER, REST, STORY, related, relation, sentences
from whence.model import Article, Passage, Span
from whence.options import preset
from whence.pipeline import share
from whence.stages.derive import Orientation, Shares, derive, orient
from whence.text.direction.relation import relate
from whence.text.witness import prepare

CUT = sentences(0, 4).replace("warned", "admonished").replace("found", "descried")


def oriented(left: Article, right: Article) -> Orientation:
    return orient(prepare(left), prepare(right), related(left, right))


def test_who_was_cut_and_edited_is_the_child():
    found = oriented(Article("a", STORY), Article("b", CUT))
    assert "right from left" == found.direction
    assert any("“admonished” for “warned”" in reason for reason in found.reasons)
    assert any("lies inside a" in reason for reason in found.reasons)


def test_the_swapped_call_gives_the_swapped_answer():
    there, back = (oriented(*pair) for pair in ((Article("a", STORY), Article("b", CUT)),
                                               (Article("b", CUT), Article("a", STORY))))  # fmt: skip
    assert ("right from left", "left from right") == (there.direction, back.direction)
    assert pytest.approx(there.score) == back.score
    assert there.reasons == back.reasons


def test_two_that_are_the_same_cannot_be_told_apart():
    assert "cannot tell" == oriented(Article("a", STORY), Article("b", STORY)).direction


def test_a_few_sentences_among_much_of_ones_own_tell_nothing():
    """They come from a third more often than not."""
    one, other = Article("a", f"{REST} {sentences(2, 3)}"), Article("b", f"{OTHER} {sentences(2, 3)}")
    found = orient(prepare(one), prepare(other), related(one, other))
    assert found.direction in ("cannot tell", "common unseen parent")


def test_dates_rule_out_one_way():
    found = oriented(Article("a", STORY, date="2031-02-05"), Article("b", CUT, date="2031-02-03"))
    assert "right from left" != found.direction


def test_a_date_that_is_not_trusted_is_named():
    found = oriented(Article("a", STORY, date="0000-00-00"), Article("b", CUT))
    assert any("0000-00-00" in reason for reason in found.reasons)


def test_versions_of_ones_own_story_are_told_by_their_mark():
    one, other = (
        Article("a", STORY, outlet="Skerrywire"),
        Article("b", f"UPDATE 1 - {STORY} {REST}", outlet="Skerrywire"),
    )
    found = oriented(one, other)
    assert "right from left" == found.direction
    assert any("later version" in reason for reason in found.reasons)


def test_shared_quotations_are_no_derivation():
    one, other = Article("a", f"{REST} {sentences(4, 5)}"), Article("b", f"{OTHER} {sentences(4, 5)}")
    left, right, paths = share(prepare(one), prepare(other), preset("archive"))
    speech = Passage("b", "a", Span(0, len(other.text)), Span(0, len(one.text)), 9.0, nature="quotation")
    assert relate(left, right, paths) is not None
    assert relate(left, right, paths, [speech]) is None
    assert relate(left, right, paths, [replace(speech, nature="report")]) is not None


def test_what_shares_nothing_has_no_relation():
    assert relation(Article("a", STORY), Article("b", OTHER)) is None


def test_a_derivation_carries_the_reasons():
    left, right = prepare(Article("a", STORY)), prepare(Article("b", CUT))
    found = derive(left, right, Shares(0.5, 0.9, 0.9), related(left.article, right.article))
    assert ("a", "b", "wholly") == (found.parent, found.child, found.kind)
    assert len(found.reasons) > 2
