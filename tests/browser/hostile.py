"""Articles that try to run, to load and to steer something with every field they have, and the results made of them."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from whence import genealogy, pipeline
from whence.model import (
    Article,
    Credits,
    Diff,
    Facts,
    Ledger,
    Quotes,
    Stories,
    StoryLine,
    Telling,
)
from whence.options import Options

ELSEWHERE = "http://elsewhere.invalid"
"""Whoever asks this for anything has been led astray."""

RUN = "window.taken=1;alert(1)"

PAYLOADS = (
    f"<script>{RUN}</script>",
    f'<script src="{ELSEWHERE}/a.js"></script>',
    f"</script><script>{RUN}</script><!--",
    f"</style></title></textarea></noscript><script>{RUN}</script>",
    f'</style><style>@import "{ELSEWHERE}/b.css"; body {{ background: url({ELSEWHERE}/c.png) }}</style>',
    f'<img src=x onerror="{RUN}"><img src="{ELSEWHERE}/d.png">',
    f'<svg onload="{RUN}"><image href="{ELSEWHERE}/e.png"/><script>{RUN}</script></svg>',
    f'<svg><use href="{ELSEWHERE}/f.svg#x"/><animate onbegin="{RUN}" attributeName=x dur=1s></svg>',
    f'" onmouseover="{RUN}" onfocus="{RUN}" style="background:url({ELSEWHERE}/g)" x="',
    f"' autofocus tabindex=1 onfocus='{RUN}' y='",
    f'<iframe src="{ELSEWHERE}/h"></iframe><iframe srcdoc="<script>parent.taken=1</script>"></iframe>',
    f"<object data={ELSEWHERE}/i></object><embed src={ELSEWHERE}/j><video src={ELSEWHERE}/k autoplay></video>",
    f'<link rel=stylesheet href="{ELSEWHERE}/l.css"><link rel=preload as=image href="{ELSEWHERE}/m.png">',
    f'<form action="{ELSEWHERE}/n"><input autofocus onfocus="{RUN}"><button>go</button></form>',
    f"<details open ontoggle={RUN}><summary>x</summary></details><body onload={RUN}>",
    f'<base href="{ELSEWHERE}/"><img src=o.png>',
    f'<meta http-equiv=refresh content="0;url={ELSEWHERE}/o">',
    f'<a href="javascript:{RUN}" ping="{ELSEWHERE}/p">here</a>',
    f"]]><script>{RUN}</script><![CDATA[",
    "{{ 7 * 7 }}{% for x in x %}{%- raw -%}{# ${7*7} <%= 7*7 %> #}",
    "&lt;script&gt; &#60;script&#62; &amp;lt; \\u003cscript\\u003e",
    "\x1b[2J\x1b]0;title\x07\x9b31m \x00\x08\x0b\x7f",
    "\u202egnp.exe\u202d\u2066\u2067\u2069\u2028\u2029\ufeff",
    "\ud800 lone, \U000e0041 tag, e" + "\u0301" * 40,
    "W" * 1_000,
)
"""Strings that would do something if a page took them for anything but text."""

SHARED = (
    "Skerrywire reports that a fire on the ferry Ansgate put 14 people in hospital on Tuesday.",
    "“The log is tidy {} and very hard to square with what the crew told us,” said Nora {} Selwick, who leads it.",
    "The company {} may be fined as much as $350,000 and has 48 hours to hand over the books of its other ships.",
    "About 340 people had left the island of Calder by noon, the harbour office told the Harbour Courier {}.",
)
RETOLD = (
    "A fire on the ferry Ansgate put 40 people in hospital on Tuesday.",
    "“The log is very hard to square with what the crew told us,” said Nora {} Selwick, the investigator.",
    "The company {} will be fined $350,000 and has two days to hand over the books of its other ships.",
    "A school on Calder {} will stay closed on Friday, according to Skerrywire.",
)


def payload(number: int) -> str:
    """One of the payloads, round and round."""
    return PAYLOADS[number % len(PAYLOADS)]


def _article(number: int, date: str, url: str, sentences: tuple[str, ...]) -> Article:
    told = [sentence.replace("{}", payload(number * 5 + n)) for n, sentence in enumerate(sentences)]
    every = [f"{words}\r\n" for words in PAYLOADS] if number < 2 else []
    return Article(
        f"{number}{''.join(PAYLOADS[:23])}",
        "\n".join([f"{payload(number)} headline", *told, *every]),
        outlet="Skerrywire" if not number else f"Post {payload(number * 7)} {payload(number * 7 + 5)}",
        date=date,
        title=f"{payload(number * 3 + 4)} {payload(number * 3 + 9)}",
        url=url,
        extra={"language": payload(8), "author": payload(5), payload(0): [payload(8)]},
        notes=tuple(PAYLOADS[number::3]),
    )


@cache
def articles() -> tuple[Article, ...]:
    """Three that tell one story."""
    return (
        _article(0, "2031-05-06T10:00:00+00:00", f"javascript:{RUN}", SHARED),
        _article(1, "2031-05-07T09:00:00+00:00", f'https://x.example/"onclick="{RUN}', RETOLD),
        _article(2, f"2031{payload(8)}", f"data:text/html,<script>{RUN}</script>", (*RETOLD[1:], SHARED[0])),
    )


@cache
def results() -> dict[str, Any]:
    """A result of each kind, made of the articles by the stages, then every free field of it filled with payloads."""
    told = articles()
    story = genealogy.tell(told, Options())
    blame = pipeline.blame(told[1], told[:1], Options())
    line = StoryLine(payload(0), payload(5), (payload(6),), PAYLOADS, payload(8), payload(9), 2)
    made = {
        "diff": Diff(told, story.derivations, (blame,), story.drifts, PAYLOADS),
        "blame": replace(blame, notes=PAYLOADS),
        "quotes": Quotes(told[:2], blame.voices[::-1], blame.quotations, PAYLOADS),
        "credits": Credits(
            told[:2], blame.voices[::-1], (Ledger(blame.child.id, blame.borrowings, blame.credit_checks),), PAYLOADS
        ),
        "facts": Facts(told[:2], blame.sheets[::-1], (Telling(blame.child.id, blame.changes),), story.drifts, PAYLOADS),
        "story": story,
        "stories": Stories((line, replace(line, id=payload(7), title=None)), PAYLOADS),
    }
    return {kind: poisoned(result) for kind, result in made.items()}


_NAMING = {
    "article", "articles", "child", "children", "earliest", "first", "heir_of", "heirs", "id", "last", "left", "parent",
    "right", "text", "url", "via",
}  # fmt: skip
"""Fields that hold the id of an article, or its text."""


def poisoned(value: Any, count: list[int] | None = None) -> Any:
    """Return the result with another payload at the end of each string of it that is free to say anything."""
    count = count if count is not None else [0]
    if isinstance(value, Article | type) or not is_dataclass(value):
        return tuple(poisoned(one, count) for one in value) if type(value) is tuple else value
    made: Any = value
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        free = field.name not in _NAMING
        if free and field.type in ("str", "str | None") and isinstance(old, str):
            count[0] += 1
            changed[field.name] = f"{old} {payload(count[0])}"
        elif free and field.type == "tuple[str, ...]":
            count[0] += 1
            changed[field.name] = (*old, payload(count[0]))
        else:
            changed[field.name] = poisoned(old, count)
    return replace(made, **changed)
