"""What a retelling may do to the words of a quotation: cosmetic changes that harm nothing, and changes that do.

Words are pieces between blanks, with the marks that stick to them. Every function takes the words and a source of
chance and returns the words anew, or None where it cannot be done to these words.
"""

import random
import re
from collections.abc import Callable, Sequence

from whence.kernels.spelling import levenshtein
from whence.text.likeness import stem
from whence.text.numbers import value
from whence.text.words import is_known, is_name, rarity

Words = list[str]
Change = Callable[[Words, random.Random], Words | None]

_BRITISH = (
    "color/colour colors/colours honor/honour honored/honoured honorable/honourable favor/favour favors/favours"
    " favorable/favourable favorite/favourite labor/labour neighbor/neighbour neighbors/neighbours humor/humour"
    " behavior/behaviour rumor/rumour rumors/rumours harbor/harbour"
    " center/centre defense/defence offense/offence organize/organise organized/organised organization/organisation"
    " realize/realise realized/realised recognize/recognise recognized/recognised criticize/criticise"
    " criticized/criticised apologize/apologise prioritize/prioritise program/programme programs/programmes"
    " traveling/travelling traveled/travelled canceled/cancelled labeled/labelled analyze/analyse gray/grey"
    " judgment/judgement toward/towards skeptical/sceptical theater/theatre authorized/authorised"
    " authorize/authorise authorization/authorisation emphasize/emphasise jeopardize/jeopardise"
    " civilization/civilisation"
)
BRITISH: dict[str, str] = dict(pair.split("/") for pair in _BRITISH.split())
"""American spelling to British."""
_NUMBERS = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), map(str, range(2, 13)), strict=True)
) | {"thirteen": "13", "fifteen": "15", "twenty": "20", "thirty": "30"}
_EXPANDED = {
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "isn't": "is not", "aren't": "are not",
    "wasn't": "was not", "weren't": "were not", "haven't": "have not", "hasn't": "has not", "hadn't": "had not",
    "won't": "will not", "wouldn't": "would not", "can't": "cannot", "couldn't": "could not",
    "shouldn't": "should not", "i'm": "I am", "i've": "I have", "i'll": "I will", "we're": "we are",
    "we've": "we have", "we'll": "we will", "you're": "you are", "you've": "you have", "you'll": "you will",
    "they're": "they are", "they've": "they have", "they'll": "they will",
}  # fmt: skip
_SAME = {"Sen.": "Senator", "Rep.": "Representative", "Gov.": "Governor", "Gen.": "General", "percent": "per cent",
         "U.S.": "US", "Dr.": "Doctor"}  # fmt: skip
_STRONGER = {"may": "will", "might": "will", "could": "will", "should": "must", "can": "must", "would": "will",
             "some": "all", "many": "all", "often": "always", "probably": "certainly", "most": "all",
             "sometimes": "always", "likely": "certain"}  # fmt: skip
_PARTICIPLES = frozenset("been had never always already done seen got made gone heard come taken lost won".split())
_NEGATIVES = frozenset("not no never nobody nothing none neither nor without cannot hardly".split())
_AUXILIARIES = frozenset("is are was were will would should could can must has have had does did do may might".split())
_CAPITALISED = re.compile(r"[A-Z][a-z]{2,}")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")
ABBREVIATED = frozenset("Mr. Mrs. Ms. Dr. Sen. Rep. Gov. Gen. St. Jr. U.S. D.C. U.N. No. a.m. p.m.".split())

_SHIFTED = {"i": "{he}", "i'm": "{he} was", "i've": "{he} had", "i'll": "{he} would", "i'd": "{he} would",
            "my": "{his}", "me": "{him}", "mine": "{his}", "myself": "{him}self", "we": "they", "we're": "they were",
            "we've": "they had", "we'll": "they would", "our": "their", "us": "them", "ours": "theirs"}  # fmt: skip
_PAST = {"will": "would", "can": "could", "is": "was", "are": "were", "am": "was", "have": "had", "has": "had",
         "do": "did", "don't": "didn't", "won't": "wouldn't", "can't": "couldn't", "isn't": "wasn't",
         "aren't": "weren't", "it's": "it was", "that's": "that was", "doesn't": "didn't", "may": "might",
         "think": "thought", "want": "wanted", "know": "knew", "need": "needed", "believe": "believed",
         "there's": "there was", "he's": "he was", "she's": "she was", "they're": "they were"}  # fmt: skip


def bare(word: str) -> str:
    return word.strip(".,;:!?…–—-'’\"[] ").replace("’", "'").casefold()


def like(word: str, other: str) -> str:
    """`other` with the marks around `word`, and its first letter as large as that of `word`."""
    core = word.strip(".,;:!?–—-'’")
    before, _, after = word.partition(core) if core else ("", "", "")
    return before + (other[:1].upper() + other[1:] if core[:1].isupper() else other) + after


def ends_sentence(words: Sequence[str], n: int) -> bool:
    """Whether a sentence ends behind word `n`."""
    if n + 1 >= len(words):
        return n + 1 == len(words)
    word = words[n]
    return word[-1] in ".?!" and word not in ABBREVIATED and len(word) > 2 and words[n + 1][:1].isupper()


def sentences(words: Sequence[str]) -> list[tuple[int, int]]:
    ends = [n + 1 for n in range(len(words)) if ends_sentence(words, n)]
    return list(zip([0, *ends[:-1]], ends, strict=True))


def is_named(word: str) -> bool:
    return is_name(bare(word))


def is_content(word: str) -> bool:
    core = bare(word)
    return len(core) > 3 and core.isalpha() and is_known(core) and rarity(core) > 0.35


def differs(one: str, other: str) -> bool:
    """Whether two words are told apart whatever counts as a variant: other stems, and letters apart."""
    x, y = bare(one), bare(other)
    return (
        stem(x) != stem(y) and levenshtein(x, y) > 2 and x[:4] != y[:4] and (value(x) is None or value(x) != value(y))
    )


# ---- changes that harm ----


def trimmed(words: Words, chance: random.Random, *, single: bool = False) -> Words | None:
    """Three words or more off an end, within a sentence; `single`: only of a quotation of one sentence."""
    parts = sentences(words)
    if single and len(parts) > 1:
        return None
    at_front = chance.random() < 0.4
    begin, end = parts[0] if at_front else parts[-1]
    if end - begin < 6:
        return None
    off = chance.randint(3, min(end - begin - 2, 14))
    left = words[off:] if at_front else words[: end - off]
    return left if len(left) >= 5 and bare(left[0]) and bare(left[-1]) else None


def cut(words: Words, chance: random.Random) -> Words | None:
    """Two words or more out of the middle, no sign of it left, four words and more on either side."""
    if len(words) < 11:
        return None
    gap = chance.randint(2, min(12, len(words) - 8))
    at = chance.randint(4, len(words) - gap - 4)
    out = {bare(word) for word in words[at : at + gap]}
    repeated = {bare(words[at]), bare(words[at + gap - 1])} & {bare(words[at - 1]), bare(words[at + gap])}
    if out & _NEGATIVES or repeated or any("n't" in word for word in out) or sum(len(w) for w in out) < 8:
        return None
    return joined(words[:at], words[at + gap :])


def joined(first: Words, second: Words) -> Words:
    """Two pieces as one text: a full stop between them where the second begins a sentence."""
    if second[0][:1].isupper() and not is_named(second[0]) and not second[0].startswith("I"):
        return first + second if first[-1][-1] in ".?!" else [*first[:-1], first[-1].rstrip(",;:") + ".", *second]
    return [*first[:-1], first[-1].rstrip(".;:?!"), *second]


def substituted(words: Words, chance: random.Random, pool: Sequence[str]) -> Words | None:
    """One or two content words replaced by words of `pool` that resemble them in form and not in sense."""
    places = [n for n, word in enumerate(words) if is_content(word) and (n == 0 or word[0].islower())]
    chosen = chance.sample(places, min(len(places), 1 + (chance.random() < 0.3)))
    new = list(words)
    for n in chosen:
        others = [w for w in pool if w[-2:] == bare(words[n])[-2:] and differs(words[n], w) and w not in words]
        if not others:
            return None
        new[n] = like(words[n], chance.choice(others))
    return new if chosen else None


def renumbered(words: Words, chance: random.Random) -> Words | None:
    places = [n for n, word in enumerate(words) if _DIGITS.fullmatch(bare(word)) or bare(word) in _NUMBERS]
    if not places:
        return None
    n = chance.choice(places)
    old = int(value(bare(words[n]).replace(",", "")) or 0)
    new = old + chance.choice([-1, 1]) * chance.randint(1, max(2, old // 3))
    new = new if new > 1 and new != old else old + 3
    spelt = {int(digits): word for word, digits in _NUMBERS.items()}.get(new)
    changed = spelt if bare(words[n]) in _NUMBERS and spelt else f"{new:,}" if "," in bare(words[n]) else str(new)
    return [*words[:n], like(words[n], changed), *words[n + 1 :]]


def negated(words: Words, chance: random.Random) -> Words | None:
    """A negation dropped where there is one, else one put in behind an auxiliary."""
    for n, word in enumerate(words):
        core = bare(word)
        if core == "not" and n:
            return words[:n] + words[n + 1 :]
        if core in _EXPANDED and core.endswith("n't") and core not in {"won't", "can't"}:
            return [*words[:n], like(word, _EXPANDED[core].split()[0]), *words[n + 1 :]]
    places = [n for n, w in enumerate(words[:-2]) if bare(w) in _AUXILIARIES and w.isalpha() and words[n + 1].islower()]
    if not places:
        return None
    n = chance.choice(places)
    return [*words[: n + 1], "not", *words[n + 1 :]]


def strengthened(words: Words, chance: random.Random) -> Words | None:
    places = [n for n, word in enumerate(words) if bare(word) in _STRONGER]
    if not places:
        return None
    n = chance.choice(places)
    return [*words[:n], like(words[n], _STRONGER[bare(words[n])]), *words[n + 1 :]]


def renamed(words: Words, chance: random.Random, names: Sequence[str]) -> Words | None:
    """A name inside the quotation replaced by another."""
    places = [
        n for n, word in enumerate(words)
        if n and not ends_sentence(words, n - 1) and _CAPITALISED.fullmatch(word.strip(".,;:!?")) and len(word) > 3
        and bare(word) not in {"i'm", "i've", "i'll", "god"}
    ]  # fmt: skip
    others = [name for name in names if name not in words]
    if not places or not others:
        return None
    n = chance.choice(places)
    other = chance.choice(others)
    return [*words[:n], like(words[n], other), *words[n + 1 :]] if differs(words[n], other) else None


# ---- the same in reported speech ----


def he_or_she(text: str) -> str:
    """The pronoun of the third person that `text` has more of."""
    words = text.casefold().split()
    return "she" if words.count("she") > words.count("he") else "he"


def reported(words: Words, he: str) -> Words | None:
    """One sentence in reported speech: persons shifted, tenses one back. None where no person has to shift."""
    his, him = {"he": ("his", "him"), "she": ("her", "her")}[he]
    new, shifted = [], False
    for n, word in enumerate(words):
        core = bare(word)
        if core in _SHIFTED:
            other = _SHIFTED[core].format(he=he, his=his, him=him)
            if core == "us" and word.startswith("US"):
                new.append(word)
                continue
            shifted = True
        elif core in _PAST and not (core in {"have", "do", "can"} and n and bare(words[n - 1]) in {"to", "would"}):
            other = _PAST[core]
        else:
            new.append(word[:1].lower() + word[1:] if not n and (is_known(core) and not is_named(word)) else word)
            continue
        new.append(like(word.lower() if core.startswith("i") or not n else word, other))
    return new if shifted else None


_UNSHIFTED = {"is": "am", "was": "am", "has": "have", "had": "have"}
_KEPT = frozenset("would will could can should must did may might never never had".split())


def first_person(words: Words) -> Words | None:
    """Reported words that begin with he or she, as if said in the first person: "he was" becomes "I am"."""
    he = words[0].casefold()
    if len(words) < 6 or he not in {"he", "she"}:
        return None
    same = {"he": {"he", "his", "him", "himself"}, "she": {"she", "her", "hers", "herself"}}[he]
    if any(bare(word) in same or bare(word).startswith(he + "'") for word in words[1:]):
        return None
    second = words[1]
    if second in _UNSHIFTED:
        return ["I", _UNSHIFTED[second], *words[2:]]
    return ["I", *words[1:]] if second in _KEPT or (second.endswith("ed") and len(second) > 4) else None


# ---- changes that harm nothing ----


def respelt(words: Words, _chance: random.Random) -> Words | None:
    """Every word that has one in its other spelling, British for American or the other way."""
    table = BRITISH | {british: american for american, british in BRITISH.items()}
    return _mapped(words, lambda word: table.get(bare(word)))


def numbered(words: Words, _chance: random.Random) -> Words | None:
    """Small numbers in words instead of digits, or the other way."""
    table = _NUMBERS | {digits: word for word, digits in _NUMBERS.items()}
    return _mapped(words, lambda word: table.get(bare(word)))


def expanded(words: Words, _chance: random.Random) -> Words | None:
    """Contractions written out."""
    return _mapped(words, lambda word: _EXPANDED.get(bare(word)))


def _may_contract(short: str, after: str) -> bool:
    """We've been, but not "we've to" nor "we've problems"."""
    return not short.endswith("'ve") or after in _PARTICIPLES or (after.endswith("ed") and len(after) > 4)


def contracted(words: Words, _chance: random.Random) -> Words | None:
    """The first pair of words that has a contraction, contracted."""
    table = {full.casefold(): short for short, full in _EXPANDED.items()}
    for n in range(len(words) - 1):
        short = table.get(f"{words[n]} {words[n + 1]}".casefold())
        after = bare(words[n + 2]) if n + 2 < len(words) else ""
        if short is not None and words[n + 1].isalpha() and after != "not" and _may_contract(short, after):
            return [*words[:n], like(words[n], short), *words[n + 2 :]]
    return None


def abbreviated(words: Words, _chance: random.Random) -> Words | None:
    """Titles written out or abbreviated: Sen. and Senator."""
    table = _SAME | {full: short for short, full in _SAME.items() if short != "Gen."}
    titles = {"Senator", "Representative", "Governor", "Doctor"}
    new = [
        table[w] if w in table and (w not in titles or (words[n + 1 : n + 2] and words[n + 1][:1].isupper())) else w
        for n, w in enumerate(words)
    ]
    return new if new != words else None


_GLOSSES = {
    "they": ("the voters", "the protesters"),
    "them": ("the voters", "the members"),
    "it": ("the bill", "the plan"),
    "this": ("the bill",),
}


def glossed(words: Words, chance: random.Random, name: str) -> Words | None:
    """A bracketed gloss behind a pronoun, or in its stead; `name` is for he and him."""
    places = [n for n, word in enumerate(words) if word.casefold() in {"he", "him", *_GLOSSES}]
    if not places:
        return None
    n = chance.choice(places)
    gloss = "[" + chance.choice(_GLOSSES.get(words[n].casefold(), (name,))) + "]"
    return [*words[:n], *([gloss] if chance.random() < 0.5 else [words[n], gloss]), *words[n + 1 :]]


def elided(words: Words, chance: random.Random) -> Words | None:
    """Words out of the middle, with an ellipsis in their place."""
    if len(words) < 12:
        return None
    gap = chance.randint(2, min(10, len(words) - 8))
    at = chance.randint(4, len(words) - gap - 4)
    if any(bare(word) in _NEGATIVES or "n't" in bare(word) for word in words[at : at + gap]):
        return None
    before = [*words[: at - 1], words[at - 1].rstrip(",;")]
    return [*before, chance.choice(["...", "…", ". . .", "[...]", "[…]"]), *words[at + gap :]]


def spaced(words: Words, chance: random.Random) -> Words | None:
    n = chance.randrange(1, len(words))
    blank = chance.choice(["  ", "\u00a0", "\n", " \u200b"])
    return [*words[: n - 1], words[n - 1] + blank + words[n], *words[n + 1 :]]


def recased(words: Words, chance: random.Random) -> Words | None:
    """The first letter small, or everything in capitals."""
    if chance.random() < 0.7 and words[0] != words[0].lower() and not words[0].startswith("I"):
        return [words[0][:1].lower() + words[0][1:], *words[1:]]
    return [word.upper() for word in words]


def pointed(words: Words, chance: random.Random) -> Words | None:
    """Commas left out or dashes for them, as another desk would."""
    places = [n for n, word in enumerate(words[:-1]) if word.endswith(",")]
    if not places:
        return None
    n = chance.choice(places)
    return [*words[:n], words[n][:-1] + chance.choice(["", " –", " —", ";"]), *words[n + 1 :]]


def _mapped(words: Words, other: Callable[[str], str | None]) -> Words | None:
    new = [like(word, found) if (found := other(word)) is not None else word for word in words]
    return new if new != words else None
