"""Read what the user points at: text files, JSONL, folders, globs, standard input. Nothing is lost without a sentence.

An input that cannot be used becomes an `InputError` in the result and the others go on. A guess that had to be made
(an encoding) is noted on the article.
"""

from __future__ import annotations

import glob
import os
import sys
from stat import S_ISFIFO
from typing import TYPE_CHECKING, NamedTuple

from whence.errors import EmptyInput, InputError, MissingInput, TooLarge
from whence.model import Article
from whence.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whence.options import Options

_RECORDS = (".jsonl", ".ndjson")
_READABLE = (".txt", ".text", *_RECORDS)
_MOST_BYTES_A_CHARACTER = 4
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BLOCK = 1 << 24
"""Bytes of JSON lines read at a time."""


class Reading(NamedTuple):
    """The articles read, in the order given, and what could not be read."""

    articles: list[Article]
    problems: list[InputError]


def read(paths: Iterable[str], options: Options) -> Reading:
    """Return the articles of all `paths` (files, folders, globs, ``-``) and the problems met on the way."""
    articles: dict[str, Article] = {}
    problems: list[InputError] = []
    for article in stream(paths, options, problems):
        _add(article, articles, problems)
    return Reading(list(articles.values()), problems)


def stream(paths: Iterable[str], options: Options, problems: list[InputError]) -> Iterator[Article]:
    """Yield the articles of all `paths` one by one, two with one id as they come; what is no article to `problems`."""
    for path in _expanded(paths, problems):
        try:
            yield from _articles(path, options, problems)
        except InputError as problem:
            problems.append(problem)


def _add(article: Article, articles: dict[str, Article], problems: list[InputError]) -> None:
    known = articles.get(article.id)
    if known is None:
        articles[article.id] = article
    elif known.text == article.text:
        problems.append(InputError(article.id, "is given twice", "it was read once"))
    else:
        number = next(n for n in range(2, len(articles) + 3) if f"{article.id}#{n}" not in articles)
        renamed = f"{article.id}#{number}"
        problems.append(
            InputError(article.id, "is the id of two different articles", f"the later one is called {renamed}")
        )
        articles[renamed] = Article(renamed, article.text, *_fields(article))


def _fields(article: Article) -> tuple:  # type: ignore[type-arg]
    return (article.outlet, article.date, article.title, article.url, article.extra, article.notes)


def _expanded(paths: Iterable[str], problems: list[InputError]) -> Iterator[str]:
    for path in paths:
        if path == "-" or os.path.isfile(path) or _is_pipe(path):
            yield path
        elif os.path.isdir(path):
            yield from _folder(path, problems)
        elif os.path.lexists(path):
            lost = os.path.islink(path) and not os.path.exists(path)
            why = "points to nothing" if lost else "is neither a file nor a folder"
            problems.append(MissingInput(path, why, "give a text file"))
        elif found := sorted(glob.glob(path, recursive=True)):
            yield from _expanded((f for f in found if not _is_pipe(f)), problems)
        else:
            problems.append(MissingInput(path, "no such file or folder", "check the name"))


def _is_pipe(path: str) -> bool:
    """Tell whether it is a pipe, as in ``whence diff <(pdftotext a.pdf -) b.txt``."""
    try:
        return S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def _folder(path: str, problems: list[InputError]) -> list[str]:
    found = [
        os.path.normpath(os.path.join(folder, name))
        for folder, _, names in os.walk(path, onerror=lambda error: problems.append(_unreadable(error.filename, error)))
        for name in sorted(names)
        if name.lower().endswith(_READABLE) and not name.startswith(".")
    ]
    if not found:
        endings = ", ".join(_READABLE)
        problems.append(EmptyInput(path, "nothing readable in this folder", f"whence reads {endings} files"))
    return sorted(found)


def _articles(path: str, options: Options, problems: list[InputError]) -> Iterator[Article]:
    name = "standard input" if path == "-" else os.path.normpath(path)
    data = b"" if path.lower().endswith(_RECORDS) else _bytes(path, options)
    if path.lower().endswith(_RECORDS) or _is_jsonl(path, data):
        from whence.text.records import articles_of

        yield from articles_of(name, [data] if data else _blocks(path), options.max_characters, problems)
        return
    text, notes = decode(name, data)
    if text[:500].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise InputError(
            name, "is an HTML page, which whence cannot read yet", "save the article's text as a .txt file"
        )
    if not text.strip():
        raise EmptyInput(name, "is empty", "give a file with the text of an article")
    if len(text) > options.max_characters:
        raise _too_large(name, f"{len(text):,} characters", options)
    yield Article(name, text, notes=notes)


def _bytes(path: str, options: Options) -> bytes:
    if path == "-":
        if sys.stdin is None:
            raise MissingInput("standard input", "is closed", "send a text to it, or name a file")
        return sys.stdin.buffer.read()
    try:
        size = os.path.getsize(path)
        if size > options.max_characters * _MOST_BYTES_A_CHARACTER:
            raise _too_large(path, f"{size:,} bytes", options)
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> MissingInput:
    return MissingInput(path, f"cannot be read ({error.strerror})", "check that it is there and its permissions")


def _too_large(name: str, size: str, options: Options) -> TooLarge:
    return TooLarge(
        name,
        f"is too large for one article ({size}; the limit is {options.max_characters:,} characters)",
        "split it into articles, one a file or one a line of JSONL, or raise --max-characters",
    )


def _blocks(path: str) -> Iterator[bytes]:
    """Yield a file in blocks of whole lines; all at once where a line end may be half of a character (UTF-16)."""
    try:
        with open(path, "rb") as file:
            while block := file.read(_BLOCK):
                yield block + (file.read() if b"\0" in block[:4] or block[:2] in _WIDE else file.readline())
    except OSError as error:
        raise _unreadable(path, error) from error


def _is_jsonl(path: str, data: bytes) -> bool:
    """Tell whether what came through standard input is JSON lines."""
    return path == "-" and data[:200].lstrip()[:1] == b"{" and b'"' in data[:200]
