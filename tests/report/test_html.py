import re
from dataclasses import replace
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given, settings

from tests.report.awkward import HOSTILE, blames, voiced
from tests.report.kiln import (
    BLAME,
    CHANGES,
    CHILD,
    CLAIMS,
    CREDITS,
    DIFF,
    EVERY,
    FACTS,
    PARENT,
    QUOTES,
    SECOND,
    SHE,
)
from whence.model import (
    FACT_VERDICTS,
    FIDELITIES,
    LABELS,
    Article,
    Blame,
    Change,
    Derivation,
    Diff,
    Evidence,
    Fact,
    FactSheet,
    Quotation,
    Quotes,
    SentenceVerdict,
    Span,
    Voices,
)
from whence.report.escape import visible
from whence.report.html import to_fragment, to_page

VOID = {"meta"}


class Page(HTMLParser):
    """What a browser would make of a page, as far as these tests ask."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.columns, self.ids, self.links = [], [], [], []
        self.open: list[tuple[str, str | None]] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append((tag, told))
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        if tag not in VOID:
            self.open.append((tag, told.get("class")))
        if told.get("class") == "text":
            self.columns.append("")

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if ("div", "text") in self.open:
            self.columns[-1] += data


def shown(article):
    return visible(article.text.replace("\r\n", " \n"))


@settings(max_examples=12)
@given(blames())
def test_every_column_holds_its_article_once_and_in_order(blame):
    page = Page(to_page(blame))
    assert page.columns == [shown(a) for a in (blame.child, *blame.parents)]


@settings(max_examples=12)
@given(voiced())
def test_every_page_of_voices_holds_its_articles_once_and_in_order(results):
    for result in results:
        assert Page(to_page(result)).columns == [shown(a) for a in result.articles]


@settings(max_examples=12)
@given(blames(), voiced())
def test_awkward_text_adds_no_element_and_no_attribute(blame, results):
    for source in (face(result) for result in (blame, *results) for face in (to_page, to_fragment)):
        source.encode("utf-8")
        page = Page(source)
        assert sum(tag == "script" for tag, _ in page.tags) == ("<!doctype" in source)
        assert sum(tag == "style" for tag, _ in page.tags) == 1
        assert not [
            a for _, attrs in page.tags for a in attrs if a.startswith("on") or a in ("style", "src", "autofocus")
        ]
        assert all(link.startswith(("#", "http://", "https://")) for link in page.links)
        assert len(page.ids) == len(set(page.ids))
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("result", EVERY.values(), ids=EVERY)
def test_every_shape_makes_a_page_that_asks_the_network_for_nothing(result):
    page = Page(to_page(result))
    names = [tag for tag, _ in page.tags]
    assert not {"img", "link", "iframe", "object", "embed", "form", "base"} & set(names)
    (policy,) = (a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert ("html", {"lang": "en"}) in page.tags
    assert names.count("h1") == 1


def test_a_page_names_every_label_and_every_passage():
    source = to_page(BLAME)
    for label in LABELS:
        assert re.search(f'class="s {label}( dim)?"', source)
    assert source.count('class="entry"') == len(BLAME.sentences)
    assert 'data-n="3"' in source
    assert "Cannot tell where 1 sentence of 7 came from." in source
    assert "That may not hold in winter." in source
    for name in ("The Post", "Wire", SECOND.id):
        assert f">{name}</h3>" in source


def test_the_heaviest_omission_comes_first():
    source = to_page(BLAME)
    assert re.findall(r'class="weight">([\d.]+)', source) == ["0.90", "0.20", "0.10"]


def test_a_link_that_a_browser_would_run_is_no_link():
    child = Article("c", "x", url="javascript:alert(1)")
    assert "javascript:" not in to_page(Blame(child, (), (), (), (), (), ()))


def opened(source, words):
    """The part of a page that opens where `words` are."""
    (found,) = [part for part in re.findall(r"<details.*?</details>", source, re.DOTALL) if words in part]
    return found


@pytest.mark.parametrize("result", [BLAME, QUOTES], ids=["blame", "quotes"])
def test_a_quotation_opens_to_both_versions_and_to_what_was_left_out(result):
    told = opened(to_page(result), "One word is gone.")
    assert '<del class="x deleted" title="deleted">really</del>' in told
    assert "cut, very likely (0.95)" in told or "cut</b>, almost certain (0.95)" in told
    assert "Ada Lund (owner, Brock kiln)" in told
    assert "That may not hold in winter." in told
    assert "speaker carried over from before" in told


def test_quotations_stand_marked_in_the_text_with_their_speaker():
    """And a sentence leads to them, and they lead back."""
    source = to_page(BLAME)
    assert re.search(r'<span class="\w+ q" id="b0-t\d" data-who="Ada Lund">', source)
    number = re.search(r'id="(b0-t\d)" data-who="Ada Lund"', source)
    assert number
    assert f'href="#{number[1]}"' in source
    assert '<p class="says"><a href="#b0-q' in source


def test_nobody_is_accused_where_an_article_is_missing():
    pages = [to_page(result) for result in (BLAME, QUOTES, CREDITS)] + [to_fragment(BLAME), to_fragment(QUOTES)]
    assert "in no article at hand" in pages[0]
    assert not any(
        "unsupported" in re.sub(r"<style>.*?</style>|class=\"[^\"]*\"", "", p, flags=re.DOTALL) for p in pages
    )


@pytest.mark.parametrize("fidelity", FIDELITIES)
def test_every_fidelity_has_its_look(fidelity):
    page = to_page(Quotes((CHILD,), (), (Quotation("post.txt", SHE, fidelity, 0.5, ""),)))
    name = f"fate-{fidelity.replace(' ', '-')}"
    assert f'<span class="fate {name}">' in page
    assert f".{name}" in page.partition("</style>")[0]


def test_the_ledger_counts_what_it_lists():
    source = to_page(CREDITS).partition('<section class="articles">')[0]
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th>((?:<td>[^<]*</td>)+)</tr>', source)
    counts = {name: re.findall("<td>([^<]*)", cells) for name, cells in rows}
    assert counts["Wire"] == ["–", "1", "1", "–"]
    assert counts["herald.txt"] == ["–", "–", "–", "1"]
    assert counts["The Herald"] == ["–", "1", "–", "–", "–"]


def test_parents_that_have_it_the_same_way_are_told_once():
    again = Article("again.txt", PARENT.text.upper())
    quotation = next(q for q in QUOTES.quotations if q.fidelity == "cut")
    other = replace(quotation.versions[0], parent="again.txt")
    both = replace(quotation, versions=(*quotation.versions, other))
    source = to_page(replace(QUOTES, articles=(*QUOTES.articles, again), quotations=(both,)))
    assert 'the same in <a href="#a3">again.txt</a>' in source
    assert source.count('<del class="x deleted" title="deleted">really</del>') == 1


def test_another_speaker_is_marked_where_the_verdict_says_so():
    quotation = next(q for q in QUOTES.quotations if q.fidelity == "cut")
    told = [to_page(replace(QUOTES, quotations=(replace(quotation, fidelity=f),))) for f in ("cut", "reattributed")]
    assert [0, 1] == [source.count('class="speaker other"') for source in told]


def test_a_quotation_that_was_not_compared_says_so():
    source = to_page(Quotes((CHILD,), (Voices("post.txt", (SHE,)),)))
    assert '<span class="fate">not compared</span>' in source
    assert "1 quotation: 1 direct" in source


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_strings_are_shown_as_they_are(hostile):
    parent = Article(f"p{hostile}", hostile, outlet=hostile, title=hostile, date=hostile, extra={"language": hostile})
    child = Article(f"c{hostile}", hostile, title=hostile)
    whole = Span(0, len(hostile))
    evidence = Evidence(parent.id, "reworded", whole, whole, 0.5, 0.5, (hostile,))
    verdict = SentenceVerdict(whole, "edited", 0.9, 0.9, hostile, (evidence,))
    found = Derivation(parent.id, child.id, "wholly", "right from left", 0.9, 0.9, 1, 1, (hostile,))
    blame = Blame(child, (parent,), (verdict,), (), (), (), (found,), notes=(hostile,))
    page = Page(to_page(Diff((child, parent), (found,), (blame,), (), (hostile,))))
    assert page.columns == [shown(child), shown(parent)]
    assert not any("49" in column for column in page.columns)


def test_a_declared_language_reaches_the_text():
    child = Article("c", "Bonjour.", extra={"language": "fr-CA"})
    assert '<div class="text" lang="fr-CA"' in to_page(Blame(child, (), (), (), (), (), ()))


def test_a_fragment_is_small_and_styles_only_itself():
    fragment = to_fragment(BLAME)
    assert len(fragment) < 10_000
    (rules,) = re.findall(r"<style>(.*?)</style>", fragment, re.DOTALL)
    assert all(line.startswith(".whence") for line in rules.splitlines() if line)


def test_passages_lead_back_to_the_sentences_that_use_them():
    source = re.sub(r'<span class="f f-[^>]*>|</span>', "", to_page(BLAME))
    wheels = PARENT.text[slice(*BLAME.sentences[3].evidence[0].parent_span)]
    assert wheels.replace("'", "&#39;") in source
    assert CHILD.text.split("\n")[0] in source


def test_changed_facts_stand_side_by_side_with_the_rule_and_lead_to_both_texts():
    source = to_page(BLAME)
    (row,) = re.findall(r'<tr id="b0-c0">.*?</tr>', source, re.DOTALL)
    for told in ("conflict", "Two potter&#39;s wheels", "A potter wheel", "1 is not 2", "very likely (0.90)", "count"):
        assert told in row
    places = re.findall(r'href="#([^"]+)"', row)
    assert [place.startswith(("b0-p0-f", "b0-f")) for place in places] == [True, True]
    for place in places:
        assert f'class="f f-conflict" id="{place}"' in source


def test_conflicts_are_never_folded_away_and_what_is_alike_is():
    changes = (*CHANGES[:4], *(replace(CHANGES[4], rule=f"rule {n}") for n in range(20)))
    source = to_page(replace(BLAME, changes=changes))
    folded = "".join(re.findall(r'<details class="fold.*?</details>', source, re.DOTALL))
    assert "20 conflict, " in source
    assert "rule 19" in source
    assert "rule" not in folded
    assert "1 same: said alike" in folded


def test_a_sentence_leads_to_what_became_of_its_facts():
    entry = to_page(BLAME).split('id="b0-e1"')[1].partition("</article>")[0]
    assert '<a href="#b0-c4">duration</a>: <del>48 hours</del> → <ins>two days</ins>' in entry


@pytest.mark.parametrize("verdict", FACT_VERDICTS)
def test_every_verdict_on_a_fact_has_its_look(verdict):
    style = to_page(BLAME).partition("</style>")[0]
    assert f".f-{verdict}" in style
    assert f".came-{verdict}" in style


def test_the_table_of_drifts_marks_the_first_and_the_heirs():
    for result in (DIFF, FACTS):
        (table,) = re.findall(r'<table class="drift">.*?</table>', to_page(result), re.DOTALL)
        heads = re.findall(r'<th scope="col">([^<]*)', table)
        assert heads == ["What", "Wire", "herald.txt", "The Post", "later.txt", "Who changed it"]
        (first,) = re.findall(r'<td class="d-conflict deviates".*?</td>', table, re.DOTALL)
        (heir,) = re.findall(r'<td class="d-conflict heir".*?</td>', table, re.DOTALL)
        assert "first to change" in first
        assert "as in The Post" in heir
        assert "first changed by The Post; inherited by later.txt" in table


def test_the_page_of_facts_lists_them_by_type_with_their_normal_form():
    source = to_page(CLAIMS)
    assert "6 facts in Wire" in source
    assert 'scope="rowgroup" colspan="3">duration' in source
    assert re.search(r'<a href="#a0-f\d">48 hours</a></th>\s*<td><span class="norm">PT48H', source)
    assert "Became" not in source
    assert "Became" in to_page(FACTS)


def test_what_cannot_be_told_of_a_fact_stands_beside_it():
    assert "day and month may be the other way round" in to_page(FACTS)
    assert "A day is read as 24 hours." in to_page(BLAME)


def test_a_quotation_and_a_fact_may_begin_at_the_same_place():
    """Each has an id of its own, so that links to both lead somewhere."""
    source = to_page(BLAME)
    both = r'<span class="\w+ q" id="b0-t\d" data-who="Ada Lund"><span class="f f-same" id="b0-f\d"[^>]*>Nothing</span>'
    assert re.search(both, source)


def test_a_fragment_shows_the_changes_that_matter():
    for result in (BLAME, FACTS):
        fragment = to_fragment(result)
        assert "1 is not 2" in fragment
        assert "first changed by The Post" in to_fragment(FACTS) + to_fragment(DIFF)
    assert "PT48H" in to_fragment(CLAIMS)


def test_many_facts_are_a_page_in_seconds():
    line = "The kiln at Brock stops for two days, 48 of 50 hands said in 2031, and nobody knows whom to ask. "
    text = line * 1000
    spans = [Span(n * len(line) + at, n * len(line) + at + 8) for n in range(1000) for at in (28, 38, 60)]
    facts = tuple(Fact("count", span, "n") for span in spans)
    changes = tuple(Change("count", "equivalent", "p", fact, fact, "the same", 0.9, "converted") for fact in facts)
    verdicts = tuple(
        SentenceVerdict(Span(n * len(line), (n + 1) * len(line) - 1), "new", 0.9, 0.1, "") for n in range(1000)
    )
    articles = Article("c", text), Article("p", text)
    sheets = FactSheet("c", facts), FactSheet("p", facts)
    begun = process_time()
    page = to_page(Blame(articles[0], articles[1:], verdicts, (), (), (), (), sheets=sheets, changes=changes))
    assert process_time() - begun < 8
    assert page.count('<tr id="b0-c') == 3000


def test_many_quotations_are_a_page_in_seconds():
    line = "“The kiln at Brock stops for two days,” said Ada Lund, and nobody knows whom to ask. "
    article = Article("c", line * 2000)
    starts = [n * len(line) for n in range(2000)]
    told = tuple(replace(SHE, source=(), cue=(), content=(Span(at + 1, at + 38),), marked=()) for at in starts)
    verdicts = tuple(SentenceVerdict(Span(at, at + len(line) - 1), "new", 0.9, 0.1, "") for at in starts)
    followed = tuple(Quotation("c", one, "unsupported", 0.9, "") for one in told)
    begun = process_time()
    page = to_page(Blame(article, (), verdicts, (), (), (), (), (Voices("c", told),), followed))
    assert process_time() - begun < 8
    assert page.count('<p class="says">') == 2000


def test_a_long_article_is_a_page_in_seconds():
    line = "The kiln at Brock stops for two days and nobody in the village knows whom to ask about the sale. "
    text = line * 1000
    spans = [Span(n * len(line), (n + 1) * len(line) - 1) for n in range(1000)]
    child, parent = Article("c", text), Article("p", text)
    verdicts = tuple(
        SentenceVerdict(s, "edited", 0.9, 0.9, "Shared.", (Evidence("p", "aligned", s, s, 1, 1),)) for s in spans
    )
    begun = process_time()
    to_page(Blame(child, (parent,), verdicts, (), (), (), ()))
    assert process_time() - begun < 5
