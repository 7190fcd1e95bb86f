"""XML from strangers, read in the one safe way."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import BadFile, EmptyInput, InputError, TooLarge
from whence.options import Options
from whence.reading.interface import Desk, Source
from whence.reading.xmltree import document, elements_of, root_of, text_of

if TYPE_CHECKING:
    from pathlib import Path


def texts(xml: str, name: str = "p", **options: Any) -> list[str]:
    desk = Desk(Options(**options), print)
    return [text_of(each) for each in elements_of("in.xml", xml, frozenset((name,)), desk)]


def decoded(data: bytes, **options: Any) -> tuple[str, tuple[str, ...]]:
    desk = Desk(Options(**options), print)
    return document(Source("in.xml", "in.xml", data, io.BytesIO(data), None), desk)


def test_elements_whatever_their_vocabulary() -> None:
    assert texts('<a><p>1</p><x:p xmlns:x="u">2</x:p><b><p xmlns="v">3<!-- no -->4<?no no?></p></b></a>') == [
        "1",
        "2",
        "34",
    ]


def test_what_is_complete_comes_before_the_damage() -> None:
    found = elements_of("in.xml", "<a><p>1</p>\n<p>2</p><p>3", frozenset("p"), Desk(Options(), print))
    assert [next(found).text, next(found).text] == ["1", "2"]
    with pytest.raises(BadFile, match=r"^in\.xml, line 2: is no XML from here on \(Premature end"):
        next(found)


@pytest.mark.parametrize(
    "xml", ["", "a", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a x=1/>", "<a>&#27;</a>", "<a>]]></a>&"]
)
def test_what_is_no_xml(xml: str) -> None:
    with pytest.raises(BadFile):
        texts(xml)


def test_entities_that_html_knows() -> None:
    assert texts("<a><p>caf&eacute;&nbsp;&amp;&lt;</p><p><![CDATA[caf&eacute;]]>&mdash;</p></a>") == [
        "café\xa0&<",
        "caf&eacute;—",
    ]


def test_entities_that_nobody_knows() -> None:
    with pytest.raises(BadFile, match="'ferry' not defined"):
        texts("<a><p>&ferry;</p></a>")


def test_entities_do_not_expand() -> None:
    assert texts('<!DOCTYPE a [<!ENTITY b "expanded">]><a><p>x&b;y</p></a>') == ["x&b;y"]


def test_billion_laughs() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    began = time.monotonic()
    for use in ("<a><p>&l11;</p></a>", '<a><p x="&l11;"/></a>'):
        with pytest.raises(TooLarge, match="has entities or a text that grow too large"):
            texts(f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]>{use}')
    assert time.monotonic() - began < 5


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    (tmp_path / "s.dtd").write_text('<!ENTITY s "the secret">')
    for xml in (
        f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]><a><p>x&s;</p></a>',
        f'<!DOCTYPE a SYSTEM "{(tmp_path / "s.dtd").as_uri()}"><a><p>x&s;</p></a>',
        f'<!DOCTYPE a [<!ENTITY % d SYSTEM "{(tmp_path / "s.dtd").as_uri()}">%d;]><a><p>x&s;</p></a>',
        f'<a xmlns:i="http://www.w3.org/2001/XInclude"><p>x<i:include href="{secret.as_uri()}" parse="text"/></p></a>',
    ):
        try:
            found = str(texts(xml))
        except InputError as problem:
            found = str(problem)
        assert "the secret" not in found


def test_nesting() -> None:
    deep = "<p>" * 300 + "</p>" * 300
    with pytest.raises(TooLarge, match="nested too deep"):
        texts(deep)
    shallow = "<a>" * 20 + "<p/>" + "</a>" * 20
    assert texts(shallow) == [""]
    with pytest.raises(TooLarge, match="nested too deep"):
        texts(shallow, max_nesting=10)


def test_too_many_tags() -> None:
    with pytest.raises(TooLarge, match="3,000,000 tags"):
        texts("<a>" + "<b/>" * 3_000_000 + "</a>")


def test_a_text_that_is_too_long() -> None:
    with pytest.raises(TooLarge):
        texts(f"<a><p>{'x' * 11_000_000}</p></a>")


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [("utf-8", None), ("utf-8", "UTF-8"), ("utf-8-sig", None), ("utf-16", "utf-16"), ("utf-16-le", None),
     ("latin-1", "iso-8859-1"), ("cp1252", "windows-1252"), ("koi8-r", "KOI8-R"), ("utf-8", "utf-16"),
     ("utf-8", "punycode"), ("utf-8", "no-such-thing")],
)  # fmt: skip
def test_encodings(encoding: str, stated: str | None) -> None:
    letters = "ж" if encoding == "koi8-r" else "é"
    declaration = f'<?xml version="1.0" encoding="{stated}"?>' if stated else ""
    text, notes = decoded(f"{declaration}<a><p>{letters * 9} and more</p></a>".encode(encoding))
    assert texts(text) == [letters * 9 + " and more"]
    assert bool(notes) == (encoding == "utf-16-le")


def test_a_wrong_encoding_is_noted() -> None:
    text, notes = decoded(b'<?xml version="1.0" encoding="utf-8"?><a><p>caf\xe9 in the harbour</p></a>')
    assert texts(text) == ["café in the harbour"]
    assert notes == ("in.xml: is not UTF-8; read as cp1252, which is a guess.",)


def test_characters_that_xml_does_not_allow_are_shown_and_noted() -> None:
    text, notes = decoded(b"<a><p>red\x1b[31m\x01 ink and a lot of other words, so that it is no binary data</p></a>")
    assert texts(text)[0] == "red\ufffd[31m\ufffd ink and a lot of other words, so that it is no binary data"
    assert notes == ("in.xml: 2 characters that XML does not allow are shown as \ufffd.",)


def test_size() -> None:
    with pytest.raises(TooLarge):
        decoded(b"<a>" + b" " * 100 + b"</a>", max_record_bytes=50)
    for data in (b"", b" \n"):
        with pytest.raises(EmptyInput):
            decoded(data)


@pytest.mark.parametrize(
    ("head", "name", "namespace"),
    [
        ("<a>", "a", ""),
        (
            '\ufeff \n<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE a [<!ENTITY b "c">]>\n<?x y?><a b="c" xmlns="u">',
            "a",
            "u",
        ),
        ("<x:a xmlns='v' xmlns:x='u'/>", "a", "u"),
        ('<!DOCTYPE a PUBLIC "-//X" "http://x.example/a.dtd"><a', "a", ""),
    ],
)
def test_the_outermost_element(head: str, name: str, namespace: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        root = root_of(head.encode(encoding))
        assert root is not None
        assert (root.name, root.namespace) == (name, namespace)


@pytest.mark.parametrize("head", [b"", b"a <b>", b"{", b"<!-- <a>", b"<?xml", b"\0\0\0", b"\xff\xfe<", b"<>"])
def test_no_outermost_element(head: bytes) -> None:
    assert root_of(head) is None


@given(st.binary() | st.text("<>!-?[]ax \n\"'=:").map(str.encode))
def test_never_raises(data: bytes) -> None:
    root_of(data)
    with suppress(InputError):
        texts(decoded(data)[0], "a")


def test_unclosed_sections_take_no_longer() -> None:
    """Each would be looked for to the end, were the end not remembered."""
    began = time.monotonic()
    with pytest.raises(InputError):
        texts("<a>&nbsp;" + "<![CDATA[" * 100_000)
    root_of(b"<!--" * 10_000)
    assert time.monotonic() - began < 3
