"""Sums in sentences: each with the measure it is printed for, or with the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract.amounts import Sum
from ingest.extract.context import Context
from ingest.extract.hits import Hit
from ingest.extract.result import Found, Located, evidence
from ingest.extract.section import Section
from ingest.extract.stated import NOT_A_PARTNER, TOGETHER, period_of
from ingest.model import Amount, Kind, Relation, Span
from ingest.norwegian import telling

SINGLE_YEAR = re.compile(r"\b(?:i|for)\s+(20[0-4]\d|19[89]\d)(?!\d|\s*[-–])")
_APPLIED = re.compile(telling.APPLIED_FOR, re.IGNORECASE)
_WHAT_AFTER = re.compile(telling.WHAT_AFTER_A_SUM)
_WHAT_BEFORE = re.compile(telling.WHAT_BEFORE_A_SUM)

_PART = re.compile(telling.PART_OF_A_SUM, re.IGNORECASE)
_OF_YEAR = re.compile(telling.YEAR_OF_A_SUM, re.IGNORECASE)
_FOR = re.compile(r"\W*(?:kroner\s+|kr\s+)?(?:\w+\s+)?(?:til|på|for)\b", re.IGNORECASE)


def span_of(text: Located, start: int, words: str) -> Span:
    lead = len(words) - len(words.lstrip())
    return text.span(start + lead, start + len(words.rstrip()))


def amount_of(text: Located, start: int, s: Sum, what: str | None, year: str | None) -> Amount:
    return Amount(
        text.text[start + s.at : start + s.until],
        s.value,
        what,
        text.span(start + s.at, start + s.until),
        int(year) if year else None,
        s.per_year,
        s.at_least,
    )


def paid(
    text: Located,
    start: int,
    words: str,
    measures: Sequence[Hit],
    sums: Sequence[Sum],
    hits: Sequence[Hit],
    section: Section,
    context: Context,
    found: Found,
) -> bool:
    """ "600 000 kroner til X, 780 000 på Y", "X får 700 000 kroner", "X kr 60 000 Y kr 35 000": each sum with its
    measure."""
    pairs: list[tuple[Sum, str]] = []
    left = list(measures)
    leads = measures[0].start - start < sums[0].at
    closed = not leads and _sums_close(words, sums, measures[-1].end - start)
    for i, s in enumerate(sums):
        if leads or closed:
            least = sums[i - 1].until if closed and i else 0
            mine = [m for m in left if least <= m.start - start < s.at]
            pick = mine[-1] if mine else None
        else:
            mine = [m for m in left if m.start - start >= s.until]
            nxt = next((o.at for o in sums if o.at > s.at), len(words))
            mine = [m for m in mine if m.start - start < nxt]
            pick = mine[0] if mine else None
        if pick is not None:
            pairs.append((s, pick.name))
            left = [m for m in left if m.name != pick.name]
    if not pairs:
        return False
    year = section.year
    bodies = [
        h
        for h in hits
        if h.kind is Kind.PARTNER and not NOT_A_PARTNER.search(text.text[max(start, h.start - 40) : h.start])
    ]
    scheme = next((h.name for h in hits if h.kind is Kind.SCHEME), None)
    single = len(pairs) == 1
    runs = single and (TOGETHER.search(words) or bodies)
    for s, name in pairs:
        found.amounts.append(amount_of(text, start, s, name, year))
        network = section.network or context.network
        period = period_of(words, context) if single else None
        found.relations.append(
            Relation(
                measure=name,
                at=(span_of(text, start, words),),
                evidence=evidence([words]),
                rule="sentence: sum for a measure",
                confidence=0.75,
                partners=tuple(dict.fromkeys(b.name for b in bodies)) if runs else (),
                network=network,
                scheme=scheme,
                start=period.start if period else year,
                end=period.end if period else year,
                amount_nok=s.value,
                inferred=tuple(
                    k
                    for k, v in (
                        ("network", network and not any(h.kind is Kind.NETWORK for h in hits)),
                        ("start", (period is None and year) or "start" in (period.reckoned if period else ())),
                        ("end", (period is None and year) or "end" in (period.reckoned if period else ())),
                    )
                    if v
                ),
            )
        )
    section.topic = tuple(dict.fromkeys(n for _, n in pairs))
    rest = [s for s in sums if s not in [p for p, _ in pairs]]
    loose_sums(text, start, words, rest, found)
    return True


def _sums_close(words: str, sums: Sequence[Sum], last: int) -> bool:
    """Whether each sum stands behind what it is for: "Ramme kr 900 000, Lesing kr 60 000, Uteskole kr 35 000".

    The last one closes the sentence's last measure, which ends at `last`, and none goes on to what it is for."""
    return last <= sums[-1].at and not any(_FOR.match(words[s.until :]) for s in sums)


def granted(words: str, sums: Sequence[Sum]) -> list[Sum]:
    """The sums without those applied for, where both are printed: "Søkt: kr 500 000. Tildelt: kr 300 000"; and
    without parts of a sum: "kr 110 000, derav kr 60 000 fra fylket"."""
    sums = [s for s in sums if not _PART.search(words[max(0, s.at - 40) : s.at])] or sums
    kept = [s for s in sums if not _APPLIED.search(words[max(0, s.at - 40) : s.at])]
    return kept or list(sums)


def by_year(words: str, sums: Sequence[Sum]) -> list[tuple[int, str]]:
    """Two or more sums each with the year it is for: "320 000 kr i 2026, 300 000 kr i 2027"; else none."""
    years = [_OF_YEAR.match(words, s.until) for s in sums]
    pairs = [(s.value, m["year"]) for s, m in zip(sums, years, strict=True) if m]
    return pairs if len(pairs) == len(sums) > 1 and len({year for _, year in pairs}) == len(pairs) else []


def loose_sums(text: Located, start: int, words: str, sums: Sequence[Sum], found: Found) -> None:
    """Sums printed for something that is no measure: what the words beside them say."""
    for s in sums:
        after = _WHAT_AFTER.match(
            words[s.until : s.until + 90],
        )
        before = _WHAT_BEFORE.search(
            words[max(0, s.at - 80) : s.at],
        )
        what = (after.group(1).strip() if after and after.group(1).strip() else None) or (
            before.group(1) if before else None
        )
        year = SINGLE_YEAR.search(words)
        found.amounts.append(amount_of(text, start, s, what, year.group(1) if year else None))
