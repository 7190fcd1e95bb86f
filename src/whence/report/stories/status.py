"""What an archive holds and how it is, as lines: whatever the archive says of itself, in the order in which it does."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from whence.report.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from rich.console import Console

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def status_plain(status: object) -> Iterator[str]:
    """Yield a line for each thing that `status` says: a frozen dataclass, a NamedTuple or a mapping.

    >>> told_ = {"articles": 12000, "index_bytes": 9400000, "writer": None, "notes": ["Read only."]}
    >>> for line in status_plain(told_):
    ...     print(line)
    articles      12,000
    index         9.4 MB
    writer        –
    notes         Read only.
    """
    for label, words in told(status):
        yield f"{label:<13} {words}"


def status_terminal(status: object, console: Console) -> None:
    """Write what `status` says to `console`."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for label, words in told(status):
        table.add_row(Text(label, "dim"), Text(words))
    console.print(table, highlight=False, markup=False, emoji=False)


def told(status: object) -> Iterator[tuple[str, str]]:
    """Yield label and words of each thing that `status` says, both fit to be shown; a list has a row each."""
    for name, value in _items(status).items():
        label = one_line(str(name)).replace("_", " ")
        if isinstance(value, tuple | list):
            yield from ((label, _listed(one)) for one in value)
        elif isinstance(value, int) and not isinstance(value, bool) and label.endswith("bytes"):
            yield label.removesuffix("bytes").strip() or label, size(value)
        else:
            yield label, _words(value)


def _items(status: object) -> Mapping[str, Any]:
    if is_dataclass(status):
        return {field.name: getattr(status, field.name) for field in fields(status)}
    if hasattr(status, "_asdict"):
        return dict(status._asdict())
    return status if isinstance(status, dict) else {"status": status}


def _listed(one: object) -> str:
    """Return one of a list: a value of several fields as its words, each number with the name of its field."""
    if not is_dataclass(one):
        return one_line(str(one))
    told = {field.name: getattr(one, field.name) for field in fields(one)}
    return one_line(
        ", ".join(f"{value:,} {name}" if type(value) is int else str(value) for name, value in told.items())
    )


def _words(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else one_line(str(value))


def size(count: int) -> str:
    """Return so many bytes in a unit that reads well.

    >>> size(1), size(900), size(1_100_000_000)
    ('1 byte', '900 bytes', '1.1 GB')
    """
    if count == 1:
        return "1 byte"
    figure, unit = float(count), 0
    while figure >= 1000 and unit < len(_UNITS) - 1:
        figure, unit = figure / 1000, unit + 1
    return f"{count:,} bytes" if not unit else f"{figure:.1f} {_UNITS[unit]}"
