"""Documents with bytes cut, doubled, swapped and put in."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    b"<",
    b">",
    b"&",
    b"&x;",
    b"</",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"<a>",
    b"<?xml",
    b'"',
    b"\x1b[31m",
)


def mutated(document: bytes) -> st.SearchStrategy[bytes]:
    """Return strategies of what becomes of `document` by up to four changes."""
    place = st.integers(0, len(document))
    change = st.tuples(place, st.integers(0, 40), st.sampled_from(_PIECES) | st.binary(max_size=4) | st.just(b""))

    def changed(changes: list[tuple[int, int, bytes]]) -> bytes:
        data = document
        for at, length, piece in changes:
            data = data[:at] + piece + data[at + length :]
        return data

    return st.lists(change, min_size=1, max_size=4).map(changed)
