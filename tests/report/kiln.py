"""An invented story, judged by hand, with every label, every kind of change and every kind of evidence."""

from whence.model import (
    UNKNOWN_SPEAKER,
    Amount,
    Article,
    Attribution,
    Blame,
    Boilerplate,
    Borrowing,
    Change,
    Credit,
    CreditCheck,
    Credits,
    Derivation,
    Diff,
    Drift,
    DriftReading,
    Edit,
    Evidence,
    Fact,
    Facts,
    FactSheet,
    Ledger,
    LeftOut,
    Quotation,
    Quotes,
    Rejected,
    SentenceVerdict,
    Span,
    Speaker,
    Telling,
    Version,
    Voices,
    WordRun,
)

PARENT = Article(
    "wire.txt",
    "Firing halted at Brock kiln\n\nThe kiln at Brock stops for 48 hours, said its owner Ada Lund. "
    "“Nothing has really changed,” she said. That may not hold in winter.\n\n"
    "Two potter's wheels were moved. The guild organised a sale, in Brock. Photo: Jo Ek",
    outlet="Wire",
    date="2031-02-03",
    notes=("The encoding was guessed.",),
)
SECOND = Article(
    "herald.txt",
    "The herald of Brock says the guild is calm.\r\nIt waits.",
    title="Calm",
    url="https://x.example/a",
)
CHILD = Article(
    "post.txt",
    "Kiln stops.\n\nThe Kiln at Brock stops for two days, its owner claimed. "
    "“Nothing has changed,” she said.\nA potter wheel was moved and the guild organized a calm sale. "
    "Rents rose. Odd line. By Post staff",
    outlet="The Post",
    title="Kiln stops",
)


def at(article, words):
    """The span of the only (or first) occurrence of `words`."""
    begin = article.text.index(words)
    return Span(begin, begin + len(words))


def edit(kind, left, right, parent=PARENT, after=0):
    """An edit by its words; an empty side lies at `after`."""
    lspan = at(parent, left) if left else Span(after, after)
    return Edit(kind, lspan, at(CHILD, right) if right else Span(after, after))


STOPS = at(CHILD, "The Kiln at Brock stops for two days, its owner claimed.")
STOPPED = at(PARENT, "The kiln at Brock stops for 48 hours, said its owner Ada Lund.")
QUOTE = at(CHILD, "“Nothing has changed,” she said.")
QUOTED = at(PARENT, "“Nothing has really changed,” she said.")
WHEEL = at(CHILD, "A potter wheel was moved and the guild organized a calm sale.")
WHEELS = at(PARENT, "Two potter's wheels were moved.")
GUILD = at(PARENT, "The guild organised a sale, in Brock.")
CALM = at(SECOND, "the guild is calm")

SENTENCES = (
    SentenceVerdict(
        at(CHILD, "Kiln stops."),
        "paraphrased",
        0.55,
        0.8,
        "Says the same in other words.",
        (
            Evidence(
                "wire.txt",
                "reworded",
                at(CHILD, "Kiln stops."),
                at(PARENT, "Firing halted at Brock kiln"),
                0.5,
                0.7,
            ),
        ),
        Rejected("new", 0.4, "The place is named.", "wire.txt", at(PARENT, "Firing halted")),
    ),
    SentenceVerdict(
        STOPS,
        "edited",
        0.9,
        0.97,
        "Shared words with changes.",
        (
            Evidence(
                "wire.txt",
                "aligned",
                STOPS,
                STOPPED,
                0.8,
                0.95,
                ("Eight words in order",),
                (
                    edit("cosmetic", "kiln at Brock stops", "Kiln at Brock stops"),
                    edit("number", "48 hours", "two days"),
                    edit("deleted", "said", "", after=at(CHILD, "its owner").begin),
                    edit("same", "its owner", "its owner"),
                    edit("replaced", "Ada Lund", "claimed"),
                ),
            ),
        ),
    ),
    SentenceVerdict(
        QUOTE,
        "verbatim",
        0.8,
        0.99,
        "Word for word but one.",
        (
            Evidence(
                "wire.txt",
                "aligned",
                QUOTE,
                QUOTED,
                0.9,
                0.99,
                (),
                (
                    edit("same", "“Nothing has", "“Nothing has"),
                    edit("deleted", "really", "", after=at(CHILD, "changed,”").begin),
                ),
            ),
        ),
    ),
    SentenceVerdict(
        WHEEL,
        "edited",
        0.7,
        0.9,
        "Fused from three passages.",
        (
            Evidence(
                "wire.txt",
                "aligned",
                WHEEL,
                WHEELS,
                0.4,
                0.9,
                (),
                (edit("inflected", "wheels were", "wheel was"),),
            ),
            Evidence(
                "wire.txt",
                "aligned",
                WHEEL,
                GUILD,
                0.4,
                0.9,
                (),
                (edit("variant", "organised", "organized"),),
            ),
            Evidence(
                "herald.txt",
                "reworded",
                WHEEL,
                CALM,
                0.1,
                0.5,
                (),
                (edit("inserted", "", "calm", SECOND, CALM.end),),
            ),
        ),
    ),
    SentenceVerdict(
        at(CHILD, "Rents rose."),
        "new",
        0.9,
        0.02,
        "In no parent at hand.",
        (),
        Rejected("unknown", 0.1, "No passage is near."),
    ),
    SentenceVerdict(at(CHILD, "Odd line."), "unknown", 0.3, 0.5, "Too short to tell."),
    SentenceVerdict(at(CHILD, "By Post staff"), "boilerplate", 0.95, 0.0, "A byline."),
)

WIRE_POST = Derivation(
    "wire.txt",
    "post.txt",
    "partially",
    "right from left",
    0.96,
    0.85,
    0.4,
    0.7,
    ("Dated a day later.",),
    Rejected("unknown", 0.1, "Too much is shared."),
)
HERALD_POST = Derivation("herald.txt", "post.txt", "partially", "common unseen parent", 0.5, 0.5, 0.2, 0.1)
DERIVATIONS = (
    WIRE_POST,
    HERALD_POST,
    Derivation("post.txt", "later.txt", "wholly", "cannot tell", 0.9, 0.5, 1.0, 0.999),
    Derivation("later.txt", "wire.txt", "non-derived", "cannot tell", 0.9, 0.5, 0.0, 0.0),
    Derivation("herald.txt", "wire.txt", "unknown", "cannot tell", 0.4, 0.5, 0.001, 0.0),
    Derivation("later.txt", "herald.txt", "wholly", "left from right", 0.9, 0.9, 1.0, 0.2),
)

ADA = Speaker("named", "Ada Lund", "owner", "Brock kiln", (at(PARENT, "Ada Lund"),))
SHE = Attribution(
    (at(CHILD, "she"),), (at(CHILD, "said"),), (at(CHILD, "Nothing has changed,"),), "direct",
    (at(CHILD, "Nothing has changed,"),), ADA, "marks", 0.9, carried=True,
)  # fmt: skip
SHE_SAID = Attribution(
    (at(PARENT, "she"),), (at(PARENT, "said"),), (at(PARENT, "Nothing has really changed,"),), "direct",
    (at(PARENT, "Nothing has really changed,"),), ADA, "marks and model", 0.9,
)  # fmt: skip
OWNER = Attribution(
    (at(CHILD, "its owner"),), (at(CHILD, "claimed"),), (at(CHILD, "The Kiln at Brock stops for two days"),),
    "indirect", (), Speaker("unnamed", "its owner"), "model", 0.6,
)  # fmt: skip
NOBODY = Attribution(
    (), (), (at(CHILD, "Rents rose"), at(CHILD, "Odd line")), "mixed", (), UNKNOWN_SPEAKER, "model", 0.3
)
REALLY = edit("deleted", "really", "", after=at(CHILD, "changed,”").begin)
QUOTATIONS = (
    Quotation(
        "post.txt",
        OWNER,
        "marks lost",
        0.7,
        "The parent has it in quotation marks.",
        ("altered",),
        (
            Version(
                "wire.txt",
                (at(PARENT, "The kiln at Brock"), at(PARENT, "stops for 48 hours")),
                (edit("number", "48 hours", "two days"),),
                None,
                0.7,
            ),
            Version("herald.txt", (CALM,), (), None, 0.2),
        ),
        "split",
    ),
    Quotation(
        "post.txt",
        SHE,
        "cut",
        0.95,
        "One word is gone.",
        (),
        (Version("wire.txt", SHE_SAID.content, (edit("same", "Nothing has", "Nothing has"), REALLY), SHE_SAID, 0.99),),
        None,
        (LeftOut("wire.txt", at(PARENT, "That may not hold in winter."), 0.9, ("A caveat",)),),
    ),
    Quotation("post.txt", NOBODY, "unsupported", 0.8, ""),
)
WIRE = Credit(at(CHILD, "By Post"), at(CHILD, "Post"), "The Post", "byline", listed=True, score=0.8)
TOPIC = Credit(at(CHILD, "the guild"), at(CHILD, "guild"), "Guild", "topic", listed=False, score=0.5, reason="no cue")
HERALD = Credit(at(CHILD, "Odd line"), at(CHILD, "Odd"), "The Herald", "source", listed=False, score=0.5)
VOICES = (
    Voices("post.txt", (SHE, OWNER, NOBODY), (WIRE, HERALD), (TOPIC,), ("A word was read as English.",)),
    Voices("wire.txt", (SHE_SAID,)),
    Voices("herald.txt"),
)
BORROWINGS = (
    Borrowing(STOPS, "wire.txt", (STOPPED,), "never", (), "The Wire is not named."),
    Borrowing(QUOTE, "wire.txt", (QUOTED,), "elsewhere", (at(CHILD, "By Post"),)),
    Borrowing(WHEEL, "herald.txt", (CALM,), "unknown"),
)
CHECKS = (
    CreditCheck(HERALD, "not supported", (at(CHILD, "Rents rose"),), "herald.txt", (CALM,), "It speaks of calm."),
    CreditCheck(WIRE, "outlet not at hand"),
)


def amount(value, unit=""):
    return Amount(value, value, value, unit, step=1.0)


HOURS = Fact("duration", at(PARENT, "48 hours"), "PT48H", amount(172800.0, "s"))
DAYS = Fact("duration", at(CHILD, "two days"), "P2D", amount(172800.0, "s"), notes=("A day is read as 24 hours.",))
PAIR = Fact("count", at(PARENT, "Two potter's wheels"), "2 potter's wheel", amount(2.0), "potters wheels")
WHEEL_FACT = Fact("count", at(CHILD, "A potter wheel"), "1 potter wheel", amount(1.0), "potter wheel", 0.7)
SAID = Fact("attribution verb", at(PARENT, "said"), "say")
CLAIMED = Fact("attribution verb", at(CHILD, "claimed"), "claim")
HERE = Fact("place", at(CHILD, "Brock"), "Brock")
THERE = Fact("place", at(PARENT, "Brock kiln"), "Brock kiln")
REALLY_FACT = Fact("hedging", at(PARENT, "really"), "really")
NOT = Fact("negation", at(CHILD, "Nothing"), "not")
NOT_THERE = Fact("negation", at(PARENT, "Nothing"), "not")
ROSE = Fact("number", at(CHILD, "Rents rose"), "rents")
STAFF = Fact("organisation", at(CHILD, "Post staff"), "Post", score=0.4)
CHANGES = (
    Change("duration", "equivalent", "wire.txt", HOURS, DAYS, "48 hours are two days", 0.98, "converted"),
    Change(
        "attribution verb", "compatible", "wire.txt", SAID, CLAIMED, "“claimed” doubts what “said” does not", 0.7,
        "reporting verb changed", ("conflict",),
    ),
    Change("place", "unknown", "wire.txt", THERE, HERE, "one names the kiln, one the village", 0.5),
    Change("negation", "same", "wire.txt", NOT_THERE, NOT, "both say not", 0.99),
    Change("count", "conflict", "wire.txt", PAIR, WHEEL_FACT, "1 is not 2", 0.9),
    Change("number", "added", None, None, ROSE, "no parent at hand has it", 0.6),
    Change("organisation", "added", "herald.txt", None, STAFF, "", 0.6),
    Change("hedging", "dropped", "wire.txt", REALLY_FACT, None, "nothing stands in its place", 0.8, "hedge lost"),
)  # fmt: skip
LOOSE = Fact("date", at(CHILD, "stops"), "2031-03-04", notes=("03/04/2031: day and month may be the other way round",))
SHEETS = (
    FactSheet("post.txt", (HERE, LOOSE, DAYS, CLAIMED, NOT, WHEEL_FACT, ROSE, STAFF), ("Kilns are read as places.",)),
    FactSheet("wire.txt", (THERE, HOURS, SAID, NOT_THERE, REALLY_FACT, PAIR)),
    FactSheet("herald.txt"),
)
DRIFTS = (
    Drift(
        "count",
        (
            DriftReading("wire.txt", PAIR, "same"),
            DriftReading("herald.txt", None, "dropped"),
            DriftReading("post.txt", WHEEL_FACT, "conflict"),
            DriftReading("later.txt", Fact("count", Span(0, 5), "1"), "conflict", "post.txt"),
        ),
        "post.txt",
        ("later.txt",),
        "by their dates",
    ),
    Drift(
        "duration",
        (DriftReading("wire.txt", HOURS, "same"), DriftReading("post.txt", DAYS, "equivalent")),
        None,
        (),
        "two of them have no date",
    ),
)

BLAME = Blame(
    CHILD,
    (PARENT, SECOND),
    SENTENCES,
    (
        WordRun(
            at(CHILD, "Kiln at Brock stops for"),
            "cosmetic",
            "wire.txt",
            at(PARENT, "kiln at Brock stops for"),
        ),
        WordRun(at(CHILD, "two days"), "number", "wire.txt", at(PARENT, "48 hours")),
        WordRun(at(CHILD, "claimed"), "none"),
    ),
    (
        LeftOut("wire.txt", at(PARENT, "in Brock"), 0.2, ("Names a place",)),
        LeftOut("wire.txt", at(PARENT, "That may not hold in winter."), 0.9, ("A caveat after a kept quotation",)),
        LeftOut("herald.txt", at(SECOND, "calm.\r\nIt waits."), 0.1),
    ),
    (
        Boilerplate("post.txt", at(CHILD, "By Post staff"), "byline"),
        Boilerplate("wire.txt", at(PARENT, "Photo: Jo Ek"), "photo credit"),
    ),
    (WIRE_POST, HERALD_POST),
    VOICES,
    QUOTATIONS,
    BORROWINGS,
    CHECKS,
    SHEETS,
    CHANGES,
    ("Sentences under three words were not aligned.",),
)

LATER = Article("later.txt", "Later.")
DIFF = Diff((CHILD, PARENT, SECOND, LATER), DERIVATIONS, (BLAME,), DRIFTS, ("Six pairs.",))
EMPTY_BLAME = Blame(Article("a", ""), (), (), (), (), (), ())
EMPTY_DIFF = Diff((), (), ())
ARTICLES = (CHILD, PARENT, SECOND)
QUOTES = Quotes(ARTICLES, VOICES, QUOTATIONS, ("All by hand.",))
CREDITS = Credits(ARTICLES, VOICES, (Ledger("post.txt", BORROWINGS, CHECKS),))
ALONE = Quotes((CHILD,), VOICES[:1])
FACTS = Facts(
    (*ARTICLES, LATER),
    (*SHEETS, FactSheet("later.txt")),
    (Telling("post.txt", CHANGES),),
    DRIFTS,
    ("All by hand.",),
)
CLAIMS = Facts((PARENT,), SHEETS[1:2])
EVERY = {
    "blame": BLAME, "diff": DIFF, "empty blame": EMPTY_BLAME, "empty diff": EMPTY_DIFF, "quotes": QUOTES,
    "credits": CREDITS, "one article": ALONE, "empty quotes": Quotes((), ()), "empty credits": Credits((), ()),
    "facts": FACTS, "facts of one article": CLAIMS, "empty facts": Facts((), ()),
}  # fmt: skip
"""One result of each shape."""
