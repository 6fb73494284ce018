"""Pieces of a broken line or cell → one line of text, broken words mended.

A piece that ends in a hyphen is joined to the next one; where narrow columns cut words without a hyphen, two
fragments are joined only if the whole is a word that is known and the halves are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol


class Known(Protocol):
    """Knows words. Called: whether a word is known to the lexicon, as a compound, a name, or from the document."""

    def __call__(self, word: str) -> bool: ...

    def proven(self, word: str) -> bool:
        """Whether the document itself has the word unbroken, or a register has it as a name."""


_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"^[^\W\d_]+")
_HYPHENS = "-\u00ad‐‑¬"
_PAIR = re.compile(r"(?:og|eller|samt|til|/)\b", re.IGNORECASE)


def join(pieces: Iterable[str], known: Known) -> str:
    """The pieces as one line; see the module's head for how broken words are mended."""
    out = ""
    for piece in pieces:
        piece = " ".join(piece.split())
        if not piece:
            continue
        out = _add(out, piece, known) if out else piece
    return out


def _add(left: str, right: str, known: Known) -> str:
    if left[-1] in _HYPHENS and len(left) > 1 and left[-2].isalpha():
        return _after_hyphen(left, right)
    if left.endswith("/"):
        return left + right
    if breaks_word(left, right, known):
        return left + right
    return f"{left} {right}"


def _after_hyphen(left: str, right: str) -> str:
    # "barnehage- og skolesektoren" keeps its hyphen; "Inkluderings-ana|lysen" loses only line-end ones.
    if _PAIR.match(right) or not right[0].isalpha():
        return f"{left} {right}"
    last = _LAST.search(left[:-1])
    if right[0].isupper() or (last and last.group().isupper() and len(last.group()) > 1):
        return left + right
    return left[:-1] + right


def breaks_word(left: str, right: str, known: Known) -> bool:
    """Whether the line's end has cut a word in two, without a hyphen, between `left` and `right`."""
    a, b = _LAST.search(left), _FIRST.match(right)
    if not a or not b or b.group()[0].isupper():
        return False
    first, second = a.group(), b.group()
    if len(first) < 2 or (len(first) + len(second)) < 6:
        return False
    if known.proven(first + second) and not (known.proven(first) and known.proven(second)):
        return True
    if not known(first + second):
        # Neither half nor the whole is a word: a compound nobody listed, cut in two.
        return not known(first) and not known(second) and len(first) > 3
    return not known(first) or not known(second)
