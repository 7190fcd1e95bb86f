import pyarrow as pa

from whence.options import preset
from whence.stages.relate import relate

OPTIONS = preset("archive")


def passages(*rows):
    names = ("left", "right", "score", "strong")
    return pa.RecordBatch.from_pylist(
        [dict(zip(names, row, strict=True)) for row in rows],
        pa.schema([("left", pa.uint32()), ("right", pa.uint32()), ("score", pa.float64()), ("strong", pa.bool_())]),
    )


def test_a_pair_counts_with_one_strong_passage_and_its_weak_ones_come_along():
    strong, weak, lone = (1, 2, 3.0, True), (1, 2, 1.5, False), (1, 3, 1.9, False)
    other = (2, 3, 4.0, True)
    assert passages(strong, weak, other) == relate(passages(strong, weak, lone, other), OPTIONS)


def test_nothing_stays_nothing_and_all_stays_all():
    assert 0 == relate(passages(), OPTIONS).num_rows
    assert passages((1, 2, 3.0, True)) == relate(passages((1, 2, 3.0, True)), OPTIONS)
