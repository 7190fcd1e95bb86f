"""What the commands of an archive share: which archive is meant, and a bar that moves while it works."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whence.cli.faces import complain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from whence.curation.archive import Archive
    from whence.options import Options

_WAIT = 10.0
_LONG = 5.0
"""Seconds of loading after which it is the compiler that is waited for."""


def add_archive(command: argparse._ActionsContainer) -> None:
    """Add what says which archive is meant."""
    command.add_argument(
        "--archive", metavar="DIR", help="the archive's folder (default: .whence here, or in the nearest folder above)"
    )


def add_wait(command: argparse.ArgumentParser) -> None:
    """Add what says how long to wait for another writer."""
    command.add_argument(
        "--wait", type=float, default=_WAIT, metavar="SECONDS",
        help="how long to wait while another command writes to the archive (default: %(default)s)",
    )  # fmt: skip


@contextmanager
def patience() -> Iterator[None]:
    """Say what takes so long when the kernels are compiled, which is once on a machine."""
    from threading import Timer

    late = Timer(
        _LONG, complain, ["compiling the kernels of archives, once on this machine; it takes a minute or two."]
    )
    late.daemon = True
    late.start()
    try:
        yield
    finally:
        late.cancel()


def opened(arguments: argparse.Namespace, *, create: bool = False, kernels: bool = True) -> Archive:
    """Return the archive that the arguments mean; with `create` a new one where there is none, which is said.

    With `kernels` they are loaded at once, so that a wait for the compiler is explained.
    """
    from whence.curation.archive import Archive

    if kernels:
        with patience():
            import whence.archive.adding
            import whence.curation.sharing  # noqa: F401  # loading is what takes long

    wait = getattr(arguments, "wait", _WAIT)
    if create and (made := Archive.created(arguments.archive)) is not None:
        complain(f"{made}: a new archive.")
    return Archive(arguments.archive, wait=wait)


def story_options(arguments: argparse.Namespace) -> Options:
    """Return the options for telling one story."""
    from whence.options import preset

    return preset("web", quotes=not arguments.no_quotes, facts=not arguments.no_facts)


@contextmanager
def moving() -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Give a function to call with what is being done, how far, and of how much; it moves a bar on a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def move(doing: str, done: int, of: int | None) -> None:
            if doing not in tasks:
                tasks[doing] = bar.add_task(doing, total=of)
            bar.update(tasks[doing], completed=done, total=of)  # type: ignore[arg-type]

        yield move
