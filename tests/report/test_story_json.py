"""Stories, logs and pairs as JSON: what the schema says, and nothing that JSON cannot say."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.report.stories_fixture import awkward_logs, awkward_stories, log, sixty, three, twelve
from whence.model import NATURES
from whence.report.stories import html
from whence.report.stories.pairs import as_dict

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads(Path(html.__file__).parents[1].joinpath("schema-1.json").read_text("utf-8"))
EVERY = {"3": three, "12": twelve, "60": sixty, "log": log}


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)
def test_every_story_is_what_the_schema_says(validator, make):
    told = json.loads(json.dumps(make().to_dict()))
    validator.validate(told)
    assert told["kind"] == ("stories" if make is log else "story")


@settings(max_examples=12, deadline=None)
@given(awkward_stories(), awkward_logs)
def test_awkward_stories_are_what_the_schema_says(validator, story, stories):
    for result in (story, stories):
        validator.validate(json.loads(json.dumps(result.to_dict())))


def test_a_pair_is_what_the_schema_says(validator):
    for passages in (None, (), three().passages[:2]):
        validator.validate(json.loads(json.dumps(as_dict(three().derivations[0], passages))))


def test_a_foreign_nature_or_direction_is_refused(validator):
    told = json.loads(json.dumps(three().to_dict()))
    told["passages"][0]["nature"] = "gossip"
    assert not validator.is_valid(told)
    told = json.loads(json.dumps(replace(three(), passages=()).to_dict()))
    told["lineage"]["edges"][0]["share"] = 1.5
    assert not validator.is_valid(told)
    assert SCHEMA["$defs"]["Nature"]["enum"] == list(NATURES)
