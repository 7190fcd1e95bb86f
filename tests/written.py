"""Articles written in every format that whence reads, each as simply as the format allows.

The texts are invented: syllables drawn at random, with accents, emoji, and letters outside the first plane, so that a
byte or a UTF-16 unit taken for a character shows at once.
"""

import csv
import gzip
import io
import json
import quopri
import random
import re
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

ODD = "café naïve Ångström Łódź Þingeyri façade jalapeño 東京 😀 👩‍👩‍👧 𝔊othic déjà-vu don’t 3½ co\u0301te".split()
SYLLABLES = "bar cal dor fen gal hul jos kem lin mor nes pol quay ros sten tor ul ven wick yar".split()
LETTERS = "é ß ñ ½ 😀 𝔊 ’s".split()
ODD_SHARE = 0.15
OUTLETS = ("Skerrywire", "The Post")
DAYS = ("2021-05-13", "2021-05-14")


class Written(NamedTuple):
    """An article as it is to be read."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    date: str
    url: str
    author: str

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def word(draw: random.Random, *, shared: bool = False) -> str:
    """An invented word, one of so many that two texts share none by chance; now and then an odd one."""
    if draw.random() > ODD_SHARE:
        return invented(draw)
    return draw.choice(ODD) if shared else invented(draw) + draw.choice(LETTERS)


def invented(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(4))


def sentence(draw: random.Random, words: int, *, shared: bool = False) -> str:
    return f"{' '.join(word(draw, shared=shared) for _ in range(words)).capitalize()}."


def pair(seed: str) -> tuple[Written, Written]:
    """Two articles that share a paragraph, and with no other seed's anything."""
    draw = random.Random(seed)  # noqa: S311
    shared = " ".join(sentence(draw, 14, shared=True) for _ in range(4))
    told = []
    for n, (outlet, date) in enumerate(zip(OUTLETS, DAYS, strict=True), 1):
        own = " ".join(sentence(draw, 12) for _ in range(4))
        name = f"{re.sub(r'[. ]', '-', seed)}-{n}"
        title = f"The {word(draw)} of {name}"
        url = f"https://{outlet.split()[-1].lower()}.example/{name}"
        told.append(Written(name, title, (own, shared), outlet, date, url, "Ada Brück"))
    return told[0], told[1]


def record(article: Written) -> dict[str, str]:
    """It under whence's own names."""
    return {
        "id": article.id, "text": article.text, "outlet": article.outlet, "date": article.date, "title": article.title,
        "url": article.url, "author": article.author, "language": "en",
    }  # fmt: skip


def jsonl(articles: Sequence[Written]) -> bytes:
    return "".join(json.dumps(record(each), ensure_ascii=n % 2 == 0) + "\n" for n, each in enumerate(articles)).encode()


def json_list(articles: Sequence[Written]) -> bytes:
    return json.dumps([record(each) for each in articles], indent=1).encode()


def table(articles: Sequence[Written], delimiter: str = ",") -> bytes:
    rows = [record(each) for each in articles]
    with io.StringIO(newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        return file.getvalue().encode()


def tabs(articles: Sequence[Written]) -> bytes:
    return table(articles, "\t")


def parquet(articles: Sequence[Written]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with io.BytesIO() as file:
        pq.write_table(pa.Table.from_pylist([record(each) for each in articles]), file)
        return file.getvalue()


def arrow(articles: Sequence[Written]) -> bytes:
    import pyarrow as pa

    rows = pa.Table.from_pylist([record(each) for each in articles])
    with io.BytesIO() as file:
        with pa.ipc.new_file(file, rows.schema) as writer:
            writer.write_table(rows)
        return file.getvalue()


def extracted(articles: Sequence[Written]) -> bytes:
    """As trafilatura writes JSON."""
    return "".join(
        json.dumps({
            "title": each.title, "author": each.author, "hostname": each.url.split("/")[2], "date": each.date,
            "fingerprint": "0f0f0f", "id": each.id, "license": None, "comments": "", "raw_text": each.text,
            "text": each.text, "language": "en", "image": None, "pagetype": "article", "filedate": "2021-06-01",
            "source": each.url, "source-hostname": each.outlet, "excerpt": None, "categories": "", "tags": "",
        }) + "\n" for each in articles
    ).encode()  # fmt: skip


def ninjs(articles: Sequence[Written]) -> bytes:
    return json.dumps([
        {
            "uri": each.id, "standard": {"name": "ninjs", "version": "1.4"}, "type": "text", "headline": each.title,
            "versioncreated": f"{each.date}T09:00:00Z", "byline": each.author, "language": "en", "usageterms": "none",
            "provider": each.outlet, "body_text": each.text, "located": "Calder",
        } for each in articles
    ]).encode()  # fmt: skip


def html(article: Written, *, linked: bool = True) -> bytes:
    """A page as a newsroom serves it; not `linked`: as somebody saved it, with what stands around an article."""
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title,
        "datePublished": f"{article.date}T09:00:00Z", "author": {"@type": "Person", "name": article.author},
        "publisher": {"@type": "Organization", "name": article.outlet}, "url": article.url,
    }  # fmt: skip
    head = f"<title>{escape(article.title)}</title><link rel=canonical href='{article.url}'>"
    if linked:
        head += f'<script type="application/ld+json">{json.dumps(data)}</script>'
    else:
        head += (
            f'<meta property="og:title" content="{escape(article.title)}"><meta property="og:type" content="article">'
            f'<meta property="og:site_name" content="{escape(article.outlet)}">'
            f'<meta property="og:url" content="{article.url}">'
            f'<meta property="article:published_time" content="{article.date}T09:00:00Z">'
            f'<meta name="author" content="{escape(article.author)}">'
        )
    around = "" if linked else "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"
    body = "".join(f"<p>{escape(each)}</p>\n" for each in article.paragraphs)
    return (
        f'<!doctype html><html lang=en><head><meta charset="utf-8">{head}</head><body>{around}'
        f"<article><h1>{escape(article.title)}</h1>{body}</article></body></html>"
    ).encode()


def mhtml(article: Written) -> bytes:
    """A page with all that belongs to it, as browsers save it."""
    page = quopri.encodestring(html(article)).decode("ascii")
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {article.url}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n'
        f"------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {article.url}\r\n\r\n{page}\r\n------B--\r\n"
    ).encode()


def rss(articles: Sequence[Written]) -> bytes:
    items = "".join(
        f"<item><title>{escape(each.title)}</title><link>{each.url}</link><guid isPermaLink='false'>{each.id}</guid>"
        f"<pubDate>{each.date[-2:]} May 2021 09:00:00 +0000</pubDate><dc:creator>{escape(each.author)}</dc:creator>"
        f"<description>Short.</description><content:encoded><![CDATA[{_paragraphs(each)}]]></content:encoded></item>"
        for each in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Skerrywire</title>{items}</channel></rss>'
    ).encode()


def atom(articles: Sequence[Written]) -> bytes:
    entries = "".join(
        f"<entry><title>{escape(each.title)}</title><id>{each.id}</id><link href='{each.url}'/>"
        f"<published>{each.date}T09:00:00Z</published><author><name>{escape(each.author)}</name></author>"
        f'<content type="html">{escape(_paragraphs(each))}</content></entry>'
        for each in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Skerrywire</title>'
        f"<id>urn:x</id>{entries}</feed>"
    ).encode()


def newsml(article: Written) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"'
        f' guid="{article.id}" version="1" standard="NewsML-G2" standardversion="2.29" conformance="power">'
        '<itemMeta><itemClass qcode="ninat:text"/>'
        f'<provider literal="p"><name>{escape(article.outlet)}</name></provider>'
        f"<versionCreated>{article.date}T09:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta><headline>{escape(article.title)}</headline><by>{escape(article.author)}</by>"
        f'<language tag="en"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{_paragraphs(article)}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    ).encode()


def tei(article: Written) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        f"<titleStmt><title>{escape(article.title)}</title><author>{escape(article.author)}</author></titleStmt>"
        f"<publicationStmt><publisher>{escape(article.outlet)}</publisher>"
        f'<date when="{article.date}"/></publicationStmt>'
        f'<sourceDesc><bibl><ptr target="{article.url}"/></bibl></sourceDesc></fileDesc></teiHeader>'
        f"<text><body>{_paragraphs(article)}</body></text></TEI>"
    ).encode()


def warc(articles: Sequence[Written], *, packed: bool = False) -> bytes:
    records = []
    for n, each in enumerate(articles):
        page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html(each)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012}>\r\n"
            f"WARC-Date: 2031-06-01T09:00:00Z\r\nWARC-Target-URI: {each.url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
        ).encode()
        whole = head + page + b"\r\n\r\n"
        records.append(gzip.compress(whole) if packed else whole)
    return b"".join(records)


def _paragraphs(article: Written) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in article.paragraphs)


MANY: dict[str, tuple[str, Callable[[Sequence[Written]], bytes]]] = {
    "jsonl": ("jsonl", jsonl),
    "json": ("json", json_list),
    "csv": ("csv", table),
    "tsv": ("tsv", tabs),
    "parquet": ("parquet", parquet),
    "arrow": ("arrow", arrow),
    "extracted": ("jsonl", extracted),
    "ninjs": ("json", ninjs),
    "rss": ("rss", rss),
    "atom": ("atom", atom),
    "warc": ("warc", warc),
    "warc in members": ("warc.gz", lambda articles: warc(articles, packed=True)),
}
"""Formats of several articles a file: the ending, and what writes them …"""
ONE: dict[str, tuple[str, Callable[[Written], bytes]]] = {
    "text": ("txt", lambda article: article.text.replace("\n", "\r\n").encode()),
    "html": ("html", html),
    "saved": ("htm", lambda article: html(article, linked=False)),
    "mhtml": ("mhtml", mhtml),
    "newsml": ("xml", newsml),
    "tei": ("xml", tei),
}
"""… and those of one."""
