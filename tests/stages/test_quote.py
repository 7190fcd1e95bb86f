"""Who says what in one article: the model, the marks and the labels together."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Article
from whence.stages.quote import quote
from whence.text.degrade import degrade
from whence.text.witness import prepare


def read(text):
    return quote(prepare(Article("a.txt", text)))


def told(text):
    """Source, cue and contents of each attribution, as text."""
    return [
        (" … ".join(s.of(text) for s in a.source), " … ".join(s.of(text) for s in a.cue),
         [s.of(text) for s in a.content], a.kind)
        for a in read(text).attributions
    ]  # fmt: skip


def contents(text):
    return [content for _, _, found, _ in told(text) for content in found]


def test_a_direct_quotation_is_linked_to_its_source_and_cue():
    text = "“The sluice was open all night and nobody came,” said Jane Roe, the harbour inspector."
    ((source, cue, content, kind),) = told(text)
    assert source.startswith("Jane Roe")
    assert cue == "said"
    assert content == ["The sluice was open all night and nobody came,"]
    assert kind == "direct"


def test_an_indirect_quotation():
    text = "The council said on Monday that the bridge would stay shut until the spring."
    ((source, cue, content, kind),) = told(text)
    assert source == "The council"
    assert cue.startswith("said")
    assert "the bridge would stay shut until the spring" in content[-1]
    assert kind == "indirect"


def test_words_between_marks_in_reported_speech_are_mixed():
    text = "Mayor Jane Roe said the bridge was “in no state to carry so much as a bicycle” until the spring."
    assert [kind for *_, kind in told(text)] == ["mixed"]
    (attribution,) = read(text).attributions
    assert [span.of(text) for span in attribution.marked] == ["in no state to carry so much as a bicycle"]


def test_a_quotation_interrupted_by_its_cue_is_one():
    text = "“We knew about the sluice,” Jane Roe told the council, “but we did not know who had opened it.”"
    found = told(text)
    assert any(
        "We knew about the sluice," in content and "but we did not know who had opened it." in content
        for _, _, content, _ in found
    )


@pytest.mark.parametrize(
    "marks", ["“”", '""', "«»", "„“", "‘’"], ids=["curly", "straight", "guillemets", "german", "single"]
)
def test_whatever_the_marks_the_content_is_what_stands_between_them(marks):
    text = f"The inspector, Jane Roe, said: {marks[0]}The sluice was open all night and nobody came.{marks[1]}"
    assert "The sluice was open all night and nobody came." in contents(text)


def test_a_quotation_over_paragraphs_goes_on_where_its_marks_reopen():
    text = (
        "“The sluice was open all night,” said Jane Roe, the harbour inspector. “Nobody came to shut it.\n\n"
        "“In the morning the quay was gone, and with it four boats and the ice house.”\n\nThe council met at noon."
    )
    assert "In the morning the quay was gone, and with it four boats and the ice house." in contents(text)
    assert not any("council met" in content for content in contents(text))


def test_a_second_quotation_without_a_cue_carries_on_the_speaker():
    text = "“The sluice was open,” said Jane Roe. “Nobody came to shut it in all that time.”"
    sources = {source for source, _, content, _ in told(text) if content}
    assert sources == {"Jane Roe"}


def test_stripped_text_is_read_without_a_single_mark():
    clean = "“The sluice was open all night and nobody came,” said Jane Roe, the harbour inspector."
    text = degrade(clean).text
    ((source, cue, content, kind),) = told(text)
    assert source.startswith("jane roe")
    assert cue == "said"
    assert content == ["the sluice was open all night and nobody came"]
    assert kind == "indirect"


def test_a_transcript_is_read_by_its_labels():
    text = "Q. Was the sluice open?\nA. It was open.\nQ. All night long?\nA. Until the quay went."
    assert [(source, content) for source, _, content, _ in told(text)] == [
        ("Q", ["Was the sluice open?"]), ("A", ["It was open."]),
        ("Q", ["All night long?"]), ("A", ["Until the quay went."]),
    ]  # fmt: skip


def test_a_headline_with_a_colon_has_a_source():
    text = "Roe: sluice was open all night\n\nThe council meets at noon in the old hall by the river."
    assert told(text)[0][0] == "Roe"


def test_an_article_in_another_language_is_read_by_its_marks_and_says_so():
    text = (
        "Die Schleuse stand nach Angaben der Behörde offen. „Niemand ist die ganze Nacht gekommen“, sagte die"
        " Inspektorin am Montag vor dem Rat, der über die Folgen beriet."
    )
    found = read(text)
    assert [span.of(text) for a in found.attributions for span in a.content] == ["Niemand ist die ganze Nacht gekommen"]
    assert all(not a.source and not a.cue and a.basis == "marks" for a in found.attributions)
    (note,) = found.notes
    assert "not in English" in note
    assert note.startswith("a.txt ")


def test_a_page_of_nothing_but_quotations():
    text = "\n\n".join(f"“Number {n} was the one that I liked most of all of them.”" for n in range(40))
    assert len(contents(text)) == 40
    assert all(not source for source, *_ in told(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "said", "“”", '"' * 400, "\ud800 said “x”", "a" * 5000])
def test_next_to_nothing(text):
    for attribution in read(text).attributions:
        assert all(span.of(text) for span in attribution.content)


def test_ten_thousand_unbalanced_marks_cost_no_more_than_as_many_words():
    text = "".join(f"“word{n} ‘and «or " for n in range(3400))
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 60


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(
    ["Roe", "said", "that", "“", "”", '"', "‘", "’", ",", ".", "\n\n", "the sluice", "open", "per CNN", ":", "Q.", "—"]
), max_size=60))  # fmt: skip
def test_every_span_slices_back_and_is_in_order(parts):
    text = " ".join(parts)
    for attribution in read(text).attributions:
        assert attribution.content
        for spans in (attribution.source, attribution.cue, attribution.content, attribution.marked):
            edges = [edge for span in spans for edge in span]
            assert edges == sorted(edges)
            assert all(span.of(text).strip() for span in spans)
