"""A trail → what a person reads: each fact once with all its proofs, what changed, the silent years. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.model import Row, Trail

UNSURE = 0.75
"""Rows below this confidence are shown as doubtful."""
NEAR = 1
"""Years between a document and a period at which an undated line of the one still tells of the other."""
GROUPS = ("measure", "year")


@dataclass(frozen=True, slots=True)
class Change:
    """`what` (partner, contact, amount, end) changed, and how: "A → B" or "+ C, − D"."""

    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.what}: {self.text}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact. `row` holds what its proofs say together; `numbers` are theirs in the trail (from 1), the first
    that of the row it is ordered by. `changes` since the entry of the same measure before it; `doubts` say why it
    may be wrong."""

    row: Row
    numbers: tuple[int, ...]
    rows: tuple[Row, ...]
    changes: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Years, both included, of which nothing was found, between others of which something was."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """Entries and gaps under a title, oldest first; the title is empty where the trail is not grouped."""

    title: str
    lines: tuple[Entry | Gap, ...]


def tell(trail: Trail, group: str | None = None) -> tuple[Chapter, ...]:
    """The trail in one chapter, or in one a `measure`, or in one a `year` (with all that ran in it)."""
    found = entries(trail.rows)
    if group == "year":
        return tuple(_by_year(found))
    if group == "measure":
        titles = list(dict.fromkeys(entry.row.measure for entry in found))
        titles.sort(key=lambda title: title is None)  # attendances last
        parts = [(title or "", [e for e in found if e.row.measure == title]) for title in titles]
        return tuple(Chapter(title or "(takes part)", _with_gaps(part)) for title, part in parts)
    return (Chapter("", _with_gaps(found)),) if found else ()


def entries(rows: Sequence[Row]) -> tuple[Entry, ...]:
    """Rows that tell the same fact as one entry, in the order of the fullest of each."""
    facts: list[_Fact] = []
    by_measure: dict[str | None, list[_Fact]] = {}
    # The fullest rows first: a line without a period joins a fact, it does not make one that others must fit.
    for number, row in sorted(enumerate(rows, 1), key=lambda item: (_open_sides(item[1]), item[0])):
        here = by_measure.setdefault(row.measure, [])
        fact = next((f for f in here if f.takes(row)), None)
        if fact is None:
            fact = _Fact()
            facts.append(fact)
            here.append(fact)
        fact.add(number, row)
    found = sorted((fact.entry() for fact in facts), key=lambda entry: entry.numbers[0])
    return tuple(_with_changes(found))


def gaps(rows: Iterable[Row]) -> tuple[Gap, ...]:
    """The silent years between the first and the last year that the rows tell of."""
    spans = sorted(row.years for row in rows if row.years is not None)
    found: list[Gap] = []
    reached = None
    for first, last in spans:
        if reached is not None and first > reached + 1:
            found.append(Gap(reached + 1, first - 1))
        reached = last if reached is None else max(reached, last)
    return tuple(found)


# --- one fact out of several rows ---


class _Fact:
    """Rows that say the same; the entry is made when all are in."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, Row]] = []
        self._told: Row | None = None

    def takes(self, row: Row) -> bool:
        told = self._told
        return told is not None and _same_fact(told, row, [r for _, r in self._rows])

    def add(self, number: int, row: Row) -> None:
        self._rows.append((number, row))
        self._told = row if self._told is None else _together(self._told, row)

    def entry(self) -> Entry:
        assert self._told is not None
        # The row that carries the period comes first: it is the one the entry is ordered and proved by.
        numbers = tuple(number for number, _ in self._rows)
        doubts = list(dict.fromkeys(doubt for _, row in self._rows for doubt in row.doubts))
        if max(row.confidence for _, row in self._rows) < UNSURE:
            doubts.append(f"found by a weak rule ({self._rows[0][1].rule})")
        return Entry(self._told, numbers, tuple(row for _, row in self._rows), doubts=tuple(doubts))


def _open_sides(row: Row) -> int:
    return (row.start is None) + (row.end is None)


def _same_fact(told: Row, row: Row, proofs: Sequence[Row]) -> bool:
    """Nothing that both say differs, and they speak of the same time."""
    if not (_agree(told.network, row.network) and _agree(told.amount_nok, row.amount_nok)):
        return False
    if not (_meet(told.partners, row.partners) and _meet(told.contacts, row.contacts)):
        return False
    if row.measure is None:  # an attendance is the same only for the same people
        return (
            set(told.contacts) == set(row.contacts)
            and set(told.partners) == set(row.partners)
            and _near(told, row)
        )
    if not (_agree_time(told.start, row.start) and _agree_time(told.end, row.end)):
        return False
    if _open_sides(row) == 2 or _open_sides(told) == 2 or (told.start is None) != (row.start is None):
        return any(proof.document == row.document for proof in proofs) or _near(told, row)
    return True


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _agree_time(one: str | None, other: str | None) -> bool:
    """2024 and 2024-08 may be the same."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)


def _near(told: Row, row: Row) -> bool:
    if told.years is None or row.years is None:
        return told.years == row.years
    return row.years[0] <= told.years[1] + NEAR and row.years[1] >= told.years[0] - NEAR


def _together(told: Row, row: Row) -> Row:
    """What both say; of a time the more exact one."""

    def exact(one: str | None, other: str | None) -> str | None:
        return max(one or "", other or "", key=len) or None

    years = told.years
    if _open_sides(told) and row.years is not None:
        years = row.years if years is None else (min(years[0], row.years[0]), max(years[1], row.years[1]))
    return replace(
        told,
        partners=tuple(dict.fromkeys(told.partners + row.partners)),
        contacts=tuple(dict.fromkeys(told.contacts + row.contacts)),
        network=told.network or row.network,
        scheme=told.scheme or row.scheme,
        start=exact(told.start, row.start),
        end=exact(told.end, row.end),
        amount_nok=told.amount_nok if told.amount_nok is not None else row.amount_nok,
        comment=told.comment or row.comment,
        years=years,
    )


# --- what changed ---


def _with_changes(found: Sequence[Entry]) -> Iterator[Entry]:
    before: dict[tuple[str | None, tuple[str, ...]], list[Entry]] = {}
    for entry in found:
        same = before.setdefault(_thread(entry.row), [])
        last = next((e for e in reversed(same) if _agree(e.row.network, entry.row.network)), None)
        yield entry if last is None else replace(entry, changes=tuple(_changes(last.row, entry.row)))
        same.append(entry)


def _thread(row: Row) -> tuple[str | None, tuple[str, ...]]:
    """A measure goes on as itself, an attendance as its people."""
    return row.measure, () if row.measure else row.contacts


def _changes(old: Row, new: Row) -> Iterator[Change]:
    """What a reader would want pointed out: of a later run, or told by a later document. That it says less is no
    change, and what one document tells of one time stands side by side."""
    later = (new.date or "") > (old.date or "")
    if not later and (old.start is None or new.start is None or new.start <= old.start):
        return
    own_time = new.start is not None and new.start != old.start  # else it is the same run, told shorter
    for what, one, other in (("partner", old.partners, new.partners), ("contact", old.contacts, new.contacts)):
        gone = [name for name in one if name not in other]
        come = [name for name in other if name not in one]
        if one and other and len(gone) == len(one):
            yield Change(what, f"{', '.join(gone)} → {', '.join(come)}")
        elif one and other:
            parts = [f"+ {name}" for name in come] + [f"− {name}" for name in gone if own_time]
            if parts:
                yield Change(what, ", ".join(parts))
    if None not in (old.amount_nok, new.amount_nok) and old.amount_nok != new.amount_nok:
        yield Change("amount", f"{kroner(old.amount_nok)} → {kroner(new.amount_nok)}")
    if later and old.end and new.end and _agree_time(old.start, new.start) and not _agree_time(old.end, new.end):
        yield Change("end", f"{old.end} → {new.end}")


def kroner(amount: int | None) -> str:
    """Whole kroner with thousands apart, as Norwegians write them; nothing for None.

    >>> kroner(1400000)
    '1\\xa0400\\xa0000'
    """
    return "" if amount is None else f"{amount:,}".replace(",", "\N{NO-BREAK SPACE}")


# --- chapters ---


def _with_gaps(found: Sequence[Entry]) -> tuple[Entry | Gap, ...]:
    """Each gap before the first entry that lies behind it."""
    lines: list[Entry | Gap] = []
    waiting = list(gaps(entry.row for entry in found))
    for entry in found:
        years = entry.row.years
        while waiting and years is not None and years[0] > waiting[0].last:
            lines.append(waiting.pop(0))
        lines.append(entry)
    return (*lines, *waiting)


def _by_year(found: Sequence[Entry]) -> Iterator[Chapter]:
    spans = [entry.row.years for entry in found]
    known = sorted(span for span in spans if span is not None)
    if known:
        silent = {gap.first: gap for gap in gaps(entry.row for entry in found)}
        for year in range(known[0][0], max(last for _, last in known) + 1):
            here = [e for e, span in zip(found, spans, strict=True) if span and span[0] <= year <= span[1]]
            if here:
                yield Chapter(str(year), tuple(_first_told(here, year)))
            elif year in silent:
                yield Chapter("", (silent[year],))
    undated = [e for e, span in zip(found, spans, strict=True) if span is None]
    if undated:
        yield Chapter("undated", tuple(undated))


def _first_told(here: Iterable[Entry], year: int) -> Iterator[Entry]:
    """Changes are told in the year they come with."""
    for entry in here:
        begins = entry.row.years is None or entry.row.years[0] == year
        yield entry if begins or not entry.changes else replace(entry, changes=())


def years_told(rows: Iterable[Row]) -> tuple[int, int] | None:
    """From the first to the last year that the rows tell of."""
    spans = [row.years for row in rows if row.years is not None]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def when(row: Row) -> str:
    """The row's period as a person writes it; the document's date in brackets where it has none."""
    if row.start is None and row.end is None:
        if row.years is not None and row.years[0] != row.years[1]:
            return f"({row.years[0]}–{row.years[1]})"
        return f"({row.date or 'undated'})"
    if row.start == row.end:
        return str(row.start)
    return f"{row.start or '…'}–{row.end or '…'}"
