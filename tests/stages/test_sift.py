import numpy as np

from whence.stages.sift import sift
from whence.text.columns import columns

TEXTS = [
    "It was said on Monday that the lighthouse keeper Obadiah Trummel would retire.",
    "Obadiah Trummel, who kept the lighthouse, retires: it was said on Monday that he is tired.",
    "It was said on Monday that there will be more of it in the end.",
]


def test_a_single_shingle_needs_more_around_it():
    left, right = np.array([0, 0, 1], np.uint32), np.array([1, 2, 2], np.uint32)
    ones, twos = np.ones(3, np.uint8), np.full(3, 2, np.uint8)
    assert [True, False, False] == sift(left, right, ones, columns(TEXTS)).tolist()
    assert [True, True, True] == sift(left, right, twos, columns(TEXTS)).tolist()


def test_nothing_to_sift():
    none = np.empty(0, np.uint32)
    assert [] == sift(none, none, np.empty(0, np.uint8), columns(TEXTS)).tolist()
