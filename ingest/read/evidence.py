"""How good is a reading of a page? The evidence by which a text layer and OCR are weighed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{3,14}")
"""Words whose being known says something: shorter ones are known by chance, longer ones mostly compounds."""
_ORDINARY = frozenset(" .,:;()-–/«»\"'%&?!+§•…_=*@|")
_NORWEGIAN = frozenset("æøåÆØÅ")

LEAST_WORDS = 20
"""Words below which shares are chance."""
LEAST_KNOWN = 0.75
"""Known words in a sound page. On the development pages: read with the Norwegian model 0.76 to 0.98 (worn
copies lowest), with the English one 0.56 to 0.93; the sound seeds 0.86 to 0.92. Higher, and lists of names are
taken for noise."""
LEAST_AOA = 2.0
"""æ, ø and å in 1,000 letters. The development pages have 12 to 47 as read with the Norwegian model, 0 with the
English one; the sound seeds 18 to 27."""
LEAST_LETTERS = 400
"""Letters a page must have before the lack of æøå says anything."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`known`: share of words in the lexicon; `english`: share known in English only; `aoa`: æøå in 1,000 letters;
    `noise`: share of the signs that belong to no word or number."""

    words: int
    letters: int
    known: float
    english: float
    aoa: float
    noise: float

    @property
    def fault(self) -> str | None:
        """What speaks against the reading, in a user's words; None if nothing does."""
        if self.noise > 0.5:
            return "the text is signs without meaning"
        if self.words < LEAST_WORDS or self.english > 0.3:
            return None
        if self.letters >= LEAST_LETTERS and self.aoa < LEAST_AOA:
            return "the text has no æ, ø or å"
        if self.known + self.english < LEAST_KNOWN:
            return f"only {self.known:.0%} of the words are known"
        return None

    @property
    def score(self) -> float:
        """0 to 1, for comparing two readings of one page: known words, less noise, less lost letters."""
        lost = 0.15 if self.letters >= LEAST_LETTERS and self.aoa < LEAST_AOA and self.english < 0.3 else 0.0
        return max(0.0, self.known + self.english - self.noise - lost)


def weigh(words: Iterable[str]) -> Evidence:
    """The evidence in the words of one reading."""
    from ingest.lexicon import EN, load

    lexicon = load()
    text = " ".join(words)
    letters = sum(c.isalpha() for c in text)
    signs = sum(not c.isspace() for c in text)
    odd = sum(not (c.isalnum() or c in _ORDINARY) or "\ue000" <= c <= "\uf8ff" for c in text)
    alnum = sum(c.isalnum() and not "\ue000" <= c <= "\uf8ff" for c in text)
    flags = [lexicon.flags(word) for word in _WORD.findall(text)]
    known = sum(1 for f in flags if f & ~EN & 7)
    english = sum(1 for f in flags if f & EN and not f & 7)
    n = len(flags)
    return Evidence(
        words=n,
        letters=letters,
        known=known / n if n else 0.0,
        english=english / n if n else 0.0,
        aoa=1000 * sum(c in _NORWEGIAN for c in text) / letters if letters else 0.0,
        noise=max(odd / signs, 1 - 2 * alnum / signs) if signs else 0.0,
    )
