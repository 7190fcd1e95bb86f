"""People, bodies, countries and posts in other words; negations, hedges and attributions that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.rewritings.wording import Kind, Place, Wordings, two

if TYPE_CHECKING:
    import random

    from bench.rewritings.cast import Cast

_LANDS = (("the United States", "the U.S.", "the US"), ("the United Kingdom", "the UK", "Britain"),
          ("the European Union", "the EU", "the E.U."), ("the United Nations", "the U.N.", "the UN"),
          ("the Netherlands", "Holland"), ("the Czech Republic", "Czechia"), ("New York City", "New York"))  # fmt: skip
_ELSEWHERE = ("Canada", "Portugal", "Japan", "Kenya", "Brazil", "Finland")
_POSTS = (("chief executive", "CEO", "chief executive officer"), ("chief financial officer", "CFO"),
          ("vice president", "vice-president"), ("spokesman", "spokesperson"), ("police chief", "chief of police"),
          ("lawyer", "attorney"), ("general secretary", "secretary general"), ("head coach", "coach"))  # fmt: skip
_OTHER_POSTS = ("chairman", "treasurer", "founder", "nurse", "mayor")
_TITLES = (("Senator", "Sen."), ("Governor", "Gov."), ("Captain", "Capt."), ("Professor", "Prof."),
           ("Lieutenant", "Lt."), ("General", "Gen."), ("Doctor", "Dr."), ("Colonel", "Col."))  # fmt: skip
NEGATIONS = {
    "attend": (("did not attend", "was absent from", "didn't attend", "stayed away from"), "attended"),
    "comment": (("would not comment on", "declined to comment on", "refused to comment on"), "commented on"),
    "agree": (("did not agree with", "disagreed with", "didn't agree with"), "agreed with"),
    "hurt": (("was not hurt", "was unhurt", "escaped unhurt", "wasn't hurt"), "was hurt"),
    "reach": (("could not reach", "was unable to reach", "failed to reach", "couldn't reach"), "reached"),
    "pay": (("did not pay", "failed to pay", "has not paid", "never paid"), "paid"),
    "legal": (("was not legal", "was illegal", "was unlawful", "wasn't legal"), "was legal"),
    "safe": (("was not safe", "was unsafe", "wasn't safe"), "was safe"),
    "open": (("did not open", "stayed closed", "remained shut", "didn't open"), "opened"),
    "allow": (("did not allow", "refused to allow", "would not allow"), "allowed"),
    "known": (("is not known", "is unknown", "remains unknown", "isn't known"), "is known"),
    "finished": (("is not finished", "is unfinished", "has not been finished"), "is finished"),
}
HEDGES = {
    "close": (("may close", "might close", "could close"), "will close"),
    "rise": (("may rise", "might rise", "could rise"), "will rise"),
    "ignore": (("allegedly ignored", "is alleged to have ignored"), "ignored"),
    "forge": (("allegedly forged", "is alleged to have forged"), "forged"),
    "sell": (("reportedly sold", "is reported to have sold"), "sold"),
    "leave": (("appears to have left", "seems to have left", "apparently left"), "left"),
    "fail": (("probably failed", "most likely failed", "is likely to have failed"), "failed"),
    "vote": (("is expected to vote on", "is likely to vote on", "will probably vote on"), "will vote on"),
    "cause": (("possibly caused", "perhaps caused", "may have caused"), "caused"),
}


def mentions(chance: random.Random, place: Place, cast: Cast) -> Wordings:
    """One person by name, by surname, with and without a title; and another person of the same article."""
    person, other = cast.people[:2] if place.detail == "1" else cast.people[1::-1]
    forms = (person.name, f"{person.title} {person.last}", person.last)
    wrong = (other.name, f"{other.title} {other.last}", other.last)
    return Wordings(*two(chance, forms), chance.choice(wrong))


def by_post(chance: random.Random, place: Place, cast: Cast) -> Wordings:
    """One person by name and by post; the article says who holds it."""
    person, other = cast.people[:2] if place.detail == "1" else cast.people[1::-1]
    forms = (chance.choice((person.name, f"{person.title} {person.last}")), f"the {person.post}")
    return Wordings(*two(chance, forms), chance.choice((other.name, f"the {other.post}")))


def letters(chance: random.Random, place: Place, cast: Cast) -> Wordings:
    """A body by its name and by its letters, which the article explains."""
    body, other = cast.bodies if place.detail == "1" else cast.bodies[::-1]
    forms = (f"the {body.name}", f"the {body.letters}")
    return Wordings(*two(chance, forms), chance.choice((f"the {other.name}", f"the {other.letters}")))


def firms(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    firm, other = cast.firms
    forms = (firm, f"{firm} Ltd.", f"{firm} Limited", f"{firm} Inc.")
    return Wordings(firm, chance.choice(forms[1:]), other)


def lands(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    return Wordings(*two(chance, chance.choice(_LANDS)), chance.choice(_ELSEWHERE))


def towns(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    """A town, and the same called a town; another one instead."""
    town, other = cast.towns[0], chance.choice(cast.towns[1:])
    forms = (town, f"the town of {town}")
    return Wordings(*two(chance, forms), other)


def posts(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    return Wordings(*two(chance, chance.choice(_POSTS)), chance.choice(_OTHER_POSTS))


def titles(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    name = cast.people[2].name
    title, other = two(chance, _TITLES)
    return Wordings(*two(chance, (f"{title[0]} {name}", f"{title[1]} {name}")), f"{chance.choice(other)} {name}")


def negations(chance: random.Random, place: Place, _: Cast) -> Wordings:
    alike, wrong = NEGATIONS[place.detail]
    return Wordings(*two(chance, alike), wrong)


def hedges(chance: random.Random, place: Place, _: Cast) -> Wordings:
    alike, wrong = HEDGES[place.detail]
    return Wordings(*two(chance, alike), wrong)


def sayings(chance: random.Random, place: Place, cast: Cast) -> Wordings:
    """Who says so, in front of what is said ("says") or behind it ("said")."""
    person = cast.people[0 if place.detail == "1" else 1]
    who = chance.choice((person.name, f"{person.title} {person.last}"))
    if place.type == "says":
        forms = (f"{who} said", f"{who} told reporters", f"{who} said that", f"According to {who},")
        return Wordings(*two(chance, forms), chance.choice((f"{who} admitted that", f"{who} denied that")))
    forms = (f", {who} said", f", according to {who}", f", {who} told reporters", f", said {who}")
    return Wordings(*two(chance, forms), chance.choice((f", {who} admitted", f", {who} claimed")))


KINDS = {
    "person": Kind(("who",), mentions),
    "person by post": Kind(("who",), by_post),
    "body by its letters": Kind(("body",), letters),
    "firm": Kind(("firm",), firms),
    "country": Kind(("land",), lands),
    "town": Kind(("town",), towns),
    "post": Kind(("post",), posts),
    "title": Kind(("titled",), titles),
    "negation": Kind(("not",), negations),
    "hedge": Kind(("hedge",), hedges),
    "attribution": Kind(("said", "says"), sayings),
}
