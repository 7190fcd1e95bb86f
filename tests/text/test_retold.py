"""A report whose sentence comes from a parent in other words is not called unsupported."""

from whence.model import UNKNOWN_SPEAKER, Attribution, Evidence, Quotation, SentenceVerdict, Span
from whence.text.fidelity.retold import retold


def quotation(marked=()):
    attribution = Attribution((), (), (Span(10, 50),), "indirect", marked, UNKNOWN_SPEAKER, "model", 0.9)
    return Quotation("child", attribution, "unsupported", 0.9, "no article at hand has these words")


def verdict(label, begin=0, end=60):
    evidence = (Evidence("parent", "reworded", Span(begin, end), Span(5, 40), 0.6, 0.8),)
    return SentenceVerdict(Span(begin, end), label, 0.8, 0.8, "a reason", evidence if label != "new" else ())


def test_a_report_in_a_sentence_that_derives_is_open():
    found = retold(quotation(), [verdict("paraphrased")])
    assert found.fidelity == "unknown"
    assert [(version.parent, version.spans) for version in found.versions] == [("parent", (Span(5, 40),))]


def test_a_report_in_a_new_sentence_stays_unsupported():
    assert retold(quotation(), [verdict("new")]).fidelity == "unsupported"
    assert retold(quotation(), [verdict("paraphrased", 0, 20)]).fidelity == "unsupported"


def test_words_between_marks_stay_unsupported():
    assert retold(quotation(marked=(Span(10, 50),)), [verdict("paraphrased")]).fidelity == "unsupported"
