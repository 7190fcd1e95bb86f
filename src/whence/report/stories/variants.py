"""The wordings of a quotation and the values of a fact, each with the articles that have it in the order of time."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from whence.report.escape import one_line
from whence.report.facts.drifted import NOTHING, standing, who, why
from whence.report.stories.cast import cut
from whence.report.stories.view import MentionView, VariantsView, VariantView
from whence.report.wording import FACT, FIDELITY, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whence.model import Drift, DriftReading, QuoteBiography, QuoteVersion
    from whence.report.stories.cast import Cast
    from whence.report.stories.view import WhoView

    Mention = Callable[[str], WhoView]

FIRST_MET = "first met"
_LONG = 600
"""Most characters of a wording that are shown, and compared."""
_WORD = re.compile(r"\s*\S+")


class Wording(NamedTuple):
    """One wording of a quotation and who has it so."""

    words: str
    versions: tuple[QuoteVersion, ...]


def wordings(biography: QuoteBiography, cast: Cast) -> list[Wording]:
    """Return the wordings of a quotation, the first that is met first; case and marks make no difference."""
    found: dict[str, tuple[str, list[QuoteVersion]]] = {}
    for version in biography.versions:
        article = cast.find(version.article)
        words = one_line(version.span.of(article.text)) if article else ""
        found.setdefault(folded(words), (words, []))[1].append(version)
    return [Wording(words, tuple(versions)) for words, versions in found.values()]


def folded(words: str) -> str:
    """Return the letters and digits of `words`, in lower case.

    >>> folded("“We do not know,") == folded("we do not know.")
    True
    """
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def version_note(version: QuoteVersion, biography: QuoteBiography, name: Callable[[str], str]) -> str:
    """Return what became of a quotation in one article, and through whom.

    Where an article is missing, that is said, and nothing else is.
    """
    fate = FIDELITY[version.fidelity] if version.fidelity else ""
    if version.parent is not None:
        return f"{fate}, from {name(version.parent)}".removeprefix(", ")
    return fate or (FIRST_MET if version is biography.versions[0] else "from no article at hand")


def speakers(biography: QuoteBiography) -> list[str]:
    """Return who is quoted, as the articles name him, each name once."""
    return list(dict.fromkeys(one_line(v.source) for v in biography.versions if v.source))


def life(biography: QuoteBiography, cast: Cast) -> tuple[str, list[tuple[str, str]]]:
    """Return who is quoted in how many articles, and each wording with those that have it, all on one line."""
    found = wordings(biography, cast)
    names = speakers(biography)
    head = f"{counted(len(found), 'wording')} in {counted(len({v.article for v in biography.versions}), 'article')}"
    head += f", said by {' / '.join(names[:3])}" if names else ""
    variants = []
    for one in found:
        notes = (f"{cast.name(v.article)} ({version_note(v, biography, cast.name)})" for v in one.versions)
        variants.append((f"“{cut(one.words, _LONG)}”", ", ".join(notes)))
    return head, variants


def slot(found: Drift, cast: Cast) -> tuple[str, list[tuple[str, str]]]:
    """Return who changed a fact first, and each value with those that have it, all on one line."""
    texts = {a.id: a.text for a in cast.articles}
    variants: dict[str, list[str]] = {}
    for reading in found.readings:
        words = one_line(_value(reading, texts))
        note = one_line(standing(found, reading, cast.name))
        variants.setdefault(cut(words, _LONG), []).append(f"{cast.name(reading.article)} ({note})")
    head = f"{one_line(found.type)}: {one_line(who(found, cast.name))}"
    return head, [(words, ", ".join(notes)) for words, notes in variants.items()]


def quotation(biography: QuoteBiography, cast: Cast, mention: Mention) -> VariantsView:
    """Return a quotation's variants."""
    found = wordings(biography, cast)
    base = found[0].words if found else ""
    names = speakers(biography)
    carriers = len({v.article for v in biography.versions})
    facts = [counted(len(found), "wording") + f" in {counted(carriers, 'article')}"]
    if names:
        facts.append(f"said by {' / '.join(names[:6])}")
    return VariantsView(
        title=f"“{cut(base, 90)}”" if base else "A quotation",
        facts=tuple(facts),
        variants=tuple(_wording(one, base, biography, mention) for one in found),
    )


def numbered(mention: Mention) -> Callable[[str], str]:
    """Return what names an article by its number and its short name."""

    def name(key: str) -> str:
        who_ = mention(key)
        return f"{who_.number} {who_.short}" if who_.number else who_.short

    return name


def _wording(found: Wording, base: str, biography: QuoteBiography, mention: Mention) -> VariantView:
    name = numbered(mention)
    fates = dict.fromkeys(v.fidelity for v in found.versions)
    fate = next((f for f in fates if f not in (None, "exact")), next(iter(fates)))
    return VariantView(
        pieces=compared(base, found.words),
        fate=FIDELITY[fate] if fate else FIRST_MET,
        kind=(fate or "exact").replace(" ", "-"),
        mentions=tuple(MentionView(mention(v.article), version_note(v, biography, name)) for v in found.versions),
    )


def compared(base: str, words: str) -> tuple[tuple[str, str], ...]:
    """Return `words` word by word against `base`: what is ``same``, what is ``inserted`` and what ``deleted``.

    >>> compared("we do not know why", "we do not know")
    (('same', 'we do not know'), ('deleted', ' why'))
    """
    left, right = _WORD.findall(cut(base, _LONG)), _WORD.findall(cut(words, _LONG))
    matcher = SequenceMatcher(None, [*map(_bare, left)], [*map(_bare, right)], autojunk=False)
    found: list[tuple[str, str]] = []
    for kind, i, i2, j, j2 in matcher.get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(right[j:j2])))
            continue
        if i2 > i:
            found.append(("deleted", "".join(left[i:i2])))
        if j2 > j:
            found.append(("inserted", "".join(right[j:j2])))
    return tuple(found)


def _bare(word: str) -> str:
    return folded(word) or word.strip()


def drift(found: Drift, cast: Cast, mention: Mention) -> VariantsView:
    """Return a fact's variants, the earliest known value first."""
    texts = {a.id: a.text for a in cast.articles}
    name = numbered(mention)
    groups: dict[str, list[DriftReading]] = {}
    for reading in found.readings:
        groups.setdefault(folded(_value(reading, texts)), []).append(reading)
    variants = []
    for readings in groups.values():
        words = one_line(_value(readings[0], texts))
        mentions = tuple(MentionView(mention(r.article), one_line(standing(found, r, name))) for r in readings)
        told = readings[0].verdict
        fate = "earliest known" if readings[0] is found.readings[0] else FACT[told]
        variants.append(VariantView((("same", cut(words, _LONG)),), fate, told, mentions))
    reason = one_line(why(found))
    return VariantsView(
        title=f"{one_line(found.type)}: {' / '.join(_first(variants))}",
        facts=tuple(filter(None, (one_line(who(found, name)), reason))),
        variants=tuple(variants),
    )


def _value(reading: DriftReading, texts: dict[str, str]) -> str:
    return reading.fact.span.of(texts.get(reading.article, "")) if reading.fact else NOTHING


def _first(variants: Sequence[VariantView]) -> Iterable[str]:
    return [cut(variant.pieces[0][1], 40) for variant in variants[:3]]
