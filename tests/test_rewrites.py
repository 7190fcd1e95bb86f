"""The pairs of bench.rewrites are what they are said to be."""

import random
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from bench import rewrites
from bench.rewritings import figures, measures, people, times
from bench.rewritings.cast import drawn
from bench.rewritings.frames import AFTER, ANYWHERE, filled, themes
from bench.rewritings.pairs import KINDS, Case, cases
from bench.rewritings.wording import Place, Wordings

ALIKE, CHANGED = list(cases(440, changed=False)), list(cases(440, changed=True))
BOTH = (*ALIKE, *CHANGED)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def chance(seed: int = 0) -> random.Random:
    return random.Random(seed)  # noqa: S311 - what a seed repeats, no secret


def test_the_same_seed_makes_the_same_pairs_and_another_makes_others():
    assert ALIKE[:60] == list(cases(60, changed=False))
    assert ALIKE[:60] != list(cases(60, changed=False, seed=1))
    assert ALIKE[0] != CHANGED[0]


def test_every_kind_is_there_as_often_as_every_other_and_half_of_the_pairs_are_degraded():
    assert len(KINDS) > 50
    for some in (ALIKE, CHANGED):
        assert set(Counter(case.kind for case in some).values()) == {440 // len(KINDS)}
        conditions = Counter(case.condition for case in some)
        assert {"clean": 220, "child": 110, "parent": 110} == conditions
    for case in BOTH:
        small = [article.text == article.text.lower() for article in (case.child, case.parent)]
        assert [case.condition == "child", case.condition == "parent"] == small


def test_there_are_many_sentences_and_each_can_be_said_otherwise():
    frames = [frame for theme in themes() if theme.name != AFTER for frame in theme.frames]
    assert len(frames) > 90
    assert all(len(frame.wordings) > 1 and all(frame.having(name) for name in frame.places) for frame in frames)
    wordings = [wording for frame in frames for wording in frame.wordings]
    assert len(wordings) == len(set(wordings))
    assert all(frame.places for frame in frames)


def test_every_place_of_a_sentence_can_be_filled_and_every_kind_has_places():
    types = {place.type for theme in themes() for frame in theme.frames for place in frame.places.values()}
    known = {name for kind in KINDS.values() for name in kind.types}
    assert types == known
    planted = {place.type for theme in themes() if theme.name not in (ANYWHERE, AFTER) for f in theme.frames
               for place in f.places.values()}  # fmt: skip
    assert all(set(kind.types) & planted for kind in KINDS.values())


def test_articles_are_all_different():
    texts = [article.text for case in BOTH for article in (case.parent, case.child)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("case", BOTH[::7], ids=lambda case: case.parent.id)
def test_the_planted_fact_is_in_its_place_and_told_otherwise(case: Case):
    parent, child = case.facts()
    assert parent.strip() == parent
    assert child.strip() == child
    assert parent
    assert child
    assert parent.casefold() != child.casefold()


def test_nothing_but_the_planted_fact_differs_in_figures_inside_its_sentence():
    """The sentence around the fact has the same figures on both sides, if it has them at all."""
    for case in BOTH:
        if case.condition != "clean":
            continue
        left, right = (
            article.text[: span.begin] + article.text[span.end :]
            for article, span in ((case.parent, case.at_parent), (case.child, case.at_child))
        )
        rows = [{line for line in text.splitlines() if line.endswith("%")} for text in (left, right)]
        assert rows[0] == rows[1]
        names = [set(re.findall(r"\([A-Z]{2,}\)", text)) for text in (left, right)]
        assert names[0] == names[1] != set()


def test_pairs_about_days_are_dated_and_the_child_is_not_before_its_parent():
    for case in BOTH:
        if case.kind in times.KINDS and set(times.KINDS[case.kind].types) & {"day", "year"}:
            assert case.parent.date
            assert case.child.date
        if case.parent.date:
            assert case.child.date
            assert case.parent.date <= case.child.date


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_rewrite_has_three_wordings_and_the_wrong_one_is_another(name):
    kind = KINDS[name]
    places = {place for theme in themes() for frame in theme.frames for place in frame.places.values()}
    for place in sorted(place for place in places if place.type in kind.types):
        for seed in range(20):
            made = kind.rewrite(chance(seed), place, drawn(chance(seed)))
            folded = [form.casefold() for form in made]
            assert all(folded)
            assert folded[2] not in folded[:2], made
            assert made.swapped().before == made.after


def made(kind: str, place: str, detail: str = "", most: int = 300) -> set[Wordings]:
    return {KINDS[kind].rewrite(chance(n), Place(place, detail), drawn(chance(n))) for n in range(most)}


@pytest.mark.parametrize(
    ("kind", "place", "detail", "before", "after"),
    [
        ("dozens", "many", "", "two dozen", "24"),
        ("bound: more than", "many", "", "more than 50", "over 50"),
        ("bound: at least", "many", "", "at least 20", "20 or more"),
        ("fraction and percent", "share", "", "half", "50 percent"),
        ("one in so many", "share", "", "one in five", "20%"),
        ("duration", "time", "days", "48 hours", "two days"),
        ("duration", "time", "years", "18 months", "a year and a half"),
        ("duration within a bound", "time", "hours", "more than an hour", "90 minutes"),
        ("miles and kilometres", "miles", "", "3 miles", "5 km"),
        ("Fahrenheit and Celsius", "°F", "", "95 degrees Fahrenheit", "35 degrees Celsius"),
        ("clock time", "clock", "", "3 p.m.", "15:00"),
        ("country", "land", "", "the United States", "the U.S."),
        ("post", "post", "", "chief executive", "CEO"),
        ("negation", "not", "attend", "did not attend", "was absent from"),
        ("hedge", "hedge", "close", "may close", "might close"),
    ],
)
def test_rewrites_that_a_newsroom_makes(kind, place, detail, before, after):
    """A wording made is made either way round."""
    pairs = {frozenset(w[:2]) for w in made(kind, place, detail, 4000)}
    assert frozenset((before, after)) in pairs


def test_a_weekday_and_its_date_are_one_day():
    for seed in range(60):
        cast = drawn(chance(seed))
        forms = times.weekday_and_date(chance(seed), Place("day"), cast)[:2]
        (number,) = {figure for form in forms for figure in re.findall(r"\d+", form)}
        named = [name for name in times._DAYS if any(name in form for form in forms)]
        days = [cast.parent_day - timedelta(n) for n in range(1, 7)]
        (day,) = (day for day in days if day.day == int(number))
        assert [times._DAYS[day.weekday()]] == named
        assert (cast.child_day - day).days < 7


def test_yesterday_is_the_parents():
    for case in ALIKE:
        if case.kind == "yesterday":
            assert case.facts()[0].casefold() in ("yesterday", "today")


@pytest.mark.parametrize(
    ("figure", "bound", "wrong"),
    [(wordings.after, wordings.before, wordings.wrong) for wordings in sorted(made("within a bound", "many"))],
)
def test_a_figure_within_a_bound_is_within_it_and_the_wrong_one_is_not(figure, bound, wrong):
    number, named, other = (int(re.sub(r"\D", "", form)) for form in (figure, bound, wrong))
    word = bound.split()[0]
    if word in ("more", "over", "at"):
        assert other < named <= number
    elif word in ("up", "fewer"):
        assert number <= named < other
    else:
        assert abs(number - named) <= 0.1 * named
        assert abs(other - named) > 0.3 * named


@pytest.mark.parametrize(("kind", "place"), [(k, kind.types[0]) for k, kind in measures.KINDS.items() if " and " in k])
def test_conversions_are_no_further_off_than_newsrooms_are(kind, place):
    factors = {"miles": 1.609344, "feet": 0.3048, "pounds": 0.45359237, "mph": 1.609344, "acres": 0.40468564,
               "gallons": 3.785411784, "inches": 2.54}  # fmt: skip
    numerals = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
    for wordings in made(kind, place):
        number = {}
        for form in wordings[:2]:
            ((figure, unit),) = re.findall(r"^(?:about |some |around )?([\d.,]+|[a-z]+)\s?(.*)", form)
            foreign = unit.startswith(
                ("km", "kil", "k", "met", "hect", "ha", "lit", "cm", "cent", "°C", "C", "degrees C")
            )
            foreign = foreign or unit == "m"
            number[foreign] = float(numerals.get(figure, figure.replace(",", "") if figure[0].isdigit() else 0))
        exact = (number[False] - 32) / 1.8 if place == "°F" else number[False] * factors[place]
        assert abs(number[True] - exact) <= 0.07 * exact + 0.05, wordings


def test_marks_are_not_doubled_and_a_sentence_has_a_capital():
    assert filled("{d}, it began at {c}.", {"d": "on 13 May 2031,", "c": "3 p.m."}).text == (
        "On 13 May 2031, it began at 3 p.m."
    )
    told = filled("It began{v}.", {"v": ", Ms. Holm said"})
    assert (told.text, told.spans["v"].of(told.text)) == ("It began, Ms. Holm said.", "Ms. Holm said")


def test_no_sentence_of_the_articles_has_marks_that_are_doubled():
    for case in BOTH:
        for article in (case.parent, case.child):
            assert not re.search(r",,|\.\.|,\.| {2}(?!\d)|\{|\}", article.text.partition(" by ward")[0])


def test_a_negation_and_a_hedge_are_gone_in_what_is_wrong():
    for alike, wrong in people.NEGATIONS.values():
        assert not words(wrong) & Counter(("not", "no", "never"))
        assert len(alike) > 1
    for alike, wrong in people.HEDGES.values():
        assert not words(wrong) & Counter(
            "may might could allegedly alleged reportedly probably likely possibly".split()
        )
        assert len(alike) > 1


def test_figures_in_another_scale_are_the_same_sum():
    for wordings in made("money in another scale", "money"):
        sums = []
        for form in wordings[:2]:
            figure, _, scale = form[1:].partition(" ")
            sums.append(round(float(figure.replace(",", "")) * {"billion": 1e9, "million": 1e6, "": 1}[scale]))
        assert sums[0] == sums[1]


def test_a_bound_has_a_figure_that_contradicts_it():
    for name, (_, side) in figures._BOUNDS.items():
        for wordings in made(f"bound: {name}", "many", most=40):
            figures_of = [re.findall(r"\d+", form.replace(",", "")) for form in wordings]
            wrong, bounds = int(figures_of[2][0]), [int(found[0]) for found in figures_of[:2] if found]
            assert all(wrong < bound if side < 0 else wrong > bound if side > 0 else wrong != bound for bound in bounds)


def test_the_bench_holds_changes_against_the_planted_place():
    """Without the stages that judge facts there is nothing to count; with them the counts are shares."""
    given = rewrites.answer(ALIKE[0])
    assert isinstance(given.is_conflict, bool)
    assert rewrites.rate([given], lambda a: a.elsewhere >= 0) == 1.0


def test_a_mistake_is_an_alarm_on_what_is_alike_and_silence_on_what_is_changed():
    quiet = rewrites.Answer(("equivalent",), (), 0, ())
    loud = rewrites.Answer(("conflict",), (), 0, ())
    shifted = rewrites.Answer(("compatible",), ("hedge lost",), 0, ())
    hedge = next(case for case in CHANGED if case.kind == "hedge")
    assert [False, True, True] == [rewrites.is_wrong(ALIKE[0], a) for a in (quiet, loud, shifted)]
    assert [True, False, True] == [rewrites.is_wrong(CHANGED[0], a) for a in (quiet, loud, shifted)]
    assert not rewrites.is_wrong(hedge, shifted)
    assert quiet.is_kept
    assert not loud.is_kept


def test_the_sentences_say_that_they_are_invented():
    path = Path(rewrites.__file__).parent / "rewritings" / "sentences.txt"
    assert "invented" in path.read_text(encoding="utf-8").splitlines()[0]
