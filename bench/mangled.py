"""Documents of every format, mangled: bits turned, pieces cut out, doubled and swapped, nasty tokens put in.

A seed makes the same input every time. What is mangled is small and invented (`tests.written`).
"""

import gzip
import json
import random
from collections.abc import Callable
from functools import cache

import zstandard

from tests.written import MANY, ONE, pair

ANY = [
    b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\x1b[31m",
    b"\r", b"\n", b"\r\n\r\n", b" " * 300, b"9" * 5_000, b"-1", b"1e999", "\u202e\u2028".encode(), b"\x85", b"%s%n",
    b"0000-00-00", b"99999-12-31", b"2021-02-30T25:61:61+99:99",
]  # fmt: skip
_JSON = [
    b'{"', b"[", b"]", b"}", b"{}", b'"text":', b'"id":', b"null", b"true", b"NaN", b"-Infinity", b"\\ud800",
    b"\\u0000",
    b'{"a":' * 300, b"[" * 2_000, b'"text":"x",', b'{"@graph":[', b'"@type":"NewsArticle"', b"\\", b",,", b'"date":',
    b'"body":["', b'"text":{"text":"x"}', b"\x7f", b'"name":{"name":' * 300,
]  # fmt: skip
_XML = [
    b"<![CDATA[", b"]]>", b"&a;", b"&#0;", b"&#x110000;", b"&nbsp;", b'<!DOCTYPE x [<!ENTITY a "b">]>', b"<!--", b"-->",
    b'<?xml version="1.0" encoding="utf-16"?>', b'<?xml version="9" encoding="x"?>', b' xmlns:a="b"', b"</p>",
    b"<p>" * 400,
    b"<item>" * 300, b"<", b">", b"</", b"/>", b"<entry>", b"<x:y>", b"<body>", b"<title><![CDATA[", b' type="xhtml"',
    b'<!ENTITY % p SYSTEM "file:///etc/passwd">%p;', b"<newsItem>", b"<TEI>", b'when="', b"<text>" * 300,
]  # fmt: skip
_HTML = [
    b"<script>", b'<script type="application/ld+json">', b"</script>", b"<meta charset=utf-7>",
    b"<meta charset=utf-16>",
    b"<!--", b"<table>" * 150, b"<div>" * 400, b"<plaintext>", b"<svg><style>", b"<template>", b"<a href=javascript:x>",
    b'<meta property="article:published_time" content="', b"<p>", b"</article>", b"<article>", b"<h1>", b"<select>",
    b"<base href=//[>", b'<link rel=canonical href="http://[::1">', b"<frameset>", b"&#x110000;", b"<time datetime=",
    b'<meta property="og:title" content="', b"<![CDATA[", *_JSON[:12],
]  # fmt: skip
_TABLE = [
    b'"',
    b'""',
    b",",
    b"\t",
    b";",
    b"sep=;\n",
    b'"\n',
    b'",',
    b"\r",
    b"text,",
    b"id,",
    b"text,text,",
    b"," * 3_000,
]
_WARC = [
    b"WARC/1.0\r\n", b"WARC/1.1\r\n", b"WARC/99\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n",
    b"Content-Length: 0\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: br\r\n",
    b"WARC-Type: response\r\n", b"WARC-Type: revisit\r\n", b"WARC-Type: conversion\r\n", b"WARC-Target-URI: \r\n",
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 999\r\n", b"Content-Type: text/html; charset=x\r\n", b"ffffffffff\r\n", b":",
    b"\x1f\x8b",
]  # fmt: skip
_SAVED = [
    b"Content-Type: multipart/related; boundary=B\r\n", b"------B\r\n", b"------B--",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n", b"=3D", b"=\r\n", b"=ZZ", b"boundary=", b"\r\n\r\n",
]  # fmt: skip
_PACKED = [b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x50\x2a\x4d\x18\xff\xff\xff\xff", b"\x00" * 40]
_COLUMNS = [b"PAR1", b"ARROW1", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80", b"\x15\x00", b"\x19\x1c"]


def _nitf() -> bytes:
    return (
        b'<?xml version="1.0"?><nitf><head><title>The bell</title><docdata>'
        b'<date.issue norm="20210513"/></docdata></head>'
        b"<body><body.head><hedline><hl1>The bell</hl1></hedline></body.head><body.content><p>Divers found it.</p>"
        b"</body.content></body></nitf>"
    )


def _linked() -> bytes:
    return json.dumps({
        "@context": "https://schema.org",
        "@graph": [{"@type": ["NewsArticle"], "headline": "The bell", "articleBody": "Divers found it.",
                    "author": [{"name": "Ada Brück"}], "publisher": {"name": "The Post"},
                    "datePublished": "2021-05-13"}],
    }).encode()  # fmt: skip


def _of(*names: str) -> Callable[[], list[bytes]]:
    def made() -> list[bytes]:
        found = []
        for name in names:
            articles = pair(name)
            found += [MANY[name][1](articles)] if name in MANY else [ONE[name][1](each) for each in articles]
        return found

    return made


FORMATS: dict[str, tuple[Callable[[], list[bytes]], list[bytes]]] = {
    "text": (_of("text"), []),
    "html": (_of("html", "saved"), _HTML),
    "mhtml": (_of("mhtml"), _SAVED + _HTML),
    "jsonl": (lambda: [*_of("jsonl", "extracted")(), _linked() + b"\n"], _JSON),
    "json": (lambda: [*_of("json", "ninjs")(), _linked()], _JSON),
    "csv": (_of("csv", "tsv"), _TABLE),
    "parquet": (_of("parquet"), _COLUMNS),
    "arrow": (_of("arrow"), _COLUMNS),
    "feed": (_of("rss", "atom"), _XML),
    "newsml": (lambda: [*_of("newsml")(), _nitf()], _XML),
    "tei": (_of("tei"), _XML),
    "warc": (_of("warc"), _WARC),
    "warc.gz": (_of("warc in members"), _PACKED),
    "gz": (lambda: [gzip.compress(each) for each in _of("jsonl")()], _PACKED),
    "zst": (lambda: [zstandard.compress(each) for each in _of("jsonl")()], _PACKED),
}
"""For each format what makes its documents, and tokens that mean something in it."""


@cache
def documents(name: str) -> tuple[bytes, ...]:
    return tuple(FORMATS[name][0]())


def mangled(name: str, seed: int) -> bytes:
    """The input of that seed; seed 0, 1, … of so many documents are the documents as they are."""
    sound = documents(name)
    if seed < len(sound):
        return sound[seed]
    draw = random.Random(f"{name} {seed}")
    data = bytearray(draw.choice(sound))
    tokens = FORMATS[name][1] + ANY
    for _ in range(draw.choice((1, 1, 2, 3, 5))):
        draw.choice(_WAYS)(data, draw, tokens, sound)
    return bytes(data)


def _turn(data: bytearray, draw: random.Random, _: list[bytes], __: tuple[bytes, ...]) -> None:
    for _n in range(draw.choice((1, 1, 4, 30))):
        if data:
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)


def _put(data: bytearray, draw: random.Random, tokens: list[bytes], _: tuple[bytes, ...]) -> None:
    at = draw.randrange(len(data) + 1)
    data[at:at] = draw.choice(tokens)


def _over(data: bytearray, draw: random.Random, tokens: list[bytes], _: tuple[bytes, ...]) -> None:
    at, token = draw.randrange(len(data) + 1), draw.choice(tokens)
    data[at : at + len(token)] = token


def _cut(data: bytearray, draw: random.Random, _: list[bytes], __: tuple[bytes, ...]) -> None:
    at = draw.randrange(len(data) + 1)
    del data[at : at + draw.choice((1, 2, 8, 60, 500))]


def _end(data: bytearray, draw: random.Random, _: list[bytes], __: tuple[bytes, ...]) -> None:
    del data[draw.randrange(len(data) + 1) :]


def _double(data: bytearray, draw: random.Random, _: list[bytes], __: tuple[bytes, ...]) -> None:
    at = draw.randrange(len(data) + 1)
    piece = data[at : at + draw.choice((4, 40, 400))] * draw.choice((1, 1, 2, 50))
    to = draw.randrange(len(data) + 1)
    data[to:to] = piece[:20_000]


def _splice(data: bytearray, draw: random.Random, _: list[bytes], sound: tuple[bytes, ...]) -> None:
    other = draw.choice(sound)
    at, begin = draw.randrange(len(data) + 1), draw.randrange(len(other) + 1)
    data[at:] = other[begin:]


_WAYS = (_turn, _turn, _put, _put, _put, _over, _cut, _cut, _end, _double, _splice)
