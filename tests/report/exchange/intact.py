"""What is true of the tables of any result."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from whence.model import Article
from whence.model.rows import sound
from whence.report.exchange.tables import NAMES_OF_FIVE, Tables, schema


def asked(query: str, path: Path) -> list[tuple[Any, ...]]:
    """Return what DuckDB answers to a question about ``file``, which lies at `path`."""
    with duckdb.connect(":memory:") as database:
        reader = "read_json" if path.suffix == ".json" else ""
        database.execute(
            f"CREATE VIEW file AS FROM {reader}('{path}')" if reader else f"CREATE VIEW file AS FROM '{path}'"
        )
        return database.execute(query).fetchall()


def holds(tables: Tables, articles: Iterable[Article]) -> None:
    """Assert that no cell is null that may not be, and that all words stand where their spans say."""
    texts = {sound(article.id): sound(article.text) or "" for article in articles}
    for name in NAMES_OF_FIVE:
        table = getattr(tables, name)
        assert table.schema.equals(schema(name), check_metadata=True)
        table.validate(full=True)
        for field in table.schema:
            assert field.nullable or not table[field.name].null_count, (name, field.name)
    for row in (*tables.quotations.to_pylist(), *tables.facts.to_pylist()):
        for side, article in (("", row["child"]), ("parent_", row["parent"])):
            if row[f"{side}begin"] is not None and article in texts:
                assert texts[article][row[f"{side}begin"] : row[f"{side}end"]] == row[f"{side}words"]
