from hypothesis import given
from hypothesis import strategies as st

from whence.reading.seen import Seen


@given(st.lists(st.tuples(st.text(max_size=2), st.text(max_size=1)), max_size=60))
def test_it_says_what_a_dictionary_says(pairs):
    seen = Seen()
    known: dict[str, str] = {}
    for id, text in pairs:
        assert (known[id] == text if id in known else None) == seen.add(id, text)
        known.setdefault(id, text)
    assert len(known) == len(seen)


def test_it_grows_and_forgets_nothing():
    seen = Seen()
    assert all(seen.add(f"n{n}", f"{n}") is None for n in range(20_000))
    assert all(seen.add(f"n{n}", f"{n}") is True for n in range(20_000))
    assert seen.add("n7", "another") is False


def test_it_takes_little_memory():
    seen = Seen()
    for n in range(20_000):
        seen.add(f"n{n}", "")
    assert len(seen._ids) * 16 <= 80 * 20_000
