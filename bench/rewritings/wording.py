"""What every rewrite hands back, and what it is told of the place that it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bench.rewritings.cast import Cast

if TYPE_CHECKING:
    import random

Form = TypeVar("Form")


class Wordings(NamedTuple):
    """One fact in two wordings that do not contradict each other, and a third that contradicts the first."""

    before: str
    after: str
    wrong: str

    def swapped(self) -> Wordings:
        """The same rewrite the other way round; `wrong` contradicts `after` as well."""
        return Wordings(self.after, self.before, self.wrong)


class Place(NamedTuple):
    """The place in a sentence that is to be filled: "few", "money", "time hours", "not attend"."""

    type: str
    detail: str = ""


Rewrite = Callable[["random.Random", Place, Cast], Wordings]


class Kind(NamedTuple):
    """One way to rewrite, and the types of places in which it can be done."""

    types: tuple[str, ...]
    rewrite: Rewrite


def two(chance: random.Random, forms: Sequence[Form]) -> tuple[Form, Form]:
    """Two of the forms, in any order."""
    one, other = chance.sample(list(forms), 2)
    return one, other
