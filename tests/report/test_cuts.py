from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.awkward import blames
from tests.report.kiln import BLAME, CHILD, PARENT, WHEEL
from whence.model import Span
from whence.report.columns import child_column, parent_column
from whence.report.segments import tile
from whence.report.worddiff import child_pieces, parent_pieces, pieces, steps

spans = st.lists(st.tuples(st.integers(-2, 25), st.integers(-2, 25)), max_size=8)


@given(st.integers(0, 20), spans)
def test_segments_tile_the_text_and_know_their_marks(length, marks):
    segments = list(tile(length, marks))
    borders = [0, *(s.span.end for s in segments)]
    assert borders[-1] == length
    assert [s.span.begin for s in segments] == borders[:-1]
    for segment in segments:
        at = segment.span.begin
        assert segment.marks == tuple(n for n, (begin, end) in enumerate(marks) if begin <= at < end)


@given(st.integers(0, 20), spans)
def test_pieces_tile_the_passage(length, changed):
    cut = list(pieces(Span(0, length), [("replaced", Span(*c)) for c in changed]))
    assert [i for piece in cut for i in range(*piece.span)] == list(range(length))


@settings(max_examples=12)
@given(blames())
def test_columns_lose_nothing(blame):
    told = "".join(words.text for stretch in child_column(blame) for words in stretch.words)
    assert len(told) >= len(blame.child.text)
    for parent in blame.parents:
        _, places = parent_column(blame, parent)
        assert all(key[0] in ("used", "left out") for key in places)


def test_a_word_diff_tells_both_sides():
    evidence = BLAME.sentences[1].evidence[0]
    told = steps(evidence, PARENT.text, CHILD.text)
    assert "".join(step.child for step in told) == evidence.child_span.of(CHILD.text)
    assert [(s.kind, s.parent, s.child) for s in told if s.kind != "same"] == [
        ("number", "48 hours", "two days"),
        ("deleted", "said", ""),
        ("replaced", "Ada Lund", "claimed"),
    ]
    assert [p.kind for p in parent_pieces(evidence)] == [
        "same",
        "number",
        "same",
        "deleted",
        "same",
        "replaced",
        "same",
    ]


def test_a_fused_sentence_shows_what_each_parent_left():
    cut = child_pieces(BLAME.sentences[3].evidence, WHEEL)
    changed = {piece.span.of(CHILD.text): piece.kind for piece in cut if piece.kind != "same"}
    assert changed == {"wheel was": "inflected", "organized": "variant", "calm": "inserted"}
