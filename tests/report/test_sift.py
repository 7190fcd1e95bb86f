"""Filters: what was asked for, all of it, and nothing else."""

import pytest

from tests.report import ferry_voices
from whence.report.voices.sift import names, sift_credits, sift_quotes

QUOTES = ferry_voices.quotes("4 from 1", "5 from 4")
CREDITS = ferry_voices.credits_("4 from 1", "5 from 4")


def said(result):
    return [a for voice in result.voices for a in voice.attributions]


def test_nothing_asked_is_everything():
    assert sift_quotes(QUOTES) == QUOTES
    assert sift_credits(CREDITS) == CREDITS


@pytest.mark.parametrize("asked", ["selwick", "NORA SELWICK", "Nora  Selwick"])
def test_a_speaker_by_any_part_of_the_name(asked):
    found = sift_quotes(QUOTES, speakers=[asked])
    assert {a.speaker.name for a in said(found)} == {"Nora Selwick"}
    assert {q.attribution.speaker.name for q in found.quotations} == {"Nora Selwick"}
    assert found.articles == QUOTES.articles


def test_several_speakers_are_any_of_them():
    found = sift_quotes(QUOTES, speakers=["Vask", "Tarrant", "nobody"])
    assert {a.speaker.name for a in said(found)} == {"Ruta Vask", "Lise Tarrant"}


def test_a_fidelity_alone_or_along_with_another():
    found = sift_quotes(QUOTES, fidelities=["altered"])
    assert {q.fidelity for q in found.quotations} == {"altered", "marks lost", "spliced"}
    assert {a for q in found.quotations for a in [q.attribution]} == set(said(found))


def test_marked_leaves_out_indirect_speech():
    assert {a.kind for a in said(QUOTES)} == {"direct", "indirect", "mixed"}
    assert {a.kind for a in said(sift_quotes(QUOTES, marked=True))} == {"direct", "mixed"}


def test_filters_add_up():
    found = sift_quotes(QUOTES, speakers=["Dunnow"], fidelities=["reattributed"])
    assert [q.fidelity for q in found.quotations] == ["reattributed"]


def test_an_outlet_in_credits_checks_and_borrowings():
    found = sift_credits(CREDITS, outlets=["skerrywire"])
    assert {c.outlet for voice in found.voices for c in voice.credits} == {"Skerrywire"}
    assert {c.credit.outlet for book in found.ledgers for c in book.credit_checks} == {"Skerrywire"}
    assert {b.parent for book in found.ledgers for b in book.borrowings} == {"1-skerrywire"}


@pytest.mark.parametrize(
    ("asked", "given", "found"),
    [("post", "The Post", True), ("pos", "The Post", False), ("the post", "Evening Post", False), ("", "Post", False)],
)
def test_names_match_whole_words(asked, given, found):
    assert found == names(asked, None, given)
