"""The façade: what Python users call. Texts, paths or articles in; frozen results out."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from whence import pipeline
from whence.errors import UsageError
from whence.model import Article, Blame, Credits, Diff, Facts, Quotes, Record, Stories, Story
from whence.options import Options
from whence.stages.read import Reading
from whence.stages.read import read as read_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd
    import pyarrow as pa

    from whence.model.tables import Exportable, Exported

    Input = Article | str | os.PathLike[str]


def diff(*inputs: Input, options: Options | None = None, progress: Callable[[], None] | None = None) -> Diff:
    """Compare two or more articles each with each.

    Each input is an `Article`, the text of one, or a path (`pathlib.Path`) to read it from. Which of two is the
    parent is told by credits, dates and signs in the texts; where these are weak the one given first is read as the
    parent and the derivation says "cannot tell". `progress` is called after each article and after each pair.

    Raises `UsageError` for fewer than two articles and `InputError` for a path that cannot be read.

    >>> result = diff("The ferry sank off the cape on Monday.", "The ferry sank off the cape on Monday, police said.")
    >>> [s.label for s in result.blames[0].sentences]
    ['edited']
    """
    options = options or Options()
    articles = _articles(inputs, options)
    if len(articles) < 2:
        message = "diff compares two articles or more; give at least two that can be read"
        raise UsageError(message)
    return pipeline.diff(articles, options, progress)


def blame(child: Input, against: Input | Iterable[Input], options: Options | None = None) -> Blame:
    """Say where each sentence of `child` comes from among the articles `against` (one, or several).

    Raises `UsageError` when there is nothing to compare with and `InputError` for a path that cannot be read.
    """
    options = options or Options()
    stories = _articles([child], options)
    if len(stories) != 1:
        message = f"blame explains one article, and this is {len(stories)}; use diff for several"
        raise UsageError(message)
    article = stories[0]
    if isinstance(against, Article | str | os.PathLike):
        against = (against,)
    parents = [a for a in _articles(list(against), options, len_before=1) if a.id != article.id]
    if not parents:
        message = "blame needs at least one other article to compare with"
        raise UsageError(message)
    return pipeline.blame(article, parents, options)


def quotes(*inputs: Input, options: Options | None = None, progress: Callable[[], None] | None = None) -> Quotes:
    """Say who is quoted in one article or in several; several are compared, to see what became of each quotation.

    Inputs and `progress` are those of `diff`. Raises `UsageError` for no article at all and `InputError` for a path
    that cannot be read.
    """
    articles, chosen = _one_or_more(inputs, replace(options or Options(), quotes=True, facts=False), "quotes")
    return pipeline.quotes(articles, chosen, progress)


def credits(*inputs: Input, options: Options | None = None, progress: Callable[[], None] | None = None) -> Credits:
    """Say which outlets are credited in one article or in several; several are held against each other's credits.

    Inputs and `progress` are those of `diff`. Raises `UsageError` for no article at all and `InputError` for a path
    that cannot be read.
    """
    articles, chosen = _one_or_more(inputs, replace(options or Options(), quotes=True, facts=False), "credits")
    return pipeline.credits(articles, chosen, progress)


def facts(*inputs: Input, options: Options | None = None, progress: Callable[[], None] | None = None) -> Facts:
    """Say what one article or several claim; several are compared, to see what became of each fact, and through whom.

    Inputs and `progress` are those of `diff`. Raises `UsageError` for no article at all and `InputError` for a path
    that cannot be read.
    """
    articles, chosen = _one_or_more(inputs, replace(options or Options(), facts=True), "facts")
    return pipeline.facts(articles, chosen, progress)


def _one_or_more(inputs: Iterable[Input], chosen: Options, name: str) -> tuple[list[Article], Options]:
    articles = _articles(inputs, chosen)
    if not articles:
        message = f"{name} takes one article or more; give at least one that can be read"
        raise UsageError(message)
    return articles, chosen


def read(
    *paths: str | os.PathLike[str], format: str | None = None, strict: bool = False, options: Options | None = None
) -> Reading:
    """Return the articles of files, folders and patterns, and the problems met on the way.

    What a file is, is told by its content; `format` insists ("jsonl", "csv", "html", …). With `strict` the first
    problem is raised. Raises `UsageError` for an unknown format.
    """
    return read_paths([os.fspath(path) for path in paths], options or Options(), format=format, strict=strict)


def _articles(inputs: Iterable[Input], options: Options, len_before: int = 0) -> list[Article]:
    articles: list[Article] = []
    for value in inputs:
        if isinstance(value, Article):
            articles.append(value)
        elif isinstance(value, str):
            if "\n" not in value and len(value) < 256 and os.path.isfile(value):
                message = f"{value!r} is the name of a file; pass pathlib.Path({value!r}) to read it"
                raise UsageError(message)
            articles.append(Article(f"text {len(articles) + len_before + 1}", value))
        else:
            articles += read_paths([os.fspath(value)], options, strict=True).articles
    names = [article.id for article in articles]
    if len(set(names)) < len(names):
        message = f"two articles are called {max(names, key=names.count)!r}; give each an id of its own"
        raise UsageError(message)
    return articles


def _page(result: Diff | Blame | Quotes | Credits | Facts | Story | Stories) -> str:
    from whence.report.html import to_page

    return to_page(result)


def _fragment(result: Diff | Blame | Quotes | Credits | Facts | Story | Stories) -> str:
    from whence.report.html import to_fragment

    return to_fragment(result)


def _state(status: object) -> str:
    from whence.report.stories.html import status_fragment

    return status_fragment(status)


def _arrow(result: Record, table: str) -> pa.Table:
    from whence.report.exchange.flatten import arrow

    return arrow(result, table)


def _frame(result: Record, table: str) -> pd.DataFrame:
    from whence.curation.frames import frame

    return frame(_arrow(result, table))


def _export(
    what: Record | Exportable, path: str | os.PathLike[str], form: str, *, table: str | None = None, force: bool = False
) -> Exported:
    from whence.report.exchange.writing import export

    return export(what, path, form, table=table, force=force)


Record.page, Record.fragment, Record.state = staticmethod(_page), staticmethod(_fragment), staticmethod(_state)
Record.arrow, Record.frame, Record.exporter = staticmethod(_arrow), staticmethod(_frame), staticmethod(_export)
