"""Any JSON, and records that look like a shape until one looks closer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("<p>A &amp; b</p>"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def records(names: Iterable[str], **sure: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return records with some of `names`, of any value each, and with `sure` fields."""
    inner = st.dictionaries(st.sampled_from([*names]), ANY, max_size=4)
    values = ANY | inner | st.lists(inner, max_size=3)
    return st.dictionaries(st.sampled_from([*names]), values, max_size=8).map(lambda made: {**made, **sure})
