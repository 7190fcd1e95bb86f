"""Group the articles of an archive into stories; only those that new or removed articles touch are grouped anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from whence.model import NATURES
from whence.stages.group import Link, group
from whence.text.telling.signature import Signature, plain, sign, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from whence.archive import Archive
    from whence.archive.snapshot import Snapshot

    Progress = Callable[[str, int, int | None], None]

SIGNATURES, STORIES = "signatures", "stories"
_METHOD = "method 1"
_ROWS = 1024
_REPORT = NATURES.index("report")
_SIGNED = pa.schema([("serial", pa.uint32()), ("signature", pa.string())])
TOLD = pa.schema([("story", pa.string()), ("serial", pa.uint32())])


def key_of(passages: str) -> str:
    """Return what tells stories made with passages that `passages` tells from others."""
    return f"{passages}; stories {_METHOD}"


def gather(
    archive: Archive, passages: pa.Table, key: str, progress: Progress | None = None, now: datetime | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the stories of an archive: by the id of each its articles, the earliest known first.

    `passages` are what its articles share (`curation.sharing`), found with the options that `key` tells.
    """
    snapshot = archive.snapshot()
    ids = {int(serial): name for serial, name in zip(snapshot.serials(), snapshot.ids(), strict=True)}
    signatures = _signatures(archive, snapshot, progress, now)
    known = archive.read_results(STORIES, key_of(key))
    total = snapshot.manifest.next_serial
    before = _stories(known.table(), ids) if known is not None else {}
    if known is not None and known.covers == total and sum(map(len, before.values())) == known.rows == len(ids):
        return before
    if progress is not None:
        progress("grouping", 0, None)
    by_id = {ids[serial]: signature for serial, signature in signatures.items() if serial in ids}
    found = group(by_id, _links(passages, signatures, ids), before or None)
    serials = {name: serial for serial, name in ids.items()}
    rows = [(story, serials[name]) for story, articles in found.stories.items() for name in articles]
    table = pa.table({"story": [story for story, _ in rows], "serial": [serial for _, serial in rows]}, TOLD)
    archive.write_results(STORIES, key_of(key), total, table, replace=True)
    return found.stories


def _stories(table: pa.Table, ids: Mapping[int, str]) -> dict[str, tuple[str, ...]]:
    """Return the stories that were known; an article that is gone or was changed since is in none of them."""
    found: dict[str, list[str]] = {}
    for row in table.to_pylist():
        if row["serial"] in ids:
            found.setdefault(row["story"], []).append(ids[row["serial"]])
        else:
            found.setdefault(row["story"], []).append(f"\0{row['serial']}")  # the story has lost an article
    return {story: tuple(articles) for story, articles in found.items()}


def _signatures(
    archive: Archive, snapshot: Snapshot, progress: Progress | None, now: datetime | None
) -> dict[int, Signature]:
    """Return the signature of every article by its serial number; make and keep those that are not there yet."""
    known = archive.read_results(SIGNATURES, _METHOD)
    covers = 0 if known is None else known.covers
    signatures = {} if known is None else dict(_read(known.table()))
    total = snapshot.manifest.next_serial
    begin = int(np.searchsorted(snapshot.serials(), covers))
    while begin < len(snapshot):
        end = min(begin + _ROWS * 16, len(snapshot))
        fresh = dict(_sign(snapshot, begin, end, progress, now))
        signatures |= fresh
        covers = total if end == len(snapshot) else int(snapshot.serials()[end])
        texts = [json.dumps(plain(signature)) for signature in fresh.values()]
        archive.write_results(SIGNATURES, _METHOD, covers, pa.table([list(fresh), texts], schema=_SIGNED))
        begin = end
    return signatures


def _read(table: pa.Table) -> Iterator[tuple[int, Signature]]:
    for batch in table.to_batches():
        for serial, text in zip(batch["serial"].to_pylist(), batch["signature"].to_pylist(), strict=True):
            yield serial, signed(json.loads(text))


def _sign(
    snapshot: Snapshot, begin: int, end: int, progress: Progress | None, now: datetime | None
) -> Iterator[tuple[int, Signature]]:
    from whence.model import Article
    from whence.text.direction.dates import dated

    for first in range(begin, end, _ROWS):
        rows = snapshot.rows(first, min(first + _ROWS, end))
        dates = dated([Article(name, "", date=date) for name, date in zip(rows.ids, rows.dates, strict=True)], now)
        for at, (serial, name, text) in enumerate(zip(rows.serials.tolist(), rows.ids, rows.texts, strict=True)):
            yield serial, sign(text, snapshot.at(first + at).title, dates[name].iso)
        if progress is not None:
            progress("reading what they tell", first + len(rows.ids), len(snapshot))


def _links(passages: pa.Table, signatures: Mapping[int, Signature], ids: Mapping[int, str]) -> list[Link]:
    """Return which articles share reporting, and how much of the one that has more of it shared."""
    reports = passages.filter(pa.array(passages["nature"].to_numpy() == _REPORT))
    left, right = reports["left"].to_numpy(), reports["right"].to_numpy()
    if not left.size:
        return []
    begins = np.flatnonzero(np.concatenate([[True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])]))
    words = [
        np.add.reduceat((reports[end].to_numpy() - reports[begin].to_numpy()).astype(np.int64), begins).tolist()
        for begin, end in (("i", "i2"), ("j", "j2"))
    ]
    links = []
    for one, other, of_one, of_other in zip(left[begins].tolist(), right[begins].tolist(), *words, strict=True):
        lengths = max(1, signatures[one].length), max(1, signatures[other].length)
        links.append(Link(ids[one], ids[other], min(1.0, max(of_one / lengths[0], of_other / lengths[1]))))
    return links
