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
_SAVE, _UNPACK = "save the article's text as a .txt file", "unpack it, and give the folder"
_DECOMPRESS = "decompress it first; whence reads gzip and zstandard"
_MAGIC = (
    (b"%PDF", "a PDF", _SAVE), (b"PK\x03\x04", "a zip archive or an office document", _UNPACK),
    (b"\x89PNG", "a PNG picture", _SAVE), (b"\xff\xd8\xff", "a JPEG picture", _SAVE),
    (b"GIF8", "a GIF picture", _SAVE), (b"\x7fELF", "a program", _SAVE),
    (b"\xd0\xcf\x11\xe0", "an office document", _SAVE), (b"{\\rtf", "an RTF document", _SAVE),
    (b"\x1f\x8b", "gzip data", "decompress it; whence does so once only"),
    (b"\x28\xb5\x2f\xfd", "zstandard data", "decompress it; whence does so once only"),
    (b"\xfd7zXZ", "xz data", _DECOMPRESS), (b"BZh91AY&SY", "bzip2 data", _DECOMPRESS),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK), (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"SQLite format 3\0", "a database", "export it as CSV or JSONL"),
)  # fmt: skip
_SAMPLE = 1 << 16
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\b") | {127})
_MOST_CONTROLS = 0.02
_HIGH = bytes(range(128, 256))
_LATIN = ("latin_1", "cp1250", "mac_iceland")
_FEW = 0.2
"""Share of bytes beyond ASCII below which a text is in Latin letters, whatever few accents make a guess think."""


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and what had to be assumed, a sentence each.

    A few zero bytes in what is text otherwise stay, and are said. Raises `BinaryInput` when it is not text.
    """
    refuse_binary(name, data)
    encoding = stated(data)
    if encoding is not None:
        return _stated(name, data, encoding)
    zeros = data.count(0)
    notes = (f"{name}: {zeros:,} zero bytes are in the text; they are kept as they are.",) if zeros else ()
    try:
        return data.decode("utf-8"), notes
    except UnicodeDecodeError as error:
        text, guessed = _guessed(name, data, error)
        return text, (*guessed, *notes)


def refuse_binary(name: str, data: bytes, zeros: float = _MOST_CONTROLS) -> None:
    """Raise `BinaryInput` for what is known by its first bytes, or by its controls, not to be text.

    `zeros` is the share of zero bytes that a text may have.
    """
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise BinaryInput(name, f"looks like {what}, not text", remedy)
    if data[257:262] == b"ustar":
        raise BinaryInput(name, "looks like a tar archive, not text", _UNPACK)
    if stated(data) is not None:
        return
    sample = data[:_SAMPLE]
    if sample.count(0) > zeros * len(sample):
        raise BinaryInput(name, "contains zero bytes and is not text", _SAVE)
    if sample and len(sample) - len(sample.translate(None, _CONTROLS)) > max(zeros, _MOST_CONTROLS) * len(sample):
        raise BinaryInput(name, "looks like binary data, not text", _SAVE)


def stated(data: bytes) -> str | None:
    """Return the encoding that a byte order mark states, or UTF-16 without one, told by where its zeros lie."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.4 * len(sample) / 2 and others < 0.02 * len(sample):
            return encoding
    return None


def _stated(name: str, data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    if encoding.startswith("utf-16-"):
        note = f"{name}: no encoding is stated; read as {encoding} by the look of it."
        return data.decode(encoding, "replace"), (note,)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        note = (
            f"{name}: says it is {encoding}, and is not from byte {error.start} on; what is broken is shown as \ufffd."
        )
        return data.decode(encoding, "replace"), (note,)


def guessed(data: bytes) -> str:
    """Return the encoding that `data`, which is not UTF-8, is in by the look of it; "utf-8" if it is damaged UTF-8."""
    # Damaged UTF-8 has sound letters beside the broken bytes; one accent in a page of Latin-1 does not make it UTF-8.
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 500 < len(data) and any(c > "\x7f" and c != "\ufffd" for c in text):
        return "utf-8"
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    best = None if high < _FEW * len(sample) else from_bytes(sample).best()
    encoding = "cp1252" if best is None or best.encoding in _LATIN else best.encoding
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return "cp1252"
    return encoding


def _guessed(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    encoding = guessed(data)
    text = data.decode(encoding, "replace")
    if encoding == "utf-8":
        broken = text.count("\ufffd")
        return text, (f"{name}: {broken} bytes are no UTF-8 (the first at {error.start}); they are shown as \ufffd.",)
    return text, (f"{name}: is not UTF-8; read as {encoding}, which is a guess.",)
