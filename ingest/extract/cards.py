"""Forms of labelled lines: "Tiltak: …", "Periode: …", "Partner: …", one form for each measure.

The measure stands under a label of its own, or in the heading above. Labels may stand one a line, several in a
line, or alone with their value on the next line; a form is read as a table of one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.extract.columns import TIMES, kinds_of, look
from ingest.extract.grid import Grid
from ingest.extract.measures import measure_name
from ingest.extract.recognise import recognise
from ingest.extract.result import Found
from ingest.model import Block, FormKind, Kind, Span
from ingest.norwegian.cards import GENERAL_HEADINGS, MEASURE_LABELS, NO_LABELS, PROJECT_TITLES, QUESTIONS
from ingest.norwegian.columns import column_kind
from ingest.norwegian.headings import MEASURE_PLURALS, MEASURE_SECTIONS

_MEASURE = re.compile(rf"(?:{MEASURE_LABELS})", re.IGNORECASE)
_NO_LABEL = re.compile(rf"(?:{NO_LABELS})", re.IGNORECASE)
_FACTS = frozenset(["partner", "owner", "contact", "amount", *TIMES])
_CONTENT = re.compile(r"(?:hva|kva|hva\s.*|kva\s.*)", re.IGNORECASE)
_GENERAL = re.compile(rf"^[\d.\s]*(?:{GENERAL_HEADINGS})", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"(?:{PROJECT_TITLES})\s*(?:for|om|av|frå|fra)?\s*[:–-]?\s*(?P<name>[A-ZÆØÅ«].+)", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?<!\w)(?:prosjektet|tiltaket|programmet|satsing(?:en|a)|piloten|kompetansepakk(?:en|a))\s+[«\"]?"
    r"(?P<name>(?-i:[A-ZÆØÅ])[^«»\".,;]{2,80}?)[»\"]?\s*$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\s*\([A-ZÆØÅ]{2,8}\)\s*$")
"""The short form in brackets behind a name."""
_COLON = re.compile(r"(?<=[\wæøå)]):(?=\s|$)")
_START = re.compile(r"[A-ZÆØÅ][\wæøå/-]*(?:[ ](?:[\wæøå/().-]+)){0,3}$")
_RUN_IN = re.compile(
    r"[\s•*>#–-]*(?:\d{1,2}[.)]\s+)?(?P<name>[A-ZÆØÅ«][^.:;|]{2,80}?)\*{0,2}(?:[.:;|]|\s[–-]\s)(?:\s|$)"
)
"""A name that a block begins with, before its labels: "Leseforum. To møter i halvåret. Ansvar: …"."""
_IN_BRACKETS = re.compile(r"\([^()]*;")
_MARK = re.compile(r"^\s*(?:[•●▪■◦○‣∙·*✓➢►–—-]|\(?(?:\d{1,3}|[A-Za-zæøåÆØÅ])[.)])\s+")
_SECTION = re.compile(rf"{_GENERAL.pattern}|{MEASURE_SECTIONS}|\b(?:{MEASURE_PLURALS})\b", re.IGNORECASE)
_QUESTIONS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in QUESTIONS)
_QUESTION = re.compile(r"[\s•*>#–-]*(?P<label>[A-ZÆØÅ][^.:;!?\n]{3,45})\?\s+(?=\S)")
_REMARK = re.compile(r"[\s•*>#–-]*(?P<label>[A-ZÆØÅ][\wæøå/-]*(?: [\wæøå/-]+){0,3}):\s+(?=\S)")
_UNKNOWN_LABEL = re.compile(r"^[A-ZÆØÅ][\w/-]*(?: [\wæøå/-]+){0,2}:\s")
_BEFORE = r"[^A-ZÆØÅ(«]{0,12}"
"""What may stand before the fact that an item begins with."""
_ITEMS = 12
"""Facts of one measure at most."""
_FACT = 110
"""Characters of an item that may be one fact and no more."""
_POINT = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-ZÆØÅ])")
"""The number of a field in a form: "1.2 Samarbeidspartner"."""
_OF_MEASURES = re.compile(MEASURE_SECTIONS, re.IGNORECASE)
_WORDS = 5
LONGEST = 300
"""Characters of a value; what is longer is text that a label only introduces."""


@dataclass(frozen=True, slots=True)
class Pair:
    label: str
    kind: str
    """As in `norwegian.headings.COLUMNS`; "measure" only for labels that name one."""
    value: str
    at: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading a form may stand under: its text and its place."""

    text: str
    at: Span


def read(
    blocks: Sequence[Block], i: int, heading: Heading | None, found: Found, subject: str | None = None
) -> tuple[list[Grid], int]:
    """The forms that begin at block `i`, each a table of one row, and how many blocks they take; none: ([], 0).

    `subject`: the one project a document is about, as its title says; a form below a general heading is its."""
    if told := _told_below(blocks, i, heading, found):
        return [_grid(told)], len(told) - (told[0].at != blocks[i].at)
    pairs, n = _gather(blocks, i, found)
    if len(pairs) < 2:
        return [], 0
    cards: list[list[Pair]] = [[]]
    for pair in pairs:
        labels = {p.label.lower() for p in cards[-1]}
        named = any(p.kind == "measure" for p in cards[-1])
        again = (pair.label and pair.label.lower() in labels) or (named and pair.kind == "measure")
        cards = [*cards, [pair]] if again else [*cards[:-1], [*cards[-1], pair]]
    if heading is not None and not any(p.kind == "measure" for p in cards[0]):
        facts = {p.kind for p in cards[0]} & _FACTS
        general = _GENERAL.search(heading.text) or _labels(heading.text)
        name = heading.text if measure_name(heading.text) and not general else subject
        if len(facts) >= 2 and name:
            cards[0].insert(0, Pair("Tiltak", "measure", name, heading.at))
    grids = [_grid(card) for card in cards if _is_card(card)]
    return (grids, n) if grids else ([], 0)


def _labels(heading: str) -> bool:
    """Whether a heading is a form's own label left empty, or tells the kind of those below: "Tiltak i skole"."""
    return label_kind(heading) is not None or bool(_OF_MEASURES.search(_POINT.sub("", heading)))


def subject(title: str | None) -> str | None:
    """The one measure that a document's title says it is about: "Prosjektplan: Lesing i nord", "Søknad om midler
    til prosjektet Lesing i nord"."""
    m = _SUBJECT.match(title or "") or _CALLED.search(title or "")
    return measure_name(_SHORT.sub("", m.group("name"))) if m else None


def _is_card(card: Sequence[Pair]) -> bool:
    return any(p.kind == "measure" for p in card) and any(p.kind in _FACTS for p in card)


def _grid(card: Sequence[Pair]) -> Grid:
    heads = tuple(p.label for p in card)
    values = tuple(p.value for p in card)
    guess = kinds_of(heads, [values])
    kinds = tuple(
        "measure" if p.kind == "measure" else p.kind if k == "measure" or not p.label else k
        for p, k in zip(card, guess, strict=True)
    )
    return Grid((values,), (tuple((p.at,) for p in card),), heads, kinds, True)


def _gather(blocks: Sequence[Block], i: int, found: Found) -> tuple[list[Pair], int]:
    """Labels with their values from block `i` on, and how many blocks hold them."""
    out: list[Pair] = []
    n = i
    while n < len(blocks):
        block = blocks[n]
        if block.kind is FormKind.RUNNING:
            n += 1
            continue
        if block.kind is FormKind.TABLE:
            pairs, taken = _of_table(block), 1
        else:
            pairs, taken = _of_question(block) or _of_text(block, found) or _of_fields(block, found), 1
            pairs = pairs or (_of_remark(block) if len(out) > 1 else [])
            if not pairs and n + 1 < len(blocks):
                pairs, taken = _of_two(block, blocks[n + 1], found), 2
        if not pairs:
            break
        out += pairs
        n += taken
    while n > i and blocks[n - 1].kind is FormKind.RUNNING:
        n -= 1
    return out, n - i


def label_kind(label: str) -> str | None:
    """What the value of a label is; None if the words are no label of a form of a measure."""
    label = _POINT.sub("", label.strip(" .:*•-"))
    if (
        not label
        or re.search(r"(?<!nr)\.\s", label)
        or len(label.split()) > _WORDS
        or len(label) > 45
        or _NO_LABEL.fullmatch(label)
    ):
        return None
    if _MEASURE.fullmatch(label):
        return "measure"
    kind = column_kind(label)
    if kind == "measure" and _CONTENT.fullmatch(label):
        return "comment"
    return None if kind in (None, "measure", "task", "source", "area") else kind


def _of_table(block: Block) -> list[Pair]:
    """A table of two columns, labels left."""
    if {c.column for c in block.cells} != {0, 1}:
        return []
    rows: dict[int, dict[int, tuple[str, Span]]] = {}
    for c in block.cells:
        if c.pieces:
            rows.setdefault(c.row, {})[c.column] = (c.text.strip(), c.pieces[0])
    out: list[Pair] = []
    for row in rows.values():
        label = row.get(0, ("", None))[0]
        kind = label_kind(label)
        if kind is None and (not label or len(label) > 40 or not out):
            return []
        value, at = row.get(1, ("", row[0][1]))
        out.append(Pair(label.strip(" :"), kind or "other", value, at))
    if sum(p.kind != "other" for p in out) * 2 < len(out):
        return []
    return out if len({p.label for p in out}) == len(out) else []


def _of_text(block: Block, found: Found) -> list[Pair]:
    """The labels of a block, each with the words up to the next; it must begin with one."""
    text = found.page_text(block.at.page)[block.at.start : block.at.end]
    starts: list[tuple[int, int, str, str]] = []
    for colon in _COLON.finditer(text[:3000]):
        line = max(text.rfind("\n", 0, colon.start()) + 1, colon.start() - 60)
        before = text[line : colon.start()].replace("**", "  ")
        label = _label(before)
        if label:
            at = line + before.rfind(label)
            if not starts or at >= starts[-1][1]:
                starts.append((at, colon.end(), label, label_kind(label) or ""))
    if not starts:
        return []
    out: list[Pair] = []
    if re.search(r"[^\s•*>#–-]", text[: starts[0][0]]):
        kinds = {s[3] for s in starts}
        measure = None if "measure" in kinds or len(kinds & _FACTS) < 2 else _run_in(text[: starts[0][0]], block)
        if measure is None:
            return []
        out.append(measure)
    for k, (_, after, label, kind) in enumerate(starts):
        until = starts[k + 1][0] if k + 1 < len(starts) else len(text)
        raw = text[after:until]
        value = raw.strip(" \n\t*•;,|–-")
        if kind != "comment" and len(value) > LONGEST:
            return []
        at = after + (raw.find(value) if value else 0)
        place = Span(block.at.page, block.at.start + at, block.at.start + at + len(value))
        out.append(Pair(label, kind, " ".join(value.split()), place))
    return out


def _of_question(block: Block) -> list[Pair]:
    """A question as a label with its answer: "Kven har vore med? Matematikksenteret."."""
    m = _QUESTION.match(block.text)
    kind = next((k for pattern, k in _QUESTIONS if m and pattern.fullmatch(m.group("label"))), None)
    return [replace(_pair(block, m, kind), label="")] if m and kind else []  # the question says what it holds


def _of_remark(block: Block) -> list[Pair]:
    """A line of a form under a label that says nothing of who, when or how much: "Vegen vidare: …"."""
    m = _REMARK.match(block.text)
    return [_pair(block, m, "comment")] if m and label_kind(m.group("label")) is None else []


def _pair(block: Block, m: re.Match[str], kind: str) -> Pair:
    value = block.text[m.end() :].strip()
    # The block's text is as long as its stretch of the page but for blanks.
    return Pair(
        m.group("label"), kind, value, replace(block.at, start=max(block.at.start, block.at.end - len(value)))
    )


def _of_fields(block: Block, found: Found) -> list[Pair]:
    """The fields of an entry that semicolons part, without labels: the measure, then what each one's looks say."""
    text = found.page_text(block.at.page)[block.at.start : block.at.end]
    fields = [m for m in re.finditer(r"[^;]+", text) if m.group().strip()]
    if (
        len(fields) < 3
        or len(text) > 2 * LONGEST
        or label_kind(text.partition(":")[0])
        or _IN_BRACKETS.search(text)
    ):
        return []
    out: list[Pair] = []
    for m in fields:
        value = m.group().strip(" \n\t.•*")
        at = block.at.start + m.start() + m.group().find(value)
        out.append(Pair("", _kind_of(value), " ".join(value.split()), Span(block.at.page, at, at + len(value))))
    facts = [p.kind for p in out[1:] if p.kind in _FACTS]
    if len(facts) < 2 or len(facts) * 2 < len(out) - 1 or len(out[0].value) > 90:
        return []
    if not measure_name(out[0].value) or look(out[0].value).person:
        return []
    return [Pair("", "measure", out[0].value, out[0].at), *out[1:]]


def _told_below(blocks: Sequence[Block], i: int, heading: Heading | None, found: Found) -> list[Pair]:
    """A measure and what the items below it tell, each one fact: "- Nord universitet", "- Fra januar 2021",
    "- Kontakt: Kari Berg". The measure is an item that says no more than its name, or the heading."""
    block = blocks[i]
    if block.kind is not FormKind.LIST_ITEM:
        return []
    words = _MARK.sub("", block.text).strip(" :")
    below = list(_items(blocks, i + 1, block.level + 1))
    name, at = words, block.at
    if not below and heading is not None and blocks[i - 1].kind is FormKind.HEADING:
        name, at, below = heading.text, heading.at, list(_items(blocks, i, block.level))
    named = len(name) <= 90 and look(name).name and measure_name(name) and not _SECTION.search(name)
    if not named or not 0 < len(below) <= _ITEMS:
        return []
    out = [_told(item, found) for item in below]
    if sum(not p.label and look(p.value).person for p in out) > 1:
        return []  # a list of those present
    facts = {p.kind for p in out} & _FACTS
    plain = sum(p.kind in _FACTS for p in out)
    enough = plain * 2 >= len(out) and (len(facts) >= 2 or (name == words and facts))
    return [Pair("Tiltak", "measure", name, at), *out] if enough else []


def _items(blocks: Sequence[Block], first: int, level: int) -> Iterator[Block]:
    """The items of a list from block `first` on that stand on a level or below, a few more than may be facts."""
    for block in islice(blocks, first, first + _ITEMS + 1):
        if block.kind is not FormKind.LIST_ITEM or block.level < level:
            return
        yield block


def _told(item: Block, found: Found) -> Pair:
    """What one item tells, by its label or its looks."""
    labelled = _of_text(item, found)
    if len(labelled) == 1:
        return labelled[0]
    words = " ".join(_MARK.sub("", item.text).split()).strip(" .")
    kind = _kind_of(words) if len(words) <= _FACT else "comment"
    value = _UNKNOWN_LABEL.sub("", words)
    if kind in ("partner", "contact") and not any(
        re.fullmatch(_BEFORE, value[: h.start])
        for h in recognise(value, contact=True)
        if h.kind in (Kind.PARTNER, Kind.PERSON, Kind.PLACE)
    ):
        kind = "comment"  # it begins with something else: "Lesevenner (NTNU, 2024)" is another measure
    if kind in ("partner", "contact"):
        words = value
    return Pair("", kind, words, replace(item.at, start=max(item.at.start, item.at.end - len(words))))


def _kind_of(value: str) -> str:
    cell = look(value)
    if cell.time or cell.money:
        return "amount" if cell.money and not cell.time else "period"
    return "partner" if cell.body and not cell.prose else "contact" if cell.person else "comment"


def _run_in(before: str, block: Block) -> Pair | None:
    """The measure whose name opens a block, before its first label."""
    m = _RUN_IN.match(before)
    if m is None or column_kind(m.group("name")):
        return None
    start = block.at.start
    at = Span(block.at.page, start + m.start("name"), start + m.end("name"))
    return Pair("Tiltak", "measure", " ".join(m.group("name").split()), at)


def _label(before: str) -> str | None:
    """The label right before a colon: the fewest words that begin with a capital and are one."""
    words = [m.start() for m in re.finditer(r"(?<![\w/-])[A-ZÆØÅ]", before)]
    for at in reversed(words):
        if len(before[at:].split()) > _WORDS:
            return None
        if label_kind(before[at:]):
            return before[at:].strip()
    return None


def _of_two(block: Block, after: Block, found: Found) -> list[Pair]:
    """A label alone on its line, its value in the next block."""
    label = block.text.strip()
    kind = label_kind(label) if len(label) < 40 and block.kind is not FormKind.LIST_ITEM else None
    if kind is None or after.kind in (FormKind.TABLE, FormKind.RUNNING) or len(after.text) > 120:
        return []
    numbered = _POINT.match(label) and not _POINT.match(after.text)  # then a line without a number is a value
    if (
        (not numbered and label_kind(after.text))
        or _of_text(after, found)
        or (not label.endswith(":") and after.text.rstrip().endswith("."))
    ):
        return []
    return [Pair(_POINT.sub("", label.strip(" :")), kind, " ".join(after.text.split()), after.at)]
