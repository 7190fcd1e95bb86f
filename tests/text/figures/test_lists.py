"""Every entry of the lists of figures does what its kind says."""

import math

import pytest

from whence.model import Article
from whence.text.figures.nouns import is_plural, noun_after, people
from whence.text.figures.numerals import bound, numeral
from whence.text.figures.reading import figures
from whence.text.lexicon import lines
from whence.text.tokens import tokenise
from whence.text.witness import prepare

ROWS = [[*row.split("\t"), ""][:3] for row in lines("figure_words.txt")]
UNITS = [row.split("\t") for row in lines("units.txt")]
MONEY = [row.split("\t") for row in lines("currencies.txt")]


def words(kind):
    return [word for one, word, _ in ROWS if one == kind]


def valued(*kinds):
    return [(word, float(value)) for kind, word, value in ROWS if kind in kinds]


def first(text, word):
    """The numeral that begins at `word`."""
    witness = prepare(Article("a", text))
    return numeral(witness, witness.tokens.words.index(word))


def facts(text):
    return figures(prepare(Article("a", text)))


def types(text):
    return [fact.type for fact in facts(text)]


def counted(text):
    """The words that the noun of the first two tokens' figure has."""
    witness = prepare(Article("a", text))
    return noun_after(witness, 1).of(witness.tokens.words)


def test_the_kinds_are_those_tested_here():
    plain = {kind for kind, *_ in ROWS if " " not in kind}
    assert plain == set(
        "a minus unit teen ten hundred scale short dozen many few group part ordinal times by whole span between stop"
        " people fate plural determiner passed as label weight cost heat angle warmer extent contest toll idiom"
        " slice change differ spread rating".split()
    )


def test_an_entry_is_what_the_tokens_of_a_text_can_be():
    entries = {word for _, word, _ in ROWS} | {form for form, *_ in UNITS}
    assert [] == [e for e in entries if e.split() not in (tokenise(e).words, tokenise(e.replace(" ", "/")).words)]


@pytest.mark.parametrize(("word", "value"), valued("unit", "teen", "ten", "hundred", "scale", "dozen"))
def test_cardinals(word, value):
    assert value == first(word, word).value


@pytest.mark.parametrize(("word", "value"), valued("short"))
def test_what_stands_behind_digits(word, value):
    assert 5 * value == first(f"5{word}", f"5{word}").value


@pytest.mark.parametrize(("word", "value"), valued("ordinal"))
def test_ordinals(word, value):
    found = first(f"the {word} man", word)
    assert (value, True) == (found.value, found.ordinal)


@pytest.mark.parametrize(("word", "value"), valued("part"))
def test_parts(word, value):
    number = {"half": "one", "quarter": "one"}.get(word, "three" if value == 4 else "two")
    found = first(f"{number} {word} of it", number)
    assert math.isclose({"one": 1, "two": 2, "three": 3}[number] / value, found.value)


@pytest.mark.parametrize(("word", "value"), valued("many", "few", "group"))
def test_hints(word, value):
    text = "tens of thousands" if word == "tens" else f"a {word} of ships" if word in words("group") else f"{word} of"
    found = first(text, "a" if word in words("group") else word)
    assert found.value == (2 * value * (1000 if word == "tens" else 1) if word in words("many") else value)
    assert found.vague == (word not in ("pair", "trio"))


@pytest.mark.parametrize("word", words("a"))
def test_articles(word):
    assert 100 == first(f"{word} hundred", word).value


@pytest.mark.parametrize("word", words("minus"))
def test_minus(word):
    assert -5 == first(f"{word} five", word).value


@pytest.mark.parametrize("word", words("by"))
def test_words_before_a_share(word):
    assert 0.5 == first(f"{word} half, they say", "half").value


@pytest.mark.parametrize("word", words("whole"))
def test_words_behind_a_share(word):
    assert 0.5 == first(f"so half {word} ships", "half").value


@pytest.mark.parametrize("word", words("span"))
def test_units_of_time_make_no_ratio(word):
    assert 1 == first(f"one in five {word}", "one").value


@pytest.mark.parametrize(("word", "value"), valued("times"))
def test_multiples(word, value):
    [fact] = facts(f"It {word} the sum.")
    assert (f"{value:g}x", "x") == (fact.norm, fact.amount.unit)


@pytest.mark.parametrize("word", words("as"))
def test_words_that_say_of_what_a_multiple_is(word):
    assert ["3x"] == [fact.norm for fact in facts(f"three times {word}")]


@pytest.mark.parametrize(("kind", "phrase"), [(kind, word) for kind, word, _ in ROWS if kind.startswith("before")])
def test_bounds_before(kind, phrase):
    witness = prepare(Article("a", f"so {phrase} 50 ships"))
    n = witness.tokens.words.index("50")
    found = bound(witness, n, n + 1)
    assert found
    assert (kind, phrase) == (f"before {found.kind}", " ".join(witness.tokens.words[found.begin : n]))


@pytest.mark.parametrize(("kind", "phrase"), [(kind, word) for kind, word, _ in ROWS if kind.startswith("after")])
def test_bounds_behind(kind, phrase):
    witness = prepare(Article("a", f"so 50 {phrase}"))
    found = bound(witness, 1, 2)
    assert found
    assert (f"after {found.kind}", len(witness.tokens)) == (kind, found.end)


@pytest.mark.parametrize("word", words("between"))
def test_what_may_stand_between(word):
    witness = prepare(Article("a", f"at least {word} 50 ships"))
    found = bound(witness, 3, 4)
    assert found
    assert ">=" == found.kind


def test_people():
    plurals = [word if is_plural(word) else f"{word}s" for word in words("people")]
    assert set(words("people")) <= people()
    assert [] == [word for word in plurals if types(f"so 12 {word}") != ["count"]]


@pytest.mark.parametrize("word", words("not people"))
def test_words_of_the_unnamed_that_are_no_nouns_for_people(word):
    assert word not in people() or word in words("people")


@pytest.mark.parametrize("word", words("fate"))
def test_fates(word):
    assert ["count"] == types(f"so 12 {word} in all")


@pytest.mark.parametrize("word", words("toll"))
def test_verbs_of_a_toll(word):
    assert "count" in types(f"so {word} 12.")


@pytest.mark.parametrize("word", words("plural"))
def test_plurals(word):
    assert word == counted(f"five {word}").split()[-1]


@pytest.mark.parametrize("word", words("determiner"))
def test_determiners(word):
    assert "zeppelins" == counted(f"five of {word} zeppelins")


@pytest.mark.parametrize("word", words("passed"))
def test_what_a_noun_begins_behind(word):
    assert "zeppelins" == counted(f"five {word} zeppelins")


def test_what_ends_a_noun():
    assert [] == [word for word in words("stop") if "zeppelins" in counted(f"five of the old {word} zeppelins")]


@pytest.mark.parametrize("word", words("label"))
def test_labels(word):
    assert [] == types(f"It was {word} 50 then.")


@pytest.mark.parametrize("word", words("weight"))
def test_words_of_weight(word):
    assert [("measure", 1)] == [(fact.type, fact.score) for fact in facts(f"{word} 5 pounds")]


@pytest.mark.parametrize("word", words("cost"))
def test_words_of_cost(word):
    assert ["money"] == types(f"{word} 5 pounds")


@pytest.mark.parametrize("word", words("heat"))
def test_words_of_heat(word):
    assert ["measure"] == types(f"{word} 30C")


@pytest.mark.parametrize("word", words("angle"))
def test_words_of_angles(word):
    assert [] == [fact for fact in facts(f"{word} 45 degrees") if fact.type == "measure"]


@pytest.mark.parametrize("word", words("warmer"))
def test_words_of_difference(word):
    assert "ΔK" in {fact.amount.unit for text in (f"{word} 5°C", f"5°C {word}") for fact in facts(text)}


@pytest.mark.parametrize("word", words("differ"))
def test_words_of_difference_with_of(word):
    assert ["ΔK"] == [fact.amount.unit for fact in facts(f"a {word} of 5°C")]


@pytest.mark.parametrize("word", words("change"))
def test_words_of_change(word):
    assert ["600", "720 ship"] == [fact.norm for fact in facts(f"It {word} from 600 to 720 ships.")][-2:]


@pytest.mark.parametrize("word", words("spread"))
def test_words_behind_which_over_bounds_nothing(word):
    assert ["100 critic"] == [fact.norm for fact in facts(f"It was {word} over 100 critics.")]


@pytest.mark.parametrize("word", words("rating"))
def test_words_of_rating(word):
    assert ["7/10"] == [fact.norm for fact in facts(f"Its {word}: 7 out of 10.")]


@pytest.mark.parametrize("word", words("extent"))
def test_words_of_extent(word):
    assert ["measure"] == types(f"10m {word}")


@pytest.mark.parametrize("word", words("contest"))
def test_words_of_contest(word):
    assert "1-2" in {fact.norm for text in (f"{word} 1-2", f"1-2 {word}") for fact in facts(text)}


@pytest.mark.parametrize("word", words("idiom"))
def test_idioms(word):
    assert [] == types(f"the first {word}")


@pytest.mark.parametrize("word", words("slice"))
def test_slices(word):
    assert "ordinal" not in types(f"the {word} fifth of it")


def test_units():
    """Ten of each are ten of it, written as its column says."""
    texts = {"word": "10 {}", "digits": "10 {}", "cued": "weighs 10 {}", "glued": "heat, height of 10{}"}
    for form, where, name, base, *_ in UNITS:
        written = form.upper() if where == "glued" and base in ("K", "W", "V") else form.replace(" s", "/s")
        [fact] = facts(texts[where].format(written) if name != "bit" else f"10-{form}")
        assert ("measure", f"10 {name}", base) == (fact.type, fact.norm, fact.amount.unit), form


def test_money():
    texts = {"sign": "{}10", "name": "paid 10 {}", "minor": "10 {}", "code": "10 {}", "capitals": "10 {}"}
    for kind, form, unit, factor in MONEY:
        [fact] = facts(texts[kind].format(form if kind in ("name", "minor") else form.upper()))
        assert ("money", unit) == (fact.type, fact.amount.unit), form
        assert math.isclose(10 * float(factor), fact.amount.value)
