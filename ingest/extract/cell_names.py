"""Which cells of a column of measures name one, and what of a cell is the name.

A cell may say more than the name (", v/Statped", ": dag 2", "(avslutning)", ", kurs for …") or name nothing: a
calendar has meetings and holidays among the measures, a budget has wages, a plan has chores.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import lexicon
from ingest.extract.columns import TIMES, look
from ingest.extract.grid import Grid
from ingest.extract.known import Names
from ingest.extract.measures import measure_name
from ingest.extract.recognise import recognise
from ingest.model import Kind
from ingest.norwegian import cells, small_words

_TIME_BEHIND = re.compile(r"\s*\((?P<t>[^()]{4,30})\)\s*$")
_BY = re.compile(r",?\s+(?:v|V)/\s*(?=\S)")
_TELLS = re.compile(r",\s+(?:som|der|hvor|kor)\s")
_APPOSED = re.compile(rf",\s+{cells.APPOSED}")
_COUNTED = re.compile(rf",\s+{cells.COUNTED}")
_SESSION = re.compile(rf"(?::|\s[–—-])\s+(?=(?-i:[a-zæøå0-9]))(?:{cells.SESSION})", re.IGNORECASE)
_STAGE = re.compile(rf"\s*\({cells.STAGE}\)$", re.IGNORECASE)
_OCCASION = re.compile(rf"{cells.OCCASIONS}!?", re.IGNORECASE)
_MEETING_FIRST = re.compile(rf"{cells.OCCASIONS}[^.:]{{0,20}}[.:]\s+(?=[A-ZÆØÅ«])", re.IGNORECASE)
_BEFORE = re.compile(rf"{cells.BEFORE}(?=(?-i:[A-ZÆØÅ«]))", re.IGNORECASE)
_COSTS = re.compile(rf"(?<![\w-])(?:{cells.COSTS})(?![\w-])", re.IGNORECASE)
_EXPENSES = re.compile(rf"(?:{cells.EXPENSES})", re.IGNORECASE)
_CALENDAR = re.compile(r"uke|veke|måned|månad|dato|dag|når|tid\b", re.IGNORECASE)
_ASKS = re.compile(r"(?:hva|kva|aktivitet|hendelse|hending|møte)", re.IGNORECASE)
_DEADLINE = re.compile(r"\w*frist\b(?! til\b)", re.IGNORECASE)


def of_expenses(grid: Grid) -> bool:
    """Whether a table's column of measures is headed as one of expenses: "Utgift", "Post"."""
    return _EXPENSES.fullmatch(_head(grid).strip()) is not None


def _head(grid: Grid) -> str:
    """The heading of the column of measures."""
    return next((h for h, k in zip(grid.heads, grid.kinds, strict=True) if k == "measure"), "")


@dataclass(frozen=True, slots=True)
class CellNames:
    """How the cells of one table's column of measures are read; `known`: names that the document proves."""

    calendar: bool
    expenses: bool
    known: Names

    @classmethod
    def of(cls, grid: Grid, known: Sequence[str]) -> CellNames:
        head = _head(grid)
        others = {k for k in grid.kinds if k not in ("measure", "other", "comment")}
        return cls(
            bool(_CALENDAR.match(grid.heads[0]) and (_ASKS.match(head) or grid.kinds[0] in TIMES)),
            of_expenses(grid) or others <= {"amount"},
            Names.of(known),
        )

    def name(self, text: str) -> str | None:
        """The measure that a cell names; None if it names none."""
        words = cut(text)
        if self.calendar:
            words = _BEFORE.sub("", _MEETING_FIRST.sub("", words))
            if known := self._known(words):
                return known
        if self._names_none(words):
            return None
        return measure_name(words)

    def _known(self, words: str) -> str | None:
        """The name that the document proves and a cell begins with, more words behind it."""
        return next((n for n in self.known.at_start(words) if len(n) < len(words) and look(n).name), None)

    def _names_none(self, words: str) -> bool:
        first = words.split()[0].lower() if words.split() else ""
        if first in cells.CHORES:
            return True
        if self.expenses and _COSTS.search(words):
            return True
        if not self.calendar:
            return False
        return bool(_OCCASION.fullmatch(words) or _DEADLINE.match(words)) or _is_plain(words) or _is_said(words)


def cut(text: str) -> str:
    """A cell without what stands behind the name: its time, its place in a row of meetings, who runs it."""
    bracket = _TIME_BEHIND.search(text)
    if bracket and bracket.start() > 2 and look(bracket.group("t")).time:
        text = text[: bracket.start()]
    text = _STAGE.sub("", text.rstrip(" *"))
    for pattern in (_BY, _TELLS, _APPOSED, _COUNTED, _SESSION):
        if (m := pattern.search(text)) and m.start() > 2:
            text = text[: m.start()]
    return text.rstrip(" *")


def _is_plain(words: str) -> bool:
    """Whether a cell is one word that calls out, "Julepause!"."""
    return " " not in words and words.endswith("!") and bool(lexicon.load().known(words.lower().rstrip("!")))


def _is_said(words: str) -> bool:
    """Whether a cell is a sentence that a body is the subject of: "Statped kjem på møtet"."""
    bodies = [h for h in recognise(words) if h.kind in (Kind.PARTNER, Kind.PERSON) and h.start == 0]
    verb = words[bodies[0].end :].split() if bodies else []
    return bool(verb) and verb[0].lower() in small_words.FINITE_VERBS
