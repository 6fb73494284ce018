"""Word files → pages with forms. python-docx opens them; the text is taken from their XML as Word shows it:
tracked changes accepted, text boxes included once, numbers of numbered paragraphs written out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.errors import Damaged, EmptyFile, Encrypted, OverLimit
from ingest.model import FormKind, Page
from ingest.read import Found, Task
from ingest.read.grid import place
from ingest.read.locked import unlocked
from ingest.read.numbering import Numbering
from ingest.read.text import tidy
from ingest.read.write import CellDraft, PageWriter

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_REMOVED = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "txbxContent")
)
_HOLDERS = frozenset(_W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
"""What paragraphs, rows and cells may lie in: content controls, and changes that are accepted."""
_HEADING_STYLE = re.compile(r"(?:heading|overskrift|rubrik)\s*([1-9])\b", re.I)
_LIST_STYLE = re.compile(r"(?:list|punktliste|nummerert liste|liste)\b.* ([2-5])$")
_TITLE_STYLES = frozenset({"title", "tittel"})
_CAPTION_STYLES = frozenset({"caption", "bildetekst", "figurtekst", "tabelltekst"})


def check_package(data: bytes, unpacked_bytes: int, kind: str) -> None:
    """That `data` is a ZIP package that unpacks to no more than `unpacked_bytes`. Raises UnreadableSource.

    The sizes are those that the package states; what a part really holds is bounded again by the worker's memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Damaged(f"is not a {kind} file although its name says so") from None
    if any(part.flag_bits & 1 for part in parts):
        raise Encrypted("needs a password")
    if (total := sum(part.file_size for part in parts)) > unpacked_bytes:
        raise OverLimit(f"unpacks to {total / 1e6:,.0f} MB, more than {unpacked_bytes / 1e6:,.0f}")


def read_docx(data: bytes, task: Task) -> Found:
    data = unlocked(data, task.password)
    check_package(data, task.limits.unpacked_bytes, "DOCX")
    word = _open(data)
    pages = _Reader(word).pages()
    if not any(page.raw.strip() for page in pages):
        raise EmptyFile("holds no text")
    core = word.core_properties
    try:
        title, date = (
            tidy(core.title or "").strip() or None,
            core.modified.date().isoformat() if core.modified else None,
        )
    except (ValueError, AttributeError, TypeError):
        title, date = None, None
    return Found(pages, title, date)


def _open(data: bytes) -> WordDocument:
    import docx
    from lxml import etree

    # python-docx refuses documents with macros and templates by their content type alone; the text is the same.
    for kind in (
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ):
        if kind in (types := _part(data, "[Content_Types].xml")):
            plain = types.replace(
                kind, b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            )
            data = _with_part(data, "[Content_Types].xml", plain)
    try:
        return docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, etree.LxmlError, zipfile.BadZipFile, AttributeError, EOFError) as error:
        raise Damaged(f"is damaged: Word's parts do not fit together ({type(error).__name__})") from None
    except Exception as error:  # python-docx raises bare errors of its own for missing parts
        if type(error).__module__.startswith(("docx", "zlib")):
            raise Damaged("is damaged: parts of the Word file are missing") from None
        raise


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        try:
            return package.read(name)
        except KeyError:
            raise Damaged("is a ZIP file but not a Word file") from None


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part, content if part.filename == name else old.read(part))
    return out.getvalue()


class _Reader:
    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._numbering = Numbering(word)
        self._styles = {style.style_id: style for style in word.styles if style.style_id}
        self._writers = [PageWriter()]
        self._notes = {kind: dict(_notes(word, kind)) for kind in ("footnote", "endnote")}
        self._pending: list[str] = []
        self._fresh = True  # nothing written since the last page break

    def pages(self) -> tuple[Page, ...]:
        for line in self._running("header"):
            self._writers[0].block(FormKind.RUNNING, [line])
        self._blocks(self._word.element.body)
        self._write_notes()
        for line in self._running("footer"):
            self._writers[-1].block(FormKind.RUNNING, [line])
        return tuple(writer.page(number) for number, writer in enumerate(self._writers, 1))

    def _running(self, which: str) -> list[str]:
        """The lines of the first section's header or footer, each once; a page number is no text."""
        lines = []
        for section in self._word.sections[:1]:
            parts = [getattr(section, f"first_page_{which}"), getattr(section, which)]
            for part in parts if section.different_first_page_header_footer else parts[1:]:
                for paragraph in part._element.iter(_W + "p"):
                    lines.append(" ".join(_text(paragraph).split()))
        return [line for line in dict.fromkeys(lines) if any(c.isalpha() for c in line)]

    def _blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag == _W + "p":
                self._paragraph(element)
            elif element.tag == _W + "tbl":
                self._table(element)
            elif element.tag in _HOLDERS and not _only_asks(element):
                self._blocks(element)

    def _paragraph(self, element: Any) -> None:
        style = self._style(element)
        level = self._heading_level(element, style)
        marker, depth = self._numbering.marker(element, style)
        names = {name.lower() for name in _names(style)}
        if depth == 1 and (deeper := next(filter(None, map(_LIST_STYLE.match, names)), None)):
            depth = int(deeper[1])  # "List Bullet 2": a list of its own that only looks like a deeper one
        for part, breaks_page in _split_at_page_breaks(element):
            if breaks_page:
                self._new_page()
            lines = tidy(part).split("\n")
            if not any(line.strip() for line in lines):
                continue
            self._fresh = False
            if level:
                self._writer.block(FormKind.HEADING, [f"{marker} {lines[0]}".strip(), *lines[1:]], level)
            elif names & _CAPTION_STYLES:
                self._writer.block(FormKind.CAPTION, lines)
            elif marker:
                self._writer.block(FormKind.LIST_ITEM, [f"{marker} {lines[0]}", *lines[1:]], depth)
            else:
                self._writer.block(FormKind.PARAGRAPH, lines)
            marker = ""
        self._pending += _references(element)
        for box in _text_boxes(element):
            self._blocks(box)

    @property
    def _writer(self) -> PageWriter:
        return self._writers[-1]

    def _new_page(self) -> None:
        if not self._fresh:
            self._write_notes()
            self._writers.append(PageWriter())
            self._fresh = True

    def _write_notes(self) -> None:
        for key in self._pending:
            kind, _, number = key.partition(" ")
            if lines := self._notes[kind].get(number):
                self._writer.block(FormKind.FOOTNOTE, lines)
        self._pending = []

    def _style(self, element: Any) -> Any:
        name = element.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(name.get(_W + "val")) if name is not None else None

    def _heading_level(self, element: Any, style: Any) -> int:
        """1 to 9; 0: no heading. By the outline level, else the names of the style and of those it is based on."""
        outline = element.find(f"{_W}pPr/{_W}outlineLvl")
        if outline is not None and outline.get(_W + "val", "9") < "9":
            return int(outline.get(_W + "val")) + 1
        for each in _chain(style):
            if found := _HEADING_STYLE.match(each.name or ""):
                return int(found.group(1))
            if (each.name or "").lower() in _TITLE_STYLES:
                return 1
            outline = each.element.find(f"{_W}pPr/{_W}outlineLvl")
            if outline is not None and outline.get(_W + "val", "9") < "9":
                return int(outline.get(_W + "val")) + 1
        return 0

    def _table(self, table: Any) -> None:
        rows: list[list[_Cell]] = []
        header_rows = 0
        for tr in _children(table, "tr"):
            if tr.find(f"{_W}trPr/{_W}del") is not None:
                continue
            if tr.find(f"{_W}trPr/{_W}tblHeader") is not None and header_rows == len(rows):
                header_rows += 1
            before = tr.find(f"{_W}trPr/{_W}gridBefore")
            row = [_Cell((), int(before.get(_W + "val", "1")))] if before is not None else []
            row += [self._cell(tc) for tc in _children(tr, "tc")]
            rows.append(row)
        if sum(len(row) for row in rows) == 1:  # one cell: a frame around text
            self._blocks(next(_children(next(_children(table, "tr")), "tc")))
            return
        _join_down(rows)
        grid = [
            [(cell.lines, cell.row_span, cell.column_span, None) for cell in row if not cell.covered]
            for row in rows
        ]
        self._fresh = False
        self._writer.table(
            [
                CellDraft(row, column, lines, row_span, column_span, row < header_rows)
                for row, column, row_span, column_span, (lines, _, _, _) in place(grid)
            ]
        )
        for tc in table.iter(_W + "tc"):
            for paragraph in tc.iterchildren(_W + "p"):
                self._pending += _references(paragraph)

    def _cell(self, tc: Any) -> _Cell:
        lines: list[str] = []
        for paragraph in tc.iter(_W + "p"):
            marker, _ = self._numbering.marker(paragraph, self._style(paragraph))
            text = tidy(_text(paragraph)).replace("\f", "\n")
            lines += [" ".join(line.split()) for line in f"{marker} {text}".split("\n") if line.strip() != marker]
        span = tc.find(f"{_W}tcPr/{_W}gridSpan")
        merge = tc.find(f"{_W}tcPr/{_W}vMerge")
        down = None if merge is None else merge.get(_W + "val", "continue")
        width = span.get(_W + "val", "1") if span is not None else "1"
        return _Cell(tuple(line for line in lines if line), int(width) if width.isdecimal() else 1, down)


class _Cell:
    """A cell as Word writes it; `down`: "restart" opens a merge downwards, "continue" is part of one."""

    def __init__(self, lines: tuple[str, ...], column_span: int = 1, down: str | None = None) -> None:
        self.lines, self.column_span, self.down = lines, max(1, column_span), down
        self.row_span, self.covered = 1, False


def _join_down(rows: list[list[_Cell]]) -> None:
    """Gives cells that are merged downwards their row span and marks those they cover."""
    open_at: dict[int, _Cell] = {}
    for row in rows:
        column, seen = 0, dict[int, _Cell]()
        for cell in row:
            above = open_at.get(column)
            if cell.down == "continue" and above is not None:
                above.row_span += 1
                above.lines += cell.lines
                cell.covered = True
                seen[column] = above
            elif cell.down is not None:
                seen[column] = cell
            column += cell.column_span
        open_at = seen


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Children of that name, also within content controls and accepted insertions."""
    for child in parent:
        if child.tag == _W + name:
            yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, name)


def _chain(style: Any) -> Iterator[Any]:
    for _ in range(12):  # a style based on itself must not hold us
        if style is None:
            return
        yield style
        style = style.base_style


def _names(style: Any) -> list[str]:
    return [each.name for each in _chain(style) if each.name]


def _visible(element: Any) -> Iterator[Any]:
    """The elements of a paragraph that show text, in order; what was deleted, and text boxes, left out."""
    for child in element:
        if child.tag in _REMOVED or child.tag == _FALLBACK or _is_hidden(child) or _only_asks(child):
            continue
        yield child
        yield from _visible(child)


def _only_asks(control: Any) -> bool:
    """Whether a field of a form holds no answer yet, but only the words that ask for one."""
    return control.tag == _W + "sdt" and control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _is_hidden(run: Any) -> bool:
    """Whether a run of text is formatted as hidden."""
    if run.tag != _W + "r":
        return False
    found = run.find(f"{_W}rPr/{_W}vanish")
    return found is not None and found.get(_W + "val", "1") not in ("0", "false", "off")


def _text(paragraph: Any) -> str:
    parts = []
    for element in _visible(paragraph):
        name = element.tag.removeprefix(_W) if isinstance(element.tag, str) else ""
        if name == "t":
            parts.append(element.text or "")
        elif name in ("tab", "ptab"):
            parts.append("\t")
        elif name == "br":
            parts.append("\f" if element.get(_W + "type") == "page" else "\n")
        elif name == "lastRenderedPageBreak":
            parts.append("\f")
        elif name == "cr":
            parts.append("\n")
        elif name == "noBreakHyphen":
            parts.append("-")
        elif name == "sym":
            parts.append("•" if parts == [] else "")
    return "".join(parts)


def _split_at_page_breaks(paragraph: Any) -> Iterator[tuple[str, bool]]:
    before = paragraph.find(f"{_W}pPr/{_W}pageBreakBefore")
    first = before is not None and before.get(_W + "val", "1") not in ("0", "false")
    for i, part in enumerate(_text(paragraph).split("\f")):
        yield part, bool(i) or first


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(_W + "txbxContent"):
        if not any(parent.tag in (_FALLBACK, _W + "del") for parent in box.iterancestors()):
            yield box


def _references(paragraph: Any) -> list[str]:
    return [
        f"{kind} {found.get(_W + 'id')}"
        for kind in ("footnote", "endnote")
        for found in paragraph.iter(f"{_W}{kind}Reference")
    ]


def _notes(word: WordDocument, kind: str) -> Iterator[tuple[str, list[str]]]:
    """Footnotes or endnotes: id → lines."""
    from docx.oxml import parse_xml

    for relation in word.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(f"/{kind}s"):
            continue
        for note in parse_xml(relation.target_part.blob).iter(_W + kind):
            if note.get(_W + "type") in (None, "normal"):
                lines = [" ".join(tidy(_text(p)).split()) for p in note.iter(_W + "p")]
                yield str(note.get(_W + "id")), [line for line in lines if line]
