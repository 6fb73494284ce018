"""A trail for the terminal: a line a fact, changes and silent years between them, the sources below."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.common import printable, say, short_path
from cli.tables import width
from index.model import Row, Trail
from index.story import Chapter, Entry, Gap, entries, kroner, tell, when, years_told
from ingest.model import Kind

WIDE = 110
"""Columns from which a fact and its partners stand side by side."""
NUMBERS = 7
"""Columns for the numbers of the rows that one line tells; more of them go on below."""
PROOFS = 3
"""Sources named for a fact; an archive holds a plan many times."""


def show(trail: Trail, *, group: str | None = None, verbose: bool = False) -> None:
    """Print `trail`: grouped by "measure" or "year", `verbose` with the words that prove each row."""
    console = Console(width=width(), highlight=False)
    for line in _head(trail):
        console.print(line)
    if not trail.rows:
        say(_no_row(trail))
        return
    page = _Page(trail, group, console.width, verbose)
    for number, chapter in enumerate(page.chapters):
        console.print()
        if chapter.title:
            console.print(Text(printable(chapter.title), style="bold underline"))
        _print(console, page.table(chapter, header=number == 0))
    console.print()
    _print(console, page.sources())
    doubtful = any(isinstance(line, Entry) and line.doubts for c in page.chapters for line in c.lines)
    if page.cut:
        console.print(Text("+N: so many more documents say it; -v names them all."))
    for line in _foot(doubtful):
        console.print(line)


def _no_row(trail: Trail) -> str:
    if trail.kind is None or not trail.known:
        return "No row. `planspor entities` lists the names that the library knows."
    how = "names it as its scheme" if trail.kind is Kind.SCHEME else "tells of it"
    asked = f'{trail.kind}:"{trail.name}"'.replace("'", "")
    return f"No row {how} in the time asked for; `planspor search '{asked}'` finds the pages that name it."


def _foot(doubtful: bool) -> Iterator[Text]:
    if doubtful:
        yield Text("? marks what is unsure; -v says why.")
    yield Text("(…) is the document's own time, … an open end; -v shows the words that prove each row.")
    yield Text("`planspor explain trace NAME NO` follows one back to its page; --csv, --json give all columns.")


def _head(trail: Trail) -> Iterator[Text]:
    facts = [str(trail.kind)] if trail.kind else []
    told = years_told(trail.rows)
    if told:
        facts.append(f"{told[0]}–{told[1]}" if told[0] != told[1] else str(told[0]))
    if trail.rows:
        facts.append(_count(len({row.document for row in trail.rows}), "document"))
        facts.append(_count(len(trail.rows), "row"))
        different = len(entries(trail.rows))
        if different < len(trail.rows):
            facts[-1] += f", {different} of them different"
    yield Text.assemble((printable(trail.name), "bold"), f"  {' · '.join(facts)}" if facts else "")
    if trail.aliases:
        yield Text("also: " + printable(", ".join(trail.aliases)))
    for note in trail.notes:
        yield Text(f"note: {printable(note)}")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _letters(number: int) -> str:
    more, last = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("a") + last)


class _Page:
    """What all tables of one trail share: columns of one width, and a letter for each source."""

    def __init__(self, trail: Trail, group: str | None, columns: int, verbose: bool) -> None:
        self.trail, self.verbose = trail, verbose
        self.chapters = tell(trail, group)
        self.wide = columns >= WIDE
        self.by_measure = group == "measure" or trail.kind is Kind.MEASURE
        found = [line for c in self.chapters for line in c.lines if isinstance(line, Entry)]
        shown = [d for entry in found for d in _sources(entry) if verbose or d in _sources(entry)[:PROOFS]]
        self.keys = {d: _letters(n) for n, d in enumerate(dict.fromkeys(shown))}
        self.cut = len(self.keys) < len({row.document for row in trail.rows})
        self.no = max(3, *(min(len(_numbers(entry)), NUMBERS) for entry in found))
        self.when = max(len(when(entry.row)) for entry in found)
        self.kr = max(len(kroner(entry.row.amount_nok)) for entry in found)
        self.source = max(len(line) for entry in found for line in _proofs(entry, self.keys).split("\n"))

    def table(self, chapter: Chapter, *, header: bool) -> Table:
        built = Table(
            box=box.SIMPLE_HEAD, show_header=header, show_edge=False, pad_edge=False,
            padding=(0, 2, 0, 0), expand=True,
        )  # fmt: skip
        what = "partner" if self.by_measure else "measure"
        built.add_column("no", justify="right", overflow="fold", width=self.no)
        built.add_column("when", no_wrap=True, width=max(self.when, 4))
        built.add_column(what if self.wide else f"{what}, with", ratio=4, overflow="fold")
        if self.wide:
            built.add_column("with", ratio=5, overflow="fold")
        if self.kr:
            built.add_column("kr", justify="right", no_wrap=True, width=self.kr)
        built.add_column("proof", no_wrap=True, width=max(self.source, 5))
        for line in chapter.lines:
            built.add_row(*(self._gap(line) if isinstance(line, Gap) else self._entry(line)))
        return built

    def _gap(self, gap: Gap) -> list[Text]:
        years = f"{gap.first}–{gap.last}" if gap.first != gap.last else str(gap.first)
        return [Text(""), Text(years, "dim"), Text("nothing found", "dim italic")]

    def _entry(self, entry: Entry) -> list[Text]:
        what, beside = self._what(entry), self._with(entry.row)
        below = list(_below(entry, verbose=self.verbose))
        if self.wide:
            cells = [Text("\n").join([what, *below]), beside]
        else:
            cells = [Text("\n").join([part for part in (what, beside, *below) if part])]
        kr = [Text(kroner(entry.row.amount_nok))] if self.kr else []
        return [
            Text(_numbers(entry)),
            Text(when(entry.row)),
            *cells,
            *kr,
            Text(_proofs(entry, self.keys)),
        ]

    def _what(self, entry: Entry) -> Text:
        row = entry.row
        title = row.measure or "(takes part)"
        if self.by_measure and row.measure:
            title = ", ".join(row.partners) or "(no partner named)"
        text = Text(printable(title), style="bold")
        if entry.doubts:
            text.append(" ?", style="yellow")
        return text

    def _with(self, row: Row) -> Text:
        """Partners, network and contacts, without what the heading says already."""
        name = self.trail.name
        told = self.by_measure and row.measure
        facts = [
            "" if told else ", ".join(p for p in row.partners if p != name),
            row.network if row.network and row.network != name else "",
            ", ".join(c for c in row.contacts if c != name),
            f"via {row.via}" if row.via and row.via not in row.partners else "",
        ]
        return Text(printable(" · ".join(fact for fact in facts if fact)))

    def sources(self) -> Table:
        built = Table.grid(padding=(0, 2, 0, 0))
        built.add_column(no_wrap=True, justify="right")
        built.add_column(overflow="fold")
        for document, key in self.keys.items():
            row = next(row for row in self.trail.rows if row.document == document)
            title = ", ".join(part for part in (row.title or short_path(row.path), row.date) if part)
            built.add_row(key, Text(printable(f"{title}  [{document}]"), style="dim"))
        return built


def _below(entry: Entry, *, verbose: bool) -> Iterator[Text]:
    for change in entry.changes:
        yield Text(f"↳ {printable(str(change))}", style="cyan")
    if verbose:
        for doubt in entry.doubts:
            yield Text(f"? {printable(doubt)}", style="yellow")
        for number, row in zip(entry.numbers, entry.rows, strict=True):
            yield Text(f"{number}: «{printable(' '.join(row.evidence.split()))}»", style="dim")


def _numbers(entry: Entry) -> str:
    """The numbers of all its rows, as `explain trace` takes them, the fullest row first: "7, 2–4"."""
    first, *others = entry.numbers
    runs: list[list[int]] = []
    for number in sorted(others):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join([str(first), *told])


def _sources(entry: Entry) -> list[str]:
    return list(dict.fromkeys(row.document for row in entry.rows))


def _proofs(entry: Entry, keys: dict[str, str]) -> str:
    """Letters of the sources and their pages, a source a line: "a 1, 2"; how many more there are."""
    pages: dict[str, list[int]] = {}
    for row in entry.rows:
        if row.document in keys:
            pages.setdefault(keys[row.document], []).append(row.page)
    lines = [f"{key} {', '.join(map(str, sorted(set(found))))}" for key, found in pages.items()]
    more = len(_sources(entry)) - len(lines)
    return "\n".join([*lines, f"+{more}"] if more else lines)


def _print(console: Console, built: Table) -> None:
    """Without the blanks at the ends of lines, which `rich` pads with."""
    with console.capture() as captured:
        console.print(built)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))
