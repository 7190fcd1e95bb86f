"""What lies in a passage, who shares it, who is related: against slow twins."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.coverage import ALONE, KIN, STRANGERS, UNKNOWN, common, covered, kinship, occasions

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))
DAY = st.one_of(st.just(UNKNOWN), st.integers(-20, 20))


def starts_of(lists):
    return np.cumsum([0, *map(len, lists)])


def numbers(values, kind=np.uint32):
    return np.array(list(values), kind)


@given(st.lists(st.sets(st.integers(0, 40)), min_size=1, max_size=4), st.lists(SPAN, min_size=1, max_size=6))
def test_covered(inner, spans):
    ranges = [[(at, at + 1) for at in sorted(chosen)] for chosen in inner]
    flat = [r for of_article in ranges for r in of_article]
    article = [n % len(inner) for n in range(len(spans))]
    got = covered(
        numbers(article), numbers(b for b, _ in spans), numbers(e for _, e in spans),
        starts_of(ranges), numbers(b for b, _ in flat), numbers(e for _, e in flat),
    )  # fmt: skip
    assert got.tolist() == [len(inner[a] & set(range(b, e))) for a, (b, e) in zip(article, spans, strict=True)]


@given(st.lists(st.dictionaries(st.integers(0, 40), st.integers(0, 3)), min_size=2, max_size=2), SPAN, SPAN)
def test_common(marks, left, right):
    ordered = [sorted(of_article.items()) for of_article in marks]
    flat = [mark for of_article in ordered for mark in of_article]
    got = common(
        numbers([0, *left]).reshape(3, 1), numbers([1, *right]).reshape(3, 1), starts_of(ordered),
        numbers(at for at, _ in flat), numbers((v for _, v in flat), np.uint64),
    )  # fmt: skip
    one, other = (
        Counter(v for at, v in of_article if begin <= at < end)
        for of_article, (begin, end) in zip(ordered, (left, right), strict=True)
    )
    assert got.tolist() == [[one.total(), other.total(), (one & other).total()]]


def slow_occasions(stretches, outlets, days, apart, most):
    """One stretch after the other, each against all of its article."""
    result = []
    for article, (_, begin, end, _) in stretches:
        counted = {article: days[article]}
        for whose, (partner, b, e, thin) in stretches:
            if whose != article or outlets[article] < 0 or outlets[partner] != outlets[article] or b >= end:
                continue
            if min(end, e) - max(begin, b) < (end - begin + 1) // 2 or len(counted) == most or partner in counted:
                continue
            dated = [day for day in counted.values() if UNKNOWN not in {day, days[partner]}]
            if all(abs(day - days[partner]) >= apart for day in dated) and (thin or len(dated) == len(counted)):
                counted[partner] = days[partner]
        result.append(len(counted))
    return result


@given(
    st.lists(st.tuples(st.integers(0, 4), st.tuples(st.integers(0, 4), SPAN, st.booleans())), max_size=12),
    st.lists(st.integers(-1, 1), min_size=5, max_size=5),
    st.lists(DAY, min_size=5, max_size=5),
)
def test_occasions(rows, outlets, days):
    stretches = sorted(((a, (p, b, e, thin)) for a, (p, (b, e), thin) in rows), key=lambda r: (r[0], r[1][1]))
    table = numbers((value for _, r in stretches for value in r[:3])).reshape(-1, 3).T.copy()
    starts = np.searchsorted([a for a, _ in stretches], np.arange(6)).astype(np.int64)
    thin = np.array([r[3] for _, r in stretches], np.bool_)
    articles = np.array([outlets, days], np.int32)
    got = occasions(table, thin, starts, articles, 5, 3)
    assert got.tolist() == slow_occasions(stretches, outlets, days, 5, 3)


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.booleans(), max_size=25))
def test_kinship(pairs):
    pairs = {(a, b): sure for (a, b), sure in pairs.items() if a < b}
    relatives = {n: {a + b - n for (a, b), sure in pairs.items() if sure and n in {a, b}} for n in range(8)}
    got = kinship(
        numbers(a for a, _ in pairs), numbers(b for _, b in pairs), np.array(list(pairs.values()), np.bool_), 8
    )
    expected = [
        KIN if relatives[a] & relatives[b] else STRANGERS if relatives[a] - {b} or relatives[b] - {a} else ALONE
        for a, b in pairs
    ]
    assert got.tolist() == expected
