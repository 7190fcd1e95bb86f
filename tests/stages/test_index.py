import numpy as np
import pyarrow as pa

from whence.kernels.compiled.postings import scatter
from whence.kernels.compiled.winnow import winnow
from whence.stages.index import ARTICLES, POSTINGS, TOKENS, as_columns, index, tokenise
from whence.text.columns import columns

TEXTS = [
    "The ferry Marisol left the old harbour at dawn, and nobody on the quay waved.",
    "",
    "Naïve “quotes” don’t matter — or so the ferryman’s cousin (twice removed) says: 1,550 of them!",
]


def articles(*numbers):
    return pa.RecordBatch.from_arrays([pa.array(numbers, pa.uint32()), pa.array(TEXTS)], schema=ARTICLES)


def same(wanted, found):
    assert [column.tolist() for column in wanted] == [column.tolist() for column in found]


def test_tokens_are_the_columns_of_the_texts():
    tokens = tokenise(articles(7, 8, 9))
    assert tokens.schema == TOKENS
    assert [7, 8, 9] == tokens["article"].to_pylist()
    same(columns(TEXTS), as_columns(tokens))


def test_a_slice_of_a_batch_is_a_batch():
    tokens = tokenise(articles(7, 8, 9)).slice(1)
    same(columns(TEXTS[1:]), as_columns(tokens))


def test_postings_carry_the_number_of_their_article():
    tokens = tokenise(articles(7, 8, 900))
    postings = index(tokens)
    shingles, owners = winnow(as_columns(tokens).hashes, as_columns(tokens).starts)
    packed, _ = scatter(shingles, np.array([7, 8, 900], np.uint32)[owners])
    assert postings.schema == POSTINGS
    assert packed.tolist() == postings["posting"].to_pylist()
    assert postings["partition"].to_pylist() == sorted(postings["partition"].to_pylist())
    assert {7, 900} == {posting % (1 << 28) for posting in postings["posting"].to_pylist()}


def test_batches_may_be_cut_anywhere():
    """The postings of all articles are those of each."""
    tokens = tokenise(articles(1, 2, 3))
    apart = [index(tokens.slice(n, 1)).to_pylist() for n in range(3)]
    assert sorted(map(str, index(tokens).to_pylist())) == sorted(str(row) for rows in apart for row in rows)


def test_no_articles_give_no_postings():
    assert 0 == index(tokenise(articles(1, 2, 3)).slice(3)).num_rows
