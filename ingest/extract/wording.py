"""What a wording looks like by itself: signals of its words for and against its being a measure's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.person_names import first_names, surnames
from ingest import lexicon
from ingest.compounds import parts
from ingest.extract import gazetteer
from ingest.extract.recognise import recognise
from ingest.model import Kind
from ingest.norwegian import cues, naming, small_words
from ingest.norwegian.periods import MONTHS

_GENERAL = re.compile(naming.GENERAL_HEADS, re.IGNORECASE)
_PAPERS = re.compile(naming.PAPERS, re.IGNORECASE)
_ENDS_IN_TIME = re.compile(
    rf"\s(?:høsten|hausten|våren|sommeren|sommaren|høst|haust|vår|videre|vidare|nå|no|i år|år|måned|[12]?\d|"
    rf"(?:19|20)\d\d|{'|'.join(MONTHS)})$"
)
_AUDIENCE = re.compile(rf"{naming.AUDIENCE}$")
_NOUN_FIRST = re.compile(rf"(?:{cues.MEASURE_NOUNS})\s+[A-ZÆØÅ«]", re.IGNORECASE)
_TOPIC = re.compile(naming.TOPICS, re.IGNORECASE)
_OFFICE = re.compile(naming.OFFICE, re.IGNORECASE)
_ENDING = re.compile(rf"{cues.MEASURE_ENDINGS}$")
_DEFINITE = re.compile(r"\w{5}(?:ene|ane|erne|en|et|a)$")
WORD = re.compile(r"[^\W_]+(?:[-/–][^\W_]+)*")


def of_words(surface: str) -> Iterator[str]:
    words = WORD.findall(surface)
    low = [w.lower() for w in words]
    n = len(words)
    yield "words: " + ("1" if n == 1 else "2" if n == 2 else "3-5" if n < 6 else "6-8" if n < 9 else "9")
    if n == 1:
        yield f"one word: {sort(words[0])}"
        if sort(words[0]) in ("coined", "unknown", "name") and _DEFINITE.search(low[0]):
            yield "one word: coined and definite"
    if _ENDING.search(surface):
        yield "ends: like a programme"
    if _TOPIC.search(surface):
        yield "holds: a word of schooling"
    if _OFFICE.search(surface):
        yield "holds: a word of offices"
    if set(low[1:]) & small_words.FINITE_VERBS:
        yield "holds: a verb"
    if low[0] in small_words.FINITE_VERBS:
        yield "begins: with a verb"
    if low[-1] in small_words.PHRASE_ENDS:
        yield "ends: with a verb or an adverb"
    if low[0] in small_words.NO_SUBJECT:
        yield "begins: with a pronoun"
    if _ENDS_IN_TIME.search(surface):
        yield "ends: with a time"
    if _AUDIENCE.search(surface):
        yield "ends: with whom it is for"
    if _NOUN_FIRST.match(surface):
        yield "begins: with a noun for measures"
    if low[-1] in naming.LINKS - {"alle", "inn", "på"}:
        yield "ends: with a link"
    if set(low[1:-1]) & _SMALL:
        yield "holds: a small word"
    if "(" in surface:
        yield "holds: a bracket"
    if any(
        w[0].isupper() and low[i] in LINKING and w not in gazetteer.places() and not w.isupper()
        for i, w in enumerate(words[1:])
    ):
        yield "holds: a capital after a preposition"
    if any(
        low[i] in ("og", "samt") and w[0].isupper() and w not in gazetteer.places()
        for i, w in enumerate(words[1:])
    ):
        yield "holds: a capital after og"
    if "," in surface:
        yield "holds: a comma"
    if re.search(r"\s[–-]\s|:", surface):
        yield "holds: a dash"
    if re.search(r"\d", surface):
        yield "holds: a figure"
    if _GENERAL.match(surface) and not _NOUN_FIRST.match(surface):
        yield "begins: like a section"
    if _PAPERS.match(surface):
        yield "begins: like a paper"
    hits = recognise(surface)
    for kind in Kind:
        if any(h.kind is kind for h in hits):
            yield f"holds: a {kind.value}"
    if any(h.kind is Kind.ORGANISATION and h.end - h.start >= len(surface) - 1 for h in hits) and (
        sort(words[0]) not in ("common", "rare")
    ):
        yield "is: a school of a place"
    if n > 1 and all(w[0].isupper() for w in words):
        yield "capitals: all words"
    if re.fullmatch(r"\w+(?:ene|ane|en|et|a)", low[0]) and n > 1 and not words[0].isupper():
        yield "begins: definite"
    if any(w in LINKING for w in low[1:-1]):
        yield "holds: a preposition"


_SMALL = small_words.ADVERBS - {
    "de",
    "den",
    "nå",
    "no",
    "først",
    "inn",
    "opp",
    "ut",
    "over",
    "mellom",
    "sammen",
    "saman",
    "hos",
}
LINKING = frozenset(["i", "på", "for", "med", "til", "om", "av", "mot", "ved", "frå", "fra", "og", "som"])


@lru_cache(maxsize=4096)
def sort(word: str) -> str:
    """What a single word is: a place, a person's name, an ordinary word, a compound made for it, unknown."""
    low = word.lower()
    if word in gazetteer.places():
        return "place"
    if word.isupper() and len(word) <= 5:
        return "letters"
    flags = lexicon.load().flags(low)
    if flags & lexicon.LOWER:
        return "common" if lexicon.load().count(low) > 300 else "rare"
    if word in first_names() or word in surnames():
        return "person"
    if len(parts(low)) > 1:
        return "coined"
    return "name" if flags & lexicon.NAME else "unknown"
