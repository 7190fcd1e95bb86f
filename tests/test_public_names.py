"""What `whence` shows is a list, and the list is true."""

import subprocess
import sys
import types
from importlib import metadata

import pytest

import whence

HEAVY = [
    "charset_normalizer", "dateparser", "duckdb", "fastwarc", "feedparser", "jinja2", "lxml", "networkx", "numba",
    "numpy", "onnxruntime", "orjson", "pandas", "prov", "pyarrow", "rich", "sentencex", "sklearn", "Stemmer",
    "tokenizers", "trafilatura", "zstandard",
]  # fmt: skip


def visible() -> set[str]:
    """The names a user sees, less the submodules that happen to be imported."""
    return {
        name
        for name in dir(whence)
        if not name.startswith("_") and not isinstance(vars(whence).get(name), types.ModuleType)
    }


def test_the_list_is_sorted_and_names_nothing_twice():
    assert sorted(set(whence.__all__)) == list(whence.__all__)


@pytest.mark.parametrize("name", whence.__all__)
def test_every_name_resolves(name):
    assert not isinstance(getattr(whence, name), types.ModuleType)


def test_what_is_visible_is_what_is_listed():
    assert {name for name in whence.__all__ if not name.startswith("_")} == visible()


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(whence, "no_such_name")  # noqa: B009 - the name must not be known to the type checker


def test_the_version_is_that_of_the_distribution():
    assert metadata.version("whence") == whence.__version__


def test_importing_whence_imports_nothing_heavy():
    program = "import sys; before = set(sys.modules); import whence; print(*set(sys.modules) - before)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    imported = {name.partition(".")[0] for name in run.stdout.split()}
    assert "whence" in imported
    assert imported.isdisjoint(HEAVY)
