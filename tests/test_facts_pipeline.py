"""Facts from end to end: extracted, compared, followed through several articles, and how fast. Texts are invented."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import pytest

import whence
from tests.validity import faults
from whence.model import Article, Change
from whence.options import Options
from whence.pipeline import diff, note, share
from whence.stages.account import account
from whence.stages.compare import compare, counterpart
from whence.stages.judge import judge
from whence.text.degrade import degrade
from whence.text.shared import cut_together
from whence.text.witness import prepare

FACTS_ONLY = Options(quotes=False)
FIRE = "A boiler burst at the paper mill in Bergen on Monday and {} workers were taken to hospital, the brigade said."
REST = (
    " The owner of the mill, Corin Aldane, had been warned twice about the old boiler.",
    " Smoke hung over the valley until noon, and the road to the port was closed.",
    " Nobody has been charged, and the families of the workers wait for an answer.",
    " A fund for the families had gathered a small sum by the evening.",
)


def four(values: Sequence[str] = ("40", "40", "14", "14"), *, dated: bool = True) -> list[Article]:
    """Four tellings of one fire, a day apart, each with a sentence of its own behind it."""
    days = [f"2031-05-{13 + n}" if dated else None for n in range(4)]
    return [
        Article(name, FIRE.format(value) + more, date=day)
        for name, value, more, day in zip("abcd", values, REST, days, strict=True)
    ]


def test_who_changed_it_first_and_who_repeats_it():
    result = diff(four(), FACTS_ONLY)
    assert [] == faults(result)
    (drift,) = result.drifts
    assert ("count", "c", ("d",)) == (drift.type, drift.first, drift.heirs)
    assert list("abcd") == [reading.article for reading in drift.readings]
    assert ["same", "same", "conflict", "conflict"] == [reading.verdict for reading in drift.readings]
    assert [None, None, None, "c"] == [reading.heir_of for reading in drift.readings]
    said = [r.fact.span.of(a.text) for r, a in zip(drift.readings, result.articles, strict=True) if r.fact]
    assert ["40 workers", "40 workers", "14 workers", "14 workers"] == said


def test_the_dates_tell_and_not_the_order_of_the_arguments():
    assert diff(four(), FACTS_ONLY).drifts == diff(four()[::-1], FACTS_ONLY).drifts


def test_it_is_told_in_stripped_copies_as_well():
    (drift,) = diff([replace(a, text=degrade(a.text).text) for a in four()], FACTS_ONLY).drifts
    assert ("c", ("d",)) == (drift.first, drift.heirs)


def test_undated_nobody_can_tell_who_was_first():
    result = diff(four(dated=False), FACTS_ONLY)
    assert [] == faults(result)
    (drift,) = result.drifts
    assert (None, ()) == (drift.first, drift.heirs)
    assert "order" in drift.reason


@pytest.mark.parametrize(
    "values", [("40", "40", "40", "40"), ("40", "forty", "40", "forty"), ("1,500", "1500", "1.5 thousand", "1,500")]
)
def test_one_value_in_several_wordings_does_not_drift(values):
    assert () == diff(four(values), FACTS_ONLY).drifts


def test_who_goes_back_to_the_earliest_value_is_nobodys_heir():
    (drift,) = diff(four(("40", "14", "14", "40")), FACTS_ONLY).drifts
    assert ("b", ("c",)) == (drift.first, drift.heirs)


def test_facts_diff_and_blame_tell_the_same_changes():
    articles = four()
    told = whence.facts(*articles, options=FACTS_ONLY)
    assert [] == faults(told)
    compared = diff(articles, FACTS_ONLY)
    assert compared.drifts == told.drifts
    assert [b.changes for b in compared.blames] == [t.changes for t in told.tellings]
    assert [note(prepare(article)) for article in articles] == list(told.sheets)
    alone = whence.blame(articles[3], articles[:3], options=FACTS_ONLY)
    assert alone.changes == next(b for b in compared.blames if b.child.id == "d").changes


def test_two_articles_have_changes_and_no_drift():
    result = diff(four()[1:3], FACTS_ONLY)
    assert () == result.drifts
    (change,) = [c for c in result.blames[0].changes if c.verdict == "conflict"]
    assert ("count", "b") == (change.type, change.parent)


def test_facts_are_told_with_and_without_quotations():
    """Reading who speaks as well does not change a figure, a date or a name."""
    articles = [replace(a, text=a.text + " “We had 48 hours to repair it,” said Corin Aldane.") for a in four()]

    def plain(options: Options) -> list[Change]:
        stances = ("negation", "hedging", "attribution verb")
        return [c for b in diff(articles, options).blames for c in b.changes if c.type not in stances]

    assert plain(Options()) == plain(FACTS_ONLY)


def test_nobody_tells_facts_who_is_not_asked():
    result = diff(four(), Options(quotes=False, facts=False))
    assert () == result.drifts
    assert not any(b.changes or any(sheet.facts for sheet in b.sheets) for b in result.blames)


SOLD = (
    "In {} the harbour office counted {} {} and sold {} {} for ${} on {} May.",
    "The mayor of {} said that {} {} and {} {} worth {} crowns were lost by {} May.",
    "Nearly {1} {2} from {0} went for auction, {3} {4} less than last year, and {5} metres of rope on {6} May.",
)
THINGS = "boats nets crates lamps ropes stoves barrels chairs ladders tents workers sailors".split()
TOWNS = "Oslo Bergen Malmo Turku Riga Tallinn Gdansk Hamburg".split()


def ledger(sentences: int, *, changed: bool) -> str:
    """Sentences full of figures, six facts each and more; one in ten has another figure if `changed`."""
    chance = Random(7)  # noqa: S311 - both texts draw the same
    told = []
    for n in range(sentences):
        one, other, sum_, day = (chance.randrange(*r) for r in ((3, 900), (3, 900), (100, 90_000), (1, 29)))
        if changed and n % 10 == 0:
            one += 1000
        things = chance.sample(THINGS, 2)
        told.append(SOLD[n % 3].format(chance.choice(TOWNS), one, things[0], other, things[1], f"{sum_:,}", day))
    return " ".join(told)


def seconds(work: Callable[[], object]) -> float:
    """CPU time; the better of two, since machines are noisy."""
    took = []
    for _ in range(2):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def compared(parent: str, child: str) -> tuple[Callable[[], tuple[Change, ...]], int]:
    """The comparison alone, everything before it done, and the number of facts of both articles."""
    right = prepare(Article("c", child))
    right, (shared,) = cut_together(right, [share(prepare(Article("p", parent)), right, FACTS_ONLY)])
    accounts = account(right, shared.left, shared.paths, FACTS_ONLY)
    verdicts = judge(right, [shared.left], [accounts], FACTS_ONLY)
    own, theirs = note(right), note(shared.left)

    def work() -> tuple[Change, ...]:
        return compare(right, own, [counterpart(right, own, shared.left, theirs, accounts)], verdicts, None)

    return work, len(own.facts) + len(theirs.facts)


def test_facts_are_extracted_in_time_that_grows_with_the_text():
    """Twice the text, less than three times the time: generous, for the clock is noisy."""
    small, large = (prepare(Article("a", ledger(n, changed=False))) for n in (400, 800))
    assert len(note(large).facts) > 4000
    assert seconds(lambda: note(large)) < 3 * seconds(lambda: note(small)) + 0.1


def test_five_thousand_facts_of_a_pair_are_compared_in_time_that_grows_with_them():
    small, few = compared(ledger(200, changed=False), ledger(200, changed=True))
    large, many = compared(ledger(400, changed=False), ledger(400, changed=True))
    assert 2 * few == pytest.approx(many, rel=0.1)
    assert many > 4000
    assert seconds(large) < 3 * seconds(small) + 0.1
    assert any(change.verdict == "conflict" for change in large())


@pytest.mark.parametrize("mark", [", ", " ", "; ", "\n", ". "])
def test_a_list_without_sentences_takes_no_ages(mark):
    """Hundreds of figures with no end of a sentence between them are one place to compare."""
    chance = Random(1)  # noqa: S311 - the same figures every time
    figures = [str(chance.randrange(3, 99_999)) for _ in range(400)]
    work, _ = compared(mark.join(figures), mark.join(figures).replace("77", "78"))
    began = time.process_time()
    work()
    assert time.process_time() - began < 2
