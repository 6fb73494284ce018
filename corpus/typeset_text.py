"""Sample blocks → plain text (tables in columns, as a copy out of a PDF gives them), Markdown and HTML."""

from __future__ import annotations

import textwrap
from html import escape
from itertools import zip_longest
from string import Template

from corpus.typeset_markup import (
    ABOVE,
    Block,
    ColumnBreak,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Row,
    Table,
    row_span,
)

WIDTH = 92


def typeset_text(blocks: tuple[Block, ...]) -> str:
    return "".join(_text(block) for block in blocks).strip("\n") + "\n"


def _text(block: Block) -> str:
    if isinstance(block, Heading):
        return f"\n{block.text.upper() if block.level == 1 else block.text}\n\n"
    if isinstance(block, Item):
        indent = "  " * block.level
        return textwrap.fill(f"{indent}{block.mark} {block.text}", WIDTH, subsequent_indent=indent + "  ") + "\n"
    if isinstance(block, PageBreak):
        return "\f"
    if isinstance(block, ColumnBreak):
        return ""
    if isinstance(block, Table):
        return "".join(_text_row(row, block) for row in block.rows) + "\n"
    if block.style == "right":
        return block.text.rjust(WIDTH) + "\n"
    return textwrap.fill(block.text, WIDTH) + ("\n" if block.style == "meta" else "\n\n")


def _shown(row: Row) -> list[str]:
    return ["" if cell == ABOVE else cell for cell in row.cells]


def _text_row(row: Row, table: Table) -> str:
    if row.kind == "section":
        return f"\n{row.cells[0]}\n"
    widths = [max(4, w * WIDTH // 100) for w in table.widths]
    columns = []
    for cell, width in zip(_shown(row), widths, strict=True):
        lines = [part for line in cell.split("\n") for part in (textwrap.wrap(line, width - 2) or [""])]
        columns.append(lines)
    out = []
    for parts in zip_longest(*columns, fillvalue=""):
        cells = zip(parts, widths, table.align, strict=True)
        out.append("".join(p.rjust(w - 2) + "  " if a == "R" else p.ljust(w) for p, w, a in cells).rstrip())
    return "\n".join(out) + ("\n\n" if row.kind == "head" else "\n")


def typeset_markdown(blocks: tuple[Block, ...]) -> str:
    out: list[str] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            out.append(f"{'#' * block.level} {block.text}\n\n")
        elif isinstance(block, Item):
            last = not isinstance(after, Item)
            out.append(f"{'  ' * (block.level - 1)}{block.mark} {block.text}\n" + ("\n" if last else ""))
        elif isinstance(block, Table):
            out.append(_markdown_table(block) + "\n")
        elif isinstance(block, Paragraph):
            text = f"**{block.text}**" if block.style == "bold" else block.text
            out.append(text + ("  \n" if block.style == "meta" else "\n\n"))
    return "".join(out).rstrip() + "\n"


def _markdown_table(table: Table) -> str:
    lines = []
    for row in table.rows:
        cells = _shown(row) + [""] * (len(table.widths) - len(row.cells))
        if row.kind in ("section", "sum"):
            cells = [f"**{cell}**" if cell else "" for cell in cells]
        lines.append("| " + " | ".join(cell.replace("\n", "<br>") for cell in cells) + " |")
        if row.kind == "head":
            lines.append("|" + " --- |" * len(table.widths))
    return "\n".join(lines) + "\n"


PAGE = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<title>$title – $site</title>
<meta name="description" content="$title">
<style>.meny li{display:inline} .skjul{display:none} table{border-collapse:collapse}</style>
<script>window.dataLayer = window.dataLayer || []; function ok(){document.cookie = "samtykke=ja"}</script>
</head>
<body>
<div id="samtykke" role="dialog"><p>$cookies</p><button onclick="ok()">Godta alle</button>
<button>Bare nødvendige</button></div>
<header><a class="skjul" href="#innhald">$skip</a><a href="/">$site</a>
<form action="/sok"><label for="q">Søk</label><input id="q" name="q"><button>Søk</button></form>
<nav class="meny"><ul>$menu</ul></nav></header>
<p class="sti">$trail</p>
<main id="innhald">
$body</main>
<aside><h2>$related</h2><ul>$links</ul></aside>
<footer><p>$site | $address</p><ul><li><a href="/personvern">Personvern</a></li>
<li><a href="/tilgjengelighet">Tilgjengelighetserklæring</a></li><li><a href="#">Til toppen</a></li></ul>
<p>Fant du det du lette etter? <button>Ja</button> <button>Nei</button></p></footer>
</body>
</html>
""")


def typeset_html(blocks: tuple[Block, ...], frame: dict[str, str]) -> str:
    """`frame` holds what stands around the text: language, title, site, menu (parted by |) and so on."""
    body = []
    for block, before, after in zip(blocks, (None, *blocks), (*blocks[1:], None), strict=False):
        body.append(_html(block, before, after))
    lists = {key: "".join(map(_link, frame[key].split("|"))) for key in ("menu", "links")}
    plain = {key: escape(value) for key, value in frame.items()}
    return PAGE.substitute({**plain, **lists, "body": "".join(body)})


def _link(text: str) -> str:
    return f'<li><a href="#">{escape(text)}</a></li>'


def _html(block: Block, before: Block | None, after: Block | None) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>\n"
    if isinstance(block, Item):
        tag = "ul" if block.mark == "-" else "ol"
        opening = "" if isinstance(before, Item) else f"<{tag}>\n"
        return f"{opening}<li>{escape(block.text)}</li>\n" + ("" if isinstance(after, Item) else f"</{tag}>\n")
    if isinstance(block, Table):
        return "<table>\n" + "".join(_html_row(block, n) for n in range(len(block.rows))) + "</table>\n"
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>\n"
    return ""


def _html_row(table: Table, number: int) -> str:
    row = table.rows[number]
    if row.kind == "section":
        return f'<tr><th colspan="{len(table.widths)}">{escape(row.cells[0])}</th></tr>\n'
    tag = "th" if row.kind == "head" else "td"
    cells = []
    for column, cell in enumerate(row.cells):
        high = row_span(table, number, column)
        span = f' rowspan="{high}"' if high > 1 else ""
        if cell != ABOVE:
            cells.append(f"<{tag}{span}>{escape(cell).replace(chr(10), '<br>')}</{tag}>")
    return "<tr>" + "".join(cells) + "</tr>\n"
