"""Invented articles for the tests of the archive."""

import random

from whence.model import Article

WORDS = (
    "harbour council ferry bridge mayor storm budget school river market engine strike museum orchard tunnel"
    " librarian captain verdict auction glacier senator festival pipeline referee violin harvest lantern parcel"
    " railway surgeon compass velvet quarry beacon saddle pigeon turbine cathedral ministry embargo"
).split()


def text(seed, words=120):
    draw = random.Random(f"text {seed}")  # noqa: S311
    return " ".join(draw.choice(WORDS) + ("." if draw.random() < 0.1 else "") for _ in range(words))


def article(n, **changes):
    fields = {"outlet": f"Outlet {n % 3}", "date": f"2021-03-{n % 28 + 1:02}"} | changes
    return Article(f"a{n}", fields.pop("text", None) or text(n), **fields)


def articles(begin, end):
    return [article(n) for n in range(begin, end)]
