import subprocess
import sys

import pytest
from hypothesis import given, settings

from tests.report.awkward import blames, voiced
from tests.report.kiln import BLAME, CLAIMS, CREDITS, DIFF, EVERY, FACTS, QUOTES
from tests.report.test_escape import steers
from whence.model import LABELS
from whence.report.plain import render


@pytest.mark.parametrize("result", EVERY.values(), ids=EVERY)
def test_every_shape_gives_lines_that_keep_to_the_width(result):
    for line in render(result, width=80):
        assert len(line) <= 80
        assert line == line.rstrip()


def test_each_record_is_one_line_when_nothing_is_wrapped():
    lines = list(render(BLAME, width=0))
    keys = [line.split()[0] for line in lines]
    assert set(LABELS) <= set(keys)
    assert keys.count("from") == sum(len(s.evidence) for s in BLAME.sentences)
    assert keys.count("left-out") == len(BLAME.left_out)


def test_the_reader_finds_what_became_of_the_words():
    lines = list(render(BLAME, width=0))
    assert any("for [-48 hours-]{+two days+}, [-said-] its owner [-Ada Lund-]{+claimed+}." in line for line in lines)
    first = next(line for line in lines if line.startswith("left-out"))
    assert first.startswith("left-out    0.90  wire.txt 132-160  That may not hold in winter.")
    assert "uncertain   Cannot tell where 1 sentence of 7 came from." in lines


def test_the_summary_says_voices_in_one_line():
    (line,) = [line for line in render(BLAME, width=0) if line.startswith("voices")]
    assert line == (
        "voices      post.txt  3 quotations: 1 cut, 1 marks lost, 1 in no article at hand; "
        "2 credits: 1 not supported, 1 outlet not at hand; 3 borrowed sentences, 1 never credited, 1 cannot be told"
    )


def test_quotations_follow_the_sentences_with_their_versions_and_caveats():
    lines = list(render(BLAME, width=0))
    quotes = [line for line in lines if line.startswith("quote ")]
    assert quotes[1].startswith("quote       cut 0.95  ")
    assert "Ada Lund (owner, Brock kiln)  direct, cue “said”, speaker carried over from before" in quotes[1]
    at = lines.index(quotes[1])
    assert lines[at + 1].startswith("  version   0.99  wire.txt ")
    assert lines[at + 1].endswith("Nothing has [-really-] changed,")
    assert lines[at + 2] == "  why       One word is gone."
    assert "That may not hold in winter." in lines[at + 3]
    assert lines[at + 3].startswith("  caveat ")


def test_only_the_uncredited_are_told_of_a_blame_and_all_of_credits():
    assert [1, 3] == [sum(line.startswith("borrowed") for line in render(r, width=0)) for r in (BLAME, CREDITS)]


def test_topics_are_told_of_credits_only():
    assert [0, 0, 1] == [sum(line.startswith("topic") for line in render(r, width=0)) for r in (BLAME, QUOTES, CREDITS)]


def test_where_an_article_is_missing_that_is_all_that_is_said():
    assert not any("unsupported" in line for r in (BLAME, QUOTES) for line in render(r))
    assert any("in no article at hand" in line for line in render(QUOTES, width=0))


def test_each_note_is_told_once_with_its_article():
    for result in (BLAME, QUOTES):
        assert 1 == sum("read as English" in line for line in render(result, width=0))
    for claims in (BLAME, FACTS):
        assert 1 == sum("Kilns are read as places." in line for line in render(claims, width=0))


def test_a_blame_tells_the_changes_that_matter_the_gravest_first():
    lines = list(render(BLAME, width=0))
    (line,) = [line for line in lines if line.startswith("facts ")]
    assert line.startswith("facts       post.txt  8 facts: 1 conflict, ")
    told = [line for line in lines if line.startswith("change ")]
    assert [line.split()[1] for line in told] == ["conflict", "compatible", "cannot", "dropped", "equivalent"]
    assert told[0] == (
        "change      conflict 0.90  count  103-117  wire.txt 162-181  "
        "[-Two potter's wheels-]{+A potter wheel+} was moved and the …"
    )
    assert lines[lines.index(told[0]) + 1] == "  why       1 is not 2"
    assert told[1].endswith("another verb of saying")
    assert told[1].startswith("change      compatible (or conflict) 0.70  attribution verb  61-68  wire.txt 67-71  ")
    assert "  note      A day is read as 24 hours." in lines


def test_facts_are_all_told_those_that_were_not_compared_too():
    lines = list(render(FACTS, width=0))
    verdicts = [line[12:].split(" 0.")[0] for line in lines if line.startswith("change ")]
    assert verdicts[-3:] == ["in no article at hand", "nothing in its place", "same"]
    assert "fact        date 1.00  5-10  “stops”  2031-03-04" in lines
    assert "fact        count 1.00  162-181  “Two potter's wheels”  2 potter's wheel  of potters wheels" in lines
    assert "article     herald.txt  nothing to tell" in lines


def test_the_facts_of_one_article_are_listed():
    lines = list(render(CLAIMS, width=0))
    assert lines[0] == (
        "article     wire.txt  6 facts: 1 count, 1 duration, 1 place, 1 negation, 1 hedging, 1 attribution verb"
    )
    assert 6 == sum(line.startswith("fact ") for line in lines)


def test_a_drift_is_a_line_with_the_values_in_order():
    for result in (DIFF, FACTS):
        lines = list(render(result, width=0))
        known, unknown = (line for line in lines if line.startswith("drift "))
        assert known == (
            "drift       count  first changed by post.txt; inherited by later.txt  "
            "wire.txt “Two potter's wheels” (earliest known); herald.txt nothing (dropped); "
            "post.txt “A potter wheel” (conflict, first to change); later.txt “Later” (conflict, as in post.txt)"
        )
        assert lines[lines.index(known) + 1] == "  why       by their dates"
        assert unknown.startswith(
            "drift       duration  who changed it first cannot be told: two of them have no date  "
        )


@settings(max_examples=12)
@given(blames(), voiced())
def test_awkward_text_stays_on_its_line_and_steers_nothing(blame, results):
    for line in (line for result in (blame, *results) for line in render(result, width=60)):
        assert not any(map(steers, line))
        assert "\n" not in line
        assert "\t" not in line


def test_nothing_heavy_is_imported():
    heavy = "{'rich', 'jinja2', 'numpy', 'json'} & set(sys.modules)"
    code = f"import sys, whence.report.plain; sys.exit(' '.join({heavy}) or None)"
    subprocess.run([sys.executable, "-c", code], check=True)
