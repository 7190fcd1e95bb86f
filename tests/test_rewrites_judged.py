"""A sample of the rewrites of ours, judged: `python -m bench rewrites` takes a thousand of each."""

from bench.rewrites import answers, rate
from bench.rewritings.pairs import cases
from tests.floors import check

SAMPLE = 165


def test_what_says_the_same_is_hardly_ever_a_conflict():
    found = answers(list(cases(SAMPLE, changed=False, seed=5)), processes=1)

    check("rewrites-sample-conflict", rate(found, lambda answer: answer.is_conflict))
    check("rewrites-sample-kept", rate(found, lambda answer: answer.is_kept))


def test_what_was_changed_is_mostly_a_conflict():
    found = answers(list(cases(SAMPLE, changed=True, seed=5)), processes=1)

    check("rewrites-sample-changed", rate(found, lambda answer: answer.is_conflict))
