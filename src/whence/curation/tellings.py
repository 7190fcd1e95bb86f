"""Keep the quotations and the facts of the stories that have been told, as flat tables beside the others."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from whence.errors import ArchiveBusy, ArchiveUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.archive import Archive
    from whence.curation.naming import Naming
    from whence.model import Fact, Quotation, Story

QUOTATIONS, FACTS = "quotations", "facts"
KEY = "method 1"
_PLACE = [("child", pa.uint32()), ("parent", pa.uint32())]
SCHEMAS = {
    QUOTATIONS: pa.schema(
        [
            *_PLACE, ("begin", pa.uint32()), ("end", pa.uint32()), ("words", pa.string()), ("kind", pa.string()),
            ("speaker", pa.string()), ("fidelity", pa.string()), ("score", pa.float64()), ("reason", pa.string()),
        ]
    ),
    FACTS: pa.schema(
        [
            *_PLACE, ("type", pa.string()), ("verdict", pa.string()), ("score", pa.float64()), ("rule", pa.string()),
            ("begin", pa.uint32()), ("end", pa.uint32()), ("words", pa.string()), ("norm", pa.string()),
            ("parent_begin", pa.uint32()), ("parent_end", pa.uint32()), ("parent_words", pa.string()),
            ("parent_norm", pa.string()),
        ]
    ),
}  # fmt: skip
"""A row a quotation of a child followed into a parent (or into none), and one a change of a fact."""


def keep(archive: Archive, story: Story, naming: Naming) -> None:
    """Keep what `story` tells of its children in the place of what was told of them before.

    An archive that cannot be written to is told from all the same, and keeps nothing.
    """
    rows = {QUOTATIONS: list(_quotations(story, naming)), FACTS: list(_facts(story, naming))}
    children = np.array([naming.serial(blame.child.id) for blame in story.blames], np.uint32)
    for name, found in rows.items():
        known = archive.read_results(name, KEY)
        table = SCHEMAS[name].empty_table() if known is None else known.table()
        rest = table.filter(pa.array(~np.isin(table["child"].to_numpy(), children)))
        fresh = pa.Table.from_pylist(found, SCHEMAS[name])
        if rest.num_rows < table.num_rows or fresh.num_rows:
            with suppress(ArchiveUnwritable, ArchiveBusy):
                serial = archive.snapshot().manifest.next_serial
                archive.write_results(name, KEY, serial, pa.concat_tables([rest, fresh]), replace=True)


def _quotations(story: Story, naming: Naming) -> Iterator[dict[str, object]]:
    for blame in story.blames:
        for quotation in blame.quotations:
            begin, end = _reach(quotation)
            version = quotation.versions[0].parent if quotation.versions else None
            yield {
                "child": naming.serial(blame.child.id),
                "parent": None if version is None else naming.serial(version),
                "begin": begin,
                "end": end,
                "words": _text(blame.child.text[begin:end]),
                "kind": quotation.attribution.kind,
                "speaker": _text(quotation.attribution.speaker.name),
                "fidelity": quotation.fidelity,
                "score": quotation.score,
                "reason": _text(quotation.reason),
            }


def _reach(quotation: Quotation) -> tuple[int, int]:
    spans = quotation.attribution.content
    return min(span.begin for span in spans), max(span.end for span in spans)


def _facts(story: Story, naming: Naming) -> Iterator[dict[str, object]]:
    texts = {article.id: article.text for article in story.articles}
    for blame in story.blames:
        for change in blame.changes:
            yield {
                "child": naming.serial(blame.child.id),
                "parent": None if change.parent is None else naming.serial(change.parent),
                "type": change.type,
                "verdict": change.verdict,
                "score": change.score,
                "rule": _text(change.rule),
                **_told("", change.right, blame.child.text),
                **_told("parent_", change.left, texts.get(change.parent or "", "")),
            }


def _told(side: str, fact: Fact | None, text: str) -> dict[str, object]:
    """Return the columns of one side's fact; empty where that side has none."""
    if fact is None:
        return {}
    begin, end = fact.span
    return {
        f"{side}begin": begin,
        f"{side}end": end,
        f"{side}words": _text(text[begin:end]),
        f"{side}norm": _text(fact.norm),
    }


def _text(words: str | None) -> str | None:
    """Return words that Arrow can hold: half a character, which a broken file may have, becomes a question mark."""
    return None if words is None else words.encode("utf-8", "replace").decode("utf-8")
