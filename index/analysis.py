"""How words are made searchable: the same for every engine, when indexing and when asking.

A token is kept as it is (in small letters) and as its stem; æ, ø and å are never folded away: «for» and «før»
stay two words. Spelling pairs of bokmål and nynorsk meet in the stem (høyskole, høgskole, høgskule).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from index.base import DAMAGED, EXACT, GAP, NEAR, PART, STEM, TITLE, PageTerms
from index.letters import skeleton
from index.norwegian import CONJUNCTIONS, STOP_WORDS
from index.stems import short_stem, spelt
from index.stems import stem as stem

VERSION = "11"
"""Part of the index's stamp: raised with every change that makes other terms of the same text."""

TOKEN = re.compile(r"[^\W_]+")
"""A word or number, as it is searched."""
_TOKEN_OR_BREAK = re.compile(r"[^\W_]+|[.:;!?|\t•]|\n\s*\n")
_VERBAL_NOUN = re.compile(r"(\w{2,})ing(?:a|en|er|ene|ar|ane|s|as|ens)?")
_HANGING = re.compile(r"([^\W\d_]{3,40})-\s+(?:og|eller|samt)\s+([^\W\d_]{6,60})")
LIKELY = 3.0
"""Nats a letter that the split of a common word into parts may cost: «skolebuss» 2.8."""
_APART = (GAP,) * NEAR


class Token(NamedTuple):
    """A word in small letters and its place in the text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words and numbers of `text` in order.

    >>> [t.word for t in tokens("Lesing i Malvik/Trondheim-nettverket, 2024–27")]
    ['lesing', 'i', 'malvik', 'trondheim', 'nettverket', '2024', '27']
    """
    return [Token(m[0].lower(), m.start(), m.end()) for m in TOKEN.finditer(text)]


def words(text: str) -> list[str]:
    """The words of `text`, in small letters."""
    return [m.lower() for m in TOKEN.findall(text)]


@lru_cache(maxsize=50_000)
def kin(word: str) -> tuple[str, ...]:
    """Stems of the verb that a noun in -ing is made of, of the noun that is made of a verb, and of the other words
    of one family («skrev», «skreiv» and «skrift» of «skrive»).

    The stemmer keeps them apart; «lesing» would miss «leseopplæring», whose first part is the verb.

    >>> "les" in kin("lesing"), "lesing" in kin("lese"), kin("bygning")
    (True, True, ())
    """
    from index.thesaurus import family
    from ingest.lexicon import load

    root = stem(word)
    found: dict[str, None] = {}
    if noun := _VERBAL_NOUN.fullmatch(word):
        verb = noun[1] + "e"
        if load().known(verb) and not is_stop(stem(verb)):
            found[stem(verb)] = None
    elif word in (root, root + "e", root + "er") and load().known(root + "ing"):
        found[stem(root + "ing")] = None
    found |= dict.fromkeys(family(root))
    found.pop(root, None)
    return tuple(found)


@lru_cache(maxsize=200_000)
def parts(word: str) -> tuple[str, ...]:
    """Stems of the parts of a compound; empty for a simple word.

    >>> parts("leseopplæring")
    ('les', 'opplæring')
    """
    if len(word) < 6 or not word.isalpha():
        return ()
    from ingest.compounds import parts as split

    found = split(_better_known(word))
    return tuple(dict.fromkeys(stem(part) for part in found if len(part) > 2)) if len(found) > 1 else ()


def _better_known(word: str) -> str:
    """The spelling of a compound that the lexicon has the likelier parts for: «rekneverkstaden» falls apart as
    «regneverksteden»."""
    from ingest.compounds import split

    other = spelt(word)
    if other == word or (found := split(other)) is None:
        return word
    own = split(word)
    return other if own is None or found[0] / len(other) < own[0] / len(word) else word


def joint(first: str, last: str) -> str:
    """The term of two stems that stand side by side in a compound."""
    return f"{first}+{last}"


@lru_cache(maxsize=200_000)
def joined(word: str) -> str | None:
    """A compound of two parts by the stems of both, one for all its spellings; None for other words. A compound so
    common that it is searched as one word has it too.

    >>> joined("nyhetsbrev") == joined("nyhendebrev"), joined("brev")
    (True, None)
    """
    if len(word) < 6 or not word.isalpha():
        return None
    stems: Sequence[str] = parts(word)
    if not stems:
        from ingest.compounds import split

        found = split(word)
        likely = found is not None and found[0] < LIKELY * len(word) and min(map(len, found[1])) > 3
        stems = tuple(map(stem, found[1])) if found is not None and likely else ()
    return joint(*stems) if len(stems) == 2 else None


def joined_kin(whole: str) -> tuple[str, ...]:
    """The compounds of two parts whose last part is of one family with that of `whole`: «skoleleder» of
    «skoleledelse»."""
    from index.thesaurus import family

    first, last = whole.split("+")
    return tuple(joint(first, other) for other in family(last))


@lru_cache(maxsize=200_000)
def damaged(word: str) -> str | None:
    """What a word that is none has in common with the word that it was before it was scanned badly; None for a
    known word, a number, or what is too short to tell.

    >>> damaged("hggskoler") in skeletons("høgskole"), damaged("høgskoler")
    (True, None)
    """
    if len(word) < 4 or not any(c.isalpha() for c in word) or word.isdigit():
        return None
    from ingest.compounds import is_word

    return None if is_word(word) else skeleton(short_stem(word))


def skeletons(word: str) -> tuple[str, ...]:
    """The forms under which a damaged `word` may stand in the index."""
    return tuple(dict.fromkeys(skeleton(root) for root in (stem(word), short_stem(word))))


def is_stop(word: str) -> bool:
    """Words so common that they tell nothing of a page."""
    return word in STOP_WORDS


@lru_cache(maxsize=200_000)
def _placed(piece: str) -> tuple[str, ...]:
    """What a word or a break of the text is among the stems: a break and an «og» set apart what is beside them."""
    if not piece[0].isalnum():
        return _APART
    return (stem(piece), *_APART) if piece in CONJUNCTIONS else (stem(piece),)


@lru_cache(maxsize=200_000)
def joints(word: str) -> tuple[str, ...]:
    """What a compound has in common with the compounds of two parts that are in it.

    >>> joints("mellomlederskolen") == (joined("mellomledere"), joined("lederskole"))
    True
    """
    pieces, whole = parts(word), joined(word)
    if len(pieces) > 2:
        return tuple(joint(*pair) for pair in pairwise(pieces))
    return () if whole is None else (whole,)


@lru_cache(maxsize=200_000)
def _parts_and_wholes(word: str) -> tuple[str, ...]:
    return (*parts(word), *joints(word))


def _elliptic(text: str) -> Iterator[str]:
    """The terms of compounds of which only the first part is written out: «lesevansker» of «lese- og
    skrivevansker»."""
    from ingest.compounds import parts as split

    for first, word in _HANGING.findall(text):
        if len(found := split(word.lower())) > 1:
            first, last = first.lower(), found[-1]
            yield from dict.fromkeys((joint(stem(first), stem(last)), stem(first + last)))


def page_terms(page: int, document: int, text: str, title: str | None) -> PageTerms:
    """The terms of one page of a document called `title`."""
    found = [piece.lower() for piece in _TOKEN_OR_BREAK.findall(text)]
    exact = [piece for piece in found if piece[0].isalnum()]
    headed = words(title or "")
    return PageTerms(
        page,
        document,
        {
            EXACT: exact,
            STEM: [
                *(stem(word) for word in headed),
                *_APART,
                *(term for piece in found for term in _placed(piece)),
            ],
            PART: [
                *(part for word in (*headed, *exact) for part in _parts_and_wholes(word)),
                *(_elliptic(text)),
            ],
            DAMAGED: [form for word in exact if (form := damaged(word)) is not None],
            TITLE: [stem(word) for word in headed if not is_stop(word)],
        },
    )


def version() -> str:
    """Stamp of the analysis and of the language data that it uses."""
    from ingest.lexicon import version as language

    return f"{VERSION}:{language()}"
