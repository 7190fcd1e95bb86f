"""Whether a sentence hedges: the CoNLL-2010 sample (encyclopaedia sentences that editors marked as vague, or not), F1
of the vague on every second sentence, which nothing was fitted on, and over all by five-fold cross-validation. Whether
a press release says more than the paper: InSciOut train, the strengths of both conclusions compared, macro F1 of
exaggerates, same and downplays by ten-fold cross-validation, the mean of five foldings; the word lists were drawn up
with these pairs in view, the weights were not.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from training import stance
from whence.text.stance.vagueness import VAGUE, vagueness


def held_out(shared: Path) -> float:
    """F1 of the vague on the half of the sample that the weights in use were not fitted on."""
    seen = stance.sentences(shared)[1::2]
    return stance.f1([one.vague for one in seen], [vagueness(one.words) >= VAGUE for one in seen])


def measure(shared: Path) -> Iterator[Figure]:
    yield Figure(
        "CoNLL-2010 sample: vague sentences, F1 on the held-out half", held_out(shared), 0.85, floor="hedges-f1"
    )
    yield Figure(
        "CoNLL-2010 sample: the same by cross-validation",
        stance.vagueness_by_folds(shared),
        0.85,
        floor="hedges-f1-folds",
    )
    yield Figure(
        "InSciOut: exaggeration, macro F1 by cross-validation", stance.exaggeration_by_folds(shared), 0.5,
        floor="exaggeration-macro",
    )  # fmt: skip
