"""Which formats there are, and which of them an input is in: told by its content, then by its name.

The modules are imported when an input is met that may be theirs: a text file named ``.txt`` loads none but `plain`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from whence.errors import UsageError
from whence.reading import inflate
from whence.reading.interface import HEAD

if TYPE_CHECKING:
    from whence.reading.interface import Format

MODULES = {
    "parquet": "arrow",
    "warc": "warc",
    "newsml": "newsml",
    "tei": "tei",
    "feed": "feed",
    "html": "page",
    "jsonl": "jsonlines",
    "json": "jsonfile",
    "csv": "table",
    "text": "plain",
}
"""The name of each format and its module, in the order in which they are asked."""
ALIASES = {
    "arrow": "parquet", "feather": "parquet", "ndjson": "jsonl", "tsv": "csv", "rss": "feed", "atom": "feed",
    "txt": "text", "htm": "html",
}  # fmt: skip
PLAIN = (".txt", ".text")
_TELLING = b"{[<\0\xff\xfe"
"""How files begin that may be something else than a text, whatever they are called …"""
_MAGIC = (b"PAR1", b"ARROW1", b"WARC/")
"""… and these."""


def named(name: str) -> Format:
    """Return the format called `name`. Raises `UsageError` for none."""
    key = ALIASES.get(name.lower(), name.lower())
    if key not in MODULES:
        raise UsageError(f"no format is called {name!r}; choose one of {', '.join(sorted({*MODULES, *ALIASES}))}")
    return _module(MODULES[key])


def told(name: str, head: bytes) -> Format:
    """Return the format of an input of this name that begins with `head`: by content if that tells, else by name.

    What nothing is known of is a text: that may still be refused, by name, as a PDF or a picture.
    """
    low = name.lower()
    for ending in inflate.ENDINGS:
        low = low.removesuffix(ending)
    text = as_utf8(head)
    start = text[:64].lstrip()
    plain = _module("plain")
    if low.endswith(PLAIN) and start[:1] not in {bytes([each]) for each in _TELLING} and not start.startswith(_MAGIC):
        return plain
    modules = [_module(module) for module in MODULES.values()]
    for each in modules:
        if each.recognises(text):
            return _of_json(low, text, cut=len(head) >= HEAD) if each.NAME == "json" else each
    return next((each for each in modules if low.endswith(each.ENDINGS)), plain)


def endings() -> tuple[str, ...]:
    """Return how files are called that some format reads, compressed or not."""
    bare = [ending for module in MODULES.values() for ending in _module(module).ENDINGS]
    return (*bare, *(ending + packed for ending in bare for packed in inflate.ENDINGS))


def as_utf8(head: bytes) -> bytes:
    """Return the beginning of an input in UTF-8 if it is UTF-16 or UTF-32, without a mark; anything else as it is."""
    from whence.text.decode import stated

    encoding = stated(head)
    if encoding is None:
        return head
    return head.decode(encoding, "ignore").encode("utf-8", "replace")


def _of_json(low: str, head: bytes, *, cut: bool) -> Format:
    """Return the format of what begins as JSON does: its name decides whether one record or one a line is meant.

    `cut` says that there is more than `head`.
    """
    from whence.reading import jsonfile, jsonlines, plain

    if low.endswith(PLAIN) and not cut and not jsonfile.holds(head):
        return plain
    if low.endswith(jsonlines.ENDINGS) and jsonlines.may_be(head):
        return jsonlines
    endless = cut and b"\n" not in head
    if endless and not low.endswith(jsonfile.ENDINGS) and not jsonfile.is_one(head):
        return jsonlines
    return jsonfile


def _module(name: str) -> Format:
    return cast("Format", import_module(f"whence.reading.{name}"))
