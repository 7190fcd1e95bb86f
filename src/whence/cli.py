"""The command line: parse, call the library, hand the result to a report. Thin on purpose."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whence.errors import InputError, UsageError, WhenceError
from whence.options import PRESETS, preset

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001
    from collections.abc import Callable, Iterator, Sequence

    from whence.model import Article, Blame, Diff
    from whence.options import Options

_MANY_PAIRS = 10
DONE, PARTLY, USAGE, INTERRUPTED = 0, 1, 2, 130
_EPILOG = """exit codes: 0 all inputs were used; 1 an answer was given, but some inputs could not be used;
2 the call makes no sense or nothing was left to compare; 130 interrupted."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a screen that lacks a letter shows its number
    arguments = _parser().parse_args(argv)
    try:
        code = int(arguments.run(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a reader who has gone away or a full disk can be told
    except WhenceError as error:
        _complain(str(error))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return DONE
    except OSError as error:
        _silence()
        _complain(f"standard output: cannot be written ({error.strerror}); the answer is not complete.")
        return USAGE
    return code


def _silence() -> None:
    """Send what is left in the buffer nowhere, so that Python does not try again while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="whence",
        description="git blame for news: where did this sentence come from, and what happened to it on the way?",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"whence {_version()}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_diff(commands)
    _add_blame(commands)
    _add_degrade(commands)
    _add_demo(commands)
    return parser


def _add_diff(commands: Commands) -> None:
    command = commands.add_parser("diff", help="compare articles: who retells whom, and what changed")
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="two or more articles: .txt, .jsonl, a folder, a glob, -"
    )
    _add_faces(command)
    command.set_defaults(run=_diff)


def _add_blame(commands: Commands) -> None:
    command = commands.add_parser("blame", help="where each sentence of one article comes from")
    command.add_argument("story", metavar="STORY", help="the article to explain")
    command.add_argument("--against", nargs="+", required=True, metavar="PATH", help="the articles it may come from")
    _add_faces(command)
    command.set_defaults(run=_blame)


def _add_degrade(commands: Commands) -> None:
    command = commands.add_parser("degrade", help="make a worse copy of an article, to test on")
    command.add_argument("path", metavar="FILE", help="a text file, or -")
    command.add_argument("--how", choices=("lower", "strip", "ocr"), default="strip", help="default: %(default)s")
    command.add_argument("--seed", type=int, default=0, help="which misreadings ocr makes (default: %(default)s)")
    command.add_argument(
        "--rate", type=float, default=0.03, help="share of characters ocr misreads (default: %(default)s)"
    )
    command.add_argument("--json", action="store_true", help="print the copy with the offset of each character in FILE")
    command.set_defaults(run=_degrade)


def _add_demo(commands: Commands) -> None:
    command = commands.add_parser("demo", help="trace an invented story and say where to look")
    command.add_argument(
        "--html", metavar="FILE", default="whence-demo.html", help="the page to write (default: %(default)s)"
    )
    command.set_defaults(run=_demo)


def _add_faces(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print the result as JSON (docs/reference/json.md)")
    command.add_argument("--html", metavar="FILE", help="write the result as one self-contained page")
    command.add_argument(
        "--preset", choices=tuple(PRESETS), default="web", help="what the texts are like (default: %(default)s)"
    )
    command.add_argument(
        "--no-rewording", action="store_true", help="only shared words count: do not look for paraphrases"
    )
    command.add_argument(
        "--max-characters", type=_positive, metavar="N", help="longest text of one article (default: 5,000,000)"
    )
    command.add_argument("--verbose", action="store_true", help="on a terminal, show the runner-up of every verdict")


def _positive(digits: str) -> int:
    if (number := int(digits)) < 1:
        message = "must be 1 or more"
        raise argparse.ArgumentTypeError(message)
    return number


def _diff(arguments: argparse.Namespace) -> int:
    from whence.api import diff

    options = _options(arguments)
    articles, code = _read(arguments.paths, options)
    with _progress(len(articles) * (len(articles) - 1) // 2) as step:
        result = diff(*articles, options=options, progress=step)
    return _show(result, arguments) or code


def _blame(arguments: argparse.Namespace) -> int:
    from whence.api import blame

    options = _options(arguments)
    stories, code = _read([arguments.story], options)
    if not stories:
        return USAGE
    if len(stories) > 1:
        message = f"{arguments.story}: blame explains one article, and these are {len(stories)}; use diff for several"
        raise UsageError(message)
    parents, code_against = _read(arguments.against, options)
    story = os.path.realpath(arguments.story)
    parents = [parent for parent in parents if os.path.realpath(parent.id) != story]
    return _show(blame(stories[0], parents, options=options), arguments) or max(code, code_against)


def _degrade(arguments: argparse.Namespace) -> int:
    from whence.text.degrade import degrade

    if not 0 <= arguments.rate <= 1:
        message = f"--rate {arguments.rate} is no share; give one from 0 to 1"
        raise UsageError(message)
    articles, code = _read([arguments.path], preset("web"))
    if not articles:
        return USAGE
    if len(articles) > 1:
        message = f"{arguments.path}: degrade takes one article, and these are {len(articles)}"
        raise UsageError(message)
    (article,) = articles
    copy = degrade(article.text, arguments.how, seed=arguments.seed, rate=arguments.rate)
    if arguments.json:
        import json

        print(json.dumps({"text": copy.text, "offsets": copy.offsets}))
    else:
        sys.stdout.write(copy.text + ("" if copy.text.endswith("\n") else "\n"))
    return code


def _demo(arguments: argparse.Namespace) -> int:
    from whence.api import blame, diff
    from whence.examples_folder import story

    articles, _ = _read([str(story())], preset("web"))
    result = diff(*articles)
    _write_page(result, arguments.html)
    print("An invented story, told six times. Who retells whom:\n")
    for blamed in result.blames:
        nearest = max(blamed.derivations, key=lambda d: d.right_share)
        print(f"  {nearest.right:18} {nearest.right_share:4.0%} of it is in {nearest.left} ({nearest.kind} derived)")
    agency, courier = (next(a for a in articles if a.id.startswith(n)) for n in "14")
    print(f"\nOne of them sentence by sentence: {courier.id} against {agency.id}\n")
    arguments.json = arguments.verbose = False
    page, arguments.html = arguments.html, None
    code = _show(blame(courier, [agency]), arguments)
    print(f"\nLook at the page, all six side by side:  {os.path.abspath(page)}")
    print(f"Read the texts and who retells whom:     {story().with_suffix('')}")
    print("Then try your own:                       whence diff ONE.txt OTHER.txt --html page.html")
    return code


@contextmanager
def _progress(pairs: int) -> Iterator[Callable[[], None] | None]:
    """Give a function to call after each pair that moves a bar on the terminal; None where there is none to move."""
    if pairs < _MANY_PAIRS or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("comparing pairs", total=pairs)
        yield lambda: bar.advance(task)


def _options(arguments: argparse.Namespace) -> Options:
    changes: dict[str, object] = {}
    if arguments.no_rewording:
        changes["rewording"] = False
    if arguments.max_characters:
        changes["max_characters"] = arguments.max_characters
    return preset(arguments.preset, **changes)


def _read(paths: Sequence[str], options: Options) -> tuple[list[Article], int]:
    from whence.stages.read import read

    articles, problems = read(paths, options)
    for problem in problems:
        _complain(str(problem))
    for article in articles:
        for note in article.notes:
            _complain(note)
    return articles, PARTLY if problems else DONE


def _show(result: Diff | Blame, arguments: argparse.Namespace) -> int:
    if arguments.html:
        _write_page(result, arguments.html)
    if arguments.json:
        import json

        print(json.dumps(result.to_dict(), ensure_ascii=False))
    elif sys.stdout is not None and sys.stdout.isatty():
        from rich.console import Console

        from whence.report.terminal import write

        write(result, Console(), verbose=arguments.verbose)
    else:
        from whence.report.plain import render

        for line in render(result):
            print(line)
    if arguments.html:
        print(f"page: {os.path.abspath(arguments.html)}", file=sys.stderr)
    return DONE


def _write_page(result: Diff | Blame, path: str) -> None:
    from whence.report.html import to_page

    try:
        with open(path, "w", encoding="utf-8", errors="replace") as page:
            page.write(to_page(result))
    except OSError as error:
        raise InputError(path, f"cannot be written ({error.strerror})", "choose another file") from error


def _complain(sentence: str) -> None:
    from whence.report.escape import one_line

    print(f"whence: {one_line(sentence)}", file=sys.stderr)


def _version() -> str:
    import whence

    return whence.__version__
