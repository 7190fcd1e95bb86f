r"""Names for articles and outlets that other formats can hold: IRIs, local names of PROV, texts of XML, days.

Ids and addresses come from anywhere. A name of ours is made so that it can always be turned back into what it names,
two things never get one name, and nothing in it means anything to a format.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from importlib import metadata
from math import isfinite
from urllib.parse import quote, unquote, urlsplit

from whence.report.escape import one_line

NAMESPACE = "urn:whence:"
"""What all names of ours begin with. It is not registered with IANA: it means nothing outside these files."""

_ENDS = re.compile(r"^[.~-]|[.~-]$")
_NO_XML = "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"  # of which a return is read as the end of a line
_FORBIDDEN = re.compile(_NO_XML + r"|\\(?=u[0-9a-f]{4})")
_UNSEEN = re.compile(_NO_XML)
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_ADDRESS = re.compile(r"https?://[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]+", re.IGNORECASE)
_LONGEST = 2000
"""Longer addresses than this are not used as names; many tools cut them."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def part(text: str) -> str:
    r"""Return `text` as a part of a name: letters, digits, ``_``, and ``-.~`` inside, all else per cent.

    `whole` turns it back.

    >>> part("skerry/ferry 1.txt"), part("<script>"), part("a."), part("")
    ('skerry%2Fferry%201.txt', '%3Cscript%3E', 'a%2E', '')
    """
    # The signs at an end would be read as the end of a sentence, of PROV-N's local name at least.
    return _ENDS.sub(lambda match: f"%{ord(match[0]):02X}", quote(text, safe="", errors="surrogatepass"))


def whole(name: str) -> str:
    """Return the text that `part` made a name of."""
    return unquote(name, errors="surrogatepass")


def article_name(key: str) -> str:
    """Return the name of an article within our namespace.

    >>> article_name("ferry.txt")
    'article/ferry.txt'
    """
    return f"article/{part(key)}"


def article_urn(key: str) -> str:
    """Return the IRI by which an article is known that has no address of its own, or shares it."""
    return NAMESPACE + article_name(key)


def span_urn(key: str, begin: int, end: int) -> str:
    """Return the IRI of a span of an article; its fragment is that of RFC 5147, for plain text.

    >>> span_urn("ferry.txt", 0, 18)
    'urn:whence:article/ferry.txt#char=0,18'
    """
    return f"{article_urn(key)}#char={begin},{end}"


def address(url: str | None) -> str | None:
    """Return a web address that may be followed and may stand for an article; None for all else.

    Only http and https with a host, without a user's name, in characters that an address may have as they are.

    >>> address("https://post.example/ferry?id=3"), address("javascript:alert(1)"), address("https://me@post.example/")
    ('https://post.example/ferry?id=3', None, None)
    """
    if not url or len(url) > _LONGEST or not _ADDRESS.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
        sound = bool(parts.hostname) and "@" not in parts.netloc and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return url if sound else None


def xml_text(text: str) -> str:
    r"""Return `text` without the characters that XML 1.0 cannot hold: each becomes ``\u`` and four digits.

    So does a backslash where it would be read as the beginning of such a number; `xml_read` turns it back.

    >>> xml_text("a\x1bb"), xml_text(r"C:\news"), xml_text(r"\u001b")
    ('a\\u001bb', 'C:\\news', '\\u005cu001b')
    """
    return _FORBIDDEN.sub(_numbered, text)


def xml_shown(text: str) -> str:
    r"""Return `text` fit to be shown, on one line, in XML; it is not to be read back.

    >>> print(xml_shown("a\x1b[1m\nb\uffff"))
    a␛[1m b\uffff
    """
    return _UNSEEN.sub(_numbered, one_line(text))


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def xml_read(text: str) -> str:
    r"""Return the text that `xml_text` made fit for XML.

    >>> xml_read(xml_text("\x1b \\u001b \\")) == "\x1b \\u001b \\"
    True
    """
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def day(said: str | None) -> str | None:
    """Return the day of an ISO date, or None where there is none.

    >>> day("2031-05-14T06:10:00+01:00"), day("2031-05-14"), day("last week"), day("2031-02-30")
    ('2031-05-14', '2031-05-14', None, None)
    """
    if not said or not _DATE.fullmatch(said):
        return None
    try:
        return date.fromisoformat(said[:10]).isoformat()
    except ValueError:
        return None


def moment(said: str | None) -> datetime | None:
    """Return an ISO date with its time of day, or None where it has none: midnight is not made up.

    >>> moment("2031-05-14T06:10:00Z"), moment("2031-05-14")
    (datetime.datetime(2031, 5, 14, 6, 10, tzinfo=datetime.timezone.utc), None)
    """
    if not said or len(said) == 10 or not day(said):
        return None
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def number(value: float | None) -> float | None:
    """Return a number that every format can write; None for what is none."""
    return value if value is not None and isfinite(value) else None


def version() -> str:
    """Return the version of the program."""
    return metadata.version("whence")
