"""Articles such as nobody would write: no exception, and each result is sound (more: bench/fuzz.py)."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz import attempt
from tests.mutants import FIGURES, JUNK, SCRIPTS, articles, figured, sentences
from tests.validity import faults
from whence.model import Article, Edit, Evidence, LeftOut, SentenceVerdict, Span
from whence.options import Options
from whence.pipeline import blame, diff, facts

COUNT, PARTS = 2_000, 20
PIECES = st.sampled_from([*JUNK, *SCRIPTS, *sentences()[:40]])
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.lists(PIECES, max_size=8).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


@pytest.mark.parametrize("part", range(PARTS))
def test_mutilated_articles_give_sound_results(part):
    """Two thousand; the number in the message makes one again: python -m bench.fuzz --seed N --count 1."""
    size = COUNT // PARTS
    wrong = {seed: fault for seed in range(part * size, (part + 1) * size) if (fault := attempt(seed))}
    assert {} == wrong


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_any_texts_give_a_sound_diff(texts):
    """Lone surrogates, controls, other scripts, halves of words, the same text twice."""
    assert [] == faults(diff([Article(str(n), text) for n, text in enumerate(texts)], Options()))


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*FIGURES, *JUNK]), max_size=12), st.lists(st.sampled_from(FIGURES), max_size=12),
       st.sampled_from([" ", ". ", ", ", "\n", ""]))  # fmt: skip
def test_any_figures_give_sound_facts_of_several_articles(one, other, mark):
    """Three of them, so that what drifts is looked for as well."""
    texts = [mark.join(one), mark.join(other), mark.join([*one, *other])]
    days = ("2031-05-13", None, "2031-05-14")
    told = [Article(str(n), text, date=day) for n, (text, day) in enumerate(zip(texts, days, strict=True))]
    assert [] == faults(facts(told, Options(quotes=False)))


def test_articles_full_of_figures_give_sound_results():
    """The article of one seed against that of the next and against itself."""
    for seed in range(120):
        one, other = figured(seed), figured(seed + 1)
        result = blame(Article("c.txt", other.text + one.text, date=other.date), [one], Options(quotes=False))
        assert [] == faults(result), seed


def test_a_seed_makes_the_same_articles_every_time():
    """So that a failure can be repeated."""
    assert [articles(n) for n in range(50)] == [articles(n) for n in range(50)]
    assert [figured(n) for n in range(50)] == [figured(n) for n in range(50)]


def test_the_mutilations_leave_something_to_find():
    """If all pairs were unrelated, the test above would see little."""
    found = [diff(articles(seed), Options()) for seed in range(60)]
    verdicts = [verdict for each in found for blamed in each.blames for verdict in blamed.sentences]
    kinds = {edit.kind for verdict in verdicts for e in verdict.evidence for edit in e.edits}
    labels = {verdict.label for verdict in verdicts}
    assert {"same", "cosmetic", "replaced", "inserted", "deleted"} <= kinds
    assert {"verbatim", "edited", "paraphrased", "new"} <= labels


def broken(**changes):
    """A sound result with one thing spoilt."""
    text = "The ferry Lady Marran sank off Gannet Point."
    result = blame(Article("c", text), [Article("p", text)], Options())
    return result.__class__(**{**vars(result), **changes})


SPOILT: dict[str, dict[str, Any]] = {
    "a sentence beyond the text": {"sentences": (SentenceVerdict(Span(0, 99), "new", 0.5, 0.5, "x"),)},
    "a sentence missing": {"sentences": ()},
    "words missing": {"words": ()},
    "a weight above one": {"left_out": (LeftOut("p", Span(0, 3), 2.0),)},
    "an empty span": {"left_out": (LeftOut("p", Span(3, 3), 0.5),)},
    "no derivation": {"derivations": ()},
    "edits with a hole": {
        "sentences": (
            SentenceVerdict(
                Span(0, 44),
                "edited",
                0.5,
                0.5,
                "x",
                (
                    Evidence(
                        "p",
                        "aligned",
                        Span(0, 43),
                        Span(0, 43),
                        1.0,
                        1.0,
                        (),
                        (Edit("same", Span(0, 9), Span(0, 9)),),
                    ),
                ),
            ),
        )
    },
}


def test_a_sound_result_has_no_fault():
    assert [] == faults(broken())


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_result_has_one(case):
    """The checks themselves see what they are to see."""
    assert faults(broken(**SPOILT[case]))
