"""All pairs of articles of a corpus with the passages that they share: the order of the stages, readable aloud.

tokenise → index → (shuffle by shingle) → pair → (count) → verify → relate → spot → close → verify → relate

This is the engine that runs in one process. It keeps everything that grows with the corpus on disk, in `workdir`, and
holds as much of it in memory as it is allowed; another engine may map the same stages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
import pyarrow as pa

from whence.corpus import circle
from whence.corpus.rounds import PASSAGES, Limits, Round, batches
from whence.corpus.shuffle import Candidates, Postings
from whence.corpus.token_file import TokenFile, TokenWriter
from whence.errors import UsageError
from whence.kernels.compiled.postings import MOST_ARTICLES, PARTITIONS
from whence.stages.index import post
from whence.stages.pair import pair
from whence.text.columns import columns
from whence.text.furniture.columns import hide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from whence.options import Options
    from whence.text.columns import TokenColumns

    Words = npt.NDArray[np.uint64]

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how much of it is done, and of how much, if that is known."""

__all__ = ["PASSAGES", "ROUNDS", "Found", "Job", "Limits", "Tokens", "compare", "pairs"]

_FORMAT = 1
_CHUNK = 4_000_000
"""Characters that are tokenised at once."""
ROUNDS = 2
"""How often the circle is closed."""


class Found(NamedTuple):
    """The passages of a corpus, in files, and what it took to find them."""

    parts: tuple[Path, ...]
    articles: int
    candidates: int
    crowded: int
    """Passages in places that so many articles share that not all of these were compared with each other."""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield the passages file by file (`rounds.PASSAGES`): those of a pair together, the best first."""
        for part in self.parts:
            yield from batches(part)

    def table(self) -> pa.Table:
        """Return all passages ordered by left and right, the best of each pair first."""
        table = pa.Table.from_batches(self.batches(), PASSAGES)
        keys = table["left"].to_numpy().astype(np.uint64) << np.uint64(32) | table["right"].to_numpy()
        return table.take(pa.array(np.argsort(keys, kind="stable")))


class Tokens(Protocol):
    """Where the tokens of the articles come from: a `TokenFile`, or texts tokenised when they are asked for."""

    @property
    def sizes(self) -> npt.NDArray[np.int64]:
        """The number of tokens of each article, by its number; it need not be exact."""
        ...

    def gather(self, articles: npt.NDArray[np.uint32]) -> TokenColumns:
        """Return the tokens of distinct articles, given their numbers in rising order."""
        ...


class Job(NamedTuple):
    """One search for passages: what it may use, and where it keeps what it has done."""

    workdir: Path
    """An empty folder, or that of a search that was broken off: it is gone on with if key and options are the same."""
    key: str | None = None
    """A name for these articles in this order; without it nothing that is in the folder counts."""
    fresh: int = 0
    """Only pairs are sought whose later article has at least this number …"""
    known: Callable[[], Iterable[pa.RecordBatch]] = tuple
    """… since the passages of the others are these; the circle is closed over them, too."""
    limits: Limits = Limits()
    """The result does not depend on them."""
    progress: Progress = lambda _doing, _done, _of: None


def pairs(texts: Iterable[str], options: Options, job: Job) -> Found:
    """Find the passages that any two of `texts` share.

    The earlier of two articles is the one given first; where many share a shingle, the earliest few are compared with
    all. The texts are not asked for if an earlier run has got past them.

    Raises `UsageError` if `options.alike` is set or there are too many texts.
    """
    _claim(job, options)
    candidates: Iterable[Words] = ()
    if not _rounds(job)[0].is_planned():
        candidates = _candidates(_postings(texts, job), job)
    with TokenFile(job.workdir) as tokens:
        return _compared(candidates, tokens, options, job, sifted=False)


def compare(candidates: Iterable[Words], tokens: Tokens, options: Options, job: Job) -> Found:
    """Find the passages of pairs that are worth a look, and of those that follow from what these share.

    `candidates` are arrays of packed pairs (`kernels.compiled.candidates`), a pair once for each sign that it is worth
    it; they are not asked for if an earlier run has got past them.
    """
    _claim(job, options)
    return _compared(candidates, tokens, options, job, sifted=True)


def _compared(candidates: Iterable[Words], tokens: Tokens, options: Options, job: Job, *, sifted: bool) -> Found:
    first, *others = rounds = _rounds(job)
    if not first.is_planned():
        sought = Candidates(job.workdir, job.limits.memory // 2)
        for packed in candidates:
            sought.add(packed)
        first.plan(sought.slices(), tokens.sizes, job.limits)
    _verify(first, tokens, options, job, sifted=sifted)
    for n, after in enumerate(others, 1):
        if not after.is_planned():
            sought = Candidates(job.workdir, job.limits.memory // 2)
            crowded = circle.closed(rounds[:n], job.known, tokens.sizes.size, sought, job.limits.memory // 2)
            fresh = circle.unverified(sought.slices(), rounds[:n], job.known)
            after.plan(fresh, tokens.sizes, job.limits, crowded)
        _verify(after, tokens, options, job, sifted=True)
    return _found(rounds, tokens.sizes.size)


def _rounds(job: Job) -> list[Round]:
    return [Round(job.workdir / f"round-{n}") for n in range(1 + ROUNDS)]


def _found(rounds: Sequence[Round], articles: int) -> Found:
    return Found(
        tuple(part for each in rounds for part in each.parts()),
        articles,
        sum(len(block) for each in rounds for block in each.blocks()),
        sum(each.crowded() for each in rounds),
    )


def _claim(job: Job, options: Options) -> None:
    """Make the folder ours; forget in it what another job left."""
    if options.alike:
        raise UsageError('a whole corpus is compared by equal words only: take preset("archive") or alike=False')
    job.workdir.mkdir(parents=True, exist_ok=True)
    sign = job.workdir / "job.json"
    mine = {"format": _FORMAT, "key": job.key, "fresh": job.fresh, "options": repr(options)}
    if job.key is not None and sign.exists() and json.loads(sign.read_text(encoding="utf-8")) == mine:
        return
    for stale in [*job.workdir.glob("round-*/planned"), *job.workdir.glob("starts.npy")]:
        stale.unlink()
    sign.write_text(json.dumps(mine), encoding="utf-8")


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    chunk, characters = [], 0
    for text in texts:
        chunk.append(text)
        characters += len(text) + 100
        if characters >= _CHUNK:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _postings(texts: Iterable[str], job: Job) -> Postings:
    """Tokenise and index all texts."""
    postings = Postings(job.workdir / "postings.bin", job.limits.memory // 4)
    done = 0
    with TokenWriter(job.workdir) as writer:
        for chunk in _chunks(texts):
            if done + len(chunk) > MOST_ARTICLES:
                raise UsageError(f"more than {MOST_ARTICLES:,} articles at once")
            tokens = hide(chunk, columns(chunk))
            writer.append(tokens)
            postings.add(post(np.arange(done, done + len(chunk), dtype=np.uint32), tokens))
            done += len(chunk)
            job.progress("reading", done, None)
        writer.finish()
    return postings


def _candidates(postings: Postings, job: Job) -> Iterator[Words]:
    for n, partition in enumerate(postings.partitions(), 1):
        yield pair(partition, job.fresh)["pair"].to_numpy()
        job.progress("pairing", n, PARTITIONS)


def _verify(each: Round, tokens: Tokens, options: Options, job: Job, *, sifted: bool) -> None:
    blocks = each.blocks()
    done, of = 0, sum(map(len, blocks))
    for block in blocks:
        if not block.part.exists():
            block.verify(tokens.gather, options, sifted=sifted)
        done += len(block)
        job.progress("comparing", done, of)
