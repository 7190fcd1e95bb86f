"""Facts on lent data, each figure held to its floor; `python -m bench` measures the same on all of it."""

import pytest

from bench import frank, guiding_facts, swaps, vitaminc
from tests.floors import check

SWAPS, EVERY_CLAIM, EVERY_SUMMARY = 150, 4, 8


def need(*paths):
    missing = [path for path in paths if not path.exists()]
    if missing:
        pytest.skip(f"{missing[0]} was not lent")


def test_the_facts_of_the_guiding_pair_are_judged_as_a_person_judges_them(shared):
    need(shared / "gold" / "seed_pair.json", shared / "seeds" / "time.txt", shared / "seeds" / "inquisitr.txt")
    _, clean, stripped = guiding_facts.readings(shared)

    check("guiding-pair-facts", sum(clean.found))
    check("guiding-pair-stripped-facts", sum(stripped.found))
    check("guiding-pair-conflicts", len(clean.unasked))
    check("guiding-pair-stripped-conflicts", len(stripped.unasked))


def test_planted_numbers_are_found_and_others_left_alone(shared):
    need(shared / "data" / "retellings" / "syn5000.jsonl.gz")
    recall, alarms = (figure.measured for figure in swaps.measure(shared, SWAPS))

    check("swaps-sample-recall", recall)
    check("swaps-sample-alarms", alarms)


def test_claims_are_held_against_evidence(shared):
    need(shared / "data" / "changed_facts" / "vitaminc_real_half.jsonl.gz")
    found, accused = (figure.measured for figure in vitaminc.measure(shared, EVERY_CLAIM))

    check("vitaminc-sample-recall", found)
    check("vitaminc-sample-accused", accused)


def test_summaries_with_wrong_names_and_numbers_are_told_from_others(shared):
    need(shared / "data" / "changed_facts" / "frank_valid.jsonl.gz")
    recall, precision, *_ = (figure.measured for figure in frank.measure(shared, EVERY_SUMMARY))

    check("frank-sample-recall", recall)
    check("frank-sample-precision", precision)
