"""The documents tell what there is, and there is what they tell."""

import argparse
import inspect
import re
import shlex
from pathlib import Path

import pytest

import whence
from whence import cli, errors, options

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands() -> dict[str, argparse.ArgumentParser]:
    (choices,) = (a.choices for a in cli._parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(choices)


SETTINGS = [
    (name, s) for name, c in commands().items() for a in c._actions for s in a.option_strings if s.startswith("--")
]


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_reference(command):
    assert f"whence {command}" in page("cli.md")


@pytest.mark.parametrize(("command", "setting"), [each for each in SETTINGS if each[1] != "--help"])
def test_every_setting_is_in_the_reference(command, setting):
    assert f"`{setting}" in page("cli.md"), f"whence {command} {setting}"


def lines_that_call_whence() -> list[tuple[str, str]]:
    """The command lines of ours in the code of all pages: indented or fenced, continued lines joined."""
    found = []
    for path in PAGES:
        text = re.sub(r"\\\n\s*", " ", path.read_text(encoding="utf-8"))
        fenced = "".join(re.findall(r"```(?:sh|bash|console|shell)?\n(.*?)```", text, re.DOTALL))
        calls = re.findall(r"^    (?:\$ )?(whence .*)", text, re.MULTILINE)
        calls += re.findall(r"^(?:\$ )?(whence .*)", fenced, re.MULTILINE)
        found += [(f"{path.relative_to(ROOT)}", call) for call in calls]
    return found


@pytest.mark.parametrize(("path", "line"), lines_that_call_whence())
def test_every_command_line_in_the_documents_is_understood(path, line):
    """The parser takes it: no command or setting is told that does not exist."""
    if "[" in line or "…" in line:
        return  # a synopsis
    words = shlex.split(re.split(r"\s[|>&#]|<\(", line)[0])[1:]
    if "--help" in words or "--version" in words or not words:
        return
    try:
        cli._parser().parse_args(words if len(words) > 1 or words[0] in {"demo", "doctor"} else [*words, "a"])
    except SystemExit:
        pytest.fail(f"{path} tells of: {line}")


def test_the_documents_name_commands():
    assert lines_that_call_whence()


@pytest.mark.parametrize("name", [name for name in whence.__all__ if not name.startswith("_")])
def test_every_public_name_says_what_it_is_and_is_in_the_reference(name):
    told = inspect.getdoc(getattr(whence, name)) or ""
    assert len(told) > 20
    assert not told.startswith(f"{name}(")
    assert name in page("python.md")


@pytest.mark.parametrize("name", [name for name in whence.__all__ if inspect.isclass(getattr(whence, name))])
def test_every_public_method_says_what_it_does(name):
    value = getattr(whence, name)
    silent = [
        method
        for method, function in vars(value).items()
        if not method.startswith("_") and inspect.isfunction(function) and not function.__doc__
    ]
    assert [] == silent


@pytest.mark.parametrize("option", options.Options.__dataclass_fields__)
def test_every_option_is_in_the_reference_with_its_default(option):
    assert f"`{option}`" in page("options.md")
    default = getattr(options.Options(), option)
    row = next(line for line in page("options.md").splitlines() if f"`{option}`" in line)
    assert f"{default}" in row.replace(",", "").replace("_", "") or f"{default}" in row


@pytest.mark.parametrize("preset", options.PRESETS)
def test_every_preset_is_in_the_reference(preset):
    assert f"`{preset}`" in page("options.md")


@pytest.mark.parametrize(
    "error", [n for n, v in vars(errors).items() if inspect.isclass(v) and issubclass(v, Exception)]
)
def test_every_error_is_in_the_reference_and_in_the_tree(error):
    assert error in (errors.__doc__ or "")
    assert error in page("exit-codes-and-errors.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_the_documents_lead_somewhere(path):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [] == [link for link in links if not (path.parent / link).exists()]


@pytest.mark.parametrize("module", sorted((ROOT / "src" / "whence").rglob("[!_]*.py")), ids=lambda path: path.stem)
def test_every_module_is_in_the_architecture(module):
    written = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert re.search(rf"\b{module.stem}\b", written), f"docs/architecture.md does not name {module.stem}"
