"""Readers tried by themselves: bytes in, articles and problems out."""

import io
import os
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from whence.errors import InputError
from whence.model import Article
from whence.options import Options
from whence.reading.interface import HEAD, Desk, Source
from whence.reading.seen import Seen


def source(data: bytes, name: str = "a.jsonl", path: str | None = None) -> Source:
    return Source(name, name, data[:HEAD], io.BytesIO(data), path)


def taken(
    reader: ModuleType | Any, data: bytes, name: str = "a.jsonl", **limits: Any
) -> tuple[list[Article], list[InputError]]:
    """What `reader` makes of `data`; the error that ended it is the last problem."""
    problems: list[InputError] = []
    articles: list[Article] = []
    desk = Desk(Options(**limits), problems.append, Seen())
    try:
        articles.extend(reader.articles(source(data, name), desk))
    except InputError as error:
        problems.append(error)
    return articles, problems


def told(problems: Iterable[InputError]) -> list[str]:
    """Where and why, without the remedies."""
    return [f"{problem.where.rpartition(os.sep)[2]}: {problem.why}" for problem in problems]
