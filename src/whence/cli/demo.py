"""whence demo: what whence finds in an invented story."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from whence.cli import faces, inputs
from whence.options import preset

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("demo", help="trace an invented story and say where to look")
    command.add_argument(
        "--html", metavar="FILE", default="whence-demo.html", help="the page to write (default: %(default)s)"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Trace the story, print a part of it and write it as a page."""
    from whence.api import blame, diff
    from whence.examples_folder import story

    articles, _ = inputs.read([str(story())], preset("web"))
    result = diff(*articles)
    faces.write_page(result, arguments.html)
    print("An invented story, told six times. Who retells whom:\n")
    for blamed in result.blames:
        nearest = max(blamed.derivations, key=lambda d: d.right_share)
        print(f"  {nearest.right:18} {nearest.right_share:4.0%} of it is in {nearest.left} ({nearest.kind} derived)")
    agency, courier = (next(a for a in articles if a.id.startswith(n)) for n in "14")
    print(f"\nOne of them sentence by sentence: {courier.id} against {agency.id}\n")
    arguments.json = arguments.verbose = False
    page, arguments.html = arguments.html, None
    code = faces.show(blame(courier, [agency]), arguments)
    print(f"\nLook at the page, all six side by side:  {os.path.abspath(page)}")
    print(f"Read the texts and who retells whom:     {story().with_suffix('')}")
    print("Then try your own:                       whence diff ONE.txt OTHER.txt --html page.html")
    return code
