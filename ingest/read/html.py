"""Saved web pages → their text with forms. lxml parses; nothing is fetched, nothing is run.

What every page of a site wears (menus, cookie notices, requests for feedback, the foot) is dropped where the
markup or the words show it; the line that dates the page is kept wherever it stands.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.errors import Damaged, EmptyFile, OverLimit
from ingest.model import FormKind
from ingest.norwegian.furniture import FEEDBACK, PAGE_DATES
from ingest.read import Found, Task
from ingest.read.grid import place
from ingest.read.heart import heart, is_furniture
from ingest.read.mhtml import whole_page
from ingest.read.text import decoded, mend_encoding, mended_note, tidy
from ingest.read.write import CellDraft, PageWriter

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
        "menu",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "caption",
        "figcaption",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "label",
    ]
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_SPACE = re.compile(r"[ \t\n]+")
_LAST_CHANGED = re.compile(r"\bsist (?:endr|oppdater|revider|redigert|modifiser|lagra|lagret)")
_BULLET = re.compile(r"^[•·▪●‣]\s+(?=\S)")
_BOLD, _PLAIN = "\ue000", "\ue001"
"""Around what is set in bold, till the block is written: tidied text holds no such letters of its own."""
_MOST_BOLD = 80
"""Letters of a line in bold that stands for a heading."""
_DEEPEST = 200
"""libxml2 stops at 256 levels; real pages have 10 to 40."""
_DATE_META = (
    "article:modified_time", "dcterms.modified", "dc.date.modified", "last-modified", "og:updated_time",
    "article:published_time", "dcterms.issued", "dc.date", "date", "dcterms.date",
)  # fmt: skip


def read_html(data: bytes, task: Task) -> Found:
    if len(data) > task.limits.page_bytes:
        raise OverLimit(f"has {len(data) / 1e6:,.0f} MB of HTML, more than {task.limits.page_bytes / 1e6:,.0f}")
    data, charset = whole_page(data)
    text, mended = mend_encoding(tidy(_decode(data, charset)).replace("\f", " "))
    root = _parse(text)
    writer = PageWriter()
    _Walk(writer).page(root)
    if writer.empty:
        raise EmptyFile("holds no text")
    notes = (mended_note(mended),) if mended else ()
    return Found((writer.page(1),), _title(root), _date(root), notes)


def write_html(writer: PageWriter, text: str) -> None:
    """Adds what a piece of HTML shows to a page (for the HTML bodies of e-mails). Raises Damaged."""
    _Walk(writer).page(_parse(tidy(text)))


def _decode(data: bytes, charset: str | None) -> str:
    if charset is not None:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return data.decode(charset)
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and (
        named := _CHARSET.search(data[:4096])
    ):
        try:
            return data.decode(named.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the page says one thing and is another: its bytes decide
    try:
        return decoded(data)
    except ValueError as error:
        raise Damaged(f"{error}, although its name says so") from None


def _parse(text: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise EmptyFile("holds no text") from None
    return root


def _title(root: HtmlElement) -> str | None:
    for path in ("//meta[@property='og:title']/@content", "//title/text()"):
        for found in root.xpath(path):
            if title := _SPACE.sub(" ", tidy(str(found))).strip():
                return title
    return None


def _date(root: HtmlElement) -> str | None:
    dates: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in _DATE_META and (value := (meta.get("content") or "").strip()):
            dates.setdefault(name, value)
    return next((dates[name] for name in _DATE_META if name in dates), None)


class _Walk:
    """Writes the text below an element, block by block, in the order of the page."""

    def __init__(self, writer: PageWriter) -> None:
        self._writer = writer
        self._inline: list[str] = []
        self._kind, self._level = FormKind.PARAGRAPH, 0
        self._lists: list[int | None] = []
        self._marker = ""
        self._within_main = True
        self._titled_elsewhere = False

    def page(self, root: HtmlElement) -> None:
        body = root.find("body")
        body = root if body is None else body
        main = heart(body)
        self._within_main = main is not body
        self._titled_elsewhere = bool(body.xpath(".//h1[not(ancestor::header)]"))
        self._element(main, 0)
        self._flush()
        for text in dict.fromkeys(map(tidy, _page_dates(body))):
            if " ".join(text.split()) not in " ".join(self._writer.page(1).raw.split()):
                self._writer.block(FormKind.PARAGRAPH, [text])

    def _element(self, element: HtmlElement, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or depth > _DEEPEST:
            return
        if tag == "br":
            self._inline.append("\n")
        elif tag == "button" and self._kind is not FormKind.HEADING and self._kind is not FormKind.CAPTION:
            pass  # a button inside a heading opens the section below it: its words are the heading
        elif (
            tag == "header" and not self._within_main and (self._titled_elsewhere or element.find(".//h1") is None)
        ) or (depth and is_furniture(element)):
            pass
        elif tag == "table" and not self._is_layout(element):
            self._flush()
            self._table(element)
        elif tag in _BLOCKS:
            self._block(element, depth)
        elif tag in ("b", "strong"):
            self._inline.append(_BOLD)
            self._children(element, depth)
            self._inline.append(_PLAIN)
        else:
            self._children(element, depth)

    def _children(self, element: HtmlElement, depth: int) -> None:
        self._add(element.text, element)
        for child in element:
            self._element(child, depth + 1)
            self._add(child.tail, element)

    def _add(self, text: str | None, within: HtmlElement) -> None:
        if text:
            # Entities are letters only now; a soft hyphen is where a line could break, and none does here.
            text = tidy(text.replace(_BOLD, "").replace(_PLAIN, "").replace("\u00ad", ""))
            self._inline.append(text if within.tag == "pre" else _SPACE.sub(" ", text))

    def _block(self, element: HtmlElement, depth: int) -> None:
        self._flush()
        outer = self._kind, self._level
        tag = element.tag
        if tag in _HEADINGS:
            self._kind, self._level = FormKind.HEADING, _HEADINGS[tag]
        elif tag in ("caption", "figcaption"):
            self._kind, self._level = FormKind.CAPTION, 0
        elif tag in ("ul", "ol", "menu"):
            start = element.get("start") or "1"
            self._lists.append(int(start) if start.isdecimal() and tag == "ol" else 1 if tag == "ol" else None)
        elif tag == "li" and self._lists:
            number = self._lists[-1]
            self._marker = "- " if number is None else f"{number}. "
            if number is not None:
                self._lists[-1] = number + 1
        self._children(element, depth)
        self._flush()
        if tag in ("ul", "ol", "menu"):
            self._lists.pop()
        self._kind, self._level = outer

    def _flush(self) -> None:
        marked = [line.strip() for line in "".join(self._inline).split("\n")]
        self._inline = []
        lines, bold = list[str](), set[int]()
        for line in marked:
            plain = line.replace(_BOLD, "").replace(_PLAIN, "").strip()
            if plain and self._heads(line, plain):
                bold.add(len(lines))
            if plain:
                lines.append(plain)
        if not lines:
            return
        if sum(map(len, lines)) < 160 and lines[0].lower().startswith(FEEDBACK):
            self._marker = ""
            return
        if self._kind is FormKind.PARAGRAPH and self._lists:
            marker, self._marker = self._marker, ""
            kind = FormKind.LIST_ITEM if marker else FormKind.PARAGRAPH
            self._writer.block(kind, [marker + lines[0], *lines[1:]], len(self._lists) if marker else 0)
        elif self._kind is FormKind.PARAGRAPH:
            self._paragraph(lines, bold)
        else:
            self._writer.block(self._kind, lines, self._level)

    def _heads(self, line: str, plain: str) -> bool:
        """Whether a line stands for a heading, as it does in texts that came from a word processor."""
        whole = line.startswith(_BOLD) and line.endswith(_PLAIN) and line.count(_BOLD) == 1
        return whole and len(plain) <= _MOST_BOLD and plain[-1] not in ".:,;!?" and any(map(str.isalpha, plain))

    def _paragraph(self, lines: list[str], bold: set[int]) -> None:
        """A paragraph, or the headings, items and paragraphs that its lines are."""
        start = 0
        for at in range(len(lines) + 1):
            own = at < len(lines) and (at in bold or _BULLET.match(lines[at]))
            if own or at == len(lines):
                self._writer.block(FormKind.PARAGRAPH, lines[start:at])
                start = at + 1
            if own and at in bold:
                self._writer.block(FormKind.HEADING, [lines[at]])
            elif own:
                self._writer.block(FormKind.LIST_ITEM, [_BULLET.sub("- ", lines[at])], 1)

    @staticmethod
    def _is_layout(table: HtmlElement) -> bool:
        """Whether a table only places things: one that says so, has a single cell, or holds another table and no
        heading of its own."""
        if (table.get("role") or "") in ("presentation", "none"):
            return True
        if table.find(".//table") is not None and not table.xpath("./caption | ./thead | ./tr/th | ./*/tr/th"):
            return True
        return len(table.findall(".//td")) + len(table.findall(".//th")) <= 1

    def _table(self, table: HtmlElement) -> None:
        for caption in table.findall("caption"):
            self._block(caption, 1)
        rows = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
        cells = []
        for row in rows:
            in_head = row.getparent() is not None and row.getparent().tag == "thead"
            cells.append(
                [
                    (
                        _cell_lines(cell),
                        _span(cell, "rowspan"),
                        _span(cell, "colspan"),
                        in_head or cell.tag == "th",
                    )
                    for cell in row.iterchildren("td", "th")
                ]
            )
        self._writer.table(
            [
                CellDraft(row, column, lines, row_span, column_span, header)
                for row, column, row_span, column_span, (lines, _, _, header) in place(cells)
            ]
        )


def _page_dates(body: HtmlElement) -> Iterator[str]:
    """The lines in which the page dates itself; label and date may stand in elements of their own."""
    for piece in body.xpath(".//text()[not(ancestor::script or ancestor::style)]"):
        line = _SPACE.sub(" ", str(piece)).strip().lower()
        if not line.startswith(PAGE_DATES) and not _LAST_CHANGED.search(line):
            continue
        if any(c.isdigit() for c in line):
            if len(line) <= 120:
                yield _SPACE.sub(" ", str(piece)).strip()
            continue
        around = piece.getparent()
        around = around.getparent() if piece.is_tail else around
        for _ in range(3):
            if around is None or len(text := _SPACE.sub(" ", " ".join(around.itertext())).strip()) > 120:
                break
            if any(c.isdigit() for c in text):
                yield text
                break
            around = around.getparent()


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), 1000)) if value.isdecimal() and len(value) < 5 else 1


def _cell_lines(cell: HtmlElement) -> tuple[str, ...]:
    """The lines of a cell: blocks and line breaks part them."""
    inner = PageWriter()
    walk = _Walk(inner)
    walk._children(cell, 1)
    walk._flush()
    return tuple(" ".join(line.split()) for line in inner.page(1).raw.split("\n") if line.strip())
