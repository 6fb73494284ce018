"""What running text has said so far: rows of the measures spoken of, under the topic of their stretch."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.model import Span


@dataclass
class Row:
    """What has been said so far of a measure."""

    measure: str
    partners: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    start: str | None = None
    end: str | None = None
    reckoned: tuple[str, ...] = ()
    """Which of "start" and "end" are not printed."""
    amount: int | None = None
    network: str | None = None
    printed: bool = False
    at: list[Span] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def holds(self) -> bool:
        return bool(self.partners or self.contacts or self.start or self.end or self.amount)


@dataclass
class Section:
    """The stretch of text that is read as one; `heading` are the measures its heading names."""

    heading: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    network: str | None = None
    year: str | None = None
    given: tuple[str | None, str | None] = (None, None)
    """The time that stands beside the name in the heading: that of rows which tell none."""

    def row(self, measure: str) -> Row:
        """The newest row of a measure."""
        return next((row for row in reversed(self.rows) if row.measure == measure), None) or self.new(measure)

    def new(self, measure: str) -> Row:
        self.rows.append(Row(measure))
        return self.rows[-1]
