"""IPTC's ninjs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.reading.json_values import ANY, records
from whence.reading.ninjs import article_of

FIRST: dict[str, Any] = {
    "uri": "https://skerrywire.example/items/17", "type": "text", "versioncreated": "2019-06-06T10:15:00Z",
    "firstcreated": "2019-06-06T09:00:00Z", "version": "2", "byline": "Ann Reid", "headline": "Ferry strike ends",
    "body_text": "The strike ended. The boats leave.", "body_xhtml": "<p>The strike ended.</p><p>The boats leave.</p>",
    "language": "en", "slugline": "ferry-strike", "usageterms": "not after July", "provider": "Skerrywire",
    "associations": {"mainpic": {"uri": "https://skerrywire.example/p", "type": "picture", "headline": "A ferry"}},
}  # fmt: skip
THIRD: dict[str, Any] = {
    "uri": "urn:skerrywire:17", "type": "text", "versionCreated": "2019-06-06T10:15:00Z", "by": "Ann Reid",
    "standard": {"name": "ninjs", "version": "3.0"}, "infoSources": [{"name": "Isles Radio"}, {"role": "provider",
    "name": "Skerrywire"}], "headlines": [{"role": "short", "value": "Strike ends"}, {"role": "main",
    "value": "Ferry strike ends"}], "bodies": [{"role": "main", "contentType": "text/plain",
    "value": "The strike ended. The boats leave."}, {"role": "richtext", "contentType": "application/xhtml+xml",
    "value": "<p>The strike ended.</p>\n<p>The boats leave.</p>"}],
}  # fmt: skip


def told(record: dict[str, Any], **changes: Any) -> dict[str, Any]:
    article = article_of({**record, **changes})
    assert article is not None
    return article


def test_the_first_version() -> None:
    assert told(FIRST) == {
        "id": "https://skerrywire.example/items/17:2",
        "text": "The strike ended.\n\nThe boats leave.",
        "outlet": "Skerrywire",
        "date": "2019-06-06T10:15:00Z",
        "title": "Ferry strike ends",
        "url": "https://skerrywire.example/items/17",
        "author": "Ann Reid",
        "language": "en",
        "type": "text",
        "versioncreated": "2019-06-06T10:15:00Z",
        "firstcreated": "2019-06-06T09:00:00Z",
        "version": "2",
        "slugline": "ferry-strike",
        "usageterms": "not after July",
        "associations": FIRST["associations"],
    }


def test_the_third_version() -> None:
    article = told(THIRD)
    assert (article["id"], article["title"], article["author"]) == (
        "urn:skerrywire:17",
        "Ferry strike ends",
        "Ann Reid",
    )
    assert (article["text"], article["outlet"]) == ("The strike ended.\n\nThe boats leave.", "Skerrywire")
    assert article["date"] == "2019-06-06T10:15:00Z"
    assert "url" not in article
    assert "bodies" not in article


def test_the_second_version() -> None:
    bodies = [{"role": "html", "contenttype": "text/html", "value": "<section><p>One.</p><p>Two.</p></section>"}]
    record = {
        "uri": "urn:x:1",
        "versioncreated": "2019-05-10T16:02:28+02:00",
        "bodies": bodies,
        "copyrightholder": "isles",
    }
    article = told(record, headlines=[{"role": "main", "value": "A &amp; B"}])
    assert (article["text"], article["outlet"], article["title"]) == ("One.\n\nTwo.", "isles", "A & B")


def test_superdesk() -> None:
    record = {
        "guid": "urn:x:2",
        "versioncreated": "2019-06-06T10:15:00+0000",
        "body_html": "<p>One.</p>",
        "type": "text",
    }
    article = told(record, source="isles", version="3")
    assert (article["id"], article["text"], article["source"]) == ("urn:x:2:3", "One.", "isles")
    assert article["outlet"] == "isles"


def test_plain_text_stays_as_it_is() -> None:
    article = told({"uri": "urn:x:3", "body_text": "5 < 6 &amp; <b>so</b>\n\n  on", "versioncreated": "2019-06-06"})
    assert article["text"] == "5 < 6 &amp; <b>so</b>\n\n  on"


def test_a_description_is_called_a_summary() -> None:
    article = told(
        {"uri": "urn:x:4", "type": "text", "headlines": [], "descriptions": [{"value": "The strike ended."}]}
    )
    assert (article["text"], article["text is"]) == ("The strike ended.", "summary")
    assert "text is" not in told(FIRST)


def test_a_picture_has_no_text() -> None:
    assert "text" not in told(
        {"uri": "urn:x:5", "type": "picture", "versioncreated": "2019", "description_text": "A ferry."}
    )


def test_script_in_every_field() -> None:
    script = "<script>alert(1)</script>"
    article = told(
        dict.fromkeys(("uri", "headline", "byline", "body_xhtml", "provider", "versioncreated"), f"{script}x")
    )
    assert (article["title"], article["author"], article["text"], article["outlet"]) == ("x", "x", "x", "x")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"uri": "urn:x"},
        {"uri": 3, "headlines": []},
        {"id": "1", "text": "A.", "uri": "u", "headlines": []},
        {"headlines": 1},
    ],
)
def test_other_records(record: dict[str, Any]) -> None:
    assert article_of(record) is None


@given(ANY | records({**FIRST, **THIRD, "role": 1, "value": 1, "name": 1, "descriptions": 1}, uri="urn:x", pubstatus=1))
def test_never_raises(record: Any) -> None:
    if isinstance(record, dict):
        article = article_of(record)
        assert article is None or isinstance(article.get("text", ""), str)
