"""A table block as rows of texts under headings: which row is the heading, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.extract.amounts import bare_amount, column_factor
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.model import Block, Cell, Kind, Span
from ingest.norwegian.columns import column_kind

_YEAR_HEAD = re.compile(r"(?:19[89]|20[0-4])\d")
_T = TypeVar("_T")

_WOVEN = ("measure", "period", "partner", "comment")
"""The columns of a table without headings that `segment.woven` took apart; the commonest order otherwise too."""


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows[r][c]` the text of a cell (merged cells repeated), `places[r][c]` where it is printed; `heads` the
    text of each column's heading; `kinds` what it holds; `given` says that the headings are printed."""

    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[tuple[Span, ...], ...], ...]
    heads: tuple[str, ...]
    kinds: tuple[str, ...]
    given: bool
    factor: int = 1
    """What its sums are multiplied by where the words before the table say so: "Tall i 1000 kroner"."""


def full(block: Block) -> tuple[list[list[str]], list[list[tuple[Span, ...]]], list[list[Cell | None]]]:
    """The cells of a block laid out, merged ones repeated over what they cover."""
    height = max(c.row + c.row_span for c in block.cells)
    width = max(c.column + c.column_span for c in block.cells)
    texts = [[""] * width for _ in range(height)]
    places: list[list[tuple[Span, ...]]] = [[()] * width for _ in range(height)]
    cells: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for c in block.cells:
        for r in range(c.row, min(c.row + c.row_span, height)):
            for k in range(c.column, min(c.column + c.column_span, width)):
                if not c.text and texts[r][k]:
                    continue  # an empty cell where a merged one reaches
                texts[r][k], places[r][k], cells[r][k] = c.text, c.pieces, c
    return texts, places, cells


def grid_of(block: Block, before: Grid | None, lead: str = "") -> Grid | None:
    """The table under its headings; without headings those of the table before, or what the cells look like."""
    if not block.cells:
        return None
    texts, places, cells = full(block)
    if len(texts[0]) < 2:
        return None
    texts, places, cells = _upright(texts, places, cells)
    head, kinds = _heading(texts, cells)
    if kinds:
        heads = tuple(
            " ".join(dict.fromkeys(texts[r][c] for r in range(head) if texts[r][c])) for c in range(len(kinds))
        )
        filled = _by_content(texts[head:], list(kinds))
        factor = max(column_factor(h) for h in (*heads, lead if len(lead) < 120 else ""))
        return Grid(_t(texts[head:]), _t(places[head:]), heads, tuple(filled), True, factor)
    if (
        before is not None
        and len(before.kinds) == len(texts[0])
        and before.given
        and (block.continues or _fits(texts, before.kinds))
    ):
        return Grid(_t(texts), _t(places), before.heads, before.kinds, True, before.factor)
    if len(texts[0]) == len(_WOVEN) and _most(texts, 1, lambda t: bool(find_periods(t))):
        return Grid(_t(texts), _t(places), ("",) * 4, _WOVEN, False)
    guess = _by_content(texts, [None] * len(texts[0]))
    return Grid(_t(texts), _t(places), ("",) * len(guess), tuple(guess), False)


def _most(texts: list[list[str]], column: int, test: Callable[[str], bool]) -> bool:
    filled = [row[column] for row in texts if row[column]]
    return bool(filled) and sum(test(t) for t in filled) * 2 > len(filled)


def _t(rows: Sequence[Sequence[_T]]) -> tuple[tuple[_T, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _upright(
    texts: list[list[str]], places: list[list[tuple[Span, ...]]], cells: list[list[Cell | None]]
) -> tuple[list[list[str]], list[list[tuple[Span, ...]]], list[list[Cell | None]]]:
    """A table that stands on its side (headings in the first column) turned round."""
    first = [row[0] for row in texts]
    kinds_down = {k for t in first if t and len(t) < 40 and (k := column_kind(t))}
    known_down = sum(bool(t) and len(t) < 40 and column_kind(t) is not None for t in first)
    kinds_across = {k for t in texts[0] if t and len(t) < 60 and (k := column_kind(t))}
    if (
        len(texts) >= 3
        and len(kinds_down) >= 3
        and known_down >= 0.7 * len(texts)
        and len(kinds_down) > len(kinds_across)
        and "measure" in kinds_down
    ):
        return (
            [list(r) for r in zip(*texts, strict=True)],
            [list(r) for r in zip(*places, strict=True)],
            [list(r) for r in zip(*cells, strict=True)],
        )
    return texts, places, cells


def _heading(texts: list[list[str]], cells: list[list[Cell | None]]) -> tuple[int, list[str | None] | None]:
    """How many rows the heading has, and the kinds it gives; (0, None) if there is none."""
    for r in range(min(4, len(texts))):
        row = texts[r]
        filled = [t for t in row if t]
        if len(set(filled)) < 2:
            continue
        kinds = [column_kind(t) if len(t) < 90 else None for t in row]
        known = [k for k in kinds if k]
        marked = any(c is not None and c.header for c in cells[r])
        short = all(len(t) <= 90 for t in filled) and sum(len(t) for t in filled) / len(filled) < 45
        facts = sum(
            bool(find_periods(t))
            and len(t) < 25
            and not _YEAR_HEAD.fullmatch(t)
            and not re.search(r"[a-zæøå]{5}", t)
            for t in filled
        )
        if (
            short
            and not facts
            and (len(known) >= max(2, len(filled) / 2) or (marked and len(known) >= 1))
            and (len(set(known)) >= min(2, len(filled)) or set(known) == {"other"})
        ):
            end = r + 1
            # A second heading row below cells that were split ("Start – | slutt") or merged.
            if end < len(texts) and all(c is None or c.header for c in cells[end]) and marked:
                end += 1
                kinds = [column_kind(texts[r + 1][c]) or k for c, k in enumerate(kinds)]
            return end, kinds
        return 0, None
    return 0, None


def _fits(texts: list[list[str]], kinds: Sequence[str]) -> bool:
    for c, kind in enumerate(kinds):
        filled = [row[c] for row in texts if row[c]]
        if (
            kind in ("period", "start", "end", "year")
            and filled
            and sum(bool(find_periods(t)) for t in filled) * 2 < len(filled)
        ):
            return False
    return True


def _by_content(texts: list[list[str]], kinds: list[str | None]) -> list[str]:
    """Fills the kinds that headings did not give from what the cells look like."""
    out: list[str] = []
    taken = {k for k in kinds if k}
    for c, kind in enumerate(kinds):
        if kind:
            out.append(kind)
            continue
        filled = [row[c] for row in texts if row[c]]
        out.append(_look(filled, taken) if filled else "other")
        taken.add(out[-1])
    if not taken & {"measure", "area"}:
        for c, kind in enumerate(out):
            if kinds[c] is None and kind in ("text", "comment") and c < len(out) - 1:
                out[c] = "measure"
                break
    if not set(out) & {"measure", "area"} and set(out) & {"amount", "partner", "period", "owner"}:
        # "Føremål", "Innhold", "Tema": what is paid for or done, where nothing else can be it.
        for c, kind in enumerate(out):
            if kind == "comment" and c < len(out) - 1:
                out[c] = "measure"
                break
    elif "measure" not in taken and "area" in taken and out.count("area") > 1:
        out[max(i for i, k in enumerate(out) if k == "area")] = "measure"
    out = ["comment" if k == "text" else k for k in out]
    return _distinct(out, kinds)


def _distinct(out: list[str], given: list[str | None]) -> list[str]:
    """Only one column of measures: an area beside it, or the second a comment."""
    measures = [i for i, k in enumerate(out) if k == "measure"]
    if len(measures) > 1:
        keep = next((i for i in measures if given[i]), measures[0])
        for i in measures:
            if i != keep:
                out[i] = "comment"
    if "measure" not in out and out.count("area") == 1:
        out[out.index("area")] = "measure"
    return out


def _look(filled: list[str], taken: set[str]) -> str:
    n = len(filled)
    if sum(bool(find_periods(t)) and len(t) < 40 for t in filled) * 2 > n:
        return "period" if "period" not in taken else "other"
    if sum(bare_amount(t, 1, 1000) is not None and len(t) < 30 for t in filled) * 2 > n:
        return "amount"
    persons = sum(any(h.kind is Kind.PERSON for h in recognise(t, contact=True)) for t in filled)
    bodies = sum(any(h.kind is Kind.PARTNER for h in recognise(t)) for t in filled)
    length = sum(len(t) for t in filled) / n
    if bodies * 2 > n and bodies >= persons and length < 90:
        return "partner"
    if persons * 2 > n and length < 60:
        return "contact"
    if bodies * 3 > n and length < 40:
        return "partner"
    return "text"
