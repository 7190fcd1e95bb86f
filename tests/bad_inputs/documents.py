"""Pages, feeds, documents and web archives that are broken, empty or malicious."""

import gzip

from tests.bad_inputs.case import EITHER, TEXT, Case, file

STORY = "".join(
    f"<p>{TEXT} It was the {n}th day, and nobody had been told why the quay was closed.</p>\n" for n in range(6)
)
ELSEWHERE = "/etc/hostname"


def page(body: str, head: str = "<title>The bell</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def response(
    body: str, length: int | None = None, address: str = "https://post.example/bell", kind: str = "text/html"
) -> bytes:
    """A record of a web archive; `length` is what it says of itself."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{body}".encode()
    said = len(http) if length is None else length
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2031-05-13T09:00:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {said}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


_GOOD = response(page(f"<article><h1>The bell</h1>{STORY}</article>"))
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
_OUTSIDE = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file://{ELSEWHERE}"><!ENTITY y SYSTEM "http://127.0.0.1:9/y">]>'


def rss(item: str, prolog: str = '<?xml version="1.0"?>') -> str:
    return f'{prolog}<rss version="2.0"><channel><title>The Post</title>{item}</channel></rss>'


def newsml(content: str) -> str:
    return (
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n:1" version="1">'
        f"<itemMeta/><contentMeta><headline>The bell</headline></contentMeta>{content}</newsItem>"
    )


_ITEM = f"<item><title>The bell</title><guid>bell</guid><description>{TEXT}</description></item>"

CASES = {
    "a page with a million nested tags": Case(
        file("deep.html", lambda: page("<div>" * 1_000_000 + STORY)), "nest|deep"
    ),
    "a page with a million tags that never end": Case(
        file("tags.html", lambda: page("<b>" * 300_000 + "<p " * 300_000)), "tags.html"
    ),
    "a page without a text": Case(
        file("bare.html", page("<img src=quay.png><script>var story = 1;</script><style>p {}</style>")),
        "no article|no text|text",
    ),
    "a page of nothing": Case(file("bare.html", "<!doctype html><html></html>"), "no article|no text|text|empty"),
    "a page that declares another encoding": Case(
        file(
            "lies.html",
            page(f"<article><p>Zoë Ångström spoke.</p>{STORY}</article>", '<meta charset="utf-16"><title>T</title>'),
        ),
        "",
        0,
        ("lies.html",),
    ),
    "a page that declares an encoding that is none": Case(
        file("lies.html", page(f"<article>{STORY}</article>", '<meta charset="x-\x1b[31m"><title>T</title>')),
        "",
        0,
        ("lies.html",),
    ),
    "a page cut in a tag": Case(
        file("cut.html", page(f"<article>{STORY}<p>And then <a hre")[:-14]), "", 0, ("cut.html",)
    ),
    "a page with data that is broken": Case(
        file(
            "data.html",
            page(
                f"<article>{STORY}</article>",
                '<script type="application/ld+json">{"@type": [[["NewsArticle", </script>',
            ),
        ),
        "",
        0,
        ("data.html",),
    ),
    "a billion laughs": Case(file("laughs.xml", rss(_ITEM.replace("The bell", "&a11;"), _LAUGHS)), "", EITHER),
    "a billion laughs in NewsML": Case(
        file(
            "laughs.xml",
            _LAUGHS + newsml(f"<contentSet><inlineXML><p>&a11;</p><p>{TEXT}</p></inlineXML></contentSet>")[21:],
        ),
        "",
        EITHER,
    ),
    "an entity that lies elsewhere": Case(
        file("outside.xml", rss(_ITEM.replace("The bell", "&x;&y;"), _OUTSIDE)), "", EITHER
    ),
    "an entity that lies elsewhere in NewsML": Case(
        file(
            "outside.xml",
            _OUTSIDE + newsml(f"<contentSet><inlineXML><p>&x;&y;</p><p>{TEXT}</p></inlineXML></contentSet>")[21:],
        ),
        "",
        EITHER,
    ),
    "a feed that is broken": Case(file("broken.rss", rss(f"{_ITEM}<item><title>Half &nbsp; <b>a")), "", EITHER),
    "a feed without an item": Case(file("none.rss", rss("")), "no (item|entr|article)|empty"),
    "an item without a text": Case(
        file("none.rss", rss("<item><title>x</title></item>" + _ITEM)), "no text", ids=("bell",)
    ),
    "XML ten thousand deep": Case(file("deep.xml", lambda: rss("<item>" * 10_000)), "nest|deep|XML|no "),
    "XML of a kind that nobody knows": Case(
        file("other.xml", '<?xml version="1.0"?><recipe><egg/></recipe>'), "other.xml"
    ),
    "XML that is cut short": Case(file("cut.xml", newsml(f"<contentSet><inlineXML><p>{TEXT}</p>")[:-30]), "", EITHER),
    "NewsML without a content": Case(file("none.xml", newsml("")), "text|content"),
    "a web archive with a length that is too large": Case(
        file("long.warc", _GOOD + response(page(STORY), length=10**9, address="https://post.example/2")),
        "cut|short|length|damaged|large",
        ids=("https://post.example/bell",),
    ),
    "a web archive with a length that is too small": Case(
        file("small.warc", response(page(STORY), length=90) + _GOOD), "length|damaged|response|record|text|page", EITHER
    ),
    "a web archive with a length that is none": Case(
        file("none.warc", _GOOD.replace(b"Content-Length: ", b"Content-Length: -9x")), "none.warc", EITHER
    ),
    "a web archive with two lengths": Case(  # fastwarc believes the last one, and makes room for it
        file(
            "two.warc", _GOOD.replace(b"Content-Length", b"Content-Length: 99999999999999\r\nX: y\r\nContent-Length", 1)
        ),
        "",
        EITHER,
    ),
    "a web archive with two lengths, the other way round": Case(
        file("two.warc", _GOOD.replace(b"\r\n\r\n", b"\r\nContent-Length: 99999999999999\r\n\r\n", 1)), "", EITHER
    ),
    "a web archive cut in a record": Case(
        file("cut.warc", _GOOD + _GOOD.replace(b"example/bell", b"example/cut!")[:-400]), "cut|short|end", EITHER
    ),
    "a web archive cut in its compression": Case(
        file(
            "cut.warc.gz", gzip.compress(_GOOD) + gzip.compress(_GOOD.replace(b"example/bell", b"example/cut!"))[:-60]
        ),
        "cut|short|end",
        ids=("https://post.example/bell",),
    ),
    "a web archive of no page": Case(
        file("none.warc", response("GIF89a", kind="image/gif")),
        "no page",
        0,
    ),
}
