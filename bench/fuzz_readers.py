"""Try the readers on mangled files: no exception but whence's own, no hang, no article that is none.

    python -m bench.fuzz_readers --format jsonl --count 100000
    python -m bench.fuzz_readers --count 2000            every format

The inputs are `bench.mangled`. A page is extracted in this process, not in one that can be ended; each input is given
`SECONDS`, and a process that dies takes no more with it than its input. Prints inputs a second and, for each failure,
the seed that makes it again (`--seed SEED --count 1`) and a file with the input. Exits 1 if there was a failure.
"""

import argparse
import json
import logging
import mmap
import os
import resource
import signal
import struct
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from bench.mangled import FORMATS, documents, mangled
from whence.errors import InputError
from whence.model import Article
from whence.options import Options
from whence.reading import extraction, formats, inflate, workers
from whence.reading.dates import iso
from whence.reading.interface import HEAD, Desk, Source
from whence.reading.seen import Seen
from whence.reading.streams import Pieces, ahead, as_file

OPTIONS = Options(max_record_bytes=1 << 22)
SECONDS = 2.0
STUCK = 20.0
"""Seconds after which a process that does not even hear its alarm is ended."""
MEMORY = 6 << 30
LONGEST_SENTENCE = 3_000
MOST_SHOWN = 10
_COMPRESSED = {"warc.gz": "warc", "gz": "jsonl", "zst": "jsonl"}
_READ_BY = {"mhtml": "html", "arrow": "parquet"} | _COMPRESSED


class Hang(BaseException):
    """An input took too long."""


def at_once(page: extraction.Page, options: Options) -> Future[Any]:
    """Extract a page here and now, in place of `workers.submit`."""
    done: Future[Any] = Future()
    try:
        done.set_result(extraction.extract(page, options.max_nesting))
    except InputError as error:
        done.set_exception(error)
    return done


def hardly(page: extraction.Page, _: Options) -> Future[Any]:
    """Pretend to: for web archives, whose pages are tried by themselves."""
    done: Future[Any] = Future()
    done.set_result(extraction.Extracted({"text": page.data.decode("utf-8", "replace")[:200]}, ()))
    return done


def attempt(name: str, seed: int) -> str | None:
    """What is wrong with reading the input of `seed`, or None."""
    signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of processor time: the machine may be busy with other things
    try:
        return "\n".join(faults(name, mangled(name, seed))) or None
    except Hang:
        return f"took more than {SECONDS:g} s: {traceback.format_exc(limit=-4)}"
    except Exception:  # noqa: BLE001 - whatever it is, it is a failure
        return traceback.format_exc(limit=-6)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _late(*_: object) -> None:
    raise Hang


def prepare() -> None:
    """Load all libraries, so that no input has to wait for one."""
    extraction.prepare()
    logging.disable(logging.CRITICAL)
    iso("the 13th of May, 2021, at nine")
    faults("html", documents("html")[-1].replace(b"2021-05", b"2021-0u"))  # makes htmldate try all languages
    for name in FORMATS:
        for document in documents(name):
            faults(name, document)


def faults(name: str, data: bytes) -> list[str]:
    """What is wrong with what the reader makes of it."""
    workers.submit = hardly if name.startswith("warc") else at_once  # type: ignore[assignment]
    problems: list[InputError] = []
    found: list[str] = []
    desk = Desk(OPTIONS, problems.append, Seen())
    try:
        source = opened(name, data)
        formats.told(source.name, source.head)
        for article in formats.named(_READ_BY.get(name, name)).articles(source, desk):
            found += unsound(article)
    except InputError as error:
        problems.append(error)
    for problem in problems:
        sentence = str(problem)
        if not sentence.endswith(".") or len(sentence) > LONGEST_SENTENCE:
            found.append(f"no sentence of whence's: {sentence[:300]!r}")
    return found


def opened(name: str, data: bytes) -> Source:
    head, stream = ahead(Pieces(iter([data])), HEAD)
    kind = inflate.compression(data[:HEAD]) if name in _COMPRESSED else None
    if kind is not None:
        head, stream = ahead(Pieces(inflate.inflated(kind, iter([data]), "in.put", OPTIONS)), HEAD)
    return Source("in.put", "in.put", head, as_file(stream), None)


def unsound(article: Any) -> Iterator[str]:
    """What is wrong with an article."""
    if not isinstance(article, Article):
        yield f"no article: {article!r}"
        return
    for field in ("id", "text"):
        value = getattr(article, field)
        if not isinstance(value, str) or not value.strip():
            yield f"{field}: {value!r}"
    for field in ("id", "text", "outlet", "date", "title", "url"):
        value = getattr(article, field)
        if value is not None:
            if not isinstance(value, str):
                yield f"{field} is no text: {value!r}"
            else:
                try:
                    value.encode()
                except UnicodeEncodeError:
                    yield f"{field} cannot be written: {value[:80]!r}"
    notes: Any = article.notes
    if not isinstance(notes, tuple) or not all(isinstance(note, str) for note in notes):
        yield f"notes: {article.notes!r}"
    try:
        json.dumps(article.extra, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        yield f"extra: {error}"


def run(name: str, first: int, count: int) -> list[tuple[int, str]]:
    """Try `count` seeds from `first` on, in a process that may die."""
    failures: list[tuple[int, str]] = []
    at = mmap.mmap(-1, 8)
    seed = first
    while seed < first + count:
        at[:] = struct.pack("q", seed)
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.close(read)
            _work(name, seed, first + count, at, write)
        os.close(write)
        status = _watched(child, at)
        with os.fdopen(read, "rb") as pipe:
            failures += [(each, wrong) for each, wrong in json.loads(pipe.read() or b"[]")]
        (seed,) = struct.unpack("q", at[:])
        if status:
            failures.append((seed, f"the process ended ({os.waitstatus_to_exitcode(status)})"))
            seed += 1
    return failures


def _work(name: str, seed: int, end: int, at: mmap.mmap, write: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    failed = []
    for each in range(seed, end):
        at[:] = struct.pack("q", each)
        if wrong := attempt(name, each):
            failed.append((each, wrong[-2_000:]))
            if len(failed) >= MOST_SHOWN:
                break
    at[:] = struct.pack("q", each + 1)
    with os.fdopen(write, "wb") as pipe:
        pipe.write(json.dumps(failed).encode())
    os._exit(0)


def _watched(child: int, at: mmap.mmap) -> int:
    last, since = at[:], time.monotonic()
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.05)
        if at[:] != last:
            last, since = at[:], time.monotonic()
        elif time.monotonic() - since > STUCK:
            os.kill(child, signal.SIGKILL)
            since = time.monotonic()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--format", choices=[*FORMATS], help="only this one (default: all)")
    parser.add_argument("--count", type=int, default=100_000, help="how many inputs of each (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (default: %(default)s)")
    arguments = parser.parse_args()
    prepare()
    bad = 0
    for name in [arguments.format] if arguments.format else FORMATS:
        began = time.monotonic()
        failures = run(name, arguments.seed, arguments.count)
        speed = arguments.count / (time.monotonic() - began)
        print(f"{name:8} {arguments.count:,} inputs, {len(failures):,} failed, {speed:,.0f} a second", flush=True)
        for seed, wrong in failures[:MOST_SHOWN]:
            kept = Path(tempfile.gettempdir()) / f"whence-fuzz-{name}-{seed}"
            kept.write_bytes(mangled(name, seed))
            again = f"python -m bench.fuzz_readers --format {name} --seed {seed} --count 1"
            print(f"  seed {seed}: {wrong.rstrip()}\n    again: {again}\n    input: {kept}")
        bad += len(failures)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
