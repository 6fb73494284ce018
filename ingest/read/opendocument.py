"""OpenDocument text (.odt) → one page with forms. lxml parses its XML, without entities and with bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.errors import Damaged, EmptyFile, Encrypted
from ingest.model import FormKind
from ingest.read import Found, Task
from ingest.read.archive import open_part
from ingest.read.grid import place
from ingest.read.locked_odf import unlocked_odf
from ingest.read.text import tidy
from ingest.read.word import check_package
from ingest.read.write import CellDraft, PageWriter

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    _TEXT + name for name in ("tracked-changes", "note", "sequence-decls", "variable-decls", "forms")
) | {_OFFICE + "annotation", _OFFICE + "forms"}
_CONDITIONAL = (_TEXT + "hidden-text", _TEXT + "hidden-paragraph")
_MOST_REPEATS = 200
"""Repeated empty rows and cells that are written out; spread-out sheets repeat the last one a million times."""
_DEEPEST = 100


def read_odt(data: bytes, task: Task) -> Found:
    check_package(data, task.limits.unpacked_bytes, "ODT")
    data = _unlocked(data, task)
    root = _xml(open_part(data, "content.xml", task.limits))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Damaged("is no OpenDocument text although its name says so")
    writer = PageWriter()
    styles = _styles(data, task)
    running = {way: _running(styles, way) for way in ("header", "footer")}
    for line in running["header"]:
        writer.block(FormKind.RUNNING, [line])
    _Reader(writer, root, styles).blocks(body, 0)
    for line in running["footer"]:
        writer.block(FormKind.RUNNING, [line])
    if writer.empty:
        raise EmptyFile("holds no text")
    title, date = _properties(data, task)
    return Found((writer.page(1),), title, date)


def _unlocked(data: bytes, task: Task) -> bytes:
    """`data`, opened with the password where it is under one. Raises Encrypted, Damaged, OverLimit."""
    try:
        manifest = open_part(data, "META-INF/manifest.xml", task.limits)
    except Damaged:
        return data  # LibreOffice reads a document without its manifest too
    if b"encryption-data" not in manifest:
        return data
    if task.password is None:
        raise Encrypted("needs a password")
    opened = unlocked_odf(data, _xml(manifest), task.password, task.limits)
    check_package(opened, task.limits.unpacked_bytes, "ODT")
    return opened


def _xml(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        raise Damaged("is damaged: its text cannot be parsed") from None


def _styles(data: bytes, task: Task) -> Any:
    try:
        return _xml(open_part(data, "styles.xml", task.limits))
    except Damaged:
        return None  # the text can be read without


def _running(styles: Any, way: str) -> list[str]:
    """The lines of the first page's header or footer, each once; a page number is no text."""
    found = styles.find(f".//{_STYLE}master-page/{_STYLE}{way}") if styles is not None else None
    lines = [
        " ".join(line.split())
        for p in (found.iter(_TEXT + "p") if found is not None else ())
        for line in _lines(p)
    ]
    return [line for line in dict.fromkeys(lines) if any(c.isalpha() for c in line)]


def _properties(data: bytes, task: Task) -> tuple[str | None, str | None]:
    try:
        meta = _xml(open_part(data, "meta.xml", task.limits))
    except Damaged:
        return None, None
    title, date = meta.find(f".//{_DC}title"), meta.find(f".//{_DC}date")
    name = tidy(title.text or "").strip() if title is not None else ""
    return name or None, (date.text or "")[:10] or None if date is not None else None


class _Reader:
    def __init__(self, writer: PageWriter, root: Any, styles: Any) -> None:
        self._writer = writer
        self._depth = 0
        self._first_of_item = False
        self._numbered: set[tuple[str, int]] = set()
        self._lists: list[tuple[str, int]] = []
        """Of the open lists: style, number of the last item."""
        for tree in (root, styles) if styles is not None else (root,):
            self._learn(tree)

    def _learn(self, tree: Any) -> None:
        """Which lists have numbers; and takes out what is formatted as hidden."""
        for level in tree.iter(_TEXT + "list-level-style-number"):
            if level.get(_STYLE + "num-format"):
                self._numbered.add((level.getparent().get(_STYLE + "name", ""), _number(level, "level", _TEXT)))
        hidden = {
            properties.getparent().get(_STYLE + "name")
            for properties in tree.iter(_STYLE + "text-properties")
            if properties.get(_TEXT + "display") == "none"
        }
        for element in [
            *(
                x
                for x in tree.iter(_TEXT + "span", _TEXT + "p", _TEXT + "h")
                if x.get(_TEXT + "style-name") in hidden
            ),
            *(x for x in tree.iter(_TEXT + "section") if x.get(_TEXT + "display") == "none"),
            *(x for x in tree.iter(*_CONDITIONAL) if x.get(_TEXT + "is-hidden", "true") == "true"),
        ]:
            for child in list(element):
                element.remove(child)
            element.text = None

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
                style = element.get(_TEXT + "style-name") or (self._lists[-1][0] if self._lists else "")
                self._lists.append((style, 0))
                self.blocks(element, depth + 1)
                self._lists.pop()
                self._depth -= 1
            elif name in ("list-item", "list-header"):
                self._first_of_item = name == "list-item"
                if self._lists and self._first_of_item:
                    self._lists[-1] = (self._lists[-1][0], self._lists[-1][1] + 1)
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
            style, number = self._lists[-1]
            marker = f"{number}." if (style, self._depth) in self._numbered else "-"
            self._writer.block(FormKind.LIST_ITEM, [f"{marker} {lines[0]}", *lines[1:]], self._depth)
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


def _number(element: Any, name: str, space: str = _TABLE) -> int:
    value = element.get(space + name, "1")
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
