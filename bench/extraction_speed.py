"""How fast web pages are read, as ratios within one run: a folder of pages through whence's reader (text and metadata,
in as many processes as there are cores) against trafilatura alone (`bare_extraction` with metadata) in a loop in one
process, and against the same loop in two; and the same pages as a WARC file, gzip to a record, against the same.

Needs the lent pages. Start-up of the processes counts on every side.
"""

import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.figure import Figure
from bench.html import page, truth
from whence import Options
from whence.stages.read import read

_TIMES = 2
"""Times each page is read: enough that starting the processes does not decide."""
_ROUNDS = 2
"""Times all is measured, turn and turn about; the quickest counts, as the machine may have been busy otherwise."""
_ALONE = """
import sys
from pathlib import Path
from trafilatura import bare_extraction
for path in sorted(Path(sys.argv[1]).iterdir())[int(sys.argv[2])::int(sys.argv[3])]:
    bare_extraction(path.read_bytes(), with_metadata=True)
"""


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def alone(folder: Path, processes: int) -> None:
    """Extract all pages of a folder with trafilatura, shared out to so many processes."""
    running = [
        subprocess.Popen([sys.executable, "-W", "ignore", "-c", _ALONE, str(folder), str(n), str(processes)], stderr=-3)
        for n in range(processes)
    ]
    if any(process.wait() for process in running):
        raise RuntimeError("trafilatura alone did not come through")


def archive(folder: Path) -> bytes:
    """The pages of a folder as a web archive."""
    parts = []
    for n, path in enumerate(sorted(folder.iterdir())):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + path.read_bytes()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://pages.example/{n}\r\n"
            f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        parts.append(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
    return b"".join(parts)


def measure(shared: Path) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder, warc = Path(name, "pages"), Path(name, "pages.warc.gz")
        folder.mkdir()
        for key in truth(shared):
            for n in range(_TIMES):
                folder.joinpath(f"{key}-{n}.html").write_bytes(page(shared, key))
        count = len(list(folder.iterdir()))
        warc.write_bytes(archive(folder))
        work: tuple[Callable[[], object], ...] = (
            lambda: alone(folder, 1),
            lambda: read([str(folder)], Options()),
            lambda: alone(folder, 2),
            lambda: read([str(warc)], Options()),
        )
        rounds = [[seconds(each) for each in work] for _ in range(_ROUNDS)]
    one, mine, two, records = (min(times) for times in zip(*rounds, strict=True))
    yield Figure("pages a second: whence", count / mine, unit="/s")
    yield Figure("pages a second: trafilatura alone, one process", count / one, unit="/s")
    yield Figure("pages a second: trafilatura alone, two processes", count / two, unit="/s")
    yield Figure("pages: speed against trafilatura alone", one / mine, 0.9, floor="html-speed")
    yield Figure("pages: speed against trafilatura alone in two processes", two / mine, 0.9, floor="html-speed-two")
    yield Figure(
        "WARC records: speed against extraction alone in two processes", two / records, 0.9, floor="warc-speed"
    )
