"""Quality on lent data, each figure held to its floor: `python -m bench` measures the same on all of it."""

import importlib

import pytest

from bench import guiding_pair, msrp, retellings
from tests.floors import check

SAMPLE = 150


def need(*paths):
    missing = [path for path in paths if not path.exists()]
    if missing:
        pytest.skip(f"{missing[0]} was not lent")


@pytest.fixture(scope="module")
def guiding(shared):
    need(shared / "gold" / "seed_pair.json", shared / "seeds" / "time.txt", shared / "seeds" / "inquisitr.txt")
    return {figure.floor: figure.measured for figure in guiding_pair.measure(shared)}


@pytest.mark.parametrize("copy", ["guiding-pair", "guiding-pair-stripped"])
@pytest.mark.parametrize(
    "what",
    ["sentences", "places", "left-out", "boilerplate", "derivation", "credits", "quotations", "unasked"],
)
def test_the_guiding_pair_is_read_as_a_person_reads_it(guiding, copy, what):
    check(f"{copy}-{what}", guiding[f"{copy}-{what}"])


def test_a_stripped_copy_gets_the_same_verdicts(guiding):
    check("guiding-pair-stripped-differing", guiding["guiding-pair-stripped-differing"])


def test_passages_of_synthetic_retellings_are_found_and_right(shared):
    """On a fixed sample of the gold pairs, scored by the tool that was lent with them."""
    data = shared / "data" / "retellings"
    need(retellings.tool(shared), data / "syn1000.jsonl.gz", data / "syn1000.gold.jsonl.gz")
    held = retellings.corpus(shared, SAMPLE)
    found = retellings.score(shared, held, [retellings.passages(pair) for pair in held.pairs])
    check("retellings-sample-precision", found.precision)
    check("retellings-sample-recall", found.recall)


def test_sentences_that_say_the_same_are_told_from_others(shared):
    """On every fifth pair of MSRP test."""
    need(shared / "data" / "paraphrase" / "msr_paraphrase_test.txt")
    check("msrp-sample-accuracy", msrp.accuracy(shared, every=5))


def test_the_probability_of_derivation_means_what_it_says(shared):
    """Refitted over stories, without the synthetic retellings."""
    pytest.importorskip("sklearn", reason="calibration needs the bench extra")
    calibration = importlib.import_module("bench.calibration")  # mypy runs without the bench extra
    need(shared / "data" / "stories", shared / "data" / "allsides", shared / "data" / "wire_reprints")
    table = calibration.bins(calibration.answers(shared, synthetic=False))
    check("calibration-sample-error", calibration.error(table))
