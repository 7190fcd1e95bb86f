"""Pairs of articles: a parent of some sentences, and a child that tells one of its facts in other words, or changed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from bench.retold import carried
from bench.rewritings import figures, measures, people, times
from bench.rewritings.cast import Cast, drawn
from bench.rewritings.frames import AFTER, ANYWHERE, Filled, Frame, Theme, filled, themes
from bench.rewritings.wording import Kind, Wordings
from whence.model import Article, Span
from whence.text.degrade import degrade

KINDS: dict[str, Kind] = {**figures.KINDS, **times.KINDS, **measures.KINDS, **people.KINDS}
"""Every way to rewrite a fact, by name."""
CONDITIONS = ("clean", "child", "clean", "parent")
"""Which side is degraded, case by case."""
_ONE_SIDED = ("yesterday",)
"""Rewrites whose first words hold on the parent's day only: they go into no other place, nor the other way round."""
_INTRODUCTIONS = (
    ("{p1}, {post1} of the {body1} ({letters1}), spoke in {town} about {about}.",
     "{about} was what {p1}, {post1} of the {body1} ({letters1}), spoke about in {town}."),
    ("The {body1} ({letters1}) has presented its report on {about}, and its {post1}, {p1}, answered questions.",
     "{p1}, {post1} of the {body1} ({letters1}), answered questions on a report about {about}."),
)  # fmt: skip
_SECONDS = (
    ("{p2}, the {post2} of the {body2} ({letters2}), said that the work had only begun.",
     "The work has only begun, said {p2}, the {post2} of the {body2} ({letters2})."),
    ("“We will look at every paper,” said {p2}, the {post2} of the {body2} ({letters2}).",
     "“We will look at every paper,” {p2}, the {post2} of the {body2} ({letters2}), said."),
)  # fmt: skip


class Case(NamedTuple):
    """A pair whose truth is known: the parent's fact and the child's, in the same place."""

    kind: str
    changed: bool
    """Whether the child's fact contradicts the parent's; else it is the same in other words."""
    condition: str
    parent: Article
    child: Article
    at_parent: Span
    at_child: Span

    def facts(self) -> tuple[str, str]:
        return self.at_parent.of(self.parent.text), self.at_child.of(self.child.text)


class _Plant(NamedTuple):
    theme: Theme
    frame: Frame
    name: str


def cases(count: int, *, changed: bool, seed: int = 0) -> Iterator[Case]:
    """`count` pairs, every kind as often as every other; the same ones for the same seed."""
    kinds = sorted(KINDS)
    for n in range(count):
        chance = random.Random(f"{seed} {changed} {n}")
        kind = kinds[n % len(kinds)]
        yield _case(kind, CONDITIONS[n // len(kinds) % len(CONDITIONS)], n, changed=changed, chance=chance)


@cache
def _plants(kind: str) -> tuple[_Plant, ...]:
    """Where a kind can be planted: all places of its types."""
    return tuple(
        _Plant(theme, frame, name)
        for theme in themes()
        for frame in theme.frames
        for name, place in frame.places.items()
        if theme.name not in (ANYWHERE, AFTER) and place.type in KINDS[kind].types
    )


@cache
def _of_type(place: str) -> tuple[Kind, ...]:
    """The rewrites that can fill a place of that type with the same words on both sides."""
    return tuple(kind for name, kind in KINDS.items() if place in kind.types and name not in _ONE_SIDED)


def _case(kind: str, condition: str, n: int, *, changed: bool, chance: random.Random) -> Case:
    plant, cast = chance.choice(_plants(kind)), drawn(chance)
    wordings = KINDS[kind].rewrite(chance, plant.frame.places[plant.name], cast)
    if kind not in _ONE_SIDED and chance.random() < 0.5:
        wordings = wordings.swapped()
    told = Wordings(wordings.before, wordings.wrong, "") if changed else wordings
    left, right = _told(plant, told, cast, chance)
    dated = plant.frame.places[plant.name].type in ("day", "year") or chance.random() < 0.5
    days = [day.isoformat() if dated else None for day in (cast.parent_day, cast.child_day)]
    name = f"{'changed' if changed else 'alike'} {n}"
    parent, at_parent = _finished(f"{name} parent", left, days[0], degraded=condition == "parent")
    child, at_child = _finished(f"{name} child", right, days[1], degraded=condition == "child")
    return Case(kind, changed, condition, parent, child, at_parent, at_child)


def _frames(name: str) -> tuple[Frame, ...]:
    return next(theme for theme in themes() if theme.name == name).frames


class _Sentence(NamedTuple):
    """A sentence as the parent has it and as the child has it; either may lack it."""

    left: Filled | None
    right: Filled | None
    planted: bool = False


def _told(plant: _Plant, told: Wordings, cast: Cast, chance: random.Random) -> tuple[Filled, Filled]:
    """Both texts, each with the span of the planted fact under "fact"."""
    names = cast.names() | {"about": plant.theme.about}
    opening = [
        _Sentence(filled(chance.choice(pair), names), filled(chance.choice(pair), names))
        for pair in (chance.choice(_INTRODUCTIONS), chance.choice(_SECONDS))
    ]
    around = [frame for frame in plant.theme.frames if frame is not plant.frame]
    body = [_sentence(frame, names, cast, chance) for frame in chance.sample(around, chance.randint(3, 6))]
    body = [_lost(sentence, chance) for sentence in body]
    for frame in chance.sample(_frames(ANYWHERE), chance.choice((0, 1, 1, 2))):
        there = _sentence(frame, names, cast, chance)
        body.append(chance.choice((there, there._replace(left=None))))
    chance.shuffle(body)
    at = chance.randint(0, len(body))
    body.insert(at, _planted(plant, told, names, cast, chance))
    if chance.random() < 0.15:
        near = _sentence(chance.choice(_frames(AFTER)), names, cast, chance)
        body.insert(at + 1, near._replace(left=None))
    left = [*opening, *body]
    right = [*opening, *body] if chance.random() < 0.6 else [*opening, *_moved(body, chance)]
    table = _table(cast, chance) if chance.random() < 0.15 else ""
    return _text([s.left for s in left], left, chance, table), _text([s.right for s in right], right, chance, table)


def _lost(sentence: _Sentence, chance: random.Random) -> _Sentence:
    return sentence._replace(right=None) if chance.random() < 0.2 else sentence


def _moved(body: list[_Sentence], chance: random.Random) -> list[_Sentence]:
    """One sentence elsewhere."""
    order = list(body)
    order.insert(chance.randint(0, len(order) - 1), order.pop(chance.randrange(len(order))))
    return order


def _sentence(frame: Frame, names: Mapping[str, str], cast: Cast, chance: random.Random) -> _Sentence:
    """A sentence with the same facts, in the same words, on both sides; the rest of it may be reworded."""
    values = {**names, **_values(frame, cast, chance)}
    left = chance.choice(frame.wordings)
    right = left if chance.random() < 0.5 else chance.choice(frame.wordings)
    return _Sentence(filled(left, values), filled(right, values))


def _values(frame: Frame, cast: Cast, chance: random.Random) -> dict[str, str]:
    return {
        name: chance.choice(_of_type(place.type)).rewrite(chance, place, cast).before
        for name, place in frame.places.items()
    }


def _planted(plant: _Plant, told: Wordings, names: Mapping[str, str], cast: Cast, chance: random.Random) -> _Sentence:
    values = {**names, **_values(plant.frame, cast, chance)}
    wordings = plant.frame.having(plant.name)
    left = chance.choice(wordings)
    right = left if chance.random() < 0.4 else chance.choice(wordings)
    sides = [
        filled(wording, {**values, plant.name: value}) for wording, value in ((left, told.before), (right, told.after))
    ]
    one, other = (Filled(side.text, {"fact": side.spans[plant.name]}) for side in sides)
    return _Sentence(one, other, planted=True)


def _table(cast: Cast, chance: random.Random) -> str:
    """A few lines of figures, the same in both articles."""
    wards = chance.sample("Northgate Eastfield Millbank Oldtown Ropewalk Quayside Kilnhill Fairmead".split(), 5)
    rows = [
        f"{ward}  {chance.randint(2, 99)}  {chance.randint(100, 9999):,}  {chance.randint(1, 99)}%" for ward in wards
    ]
    return f"\n\n{cast.towns[0]} by ward\n" + "\n".join(rows)


def _text(sides: list[Filled | None], sentences: list[_Sentence], chance: random.Random, table: str) -> Filled:
    text, spans = "", {}
    for side, sentence in zip(sides, sentences, strict=True):
        if side is None:
            continue
        if text:
            text += chance.choice((" ", " ", "\n\n"))
        if sentence.planted:
            spans["fact"] = Span(*(len(text) + at for at in side.spans["fact"]))
        text += side.text
    return Filled(text + table, spans)


def _finished(name: str, told: Filled, day: str | None, *, degraded: bool) -> tuple[Article, Span]:
    if not degraded:
        return Article(name, told.text, date=day), told.spans["fact"]
    worse = degrade(told.text, "strip")
    (span,) = carried(worse, [told.spans["fact"]])
    return Article(name, worse.text, date=day), span
