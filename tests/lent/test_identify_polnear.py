"""Whom pronouns stand for in lent articles, read by hand: tests/lent/data/speakers.json holds places only."""

import json
from pathlib import Path

import pytest

from tests.floors import check
from whence.model import Article, Span
from whence.model.quoting import UNKNOWN_SPEAKER, Attribution
from whence.stages.identify import identify
from whence.text.degrade import degrade
from whence.text.fold import fold
from whence.text.witness import prepare

CASES = json.loads(Path(__file__).with_name("data").joinpath("speakers.json").read_text(encoding="utf-8"))


def attributed(source, cue, content, *, carried=False):
    return Attribution(source, cue, content, "direct", (), UNKNOWN_SPEAKER, "model", 1.0, carried)


def annotated(path):
    """The attributions of a brat file that have a cue and a content; malformed lines are skipped."""
    spans, events = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        what = rest.split("\t")[0]
        if key.startswith("T"):
            _, _, places = what.partition(" ")
            spans[key] = tuple(Span(*map(int, place.split())) for place in places.split(";") if len(place.split()) == 2)
        elif key.startswith("E"):
            events.append([part.split(":") for part in what.split()])
    for event in events:
        parts: dict[str, tuple[Span, ...]] = {"source": (), "cue": (), "content": ()}
        for role, key in (pair for pair in event if len(pair) == 2):
            label = role.rstrip("0123456789").lower()
            if label in parts:
                parts[label] = tuple(sorted((*parts[label], *spans.get(key, ()))))
        if parts["cue"] and parts["content"]:
            yield attributed(parts["source"], parts["cue"], parts["content"])


def surname(name):
    return [fold(word) for word in name.replace("’s", "").split() if fold(word) not in ("jr", "sr")][-1]


@pytest.fixture(scope="module")
def answers(shared):
    """For the text as printed and stripped: (whether it was led back, whether to the right one) by case."""
    folder = shared / "data" / "polnear" / "dev"
    if not folder.is_dir():
        pytest.skip(f"{folder} was not lent")
    found: dict[str, list[tuple[bool, bool]]] = {"clean": [], "stripped": []}
    for file in sorted({case[0] for case in CASES["polnear-dev"]}):
        text = (folder / "text" / f"{file}.txt").read_bytes().decode("utf-8")
        copy = degrade(text)
        attributions = list(annotated(next(folder.glob(f"attributions/{file}_*.ann"))))
        moved = [
            attributed(*(tuple(copy.span(*span) for span in part) for part in (a.source, a.cue, a.content)))
            for a in attributions
        ]
        cases = {
            (begin, end): Span(*name).of(text) for name_of, begin, end, *name in CASES["polnear-dev"] if name_of == file
        }
        for kind, read, given in (("clean", text, attributions), ("stripped", copy.text, moved)):
            seen = set()
            for before, after in zip(attributions, identify(prepare(Article(file, read)), given), strict=True):
                place = tuple(before.source[0]) if before.source else None
                if place in cases and place not in seen:
                    seen.add(place)
                    led = after.speaker.status == "named"
                    found[kind].append((led, led and surname(after.speaker.name) == surname(cases[place])))
            assert seen == set(cases)
    return found


@pytest.mark.parametrize("kind", ["clean", "stripped"])
def test_pronouns_are_led_back_to_the_right_person_or_to_nobody(answers, kind):
    led = [right for was_led, right in answers[kind] if was_led]
    check(f"speakers-pronouns-{kind}-right", sum(led) / len(led))
    check(f"speakers-pronouns-{kind}-led-back", len(led) / len(answers[kind]))


def test_the_sources_of_the_guiding_pair_are_who_a_person_says(shared):
    """With the places of source and content given, as a tagger would."""
    gold = shared / "gold" / "seed_pair.json"
    if not gold.exists():
        pytest.skip(f"{gold} was not lent")
    text = (shared / "seeds" / "inquisitr.txt").read_bytes().decode("utf-8")
    given = [
        attributed((Span(*source),) if source else (), (), (Span(begin, end),), carried=not source)
        for begin, end, *source in CASES["guiding-child"]
    ]
    names = [quotation["source"] for quotation in json.loads(gold.read_text(encoding="utf-8"))["quotations"]]
    assert names == [a.speaker.name for a in identify(prepare(Article("a", text)), given)]
