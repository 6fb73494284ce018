"""What each column of a table holds: its heading and its cells weighed together, over the whole table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest import lexicon
from ingest.extract.amounts import bare_amount
from ingest.extract.measures import measure_name
from ingest.extract.periods import find_periods, tidy
from ingest.extract.recognise import recognise
from ingest.model import Kind
from ingest.norwegian.columns import column_kind
from ingest.norwegian.money import INCOME, TOTAL
from ingest.norwegian.periods import AUTUMN, MONTHS, SPRING
from ingest.norwegian.roles import ROLE_HEADS
from ingest.norwegian.small_words import TASK_VERBS

TIMES = frozenset(["period", "start", "end", "year"])
HEAD = 3.0
"""What a heading's word weighs beside the cells, which give 2.5 at most and take 3 at most: a heading holds unless
nearly all cells speak against it."""
_MARK = re.compile(r"[xX✓✔•●]|ja|nei|[-–—?]+", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:kl\.?\s*)?[012]?\d[.:][0-5]\d(?:\s*[–-]\s*(?:kl\.?\s*)?[012]?\d[.:][0-5]\d)?", re.IGNORECASE
)
_ONLY_MONTH = re.compile(
    rf"(?:[0-3]?\d\.\s*)?(?:{'|'.join([*MONTHS, *SPRING, *AUTUMN])})(?:\s*[–/-]\s*\w+)?", re.IGNORECASE
)
_TOTAL = re.compile(rf"\s*(?:{TOTAL})\b", re.IGNORECASE)
_INCOME = re.compile(INCOME, re.IGNORECASE)
_NOTHING = re.compile(r"[-–—?.\s]*|(?:nei|ingen|ikk)\b.*", re.IGNORECASE)
"""What leaves a cell under a time empty. A cross or words, "x" or "Oppstart i mai", say it runs then."""
TICK = re.compile(r"[xX✓✔•●■]|ja", re.IGNORECASE)
"""What says that a column's region or body takes part in the measure of the row."""
_ROLE = re.compile(ROLE_HEADS, re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_NUMBER = re.compile(r"[\d\s.,/%+–-]+(?:stk|%|pst\.?)?")
_CODE = re.compile(r"(?:nr\.?\s*)?[A-ZÆØÅ]{0,3}[-./ ]?\d{1,4}(?:[-./]\d{1,3})?[a-z]?[.)]?", re.IGNORECASE)
"""What only counts the rows: "S01", "DP3", "14-2", "2a"."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text of a cell can be; several may hold ("NTNU v/ Kari Berg": body and person)."""

    time: bool = False
    money: bool = False
    number: bool = False
    mark: bool = False
    clock: bool = False
    person: bool = False
    body: bool = False
    place: bool = False
    network: bool = False
    scheme: bool = False
    role: bool = False
    """Only tells a person's task: "rådmann i Evenes"."""
    prose: bool = False
    name: bool = False
    """Can be the name of a measure: words that are none of the above and no sentence."""


@lru_cache(maxsize=4096)
def look(text: str) -> Cell:
    """What the text of a cell can be by its looks and the names in it."""
    text = tidy(" ".join(text.split()))
    if _MARK.fullmatch(text):
        return Cell(mark=True)
    if _CLOCK.fullmatch(text):
        return Cell(clock=True, number=True)
    if _ONLY_MONTH.fullmatch(text):
        return Cell(time=True)
    periods = find_periods(text)
    rest = _without(text, [(p.at, p.until) for p in periods])
    if periods and len("".join(_WORD.findall(rest))) < 12 and not re.search(r"\d[\s.]\d{3}", rest):
        return Cell(time=True, money=bare_amount(text, 1, 1000) is not None)
    s = bare_amount(text, 1, 1000)
    if s is not None and len("".join(_WORD.findall(_without(text, [(s.at, s.until)])))) < 14:
        return Cell(money=True, number=bool(_NUMBER.fullmatch(text)))
    if _NUMBER.fullmatch(text) or _CODE.fullmatch(text):
        return Cell(number=True)
    hits = [h for h in recognise(text, contact=True) if h.kind is not Kind.MEASURE]
    whole = _share(text, [(h.start, h.end) for h in hits])
    kinds = {h.kind for h in hits}
    prose = len(text) > 90 or (len(text.split()) > 5 and bool(re.search(r"[a-zæøå]{2}[.!?](?:$|\s)", text)))
    only = whole > 0.75
    role = len(text) < 45 and bool(_ROLE.fullmatch(text))
    return Cell(
        person=Kind.PERSON in kinds,
        body=Kind.PARTNER in kinds,
        place=only and kinds <= {Kind.PLACE},
        network=Kind.NETWORK in kinds and only,
        scheme=Kind.SCHEME in kinds and only,
        role=role,
        prose=prose,
        name=not prose
        and not role
        and not text[:1].islower()
        and "@" not in text
        and not (only and hits)
        and measure_name(text) is not None,
    )


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def _share(text: str, spans: Sequence[tuple[int, int]]) -> float:
    """The share of the letters that the spans cover, words between names ("og", "v/") set aside."""
    rest = re.sub(r"\b(?:og|ved|samt|med|i|v)\b", "", _without(text, spans))
    whole = len(re.findall(r"\w", text))
    return 1 - len(re.findall(r"\w", rest)) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """The shares (0 to 1) of a column's filled cells that can be each thing; `filled` is their number."""

    filled: int
    time: float
    money: float
    number: float
    mark: float
    clock: float
    person: float
    body: float
    place: float
    network: float
    scheme: float
    role: float
    prose: float
    name: float
    mixed: float
    """Bodies with persons in one cell."""
    within: float
    """Bodies inside what can be a measure's name: "Samlinger ved USN"."""


def column(texts: Sequence[str]) -> Column:
    cells = [look(t) for t in texts if t.strip()]
    n = max(1, len(cells))

    def share(test: Callable[[Cell], bool]) -> float:
        return sum(map(test, cells)) / n

    return Column(
        filled=len(cells),
        time=share(lambda c: c.time),
        money=share(lambda c: c.money),
        number=share(lambda c: c.number),
        mark=share(lambda c: c.mark),
        clock=share(lambda c: c.clock),
        person=share(lambda c: c.person),
        body=share(lambda c: c.body),
        place=share(lambda c: c.place),
        network=share(lambda c: c.network),
        scheme=share(lambda c: c.scheme),
        role=share(lambda c: c.role),
        prose=share(lambda c: c.prose),
        name=share(lambda c: c.name),
        mixed=share(lambda c: c.person and c.body),
        within=share(lambda c: c.name and c.body),
    )


def scores(head: str, col: Column, *, sums: bool = True) -> dict[str, float]:
    """How well each kind fits a column: above 0 it may be one. `sums`: words beside the table speak of money, so
    numbers under a bare year are sums and no statistics."""
    given = column_kind(head) if len(head) < 90 else None
    if _BARE_YEAR.fullmatch(head) and not sums and col.money < 0.5:
        given = None
    nothing = 1 - min(1.0, col.time + col.money + col.person + col.body + col.prose + col.name)
    typed = col.time + col.money + col.mark + col.number
    who = max(0.0, col.person + col.body - col.mixed)
    out = {
        "measure": 2.5 * col.name - 3 * (typed + max(0.0, who - col.name) + col.place + col.prose * 0.7),
        "area": 1.5 * col.name - 3 * (typed + max(0.0, who - col.name)),
        "period": 2.5 * col.time - 3 * (col.money * (1 - col.time) + col.person + col.body + col.prose),
        "amount": 2.5 * col.money - 3 * (col.time + col.person + col.body + col.prose + col.name),
        "contact": 2.5 * col.person - 3 * (typed - col.mark + max(0.0, col.body - col.person)) - col.prose,
        "partner": 2.5 * col.body
        - 1.5 * col.within
        - 3 * (typed - col.mark + max(0.0, col.person - col.body))
        - col.prose,
        "network": 1.5 * col.network - 3 * (typed + col.prose),
        "scheme": 1.5 * col.scheme - 2 * typed,
        "comment": 1.0 * col.prose + 0.3 * col.name + 0.2 - 2 * (col.time + col.money),
        "task": 0.0,
        "source": 0.0,
        "other": 0.4
        + 1.5 * (col.mark + col.place)
        + 4.0 * max(0.0, col.role - 0.5)
        + 2.2 * (col.number - min(col.money, col.number))
        + 0.3 * nothing,
    }
    for time in ("start", "end", "year"):
        out[time] = out["period"] - 0.5
    out["owner"] = 2.5 * max(col.body, col.person) - 1.5 * col.within - 3 * (typed - col.mark) - col.prose - 0.5
    out["status"] = out["comment"] - 0.2
    if given == "amount" and col.number > 0:
        out["amount"] += 2.5 * (col.number - min(col.money, col.number))
    if given:
        out[given] += HEAD * (1 - col.role if given == "measure" else 1)
        if given in ("contact", "owner") and col.body > col.person:
            out["partner"] += 1.5
    return out


def kinds_of(heads: Sequence[str], rows: Sequence[Sequence[str]], *, sums: bool = True) -> tuple[str, ...]:
    """The kind of each column: the best for each, then one column of measures at most; see `scores` for `sums`."""
    rows = _own(rows)
    crosses = [_is_crossed(h, [row[c] for row in rows]) for c, h in enumerate(heads)]
    columns = [column([row[c] for row in rows]) for c in range(len(heads))]
    table = [scores(h, col, sums=sums) for h, col in zip(heads, columns, strict=True)]
    out = [
        max(s, key=lambda k: s[k]) if col.filled else column_kind(h) or "other"
        for h, s, col in zip(heads, table, columns, strict=True)
    ]
    timed = any(
        col.clock > 0.5 and not _are_months([row[c] for row in rows]) for c, col in enumerate(columns)
    )  # the programme of a day
    shapeless = len(heads) == 2 and not any(heads) and max(map(_sameness, columns)) < 0.6
    measure = None if timed or shapeless else _measures(out, table, heads, rows)
    for c, kind in enumerate(out):
        if kind == "measure" and c != measure:
            rest = {k: v for k, v in table[c].items() if k != "measure"}
            out[c] = (
                "area"
                if measure is not None and c < measure and _groups(rows, c)
                else max(rest, key=lambda k: rest[k])
            )
    if measure is not None:
        out[measure] = "task" if _tasks(heads[measure], [row[measure] for row in rows]) else "measure"
    times = [c for c, kind in enumerate(out) if kind == "period" and column_kind(heads[c]) is None]
    if len(times) == 2 and _in_order(rows, *times):
        out[times[0]], out[times[1]] = "start", "end"
    marked = [
        c
        for c, (head, col) in enumerate(zip(heads, columns, strict=True))
        if head and col.mark == 1 and not crosses[c] and column_kind(head) in (None, "network")
    ]
    if len(marked) > 1:
        out = ["member" if c in marked else k for c, k in enumerate(out)]
    if sum(crosses) > 1:
        out = ["cross" if x else k for x, k in zip(crosses, out, strict=True)]
    return tuple(out)


_TWO_CLOCKS = re.compile(r"(\d?\d)[.:](\d\d)\s*[–-]\s*(\d?\d)[.:](\d\d)")


def _are_months(texts: Sequence[str]) -> bool:
    """Whether what looks like times of day are months with their years, "08.23–06.25": most end before they
    begin, or do not stand at a multiple of five minutes."""
    pairs = [tuple(map(int, m.groups())) for t in texts if (m := _TWO_CLOCKS.fullmatch(t.strip()))]
    odd = [(a, b) > (c, d) or b % 5 or d % 5 for a, b, c, d in pairs if 1 <= a <= 12 and 1 <= c <= 12]
    return len(odd) == len(pairs) > 0 and 2 * sum(map(bool, odd)) > len(odd)


_ASKS = re.compile(r"(?:hva|kva)\b", re.IGNORECASE)


def _tasks(head: str, texts: Sequence[str]) -> bool:
    """Whether a column lists what somebody is to do, not measures: most of its cells begin with an infinitive, and
    its heading says nothing else."""
    if column_kind(head) is not None and not _ASKS.match(head):
        return False
    first = [t.split()[0].lower() for t in texts if t]
    return 2 * sum(word in TASK_VERBS for word in first) > len(first)


def _in_order(rows: Sequence[Sequence[str]], a: int, b: int) -> bool:
    """Whether two columns of single times are starts and ends: the second never before the first."""
    pairs = [(find_periods(row[a]), find_periods(row[b])) for row in rows if row[a] and row[b]]
    both = [(x[0], y[0]) for x, y in pairs if len(x) == len(y) == 1]
    return len(both) >= 2 and all(
        x.form != "range" and y.form != "range" and (x.start or "") <= (y.end or y.start or "9") for x, y in both
    )


def _is_crossed(head: str, texts: Sequence[str]) -> bool:
    """Whether a column stands for a stretch of time in which measures run: "2023" over "x" or "Oppstart i mai"."""
    if len(find_periods(head)) != 1 or len(head) >= 20:
        return False
    return not any(runs(t) and (seen.money or seen.number or seen.time) for t in texts if (seen := look(t)))


def runs(text: str) -> bool:
    """Whether a cell under a time says that the measure of its row runs then."""
    return not _NOTHING.fullmatch(text)


def _own(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows that tell of measures: no totals, nothing below a line such as "Inntekter"."""
    out = []
    for row in rows:
        label = next((t for t in row if t), "")
        if _INCOME.match(label) and not any(t and t != label for t in row):
            break
        if not _TOTAL.match(label):
            out.append(row)
    return out


def _sameness(col: Column) -> float:
    return max(col.time, col.money, col.person, col.body)


def _measures(
    kinds: Sequence[str], table: Sequence[dict[str, float]], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> int | None:
    """The column of measures: of those that say so the best; else the column of names beside facts."""
    said = [c for c, k in enumerate(kinds) if k == "measure" and not _roles([row[c] for row in rows])]
    if said:
        # A column that groups rows is an area beside another that could be the measures.
        return max(
            said, key=lambda c: (table[c]["measure"] - 1.5 * _groups(rows, c) - 1.2 * _subjects(rows, c), -c)
        )
    facts = set(kinds) & {"amount", "cross", "partner", "owner", "contact", *TIMES}
    if not facts:
        return None
    able = [
        c
        for c, k in enumerate(kinds)
        if (k in ("comment", "area") or (k in ("other", "status") and column_kind(heads[c]) is None))
        and table[c]["measure"] > 0.8
    ]
    own = [c for c in able if not _groups(rows, c)] or able
    return max(own, key=lambda c: (kinds[c] == "area", table[c]["measure"], -c)) if own else None


def _roles(texts: Sequence[str]) -> bool:
    """Whether most of a column's texts say what persons are: "rådgiver", "skolefaglig ansvarlig"."""
    filled = [t for t in texts if t]
    return 2 * sum(len(t) < 45 and bool(_ROLE.fullmatch(t)) for t in filled) > len(filled)


def _subjects(rows: Sequence[Sequence[str]], c: int) -> bool:
    """Whether most of a column's texts are one ordinary word each, as subjects and areas are: "Norsk", "Språk"."""
    filled = [row[c] for row in rows if row[c]]
    lower = lexicon.load()
    plain = sum(" " not in t and bool(lower.flags(t.lower()) & lexicon.LOWER) for t in filled)
    return len(filled) > 1 and 2 * plain > len(filled)


def _groups(rows: Sequence[Sequence[str]], c: int) -> bool:
    """Whether a column's texts stand for several rows each: repeated (merged), or empty below one."""
    texts = [row[c] for row in rows]
    filled = [t for t in texts if t]
    return len(texts) >= 3 and len(set(filled)) <= 0.7 * len(texts) and len(set(filled)) < len(texts) - 1
