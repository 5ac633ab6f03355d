"""Words that mix letters of two scripts which look alike: Latin with Cyrillic or Greek."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from ceasefire_diff.lazy_regex import pattern

# Letters that most fonts draw alike (UTS 39, confusables.txt): Cyrillic and Greek ones that look like a Latin letter,
# and those Latin letters.
LOOK_ALIKE: Final = frozenset(
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u04bb\u051b\u051d"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7"
    "ABCEHIJKMNOPSTXYZaceghijkopqsuvwxy"
)
_WORD: Final = pattern(r"[^\W\d_]+")
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK")


def mixed(words: str) -> Iterator[dict[str, str]]:
    """For each word of letters of two scripts: the word, the letter that does not belong, and what it looks like."""
    if words.isascii():
        return
    for word in dict.fromkeys(_WORD.findall(words)):
        if word.isascii():
            continue
        scripts = [_script(letter) for letter in word]
        known = {each for each in scripts if each}
        if len(known) < 2:  # noqa: PLR2004 - one script is how words are written
            continue
        usual = max(sorted(known), key=scripts.count)
        stranger = next((each for each, script in zip(word, scripts, strict=True) if script not in (usual, "")), "")
        if stranger in LOOK_ALIKE:
            yield {
                "word": word,
                "letter": stranger,
                "code": f"U+{ord(stranger):04X}",
                "name": unicodedata.name(stranger, "a letter").title(),
                "script": usual.title(),
            }


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")
