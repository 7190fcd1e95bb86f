import random
from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest

from whence import Article, corpus, pipeline
from whence.corpus import Job, Limits
from whence.errors import UsageError
from whence.options import Options, preset
from whence.text.columns import columns
from whence.text.witness import prepare

OPTIONS = preset("archive")


def articles(count, seed=1):
    """Invented articles: some stand alone, the others retell an earlier one sentence by sentence, cut and reworded."""
    chance = random.Random(seed)  # noqa: S311
    syllables = "ka lo mi ter van os bel dru in fa sto gre pin ral wey".split()
    names = ["".join(chance.choices(syllables, k=3)) for _ in range(400)]
    small = "the a of in to and that was by on for with from at it".split()

    def sentence():
        return " ".join(chance.choice(names if chance.random() < 0.5 else small) for _ in range(chance.randint(8, 20)))

    told: list[list[str]] = []
    for _ in range(count):
        if told and chance.random() < 0.6:
            sentences = [
                " ".join(word if chance.random() < 0.94 else chance.choice(names) for word in each.split())
                for each in chance.choice(told)
                if chance.random() < 0.7
            ]
            sentences += [sentence() for _ in range(chance.randint(0, 3))]
        else:
            sentences = [sentence() for _ in range(chance.randint(1, 9))]
        told.append(sentences)
    return [". ".join(each).capitalize() + "." for each in told]


TEXTS = articles(60)


def rows(found):
    return found.table().to_pylist()


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return corpus.pairs(TEXTS, OPTIONS, Job(tmp_path_factory.mktemp("all")))


def shared(left, right):
    """What the pure path says of two texts."""
    paths = pipeline.share(prepare(Article("left", left)), prepare(Article("right", right)), OPTIONS)
    tokens = (paths.left.tokens, paths.right.tokens)
    if paths.left.article.id != "left":
        raise AssertionError
    told = []
    for path in paths.paths:
        i, i2, j, j2 = path.pairs[0].i, path.pairs[-1].i2, path.pairs[0].j, path.pairs[-1].j2
        spans = tokens[0].begins[i], tokens[0].ends[i2 - 1], tokens[1].begins[j], tokens[1].ends[j2 - 1]
        told.append((i, i2, j, j2, *spans, path.score, path.strong))
    return told if any(row[-1] for row in told) else []


def test_passages_are_those_of_the_pure_path(found):
    """To the character; and the pairs that are not found share no run of words that must have been seen."""
    by_pair: dict[tuple[int, int], list] = {}
    for row in rows(found):
        pair = row.pop("left"), row.pop("right")
        by_pair.setdefault(pair, []).append(tuple(row.values()))
    assert len(by_pair) > 60
    for left, right in combinations(range(len(TEXTS)), 2):
        wanted = shared(TEXTS[left], TEXTS[right])
        if (left, right) in by_pair:
            assert wanted == by_pair[left, right]
        elif wanted:
            runs = [
                {tuple(words[n : n + 8]) for n in range(len(words) - 7)}
                for text in (TEXTS[left], TEXTS[right])
                for words in [text.lower().replace(".", "").split()]
            ]
            assert not runs[0] & runs[1]


def test_memory_and_block_size_do_not_matter(found, tmp_path):
    """Not even when everything is spilled and every block is of one pair or a few."""
    small = corpus.pairs(iter(TEXTS), OPTIONS, Job(tmp_path, limits=Limits(memory=20_000, block_pairs=7)))
    assert len(small.parts) > len(found.parts)
    assert found[1:] == small[1:]
    assert rows(found) == rows(small)


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("stop", [1, 100, 257, 258, 264, -3, -1])
def test_a_search_that_was_broken_off_is_gone_on_with(found, tmp_path, stop):
    """Wherever it stopped: reading, pairing, comparing, comparing again. What was done is not done again."""
    steps = []

    def progress(*step):
        steps.append(step)
        if len(steps) == stop:
            raise StoppedError

    job = Job(tmp_path, "these texts", limits=Limits(block_pairs=7), progress=progress)
    if stop < 0:
        corpus.pairs(TEXTS, OPTIONS, job._replace(workdir=tmp_path / "whole"))
        stop += len(steps)
        steps.clear()
    with pytest.raises(StoppedError):
        corpus.pairs(TEXTS, OPTIONS, job)
    done = {part: part.stat().st_mtime_ns for part in tmp_path.glob("round-*/part-*")}
    assert bool(done) == (stop > 257)
    again = corpus.pairs(() if done else TEXTS, OPTIONS, job)
    assert rows(found) == rows(again)
    assert done.items() <= {part: part.stat().st_mtime_ns for part in again.parts}.items()


def test_other_texts_or_options_begin_anew(tmp_path):
    first = corpus.pairs(TEXTS[:20], OPTIONS, Job(tmp_path, "twenty"))
    more = rows(corpus.pairs(TEXTS[:25], OPTIONS, Job(tmp_path, "twenty-five")))
    strict = corpus.pairs(TEXTS[:25], preset("archive", passage_score=9.0), Job(tmp_path, "twenty-five"))
    assert 20 == first.articles
    assert 25 == strict.articles
    assert 0 < len({(r["left"], r["right"]) for r in rows(strict)}) < len({(r["left"], r["right"]) for r in more})


def test_without_a_key_nothing_counts_as_done(tmp_path):
    corpus.pairs(TEXTS[:20], OPTIONS, Job(tmp_path))
    assert 5 == corpus.pairs(TEXTS[:5], OPTIONS, Job(tmp_path)).articles


def test_pairs_of_what_was_added_complete_those_of_before(found, tmp_path):
    """The first forty, and then the pairs that one of the last twenty belongs to."""
    before = corpus.pairs(TEXTS[:40], OPTIONS, Job(tmp_path / "before"))
    after = corpus.pairs(TEXTS, OPTIONS, Job(tmp_path / "after", fresh=40, known=before.batches))
    assert after.candidates < found.candidates
    assert sorted(map(str, rows(found))) == sorted(map(str, [*rows(before), *rows(after)]))


def test_twenty_thousand_copies_take_linear_work(tmp_path):
    """Each is compared with the earliest few, and not with every other."""
    text = "The tug Marisol towed a grey barge past the customs house while a brass band played on the empty quay."
    many = corpus.pairs([text] * 20_000, OPTIONS, Job(tmp_path))
    assert many.candidates < 12 * 20_000
    assert many.crowded
    assert {right for _, right in pairs_of(many)} == set(range(1, 20_000))


def pairs_of(found):
    table = found.table()
    return set(zip(table["left"].to_pylist(), table["right"].to_pylist(), strict=True))


def test_candidates_and_tokens_may_come_from_elsewhere(found, tmp_path):
    """As from an archive, which has an index of its own and tokenises what is asked for."""

    class Shelf:
        sizes = np.array([len(text) // 6 for text in TEXTS])

        def gather(self, numbers):
            return columns([TEXTS[n] for n in numbers])

    wanted = sorted(pairs_of(found))[:10]
    packed = np.array([left << 28 | right for left, right in wanted], np.uint64)
    some = corpus.compare([packed], Shelf(), OPTIONS, Job(tmp_path))
    assert set(wanted) <= pairs_of(some) <= pairs_of(found)


@pytest.mark.parametrize("texts", [[], [""], ["", "", "!"], ["word"], ["word", "word"], ["\ud800 \x00", "日本語" * 9]])
def test_odd_texts_give_no_passages(texts, tmp_path):
    odd = corpus.pairs(texts, OPTIONS, Job(tmp_path))
    assert (len(texts), 0) == (odd.articles, odd.table().num_rows)
    assert odd.table().schema == corpus.PASSAGES


def test_words_that_are_merely_alike_are_not_for_a_corpus(tmp_path):
    with pytest.raises(UsageError, match="equal words only"):
        corpus.pairs(TEXTS, Options(), Job(tmp_path))


def test_the_table_is_arrow(found):
    assert isinstance(found.table(), pa.Table)
