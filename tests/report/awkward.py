"""Results made of awkward text: anything that a file may hold, with spans anywhere in it."""

from itertools import pairwise

from hypothesis import strategies as st

from whence.model import (
    EDIT_KINDS,
    LABELS,
    Article,
    Blame,
    Boilerplate,
    Derivation,
    Edit,
    Evidence,
    LeftOut,
    Rejected,
    SentenceVerdict,
    Span,
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
        (draw(text),),
    )
