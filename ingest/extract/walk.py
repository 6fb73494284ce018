"""The way through the blocks: headings set the context in which tables, budgets, lists and sentences are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract import attendance, budgets, cards, lists, sentences, tables, timeline, topics
from ingest.extract.context import Context
from ingest.extract.facts import Facts
from ingest.extract.grid import grid_of
from ingest.extract.hits import Hit
from ingest.extract.known import Names
from ingest.extract.measures import measure_name
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located
from ingest.extract.section import Section
from ingest.extract.state import State
from ingest.model import Block, Document, DocumentType, FormKind, Kind, Relation
from ingest.norwegian.columns import column_kind
from ingest.norwegian.headings import CALLED, MEASURE_PLURALS, MEASURE_SECTIONS, NEED_SECTIONS

_MEASURES = re.compile(MEASURE_SECTIONS, re.IGNORECASE)
_NEEDS = re.compile(NEED_SECTIONS, re.IGNORECASE)
_BUDGET = re.compile(
    r"budsjett|økonomi|kostnad|finansiering|midler|midlar|tildeling|fordeling|utgifter|penger|pengar",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)")
_IN_YEAR = re.compile(r"\bi\s+(?:19|20)\d\d\s*:$")
_PLURAL = re.compile(rf"\b(?:{MEASURE_PLURALS})\b", re.IGNORECASE)
_AREA = re.compile(r"som\s+(?:satsing?s|satsnings|fokus|innsats)område", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:(?:sak|SAK|Sak)\s+)?(?:\d{1,3}(?:[./]\d{1,4})*\.?\s+|#+\s*)")
_CASE = re.compile(r"\s*(?:SAK|Sak|sak)\s+(?:nr\.?\s*)?\d+(?:[/-]\d+)?\s*[.:–-]?\s+\S")
_SCHEME_LABEL = re.compile(r"\W*(?:tilskudds|tilskots|finansierings)?ordning(?:en|a)?\s*:\s", re.IGNORECASE)
_TWO_SIDED = re.compile(
    r"[\s•*–-]*(?P<n>(?:[SNØVAIY]\. )?[A-ZÆØÅ][\wæøå]+(?:[\s/][A-ZÆØÅ][\wæøå]+)?)"
    r"(?:\s[–-]\s(?:skule|skole|barnehage))?\s*[;:]"
)
_SIDES = {"S.": "Søre", "N.": "Nordre", "Ø.": "Østre", "V.": "Vestre", "A.": "Austre", "I.": "Indre", "Y.": "Ytre"}
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_LABELLED = re.compile(r"\W*(?P<label>[A-ZÆØÅ][\wæøå/-]*(?: [\wæøå/-]+){0,3}):\s+\S")
_CALLED = re.compile(CALLED)
_BESIDE = re.compile(r"\([^()]*\d[^()]*\)\s*$")
_OF_PROJECT = re.compile(r"(?<!\w)prosjekt(?!\w*(?:er|ar)\b)\w", re.IGNORECASE)
_OWNERS = frozenset([Kind.NETWORK, Kind.SCHEME, Kind.PARTNER])
_LINE_KINDS = frozenset(["partner", "owner", "contact", "amount", "period", "start", "end", "year"])


def walk(document: Document, facts: Facts, found: Found, known: Names) -> None:
    """Goes through the blocks once and adds what they say to `found`; `known`: measures named anywhere in them."""
    subject = cards.subject(facts.title)
    period = timeline.years_of(facts.period)
    own = Context(date=facts.date, network=facts.network, year=None, period=period, subject=subject)
    state = State(own, own, year=timeline.of_document(facts.period))
    until = 0
    _name(document, subject, found)
    for i, block in enumerate(document.blocks):
        if block.kind in (FormKind.RUNNING, FormKind.CAPTION) or i < until:
            continue
        _leave(block, state, found)
        roster = block.kind is not FormKind.TABLE and (
            attendance.is_list(block.text) or attendance.is_roster(block.text)
        )
        forms, n = ([], 0) if roster else cards.read(document.blocks, i, state.headed, found, subject)
        if forms:
            for grid in forms:
                tables.read(grid, state.context, found, known)
            state.headed, until = None, i + n
            continue
        text = Located(block.text, (block.at,), found)
        if block.kind is not FormKind.TABLE and budgets.of_rows_above(block.text.strip(), state.rows, found):
            state.rows = len(found.relations)
        if (
            i
            and block.kind is not FormKind.TABLE
            and budgets.total(text, document.blocks[i - 1].text, state.context, found)
        ):
            continue
        if block.kind is FormKind.TABLE:
            _table(block, state, found, known)
        elif block.kind is FormKind.HEADING or (_CASE.match(block.text) and len(block.text) < 110):
            _heading(block, text, state, found, document.blocks[i + 1 : i + 2], known)
        else:
            _under_time(block, text, state, found, facts, known, document.blocks[i + 1 : i + 2])
            _open(block, state, found, document.blocks[i + 1 : i + 2])
    topics.finish(state.section, state.context, found)


def _name(document: Document, subject: str | None, found: Found) -> None:
    """The measure that the title names, where it stands first."""
    for block in document.blocks if subject else ():
        if (at := block.text.lower().find((subject or "").lower())) >= 0:
            text = Located(block.text, (block.at,), found)
            found.measure(
                subject or "", text, "title: the measure a paper is about", 0.85, at, at + len(subject or "")
            )
            return


def _depth(block: Block) -> int:
    return block.level if block.kind is FormKind.LIST_ITEM else 0


def _open(block: Block, state: State, found: Found, following: Sequence[Block]) -> None:
    """A line that names a network, a scheme or a body and no more: the items below it are theirs.

    "- Ofotnettverket (Dekom)" above lower items, "Høgskulen i Volda:" above a list."""
    words = block.text.strip(" .•*–-")
    led = block.kind is FormKind.LIST_ITEM or (block.kind is FormKind.PARAGRAPH and words.endswith(":"))
    below = following and following[0].kind is FormKind.LIST_ITEM and _depth(following[0]) > _depth(block)
    if not led or not below or len(words) > 90 or attendance.is_list(words):
        return
    made = tables.enter(words, state.context)
    whole = sum(h.end - h.start for h in recognise(words) if h.kind in _OWNERS)
    if made.area is not None or made == state.context or 2 * whole <= len(words):
        return
    topics.finish(state.section, state.context, found)
    state.section = Section()
    state.above.append((_depth(block), state.context))
    state.context = made


def _leave(block: Block, state: State, found: Found) -> None:
    """Back to the context before the lines that no longer stand above."""
    inside = block.kind is FormKind.LIST_ITEM
    while state.above and not (inside and _depth(block) > state.above[-1][0]):
        topics.finish(state.section, state.context, found)
        state.section = Section()
        _, state.context = state.above.pop()


def _table(block: Block, state: State, found: Found, known: Names) -> None:
    grid = grid_of(block, state.before, state.lead)
    if grid is None:
        for cell in block.cells:
            sentences.mention(Located(cell.text, cell.pieces, found), found, known)
        return
    rows = len(found.relations)
    after = tables.read(grid, state.context, found, known)
    if state.context.subject and _OF_PROJECT.search(
        " ".join((state.lead, *grid.heads, *(row[0] for row in grid.rows)))
    ):
        found.relations[rows:] = [_of_project(r, state.context.subject) for r in found.relations[rows:]]
    state.needs = False
    state.before = grid if grid.given else state.before
    state.context = replace(after, area=state.context.area)


def _of_project(row: Relation, subject: str) -> Relation:
    """The row of a project's own people as one of the project."""
    return row if row.measure else replace(row, measure=subject, inferred=(*row.inferred, "measure"))


def _heading(
    block: Block, text: Located, state: State, found: Found, following: Sequence[Block], known: Names
) -> None:
    words = state.lead = block.text.strip()
    state.headed = cards.Heading(words, block.at) if state.level else None  # the first is the document's title
    if budgets.read(text, state.context, found, budget=state.budget):
        return
    if block.level >= 4 and lists.item(text, state.context, found, measures=False, known=Names(())):
        sentences.mention(text, found, known)
        return
    topics.finish(state.section, state.context, found)
    _, measures = sentences.mention(text, found, known)
    if _CALLED.fullmatch(words) and not measures and (name := measure_name(_BESIDE.sub("", words))):
        found.measure(name, text, "heading: called a measure", 0.9)
        measures = [Hit(Kind.MEASURE, name, 0, len(words), "heading: called a measure", 0.9)]
    state.section = Section(tuple(dict.fromkeys(m.name for m in measures)))
    if measures and (beside := _BESIDE.search(words)) and (times := find_periods(beside.group())):
        state.section.given = (times[0].start, times[0].end)
    state.section.topic = state.section.heading
    minor = block.level >= 5 and state.level < 5
    if block.level <= max(1, state.level) or block.level <= 2:
        state.context, state.budget = state.own, False
    state.frame = timeline.frame_of(_NUMBER.sub("", words) if len(words) > 4 else words, state.year)
    needs = bool(_NEEDS.search(words))
    if needs or not minor:
        state.needs = needs and not _PLURAL.search(words)
    was_listing = state.listing
    context = tables.enter(_NUMBER.sub("", words), state.context)
    state.context = replace(context, area=context.area if _AREA.search(words) else None)
    if _AREA.search(words) and (name := measure_name(words)):
        found.measure(name, text, "heading: focus area", 0.85)
    elif (
        was_listing
        and not minor
        and state.period is not None
        and block.level >= 3
        and any(f.kind is FormKind.PARAGRAPH and len(f.text) >= 60 for f in following)
    ):
        lists.item(text, state.context, found, measures=True, known=known, period=state.period)
    state.budget = state.budget or bool(_BUDGET.search(words))
    if (year := _YEAR.search(words)) and _BUDGET.search(words):
        state.context = state.context.under(year=year.group())
    if (_MEASURES.search(words) or (words.endswith(":") and _announces(words))) and not needs:
        state.listing = True
        state.period = _led_in(words, state) if words.endswith(":") else None
    elif block.level <= 3 or needs:
        state.listing = False
    state.present = words if attendance.is_list(words) else None
    if block.level < 5:
        state.level = block.level


def _under_time(
    block: Block,
    text: Located,
    state: State,
    found: Found,
    facts: Facts,
    known: Names,
    following: Sequence[Block],
) -> None:
    """A paragraph or item; in a timeline what it says is of the time above it."""
    listed = any(b.kind is FormKind.LIST_ITEM for b in following)
    if listed and block.kind is FormKind.PARAGRAPH and (frame := timeline.frame_of(block.text, state.year)):
        topics.finish(state.section, state.context, found)
        state.section, state.frame = Section(), frame
        return
    if state.frame is None or block.kind is not FormKind.LIST_ITEM:
        _under_network(block, text, state, found, facts, known, following)
        return
    topics.finish(state.section, state.context, found)
    state.section = Section()
    relations, mentions = len(found.relations), len(found.mentions)
    _under_network(block, text, state, found, facts, known, following)
    topics.finish(state.section, state.context, found)
    state.section = Section()
    timeline.apply(text, state.frame, state.context, found, relations, mentions)


def _under_network(
    block: Block,
    text: Located,
    state: State,
    found: Found,
    facts: Facts,
    known: Names,
    following: Sequence[Block],
) -> None:
    """A paragraph or item; if an item opens with a network, "Lister: …", what it says is that network's."""
    outer = state.context
    own = block.kind is FormKind.LIST_ITEM and _leading_network(block.text)
    if own:
        topics.finish(state.section, outer, found)
        state.section = Section()
        state.context = replace(outer, network=own, network_inferred=True)
    _names_line(block, text, state, found, known, following)
    _text(block, text, state, found, facts, known)
    if own:
        topics.finish(state.section, state.context, found)
        state.section, state.context = Section(), outer


def _leading_network(words: str) -> str | None:
    """The network before the colon that a text opens with."""
    m = _TWO_SIDED.match(words)
    if not m:
        return None
    first, _, rest = m.group("n").partition(" ")
    name = f"{_SIDES[first]} {rest}" if first in _SIDES else m.group("n")
    return next((h.name for h in recognise(name) if h.kind is Kind.NETWORK), None)


def _names_line(
    block: Block, text: Located, state: State, found: Found, known: Names, following: Sequence[Block]
) -> None:
    """A line with a measure's name above labelled lines opens a section on it; another text ends it."""
    words = block.text.strip()
    if state.named and not _is_label(words):
        topics.finish(state.section, state.context, found)
        state.section, state.named = Section(), False
    if len(words) > 110 or re.search(r":|\.$", words) or not following or not _is_label(following[0].text):
        return
    name = next(known.at_start(words), None)
    line = _ASIDE.sub("", words)
    plain = not any(h.kind in (Kind.PARTNER, Kind.PERSON) for h in recognise(line)) and not find_periods(line)
    if name is None and state.listing and plain and (name := lists.item_name(line)):
        found.measure(name, text, "list: above its facts", 0.8, 0, len(name))
    if name:
        topics.finish(state.section, state.context, found)
        state.section, state.named = Section((name,), (name,)), True


def _is_label(words: str) -> bool:
    """Whether a line tells one fact under its label: "Ansvarlig: …", "Periode: …"."""
    m = _LABELLED.match(words)
    return m is not None and column_kind(m.group("label")) in _LINE_KINDS


def _text(block: Block, text: Located, state: State, found: Found, facts: Facts, known: Names) -> None:
    words = block.text
    state.lead = words
    if (label := _SCHEME_LABEL.match(words)) and (schemes := _schemes(words[label.end() :])):
        state.context = state.context.under(scheme=schemes[0] if len(schemes) == 1 else None)
    if state.context.owner and not state.section.heading and (people := _for_all(words)):
        state.context = replace(state.context, contacts=people)
    budget = state.budget or facts.type is DocumentType.CASE
    listed = block.kind is FormKind.LIST_ITEM and state.listing and not budget  # its sum is one fact among others
    if not listed and budgets.read(text, state.context, found, budget=budget):
        return
    if state.present is not None or attendance.is_list(words):
        head = words if attendance.is_list(words) else state.present or words
        if attendance.entries(text, state.context.network, found, absent=attendance.is_absence(head)):
            state.present = head
            return
        state.present = head if len(words) < 70 or attendance.leads_in(words) else None
    if (attendance.is_signed_list(words) or attendance.is_roster(words)) and attendance.entries(
        text, state.context.network, found
    ):
        return
    if not state.section.heading:
        topics.finish(state.section, state.context, found)
        state.section = Section(year=state.section.year if block.kind is FormKind.LIST_ITEM else None)
    if facts.type is DocumentType.MINUTES:
        _speaker(words, text, state, found)
    if words.rstrip().endswith(":") and len(words) < 60 and _owner(words, state):
        return
    needs = bool(_NEEDS.search(words))
    rows, names = len(found.relations), len(found.mentions)
    done = False
    if not state.named and (
        block.kind is FormKind.LIST_ITEM or (len(words) < 160 and not words.rstrip().endswith("."))
    ):
        owned = state.context.owner is not None and block.kind is FormKind.LIST_ITEM and find_periods(words)
        listing = (state.listing or bool(owned)) and not needs
        done = lists.item(text, state.context, found, measures=listing, known=known, period=state.period)
    if state.needs and block.kind is FormKind.LIST_ITEM and not lists.has_facts(found.relations[rows:]):
        del found.relations[rows:], found.mentions[names:]
        sentences.mention(text, found, Names(()))
        return
    led = lists.lead_list(text, state.context, found)
    if done:
        sentences.mention(text, found, known)
    else:
        sentences.read(text, state.section, state.context, found, known)
    if words.rstrip().endswith(":") and _announces(words) and not needs and not led:
        state.listing, state.needs = True, False
        state.period = _led_in(words, state)
    elif block.kind is FormKind.PARAGRAPH and len(words) > 160 and words.rstrip().endswith("."):
        state.listing = state.listing and state.period is not None
        state.rows = len(found.relations)


def _for_all(words: str) -> tuple[str, ...]:
    """Whom a line below a body's heading names, "Kontakt: førstelektor Anne Berg": what follows is theirs."""
    m = _LABELLED.match(words)
    if m is None or column_kind(m.group("label")) not in ("contact", "owner") or len(words) > 110:
        return ()
    return tuple(h.name for h in recognise(words, contact=True) if h.kind is Kind.PERSON)


def _schemes(words: str) -> list[str]:
    return list(dict.fromkeys(h.name for h in recognise(words) if h.kind is Kind.SCHEME))


def _led_in(words: str, state: State) -> FoundPeriod | None:
    """The time that a lead-in gives to its list: a range, or "i 2023" at its end."""
    found = find_periods(words, state.context.date)
    return next((f for f in found if f.form == "range" or _IN_YEAR.search(words.rstrip())), None)


def _announces(words: str) -> bool:
    """Whether a line that ends in a colon leads in a list of measures."""
    return bool(_MEASURES.search(words) or (len(words) < 200 and _PLURAL.search(words)))


def _owner(words: str, state: State) -> bool:
    """ "ii. Malvik kommune:" in a list of measures: those that follow are theirs."""
    if not state.listing:
        return False
    bodies = [h for h in recognise(words) if h.kind is Kind.PARTNER]
    state.context = state.context.under(owner=bodies[0].name if bodies else None)
    return True


def _speaker(words: str, text: Located, state: State, found: Found) -> None:
    """A participant or a region that a paragraph of the minutes begins with: what follows is theirs."""
    spoken = attendance.speaker(text, found)
    if spoken is not None:
        bodies = [h for h in recognise(words[:140]) if h.kind is Kind.PARTNER]
        owner = bodies[0].name if bodies and not spoken else None
        state.context = replace(state.context, network=spoken or state.own.network, owner=owner)
    elif name := _leading_network(words):
        state.context = replace(state.context, network=name, network_inferred=True)
