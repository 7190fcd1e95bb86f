"""Extraction where it can be ended: in processes of its own, as many as there are cores once pages queue up.

Why always in another process, even for one small page: nothing else stops a library's loop, and to start one costs a
twentieth of a second on top of loading trafilatura, which a page costs anyway. Why not `multiprocessing`: it starts
the user's script a second time, and needs its ``if __name__ == "__main__"``. A process that ends before its page is
done (too slow, out of memory, killed by somebody) costs one sentence; the next page gets a new one. A process without
work ends after a moment, and with this one, however this one ends.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from whence.errors import BadRecord, TooSlow
from whence.reading.extractor import message, problem, send

if TYPE_CHECKING:
    from whence.options import Options
    from whence.reading.extraction import Extracted, Page

_MOST_BYTES = 1 << 25
"""Bytes of pages under way above which another one waits, unless it is the only one."""
_MOST_PROCESSES = 4
_LEAST_MEMORY = 768 << 20
_TIMES_RECORD = 12
"""Address space that extracting a page may take, in bytes, or in times the longest record; 250 times the usual page
needs a third of the former."""
_QUEUE = 6
"""Pages waiting for which one more process is worth its start."""
_IDLE = 2.0
"""Seconds without work after which a process is let go."""
_START = 30.0
"""Seconds that a process may take to start, or to notice its own alarm, on a busy machine."""
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from whence.reading.extractor import main; main()"


class _Job(NamedTuple):
    page: Page
    nesting: int
    seconds: float
    memory: int
    done: Future[Extracted]


class _Process:
    """One extracting process."""

    def __init__(self) -> None:
        # -I: neither the current folder nor the environment says what is imported; the paths are this process's own.
        paths = [path for path in sys.path if path]
        self._process = subprocess.Popen(  # noqa: S603 - our own program; arguments are our own paths
            [sys.executable, "-I", "-c", _PROGRAM, *paths],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.overdue = False

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def extract(self, job: _Job) -> dict[str, Any] | None:
        """Return the answer for one page; None if the process ended over it."""
        page = job.page
        header = {
            "where": page.where, "charset": page.charset, "address": page.address, "bytes": len(page.data),
            "nesting": job.nesting, "seconds": job.seconds, "memory": job.memory,
        }  # fmt: skip
        watch = threading.Timer(job.seconds + _START, self._overdue)
        watch.daemon = True
        watch.start()
        try:
            send(cast("IO[bytes]", self._process.stdin), header, page.data)
            return message(cast("IO[bytes]", self._process.stdout))
        except (OSError, ValueError):
            return None
        finally:
            watch.cancel()

    def _overdue(self) -> None:
        self.overdue = True
        self._process.kill()

    def end(self, *, at_once: bool = False) -> int:
        """End it, and return how it ended: the number of a signal as a negative number."""
        if at_once:
            self._process.kill()
        with suppress(OSError, ValueError):
            cast("IO[bytes]", self._process.stdin).close()
        try:
            code = self._process.wait(_IDLE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        cast("IO[bytes]", self._process.stdout).close()
        return code


class _Pool:
    """The processes, a thread to each, and the pages that wait for them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._jobs: deque[_Job] = deque()
        self._bytes = 0
        self._threads = 0
        self._processes: set[_Process] = set()

    def submit(self, job: _Job) -> None:
        with self._changed:
            size = len(job.page.data)
            while self._bytes and self._bytes + size > _MOST_BYTES:
                self._changed.wait()
            self._bytes += size
            self._jobs.append(job)
            if self._threads == 0 or (self._threads < _most() and len(self._jobs) >= _QUEUE):
                self._threads += 1
                threading.Thread(target=self._serve, name="whence-extraction", daemon=True).start()
            self._changed.notify_all()

    def _next(self) -> _Job | None:
        """Return the next job; None, and one thread less, when there is none for a while."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._jobs, _IDLE):
                self._threads -= 1
                return None
            return self._jobs.popleft()

    def _serve(self) -> None:
        process: _Process | None = None
        try:
            while (job := self._next()) is not None:
                process = self._do(job, process)
                with self._changed:
                    self._bytes -= len(job.page.data)
                    self._changed.notify_all()
        finally:
            if process is not None:
                self._let_go(process)

    def _do(self, job: _Job, process: _Process | None) -> _Process | None:
        """Settle a job; return the process for the next one."""
        ended = 0
        for _ in range(2):  # twice: it may have been killed by somebody else, or for memory that others needed
            try:
                if process is None or not process.alive:
                    if process is not None:
                        self._let_go(process)
                    process = self._new()
                answer = process.extract(job)
            except OSError as error:
                why = f"could not be read: the process that extracts did not start ({error.strerror or error})"
                job.done.set_exception(BadRecord(job.page.where, why, "try again when the machine is less busy"))
                return None
            if answer is not None:
                _settle(job.done, answer)
                return process
            late, ended, process = process.overdue, self._let_go(process), None
            if late or ended == -getattr(signal, "SIGALRM", 0):
                why = f"took longer than {job.seconds:g} seconds to extract"
                remedy = "save its text as a .txt file, or raise the limit with --limit seconds=N"
                job.done.set_exception(TooSlow(job.page.where, why, remedy))
                return None
        why = f"could not be extracted: the process that did it ended ({ended})"
        job.done.set_exception(BadRecord(job.page.where, why, "save its text as a .txt file"))
        return None

    def _new(self) -> _Process:
        process = _Process()
        with self._changed:
            self._processes.add(process)
        return process

    def _let_go(self, process: _Process) -> int:
        with self._changed:
            self._processes.discard(process)
        return process.end()

    def end(self) -> None:
        with self._changed:
            processes = list(self._processes)
        for process in processes:
            process.end(at_once=True)


def _settle(done: Future[Extracted], answer: dict[str, Any]) -> None:
    from whence.reading.extraction import Extracted

    if "problem" in answer:
        done.set_exception(problem(*answer["problem"]))
    else:
        done.set_result(Extracted(answer["record"], tuple(answer["notes"])))


def _most() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_PROCESSES)


_pool = _Pool()


def submit(page: Page, options: Options) -> Future[Extracted]:
    """Have a page extracted, and return what will be its article, or the `InputError` that says why there is none.

    Waits while too many bytes of pages are under way.
    """
    done: Future[Extracted] = Future()
    memory = max(_LEAST_MEMORY, _TIMES_RECORD * options.max_record_bytes)
    _pool.submit(_Job(page, options.max_nesting, options.max_seconds, memory, done))
    return done


def end() -> None:
    """End all processes; pages that come later get new ones."""
    _pool.end()


def _after_fork() -> None:
    """Forget the parent's processes in a forked child: their pipes are not its own."""
    global _pool  # noqa: PLW0603 - one pool for a process, and this is another process
    _pool = _Pool()


atexit.register(end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
