"""What stands before and behind the name of an outlet, as patterns over folded words and marks.

Every pattern is anchored at the name: those for the left side end there, those for the right side begin there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from whence.text import lexicon

_W = r"[^\W_][^\s]*"
_DET = r"(?:the |a |an |its |his |her |their |this |that |one |another |it s )?"
_WHEN = (
    r"(?:(?:late |early |earlier |later )?(?:on |in |last |this |the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?: morning| afternoon| evening| night)?|(?:last|this|earlier this|late last|later that) (?:week|month|year|day)"
    r"|(?:in|on) (?:an? |its |the |her |his )?(?:\w+ ){0,3}(?:report|article|story"
    r"|editorial|statement|review|tweet|headline|investigation"
    r"|\d{4}|january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2})?"
    r"|at the time|at first|at the end)"
)


def _any(kind: str) -> str:
    entries = [line.split("\t")[1] for line in lexicon.lines("credit_words.txt") if line.split("\t")[0] == kind]
    return (
        "(?:" + "|".join(re.escape(e).replace("\\ ", "(?: - | )") for e in sorted(entries, key=len, reverse=True)) + ")"
    )


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of one kind of the list."""
    return frozenset(e.split("\t")[1] for e in lexicon.lines("credit_words.txt") if e.split("\t")[0] == kind)


class Cues(NamedTuple):
    """The patterns. Left ones are searched with ``$`` at the name, right ones matched from the name on."""

    described: re.Pattern[str]
    """Left: what belongs to the name ("Russian state news agency")."""
    kind: re.Pattern[str]
    """Right: what belongs to the name ("magazine")."""
    told: re.Pattern[str]
    by: re.Pattern[str]
    strict_by: re.Pattern[str]
    strict_told: re.Pattern[str]
    inverted: re.Pattern[str]
    inverted_bare: re.Pattern[str]
    """Left, in text without marks, where only verbs of reporting are sure enough."""
    on_air: re.Pattern[str]
    says: re.Pattern[str]
    calling: re.Pattern[str]
    strict_says: re.Pattern[str]
    staff: re.Pattern[str]
    report: re.Pattern[str]
    talk: re.Pattern[str]
    found: re.Pattern[str]
    """Right of a report: the verb, within the sentence."""
    cited: re.Pattern[str]
    """Left of a report: the preposition."""
    person_says: re.Pattern[str]
    republished: re.Pattern[str]
    contributed: re.Pattern[str]
    for_agency: re.Pattern[str]
    owned: re.Pattern[str]


@cache
def cues() -> Cues:
    """Return the patterns, made once from the list of words."""
    say, ing, tell, by = (_any(kind) for kind in ("say", "ing", "tell", "by"))
    adverb, report, talk, kind = (_any(k) for k in ("adverb", "report", "talk", "kind"))
    trait = rf"(?:{_any('trait')}|[a-z]+(?:ian|ish|ese|ican|aeli|aqi|kistani|yan)|{_W} s)"
    lead = rf"(?:{adverb} )*"
    aside = (
        rf"(?:\" )?(?:, (?:{_W} ){{1,12}}, |(?:, )?which (?=has|first|reported|also"
        rf"|obtained|broke)|\( (?:{_W} ){{1,4}}\) )?"
    )
    auxiliary = r"(?:(?:has|have|had) )?"
    link = rf"{_DET}(?:{trait} )*"
    verb = (
        rf"{aside}{lead}(?:{_WHEN} ,? ?)?(?:{auxiliary}{lead}{say}|(?:is|was|are|were"
        rf"|has been) {lead}{ing}|reporting(?= that))"
    )
    strict = rf"{aside}{lead}(?:{_WHEN} )?{auxiliary}{lead}(?:reported|reports|reporting)"
    veto = r"(?! (?:to be|to have|were|are|was|is|of|have|had|came|show|showed|by|dead|missing|as saying|as having)\b)"
    active = r"(?<!was )(?<!were )(?<!been )(?<!be )"
    partner = rf"(?:[/&-] |and )(?:{_W} ){{1,3}}?"
    return Cues(
        described=re.compile(rf"(?:(?<!\S)(?:the|a|an) )?(?:{trait} (?:- )?)*(?<!\S){kind} $"),
        kind=re.compile(r"(?:magazine|newspaper|news agency|news|television|network|website|wire service"
            r"|dot com)(?!\S)"),
        told=re.compile(
            rf"(?<!\S)(?:{tell} (?:{_WHEN} )?(?:with |on |to )?|interviewed (?:{_W} ){{1,5}}(?:by|on|with) )"
            rf"{link}$"
        ),
        by=re.compile(rf"(?<!\S)(?:as )?(?:first )?(?:{by}|according to (?:{_W} ){{1,5}}(?:by|in"
            rf"|from)) {_DET}(?:(?:{_W} ){{1,3}}and (?:the )?)?(?:{trait} )*$"),
        strict_by=re.compile(rf"(?<!\S)(?:as )?(?:first )?(?:according to|per|(?:reported|cited|obtained) by"
            rf"|(?:report|article|story|published) in) {_DET}$"),
        strict_told=re.compile(rf"(?<!\S)(?:told|tells|interview with|spoke to|spoke with|speaking to) {_DET}$"),
        inverted=re.compile(r"(?:[,\"] \"? ?|as )(?:said|wrote|reported|reports|writes|noted|notes|says|put it"
            r"|explained) (?:the )?$"),
        inverted_bare=re.compile(r"(?<!\S)(?<!was )(?<!were )(?<!been )(?<!is )(?<!first )(?:reported|reports"
            r"|writes) (?:the )?$"),
        on_air=re.compile(rf"(?<!\S)on {_DET}(?:\" )?$"),
        says=re.compile(rf"{verb}(?!\S){veto}"),
        calling=re.compile(rf"{ing}(?!\S)"),
        strict_says=re.compile(rf"{strict}(?!\S){veto}"),
        staff=re.compile(rf"(?:(?:{_W}|/|-) ){{0,4}}?{_any('staff')}(?!\S)"),
        report=re.compile(rf"(?:'s )?(?:{partner})?(?:{_W} ){{0,3}}?(?:opinion |exit |tracking |statewide "
            rf"|national )?{report}(?!\S)"),
        talk=re.compile(rf"(?:'s )?(?:{_W} ){{0,3}}?{talk}(?!\S)"),
        found=re.compile(
            rf" (?:(?:(?!\.|,|¶|that |which |who )\S+ ){{0,5}}?{active}(?:{say}|{_any('show')})"
            rf"|(?:(?!\.|¶|that |which |who )\S+ ){{0,14}}?{active}(?:found|finds|{_any('show')})"
            rf"|(?:(?!\.|¶)\S+ ){{1,26}}?, (?:also )?(?:found|finds|{_any('show')}))(?!\S)"
        ),
        cited=re.compile(
            r"(?<!\S)(?:according to|in|by|from|with|citing|cites?|cited|per|see|via|based on) "
            r"(?:(?:the|a|an|its|this|that|one|another|recent|new|latest|last|most|two|fresh"
            r"|national|separate|early|weekly|monthly|\w+ 's|\d{4}|\w+day) )*$"
        ),
        person_says=re.compile(rf"'s \"? ?((?:{_W} ){{1,4}}?)\"? ?(?:, "
            rf"(?:{_W} ){{1,8}}, )?(?:{lead}{auxiliary}{say}|tweeted|asked)(?!\S)"),
        republished=re.compile(
            r"(?<!\S)(?:(?:originally|first) (?:appeared|published|posted|ran|aired)(?: "
            r"(?:online|here|today))?(?: (?:in|on|by|at|with))?"
            r"|appeared (?:first |originally )(?:in|on|at)|(?:republished|reprinted|reposted|syndicated)(?: here)?"
            rf"(?: with (?:the )?permission)?(?: (?:from|by|in|of))?|courtesy of|was produced by) {_DET}$"
        ),
        contributed=re.compile(rf"(?:{_W} |, ){{0,14}}?contributed(?!\S)"),
        for_agency=re.compile(
            rf"(?<!\S)(?:(?:reporting|written|photography|additional reporting) by (?:{_W} |, ){{1,12}}?for"
            r"|(?:with|and) (?:additional )?(?:files|reporting|material|information"
            r"|contributions?|wire reports) (?:from|by)|information from"
            rf"|(?:©|copyright|\( c \))(?: ©)?(?: \d{{4}})?(?: ,)?(?: by)?) {_DET}$"
        ),
        owned=re.compile(r"(?<!\S)(?:reporter|host|anchor|editor|columnist|correspondent|president|ceo"
            r"|owner|chairman) (?:of|at|for|with) (?:the )?$"),
    )  # fmt: skip
