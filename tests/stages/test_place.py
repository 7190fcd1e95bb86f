from whence.model import Derivation, Lineage, LineageEdge, UnseenParent
from whence.stages.place import place


def edge(parent: str, child: str, score: float = 0.9) -> LineageEdge:
    return LineageEdge(parent, child, "partially", 0.5, score, (f"{child} credits {parent}",))


def pair(left: str, right: str, direction="cannot tell", kind="partially") -> Derivation:
    return Derivation(left, right, kind, direction, 0.9, 0.7, 0.4, 0.5, ("half is shared", "alone they say this"))


def placed(derivation: Derivation, *edges: LineageEdge, unseen: tuple[UnseenParent, ...] = ()) -> Derivation:
    (found,) = place([derivation], Lineage(("a", "b", "c", "d"), edges, unseen))
    return found


def test_an_edge_gives_its_pair_direction_score_and_reasons():
    found = placed(pair("a", "b"), edge("a", "b"))
    assert ("a", "b", 0.9, ()) == (found.parent, found.child, found.direction_score, found.via)
    assert ("half is shared", "b credits a") == found.reasons


def test_the_sides_of_a_pair_do_not_matter():
    found = placed(pair("b", "a"), edge("a", "b"))
    assert ("a", "b") == (found.parent, found.child)


def test_a_grandchild_has_it_by_way_of_its_parent():
    found = placed(pair("a", "d"), edge("a", "b"), edge("b", "c"), edge("c", "d"))
    assert ("a", "d", ("b", "c")) == (found.parent, found.child, found.via)
    assert 0.729 == found.direction_score
    assert "by way of b, c, at hand as well" in found.reasons


def test_siblings_have_it_from_a_third_and_not_from_each_other():
    found = placed(pair("b", "c", "right from left"), edge("a", "b"), edge("a", "c"))
    assert ("cannot tell", 0.0, ("a",)) == (found.direction, found.direction_score, found.via)
    assert "both have it from a, which is at hand" in found.reasons


def test_cousins_have_it_from_the_nearest_they_have_in_common():
    found = placed(pair("c", "d"), edge("a", "b"), edge("b", "c"), edge("b", "d"))
    assert ("b",) == found.via


def test_a_pair_that_the_story_does_not_settle_cannot_tell_whatever_it_says_alone():
    found = placed(pair("a", "b", "right from left"))
    assert "cannot tell" == found.direction
    assert "alone they say this" in found.reasons


def test_a_pair_that_says_of_itself_that_it_cannot_tell_is_left_alone():
    derivation = pair("a", "b", "common unseen parent")
    assert derivation == placed(derivation)


def test_two_children_of_an_unseen_parent():
    unseen = UnseenParent("?1", ("a", "b"), "Reuters", 0.8, ("both end in the agency's tail",))
    found = placed(pair("a", "b", "right from left"), unseen=(unseen,))
    assert ("common unseen parent", 0.8) == (found.direction, found.direction_score)
    assert "both end in the agency's tail" in found.reasons


def test_two_that_share_no_reporting_stay_as_they_are():
    derivation = pair("a", "b", kind="non-derived")
    assert derivation == placed(derivation, edge("a", "b"))


def test_circles_and_two_parents_come_to_an_end():
    edges = (edge("a", "b"), edge("b", "a"), edge("a", "c"), edge("b", "c"))
    assert "a" == placed(pair("a", "c"), *edges).parent
    assert placed(pair("a", "d"), *edges).parent is None
