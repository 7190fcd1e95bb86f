"""Bytes that are no text, or a text in an encoding that nobody named; and texts of characters that few have met."""

import json

from tests.bad_inputs.case import TEXT, Case, file, lines

ACCENTS = "The café on the Þingeyri quay was “full”, said Zoë Ångström – of Łódź – naïvely.\n" * 4
_BIDI = "\u202e.draob eht dias\u202c \u2066The quay\u2069 \u200f\u200e\u061c was closed on Monday.\n"

CASES = {
    "an empty file": Case(file("empty.txt", ""), "is empty"),
    "nothing but blanks": Case(file("blank.txt", " \n\t\r\n\u00a0\u2003\n"), "is empty"),
    "a byte order mark alone": Case(file("mark.txt", b"\xef\xbb\xbf"), "is empty"),
    "a byte order mark of UTF-16 alone": Case(file("mark.txt", b"\xff\xfe"), "is empty"),
    "NUL bytes": Case(file("nul.txt", TEXT.encode()[:40] + bytes(9) + TEXT.encode()[40:]), "zero bytes"),
    "nothing but NUL bytes": Case(file("nul.txt", bytes(100_000)), "zero bytes|binary|empty"),
    "NUL in a line of JSON": Case(
        file(
            "nul.jsonl", lines('{"id": "a", "text": "The quay\\u0000 was closed."}', '{"id": "b", \0"text": "It was."}')
        ),
        "line 2",
        ids=("a",),
    ),
    "UTF-16 without a mark": Case(file("wide.txt", (TEXT * 3).encode("utf-16-le")), "utf-16", 0, ("wide.txt",)),
    "UTF-16 with half a character at its end": Case(
        file("half.txt", (TEXT * 3).encode("utf-16") + b"x"), "half.txt", 0, ("half.txt",)
    ),
    "UTF-32": Case(file("wide.txt", (TEXT * 3).encode("utf-32")), "", 0, ("wide.txt",)),
    "invalid UTF-8": Case(
        file("broken.txt", ACCENTS.encode() * 20 + b"\xff\xfe\xc3" + TEXT.encode()), "3 bytes", 0, ("broken.txt",)
    ),
    "UTF-8 that was cut in a character": Case(
        file("cut.txt", ACCENTS.encode() * 20 + b"caf\xc3"), "1 byte", 0, ("cut.txt",)
    ),
    "two encodings in one file": Case(
        file("mixed.txt", ACCENTS.encode() + ACCENTS.encode("cp1252", "replace")), "UTF-8", 0, ("mixed.txt",)
    ),
    "Latin-1 that says nothing": Case(
        file("latin.txt", ACCENTS.encode("cp1252", "replace") * 3), "not UTF-8", 0, ("latin.txt",)
    ),
    "a mark that lies": Case(
        file("lies.txt", b"\xef\xbb\xbf" + b"\xe9\xe8 " + TEXT.encode()), "utf-8", 0, ("lies.txt",)
    ),
    "a PDF that is called a text": Case(file("scan.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" * 9), "PDF"),
    "a picture": Case(file("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9), "PNG|picture|zero bytes"),
    "random bytes": Case(
        file("noise.txt", bytes((n * n * 7 + n // 3) % 251 + 1 for n in range(4_000))), "binary|not text"
    ),
    "an article of one character": Case(file("one.txt", "a"), "", 0, ("one.txt",)),
    "an article of emoji": Case(file("emoji.txt", "😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇮🇸 " * 50), "", 0, ("emoji.txt",)),
    "an article of combining marks": Case(file("marks.txt", "\u0301\u0327\u20dd" * 3_000), "", 0, ("marks.txt",)),
    "an article of joiners and controls": Case(
        file("joiners.txt", "\u200d\u200b\u2060\ufeff" * 90), "", 0, ("joiners.txt",)
    ),
    "an article that turns the line around": Case(file("bidi.txt", _BIDI * 5), "", 0, ("bidi.txt",)),
    "an article in one word": Case(file("word.txt", "quay" * 100_000), "", 0, ("word.txt",)),
    "an article of line ends": Case(
        file("ends.txt", "The quay.\r\r\n\n\v\f\x85\u2028\u2029" * 900), "", 0, ("ends.txt",)
    ),
    "half a character in JSON": Case(
        file("half.jsonl", lines('{"id": "h\\ud800", "text": "The quay \\udfff was closed.", "title": "\\ud83d"}')),
        "",
        0,
        ("h?",),
    ),
    "a date of zeros": Case(
        file("zeros.jsonl", json.dumps({"id": "zeros", "text": TEXT, "date": "0000-00-00"})), "", 0, ("zeros",)
    ),
    "a date in the year 99999": Case(
        file("far.jsonl", json.dumps({"id": "far", "text": TEXT, "date": "99999-12-31T25:61:61Z"})), "", 0, ("far",)
    ),
    "dates of all kinds": Case(
        file(
            "dates.jsonl",
            lines(
                *(
                    json.dumps({"id": f"d{n}", "text": TEXT, "date": date})
                    for n, date in enumerate(
                        [
                            "-0001-01-01",
                            "2025-02-30",
                            "9999-12-31T23:59:59+99:99",
                            1e300,
                            -1,
                            True,
                            [],
                            {},
                            "٢٠٢٥-٠١-٠١",
                            "\0",
                            "1" * 9_000,
                        ]
                    )
                )
            ),
        ),
        "",
        0,
        tuple(f"d{n}" for n in range(11)),
    ),
}
