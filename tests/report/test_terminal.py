import io
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from tests.report.awkward import HOSTILE, blames, voiced
from tests.report.kiln import BLAME, CHANGES, CREDITS, DIFF, EVERY, FACTS, QUOTES
from tests.report.test_escape import steers
from whence.model import FACT_VERDICTS, FIDELITIES, LABELS, Article, Blame, SentenceVerdict, Span
from whence.report.facts import terminal as facts
from whence.report.marked import ASCII, CHANGED, SIGN, STYLE, UNICODE
from whence.report.terminal import write
from whence.report.voices import terminal as voices


def written(result, width=90, *, verbose=False, colour=False, encoding="utf-8"):
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="")
    system: Literal["truecolor"] | None = "truecolor" if colour else None
    write(result, Console(file=file, width=width, force_terminal=colour, color_system=system), verbose=verbose)
    file.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [30, 80, 140])
@pytest.mark.parametrize("result", EVERY.values(), ids=EVERY)
def test_every_shape_fits_every_width(result, width):
    assert all(len(line) <= width for line in written(result, width, verbose=True).splitlines())


def test_the_summary_stands_first_then_the_sentences_then_what_was_left_out():
    shown = written(BLAME, 100)
    parts = [
        "derives in part from Wire",
        "Uncertain",
        "sentence by sentence",
        "Changed facts",
        "Quotations",
        "Credits",
        "Borrowed without credit",
        "Left out",
        "Boilerplate",
        "Notes",
    ]
    assert sorted(parts, key=shown.index) == parts
    assert "‹#two days›" in shown
    assert "‹#48 hours›" in shown
    assert "‹-really›" in shown


def test_the_rejected_reading_is_told_on_demand():
    assert "rejected: new" not in written(BLAME)
    assert "rejected: new" in written(BLAME, verbose=True)


def test_marks_are_distinct_without_colour():
    for glyphs in (ASCII, UNICODE):
        assert len(set(glyphs.mark.values())) == len(set(glyphs.bar.values())) == len(LABELS)
    assert len(set(SIGN.values())) == len(SIGN)
    assert set(STYLE) == set(LABELS)
    assert set(CHANGED) == set(SIGN)


def test_a_terminal_without_unicode_gets_ascii_furniture():
    plain = Article("a", "Plain text.")
    blame = Blame(plain, (), (SentenceVerdict(Span(0, 11), "new", 0.9, 0.1, "No parent."),), (), (), (), ())
    assert written(blame, encoding="ascii").isascii()


@pytest.mark.parametrize("width", [60, 160])
def test_a_quotation_is_shown_with_its_changes_its_reason_and_its_caveat(width):
    shown = written(QUOTES, width)
    for words in ("Ada Lund", "cut", "‹-really›", "One word is gone.", "left out next to it:"):
        assert words in shown
    assert ("in the parent" in shown) == (width > 110)


def test_the_ledger_is_shown_with_its_verdicts():
    shown = written(CREDITS, 160)
    for words in ("not supported", "The Herald", "It speaks of calm.", "never credited", "as topic"):
        assert words in shown
    assert "in no article at hand" not in shown


def test_every_fidelity_and_every_verdict_has_its_colour():
    assert set(voices.STYLE) == set(FIDELITIES)
    assert set(facts.STYLE) == set(FACT_VERDICTS)


@pytest.mark.parametrize("width", [60, 160])
def test_a_changed_fact_is_shown_with_both_values_and_the_rule(width):
    shown = written(BLAME, width)
    for told in ("‹two days›", "‹48 hours›", "48 hours are two days", "other units", "compatible (or"):
        assert told in shown
    assert "‹Rents rose›" not in shown
    assert "and 3 more, of less weight (--verbose tells them)" in shown
    assert "‹Rents rose›" in written(BLAME, width, verbose=True)


def test_many_changes_are_cut_short_unless_asked_for():
    blame = Blame(BLAME.child, BLAME.parents, (), (), (), (), (), changes=(CHANGES[4],) * 50)
    assert facts.FEW == written(blame).count("1 is not 2")
    assert f"and {50 - facts.FEW} more" in written(blame)
    assert 50 == written(blame, verbose=True).count("1 is not 2")


def test_a_drift_is_shown_with_every_value_and_who_changed_it():
    for result in (DIFF, FACTS):
        shown = written(result, 160)
        for told in ("Who changed it first", "first changed by The Post; inherited by later.txt", "earliest known"):
            assert told in shown


def test_a_conflict_is_told_in_words_and_in_colour():
    shown = written(BLAME, 160, colour=True)
    assert "\x1b[1;31mconflict" in shown
    assert "conflict" in written(BLAME, 160)


@settings(max_examples=12)
@given(blames(), voiced(), st.sampled_from([40, 120]))
def test_awkward_text_steers_nothing(blame, results, width):
    for result in (blame, *results):
        assert not any(map(steers, written(result, width, verbose=True)))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_is_text_and_escapes_are_only_ours(hostile):
    child = Article("c", hostile)
    verdict = SentenceVerdict(Span(0, len(hostile)), "new", 0.9, 0.1, hostile)
    shown = written(Blame(child, (), (verdict,), (), (), (), (), notes=(hostile,)), 400, colour=True)
    assert "\x1b]" not in shown
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown
    if "[bold red]" in hostile:
        assert "[bold red]markup[/]" in shown
        assert ":smile:" in shown
