"""Invented tables: a ferry that ran aground off Skerry, told by a wire, a paper twice, a station and a reader."""

import re
from pathlib import Path

import pyarrow as pa
from hypothesis import strategies as st

from tests.report.awkward import HOSTILE
from whence.report.exchange.tables import NAMES_OF_FIVE, SCHEMAS, Tables

DOCUMENT = Path(__file__).parents[3] / "docs" / "reference" / "exports.md"
WIRE = "The ferry to Skerry ran aground at dawn. “We heard the rock,” said Orla Finn, its mate."
POST = "The Skerry ferry ran aground, Skerrywire reports. “We heard the rock,” said mate Orla Finn."


def blocks(section, language):
    """Return what stands in blocks of that language in a section of the page on exports."""
    (text,) = re.findall(rf"(?ms)^## {section}$(.*?)(?=^## |\Z)", DOCUMENT.read_text("utf-8"))
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)


def table(name, rows):
    """Return rows, of which most columns may be missing, as a table of that name."""
    schema = SCHEMAS[name]
    return pa.Table.from_pylist([{column: row.get(column) for column in schema.names} for row in rows], schema)


def tables(notes=(), **rows):
    """Return tables of the rows given for each of them."""
    made = {name: table(name, rows.get(name, ())) for name in NAMES_OF_FIVE}
    return Tables(**made, notes=tuple(notes))


def derivation(left, right, kind="wholly", direction="right from left", sure=0.8, **more):
    """Return a row of derivations; unless told otherwise `right` derives from `left`."""
    parent, child = {"right from left": (left, right), "left from right": (right, left)}.get(direction, (None, None))
    told = {"left": left, "right": right, "kind": kind, "direction": direction, "parent": parent, "child": child}
    rest = {"score": 0.9, "direction_score": sure, "left_share": 0.5, "right_share": 0.75, "reasons": [], "via": []}
    return {**told, **rest, **more}


def pair():
    """Return the wire and the paper that retells it, with all that is known of the two."""
    return tables(
        articles=[
            {
                "id": "wire.txt",
                "text": WIRE,
                "outlet": "Skerrywire",
                "date": "2031-05-14T06:10:00+01:00",
                "title": "Ferry aground off Skerry",
                "extra": "{}",
            },
            {
                "id": "post.txt",
                "text": POST,
                "outlet": "The Post",
                "date": "2031-05-14",
                "url": "https://post.example/ferry",
                "extra": "{}",
            },
        ],
        passages=[
            {
                "left": "wire.txt",
                "right": "post.txt",
                "left_begin": 42,
                "left_end": 76,
                "right_begin": 51,
                "right_end": 90,
                "score": 21.5,
                "strong": True,
                "nature": "quotation",
                "kind": "aligned",
            }
        ],
        derivations=[derivation("wire.txt", "post.txt", reasons=["The Post names Skerrywire"])],
        quotations=[
            {
                "child": "post.txt",
                "parent": "wire.txt",
                "begin": 51,
                "end": 68,
                "words": "We heard the rock",
                "kind": "direct",
                "speaker": "Orla Finn",
                "cue": "said",
                "fidelity": "exact",
                "score": 0.97,
                "reason": "the same words",
                "parent_begin": 42,
                "parent_end": 59,
                "parent_words": "We heard the rock",
            }
        ],
        facts=[
            {
                "child": "post.txt",
                "parent": "wire.txt",
                "type": "time",
                "verdict": "dropped",
                "score": 0.8,
                "rule": "nothing in its place",
                "parent_begin": 32,
                "parent_end": 39,
                "parent_words": "at dawn",
                "parent_norm": "dawn",
            }
        ],
    )


whole = [text for text in HOSTILE if not any("\ud800" <= letter <= "\udfff" for letter in text)]
"""A table cannot hold half a character."""
keys = st.sampled_from(["", "a", "b", "c", "d.txt", "e/é f%20", "\\u001b", "\ufffe", "a\x00", "-", ".", *whole])
texts = st.one_of(st.none(), keys, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
addresses = st.sampled_from(
    [None, "", "https://post.example/ferry", "javascript:alert(1)", "https://x.example/<b>", "http://[", "//x", *whole]
)
dates = st.sampled_from(
    [None, "", "2031-05-14", "2031-05-14T06:10:00+01:00", "2031-02-30", "0000-00-00", "May", *whole]
)
figures = st.one_of(st.none(), st.floats(0, 1), st.sampled_from([float("nan"), float("inf"), -1.0]))
places = st.one_of(st.none(), st.integers(0, 30), st.integers(0, 2**32 - 1))


def rows(name, **known):
    """Return rows of a table, each column of whatever its type allows, or of what is known of it."""
    of_type = {
        pa.string(): texts,
        pa.uint32(): places,
        pa.float64(): figures,
        pa.bool_(): st.booleans(),
        pa.list_(pa.string()): st.lists(texts, max_size=2),
    }
    columns = {field.name: of_type[field.type] for field in SCHEMAS[name]}
    return st.lists(st.fixed_dictionaries(columns | known), max_size=5)


@st.composite
def any_tables(draw):
    """Return tables of anything that tables can hold, those that nothing of ours would make included."""
    direction = st.sampled_from(["left from right", "right from left", "cannot tell", "common unseen parent"])
    kind = st.sampled_from(["wholly", "partially", "wholly", "non-derived", "unknown"])
    told = st.builds(derivation, keys, keys, kind, direction, figures, left_share=figures, right_share=figures,
                     reasons=st.lists(texts, max_size=2), via=st.lists(keys, max_size=2))  # fmt: skip
    fates = st.sampled_from([None, "exact", "altered", "unsupported", "unknown"])
    return tables(
        draw(st.lists(texts.filter(lambda text: text is not None), max_size=2)),
        articles=draw(rows("articles", id=keys, url=addresses, date=dates)),
        passages=draw(rows("passages", left=keys, right=keys)),
        derivations=draw(st.lists(told, max_size=8)),
        quotations=draw(rows("quotations", child=keys, parent=st.one_of(st.none(), keys), fidelity=fates)),
        facts=draw(rows("facts", child=keys, parent=st.one_of(st.none(), keys))),
    )
