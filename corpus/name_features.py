"""What the name model is told of each token besides its letters: known names, and clues from the whole document.

`known` says what the token is listed as in `names_model/gazetteer.tsv` (given name, surname, place, organisation).
`clues` says what the rest of the document gives away about the same word: "Berg" is a surname in a document that
elsewhere has "Kari Berg". Both are letters in a string, "" for nothing; training and use call the same code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

GAZETTEER = Path(__file__).parent / "names_model" / "gazetteer.tsv"

_PLACE_WORDS = frozenset(("i", "på", "fra", "frå", "til", "ved", "mellom"))
_SAYS = frozenset(
    (
        *("sier", "seier", "sa", "sade", "fortalte", "fortel", "forteller"),
        *("meiner", "mener", "meinte", "mente", "skriver", "skriv", "svarte"),
    )
)
_STARTS = frozenset(".!?:;–—-«»\"“”'()•*|/")


@cache
def gazetteer() -> dict[str, str]:
    """Word → letters: g given name, s surname, p place, c country, o organisation, w also a common word."""
    lines = GAZETTEER.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def known(token: str) -> str:
    """The lists that hold this token; sees through genitives, capitals and a hyphen after the first part."""
    if not token[:1].isupper():
        return ""
    listed = gazetteer()
    if token in listed:
        return listed[token]
    if token[-1] == "s" and token[:-1] in listed:
        return listed[token[:-1]]
    if token.isupper() and len(token) > 3:
        return listed.get(token.capitalize(), "")
    first, hyphen, last = token.partition("-")
    if hyphen and last[:1].isupper():
        return listed.get(first, "")
    return ""


def clues(tokens: Sequence[str], classes: Sequence[str]) -> list[str]:
    """For each token what its other places in the document say; `classes` are its `known` letters.

    n follows a given name somewhere · i follows a preposition of place · l also written in lower case ·
    m capitalised inside a sentence · r at least twice · v followed by a verb of saying · u alone in parentheses
    """
    small = {t for t in tokens if t.islower()}
    seen: defaultdict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    before, kind = ".", ""
    after = [*tokens[1:], "."]
    for token, follows, cls in zip(tokens, after, classes, strict=True):
        if token.isspace():
            continue
        if token[0].isupper() and len(token) > 1:
            found = seen[token]
            times[token] += 1
            if "g" in kind:
                found.add("n")
            if before in _PLACE_WORDS and not follows[0].isupper():
                found.add("i")
            if before not in _STARTS:
                found.add("m")
            if follows in _SAYS:
                found.add("v")
            if before == "(" and follows == ")":
                found.add("u")
        before, kind = token, cls
    letters = {}
    for token, found in seen.items():
        if token[-1] == "s" and token[:-1] in seen:
            found |= seen[token[:-1]]
        if token.lower() in small:
            found.add("l")
        if times[token] > 1:
            found.add("r")
        letters[token] = "".join(sorted(found)) or "-"
    return [letters.get(t, "") for t in tokens]
