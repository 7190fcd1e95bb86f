"""What the tables of one article are made with on a terminal: texts, names, signs, and columns that give way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.table import Table
from rich.text import Text

from whence.report.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from whence.model import Article
    from whence.report.marked import Glyphs

Section = tuple[str, list["RenderableType"]]
"""A heading and what stands under it."""


class Desk(NamedTuple):
    """What the tables of one article are made with."""

    child: Article
    texts: Mapping[str, str]
    """The articles' texts by id."""
    named: Mapping[str, str]
    glyphs: Glyphs
    beside: bool
    """Whether the parent's words stand beside the child's."""
    full: bool
    """Whether all is told, and in full."""

    def name(self, article: str) -> str:
        """Return what the article is called."""
        return self.named.get(article) or one_line(article)

    def table(self, *headings: str) -> Table:
        """Return a table with headings where columns stand beside each other, else one of two columns."""
        if not self.beside:
            table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0))
            table.add_column(width=14)
            table.add_column()
            return table
        table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="dim", expand=True)
        table.add_column(headings[0], width=14)
        for heading in headings[1:]:
            table.add_column(heading, ratio=1, overflow="fold")
        return table

    def row(self, table: Table, gutter: Text, *cells: Text) -> None:
        """Add a row: its cells beside each other, or beneath."""
        if self.beside:
            table.add_row(gutter, *cells)
        else:
            table.add_row(gutter, Text("\n").join(cell for cell in cells if cell))
