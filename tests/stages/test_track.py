"""Who changed a fact first, and who inherited it. All articles are invented."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence import diff
from whence.model import (
    Amount,
    Article,
    Blame,
    Change,
    Derivation,
    Drift,
    Edit,
    Evidence,
    Fact,
    SentenceVerdict,
    Span,
)
from whence.options import Options
from whence.stages.track import track
from whence.text.slots.drift_order import Order

EDITIONS = "abcdefgh"


def told(name: str, value: str, date: str | None = None) -> Article:
    return Article(name, f"The fire at the mill hurt {value} people.", date=date)


def fact(article: Article, words: str, kind: str = "count") -> Fact:
    begin = article.text.index(words)
    amount = Amount(float(words), float(words), float(words)) if words.isdigit() else None
    return Fact(kind, Span(begin, begin + len(words)), f"{words} person", amount, "people")  # type: ignore[arg-type]


def change(parent: Article, left: Fact | None, right: Fact | None, **how) -> Change:
    """What a comparison of two figures would say."""
    given = left or right
    assert given is not None
    if left is None or right is None:
        verdict = "dropped" if right is None else "added"
    else:
        verdict = "same" if left.norm == right.norm else "conflict"
    how = {"verdict": verdict, "rule": "", "score": 0.9, **how}
    return Change(given.type, parent=parent.id, left=left, right=right, **how)


def blame(child: Article, parents: Sequence[Article], changes: Sequence[Change]) -> Blame:
    return Blame(child, tuple(parents), (), (), (), (), (), changes=tuple(changes))


def derived(left: str, right: str, share: float = 0.5, direction: str = "right from left") -> Derivation:
    return Derivation(left, right, "partially", direction, 0.9, 0.8, share, share)  # type: ignore[arg-type]


def compared(articles: Sequence[Article], words: Sequence[str], pairs: Sequence[tuple[int, int]] = ()) -> list[Blame]:
    """Each article held against the parents named in `pairs`, or against all that stand before it."""
    facts = [fact(article, word) for article, word in zip(articles, words, strict=True)]
    found = []
    for n, child in enumerate(articles):
        parents = [m for m in range(n) if not pairs or (m, n) in pairs]
        if parents:
            changes = [change(articles[m], facts[m], facts[n]) for m in parents]
            found.append(blame(child, [articles[m] for m in parents], changes))
    return found


def tracked(
    values: Sequence[str],
    dates: Sequence[str | None] = (),
    derivations: Sequence[Derivation] = (),
    pairs: Sequence[tuple[int, int]] = (),
) -> tuple[Drift, ...]:
    """Articles a, b, c … with these figures; dated a day apart unless told otherwise."""
    dates = dates or [f"2031-05-{n + 1:02}" for n in range(len(values))]
    articles = [told(name, value, date) for name, value, date in zip(EDITIONS, values, dates, strict=False)]
    return track(articles, compared(articles, values, pairs), derivations)


def verdicts(drift: Drift) -> list[tuple[str, str, str | None]]:
    return [(reading.article, reading.verdict, reading.heir_of) for reading in drift.readings]


def test_the_first_to_deviate_and_its_heir():
    (drift,) = tracked(("40", "40", "14", "14"))
    assert ("count", "c", ("d",)) == (drift.type, drift.first, drift.heirs)
    assert [("a", "same", None), ("b", "same", None), ("c", "conflict", None), ("d", "conflict", "c")] == verdicts(
        drift
    )
    assert drift.reason == "c is the first to say “14” where a, the earliest known, says “40”."


def test_three_articles_with_one_deviation():
    (drift,) = tracked(("40", "14", "14"))
    assert ("b", ("c",)) == (drift.first, drift.heirs)


def test_all_the_same_is_no_drift():
    assert () == tracked(("40", "40", "40", "40"))


def test_two_articles_are_a_change_and_no_drift():
    assert () == tracked(("40", "14"))


def test_nothing_is_claimed_without_order():
    (drift,) = tracked(("40", "14", "14"), (None, None, None))
    assert (None, ()) == (drift.first, drift.heirs)
    assert drift.reason == "a says “40”, b says “14”: neither credits, dates nor the texts tell which came first."
    assert [("a", "same", None), ("b", "conflict", None), ("c", "conflict", None)] == verdicts(drift)


def test_a_second_deviation_has_heirs_of_its_own():
    (drift,) = tracked(("40", "14", "50", "14", "50"))
    assert ("b", ("d",)) == (drift.first, drift.heirs)
    assert [None, None, None, "b", "c"] == [reading.heir_of for reading in drift.readings]


def test_who_comes_back_to_the_earliest_value_is_nobodys_heir():
    (drift,) = tracked(("40", "14", "40"))
    assert ("b", ()) == (drift.first, drift.heirs)
    assert ("c", "same", None) == verdicts(drift)[2]


def test_the_date_decides_and_not_the_order_in_which_articles_are_given():
    (drift,) = tracked(("14", "14", "40"), ("2031-05-03", "2031-05-02", "2031-05-01"))
    assert ("b", ("a",)) == (drift.first, drift.heirs)
    assert ["c", "b", "a"] == [reading.article for reading in drift.readings]


def test_a_longer_name_is_no_deviation_and_another_name_is_one():
    a, b, c = articles = [
        Article(n, f"{name} signed it.", date=f"2031-05-0{d}")
        for n, name, d in (("a", "Aldane", 1), ("b", "Piers Aldane", 2), ("c", "Lund", 3))
    ]
    names = [Fact("person", Span(0, len(x.text) - 11), x.text[:-11]) for x in articles]
    longer = change(a, names[0], names[1], verdict="compatible")
    other = change(a, names[0], names[2])
    assert "c" == track(articles, [blame(b, [a], [longer]), blame(c, [a], [other])], [])[0].first
    same = replace(other, verdict="compatible")
    assert () == track(articles, [blame(b, [a], [longer]), blame(c, [a], [same])], [])


def test_two_that_deviate_on_one_day_are_not_put_in_order():
    dates = ("2031-05-01", "2031-05-02", "2031-05-02")
    (drift,) = tracked(("40", "14", "14"), dates)
    assert (None, ()) == (drift.first, drift.heirs)
    assert drift.reason == "a says “40”; b says “14”, c says “14”: nothing puts these in order."
    (drift,) = tracked(("40", "14", "14"), dates, [derived("c", "b")])
    assert ("c", ("b",)) == (drift.first, drift.heirs)


def test_two_of_one_day_that_begin_alike_are_no_obstacle():
    (drift,) = tracked(("40", "40", "14"), ("2031-05-01", "2031-05-01", "2031-05-02"))
    assert "c" == drift.first


def test_without_dates_credits_tell_the_order():
    derivations = [derived("a", "b"), derived("b", "c"), derived("a", "c", direction="cannot tell")]
    (drift,) = tracked(("40", "14", "14"), (None, None, None), derivations)
    assert ("b", ("c",)) == (drift.first, drift.heirs)


def test_where_credits_and_dates_go_round_in_a_circle_nobody_is_first():
    circle = [derived("c", "a"), derived("a", "b"), derived("b", "c")]
    (drift,) = tracked(("40", "14", "14"), (None, None, None), circle)
    assert drift.first is None


def test_an_heir_that_is_closer_to_an_unchanged_article_may_have_come_to_it_by_itself():
    pairs = [(0, 1), (0, 2)]
    (drift,) = tracked(("40", "14", "14"), (), [derived("a", "c", 0.9), derived("b", "c", 0.2)], pairs)
    assert ("b", ("c",)) == (drift.first, drift.heirs)
    assert drift.reason.endswith("c has the same value, but may have come to it by itself.")
    (drift,) = tracked(("40", "14", "14"), (), [derived("a", "c", 0.2), derived("b", "c", 0.9)], pairs)
    assert "by itself" not in drift.reason


def test_an_heir_is_the_heir_of_the_one_it_shares_most_with():
    pairs = [(0, 1), (0, 2), (0, 3)]
    (drift,) = tracked(("40", "14", "14", "14"), (), [derived("b", "d", 0.3), derived("c", "d", 0.8)], pairs)
    assert ["b", "c"] == [reading.heir_of for reading in drift.readings[2:]]
    (drift,) = tracked(("40", "14", "14", "14"), (), [derived("b", "d", 0.3), derived("c", "d", 0.8)], [*pairs, (1, 3)])
    assert "b" == drift.readings[3].heir_of, "its passage was compared with that of b"


def test_one_that_tells_it_without_the_figure_is_listed_and_accused_of_nothing():
    a, b, c = articles = [told(n, v, f"2031-05-0{d}") for n, v, d in (("a", "40", 1), ("b", "many", 2), ("c", "14", 3))]
    forty, fourteen = fact(a, "40"), fact(c, "14")
    blames = [blame(b, [a], [change(a, forty, None)]), blame(c, [a, b], [change(a, forty, fourteen)])]
    (drift,) = track(articles, blames, [])
    assert "c" == drift.first
    assert [("a", "same", None), ("b", "dropped", None), ("c", "conflict", None)] == verdicts(drift)
    assert drift.readings[1].fact is None
    assert () == track(articles, [blame(b, [a], [change(a, forty, None)]), blame(c, [a], [change(a, forty, None)])], [])


def test_a_hedge_that_is_lost_deviates():
    """Its absence is a value, unlike the absence of a figure."""
    first = Article("a", "The owner allegedly ignored it.", date="2031-05-01")
    later = [Article(n, "The owner ignored it.", date=f"2031-05-0{d}") for n, d in (("b", 2), ("c", 3))]
    hedge = fact(first, "allegedly", "hedging")
    blames = [blame(child, [first], [change(first, hedge, None, shift="hedge lost")]) for child in later]
    (drift,) = track([first, *later], blames, [])
    assert ("hedging", "b", ("c",)) == (drift.type, drift.first, drift.heirs)
    assert drift.reason.startswith(
        "b is the first to tell it without “allegedly”, which a, the earliest known, has (hedge lost)."
    )
    assert [("a", "same"), ("b", "dropped"), ("c", "dropped")] == [v[:2] for v in verdicts(drift)]


def unchanged(text: str, child_text: str, words: str) -> tuple[Edit, ...]:
    """The words of a shared stretch, each aligned with itself."""
    left, right = text.index(words), child_text.index(words)
    edits, at = [], 0
    for word in words.split():
        at = words.index(word, at)
        spans = (Span(base + at, base + at + len(word)) for base in (left, right))
        edits.append(Edit("same", *spans))
        at += len(word)
    return tuple(edits)


def copying(child: Article, parent: Article, words: str, edits: tuple[Edit, ...]) -> Blame:
    """A child that has copied `words` of its parent, so that nothing is compared."""
    spans = [Span(article.text.index(words), article.text.index(words) + len(words)) for article in (child, parent)]
    evidence = Evidence(parent.id, "aligned", spans[0], spans[1], 1.0, 0.99, edits=edits)
    verdict = SentenceVerdict(spans[0], "verbatim", 0.99, 0.99, "", (evidence,))
    return replace(blame(child, [parent], ()), sentences=(verdict,))


def test_what_copies_the_words_inherits_the_stance_without_having_been_compared():
    a = Article("a", "The owner allegedly ignored the letter.", date="2031-05-01")
    b = Article("b", "The owner ignored the letter.", date="2031-05-02")
    c = Article("c", "Sad news. The owner ignored the letter.", date="2031-05-03")
    d = Article("d", "The owner ignored the letter. He fled.", date="2031-05-04")
    lost = change(a, fact(a, "allegedly ignored", "hedging"), fact(b, "ignored", "hedging"), shift="hedge lost",
                  verdict="conflict")  # fmt: skip
    words = "The owner ignored the letter."
    blames = [
        blame(b, [a], [lost]),
        copying(c, b, words, unchanged(b.text, c.text, words)),
        copying(d, c, words, unchanged(c.text, d.text, words)),
    ]
    (drift,) = track([a, b, c, d], blames, [])
    assert ("hedging", "b", ("c", "d")) == (drift.type, drift.first, drift.heirs)
    assert [None, None, "b", "c"] == [reading.heir_of for reading in drift.readings]
    assert ["ignored"] * 2 == [
        r.fact.span.of(x.text) for r, x in zip(drift.readings[2:], (c, d), strict=True) if r.fact
    ]
    replaced = tuple(edit._replace(kind="replaced") for edit in unchanged(b.text, c.text, words))
    assert () == track([a, b, c], [blames[0], copying(c, b, words, replaced)], [])
    assert () == track([a, b, c], [blames[0], copying(c, b, "The owner", unchanged(b.text, c.text, "The owner"))], [])


def test_a_negation_that_is_new_deviates_from_articles_that_have_none():
    early = [Article(n, "The ship passed the test.", date=f"2031-05-0{d}") for n, d in (("a", 1), ("b", 2))]
    late = Article("c", "The ship did not pass the test.", date="2031-05-03")
    negation = fact(late, "did not", "negation")
    changes = [change(parent, None, negation, shift="negation gained") for parent in early]
    (drift,) = track([*early, late], [blame(late, early, changes)], [])
    assert ("c", ()) == (drift.first, drift.heirs)
    assert "c is the first to say “did not”; a, the earliest known, does not (negation gained)." == drift.reason


def test_a_figure_that_is_only_compatible_is_called_so_and_a_conflict_outweighs_it():
    a, b, c = articles = [
        told(n, v, f"2031-05-0{d}") for n, v, d in (("a", "about 40", 1), ("b", "42", 2), ("c", "42", 3))
    ]
    about = replace(fact(a, "about 40"), norm="≈ 40 person", amount=Amount(40, 36, 44, about=True))
    exact = [fact(article, "42") for article in (b, c)]
    soft = [change(a, about, one, verdict="compatible", shift="sharpened", rule="42 is about 40") for one in exact]
    blames = [blame(b, [a], soft[:1]), blame(c, [a, b], [soft[1], change(b, *exact)])]
    (drift,) = track(articles, blames, [])
    assert ("b", ("c",)) == (drift.first, drift.heirs)
    assert (
        "b is the first to say “42” where a, the earliest known, says “about 40”; both can be true (42 is about 40)."
        == (drift.reason)
    )
    d = told("d", "90", "2031-05-04")
    (drift,) = track([*articles, d], [*blames, blame(d, [a], [change(a, about, fact(d, "90"))])], [])
    assert ("d", ()) == (drift.first, drift.heirs)


def test_equal_values_are_one_value_even_if_nobody_compared_them():
    """c was held against a alone, d against b alone: both figures are the same amount."""
    (drift,) = tracked(("40", "40", "14", "14"), pairs=[(0, 1), (0, 2), (1, 3)])
    assert ("c", ("d",)) == (drift.first, drift.heirs)


def test_two_that_were_not_compared_are_held_against_each_other_by_their_values():
    (drift,) = tracked(("40", "40", "14"), pairs=[(0, 1), (1, 2)])
    assert ("c", "conflict") == (drift.first, drift.readings[2].verdict)
    (drift,) = tracked(("40", "90", "14"), pairs=[(0, 1), (1, 2)])
    assert [("b", "conflict", None), ("c", "conflict", None)] == verdicts(drift)[1:]


def test_a_figure_said_twice_in_one_article_is_one_reading():
    text = "14 hurt in fire. The fire at the mill hurt 14 people."
    a, b = told("a", "40", "2031-05-01"), told("b", "40", "2031-05-02")
    c = Article("c", text, date="2031-05-03")
    facts = [Fact("count", Span(n, n + 2), "14 person", Amount(14, 14, 14)) for n in (0, text.rindex("14"))]
    forty = [fact(a, "40"), fact(b, "40")]
    both = [change(parent, figure, other) for parent, figure in zip((a, b), forty, strict=True) for other in facts]
    blames = [blame(b, [a], [change(a, *forty)]), blame(c, [a, b], both)]
    (drift,) = track([a, b, c], blames, [])
    assert ["a", "b", "c"] == [reading.article for reading in drift.readings]
    assert drift.readings[2].fact == facts[0]


def test_a_pair_compared_both_ways_counts_once():
    articles = [told(n, v, f"2031-05-0{d}") for n, v, d in (("a", "40", 1), ("b", "14", 2), ("c", "14", 3))]
    facts = [fact(article, value) for article, value in zip(articles, ("40", "14", "14"), strict=True)]
    blames = [
        blame(child, [articles[m] for m in range(3) if m != n],
              [change(articles[m], facts[m], facts[n]) for m in range(3) if m != n])
        for n, child in enumerate(articles)
    ]  # fmt: skip
    (drift,) = track(articles, blames, [])
    assert ("b", ("c",), 3) == (drift.first, drift.heirs, len(drift.readings))
    assert drift == track(articles, blames[::-1], [])[0]


def test_two_things_are_not_taken_for_one():
    """A weak answer that would put 40 and 14 of one article into one slot is not followed."""
    text = "The fire hurt 40 people and 14 dogs."
    articles = [Article(n, text, date=f"2031-05-0{d}") for n, d in (("a", 1), ("b", 2), ("c", 3))]
    people = [Fact("count", Span(14, 16), "40 person", Amount(40, 40, 40)) for _ in articles]
    dogs = [Fact("count", Span(28, 30), "14 dog", Amount(14, 14, 14)) for _ in articles]
    a, b, c = articles
    blames = [
        blame(b, [a], [change(a, people[0], people[1]), change(a, dogs[0], dogs[1])]),
        blame(c, [a, b], [change(a, people[0], people[2]), change(b, dogs[1], dogs[2]),
                          change(b, people[1], dogs[2], score=0.6)]),
    ]  # fmt: skip
    assert () == track(articles, blames, [])


def test_what_was_found_elsewhere_or_is_too_unsure_joins_nothing():
    a, b, c = articles = [told(n, v, f"2031-05-0{d}") for n, v, d in (("a", "40", 1), ("b", "40", 2), ("c", "14", 3))]
    forty, also, fourteen = fact(a, "40"), fact(b, "40"), fact(c, "14")
    for how in ({"also": ("added",)}, {"score": 0.3}, {"verdict": "unknown", "score": 0.7}):
        blames = [blame(b, [a], [change(a, forty, also)]), blame(c, [a], [change(a, forty, fourteen, **how)])]
        assert () == track(articles, blames, [])


def test_what_cannot_be_compared_is_no_drift():
    a, b, c = articles = [
        told(n, v, f"2031-05-0{d}") for n, v, d in (("a", "some", 1), ("b", "some", 2), ("c", "few", 3))
    ]
    facts = [fact(a, "some"), fact(b, "some"), fact(c, "few")]
    blames = [blame(b, [a], [change(a, facts[0], facts[1])]),
              blame(c, [a], [change(a, facts[0], facts[2], verdict="unknown")])]  # fmt: skip
    assert () == track(articles, blames, [])


def test_nothing_to_compare_is_nothing_to_track():
    assert () == track([], [], [])
    articles = [told(name, "40") for name in "abc"]
    assert () == track(articles, [blame(articles[1], articles[:1], ())], [])


def test_drifts_stand_in_reading_order():
    texts = [f"{one} boats and {two} nets were lost." for one, two in (("40", "9"), ("14", "7"), ("14", "7"))]
    articles = [Article(n, text, date=f"2031-05-0{d}") for d, (n, text) in enumerate(zip("abc", texts, strict=True), 1)]
    blames = []
    for n, child in list(enumerate(articles))[1:]:
        changes = []
        for parent in articles[:n]:
            for at in (-3, 0):  # the nets first
                left, right = (fact(x, x.text.split()[at]) for x in (parent, child)) if at == 0 else (
                    fact(x, x.text.split()[3]) for x in (parent, child))  # fmt: skip
                changes.append(change(parent, left, right))
        blames.append(blame(child, articles[:n], changes))
    second = [drift.readings[1].fact for drift in track(articles, blames, [])]
    assert ["14", "7"] == [fact.span.of(texts[1]) for fact in second if fact]


def test_sixty_articles_take_no_time():
    values = ["40"] * 20 + ["14"] * 40
    articles = [told(f"n{n}", value, f"2031-05-01T{n // 60 + 8:02}:{n % 60:02}:00") for n, value in enumerate(values)]
    blames = compared(articles, values)
    derivations = [derived(f"n{m}", f"n{n}") for m, n in combinations(range(60), 2)]
    began = time.process_time()
    (drift,) = track(articles, blames, derivations)
    assert time.process_time() - began < 1.0
    assert ("n20", 39) == (drift.first, len(drift.heirs))
    assert drift == track(articles, blames, derivations)[0]


LEAD = (
    "On Monday, {} workers were taken to hospital in Marlwick when a boiler burst at the paper mill, the brigade said."
)
HEDGED = (
    " The owner of the mill, Corin Aldane, {} two warnings about the old boiler. Smoke hung over the valley at noon."
)


def four(first: str, second: str) -> list[Article]:
    """Two articles with 40 and the first wording of the hedged sentence, then two with 14 and the second."""
    early, late = HEDGED.format(first), HEDGED.format(second)
    texts = [
        "A boiler burst at the paper mill in Marlwick on Monday and 40 workers were taken to hospital." + early,
        "In Marlwick, 40 workers were taken to hospital on Monday after a boiler burst at the paper mill." + early,
        LEAD.format("14") + late,
        LEAD.format("14") + " Nobody has been charged." + late,
    ]
    return [
        Article(name, text, date=f"2031-05-0{n}") for n, (name, text) in enumerate(zip("abcd", texts, strict=True), 6)
    ]


def test_a_figure_drifts_through_four_articles():
    """From texts alone."""
    articles = four("ignored", "ignored")
    (drift,) = diff(*articles, options=Options(quotes=False)).drifts
    assert ("count", "c", ("d",)) == (drift.type, drift.first, drift.heirs)
    assert ["same", "same", "conflict", "conflict"] == [reading.verdict for reading in drift.readings]
    assert [None, None, None, "c"] == [reading.heir_of for reading in drift.readings]
    (undated,) = diff(*(replace(article, date=None) for article in articles), options=Options(quotes=False)).drifts
    assert undated.first is None
    assert () == diff(*articles[:2], *articles[2:3], options=Options(quotes=False, facts=False)).drifts


def test_a_hedge_that_is_lost_is_lost_in_the_copy_as_well():
    """From texts alone: the copy is the same word by word, so that nothing there was compared."""
    drifts = diff(*four("allegedly ignored", "ignored"), options=Options(quotes=False)).drifts
    assert ["count", "hedging"] == [drift.type for drift in drifts]
    assert ("c", ("d",)) == (drifts[1].first, drifts[1].heirs)
    assert ["same", "same", "conflict", "conflict"] == [reading.verdict for reading in drifts[1].readings]


VALUES = st.lists(st.sampled_from(["40", "14", "50"]), min_size=3, max_size=7)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_in_which_articles_are_given(values, chance):
    """With a date for each, and each held against all that are earlier."""
    articles = [
        told(name, value, f"2031-05-0{d}") for d, (name, value) in enumerate(zip(EDITIONS, values, strict=False), 1)
    ]
    blames = compared(articles, values)
    found = track(articles, blames, [])
    assert len(found) == (len(set(values)) > 1)
    for drift in found:
        first = next(n for n, value in enumerate(values) if value != values[0])
        assert EDITIONS[first] == drift.first
        assert [EDITIONS[n] for n in range(first + 1, len(values)) if values[n] == values[first]] == list(drift.heirs)
        assert list(EDITIONS[: len(values)]) == [reading.article for reading in drift.readings]
        for n, reading in enumerate(drift.readings):
            earlier = [EDITIONS[m] for m in range(n) if values[m] == values[n] != values[0]]
            assert reading.heir_of in earlier if earlier else reading.heir_of is None
    chance.shuffle(articles)
    chance.shuffle(blames)
    assert found == track(articles, blames, [])


DATES = st.sampled_from([None, "", "2031-05-01", "2031-05-02", "2031-05-02T10:00:00", "2031-05-02T10:00:00Z",
                         "2031-05-02T15:00:00+09:00", "2031-05-03", "0001-01-01", "soon"])  # fmt: skip
EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda e: e[0] != e[1]), max_size=6)


@given(st.lists(DATES, min_size=6, max_size=6), EDGES)
def test_the_order_is_a_partial_order_and_agrees_with_the_slow_one(dates, edges):
    articles = [Article(name, "", date=date) for name, date in zip("abcdef", dates, strict=True)]
    names = [article.id for article in articles]
    edges = list({frozenset(edge): edge for edge in edges}.values())  # a pair has one derivation
    order = Order(articles, [derived(names[m], names[n]) for m, n in edges])
    before = {(names[m], names[n]) for m, n in edges}
    before |= {
        (a.id, b.id)
        for a in articles
        for b in articles
        if (b.id, a.id) not in before and Order([a, b], []).precedes(a.id, b.id)
    }
    while more := {(a, d) for a, b in before for c, d in before if b == c} - before:
        before |= more
    for a in names:
        for b in names:
            assert order.precedes(a, b) == ((a, b) in before and (b, a) not in before)
    slow = [b for b in names if not any(order.precedes(a, b) for a in names)]
    assert slow == sorted(order.earliest(names))
    ranked = sorted(names, key=order.key)
    assert not any(order.precedes(b, a) for n, a in enumerate(ranked) for b in ranked[n + 1 :])


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("2031-05-01", "2031-05-02", True),
        ("2031-05-02", "2031-05-02T10:00:00", False),
        ("2031-05-02T09:00:00", "2031-05-02T10:00:00", True),
        ("2031-05-02T00:00:00", "2031-05-02T10:00:00", False),
        ("2031-05-02T10:00:00Z", "2031-05-02T10:30:00+01:00", False),
        ("0001-01-01", "2031-05-02", False),
        ("0001-01-01T00:00:00+14:00", "2031-05-02", False),
        ("yesterday", "2031-05-02", False),
        (None, "2031-05-02", False),
    ],
)
def test_a_date_is_trusted_as_far_as_it_tells(one, other, earlier):
    order = Order([Article("a", "", date=one), Article("b", "", date=other)], [])
    assert earlier == order.precedes("a", "b")
