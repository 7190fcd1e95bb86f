"""Untrusted text made safe to show: whatever would steer the reader's screen is shown, never sent."""

from __future__ import annotations

import re

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1 (a CSI of one byte)
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides, isolates: they reorder what follows
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff]"  # lone surrogates: no encoding can send them
)
_BLANK = re.compile("(?:\r\n|[ \t\n\u00a0])+")


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def visible(text: str) -> str:
    r"""Return `text` with every character that could steer a screen replaced by a picture or a number of it.

    Tabs and newlines stay, and so do the joiners and direction marks that Persian, Hindi and emoji need.

    >>> print(visible("red\x1b[31m \u202ekcab \x9b"))
    red␛[31m \u202ekcab \x9b
    >>> visible("two\r\nlines")
    'two\nlines'
    """
    return _STEERING.sub(_shown, text.replace("\r\n", "\n"))


def as_json(value: object) -> str:
    r"""Return `value` as JSON on one line: letters as they are, and what would steer a screen by its number.

    >>> print(as_json({"title": "naïve\x9b31m\x1b[31m"}))
    {"title": "naïve\u009b31m\u001b[31m"}
    """
    import json

    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def one_line(text: str) -> str:
    r"""Return `text` visible, on one line, its blanks single.

    >>> one_line(" The ferry\r\n\r\n  sank.\a ")
    'The ferry sank.␇'
    """
    return visible(_BLANK.sub(" ", text)).strip(" ")
