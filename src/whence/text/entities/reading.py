"""Who and where an article names: places, people, organisations and roles, as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from whence.model.facts import Fact
from whence.text.entities.bodies import camps
from whence.text.entities.compounds import compounds
from whence.text.entities.guessing import guesses
from whence.text.entities.offices import norm_of, office_facts
from whence.text.entities.pieces import characters
from whence.text.entities.settling import settle
from whence.text.entities.surmising import surmises
from whence.text.fold import fold
from whence.text.speakers.cased import page as read_page
from whence.text.speakers.people import find_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whence.model.facts import FactType
    from whence.text.entities.pieces import Piece
    from whence.text.speakers.cased import Page
    from whence.text.speakers.people import People, Person
    from whence.text.witness import Witness


def entities(witness: Witness) -> list[Fact]:
    """Return the places, people, organisations and roles of an article, in reading order; never raises.

    Facts may lie inside one another: a role holds the body that it is a role in.
    """
    page = read_page(witness)
    return entities_on(page, find_people(page))


def entities_on(page: Page, people: People) -> list[Fact]:
    """Return the same where the page and its people have been read already."""
    taken = settle(page, people)
    bearers: dict[str, list[Person]] = {}
    for person in people.people:
        if len(person.words) > 1:
            bearers.setdefault(person.surname, []).append(person)
    guessed = [_led_back(piece, bearers) for piece in guesses(page, taken)]
    for piece in guessed:
        taken.update((n, piece) for n in range(piece.begin, piece.end))
    known = {word for person in people.people for word in person.words}
    for piece in list(surmises(page, taken, known | {fold(p.norm) for p in guessed if p.type == "person"})):
        taken.update((n, piece) for n in range(piece.begin, piece.end))
    found = [*dict.fromkeys(taken.values()), *camps(page, taken)]
    facts = [
        Fact(cast("FactType", p.type), characters(page, p.begin, p.end), p.norm, score=p.score, notes=_notes(p))
        for p in found
        if p.type != "people"
    ]
    facts += (
        Fact("role", characters(page, o.begin, o.end), norm_of(o), of=o.person, score=o.score)
        for o in office_facts(page, taken)
    )
    facts += compounds(page, taken)
    facts.sort(key=lambda f: (f.span.begin, -f.span.end))
    return facts


def _led_back(piece: Piece, bearers: Mapping[str, list[Person]]) -> Piece:
    """Give a guessed surname the full name of the one person who bears it."""
    found = bearers.get(fold(piece.norm), ()) if piece.type == "person" and piece.end - piece.begin == 1 else ()
    if len(found) != 1:
        return piece
    return piece._replace(norm=" ".join(word.capitalize() for word in found[0].words))


def _notes(piece: Piece) -> tuple[str, ...]:
    if piece.kind == "torn":
        return (f"{piece.norm}: the article names more than one who is called so",)
    return ()
