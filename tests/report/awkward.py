"""Results made of awkward text: anything that a file may hold, with spans anywhere in it."""

from itertools import pairwise

from hypothesis import strategies as st

from whence.model import (
    CREDIT_ROLES,
    EDIT_KINDS,
    FACT_TYPES,
    FACT_VERDICTS,
    FIDELITIES,
    LABELS,
    SHIFTS,
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

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><!--",
    "</style>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "&lt;b&gt; &amp;",
    "{{ 7 * 7 }}{% raw %}",
    "[bold red]markup[/] [link=https://x.example]here[/link] :smile:",
    "\x1b[2J\x1b]0;title\x07\x1b]8;;http://x\x1b\\",
    "\x9b31m\x90\x08\x0b\x0c\x00\x7f",
    "\u202egnp.exe\u2066\u2069\u2028\u2029",
    "\ud800",
    "a\r\nb\rc\n\n\t d  e",
    "النص العربي، سطر ثانٍ",
    "नमस्ते क्षत्रिय",
    "👩🏽‍🚒 🏴󠁧󠁢󠁳󠁣󠁴󠁿 é́",
)
"""Strings that have hurt a screen or a page before."""

bits = st.one_of(st.sampled_from(HOSTILE), st.just("\r\n"), st.text("ab .é\n\r\x1b\u202e\ud900ب👩<&", max_size=8))
text = st.lists(bits, max_size=4).map("".join)


@st.composite
def span(draw, whole):
    begin, end = sorted(draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    return Span(begin, end)


@st.composite
def evidence(draw, child, parent):
    edits = st.builds(Edit, st.sampled_from(EDIT_KINDS), span(parent.text), span(child.text))
    return Evidence(
        parent.id,
        draw(st.sampled_from(["aligned", "reworded"])),
        draw(span(child.text)),
        draw(span(parent.text)),
        0.5,
        0.5,
        (draw(text),),
        tuple(draw(st.lists(edits, max_size=3))),
    )


@st.composite
def sentences(draw, child, parents):
    """Verdicts over consecutive stretches of the child."""
    borders = sorted(draw(st.lists(st.integers(0, len(child.text)), max_size=6, unique=True)))
    made = []
    for begin, end in pairwise(borders):
        found = [draw(evidence(child, draw(st.sampled_from(parents)))) for _ in range(draw(st.integers(0, 2)))]
        label = draw(st.sampled_from(LABELS))
        rejected = Rejected("new", 0.1, draw(text), parents[0].id, draw(span(parents[0].text)))
        made.append(SentenceVerdict(Span(begin, end), label, 0.5, 0.5, draw(text), tuple(found), rejected))
    return tuple(made)


def spans(whole, least=0):
    return st.lists(span(whole), min_size=least, max_size=2).map(lambda found: tuple(sorted(found)))


maybe = st.none() | text
speakers = st.builds(Speaker, st.sampled_from(["named", "unnamed", "unknown"]), maybe, maybe, maybe)


@st.composite
def attributions(draw, whole):
    kind = draw(st.sampled_from(["direct", "indirect", "mixed"]))
    parts = (draw(spans(whole)), draw(spans(whole)), draw(spans(whole, 1)))
    return Attribution(*parts, kind, (), draw(speakers), "marks", 0.5, carried=draw(st.booleans()))


@st.composite
def credit(draw, whole):
    role = draw(st.sampled_from(CREDIT_ROLES))
    return Credit(draw(span(whole)), draw(span(whole)), draw(text), role, draw(st.booleans()), 0.5, draw(text))


@st.composite
def version(draw, parent, child):
    edits = st.builds(Edit, st.sampled_from(EDIT_KINDS), span(parent.text), span(child.text))
    theirs = draw(st.none() | attributions(parent.text))
    return Version(parent.id, draw(spans(parent.text, 1)), tuple(draw(st.lists(edits, max_size=3))), theirs, 0.5)


@st.composite
def voices(draw, article):
    said = tuple(draw(st.lists(attributions(article.text), max_size=2)))
    return Voices(article.id, said, tuple(draw(st.lists(credit(article.text), max_size=2))), (), (draw(text),))


@st.composite
def quotations(draw, child, parents, own):
    """A quotation for some of the child's attributions."""
    found = []
    for attribution in own.attributions[: draw(st.integers(0, 2))]:
        parent = draw(st.sampled_from(parents))
        caveats = (LeftOut(parent.id, draw(span(parent.text)), 0.5, (draw(text),)),) if draw(st.booleans()) else ()
        versions = tuple(draw(st.lists(version(parent, child), max_size=2)))
        fidelity = draw(st.sampled_from(FIDELITIES))
        joined = draw(st.sampled_from([None, "merged", "split"]))
        also = tuple(draw(st.lists(st.sampled_from(FIDELITIES), max_size=1)))
        found.append(Quotation(child.id, attribution, fidelity, 0.5, draw(text), also, versions, joined, caveats))
    return tuple(found)


@st.composite
def ledgers(draw, child, parents, own):
    parent = draw(st.sampled_from(parents))
    credited = draw(st.sampled_from(["there", "elsewhere", "never", "unknown"]))
    borrowing = Borrowing(
        draw(span(child.text)), parent.id, draw(spans(parent.text)), credited, draw(spans(child.text)), draw(text)
    )
    checks = tuple(
        CreditCheck(one, "supported", draw(spans(child.text)), parent.id, draw(spans(parent.text)), draw(text))
        for one in own.credits
        if draw(st.booleans())
    )
    return Ledger(child.id, (borrowing,), checks)


numbers = st.none() | st.sampled_from([0.0, 1.0, 14.0, 0.5, 1e15, 1e300])
amounts = st.builds(Amount, numbers, numbers, numbers, st.sampled_from(["", "%", "USD"]), about=st.booleans())


@st.composite
def fact(draw, whole):
    notes = (draw(text),) if draw(st.booleans()) else ()
    kind = draw(st.sampled_from(FACT_TYPES))
    return Fact(kind, draw(span(whole)), draw(text), draw(st.none() | amounts), draw(text), 0.5, notes)


@st.composite
def sheet(draw, article):
    facts = sorted(draw(st.lists(fact(article.text), max_size=3)), key=lambda f: f.span)
    return FactSheet(article.id, tuple(facts), (draw(text),))


@st.composite
def changes(draw, child, parents, own):
    """A change for some of the child's facts, and for facts that no sheet has."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        verdict = draw(st.sampled_from(FACT_VERDICTS))
        parent = draw(st.sampled_from(parents))
        theirs = None if verdict == "added" else draw(fact(parent.text))
        ours = draw(st.sampled_from(own.facts) if own.facts and draw(st.booleans()) else fact(child.text))
        kind, shift = draw(st.sampled_from(FACT_TYPES)), draw(st.none() | st.sampled_from(SHIFTS))
        key = None if verdict == "added" and draw(st.booleans()) else parent.id
        also = tuple(draw(st.lists(st.sampled_from(FACT_VERDICTS), max_size=1)))
        right = None if verdict == "dropped" else ours
        found.append(Change(kind, verdict, key, theirs, right, draw(text), 0.5, shift, also))
    return tuple(found)


@st.composite
def drifts(draw, articles):
    """A drift over some of the articles."""
    found = []
    for _ in range(draw(st.integers(0, 2))):
        told = [
            DriftReading(a.id, draw(st.none() | fact(a.text)), draw(st.sampled_from(FACT_VERDICTS)))
            for a in draw(st.permutations(articles))
        ]
        first = draw(st.sampled_from([None, told[-1].article]))
        found.append(Drift(draw(text), tuple(told), first, (told[0].article,) if first else (), draw(text)))
    return tuple(found)


@st.composite
def voiced(draw):
    """Quotes, Credits and Facts of awkward articles."""
    blame = draw(blames())
    articles = (blame.child, *blame.parents)
    told = Quotes(articles, blame.voices, blame.quotations, (draw(text),))
    books = (Ledger(blame.child.id, blame.borrowings, blame.credit_checks),)
    telling = Telling(blame.child.id, blame.changes)
    claims = Facts(articles, blame.sheets, (telling,), draw(drifts(articles)), (draw(text),))
    return told, Credits(articles, blame.voices, books), claims


@st.composite
def blames(draw):
    """A blame of awkward articles; ids, titles, outlets and reasons are awkward too."""
    child, *parents = (
        Article(
            f"{n}{draw(text)}",
            draw(text),
            draw(text),
            draw(text),
            draw(text),
            draw(text),
            notes=(draw(text),),
        )
        for n in range(draw(st.integers(2, 3)))
    )
    runs = st.builds(WordRun, span(child.text), st.sampled_from([*EDIT_KINDS, "none"]))
    left_out = [
        LeftOut(p.id, draw(span(p.text)), draw(st.floats(0, 1)), (draw(text),))
        for p in parents
        for _ in range(draw(st.integers(0, 2)))
    ]
    own = draw(voices(child))
    ledger = draw(ledgers(child, parents, own))
    claims = draw(sheet(child))
    return Blame(
        child,
        tuple(parents),
        draw(sentences(child, parents)),
        tuple(draw(st.lists(runs, max_size=4))),
        tuple(left_out),
        tuple(Boilerplate(a.id, draw(span(a.text)), draw(text)) for a in (child, parents[0])),
        tuple(
            Derivation(p.id, child.id, "partially", "right from left", 0.9, 0.9, 0.5, 0.5, (draw(text),))
            for p in parents
        ),
        (own, *(draw(voices(p)) for p in parents)),
        draw(quotations(child, parents, own)),
        ledger.borrowings,
        ledger.credit_checks,
        (claims, *(draw(sheet(p)) for p in parents)),
        draw(changes(child, parents, claims)),
        (draw(text),),
    )
