"""Real quotations of real articles: PolNeAR's gold attributions, and those of allsides that a plain pattern finds.

A pattern is enough for allsides because only what it is sure of is used: marks that pair off within their paragraph,
and a name and a verb of saying right beside them.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bench.figure import records
from whence.model import Span
from whence.text.words import is_known, is_name

WORDS = (8, 60)
"""Words that a quotation has to have to be used."""
_VERBS = (
    "said|says|added|argued|told reporters|told CNN|told Fox News|told the Associated Press|wrote|tweeted|explained"
)
_TITLES = (
    "Mr Mrs Ms Dr Sen Senator Rep Representative Gov Governor Gen General President Secretary Attorney Judge Justice"
    " Speaker Leader Chairman Chairwoman Minister Prime Vice Director Mayor Sheriff Officer Lt Sgt Col Rev Former Press"
    " House Senate Majority Minority State Republican Democrat Democratic Republicans Democrats The Congressman"
    " Congresswoman Professor Chief Police Spokesman Spokeswoman Candidate Nominee Businessman Billionaire And But As"
    " In On At When While For After Before If So Then Yet Still Also Even Meanwhile However"
).split()
_ORGANISATIONS = frozenset(
    "House Department Post Times Party Committee News University Center Centre Court Office Journal Institute Council"
    " Agency Group Administration Congress Senate Association Union Fox CNN NBC ABC CBS MSNBC Press Foundation Bureau"
    " Board Commission Ministry Army Navy America American Americans Washington York State States City County Street"
    " Journal Guardian Politico Reuters Twitter Facebook Google Company Inc Campaign Project Society Law School College"
    " Democrats Republicans Democrat Republican Daily National Security Service Intelligence Federal International"
    " Supreme Justice Police Obamacare Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March"
    " April May June July August September October November December Islamic Christian United Nations North South East"
    " West White Black Blue Democratic Affairs Action Fund Coalition Network Institution Caucus GOP Sr Jr Beast Hill"
    " Breitbart Huffington Register Tribune Herald Radio Media Research Survey Poll This That These Those There Here"
    " Her His Their Our My Your Its What Who Why How Not No Yes Well Now Today Tonight".split()
)
_NAME = r"[A-Z][a-zA-Z’'-]*[a-z](?:[ \t](?:[A-Z]\.[ \t])?(?:[Dd]e[ \t]|[Vv]an[ \t])?[A-Z][a-zA-Z’'-]*[a-z]){0,3}"
_WHO = rf"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.[ \t])?{_NAME}|[Hh]e|[Ss]he)"
_SAYING = frozenset(
    "said says added adding saying claimed argued told insisted noted explained suggested wrote".split()
)
_NO_CLAUSE = frozenset(
    "to in on at by for from with during after before as when last earlier later about through via while yes"
    " no nothing so much today yesterday".split()
)
_BEHIND = re.compile(rf"[ \t]+(?:(?P<cue>{_VERBS})[ \t]{_WHO}|{_WHO.replace('who', 'who2')}[ \t](?P<cue2>{_VERBS}))\b")
_AHEAD = re.compile(rf"(?:^|(?<=[.!?”\"\n][ \t])|(?<=\n)){_WHO}[ \t](?P<cue>{_VERBS})[,:]?[ \t]+$")
_GOES_ON = re.compile(r"(?P<end>[.,])[ \t]+$")
_REPORTED = re.compile(
    rf"(?:^|(?<=[.!?][ \t])){_WHO}[ \t](?:also[ \t])?(?P<cue>said|says|added|argued|told[ \t]reporters)"
    r"[ \t](?:that[ \t])?(?P<what>[a-z][^“”\"\n]+?[a-z])\.(?=\s|$)",
    re.MULTILINE,
)
_REPORTED_BEHIND = re.compile(
    rf"(?:^|(?<=[.!?][ \t]))(?P<what>[A-Z][^“”\"\n.;]+?[a-z]),[ \t]{_WHO}[ \t](?P<cue>said|says|added)\.(?=\s|$)",
    re.MULTILINE,
)
_MARKED = re.compile(r"“(?P<curly>[^“”\"\n]+)”|\"(?P<straight>[^“”\"\n]+)\"")
_ODD_INSIDE = re.compile(r"[\u200b\[\](){}…*/\\<>@#_|~]|\.\.|--|[‘`]|(?<!\w)['’]|['’](?!\w)|http|\bsic\b")
_PARTICLES = frozenset("de De van Van von der la bin al".split())


class Said(NamedTuple):
    """One attribution of a real article; spans as in `whence.model.Attribution`."""

    source: Span
    cue: Span
    content: tuple[Span, ...]
    direct: bool
    """All of it between marks; otherwise none of it."""
    name: str | None
    """The fullest form of the name of the source in the article; None where it is no name of a person."""
    sure: bool
    """Whether it may be planted with: a person's name, one clear quotation, an ordinary length."""


class Story(NamedTuple):
    id: str
    text: str
    paragraphs: tuple[Span, ...]
    said: tuple[Said, ...]
    gold: bool = False
    """Whether people marked its attributions."""


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def in_part(name: str, part: str) -> bool:
    """Whether an article belongs to part A (for tuning) or B (for reporting)."""
    return ("A" if sha256(name.encode()).digest()[0] & 1 else "B") == part


def paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))


def surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].removesuffix("'s").removesuffix("’s")


def person(given: str, text: str) -> str | None:
    """The fullest form in `text` of the name `given`, without titles; None if it seems to be no person's."""
    parts = [part for part in given.split() if part.rstrip(".") not in _TITLES]
    if not parts or not all(_is_proper(part) for part in parts) or parts[-1] in _ORGANISATIONS:
        return None
    last = re.escape(parts[-1])
    fuller = [" ".join(parts)] if len(parts) > 1 else []
    for match in _fuller(last).finditer(text):
        found = [part for part in match.group().split() if part.rstrip(".") not in _TITLES]
        if 1 < len(found) <= 4 and all(_is_proper(part) for part in found):
            fuller.append(" ".join(found))
    if not fuller:
        return None
    best = max(fuller, key=lambda name: (fuller.count(name), len(name)))
    return None if any(part in _ORGANISATIONS for part in best.split()) else best


def _is_proper(part: str) -> bool:
    """Whether it looks like a part of a name: a capital, and no word that news writes without one."""
    core = part.strip(".,’'").removesuffix("’s").removesuffix("'s").casefold()
    return part in _PARTICLES or (part[:1].isupper() and (len(core) == 1 or not is_known(core) or is_name(core)))


@cache
def _fuller(last: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:[A-Z][a-z’'-]+[ \t]){{1,2}}(?:[A-Z]\.[ \t])?{last}\b")


def marked(text: str, paragraph: Span) -> list[Span]:
    """The stretches between marks of a paragraph whose marks pair off; none where they do not."""
    inside = paragraph.of(text)
    found = list(_MARKED.finditer(inside))
    if sum(inside.count(mark) for mark in '“”"') != 2 * len(found):
        return []
    return [Span(*(paragraph.begin + at for at in m.span(m.lastgroup or 0))) for m in found]


def usable(text: str, content: tuple[Span, ...]) -> bool:
    inside = " ".join(span.of(text) for span in content)
    return (
        WORDS[0] <= len(inside.split()) <= WORDS[1]
        and all(len(span.of(text).split()) >= 2 for span in content)
        and not _ODD_INSIDE.search(inside)
        and inside[-1:] != ":"
    )


def pattern_said(text: str, places: tuple[Span, ...]) -> Iterator[Said]:
    """What the plain pattern finds in a text of no gold."""
    known = cache(lambda given: person(given, text))
    for paragraph in places:
        inside = paragraph.of(text)
        stretches = marked(text, paragraph)
        for who, cue, content in _beside_marks(text, paragraph, stretches):
            name = known(who.of(text))
            yield Said(who, cue, content, True, name, name is not None and usable(text, content))
        if " sa" in inside and (stretches or not re.search('[“”"]', inside)):
            for who, cue, content in _reported(text, paragraph, stretches):
                name = known(who.of(text))
                sure = name is not None and usable(text, content) and _is_clause(content[0].of(text))
                yield Said(who, cue, content, False, name, sure)


Found = tuple[Span, Span, tuple[Span, ...]]
"""Source, cue, content."""


def _beside_marks(text: str, paragraph: Span, stretches: list[Span]) -> Iterator[Found]:
    used: set[Span] = set()
    for n, stretch in enumerate(stretches):
        if stretch in used:
            continue
        limit = stretches[n + 1].begin - 1 if n + 1 < len(stretches) else paragraph.end
        base = max(paragraph.begin, stretch.begin - 91)
        content: tuple[Span, ...] = (stretch,)
        if behind := _BEHIND.match(text, stretch.end + 1, limit):
            key = "" if behind.group("cue") else "2"
            who, cue = Span(*behind.span(f"who{key}")), Span(*behind.span(f"cue{key}"))
            if limit < paragraph.end and _GOES_ON.fullmatch(text, behind.end(), limit):
                content = (stretch, stretches[n + 1])
            elif text[behind.end() : behind.end() + 1] not in {".", ","}:
                continue
        elif ahead := _AHEAD.search(text[base : stretch.begin - 1]):
            who, cue = (Span(base + begin, base + end) for begin, end in (ahead.span("who"), ahead.span("cue")))
        else:
            continue
        used.update(content)
        yield who, cue, content


def _reported(text: str, paragraph: Span, stretches: list[Span]) -> Iterator[Found]:
    for pattern in (_REPORTED, _REPORTED_BEHIND):
        for match in pattern.finditer(text, paragraph.begin, paragraph.end):
            who, cue, what = (Span(*match.span(group)) for group in ("who", "cue", "what"))
            if not any(stretch.overlap(match.span()) for stretch in stretches):
                yield who, cue, (what,)


def _is_clause(words: str) -> bool:
    """Whether reported words may be what was said, and not when or where."""
    return words.split(maxsplit=1)[0] not in _NO_CLAUSE and " said" not in words


def gold_said(text: str, places: tuple[Span, ...], annotations: str) -> Iterator[Said]:
    """The attributions of a brat file that are all between marks, or not at all; malformed lines are passed over."""
    stretches = [stretch for paragraph in places for stretch in marked(text, paragraph)]
    spans: dict[str, tuple[str, list[Span]]] = {}
    events = []
    for line in annotations.splitlines():
        columns = line.split("\t")
        try:
            if line.startswith("T"):
                label, where = columns[1].split(" ", 1)
                pieces = [Span(*map(int, piece.split())) for piece in where.split(";")]
                spans[columns[0]] = label, [piece for piece in pieces if 0 <= piece.begin < piece.end <= len(text)]
            elif line.startswith("E"):
                events.append([role.split(":")[1] for role in columns[1].split()])
        except (IndexError, ValueError, TypeError):
            continue
    for event in events:
        parts: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for key in event:
            label, pieces = spans.get(key, ("", []))
            if label in parts:
                parts[label] += pieces
        if not all(parts.values()) or len(parts["Source"]) > 1:
            continue
        if (said := _read(text, stretches, parts)) is not None:
            yield said


def _read(text: str, stretches: list[Span], parts: dict[str, list[Span]]) -> Said | None:
    content = tuple(sorted(trimmed(text, span) for span in parts["Content"]))
    (source,), cue = parts["Source"], min(parts["Cue"])
    within = [[stretch for stretch in stretches if stretch.overlap(span)] for span in content]
    direct = all(len(some) == 1 and covers(text, some[0], span) for some, span in zip(within, content, strict=True))
    if direct:
        content = tuple(some[0] for some in within)
    elif any(within) or re.search('[“”"]', text[content[0].begin - 2 : content[-1].end + 2]):
        return None
    elif text[content[0].begin :].startswith("that "):
        content = (Span(content[0].begin + 5, content[0].end), *content[1:])
    held = [part for part in re.split(r"[ \t]*,[ \t]*|[ \t]who[ \t]", source.of(text)) if part]
    name = person(held[0], text) if held else None
    apart = all(not content_span.overlap(source) for content_span in content)
    sure = name is not None and apart and len(set(content)) == len(content) and usable(text, content)
    if direct and len(content) > 1 and sure:
        sure = (
            len(content) == 2
            and content[1].begin - content[0].end < 90
            and "\n" not in text[content[0].end : content[1].begin]
        )
    if not direct:
        sure = sure and len(content) == 1 and cue.of(text) in _SAYING and _is_clause(content[0].of(text))
    return Said(source, cue, content, direct, name, sure)


def covers(text: str, stretch: Span, span: Span) -> bool:
    """Whether `span` is the whole of what stands between the marks, the punctuation at its ends aside."""
    outside = text[stretch.begin : max(stretch.begin, span.begin)] + text[min(stretch.end, span.end) : stretch.end]
    return not re.search(r"\w", outside) and span.begin >= stretch.begin - 1 and span.end <= stretch.end + 1


def trimmed(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[begin] in ' \t\r\n“”"':
        begin += 1
    while end > begin and text[end - 1] in ' \t\r\n“”"':
        end -= 1
    return Span(begin, end)


def polnear(shared: Path, part: str) -> Iterator[Story]:
    """The articles of PolNeAR train or dev, each as its first annotator read it."""
    folder = shared / "data" / "polnear" / part
    readings = sorted((folder / "attributions").glob("*.ann"))
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        own = next((r for r in readings if r.name.startswith(path.stem)), None)
        if own is not None:
            places = paragraphs(text)
            said = gold_said(text, places, own.read_text(encoding="utf-8"))
            yield Story(path.stem, text, places, tuple(sorted(said, key=lambda s: s.content)), gold=True)


def allsides(shared: Path, part: str, most: int) -> Iterator[Story]:
    """Up to `most` articles of one part of allsides, those that hold at least two quotations by persons named."""
    found = 0
    for record in records(shared / "data" / "allsides" / "articles.jsonl.gz"):
        if in_part(record["id"], part):
            places = paragraphs(record["text"])
            said = tuple(sorted(pattern_said(record["text"], places), key=lambda s: s.content))
            if sum(one.sure for one in said) > 1:
                yield Story(record["id"], record["text"], places, said)
                found += 1
                if found == most:
                    return
