import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import BinaryInput
from whence.text.decode import _MAGIC, decode

ENGLISH = "The café’s owner said “it burned” — naïvely. " * 9
RUSSIAN = "Паром загорелся во вторник утром, сообщило агентство. Погибших нет. " * 3
MARKED = {
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32-le": "utf-32-le",
    "utf-32-be": "utf-32-be",
}
BOM = {
    "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, "火災が発生した。", "🚢", "", "a\r\nb\rc\n"])
def test_utf8_is_read_as_it_stands(text):
    """Nothing is assumed, and no line end is touched."""
    assert (text, ()) == decode("a", text.encode("utf-8"))


@pytest.mark.parametrize("encoding", MARKED)
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, "🚢"])
def test_a_byte_order_mark_is_believed_and_left_out(text, encoding):
    assert (text, ()) == decode("a", BOM.get(encoding, b"") + text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros_and_said(encoding):
    text, notes = decode("a.txt", ENGLISH.encode(encoding))
    assert ENGLISH == text
    assert [f"a.txt: no encoding is stated; read as {encoding} by the look of it."] == [*notes]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        ("Der Bürgermeister grüßt. " * 5, "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_another_encoding_is_guessed_and_the_guess_is_said(text, encoding):
    """A note names the file, and says that it is a guess."""
    found, notes = decode("a.txt", text.encode(encoding))
    assert text == found
    assert 1 == len(notes)
    assert notes[0].startswith("a.txt: is not UTF-8; read as ")
    assert "guess" in notes[0]


def test_one_accent_in_a_page_of_latin_letters_is_no_broken_utf8():
    """It was shown as a question mark once."""
    text = "The café burned. " + "The crew put it out. " * 99
    assert text == decode("a", text.encode("latin-1"))[0]


def test_a_few_accents_do_not_make_a_text_urdu():
    """Guessers think of many alphabets when they see two odd bytes."""
    assert "naïve café, and plain words" == decode("a", "naïve café, and plain words".encode("latin-1"))[0]


def test_broken_bytes_in_utf8_are_shown_and_counted():
    data = (ENGLISH * 5).encode() + b"\xff\xfe end"
    text, notes = decode("a.txt", data)
    assert text == ENGLISH * 5 + "\ufffd\ufffd end"
    assert [f"a.txt: 2 bytes are no UTF-8 (the first at {len(data) - 6}); they are shown as \ufffd."] == [*notes]


def test_broken_bytes_after_a_mark_are_said_too():
    text, notes = decode("a.txt", codecs.BOM_UTF8 + b"ferry \xff")
    assert "ferry \ufffd" == text
    assert "a.txt" in notes[0]


@pytest.mark.parametrize(("magic", "what", "remedy"), _MAGIC, ids=[what for _, what, _ in _MAGIC])
def test_every_known_kind_of_binary_file_is_named(magic, what, remedy):
    with pytest.raises(BinaryInput, match=what) as raised:
        decode("a.pdf", magic + b" and so on")
    assert ("a.pdf", remedy) == (raised.value.where, raised.value.remedy)


def test_a_tar_archive_is_named():
    with pytest.raises(BinaryInput, match="a tar archive"):
        decode("a.tar", b"news/a.txt".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 200)


def test_a_few_zero_bytes_in_a_text_stay_and_are_said():
    """A whole file is not refused for them."""
    text = ENGLISH[:100] + "\0" + ENGLISH[100:] + "\0"
    assert (text, ("a.txt: 2 zero bytes are in the text; they are kept as they are.",)) == decode(
        "a.txt", text.encode()
    )
    text, notes = decode("a.txt", text.encode("cp1252"))
    assert (2, 2) == (text.count("\0"), len(notes))


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 99,
        bytes(range(256)) * 9,
        b"MZ\x90\x00\x03\x00\x00",
        b"text \x00 text",
        b"\x01\x02\x03 abc" * 9,
    ],
)
def test_other_binary_data_is_refused(data):
    with pytest.raises(BinaryInput, match="not text"):
        decode("a", data)


@pytest.mark.parametrize("char", ["\t", "\n", "\r", "\f", "\v", "\x1b", "\b"])
def test_control_characters_that_texts_hold_do_not_make_them_binary(char):
    assert char * 99 == decode("a", char.encode() * 99)[0]


@given(st.binary())
def test_any_bytes_are_text_with_notes_or_refused(data):
    """And never anything else."""
    try:
        text, notes = decode("a", data)
    except BinaryInput:
        return
    assert isinstance(text, str)
    assert all(note.startswith("a: ") and note.endswith(".") for note in notes)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_in_utf8_comes_back(text):
    assert text.removeprefix("\ufeff") == decode("a", b" " + text.encode())[0][1:].removeprefix("\ufeff")
