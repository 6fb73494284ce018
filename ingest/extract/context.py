"""What is known where a block stands: the document's own date and network, and what the headings above say."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Context:
    """`date`: the document's, ISO, for `d.d.`; the rest is what headings, section rows or the title give."""

    date: str | None = None
    network: str | None = None
    """From the section's heading, or the plan's own."""
    network_inferred: bool = True
    scheme: str | None = None
    owner: str | None = None
    area: str | None = None
    year: str | None = None
    period: tuple[str | None, str | None] = (None, None)
    """The document's own, in months or years: what "planperioden" means."""
    subject: str | None = None
    """The one measure that the paper is about, as its title says: "prosjektet" where no other is named."""
    contacts: tuple[str, ...] = ()
    """Whom a line below the section's heading names for all that follows."""

    def under(self, **changes: str | None) -> Context:
        return replace(self, **changes)  # type: ignore[arg-type]
