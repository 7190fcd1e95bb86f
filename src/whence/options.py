"""Everything that can be tuned, in one frozen value, grouped by the stage that it tunes; and the named presets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from whence.errors import UsageError


@dataclass(frozen=True)
class Options:
    """How whence reads, aligns and judges. The defaults suit news text from the web."""

    max_characters: int = 5_000_000
    """read: longest text of one article; a longer one is refused with a sentence."""
    max_record_bytes: int = 1 << 26
    """read: longest record: a line, a page, a document, a response in a web archive."""
    max_file_bytes: int = 1 << 36
    """read: longest file once it is decompressed …"""
    max_ratio: int = 250
    """read: … and how many times its compressed size it may have, once it is longer than a record may be."""
    max_nesting: int = 256
    """read: deepest nesting of JSON, XML and HTML."""
    max_seconds: float = 8.0
    """read: longest time that the text of one page may take to extract."""
    passage_score: float = 2.6
    """find: least score of a shared passage (the summed rarity of its words less its gaps)."""
    weak_score: float = 1.2
    """align: least score of a passage that may support other evidence without counting on its own."""
    gap: int = 24
    """find: tokens that may be skipped on either side within one passage."""
    extension: int = 14
    """align: tokens tried beyond either end of a passage, again and again while they match."""
    alike: bool = True
    """align: pair words that are merely alike (another form, a misspelling, a synonym), too; without it only equal
    words count, and an archive can be compared with compiled kernels."""
    insertion: int = 9
    """align: tokens said on one side only, at a stretch, that end a passage."""
    rewording: bool = True
    """match: look for reworded sentences as well; without it only shared words count."""
    quotes: bool = True
    """quote: say who is quoted and who is credited, too; without it `diff` and `blame` tell of sentences only."""
    facts: bool = True
    """extract, compare: say which facts changed, too; without it `diff` and `blame` say nothing of them."""
    derived_above: float = 0.6
    """judge: probability of derivation above which a sentence is called paraphrased …"""
    new_below: float = 0.45
    """judge: … and below which it is called new; in between the answer is unknown."""

    def __post_init__(self) -> None:
        """Refuse thresholds that contradict each other."""
        if not 0 <= self.new_below <= self.derived_above <= 1:
            message = f"new_below ({self.new_below}) may not be above derived_above ({self.derived_above}), both 0 to 1"
            raise UsageError(message)


PRESETS: dict[str, dict[str, Any]] = {
    "web": {},
    "wire": {"passage_score": 3.2},
    "ocr": {"passage_score": 2.2, "extension": 20},
    "transcript": {"gap": 32},
    "archive": {"alike": False, "passage_score": 2.4},
}


def preset(name: str, **changes: Any) -> Options:
    """Return the options of the preset `name` with `changes` made to it.

    Raises `UsageError` for a name that is no preset.
    """
    if name not in PRESETS:
        message = f"no preset is called {name!r}; choose one of {', '.join(PRESETS)}"
        raise UsageError(message)
    return replace(Options(), **{**PRESETS[name], **changes})
