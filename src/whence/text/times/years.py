"""Years that stand alone, decades and centuries: "in 2016", "the 1990s", "the '90s", "the 20th century"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.days import counts, year_at
from whence.text.times.periods import quarter_led
from whence.text.times.view import Found
from whence.text.times.vocabulary import listed, numbered, ordinals

if TYPE_CHECKING:
    from whence.text.times.view import View

LOW, HIGH = 1500, 2100
"""Years that a number of four digits may be, with words around it that say so."""
_RECENT = 1900
"""Below this a number needs more than a weak sign."""
_STRONG = frozenset("in since during until till fiscal year years early late mid due circa".split())
_FIRM = frozenset("by from before after through till".split())
"""With these a number before a plural may still be a year: "by 2020 prices fell"."""
_ARTICLES = frozenset("the a this its his her their that early mid late our an".split())
_NUMBERED = frozenset(
    "number no flight room page route highway section act bus boeing model level chapter article"
    " resolution rs dlrs us at nearly almost only some up over under than".split()
)
_FUNCTION = frozenset("last this next to of in on at by for from and or but with who that the a an as if when".split())
_WEATHER = frozenset("temperatures highs lows degrees mph fahrenheit".split())
_DOUBTED = 0.6
_QUOTES = tuple("'’‘`")


def year_led(view: View, n: int, floor: int) -> Found | None:
    """Return the year that the four digits at token `n` tell, or None where they may count something."""
    year = view.whole(n)
    if year is None or not LOW <= year <= HIGH or len(view.words[n]) != 4:
        return None
    quartered = _with_quarter(view, n, floor)
    if quartered is not None:
        return quartered
    if _is_number(view, n):
        return None
    score = _sign(view, n, year)
    if score == 0.0:
        return None
    begin = n - 1 if view.words[n - 1] == "fiscal" and n > floor else n
    season = _range_end(view, n, year)
    if season is not None:
        end = max(season, year)
        both = almanac.span(f"{year}/{end}", year, 1, 12 * (end - year + 1))
        return view.in_period(begin, n + 2, both, "range")._replace(score=score)
    return view.in_period(begin, n + 1, almanac.year(year), "year")._replace(score=score)


def spoken_year(view: View, n: int) -> Found | None:
    """Return the year that is read out from token `n`: "nineteen ninety six", "the year two thousand"."""
    found = year_at(view, n, LOW, HIGH)
    if found is None or (found.value == 2000 and view.words[n - 1] != "year") or counts(view, found.edge):
        return None
    if view.words[n] in {"two", "twenty", "sixteen"} and view.words[n - 1] not in _STRONG:
        return None
    return view.in_period(n, found.edge, almanac.year(found.value), "year")._replace(score=0.8)


def _with_quarter(view: View, n: int, floor: int) -> Found | None:
    """Return "the 1988 second quarter", "2017-Q1", or None."""
    for k in (n + 1, n + 2, n + 3):
        if not view.joined(k):
            return None
        found = (
            quarter_led(view, k, n, view.whole(n)) if view.words[k][:1] in "qh" or view.words[k] == "quarter" else None
        )
        if found is not None:
            return found._replace(begin=max(floor, n))
    return None


def _is_number(view: View, n: int) -> bool:
    """Tell whether what touches the digits makes them an amount, a number of something, or part of a longer one."""
    before, after = view.gap(n), view.gap(n + 1)
    if before[-1:] in tuple("$£€¥#+.,:/\\@_=") and n:
        return True
    if before[-1:] in tuple("-‐‑–—") and len(before) == 1 and view.words[n - 1][-1:].isdigit():
        return True
    if after[:1] in tuple(":/\\@_") or (after in tuple(".,-–") and view.words[n + 1][:1].isdigit() and _tail(view, n)):
        return True
    if before == " " and view.words[n - 1].isdigit() and len(view.words[n - 1]) < 4:
        return True
    if view.words[n - 1] in _STRONG and not _parted(view, n):
        return False  # "In 2016 people voted"
    return counts(view, n + 1) or view.words[n - 1] in _NUMBERED


def _tail(view: View, n: int) -> bool:
    """Tell whether the digits go on in a way that no range of years does: "2010-2015-86", "2016.5"."""
    return view.gap(n + 1) in {".", ","} or _range_end(view, n, view.whole(n) or 0) is None


def _range_end(view: View, n: int, year: int) -> int | None:
    """Return the second year of "2015-16", "2011-2014", or None."""
    if not view.hyphened(n + 1) or len(view.gap(n + 1)) > 1:
        return None
    end = view.whole(n + 1)
    if end is None or view.gap(n + 2)[:1] in tuple("-–/:"):
        return None
    if len(view.words[n + 1]) == 2:
        end += year - year % 100
        end += 100 if end < year - 50 else 0
    return end if year < end <= year + 99 and end <= HIGH else None


def _sign(view: View, n: int, year: int) -> float:  # noqa: PLR0911 - one answer a line
    """Return how sure the words around the digits make it that they are a year; 0 for not enough."""
    words = view.words
    before, after = words[n - 1] if n else "", words[n + 1]
    plural = after[-1:] == "s" and len(after) > 3 and view.joined(n + 1) and after not in {"was", "has", "this", "its"}
    led = before in listed("year") and not _parted(view, n)
    if led and before in _STRONG and year >= _RECENT:
        return 0.95
    if led and not plural and year >= (LOW if before in _STRONG | {"of", "from", "by"} else _RECENT):
        return 0.9
    if view.hyphened(n + 1) and _range_end(view, n, year) and year >= _RECENT:
        return 0.9
    if year < _RECENT or year > 2035:
        return 0.0
    gap = view.gap(n)
    if gap[-1:] == "(" and view.gap(n + 1)[:1] == ")":
        return 0.8
    if view.raw(n + 1) == "s" and view.gap(n + 1) in tuple("'’"):
        return 0.85
    if before in _ARTICLES and view.joined(n) and after and view.joined(n + 1) and not plural:
        return 0.85
    if before in _ARTICLES and view.joined(n) and plural:
        return 0.7
    if led and plural and before in _FIRM:
        return 0.6
    return _weak_sign(view, n)


def _weak_sign(view: View, n: int) -> float:
    """Return how sure a year is that only its place tells: owned ("Labour's 2015 manifesto"), listed, ending."""
    words, gap = view.words, view.gap(n)
    if view.joined(n) and words[n - 1][-1:] == "s" and view.owned(n - 1):
        return 0.8
    if view.cased and view.joined(n) and view.joined(n + 1) and words[n - 1].isalpha() and not view.opens(n):
        after = words[n + 1]
        if after.isalpha() and after[-1] != "s" and after not in _FUNCTION:
            return 0.6
    if words[n + 1] in {"or", "and"} and words[n + 2] in {"later", "earlier", "beyond"} and view.joined(n + 1):
        return 0.8
    ends = view.gap(n + 1)[:1] in tuple(".,;:!?)\n")
    previous = view.whole(n - 1)
    if gap.strip() == "," and previous is not None and LOW <= previous <= HIGH:
        return 0.7
    if ends and view.cased and view.joined(n) and words[n - 1].isalpha() and view.capital(n - 1):
        return 0.6
    return 0.0


def _parted(view: View, n: int) -> bool:
    return view.opens(n) or "," in view.gap(n)


def decade_led(view: View, n: int, floor: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    """Return the decade at token `n`: "1990s", "1990" and "s", "90s", "nineties"; or None."""
    word, end = view.words[n], n + 1
    if word.isalpha():
        return _spoken_decade(view, n, floor)
    if word.isdigit() and view.words[end] == "s" and len(view.gap(end)) == 1 and len(word) in {2, 4}:
        if view.gap(end) not in {"'", "’", " "} or (len(word) == 4 and not word.endswith("0")):
            return None
        word, end = word + "s", end + 1
    digits = word[:-1]
    if not digits.isdigit() or word[-1:] != "s" or not digits.endswith("0") or len(digits) not in {2, 4}:
        return None
    first = int(digits)
    if len(digits) == 4:
        if not LOW <= first <= HIGH:
            return None
        return view.in_period(n, end, almanac.decade(first), "decade")
    score = _short_decade(view, n)
    if first < 20 or not score:
        return None
    notes = () if score > _DOUBTED else (f"{word}: may be no decade",)
    return view.in_period(n, end, almanac.decade(1900 + first), "decade")._replace(score=score, notes=notes)


def _short_decade(view: View, n: int) -> float:
    """Return how sure it is that "90s" is a decade, and neither a temperature nor an age; 0 for not enough."""
    words, before = view.words, view.words[n - 1]
    if view.gap(n)[-1:] in _QUOTES:
        return 0.85
    if not view.joined(n) or not _WEATHER.isdisjoint(words):
        return 0.0
    if before in {"and", "or", "to"} and view.found and (view.found[-1].kind, view.found[-1].end) == ("decade", n - 1):
        return 0.8
    return _DOUBTED if before in {"the", "early", "late", "mid"} else 0.0


def _spoken_decade(view: View, n: int, floor: int) -> Found | None:
    tens = numbered("decade")[view.words[n]]
    if n > floor and view.words[n - 1] in {"nineteen", "eighteen", "twenty"} and view.joined(n):
        hundred = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[view.words[n - 1]]
        return view.in_period(n - 1, n + 1, almanac.decade(hundred + tens), "decade")
    if tens < 20 or view.words[n - 1] not in {"the", "early", "late", "mid", "swinging", "roaring"}:
        return None
    return view.in_period(n, n + 1, almanac.decade(1900 + tens), "decade")._replace(score=0.8)


def century_led(view: View, n: int, floor: int) -> Found | None:
    """Return "the 20th century", "nineteenth-century" at the word "century"; None for a span of a hundred years."""
    number = ordinals().get(view.words[n - 1]) if n > floor and view.joined(n) else None
    begin = n - 1
    if number is not None and number < 10 and view.words[n - 2] == "twenty" and n - 2 >= floor:
        number, begin = number + 20, n - 2
    if number is None or not 2 <= number <= 22:
        return None
    if view.words[n + 1] in {"bc", "bce", "b.c"}:
        return Found(begin, n + 2, f"BC{number - 1:02}", kind="century", score=0.8)
    return view.in_period(begin, n + 1, almanac.century(number), "century")
