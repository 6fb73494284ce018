"""The way through the blocks: headings set the context in which tables, budgets, lists and sentences are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.extract import attendance, budgets, prose, tables
from ingest.extract.context import Context
from ingest.extract.facts import Facts
from ingest.extract.grid import Grid, grid_of
from ingest.extract.hits import Hit
from ingest.extract.measures import measure_name
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located
from ingest.model import Block, Document, DocumentType, FormKind, Kind
from ingest.norwegian.headings import MEASURE_SECTIONS, NEED_SECTIONS

_MEASURES = re.compile(MEASURE_SECTIONS, re.IGNORECASE)
_NEEDS = re.compile(NEED_SECTIONS, re.IGNORECASE)
_BUDGET = re.compile(r"budsjett|økonomi|kostnad|finansiering|midler|midlar|tildeling|fordeling", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)")
_AREA = re.compile(r"som\s+(?:satsing?s|satsnings|fokus|innsats)område", re.IGNORECASE)


@dataclass
class _State:
    context: Context
    level: int = 0
    listing: bool = False
    """Items here are measures."""
    owner_list: bool = False
    budget: bool = False
    present: bool = False
    before: Grid | None = None
    known: list[str] = field(default_factory=list)
    period: FoundPeriod | None = None


def walk(document: Document, facts: Facts, found: Found) -> None:
    """Adds everything the blocks say to `found`."""
    network = _own_network(document, facts)
    state = _State(Context(date=facts.date, network=network))
    if facts.title:
        _title(document, facts, found)
    for i, block in enumerate(document.blocks):
        if block.kind in (FormKind.RUNNING, FormKind.CAPTION):
            continue
        text = _located(block, found)
        if block.kind is FormKind.TABLE:
            grid = grid_of(block, state.before)
            if grid is None:
                for cell in block.cells:
                    prose.read(Located(cell.text, cell.pieces, found), state.context, found, state.known)
                continue
            after = tables.read(grid, state.context, found)
            state.before = grid if grid.given else state.before
            state.context = after.under(area=state.context.area)
            state.known += [r.measure for r in found.relations if r.measure and r.measure not in state.known]
            continue
        if block.kind is FormKind.HEADING:
            _heading(block, text, state, found, document, i, network)
            continue
        _text(block, text, state, found, document, facts)


def _located(block: Block, found: Found) -> Located:
    return Located(block.text, (block.at,), found)


def _own_network(document: Document, facts: Facts) -> str | None:
    """The network a plan is for: named in its title, else on its first page more often than any other."""
    title = [
        h
        for h in recognise(facts.title or "")
        if h.kind is Kind.NETWORK and not h.name.lower().startswith("samarbeidsforum")
    ]
    if title:
        return title[0].name
    if facts.type not in (DocumentType.PLAN, DocumentType.REPORT, DocumentType.OTHER):
        return None
    counts: dict[str, int] = {}
    for page in document.pages[:2]:
        for block in (b for b in document.blocks if b.at.page == page.number and b.kind is not FormKind.TABLE):
            for h in recognise(block.text):
                if h.kind is Kind.NETWORK and not re.match(r"(?:fylkes|samarbeids)forum", h.name, re.IGNORECASE):
                    counts[h.name] = counts.get(h.name, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda k: counts[k])
    return best if counts[best] >= 2 and counts[best] * 3 > 2 * sum(counts.values()) else None


def _title(document: Document, facts: Facts, found: Found) -> None:
    """A plan or a programme is itself a measure when its title names one: "Program for kvalitetsutvikling …"."""


def _heading(
    block: Block, text: Located, state: _State, found: Found, document: Document, i: int, network: str | None
) -> None:
    words = block.text.strip()
    if budgets.read(text, state.context, found, budget=state.budget):
        return
    for hit in recognise(words):
        found.mention(hit, text)
    minor = block.level >= 5 and (state.level < 5)
    if block.level <= max(1, state.level) or block.level <= 2:
        state.context = Context(
            date=state.context.date, network=network if block.level <= 2 else state.context.network
        )
        state.budget = False
    needs = bool(_NEEDS.search(words))
    was_listing = state.listing
    context = tables.enter(re.sub(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|#+)\s*", "", words), state.context)
    state.context = replace(context, area=context.area if _AREA.search(words) else None)
    if _AREA.search(words) and (name := measure_name(words)):
        found.measure(name, text, "heading: focus area", 0.85)
        state.known.append(name)
    elif was_listing and not minor and state.period is not None and block.level >= 3:
        _listed_heading(words, text, state, found, document, i)
    state.budget = state.budget or bool(_BUDGET.search(words))
    if (state.budget and (year := _YEAR.search(words))) or (
        (year := _YEAR.search(words)) and _BUDGET.search(words)
    ):
        state.context = state.context.under(year=year.group())
    if _MEASURES.search(words) and not needs:
        state.listing = True
    elif block.level <= 3 or needs:
        state.listing = False
    state.present = attendance.is_list(words)
    if block.level < 5:
        state.level = block.level


def _listed_heading(words: str, text: Located, state: _State, found: Found, document: Document, i: int) -> None:
    """A heading below "three focus areas …:" that has a text of its own."""
    nxt = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
    if nxt is None or nxt.kind is not FormKind.PARAGRAPH or len(nxt.text) < 60 or state.period is None:
        return
    prose.item(text, state.context, found, measures=True)


def _text(block: Block, text: Located, state: _State, found: Found, document: Document, facts: Facts) -> None:
    words = block.text
    if budgets.read(text, state.context, found, budget=state.budget or facts.type is DocumentType.CASE):
        return
    if state.present or attendance.is_list(words):
        if attendance.entries(text, found):
            return
        state.present = False
    if facts.type is DocumentType.MINUTES:
        spoken = attendance.speaker(text, found)
        if spoken is not None:
            state.context = state.context.under(network=spoken[0])
            state.context = replace(state.context, network_inferred=True)
        elif m := re.match(r"(?P<n>[A-ZÆØÅ][\wæøå]+(?:\s[A-ZÆØÅ][\wæøå]+)?)\s*[;:]", words):
            hits = [h for h in recognise(m.group("n")) if h.kind is Kind.NETWORK]
            if hits:
                state.context = state.context.under(network=hits[0].name)
    needs = bool(_NEEDS.search(words))
    done = False
    if block.kind is FormKind.LIST_ITEM or (len(words) < 160 and not words.rstrip().endswith(".")):
        done = prose.item(text, state.context, found, measures=state.listing and not needs)
    listed = prose.lead_list(text, state.context, found)
    measures = prose.read(text, state.context, found, state.known) if not done else []
    if done:
        for hit in recognise(words):
            if hit.kind is not Kind.MEASURE:
                found.mention(hit, text)
    state.known += [m.name for m in measures if m.name not in state.known and m.confidence >= 0.7]
    if words.rstrip().endswith(":") and _MEASURES.search(words) and not needs and not listed:
        state.listing = True
        periods = [f for f in find_periods(words, state.context.date) if f.form == "range"]
        state.period = periods[0] if periods else None
    elif block.kind is FormKind.PARAGRAPH and len(words) > 160 and words.rstrip().endswith("."):
        state.listing = state.listing and state.period is not None


__all__ = ["Hit", "walk"]
