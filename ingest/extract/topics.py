"""Running text under a topic: which measure the sentences are about, and what they say of it.

A paragraph names a measure, then goes on: "Tiltaket startet høsten 2017. Lesesenteret har ansvaret." What such
sentences say of partners, contacts, time and money belongs to the measure named last, or to the heading's. The
facts of one stretch make one row; a sum printed for a measure by name makes a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract.amounts import Sum, find_amounts
from ingest.extract.context import Context
from ingest.extract.hits import Hit
from ingest.extract.payments import SINGLE_YEAR, amount_of, granted, loose_sums, paid, span_of
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.result import Found, Located, evidence
from ingest.extract.section import Row, Section
from ingest.extract.stated import ANAPHOR, CONTACT, GOES_ON, RUNS, TOGETHER, contacts_of, partners_of, period_of
from ingest.model import Kind, Relation
from ingest.norwegian import cues, telling

_BACKGROUND = re.compile(cues.BACKGROUND, re.IGNORECASE)
_CLAUSE = re.compile(telling.CLAUSE)
_LABEL = re.compile(r"\W*[A-ZÆØÅ][\w/-]*(?: [\w/-]+){0,2}:\s")
_THE_PROJECT = re.compile(rf"(?<!\w)(?:{cues.ANAPHOR_NOUNS})(?!\w)", re.IGNORECASE)
_PART_ONLY = re.compile(rf"(?<!\w)(?:{cues.TAKES_PART_ONLY})(?!\w)", re.IGNORECASE)


def sentence(
    text: Located, start: int, words: str, hits: Sequence[Hit], section: Section, context: Context, found: Found
) -> None:
    """Reads one sentence; `hits` are the names in it, `start` its place in the block's text."""
    measures = [
        h
        for h in hits
        if h.kind is Kind.MEASURE and not _BACKGROUND.search(text.text[max(start, h.start - 40) : h.start])
    ]
    networks = [h for h in hits if h.kind is Kind.NETWORK]
    if networks:
        section.network = networks[0].name
    if year := SINGLE_YEAR.search(words):
        section.year = year.group(1)
    printed = find_amounts(words)
    sums = granted(words, printed)
    loose_sums(text, start, words, [s for s in printed if s not in sums], found)
    if _in_other_brackets(text.text, measures, [h for h in hits if h.kind in (Kind.PARTNER, Kind.PERSON)]):
        section.topic = tuple(dict.fromkeys(h.name for h in measures))
        loose_sums(text, start, words, sums, found)
        return
    if measures and sums and paid(text, start, words, measures, sums, hits, section, context, found):
        return
    groups = _clauses(start, words, hits) or _groups(text.text, start, words, measures)
    if len(groups) > 1:
        for ms, stretch, offset in groups:
            _say(
                text,
                offset,
                stretch,
                ms,
                [h for h in hits if offset <= h.start < offset + len(stretch)],
                (),
                section,
                context,
                found,
            )
        section.topic = groups[-1][0]
        return
    topic = tuple(dict.fromkeys(h.name for h in measures))
    if not topic and section.heading and words.startswith(section.heading[0]):
        topic = section.heading  # the line that names it
    if not topic and not section.topic and context.subject and _THE_PROJECT.search(words):
        topic = (context.subject,)
    if topic:
        section.topic = topic
    elif not section.topic or not (
        section.heading
        or ANAPHOR.match(words)
        or GOES_ON.search(words)
        or CONTACT.search(words)
        or TOGETHER.search(words)
    ):
        if sums:
            loose_sums(text, start, words, sums, found)
        return
    _say(text, start, words, section.topic, hits, sums, section, context, found, named=bool(topic))


def _in_other_brackets(block: str, measures: Sequence[Hit], bodies: Sequence[Hit]) -> bool:
    """ "Lom (med NTNU) og Vang (Lesing i fag)": what brackets hold is said of the name before them, not of what
    other brackets hold."""
    theirs = {_bracket(block, h) for h in bodies}
    mine = {_bracket(block, h) for h in measures}
    return bool(theirs and mine) and None not in theirs | mine and not theirs & mine


def _bracket(block: str, hit: Hit) -> int | None:
    """Where the bracket opens that a name stands in, or that its own words end with."""
    last = re.search(r"\([^()]*\)?$", block[: hit.end])
    return last.start() if last and ")" not in last.group()[:-1] else None


def _clauses(start: int, words: str, hits: Sequence[Hit]) -> list[tuple[tuple[str, ...], str, int]]:
    """ "A står for X, og B leder Y" → its clauses, if each has its own measure, body and verb."""
    bounds = [m.end() for m in _CLAUSE.finditer(words)]
    out: list[tuple[tuple[str, ...], str, int]] = []
    for at, until in zip([0, *bounds], [*bounds, len(words)], strict=True):
        inside = [h for h in hits if start + at <= h.start < start + until]
        mine = tuple(dict.fromkeys(h.name for h in inside if h.kind is Kind.MEASURE))
        clause = words[at:until]
        said = any(h.kind is Kind.PARTNER for h in inside) and (RUNS.search(clause) or TOGETHER.search(clause))
        if not mine or not said or len(mine) > 1:
            return []
        out.append((mine, clause, start + at))
    return out if len(out) > 1 else []


def _groups(block: str, start: int, words: str, measures: Sequence[Hit]) -> list[tuple[tuple[str, ...], str, int]]:
    """ "X i samarbeid med A, Y og Z i samarbeid med B" → its parts, each with its measures."""
    bound = list(TOGETHER.finditer(words))
    names = {m.name for m in measures}
    if len(bound) < 2 or len(names) < 2:
        return []
    out: list[tuple[tuple[str, ...], str, int]] = []
    at = 0
    for i, m in enumerate(bound):
        limit = bound[i + 1].start() if i + 1 < len(bound) else len(words)
        after = [h for h in measures if start + m.end() <= h.start < start + limit]
        stop = after[0].start - start if after else limit
        mine = tuple(dict.fromkeys(h.name for h in measures if start + at <= h.start < start + m.start()))
        if mine:
            out.append((mine, words[at:stop], start + at))
        at = stop
    return out if len(out) > 1 else []


def _say(
    text: Located,
    start: int,
    words: str,
    topic: tuple[str, ...],
    hits: Sequence[Hit],
    sums: Sequence[Sum],
    section: Section,
    context: Context,
    found: Found,
    *,
    named: bool = True,
) -> None:
    partners = partners_of(text, start, words, hits, named)
    contacts = contacts_of(text.text, start, words, hits)
    period = period_of(words, context, named=named)
    if not named and period is not None and not partners and not contacts and not ANAPHOR.match(words):
        period = None
    if not (partners or contacts or period or sums):
        return
    if len(topic) > 1 and not TOGETHER.search(words) and re.search(r"\b(?:mens|medan)\b", words):
        return
    said = [p.name for p in partners]
    networks = [h.name for h in hits if h.kind is Kind.NETWORK]
    alone = bool(sums and len(sums) == 1 and len(topic) == 1)
    labelled = _LABEL.match(words)  # "Kostnad: 180 000" below a heading is of the row, not a row
    guests = (
        bool(partners)
        and all(p.group == "municipality" for p in partners)
        and _PART_ONLY.search(words)
        and not TOGETHER.search(words)
    )
    spent = SINGLE_YEAR.search(words) if alone and not period else None
    for measure in topic:
        row = section.row(measure)
        apart = alone and not labelled and (named or row.amount or (spent and (row.start or row.end)))
        if guests or apart or _another(row, said, period):
            row = section.new(measure)
        row.partners += [p for p in said if p not in row.partners]
        row.contacts += [c for c in contacts if c not in row.contacts]
        if period:
            row.reckoned += tuple(s for s in period.reckoned if getattr(row, s) is None)
            row.start, row.end = row.start or period.start, row.end or period.end
        if alone:
            row.amount = row.amount or sums[0].value
            found.amounts.append(amount_of(text, start, sums[0], measure, section.year))
            if spent:
                row.start = row.end = spent.group(1)
        if networks:
            row.network, row.printed = networks[0], True
        row.at.append(span_of(text, start, words))
        row.words.append(" ".join(words.split()))


def _another(row: Row, partners: Sequence[str], period: FoundPeriod | None) -> bool:
    """Whether a sentence tells of another run of the measure: another time, by others."""
    if period is None:
        return False
    if row.start and period.start and row.end and period.end:
        return period.start != row.start and period.end != row.end
    return bool(row.partners and partners) and not set(partners) & set(row.partners)


def finish(section: Section, context: Context, found: Found) -> None:
    """The rows of a stretch that ended."""
    for row in section.rows:
        if not row.holds():
            continue
        network = row.network or context.network
        times = (row.start, row.end)
        if times == (None, None) and row.measure in section.heading:
            times = section.given
        found.relations.append(
            Relation(
                measure=row.measure,
                at=tuple(dict.fromkeys(row.at)),
                evidence=evidence([" ".join(row.words)]),
                rule="sentence: what is said of a measure",
                confidence=0.75,
                partners=tuple(row.partners),
                network=network,
                scheme=context.scheme,
                start=times[0],
                end=times[1],
                contacts=tuple(row.contacts),
                amount_nok=row.amount,
                inferred=(*(("network",) if network and not row.printed else ()), *row.reckoned),
            )
        )
    section.rows = []
