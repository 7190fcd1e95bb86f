"""XML from strangers, read in the one safe way: nothing is fetched, no entity expands, depth and size have limits.

External entities, DTDs and XInclude are never followed. Entities that a document defines for itself are not expanded
either; those that HTML knows by name are read as their characters. A document is read record by record: what stands
before damage is given out before the damage is told.
"""

from __future__ import annotations

import codecs
import io
import re
from html.entities import html5
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.errors import BadFile, EmptyInput, InputError, TooLarge
from whence.reading.streams import whole
from whence.text.decode import decode, stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whence.reading.interface import Desk, Source

_MARKS = 3_000_000
"""Most tags and attributes of one document, which take some hundred bytes each however short they are."""
_DEEPEST = 256
"""Where libxml2 stops by itself."""
_DECLARATION = re.compile(r"""\s*<\?xml\s[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.:-]{0,40})["']""")
_PROLOG = re.compile(r"\A\s*<\?xml\b[^>]{0,300}\?>")
_HARMLESS = ("utf", "ascii", "iso8859", "latin", "cp", "koi8", "mac", "big5", "gb", "euc", "shift", "johab", "tis")
"""How encodings are called that a document may state; Python has others (punycode) that are none of text."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CDATA = "<![CDATA["
_STRAY = re.compile(r"&(?!#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};)(?:([A-Za-z][A-Za-z0-9]{1,31});)?")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN = frozenset("amp lt gt quot apos".split())
_UNDECLARED = 26
_LIMIT = frozenset((114, 89))
"""What libxml2 calls its errors: an entity that nobody declared; over a limit, entities that contain each other."""
_ROOT = re.compile(r"<(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?P<rest>[^<>]*)", re.ASCII)
_BEFORE_ROOT = re.compile(r"\s+|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[<>]*(?:\[.*?\]\s*)?>", re.DOTALL)


class Root(NamedTuple):
    """The outermost element of a document, as far as its first bytes tell."""

    name: str
    prefix: str
    namespace: str
    rest: str
    """Its attributes, as they stand."""


def root_of(head: bytes) -> Root | None:
    """Return the outermost element of what begins with `head`, behind its prolog; None if it is no XML."""
    try:
        text = head.decode(stated(head) or "utf-8", "replace")
    except (LookupError, ValueError):
        return None
    at = 0
    while match := _BEFORE_ROOT.match(text, at):
        at = match.end()
    match = _ROOT.match(text, at)
    if match is None:
        return None
    declared = f"xmlns:{re.escape(match['prefix'])}" if match["prefix"] else "xmlns"
    found = re.search(rf"""\s{declared}\s*=\s*["']([^"']*)["']""", match["rest"])
    return Root(match["name"], match["prefix"] or "", found[1] if found else "", match["rest"])


class Document(NamedTuple):
    """A document as text, its declaration of an encoding removed."""

    text: str
    notes: tuple[str, ...]
    """What had to be assumed, a sentence each."""


def document(source: Source, desk: Desk) -> Document:
    """Return the text of a document of at most `max_record_bytes`.

    The mark at its beginning counts first, then the encoding that it states if its bytes are that, then UTF-8, then a
    guess, which is noted. Characters that XML does not allow are shown as U+FFFD, which is noted as well.
    """
    data = whole(source, desk.options.max_record_bytes)
    if not data.strip():
        raise EmptyInput(source.name, "is empty", "give a file with the text of an article")
    encoding = None if stated(data) else _declared(data)
    text: str | None = None
    notes: tuple[str, ...] = ()
    if encoding:
        try:
            text = data.decode(encoding)
        except (ValueError, LookupError):
            encoding = None
    if text is None:
        text, notes = decode(source.name, data)
    text = _PROLOG.sub("", text.lstrip("\ufeff"), count=1).lstrip()
    if _FORBIDDEN.search(text):
        text, odd = _FORBIDDEN.subn("\ufffd", text)
        notes = (*notes, f"{source.name}: {odd:,} characters that XML does not allow are shown as \ufffd.")
    return Document(text, notes)


def _declared(data: bytes) -> str | None:
    match = _DECLARATION.match(data[:400].decode("latin-1"))
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1]).name
    except LookupError:
        return None
    return name if name.startswith(_HARMLESS) and not name.startswith(("utf-16", "utf-32", "utf-7")) else None


def elements(source: Source, text: str, names: frozenset[str], desk: Desk) -> Iterator[Any]:
    """Yield each element called one of `names` in the text of a document; see `elements_of`."""
    return elements_of(source.name, text, names, desk)


def elements_of(name: str, text: str, names: frozenset[str], desk: Desk) -> Iterator[Any]:
    """Yield each element called one of `names`, whatever its namespace, once it is complete, the inner ones first.

    What an element holds is emptied when the next is asked for. Raises `TooLarge` for more nesting or tags than are
    allowed and `BadFile`, with the line, where it is no XML; by then all that is complete has been yielded.
    """
    if text.count("<") + text.count("=") > _MARKS:
        raise TooLarge(name, f"has more than {_MARKS:,} tags and attributes", "split it into smaller files")
    given = 0
    try:
        try:
            for element in _parsed(text, names):
                given += 1
                yield _within_limits(name, element, desk)
        except _NotXmlError as error:
            resolved = _outside_cdata(_NAMED, _character, text) if error.code == _UNDECLARED else text
            if resolved == text:
                raise
            for number, element in enumerate(_parsed(resolved, names)):
                if number >= given:
                    yield _within_limits(name, element, desk)
    except _NotXmlError as error:
        raise _bad(name, error) from None


def _within_limits(name: str, element: Any, desk: Desk) -> Any:
    if desk.options.max_nesting < _DEEPEST and _depth(element) > desk.options.max_nesting:
        raise _deep(name)
    return element


def sound(found: Iterator[Any], broken: list[InputError]) -> Iterator[Any]:
    """Yield what is found before something is `broken`; what that is, is kept until all the rest has been told."""
    try:
        yield from found
    except InputError as problem:
        broken.append(problem)


def _depth(element: Any) -> int:
    from lxml import etree

    deepest = depth = sum(1 for _ in element.iterancestors())
    for event, _ in etree.iterwalk(element, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(depth, deepest)
    return deepest


def _deep(where: str) -> TooLarge:
    return TooLarge(where, "is nested too deep", "flatten it; whence does not follow it further")


class _NotXmlError(Exception):
    """What libxml2 says of a document, with its number for that and the line."""

    def __init__(self, code: int, message: str, line: int) -> None:
        super().__init__(message)
        self.code, self.message, self.line = code, message, line


def _parsed(text: str, names: frozenset[str]) -> Iterator[Any]:
    from lxml import etree

    parser = etree.iterparse(
        io.BytesIO(text.encode("utf-8", "replace")),
        events=("end",),
        tag=[f"{{*}}{name}" for name in sorted(names)],
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in parser:
            yield element
            element.clear(keep_tail=True)
    except etree.XMLSyntaxError as error:
        for first in parser.error_log:
            raise _NotXmlError(first.type, first.message, first.line) from None
        raise _NotXmlError(error.code, error.msg or "", error.lineno or 0) from None


def escaped(text: str) -> str:
    """Return `text` with each ampersand written as XML wants it that begins no entity known to everybody."""
    return _outside_cdata(_STRAY, _ampersand, text)


def _ampersand(match: re.Match[str]) -> str:
    known = match[1] is not None and (match[1] in _OWN or f"{match[1]};" in html5)
    return match[0] if known else f"&amp;{match[0][1:]}"


def _outside_cdata(pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str) -> str:
    parts = []
    at = 0
    while (begin := text.find(_CDATA, at)) >= 0 and (end := text.find("]]>", begin)) >= 0:
        parts += [pattern.sub(put, text[at:begin]), text[begin:end]]
        at = end
    return "".join([*parts, pattern.sub(put, text[at:])])


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _OWN else html5.get(f"{match[1]};", match[0])


def _bad(name: str, error: _NotXmlError) -> InputError:
    where = f"{name}, line {error.line}" if error.line else name
    if error.code in _LIMIT or "XML_PARSE_HUGE" in error.message:
        if "depth" in error.message:
            return _deep(where)
        return TooLarge(where, "has entities or a text that grow too large", "take them out, or split the text")
    why = " ".join(error.message.split())[:100]
    return BadFile(where, f"is no XML from here on ({why})", "mend it, or save it again from where it came")


def local(element: Any) -> str:
    """Return the name of an element without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Any) -> str:
    """Return all text of an element as it stands; of an entity that is not expanded the reference."""
    parts = [element.text or ""]
    for child in element:
        parts += [text_of(child), child.tail or ""]
    return "".join(parts)


def children(element: Any, *path: str) -> Iterator[Any]:
    """Yield the elements at the end of a `path` of names, whatever their namespace."""
    if not path:
        yield element
        return
    for child in element:
        if local(child) == path[0]:
            yield from children(child, *path[1:])


def within(element: Any, name: str) -> Iterator[Any]:
    """Yield the elements called `name` at any depth, the element itself included."""
    return (each for each in element.iter(f"{{*}}{name}"))
