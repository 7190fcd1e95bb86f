"""Index articles: texts → token columns → packed postings, record batch by record batch.

=========  =======================================================================================================
batch      columns
=========  =======================================================================================================
articles   ``article`` uint32, ``text`` string
tokens     ``article`` uint32; ``begins``, ``ends`` list<uint32>; ``hashes`` list<uint64>; ``sizes``, ``rarities``
           list<uint16>: `text.columns.TokenColumns`, one row an article
postings   ``partition`` uint8, ``posting`` uint64: `kernels.compiled.postings`, ordered by partition
=========  =======================================================================================================

A row depends on its own article alone, so an engine may cut its batches where it likes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from whence.kernels.compiled.postings import PARTITIONS, scatter
from whence.kernels.compiled.winnow import winnow
from whence.text.columns import TokenColumns, columns

if TYPE_CHECKING:
    import numpy.typing as npt

_TOKEN_COLUMNS = ("begins", "ends", "hashes", "sizes", "rarities")
_TYPES = (pa.uint32(), pa.uint32(), pa.uint64(), pa.uint16(), pa.uint16())
ARTICLES = pa.schema([("article", pa.uint32()), ("text", pa.string())])
TOKENS = pa.schema(
    [("article", pa.uint32())]
    + [(name, pa.large_list(kind)) for name, kind in zip(_TOKEN_COLUMNS, _TYPES, strict=True)]
)
POSTINGS = pa.schema([("partition", pa.uint8()), ("posting", pa.uint64())])


def tokenise(articles: pa.RecordBatch) -> pa.RecordBatch:
    """Return the tokens of a batch of articles."""
    return as_tokens(articles["article"].to_numpy(), columns(articles["text"].to_pylist()))


def as_tokens(articles: npt.NDArray[np.uint32], tokens: TokenColumns) -> pa.RecordBatch:
    """Return token columns as a batch, without copying."""
    starts = pa.array(tokens.starts)
    lists = [pa.LargeListArray.from_arrays(starts, pa.array(getattr(tokens, name))) for name in _TOKEN_COLUMNS]
    return pa.RecordBatch.from_arrays([pa.array(articles), *lists], schema=TOKENS)


def as_columns(tokens: pa.RecordBatch) -> TokenColumns:
    """Return a batch of tokens as columns, without copying unless it is a slice."""
    starts = tokens["hashes"].offsets.to_numpy()
    values = {name: tokens[name].flatten().to_numpy() for name in _TOKEN_COLUMNS}
    return TokenColumns(starts=starts - starts[0], **values)


def index(tokens: pa.RecordBatch) -> pa.RecordBatch:
    """Return the postings of a batch of tokens: the minimizers of each article."""
    return post(tokens["article"].to_numpy(), as_columns(tokens))


def post(articles: npt.NDArray[np.uint32], tokens: TokenColumns) -> pa.RecordBatch:
    """Return the postings of the articles numbered so, of which these are the tokens."""
    shingles, owners = winnow(tokens.hashes, tokens.starts)
    packed, begins = scatter(shingles, articles[owners])
    partition = np.repeat(np.arange(PARTITIONS, dtype=np.uint8), np.diff(begins))
    return pa.RecordBatch.from_arrays([pa.array(partition), pa.array(packed)], schema=POSTINGS)
