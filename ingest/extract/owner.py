"""Whose paper it is, where no letterhead says so: the body for which the most speaks.

Each sign is worth something: a title that names the body or its place, a page's own name, an address of e-mail, a
council that decided, a signature with its place, a postal address, how often the body is named. What is worth
less than `ENOUGH` together is no answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from corpus.registers import names
from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.extract.recognise import recognise
from ingest.model import Document, DocumentType, Kind
from ingest.norwegian import documents as words

ENOUGH = 2.0
_KOMMUNE_DOMAIN = re.compile(r"(?<![\w-])([a-zæøå-]+)\.(?:kommune|herad)\.no\b", re.IGNORECASE)
_COUNCIL = re.compile(words.COUNCILS)
_SIGNED = re.compile(words.SIGNED)
_ADDRESS = re.compile(r"(?i)\b(?:besøksadresse|postadresse|postboks|org\.?\s?nr)")
_SUBJECT = re.compile(words.SPEAKS_FOR_ITSELF)
_GOVERNOR = re.compile(r"Statsforvalter|Statsforvaltar|Fylkesmann")


def owner(document: Document, text: str, title: str, kind: DocumentType) -> str | None:
    """The body, in its normal form, or None."""
    worth: dict[str, float] = defaultdict(float)
    head, tail = _plain(text[:900]), _plain(text[-600:])
    for m in _KOMMUNE_DOMAIN.finditer(text):
        if place := _by_domain().get(m.group(1).lower()):
            worth[f"{place} kommune"] += 3
    for pattern, value in ((_COUNCIL, 2.5), (_SIGNED, 2.0)):
        for m in pattern.finditer(text):
            for place in _municipalities(m.group("place"))[:1]:
                worth[f"{place} kommune"] += value
    for hit in recognise(title):
        if hit.kind is Kind.PARTNER:
            worth[hit.name] += 3.5
        elif hit.kind is Kind.PLACE and _is_municipality(hit.name):
            worth[f"{hit.name} kommune"] += 2
        elif hit.kind is Kind.PLACE and _GOVERNOR.search(f"{document.given_title} {head}"):
            worth[f"Statsforvalteren i {hit.name}"] += 2
    site = re.split(r"\s[–|-]\s", document.given_title or "")[-1]
    for hit in recognise(site):
        if hit.kind is Kind.PARTNER:
            worth[hit.name] += 3
    for m in _SUBJECT.finditer(head):
        for hit in [h for h in recognise(head) if h.kind is Kind.PARTNER and m.start() < h.end <= m.end() + 2]:
            worth[hit.name] += 2
    for m in _ADDRESS.finditer(tail):
        for hit in recognise(tail[max(0, m.start() - 120) : m.end() + 160]):
            if hit.kind is Kind.PARTNER:
                worth[hit.name] += 2.5
    kommuner = kind in (DocumentType.CASE, DocumentType.WEB)
    first = [h for h in _in_lines(head) if h.kind is Kind.PARTNER and (not kommuner or h.name.endswith("kommune"))]
    if first:
        worth[first[0].name] += 1.5
    counted = Counter(h.name for h in _in_lines(text[:20000]) if h.kind in (Kind.PARTNER, Kind.PLACE))
    for name in {*worth, *(f"{p} kommune" for p in counted if _is_municipality(p)), *counted}:
        if name.endswith((" kommune", " herad")) or name in worth:
            place = name.removesuffix(" kommune")
            worth[name] += min(1.5, 0.5 * counted[name] + 0.1 * counted[place])
    for bare in _BARE:
        worth.pop(bare, None)
    best = max(worth, key=lambda n: (worth[n], n), default=None)
    return best if best and worth[best] >= ENOUGH else None


_BARE = ("Statsforvalteren", "Statsforvaltaren", "Fylkesmannen")
"""They name no one by themselves: which county's is said elsewhere."""


def _in_lines(text: str) -> list[Hit]:
    return [hit for line in text.split("\n") for hit in recognise(line)]


def _plain(text: str) -> str:
    """Without the lines that name who is spoken to."""
    return "\n".join(line for line in text.split("\n") if not _RECIPIENT.search(line))


_RECIPIENT = re.compile(rf"(?:{words.RECIPIENTS})", re.IGNORECASE)


def _municipalities(words: str) -> list[str]:
    return [h.name for h in recognise(words) if h.kind is Kind.PLACE and _is_municipality(h.name)]


def _is_municipality(name: str) -> bool:
    row = gazetteer.lookup(name, Kind.PLACE)
    return row is not None and row.group == "municipality"


@cache
def _by_domain() -> dict[str, str]:
    """Part of an address → municipality: "karmoy", "indre-fosen"."""
    fold = str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "-"})
    rows = [row.name for row in names() if row.kind == "place" and row.group == "municipality"]
    plain = {name.lower().translate(fold): name for name in rows}
    return {**plain, **{form.replace("-", ""): name for form, name in plain.items()}}
