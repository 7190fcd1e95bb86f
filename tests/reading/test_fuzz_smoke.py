"""Some hundred mangled inputs for each reader; a hundred thousand: python -m bench.fuzz_readers."""

import logging
import signal

import pytest

from bench import fuzz_readers
from bench.fuzz_readers import attempt, faults, opened, unsound
from bench.mangled import FORMATS, documents, mangled
from whence.errors import InputError
from whence.model import Article
from whence.reading import formats, workers
from whence.reading.interface import Desk
from whence.reading.seen import Seen

COUNT = {"html": 40, "mhtml": 80, "feed": 120}
"""Of the slow ones; the others 250."""


@pytest.fixture(autouse=True, scope="module")
def _everything_as_it_was():
    """The page reader works in this process here, and an alarm is set."""
    submit, alarm = workers.submit, signal.getsignal(signal.SIGPROF)
    fuzz_readers.prepare()
    yield
    workers.submit = submit
    logging.disable(logging.NOTSET)
    signal.signal(signal.SIGPROF, alarm)


@pytest.mark.parametrize("name", FORMATS)
def test_a_mangled_file_is_read_or_refused_in_a_sentence(name):
    wrong = {seed: fault for seed in range(COUNT.get(name, 250)) if (fault := attempt(name, seed))}
    assert {} == wrong, f"again: python -m bench.fuzz_readers --format {name} --seed N --count 1"


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_mangled_is_sound_at_first_and_then_is_not(name):
    """The documents themselves have articles in them; of the mangled ones some are refused and some are not."""
    for document in documents(name):
        assert [] == faults(name, document)
        assert articles(name, document)
    told = [len(articles(name, mangled(name, seed))) for seed in range(9, 40)]
    assert any(told)
    assert mangled(name, 17) == mangled(name, 17) != mangled(name, 18)


def articles(name, data):
    """The articles that are read, whatever becomes of the rest."""
    found = []
    try:
        reader = formats.named(fuzz_readers._READ_BY.get(name, name))
        desk = Desk(fuzz_readers.OPTIONS, lambda _: None, Seen())
        for article in reader.articles(opened(name, data), desk):
            found.append(article)  # noqa: PERF402 - those before a fault count
    except InputError:
        pass
    return found


@pytest.mark.parametrize(
    "article",
    [
        Article("", "text"), Article("a", " "), Article("a", "text", title=7),  # type: ignore[arg-type]
        Article("a", "\ud800"), Article("a", "text", extra={"n": float("nan")}), Article("a", "text", extra={"o": {1}}),
        Article("a", "text", notes=["a list"]), None,  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_an_article_that_is_none_is_seen(article):
    assert list(unsound(article))


def test_a_hang_is_seen(monkeypatch):
    def forever(*_):
        while True:
            pass

    monkeypatch.setattr(fuzz_readers, "faults", forever)
    monkeypatch.setattr(fuzz_readers, "SECONDS", 0.05)
    assert "took more than" in str(attempt("text", 0))


def test_any_other_exception_is_seen(monkeypatch):
    def broken(*_):
        raise KeyError("title")

    monkeypatch.setattr(fuzz_readers, "faults", broken)
    assert "KeyError" in str(attempt("text", 0))
