"""What a passage of one pair of articles is: reporting, a quotation, or a form that was filled in twice.

The slow, obvious twin of `stages.relate` for a pair by itself; a form that only its repetition through a corpus gives
away is not to be seen here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Span
    from whence.model.lineage import Nature
    from whence.options import Options
    from whence.text.templates.imprint import Imprint

QUOTED = 0.8
"""Share of a passage between marks, on the side that has more, from which it is a quotation …"""
CREDITED = 0.6
"""… or from here, if what is left is hardly more than who said it:"""
CREDIT_WORDS = 7.0
FILLED = 2
"""Figures of its own that each side has in a form that was filled in twice, and more than the two have in common."""


class Stretch(NamedTuple):
    """One passage of a pair."""

    left_words: int
    """Words from its first to its last."""
    right_words: int
    left: Span
    right: Span
    score: float


class Weighed(NamedTuple):
    """What the passages of a pair are, and what they say together."""

    natures: tuple[Nature, ...]
    evidence: float
    """`kernels.evidence` of all passages: below nought the pair does not count."""
    reported: float
    """The same of what is reporting alone: below nought neither derives from the other, nor both from a third."""


def weighed(
    stretches: Sequence[Stretch],
    imprints: tuple[Imprint, Imprint],
    sizes: tuple[int, int],
    options: Options,
    *,
    one_outlet: bool = False,
) -> Weighed:
    """Return what the passages of one pair, the best first, are and say; `sizes` are the words of the two articles.

    Only an outlet fills in its own forms: without `one_outlet` no passage is a template.
    """
    left, right = imprints
    shares = [max(_quoted(left, s.left), _quoted(right, s.right)) for s in stretches]
    quotations = [_is_quotation(s, share) for s, share in zip(stretches, shares, strict=True)]
    filled = [
        one_outlet and not quotation and _is_filled(left, right, s)
        for s, quotation in zip(stretches, quotations, strict=True)
    ]
    own = [0.0 if form else 1 - share for form, share in zip(filled, shares, strict=True)]
    reported = _evidence(stretches, own, sizes, options)
    natures: list[Nature] = []
    for quotation, form in zip(quotations, filled, strict=True):
        # A figure that changed in a story that both tell is no form.
        natures.append("quotation" if quotation else "template" if form and reported < 0 else "report")
    return Weighed(tuple(natures), _evidence(stretches, [1.0] * len(stretches), sizes, options), reported)


def _evidence(stretches: Sequence[Stretch], parts: Sequence[float], sizes: tuple[int, int], options: Options) -> float:
    """Return the evidence of the parts of the passages that count."""
    kept = sorted(
        ((s.score * p, s.left_words * p, s.right_words * p) for s, p in zip(stretches, parts, strict=True) if p > 0),
        key=lambda row: -row[0],
    )
    scores, lefts, rights = zip(*kept, strict=True) if kept else ((), (), ())
    return evidence(scores, lefts, rights, sizes, options.passage_score)


def _is_quotation(stretch: Stretch, share: float) -> bool:
    rest = (1 - share) * min(stretch.left_words, stretch.right_words)
    return share >= QUOTED or (share >= CREDITED and rest <= CREDIT_WORDS)


def _is_filled(left: Imprint, right: Imprint, stretch: Stretch) -> bool:
    """Tell whether most figures of the passage differ."""
    one, other = Counter(_within(left, stretch.left)), Counter(_within(right, stretch.right))
    same = (one & other).total()
    return min(one.total(), other.total()) - same >= max(FILLED, same + 1)


def _quoted(imprint: Imprint, span: Span) -> float:
    covered = sum(max(0, min(end, span.end) - max(begin, span.begin)) for begin, end in imprint.quoted)
    return covered / max(1, span.end - span.begin)


def _within(imprint: Imprint, span: Span) -> Iterable[int]:
    return (figure for at, figure in imprint.figures if span.begin <= at < span.end)
