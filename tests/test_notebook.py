"""The tutorial notebook runs from its first cell to its last, and shows its results as pages do."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat")
missing = [name for name in ("nbclient", "ipykernel", "pandas") if find_spec(name) is None]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")

NOTEBOOK = Path(__file__).parents[1] / "docs" / "tutorial.ipynb"


def written() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


RUNNER = """
import sys, nbclient, nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

source, target, specs = sys.argv[1:]
finder = KernelSpecManager(kernel_dirs=[specs], ensure_native_kernel=False)
manager = AsyncKernelManager(kernel_name="whence", kernel_spec_manager=finder)
notebook = nbformat.read(source, as_version=4)
folder = {"metadata": {"path": sys.argv[1].rpartition("/")[0]}}
nbclient.NotebookClient(notebook, km=manager, timeout=60, resources=folder).execute()
nbformat.write(notebook, target)
"""
"""Runs a notebook. In a process of its own: what it leaves open is not ours, and here may be a browser's event loop."""


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The notebook after all of its cells, run by this very Python: no kernel need be installed."""
    specs, target = tmp_path_factory.mktemp("kernels"), tmp_path_factory.mktemp("ran") / "tutorial.ipynb"
    place = specs / "whence"
    place.mkdir()
    argv = [sys.executable, "-W", "error::UserWarning", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    place.joinpath("kernel.json").write_text(json.dumps({"argv": argv, "display_name": "x", "language": "python"}))
    settings = {"IPYTHONDIR": str(specs), "JUPYTER_RUNTIME_DIR": str(specs), "JUPYTER_PLATFORM_DIRS": "1"}
    command = [sys.executable, "-c", RUNNER, str(NOTEBOOK), str(target), str(specs)]
    done = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return nbformat.read(target, as_version=4)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_nothing_of_a_run_is_kept_in_the_repository():
    for cell in code(written()):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert cell.metadata == {}


def test_every_cell_runs_in_order_and_complains_of_nothing(ran):
    cells = code(ran)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert [] == [out for cell in cells for out in cell.outputs if out.output_type in ("error", "stream")]


def shown(ran: Any, last: str) -> dict[str, str]:
    """What the cell whose last line is this one shows, by kind."""
    (cell,) = [cell for cell in code(ran) if cell.source.splitlines()[-1] == last]
    (output,) = cell.outputs
    return dict(output.data)


@pytest.mark.parametrize("last", ["pair", "quotes", "facts", "archive", "archive.stories()", "story"])
def test_results_show_themselves_as_small_fragments(ran, last):
    html = shown(ran, last)["text/html"]
    assert html.startswith('<div class="whence" lang="en">')
    assert len(html) < 60_000
    assert len(shown(ran, last)["text/plain"]) < 500
    assert "<script" not in html


def test_what_the_words_say_is_what_is_shown(ran):
    told = str([output for cell in code(ran) for output in cell.outputs])
    for expected in ("spliced", "reattributed", "Marek Dunnow", "first changed by", "$42 million a year", "1 story"):
        assert expected in told
    frames = [out.data["text/html"] for cell in code(ran) for out in cell.outputs if "dataframe" in str(out)]
    assert len(frames) == 3
    assert all(frame.count("<tr") > 3 for frame in frames)
    assert "image/svg+xml" in shown(ran, "SVG(filename=lineage)")
    listed = shown(ran, code(ran)[-2].source.splitlines()[-1])["text/plain"]
    assert re.findall(r"'([^']+)'", listed) == [
        "pair.html", "story.gexf", "tables/articles.csv", "tables/derivations.csv", "tables/facts.csv",
        "tables/passages.csv", "tables/quotations.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("page", re.findall(r"\]\(([^)]+)\)", NOTEBOOK.read_text("utf-8")))
def test_its_links_lead_somewhere(page):
    assert (NOTEBOOK.parent / page).exists()
