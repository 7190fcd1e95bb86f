"""The five flat tables that everything is exported from."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

_TEXT, _AT, _SCORE, _NAMES = pa.string(), pa.uint32(), pa.float64(), pa.list_(pa.string())

SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema(
        [
            ("id", _TEXT), ("text", _TEXT), ("outlet", _TEXT), ("date", _TEXT), ("title", _TEXT), ("url", _TEXT),
            ("extra", _TEXT),
        ]
    ),
    "passages": pa.schema(
        [
            ("left", _TEXT), ("right", _TEXT), ("left_begin", _AT), ("left_end", _AT), ("right_begin", _AT),
            ("right_end", _AT), ("score", _SCORE), ("strong", pa.bool_()), ("nature", _TEXT),
        ]
    ),
    "derivations": pa.schema(
        [
            ("left", _TEXT), ("right", _TEXT), ("kind", _TEXT), ("direction", _TEXT), ("parent", _TEXT),
            ("child", _TEXT), ("score", _SCORE), ("direction_score", _SCORE), ("left_share", _SCORE),
            ("right_share", _SCORE), ("reasons", _NAMES), ("via", _NAMES),
        ]
    ),
    "quotations": pa.schema(
        [
            ("child", _TEXT), ("parent", _TEXT), ("begin", _AT), ("end", _AT), ("words", _TEXT), ("kind", _TEXT),
            ("speaker", _TEXT), ("cue", _TEXT), ("fidelity", _TEXT), ("score", _SCORE), ("reason", _TEXT),
            ("parent_begin", _AT), ("parent_end", _AT), ("parent_words", _TEXT),
        ]
    ),
    "facts": pa.schema(
        [
            ("child", _TEXT), ("parent", _TEXT), ("type", _TEXT), ("verdict", _TEXT), ("score", _SCORE),
            ("rule", _TEXT), ("shift", _TEXT), ("begin", _AT), ("end", _AT), ("words", _TEXT), ("norm", _TEXT),
            ("parent_begin", _AT), ("parent_end", _AT), ("parent_words", _TEXT), ("parent_norm", _TEXT),
        ]
    ),
}  # fmt: skip
"""Columns of each table. All spans are half-open, in characters of the untouched text; ``extra`` is a JSON object.

``parent``, ``fidelity``, ``verdict`` and all that belongs to them are null where nothing was compared.
"""


@dataclass(frozen=True)
class Tables:
    """The five tables of one result or of an archive, each with its schema of `SCHEMAS`."""

    articles: pa.Table
    passages: pa.Table
    derivations: pa.Table
    quotations: pa.Table
    facts: pa.Table
    notes: tuple[str, ...] = field(default=())
    """Caps and heuristics that touched them, and what has not been worked out yet; one sentence each."""
