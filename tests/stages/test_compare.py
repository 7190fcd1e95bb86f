"""What became of each fact in a retelling, from texts alone. All texts are invented."""

import re
from collections import Counter
from itertools import pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.mutants import FIGURES
from tests.validity import faults
from whence import blame
from whence.model import Article, Blame, Change
from whence.options import Options
from whence.text.degrade import degrade

FACTS_ONLY = Options(quotes=False)
STANCES = ("negation", "hedging", "attribution verb")
KEPT = ("same", "equivalent", "compatible")


def compared(parent: str, child: str, dates: tuple[str | None, str | None] = (None, None)) -> Blame:
    result = blame(Article("c", child, date=dates[1]), [Article("p", parent, date=dates[0])], options=FACTS_ONLY)
    assert [] == faults(result)
    return result


def words(change: Change, result: Blame) -> tuple[str, str]:
    """The words of both sides, "" where there is none."""
    texts = {article.id: article.text for article in (result.child, *result.parents)}
    left = change.left.span.of(texts[change.parent or ""]) if change.left else ""
    return left, change.right.span.of(result.child.text) if change.right else ""


def told(result: Blame) -> list[tuple[str, str, str, str, str | None]]:
    return [(c.type, c.verdict, *words(c, result), c.shift) for c in result.changes]


def bare(text: str) -> str:
    return degrade(text).text.strip()


def alarms(result: Blame) -> list[tuple[str, str, str, str, str | None]]:
    return [change for change in told(result) if change[1] == "conflict"]


FUSED = (
    "Minister Corin Aldane met the rescue crews in Oslo on Tuesday, he said. He will go on to Bergen to see Pia Lund.",
    "Minister Corin Aldane met the rescue crews and Pia Lund in Oslo on Tuesday, he said.",
)

# Type, verdict, the parent's words, the child's, shift; then the two texts, which say nothing else that changed.
CHANGED = {
    "48 hours are two days": (
        ("duration", "equivalent", "48 hours", "two days", "converted"),
        "The harbour office in Oslo gave the owners of the ferry 48 hours to explain the fire.",
        "The harbour office in Oslo gave the owners of the ferry two days to explain the fire.",
    ),
    "more than an hour that is sharpened": (
        ("duration", "compatible", "more than an hour", "90-minute", "sharpened"),
        "Mayor Lund and the fishermen spoke for more than an hour about the new sea wall in Oslo.",
        "Mayor Lund and the fishermen held a 90-minute talk about the new sea wall in Oslo.",
    ),
    "a sharper figure that is blurred": (
        ("duration", "compatible", "90 minutes", "more than an hour", "blurred"),
        "Mayor Lund and the fishermen spoke for 90 minutes about the new sea wall.",
        "Mayor Lund and the fishermen spoke for more than an hour about the new sea wall.",
    ),
    "an hour is no 90 minutes": (
        ("duration", "conflict", "an hour", "90 minutes", None),
        "Mayor Lund and the fishermen spoke for an hour about the new sea wall.",
        "Mayor Lund and the fishermen spoke for 90 minutes about the new sea wall.",
    ),
    "a place that moves when two sentences are fused": (("place", "dropped", "Bergen", "", "moved"), *FUSED),
    "an accusation that became a fact": (
        ("hedging", "conflict", "confirmed accusations of bribery", "confirmed bribery", "hedge lost"),
        "Varga said the report confirmed accusations of bribery at the port of Oslo.",
        "Varga said the report confirmed bribery at the port of Oslo.",
    ),
    "an adverb that hedged": (
        ("hedging", "conflict", "allegedly ignored two warnings", "ignored two warnings", "hedge lost"),
        "The captain allegedly ignored two warnings about the engine of the ferry.",
        "The captain ignored two warnings about the engine of the ferry.",
    ),
    "said became claims": (
        ("attribution verb", "conflict", "said", "claims", "reporting verb changed"),
        "Captain Varga said the engine room had been checked a week before the fire.",
        "Captain Varga claims the engine room had been checked a week before the fire.",
    ),
    "a negation that is gone": (
        ("negation", "conflict", "did not find the cause", "brigade did find", "negation lost"),
        "The brigade did not find the cause of the fire in the engine room on Tuesday.",
        "The brigade did find the cause of the fire in the engine room on Tuesday.",
    ),
    "a negation that is new": (
        ("negation", "conflict", "brigade found", "never found the cause", "negation gained"),
        "The brigade found the cause of the fire in the engine room on Tuesday.",
        "The brigade never found the cause of the fire in the engine room on Tuesday.",
    ),
    "who accused whom": (
        ("organisation", "conflict", "Aldane accused Varga", "Varga accused Aldane", "parties swapped"),
        "Aldane accused Varga of hiding the report about the fire from the council.",
        "Varga accused Aldane of hiding the report about the fire from the council.",
    ),
    "a campaign that became a country": (
        ("organisation", "conflict", "Orlin Dray's campaign and Norway", "the U.S. and Norway", "parties merged"),
        "The letters speak of close ties between Orlin Dray's campaign and Norway, investigators wrote.",
        "The letters speak of close ties between the U.S. and Norway, investigators wrote.",
    ),
    "digits that changed places": (
        ("count", "conflict", "14 people", "40 people", None),
        "The fire at the paper mill hurt 14 people and closed the road to the port for days.",
        "The fire at the paper mill hurt 40 people and closed the road to the port for days.",
    ),
    "another share": (
        ("percentage", "conflict", "5 percent", "7 percent", None),
        "Prices of bread rose by 5 percent in May, the bureau said.",
        "Prices of bread rose by 7 percent in May, the bureau said.",
    ),
    "another sum": (
        ("money", "conflict", "$350,000", "$530,000", None),
        "The bureau paid $350,000 for the two boats last spring.",
        "The bureau paid $530,000 for the two boats last spring.",
    ),
    "another town": (
        ("place", "conflict", "Oslo", "Bergen", None),
        "The minister flew to Oslo on Friday for talks about the wreck of the ferry.",
        "The minister flew to Bergen on Friday for talks about the wreck of the ferry.",
    ),
    "another score": (
        ("score", "conflict", "3-1", "4-2", None),
        "The rowers of the mill beat the rowers of the port 3-1 on Saturday in front of a small crowd.",
        "The rowers of the mill beat the rowers of the port 4-2 on Saturday in front of a small crowd.",
    ),
    "1,500 are 1.5 thousand": (
        ("count", "equivalent", "1,500 workers", "1.5 thousand workers", None),
        "The mill has 1,500 workers and pays most of them by the week.",
        "The mill has 1.5 thousand workers and pays most of them by the week.",
    ),
    "digits and words": (
        ("count", "equivalent", "14 workers", "fourteen workers", None),
        "The mill sent 14 workers home and paid most of them for the week.",
        "The mill sent fourteen workers home and paid most of them for the week.",
    ),
    "nearly 50 that are 46": (
        ("count", "compatible", "Nearly 50 people", "46 people", "sharpened"),
        "Nearly 50 people were hurt when the boiler burst at the mill.",
        "46 people were hurt when the boiler burst at the mill.",
    ),
    "46 that are nearly 50": (
        ("count", "compatible", "46 people", "Nearly 50 people", "blurred"),
        "46 people were hurt when the boiler burst at the mill.",
        "Nearly 50 people were hurt when the boiler burst at the mill.",
    ),
    "nearly 50 are no 60": (
        ("count", "conflict", "Nearly 50 people", "60 people", None),
        "Nearly 50 people were hurt when the boiler burst at the mill.",
        "60 people were hurt when the boiler burst at the mill.",
    ),
    "a sum that is rounded": (
        ("money", "compatible", "4.23 million euros", "4.2 million euros", "rounded"),
        "The repair of the ferry will cost 4.23 million euros, the company said.",
        "The repair of the ferry will cost 4.2 million euros, the company said.",
    ),
    "miles that are kilometres": (
        ("measure", "equivalent", "3 miles", "5 kilometres", "converted"),
        "The wreck lies 3 miles off the coast at a depth that divers can reach.",
        "The wreck lies 5 kilometres off the coast at a depth that divers can reach.",
    ),
    "miles that are not as many kilometres": (
        ("measure", "conflict", "3 miles", "3 kilometres", None),
        "The wreck lies 3 miles off the coast at a depth that divers can reach.",
        "The wreck lies 3 kilometres off the coast at a depth that divers can reach.",
    ),
    "the clock of the army": (
        ("time", "equivalent", "9:30 p.m.", "21:30", None),
        "The crash happened at 9:30 p.m. near the old bridge, police said.",
        "The crash happened at 21:30 near the old bridge, police said.",
    ),
    "a surname that gains a first name": (
        ("person", "equivalent", "Aldane", "Piers Aldane", None),
        "Mr. Aldane signed the contract for the new sea wall in Oslo without asking the council.",
        "Piers Aldane signed the contract for the new sea wall in Oslo without asking the council.",
    ),
}
GUESSED = ("a place that moves when two sentences are fused",)
"""Without marks nobody can tell one sentence from two."""
TORN = ("1,500 are 1.5 thousand", "another score", "another sum", "the clock of the army")
"""Cases that are no longer what they were once their marks are gone: see the test of what is left of them."""


@pytest.mark.parametrize("case", CHANGED)
def test_a_change_is_found_and_named(case):
    expected, parent, child = CHANGED[case]
    result = compared(parent, child)
    assert expected in told(result)
    assert [expected] * (expected[1] == "conflict") == alarms(result)


@pytest.mark.parametrize("case", [case for case in CHANGED if case not in (*TORN, *GUESSED)])
def test_it_is_found_in_stripped_copies_as_well(case):
    """Without capitals and marks on either side."""
    (kind, verdict, left, right, shift), parent, child = CHANGED[case]
    result = compared(bare(parent), bare(child))
    expected = (kind, verdict, bare(left), bare(right), shift)
    found = told(result)
    if kind not in STANCES and shift != "parties merged":
        found = [f for f in found if f[2:] == expected[2:]]
        assert [(verdict, bare(left), bare(right), shift)] == [f[1:] for f in found]
    else:
        assert expected in found
    assert (verdict == "conflict") == bool(alarms(result))


@pytest.mark.parametrize("stripped", [False, True])
def test_a_place_that_moved_out_of_a_parent_without_marks_is_dropped_at_least(stripped):
    parent, child = FUSED
    found = told(compared(bare(parent), bare(child) if stripped else child))
    assert ("place", "dropped", "bergen", "") in [t[:4] for t in found]


@pytest.mark.parametrize("case", TORN)
def test_where_marks_were_part_of_the_figure_nobody_is_accused_wrongly(case):
    """ "1 500" and "1 5 thousand" may be read in two ways; a figure that really changed may still be called so."""
    (_, verdict, *_), parent, child = CHANGED[case]
    found = compared(bare(parent), bare(child))
    assert verdict == "conflict" or not alarms(found)


@pytest.mark.parametrize("case", CHANGED)
def test_the_rule_repeats_the_words_of_both_sides(case):
    """In one clause; a moved place is told with the place that it moved to."""
    (kind, verdict, left, right, shift), parent, child = CHANGED[case]
    result = compared(parent, child)
    change = next(c for c in result.changes if words(c, result) == (left, right) and c.verdict == verdict)
    assert "\n" not in change.rule
    if kind in STANCES or shift in ("parties merged", "parties swapped"):
        assert "“" in change.rule
    else:
        assert left in change.rule
        assert right in change.rule


def test_a_finer_figure_is_no_rounding():
    """Precision that the parent does not give: the other way round it would be one."""
    parent = "The repair of the ferry will cost 4.2 million euros, the company said."
    child = "The repair of the ferry will cost 4.23 million euros, the company said."
    (change,) = [c for c in compared(parent, child).changes if c.type == "money"]
    assert ("compatible", "sharpened") == (change.verdict, change.shift)


def test_bounds_that_share_one_value_do_not_exclude_each_other():
    parent = "At least 50 people were on the ferry when it caught fire near the mill."
    child = "At most 50 people were on the ferry when it caught fire near the mill."
    assert [] == [rule.rule for rule in compared(parent, child).changes if "cannot both be true" in rule.rule]


@pytest.mark.parametrize("written", ["1 500", "1\u00a0500", "1\u202f500", "1500"])
def test_thousands_may_be_set_apart_by_anything(written):
    """In a text that has its marks: nobody is accused of having lost a thousand workers."""
    text = "The mill has {} workers. It pays most of them by the week, and it has never paid them late."
    assert [] == alarms(compared(text.format("1,500"), text.format(written)))


MONDAY = "The council of Oslo met on Monday to vote on the new sea wall."


@pytest.mark.parametrize(
    ("day", "dates", "verdict"),
    [
        ("May 13", ("2019-05-14", "2019-05-15"), "equivalent"),
        ("May 14", ("2019-05-14", "2019-05-15"), "conflict"),
        ("13 May 2019", ("2019-05-14", None), "equivalent"),
        ("Tuesday", ("2019-05-14", "2019-05-15"), "conflict"),
        ("Tuesday", (None, None), "conflict"),
        ("May 13", (None, None), "unknown"),
    ],
)
def test_a_weekday_is_a_day_where_the_articles_are_dated(day, dates, verdict):
    result = compared(MONDAY, MONDAY.replace("Monday", day), dates)
    ((found, left, right),) = [(c.verdict, *words(c, result)) for c in result.changes if c.type == "date"]
    assert verdict == found
    assert "Monday" in left
    assert day in right


def test_the_same_weekday_a_week_later_is_the_same_word():
    """Two articles a week apart that say "Monday" of one event: told alike, and a reader may see a conflict."""
    result = compared(MONDAY, MONDAY.replace("vote", "decide"), ("2019-05-14", "2019-05-21"))
    ((found, *_),) = [(c.verdict, *words(c, result)) for c in result.changes if c.type == "date"]
    assert found == "same"


NEAR = {
    "another thing in the next sentence": (
        "The mill at the port burned for two days and 14 workers were hurt.",
        "The mill at the port burned for two days. A petition against the sea wall has 900 names.",
    ),
    "another thing in the same sentence": (
        "The mill at the port burned for two days and 14 workers were hurt.",
        "The mill at the port burned for two days and 300 bales of paper were lost.",
    ),
    "figures in another order": (
        "Fire at the mill killed 14 dogs and hurt 40 people on the island.",
        "Fire at the mill hurt 40 people and killed 14 dogs on the island.",
    ),
    "one of two figures": (
        "Fire at the mill killed 14 dogs and hurt 40 people on the island.",
        "Fire at the mill hurt 40 people on the island.",
    ),
    "a story of its own": (
        "Fire at the mill killed 14 dogs and hurt 40 people on the island.",
        "The bakery in the old town sold 1,200 loaves on its first Sunday and hired 3 boys.",
    ),
    "the same words about another year": (
        "The choir sang for 200 guests in the church. Tickets cost 12 euros.",
        "The choir will come back in spring. Some 80 singers have joined since.",
    ),
}


@pytest.mark.parametrize("case", NEAR)
@pytest.mark.parametrize("stripped", [False, True])
def test_numbers_that_are_merely_near_are_never_compared(case, stripped):
    parent, child = map(bare, NEAR[case]) if stripped else NEAR[case]
    result = compared(parent, child)
    assert [] == [t for t in told(result) if t[1] in ("conflict", "compatible")]


def test_a_fact_of_a_new_sentence_is_added():
    parent = "The mill at the port burned for two days, the brigade said on Tuesday."
    child = parent + " A petition against the new sea wall has 900 names, the clerk of Bergen told the council."
    added = [t for t in told(compared(parent, child)) if t[1] != "same"]
    assert {("added", "", "900", None), ("added", "", "Bergen", None)} <= {t[1:] for t in added}
    assert {"added"} == {t[1] for t in added}


def test_a_fact_that_the_child_does_not_tell_is_dropped():
    parent = "The fire at the paper mill in Bergen hurt 14 people and closed the road to the port, the brigade said."
    child = "The fire at the paper mill closed the road to the port, the brigade said."
    found = {t[1:4] for t in told(compared(parent, child))}
    assert {("dropped", "14 people", ""), ("dropped", "Bergen", "")} <= found
    assert not {t for t in found if t[0] in ("added", "conflict")}


def test_a_person_put_in_anothers_place_is_told():
    """Whether as a conflict, as unknown, or as one dropped and one added."""
    parent = "Engineer Piers Aldane signed the contract for the new sea wall on Friday."
    child = "Engineer Corin Varga signed the contract for the new sea wall on Friday."
    found = told(compared(parent, child))
    assert any("Aldane" in t[2] for t in found)
    assert any("Varga" in t[3] for t in found)
    assert not {"same", "equivalent", "compatible"} & {t[1] for t in found if t[0] == "person"}


@pytest.mark.parametrize("case", CHANGED)
def test_a_fact_in_both_texts_word_for_word_is_neither_added_nor_dropped(case):
    _, parent, child = CHANGED[case]
    for one, other in ((parent, child), (bare(parent), bare(child))):
        tokens = [f" {bare(text)} " for text in (one, other)]
        for _, verdict, left, right, shift in told(compared(one, other)):
            if verdict in ("added", "dropped") and shift is None:
                assert any(f" {bare(left or right)} " not in text for text in tokens)


@pytest.mark.parametrize("case", [case for case in CHANGED if CHANGED[case][0][4] not in ("moved", "parties merged")])
def test_the_swapped_pair_is_told_the_other_way_round(case):
    """Added is dropped; what conflicts, and what is the same in other words, stays so. A part is no whole, though."""
    (kind, verdict, left, right, _), parent, child = CHANGED[case]
    result = compared(child, parent)
    if kind not in STANCES:
        found = [t for t in told(result) if t[2:4] == (right, left)]
        assert [verdict] == [t[1] for t in found]
    there = Counter((t[1], t[2] or t[3]) for t in told(compared(parent, child)) if t[1] in ("added", "dropped"))
    here = Counter((t[1], t[2] or t[3]) for t in told(result) if t[1] in ("added", "dropped"))
    turned = {"added": "dropped", "dropped": "added"}
    assert Counter({(turned[how], what): count for (how, what), count in there.items()}) == here


LIKE_OTHERS = (
    "a sharper figure that is blurred", "an hour is no 90 minutes", "a negation that is new", "46 that are nearly 50",
)  # fmt: skip
"""Cases that retell another one with a change."""
SENTENCES = [
    *dict.fromkeys(CHANGED[case][1] for case in CHANGED if case not in LIKE_OTHERS),
    "Calder Rovers beat Marlwick Town 3-1 on Saturday in front of 2,000 people.",
    "Call the office on 555 0142 or +47 22 555 014 between 9:30 a.m. and 4 p.m. if you saw the fire.",
    "On 03/04/2019 the council of Marlwick voted 14 to 3 for the new sea wall.",
    "Half of the two dozen sailors, aged 19 to 34, were said to be home by late June 2031.",
    "The bank moved 400 zorkmids and $4.2m to an account in Calder last week, the ledger shows.",
    "It was not the first time that the mayor, 46, denied she had ever been told of it.",
    "The wind reached 120 km/h, or 75 mph, and the water 4 °C on the night of 13 May.",
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True), st.sampled_from(["", "2031-05-14"]))
@example(SENTENCES, "2031-05-14")
def test_a_verbatim_copy_has_nothing_but_the_same(sentences, date):
    text = " ".join(sentences)
    changes = compared(text, text, (date, date)).changes
    assert {"same"} >= {change.verdict for change in changes}
    assert changes or len(sentences) == 1


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True),
    st.sampled_from(["lower", "strip"]),
    st.booleans(),
)
@example(SENTENCES, "strip", True)
@example(SENTENCES, "strip", False)
@example(SENTENCES, "lower", False)
def test_a_worse_copy_changes_nothing(sentences, kind, first):
    """Nor adds it a thing: what stands there stands there, however it is read."""
    text = " ".join(sentences)
    copy = degrade(text, kind).text
    result = compared(copy, text) if first else compared(text, copy)
    assert [] == [t for t in told(result) if t[1] not in (*KEPT, "unknown")]


@pytest.mark.parametrize(
    ("word", "misread"),
    [
        ("allegedly", "al1egedly"),
        ("allegedly", "alle gedly"),
        ("allegedly", "allegedlv"),
        ("accusations", "accusati ons"),
        ("accusations", "accu satlons"),
        ("accusations", "ac-cusations"),
        ("did not", "didnot"),
        ("was not", "was n ot"),
    ],
)
def test_a_cue_that_was_misread_is_not_gone(word, misread):
    """Broken in two, run into the next word, or with other letters."""
    (text,) = [sentence for sentence in SENTENCES if word in sentence][:1]
    assert [] == alarms(compared(text, text.replace(word, misread)))


def test_a_misread_copy_hardly_ever_accuses_anybody():
    """One copy in a hundred at most, of those whose figures were read well: "$4.2m" without "m" is another sum."""
    accused = tried = 0
    for sentence, seed in product(SENTENCES, range(25)):
        copy = degrade(sentence, "ocr", seed=seed, rate=0.02).text
        if re.findall(r"\S*\d\S*", copy) == re.findall(r"\S*\d\S*", sentence):
            tried += 1
            accused += bool(alarms(compared(sentence, copy)))
    assert tried > 400
    assert accused <= 0.01 * tried


ODD = {
    "a table of numbers": ("\n".join("\t".join(str(n * m) for m in range(1, 8)) for n in range(3, 12)), "\t9\n"),
    "sports results": ("Calder 3 Marlwick 1\nOslo 0 Bergen 0\nTurku 2 Riga 4\nMalmo 1 Tallinn 1\n", "Turku 4 Riga 2\n"),
    "a stock list": ("MRN 41.20 +0.35 0.8%\nSKW 7.05 -0.10 -1.4%\nCLD 112.00 unch\nGNT 3.3 +1.1 50.0%\n", "GNT 3.1\n"),
    "phone numbers": ("News desk 555 0142\nSports 555 0143 ext. 7\nFax +47 22 555 014\n", "Letters 555 0199\n"),
}


@pytest.mark.parametrize("case", ODD)
@pytest.mark.parametrize("stripped", [False, True])
def test_lists_that_share_nothing_have_no_slot(case, stripped):
    """Other figures in a like form: no line of the one is a line of the other."""
    text, line = ODD[case]
    other = re.sub(r"[A-Z][a-z]+|[A-Z]{3}", "Xyl", re.sub(r"\d", lambda d: str(9 - int(d[0])), text)) + line
    texts = map(bare, (text, other)) if stripped else (text, other)
    assert [] == alarms(compared(*texts))


@pytest.mark.parametrize("case", ODD)
def test_a_list_with_a_line_more_has_no_conflict(case):
    text, line = ODD[case]
    assert [] == alarms(compared(text, text + line))
    assert [] == alarms(compared(text + line, text))


def test_a_date_in_unknown_order_accuses_nobody_and_says_so():
    parent = "On 03/04/2019 the council of Oslo voted for the new sea wall."
    result = compared(parent, parent.replace("03/04", "04/03"))
    assert [] == alarms(result)
    (fact,) = [fact for fact in result.sheets[0].facts if fact.type == "date"]
    assert any("04/03/2019" in note for note in fact.notes)


@pytest.mark.parametrize("written", ["10^400", "1e999", "9" * 400, "1" + "0" * 400, "9" * 5000, "-1e-999", "٣٤"])
def test_a_figure_beyond_all_bounds_is_no_trouble(written):
    """Against itself it is no change; against another figure the result is still sound, and JSON."""
    text = "The customs office in Oslo wrote number {} on the box and sent it back."
    assert [] == alarms(compared(text.format(written), text.format(written)))
    for one, other in ((written, "12"), ("12", written), (written, written.replace("9", "8").replace("4", "5"))):
        result = compared(text.format(one), text.format(other))
        assert not [t for t in told(result) if t[1] in KEPT and t[2] in (one, other) and t[2] != t[3]]


def test_an_unknown_currency_is_a_number():
    text = "The bank moved {} zorkmids to an account in Oslo last week, the ledger shows."
    assert [("400", "700")] == [t[2:4] for t in alarms(compared(text.format(400), text.format(700)))]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(FIGURES), max_size=12), st.lists(st.sampled_from(FIGURES), max_size=12),
       st.sampled_from([" ", ", ", ". ", "\n", ""]))  # fmt: skip
def test_figures_in_any_heap_give_a_sound_result(one, other, mark):
    """And a heap against itself no conflict."""
    compared(mark.join(one), mark.join(other))
    assert [] == alarms(compared(mark.join(one), mark.join(one)))


def test_without_a_slot_there_is_no_conflict():
    """Every conflict has words of both, in a sentence that is derived."""
    for _, parent, child in CHANGED.values():
        result = compared(parent, child + " Nobody had counted 17 of the 9,000 lamps by Sunday.")
        for change in result.changes:
            if change.verdict == "conflict":
                assert change.left
                assert change.right
                (verdict,) = [s for s in result.sentences if s.span.overlap(change.right.span)]
                assert verdict.label in ("verbatim", "edited", "paraphrased")


def test_each_of_several_parents_is_compared():
    """The child agrees with one of them and not with the other."""
    text = "The fire at the paper mill hurt {} people and closed the road to the port for days."
    parents = [Article("p", text.format(14)), Article("q", text.format(40))]
    result = blame(Article("c", text.format(40)), parents, options=FACTS_ONLY)
    assert [] == faults(result)
    found = {(c.parent, c.verdict) for c in result.changes if c.type == "count"}
    assert ("q", "same") in found
    assert found <= {("q", "same"), ("p", "conflict")}


def test_what_one_parent_says_is_not_added():
    first = "The fire at the paper mill hurt 14 people and closed the road to the port for days."
    second = "A petition against the new sea wall has 900 names, the clerk told the council of Bergen."
    result = blame(Article("c", f"{first} {second}"), [Article("p", first), Article("q", second)], options=FACTS_ONLY)
    assert [] == faults(result)
    assert {"same"} == {change.verdict for change in result.changes}
    assert {"p", "q"} == {change.parent for change in result.changes}


def test_nobody_changes_anything_where_facts_are_not_asked_for():
    _, parent, child = CHANGED["digits that changed places"]
    result = blame(Article("c", child), [Article("p", parent)], options=Options(quotes=False, facts=False))
    assert () == result.changes
    assert not any(sheet.facts for sheet in result.sheets)


def test_changes_stand_in_the_childs_order_and_what_was_dropped_last():
    texts = [CHANGED[case][1:] for case in CHANGED]
    parent, child = (" ".join(some) for some in zip(*texts[::-1], strict=True))
    kept, changes = compared(parent, child), compared(parent, child).changes
    assert kept.changes == changes
    begins = [change.right.span.begin for change in changes if change.right]
    assert begins == sorted(begins)
    rights = [change.right is not None for change in changes]
    assert all(one >= other for one, other in pairwise(rights))
    assert {True, False} == set(rights)


@pytest.mark.parametrize(("parent", "child"), [("", ""), ("", "Fourteen people."), (CHANGED["another sum"][1], "")])
def test_an_empty_article_has_no_changes_of_its_own(parent, child):
    assert {"added"} >= {change.verdict for change in compared(parent, child).changes}


@pytest.mark.parametrize("case", CHANGED)
def test_scores_and_parents_are_told(case):
    _, parent, child = CHANGED[case]
    for change in compared(parent, child).changes:
        assert 0 < change.score <= 1
        assert (change.parent is None) == (change.verdict == "added")


def test_a_number_that_changed_in_a_name_is_told_once():
    """It is a conflict, and nothing of it is added or dropped besides."""
    parent = "The crew of Flight 227 left Oslo on Tuesday after the storm had passed."
    changes = [c for c in compared(parent, parent.replace("227", "229")).changes if c.verdict not in KEPT]
    assert ["conflict"] == [c.verdict for c in changes]
