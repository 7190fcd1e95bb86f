"""Three invented articles, compared: with signs of formulas, emoji, accents, controls, right-to-left words."""

from functools import cache

import whence
from whence.model import Diff

SPOKEN = "“We saw nothing of the kind, and nobody asked us,” said Orla Finn, the harbour master."
SANK = "ran aground off Skerry at dawn"
TEXTS = [
    f"=HYPERLINK(“x”) 🚢⚓️ The ferry {SANK} with 48 people aboard.\r\n{SPOKEN}\r\n",
    f"The ferry {SANK} with 50 people aboard. 👩\u200d👩\u200d👧 Cafe\u0301 Zoe\u0308 reports.\n\t{SPOKEN}\x1b[31m\x07",
    f'\'=1 \u202eمرحبا بالعالم\u202c The ferry {SANK} with 48 people aboard, "it" says. {SPOKEN}\x9b\u2028',
]


@cache
def compared() -> Diff:
    names = ["skerrywire", "@post, the", "courier"]
    dates = ["2031-05-14T06:00:00+00:00", "2031-05-15", "2031-05-16"]
    return whence.diff(
        *(
            whence.Article(n, t, outlet=o, date=d, title="-3", extra={"author": "Zoë", "tags": ["a", None]})
            for n, t, o, d in zip(names, TEXTS, ("Skerrywire", "The Post", None), dates, strict=True)
        )
    )
