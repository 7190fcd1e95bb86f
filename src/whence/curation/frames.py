"""Arrow tables as data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def frame(table: pa.Table) -> pd.DataFrame:
    """Return a table as a data frame of pandas; raises `UsageError` where pandas is not installed."""
    try:
        import pandas  # noqa: F401, ICN001  # Arrow would say so too, in words that do not help
    except ImportError as error:
        raise UsageError("pandas is not installed; `pip install pandas`, or take to_arrow() instead") from error
    return table.to_pandas()
