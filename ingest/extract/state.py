"""Where the way through the blocks stands: what headings, lead-ins and lines above have said so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.extract import cards, timeline
from ingest.extract.context import Context
from ingest.extract.grid import Grid
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.section import Section


@dataclass
class State:
    """Where the walk stands."""

    context: Context
    own: Context
    """The context of the whole document."""
    level: int = 0
    listing: bool = False
    """Items here are measures."""
    budget: bool = False
    present: str | None = None
    """The heading of the list of participants the walk is in."""
    before: Grid | None = None
    period: FoundPeriod | None = None
    """The period that a list's lead-in gives to its items."""
    section: Section = field(default_factory=Section)
    headed: cards.Heading | None = None
    """The heading a form of labelled lines may stand under."""
    lead: str = ""
    """The text before a table: "Tall i 1000 kroner"."""
    year: timeline.Frame | None = None
    """The year that months without one lie in."""
    frame: timeline.Frame | None = None
    """The time that the heading of a timeline gives to what stands below it."""
    needs: bool = False
    """Items here are needs that were reported."""
    rows: int = 0
    """How many rows stood before those that the next total below the tables adds up."""
    named: bool = False
    """Whether the section is that of a line with a measure's name, to which labelled lines belong."""
    above: list[tuple[int, Context]] = field(default_factory=list)
    """The lines above that name a body for the items below them: their level, and the context before them."""
