"""What a document proves by saying it more than once: equal readings get equal corrections, names agree."""

from __future__ import annotations

from collections import defaultdict

from ingest.clean.channel import folded
from ingest.clean.decode import Choice
from ingest.clean.text import WORD
from ingest.lexicon import NAME, load


def pooled(choices: list[Choice], sure: float) -> list[Choice]:
    """The choices after the page has been asked as a whole."""
    return _names(_senses(_forms(choices, sure)))


def _forms(choices: list[Choice], sure: float) -> list[Choice]:
    """A non-word that was surely mended somewhere, always to the same word, is mended everywhere."""
    results: dict[str, set[str]] = defaultdict(set)
    certain: set[str] = set()
    for c in choices:
        if c.hard and c.text != c.token.text:
            results[c.token.text].add(c.text)
            if c.margin > sure:
                certain.add(c.token.text)
    out = []
    for c in choices:
        form = c.token.text
        if form in certain and len(results[form]) == 1 and c.hard and c.margin <= sure:
            c = Choice(c.token, next(iter(results[form])), sure + 0.1, True)
        out.append(c)
    return out


def _senses(choices: list[Choice]) -> list[Choice]:
    """A reading that is a word too, but may stand for another, is the same word all over a page: what its places
    say is summed (one sense per discourse, Gale et al. 1992). Not where both are so common that both may stand
    there.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(choices):
        if c.margin and not c.hard and c.token.kind == WORD and c.token.text.islower():
            places[c.token.text].append(i)
    out = list(choices)
    count = load().count
    for form, spots in places.items():
        others = {choices[i].text for i in spots} - {form}
        if len(spots) < 2 or len(others) != 1:
            continue
        other = next(iter(others))
        if " " in other or min(count(form), count(other)) > COMMON:
            continue
        total = sum(choices[i].margin for i in spots)
        if abs(total) > ENOUGH:
            for i in spots:
                c = choices[i]
                if total > 0:
                    out[i] = Choice(c.token, other, max(c.margin, total))
                elif c.text != form:
                    out[i] = Choice(c.token, form, -1.0)
    return out


COMMON, ENOUGH = 2_000, 2.0
"""Occurrences in 100 million of the rarer word up to which a page has but one of the two; nats that settle it."""


def _names(choices: list[Choice]) -> list[Choice]:
    """A short name between the same neighbours, read in several ways, is the one known name that explains them.

    Elin Ba Morud, Elin Bg Morud, Elin Bo Morud: only Bø is read as a, g and o.
    """
    follows: dict[str, list[int]] = defaultdict(list)
    for i in range(1, len(choices)):
        before, c = choices[i - 1], choices[i]
        if c.token.kind != WORD or not _capital(c.token.text) or not 2 <= len(c.token.text) <= 4:
            continue
        if before.token.kind == WORD and _capital(before.text):
            follows[before.text].append(i)
    out = list(choices)
    for left, spots in follows.items():
        readings = {choices[i].token.text for i in spots}
        if len(readings) < 2 or not load().flags(left) & NAME:
            continue
        name = _explains(readings)
        if name is not None:
            rights = {choices[i + 1].text for i in spots if i + 1 < len(choices) and _capital(choices[i + 1].text)}
            for i in range(len(choices) - 1):
                form = out[i].token.text
                beside = i in spots or (
                    choices[i + 1].text in rights and _capital(form) and len(form) == len(name)
                )
                if beside and form != name and _explains({form}, name) is not None:
                    out[i] = Choice(out[i].token, name, 3.0, True)
    return out


def _capital(text: str) -> bool:
    return text[:1].isupper() and not text[1:].isupper()


_READ_FOR = {"ø": frozenset("øogae0"), "å": frozenset("åaA4"), "æ": frozenset("æea")}


def _explains(readings: set[str], wanted: str | None = None) -> str | None:
    """The only known name (or `wanted`) with an æ, ø or å that all readings may stand for, letter for letter."""
    lexicon = load()
    lengths = {len(r) for r in readings}
    if len(lengths) != 1:
        return None
    found = set()
    rows = [folded(r) for r in readings]
    for at in range(1, len(rows[0])):
        rest = {r[:at] + "\0" + r[at + 1 :] for r in rows}
        if len(rest) != 1:
            continue
        for letter, reads in _READ_FOR.items():
            word = next(iter(rest)).replace("\0", letter)
            if all(r[at] in reads for r in rows) and lexicon.flags(word) & NAME:
                found.add(word)
    if wanted is not None:
        return wanted if wanted.lower() in found else None
    return found.pop().capitalize() if len(found) == 1 else None
