"""Feeds, RSS and Atom: an article for each entry, with its full text where the feed has it, else with its summary.

A feed is cut into its entries first, and each is read by itself: a broken one costs no other, and memory is bound to
one entry. Sound entries are read by lxml, which is a hundred times faster; feedparser reads those that are no XML.
"""

from __future__ import annotations

import io
import re
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from whence.errors import BadFile, BadRecord, EmptyInput, InputError, TooSlow
from whence.reading import entries, fields
from whence.reading.xmltree import Root, document, elements_of, escaped, root_of, sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "feed"
ENDINGS = (".rss", ".atom", ".rdf", ".xml")
"""XML of a kind that nobody recognises comes here too, by its name, and is told what is read."""
_ENTRY = {"rss": "item", "RDF": "item", "feed": "entry", "item": "item", "entry": "entry", "channel": "item"}
"""The outermost element of a feed, and what its entries are called."""
_TELLING = ("purl.org/rss/", "/rdf/simple/0.9", "w3.org/2005/Atom", "purl.org/atom/")
_ENTRIES = frozenset(_ENTRY.values())
_FIRST = re.compile(r"<([\w.-]+(?::[\w.-]+)?)((?:\s[^<>]*?)?)/?>", re.ASCII)
_HEAD = 1 << 16
_OPENING = 1 << 13
_PATIENCE = 0.3
"""Share of the time that one page may take, for all broken entries of a feed together."""
_BATCH = 1 << 18
"""Characters of entries that are parsed at a time."""
_BROKEN = 1 << 17
"""Longest broken entry that feedparser is asked for, in characters: it takes ten seconds for a million."""


Told: TypeAlias = "tuple[dict[str, Any], tuple[str, ...]]"
"""The fields of an entry, and what had to be assumed."""


class Slice(NamedTuple):
    """Where an entry lies in a feed."""

    begin: int
    end: int
    closed: bool


def recognises(head: bytes) -> bool:
    """Tell whether it is XML whose outermost element is that of a feed."""
    root = root_of(head)
    if root is None:
        return False
    if root.name in {"RDF", "feed", "entry"}:
        return any(told in root.namespace or told in root.rest for told in _TELLING)
    return root.name == "rss"


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield an article for each entry; `extra` says whether its text is the full one or a summary.

    Raises `BadFile`, once all that is complete has been given, for a feed that ends too early.
    """
    text, notes = document(source, desk)
    root = root_of(text[:_HEAD].encode("utf-8", "replace")) or Root("", "", "", "")
    begin = max(0, text.find(f"<{root.prefix}:{root.name}" if root.prefix else f"<{root.name}"))
    slices = list(_slices(text, _ENTRY.get(root.name, "item"), root.prefix))
    if not slices:
        raise _nothing(source.name, root)
    feed = _feed(text[begin : min(slices[0].begin, begin + _HEAD)])
    cut = not slices[-1].closed
    told = _told(source.name, text, slices[:-1] if cut else slices, _opening(text, begin, root), feed, desk)
    for number, one in enumerate(told, 1):
        try:
            if isinstance(one, InputError):
                raise one
            record, said = one
            where = f"{source.name}, entry {number}"
            found = fields.article(where, record, f"{source.stem}:{number}", desk, (*notes, *said))
        except InputError as problem:
            desk.reject(problem)
            continue
        yield found
    if cut:
        raise BadFile(source.name, "ends in the middle of its last entry, which was left out", "get it again")
    if root.name and root.name not in _ENTRIES and f"{root.name}>" not in text[slices[-1].end :]:
        raise BadFile(source.name, "ends before the feed does, so that entries may be missing", "get it again")


def _nothing(name: str, root: Root) -> InputError:
    if root.name in _ENTRY:
        return EmptyInput(name, "holds no entry", "give a feed with entries")
    what = f"XML that begins with <{root.name[:40]}>" if root.name else "no XML"
    return InputError(name, f"is {what}, and no feed", "whence reads RSS, Atom, NewsML-G2, NITF, TEI and HTML")


def _slices(text: str, name: str, prefix: str) -> Iterator[Slice]:
    """Yield where the entries lie; one that is not closed ends where the next begins."""
    prefixes = "|".join(re.escape(each) for each in dict.fromkeys((prefix, "rss", "atom")) if each)
    marks = re.compile(rf"<!\[CDATA\[|<!--|<(/?)(?:(?:{prefixes}):)?{name}(?:\s[^<>]*)?/?>")
    opened = -1
    at = 0
    while match := marks.search(text, at):
        at = match.end()
        if match[0] in {"<![CDATA[", "<!--"}:
            end = text.find("]]>" if match[0] == "<![CDATA[" else "-->", at)
            if end < 0:
                break
            at = end + 3
        elif match[1]:
            if opened >= 0:
                yield Slice(opened, at, True)
            opened = -1
        else:
            if opened >= 0:
                yield Slice(opened, match.start(), False)
            empty = match[0].endswith("/>")
            if empty:
                yield Slice(match.start(), at, True)
            opened = -1 if empty else match.start()
    if opened >= 0:
        yield Slice(opened, len(text), False)


def _opening(text: str, begin: int, root: Root) -> str:
    """Return the first tag of a feed, which declares the vocabularies that its entries use."""
    tag = None if root.name in _ENTRIES else _FIRST.match(text, begin, begin + _OPENING)
    return f"<{tag[1]}{tag[2]}>" if tag else "<rss>"


def _closing(opening: str) -> str:
    return f"</{opening[1:-1].split(None, 1)[0]}>"


def _feed(head: str) -> dict[str, str]:
    """Return what the feed says of itself before its first entry."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(head.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return {}
    return {} if root is None else entries.feed_of(root)


def _told(
    name: str, text: str, slices: list[Slice], opening: str, feed: dict[str, str], desk: Desk
) -> Iterator[Told | InputError]:
    """Yield for each entry its fields with what had to be assumed, or why it has none."""
    patience = desk.options.max_seconds * _PATIENCE
    number = 0
    for batch in _batches(slices):
        whole = opening + "".join(text[piece.begin : piece.end] for piece in batch) + _closing(opening)
        done = 0
        for record in _sound(name, whole, feed, desk, []):
            yield record, ()
            done += 1
        for place, piece in enumerate(batch[done:], number + done + 1):
            where, entry = f"{name}, entry {place}", text[piece.begin : piece.end]
            whole = opening + entry + _closing(opening)
            broken: list[InputError] = []
            alone = next(_sound(where, whole, feed, desk, broken), None)
            if alone is not None:
                yield alone, ()
                continue
            mended = opening + escaped(entry) + _closing(opening)
            alone = next(_sound(where, mended, feed, desk, []), None) if mended != whole else None
            if alone is not None:
                yield alone, (f"{where}: an ampersand stands alone, which XML does not allow; it was read as that.",)
                continue
            began = monotonic()
            yield _mended(where, whole, feed, broken[0] if broken else None, patience)
            patience -= monotonic() - began
        number += len(batch)


def _batches(slices: list[Slice]) -> Iterator[list[Slice]]:
    batch: list[Slice] = []
    for piece in slices:
        batch.append(piece)
        if piece.end - batch[0].begin >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _sound(
    where: str, whole: str, feed: dict[str, str], desk: Desk, broken: list[InputError]
) -> Iterator[dict[str, Any]]:
    """Yield the fields of the entries before the first that is no XML; why that is none goes to `broken`."""
    for element in sound(elements_of(where, whole, _ENTRIES, desk), broken):
        parent = element.getparent()
        if parent is not None and parent.getparent() is None:
            yield entries.fields_of(element, feed)


def _mended(
    where: str, whole: str, feed: dict[str, str], problem: InputError | None, patience: float
) -> Told | InputError:
    """Return what feedparser makes out of an entry that is no XML, or why that is not asked."""
    why = problem.why if problem else "holds no entry"
    if not isinstance(problem, BadFile):
        return problem or BadRecord(where, why, "mend it, or get the feed again")
    if len(whole) > _BROKEN:
        return BadRecord(where, why, "mend it; so long an entry is not mended here")
    if patience < 0:
        return TooSlow(where, f"{why}, as too many entries before it", "mend the feed, or get it again")
    made = _parsed(whole)
    if not made:
        return BadRecord(where, why, "mend it, or get the feed again")
    return entries.fields_of_broken(made[0], feed), (f"{where}: is no sound XML; read as far as it is understood.",)


def _parsed(whole: str) -> list[Any]:
    import feedparser

    try:  # a stream, for of a name it would open the file, and of an address fetch it
        stream = io.BytesIO(whole.encode("utf-8", "replace"))
        return list(feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False).entries)
    except Exception:  # noqa: BLE001 the entry is anybody's, and so is what a library makes of it
        return []
