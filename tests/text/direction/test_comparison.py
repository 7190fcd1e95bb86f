from hypothesis import given
from hypothesis import strategies as st

from tests.text.direction.harbour import STORY, related
from whence.model import Article
from whence.options import preset
from whence.pipeline import share
from whence.text.direction.comparison import compare
from whence.text.witness import prepare

WORDS = st.sampled_from("ferry slip harbour pier a the of an chance crack quay 12 Marran sails Tarrow lorry".split())
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


def test_words_in_each_others_place_are_swaps():
    edited = STORY.replace("warned", "admonished").replace("lorry", "charabanc")
    swaps = related(Article("a", STORY), Article("b", edited)).comparison.swaps
    assert [("warned", "admonished"), ("lorry", "charabanc")] == swaps


def test_what_one_lacks_is_the_others_own():
    comparison = related(Article("a", STORY), Article("b", STORY.split(" A public")[0])).comparison
    (own,) = comparison.left.runs
    assert len(comparison.left.partner) == own[1]
    assert [] == comparison.right.runs


@given(TEXTS, TEXTS)
def test_partners_are_mutual_and_every_token_is_accounted_for_once(one, other):
    left, right, paths = share(prepare(Article("a", one)), prepare(Article("b", other)), preset("archive"))
    comparison = compare(left, right, paths)
    for half, opposite in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        for n, partner in enumerate(half.partner):
            assert partner < 0 or opposite.partner[partner] >= 0
            in_run = any(begin <= n < end for begin, end in half.runs)
            assert 1 == (partner >= 0) + (n in half.swapped) + in_run
    assert len(comparison.left.swapped) == len(comparison.right.swapped)


@given(TEXTS, TEXTS)
def test_the_mirror_image_mirrored_is_the_same(one, other):
    left, right, paths = share(prepare(Article("a", one)), prepare(Article("b", other)), preset("archive"))
    comparison = compare(left, right, paths)
    assert comparison == comparison.mirrored().mirrored()
