"""Measures written as cards: "Tiltak: …", "Partner: …", "Periode: …" under each other, once for each measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Block
from ingest.norwegian.columns import column_kind
from ingest.segment.grid import Part, table
from ingest.segment.joining import Known
from ingest.segment.lines import TextLine

LABELLED = re.compile(r"\s*(?P<label>[A-ZÆØÅ][\w/ -]{1,30}):\s+(?P<value>\S.*?)\s*$")


def cards(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i` are cards: at least two, each of two labels or more and begun by the same one."""
    first = LABELLED.match(lines[i].text)
    if not first or column_kind(first.group("label")) != "measure":
        return 0
    n, starts = i, 0
    while n < len(lines) and (m := LABELLED.match(lines[n].text)) and column_kind(m.group("label")):
        if m.group("label") == first.group("label"):
            starts += 1
        elif lines[n].gap:
            break
        n += 1
    return n - i if starts >= 2 and n - i >= 2 * starts else 0


def cards_table(lines: Sequence[TextLine], known: Known) -> Block:
    """The cards as a table: labels are its headings, each card is a row."""
    matches = [(line, m) for line in lines if (m := LABELLED.match(line.text))]
    labels = list(dict.fromkeys(m.group("label") for _, m in matches))
    rows: list[list[list[tuple[TextLine, Part]]]] = [[[] for _ in labels]]
    for line, m in matches:
        column = labels.index(m.group("label"))
        if not rows[0][column]:
            rows[0][column].append((line, Part(m.start("label"), m.end("label"), m.group("label"))))
        if column == 0:
            rows.append([[] for _ in labels])
        rows[-1][column].append((line, Part(m.start("value"), m.end("value"), m.group("value"))))
    return table(rows, lines, known)
