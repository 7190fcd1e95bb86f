"""Who and what the invented articles are about. Every name is made up here; no two of one cast are alike."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random

_MEN = "Piers Anselm Corin Dorian Edric Florian Halvard Ivo Joren Lucan Matthis Oswin Rainer Soren Tobin Wendel".split()
_WOMEN = "Adela Brina Calla Doriet Elspet Freya Hedda Imke Jorunn Lisbet Maren Nerys Oona Runa Sunniva Tamsin".split()
_SURNAMES = (
    "Aldane Brackwell Corriden Dunmarsh Ellerstrom Fennimoor Garrowby Hestrand Ilverson Jessamy Kettlerud Lorriman"
    " Mossgrave Nethercote Orrinsby Pellworth Quillander Rothesker Stennard Thornebeck Umberlin Vossgard Wexcombe"
    " Yarrowdale Zellinger Ambersley Birkenhout Crandleby Dressmoor Ockenfeld"
).split()
_TOWN_HEADS = "Marl Ans Kelder Brin Holm Sarn Tarre Wend Oster Fals Grim Lunt Hessel Norre Pell Rav Skal Thorn".split()
_TOWN_TAILS = "wick gate haven mere bridge moor stead fell minster combe thorpe burgh".split()
_RIVERS = "Sarne Ulver Lindle Brathe Orne Wissel Carrow Teme Hallan Grett".split()
_SUBJECTS = (
    "Coastal Safety/Regional Transport/Public Health/Inland Waters/Northern Housing/Rural Schools/Central Archive"
    "/Civic Lands/Forest Protection/Harbour Works/Energy Supply/Consumer Rights"
).split("/")
_BODIES = "Board Agency Council Office Commission Institute Authority Bureau".split()
_TRADES = "Shipping Timber Foods Motors Paper Steel Textiles Glass Rail Cement".split()
_POSTS = ("director", "chief executive", "deputy head", "treasurer", "chief engineer", "general secretary")


class Person(NamedTuple):
    first: str
    last: str
    title: str
    """"Mr." or "Ms."."""
    post: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


class Body(NamedTuple):
    name: str
    letters: str


class Cast(NamedTuple):
    """The people, bodies and places of one pair of articles, and the days on which they appeared."""

    people: tuple[Person, Person, Person]
    bodies: tuple[Body, Body]
    firms: tuple[str, str]
    towns: tuple[str, str, str]
    river: str
    parent_day: date
    child_day: date

    def names(self) -> dict[str, str]:
        """What may stand in braces in any sentence."""
        one, other, third = self.people
        return {
            "town": self.towns[0], "other": self.towns[1], "third": self.towns[2], "river": f"the {self.river}",
            "p1": one.name, "s1": one.last, "post1": one.post, "p2": other.name, "s2": other.last,
            "post2": other.post, "p3": third.name,
            "body1": self.bodies[0].name, "letters1": self.bodies[0].letters,
            "body2": self.bodies[1].name, "letters2": self.bodies[1].letters,
            "firm1": self.firms[0], "firm2": self.firms[1],
        }  # fmt: skip


def drawn(chance: random.Random) -> Cast:
    firsts = [(name, "Mr.") for name in _MEN] + [(name, "Ms.") for name in _WOMEN]
    lasts = chance.sample(_SURNAMES, 5)
    people = [
        Person(first, last, title, post)
        for (first, title), last, post in zip(
            chance.sample(firsts, 3), lasts[:3], chance.sample(_POSTS, 3), strict=True
        )
    ]
    bodies = []
    for subject, kind in zip(chance.sample(_SUBJECTS, 2), chance.sample(_BODIES, 2), strict=True):
        name = f"{subject} {kind}"
        bodies.append(Body(name, "".join(word[0] for word in name.split())))
    heads, tails = chance.sample(_TOWN_HEADS, 3), [chance.choice(_TOWN_TAILS) for _ in range(3)]
    firms = [f"{last} {trade}" for last, trade in zip(lasts[3:], chance.sample(_TRADES, 2), strict=True)]
    day = date(2031, 1, 8) + timedelta(chance.randrange(340))
    return Cast(
        (people[0], people[1], people[2]), (bodies[0], bodies[1]), (firms[0], firms[1]),
        (heads[0] + tails[0], heads[1] + tails[1], heads[2] + tails[2]),
        chance.choice(_RIVERS), day, day + timedelta(chance.choice((0, 0, 1, 2))),
    )  # fmt: skip
