"""The values that flow through `ingest`: one document, from raw pages to facts.

Everything here is frozen, all sequences are tuples, and nothing here imports anything of ours but the errors.
Two coordinate systems exist and each field says which one it counts in:

* *raw*: characters of `Page.raw`, the text as it was read. Corrections, forms and OCR words count there.
* *text*: characters of `Page.text`, the raw text with its corrections applied. Blocks, mentions,
  relations and amounts count there. `Page.to_text` and `Page.to_raw` lead from one to the other.

What a page has hundreds of is a named tuple: it is made in half the time of a frozen dataclass, or less.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ingest.errors import PlansporError


class Kind(StrEnum):
    """What a mention or an entity is; see the glossary in ARCHITECTURE.md."""

    NETWORK = "network"
    PARTNER = "partner"
    MEASURE = "measure"
    PERSON = "person"
    PLACE = "place"
    SCHEME = "scheme"
    ORGANISATION = "organisation"
    """Other bodies (schools, political bodies): kept as mentions, never entities of the library."""


class DocumentType(StrEnum):
    PLAN = "plan"
    MINUTES = "minutes"
    REPORT = "report"
    CASE = "case"
    WEB = "web"
    LETTER = "letter"
    OTHER = "other"


class Source(StrEnum):
    """Where a page's raw text came from."""

    TEXT = "text"
    OCR = "ocr"


class FormKind(StrEnum):
    """What the reader saw a stretch of text to be, before any reading of its words."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    RUNNING = "running"
    """A running head or foot, or a page number: kept in the text, left out of the facts."""


class Box(NamedTuple):
    """A rectangle on the page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a page's *text*: page number from 1, characters `start` to `end` (end excluded)."""

    page: int
    start: int
    end: int


class Word(NamedTuple):
    """One word as OCR read it. `start`, `end` in *raw*; `confidence` 0 to 1."""

    start: int
    end: int
    confidence: float
    box: Box | None = None


class CellForm(NamedTuple):
    """A table cell as the reader found it. `start`, `end` in *raw*, one contiguous stretch.

    The reader writes a table into `Page.raw` row by row, each cell's whole text in one piece (line breaks
    inside a cell stay line breaks), cells parted by a tab, rows by a line break.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: Box | None = None


class Form(NamedTuple):
    """A stretch of *raw* and the form the reader saw it in; forms do not overlap and stand in reading order.

    A page without forms (plain text) is segmented from its text alone. `level` counts from 1 for headings
    and list items (0: unknown). `continues` says a table goes on from the previous page.
    """

    kind: FormKind
    start: int
    end: int
    level: int = 0
    box: Box | None = None
    cells: tuple[CellForm, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim about the raw text: at `start` (in *raw*) it says `before` and should say `after`.

    `confidence` 0 to 1; `reason` is a short machine-readable word followed by a human explanation,
    such as "letters: g read for ø" or "join: word broken at the line end".
    """

    start: int
    before: str
    after: str
    confidence: float
    reason: str

    @property
    def end(self) -> int:
        return self.start + len(self.before)


@dataclass(frozen=True)
class Page:
    """One page: `number` from 1, the `raw` text as read, and corrections over it (sorted, not overlapping)."""

    number: int
    raw: str
    source: Source = Source.TEXT
    corrections: tuple[Correction, ...] = ()
    doubts: tuple[Correction, ...] = ()
    """Corrections not sure enough to apply: listed for review, never part of `text`."""
    forms: tuple[Form, ...] = ()
    words: tuple[Word, ...] = ()
    note: str | None = None
    """What a user should know of this page: why it was read again, that it waits for OCR, that it is cut."""

    @cached_property
    def text(self) -> str:
        """`raw` with the corrections applied."""
        parts: list[str] = []
        at = 0
        for c in self.corrections:
            parts += (self.raw[at : c.start], c.after)
            at = c.end
        parts.append(self.raw[at:])
        return "".join(parts)

    @cached_property
    def _edges(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """For each correction the place where it starts, in raw and in text."""
        raws, texts, shift = [], [], 0
        for c in self.corrections:
            raws.append(c.start)
            texts.append(c.start + shift)
            shift += len(c.after) - len(c.before)
        return tuple(raws), tuple(texts)

    def to_text(self, offset: int) -> int:
        """The place in `text` of a place in `raw`; inside a correction, as far into it as there is text."""
        raws, texts = self._edges
        i = bisect_right(raws, offset) - 1
        if i < 0:
            return offset
        c = self.corrections[i]
        into = offset - c.start
        if into >= len(c.before):
            return texts[i] + len(c.after) + into - len(c.before)
        return texts[i] + min(into, len(c.after))

    def to_raw(self, offset: int) -> int:
        """The place in `raw` of a place in `text`; the inverse of `to_text` outside corrections."""
        _, texts = self._edges
        i = bisect_right(texts, offset) - 1
        if i < 0:
            return offset
        c = self.corrections[i]
        into = offset - texts[i]
        if into >= len(c.after):
            return c.end + into - len(c.after)
        return c.start + min(into, len(c.before))


def undo(text: str, corrections: tuple[Correction, ...]) -> str:
    """The raw text again, from a cleaned `text` and the corrections that made it (sorted, not overlapping)."""
    parts: list[str] = []
    at = shift = 0
    for c in corrections:
        start = c.start + shift
        parts += (text[at:start], c.before)
        at = start + len(c.after)
        shift += len(c.after) - len(c.before)
    parts.append(text[at:])
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell after cleaning. `pieces` are its places in *text*: more than one where plain text
    broke the cell over lines; `text` is the pieces joined to one line, broken words mended."""

    row: int
    column: int
    text: str
    pieces: tuple[Span, ...]
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of reading: `kind` and `level` as in `Form`; `at` in *text*; a table has `cells`."""

    kind: FormKind
    text: str
    at: Span
    level: int = 0
    cells: tuple[Cell, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """What a page says of one thing. `surface` is `text[start:end]` (pieces joined, if several), `name` its
    normal form within this document; `rule` names the rule, register or model that found it."""

    kind: Kind
    name: str
    surface: str
    at: Span
    rule: str
    confidence: float
    role: str | None = None
    """Of a person: what the document says they are."""
    organisation: str | None = None
    """Of a person: the body (normal form) the document says they belong to."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One row: this measure, run by these partners, in this network, in this period, by these contacts.

    Names are normal forms within this document. `start`, `end`: "2024-08", or "2024" where only a year is
    printed, None where open or not given. `measure` is None only in attendance lists, which tell who stands
    for which body and network. `at` are the places in *text* that prove it, `evidence` their words.
    `inferred` names the fields whose value is not printed in the row itself (a network known from the title).
    """

    measure: str | None
    at: tuple[Span, ...]
    evidence: str
    rule: str
    confidence: float
    partners: tuple[str, ...] = ()
    network: str | None = None
    scheme: str | None = None
    start: str | None = None
    end: str | None = None
    contacts: tuple[str, ...] = ()
    amount_nok: int | None = None
    comment: str | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: `raw` as printed, `value_nok` in whole kroner, `what` it is printed for."""

    raw: str
    value_nok: int
    what: str | None
    at: Span
    year: int | None = None
    per_year: bool = False
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """`start`, `end`: months ("2024-08") or None where open."""

    start: str | None
    end: str | None


@dataclass(frozen=True)
class Document:
    """One document. Read fills the first part, each stage its own field; empty means not (yet) found."""

    id: str
    path: str
    """Where it came from: absolute path; `FILE.jsonl#ID` for a record."""
    sha256: str
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know of the whole document; shown by `show` and in the report."""
    waiting_for_ocr: bool = False
    """Pages without text were left because no OCR was at hand; read again as soon as there is one."""

    given_title: str | None = None
    """Title and date that stand outside the text: record fields, HTML head, file properties."""
    given_date: str | None = None
    media: str = "text"
    """pdf, text, html, markdown, docx, odt, rtf, email, image, record: a hint for the document's type."""

    blocks: tuple[Block, ...] = ()

    title: str | None = None
    type: DocumentType = DocumentType.OTHER
    date: str | None = None
    period: Period | None = None
    language: str | None = None
    """nb, nn, en or None."""
    issuer: str | None = None
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    amounts: tuple[Amount, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file (or record): the row of `ingest --json`, `--report` and `clean --json`."""

    path: str
    sha256: str | None
    status: str
    """added, updated, unchanged or failed."""
    document: str | None = None
    pages: int = 0
    ocr_pages: int = 0
    corrections: int = 0
    seconds: float = 0.0
    error: tuple[str, str] | None = None
    """Type and message, in a user's words."""
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document, status: str, seconds: float) -> FileReport:
        """The report of a document that was read."""
        pages = document.pages
        return cls(
            path=document.path,
            sha256=document.sha256,
            status=status,
            document=document.id or None,
            pages=len(pages),
            ocr_pages=sum(page.source is Source.OCR for page in pages),
            corrections=sum(len(page.corrections) for page in pages),
            seconds=seconds,
            notes=document.notes + tuple(f"page {page.number}: {page.note}" for page in pages if page.note),
        )

    @classmethod
    def failed(
        cls, path: str, error: PlansporError, sha256: str | None = None, seconds: float = 0.0
    ) -> FileReport:
        """The report of a file that gave no document."""
        return cls(path=path, sha256=sha256, status="failed", seconds=seconds, error=(error.type, str(error)))
