import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.records import WORDS, Room, pack, unpack

KINDS = (np.uint32, np.uint32, np.uint64, np.uint16, np.uint16)
TOKENS = st.lists(st.tuples(*(st.integers(0, np.iinfo(kind).max) for kind in KINDS)), max_size=20)


@given(TOKENS, st.lists(st.tuples(st.integers(0, 19), st.integers(0, 5)), max_size=4))
def test_columns_come_back_text_by_text(tokens, texts):
    """Any texts, in any order, the same one twice or an empty one too."""
    texts = [(place, min(length, len(tokens) - place)) for place, length in texts if place <= len(tokens)]
    columns = Room(*(np.array([token[n] for token in tokens], kind) for n, kind in enumerate(KINDS)))
    places, lengths = (np.array([text[n] for text in texts], np.int64) for n in (0, 1))
    records = np.empty((len(tokens), WORDS), np.uint32)
    pack(columns.begins, columns.ends, columns.hashes, columns.sizes, columns.rarities, records)
    room = Room.of(int(lengths.sum()))
    assert [0, *np.cumsum(lengths)] == unpack(records, places, lengths, room).tolist()
    wanted = [token for place, length in texts for token in tokens[place : place + length]]
    assert wanted == list(zip(*(column.tolist() for column in room), strict=True))
