"""What is read from invented sentences: each cue with its normal form, its place and what it bears on."""

import pytest

from whence.model import Article
from whence.text.stance.reading import stances
from whence.text.witness import prepare

READ = [
    ("The ferry did not sail on Monday.", [("not", "not", "sail")]),
    ("the ferry didn t sail on monday", [("didnt", "didn t", "sail")]),
    ("No passenger was hurt.", [("no", "No", "passenger")]),
    ("Nobody was hurt in the fire.", [("nobody", "Nobody", "hurt")]),
    ("The mayor never signed the lease.", [("never", "never", "signed the lease")]),
    ("The crew left without radios.", [("without", "without", "radios")]),
    ("The company failed to pay its drivers.", [("failed to", "failed to", "pay its drivers")]),
    ("The minister refused to name the firm.", [("refused to", "refused to", "name the firm")]),
    ("The bridge is no longer safe.", [("no longer", "no longer", "safe")]),
    ("Neither side won the vote.", [("neither", "Neither", "side won the vote")]),
    ("The council has yet to approve the plan.", [("yet to", "yet to", "approve the plan")]),
    ("He was denied bail on Friday.", [("was denied", "was denied", "bail")]),
    ("The port ruled out closing the quay.", [("ruled out", "ruled out", "closing the quay")]),
    ("The mill lacks funds.", [("lacks", "lacks", "funds")]),
    ("Talks cannot go on.", [("cannot", "cannot", "go")]),
    ("The ferry may sail on Friday.", [("possibility: may", "may", "sail")]),
    ("The harbour might close early.", [("possibility: might", "might", "close early")]),
    ("Mrs May said the ferry was late.", [("neutral: say", "said", "")]),
    ("The storm could sink smaller boats.", [("possibility: could", "could", "sink smaller boats")]),
    ("Perhaps the lights failed.", [("possibility: perhaps", "Perhaps", "lights failed")]),
    ("The cause is possibly a loose cable.", [("possibility: possibly", "possibly", "loose cable")]),
    ("The museum is likely to reopen.", [("probability: likely", "likely to", "reopen")]),
    ("The museum will probably reopen.", [("probability: probably", "probably", "reopen")]),
    ("The bank is expected to cut jobs.", [("expectation: expect", "is expected", "cut jobs")]),
    ("The road is set to reopen.", [("expectation: set", "set to", "reopen")]),
    ("Rain is unlikely to stop the match.", [("doubt: unlikely", "unlikely to", "stop the match")]),
    ("Police arrested the alleged smuggler.", [("allegation: alleged", "alleged", "smuggler")]),
    ("The clerk allegedly forged the letters.", [("allegation: alleged", "allegedly", "forged")]),
    ("The captain was accused of smuggling.", [("allegation: accuse", "accused", "smuggling")]),
    ("The firm faces accusations of ballot fraud.", [("allegation: accusation", "accusations", "ballot fraud")]),
    ("The fraud allegations were dropped.", [("allegation: allegation", "allegations", "fraud")]),
    ("Three suspected smugglers were held.", [("allegation: suspected", "suspected", "smugglers")]),
    ("The clerk reportedly forged the letters.", [("allegation: reportedly", "reportedly", "forged the letters")]),
    ("The so-called expert left.", [("allegation: so-called", "so-called", "expert left")]),
    ("He was charged with theft.", [("allegation: charge", "charged with", "theft")]),
    ("The tower is believed to be unsafe.", [("belief: believe", "is believed", "unsafe")]),
    ("The mill appears to be empty.", [("belief: appear", "appears to", "empty")]),
    ("He seems tired.", [("belief: seem", "seems", "tired")]),
    ("The plan helped the town to some extent.", [("approximation: to some extent", "to some extent", "town")]),
    ("The roof is partly repaired.", [("approximation: partly", "partly", "repaired")]),
    ("The team has seldom played worse.", [("approximation: seldom", "seldom", "played worse")]),
    ("The mill is almost empty.", [("approximation: almost", "almost", "empty")]),
    ("If the dam fails, the valley floods.", [("conditional: if", "If", "the dam fails")]),
    ("The levy would raise fares.", [("conditional: would", "would", "raise fares")]),
    ("The ferry was really late.", [("booster: really", "really", "late")]),
    ("The ferry was indeed late.", [("booster: indeed", "indeed", "late")]),
    ("The mayor was clearly angry.", [("booster: clearly", "clearly", "angry")]),
    ("He was found guilty of theft.", [("booster: convicted", "found guilty of", "theft")]),
    ('"The quay is safe," the mayor said.', [("neutral: say", "said", "")]),
    ("The mayor told reporters the quay is safe.", [("neutral: tell", "told", "")]),
    ("According to the mayor, the quay is safe.", [("neutral: according to", "According to", "")]),
    ("The mayor claims that the quay is safe.", [("doubtful: claim", "claims", "")]),
    ("the mayor claims the quay is safe", [("doubtful: claim", "claims", "")]),
    ("The union alleged that guards slept.", [("doubtful: allege", "alleged that", "")]),
    ("The mayor admitted that the quay was unsafe.", [("concessive: admit", "admitted", "")]),
    ("The mayor conceded defeat.", [("concessive: concede", "conceded", "")]),
    ("The firm confirmed the sale.", [("affirming: confirm", "confirmed", "")]),
    ("The study found that tea helps.", [("affirming: find", "found that", "")]),
    ("The union insisted that pay was late.", [("strong: insist", "insisted", "")]),
    ("The mayor warned of floods.", [("strong: warn", "warned", "")]),
    ("The mayor denied the report.", [("denying: deny", "denied", "")]),
    ("The firm rejected the offer.", [("denying: reject", "rejected", "")]),
    ("The note suggested that he fled.", [("suggestive: suggest", "suggested", "")]),
    ("The mayor hinted at a sale.", [("suggestive: hint", "hinted at", "")]),
    ('"It is safe," added Aldane.', [("neutral: add", "added", "")]),
    ("He noted that fares rose.", [("affirming: note", "noted", "")]),
    ("There is no doubt that he fled.", [("booster: clear", "no doubt that", "he fled")]),
    ("There is little chance of rain.", [("doubt: little prospect", "little chance of", "rain")]),
    ("There was no evidence of theft.", [("doubt: no evidence", "no evidence of", "theft")]),
    (
        "It is unclear whether he fled.",
        [("possibility: unclear", "unclear", "whether he fled"), ("conditional: whether", "whether", "he fled")],
    ),
    ("He may not return.", [("possibility: may not", "may not", "return")]),
    ("Could the ferry sink?", [("possibility: could", "Could", "ferry sink")]),
    ("Ferry May Sink, Mayor Says", [("possibility: may", "May", "sink"), ("neutral: say", "Says", "")]),
    ("The report said May was wet.", [("neutral: say", "said", "")]),
    ("Aldane, a former miner, says the pit is closed.", [("neutral: say", "says", "")]),
    ("The levy will not rise.", [("not", "not", "rise")]),
    ("The dog wasn't found.", [("wasnt", "wasn't", "found")]),
    ("the firm s boss said it won t sell", [("neutral: say", "said", ""), ("wont", "won t", "sell")]),
    ("Lawyers for the port argued that it was closed.", [("neutral: argue", "argued", "")]),
    ("The Department of Claims said little.", [("neutral: say", "said", "")]),
    ("The bill passed despite fears of unrest.", [("possibility: fear", "fears of", "unrest")]),
    ("She vowed to appeal.", [("strong: vow", "vowed", "")]),
    ("Sources pointed out that the lift was old.", [("affirming: point out", "pointed out", "")]),
]
SILENT = [
    "The ferry sails on May 13.",
    "The ferry sails in May.",
    "in may the ferry sails",
    "The might of the navy was on show.",
    "The actor appeared on stage.",
    "Almost 40 boats sank.",
    "Jobless claims fell in June.",
    "The claims were false.",
    "The boy was admitted to hospital.",
    "There are 46 confirmed cases.",
    "A walker found the boat.",
    "The firm added 200 jobs.",
    "He is a noted painter.",
    "It is not only late but dear.",
    "No more than 40 people came.",
    "They wondered whether he fled.",
    "He remains a suspect.",
]


def read(text):
    return [(fact.norm, fact.span.of(text), fact.of) for fact in stances(prepare(Article("a", text)))]


@pytest.mark.parametrize(("text", "facts"), READ)
def test_a_sentence_tells_how_sure_it_is(text, facts):
    assert facts == read(text)


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_cue_is_none(text):
    assert [] == read(text)
