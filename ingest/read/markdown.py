"""Markdown → readable text with forms. markdown-it reads it; HTML remnants inside the text are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.errors import Damaged
from ingest.model import FormKind, Page
from ingest.read import Found, Task
from ingest.read.text import decode, tidy
from ingest.read.write import CellDraft, PageWriter

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n((?:[^\n]{0,500}\n){1,60}?)(?:---|\.\.\.)[ \t]*\r?\n")
_FIELD = re.compile(r"^(title|tittel|date|dato):[ \t]*(\S[^\r\n]*)", re.I | re.M)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_BREAK = re.compile(r"<br\s*/?>|</(?:summary|p|div|li|h[1-6]|tr|t[dh])>", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.S)
_DASHES = re.compile(r"[\s:|+-]*-{3,}[\s:|+-]*")
_CONTENTS_LINE = re.compile(r"\.{3,}\s*\d*\s*$")
_ALL_BOLD = re.compile(r"\*\*[^*\n]+\*\*|<b>[^<\n]+</b>|__[^_\n]+__")


def read_markdown(data: bytes, task: Task) -> Found:
    try:
        text, notes = decode(data)
    except ValueError as error:
        raise Damaged(f"{error}, although its name says so") from None
    head = _FRONT_MATTER.match(text)
    said = {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(head.group(1))} if head else {}
    pages = markdown_pages(text[head.end() :] if head else text)
    date = next((said[key][:10] for key in ("date", "dato") if _ISO.match(said.get(key, ""))), None)
    return Found(pages, said.get("title") or said.get("tittel"), date, notes)


def markdown_pages(text: str) -> tuple[Page, ...]:
    from markdown_it import MarkdownIt

    # Indented text is an indented paragraph and a line above dashes seldom a heading in papers that were
    # turned into Markdown by a program: both rules are off.
    parser = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table").disable(["code", "lheading"])
    )
    pages = []
    for number, page in enumerate(text.removesuffix("\f").split("\f"), 1):
        writer = PageWriter()
        _write(writer, parser.parse(page))
        pages.append(writer.page(number))
    return tuple(pages)


def _write(writer: PageWriter, tokens: Sequence[Token]) -> None:
    lists: list[int | None] = []  # the next number of each open list; None: bullets
    marker = ""
    kind, level = FormKind.PARAGRAPH, 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        match token.type:
            case "heading_open":
                kind, level = FormKind.HEADING, int(token.tag[1:])
            case "heading_close":
                kind, level = FormKind.PARAGRAPH, 0
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                marker = "- " if number is None else f"{number}. "
                if number is not None:
                    lists[-1] = number + 1
            case "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                writer.table(tuple(_pipe_table(tokens[at:end])))
                at = end
            case "inline":
                lines = _inline(token)
                if marker and any(lines):
                    writer.block(FormKind.LIST_ITEM, [marker + lines[0], *lines[1:]], len(lists))
                    marker = ""
                elif kind is FormKind.PARAGRAPH:
                    _paragraph(writer, lines, bool(_ALL_BOLD.fullmatch(token.content.strip())))
                else:
                    writer.block(kind, lines, level)
            case "fence" | "code_block":
                writer.block(FormKind.PARAGRAPH, token.content.split("\n"))
            case "html_block":
                _paragraph(writer, _plain(token.content))
        at += 1


def _paragraph(writer: PageWriter, lines: Sequence[str], bold: bool = False) -> None:
    """A paragraph, or where its lines hold tabs, the table that they are."""
    start = 0
    rows = [("\t" in line and not _CONTENTS_LINE.search(line)) or bool(_DASHES.fullmatch(line)) for line in lines]
    while start < len(lines):
        end = start
        while end < len(lines) and rows[end] == rows[start]:
            end += 1
        if rows[start]:
            writer.table(tuple(_tab_table([line for line in lines[start:end] if not _DASHES.fullmatch(line)])))
        elif bold and len(lines) == 1 and len(lines[0]) <= 100:
            # A line all in bold stands for a heading in texts that came from a word processor.
            writer.block(FormKind.HEADING, lines, 0)
        else:
            writer.block(FormKind.PARAGRAPH, [" ".join(line.split()) for line in lines[start:end]])
        start = end


def _tab_table(lines: Sequence[str]) -> Iterator[CellDraft]:
    for row, line in enumerate(lines):
        for column, cell in enumerate(line.split("\t")):
            yield CellDraft(row, column, (cell.strip(),) if cell.strip() else ())


def _pipe_table(tokens: Sequence[Token]) -> Iterator[CellDraft]:
    row, column = -1, 0
    for token in tokens:
        if token.type == "tr_open":
            row, column = row + 1, 0
        elif token.type == "inline":
            lines = tuple(line for line in _inline(token) if line.strip())
            yield CellDraft(row, column, lines, header=row == 0)
            column += 1


def _inline(token: Token) -> list[str]:
    """The readable text of a stretch of inline Markdown: emphasis, links' targets, tags and pictures gone."""
    parts = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "html_inline":
            parts.append("\n" if _BREAK.match(child.content) else "")
        elif child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
    return [line.strip(" ") for line in tidy("".join(parts)).split("\n")]


def _plain(html: str) -> list[str]:
    from html import unescape

    shown = tidy(unescape(_TAG.sub("", _BREAK.sub("\n", html))))
    return [line.strip() for line in shown.split("\n") if line.strip()]
