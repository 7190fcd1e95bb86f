"""Who said what, through whom, and did it survive: attributions, credits, quotations, the credit ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

    from whence.model.places import Edit, Span
    from whence.model.reuse import LeftOut

    AttributionKind = Literal["direct", "indirect", "mixed"]
    Basis = Literal["marks", "model", "marks and model"]
    SpeakerStatus = Literal["named", "unnamed", "unknown"]
    CreditRole = Literal["source", "medium", "agency", "byline", "link", "topic"]
    Fidelity = Literal[
        "exact", "trimmed", "cut", "altered", "spliced", "marks lost", "marks gained", "reattributed", "unsupported",
        "unknown",
    ]  # fmt: skip
    Credited = Literal["there", "elsewhere", "never", "unknown"]
    CreditVerdict = Literal["supported", "not supported", "outlet not at hand", "only a carrier", "unknown"]

FIDELITIES = (
    "exact", "trimmed", "cut", "altered", "spliced", "marks lost", "marks gained", "reattributed", "unsupported",
    "unknown",
)  # fmt: skip
CREDIT_ROLES = ("source", "medium", "agency", "byline", "link", "topic")


@dataclass(frozen=True)
class Speaker:
    """Who the source of an attribution is, as far as the article itself says.

    ``named`` a name that the article gives · ``unnamed`` described but not named ("a senior official") · ``unknown``
    there is no source, or it stands for somebody the article does not let us tell.
    """

    status: SpeakerStatus
    name: str | None = None
    """The fullest form of the name in the article ("Nora Selwick" for "Selwick"), or the description of the unnamed."""
    role: str | None = None
    """Role as given ("director general")."""
    affiliation: str | None = None
    """Affiliation as given ("Russian International Affairs Council")."""
    spans: tuple[Span, ...] = ()
    """Where the article gives name, role and affiliation."""
    reason: str = ""


UNKNOWN_SPEAKER = Speaker("unknown", reason="nobody is named as the source")


@dataclass(frozen=True)
class Attribution:
    """One linked triple: who said (source), the words that attribute (cue), what was said (content).

    Each part is a tuple of spans in reading order; source and cue may be empty, content never is. The content does
    not include the quotation marks at its ends.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    """``direct`` all of it between quotation marks · ``mixed`` some of it · ``indirect`` none of it."""
    marked: tuple[Span, ...]
    """The stretches between quotation marks, without the marks: the words the article claims were really said."""
    speaker: Speaker
    basis: Basis
    score: float
    """How sure the triple is, 0 to 1."""
    carried: bool = False
    """The source is carried over from an earlier sentence; it does not stand beside this content."""


@dataclass(frozen=True)
class Credit:
    """A place where an article names an outlet, and as what.

    ``source`` the outlet says so (CNN reports) · ``medium`` somebody said so to the outlet (told Reuters) · ``agency``
    a dateline, tail or byline of an agency's copy ((AP)) · ``byline`` another outlet in the byline or a republication
    line · ``link`` a handle or a link · ``topic`` the outlet is only spoken of: this is no credit.
    """

    span: Span
    """The name with the words that credit it ("TIME reports")."""
    name: Span
    """The name alone ("TIME")."""
    outlet: str
    """The outlet as our list calls it ("Time"), or as the article writes it where the list lacks it."""
    role: CreditRole
    listed: bool
    """Whether the list of outlets knows it."""
    score: float
    reason: str = ""


@dataclass(frozen=True)
class Voices:
    """Who speaks in one article, and which outlets it names."""

    article: str
    attributions: tuple[Attribution, ...] = ()
    credits: tuple[Credit, ...] = ()
    """Without the mentions of outlets as a topic."""
    topics: tuple[Credit, ...] = ()
    """Outlets that are only spoken of."""
    notes: tuple[str, ...] = ()
    """What limits this reading, one sentence each (a language the model does not know)."""


@dataclass(frozen=True)
class Version:
    """A quotation as one parent has it."""

    parent: str
    spans: tuple[Span, ...]
    """The parent's words that the quotation goes back to, in the parent's order; several when they lie apart."""
    edits: tuple[Edit, ...] = field(repr=False, default=())
    """Parent on the left, child on the right, token by token."""
    attribution: Attribution | None = None
    """The parent's own attribution of these words, where it has one."""
    score: float = 0.0
    """Probability that the words go back to this place, 0 to 1."""


@dataclass(frozen=True)
class Quotation:
    """One attribution of a child followed back into its parents."""

    child: str
    attribution: Attribution
    fidelity: Fidelity
    score: float
    """How sure the verdict is, 0 to 1."""
    reason: str
    also: tuple[Fidelity, ...] = ()
    """What else happened to it: words altered that also lost their marks, say."""
    versions: tuple[Version, ...] = ()
    """The parents' versions, the best first; none when it is unsupported."""
    joined: Literal["merged", "split"] | None = None
    """``merged`` two quotations of the parent are one here · ``split`` one of the parent's is several here."""
    caveats: tuple[LeftOut, ...] = ()
    """What stood next to the quotation in the parent, limits it, and was left out."""


@dataclass(frozen=True)
class Borrowing:
    """One borrowed passage and whether its outlet is credited for it."""

    span: Span
    """The child's passage: a sentence."""
    parent: str
    parent_spans: tuple[Span, ...]
    credited: Credited
    """``there`` in the passage or right beside it · ``elsewhere`` in the article · ``never`` · ``unknown`` nobody can
    tell, because the parent's outlet is not known."""
    credits: tuple[Span, ...] = ()
    """Where the child credits the parent's outlet."""
    reason: str = ""


@dataclass(frozen=True)
class CreditCheck:
    """One credit of the child against the articles at hand."""

    credit: Credit
    verdict: CreditVerdict
    claims: tuple[Span, ...] = ()
    """What the child says on that outlet's authority."""
    article: str | None = None
    """The outlet's article at hand."""
    evidence: tuple[Span, ...] = ()
    """Where that article says it."""
    reason: str = ""
