"""What a token is likely to be, asked while columns of plain text are taken apart.

Only hints: the names themselves are found later, in `ingest.extract`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from corpus.person_names import first_names, surnames
from corpus.registers import RegisterName, names
from ingest import lexicon
from ingest.compounds import is_word
from ingest.extract.persons import is_first_name
from ingest.model import Document
from ingest.norwegian.organisations import STEMS
from ingest.segment.joining import SOFT

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = re.compile(STEMS, re.IGNORECASE)
_PERSON = re.compile(
    r"(?<![\w-])([A-ZÆØÅ][a-zæøåéüöä]+(?:-[A-ZÆØÅ][a-zæøå]+)?)"
    r"((?:[ \t]*\n?[ \t]*(?<=\s)(?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåéüöä-]+)){1,3})"
)
_LINKS = frozenset("og ved med flere fleire institutter institutter: institutt - – m.fl. mfl. fra frå".split())  # noqa: SIM905
_CUES = re.compile(r"(?:faglig|fagleg|kontakt\w*|ansvarlige?|ansvarleg|koordinator|prosjektle\w+)[:.?]*|v/\S*")
_CUE_PAIRS = frozenset(
    (a, b)
    for a in ("Faglig", "Fagleg", "faglig", "fagleg")
    for b in ("kontakt", "kontaktperson", "ansvarlig", "ansvarleg")
)


class Evidence:
    """Weights of tokens for one document."""

    def __init__(self, document: Document) -> None:
        text = "\n".join(page.text for page in document.pages)
        self.persons, self.pairs = _person_tokens(text)
        self.pairs |= _CUE_PAIRS
        self.names = register_tokens()
        self.known = WordTest(text)

    @cache  # noqa: B019 - lives as long as the document is segmented
    def party(self, token: str) -> float:
        """How much a token speaks for a column of partners and contacts: 1 surely, -1 surely not."""
        bare = token.strip(".,;:()[]" + SOFT)
        low = token.lower()
        if token[0] == SOFT:
            return 0.0
        if not bare:
            return 1.0 if token == "?" else 0.2
        if _CUES.fullmatch(low) or low in _LINKS:
            return 0.6 if low not in _LINKS else 0.3
        if bare in self.names or bare in self.persons or is_first_name(bare) or bare in surnames(unambiguous=True):
            return 1.0
        if bare[0].isupper() and (_STEM.search(bare) or (len(bare) > 5 and _cut_name(bare))):
            return 1.0
        if re.fullmatch(r"[A-ZÆØÅ]\.", token):
            return 0.5
        if bare.isupper() and len(bare) > 1 and bare.isalpha():
            return 0.5
        if bare[0].isupper():
            return -0.4 if self.known(bare.lower()) else 0.1
        return -1.0

    @cache  # noqa: B019
    def name_of(self, left: str, right: str) -> bool:
        """Whether two fragments make a registered name, letters misread by OCR allowed."""
        whole = left.strip(".,;:()" + SOFT) + right.strip(".,;:()")
        if whole in self.names:
            return True
        return len(whole) > 10 and any(n[0] == whole[0] and fuzz.ratio(n, whole) >= 88 for n in self.names)

    @cache  # noqa: B019
    def follows(self, left: str, right: str) -> float:
        """How much likelier than by chance one word follows another: points, at most 1 either way."""
        words = lexicon.load()
        a, b = words.rank(left.strip(".,;:()").lower()), words.rank(right.strip(".,;:()").lower())
        if a < 0 or b < 0:
            return 0.0
        language = words.language("nb")
        gain = (
            language.unigram(b + lexicon.FIRST_WORD)
            - language.bigram(a + lexicon.FIRST_WORD, b + lexicon.FIRST_WORD)
        ) / lexicon.STEP
        return max(-1.0, min(1.0, gain / 3))


def _person_tokens(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Tokens of persons' names that the text has in one piece, and which of them follow each other."""
    out: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for m in _PERSON.finditer(text):
        first = m.group(1).split("-")[0]
        if m.group(1) in first_names() or first in first_names() or is_first_name(first):
            tokens = m.group().split()
            out.update(t for t in tokens if len(t) > 2)
            pairs.update(pairwise(tokens))
    return frozenset(out), frozenset(pairs)


@cache
def register_tokens() -> frozenset[str]:
    """Single words of the registered names of partners that are no ordinary words."""
    out: set[str] = set()
    places = {row.name for row in names() if row.kind == "place"}
    for row in _register():
        for name in (row.name, *row.aliases):
            words = name.split()
            if len(words) == 1:
                out.add(name)
            elif len(words) <= 3:
                out.update(w for w in words if w[0].isupper() and len(w) > 3 and w not in places)
    return frozenset(out)


@cache
def _cut_name(word: str) -> bool:
    """Whether a narrow column may have cut a registered name after `word`."""
    return any(
        name.startswith(word) or (len(word) > 7 and fuzz.ratio(name[: len(word)], word) >= 85)
        for name in register_tokens()
    )


def _register() -> tuple[RegisterName, ...]:
    return tuple(row for row in names() if row.kind == "partner" and row.group != "municipality")


class WordTest:
    """Which words are known, for one document; see `joining.Known`."""

    def __init__(self, text: str) -> None:
        self._inside = {w.lower() for w in _INSIDE.findall(text)}
        self._names = register_tokens()

    def __call__(self, word: str) -> bool:
        return self.proven(word) or is_word(word)

    def proven(self, word: str) -> bool:
        return word in self._names or word.lower() in self._inside


_INSIDE = re.compile(r"(?<=[ (])[^\W\d_]{3,}(?=[ ,.;:)][^\n])")
"""Words that no line's end can have cut."""
