"""Stories of the lent corpora: the weights in use, and ECB+ again stripped and in lots; `python -m bench stories` has
the figures by halves and the scale as well.
"""

import pytest

from bench import stories
from bench.figure import records
from tests.floors import check


@pytest.fixture(scope="module")
def lent(shared):
    folder = shared / "data" / "stories"
    names = ("ecbplus_topics_1-35", "basil", "semeval22_t8_train_en")
    for name in names:
        if not (folder / f"{name}.jsonl.gz").exists():
            pytest.skip(f"{name} was not lent")
    return {name.split("_")[0]: list(records(folder / f"{name}.jsonl.gz")) for name in names}


def test_look_alike_events_of_ecb_plus_stay_apart(lent):
    check("stories-ecb", stories.b_cubed(lent["ecbplus"], "subtopic", stories.signatures(lent["ecbplus"])))


def test_stripped_articles_are_grouped_as_well(lent):
    signed = stories.signatures(lent["ecbplus"], stripped=True)
    check("stories-ecb-stripped", stories.b_cubed(lent["ecbplus"], "subtopic", signed))


@pytest.mark.parametrize(("dated", "floor"), [(True, "stories-basil"), (False, "stories-basil-dateless")])
def test_three_reports_of_one_event_come_together(lent, dated, floor):
    check(floor, stories.b_cubed(lent["basil"], "story", stories.signatures(lent["basil"], dated=dated)))


def test_the_story_score_goes_with_the_judgement_of_readers(lent):
    check("stories-semeval", stories.pearson(lent["semeval22"]))


def test_articles_in_lots_give_the_stories_of_all_at_once(lent):
    check("stories-ecb-lots", stories.in_lots(stories.signatures(lent["ecbplus"])))
