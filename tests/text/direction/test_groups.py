from hypothesis import given
from hypothesis import strategies as st

from whence.text.direction.groups import groups

NAMES = "abcdef"


def reachable(start: str, links: list[tuple[str, str]]) -> set[str]:
    """All that links lead to, by following them until nothing is new."""
    found = {start}
    while True:
        more = found | {b for a, b in links if a in found} | {a for a, b in links if b in found}
        if more == found:
            return found
        found = more


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))))
def test_groups_are_what_links_reach(links):
    for group in groups(NAMES, links):
        assert all(set(group) == reachable(name, links) for name in group)


def test_links_to_names_that_are_not_there_join_nothing():
    assert [["a"], ["b"]] == groups("ab", [("a", "x"), ("x", "b")])
