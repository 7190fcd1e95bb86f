"""Values of any reader as values that JSON knows, so that what is passed through can be written again."""

from __future__ import annotations

from math import isfinite
from typing import Any

from whence.errors import TooLarge


def plainly(value: Any, deepest: int, where: str) -> Any:
    """Return `value` as JSON could hold it: what JSON does not know becomes a string, a number that is none, None.

    Raises `TooLarge` where lists and objects are nested deeper than `deepest`.
    """
    kind = type(value)
    if kind is str:
        return value if value.isascii() else _sound(value)
    if value is None or kind is bool or kind is int:
        return value
    if kind is float:
        return value if isfinite(value) else None
    try:
        return _nested(value, deepest, where)
    except RecursionError:
        raise _too_deep(where, "whence can follow") from None


def _nested(value: Any, deepest: int, where: str) -> Any:
    if isinstance(value, dict):
        if not deepest:
            raise _too_deep(where, "the limit allows")
        return {_sound(str(key)): plainly(each, deepest - 1, where) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        if not deepest:
            raise _too_deep(where, "the limit allows")
        return [plainly(each, deepest - 1, where) for each in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, float):  # of a kind that a library has made for itself
        return float(value) if isfinite(value) else None
    if isinstance(value, int):
        return int(value)
    told = getattr(value, "isoformat", None)
    return _sound(told() if callable(told) else str(value))


def _sound(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _too_deep(where: str, than: str) -> TooLarge:
    return TooLarge(where, f"is nested deeper than {than}", "flatten it, or raise the limit with --limit nesting=N")
