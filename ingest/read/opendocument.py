"""OpenDocument text (.odt) → one page with forms. lxml parses its XML, without entities and with bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.errors import Damaged, EmptyFile, Encrypted
from ingest.model import FormKind
from ingest.read import Found, Task
from ingest.read.archive import open_part
from ingest.read.grid import place
from ingest.read.text import tidy
from ingest.read.word import check_package
from ingest.read.write import CellDraft, PageWriter

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    _TEXT + name for name in ("tracked-changes", "note", "sequence-decls", "variable-decls", "forms")
) | {_OFFICE + "annotation", _OFFICE + "forms"}
_MOST_REPEATS = 200
"""Repeated empty rows and cells that are written out; spread-out sheets repeat the last one a million times."""
_DEEPEST = 100


def read_odt(data: bytes, task: Task) -> Found:
    check_package(data, task.limits.unpacked_bytes, "ODT")
    _check_open(data, task)
    root = _xml(open_part(data, "content.xml", task.limits))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Damaged("is no OpenDocument text although its name says so")
    writer = PageWriter()
    _Reader(writer).blocks(body, 0)
    if writer.empty:
        raise EmptyFile("holds no text")
    title, date = _properties(data, task)
    return Found((writer.page(1),), title, date)


def _check_open(data: bytes, task: Task) -> None:
    """That no part is encrypted. Raises Encrypted: no library that is kept well opens these."""
    try:
        manifest = open_part(data, "META-INF/manifest.xml", task.limits)
    except Damaged:
        return  # LibreOffice reads a document without its manifest too
    if b"encryption-data" in manifest or b"encrypted-package" in manifest:
        raise Encrypted("is under a password", "planspor cannot open it: save a copy without one in LibreOffice")


def _xml(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        raise Damaged("is damaged: its text cannot be parsed") from None


def _properties(data: bytes, task: Task) -> tuple[str | None, str | None]:
    try:
        meta = _xml(open_part(data, "meta.xml", task.limits))
    except Damaged:
        return None, None
    title, date = meta.find(f".//{_DC}title"), meta.find(f".//{_DC}date")
    name = tidy(title.text or "").strip() if title is not None else ""
    return name or None, (date.text or "")[:10] or None if date is not None else None


class _Reader:
    def __init__(self, writer: PageWriter) -> None:
        self._writer = writer
        self._depth = 0
        self._first_of_item = False

    def blocks(self, parent: Any, depth: int) -> None:
        for element in parent:
            if not isinstance(element.tag, str) or element.tag in _SKIPPED or depth > _DEEPEST:
                continue
            name = element.tag.removeprefix(_TEXT)
            if name == "h":
                level = element.get(_TEXT + "outline-level", "1")
                self._writer.block(FormKind.HEADING, _lines(element), int(level) if level.isdecimal() else 1)
            elif name == "p":
                self._paragraph(element)
            elif name == "list":
                self._depth += 1
                self.blocks(element, depth + 1)
                self._depth -= 1
            elif name in ("list-item", "list-header"):
                self._first_of_item = name == "list-item"
                self.blocks(element, depth + 1)
            elif element.tag == _TABLE + "table":
                self._table(element)
            else:
                self.blocks(element, depth + 1)
            for note in element.iter(_TEXT + "note-body") if name in ("h", "p") else ():
                self._writer.block(FormKind.FOOTNOTE, [line for p in note for line in _lines(p)])

    def _paragraph(self, element: Any) -> None:
        lines = _lines(element)
        if self._depth and self._first_of_item and any(lines):
            self._writer.block(FormKind.LIST_ITEM, ["- " + lines[0], *lines[1:]], self._depth)
            self._first_of_item = False
        else:
            self._writer.block(FormKind.PARAGRAPH, lines)
        for frame in element.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"):
            self.blocks(frame, 1)

    def _table(self, table: Any) -> None:
        rows: list[list[tuple[tuple[str, ...], int, int, None]]] = []
        headers = 0
        for row, is_header in _rows(table):
            headers += is_header and headers == len(rows)
            cells = []
            for cell in row:
                if cell.tag != _TABLE + "table-cell":
                    continue  # covered by a span: the grid knows
                lines = tuple(
                    " ".join(line.split()) for p in cell.iter(_TEXT + "p", _TEXT + "h") for line in _lines(p)
                )
                spans = [_number(cell, f"number-{way}-spanned") for way in ("rows", "columns")]
                for _ in range(min(_MOST_REPEATS if any(lines) else 20, _number(cell, "number-columns-repeated"))):
                    cells.append((tuple(line for line in lines if line), spans[0], spans[1], None))
            rows.append(cells)
        self._writer.table([CellDraft(r, c, cell[0], rs, cs, r < headers) for r, c, rs, cs, cell in place(rows)])


def _rows(table: Any) -> Iterator[tuple[Any, bool]]:
    for row in table.iter(_TABLE + "table-row"):
        parent = row.getparent()
        while parent is not None and parent.tag != _TABLE + "table":
            parent = parent.getparent()
        if parent is table:
            yield row, row.getparent().tag == _TABLE + "table-header-rows"


def _number(element: Any, name: str) -> int:
    value = element.get(_TABLE + name, "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 8 else 1


def _lines(element: Any) -> list[str]:
    return [line.strip(" ") for line in tidy("".join(_pieces(element, 0))).split("\n")]


def _pieces(element: Any, depth: int) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = child.tag.removeprefix(_TEXT) if isinstance(child.tag, str) else ""
        if name == "s":
            yield " " * min(100, int(count) if (count := child.get(_TEXT + "c", "1")).isdecimal() else 1)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif child.tag not in _SKIPPED and depth < _DEEPEST and not str(child.tag).endswith("}frame"):
            yield from _pieces(child, depth + 1)
        yield child.tail or ""
