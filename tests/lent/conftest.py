"""Tests on data that was lent to us and may not be passed on; they skip where it is absent, as in a fork."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of lent data: WHENCE_SHARED (from the repository, if relative), else ../shared."""
    folder = (REPOSITORY / (os.environ.get("WHENCE_SHARED") or "../shared")).resolve()
    if not (folder / "data").is_dir():
        pytest.skip(f"no lent data in {folder}; set WHENCE_SHARED to the folder that holds data/")
    return folder
