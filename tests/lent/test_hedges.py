"""Vague sentences and exaggerated conclusions: the weights in use on the half that they were not fitted on, and the
second by cross-validation; `python -m bench hedges` folds the first as well.
"""

import pytest

from bench import hedges
from tests.floors import check
from training import stance


@pytest.fixture(scope="module")
def lent(shared):
    for name in ("hedges_conll2010.csv", "insciout_train.jsonl"):
        if not (shared / "data" / "changed_facts" / name).exists():
            pytest.skip(f"{name} was not lent")
    return shared


def test_vague_sentences_are_told_from_others(lent):
    check("hedges-f1", hedges.held_out(lent))


def test_an_exaggerated_conclusion_is_told_from_a_faithful_one(lent):
    check("exaggeration-macro", stance.exaggeration_by_folds(lent))
