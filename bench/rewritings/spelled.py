"""Numbers as newsrooms write them: in words, with separators, rounded."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def in_words(number: int) -> str:
    """The number in words, up to a million: "two hundred and fifty".

    >>> in_words(48), in_words(250), in_words(15_000)
    ('forty-eight', 'two hundred and fifty', 'fifteen thousand')
    """
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(thousands)} thousand" + (joint + in_words(rest) if rest else "")


def ordinal_in_words(number: int) -> str:
    """
    >>> ordinal_in_words(3), ordinal_in_words(21), ordinal_in_words(30)
    ('third', 'twenty-first', 'thirtieth')
    """
    head, hyphen, last = in_words(number).rpartition("-")
    if last in _ORDINALS:
        return head + hyphen + _ORDINALS[last]
    return head + hyphen + (last[:-1] + "ieth" if last.endswith("y") else f"{last}th")


def ordinal(number: int) -> str:
    """
    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def plain(number: float) -> str:
    """Digits with separators and no idle zeros: "1,200", "3.7".

    >>> plain(1200), plain(3.70), plain(5.0)
    ('1,200', '3.7', '5')
    """
    return f"{number:,.1f}".removesuffix(".0")


def rounded(number: float) -> float:
    """As newsrooms round what they have converted: to a whole number that is near, else two figures.

    >>> rounded(1.609 * 3), rounded(0.3048 * 8), rounded(0.3048 * 12), rounded(241.4)
    (5, 2.4, 3.7, 240)
    """
    whole = round(number)
    if number < 10 and abs(whole - number) > 0.07 * number:
        return round(number, 1)
    return whole if number < 100 else int(float(f"{number:.2g}"))
