"""What every test may rely on."""

import os
from pathlib import Path

from hypothesis import settings

import whence

# In CI the same examples each time: a failure there can be repeated here. No deadline: machines are noisy.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_configure() -> None:
    """Forget compiled kernels that are older than any of the sources: numba looks at the caller's own file only."""
    folder = Path(whence.__file__).parent / "kernels" / "compiled"
    newest = max(path.stat().st_mtime for path in folder.glob("*.py"))
    for cached in (folder / "__pycache__").glob("*.nb[ic]"):
        try:
            if cached.stat().st_mtime < newest:
                cached.unlink()
        except FileNotFoundError:  # another worker was quicker
            continue
