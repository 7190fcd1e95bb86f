from tests import ferry
from whence import pipeline
from whence.model import Attribution, Blame, Quotation, Span, Speaker, Version
from whence.model.quoting import UNKNOWN_SPEAKER
from whence.options import Options
from whence.stages.recount import recount


def said(begin: int, end: int, *, marked: bool = True, name: str | None = None) -> Attribution:
    spans = (Span(begin, end),)
    speaker = Speaker("named", name) if name else UNKNOWN_SPEAKER
    return Attribution((), (), spans, "direct", spans if marked else (), speaker, "marks", 0.9)


def quotation(child: str, own: Attribution, parent: str, theirs: Attribution, fidelity="exact") -> Quotation:
    version = Version(parent, theirs.content, attribution=theirs)
    return Quotation(child, own, fidelity, 0.9, "", versions=(version,))


def blame(*quotations: Quotation) -> Blame:
    return Blame(ferry.articles()["1-skerrywire.txt"], (), (), (), (), (), (), quotations=quotations)


def test_a_quotation_that_goes_on_and_on_is_one_biography():
    told = recount(
        [
            blame(quotation("b", said(5, 9), "a", said(0, 4, name="Ann"))),
            blame(quotation("c", said(7, 9), "b", said(5, 9), "trimmed")),
        ],
        {"a": 0, "b": 1, "c": 2},
    )
    (life,) = told
    assert [("a", None, None), ("b", "exact", "a"), ("c", "trimmed", "b")] == [
        (v.article, v.fidelity, v.parent) for v in life.versions
    ]
    assert "Ann" == life.versions[0].source


def test_speech_without_marks_anywhere_has_no_biography():
    report = quotation("b", said(5, 9, marked=False), "a", said(0, 4, marked=False))
    assert () == recount([blame(report)], {"a": 0, "b": 1})


def test_marks_in_one_article_are_enough():
    lost = quotation("b", said(5, 9, marked=False), "a", said(0, 4), "marks lost")
    (life,) = recount([blame(lost)], {"a": 0, "b": 1})
    assert ["a", "b"] == [v.article for v in life.versions]


def test_what_only_the_child_says_has_no_biography():
    alone = Quotation("b", said(5, 9), "unsupported", 0.9, "")
    assert () == recount([blame(alone)], {"b": 0})


def test_the_most_widely_carried_comes_first():
    told = recount(
        [
            blame(quotation("b", said(50, 60), "a", said(0, 4)), quotation("b", said(5, 9), "a", said(20, 30))),
            blame(quotation("c", said(7, 9), "b", said(5, 9))),
        ],
        {"a": 0, "b": 1, "c": 2},
    )
    assert [3, 2] == [len(life.versions) for life in told]


def test_the_six_ferry_articles_carry_one_quotation_of_the_inspector():
    articles = list(ferry.articles().values())
    result = pipeline.diff(articles, Options(facts=False))
    life = recount(result.blames, {article.id: n for n, article in enumerate(articles)})[0]
    assert {a.id for a in articles} == {v.article for v in life.versions}
    assert "reattributed" == next(v.fidelity for v in life.versions if v.article == "5-newslantern")
    assert life.versions[0].fidelity is None
