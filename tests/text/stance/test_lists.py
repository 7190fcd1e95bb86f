"""Every entry of the lists of this package is reachable, and is what the tokens of a text can be."""

from pathlib import Path

import pytest

from whence.model import Article
from whence.text import lexicon
from whence.text.stance import outlook, strength, vagueness
from whence.text.stance.cues import cues
from whence.text.stance.entries import table
from whence.text.stance.phrases import LONGEST, present
from whence.text.tokens import tokenise
from whence.text.witness import prepare

ENTRIES = [
    (kind, place, base, form)
    for kind, _, place, base, forms in (line.split("\t") for line in lexicon.lines("stance.txt"))
    for form in forms.split("|")
]
FRAMES = (
    "Aldane {} open the pier.", "Aldane {} ballot fraud.", "He {} that the pier was shut.", "Aldane is {} safe.",
    "The town had {} fraud.", "In Varsk {} the pier is shut.", '"The pier is shut," {} Aldane.', "{} they leave.",
    "The town has the {} fraud.", "The town is {} shut.", "They {} that it was shut.", "The three {}.",
)  # fmt: skip
PLACES = ("verb", "noun", "of", "near", "clause", "say", "say?", "none")
KINDS = (
    "negation idle possibility probability expectation doubt allegation belief approximation conditional booster"
    " question intention neutral doubtful suggestive concessive affirming strong denying"
).split()


def witness(text):
    return prepare(Article("a", text))


def test_no_expression_stands_twice():
    forms = [form for *_, form in ENTRIES]
    assert sorted(set(forms)) == sorted(forms)


@pytest.mark.parametrize("line", lexicon.lines("stance.txt"))
def test_an_entry_has_its_five_columns(line):
    kind, level, place, base, forms = line.split("\t")
    assert kind in KINDS
    assert place in PLACES
    assert -3 <= int(level) <= 3
    assert base
    assert [form.split() for form in forms.split("|")] == [tokenise(form).words for form in forms.split("|")]


@pytest.mark.parametrize("line", [line for line in lexicon.lines("stance.txt") if not line.startswith("idle")])
def test_every_cue_is_reachable(line):
    kind, _, place, base, forms = line.split("\t")
    for form in forms.split("|"):
        found = [cue.entry for frame in FRAMES for cue in cues(witness(frame.format(form)))]
        assert (kind, place, base, form.split()) in [(e.kind, e.place, e.base, e.words) for e in found]


@pytest.mark.parametrize("form", [form for kind, *_, form in ENTRIES if kind == "idle"])
def test_every_idle_expression_hides_the_cue_in_it(form):
    begun = [
        some for some in (table()[form.split()[0]].longer.get(form.split()[1], ())) if " ".join(some.words) == form
    ]
    assert ["idle"] == [entry.kind for entry in begun]
    assert [] == [cue for cue in cues(witness(f"Varsk, {form} pier.")) if cue.begin <= len(form.split())]


@pytest.mark.parametrize("line", lexicon.lines("outlook.txt"))
def test_every_judging_word_is_reachable(line):
    sign, _, forms = line.split("\t")
    other = "good" if sign == "bad" else "bad"
    for form in forms.split():
        assert (1 if sign == "good" else -1) == outlook._values()[form][0]
        assert form not in [w for some in lexicon.lines("outlook.txt") if some.startswith(other) for w in some.split()]


@pytest.mark.parametrize("line", lexicon.lines("vague.txt"))
def test_every_vague_expression_is_reachable(line):
    name, weight = line.split("\t")
    assert float(weight) == float(weight)
    if name not in (vagueness.LENGTH, vagueness.BIAS):
        assert tokenise(name).words == name.split()
        assert name in list(present(name.split(), vagueness._terms()))
        assert len(name.split()) <= LONGEST


@pytest.mark.parametrize(("form", "kind"), strength.claims().items())
def test_every_word_of_strength_is_reachable(form, kind):
    assert tokenise(form).words == form.split()
    assert 0 < strength.features(form.split())[f"{kind}-count"]


@pytest.mark.parametrize("line", lexicon.lines("strength_weights.txt"))
def test_every_weight_of_strength_belongs_to_a_feature(line):
    level, name, *figures = line.split()
    assert int(level) in strength.LEVELS
    assert 3 == len(figures)
    assert name == "bias" or (name in strength.features([]) and float(figures[1]) > 0)


def test_the_candidates_of_the_vague_are_listed_once():
    path = Path(__file__).parents[3] / "training" / "vague.txt"
    forms = [f for line in path.read_text(encoding="utf-8").splitlines()[1:] for f in line.split("\t")[1].split("|")]
    assert sorted(set(forms)) == sorted(forms)
