"""Who published a page, when, and where: what it says of itself, trafilatura's guess where it is silent.

JSON-LD comes first, then OpenGraph and the other meta elements, then what stands in the page. Each answer has to be
possible before it is taken: a date in the future or a relative "canonical" address are passed over, and the next one
is asked. The title has rules of its own (`headline`).
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from whence.reading import jsonld
from whence.reading.dates import iso
from whence.reading.headline import LONGEST, folded, headline, name_behind, one_line, without_motto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_LARGEST = 2_000_000
"""Characters of one block of JSON-LD that are looked at."""
_TITLES = (
    "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title",
    "headline",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher")
_AUTHORS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author",
    "sailthru.author", "byl",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "article.published",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "dc.date.issued", "dcterms.issued", "pubdate",
    "pub_date", "publishdate", "publish-date", "article_date_original", "date", "dc.date", "dcterms.created",
    "dcterms.date", "article.created", "datecreated",
)  # fmt: skip
_ADDRESSES = ("og:url", "twitter:url")
_NO_DATE = ("1970-01-01", "1969-12-31")
"""What a clock that was never set says."""
_EARLIEST = "1600"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_OPENED = ("//<![CDATA[", "// <![CDATA[", "<![CDATA[", "<!--")
_CLOSED = ("//]]>", "// ]]>", "]]>", "-->")
"""What keeps a script from old browsers and from XML, at its two ends."""
_SCRIPT = re.compile(r"application/ld\+json", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:copyright|\(c\)|©)", re.IGNORECASE)
_BY = re.compile(r"^by[:\s]+(?=\w)", re.IGNORECASE)
_DATED = re.compile(
    r"[\s;,|]*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b.*", re.IGNORECASE
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NOBODY = {"admin", "administrator", "editor", "staff", "author", "guest", "unknown"}
Meta = dict[str, list[str]]


def metadata(root: HtmlElement, address: str | None) -> dict[str, Any]:
    """Return what is known of a page as a record: title, outlet, author, date, url, language, modified, section.

    `address` is where the page was fetched from, if that is known; it makes relative addresses whole. Text that the
    page's JSON-LD has is under ``text``. What is not known is left out.
    """
    stated, meta = _stated(root), _meta(root)
    address = _address(address, None)
    found: dict[str, Any] = {key: stated[key] for key in ("text", "modified", "section") if stated.get(key)}
    url = found["url"] = _url(root, meta, stated, address)
    host = _host(url or address)
    outlet = _outlet(stated, meta, host)
    sites = [name for name in (outlet, _name(stated.get("outlet")), *_all(meta, _SITES), host) if name]
    found["title"] = headline(root, [stated.get("title"), *_all(meta, _TITLES)], sites)
    found["date"] = _date(chain([stated.get("date")], _all(meta, _DATES), _marked_up(root)))
    found["author"] = _authors([stated.get("author"), *_all(meta, _AUTHORS)])
    found["language"] = _language(root, stated, meta)
    found["outlet"] = outlet or _site(name_behind(root, found["title"]))
    _ask_trafilatura(root, found)
    found["outlet"] = found["outlet"] or _host(found["url"] or address)
    return {key: value for key, value in found.items() if value}


def _stated(root: HtmlElement) -> dict[str, Any]:
    """Return what the first block of JSON-LD that tells of an article says."""
    for script in root.iter("script"):
        text = script.text
        if not text or len(text) > _LARGEST or not _SCRIPT.search(script.get("type") or ""):
            continue
        try:
            record = json.loads(_bare(text), strict=False)
            if isinstance(record, list):
                record = {"@graph": record}
            known = jsonld.article_of(record) if isinstance(record, dict) else None
        except (ValueError, RecursionError):
            continue
        if known:
            return known
    return {}


def _bare(text: str) -> str:
    """Return a script without what may stand around it. No pattern here: texts of blanks only are written for those."""
    text = text.strip()
    for opened in _OPENED:
        text = text.removeprefix(opened)
    for closed in _CLOSED:
        text = text.removesuffix(closed)
    return text.strip().removesuffix(";")


def _meta(root: HtmlElement) -> Meta:
    """Return the contents of all meta elements by name, in small letters."""
    found: Meta = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if not content or content.isspace() or len(content) > 10 * LONGEST:
            continue
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                found.setdefault(name, []).append(content)
    return found


def _all(meta: Meta, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _name(value: object) -> str | None:
    """Return a name of somebody: on one line, not an address, nor a claim of rights."""
    line = one_line(value)
    if not line or len(line) > 100 or line.startswith(("http:", "https:", "/")) or _RIGHTS.match(line):
        return None
    return _BY.sub("", line).lstrip("@") or None


def _outlet(stated: dict[str, Any], meta: Meta, host: str | None) -> str | None:
    """Return the name of the site.

    The publisher in JSON-LD may be the agency that a site reprints, the company behind it or the program that serves
    it. It is taken where it goes with the site's own name or host: "The Skerry Wire" with "skerrywire.example"; and
    where there is no other.
    """
    site = next((name for value in _all(meta, _SITES) if (name := _site(value))), None)
    publisher = _site(stated.get("outlet"))
    if not publisher or not site:
        return publisher or site
    told = folded(publisher)
    own = [folded(site), folded((host or "").rsplit(".", 1)[0])]
    return publisher if any(name and (name in told or told in name) for name in own) else site


def _site(value: object) -> str | None:
    name = _name(value)
    return without_motto(name).removeprefix("www.") if name else None


def _date(candidates: Iterable[object]) -> str | None:
    latest = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%d")
    for value in candidates:
        date = iso(value.strip() if isinstance(value, str) else value)
        if date and _EARLIEST <= date[:10] <= latest and not date.startswith(_NO_DATE):
            return date
    return None


def _marked_up(root: HtmlElement) -> Iterator[str]:
    """Yield dates that the page marks up as such, microdata first."""
    for element in root.iterfind(".//*[@itemprop]"):
        if "datepublished" in (element.get("itemprop") or "").lower():
            yield element.get("datetime") or element.get("content") or "".join(element.itertext())[:LONGEST]
    for element in root.iterfind(".//time[@pubdate]"):
        yield element.get("datetime") or "".join(element.itertext())[:LONGEST]


def _authors(candidates: Iterable[object]) -> str | None:
    """Return the authors' names, semicolons between; an address, or a word for nobody in particular, is none."""
    for value in candidates:
        names = [_name(one) for one in (value if isinstance(value, list) else [value])]
        if kept := [name for name in dict.fromkeys(names) if name and name.casefold() not in _NOBODY]:
            return "; ".join(kept[:20])
    return None


def _language(root: HtmlElement, stated: dict[str, Any], meta: Meta) -> str | None:
    page = next(iter(root.iter("html")), root)
    for value in (page.get("lang"), page.get("xml:lang"), *_all(meta, ("og:locale",)), stated.get("language")):
        line = one_line(value)
        if line and _LANGUAGE.fullmatch(line):
            return line.replace("_", "-")
    return None


def _url(root: HtmlElement, meta: Meta, stated: dict[str, Any], address: str | None) -> str | None:
    """Return the canonical address; not the site's front page where another one names a page of it."""
    links = [e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    candidates = (*links, *_all(meta, _ADDRESSES), stated.get("url"), address)
    whole = [url for value in candidates if (url := _address(value, address))]
    return next((url for url in whole if urlsplit(url).path.strip("/") or urlsplit(url).query), next(iter(whole), None))


def _address(value: object, base: str | None) -> str | None:
    if not isinstance(value, str) or not value.strip() or len(value) > 10 * LONGEST:
        return None
    try:
        whole = urljoin(base or "", _CONTROL.sub("", value).strip())
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return None
    return whole.replace(" ", "%20") if parts.scheme in ("http", "https") and host and "." in host else None


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _ask_trafilatura(root: HtmlElement, found: dict[str, Any]) -> None:
    """Fill in what the page does not state. Looking for a date in running text is dear, so only where none is known."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import set_date_params

    if all(found[key] for key in ("title", "outlet", "author", "date", "url")):
        return
    guess = extract_metadata(root, found["url"], set_date_params(not found["date"]), extensive=False)
    found["title"] = found["title"] or one_line(guess.title)
    found["outlet"] = found["outlet"] or _site(guess.sitename)
    # A byline with the date in it comes as "Ada Tern Monday; November".
    found["author"] = found["author"] or _authors([_DATED.sub("", (guess.author or "")[:LONGEST]).split("; ")])
    # From a year alone, as in a copyright line, it makes the first of January: an article of that day goes undated.
    found["date"] = found["date"] or (None if (guess.date or "").endswith("-01-01") else _date([guess.date]))
    found["url"] = found["url"] or _address(guess.url, None)
