import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Article
from whence.stages.credit import credit
from whence.text.crediting.marked_words import marked
from whence.text.crediting.outlets import (
    GENERIC,
    Alias,
    aliases,
    folded,
    outlet_at,
    outlet_handled,
    outlet_named,
    outlets_named,
    same_outlet,
)
from whence.text.degrade import degrade
from whence.text.witness import prepare

KINDS = {"agency", "broadcaster", "magazine", "newspaper", "programme", "site"}


def written(alias: Alias) -> str:
    """The name as a sentence has it: "The Hill" with its article, "Reuters" without."""
    short = len(alias.words) == 1 and alias.words[0] in GENERIC
    return f"The {alias.printed}" if short and not alias.the else alias.printed


def credited(text: str) -> list[tuple[str, str, str]]:
    return [(c.role, c.outlet, c.span.of(text)) for c in credit(prepare(Article("a", text))) if c.role != "topic"]


def expected(alias: Alias) -> set[str]:
    """Its outlet; where several share the name nothing says which, so the name stays as it is written."""
    return {alias.outlet.name, f"The {' '.join(alias.words).title()}"}


@pytest.mark.parametrize("alias", aliases(), ids=lambda a: f"{a.printed}-{a.outlet.name}")
def test_every_name_is_found_where_it_reports_and_where_it_is_told(alias):
    """As printed, in small letters and stripped; names that are common words need "magazine" or the like there."""
    name = written(alias)
    for text, role in (
        (f"The ferry sank off Gannet Point, {name} reported on Monday.", "source"),
        (f"The owner of the ferry told {name} that nobody was hurt.", "medium"),
    ):
        found = credited(text)
        assert [role] == [r for r, _, _ in found], text
        assert found[0][1] in expected(alias)
        for kind in ("lower", "strip"):
            plain = text if alias.common < 2 else text.replace(name, f"the magazine {name}")
            copied = credited(degrade(plain, kind).text)
            assert [role] == [r for r, _, _ in copied], degrade(plain, kind).text
            assert copied[0][1] in expected(alias)


@pytest.mark.parametrize("alias", [a for a in aliases() if a.common == 2], ids=lambda a: a.printed)
def test_the_commonest_words_are_no_outlets_where_capitals_are_lost(alias):
    assert [] == credited(f"the ferry sank off gannet point {written(alias).lower()} reported on monday")


def test_entries_are_well_formed_and_no_site_or_handle_is_given_to_two():
    outlets = list(dict.fromkeys(a.outlet for a in aliases()))
    assert len(outlets) > 700
    assert {o.kind for o in outlets} == KINDS
    for parts in ([d for o in outlets for d in o.domains], [h.lower() for o in outlets for h in o.handles]):
        assert sorted(set(parts)) == sorted(parts)
    pairs = [(a.words, a.outlet) for a in aliases()]
    assert len(set(pairs)) == len(pairs)
    assert all(a.words == folded(a.printed) for a in aliases())


def test_every_site_and_handle_leads_to_its_outlet():
    for alias in aliases():
        for domain in alias.outlet.domains:
            assert outlet_at(domain) == outlet_at(f"www.{domain}") == alias.outlet
        for handle in alias.outlet.handles:
            assert outlet_handled(f"@{handle.upper()}") == alias.outlet


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("reuters", "Reuters"), ("the associated press", "Associated Press"), ("ap", "Associated Press"),
        ("new york times", "The New York Times"), ("the times", None), ("the post", None), ("calder gazette", None),
        ("der spiegel", "Der Spiegel"), ("the", None),
    ],
)  # fmt: skip
def test_names_are_looked_up_by_folded_words(words, name):
    found = outlet_named(words.split())
    assert name == (found and found.name)


def test_a_shared_name_gives_all_who_share_it():
    assert {"The New York Times", "Los Angeles Times", "The Times"} <= {o.name for o in outlets_named(["the", "times"])}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("TIME", "Time Magazine", True), ("CNN (Web News)", "https://edition.cnn.com/2018/x.html", True),
        ("New York Times - News", "NYT", True), ("Fox Online News", "Fox News", True), ("AP", "Associated Press", True),
        ("The Calder Gazette", "2-calder-gazette.txt", True), ("caldergazette.example", "Calder Gazette", True),
        ("NewsLantern", "stories/5-newslantern.txt", True), ("Tass", "TASS", True), ("CNN", "CNBC", False),
        ("New York Post", "The Washington Post", False), ("The Post", "The Washington Post", False),
        ("Harbour Courier", "The Courier", False), ("", "", False), ("...", "...", False),
    ],
)  # fmt: skip
def test_two_ways_to_call_an_outlet(one, other, same):
    assert same == same_outlet(one, other) == same_outlet(other, one)


@given(st.text(), st.text())
def test_any_two_strings_can_be_compared(one, other):
    assert same_outlet(one, other) == same_outlet(other, one)


@given(st.text("aA1 ’'s\".,-—\n()/“”«»", max_size=60))
def test_words_and_marks_slice_back_in_order(text):
    found = marked(text)
    last = 0
    for word, begin, end in zip(*found, strict=True):
        assert last <= begin < end <= len(text)
        assert word
        last = end
