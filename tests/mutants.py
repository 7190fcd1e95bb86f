"""Articles such as nobody would write: mutilated, mixed, repeated, in many scripts; one seed, one article."""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from whence.model import Article
from whence.text.degrade import degrade

FERRY = Path(__file__).parents[1] / "examples" / "ferry"
MOST_WORDS = 120

SCRIPTS = (
    "Паром «Леди Марран» загорелся во вторник, сообщило агентство.",
    "قالت الشركة إنّ العبّارة احترقت يوم الثلاثاء، والتحقيق مستمرّ.",
    "मंगलवार को नौका में आग लगी, जाँच जारी है।",
    "เรือเฟอร์รีเกิดเพลิงไหม้เมื่อวันอังคาร",
    "火曜日にフェリーで火災が発生した。調査は続いている。",
    "渡轮星期二起火,调查仍在进行。",
    "Η πορθμείο πήρε φωτιά την Τρίτη, είπε η εταιρεία.",
    "Tàu phà bốc cháy hôm thứ Ba, điều tra vẫn tiếp tục.",
    "המעבורת עלתה באש ביום שלישי.",
    "페리가 화요일에 불에 탔다.",
    "Die Fähre „Lady Marran“ brannte am Dienstag; Straße gesperrt.",
    "cafe\u0301 na\u0308ive re\u0301sume\u0301 A\u030angstro\u0308m",
    "🚢🔥 ferry fire 👩🏽‍🚒 brave crew 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
)
JUNK = (
    "\ud800",
    "\udfff",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\u2028",
    "\x85",
    "\x0b",
    "\ufeff",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\ufe0f",
    "\u0301",
    "\ue000",
    "\ufffd",
    "&#39;",
    "&rsquo;",
    "â€™",
    "’",
    "'",
    "“",
    "”",
    '"',
    "<b>",
    "&amp;",
    "%",
    "-\n",
    "-\r\n",
    "\r",
    "\r\n",
    "\n\n",
    "\t",
    "...",
    "…",
    "—",
    "U.S.",
    "u s",
    "US",
    "us",
    "don t",
    "trump s",
    "$4.2",
    "1,550.5",
    "½",
    "²",
    "①",
    "ﬁ",
    "ß",
    "İ",
    "ı",
    "ŉ",
    "ǆ",
    "٣",
    "1e9",
    "9" * 40,
    "a.b.c.d.",
    ".",
    "(AP)",
    "(Reuters)",
    "Photo: A B",
    "Sign up for our newsletter",
    "By A B",
    "contact us at x example",
    "said on Monday",
)
FIGURES = (
    "03/04/2019",
    "31/31/2031",
    "29 February 2031",
    "the 0th of May",
    "on Monday, May 13",
    "two Mondays ago",
    "in the year 99999",
    "a year and a half",
    "half past 25",
    "9 30 a m",
    "24:61",
    "3-1, 4-2, 0-0",
    "6-4 7-6 (7-5)",
    "555 0142 ext. 7",
    "+47 22 555 014",
    "10^400",
    "1e999",
    "-1e-999",
    "9" * 400,
    "1,550.5,20.1",
    "1.2.3.4",
    "0.000000000000001 metres",
    "more than more than 50",
    "between 7 and 5",
    "from 5 to to 7",
    "5 to 7 to 9",
    "no fewer than zero",
    "nearly -0",
    "minus 40 °F",
    "350 000",
    "$4.2m",
    "€ € 5",
    "400 zorkmids",
    "USD CAD AUD",
    "a hundred thousand million billion trillion",
    "two dozen dozen",
    "half a half",
    "dozens of dozens",
    "½ of ⅔",
    "٣٤ sailors",
    "4 2 million crowns",
    "101 percent of 24 sailors",
    "2.5 percentage points",
    "aged 400",
    "a 3-year-old, 90",
    "MRN 41.20 +0.35 0.8% SKW 7.05 -0.10 -1.4%",
    "| 1 | 22 | 333 |",
    "No. 1 vs. No. 2",
    "the 21st, the 22th and the third",
    "48 hours, two days, 2,880 minutes",
    "3 miles an hour per second",
    "Mr. Mr. Aldane",
    "did not never deny the alleged",
    "reportedly may have said",
)
"""Figures, dates and names that a grammar of facts may trip over."""
ENDS = ("\n", "\r\n", "\r", "\n\n", " ", "\u2028", "\n \n")
DATES = (
    None,
    "",
    "2025-05-06",
    "2025-05-07T10:00:00Z",
    "2025-05-06T23:59:59+14:00",
    "yesterday",
    "0001-01-01",
    "9999-12-31T23:59:59-12:00",
    "2025-13-45",
)
OUTLETS = (None, "", "Skerrywire", "The Harbour Courier", "Time", "the", "...", "Паром", "\ud800", "AP", "42")


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of the example story, roughly cut."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(FERRY.glob("*.txt")))
    return tuple(s.strip() for text in texts for line in text.splitlines() for s in line.split(". ") if s.strip())


@cache
def vocabulary() -> tuple[str, ...]:
    """All words of the example story, each once, and what stands around them."""
    return tuple(sorted({word for sentence in sentences() for word in sentence.split()}))


def articles(seed: int) -> list[Article]:
    """Two articles, now and then three or one twice over, that belong to `seed`."""
    chance = random.Random(seed)  # noqa: S311 - the same for the same seed is what is wanted
    first = text(chance)
    others = range(2 if chance.random() < 0.15 else 1)
    texts = [first, *(mutated(first, chance) if chance.random() < 0.75 else text(chance) for _ in others)]
    chance.shuffle(texts)
    return [
        Article(f"{'abc'[n]}.txt", each, chance.choice(OUTLETS), chance.choice(DATES)) for n, each in enumerate(texts)
    ]


def figured(seed: int) -> Article:
    """One article full of figures, dates and names, half of the time mutilated, that belongs to `seed`."""
    chance = random.Random(seed)  # noqa: S311 - the same for the same seed is what is wanted
    pieces = chance.choices(FIGURES + sentences() + JUNK[-20:], k=chance.randint(0, 25))
    whole = chance.choice((" ", ", ", ". ", "\n", "")).join(pieces)
    if chance.random() < 0.5:
        whole = mutated(whole, chance)
    return Article("a.txt", whole, chance.choice(OUTLETS), chance.choice(DATES))


def text(chance: random.Random) -> str:
    """A text of 0 to about 120 words."""
    makers: tuple[tuple[Callable[[random.Random], str], int], ...] = (
        (_excerpt, 10),
        (_salad, 3),
        (_scripts, 3),
        (_noise, 2),
        (_repeated, 2),
        (_tiny, 1),
    )
    (maker,) = chance.choices([m for m, _ in makers], [weight for _, weight in makers])
    return maker(chance)


def mutated(text: str, chance: random.Random) -> str:
    """A copy of `text` that went through one to four mishaps."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(MISHAPS)(text, chance)
    return text if len(text) < 2_000 else text[:2_000]


def _excerpt(chance: random.Random) -> str:
    kept: list[str] = []
    words = chance.randint(0, MOST_WORDS)
    while sum(len(s.split()) for s in kept) < words:
        kept.append(chance.choice(sentences()))
    return "".join(s + chance.choice((". ", ".\n", ".\n\n", " ", "\r\n", ".")) for s in kept)


def _salad(chance: random.Random) -> str:
    return chance.choice(ENDS).join(chance.choices(vocabulary(), k=chance.randint(0, 60)))


def _scripts(chance: random.Random) -> str:
    return chance.choice(ENDS).join(chance.choices(SCRIPTS + sentences()[:9], k=chance.randint(1, 6)))


def _noise(chance: random.Random) -> str:
    planes = (
        (0, 0x80),
        (0x80, 0x250),
        (0x250, 0x2100),
        (0x2000, 0x3000),
        (0x3000, 0xE000),
        (0xD800, 0x10000),
        (0x1F000, 0x1FB00),
        (0, 0x110000),
    )
    size = chance.randint(0, 200)
    return "".join(chr(chance.randrange(*chance.choice(planes))) for _ in range(size))


def _repeated(chance: random.Random) -> str:
    return chance.choice((" ", "", ". ", "\n")).join([chance.choice(sentences() + JUNK)] * chance.randint(1, 12))[:1500]


def _tiny(chance: random.Random) -> str:
    return chance.choice(("", " ", "\n", ".", "a", "%", "'", "-", "\x00", "\ufeff", "Said.", *JUNK))


def _junk(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(JUNK) + text[at:]
    return text


def _words(text: str, chance: random.Random) -> str:
    kept: list[str] = []
    for word in text.split(" "):
        slip = chance.random()
        if slip < 0.08:
            continue
        kept.append(chance.choice(vocabulary()) if slip < 0.16 else word)
        if slip > 0.94:
            kept.append(chance.choice(vocabulary()))
    return " ".join(kept)


def _shuffled(text: str, chance: random.Random) -> str:
    parts = text.split(". ")
    chance.shuffle(parts)
    return ". ".join(parts)


def _cut(text: str, chance: random.Random) -> str:
    begin, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return text[:begin] + text[end:] if chance.random() < 0.5 else text[begin:end]


def _degraded(text: str, chance: random.Random) -> str:
    return degrade(text, chance.choice(("lower", "strip", "ocr")), seed=chance.randrange(99), rate=0.1).text


def _joined(text: str, chance: random.Random) -> str:
    return text.replace(chance.choice((" ", ". ", ", ", "\n")), chance.choice(("", " ", "\n", "-", "'", "\u00ad")))


def _cased(text: str, chance: random.Random) -> str:
    return chance.choice((str.upper, str.title, str.swapcase, str.casefold))(text)


def _more(text: str, chance: random.Random) -> str:
    return chance.choice((text + text, text + chance.choice(ENDS) + _excerpt(chance)[:500], _scripts(chance) + text))


MISHAPS: tuple[Callable[[str, random.Random], str], ...] = (
    _junk,
    _words,
    _words,
    _shuffled,
    _cut,
    _degraded,
    _joined,
    _cased,
    _more,
)
