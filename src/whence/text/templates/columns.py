"""What many articles quote, and their figures, in columns for the compiled kernels."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.text.templates.imprint import imprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt


class ImprintColumns(NamedTuple):
    """`imprint` of each article: those of article a are rows ``starts[a]`` to ``starts[a + 1]``."""

    quoted_starts: npt.NDArray[np.int64]
    quoted_begins: npt.NDArray[np.uint32]
    """Characters ``[begin, end)`` …"""
    quoted_ends: npt.NDArray[np.uint32]
    figure_starts: npt.NDArray[np.int64]
    figure_ats: npt.NDArray[np.uint32]
    figures: npt.NDArray[np.uint64]


def imprints(texts: Iterable[str], figures: Iterable[bool] | None = None) -> ImprintColumns:
    """Return the imprints of `texts` as columns, one article after the other.

    An article that shares nothing needs none: give "" for it, and nothing is looked for. `figures` tells of each
    article whether its figures are wanted: those of articles that share a passage with one of their own outlet.
    """
    quoted_counts, figure_counts = [0], [0]
    quoted: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    for text, wanted in zip(texts, repeat(True) if figures is None else figures, strict=False):
        of_text = imprint(text, figures=wanted)
        quoted += of_text.quoted
        found += of_text.figures
        quoted_counts.append(len(quoted))
        figure_counts.append(len(found))
    return ImprintColumns(
        np.array(quoted_counts, np.int64),
        np.array([begin for begin, _ in quoted], np.uint32),
        np.array([end for _, end in quoted], np.uint32),
        np.array(figure_counts, np.int64),
        np.array([at for at, _ in found], np.uint32),
        np.array([value for _, value in found], np.uint64),
    )
