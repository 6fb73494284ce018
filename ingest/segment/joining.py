"""Pieces of a broken line or cell → one line of text, broken words mended.

A piece that ends in a hyphen is joined to the next one; where narrow columns cut words without a hyphen, two
fragments are joined only if the whole is a word that is known and the halves are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from ingest import lexicon


class Known(Protocol):
    """Knows words. Called: whether a word is known to the lexicon, as a compound, a name, or from the document."""

    def __call__(self, word: str) -> bool: ...

    def proven(self, word: str) -> bool:
        """Whether the document itself has the word unbroken, or a register has it as a name."""


_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"^[^\W\d_]+")
_HYPHENS = "-\u00ad‐‑¬"
SOFT = "\u00ad"
"""A soft hyphen: ends and begins the halves of a word that is known to be torn."""
_PAIR = re.compile(r"(?:og|eller|samt|til|/)\b", re.IGNORECASE)


def join(pieces: Iterable[str], known: Known, *, narrow: bool = False) -> str:
    """The pieces as one line; see the module's head for how broken words are mended. `narrow`: lines of a narrow
    column, where a single long word at a line's end is likely cut."""
    done: list[str] = []
    out = ""
    for piece in pieces:
        piece = " ".join(piece.split())
        if not piece:
            continue
        out = _add(out, piece, known, narrow) if out else piece
        if len(out) > 2 * _NEAR and (cut := out.rfind(" ", 0, -_NEAR) + 1):
            done.append(out[:cut])
            out = out[cut:]
    return _unhyphened("".join((*done, out)), known)


_NEAR = 200
"""Characters before a piece that say how it is joined: all that are looked at, so time grows with length only."""


_INNER = re.compile(r"(?<![\w-])([^\W\d_]{4,})-([^\W\d_]{3,})(?![\w-])")


def _unhyphened(text: str, known: Known) -> str:
    """ "Inkluderings-analysen" → the word the document or a register has without the hyphen of a lost line end."""

    def mend(m: re.Match[str]) -> str:
        whole = m.group(1) + m.group(2)
        return (
            whole if m.group(2)[0].islower() and known.proven(whole) and not known.proven(m.group()) else m.group()
        )

    return _INNER.sub(mend, text)


def heal(pieces: Sequence[str], raws: Sequence[str], known: Known) -> list[str]:
    """The pieces with words cut by a line's end as they were read, where cleaning took the halves for words:
    "spr" + "aksis" is a word, what a correction made of "spr" is not."""
    out = list(pieces)
    for i in range(len(out) - 1):
        a, b = _LAST.search(out[i]), _FIRST.match(out[i + 1].lstrip())
        ra, rb = _LAST.search(raws[i].rstrip()), _FIRST.match(raws[i + 1].lstrip())
        if not (a and b and ra and rb) or known.proven(a.group() + b.group()) or b.group()[0].isupper():
            continue
        whole = _healed(a.group(), b.group(), ra.group(), rb.group(), known)
        if whole:
            out[i] = out[i][: a.start()] + whole[0]
            out[i + 1] = whole[1] + out[i + 1].lstrip()[b.end() :]
    return out


def _add(left: str, right: str, known: Known, narrow: bool) -> str:
    if left[-1] == SOFT == right[0]:
        return left[:-1] + right[1:]
    if left[-1] in _HYPHENS and len(left) > 1 and left[-2].isalpha():
        return _after_hyphen(left, right)
    if left.endswith("/"):
        return left + right
    if breaks_word(left, right, known, narrow=narrow):
        return left + (right.replace(right[:2], right[:2].lower(), 1) if right[:2].isupper() else right)
    return f"{left} {right}"


def _after_hyphen(left: str, right: str) -> str:
    # "barnehage- og skolesektoren" keeps its hyphen; "Inkluderings-ana|lysen" loses only line-end ones.
    if _PAIR.match(right) or not right[0].isalpha():
        return f"{left} {right}"
    last = _LAST.search(left[:-1])
    if right[0].isupper() or (last and last.group().isupper() and len(last.group()) > 1):
        return left + right
    return left[:-1] + right


def _healed(left: str, right: str, raw_left: str, raw_right: str, known: Known) -> tuple[str, str] | None:
    """The halves as they must be for the whole to be a word; None if they are right, or nothing helps."""
    raw = ((raw_left, right), (left, raw_right), (raw_left, raw_right))
    for a, b in raw:
        if known.proven(a + b):
            return a, b
    sure = lexicon.load().known
    swapped = [
        (h, right.replace(r, m, 1)) for h in (raw_left, left) for r, m in _SWAPS if r in right and len(h) > 5
    ]
    for a, b in (*raw, *swapped):
        if not sure(left + right) and sure(a + b):
            return a, b
    if known(left + right) or (known(left) and known(right)):
        return None
    for a, b in raw:
        if len(a + b) > 6 and known(a + b):
            return a, b
    return next(((a, b) for a, b in swapped if known(a + b)), None)


_SWAPS = (("a", "å"), ("o", "ø"), ("g", "ø"), ("ae", "æ"))


def _fills(left: str, right: str, known: Known) -> bool:
    """Whether the line above is one word that fills a narrow column, and makes a word with what follows."""
    a, b = _LAST.search(left), _FIRST.match(right)
    if not a or not b or b.group()[0].isupper() or len(a.group()) < 12:
        return False
    if known.proven(a.group()) or lexicon.load().known(a.group()):
        return False
    return known(a.group() + b.group())


def breaks_word(left: str, right: str, known: Known, *, narrow: bool = False) -> bool:
    """Whether the line's end has cut a word in two, without a hyphen, between `left` and `right`."""
    a, b = _LAST.search(left), _FIRST.match(right)
    if not a or not b:
        return False
    first, second = a.group(), b.group()
    if len(first) < 2 or (len(first) + len(second)) < 6:
        return False
    if second[0].isupper():
        # Two letters that OCR took for an abbreviation: "Spesialpedagogi" + "KK".
        return len(second) == 2 and second.isupper() and known.proven(first + second.lower())
    if known.proven(first + second) and not (known.proven(first) and known.proven(second)):
        return True
    if _FULL_NAME.search(left) and known(second):
        return False  # "Kari Steinslandsvåg" + "seniorrådgjevar": a name is no cut word
    hyphened = _HYPHENED.search(left)
    if hyphened and known.proven(hyphened.group().replace("-", "") + second):
        return True
    if narrow and _fills(left, right, known):
        return True
    if not known(first + second):
        # Neither half nor the whole is a word: a compound nobody listed, cut in two.
        return not known(first) and not known(second) and len(first) > 3
    return not known(first) or not known(second)


_FULL_NAME = re.compile(r"(?<!\w)[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]{2,}$")
_HYPHENED = re.compile(r"[^\W\d_]{4,}-[^\W\d_]+$")
