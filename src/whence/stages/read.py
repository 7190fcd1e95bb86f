"""Read what the user points at: files of any format, folders, patterns, standard input. Nothing is lost unsaid.

An input that cannot be used, and a record of it, becomes an `InputError` for the caller, and the others go on. A guess
that had to be made (an encoding) is noted on the article.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from whence.errors import InputError, PassedOver
from whence.reading import formats, places
from whence.reading.interface import AHEAD, Ahead, Desk
from whence.reading.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from whence.model import Article
    from whence.options import Options


MOST_PROBLEMS = 10_000
"""Kept by `read`: a file of any length may be nothing but problems."""


class Reading(NamedTuple):
    """The articles read, in the order given, and what could not be read."""

    articles: list[Article]
    problems: list[InputError]


def read(paths: Iterable[str], options: Options, *, format: str | None = None, strict: bool = False) -> Reading:
    """Return the articles of all `paths` (files, folders, patterns, ``-``) and the problems met on the way.

    `format` insists on one format for all of them; with `strict` the first problem is raised.
    """
    problems: list[InputError] = []
    more = 0

    def keep(problem: InputError) -> None:
        nonlocal more
        if len(problems) < MOST_PROBLEMS:
            problems.append(problem)
        else:
            more += 1

    articles = list(stream(paths, options, halt if strict else keep, format=format))
    if more:
        why = f"there were {more:,} problems more than the {MOST_PROBLEMS:,} that are listed"
        problems.append(InputError("the inputs", why, "read the files one by one, or add them with --problems FILE"))
    return Reading(articles, problems)


def stream(
    paths: Iterable[str],
    options: Options,
    reject: Callable[[InputError], None],
    *,
    format: str | None = None,
    moved: Callable[[int], None] | None = None,
) -> Iterator[Article]:
    """Yield the articles of all `paths` one by one, each id once; what is no article goes to `reject`.

    `moved` is told of bytes as they are read, before decompression.
    Raises `UsageError` for an unknown `format`, and what `reject` raises.
    """
    insisted = formats.named(format) if format else None

    def told(problem: InputError) -> None:
        problem.__traceback__ = problem.__cause__ = problem.__context__ = None  # they hold what was being read
        reject(problem)

    desk = Desk(options, told, Seen())
    under_way: deque[Iterator[Article]] = deque()
    for path in places.files(paths, told):
        try:
            with places.opened(path, desk.options, moved) as source:
                format_ = insisted or formats.told(source.stem, source.head)
                if isinstance(format_, Ahead):
                    under_way.append(format_.begun(source, desk))
                else:
                    yield from _taken(under_way, 0, told)
                    yield from format_.articles(source, desk)
        except InputError as problem:
            told(problem)
        yield from _taken(under_way, AHEAD, told)
    yield from _taken(under_way, 0, told)


def halt(problem: InputError) -> None:
    """Raise the problem: for who wants to stop at the first. What was only passed over is none."""
    if not isinstance(problem, PassedOver):
        raise problem


def _taken(under_way: deque[Iterator[Article]], most: int, told: Callable[[InputError], None]) -> Iterator[Article]:
    """Yield the articles of the inputs begun first, until no more than `most` are under way."""
    while len(under_way) > most:
        try:
            yield from under_way.popleft()
        except InputError as problem:
            told(problem)
