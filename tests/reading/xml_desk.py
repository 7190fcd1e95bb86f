"""What the readers of XML are given in tests: bytes under a name, and a desk that keeps what is rejected."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from whence.errors import InputError
from whence.options import Options
from whence.reading.interface import HEAD, Desk, Source

if TYPE_CHECKING:
    from whence.model import Article
    from whence.reading.interface import Format


class Read(NamedTuple):
    articles: list[Article]
    problems: list[InputError]

    @property
    def only(self) -> Article:
        assert [str(problem) for problem in self.problems] == []
        (article,) = self.articles
        return article

    @property
    def told(self) -> str:
        """The one sentence that was said."""
        (problem,) = self.problems
        return str(problem)


def reader(name: str) -> Format:
    return cast("Format", import_module(f"whence.reading.{name}"))


def read(name: str, data: str | bytes, **options: Any) -> Read:
    """Read `data` as the format in module `name`; a file that cannot be read further is told of like a record."""
    given = data.encode() if isinstance(data, str) else data
    problems: list[InputError] = []
    source = Source("in.xml", "in.xml", given[:HEAD], io.BytesIO(given), None)
    articles: list[Article] = []
    try:
        articles += reader(name).articles(source, Desk(Options(**options), problems.append))
    except InputError as problem:
        problems.append(problem)
    return Read(articles, problems)
