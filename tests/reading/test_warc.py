import gzip
import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.desks import source
from tests.reading.newspages import BODY, page
from whence.errors import BadFile, BadRecord, EmptyInput, InputError, PassedOver, TooLarge
from whence.options import Options
from whence.reading import warc
from whence.reading.warc_records import records
from whence.stages.read import read

URI = "https://skerrywire.example/wall"


def record(
    body=b"", kind="response", uri=URI, date="2031-02-03T10:00:00Z", form="application/http; msgtype=response", **more
):
    """One record; `length` overrides what it says of its length."""
    length = more.pop("length", len(body))
    lines = [
        f"WARC-Type: {kind}",
        f"WARC-Date: {date}",
        f"WARC-Record-ID: <urn:uuid:{hash(body) & (1 << 64) - 1:032x}>",
    ]
    lines += [f"WARC-Target-URI: {uri}"] * bool(uri) + [f"Content-Type: {form}"] * bool(form)
    lines += [f"Content-Length: {length}"] * (length is not None)
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + body + b"\r\n\r\n"


def http(html=None, status="200 OK", form="text/html; charset=utf-8", **headers):
    body = html if isinstance(html, bytes) else (page() if html is None else html).encode()
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {form}"] if form else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def chunked(data: bytes, size: int = 700) -> bytes:
    parts = [data[n : n + size] for n in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def found(tmp_path, *parts, name="crawl.warc", **limits):
    path = tmp_path / name
    path.write_bytes(b"".join(parts))
    return read([str(path)], Options(**limits))


INFO = record(b"software: gull/1.0\r\n", "warcinfo", "", form="application/warc-fields")
OF_CRAWL = (
    INFO,
    record(b"GET / HTTP/1.1\r\n\r\n", "request"),
    record(http(b""), "revisit"),
    record(b"via: x\r\n", "metadata", form="application/warc-fields"),
    record(b"wget -x", "resource", "metadata://gull.example/log", form="text/plain"),
)


@pytest.mark.parametrize("packed", ["plain", "gzip to a record", "gzip as one"])
def test_pages_are_articles_with_their_address_as_id(packed, tmp_path):
    parts = [*OF_CRAWL, record(http())]
    if packed == "gzip to a record":
        parts = [gzip.compress(part) for part in parts]
    elif packed == "gzip as one":
        parts = [gzip.compress(b"".join(parts))]
    made = found(tmp_path, *parts, name="crawl.warc" if packed == "plain" else "crawl.warc.gz")
    assert not made.problems
    (article,) = made.articles
    assert (article.id, article.url, article.text) == (URI, URI, BODY)
    assert article.date is None, "when it was fetched says nothing of when it was published"
    assert article.extra["retrieved"] == "2031-02-03T10:00:00Z"


def test_zstandard_is_read(tmp_path):
    from zstandard import ZstdCompressor

    parts = [ZstdCompressor().compress(part) for part in (INFO, record(http()))]
    assert [a.text for a in found(tmp_path, *parts, name="crawl.warc.zst").articles] == [BODY]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
@pytest.mark.parametrize("transfer", ["", "chunked"])
def test_what_was_encoded_on_the_way_is_decoded(coding, transfer, tmp_path):
    data = page().encode()
    if coding == "br":
        data = pytest.importorskip("brotli").compress(data)
    else:
        data = gzip.compress(data) if coding == "gzip" else zlib.compress(data)
    headers = {"Content_Encoding": coding}
    if transfer:
        data, headers["Transfer_Encoding"] = chunked(data), "chunked"
    assert [a.text for a in found(tmp_path, record(http(data, **headers))).articles] == [BODY]


def test_a_claim_of_chunks_that_are_none_is_survived(tmp_path):
    made = found(tmp_path, record(http(Transfer_Encoding="chunked")), record(http(), uri=URI + "/2"))
    assert made.articles[-1].id == URI + "/2"


def test_a_bomb_in_an_answer_is_one_sentence(tmp_path):
    bomb = gzip.compress(b"<html>" + bytes(50_000_000))
    made = found(tmp_path, record(http(bomb, Content_Encoding="gzip")), record(http()), max_record_bytes=1_000_000)
    assert [type(p) for p in made.problems] == [TooLarge]
    assert len(made.articles) == 1


def test_pages_and_texts_that_were_kept_by_themselves_are_read(tmp_path):
    made = found(
        tmp_path,
        record(page().encode(), "resource", form="text/html; charset=utf-8"),
        record(page().encode(), "resource", uri=URI + "/2", form=""),
        record(BODY.encode(), "conversion", uri=URI + "/3", form="text/plain"),
        record(b"PNG", "resource", uri=URI + "/4", form="image/png"),
    )  # fmt: skip
    assert [a.text for a in made.articles] == [BODY] * 3
    assert [type(p) for p in made.problems] == [PassedOver]


def test_what_is_no_page_is_counted_in_one_sentence(tmp_path):
    parts = [record(http(b"x", status="404 Not Found"), uri=f"{URI}/{n}") for n in range(1000)]
    parts += [record(http(b"{}", form="application/json")), record(http(b"x", form=""))]
    made = found(tmp_path, *parts, record(http()))
    assert len(made.articles) == 1
    (problem,) = made.problems
    assert problem.why == (
        "1,002 answers were passed over, as they are no page (1,000 with status 404, 1 application/json,"
        " 1 of no known kind)"
    )


def test_an_address_that_was_fetched_twice_has_the_time_in_its_id_the_second_time(tmp_path):
    later = record(http(page().replace("three", "four")), date="2031-02-04T10:00:00Z")
    made = found(tmp_path, record(http()), later)
    assert [a.id for a in made.articles] == [URI, f"{URI}@2031-02-04T10:00:00Z"]
    assert all(a.url == URI for a in made.articles)


def test_addresses_in_angle_brackets_or_with_blanks_are_read(tmp_path):
    made = found(tmp_path, record(http(), uri=f"<{URI}>"), record(http(), uri=URI + " two"))
    assert [a.url for a in made.articles] == [URI, URI + "%20two"]


@pytest.mark.parametrize("length", [20, 200, 10**4, 10**12, None, "x", "-5", "9" * 400])
def test_a_wrong_length_costs_one_record_and_says_where(length, tmp_path):
    wrong = record(http(), length=length)
    made = found(tmp_path, INFO, wrong, record(http(), uri=URI + "/2"), record(http(), uri=URI + "/3"))
    assert [a.id for a in made.articles] == [URI + "/2", URI + "/3"]
    (problem,) = made.problems
    assert problem.where.endswith(f"crawl.warc, record at byte {len(INFO):,}")


def test_a_record_that_is_cut_short_is_said_and_those_before_are_read(tmp_path):
    whole = record(http(), uri=URI + "/2")
    for cut in (5, 100, len(whole) - 50):
        made = found(tmp_path, record(http()), whole[:cut])
        assert [a.id for a in made.articles] == [URI]
        assert [type(p) for p in made.problems] == [BadRecord]


def test_a_broken_compressed_record_is_said_and_those_before_are_read(tmp_path):
    parts = [gzip.compress(record(http(), uri=f"{URI}/{n}")) for n in range(3)]
    parts[2] = parts[2][:300] + b"\0\1\2" + parts[2][303:]
    made = found(tmp_path, *parts, name="crawl.warc.gz")
    assert [a.id for a in made.articles] == [URI + "/0", URI + "/1"]
    assert BadFile in [type(p) for p in made.problems]


def test_rubbish_between_records_is_one_sentence(tmp_path):
    made = found(tmp_path, record(http()), b"\0rubbish\r\nWARC\r\n" * 100_000, b"\r\n", record(http(), uri=URI + "/2"))
    assert [a.id for a in made.articles] == [URI, URI + "/2"]
    assert [type(p) for p in made.problems] == [BadRecord]


def test_a_record_over_the_limit_is_passed_over(tmp_path):
    large = record(http(b"\0" * 3_000_000, form="video/mp4"))
    made = found(tmp_path, record(http()), large, record(http(), uri=URI + "/2"), max_record_bytes=1_000_000)
    assert [a.id for a in made.articles] == [URI, URI + "/2"]
    assert [type(p) for p in made.problems] == [TooLarge]


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\n", b"WARC/1.0\r\n" * 99, b"WARC/", b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\n:\r\n\r\n"]
)
def test_an_archive_that_is_none_is_said(data, tmp_path):
    made = found(tmp_path, data)
    assert not made.articles
    assert made.problems


def test_an_archive_of_the_crawl_only_is_said(tmp_path):
    assert [type(p) for p in found(tmp_path, *OF_CRAWL).problems] == [EmptyInput]


def test_a_header_of_one_long_line_takes_no_time(tmp_path):
    began = time.monotonic()
    found(tmp_path, b"WARC/1.0\r\n" + b"x" * 65_000 + b"\r\n\r\n", record(http()))
    assert time.monotonic() - began < 5


def test_the_older_form_is_one_sentence(tmp_path):
    made = found(tmp_path, b"filedesc://crawl.arc 0.0.0.0 20310203100000 text/plain 76\n1 0 Gull\n", name="crawl.arc")
    assert "is an ARC file" in str(made.problems[0])


def test_an_archive_is_told_by_its_first_bytes():
    assert warc.recognises(INFO)
    assert not warc.recognises(b"WARCRAFT is a game")


BODIES = st.lists(
    st.binary(max_size=300) | st.just(b"\r\n\r\nWARC/1.") | st.just(b"\r\nWARC/1.0\r\n\r\n") | st.just(b"\r\n" * 9),
    max_size=8,
)


@settings(max_examples=60)
@given(BODIES, st.sampled_from([b"\r\n\r\n", b"\n\n", b"\r\n"]))
def test_records_are_framed_as_fastwarc_does(bodies, between):
    from fastwarc.warc import ArchiveIterator

    data = b"".join(record(body)[:-4] + between for body in bodies)
    problems: list[InputError] = []
    mine = [(r.offset, r.body) for r in records(source(data, "c.warc"), 1 << 20, problems.append)]
    theirs = [
        (r.stream_pos, r.reader.read())
        for r in ArchiveIterator(io.BytesIO(data), parse_http=False, stream_detect=False)
    ]
    assert mine == theirs
    assert not problems


@settings(max_examples=100)
@given(st.data())
def test_whatever_is_changed_in_an_archive_reading_ends_and_the_rest_is_found(data):
    whole = [record(http(), uri=f"{URI}/{n}") for n in range(3)]
    broken = bytearray(whole[1])
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    problems: list[InputError] = []
    made = list(records(source(whole[0] + bytes(broken) + b"\r\n\r\n" + whole[2], "c.warc"), 1 << 20, problems.append))
    assert made[0].body == http()
    assert made[-1].body == http()
    assert len(made) >= 2
