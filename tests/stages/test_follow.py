from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ferry import PAIRS, articles, at
from whence.model import Article, Attribution, LeftOut, Quotation, Span, Speaker, Voices
from whence.stages.follow import Counterpart, follow
from whence.text.attribution.quotemarks import quotemarks
from whence.text.degrade import degrade
from whence.text.witness import prepare

WEIR, OSK = Speaker("named", "Ann Weir"), Speaker("named", "Tom Osk")
NAMES = count()


def said(text: str, words: str, speaker: Speaker = WEIR) -> Attribution:
    """The attribution of `words` (pieces parted by a bar) in `text`, with the marks that stand there."""
    spans = []
    for piece in words.split("|"):
        span = at(text, piece)
        while not text[span.end - 1].isalnum():
            span = Span(span.begin, span.end - 1)
        spans.append(span)
    quoted = [part for mark in quotemarks(text) if mark.depth == 0 for part in mark.parts]
    marked = tuple(Span(max(s.begin, q.begin), min(s.end, q.end)) for s in spans for q in quoted if q.overlap(s))
    kind = "indirect" if not marked else "direct" if marked == tuple(spans) else "mixed"
    return Attribution((), (), tuple(spans), kind, marked, speaker, "model", 0.9)  # type: ignore[arg-type]


def heard(text: str, *attributions: Attribution) -> tuple[Article, Voices]:
    name = f"article{next(NAMES)}"
    return Article(name, text), Voices(name, attributions)


def followed(child: tuple[Article, Voices], *parents: tuple[Article, Voices]) -> tuple[Quotation, ...]:
    return follow(prepare(child[0]), child[1], [Counterpart(prepare(a), v) for a, v in parents])


SPEECH = "We counted 48 crates on the pier and none of them had a label, because the clerk never came back from lunch"
PARENT = f"The harbour was quiet.\n\n“{SPEECH},” said Ann Weir. It rained.\n"


def fate(words: str, *, parent: str = PARENT, source: str = SPEECH) -> Quotation:
    """What became of the speech when the child quotes it as `words`."""
    text = f"PORT CALDER. “{words},” said Ann Weir."
    return followed(heard(text, said(text, words)), heard(parent, said(parent, source)))[0]


@pytest.mark.parametrize(
    ("words", "fidelity"),
    [
        (SPEECH, "exact"),
        (SPEECH.upper(), "exact"),
        (SPEECH.replace("48", "forty-eight"), "exact"),
        (SPEECH.replace("none of them", "none of [the crates]"), "exact"),
        (SPEECH.replace("them", "them [the crates]"), "exact"),
        (SPEECH.replace("We", "[W]e"), "exact"),
        (SPEECH.replace("We", "Um, we"), "exact"),
        (SPEECH.replace("and none of them had", "… had"), "trimmed"),
        (SPEECH.split(", because", maxsplit=1)[0], "trimmed"),
        (SPEECH.split("none of ")[1], "trimmed"),
        (SPEECH.replace(" on the pier", ""), "cut"),
        (SPEECH.replace("48", "84"), "altered"),
        (SPEECH.replace("clerk", "captain"), "altered"),
        (SPEECH.replace("never came", "came"), "altered"),
        (SPEECH.replace("had a label", "had not a label"), "altered"),
        ("There were some boxes lying about somewhere, I think", "unsupported"),
    ],
)
def test_what_became_of_the_words(words, fidelity):
    assert fidelity == fate(words).fidelity


def test_contractions_and_spellings_are_no_change():
    parent = "“We don't recognise the U.S. programme, and it's not our colour,” said Ann Weir."
    source = "We don't recognise the U.S. programme, and it's not our colour"
    words = "We do not recognize the US program, and it is not our color"
    found = fate(words, parent=parent, source=source)
    assert ("exact", ()) == (found.fidelity, found.also)


def test_whole_sentences_may_be_left_out_at_an_end():
    source = "The pier is closed to everybody. The lamps are out"
    parent = f"“{source},” said Ann Weir."
    assert "exact" == fate("The pier is closed to everybody", parent=parent, source=source).fidelity


def test_a_cue_that_interrupts_one_side_is_no_change():
    one = "“The pier is closed to everybody,” Ann Weir said, “and the lamps are out.”"
    other = "“The pier is closed to everybody, and the lamps are out,” Ann Weir said."
    apart = said(one, "The pier is closed to everybody|and the lamps are out")
    whole = said(other, "The pier is closed to everybody, and the lamps are out")
    assert "exact" == followed(heard(one, apart), heard(other, whole))[0].fidelity
    merged = followed(heard(other, whole), heard(one, apart))[0]
    assert ("exact", "merged") == (merged.fidelity, merged.joined)
    assert {"same", "cosmetic"} >= {edit.kind for edit in merged.versions[0].edits}


def test_one_quotation_split_in_two():
    """Neither half is trimmed: the rest stands in the other."""
    parent = "“The pier is closed to everybody because the lamps were stolen last night,” Ann Weir said."
    child = "“The pier is closed to everybody,” Ann Weir said. Why? “Because the lamps were stolen last night.”"
    halves = said(child, "The pier is closed to everybody"), said(child, "Because the lamps were stolen last night")
    source = said(parent, "The pier is closed to everybody because the lamps were stolen last night")
    found = followed(heard(child, *halves), heard(parent, source))
    assert [("exact", "split")] * 2 == [(q.fidelity, q.joined) for q in found]


def test_two_places_put_together_are_spliced():
    parent = (
        "“The pier is closed to everybody this week,” Ann Weir said.\n\nThe council met on Monday. Nobody came.\n\n"
        "“Our boats lie idle in the northern basin,” Ann Weir said."
    )
    sources = (
        said(parent, "The pier is closed to everybody this week"),
        said(parent, "Our boats lie idle in the northern basin"),
    )
    for words in (
        "The pier is closed to everybody this week. Our boats lie idle in the northern basin",
        "Our boats lie idle in the northern basin. The pier is closed to everybody this week",
    ):
        text = f"“{words},” Ann Weir said."
        assert "spliced" == followed(heard(text, said(text, words)), heard(parent, *sources))[0].fidelity


def test_marks_lost_and_gained():
    direct, report = (
        "“We never sell on credit to any strangers,” Ann Weir said.",
        "They never sell on credit to any strangers",
    )
    other = f"Ann Weir said that {report[0].lower()}{report[1:]}."
    one = heard(direct, said(direct, "We never sell on credit to any strangers"))
    two = heard(other, said(other, "they never sell on credit to any strangers"))
    lost, gained = followed(two, one)[0], followed(one, two)[0]
    assert ("marks lost", ()) == (lost.fidelity, lost.also)
    assert ("marks gained", ("altered",)) == (gained.fidelity, gained.also)


@pytest.mark.parametrize(
    ("speaker", "fidelity"),
    [
        (OSK, "reattributed"),
        (Speaker("named", "Weir"), "exact"),
        (Speaker("unnamed", "an official"), "exact"),
        (Speaker("unknown"), "exact"),
        (Speaker("named", "Harbour Board"), "exact"),
        (Speaker("named", "Tom Osk", affiliation="the Weir office"), "exact"),
    ],
)
def test_only_another_person_is_a_reattribution(speaker, fidelity):
    text = f"“{SPEECH},” the speaker said."
    child = heard(text, said(text, SPEECH, speaker))
    assert fidelity == followed(child, heard(PARENT, said(PARENT, SPEECH)))[0].fidelity


def test_the_parent_that_accuses_least_is_taken():
    """The child may have had it from there; the others are listed."""
    other = PARENT.replace("48", "47")
    text = f"“{SPEECH},” said Ann Weir."
    parents = [heard(p, said(p, s)) for p, s in ((other, SPEECH.replace("48", "47")), (PARENT, SPEECH))]
    found = followed(heard(text, said(text, SPEECH)), *parents)[0]
    assert "exact" == found.fidelity
    assert [parents[1][0].id, parents[0][0].id] == [v.parent for v in found.versions]


def test_reported_speech_may_be_reworded_but_not_turned_round():
    parent = "Ann Weir said that crews had logged 23 drills which they may never have held at sea."
    source = said(parent, "crews had logged 23 drills which they may never have held at sea")

    def of(words: str) -> str:
        text = f"Ann Weir said that {words}."
        return followed(heard(text, said(text, words)), heard(parent, source))[0].fidelity

    assert "exact" == of("crews logged 23 drills which they may never have held at sea")
    assert "altered" == of("crews had logged 32 drills which they may never have held at sea")
    assert "altered" == of("crews had logged 23 drills which they never have held at sea")


def test_short_common_words_need_a_place_that_fits():
    parent = "It was very hard to say who of the many guests came first."
    text = "“Very hard,” said Ann Weir."
    found = followed(heard(text, said(text, "Very hard")), heard(parent))[0]
    assert found.fidelity in ("unsupported", "unknown")
    assert () == found.versions


def test_a_caveat_left_out_is_reported_with_its_weight():
    parent = f"“{SPEECH},” said Ann Weir. “But that is no proof of theft, and we may be wrong.”"
    sources = said(parent, SPEECH), said(parent, "But that is no proof of theft, and we may be wrong")
    text = f"“{SPEECH},” said Ann Weir."
    article, voices = heard(parent, *sources)
    known = LeftOut(article.id, at(parent, "But that is no proof of theft, and we may be wrong"), 0.99, ("known",))
    child = heard(text, said(text, SPEECH))
    (found,) = follow(prepare(child[0]), child[1], [Counterpart(prepare(article), voices)], [known])
    assert ["But that is no proof of theft, and we may be wrong"] == [c.span.of(parent) for c in found.caveats]
    assert (0.99, True) == (found.caveats[0].weight, "known" in found.caveats[0].reasons)
    whole = heard(parent, *sources)
    assert [()] * 2 == [q.caveats for q in followed(whole, (article, voices))]


@pytest.mark.parametrize("name", PAIRS)
def test_the_ferry(name):
    """Every quotation of every pair, as a careful human reads it."""
    pair = PAIRS[name]
    child, parent = articles()[pair["child"]], articles()[pair["parent"]]
    truth = pair["quotations"]
    own = tuple(said(child.text, q["child"], Speaker("named", q["source"])) for q in truth)
    held = {
        q["child"]: said(parent.text, q["child"], Speaker("named", q["source"]))
        for other in PAIRS.values()
        if other["child"] == pair["parent"]
        for q in other["quotations"]
    }
    known = Voices(parent.id, tuple(held.values()))
    if not held:  # the earliest witness: what the others took from it
        parents = {q["parent"]: q for q in truth if q["parent"] and len(q["parent"].split()) > 6}
        known = Voices(
            parent.id, tuple(said(parent.text, w, Speaker("named", q["source"])) for w, q in parents.items())
        )
    found = follow(prepare(child), Voices(child.id, own), [Counterpart(prepare(parent), known)])
    wrong = [
        (q["child"], q["fidelity"], f.fidelity)
        for q, f in zip(truth, found, strict=True)
        if f.fidelity not in (q["fidelity"], *q.get("also", ()))
    ]
    assert [] == wrong


@pytest.mark.parametrize("worse", ["child", "parent", "both"])
def test_a_copy_without_marks_is_exact(worse):
    text = f"“{SPEECH},” said Ann Weir."
    sides = []
    for side, whole in (("child", text), ("parent", PARENT)):
        if worse in (side, "both"):
            copy = degrade(whole).text
            sides.append(heard(copy, said(copy, degrade(SPEECH).text.strip())))
        else:
            sides.append(heard(whole, said(whole, SPEECH)))
    found = followed(*sides)[0]
    assert ("exact", ()) == (found.fidelity, found.also)


PIECES = st.lists(st.sampled_from([*SPEECH.split(), "“", "”", "...", "[x]", "not", ".", "\n\n", "said", "$5", "f***"]))


@given(PIECES, PIECES, st.data())
def test_nothing_raises_and_every_span_slices_back(child, parent, data):
    texts = " ".join(child), " ".join(parent)
    voices = []
    for text in texts:
        spans = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
        content = (Span(spans[0], spans[1]), Span(spans[2], spans[3]))
        marked = content[:1] if data.draw(st.booleans()) else ()
        voices.append(Voices("a", (Attribution((), (), content, "mixed", marked, WEIR, "marks", 0.5),)))
    sides = [prepare(Article(n, t)) for n, t in zip("ab", texts, strict=True)]
    for found in follow(sides[0], voices[0], [Counterpart(sides[1], voices[1])]):
        assert 0 <= found.score <= 1
        assert found.fidelity not in found.also
        for version in found.versions:
            assert all(0 <= s.begin < s.end <= len(texts[1]) for s in version.spans)
            for edit in version.edits:
                assert 0 <= edit.left.begin <= edit.left.end <= len(texts[1])
                assert 0 <= edit.right.begin <= edit.right.end <= len(texts[0])
