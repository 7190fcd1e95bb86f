"""Runs the real command on a bad input between two good ones, and says what came of it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

MOST_SECONDS, MOST_MEMORY = 10.0, 1_000_000_000
"""What one bad input may cost."""
_PATIENCE = 45.0
"""A busy machine is slow, so the limit is held against processor time; who waits for something for ever is ended."""
_WATCH = Path(__file__).with_name("watch.py")

GOOD = {
    "good-1.txt": "The harbour board of Calder closed the eastern quay on Monday after two cranes failed.\n",
    "good-2.txt": "Two cranes failed, and the harbour board of Calder closed the eastern quay on Monday, it said.\n",
}
QUICK = ("--no-rewording", "--no-quotes", "--no-facts")


class Outcome(NamedTuple):
    """What the command did."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    """Of processor time, unless it was ended."""
    memory: int
    """The peak, in bytes."""

    @property
    def lines(self) -> list[str]:
        """What it said on standard error, without bars and page names."""
        return self.err.decode("utf-8", "surrogateescape").splitlines()

    def articles(self) -> list[str]:
        """The ids of the articles in its answer as JSON, in order."""
        return [article["id"] for article in json.loads(self.out)["articles"]]


def lay_out(folder: Path) -> None:
    """Write the good inputs."""
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")


def whence(
    folder: Path, *words: str | bytes, meanwhile: Callable[[], None] | None = None, stdin: bytes | None = b""
) -> Outcome:
    """Run ``whence WORDS`` in `folder`; without `stdin` it is closed. `meanwhile` is called while it runs."""
    seen, tell = os.pipe()
    watch = [sys.executable, "-I", "-S", str(_WATCH), str(tell), str(_PATIENCE), "closed" if stdin is None else "open"]
    with subprocess.Popen(
        [*watch, sys.executable, "-m", "whence", *words], cwd=folder, env=environment(), pass_fds=(tell,),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        os.close(tell)
        if meanwhile is not None:
            meanwhile()
        out, err = process.communicate(stdin or b"")
    with os.fdopen(seen, "rb") as pipe:
        code, worked, passed, memory = pipe.read().split()
    seconds = float(passed) if float(passed) > _PATIENCE else float(worked)
    return Outcome(int(code), out, err, seconds, int(memory))


def environment() -> dict[str, str]:
    """The same on every machine: no colours asked for, no Python switches, UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "TMPDIR", "NUMBA_CACHE_DIR"}}
    paths = [str(Path(__file__).parents[2] / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(paths),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def beside_good(folder: Path, bad: Sequence[str | bytes], **options: object) -> Outcome:
    """Compare the `bad` inputs with the good ones around them, the answer as JSON."""
    lay_out(folder)
    return whence(folder, "diff", "--json", *QUICK, "good-1.txt", *bad, "good-2.txt", **options)  # type: ignore[arg-type]
