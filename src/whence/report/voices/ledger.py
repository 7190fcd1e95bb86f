"""What is told of credits and borrowings: each credit with its check, each borrowing with its credit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from whence.model import CREDIT_ROLES, Blame
from whence.model import Ledger as Book
from whence.report.voices.said import said, tally
from whence.report.wording import CREDITED, SUPPORT, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Borrowing, Credit, CreditCheck, Voices


class Checked(NamedTuple):
    """A credit, and what the articles at hand say to it where that was asked."""

    credit: Credit
    check: CreditCheck | None


def checked(voices: Voices | None, checks: Iterable[CreditCheck]) -> list[Checked]:
    """Return an article's credits in reading order, then the outlets it only speaks of."""
    known = {check.credit: check for check in checks}
    named = dict.fromkeys([*(voices.credits if voices else ()), *known])
    told = [Checked(credit, known.get(credit)) for credit in sorted(named, key=lambda c: c.span)]
    return [*told, *(Checked(topic, None) for topic in (voices.topics if voices else ()))]


def book(blame: Blame) -> Book:
    """Return the ledger of a blame's child."""
    return Book(blame.child.id, blame.borrowings, blame.credit_checks)


def voice(article: str, voices: Iterable[Voices]) -> Voices | None:
    """Return what the article with this id says and credits."""
    return next((v for v in voices if v.article == article), None)


def uncredited(borrowings: Iterable[Borrowing]) -> list[Borrowing]:
    """Return the borrowings that are never credited."""
    return [b for b in borrowings if b.credited == "never"]


def credit_tally(told: Sequence[Checked]) -> str:
    """Return how many credits there are and what the articles at hand say to them, or nothing."""
    told = [one for one in told if one.credit.role != "topic"]
    if not told:
        return ""
    verdicts: Counter[str] = Counter(one.check.verdict for one in told if one.check)
    if verdicts:
        parts = [f"{verdicts[word]} {word}" for word in SUPPORT if verdicts[word]]
        if silent := len(told) - verdicts.total():
            parts.append(f"{silent} not checked")
    else:
        roles: Counter[str] = Counter(one.credit.role for one in told)
        parts = [f"{roles[role]} as {role}" for role in CREDIT_ROLES if roles[role]]
    return f"{counted(len(told), 'credit')}: {', '.join(parts)}"


def borrowing_tally(borrowings: Sequence[Borrowing]) -> str:
    """Return how many sentences are borrowed and how many of them are never credited, or nothing."""
    if not borrowings:
        return ""
    found = Counter(b.credited for b in borrowings)
    parts = [counted(len(borrowings), "borrowed sentence")]
    if found["never"]:
        parts.append(f"{found['never']} never credited")
    if found["unknown"]:
        parts.append(f"{found['unknown']} cannot be told")
    if len(parts) == 1:
        parts.append("all credited")
    return ", ".join(parts)


def blame_tally(blame: Blame) -> str:
    """Return quotations, credits and borrowings of a blame's child in one line, or nothing."""
    told = [
        tally(said(blame.child.id, blame.voices, blame.quotations)),
        credit_tally(checked(voice(blame.child.id, blame.voices), blame.credit_checks)),
        borrowing_tally(blame.borrowings),
    ]
    return "; ".join(filter(None, told))


def by_parent(borrowings: Iterable[Borrowing]) -> dict[str, list[int]]:
    """Return for each parent how many borrowings are credited there, elsewhere, never, and unknown."""
    counts: dict[str, Counter[str]] = {}
    for borrowing in borrowings:
        counts.setdefault(borrowing.parent, Counter())[borrowing.credited] += 1
    return {parent: [found[word] for word in CREDITED] for parent, found in counts.items()}


def by_outlet(checks: Iterable[CreditCheck]) -> dict[str, list[int]]:
    """Return for each outlet how many credits to it have each verdict, in the order of `SUPPORT`."""
    counts: dict[str, Counter[str]] = {}
    for check in checks:
        counts.setdefault(check.credit.outlet, Counter())[check.verdict] += 1
    return {outlet: [found[word] for word in SUPPORT] for outlet, found in counts.items()}
