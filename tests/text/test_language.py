"""Is it English, the language that the attribution model reads?"""

import pytest

from whence.text.attribution.language import is_english
from whence.text.tokens import tokenise

ENGLISH = [
    "The board said on Monday that the bridge would stay shut until the spring.",
    "the board said on monday that the bridge would stay shut until the spring",
    "Storm shuts bridge",
    "",
]
OTHERS = [
    "Der Rat sagte am Montag, die Brücke werde bis zum Frühling gesperrt bleiben, wie es heißt.",
    "El consejo dijo el lunes que el puente estará cerrado hasta la primavera, según las fuentes.",
    "Le conseil a déclaré lundi que le pont restera fermé jusqu’au printemps prochain.",
    "De raad zei maandag dat de brug tot in het voorjaar gesloten blijft voor al het verkeer.",
    "Совет заявил в понедельник, что мост останется закрытым до весны.",
    "委員会は月曜日、橋は春まで閉鎖されると発表した。",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_short_to_tell(text):
    assert is_english(tokenise(text).words)


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages(text):
    assert not is_english(tokenise(text).words)
