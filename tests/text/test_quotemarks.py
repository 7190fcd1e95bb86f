from itertools import pairwise
from time import process_time
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.twins import cheapest_reading
from whence.text.attribution import quotemarks as quoting
from whence.text.attribution.marks import marks_of
from whence.text.attribution.quotemarks import Marked, is_marked, quotemarks, reading
from whence.text.degrade import degrade

MARKS = [*"\"“”‘’'«»„‚‹›`「」″´", "''", "``", '""', ",”‘", "'''", ".”"]
PIECES = [*MARKS, " ", " ", "\n", "\n\n", "word", "the ferry", "dogs", "said,", ".", ", ", "(", ")", "—", "12", "tis "]
TEXTS = st.one_of(st.text(st.characters(exclude_categories=())), st.lists(st.sampled_from(PIECES)).map("".join))
STRAIGHT = str.maketrans("“”‘’", "\"\"''")

STORY = (
    "“The ferry sank at dawn,” said Aldane, the harbour’s master. “Nobody told us ‘wait’ or ‘turn back.’”\n\n"
    "The crew’s “Safe Crossing” plan (“a bad joke,” the sailors’ union says) dates from the ’90s.\n\n"
    "“We asked for three boats.\n\n“We got one. ‘Be patient,’ they wrote,” Vask said.\n\n"
    "‘Never again’: harbour chief\n\n“She told me, ‘Go,’” he said—“and I went.”\n"
)


def said(text: str) -> list[list[str]]:
    """The outermost quotations, part by part."""
    return [[part.of(text) for part in m.parts] for m in quotemarks(text) if not m.depth]


def nested(text: str) -> list[tuple[int, str]]:
    return [(m.depth, m.parts[0].of(text)) for m in quotemarks(text)]


def unclosed(text: str) -> list[str]:
    return [m.parts[0].of(text) for m in quotemarks(text) if not m.closed]


def check(text: str, found: list[Marked]) -> None:
    assert found == sorted(found, key=lambda m: m.outer.begin)
    for m in found:
        assert 0 <= m.outer.begin < m.outer.end <= len(text)
        assert m.outer.begin < m.parts[0].begin
        assert m.parts[-1].end <= m.outer.end
        assert m.closed == (m.parts[-1].end < m.outer.end) or text[m.parts[-1].end : m.outer.end].isspace()
        assert all(part.of(text) and part.of(text) == part.of(text).strip() for part in m.parts)
        assert all(one.end < other.begin for one, other in pairwise(m.parts))
        assert any(c.isalnum() for part in m.parts for c in part.of(text))
        around = [o for o in found if o != m and o.outer.begin <= m.outer.begin and m.outer.end <= o.outer.end]
        assert m.depth == len(around)
    assert all(one.outer.end <= other.outer.begin for one, other in pairwise(m for m in found if not m.depth))


@given(TEXTS)
def test_any_text_gives_quotations_in_order_nested_and_inside_their_marks(text):
    check(text, quotemarks(text))


@given(TEXTS)
def test_a_text_uses_marks_where_something_stands_between_them(text):
    assert bool(quotemarks(text)) == is_marked(text)
    assert not is_marked(degrade(text, "strip").text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*PIECES[:-10], " word ", " word", "word "]), max_size=12).map("".join))
def test_the_reading_found_is_the_cheapest_of_all(text):
    for marks in marks_of(text)[1]:
        few = marks[:4]
        for following in ("", "D", "DS", "S"):
            with patch.multiple(quoting, _READINGS=10_000, _HOPELESS=1e9):  # nothing is given up early
                cost, steps = reading(few, following)
            assert len(steps) == len(few)
            assert cost == pytest.approx(cheapest_reading(few, following))


@given(st.sampled_from(STORY.split("\n\n")), st.sampled_from(["“Yes,” she said.", '"No," he said.', "Nobody ‘spoke’."]))
def test_two_texts_apart_are_read_as_each_alone(one, other):
    """Both are balanced; only a paragraph left open is taken up by the next."""
    if not unclosed(one):
        assert said(f"{one}\n\n{other}") == said(one) + said(other)


def test_a_whole_story():
    assert [
        ["The ferry sank at dawn,"],
        ["Nobody told us ‘wait’ or ‘turn back.’"],
        ["Safe Crossing"],
        ["a bad joke,"],
        ["We asked for three boats.", "We got one. ‘Be patient,’ they wrote,"],
        ["Never again"],
        ["She told me, ‘Go,’"],
        ["and I went."],
    ] == said(STORY)
    assert ["wait", "turn back.", "Be patient,", "Go,"] == [t for depth, t in nested(STORY) if depth]


@pytest.mark.parametrize(
    "form",
    [
        str.upper,
        str.lower,
        lambda t: t.translate(STRAIGHT),
        lambda t: t.replace("“", "”"),
        lambda t: t.replace("”", "“"),
        lambda t: t.replace("“", "„").replace("”", "“"),
        lambda t: t.replace("‘", "’"),
        lambda t: t.replace("“", "”").replace("‘", "’"),
        lambda t: t.replace("“", "``").replace("”", "''").replace("‘", "`").replace("’", "'"),
        lambda t: t.replace("“", "''").replace("”", "''").replace("‘", "'").replace("’", "'"),
        lambda t: t.replace("“", '""').replace("”", '""'),
        lambda t: t.replace("“", "«").replace("”", "»"),
        lambda t: t.replace("“", "»").replace("”", "«"),
        lambda t: t.replace("“", "« ").replace("”", " »"),
        lambda t: t.replace("\n\n", "\r\n\r\n"),
        lambda t: t.replace("\n\n", "\n"),
        lambda t: t.replace("’”", "’ ”"),
    ],
    ids="upper lower straight only-” only-“ german only-’ curly-closing latex doubled-single doubled-straight"
    " guillemets inward french crlf one-line-end spaced-closings".split(),
)
def test_the_story_reads_alike_however_its_marks_are_written(form):
    text = form(STORY)

    def bare(found: list[list[str]]) -> list[str]:
        return ["".join(c for c in " ".join(parts) if c.isalnum()).lower() for parts in found]

    assert bare(said(STORY)) == bare(said(text))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Now," he said. "Go."', ["Now,", "Go."]),
        ("«Oui», dit-elle, et »nein« und ‹ja› „nun“ ‚so‘ „or”.", ["Oui", "nein", "ja", "nun", "so", "or"]),
        ("「はい」と言った。", ["はい"]),
        ('“Mixed," she said, "either way,” and “this“ too.', ["Mixed,", "either way,", "this"]),
        ("“Slow in business,”‘ said Vask. Then “fine.”", ["Slow in business,", "fine."]),
        ('He left."Gone,"she said.Then:"Back."', ["Gone,", "Back."]),
        ('A "big " boat and a " small" one and a " third " one.', ["big", "small", "third"]),
        ('("herring") and ["cod"]—"eel"—or "bass"/"bream".', ["herring", "cod", "eel", "bass", "bream"]),
        ('He is 6\'2", the mast 12" thick; a "tall" 5\' 10" man with a 3" scar.', ["tall"]),
        ('"The 12" pipe broke," he said, "at noon."', ['The 12" pipe broke,', "at noon."]),
        ("'Aldane is ready': harbour board", ["Aldane is ready"]),
        ("Board: 'We are not ready'", ["We are not ready"]),
        ("'Tis the crews' fault, says O'Neill of the '90s rock 'n' roll and goin' home, 'em and all.", []),
        ("’Tis the crews’ fault, says O’Neill of the ’90s rock ’n’ roll.", []),
        ("‘Tis the crews’ fault in the ‘90s.", []),
        ("James' boat, the boss's oar, Jones' net and the U.S.'s coast.", []),
        ('"It is the voters\' choice," he said of the sailors\' vote.', ["It is the voters' choice,"]),
        ("He called it 'the voters' choice' and left.", ["the voters' choice"]),
        ("'It is \"done\" now,' of the dogs' tails, 'and I don't care.'", ['It is "done" now,', "and I don't care."]),
        ("The cast of “Harbour”’s revival; “Tide”'s end.", ["Harbour", "Tide"]),
        ('<p class="lead" id=\'a\'>She said "yes" to <a href="x">it</a>.</p>', ["yes"]),
        ('Aldane\t3\nVask\t"\nNobody\t"\n', []),
        ('"\nHello there\n"\nmore', []),
        ('"" and " " and "..." and ""', []),
        ("stray” and “good” end.", ["good"]),
        ('one" two" three"', []),
        ("He “said so,” and more,” they said. “Good.”", ["said so,", "Good."]),
        ("''He said, 'You weren't in line,''' said Vask. ''No.''", ["He said, 'You weren't in line,'", "No."]),
        ("Q. “Did it sink?” A. “Yes.”\nREPORTER: “When?”", ["Did it sink?", "Yes.", "When?"]),
        ("“A.” “B.” “C.”\n“D.”\n“E.”", ["A.", "B.", "C.", "D.", "E."]),
        ("“We—” he began.", ["We—"]),
        ("She said “...that it sank.”[7] Then “.22 shells” fell.", ["...that it sank.", ".22 shells"]),
    ],
)  # fmt: skip
def test_what_is_between_marks(text, inside):
    assert inside == [part for parts in said(text) for part in parts]
    assert not unclosed(text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“He said ‘no’ twice.”", [(0, "He said ‘no’ twice."), (1, "no")]),
        ("'He said \"no\" twice.'", [(0, 'He said "no" twice.'), (1, "no")]),
        ('"He said "no" twice," she said.', [(0, 'He said "no" twice,'), (1, "no")]),
        ("“‘Decisive’ is too strong,” he said.", [(0, "‘Decisive’ is too strong,"), (1, "Decisive")]),
        ("“‘Go,’”", [(0, "‘Go,’"), (1, "Go,")]),
        ("“A ‘B “C” D’ E”", [(0, "A ‘B “C” D’ E"), (1, "B “C” D"), (2, "C")]),
        ("\"'Well,' \" he said. \" 'Go.' \"", [(0, "'Well,'"), (1, "Well,"), (0, "'Go.'"), (1, "Go.")]),
    ],
)  # fmt: skip
def test_marks_inside_marks(text, inside):
    assert inside == nested(text)


def test_the_full_stop_and_the_comma_belong_to_the_words_and_blanks_do_not():
    text = "“ Go, ” she said."
    (m,) = quotemarks(text)
    assert ("Go,", "“ Go, ”") == (m.parts[0].of(text), m.outer.of(text))


def test_a_quotation_reopened_at_each_paragraph_is_one():
    text = "Vask said: “One ‘a’.\n\n“Two.\n\n“Three,” and left. “Four.”\n\n“Five.”"
    assert [["One ‘a’.", "Two.", "Three,"], ["Four."], ["Five."]] == said(text)
    first = quotemarks(text)[0]
    assert first.closed
    assert "“One ‘a’.\n\n“Two.\n\n“Three,”" == first.outer.of(text)


def test_one_reopened_and_never_closed_ends_with_its_last_paragraph():
    text = "“One.\n\n“Two.\n\nAnd so on."
    assert [["One.", "Two."]] == said(text)
    assert ["One."] == unclosed(text)


@pytest.mark.parametrize("marks", ['""', "“”", "‘’", "«»"])
def test_a_missing_closing_mark_costs_its_own_paragraph_only(marks):
    a, b = marks
    text = f"{a}It sank, she said.\n\nNobody knew. {a}We waited,{b} he said. Then {a}nothing.{b}"
    assert [["It sank, she said."], ["We waited,"], ["nothing."]] == said(text)
    assert ["It sank, she said."] == unclosed(text)


def test_a_straight_single_mark_that_nothing_closes_is_an_apostrophe():
    assert [["nothing."]] == said("'Zackly then, she said.\n\nNobody knew 'zackly. Then 'nothing.'")


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_a_missing_closing_mark_does_not_turn_the_rest_of_its_paragraph_about(marks):
    a, b = marks
    text = f"{a}It sank, she said. Vask was {a}sure,{b} he said, {a}of it.{b}"
    assert [["It sank, she said. Vask was"], ["sure,"], ["of it."]] == said(text)


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_a_missing_opening_mark_does_not_turn_the_rest_of_its_paragraph_about(marks):
    a, b = marks
    assert [["sure,"], ["of it."]] == said(f"It sank,{b} she said. Vask was {a}sure,{b} he said, {a}of it.{b}")


def test_an_inner_quotation_left_open_ends_with_the_outer_one():
    text = "“He told us ‘no way,” she said. “Then he went.”"
    assert [["He told us ‘no way,"], ["Then he went."]] == said(text)
    assert ["no way,"] == unclosed(text)


def test_one_left_open_in_a_text_without_paragraphs_does_not_swallow_it():
    text = "“It sank. " + "The crew rowed to the pier and waited. " * 200
    (m,) = quotemarks(text)
    assert not m.closed
    assert m.outer.end < 1200
    assert m.outer.of(text).endswith("waited.")


def test_the_lines_of_a_wrapped_paragraph_are_read_together():
    text = "The harbour master of the northern port of Aldane said on Monday that “the\nferry sank at dawn,” and left."
    assert [["the\nferry sank at dawn,"]] == said(text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [("“Yes.”", True), ("He said 'yes' once.", True), ("yes he said", False), ("The dogs' 12\" tails don't.", False)],
)
def test_whether_a_text_uses_marks(text, marked):
    assert marked is is_marked(text)


@pytest.mark.parametrize("unit", ['"', 'a" ', "“‘a ", "'a s' \"", "“a\n\n“b", "„a «b ", "'a "])
def test_unbalanced_marks_take_time_in_proportion(unit):
    def seconds(count: int) -> float:
        begin = process_time()
        quotemarks(unit * count)
        return process_time() - begin

    small = min(seconds(150) for _ in range(3))
    assert seconds(1500) < 50 * small + 0.5


@pytest.mark.parametrize("unit", ['"', "“", 'a" ', "“a\n", "=\" a='"])
def test_ten_thousand_unbalanced_marks_are_read(unit):
    text = unit * 10_000
    assert all(m.outer.end <= len(text) for m in quotemarks(text))
