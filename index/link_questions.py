"""Names that may be one thing by how they are built, though their words differ: questions, never links. Pure.

A body followed by the place of a campus; a forum named with its purpose and without.
"""

from __future__ import annotations

import re

from corpus.registers import RegisterName, by_form
from index.link_values import register_row
from ingest.model import Kind

UNIT, PURPOSE = 0.80, 0.78
"""How likely: a body at a place is a unit of the body; a forum of a place without its purpose is the same."""

_ACADEMIC = frozenset({"university", "college", "university_unit", "national_centre", "research"})
"""Groups of the registers whose bodies work at several places; «PPT Malvik» and «PPT» are two."""
_AT = re.compile(r"[\s,–—-]+(?:(?:i|på|ved|avd\.?|avdeling|campus|studiested|studiestad)\s+)*$", re.IGNORECASE)
_FORUM = re.compile(
    r"(\w*(?:forum|nettverk))(?:et)?\s+(?:(?:for|om)\s+(.+)\s+(?:i|på)\s+|(?:i|på|for)\s+)?(\S.*)", re.IGNORECASE
)


def body_at_a_place(name: str) -> RegisterName | None:
    """The body of which a name is the unit in a municipality; None where the name is not built so.

    >>> body_at_a_place("Nord universitet, campus Levanger").name, body_at_a_place("Statped Nord")
    ('Nord universitet', None)
    """
    own = register_row(Kind.PARTNER, name)
    if own is not None and own.group != "university_unit":
        return None
    words = list(re.finditer(r"\S+", name))
    for word in words[-1:0:-1][:3]:  # Mo i Rana is the longest
        at = word.start()
        if _is_municipality(name[at:]) and (join := _AT.search(name[:at])):
            row = register_row(Kind.PARTNER, name[: join.start()])
            return row if row is not None and row.group in _ACADEMIC else None
    return None


def forum(name: str) -> tuple[tuple[str, str], str] | None:
    """(What sort of forum, its places) and its purpose ("": not said); None where a name is not built so.

    >>> forum("Samarbeidsforum for lesing i Trøndelag"), forum("Samarbeidsforumet Trøndelag")
    ((('samarbeidsforum', 'trøndelag'), 'lesing'), (('samarbeidsforum', 'trøndelag'), ''))
    """
    m = _FORUM.fullmatch(" ".join(name.split()).casefold())
    if m is None or not _are_places(m[3]):
        return None
    return (m[1], m[3]), m[2] or ""


def _is_municipality(form: str) -> bool:
    rows = by_form().get(form.casefold(), ())
    return any(row.group == "municipality" and row.kind == Kind.PLACE for row in rows)


def _are_places(text: str) -> bool:
    def known(form: str) -> bool:
        return any(row.kind in (Kind.PLACE, Kind.NETWORK) for row in by_form().get(form, ()))

    return known(text) or all(known(part) for part in re.split(r"\s*[/,-]\s*|\s+og\s+", text))
