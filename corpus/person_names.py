"""Given names and surnames met in Norway: `corpus/registers/person_names.tsv`, read once.

Sources of the rows (column `source`): "norne" – counted in the PER entities of NorNE's train part, bokmål and
nynorsk (counts only; `python -m corpus.train_names names DIR` writes them anew); "general knowledge" – names
that are common in Norway, older, Sami and immigrant-background names among them. `also_word` is 1 where the
name in lower case is also a word of the language (berg, dag, liv): such a name alone proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "registers" / "person_names.tsv"


@dataclass(frozen=True, slots=True)
class PersonName:
    """One token: `part` is given or surname, `count` how often NorNE has it in that place (0: never)."""

    name: str
    part: str
    count: int
    also_word: bool
    source: str


@cache
def rows() -> tuple[PersonName, ...]:
    """All rows of the table, in its order (part, then name)."""
    lines = PATH.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return tuple(PersonName(n, part, int(count), word == "1", source) for n, part, count, word, source in cells)


@cache
def first_names(*, unambiguous: bool = False) -> frozenset[str]:
    """Given names as written, capital first; with `unambiguous` only those that are no other word."""
    return _of("given", unambiguous)


@cache
def surnames(*, unambiguous: bool = False) -> frozenset[str]:
    """Surnames as written, capital first; with `unambiguous` only those that are no other word."""
    return _of("surname", unambiguous)


def _of(part: str, unambiguous: bool) -> frozenset[str]:
    return frozenset(r.name for r in rows() if r.part == part and not (unambiguous and r.also_word))
