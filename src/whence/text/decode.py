"""Bytes to text: what the bytes say of themselves first, then UTF-8, then a guess that is named as one."""

from __future__ import annotations

import codecs

from whence.errors import BinaryInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive or an office document"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"), (b"\x28\xb5\x2f\xfd", "zstandard data"), (b"\xd0\xcf\x11\xe0", "an office document"),
)  # fmt: skip
_SAMPLE = 1 << 16
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\b") | {127})
_MOST_CONTROLS = 0.02
_HIGH = bytes(range(128, 256))
_FEW = 0.2
"""Share of bytes beyond ASCII below which a text is in Latin letters, whatever few accents make a guess think."""


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and what had to be assumed, a sentence each.

    Raises `BinaryInput` when it is not text.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryInput(name, f"looks like {what}, not text", "save the article's text as a .txt file")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(name, data, encoding)
    if b"\0" in data[:_SAMPLE]:
        return _sixteen_bit(name, data)
    sample = data[:_SAMPLE]
    if sample and len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise BinaryInput(name, "looks like binary data, not text", "save the article's text as a .txt file")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guessed(name, data, error)


def _marked(name: str, data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        note = (
            f"{name}: says it is {encoding}, and is not from byte {error.start} on; what is broken is shown as \ufffd."
        )
        return data.decode(encoding, "replace"), (note,)


def _sixteen_bit(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of UTF-16 without a mark, told by where its zeros lie; anything else with zeros is binary."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.4 * len(sample) / 2 and others < 0.02 * len(sample):
            text = data.decode(encoding, "replace")
            return text, (f"{name}: no encoding is stated; read as {encoding} by the look of it.",)
    raise BinaryInput(name, "contains zero bytes and is not text", "save the article's text as a .txt file")


def _guessed(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    # Damaged UTF-8 has sound letters beside the broken bytes; one accent in a page of Latin-1 does not make it UTF-8.
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 500 < len(data) and any(c > "\x7f" and c != "\ufffd" for c in text):
        return text, (f"{name}: {broken} bytes are no UTF-8 (the first at {error.start}); they are shown as \ufffd.",)
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    best = None if high < _FEW * len(sample) else from_bytes(sample).best()
    encoding = "cp1252" if best is None or best.encoding in ("latin_1", "cp1250", "mac_iceland") else best.encoding
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        encoding = "cp1252"
        text = data.decode(encoding, "replace")
    return text, (f"{name}: is not UTF-8; read as {encoding}, which is a guess.",)
