"""Are two names one? A score that explains itself, from the words of the names alone. Pure.

A word may differ from another only by its form (nettverket, nettverk), its standard of Norwegian (høgskule,
høyskole), or by damage: letters that OCR confuses, a slip of the pen, where at least one of the two is no known
word. Two known words that differ are two things: Midtre and Ytre, Oslo and Bodø, 2009 and 2012.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from index.analysis import stem
from index.letters import confused, skeleton
from index.norwegian import APART, END_PAIRS, NETWORK_ENDINGS, NETWORK_WORDS, PHASES, SMALL_WORDS, TWINS
from ingest.model import Kind


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0 (two things) to 1 (the same name), and why, worst word first."""

    score: float
    reason: str


NOT_ALIKE = Likeness(0.0, "different")

SAME, FORM, JOINED, DAMAGED, KNOWN_TWINS = 1.0, 0.98, 0.96, 0.94, 0.80
"""The same; another form or standard; parted otherwise; OCR damage; as if damaged, but both are words."""
OLD_SPELLING = 0.88
"""Åse and Aase: likely one, if no other fits as well."""
SLIP, UNKNOWN_SLIP = 0.90, 0.82
"""A slip against a known word; against another unknown one."""
TWO_LETTERS = 0.76
"""Two names of persons so far apart: a question at most."""
ADDED, LONGER = 0.76, 0.70
"""A measure with an addition in brackets or after a comma; with more words after it, a question only where both
stand beside the same: never joined."""
NO_MIDDLE, NO_SECOND_GIVEN, INITIAL, SURNAME_ONLY = 0.90, 0.76, 0.84, 0.72
"""Persons: without the middle name, with an initial, by surname alone: only with evidence, if only one fits."""


@lru_cache(1 << 16)
def normal(word: str) -> str:
    """The stem of a word, one for both standards."""
    word = TWINS.get(word, word)
    for nynorsk, bokmal in END_PAIRS:
        if len(word) > len(nynorsk) + 3 and word.endswith(nynorsk):
            word = word.removesuffix(nynorsk) + bokmal
            break
    return stem(word)


@lru_cache(1 << 16)
def known(word: str) -> bool:
    """A Norwegian word or name, or a word of the registers."""
    from ingest.lexicon import load

    return word in _register_words() or load().known(word)


@cache
def _register_words() -> frozenset[str]:
    from corpus.registers import by_form

    return frozenset(word for form in by_form() for word in tokens(form))


@lru_cache(1 << 16)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in small letters; an initial keeps its point."""
    return tuple(re.findall(r"\w+", name.casefold()))


@lru_cache(1 << 16)
def compare_words(one: str, other: str, *, inflected: bool = True) -> Likeness:
    """How one word of a name may be another; names of persons are not `inflected`: Anne is not Anna."""
    if one == other:
        return Likeness(SAME, "")
    if one in APART or other in APART or any(c.isdigit() for c in one + other):
        return NOT_ALIKE
    pair = f"{one}/{other}"
    if inflected and normal(one) == normal(other):
        return Likeness(FORM, f"{pair}: another form")
    if one.replace("aa", "å") == other.replace("aa", "å"):
        return Likeness(OLD_SPELLING, f"{pair}: aa for å")
    both = known(one) and known(other)
    a, b = skeleton(one), skeleton(other)
    if a == b and (len(a) > 3 or {one, other} & SMALL_WORDS):
        twins = both and not {one, other} & SMALL_WORDS
        return Likeness(KNOWN_TWINS if twins else DAMAGED, f"{pair}: letters that scanning confuses")
    if both or min(len(a), len(b)) < 5:
        return NOT_ALIKE
    if not inflected and confused(one, other):
        return Likeness(UNKNOWN_SLIP, f"{pair}: letters that scanning confuses")
    distance = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    if distance > (2 if min(len(a), len(b)) >= 7 else 1):
        return NOT_ALIKE
    if distance > 1 and not inflected:  # Skjoldnes and Skjelnes may be two families, whatever stands beside them
        return Likeness(TWO_LETTERS, f"{pair}: 2 letters apart")
    score = (SLIP if known(one) or known(other) else UNKNOWN_SLIP) - 0.03 * (distance - 1)
    return Likeness(score, f"{pair}: {distance} letter{'s' if distance > 1 else ''} apart")


def compare(kind: Kind, one: str, other: str) -> Likeness:
    """How surely two names of a kind are one."""
    best = NOT_ALIKE
    for a in forms(one):
        for b in forms(other):
            found = _BY_KIND.get(kind, _compare_words_in_order)(a, b)
            if found.score > best.score:
                best = found
    return best


@lru_cache(1 << 16)
def forms(name: str) -> tuple[str, ...]:
    """A name, and the two that «Long Name (LN)» gives."""
    m = re.fullmatch(r"(.{6,}?)\s*\(([A-ZÆØÅ][\wæøåÆØÅ-]{1,9})\)", name)
    return (name, m[1], m[2]) if m and sum(c.isupper() for c in m[2]) > 1 else (name,)


_ENUMERATOR = re.compile(r"(?:[A-ZÆØÅ][.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+(?=[A-ZÆØÅ«])")


def plain(name: str) -> str:
    """The name of a measure without its letter or number in a list; "1. trinn" keeps its number.

    >>> plain("A. Kystkultur i fagene"), plain("3.2 Vurdering"), plain("1. trinn")
    ('Kystkultur i fagene', 'Vurdering', '1. trinn')
    """
    return _ENUMERATOR.sub("", name, count=1) if _ENUMERATOR.match(name) else name


@lru_cache(1 << 16)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, given names first, without role or body.

    >>> person_words("Moe, Kari"), person_words("Rektor Kari Moe (Sund skole)")
    (('kari', 'moe'), ('kari', 'moe'))
    """
    name = re.sub(r"\s*\([^()]*\)", "", name)
    surname, comma, given = name.partition(", ")
    if comma and len(given.split()) <= 3 and len(surname.split()) <= 2:
        name = f"{given} {surname}"
    words = tokens(name)
    while len(words) > 2 and _is_role(words[0]):
        words = words[1:]
    return words


@lru_cache(1 << 12)
def _is_role(word: str) -> bool:
    from ingest.norwegian.roles import ROLES

    return re.fullmatch(ROLES, word) is not None


def _compare_words_in_order(one: str, other: str) -> Likeness:
    a, b = list(tokens(plain(one))), list(tokens(plain(other)))
    found = _aligned(a, b)
    if found.score or len(a) == len(b):  # «vurdering for læring» is not «vurdering av læring»
        return found
    return _aligned([t for t in a if t not in SMALL_WORDS], [t for t in b if t not in SMALL_WORDS])


_ADDITION = re.compile(r"\s*(?:\(|,|:|\s[–—-]\s).*", re.DOTALL)
_GOES_ON = frozenset({"i", "for", "på", "med", "til", "og", "ved"})


def _compare_bodies(one: str, other: str) -> Likeness:
    """Measures and bodies: word for word, or one of them with more words than the other."""
    found = _compare_words_in_order(one, other)
    if found.score:
        return found
    short, long = sorted((plain(one), plain(other)), key=len)
    head = list(tokens(short))
    if len(head) < 2 and len(short) < 12:
        return NOT_ALIKE
    rest = tokens(long)[len(head) :]
    if not rest or any(c.isdigit() for word in rest for c in word) or not set(rest).isdisjoint(PHASES):
        return NOT_ALIKE
    if _aligned(head, list(tokens(_ADDITION.sub("", long, count=1)))).score >= FORM:
        return Likeness(ADDED, "the same name with an addition")
    if rest[0] in _GOES_ON and len(head) > 1 and _aligned(head, list(tokens(long)[: len(head)])).score >= FORM:
        return Likeness(LONGER, "the same beginning")
    return NOT_ALIKE


def _aligned(a: list[str], b: list[str]) -> Likeness:
    if not a or not b:
        return NOT_ALIKE
    if len(a) == len(b):
        found = []
        for x, y in zip(a, b, strict=True):
            if x != y:
                found.append(compare_words(x, y))
                if not found[-1].score:  # most pairs end here
                    return NOT_ALIKE
        worst = min(found, key=lambda f: f.score, default=Likeness(SAME, ""))
        # Each damaged word costs a little more: three in one name are rarer than one.
        score = worst.score - 0.01 * max(0, sum(f.score < FORM for f in found) - 1)
        return Likeness(score, worst.reason or "the same name") if worst.score else NOT_ALIKE
    if "".join(a) == "".join(b) or normal("".join(a)) == normal("".join(b)):
        return Likeness(JOINED, "the same letters, parted otherwise")
    if abs(len(a) - len(b)) == 1 and skeleton("".join(a)) == skeleton("".join(b)):
        return Likeness(DAMAGED, "parted otherwise, letters that scanning confuses")
    return NOT_ALIKE


@lru_cache(1 << 16)
def network_words(name: str) -> tuple[str, ...]:
    """What tells one network from another: its places or subject, in any order.

    >>> network_words("Kompetansenettverket Trondheim-Malvik") == network_words("Malvik/Trondheim-nettverket")
    True
    """
    kept = []
    for token in tokens(name):
        if token in NETWORK_WORDS:
            continue
        for ending in NETWORK_ENDINGS:
            if token.endswith(ending) and len(token) > len(ending) + 2:
                token = token.removesuffix(ending)
                break
        kept.append(token)
    return tuple(sorted(kept)) or tokens(name)


def _compare_networks(one: str, other: str) -> Likeness:
    a, b = network_words(one), network_words(other)
    if a == b:
        return Likeness(FORM, "the same places or subject")
    found = _aligned(list(a), list(b))
    if found.score:
        return found
    if len(a) == len(b) == 1:
        return _regions(a[0], b[0])
    return NOT_ALIKE


def _regions(one: str, other: str) -> Likeness:
    """Fosen and Fosenregionen are one, Trondheim and Trondheimsregionen are not: one is a municipality."""
    short, long = sorted((one, other), key=len)
    rest = long.removeprefix(short)
    if rest in ("regionen", "sregionen", "region") and not _is_municipality(short):
        return Likeness(JOINED, f"{short}/{long}: with and without «region»")
    return NOT_ALIKE


def _is_municipality(word: str) -> bool:
    from corpus.registers import by_form

    return any(row.group == "municipality" for row in by_form().get(word, ()))


def _compare_persons(one: str, other: str) -> Likeness:
    a, b = sorted((person_words(one), person_words(other)), key=lambda t: (len(t), t))
    if not a or not b:
        return NOT_ALIKE
    surname = compare_words(a[-1], b[-1], inflected=False)
    if not surname.score:
        return NOT_ALIKE
    if len(a) == 1:
        return Likeness(min(SURNAME_ONLY, surname.score), "the surname alone") if len(b) > 1 else surname
    given = _given(a[0], b[0])
    if not given.score and a[0] in b[1:-1] and len(a) < len(b):
        given = Likeness(NO_SECOND_GIVEN, "called by the second given name")
        return min(surname, given, key=lambda f: f.score)
    middle = _middle(a[1:-1], b[1:-1])
    worst = min((surname, given, middle), key=lambda f: f.score)
    damaged = sum(f.score < FORM for f in (surname, given, middle))
    score = worst.score - 0.02 * max(0, damaged - 1)
    return Likeness(score, worst.reason or "the same name") if worst.score else NOT_ALIKE


def _given(one: str, other: str) -> Likeness:
    if len(one) == 1 or len(other) == 1:
        return Likeness(INITIAL, f"{one}/{other}: an initial") if one[0] == other[0] else NOT_ALIKE
    return compare_words(one, other, inflected=False)


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Middle names: all the same, some left out, or short ones that scanning spoilt (Bø, Bg, Ba)."""
    if one == other:
        return Likeness(SAME, "")
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        if not set(short) <= set(long):
            return NOT_ALIKE
        if any(_is_given(name) for name in long if name not in short):
            return Likeness(NO_SECOND_GIVEN, "without the second given name")  # Anne Lise may not be Anne
        return Likeness(NO_MIDDLE, "without the middle name")
    found = []
    for a, b in zip(one, other, strict=True):
        if len(a) <= 3 and len(b) <= 3 and a[0] == b[0] and len(a) == len(b) > 1:
            found.append(Likeness(SAME if a == b else DAMAGED, f"{a}/{b}: letters that scanning confuses"))
        else:
            found.append(_given(a, b))
    return min(found, key=lambda f: f.score)


def _is_given(name: str) -> bool:
    from corpus.person_names import first_names, surnames

    capital = name.capitalize()
    return capital in first_names() and capital not in surnames()


_BY_KIND: dict[Kind, Callable[[str, str], Likeness]] = {
    Kind.MEASURE: _compare_bodies,
    Kind.NETWORK: _compare_networks,
    Kind.PERSON: _compare_persons,
}
