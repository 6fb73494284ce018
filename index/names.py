"""Names in a query → the entities they mean, in all their spellings; entities → the pages that name them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from index.analysis import words as words_of
from ingest.model import Kind

LONGEST = 8
"""Words of a name that is looked for in a query."""
SHORT = 5
"""Letters of an abbreviation that may stand alone; twice as many beside other words."""
OFFICES = frozenset({"kommune", "kommunen", "kommunes", "kommuna", "herad", "fylke", "fylkeskommune"})
FORMS = 8
"""Other forms of a name that are searched with it."""


def spoken(name: str) -> str:
    """A name by its words alone, as a query holds it."""
    return " ".join(words_of(name))


def recognise(db: sqlite3.Connection, words: Sequence[str]) -> dict[tuple[str, ...], list[tuple[Kind, str, str]]]:
    """Runs of words that name an entity, the longest first: words → (kind, entity id, canonical name)."""
    sizes = range(min(LONGEST, len(words)), 0, -1)
    runs = [(at, tuple(words[at : at + size])) for size in sizes for at in range(len(words) - size + 1)]
    named = _named(db, {" ".join(run) for _, run in runs})
    found: dict[tuple[str, ...], list[tuple[Kind, str, str]]] = {}
    taken: set[int] = set()
    for at, run in runs:
        places = set(range(at, at + len(run)))
        if (names := named.get(" ".join(run))) and not taken & places:
            found[run] = names
            taken |= places
    return found


def fixed_in(raw: str) -> frozenset[str]:
    """The words of a query, in small letters, that have no other forms: abbreviations (in capitals among small
    letters, or short), and names of municipalities and counties: «Alta» is not «alt», «ASK» is no tree. A place
    that is an ordinary word too must be said to be one («Time kommune»).
    """
    typed = raw.split()
    shouted = raw.isupper() and len(raw) > SHORT
    found = set()
    for n, word in enumerate(typed):
        name = words_of(word)
        rows = _places().get(name[0], ()) if len(name) == 1 else ()
        following = words_of(typed[n + 1]) if n + 1 < len(typed) else []
        a_place = rows and (not all(rows) or (following and following[0] in OFFICES))
        short = len(name) == 1 and not shouted and len(name[0]) <= 2 * SHORT
        if a_place or (short and sum(map(str.isupper, word)) > 1):
            found.add(name[0])
    return frozenset(found)


@cache
def _places() -> Mapping[str, tuple[bool, ...]]:
    """Names of places in one word → whether each place that bears it is an ordinary word too."""
    from corpus.registers import by_form

    return {
        form: tuple(row.everyday for row in rows)
        for form, all_ in by_form().items()
        if form.isalpha() and (rows := [row for row in all_ if row.kind == Kind.PLACE])
    }


def _named(db: sqlite3.Connection, keys: Collection[str]) -> dict[str, list[tuple[Kind, str, str]]]:
    """Name → the entities that bear it, the most frequent first."""
    found: dict[str, list[tuple[Kind, str, str]]] = {}
    for key, kind, entity, name in db.execute(
        "SELECT k.key, k.kind, k.entity, e.name FROM name_keys k JOIN entities e ON e.id = k.entity"
        f" WHERE k.key IN ({', '.join('?' * len(keys))}) ORDER BY e.mentions DESC, e.id",
        tuple(keys),
    ):
        found.setdefault(key, []).append((Kind(kind), entity, name))
    return found


def forms_of(db: sqlite3.Connection, entity: str) -> list[str]:
    """What an entity is called, the canonical name first."""
    rows = db.execute(
        "SELECT form FROM name_keys k JOIN entities e ON e.id = k.entity WHERE entity = ?"
        " ORDER BY form <> e.name, length(form), form LIMIT ?",
        (entity, FORMS),
    )
    return [form for (form,) in rows]


def entities_called(db: sqlite3.Connection, kind: Kind, name: str) -> list[str]:
    """Ids of the entities of a kind with this name, in any spelling; failing that, the likest."""
    exact = [
        entity
        for (entity,) in db.execute(
            "SELECT entity FROM name_keys WHERE key = ? AND kind = ?", (spoken(name), kind)
        )
    ]
    if exact:
        return exact
    from index import alike
    from index.link import LIKELY

    scored = [
        (alike.compare(kind, name, form).score, entity)
        for entity, form in db.execute("SELECT entity, form FROM name_keys WHERE kind = ?", (kind,))
    ]
    best = max((score for score, _ in scored), default=0.0)
    return sorted({entity for score, entity in scored if score == best}) if best >= LIKELY else []


def pages_naming(db: sqlite3.Connection, entities: Collection[str]) -> set[int]:
    """Ids of the pages on which one of these entities stands, in a mention or in a row."""
    marks = ", ".join("?" * len(entities))
    return {
        page
        for (page,) in db.execute(
            f"""
            WITH wanted AS (SELECT kind, name FROM names WHERE entity IN ({marks})),
                 places AS (
                     SELECT m.document, m.page FROM mentions m JOIN wanted w ON w.kind = m.kind AND w.name = m.name
                     UNION SELECT document, page FROM relations r JOIN wanted w
                           ON (w.kind = 'measure' AND w.name = r.measure)
                           OR (w.kind = 'network' AND w.name = r.network)
                     UNION SELECT document, page FROM relations r JOIN relation_partners p ON p.relation = r.id
                           JOIN wanted w ON w.kind = 'partner' AND w.name = p.name
                     UNION SELECT document, page FROM relations r JOIN relation_contacts c ON c.relation = r.id
                           JOIN wanted w ON w.kind = 'person' AND w.name = c.name)
            SELECT p.id FROM pages p JOIN places x ON x.document = p.document AND x.page = p.number
            """,
            tuple(entities),
        )
    }
