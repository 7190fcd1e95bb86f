import dataclasses
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

import whence.model
from tests.report.awkward import blames
from tests.report.kiln import EVERY
from whence.model import (
    CREDIT_ROLES,
    EDIT_KINDS,
    FACT_TYPES,
    FACT_VERDICTS,
    FIDELITIES,
    LABELS,
    SCHEMA_VERSION,
    SHIFTS,
    Alignment,
)
from whence.report import html

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads(Path(html.__file__).with_name("schema-1.json").read_text("utf-8"))
DOC = Path(__file__).parents[2].joinpath("docs", "reference", "json.md").read_text("utf-8")
VALUES = [
    v for v in vars(whence.model).values() if isinstance(v, type) and dataclasses.is_dataclass(v) and v is not Alignment
]
"""Every value that a result can hold; an Alignment stays inside the engine."""


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("result", EVERY.values(), ids=EVERY)
def test_every_shape_is_what_the_schema_says(validator, result):
    validator.validate(json.loads(json.dumps(result.to_dict())))


@settings(max_examples=12)
@given(blame=blames())
def test_awkward_results_are_what_the_schema_says(validator, blame):
    validator.validate(json.loads(json.dumps(blame.to_dict())))


def test_a_foreign_label_is_refused(validator):
    told = EVERY["blame"].to_dict()
    told["sentences"][0]["label"] = "copied"
    assert not validator.is_valid(told)


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.__name__)
def test_every_field_is_in_the_schema_and_in_the_document(value):
    fields = {f.name for f in dataclasses.fields(value)}
    assert set(SCHEMA["$defs"][value.__name__]["properties"]) == fields
    section = re.search(rf"^## {value.__name__}\n(.*?)(?=^## |\Z)", DOC, re.MULTILINE | re.DOTALL)
    assert section, f"docs/reference/json.md has no section {value.__name__}"
    rows = "\n".join(line.split("|")[1] for line in section[1].splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", rows)) == fields


def test_every_label_and_kind_is_told():
    assert SCHEMA["$defs"]["Label"]["enum"] == list(LABELS)
    assert SCHEMA["$defs"]["EditKind"]["enum"] == list(EDIT_KINDS)
    assert SCHEMA["$defs"]["Fidelity"]["enum"] == list(FIDELITIES)
    assert SCHEMA["$defs"]["CreditRole"]["enum"] == list(CREDIT_ROLES)
    assert SCHEMA["$defs"]["FactType"]["enum"] == list(FACT_TYPES)
    assert SCHEMA["$defs"]["FactVerdict"]["enum"] == list(FACT_VERDICTS)
    assert SCHEMA["$defs"]["Shift"]["enum"] == list(SHIFTS)
    words = (*LABELS, *EDIT_KINDS, *FIDELITIES, *CREDIT_ROLES, *FACT_TYPES, *FACT_VERDICTS, *SHIFTS)
    assert all(f"`{word}`" in DOC for word in words)


def test_a_foreign_type_verdict_or_shift_is_refused(validator):
    for field in ("type", "verdict", "shift"):
        told = EVERY["blame"].to_dict()
        told["changes"][0][field] = "rumour"
        assert not validator.is_valid(told)


def test_the_example_in_the_document_is_a_result(validator):
    (example,) = re.findall(r"```json\n(.*?)```", DOC, re.DOTALL)
    told = json.loads(example)
    validator.validate(told)
    assert told["schema"] == SCHEMA_VERSION
    child, parent = told["child"]["text"], told["parents"][0]["text"]
    kind, left, right = told["sentences"][0]["evidence"][0]["edits"][-1]
    assert (kind, parent[slice(*left)], child[slice(*right)]) == ("number", "48 hours", "two days")
    change = told["changes"][0]
    assert (parent[slice(*change["left"]["span"])], child[slice(*change["right"]["span"])]) == ("48 hours", "two days")
