"""Say which pairs of articles count, from all the passages of each, and what the passages are.

Two steps, because one can be done wherever all passages of a pair lie together, and the other needs them all:

`relate`  drops the pairs that cannot count, whatever else is known (record batch → record batch)
`settle`  says what each passage is (`model.lineage.NATURES`) and what each pair shares, in the light of the corpus
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from whence.kernels.compiled.coverage import KIN, STRANGERS, UNKNOWN, common, covered, kinship, occasions
from whence.kernels.evidence import KINDRED, OTHERS, SHARE, SURE, WORDS
from whence.model.lineage import NATURES
from whence.text.templates.nature import CREDIT_WORDS, CREDITED, FILLED, QUOTED
from whence.text.templates.repeats import inside

if TYPE_CHECKING:
    import numpy.typing as npt

    from whence.options import Options
    from whence.text.templates.columns import ImprintColumns

    Floats = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.uint32]
    Flags = npt.NDArray[np.bool_]

REPORT, QUOTATION, TEMPLATE = range(len(NATURES))
"""Numbers of the natures."""
LITTLE, REPORTING, UPDATE, QUOTING, FORM, ELSEWHERE = range(6)
REASONS = (
    "they share too little",
    "they share reporting",
    "one outlet's update of its own story",
    "they share a speaker's words only",
    "they share only what is printed again and again with other names and figures",
    "they share little, and each has close relatives that the other has not",
)
"""What is said of a pair. `REPORTING` and `UPDATE` may be derivation; `QUOTING` and `FORM` are reuse and none."""
SERIES, EVERYWHERE = 3, 5
"""Occasions on which an outlet printed what is then held to be a form of its own; and all outlets together."""
AGREEING = 3
"""Figures that two issues have in common for each that differs, where they are one issue and its correction."""
APART = 5
"""Days between two occasions: a week's issue is another one, a story that is carried on for days is not."""
LONG_AGO = 30
"""Days after which an outlet that shares little else with an article of its own prints its own words again."""
FURNITURE = 8
"""Words that an outlet has to print again for them to be its own elsewhere: names are anybody's."""
NEAR = 2
"""Days within which an outlet updates a story …"""
UPDATED = 0.5
"""… of which it keeps at least this share."""


_COLUMNS = (
    "left", "right", "i", "i2", "j", "j2", "left_begin", "left_end", "right_begin", "right_end", "score"
)  # fmt: skip


class Articles(NamedTuple):
    """What is known of the articles of a corpus, by number."""

    sizes: npt.NDArray[np.int64]
    """Words."""
    outlets: npt.NDArray[np.int32]
    """A number for each outlet, negative where it is not known."""
    days: npt.NDArray[np.int32]
    """Days since any day, or `coverage.UNKNOWN`."""
    imprints: ImprintColumns
    """With the figures of at least those articles that share a passage with one of their own outlet."""


class Settled(NamedTuple):
    """What the passages of a corpus are, and its pairs."""

    nature: npt.NDArray[np.uint8]
    """One a passage: an index into `NATURES`."""
    begins: npt.NDArray[np.int64]
    """One a pair from here on: its first passage."""
    evidence: Floats
    """`kernels.evidence` of all its passages."""
    reported: Floats
    """The same of the reporting alone."""
    reason: npt.NDArray[np.uint8]
    """An index into `REASONS`."""

    @property
    def counts(self) -> Flags:
        """Whether the pair shares reporting or a speaker's words; forms are reuse, too, but of another kind."""
        return self.derives | np.equal(self.reason, QUOTING)

    @property
    def derives(self) -> Flags:
        """Whether the pair shares reporting, so that one may derive from the other or both from a third."""
        return np.isin(self.reason, (REPORTING, UPDATE))


def relate(passages: pa.RecordBatch, options: Options) -> pa.RecordBatch:
    """Return the passages without those of pairs that share too little, however short the articles are.

    Takes passages as `stages.verify` finds them, all those of a pair in one batch and together, the best first.
    """
    if not passages.num_rows:
        return passages
    column = {name: passages[name].to_numpy() for name in _COLUMNS}
    begins = _begins(column["left"], column["right"])
    lefts, rights = (column["i2"] - column["i"]).astype(float), (column["j2"] - column["j"]).astype(float)
    kept = _evidence(begins, column["score"], lefts, rights, None, options.passage_score) >= KINDRED
    if kept.all():
        return passages
    return passages.filter(pa.array(np.repeat(kept, np.diff([*begins, len(lefts)]))))


def settle(passages: pa.RecordBatch | pa.Table, articles: Articles, options: Options) -> Settled:
    """Say what the passages of a corpus are, and which of its pairs share what.

    All passages of a pair stand together, the best first; ``left`` and ``right`` are numbers of articles. For two
    articles alone this is `text.templates.nature.weighed`. In a corpus more can be known: an outlet that prints the
    same again and again fills in a form; and of two articles with close relatives, but none in common, more is asked.
    Takes some 200 bytes a passage.
    """
    column = {name: np.ascontiguousarray(passages[name].to_numpy()) for name in _COLUMNS}
    left, right, score = column["left"], column["right"], column["score"]
    if not left.size:
        return Settled(*(np.empty(0, kind) for kind in (np.uint8, np.int64, float, float, np.uint8)))
    begins = _begins(left, right)
    lefts, rights = (column["i2"] - column["i"]).astype(float), (column["j2"] - column["j"]).astype(float)
    quoted, figures = _quoted(column, articles), _figures(column, articles)
    own, gap = _own(left, right, articles), _gap(left, right, articles)
    filled = figures.differ & own
    rest = (1 - quoted) * np.minimum(lefts, rights)
    quotation = (quoted >= QUOTED) | ((quoted >= CREDITED) & (rest <= CREDIT_WORDS))
    kept = _kept(column, begins, articles)
    slight = np.repeat(kept < UPDATED, np.diff([*begins, len(score)]))
    one_issue = figures.agree & ~slight & (gap >= 0) & (gap < APART)
    by_outlet, by_all = _repeated(column, slight, articles)
    by_all |= own & slight & (gap > LONG_AGO)
    repeated = ~one_issue & (by_outlet | (by_all & ~quotation))
    # What an outlet prints again in stories that have little else in common is its own wherever else it stands; but on
    # one story, what it prints again may be what is known of the story.
    own_words = repeated & own & slight & ~quotation & (np.minimum(lefts, rights) >= FURNITURE)
    long_since = own_words & ((gap < 0) | (gap > LONG_AGO))
    near = (gap >= 0) & (gap < APART)
    furniture = [inside(column, rows, len(articles.sizes)) for rows in (own_words, long_since)]
    repeated |= np.where(near, furniture[1], furniture[0]) & ~own & ~quotation
    template = repeated | (filled & ~quotation)
    quotation &= ~template
    sizes = articles.sizes[left[begins]], articles.sizes[right[begins]]

    def say(part: Floats) -> Floats:
        return _evidence(begins, score * part, lefts * part, rights * part, sizes, options.passage_score)

    everything, shared = say(np.ones(len(score))), say(np.where(template, 0.0, 1.0))
    reported = say(np.where(template, 0.0, 1 - quoted))
    kin = kinship(left[begins], right[begins], shared >= SURE, len(articles.sizes))
    usual = np.where(kin == KIN, KINDRED, 0.0)
    least = np.where(kin == STRANGERS, SURE, usual)
    reason = np.select(
        [reported >= least, shared >= least, shared >= usual, everything >= usual],
        [REPORTING, QUOTING, ELSEWHERE, FORM],
        LITTLE,
    ).astype(np.uint8)
    again = own[begins] & (gap[begins] >= 0) & (gap[begins] <= NEAR) & (kept >= UPDATED)
    reason[(reason == REPORTING) & again] = UPDATE
    among = np.repeat((reason == REPORTING) | (reason == UPDATE), np.diff([*begins, len(score)]))
    template &= ~(filled & ~repeated & among)  # a figure that changed in a story that both tell
    nature = np.where(quotation, QUOTATION, np.where(template, TEMPLATE, REPORT)).astype(np.uint8)
    return Settled(nature, begins, everything, reported, reason)


def _begins(left: Numbers, right: Numbers) -> npt.NDArray[np.int64]:
    if not left.size:
        return np.empty(0, np.int64)
    return np.flatnonzero(np.concatenate([[True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])]))


def _evidence(
    begins: npt.NDArray[np.int64],
    score: Floats,
    lefts: Floats,
    rights: Floats,
    sizes: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]] | None,
    least: float,
) -> Floats:
    """Return `kernels.evidence` of each pair; without sizes, the most that it can be."""
    if not begins.size:
        return np.empty(0)
    pair = np.repeat(np.arange(begins.size), np.diff([*begins, score.size]))
    best = np.lexsort((-score, pair))[begins]
    top, words = score[best], np.minimum(lefts, rights)[best]
    total = np.minimum(np.add.reduceat(score, begins), OTHERS * top)
    share = np.ones(begins.size)
    if sizes is not None:
        parts = [
            np.add.reduceat(side, begins) / np.maximum(1, size)
            for side, size in zip((lefts, rights), sizes, strict=True)
        ]
        share = np.minimum(1.0, np.maximum(*parts))
    with np.errstate(divide="ignore", invalid="ignore"):
        said = np.log(total / least) + 2 * np.log(words / WORDS) + np.log(share / SHARE) / 2
    told: Floats = np.where((top > 0) & (words > 0), said, -np.inf)
    return told


def _quoted(column: dict[str, npt.NDArray[np.uint32]], articles: Articles) -> Floats:
    """Return the share of each passage that stands between marks, on the side that has more."""
    marks = articles.imprints
    shares = []
    for side in ("left", "right"):
        begin, end = column[f"{side}_begin"], column[f"{side}_end"]
        inside = covered(column[side], begin, end, marks.quoted_starts, marks.quoted_begins, marks.quoted_ends)
        shares.append(inside / np.maximum(1, end.astype(np.int64) - begin))
    most: Floats = np.maximum(*shares)
    return most


class _Figures(NamedTuple):
    """Of each passage, whether most of its figures differ, and whether most are the same."""

    differ: Flags
    agree: Flags


def _figures(column: dict[str, npt.NDArray[np.uint32]], articles: Articles) -> _Figures:
    marks = articles.imprints
    sides = [np.stack([column[side], column[f"{side}_begin"], column[f"{side}_end"]]) for side in ("left", "right")]
    counts = common(sides[0], sides[1], marks.figure_starts, marks.figure_ats, marks.figures)
    same = counts[:, 2]
    other = np.minimum(counts[:, 0], counts[:, 1]) - same
    return _Figures(other >= np.maximum(FILLED, same + 1), same >= np.maximum(FILLED, AGREEING * other))


def _repeated(column: dict[str, npt.NDArray[np.uint32]], slight: Flags, articles: Articles) -> tuple[Flags, Flags]:
    """Tell of each passage whether its outlet prints it again and again, and whether everybody does.

    `slight` tells of each passage whether its two articles share little.
    """
    left, right = column["left"], column["right"]
    article, partner = np.concatenate([left, right]), np.concatenate([right, left])
    begin, end = (np.concatenate([column[f"left_{name}"], column[f"right_{name}"]]) for name in ("begin", "end"))
    thin = np.concatenate([slight, slight])
    own = _own(left, right, articles)
    everybody = np.where(articles.days == UNKNOWN, -1, 0).astype(np.int32)
    found = []
    # Many outlets may print one whole story for weeks; what they print again in other stories is a form.
    for outlets, most, rows in (
        (articles.outlets, SERIES, np.concatenate([own, own])),
        (everybody, EVERYWHERE, thin & ~np.concatenate([own, own])),
    ):
        order = np.flatnonzero(rows)
        order = order[np.lexsort((begin[order], article[order]))]
        starts = np.searchsorted(article[order], np.arange(len(articles.sizes) + 1)).astype(np.int64)
        stretches = np.stack([partner[order], begin[order], end[order]])
        dated = np.stack([outlets, articles.days])
        often = np.zeros(article.size, np.bool_)
        often[order] = occasions(stretches, thin[order], starts, dated, APART, most) >= most
        found.append(often[: left.size] | often[left.size :])
    return found[0], found[1]


def _own(left: Numbers, right: Numbers, articles: Articles) -> Flags:
    """Tell of each row whether both articles are of one outlet."""
    one, other = articles.outlets[left], articles.outlets[right]
    return np.greater_equal(one, 0) & np.equal(one, other)


def _gap(left: Numbers, right: Numbers, articles: Articles) -> npt.NDArray[np.int64]:
    """Return the days between the articles of each row, −1 where they are not known."""
    one, other = articles.days[left].astype(np.int64), articles.days[right].astype(np.int64)
    gap: npt.NDArray[np.int64] = np.where((one == UNKNOWN) | (other == UNKNOWN), -1, np.abs(one - other))
    return gap


def _kept(column: dict[str, npt.NDArray[np.uint32]], begins: npt.NDArray[np.int64], articles: Articles) -> Floats:
    """Return of each pair how much of the shorter article the other has."""
    shares = [
        np.add.reduceat((column[past] - column[first]).astype(float), begins)
        / np.maximum(1, articles.sizes[column[side][begins]])
        for side, first, past in (("left", "i", "i2"), ("right", "j", "j2"))
    ]
    greater: Floats = np.maximum(*shares)
    return greater
