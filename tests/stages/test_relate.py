"""Which pairs of a corpus count, and what their passages are."""

from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence import Article, pipeline
from whence.kernels.compiled.coverage import UNKNOWN
from whence.model.lineage import NATURES
from whence.options import preset
from whence.stages import relate as stage
from whence.stages.relate import Articles, relate, settle
from whence.stages.verify import verify
from whence.text.columns import columns
from whence.text.templates.columns import imprints
from whence.text.templates.imprint import imprint
from whence.text.templates.nature import Stretch, weighed
from whence.text.witness import prepare

ARCHIVE = preset("archive")
SPEECH = (
    "“We shall rebuild the harbour wall stone by stone, and no contractor who cheated this town will ever lay"
    " another brick of it while I hold this office,”"
)
ONE_PAPER = (
    f"Mayor Odile Brandt opened the fair on Saturday under grey skies. {SPEECH} she said. Rain soon emptied tents."
)
OTHER_PAPER = (
    f"Months of quarrels about the collapsed quay came to a head at a lively festival. {SPEECH} Brandt promised."
)
REPORT = (
    "The Kestrel, a ferry with forty passengers aboard, ran onto a sandbank off Marrow Point shortly before dawn and"
    " was pulled free by two tugs from Ellery after the tide had turned, harbour officials reported."
)
TIDES = (
    "Herring landings at Ellery rose to {} crates in the week ended March {}, from a revised {} crates a week earlier,"
    " the Fisheries Board said. Stocks in cold storage stood at {} tonnes, compared with {} tonnes a year ago."
)
FOOTER = "Sign up for the Ellery Courier morning bulletin and follow our harbour desk wherever you get your podcasts."
FILLERS = (
    "Quarry owner Jonas Pell bought a walnut orchard yesterday and plans cider tastings for curious neighbours.",
    "Violinist Mira Castellan cancelled three concerts because a stubborn cold had robbed her of all patience.",
    "Surveyors mapped an unknown cave beneath Thistle Hill where bats outnumber tourists by several thousand.",
    "A judge dismissed complaints against beekeepers whose swarms had settled on the courthouse chimney again.",
    "Librarians found a forgotten cookbook with recipes for eel pies stained by two centuries of eager thumbs.",
    "Gliders from nine clubs circled over Barrow Moor until thunder chased them all home before supper time.",
)


def passages(texts, options=ARCHIVE):
    """All passages of all pairs of texts, as a corpus has them."""
    pairs = np.array(list(combinations(range(len(texts)), 2)), np.uint32).reshape(-1, 2)
    left, right = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
    found = verify(left, right, columns(texts), options)
    data = {name: value for name, value in found._asdict().items() if name != "pair"}
    return pa.RecordBatch.from_pydict({"left": left[found.pair], "right": right[found.pair], **data})


def articles(texts, outlets=None, days=None):
    return Articles(
        np.diff(columns(texts).starts),
        np.array(outlets or [-1] * len(texts), np.int32),
        np.array(days or [UNKNOWN] * len(texts), np.int32),
        imprints(texts),
    )


def told(texts, outlets=None, days=None):
    """What is said of each pair, by its numbers: the reason, and the natures of its passages."""
    batch = passages(texts)
    settled = settle(batch, articles(texts, outlets, days), ARCHIVE)
    ends = [*settled.begins.tolist(), batch.num_rows][1:]
    return {
        (batch["left"][b].as_py(), batch["right"][b].as_py()): (
            int(reason), [NATURES[n] for n in settled.nature[b:e]]
        )
        for b, e, reason in zip(settled.begins.tolist(), ends, settled.reason, strict=True)
    }  # fmt: skip


def test_a_speech_that_two_papers_quote_is_no_derivation():
    assert told([ONE_PAPER, OTHER_PAPER]) == {(0, 1): (stage.QUOTING, ["quotation"])}


def test_one_side_may_have_lost_its_marks():
    stripped = OTHER_PAPER.lower().replace("“", "").replace("”", "").replace(",", "").replace(".", "")
    assert told([ONE_PAPER, stripped]) == {(0, 1): (stage.QUOTING, ["quotation"])}


def test_a_quotation_beside_shared_reporting_is_derivation():
    reason, natures = told([f"{REPORT} {ONE_PAPER}", f"{OTHER_PAPER} {REPORT}"])[0, 1]
    assert reason == stage.REPORTING
    assert sorted(natures) == ["quotation", "report"]


def test_a_weekly_form_is_a_template_of_its_outlet_and_of_no_other():
    texts = [TIDES.format("1,204", 7, 988, "45.1", "52.9"), TIDES.format("1,377", 14, "1,199", "61.7", "48.8")]
    assert told(texts, [3, 3], [100, 107])[0, 1] == (stage.FORM, ["template"])
    assert told(texts, [3, 3])[0, 1][0] == stage.FORM
    assert told(texts, [3, 4], [100, 107])[0, 1][0] == stage.REPORTING
    assert told(texts)[0, 1][0] == stage.REPORTING


def test_a_correction_is_an_update_and_no_template():
    wrong, right = TIDES.format("1,204", 7, 988, "45.1", "52.9"), TIDES.format("1,294", 7, 988, "45.1", "52.9")
    assert told([wrong, right], [3, 3], [100, 101])[0, 1] == (stage.UPDATE, ["report"])


def test_a_correction_in_a_long_series_is_still_an_update():
    texts = [TIDES.format(1204 + n * 31, 7 * n, 988 + n, 45 + n, 62 + n) for n in range(1, 5)]
    texts.append(texts[0].replace("1235", "1253"))
    days = [107, 114, 121, 128, 108]
    found = told(texts, [3] * 5, days)
    assert found[0, 4] == (stage.UPDATE, ["report"])
    assert {reason for pair, (reason, _) in found.items() if pair != (0, 4)} == {stage.FORM}


def test_what_an_outlet_prints_under_everything_is_a_template():
    texts = [f"{filler} {filler[::-1]} {FOOTER}" for filler in FILLERS]
    dated = told(texts, [1] * 6, [10 * n for n in range(6)])
    undated = told(texts, [1] * 6)
    assert {natures[0] for found in (dated, undated) for _, natures in found.values()} == {"template"}
    assert not any(reason in {stage.REPORTING, stage.UPDATE} for reason, _ in dated.values())


def test_an_outlet_that_shares_little_with_its_own_article_of_long_ago_prints_its_words_again():
    past, now = " ".join(FILLERS[:3]), " ".join(FILLERS[3:])
    texts = [f"{past} {FOOTER}", f"{FOOTER} {now}"]
    assert told(texts, [1, 1], [100, 400])[0, 1] == (stage.FORM, ["template"])
    assert told(texts, [1, 1], [100, 110])[0, 1][0] == stage.REPORTING
    assert told(texts, [1, 2], [100, 400])[0, 1][0] == stage.REPORTING


def test_a_report_that_everybody_carries_at_once_is_none():
    texts = [f"{filler} {REPORT}" for filler in FILLERS]
    for days in (None, [700] * 6, [700, 701, 701, 702, 703, 704]):
        found = told(texts, list(range(6)), days)
        assert len(found) == 15
        assert {(reason, *natures) for reason, natures in found.values()} == {(stage.REPORTING, "report")}


def test_whole_reprints_over_a_season_are_none():
    texts = [f"{REPORT} {REPORT.upper()[: 3 * n]}" for n in range(6)]
    found = told(texts, list(range(6)), [30 * n for n in range(6)])
    assert {reason for reason, _ in found.values()} == {stage.REPORTING}


NAME = "the Joint Harbour Dredging and Sandbank Survey Commission of Greater Ellery said in"
NAMING = [f"{FILLERS[0]} {FILLERS[1]} {NAME} May.", f"{FILLERS[2]} {NAME} June. {FILLERS[3]}"]


def test_of_two_with_relatives_but_none_in_common_more_is_asked():
    found = told([*NAMING, f"{FILLERS[0]} {FILLERS[1]}", f"{FILLERS[2]} {FILLERS[3]}"])
    assert told(NAMING)[0, 1][0] == stage.REPORTING
    assert found[0, 1][0] == stage.ELSEWHERE
    assert found[0, 2][0] == found[1, 3][0] == stage.REPORTING


def test_of_two_with_a_relative_in_common_less_is_asked():
    short = [text.replace(NAME, NAME[10:-8]) for text in NAMING]
    third = " ".join(FILLERS[:4])
    assert told(short).get((0, 1), (stage.LITTLE,))[0] == stage.LITTLE
    assert told([*short, third])[0, 1][0] == stage.REPORTING


def test_too_little():
    assert all(reason == stage.LITTLE for reason, _ in told(list(FILLERS)).values())
    empty = settle(passages([]), articles([]), ARCHIVE)
    assert empty.nature.size == empty.counts.size == empty.derives.size == 0


def test_relate_drops_no_pair_that_settle_keeps():
    some = "a stubborn cold had robbed"
    texts = [ONE_PAPER, OTHER_PAPER, *FILLERS, REPORT, f"{REPORT} {FILLERS[0]} {some}"]
    batch = passages(texts, preset("archive", weak_score=0.3))
    settled = settle(batch, articles(texts), ARCHIVE)
    kept = relate(batch, ARCHIVE)
    pairs = set(zip(kept["left"].to_pylist(), kept["right"].to_pylist(), strict=True))
    rows = settled.begins[settled.counts]
    assert pairs >= {(batch["left"][b].as_py(), batch["right"][b].as_py()) for b in rows.tolist()}
    assert kept.num_rows < batch.num_rows
    assert relate(batch.slice(0, 0), ARCHIVE).num_rows == 0


WORD = st.sampled_from(
    [*REPORT.split(), *SPEECH.split(), *TIDES.format(1204, 7, 988, 45, 52).split(), "12", "“", "”", '"']
)
TEXT = st.lists(WORD, min_size=10, max_size=60).map(" ".join)
PIECE = st.sampled_from([REPORT, SPEECH, ONE_PAPER, TIDES.format(1, 22, 333, 44, 5), TIDES.format(9, 8, 77, 66, 5)])
MIXED = st.lists(st.one_of(TEXT, PIECE), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(MIXED, MIXED, st.booleans())
def test_for_two_articles_alone_it_is_the_rule_of_the_pure_path(left, right, one_outlet):
    texts = [left, right]
    batch = passages(texts)
    settled = settle(batch, articles(texts, [0, 0 if one_outlet else 1], None), ARCHIVE)
    shared = pipeline.share(prepare(Article("0", left)), prepare(Article("1", right)), ARCHIVE)
    if shared.left.article.id == "1":
        shared = shared.mirrored()
    stretches = [
        Stretch(
            p.pairs[-1].i2 - p.pairs[0].i, p.pairs[-1].j2 - p.pairs[0].j,
            shared.left.span(p.pairs[0].i, p.pairs[-1].i2), shared.right.span(p.pairs[0].j, p.pairs[-1].j2), p.score,
        )
        for p in shared.paths
    ]  # fmt: skip
    sizes = len(shared.left.tokens), len(shared.right.tokens)
    slow = weighed(stretches, (imprint(left), imprint(right)), sizes, ARCHIVE, one_outlet=one_outlet)
    if stretches:
        assert settled.evidence[0] == pytest.approx(slow.evidence)
        assert settled.reported[0] == pytest.approx(slow.reported)
        assert [NATURES[n] for n in settled.nature] == list(slow.natures)
    else:
        assert not settled.begins.size


ORCHARD = (
    "Readers of the Courier plant a pear tree in the orchard of Saint Odile for every child that is born in Ellery."
)


def furnished(day_of_the_post):
    """Three articles of one outlet, weeks apart, with a line that it always prints; and one of another that has it."""
    texts = [f"{FILLERS[n]} {FILLERS[n + 1]} {ORCHARD}" for n in (0, 2)]
    texts += [f"{FILLERS[4]} {ORCHARD}", f"{FILLERS[5]} {ORCHARD}"]
    return told(texts, [7, 7, 7, 8], [100, 140, 180, day_of_the_post])


def test_what_an_outlet_always_prints_is_furniture_elsewhere_too():
    assert furnished(400)[0, 3] == (stage.FORM, ["template"])
    assert furnished(101)[0, 3] == (stage.FORM, ["template"])


def test_what_it_prints_on_one_story_for_days_may_be_what_is_known():
    texts = [f"{FILLERS[n]} {FILLERS[n + 1]} {ORCHARD}" for n in (0, 2)]
    texts += [f"{FILLERS[4]} {ORCHARD}", f"{FILLERS[5]} {ORCHARD}"]
    assert told(texts, [7, 7, 7, 8], [100, 106, 112, 101])[0, 3][0] == stage.REPORTING
    assert told(texts, [7, 7, 7, 8], [100, 106, 112, 400])[0, 3][0] == stage.FORM


def test_a_name_that_an_outlet_often_prints_is_nobodys():
    name = "Deputy Harbour Master Jonquil Aldersey"
    texts = [f"{FILLERS[n]} {name} {FILLERS[n + 1]} {name}" for n in (0, 2)]
    texts += [f"{FILLERS[4]} {name}", f"{FILLERS[5]} {name}"]
    found = told(texts, [7, 7, 7, 8], [100, 140, 180, 400])
    assert all("template" not in natures for pair, (_, natures) in found.items() if 3 in pair)
