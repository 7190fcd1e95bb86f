import pyarrow as pa

from whence.stages.close import CANDIDATES, SPOTS, close, spot

PASSAGES = pa.RecordBatch.from_pylist(
    [
        {"left": 1, "right": 2, "i": 10, "i2": 40, "j": 5, "j2": 35},
        {"left": 2, "right": 7, "i": 20, "i2": 50, "j": 0, "j2": 30},
        {"left": 2, "right": 9, "i": 31, "i2": 60, "j": 0, "j2": 29},
    ],
    pa.schema([("left", pa.uint32()), ("right", pa.uint32()), *((n, pa.int32()) for n in ("i", "i2", "j", "j2"))]),
)


def pairs(closing):
    assert closing.candidates.schema == CANDIDATES
    return sorted(divmod(pair, 1 << 28) for pair in closing.candidates["pair"].to_pylist())


def test_a_passage_is_seen_from_both_sides():
    spots = spot(PASSAGES.slice(0, 1))
    assert spots.schema == SPOTS
    assert [
        {"article": 1, "begin": 10, "end": 40, "partner": 2, "fresh": True},
        {"article": 2, "begin": 5, "end": 35, "partner": 1, "fresh": True},
    ] == spots.to_pylist()


def test_partners_on_the_same_stretch_become_candidates():
    """1 and 7 share fifteen tokens of 2, 7 and 9 nineteen; 1 and 9 only four."""
    assert [(1, 7), (7, 9)] == pairs(close(spot(PASSAGES)))


def test_what_was_closed_before_is_not_closed_again():
    old, new = spot(PASSAGES.slice(0, 2), fresh=False), spot(PASSAGES.slice(2))
    together = pa.Table.from_batches([old, new]).combine_chunks().to_batches()[0]
    assert [(7, 9)] == pairs(close(together))


def test_nothing_gives_nothing():
    assert [] == pairs(close(spot(PASSAGES.slice(3))))
