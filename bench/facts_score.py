"""Counting: how the facts found in documents compare with the gold answers. Pure.

A name counts as found when kind and name are equal after `same` (case and white space set aside). The *surface*
score is the lenient one: each gold name is paired with at most one found name of its kind, best first, if
rapidfuzz's ratio of the names, or of the spellings in the text, is at least `ALIKE`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from bench.facts_gold import KINDS, FactRow, Facts, same

ALIKE = 85.0
"""Per cent. Below 80 "Ytre Namdal" and "Indre Namdal" pair (82 is their ratio); above 90 OCR variants do not."""

RELATIONS = ("measure-partner", "measure-period", "measure-contact", "measure-network", "measure-amount")
"""The tuples of the yardstick; "measure-scheme", "attendance" and "amount" are counted beside them."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, found, and there to find (gold)."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was there that was found, 0 to 1; 1 if nothing was there."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One error to look at: `what` it is about, what gold has and found has not (`missing`), and the other way."""

    document: str
    what: str
    missing: tuple[str, ...]
    false: tuple[str, ...]


@dataclass
class Tally:
    """Sums over documents; `counts` by what was counted, `misses` in reading order."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, what: str, count: Count) -> None:
        self.counts[what] = self.counts.get(what, Count()) + count

    def macro_f(self) -> float:
        """Mean F over the kinds that gold has."""
        fs = [c.f for kind in KINDS if (c := self.counts.get(kind)) and c.gold]
        return sum(fs) / len(fs) if fs else 0.0


def score(gold: Mapping[str, Facts], found: Mapping[str, Facts]) -> Tally:
    """All counts over the documents of `gold`; a document that is not in `found` counts as one without facts."""
    tally = Tally()
    for name, truth in sorted(gold.items()):
        facts = found.get(name) or Facts(name, frozenset())
        _entities(tally, truth, facts)
        _document_facts(tally, truth, facts)
        _relations(tally, truth, facts)
    return tally


def _entities(tally: Tally, gold: Facts, found: Facts) -> None:
    for kind in KINDS:
        there = {same(n): n for k, n in gold.entities if k == kind}
        got = {same(n): n for k, n in found.entities if k == kind}
        _sets(tally, gold.name, kind, set(there), set(got), show={**got, **there})
        pairs = alike(kind, there.values(), got.values(), found.surfaces)
        tally.add(f"surface {kind}", Count(len(pairs), len(got), len(there)))
        tally.add("canonical name", Count(sum(a == b for a, b in pairs), len(pairs), len(pairs)))


def alike(
    kind: str, gold: Iterable[str], found: Iterable[str], surfaces: Mapping[tuple[str, str], tuple[str, ...]]
) -> list[tuple[str, str]]:
    """Pairs of a gold name and a found one that are the same or nearly so, each name in one pair at most."""
    scored = []
    for f in found:
        forms = {same(x) for x in (f, *surfaces.get((kind, f), ()))}
        for g in gold:
            likeness = 101.0 if g == f else max(ratio(same(g), form) for form in forms)
            if likeness >= ALIKE:
                scored.append((likeness, g, f))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, g, f in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if g not in pairs and f not in taken:
            pairs[g] = f
            taken.add(f)
    return list(pairs.items())


def _document_facts(tally: Tally, gold: Facts, found: Facts) -> None:
    def one(what: str, there: Hashable, got: Hashable) -> None:
        known, given = there is not None, got is not None
        tally.add(what, Count(int(known and there == got), int(given), int(known)))
        if there != got:
            missing, false = ((() if v is None else (str(v),)) for v in (there, got))
            tally.misses.append(Miss(gold.name, what, missing, false))

    one("title", same(gold.title) or None, same(found.title) or None)
    for what in ("type", "date", "language"):
        one(what, getattr(gold, what), getattr(found, what))
    one("period", _months(gold.period), _months(found.period))
    one("issuer", same(gold.issuer) or None, same(found.issuer) or None)


def _months(period: tuple[str | None, str | None] | None) -> tuple[str | None, str | None] | None:
    """A document's period in months: a bare year begins in January and ends in December. Rows keep bare years."""
    if period is None or period == (None, None):
        return None
    start, end = period
    return (f"{start}-01" if start and len(start) == 4 else start, f"{end}-12" if end and len(end) == 4 else end)


Tuple = tuple[Hashable, ...]


def row_tuples(row: FactRow) -> dict[str, dict[Tuple, bool]]:
    """What one row claims, by relation: tuple → whether it may be left out (the gold answer inferred it)."""
    m = same(row.measure)
    said: dict[str, dict[Tuple, bool]] = {}

    def claim(what: str, values: Iterable[Tuple], *fields: str) -> None:
        said.setdefault(what, {}).update(
            {v: any(f in row.may for f in fields) or v[-1] in row.may_values for v in values}
        )

    if row.measure is None:
        who = [same(c) for c in row.contacts]
        bodies = [same(b) for b in (*row.partners, row.network) if b]
        claim("attendance", [(p, b) for p in who for b in bodies], "partners", "network")
        return said
    claim("measure-partner", [(m, same(p)) for p in row.partners], "partners")
    claim("measure-contact", [(m, same(c)) for c in row.contacts], "contacts")
    claim("measure-network", [(m, same(row.network))] if row.network else [], "network")
    claim("measure-scheme", [(m, same(row.scheme))] if row.scheme else [], "scheme")
    claim("measure-period", [(m, row.start, row.end)] if row.start or row.end else [], "start", "end")
    claim("measure-amount", [(m, row.amount_nok)] if row.amount_nok is not None else [], "amount_nok")
    return said


def fits(gold: FactRow, found: FactRow) -> bool:
    """Whether the whole row is right: each field equal, or what gold inferred (a field, one partner) left out."""

    def equal(name: str, there: Hashable, got: Hashable, nothing: Hashable = None) -> bool:
        return there == got or (name in gold.may and got == nothing)

    def names(name: str) -> bool:
        there, got = (frozenset(map(same, getattr(row, name))) for row in (gold, found))
        return equal(name, there, got, frozenset()) or got == there - gold.may_values

    return (
        equal("measure", same(gold.measure), same(found.measure))
        and equal("network", same(gold.network), same(found.network), "")
        and names("partners")
        and names("contacts")
        and all(equal(f, getattr(gold, f), getattr(found, f)) for f in ("start", "end", "amount_nok"))
    )


def _relations(tally: Tally, gold: Facts, found: Facts) -> None:
    there, got = _claims(gold.rows), _claims(found.rows)
    for what in (*RELATIONS, "measure-scheme", "attendance"):
        may = {t for t, inferred in there[what].items() if inferred} - set(got[what])
        _sets(tally, gold.name, what, set(there[what]) - may, set(got[what]))
    _whole_rows(tally, gold, found)
    right = (Counter(gold.amounts) & Counter(found.amounts)).total()
    tally.add("amount", Count(right, len(found.amounts), len(gold.amounts)))


def _claims(rows: Iterable[FactRow]) -> dict[str, dict[Tuple, bool]]:
    """The tuples of all rows; one that any row prints may not be left out."""
    claims: dict[str, dict[Tuple, bool]] = {w: {} for w in (*RELATIONS, "measure-scheme", "attendance")}
    for row in rows:
        for what, tuples in row_tuples(row).items():
            for t, may in tuples.items():
                claims[what][t] = claims[what].get(t, True) and may
    return claims


def _whole_rows(tally: Tally, gold: Facts, found: Facts) -> None:
    """Rows paired one to one; "page of proof" counts the pages of the rows that are right."""
    left = list(found.rows)
    missing = []
    for row in gold.rows:
        fitting = [r for r in left if fits(row, r)]
        best = next((r for r in fitting if r.page == row.page), fitting[0] if fitting else None)
        if best is None:
            missing.append(_told(row))
            continue
        left.remove(best)
        tally.add("page of proof", Count(int(best.page == row.page), 1, 1))
    tally.add("whole row", Count(len(gold.rows) - len(missing), len(found.rows), len(gold.rows)))
    if missing or left:
        tally.misses.append(Miss(gold.name, "whole row", tuple(missing), tuple(_told(r) for r in left)))


def _told(row: FactRow) -> str:
    cells = (
        row.measure or "-",
        "; ".join(row.partners),
        row.network,
        f"{row.start or ''}..{row.end or ''}",
        "; ".join(row.contacts),
        row.amount_nok,
        f"p. {row.page}",
    )
    return " | ".join(str(c or "-") for c in cells)


def _sets(
    tally: Tally,
    document: str,
    what: str,
    gold: Set[Hashable],
    found: Set[Hashable],
    show: Mapping[str, str] | None = None,
) -> None:
    tally.add(what, Count(len(gold & found), len(found), len(gold)))
    missing = tuple(sorted(_words(x, show or {}) for x in gold - found))
    false = tuple(sorted(_words(x, show or {}) for x in found - gold))
    if missing or false:
        tally.misses.append(Miss(document, what, missing, false))


def _words(value: object, show: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return " – ".join("" if v is None else str(v) for v in value)
    return show.get(str(value), str(value))
