"""What could not be used: the first few told one by one, the others counted by kind, all of them in a file if asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from whence.cli.faces import DONE, PARTLY, complain
from whence.errors import BadRecord, DuplicateRecord, InputError, PassedOver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whence.model import Article

MOST = 20
"""Told one by one; nobody reads more."""
_HELD = 1_000
"""Lines for the file that are held before they are written."""
_KINDS = {
    "BinaryInput": "not text",
    "EmptyInput": "empty",
    "MissingInput": "not to be read",
    "TooLarge": "too large",
    "TooSlow": "too slow",
    "BadFile": "damaged",
    "BadRecord": "no article",
    "PassedOver": "passed over",
}


class Problems:
    """Takes problems as they come, in little memory however many there are."""

    def __init__(self, path: str | None = None, *, strict: bool = False) -> None:
        """Write each to the file at `path` as JSON as well; with `strict` raise the first.

        Raises `InputError` where the file cannot be written.
        """
        self.count = 0
        """Of all but what was only passed over: the skipped records and inputs."""
        self._strict = strict
        self._waiting: list[str] = []
        self._told = 0
        self._more: Counter[str] = Counter()
        self._notes: dict[str, None] = {}
        self._path = path
        self._lines: list[str] = []
        if path is not None:
            self._write("w")

    def take(self, problem: InputError) -> None:
        """Keep a problem to be told."""
        if self._path is not None:
            self._lines.append(_line(problem))
            if len(self._lines) > _HELD:
                self._write("a")
        if not isinstance(problem, PassedOver):
            self.count += 1
            if self._strict:
                raise problem
        if self._told + len(self._waiting) < MOST:
            self._waiting.append(str(problem))
        else:
            self._more[_kind(problem)] += 1

    def _write(self, mode: str) -> None:
        path, lines, self._lines = str(self._path), self._lines, []
        try:
            with open(path, mode, encoding="utf-8") as file:
                file.writelines(lines)
        except OSError as error:
            raise InputError(path, f"cannot be written ({error.strerror})", "choose another file") from error

    def noting(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Pass articles on, and keep what their reader had to assume, each sentence once."""
        for article in articles:
            for note in article.notes:
                if len(self._notes) <= MOST:
                    self._notes[note] = None
            yield article

    def tell(self) -> None:
        """Tell on standard error what has come since the last time, and write down the rest of it."""
        for sentence in self._waiting:
            complain(sentence)
        self._told += len(self._waiting)
        self._waiting = []
        if self._more:
            kinds = ", ".join(f"{count:,} {kind}" for kind, count in self._more.most_common())
            all_of_them = f"all are in {self._path}" if self._path else "--problems FILE lists them"
            complain(f"… and {self._more.total():,} more ({kinds}); {all_of_them}.")
            self._more.clear()
        notes = list(self._notes)
        for note in notes[:MOST]:
            complain(note)
        if len(notes) > MOST:
            complain("… and more of such notes.")
        self._notes.clear()
        if self._lines:
            self._write("a")

    @property
    def code(self) -> int:
        """The exit code as far as the inputs decide it."""
        return PARTLY if self.count else DONE


def _line(problem: InputError) -> str:
    import json

    told = {"where": problem.where, "why": problem.why, "remedy": problem.remedy}
    return json.dumps({"kind": type(problem).__name__, **told}) + "\n"


def _kind(problem: InputError) -> str:
    if isinstance(problem, DuplicateRecord):
        return "given twice" if "given twice" in problem.why else "with the id of another"
    if isinstance(problem, BadRecord):
        for told in ("no text", "not JSON"):
            if told in problem.why:
                return f"with {told}" if told == "no text" else told
    return _KINDS.get(type(problem).__name__, "not used")
