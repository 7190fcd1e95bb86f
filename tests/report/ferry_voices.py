"""What a careful human says of quotations and credits in the ferry story, as whence would return it.

Made from examples/ferry/truth.json, so that the faces can be tested on whole articles without the stages below them.
"""

import re
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from tests.ferry import PAIRS, articles, at, blamed
from whence.model import (
    UNKNOWN_SPEAKER,
    Article,
    Attribution,
    Blame,
    Borrowing,
    Credit,
    CreditCheck,
    Credits,
    Edit,
    Ledger,
    LeftOut,
    Quotation,
    Quotes,
    Span,
    Speaker,
    Version,
    Voices,
)

CUE = re.compile(r"\b(said|told reporters|told|insisted|admitted|wrote|reports|per|according to|rejected)\b")
ROLES = {"Nora Selwick": "chief investigator", "Marek Dunnow": "transport minister", "Piers Aldane": "chief executive"}
AS = {"in text": "medium", "photo": "byline", "byline": "byline", "tail": "agency", "own": "medium"}


def edits(parent: Article, left: Span, child: Article, right: Span) -> tuple[Edit, ...]:
    """The words of two passages, paired by difflib."""
    one, other = (
        [Span(m.start() + s.begin, m.end() + s.begin) for m in re.finditer(r"\w+", s.of(a.text))]
        for a, s in ((parent, left), (child, right))
    )
    folded = [s.of(parent.text).casefold() for s in one], [s.of(child.text).casefold() for s in other]
    found = []
    for tag, i, i2, j, j2 in SequenceMatcher(None, *folded, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Edit("same", a, b) for a, b in zip(one[i:i2], other[j:j2], strict=True)]
            continue
        a = Span(one[i].begin, one[i2 - 1].end) if i < i2 else Span(left.begin, left.begin)
        begin = other[j].begin if j < len(other) else right.end
        b = Span(begin, other[j2 - 1].end) if j < j2 else Span(begin, begin)
        found.append(Edit("replaced" if tag == "replace" else "deleted" if j == j2 else "inserted", a, b))
    return tuple(found)


def attribution(article: Article, words: str, source: str | None, kind: str) -> Attribution:
    content = at(article.text, words)
    begin, end = max(0, content.begin - 60), content.end + 60
    cue = CUE.search(article.text, content.end, end) or CUE.search(article.text, begin, content.begin)
    name = article.text.find((source or "?").rpartition(" ")[2], begin, end)
    speaker = UNKNOWN_SPEAKER
    if source:
        unnamed = source.startswith("one ")
        speaker = Speaker("unnamed" if unnamed else "named", source, ROLES.get(source))
    return Attribution(
        source=() if name < 0 or not source else (Span(name, name + len(source.rpartition(" ")[2])),),
        cue=(Span(*cue.span()),) if cue else (),
        content=(content,),
        kind=kind,  # type: ignore[arg-type]
        marked=() if kind == "indirect" else (content,),
        speaker=speaker,
        basis="marks",
        score=0.95,
        carried=cue is None,
    )


def quotation(child: Article, parent: Article, told: dict[str, Any]) -> Quotation:
    own = attribution(child, told["child"], told["source"], told["kind"])
    versions: tuple[Version, ...] = ()
    if told["parent"]:
        source = "Nora Selwick" if told["fidelity"] == "reattributed" else told["source"]
        theirs = attribution(parent, told["parent"], source, "direct")
        changes = edits(parent, theirs.content[0], child, own.content[0])
        versions = (Version(parent.id, theirs.content, changes, theirs, 0.96),)
    caveats: tuple[LeftOut, ...] = ()
    if "caveat that follows" in told.get("note", ""):
        span = at(parent.text, "That is not proof of intent, and nobody should read it as a finding of guilt.")
        caveats = (LeftOut(parent.id, span, 0.9, ("it limits a quotation that was kept",)),)
    also = tuple(told.get("also", ()))
    return Quotation(child.id, own, told["fidelity"], 0.93, told.get("note", ""), also, versions, caveats=caveats)


def credit(article: Article, told: dict[str, Any]) -> Credit:
    span = at(article.text, told["child"])
    last = told["outlet"].rpartition(" ")[2]
    begin = article.text.find(last, span.begin, span.end)
    name = Span(begin, begin + len(last)) if begin >= 0 else span
    return Credit(span, name, told["outlet"], AS[told["kind"]], listed=False, score=0.9)  # type: ignore[arg-type]


def check(child: Article, parent: Article, told: dict[str, Any]) -> CreditCheck:
    verdict = {True: "supported", False: "not supported", None: "outlet not at hand"}[told["supported"]]
    if told.get("carrier_of"):
        verdict = "only a carrier"
    hand = parent.id if told["at_hand"] and told["supported"] is not None else None
    return CreditCheck(credit(child, told), verdict, (), hand, (), told.get("note", ""))  # type: ignore[arg-type]


def borrowing(child: Article, parent: Article, told: dict[str, Any]) -> Borrowing:
    return Borrowing(at(child.text, told["child"]), parent.id, (), told["credited"])


@cache
def voiced(name: str) -> Blame:
    """The blame of a pair, with its quotations and its ledger as a human reads them."""
    pair = PAIRS[name]
    child, parent = articles()[pair["child"]], articles()[pair["parent"]]
    quotations = tuple(quotation(child, parent, told) for told in pair["quotations"])
    theirs = tuple(v.attribution for q in quotations for v in q.versions if v.attribution)
    voices = (
        Voices(child.id, tuple(q.attribution for q in quotations), tuple(credit(child, t) for t in pair["credits"])),
        Voices(parent.id, tuple(dict.fromkeys(theirs))),
    )
    return replace(
        blamed(name),
        voices=voices,
        quotations=quotations,
        borrowings=tuple(borrowing(child, parent, told) for told in pair["ledger"]),
        credit_checks=tuple(check(child, parent, told) for told in pair["credits"]),
    )


def heard(found: list[Blame]) -> tuple[tuple[Article, ...], tuple[Voices, ...]]:
    """The articles of several blames, each once, and what each says: as a child, else as a parent."""
    held = {a.id: a for b in found for a in (*b.parents, b.child)}
    voices = {v.article: v for b in found for v in b.voices[1:]} | {b.child.id: b.voices[0] for b in found}
    return tuple(held.values()), tuple(voices[key] for key in held)


def quotes(*names: str) -> Quotes:
    """The quotations of several pairs as one result."""
    found = [voiced(name) for name in names]
    return Quotes(*heard(found), tuple(q for b in found for q in b.quotations), ("By hand.",))


def credits_(*names: str) -> Credits:
    """The credits of several pairs as one result."""
    found = [voiced(name) for name in names]
    return Credits(*heard(found), tuple(Ledger(b.child.id, b.borrowings, b.credit_checks) for b in found))
