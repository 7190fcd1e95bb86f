"""The whole way, on the invented story of examples/ferry and on texts that show one thing each."""

import pytest

from tests.ferry import PAIRS, articles, at, blamed, verdict_at
from tests.floors import check
from tests.validity import faults
from whence.model import Article, Diff
from whence.options import PRESETS, Options, preset
from whence.pipeline import blame, diff
from whence.text.degrade import degrade
from whence.text.tokens import tokenise

FLIPPED = {
    "left from right": "right from left",
    "right from left": "left from right",
    "cannot tell": "cannot tell",
    "common unseen parent": "common unseen parent",
}
WIRE = "The ferry Lady Marran sank off Gannet Point on Monday. Nora Selwick led the inquiry into drills."
OTHER = "Rainfall ruined the barley harvest. Farmers in the northern valleys asked parliament for relief."
CREDITED = {"2 from 1", "4 from 1", "5 from 4"}


def one(child: str, *parents: str):
    """The blame of one text on others."""
    return blame(Article("child", child), [Article(f"parent {n}", p) for n, p in enumerate(parents, 1)], Options())


def folded(text: str) -> str:
    """The words of a text as they are compared."""
    return " ".join(tokenise(text).words)


def labels(result) -> list[str]:
    return [verdict.label for verdict in result.sentences]


@pytest.mark.parametrize("name", PAIRS)
def test_every_pair_is_derived_as_much_as_a_reader_says(name):
    assert PAIRS[name]["derivation"]["class"] == blamed(name).derivations[0].kind


@pytest.mark.parametrize("name", sorted(CREDITED))
def test_a_credit_tells_child_from_parent_in_either_order(name):
    """No date is needed, nor the right order."""
    texts = {file: Article(a.id, a.text, a.outlet) for file, a in articles().items()}
    child, parent = texts[PAIRS[name]["child"]], texts[PAIRS[name]["parent"]]
    for pair in ([child, parent], [parent, child]):
        (derivation,) = diff(pair, Options()).derivations
        assert (parent.id, child.id) == (derivation.parent, derivation.child)
        assert any("credits" in reason for reason in derivation.reasons)


@pytest.mark.parametrize("name", sorted(PAIRS.keys() - CREDITED))
def test_where_nobody_is_credited_the_dates_tell_and_without_dates_the_texts_never_the_wrong_way(name):
    child, parent = articles()[PAIRS[name]["child"]], articles()[PAIRS[name]["parent"]]
    assert parent.id == diff([child, parent], Options()).derivations[0].parent
    undated = [Article(child.id, child.text), Article(parent.id, parent.text)]
    assert diff(undated, Options()).derivations[0].parent in (parent.id, None)


def agreement(name: str) -> float:
    """Share of the sentences of a pair whose label is the reader's, or one that the reader allows."""
    sentences = PAIRS[name]["sentences"]
    found = [verdict_at(blamed(name), s["child"]).label for s in sentences]
    return sum(f in (s["label"], *s["also"]) for f, s in zip(found, sentences, strict=True)) / len(sentences)


@pytest.mark.parametrize("name", PAIRS)
def test_the_labels_agree_with_a_reader(name):
    check(f"ferry-labels-{name.replace(' ', '-')}", agreement(name))


def test_the_places_agree_with_a_reader():
    """Share of the parent places of derived sentences that some evidence points at."""
    right = places = 0
    for name, pair in PAIRS.items():
        parent = blamed(name).parents[0].text
        for sentence in pair["sentences"]:
            evidence = verdict_at(blamed(name), sentence["child"]).evidence
            for words in sentence["parent"]:
                span = at(parent, words)
                places += 1
                right += any(
                    2 * e.parent_span.overlap(span)
                    >= min(span.end - span.begin, e.parent_span.end - e.parent_span.begin)
                    for e in evidence
                )
    check("ferry-places", right / places)


def test_what_is_left_out_agrees_with_a_reader():
    """Share of the points a reader misses of which at least half is listed."""
    found = points = 0
    for name, pair in PAIRS.items():
        for point in pair["left_out"]:
            span = at(blamed(name).parents[0].text, point["parent"])
            points += 1
            found += 2 * sum(o.span.overlap(span) for o in blamed(name).left_out) >= span.end - span.begin
    check("ferry-left-out", found / points)


def test_boilerplate_agrees_with_a_reader():
    """F1 over the lines of child and parent; a line counts when half of it is marked."""
    hits = wanted = marked = 0
    for name, pair in PAIRS.items():
        result = blamed(name)
        for article, lines in ((result.child, "child"), (result.parents[0], "parent")):
            true = [at(article.text, line) for line in pair["boilerplate"][lines]]
            found = [line.span for line in result.boilerplate if line.article == article.id]
            hits += sum(any(2 * f.overlap(t) >= t.end - t.begin for f in found) for t in true)
            wanted, marked = wanted + len(true), marked + len(found)
    check("ferry-boilerplate", 2 * hits / (wanted + marked))


@pytest.fixture(scope="module")
def story() -> Diff:
    return diff(list(articles().values()), Options())


def test_the_whole_story_is_sound(story):
    """Every pair has a derivation, every child a blame, every span its place."""
    assert [] == faults(story)
    assert 15 == len(story.derivations)


def test_of_several_parents_the_right_one_is_preferred(story):
    """What the archive copies and one article alone has word for word comes from that article."""
    (archive,) = (b for b in story.blames if b.child.id.startswith("6"))
    texts = {parent.id: folded(parent.text) for parent in archive.parents}
    wrong = []
    for verdict in archive.sentences:
        words = folded(verdict.span.of(archive.child.text))
        having = [parent for parent, text in texts.items() if words in text]
        if verdict.evidence and len(having) == 1 and having != [verdict.evidence[0].parent]:
            wrong.append((verdict.evidence[0].parent, words))
    assert [] == wrong


def test_a_sentence_that_only_one_parent_has_comes_from_that_parent():
    child = f"{WIRE.partition('. ')[0]}. Farmers in the northern valleys asked for relief."
    result = one(child, WIRE, OTHER)
    assert ["parent 1", "parent 2"] == [v.evidence[0].parent for v in result.sentences]
    swapped = one(child, OTHER, WIRE)
    assert ["parent 2", "parent 1"] == [v.evidence[0].parent for v in swapped.sentences]


def test_of_two_parents_that_have_a_sentence_the_closer_one_is_preferred():
    exact = "Inspectors tested 45 fire doors and found that 18 of them did not close fully."
    loose = "Eighteen of the 45 doors that inspectors tried would not close, the report found."
    for parents in ((exact, loose), (loose, exact)):
        (verdict,) = one(exact, *parents).sentences
        assert f"parent {parents.index(exact) + 1}" == verdict.evidence[0].parent
        assert "verbatim" == verdict.label


@pytest.mark.parametrize("name", PAIRS)
def test_the_swapped_comparison_is_the_mirror_image(name):
    """The same kind, the same direction seen from the other end, the same passages."""
    one, other = articles()[PAIRS[name]["parent"]], articles()[PAIRS[name]["child"]]
    (forth,), (back,) = (diff(pair, Options()).derivations for pair in ([one, other], [other, one]))
    if FLIPPED[forth.direction] == forth.direction:
        assert (forth.kind, forth.direction) == (back.kind, back.direction)
        return
    assert (forth.kind, forth.child, forth.parent) == (back.kind, back.child, back.parent)
    assert (forth.score, forth.direction_score) == (back.score, back.direction_score)


def test_a_diff_is_the_same_every_time(story):
    assert story == diff(list(articles().values()), Options())


@pytest.mark.parametrize("file", sorted(articles()))
def test_identical_texts_are_verbatim_throughout(file):
    text = articles()[file].text
    result = one(text, text)
    assert set(labels(result)) <= {"verbatim", "boilerplate"}
    assert ["wholly"] == [d.kind for d in result.derivations]
    assert {"same"} == {run.kind for run in result.words if run.parent}
    assert () == result.left_out
    assert all(e.parent_span == e.child_span for v in result.sentences for e in v.evidence)


@pytest.mark.parametrize("kind", ["lower", "strip"])
def test_a_worse_copy_comes_from_its_article_throughout(kind):
    text = articles()["1-skerrywire.txt"].text
    result = one(degrade(text, kind).text, text)
    assert "wholly" == result.derivations[0].kind
    assert not {"new", "unknown", "paraphrased"} & set(labels(result))


def test_unrelated_texts_give_nothing():
    result = one(OTHER, WIRE)
    assert ["new", "new"] == labels(result)
    assert "non-derived" == result.derivations[0].kind
    assert {"none"} == {run.kind for run in result.words}
    assert folded(WIRE) == folded(" ".join(o.span.of(WIRE) for o in sorted(result.left_out, key=lambda o: o.span)))


@pytest.mark.parametrize(
    "phrase",
    [
        "said on Monday",
        "he said in a statement",
        "according to the report",
        "on the other hand",
        "at least three people",
    ],
)
def test_a_common_phrase_is_no_reuse(phrase):
    """News is full of them; two stories that share one are not related by it."""
    child = f"Rainfall ruined the barley harvest in the valleys, farmers {phrase}, and prices rose."
    parent = f"The ferry Lady Marran sank off Gannet Point, inspectors {phrase}, and nobody was hurt."
    result = one(child, parent)
    assert ["new"] == labels(result)
    assert "non-derived" == result.derivations[0].kind


def test_paragraphs_that_moved_are_found_where_they_were():
    paragraphs = [p for p in articles()["1-skerrywire.txt"].text.split("\n\n") if len(p) > 150]
    result = one("\n\n".join(reversed(paragraphs)), "\n\n".join(paragraphs))
    assert {"verbatim"} == set(labels(result))
    for verdict in result.sentences:
        source = verdict.evidence[0].parent_span.of(result.parents[0].text)
        assert folded(verdict.span.of(result.child.text)) == folded(source)


def test_a_sentence_fused_of_two_places_has_both():
    """Two sentences of one paragraph, and two that stand far apart with another story between them."""
    first, second = (
        "The ferry was towed to Eastholm harbour.",
        "Inspectors found 18 fire doors that did not close.",
    )
    fused = "The ferry was towed to Eastholm harbour, and 18 fire doors did not close, inspectors found."
    for between in (" ", f" {OTHER} "):
        parent = first + between + second
        (verdict,) = one(fused, parent).sentences
        for words in ("towed to Eastholm", "fire doors"):
            assert any(e.parent_span.overlap(at(parent, words)) == len(words) for e in verdict.evidence)


def test_fused_sentences_of_the_story_agree_with_a_reader():
    """Share of the sentences that a reader traces to several places of which every place is found."""
    found = fused = 0
    for name, pair in PAIRS.items():
        parent = blamed(name).parents[0].text
        for sentence in pair["sentences"]:
            spans = [at(parent, words) for words in sentence["parent"]]
            evidence = verdict_at(blamed(name), sentence["child"]).evidence
            fused += len(spans) > 1
            found += len(spans) > 1 and all(any(e.parent_span.overlap(s) > 10 for e in evidence) for s in spans)
    check("ferry-fused", found / fused)


@pytest.mark.parametrize("sentence", ["He said he had never been there.", "It can impose a fine.", "Nobody was hurt."])
def test_a_short_sentence_of_common_words_that_moved_is_verbatim(sentence):
    """Its words are not rare, but it is there as a whole, and the texts share more."""
    result = one(f"{sentence} {WIRE}", f"{OTHER} {WIRE} {sentence}")
    assert "verbatim" == verdict_at(result, sentence).label


@pytest.mark.parametrize("sentence", ["Nobody was hurt.", "He declined to comment.", "It can impose a fine."])
def test_a_short_sentence_of_common_words_accuses_nobody_where_nothing_else_is_shared(sentence):
    """Two papers may both write that nobody was hurt."""
    result = one(f"Rain fell. {sentence}", f"{OTHER} {sentence}")
    assert verdict_at(result, sentence).label in ("new", "unknown")


def test_a_number_written_otherwise_is_the_same_number():
    result = one("The board gave Calder Lines two days to respond.", "The board gave Calder Lines 2 days to respond.")
    assert ["edited"] == labels(result)
    assert ["number"] == [e.kind for e in result.sentences[0].evidence[0].edits if e.kind != "same"]


def test_every_edit_kind_but_replaced_shows_in_one_sentence():
    """Case, an inflection, a number, a misspelling, a word put in, a word left out."""
    result = one(
        "THE Inspectors tests forty doors that Zelenskyyy really owned, near Eastholm harbour, on Tuesday.",
        "The inspectors tested 40 doors that Zelenskyy owned, near the Eastholm harbour, on Tuesday.",
    )
    kinds = {edit.kind for evidence in result.sentences[0].evidence for edit in evidence.edits}
    assert {"same", "cosmetic", "inflected", "variant", "inserted", "deleted"} <= kinds


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_finds_the_credited_pair_and_is_sound(name):
    pair = PAIRS["4 from 1"]
    result = blame(articles()[pair["child"]], [articles()[pair["parent"]]], preset(name))
    assert [] == faults(result)
    assert "partially" == result.derivations[0].kind


def test_without_rewording_only_shared_words_count():
    pair = PAIRS["4 from 1"]
    result = blame(articles()[pair["child"]], [articles()[pair["parent"]]], preset("web", rewording=False))
    assert [] == faults(result)
    assert {"aligned"} == {e.kind for v in result.sentences for e in v.evidence}


def test_boilerplate_is_neither_borrowed_nor_counted():
    both = "By Ada Lund\n\nSign up for our newsletter\n\n"
    result = one(both + WIRE, both + OTHER)
    assert ["boilerplate", "boilerplate", "new", "new"] == labels(result)
    assert "non-derived" == result.derivations[0].kind


def test_notes_of_the_articles_are_told():
    child, parent = Article("a", WIRE, notes=("a: was guessed.",)), Article("b", WIRE)
    assert "a: was guessed." in blame(child, [parent], Options()).notes
    assert "a: was guessed." in diff([child, parent], Options()).notes


@pytest.mark.parametrize("text", ["", " \n", "…", "🚢", "\u200b"])
def test_a_text_without_words_derives_from_nothing_and_is_none_the_worse(text):
    for pair in ((text, WIRE), (WIRE, text), (text, text)):
        result = one(*pair)
        assert [] == faults(result)
        assert "non-derived" == result.derivations[0].kind
