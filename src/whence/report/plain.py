"""The result as lines for a pipe: no colour, one record a line, its kind the first word, for grep.

A record longer than the width goes on in lines that begin with blanks; with ``width=0`` nothing is wrapped.
Changes are told as git's ``--word-diff=plain`` tells them: ``[-48 hours-]{+two days+}``.
"""

from __future__ import annotations

from collections import Counter
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from whence.model import Blame, Credits, Facts, Quotes, Stories, Story
from whence.report.escape import one_line
from whence.report.facts import plain as typed
from whence.report.summary import doubts, notes, portions, readings, related
from whence.report.voices import plain as voices
from whence.report.voices.ledger import blame_tally
from whence.report.worddiff import UNCHANGED, marked, steps
from whence.report.wording import arrow, counted, headline, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whence.model import Article, Derivation, Diff, Evidence, Rejected, SentenceVerdict, Span
    from whence.report.voices.plain import Record

_KEY = 12
"""The column at which a record's fields begin."""


def render(result: Diff | Blame | Quotes | Credits | Facts | Story | Stories, *, width: int = 100) -> Iterator[str]:
    """Yield the lines of `result`, without line ends, none longer than `width` unless one word is."""
    if isinstance(result, Story | Stories):
        from whence.report.stories import plain

        yield from plain.story_plain(result, width=width) if isinstance(result, Story) else plain.log_plain(result)
        return
    wrapper = TextWrapper(
        width=max(width, 2 * _KEY),
        subsequent_indent=" " * _KEY,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
    for key, fields in _records(result):
        line = f"{key:<{_KEY}}" + "  ".join(filter(None, map(one_line, fields)))
        if 0 < width < len(line):
            yield from wrapper.wrap(line)
        else:
            yield line.rstrip(" ")


def _records(result: Diff | Blame | Quotes | Credits | Facts) -> Iterator[Record]:
    if isinstance(result, Quotes):
        return voices.quotes(result)
    if isinstance(result, Credits):
        return voices.credited(result)
    return typed.facts(result) if isinstance(result, Facts) else _compared(result)


def _compared(result: Diff | Blame) -> Iterator[Record]:
    if isinstance(result, Blame):
        articles: tuple[Article, ...] = (result.child, *result.parents)
        blames: tuple[Blame, ...] = (result,)
    else:
        articles, blames = result.articles, result.blames
    same_name = {a.id: a.id for a in articles}
    for derivation in result.derivations:
        yield from _derivation(derivation, same_name)
    told = doubts(result, same_name)
    for blame in blames:
        yield from _tally(blame)
        told += [d for d in doubts(blame, same_name) if d not in told]
    for doubt in told:
        yield "uncertain", (doubt,)
    for blame in blames:
        yield from _blame(blame)
    if not isinstance(result, Blame):
        yield from typed.drifts(result.drifts, articles)
    yield from voices.noted(notes(articles, readings(blames), [*result.notes, *(n for b in blames for n in b.notes)]))


def _derivation(found: Derivation, named: dict[str, str]) -> Iterator[Record]:
    yield "summary", (headline(found, named),)
    fields = [f"{found.left} {arrow(found)} {found.right}", f"{found.kind} {found.score:.2f}"]
    if related(found):
        fields.append(f"{found.direction} {found.direction_score:.2f}")
    fields.append(f"share {percent(found.left_share)} of {found.left}, {percent(found.right_share)} of {found.right}")
    yield "derivation", tuple(fields)
    for reason in found.reasons:
        yield "because", (reason,)
    if found.rejected:
        yield _rejected(found.rejected)


def _tally(blame: Blame) -> Iterator[Record]:
    listed = [f"{p.sentences} {p.label} ({percent(p.share)})" for p in portions(blame)]
    yield "sentences", (blame.child.id, f"{len(blame.sentences)}: {', '.join(listed) or 'none'}")
    if told := blame_tally(blame):
        yield "voices", (blame.child.id, told)
    if told := typed.blame_tally(blame):
        yield "facts", (blame.child.id, told)
    if blame.left_out:
        yield (
            "omissions",
            (blame.child.id, f"{counted(len(blame.left_out), 'passage')} of the parents left out"),
        )


def _blame(blame: Blame) -> Iterator[Record]:
    texts = {p.id: p.text for p in blame.parents}
    for number, sentence in enumerate(blame.sentences, 1):
        yield from _sentence(number, sentence, blame.child, texts)
    yield from typed.of_blame(blame)
    yield from voices.of_blame(blame)
    for left_out in sorted(blame.left_out, key=lambda entry: -entry.weight):
        place = f"{left_out.parent} {_range(left_out.span)}"
        text = left_out.span.of(texts.get(left_out.parent, ""))
        yield "left-out", (f"{left_out.weight:.2f}", place, text, _joined(left_out.reasons, "({})"))
    texts[blame.child.id] = blame.child.text
    for line in blame.boilerplate:
        text = line.span.of(texts.get(line.article, ""))
        yield "boilerplate", (f"{line.article} {_range(line.span)}", f"{line.rule}: {text}")


def _sentence(number: int, sentence: SentenceVerdict, child: Article, texts: dict[str, str]) -> Iterator[Record]:
    place = f"{number} {_range(sentence.span)}"
    yield sentence.label, (f"{sentence.score:.2f}", place, sentence.span.of(child.text))
    for evidence in sentence.evidence:
        yield "  from", _evidence(evidence, texts.get(evidence.parent, ""), child.text)
    reasons = [sentence.reason, *(reason for e in sentence.evidence for reason in e.reasons)]
    if told := _joined(dict.fromkeys(reasons), "{}"):
        yield "  why", (told,)
    if sentence.rejected:
        yield _rejected(sentence.rejected)


def _evidence(evidence: Evidence, parent_text: str, child_text: str) -> tuple[str, ...]:
    place = f"{evidence.parent} {_range(evidence.parent_span)}"
    how = f"{evidence.kind}, share {percent(evidence.share)}"
    kinds = Counter(e.kind for e in evidence.edits if e.kind not in UNCHANGED)
    if not kinds:
        return f"{evidence.score:.2f}", place, how, evidence.parent_span.of(parent_text)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    return f"{evidence.score:.2f}", place, f"{how}, {told}", word_diff(evidence, parent_text, child_text)


def word_diff(evidence: Evidence, parent_text: str, child_text: str) -> str:
    """Return the passage with its changes as ``git diff --word-diff=plain`` writes them, on one line."""
    return marked(steps(evidence, parent_text, child_text))


def _rejected(rejected: Rejected) -> Record:
    where = rejected.parent or ""
    if rejected.parent is not None and rejected.parent_span is not None:
        where += f" {_range(rejected.parent_span)}"
    return "  rejected", (f"{rejected.score:.2f}", rejected.label, where, rejected.reason)


def _joined(reasons: Iterable[str], frame: str) -> str:
    """Return `reasons` on one line inside `frame`, or nothing where there are none."""
    told = "; ".join(reason.rstrip(". ") for reason in reasons if reason)
    return frame.replace("{}", told) if told else ""


def _range(span: Span) -> str:
    return f"{span.begin}-{span.end}"
