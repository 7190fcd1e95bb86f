"""Bytes of a web page to its tree: the encoding as declared where that can be true, the nesting within its limit."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from whence.errors import BadRecord, EmptyInput, TooLarge
from whence.text.decode import decode, refuse_binary, stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOK = 4096
"""Bytes in which a page may declare its encoding; browsers look at 1,024, and pages are found that need more."""
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What pages mean by what they declare, as browsers read it (WHATWG Encoding, its table of labels)."""
_SEVEN_BIT = ("iso2022", "hz")
"""Encodings whose bytes are all ASCII, so that they look like UTF-8 and are not."""
_FEW = 1000
"""Of so many bytes one may be wrong before a declaration, or the page as text, is doubted."""
_UNSTORABLE = bytes(set(range(32)) - set(b"\t\n\r"))
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
"""These, and the controls above, a tree cannot hold."""
_DOCTYPE = re.compile(r"\s*<!\s*doctype[^<>]{0,2000}>", re.IGNORECASE)
_CLOSED_ROOT = re.compile(r"(<html\b[^<>]{0,4000}?)\s*/>", re.IGNORECASE)
_EXCESS = "ERR_RESOURCE_LIMIT"
_DEPTH_OF_PARSER = 256


class Markup(NamedTuple):
    """A page as text."""

    text: str
    notes: tuple[str, ...]
    """What had to be guessed of its encoding, a sentence each."""


def markup(where: str, data: bytes, charset: str | None) -> Markup:
    """Return the text of a page; `charset` is what came with it, as in the header of a response.

    A byte order mark comes first, then UTF-8 where the bytes are valid as such (no other encoding produces that by
    accident, so a declaration against it is wrong), then `charset`, then what the page declares, then a guess, which
    is noted. Raises `BinaryInput` for what is no text.
    """
    refuse_binary(where, data)
    if stated(data) is None:
        data = data.replace(b"\0", b"")
        declared = _DECLARED.search(data[:_LOOK])
        names = [_codec(charset), _codec(declared[1].decode("ascii", "replace") if declared else None)]
        for name in names:
            if name and name.startswith(_SEVEN_BIT) and (text := _decoded(data, name)):
                return Markup(text, ())
        try:
            return Markup(data.decode("utf-8"), ())
        except UnicodeDecodeError:
            pass
        for name in names:
            if name and name != "utf-8" and (text := _decoded(data, name)):
                return Markup(text, ())
    text, notes = decode(where, data)
    return Markup(text, notes)


def _codec(name: str | None) -> str | None:
    """Return Python's name of the encoding that a page means by `name`; None if there is none, or it is no text."""
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    known: str = info.name
    # The 16-bit encodings have zero bytes, which `decode` sees; a declaration of one inside ASCII text is never true.
    if not getattr(info, "_is_text_encoding", True) or known.startswith(("utf-16", "utf-32", "utf-7", "idna", "puny")):
        return None
    return _WIDER.get(known, known)


def _decoded(data: bytes, name: str) -> str | None:
    """Return `data` read as `name`, unless more of it is wrong than a page as found may have."""
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return text if text.count("\ufffd") * _FEW <= len(text) else None


def tree(where: str, text: str, nesting: int) -> HtmlElement:
    """Return the tree of a page, without comments.

    Raises `TooLarge` when elements lie in each other deeper than `nesting`, `EmptyInput` when there are none.
    libxml2 itself stops at 256 (2,048 with its ``huge_tree``), in linear time and without recursion, and says so in
    its log: a scan of our own before it would cost as much as it saves.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    start = _DOCTYPE.sub("", text[:_LOOK], 1)
    start = _CLOSED_ROOT.sub(r"\1>", start, 1)
    data = (start + text[_LOOK:]).encode("utf-8", "replace").translate(None, _UNSTORABLE)
    for none in _NO_CHARACTERS:
        data = data.replace(none, b"")
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True,
        huge_tree=nesting > _DEPTH_OF_PARSER,
    )  # fmt: skip
    try:
        root: HtmlElement = document_fromstring(data, parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
            raise MemoryError from error
        raise EmptyInput(where, "is a page without anything in it", "save the page again") from error
    if any(entry.type_name == _EXCESS and "depth" in entry.message for entry in parser.error_log):
        raise _too_deep(where, nesting)
    if nesting < _DEPTH_OF_PARSER and _deeper(root, nesting):
        raise _too_deep(where, nesting)
    if any(entry.type_name == _EXCESS for entry in parser.error_log):
        raise BadRecord(where, "is a page that the parser gave up on", "save its text as a .txt file")
    return root


def _deeper(root: HtmlElement, nesting: int) -> bool:
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > nesting:
            return True
    return False


def _too_deep(where: str, nesting: int) -> TooLarge:
    return TooLarge(
        where,
        f"has elements nested deeper than {nesting:,}",
        "save its text as a .txt file, or raise the limit with --limit nesting=N",
    )
