"""Items of a JSON Feed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.reading.json_values import ANY, records
from whence.reading.jsonfeed import article_of

ITEM: dict[str, Any] = {
    "id": 17, "url": "https://skerrywire.example/17", "title": "Ferry strike ends", "summary": "An end.",
    "content_html": "<p>The strike ended.</p><p>The boats leave.</p>",
    "content_text": "The strike ended. The boats leave.",
    "date_published": "2019-06-06T10:15:00Z", "authors": [{"name": "Ann Reid"}, {"name": "Bo Lind"}], "tags": ["isles"],
    "language": "en", "_more": {"a": 1},
}  # fmt: skip


def test_fields() -> None:
    assert article_of(ITEM) == {
        "id": "17",
        "text": "The strike ended.\n\nThe boats leave.",
        "text is": "full text",
        "date": "2019-06-06T10:15:00Z",
        "title": "Ferry strike ends",
        "url": "https://skerrywire.example/17",
        "author": "Ann Reid, Bo Lind",
        "language": "en",
        "categories": ["isles"],
        "_more": {"a": 1},
    }


def test_text_or_summary() -> None:
    told = article_of({**ITEM, "content_html": None})
    assert told is not None
    assert told["text"] == "The strike ended. The boats leave."
    told = article_of({"content_text": "", "summary": "An end.", "author": {"name": "Ann"}})
    assert told == {"text": "An end.", "text is": "summary", "author": "Ann"}


@pytest.mark.parametrize("record", [{}, {"id": 1, "summary": "A."}, {"text": "A.", "content_html": "<p>B.</p>"}])
def test_other_records(record: dict[str, Any]) -> None:
    assert article_of(record) is None


@given(ANY | records([*ITEM, "author", "name"]) | records(ITEM, content_html="<p>A"))
def test_never_raises(record: Any) -> None:
    if isinstance(record, dict):
        told = article_of(record)
        assert told is None or isinstance(told["text"], str)
