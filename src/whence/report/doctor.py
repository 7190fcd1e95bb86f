"""The faces of `whence doctor`: whatever was found, section by section; what is wrong comes last, where it is seen."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from whence.report.escape import one_line
from whence.report.stories.status import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.options import Options

_HEALTHY = "Nothing is wrong."


def limits(options: Options) -> dict[str, int | float]:
    """Return the limits in force: every option that is one (`docs/reference/limits.md`)."""
    return {f.name: getattr(options, f.name) for f in fields(options) if f.name.startswith("max_")}


def to_dict(machine: Any, options: Options, archive: Any, problems: Sequence[Any]) -> dict[str, Any]:
    """Return all of it as the object that `--json` writes (docs/reference/json.md)."""
    health = None
    if archive is not None:
        health = {name: value for name, value in asdict(archive).items() if name != "problems"}
        health["results"] = [each._asdict() for each in archive.results]
    return {
        "schema": 1,
        "kind": "doctor",
        **asdict(machine),
        "limits": limits(options),
        "archive": health,
        "problems": [asdict(problem) for problem in problems],
    }


def plain(machine: Any, options: Options, archive: Any, problems: Sequence[Any]) -> Iterator[str]:
    """Yield it as lines."""
    said = {name: value for name, value in asdict(machine).items() if not isinstance(value, dict)}
    said["whence"] = f"{machine.whence}, Python {machine.python}"
    del said["python"]
    yield from _section("whence", said)
    yield from _list("libraries", _versions(machine.libraries, "missing"))
    yield from _list("optional", _versions(machine.optional, "not there"))
    kernels = machine.kernels
    state = f"{kernels.ready} of {kernels.total}"
    yield from _section("compiled kernels", {"ready": state, "kept_in": kernels.folder, "writable": kernels.writable})
    yield from _list("limits, docs/reference/limits.md", [(n, f"{limit:,}") for n, limit in limits(options).items()])
    if archive is None:
        yield from _section("archive", {"path": "none here or in a folder above"})
    else:
        held = {name: getattr(archive, name) for name in ("path", "format", "commits", "articles", "segments", "bytes")}
        held |= {"writer": archive.writer or "nobody", "writable": archive.writable}
        held["results"] = [_result(each, archive.articles) for each in archive.results] or "none yet"
        yield from _section("archive", held)
    yield ""
    if not problems:
        yield _HEALTHY
    for problem in problems:
        yield one_line(str(problem))


def _section(title: str, said: dict[str, Any]) -> Iterator[str]:
    yield from _list(title, told(said))


def _list(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield ""
    yield title
    for name, words in rows:
        yield f"  {name:<20} {one_line(words)}"


def _versions(found: dict[str, str | None], lacking: str) -> list[tuple[str, str]]:
    return [(name, version or lacking) for name, version in found.items()]


def _result(known: Any, articles: int) -> str:
    behind = articles - known.articles
    rest = "" if behind <= 0 else f"; {behind:,} added since, worked out when asked for"
    return f"{known.name}: {known.rows:,} rows for {known.articles:,} articles{rest} ({known.key})"
