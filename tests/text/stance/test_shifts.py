"""What becomes of the stance of one invented sentence in another, and what is no change of it."""

from difflib import SequenceMatcher

import pytest

from whence.model import Article
from whence.text.stance.shifts import Stretch, shifts
from whence.text.witness import prepare

CHANGED = [
    (
        "The ferry did not sail on Monday morning.",
        "The ferry sailed on Monday morning.",
        "conflict",
        "negation lost",
        "did not sail",
        "ferry sailed",
    ),
    (
        "The ferry sailed on Monday morning.",
        "The ferry didn't sail on Monday morning.",
        "conflict",
        "negation gained",
        "ferry sailed",
        "didn't sail",
    ),
    (
        "The pilot was not hurt in the crash.",
        "The pilot was hurt in the crash.",
        "conflict",
        "negation lost",
        "was not hurt",
        "pilot was hurt",
    ),
    (
        "No guests were hurt in the hotel fire.",
        "Guests were hurt in the hotel fire.",
        "conflict",
        "negation lost",
        "No guests",
        "Guests",
    ),
    (
        "The firm failed to pay its drivers in June.",
        "The firm paid its drivers in June.",
        "conflict",
        "negation lost",
        "failed to pay its drivers",
        "firm paid",
    ),
    (
        "The council refused to sell the old pier.",
        "The council will sell the old pier.",
        "conflict",
        "negation lost",
        "refused to sell the old pier",
        "council will sell",
    ),
    (
        "The bridge is no longer safe for lorries.",
        "The bridge is safe for lorries.",
        "conflict",
        "negation lost",
        "is no longer safe",
        "bridge is safe",
    ),
    (
        "The port may close the northern quay in June.",
        "The port closes the northern quay in June.",
        "conflict",
        "hedge lost",
        "may close the northern quay",
        "closes the northern quay",
    ),
    (
        "The mill could cut forty jobs this autumn.",
        "The mill cuts forty jobs this autumn.",
        "conflict",
        "hedge lost",
        "could cut forty jobs this autumn",
        "cuts forty jobs this autumn",
    ),
    (
        "The lake might flood the southern shore road.",
        "The lake flooded the southern shore road.",
        "conflict",
        "hedge lost",
        "might flood the southern shore road",
        "flooded the southern shore road",
    ),
    (
        "Aldane faces accusations of ballot fraud in Varsk.",
        "Aldane's ballot fraud shook Varsk.",
        "conflict",
        "hedge lost",
        "accusations of ballot fraud",
        "ballot fraud",
    ),
    (
        "The clerk allegedly forged the mayor's letters.",
        "The clerk forged the mayor's letters.",
        "conflict",
        "hedge lost",
        "allegedly forged",
        "forged",
    ),
    (
        "Divers found the alleged smuggling tunnel near Varsk.",
        "Divers found the smuggling tunnel near Varsk.",
        "conflict",
        "hedge lost",
        "alleged smuggling tunnel",
        "smuggling tunnel",
    ),
    (
        "The suspected gas leak closed the harbour school.",
        "The gas leak closed the harbour school.",
        "conflict",
        "hedge lost",
        "suspected gas leak",
        "gas leak",
    ),
    (
        "The tower is believed to be leaning to the east.",
        "The tower is leaning to the east.",
        "conflict",
        "hedge lost",
        "is believed to be leaning",
        "leaning",
    ),
    (
        "The mill appears to be losing money every month.",
        "The mill is losing money every month.",
        "conflict",
        "hedge lost",
        "appears to be losing money every month",
        "losing money every month",
    ),
    (
        "The storm probably wrecked the lighthouse on Gannet Point.",
        "The storm wrecked the lighthouse on Gannet Point.",
        "conflict",
        "hedge lost",
        "probably wrecked the lighthouse",
        "wrecked the lighthouse",
    ),
    (
        "The storm wrecked the lighthouse on Gannet Point.",
        "The storm may have wrecked the lighthouse on Gannet Point.",
        "compatible",
        "hedge gained",
        "wrecked the lighthouse",
        "may have wrecked the lighthouse",
    ),
    (
        "The bank is expected to close the Varsk branch.",
        "The bank will close the Varsk branch.",
        "compatible",
        "hedge lost",
        "is expected to close the Varsk branch",
        "close the Varsk branch",
    ),
    (
        "The museum may reopen in the spring.",
        "The museum is likely to reopen in the spring.",
        "compatible",
        "certainty raised",
        "may reopen",
        "likely to reopen",
    ),
    (
        "The museum is likely to reopen in the spring.",
        "The museum may reopen in the spring.",
        "compatible",
        "certainty lowered",
        "likely to reopen",
        "may reopen",
    ),
    (
        "The museum is likely to reopen in the spring.",
        "The museum is unlikely to reopen in the spring.",
        "conflict",
        "certainty lowered",
        "likely to reopen",
        "unlikely to reopen",
    ),
    (
        "The inquiry confirmed accusations of ballot fraud.",
        "The inquiry confirmed that there was indeed ballot fraud.",
        "conflict",
        "hedge lost",
        "confirmed accusations of ballot fraud",
        "confirmed that there was indeed ballot fraud",
    ),
    (
        "Nothing has really improved in the valley since the flood.",
        "Nothing has improved in the valley since the flood.",
        "dropped",
        "hedge lost",
        "really improved",
        None,
    ),
    (
        "The plan to some extent protects the old harbour.",
        "The plan protects the old harbour.",
        "dropped",
        "hedge lost",
        "to some extent protects",
        None,
    ),
    (
        "The plan protects the old harbour.",
        "The plan partly protects the old harbour.",
        "added",
        "hedge gained",
        None,
        "partly protects",
    ),
    (
        "The team has seldom played well in the rain at Varsk.",
        "The team has played well in the rain at Varsk.",
        "conflict",
        "hedge lost",
        "seldom played",
        "played",
    ),
    (
        "The pit clearly poisoned the river below the village.",
        "The pit poisoned the river below the village.",
        "dropped",
        "certainty lowered",
        "clearly poisoned",
        None,
    ),
    (
        "The quay is unsafe, the harbour master Varga said.",
        "Varga claims that the quay is unsafe.",
        "conflict",
        "reporting verb changed",
        "said",
        "claims",
    ),
    (
        "Varga said that the quay was unsafe for lorries.",
        "Varga admitted that the quay was unsafe for lorries.",
        "conflict",
        "reporting verb changed",
        "said",
        "admitted",
    ),
    (
        "Varga claimed that the quay was unsafe for lorries.",
        "Varga revealed that the quay was unsafe for lorries.",
        "conflict",
        "reporting verb changed",
        "claimed",
        "revealed",
    ),
    (
        "Varga said that the quay was unsafe for lorries.",
        "Varga insisted that the quay was unsafe for lorries.",
        "compatible",
        "reporting verb changed",
        "said",
        "insisted",
    ),
    (
        "Varga said that the northern quay was unsafe for heavy lorries.",
        "The northern quay was unsafe for heavy lorries.",
        "dropped",
        "attribution dropped",
        "said",
        "northern quay was unsafe for heavy lorries",
    ),
    (
        "Varga claims that the old quay is unsafe for heavy lorries.",
        "The old quay is unsafe for heavy lorries.",
        "conflict",
        "attribution dropped",
        "claims",
        "old quay is unsafe for heavy lorries",
    ),
    (
        "According to the union, the mill owes forty drivers their wages.",
        "The mill owes forty drivers their wages.",
        "dropped",
        "attribution dropped",
        "According to",
        "mill owes forty drivers their wages",
    ),
    (
        "Aldane accused Varga of lying about the pier.",
        "Varga accused Aldane of lying about the pier.",
        "conflict",
        "parties swapped",
        "Aldane accused Varga",
        "Varga accused Aldane",
    ),
    (
        "Kestria attacked Varsk in the autumn.",
        "Varsk attacked Kestria in the autumn.",
        "conflict",
        "parties swapped",
        "Kestria attacked Varsk",
        "Varsk attacked Kestria",
    ),
    (
        "Talks between Aldane's campaign and Varsk went on for months.",
        "Talks between Oskar and Varsk went on for months.",
        "conflict",
        "parties merged",
        "Aldane's campaign and Varsk",
        "Oskar and Varsk",
    ),
    (
        "The talks have seldom been worse for the two towns.",
        "The talks are not good for the two towns.",
        "compatible",
        "certainty lowered",
        "have seldom been worse",
        "are not good",
    ),
    (
        "the port may close the northern quay in june",
        "the port closes the northern quay in june",
        "conflict",
        "hedge lost",
        "may close the northern quay",
        "closes the northern quay",
    ),
    (
        "the ferry didn t sail on monday morning",
        "the ferry sailed on monday morning",
        "conflict",
        "negation lost",
        "didn t sail",
        "ferry sailed",
    ),
    (
        "the clerk allegedly forged the mayor s letters",
        "the clerk forged the mayor s letters",
        "conflict",
        "hedge lost",
        "allegedly forged",
        "forged",
    ),
    (
        "varga said that the quay was unsafe for lorries",
        "varga claims that the quay was unsafe for lorries",
        "conflict",
        "reporting verb changed",
        "said",
        "claims",
    ),
    (
        "The port closes the northern quay.",
        "The port perhaps closes the northern quay.",
        "compatible",
        "hedge gained",
        "closes the northern quay",
        "perhaps closes the northern quay",
    ),
    (
        "He was accused of stealing the harbour bell.",
        "He was convicted of stealing the harbour bell.",
        "conflict",
        "hedge lost",
        "accused of stealing",
        "convicted of stealing",
    ),
    (
        "The union said the pit had never been safe for the young miners.",
        "The union said the pit had been safe for the young miners.",
        "conflict",
        "negation lost",
        "had never been safe",
        "safe",
    ),
    (
        "Varga doesn't support the levy on old boats.",
        "Varga supports the levy on old boats.",
        "conflict",
        "negation lost",
        "doesn't support the levy",
        "Varga supports",
    ),
    (
        "Aldane supports the levy on old boats.",
        "Aldane has yet to support the levy on old boats.",
        "conflict",
        "negation gained",
        "Aldane supports",
        "has yet to support the levy",
    ),
    (
        "Police are treating the purported letter from Aldane with care.",
        "Police are treating the letter from Aldane with care.",
        "conflict",
        "hedge lost",
        "purported letter",
        "letter",
    ),
    (
        "Perhaps the pilot misread the harbour chart.",
        "The pilot misread the harbour chart.",
        "conflict",
        "hedge lost",
        "Perhaps the pilot misread the harbour chart",
        "pilot misread the harbour chart",
    ),
    (
        "The mill seems doomed after the fire.",
        "The mill is doomed after the fire.",
        "conflict",
        "hedge lost",
        "seems doomed",
        "doomed",
    ),
    (
        "The river rose above the mill wheel.",
        "The river almost rose above the mill wheel.",
        "compatible",
        "hedge gained",
        "rose",
        "almost rose",
    ),
    (
        "The bell was definitely stolen from the chapel.",
        "The bell was stolen from the chapel.",
        "dropped",
        "certainty lowered",
        "definitely stolen",
        None,
    ),
    (
        "The bell was stolen from the chapel in Varsk.",
        "The bell was certainly stolen from the chapel in Varsk.",
        "added",
        "certainty raised",
        None,
        "certainly stolen",
    ),
    (
        '"The pit is safe," said Varga on Monday.',
        "Varga conceded that the pit is safe.",
        "conflict",
        "reporting verb changed",
        "said Varga",
        "conceded",
    ),
    (
        "Varga was attacked by Aldane at the rally.",
        "Aldane was attacked by Varga at the rally.",
        "conflict",
        "parties swapped",
        "Varga was attacked by Aldane",
        "Aldane was attacked by Varga",
    ),
    (
        "The new drug may cure the fever in sheep.",
        "The new drug cures the fever in sheep.",
        "conflict",
        "hedge lost",
        "may cure the fever",
        "cures the fever",
    ),
]
UNCHANGED = [
    ("The ferry did not sail on Monday.", "The ferry failed to sail on Monday."),
    ("The ferry did not sail on Monday.", "The ferry stayed in port on Monday."),
    ("The ferry did not sail on Monday.", "On Monday the ferry sailed nowhere."),
    ("The motion did not pass in the council.", "The motion was rejected in the council."),
    ("The road did not open until noon.", "The road opened at noon."),
    ("It is not only the quay that is unsafe.", "The quay is unsafe."),
    ("The levy was not approved, but the fund was.", "The fund was approved."),
    ("The port may close the quay.", "The port could close the quay."),
    ("The port may close the quay.", "The quay is possibly to be closed by the port."),
    ("The firm said it would cut forty jobs.", "The firm will cut forty jobs."),
    ("The clerk allegedly forged letters.", "The clerk is charged with forging letters."),
    ("Aldane faces accusations of ballot fraud.", "Aldane is on trial for ballot fraud."),
    ("Aldane faces accusations of ballot fraud.", "Aldane denies ballot fraud."),
    ("Varga said the quay was unsafe.", "Varga told reporters the quay was unsafe."),
    ("Varga said the quay was unsafe.", "The quay was unsafe, said Varga."),
    ("Varga said the quay was unsafe.", '"The quay was unsafe."'),
    ("Aldane accused Varga of lying.", "Varga was accused by Aldane of lying."),
    ("Aldane met Varga in May.", "Aldane and Varga met in May."),
    ("The ferry will sail in May.", "The ferry will sail in June."),
    ("The team has seldom played worse.", "The team has rarely played worse."),
    ("Did the ferry sail on Monday?", "The ferry did not sail on Monday."),
    ("The mill is not unprofitable.", "The mill is profitable."),
    ("The pier was never closed.", "The pier was open all along."),
    ("Few guests were hurt in the fire.", "Not many guests were hurt in the fire."),
    ("If the dam fails, the valley may flood.", "The valley floods if the dam fails."),
    ("The bank is expected to close the branch.", "The bank plans to close the branch."),
    ("Almost 40 boats sank.", "40 boats sank."),
    ("Talks between Varsk and Kestria went on.", "Talks between Kestria and Varsk went on."),
    ("He might have fled, the mayor said.", "The mayor said he may have fled."),
    ("The study suggests that tea helps.", "The study hints that tea helps."),
]


def stretch(text):
    witness = prepare(Article("a", text))
    return Stretch(witness, 0, len(witness.tokens.words))


def pairs(left, right):
    """The words that the two have in common, in order."""
    match = SequenceMatcher(None, left.witness.tokens.words, right.witness.tokens.words, autojunk=False)
    return [(block.a + n, block.b + n) for block in match.get_matching_blocks() for n in range(block.size)]


def between(left, right, **more):
    one, other = stretch(left), stretch(right)
    return [
        (s.verdict, s.kind, s.left and s.left.span.of(left), s.right and s.right.span.of(right))
        for s in shifts(one, other, pairs(one, other), **more)
    ]


@pytest.mark.parametrize(("left", "right", "verdict", "kind", "parents", "childs"), CHANGED)
def test_a_change_of_stance_is_named_with_its_words(left, right, verdict, kind, parents, childs):
    assert [(verdict, kind, parents, childs)] == between(left, right)


@pytest.mark.parametrize(("left", "right"), UNCHANGED)
def test_the_same_stance_in_other_words_is_no_change(left, right):
    assert [] == between(left, right)


@pytest.mark.parametrize("text", sorted({text for pair in (*(c[:2] for c in CHANGED), *UNCHANGED) for text in pair}))
def test_a_sentence_does_not_differ_from_itself_or_its_stripped_copy(text):
    assert [] == between(text, text)
    stripped = "".join(c for c in text.lower() if c.isalnum() or c == " ")
    assert not [found for found in between(text, stripped) if found[0] == "conflict"]


def test_words_that_stand_once_are_enough_where_nothing_is_aligned():
    left, right = "The port may close the northern quay in June.", "In June the port closes the northern quay."
    assert ["hedge lost"] == [shift.kind for shift in shifts(stretch(left), stretch(right), [])]


def test_an_attribution_that_stands_outside_the_stretch_is_not_missed():
    left = "Varga claims that the old quay is unsafe for heavy lorries."
    right = "The old quay is unsafe for heavy lorries."
    assert ["attribution dropped"] == [found[1] for found in between(left, right)]
    assert [] == between(left, right, attributed=(False, True))


def test_a_rule_names_the_words_of_both():
    left, right = stretch("Varga said that the quay was unsafe."), stretch("Varga claims that the quay was unsafe.")
    (shift,) = shifts(left, right, pairs(left, right))
    assert "“said” is neutral, “claims” is doubtful" == shift.rule
    assert shift.left
    assert shift.right
    assert ("neutral: say", "doubtful: claim") == (shift.left.norm, shift.right.norm)


def test_only_the_stretch_is_compared():
    """What stands beside it, hedge or negation, is somebody else's."""
    text = "The ferry sailed. The pier did not open on Monday."
    left, right = stretch(text), stretch("The pier opened on Monday.")
    assert [] == shifts(left._replace(end=3), right, [])
    assert ["negation lost"] == [s.kind for s in shifts(left._replace(begin=3), right, [])]


def test_an_attribution_beside_the_stretch_speaks_for_it():
    left = "Varga claims that the old quay is unsafe for heavy lorries."
    right = stretch("Varga claims that the old quay is unsafe for heavy lorries.")
    assert [] == shifts(stretch(left), right._replace(begin=3), [])


def test_a_named_source_of_the_retelling_alone_stands_for_a_hedge():
    left, right = "The clerk allegedly forged the mayor's letters.", "The clerk forged the mayor's letters."
    assert ["hedge lost"] == [found[1] for found in between(left, right)]
    assert [] == between(left, right, attributed=(False, True))
