"""PolNeAR articles as windows of word pieces with what the tagger has to learn about each piece.

An article is seen in one of four states: as it was written, with its curly quotation marks made straight, with its
quotation marks taken out, or degraded (lower-cased, every character that is no word character a space).
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

LABELS = ("source", "cue", "content")
LENGTH = 254  # pieces of a window, without [CLS] and [SEP]
_WORD = re.compile(r"\w")
_MARKS = re.compile(r"[\"“”„«»‘’'`]+(?=\W|$)|(?<!\w)[\"“”„«»‘’'`]+")
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
_RECORD = re.compile(r"[TE]\d+\t")

Ranges = list[list[int]]
Reading = list[dict[str, Ranges]]


class Story(NamedTuple):
    """A text and its readings: each annotator's attributions, a list of ranges for each label."""

    name: str
    text: str
    readings: list[Reading]


class Window(NamedTuple):
    """Pieces, inside and begin targets (pieces x 3), and cue pieces with the source and content pieces they link."""

    pieces: np.ndarray
    inside: np.ndarray
    begin: np.ndarray
    cues: np.ndarray
    links: np.ndarray


def read_annotations(path: Path) -> Reading:
    """Read a brat file: for each attribution the ranges of each label."""
    spans: dict[str, tuple[str, Ranges]] = {}
    out: Reading = []
    for line in path.read_text("utf-8").split("\n"):
        if not _RECORD.match(line):
            continue
        key, what = line.split("\t")[:2]
        if key[0] == "T":
            kind, places = what.split(" ", 1)
            spans[key] = kind.lower(), [[int(edge) for edge in place.split()] for place in places.split(";")]
            continue
        found: dict[str, Ranges] = {label: [] for label in LABELS}
        for part in what.split():
            role, _, target = part.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in found and target in spans:
                found[role] += spans[target][1]
        out.append(found)
    return out


def read_stories(folder: Path) -> list[Story]:
    """Read a folder of PolNeAR: text/*.txt and attributions/*.ann, some articles with several readings."""
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    readings = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = next(name for name in texts if path.name.startswith(name))
        readings[name].append(read_annotations(path))
    return [Story(name, text, readings[name]) for name, text in texts.items()]


def in_state(text: str, state: str) -> tuple[str, list[int]]:
    """Return `text` in a state, and for each of its characters the index it came from."""
    if state == "degraded":
        out: list[str] = []
        at: list[int] = []
        for index, character in enumerate(text):
            low = character.lower()
            if _WORD.fullmatch(character) and len(low) == 1:
                out.append(low)
                at.append(index)
            elif out and out[-1] != " ":
                out.append(" ")
                at.append(index)
        return "".join(out), at
    if state == "unmarked":
        gone = {index for match in _MARKS.finditer(text) for index in range(*match.span())}
        at = [index for index in range(len(text)) if index not in gone]
        return "".join(text[index] for index in at), at
    return (text.translate(_STRAIGHT) if state == "straight" else text), list(range(len(text)))


def pieces_of(tokenizer: Tokenizer, text: str, *, breaks: bool) -> tuple[list[int], list[tuple[int, int]]]:
    """Cut `text` into word pieces with their ranges; a blank line is the piece [unused1] where `breaks`."""
    edges = [match.span() for match in re.finditer(r"\n\s*\n", text)] if breaks else []
    pieces: list[int] = []
    ranges: list[tuple[int, int]] = []
    begin = 0
    for left, right in [*edges, (len(text), len(text))]:
        coded = tokenizer.encode(text[begin:left], add_special_tokens=False)
        pieces += coded.ids
        ranges += [(begin + a, begin + b) for a, b in coded.offsets]
        if right > left and pieces:
            pieces.append(tokenizer.token_to_id("[unused1]"))
            ranges.append((left, left))
        begin = right
    return pieces, ranges


def windows(tokenizer: Tokenizer, story: Story, chance: random.Random) -> Iterator[Window]:
    """Yield the windows of an article in a random state, read by one of its readers, cut at a random place."""
    state = chance.choices(("clean", "straight", "unmarked", "degraded"), (0.36, 0.10, 0.08, 0.46))[0]
    text, at = in_state(story.text, state)
    breaks = state != "degraded" and chance.random() < 0.75
    pieces, ranges = pieces_of(tokenizer, text, breaks=breaks)
    starts = np.array([at[b] if b < len(at) else len(story.text) for b, _ in ranges])
    ends = np.array([at[e - 1] + 1 if e > b else at[b] if b < len(at) else len(story.text) for b, e in ranges])
    attributions = chance.choice(story.readings)

    def covered(ranges_: Ranges) -> np.ndarray:
        mask = np.zeros(len(pieces), dtype=bool)
        for b, e in ranges_:
            mask |= (starts < e) & (ends > b)
        return mask

    inside = np.zeros((len(pieces), 3), np.float32)
    begin = np.zeros((len(pieces), 3), np.float32)
    rows: list[tuple[int, np.ndarray]] = []
    for attribution in attributions:
        masks = [covered(attribution[label]) for label in LABELS]
        for column, label in enumerate(LABELS):
            inside[masks[column], column] = 1
            for b, e in attribution[label]:
                first = np.flatnonzero((starts < e) & (ends > b))
                begin[first[:1], column] = 1
        if masks[1].any():  # links are learnt from a cue's first piece and from any other: it may be cut otherwise
            cue = np.flatnonzero(masks[1])
            linked = np.stack([masks[0], masks[2]])
            rows += [(piece, linked) for piece in sorted({int(cue[0]), int(chance.choice(cue))})]
    first = chance.randrange(LENGTH) if len(pieces) > LENGTH else 0
    cuts = [0] if first > LENGTH // 4 else []
    cuts += list(range(first, max(1, len(pieces) - LENGTH // 4), LENGTH))
    for cut in cuts:
        left = max(0, min(cut, len(pieces) - LENGTH))
        right = min(len(pieces), left + LENGTH)
        here = [(cue - left, links[:, left:right]) for cue, links in rows if left <= cue < right]
        yield Window(
            np.array(pieces[left:right]),
            inside[left:right],
            begin[left:right],
            np.array([cue for cue, _ in here], dtype=np.int64),
            np.array([links for _, links in here], dtype=np.float32).reshape(len(here), 2, right - left),
        )
