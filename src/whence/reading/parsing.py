"""JSON as people write it: what orjson reads quickly, and what it refuses and Python does not."""

from __future__ import annotations

import json
import re
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from whence.errors import BadRecord, TooLarge
from whence.reading.fields import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from whence.model import Article
    from whence.reading.interface import Desk

WRITE = 'write one object a line: {"id": ..., "text": ...}'
_BIG = re.compile(rb"[:\[,]\s*-?[0-9]{19}")
"""A whole number that may be too large for 64 bits: orjson reads it as a fraction, and loses digits."""
_MAY_BE_BIG = frozenset({float, dict, list})
_SHAPES = frozenset(
    "@type @graph uri guid hostname source-hostname sitename fingerprint raw_text raw-text".split()
    + "content_html content_text".split()
)
"""Fields without which a record has none of the shapes that are known by name."""
_DIGITS = 4_000
"""Python turns no longer number into digits again."""


@cache
def quick() -> Callable[[bytes], Any]:
    """Return what reads bytes of JSON, UTF-8 only, fast and strictly; `ValueError` for anything else."""
    import orjson

    return orjson.loads


def inexact(record: Any, data: bytes) -> bool:
    """Tell whether `quick` may have lost digits of a number in `record`, which it made of `data`."""
    if isinstance(record, dict) and _MAY_BE_BIG.isdisjoint(map(type, record.values())):
        return False
    return _BIG.search(data) is not None


def patient(text: str, where: str, decode: Callable[[str], Any] | None = None) -> Any:
    """Return the value that `text` is the JSON of, as Python reads it.

    NaN and Infinity, which Python writes and JSON does not know, are read as null: they would spoil our own JSON. Half
    characters and control characters in strings are read as they are; of a name given twice the last value counts.

    Raises `BadRecord` for what is not JSON and `TooLarge` for what is nested deeper than Python goes.
    """
    try:
        return (decode or decoder().decode)(text)
    except RecursionError:
        raise TooLarge(where, "is nested too deep to be read", "flatten it") from None
    except ValueError as error:
        why = " ".join(str(error).split())[:80]
        raise BadRecord(where, f"is not JSON ({why})", WRITE) from None


def article_of_json(where: str, record: Any, default_id: str, desk: Desk, notes: tuple[str, ...] = ()) -> Article:
    """Return the article of a record that was JSON, whichever known shape it has; see `fields.article`."""
    if not isinstance(record, dict):
        raise BadRecord(where, "is not a JSON object", WRITE)
    if not _SHAPES.isdisjoint(record):
        for shape in _shapes():
            try:
                found = shape(record)
            except RecursionError:
                raise TooLarge(where, "is nested too deep to be read", "flatten it") from None
            if found is not None:
                return article(where, found, default_id, desk, notes)
    return article(where, record, default_id, desk, notes)


@cache
def decoder() -> json.JSONDecoder:
    """Return what `patient` reads with."""
    return json.JSONDecoder(parse_constant=_no_number, parse_float=_finite, parse_int=_whole, strict=False)


@cache
def _shapes() -> tuple[Callable[[dict[str, Any]], dict[str, Any] | None], ...]:
    from whence.reading import extracted, jsonfeed, jsonld, ninjs

    return (jsonld.article_of, ninjs.article_of, extracted.article_of, jsonfeed.article_of)


def _no_number(_: str) -> None:
    return None


def _finite(digits: str) -> float | None:
    return value if isfinite(value := float(digits)) else None


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < _DIGITS else digits
