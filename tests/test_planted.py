"""Planted quotations are what they are said to be, on news invented here."""

import gzip
import json
import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import planted, quoted, retold, wordings
from whence.model import Span
from whence.text.degrade import degrade
from whence.text.tokens import tokenise

HARBOUR = """\
The town council of Ostholm put off its vote on the new harbour wall on Tuesday.

“We have talked about this wall for 12 years and I don’t think the town can wait for another winter,” Marta Lindqvist \
said. “My neighbors have carried sandbags every autumn since I was a girl.”

The wall would cost 40 million crowns, most of it borrowed. A first design was thrown out in the spring, when the \
fishermen of the inner basin found that their boats could no longer pass. The council has met four times since then.

“The engineers may find a cheaper way, but nobody has shown me one, and I would not bet my house on it,” Oskar Brandt \
said.

Marta Lindqvist said the council had asked two firms for a second opinion. She said she would never vote for a wall \
that closes the basin.

Lindqvist said she would never sign a contract that leaves the fishermen without a berth. Lindqvist said: “Our \
fishermen should have the last word, because they are the ones who go out when the rest of us stay in bed. Senator \
Holm promised us that much.”

The next meeting is set for the end of the month. Residents of the lower town have called for a vote of their own. \
A petition with 900 names was handed in on Monday.

“If the wall is built, some of the old warehouses could be lost, and that would be a shame for the color of this \
town,” said Oskar Brandt.

Brandt said he could not remember a dispute that had divided the town so deeply.

“Maybe the government will pay three quarters of it, as Minister Dahl told us, and maybe it will not,” Brandt said.
"""
ORCHARD = """\
Growers in the Vell valley expect the smallest apple harvest in a decade after frost in April.

“The blossom was out when the frost came, and in one night we lost about seven trees out of ten,” Henrik Solberg said. \
“I’m not going to pretend that we’ll recover before next year.”

Prices in the shops have gone up by a fifth since the summer. Cider makers have begun to buy from abroad, and two of \
them have closed for the season.

“It’s the young growers I worry about, because they have loans to pay and they can’t simply sit and wait,” Ingrid \
Falk said.

Falk said she had written to the ministry and was still waiting for an answer. Solberg said he would plant later \
kinds next spring.

The ministry has promised help for those who lost more than half of their crop. It will recognize claims until \
November. Inspectors are to visit the valley this week, and the forms are to be handed out at the town hall.

“You should see the bees, they are out of work, and I have never seen them so quiet in all my years here,” said \
Henrik Solberg.

Ingrid Falk said: “Many of us will sell our land if nothing is done, and the valley might never be the same again.”

Solberg said he had lost most of his oldest trees. The cooperative meets on Friday.
"""
BRIDGE = """\
The railway bridge over the Tarn will stay closed until March, the operator said on Friday.

“We found cracks in six of the girders, and I will not send a train across until every one of them is replaced,” Petra \
Novak said. “Our passengers are angry, and I understand that they are.”

Buses have replaced the trains since Sunday. The trip to the coast takes an hour longer, and the schools have moved \
their first lesson to nine.

“I leave the house at five in the morning, and I am still late for work, so somebody has to tell us the truth,” said \
Jonas Weir.

Novak said the steel had been ordered from two mills. Weir said he would demand his money back.

The bridge was built in the years after the war. It was painted in 2009 and inspected every second year, and nothing \
was found. The last report is four pages long and mentions rust in one line.

“Nobody told the drivers about it, and most of them heard of the cracks on the radio like everybody else,” Weir said.

Petra Novak said she had not seen the report before Thursday.

“It could take longer, because the mills are busy and we need 90 tonnes of steel that has to be rolled for us,” \
Novak said.
"""


def story(name, text):
    places = quoted.paragraphs(text)
    return quoted.Story(name, text, places, tuple(sorted(quoted.pattern_said(text, places), key=lambda s: s.content)))


STORIES = tuple(story(name, text) for name, text in (("harbour", HARBOUR), ("orchard", ORCHARD), ("bridge", BRIDGE)))
COUNT = 9 * 6 * 5
CASES = list(planted.planted(STORIES, COUNT))
COPIES = list(planted.untouched(STORIES, 19 * 6))


def chance(seed):
    return random.Random(seed)  # noqa: S311 - repeatable on purpose


def folded(texts):
    return tokenise(" ".join(texts)).words


def said_in(case):
    return folded(span.of(case.child.text) for span in case.planted)


def meant_in(case):
    return folded(span.of(case.parents[0].text) for span in case.origins)


def of(status, *plants):
    found = [c for c in CASES if c.fidelity == status and (not plants or c.plant in plants)]
    assert len(found) > 3
    return found


def within(part, whole):
    return any(whole[n : n + len(part)] == part for n in range(len(whole) - len(part) + 1))


def speakers(voices, spans):
    return {
        one.speaker.name
        for one in voices.attributions
        if any(content.overlap(span) for content in one.content for span in spans)
    }


def test_the_pattern_finds_who_said_what_where():
    harbour = STORIES[0]
    found = {(s.name, s.cue.of(HARBOUR), s.content[0].of(HARBOUR)[:12], len(s.content)) for s in harbour.said}
    assert ("Marta Lindqvist", "said", "We have talk", 2) in found
    assert ("Oskar Brandt", "said", "If the wall ", 1) in found
    assert ("Oskar Brandt", "said", "Maybe the go", 1) in found
    assert ("Marta Lindqvist", "said", "the council ", 1) in found
    assert (None, "said", "she would ne", 1) in found
    assert all(s.source.of(HARBOUR)[0].isalpha() for s in harbour.said)


def test_every_status_is_planted_and_half_of_each_is_degraded():
    for n, status in enumerate(planted.STATUSES):
        cases = CASES[n :: len(planted.STATUSES)]
        assert {case.fidelity for case in cases} == {status}
        assert [case.condition != "clean" for case in cases].count(True) == len(cases) // 2


@pytest.mark.parametrize("cases", [CASES, COPIES], ids=["planted", "untouched"])
def test_spans_lie_in_their_texts_and_belong_to_an_attribution(cases):
    for case in cases:
        for article, voices in zip((case.child, *case.parents), (case.voices, *case.parent_voices), strict=True):
            assert voices.article == article.id
            for one in voices.attributions:
                for begin, end in (*one.source, *one.cue, *one.content):
                    assert 0 <= begin < end <= len(article.text)
                assert one.kind == ("direct" if one.marked else "indirect")
        contents = [content for one in case.voices.attributions for content in one.content]
        assert set(case.planted) <= set(contents)
        assert bool(case.origins) == (case.fidelity != "unsupported")
        for span in case.origins:
            assert any(span in one.content for one in case.parent_voices[0].attributions)


@pytest.mark.parametrize("cases", [CASES, COPIES], ids=["planted", "untouched"])
def test_a_degraded_side_has_neither_marks_nor_capitals(cases):
    for case in cases:
        for side, articles in (("child", (case.child,)), ("parent", case.parents)):
            for article in articles:
                plain = not re.search(r"[^\w\s]|[A-Z]", article.text)
                assert plain == (case.condition in {side, "both"})


def test_the_same_seed_gives_the_same_cases_and_another_seed_others():
    again = list(planted.planted(STORIES, 54))
    assert again == CASES[:54]
    assert list(planted.planted(STORIES, 54, seed=1)) != again


def test_verbatim_words_are_the_parents():
    for case in of("exact", "exact: verbatim"):
        assert said_in(case) == meant_in(case)
    for case in COPIES:
        if case.plant in {"verbatim", "other marks", "moved", "merged", "split", "ends", "unnamed", "interrupted"}:
            assert said_in(case) == meant_in(case)


def test_what_is_trimmed_lacks_three_words_at_one_end():
    for case in of("trimmed"):
        said, meant = said_in(case), meant_in(case)
        assert len(meant) - len(said) >= 2  # "u s" is one token and may be two words
        assert said == meant[: len(said)] or said == meant[-len(said) :]


def test_what_is_cut_lacks_words_in_the_middle_and_shows_no_dots():
    for case in of("cut"):
        said, meant = said_in(case), meant_in(case)
        gap = len(meant) - len(said)
        assert gap >= 2
        assert any(said == meant[:n] + meant[n + gap :] for n in range(3, len(said) - 2))
        assert not any("…" in span.of(case.child.text) or ".." in span.of(case.child.text) for span in case.planted)


def test_what_is_altered_has_another_word_where_the_rest_is_the_same():
    for case in of("altered"):
        said, meant = said_in(case), meant_in(case)
        assert said != meant
        assert abs(len(said) - len(meant)) <= 2
        assert len(set(said) ^ set(meant)) <= 6


def test_what_is_spliced_has_pieces_of_two_quotations_that_stand_apart():
    for case in of("spliced"):
        said = said_in(case)
        origins = sorted(case.origins)
        apart = [b.begin - a.end for a, b in pairwise(origins)]
        assert max(apart) > 60
        texts = [folded([span.of(case.parents[0].text)]) for span in origins]
        pairs = [texts[n] + texts[m] for n in range(len(texts)) for m in range(len(texts)) if n != m]
        assert not any(within(said, text) for text in texts)
        assert len(origins) > 2 or said not in pairs
        assert len(said) >= 10


def test_what_lost_its_marks_has_none_and_is_in_the_third_person_unless_marks_can_be_seen():
    for case in of("marks lost"):
        (span,) = case.planted
        around = case.child.text[max(0, span.begin - 1) : span.end + 1]
        assert not set(around) & set('“”"«»')
        if case.condition != "clean":
            assert case.plant == "marks lost: reported"
        if case.plant == "marks lost: reported":
            assert not {"i", "my", "me", "we", "our"} & set(span.of(case.child.text).casefold().split())


def test_what_gained_marks_had_none_and_is_not_planted_by_marks_that_cannot_be_seen():
    for case in of("marks gained"):
        assert not any(one.marked for one in case.parent_voices[0].attributions if set(one.content) & set(case.origins))
        if case.condition != "clean":
            assert case.plant == "marks gained: first person"
        if case.plant == "marks gained: words kept":
            assert said_in(case) == meant_in(case)


def test_what_is_reattributed_is_given_to_another_person_of_the_parent():
    for case in of("reattributed"):
        (child,) = speakers(case.voices, case.planted)
        (parent,) = speakers(case.parent_voices[0], case.origins)
        assert not set(child.casefold().split()) & set(parent.casefold().split())
        assert child.casefold().split()[-1] in case.parents[0].text.casefold()
        assert said_in(case) == meant_in(case)


def test_every_other_quotation_keeps_its_speaker():
    for case in (*CASES, *COPIES):
        if case.fidelity in {"reattributed", "unsupported"} or "reattributed" in case.also:
            continue
        child = speakers(case.voices, case.planted)
        parent = speakers(case.parent_voices[0], case.origins)
        for one in child - {None}:
            assert {one.casefold().split()[-1]} == {name.casefold().split()[-1] for name in parent}


def test_what_is_unsupported_shares_no_five_words_with_its_parents():
    for case in of("unsupported"):
        said = said_in(case)
        for parent in case.parents:
            there = tokenise(parent.text).words
            assert not any(within(said[n : n + 5], there) for n in range(len(said) - 4))


def test_no_gloss_and_no_ellipsis_goes_where_it_cannot_be_seen():
    seen = [case for case in COPIES if case.plant in {"glossed", "elided"}]
    assert len(seen) > 3
    assert {case.condition for case in seen} <= {"clean", "parent"}
    for case in seen:
        text = " ".join(span.of(case.child.text) for span in case.planted)
        assert ("[" in text) if case.plant == "glossed" else ("…" in text or ". ." in text or ".." in text)


@given(st.text(alphabet="aB'’ ,.“”\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_spans_are_carried_over_as_by_looking_at_every_character(text, one, other):
    begin, end = sorted((one, other))
    worse = degrade(text, "strip")
    slow, (fast,) = worse.span(begin, end), retold.carried(worse, [Span(begin, end)])
    assert fast == slow or (fast.begin == fast.end and slow == Span(0, 0))


WORDS = st.lists(st.sampled_from("harbour wall, tide. ferry a of ropes storm is Holm".split()), min_size=8, max_size=40)


@given(WORDS, st.integers())
def test_a_cut_leaves_four_words_on_either_side(words, seed):
    left = wordings.cut(words, chance(seed))
    if left is not None:
        assert len(words) - len(left) >= 2
        assert left[:3] == words[:3]
        assert left[-4:] == words[-4:]


@given(WORDS, st.integers())
def test_a_trim_drops_three_words_at_one_end(words, seed):
    left = wordings.trimmed(words, chance(seed))
    if left is not None:
        assert len(words) - len(left) >= 3
        assert left in (words[: len(left)], words[-len(left) :])


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (wordings.respelt, "We honor our neighbors’ labor.", None),
        (wordings.respelt, "It is the color of defense.", "It is the colour of defence."),
        (wordings.numbered, "We lost seven boats and 12 nets", "We lost 7 boats and twelve nets"),
        (wordings.expanded, "Well, I’m here, don’t go", "Well, I am here, do not go"),
        (wordings.contracted, "They said we will go", "They said we'll go"),
        (wordings.abbreviated, "Sen. Holm and Senator Dahl met a senator", "Senator Holm and Sen. Dahl met a senator"),
    ],
)
def test_harmless_changes(change, before, after):
    new = change(before.split(), chance(0))
    if after is None:
        assert new is not None
        return
    assert new is not None
    assert " ".join(new) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I think we will win our case", "she thought they would win their case"),
        ("I’m sure that my house is safe, believe me", "she was sure that her house was safe, believed her"),
        ("The wall is safe", None),
    ],
)
def test_reported_speech_shifts_persons_and_tenses(before, after):
    new = wordings.reported(before.split(), "she")
    assert (new and " ".join(new)) == after


def test_speech_shifted_back_begins_in_the_first_person():
    assert (
        wordings.first_person("he would never sell the old boat".split()) == "I would never sell the old boat".split()
    )
    assert wordings.first_person("she was sure of the plan then".split()) == "I am sure of the plan then".split()
    assert wordings.first_person("he would never sell his old boat".split()) is None
    assert wordings.first_person("the boat would never be sold there".split()) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We do not want it", "We do want it"),
        ("We don’t want it", "We do want it"),
        ("It will go on", "It will not go on"),
    ],
)
def test_a_negation_is_dropped_or_put_in(before, after):
    assert wordings.negated(before.split(), chance(0)) == after.split()


def test_a_file_of_gold_is_read_and_its_malformed_lines_are_passed_over(tmp_path):
    folder = tmp_path / "data" / "polnear" / "dev"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "one.txt").write_text(ORCHARD, encoding="utf-8")
    begin, end = ORCHARD.index("“It’s the young growers"), ORCHARD.index(" Ingrid Falk said.")
    lines = [
        f"T1\tContent {begin} {end}\tIt’s",
        f"T2\tSource {end + 1} {end + 12}\tIngrid Falk",
        f"T3\tCue {end + 13} {end + 17}\tsaid",
        "T4\tContent not a place",
        "E1\tContent:T1 Source:T2 Cue:T3",
        "E2\tContent",
        "E3",
    ]
    (folder / "attributions" / "one_ab12.ann").write_text("\n".join(lines), encoding="utf-8")
    (found,) = quoted.polnear(tmp_path, "dev")
    (said,) = found.said
    assert (said.name, said.direct, said.sure) == ("Ingrid Falk", True, True)
    assert said.content[0].of(ORCHARD).startswith("It’s the young growers")
    assert said.cue.of(ORCHARD) == "said"


def test_the_parts_to_tune_on_and_to_report_on_are_kept_apart(tmp_path):
    folder = tmp_path / "data" / "allsides"
    folder.mkdir(parents=True)
    with gzip.open(folder / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        for n in range(40):
            file.write(json.dumps({"id": f"id {n}", "text": HARBOUR}) + "\n")
    parts = [{one.id for one in quoted.allsides(tmp_path, part, 100)} for part in "AB"]
    assert len(parts[0] | parts[1]) == 40
    assert not parts[0] & parts[1]
    assert min(map(len, parts)) > 5
    assert len(list(quoted.allsides(tmp_path, "A", 2))) == 2
