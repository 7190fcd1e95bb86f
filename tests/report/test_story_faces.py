"""A story, a log, pairs and an archive's state as lines for a pipe and on a screen."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from tests.report.awkward import HOSTILE
from tests.report.stories_fixture import SENTENCES, awkward_logs, awkward_stories, log, sixty, three, twelve
from tests.report.test_escape import steers
from whence.model import Article, LineageEdge, Stories, StoryLine
from whence.report.stories.cast import cast
from whence.report.stories.pairs import COLUMNS, FEW, by_pair, pairs_plain, pairs_terminal, write_csv, write_jsonl
from whence.report.stories.plain import article_plain, log_plain, story_plain, timeline_plain
from whence.report.stories.status import status_plain, status_terminal
from whence.report.stories.terminal import article_terminal, log_terminal, story_terminal, timeline_terminal
from whence.report.stories.tree import ASCII, lead, tree

POST = "averley-post-88121"
ON_SCREEN = {"log": log_terminal, "timeline": timeline_terminal, "story": story_terminal}


def written(write, *values, width=100, encoding="utf-8", **options):
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    write(*values, Console(file=file, width=width), **options)
    file.flush()
    return raw.getvalue().decode(encoding)


def test_the_log_is_a_line_a_story():
    lines = list(log_plain(log()))
    assert lines[1] == (
        "story       s12  2031-05-14–2031-05-16  12 articles  10 outlets  4 origins  "
        "Sluice gate jams at Averley, valley leaves home"
    )
    assert lines[3] == "story       s0  no date  1 article  0 outlets  origins not worked out  (no headline)"
    assert lines[4] == "note        The archive was last grouped on 2031-05-17."
    assert len(lines) == 5


def test_a_timeline_tells_what_each_article_brought_and_where_the_rest_comes_from():
    lines = list(timeline_plain(twelve(), width=0))
    at = next(n for n, line in enumerate(lines) if line.startswith(f"article     {POST}"))
    assert lines[at : at + 5] == [
        f"article     {POST}  2031-05-14 08:30  The Averley Post  22% new  Valley told to leave as gate sticks",
        "  from      harbour-wire-0514-0610  partially 0.92  share 77%",
        f"  because   {POST} was published later.",
        "  because   It keeps a rare slip.",
        f"  new       339-436  {SENTENCES['traffic']}",
    ]
    order = [line.split()[1] for line in lines if line.startswith("article")]
    assert order == [a.id for a in twelve().articles]
    assert "article     undated-page  no date  0% new  Gate still stuck" in lines


def test_a_story_tells_its_lineage_as_a_tree():
    lines = list(story_plain(twelve(), width=0))
    drawn = [line[12:].partition("  ")[0] for line in lines if line.startswith("lineage")]
    assert drawn[:4] == ["harbour-wire-0514-0610", f"|- {POST}", "|", "|- mirror-4471"]
    assert "unseen parent (Norland Press?)" in drawn
    assert "  also      courier/2031/05/gate  partially 0.57  share 36%" in lines
    assert any(line.startswith("lineage     harbour-wire-0514-0610") and "earliest known" in line for line in lines)
    assert sum(line.startswith("origin") for line in lines) == 4
    assert sum(line.startswith("shared") for line in lines) == len(twelve().derivations)
    assert sum(line.startswith("quotation") for line in lines) == 2
    assert sum(line.startswith("drift") for line in lines) == 1


def test_one_article_is_told_with_what_came_of_it():
    lines = list(article_plain(twelve(), POST))
    assert lines[0].startswith("story       s12")
    assert "  to        digest-week-20  partially 0.92  share 45%" in lines
    assert any(line.startswith("  shared    77% of it with harbour-wire") for line in lines)
    with pytest.raises(KeyError):
        list(article_plain(twelve(), "nowhere"))
    assert "From here to" in written(lambda story, console: article_terminal(story, POST, console), twelve())
    with pytest.raises(KeyError):
        written(lambda story, console: article_terminal(story, "nowhere", console), twelve())


def test_nobody_is_called_the_original():
    for lines in (log_plain(log()), timeline_plain(twelve()), story_plain(twelve()), article_plain(twelve(), POST)):
        assert not any("original" in line for line in lines)
    for write in (timeline_terminal, story_terminal):
        assert "original" not in written(write, sixty(), verbose=True)


def test_a_tree_has_every_article_once_in_circles_too():
    story = three()
    ids = [a.id for a in story.articles]
    edges = [LineageEdge(ids[n], ids[(n + 1) % 3], "wholly", 0.9, 0.9) for n in range(3)]
    for found in (edges, [*edges, LineageEdge(ids[0], ids[0], "wholly", 1.0, 1.0)]):
        circle = replace(story, lineage=replace(story.lineage, edges=tuple(found)))
        branches = list(tree(circle, cast(circle)))
        assert [b.key for b in branches] == ids
        assert [lead(b, ASCII)[0] for b in branches] == ["", "`- ", "   `- "]


@settings(max_examples=20, deadline=None)
@given(awkward_stories())
def test_a_tree_of_any_edges_has_everything_once(story):
    who = cast(story)
    keys = [branch.key for branch in tree(story, who)]
    ends = [end for e in story.lineage.edges for end in (e.parent, e.child)]
    assert sorted(keys) == sorted({*who.number, *who.unseen, *ends})


def test_a_deep_tree_and_a_wide_one_are_told_in_no_time():
    story = three()
    ids = [f"a{n}" for n in range(2000)]
    articles = tuple(Article(key, "Gate.") for key in ids)
    chain = tuple(LineageEdge(a, b, "wholly", 1.0, 0.9) for a, b in pairwise(ids))
    deep = replace(story, articles=articles, timeline=(), lineage=replace(story.lineage, edges=chain))
    assert sum(1 for _ in tree(deep, cast(deep))) == 2000


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("name", ON_SCREEN)
def test_every_face_fits_every_width(name, width):
    for make in (log,) if name == "log" else (three, twelve, sixty):
        shown = written(ON_SCREEN[name], make(), width=width)
        assert all(len(line) <= width for line in shown.splitlines())


def test_the_screen_shows_a_story_as_git_shows_its_log():
    shown = written(timeline_terminal, twelve())
    assert "article harbour-wire-0514-0610 (earliest known witness)" in shown
    assert "From:   Harbour Wire [harbour-wire-0514-0610] (77% of the words, 0.92)" in shown
    assert "New:    ████░░░░░░░░░░░░░░░░ 22%" in shown
    assert "and 2 more new sentences (--verbose tells them)" in shown
    assert "more new" not in written(timeline_terminal, twelve(), verbose=True)


def test_the_screen_shows_the_lineage_with_its_reasons_and_doubts():
    shown = written(story_terminal, twelve(), width=120)
    for words in (
        "├─ The Averley Post  2031-05-14 08:30  77% of its words, partially, 0.92",
        "+ also from Valley Courier (36% of the words, unsure, 0.57)",
        "unseen parent (Norland Press?) not at hand",
        "? Evening Bearer and undated-page: cannot tell which came first",
        "and 16 more pairs (--verbose tells them)",
        "count: first changed by Norland Mirror; inherited by The Globe, Reservoir Watch",
    ):
        assert words in shown


def test_a_terminal_without_unicode_gets_ascii_furniture():
    shown = written(story_terminal, twelve(), encoding="ascii", width=120)
    assert "|- The Averley Post" in shown
    assert not set(shown) & set("├└│█░─")


def test_an_empty_log_says_so():
    assert written(log_terminal, Stories(())).strip() == "No story yet."
    assert list(log_plain(Stories(()))) == []


def test_pairs_are_a_line_each_with_the_nature_of_what_they_share():
    story = twelve()
    lines = list(pairs_plain(story.derivations, by_pair(story.passages)))
    assert lines[0] == (
        f"pair        harbour-wire-0514-0610 -> {POST}  partially 0.97  right from left 0.94  share 80% and 77%  "
        "4 passages: 3 report, 1 quotation"
    )
    assert sum(line.startswith("pair ") for line in lines) == len(story.derivations)
    assert "passage" not in "".join(pairs_plain(story.derivations))


def test_pairs_are_rows_whichever_way_round_their_passages_are():
    story = twelve()
    turned = [
        replace(p, left=p.right, right=p.left, left_span=p.right_span, right_span=p.left_span) for p in story.passages
    ]
    tables = []
    for passages in (story.passages, turned):
        file = io.StringIO()
        write_csv(story.derivations, file, by_pair(passages))
        tables.append(file.getvalue())
    assert tables[0] == tables[1]
    head, *rows = csv.reader(io.StringIO(tables[0]))
    assert tuple(head) == COLUMNS
    assert rows[0] == [
        "harbour-wire-0514-0610", POST, "partially", "0.97", "right from left", "0.94", "0.8049", "0.7683",
        "4", "3", "1", "0", "", f"{POST} was published later.; It keeps a rare slip.",
    ]  # fmt: skip
    assert len(rows) == len(story.derivations)


def test_a_pair_says_by_way_of_whom_it_went():
    pair = replace(three().derivations[0], via=("b\x07", "c"))
    (line, *_) = pairs_plain([pair])
    assert line.endswith("by way of b␇, c")
    write_csv([pair], file := io.StringIO())
    assert "b␇; c" in file.getvalue()
    shown = written(pairs_terminal, [pair, replace(pair, direction="cannot tell")], width=200)
    assert "by way of b␇, c" in shown
    assert "both have it from b␇, c" in shown
    story = replace(three(), derivations=(pair,))
    assert any(line.endswith("by way of b␇, c") for line in story_plain(story, width=0))
    assert "by way of b␇, c" in written(story_terminal, story, width=200)


def test_pairs_are_lines_of_json():
    story = three()
    file = io.StringIO()
    write_jsonl(story.derivations, file, by_pair(story.passages))
    told = [json.loads(line) for line in file.getvalue().splitlines()]
    assert [one["derivation"]["right"] for one in told] == [POST, "mirror-4471", "mirror-4471"]
    assert [len(one["passages"]) for one in told] == [4, 4, 3]
    assert told[0]["kind"] == "pair"
    write_jsonl(story.derivations, file := io.StringIO())
    assert "passages" not in json.loads(file.getvalue().splitlines()[0])


def test_many_pairs_are_cut_short_on_a_screen_unless_asked_for():
    found = twelve().derivations * 2
    shown = written(pairs_terminal, found, width=160)
    assert f"and {len(found) - FEW} more" in shown
    full = written(lambda pairs, console: pairs_terminal(iter(pairs), console, verbose=True), found, width=160)
    assert full.count("wholly 0.97") + full.count("partially 0.97") == len(found)


class Held(NamedTuple):
    path: str
    articles: int
    index_bytes: int
    writer: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    path: str = "news\x1b[2J/.whence"
    current: bool = True
    load: float = 0.5


def test_the_state_of_an_archive_is_told_whatever_it_is_made_of():
    held = Held("a/.whence", 12_000, 9_400_000, None, ("Read only.", "One segment waits to be merged."))
    lines = [line.split(maxsplit=1) for line in status_plain(held)]
    assert lines[:4] == [["path", "a/.whence"], ["articles", "12,000"], ["index", "9.4 MB"], ["writer", "–"]]
    assert [line[0] for line in lines[4:]] == ["notes", "notes"]
    assert list(status_plain(held)) == list(status_plain(held._asdict()))
    assert [line.split()[-1] for line in status_plain(Kept())] == ["news␛[2J/.whence", "yes", "0.50"]
    assert "9.4 MB" in written(status_terminal, held)


@settings(max_examples=12, deadline=None)
@given(awkward_stories(), awkward_logs, st.sampled_from([40, 120]))
def test_awkward_text_steers_nothing_and_stays_on_its_line(story, stories, width):
    key = story.articles[0].id
    lines = [*log_plain(stories), *timeline_plain(story), *story_plain(story), *article_plain(story, key)]
    lines += pairs_plain(story.derivations, by_pair(story.passages))
    for line in lines:
        assert not any(map(steers, line))
        assert "\n" not in line
        assert "\t" not in line
    shown = written(log_terminal, stories, width=width)
    shown += written(pairs_terminal, story.derivations, width=width)
    for write in (timeline_terminal, story_terminal):
        shown += written(write, story, width=width, verbose=True)
    assert not any(map(steers, shown))


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_markup_is_text(hostile):
    stories = Stories((StoryLine(hostile, hostile, (hostile,), (hostile,), hostile, hostile, 1),), (hostile,))
    shown = written(log_terminal, stories, width=400)
    assert not any(map(steers, shown))
    if "[bold red]" in hostile:
        assert "[bold red]markup[/]" in shown
        assert ":smile:" in shown


def test_nothing_heavy_is_imported_for_lines():
    heavy = "{'rich', 'jinja2', 'numpy', 'pyarrow', 'duckdb'} & set(sys.modules)"
    names = "plain, whence.report.stories.pairs, whence.report.stories.status"
    code = f"import sys, whence.report.stories.{names}; sys.exit(' '.join({heavy}) or None)"
    subprocess.run([sys.executable, "-c", code], check=True)
