import pytest

from tests.reading.newspages import BODY, NEWS, PARAGRAPHS, article, ld, page
from whence.errors import BadRecord, BinaryInput, EmptyInput, TooLarge
from whence.reading.extraction import Page, extract


def found(html, nesting=256, **given):
    return extract(Page("p.html", html if isinstance(html, bytes) else html.encode(), **given), nesting)


def test_the_text_is_the_article_one_paragraph_a_line():
    assert found(page()).record["text"] == BODY


def test_comments_menus_share_bars_and_footers_are_not_the_text():
    text = found(page()).record["text"]
    for other in ("First!", "Sport", "Share on", "All rights reserved"):
        assert other not in text


def test_a_short_notice_is_found_all_the_same():
    notice = ["The Skerry ferry does not sail on Tuesday, the office said."]
    assert found(page(body=article(notice))).record["text"] == notice[0]


def test_of_a_teaser_the_body_that_the_page_states_is_taken():
    teaser = ["The harbour wall at Skerry gave way."]
    body = "\n\n".join(PARAGRAPHS)
    assert found(page(ld({**NEWS, "articleBody": body}), article(teaser))).record["text"] == BODY
    shorter = found(page(ld({**NEWS, "articleBody": "The harbour wall."})))
    assert shorter.record["text"] == BODY


def test_text_without_any_markup_of_an_article_is_found():
    body = "".join(f"<div>{paragraph}<br><br></div>" for paragraph in PARAGRAPHS)
    text = found(page(body=f"<table><tr><td>{body}</td></tr></table>")).record["text"]
    assert all(paragraph in text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso-8859-1"])
def test_what_the_bytes_say_of_their_encoding_is_believed_or_overruled(encoding):
    # All of these declare UTF-8, wrongly but for the first two.
    text = (
        "Die Fähre „Möwe“ legte um acht Uhr ab." if encoding != "iso-8859-1" else "Die Fähre Möwe legte um acht Uhr ab."
    )
    html = page(body=article([text, *(f"{text} {n}" for n in range(5))]))
    assert text in found(html.encode(encoding)).record["text"]


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("cp1251", "windows-1251", "Паром «Чайка» вышел в море в восемь часов утра."),
        ("shift_jis", "Shift_JIS", "船は朝八時に港を出た。海は静かだった。乗客は三人だった。"),
        ("euc_kr", "euc-kr", "배는 아침 여덟 시에 항구를 떠났다. 바다는 고요했다."),
        ("gb18030", "gb2312", "轮渡早上八点离开港口。海面平静。乘客有三人。"),
        ("iso2022_jp", "iso-2022-jp", "船は朝八時に港を出た。海は静かだった。乗客は三人だった。"),
    ],
)
@pytest.mark.parametrize("where", ["page", "header", "both, the page wrongly"])
def test_a_declared_encoding_is_read_and_not_noted(encoding, declared, text, where):
    html = page(body=article([text] * 6))
    of_page = {"page": declared, "header": "", "both, the page wrongly": "utf-8"}[where]
    html = html.replace("charset='utf-8'", f"charset='{of_page}'" if of_page else "")
    given = {} if where == "page" else {"charset": declared}
    made = found(html.encode(encoding, "ignore"), **given)
    assert text in made.record["text"]
    assert made.notes == ()


def test_a_guessed_encoding_is_named():
    html = page(body=article(["Die Fähre legte ab, und die Möwen flogen über das Wasser."] * 5))
    made = found(html.encode("cp1252"))
    assert "Möwen" in made.record["text"]
    assert "cp1252" in made.notes[0]
    assert made.notes[0].startswith("p.html: ")


@pytest.mark.parametrize(
    "charset", ["utf-16", "utf-7", "rot13", "hex", "zip", "no-such", "idna", "", "\x00", "x" * 999]
)
def test_an_encoding_that_is_none_or_no_text_does_no_harm(charset):
    assert found(page(), charset=charset).record["text"] == BODY
    assert found(page().replace("'utf-8'", f"'{charset}'")).record["text"] == BODY


def test_stray_zero_bytes_are_dropped():
    assert found(page().replace("harbour", "har\0bour")).record["text"] == BODY


@pytest.mark.parametrize("tag", ["div", "b", "span", "table", "ul><li", "blockquote"])
def test_a_million_nested_elements_are_one_sentence(tag):
    with pytest.raises(TooLarge, match="nested deeper than 256"):
        found(page(body=f"<{tag}>" * 1_000_000 + BODY))


def test_the_limit_of_nesting_is_kept_when_it_is_lower_or_higher():
    html = page(body="<div>" * 100 + f"<p>{BODY}</p>")
    assert BODY[:50] in found(html).record["text"]
    with pytest.raises(TooLarge, match="deeper than 50"):
        found(html, nesting=50)
    assert BODY[:50] in found(page(body="<div>" * 500 + f"<p>{BODY}</p>"), nesting=1000).record["text"]


@pytest.mark.parametrize(
    ("html", "error"),
    [
        (b"", EmptyInput), (b"   \n", EmptyInput), (b"<!DOCTYPE html>", EmptyInput), (b"<html></html>", BadRecord),
        (b"<html><body><img src=x></body></html>", BadRecord), (b"<html>" + bytes(range(32)) * 99, BinaryInput),
        (b"<!-- -->", EmptyInput), (b"%PDF-1.7 " + b"x" * 99, BinaryInput),
    ],
)  # fmt: skip
def test_what_has_no_article_in_it_is_one_sentence(html, error):
    with pytest.raises(error):
        found(html)


def test_a_page_knows_where_it_was_saved_from():
    saved = "<!-- saved from url=(0034)https://skerrywire.example/wall -->"
    assert found(page().replace("<html", f"{saved}<html", 1)).record["url"] == "https://skerrywire.example/wall"
    single = "<!--\n Page saved with SingleFile \n url: https://skerrywire.example/wall \n saved date: Mon -->"
    assert found(page().replace("<html", f"{single}<html", 1)).record["url"] == "https://skerrywire.example/wall"


def test_xhtml_and_frames_of_doctypes_are_read():
    for start in (
        '<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x/">',
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.example/TR/html4/strict.dtd"/>',
    ):
        html = page(html="<html xmlns='http://www.w3.org/1999/xhtml' />").replace("<!DOCTYPE html>", start)
        assert found(html).record["text"] == BODY
