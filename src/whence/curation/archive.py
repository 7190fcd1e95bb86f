"""The archive as users know it: what `whence.archive` keeps, and what is worked out from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from whence import archive
from whence.archive.layout import MANIFEST, find, place
from whence.archive.store import WAIT
from whence.curation.naming import Naming
from whence.errors import NoArchive, UnknownArticle
from whence.model import Record, Stories, Story, StoryLine
from whence.options import Options, preset

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import pandas as pd
    import pyarrow as pa

    from whence.curation.pairs import Pairs
    from whence.model import Article, Blame
    from whence.model.tables import Exported

    Progress = Callable[[str, int, int | None], None]
    """Told what is being done, how much of it is done, and of how much, if that is known."""

_EVERY_PAIR = 12
"""Articles of a story up to which each is compared with each; beyond, those that share equal words."""


class Archive(archive.Archive):
    """Articles on disk, asked in milliseconds, compared each with each, grouped into stories.

    ``Archive(path)`` opens the one in a folder, ``Archive()`` the nearest one in the working folder or above it;
    ``Archive.create(path)`` makes one. What takes long is kept, goes on where it was broken off, and is done again
    only for what has been added since.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None, wait: float = WAIT) -> None:
        """Open an archive; to write, wait so many seconds for another writer.

        Raises `NoArchive`, `ArchiveDamaged` and `ArchiveFormat`.
        """
        super().__init__(find(path), wait)

    @classmethod
    def created(cls, path: str | os.PathLike[str] | None = None) -> Path | None:
        """Make an archive in `path` (or in the working folder) where there is none, and say where; else None."""
        if path is None:
            try:
                find()
            except NoArchive:
                path = "."
            else:
                return None
        if (place(path) / MANIFEST).exists():
            return None
        return cls.create(path).folder

    def pairs(
        self, *, direction: bool = True, options: Options | None = None, progress: Progress | None = None
    ) -> Pairs:
        """Return every two articles that share anything, with their passages, and who has it from whom.

        Without `direction` nobody says so, which is much faster. Raises `UsageError` for options with `alike`.
        """
        from whence.curation import directions, sharing
        from whence.curation.pairs import Pairs

        options = options or preset("archive")
        shared = sharing.share(self, options, progress, _now())
        naming = Naming(self.snapshot())
        table = sharing.counting(shared.table)
        told = None
        if direction:
            told = directions.direct(self, table, options, sharing.key_of(options), progress, _now())
        return Pairs(table, told, naming, sharing.notes(shared))

    def stories(self, *, alone: bool = False, progress: Progress | None = None) -> Stories:
        """Return the stories of the archive, the latest first; with `alone` also those that one article tells alone."""
        found = self._gathered(progress)
        naming = Naming(self.snapshot())
        lines = [_line(story, articles, naming) for story, articles in found.items() if alone or len(articles) > 1]
        lines.sort(key=lambda line: (line.last or line.first or "", line.id), reverse=True)
        return Stories(tuple(lines))

    def story(self, id: str, *, options: Options | None = None, progress: Progress | None = None) -> Story:
        """Return the story that an article tells (or the one of that id) with its lineage, quotations and facts.

        Raises `UnknownArticle`.
        """
        from whence.curation import tellings

        options = options or Options()
        story = self._told(self._articles_of(id, progress), options, progress)
        tellings.keep(self, story, Naming(self.snapshot()), options)
        return story

    def tell(self, *, progress: Progress | None = None) -> None:
        """Tell all stories that have not been told, or not as they are now, and keep their quotations and facts.

        Broken off, it goes on the next time where it was. Raises `ArchiveUnwritable` and `ArchiveBusy`.
        """
        from whence.curation import tellings

        def tell(names: Sequence[str]) -> Story:
            return self._told([snapshot.article(name) for name in names], options, None)

        found = self._gathered(progress)
        snapshot, options = self.snapshot(), Options()
        tellings.tell_all(self, found.values(), tell, options, progress)

    def _told(self, articles: Sequence[Article], options: Options, progress: Progress | None) -> Story:
        from whence import genealogy
        from whence.curation import sharing

        related = None
        if len(articles) > _EVERY_PAIR:
            shared = sharing.counting(sharing.share(self, preset("archive"), progress, _now()).table)
            related = sharing.among(shared, Naming(self.snapshot()), [article.id for article in articles])
        step = _counter(progress, len(articles) * (len(articles) - 1) // 2 if related is None else len(related))
        return genealogy.tell(articles, options, related, step, _now())

    def blame(self, child: Article, *, options: Options | None = None) -> Blame:
        """Say where each sentence of `child` comes from among the articles of the archive.

        Those that share most with it are taken for its parents, not itself and none that is dated after it; the notes
        say how many there were. Raises `UsageError` where none shares anything.
        """
        from whence import pipeline
        from whence.curation.asking import likely_parents

        parents, note = likely_parents(self, child, _now())
        result = pipeline.blame(child, parents, options or Options())
        return replace(result, notes=(*result.notes, note)) if note else result

    def __repr__(self) -> str:
        """Return which archive it is."""
        return f"<whence.Archive {str(self.folder)!r}>"

    def _repr_html_(self) -> str | None:
        return Record.state(self.status()) if Record.state else None

    def to_arrow(self, table: str) -> pa.Table:
        """Return one table as far as it is known, articles by id; its columns are told in docs/reference/exports.md.

        ``articles``, ``passages``, ``derivations``, ``stories``; ``quotations`` and ``facts`` of the stories that
        have been told (`tell`, `story`). Raises `UsageError` for another name.
        """
        from whence.curation import tables

        return tables.arrow(self, table)

    def to_pandas(self, table: str) -> pd.DataFrame:
        """Return the same as a data frame; raises `UsageError` where pandas is not installed."""
        from whence.curation.frames import frame

        return frame(self.to_arrow(table))

    def export(
        self,
        path: str | os.PathLike[str],
        form: str,
        *,
        table: str | None = None,
        story: str | None = None,
        force: bool = False,
        progress: Progress | None = None,
    ) -> Exported:
        """Write the archive, or the one `story` that an article tells, in a form of docs/reference/exports.md.

        ``jsonl``, ``csv`` and ``parquet`` write a file for each table into the folder `path`, or one `table` into the
        file `path`; the other forms one file. Pairs and directions are worked out where they are needed; for the
        quotations and facts of all stories call `tell` first.

        Raises `UsageError`, `ArchiveError`, and `InputError` where `path` cannot be written to, or is there already
        and `force` is not given.
        """
        if Record.exporter is None:
            message = "import whence.api first: it knows how an archive is written"
            raise RuntimeError(message)
        what: object
        if story is not None:
            what = self.story(story, progress=progress)
        else:
            from whence.curation.exporting import Whole

            notes = () if table == "articles" else self.pairs(progress=progress).notes
            what = Whole(self, notes, told=table in (None, "quotations", "facts"))
        written: Exported = Record.exporter(what, path, form, table=table, force=force)
        return written

    def sql(self, query: str) -> pa.Table:
        """Return what DuckDB answers to a question about these tables, as an Arrow table."""
        from whence.curation import tables

        return tables.sql(self, query)

    def _gathered(self, progress: Progress | None) -> dict[str, tuple[str, ...]]:
        from whence.curation import sharing
        from whence.curation.stories import gather

        options = preset("archive")
        shared = sharing.share(self, options, progress, _now())
        return gather(self, sharing.counting(shared.table), sharing.key_of(options), progress, _now())

    def _articles_of(self, id: str, progress: Progress | None) -> list[Article]:
        for story, articles in self._gathered(progress).items():
            if id in articles or id == story:
                snapshot = self.snapshot()
                return [snapshot.article(name) for name in articles]
        why = f"has no article and no story {id!r}"
        raise UnknownArticle(
            str(self.folder), why, "`whence log` lists the stories, `whence status` counts the articles"
        )


def _now() -> datetime:
    return datetime.now(UTC)


def _counter(progress: Progress | None, total: int) -> Callable[[], None] | None:
    """Return a function that counts its calls for `progress`."""
    if progress is None:
        return None
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        progress("telling the story", min(done, total), total)

    return step


def _line(story: str, articles: Iterable[str], naming: Naming) -> StoryLine:
    told = [naming.snapshot.article(name) for name in articles]
    outlets = dict.fromkeys(article.outlet for article in told if article.outlet)
    days = sorted(article.date for article in told if article.date)
    title = told[0].title or " ".join(told[0].text.split()[:14])
    return StoryLine(
        story, title, tuple(a.id for a in told), tuple(outlets), days[0] if days else None, days[-1] if days else None
    )
