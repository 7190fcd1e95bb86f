"""A report in the writer's words, found in no parent word for word, though its sentence comes from one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whence.model import Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Quotation, SentenceVerdict

_DERIVED = ("verbatim", "edited", "paraphrased")
_HALF = 0.5


def retold(quotation: Quotation, verdicts: Sequence[SentenceVerdict]) -> Quotation:
    """Return `quotation`, no longer "unsupported" where its sentence derives from a parent: then nobody can tell.

    Words between marks stay unsupported: a rewording of the sentence does not bear them out.
    """
    if quotation.fidelity != "unsupported" or quotation.attribution.marked:
        return quotation
    content = quotation.attribution.content
    size = sum(span.end - span.begin for span in content)
    derived = [v for v in verdicts if v.label in _DERIVED and v.evidence]
    at = [v for v in derived if any(v.span.overlap(span) for span in content)]
    if sum(v.span.overlap(span) for v in at for span in content) < _HALF * size:
        return quotation
    versions: dict[str, Version] = {}
    for evidence in (e for v in at for e in v.evidence):
        spans = (*versions[evidence.parent].spans, evidence.parent_span) if evidence.parent in versions else None
        versions[evidence.parent] = Version(evidence.parent, tuple(sorted(spans or [evidence.parent_span])))
    return replace(
        quotation,
        fidelity="unknown",
        score=0.5,
        reason="the sentence is said in other words in a parent; whether this report of it still says the same is open",
        versions=tuple(versions.values()),
    )
