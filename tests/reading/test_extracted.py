"""What trafilatura wrote as JSON."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.reading.json_values import ANY, records
from whence.reading.extracted import article_of

RECORD: dict[str, Any] = {
    "title": "Ferry strike ends", "author": "Ann Reid", "hostname": "skerrywire.example", "date": "2019-06-06",
    "fingerprint": "841c5dc95b2479dc", "id": None, "license": None, "comments": "Nobody asked the crew.",
    "raw_text": "The strike ended. The boats leave.", "text": "The strike ended.\nThe boats leave.", "language": "en",
    "image": None, "pagetype": "article", "filedate": "2019-06-07", "source": "https://skerrywire.example/strike",
    "source-hostname": "Skerrywire", "excerpt": "An end.", "categories": "", "tags": "ferry;strike",
}  # fmt: skip


def test_fields() -> None:
    assert article_of(RECORD) == {
        "text": "The strike ended.\nThe boats leave.",
        "outlet": "Skerrywire",
        "date": "2019-06-06",
        "title": "Ferry strike ends",
        "url": "https://skerrywire.example/strike",
        "author": "Ann Reid",
        "language": "en",
        "hostname": "skerrywire.example",
        "fingerprint": "841c5dc95b2479dc",
        "comments": "Nobody asked the crew.",
        "pagetype": "article",
        "filedate": "2019-06-07",
        "excerpt": "An end.",
        "tags": "ferry;strike",
    }


def test_raw_text_where_there_is_no_other() -> None:
    told = article_of({**RECORD, "text": ""})
    assert told is not None
    assert told["text"] == "The strike ended. The boats leave."


def test_as_python_has_it() -> None:
    """`bare_extraction(…).as_dict()` calls the outlet and the address by other names."""
    told = article_of({"text": "A.", "url": "https://x.example/a", "sitename": "The Post", "hostname": "x.example"})
    assert told is not None
    assert (told["outlet"], told["url"]) == ("The Post", "https://x.example/a")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"text": "A.", "id": "1", "series": "post", "source": "https://x.example"},
        {"id": "1", "hostname": "x.example", "fingerprint": "1"},
        {"text": "A.", "hostname": "x.example"},
        {**RECORD, "text": 3, "raw_text": ["a"]},
    ],
)
def test_other_records(record: dict[str, Any]) -> None:
    assert article_of(record) is None


@given(ANY | records(RECORD) | records(RECORD, text="A.", hostname="x", fingerprint=1))
def test_never_raises(record: Any) -> None:
    if isinstance(record, dict):
        told = article_of(record)
        assert told is None or isinstance(told["text"], str)
