"""A word → what it is searched by: its stem, one for all its forms and for both written standards.

The stemmer (Snowball's, for bokmål) takes off endings without knowing the word, and so keeps apart what is one:
«senter» and «senteret», «rådgiver» and «rådgivere», «regel» and «regler», «jernbane» and «jernbanen». The lexicon
knows which forms a noun has, and says here which ending is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import snowballstemmer

from index.norwegian import IRREGULAR, PAIRS, STEM_PAIRS

_VERB_ON_ERE = re.compile(r"(\w{3,})er(?:e|er|te|t|es|ing|inga|ingen|inger|ingar|ingene|ings|ande|ende)")
_KEPT = re.compile(
    r"(\w*(?:lærer|leder))(?:e|en|ne|ens|nes|s|a|ar|ane)?|(\w{3,}(?:full|løs))t"
    r"|(tidlig|årlig|særlig|farlig|personlig|bolig)(?:e|t|ere|est|en|er|ene)?"
)
"""Words whose stem is longer than the stemmer's, and it: «lærer» is not «lære», «tidlig» not «tid»."""
_SHORTENED = re.compile(r"(\w+[^\Waeiouyæøå])([rl])(?:e|a|er|ar|et|ene|ane|en)")
"""Forms in which a noun on -er or -el has lost its e: «sentre», «regler», «artikler»."""
_DOER = re.compile(r"(\w{3,}[ea]r)(?:e|en|ens|ene|enes|er|ers|ne|nes|ane|anes|ar|s)")
"""Forms of a noun on -er or -ar: «rådgivere», «bibliotekarene», «forskaren»."""
_ENDING = re.compile(r"(?<=e[rl])(?:en|et)s?$")
_DOUBLED = ("romm", "gramm", "hjemm", "lemm", "drømm", "strømm", "damm", "kamm", "lamm")
"""Ends of stems of nouns on -m, which no word has at its end: «klasserommet» is of «klasserom»."""
RARE = 5
"""Occurrences in 100 million words of a form that the language surely has: the lexicon inflects by rule too."""
_DOER_NYNORSK = re.compile(r"(\w{3,})ar(?:ar|arane|ane|en|ens|s)?")
_STEMMER = snowballstemmer.stemmer("norwegian")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in small letters, one for both written standards.

    >>> stem("høgskulane") == stem("høyskolene"), stem("vitensentre") == stem("vitensenteret")
    (True, True)
    """
    root = _root(word)
    return _twins().get(root, root)


def short_stem(word: str) -> str:
    """What the stemmer alone makes of a word, known or not."""
    return str(_STEMMER.stemWord(word))


def spelt(word: str) -> str:
    """A word in the spelling that both written standards are searched by."""
    for letters, other in PAIRS:
        if letters in word:
            word = word.replace(letters, other)
    return word


def _root(word: str) -> str:
    word = spelt(word)
    word = IRREGULAR.get(word, word)
    if word.endswith(("kje", "gje")) and len(word) > 5:  # tenkje, byggje
        word = word[:-2] + "e"
    if (verb := _VERB_ON_ERE.fullmatch(word)) and _count(verb[1] + "ering"):  # «programmere» is no «program»
        return verb[1] + "er"
    if kept := _KEPT.fullmatch(word):
        return str(next(filter(None, kept.groups())))
    if len(word) < 4 or not word.isalpha():
        return short_stem(word)
    root = _of_noun(word) or short_stem(word)
    return root[:-1] if root.endswith(_DOUBLED) else root


def _of_noun(word: str) -> str | None:
    """The stem of a noun whose base form the stemmer would cut; None for other words."""
    if word.endswith(("ium", "eum")):  # museum, museet; studium, studier
        return word[:-2]
    if doer := _DOER_NYNORSK.fullmatch(word):  # deltakar, forskarane
        other = doer[1] + "er"
        if _definite(other) and not _is_of_shorter(other):
            return _of_noun(other) or short_stem(other)
    if (full := _in_full(word)) is not None:
        return full
    if (doer := _DOER.fullmatch(word)) and _definite(doer[1]):
        return _of_noun(doer[1]) or short_stem(doer[1])
    if _is_of_shorter(word):
        return None
    if word.endswith("e"):
        forms = [word + "n"] if _count(word + "n") and _count(word + "r") else []
    else:
        forms = [form for form in (word + "en", word + "et") if _count(word) and _count(form)]
    return next((root for form in forms if (root := short_stem(form)) != form), None)


def _in_full(word: str) -> str | None:
    """The noun on -er or -el that lost its e in this form, or that loses it in another."""
    if short := _SHORTENED.fullmatch(word):
        for before in (short[1] + short[1][-1], short[1]):  # middel, nummer; senter
            base = f"{before}e{short[2]}"
            if _definite(base) or (_count(base) and _count(base + "t")):
                return base
    base = _ENDING.sub("", word)
    if base.endswith(("er", "el")) and len(base) > 4 and _definite(base):
        before = base[:-2]
        single = before[:-1] if before[-1] == before[-2] else before
        if any(_count(f"{single}{base[-1]}{ending}") for ending in ("ene", "ane")):
            return base
    return None


def _is_of_shorter(word: str) -> bool:
    """Is the word a form of a shorter one that is the commoner? «timer» is of «time», «bruker» of «bruke»,
    «elevar» of «elev»; «vikar» is not of «vike»."""
    if not word.endswith(("er", "ar")):
        return False
    own, shorter = _definite(word), _count(word[:-2] + "e")
    if word.endswith("er") or not own:
        shorter = max(shorter, _count(word[:-2]))
    return shorter > own


def _definite(word: str) -> int:
    """How common the definite form of a noun is; 0 for other words."""
    return max(_count(word + "en"), _count(word + "et")) if _count(word) else 0


def _count(word: str) -> int:
    """Occurrences in 100 million words; 0 for words so rare that they may be none."""
    from ingest.lexicon import load

    found = load().count(word)
    return found if found >= RARE else 0


@cache
def _twins() -> Mapping[str, str]:
    """Stems of nynorsk → of bokmål."""
    return {_root(one): _root(other) for one, other in STEM_PAIRS.items()}
