"""A fragment of HTML to text."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.fragment import from_html, line, plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>two</b>.</p>\n<p>Three<br/>four<br><br>five</p>", "One two.\n\nThree\nfour\n\nfive"),
        ("<div><h2>A</h2><ul><li>b</li><li>c</li></ul>d</div>", "A\n\nb\nc\n\nd"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>a\n   b\tc</p>", "a b c"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("Rain &amp; wind &lt;now&gt;", "Rain & wind <now>"),
        ("<p>caf\u00e9 \u2018so\u2019 \U0001f6a2</p>", "caf\u00e9 \u2018so\u2019 \U0001f6a2"),
        ('<?xml version="1.0" encoding="utf-16"?><meta charset="koi8-r"><p>é</p>', "é"),
        ("a<script>alert(1)</script><style>p{}</style><noscript>n</noscript><iframe>i</iframe>b", "ab"),
        ('<img src="https://x.example/p" onerror="alert(1)">a', "a"),
        ("<!-- a -->b<!-- c", "b"),
        ("</p></div></body></html>a<p>b", "a\n\nb"),
        ("a\0b\ud800", "ab?"),
        ("", ""),
        ("<p>", ""),
    ],
)
def test_from_html(html: str, text: str) -> None:
    assert from_html(html) == text


@pytest.mark.parametrize(
    ("given_as", "text"),
    [
        ("a < b && c > d", "a < b && c > d"),
        ("AT&T &c.", "AT&T &c."),
        ("Tea &amp; buns &#8212; &#x2014;", "Tea & buns — —"),
        ("Two\n\n  lines <kept>", "Two\n\n  lines <kept>"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("&lt;p&gt;One.&lt;/p&gt;", "One."),
    ],
)
def test_plain(given_as: str, text: str) -> None:
    assert plain(given_as) == text


def test_line() -> None:
    assert line(" Ferry\n <em>strike</em>&nbsp;ends<script>alert(1)</script> ") == "Ferry strike ends"


@given(st.text() | st.text("<>/&;! pbdivscript=\"'-[]"))
def test_never_raises_and_shows_no_script(html: str) -> None:
    text = from_html(f"{html}<p>end</p>")
    assert "\0" not in text
    plain(html)
    assert from_html("<p>after</p>") == "after", "nothing stays from the one before"


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<p>", "<li>", "<table>", "<font ", "<!--", "&", "<a href='"])
def test_a_hundred_thousand_of_a_tag(tag: str) -> None:
    began = time.monotonic()
    from_html(tag * 100_000 + "end")
    assert time.monotonic() - began < 5


def test_in_threads() -> None:
    pages = [f"<p>{n}</p><p>{n}</p>" for n in range(200)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(from_html, pages)) == [f"{n}\n\n{n}" for n in range(200)]
