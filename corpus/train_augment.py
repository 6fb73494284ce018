"""Changed copies of training documents: names swapped, letters damaged as by OCR. Pure, seeded by the caller.

Why: only 60 % of the names in new text were ever seen in training, and much of planspor's text was read by OCR
with an English model, which has no æ, ø and å.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpus.name_features import gazetteer, known
from corpus.norne import Sentence, Token

READ_AS = (
    {"ø": "g", "å": "a", "æ": "ae", "Ø": "O", "Å": "A", "Æ": "AE"},
    {"ø": "o", "å": "a", "æ": "e", "Ø": "O", "Å": "A", "Æ": "A"},
    {"ø": "@", "å": "4", "æ": "ze", "Ø": "@", "Å": "A", "Æ": "/E"},
    {"ø": "6", "å": "&", "æ": "a", "Ø": "0", "Å": "A", "Æ": "FE"},
)
"""What English OCR makes of the Norwegian letters; the first two are by far the most frequent in our documents."""
OTHER_DAMAGE = 0.03
"""Share of longer words that get one more wrong letter: light copies have about 1 % wrong characters."""


def damaged(document: tuple[Sentence, ...], chance: Random) -> tuple[Sentence, ...]:
    """The document as a bad copy: one way of reading æøå for all of it, or a new one for each word."""
    one = None if chance.random() < 0.5 else chance.choice(READ_AS)
    return tuple(tuple(_damaged(t, one or chance.choice(READ_AS), chance) for t in s) for s in document)


def _damaged(token: Token, read_as: dict[str, str], chance: Random) -> Token:
    text = "".join(read_as.get(c, c) for c in token.text)
    if chance.random() < OTHER_DAMAGE and len(text) > 3:
        at = chance.randrange(1, len(text))
        text = text[:at] + chance.choice("eclit1") + text[at + 1 :]
    return replace(token, text=text)


def swapped(document: tuple[Sentence, ...], chance: Random, share: float = 0.5) -> tuple[Sentence, ...]:
    """The document with about `share` of its persons, places and acronyms renamed, the same all through."""
    swap = _Swap(chance, share)
    return tuple(
        tuple(
            swap.token(token, nxt.tag if nxt else "O")
            for token, nxt in zip(sentence, (*sentence[1:], None), strict=True)
        )
        for sentence in document
    )


class _Swap:
    """Remembers which name stands for which."""

    def __init__(self, chance: Random, share: float) -> None:
        self._chance = chance
        self._share = share
        self._chosen: dict[str, str] = {}
        listed = gazetteer().items()
        self._pools = {letter: [word for word, letters in listed if letter in letters] for letter in "gsp"}

    def token(self, token: Token, next_tag: str) -> Token:
        text, tag = token.text, token.tag
        proper = text[0].isupper() and text.isalpha() and len(text) > 2
        if proper and tag == "B-PER" and next_tag == "I-PER":
            return self._other(token, "g")
        if proper and (tag == "I-PER" or (tag == "B-PER" and "g" not in known(text))):
            return self._other(token, "s")
        if proper and tag == "B-GPE_LOC" and next_tag[0] != "I" and self._chance.random() < 0.6:
            return self._other(token, "p")
        if tag == "B-ORG" and text.isupper() and text.isalpha() and 2 <= len(text) <= 5:
            return self._other(token, "acronym")
        return token

    def _other(self, token: Token, pool: str) -> Token:
        if token.text not in self._chosen:
            self._chosen[token.text] = token.text
            if self._chance.random() < self._share:
                self._chosen[token.text] = self._new(token.text, pool)
        return replace(token, text=self._chosen[token.text])

    def _new(self, text: str, pool: str) -> str:
        if pool == "acronym":
            return "".join(self._chance.choice("ABDEFGHIKLMNOPRSTUV") for _ in text)
        return self._chance.choice(self._pools[pool])
