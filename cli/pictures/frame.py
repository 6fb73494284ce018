"""What the timeline and the network share: colours, labels, sources on hover, the page around a drawing."""

from __future__ import annotations

import io
import os
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import norsk
from cli.common import printable
from index.model import Row, Trail
from index.story import Entry, kroner, when

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS = (".svg", ".png", ".html")
PALETTE = ("#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#997700", "#004488", "#BB5566")
"""Paul Tol's bright and high-contrast schemes: told apart by colour-blind readers too."""
OTHER, NONE = "#999999", "#DDDDDD"
OTHERS, NOBODY = "andre", "ingen partner nevnt"
"""Pictures are shown to Norwegian colleagues: their words are Norwegian."""
MOST_PIXELS = 60_000
"""The drawing library refuses pictures of 65,536 pixels a side."""
LINE = 46
"""Characters in a line of a label; a label has two."""


def check_ending(option: str, path: Path, endings: Sequence[str] = ENDINGS) -> str:
    """The ending of `path` in small letters; raises click.UsageError for one that cannot be drawn."""
    ending = path.suffix.lower()
    if ending not in endings:
        raise click.UsageError(f"{option} {path}: the file must end in {', '.join(endings)}")
    return ending


def ranked(names: Iterable[str]) -> list[str]:
    """The names in the order of their colours, in every picture and page: the most frequent first."""
    counts = Counter(name for name in names if name != NOBODY)
    return sorted(counts, key=lambda name: -counts[name])  # a stable sort: first seen, first served


def colours(names: Iterable[str]) -> dict[str, str]:
    """A colour for each name; the rarest share one where there are more names than colours."""
    shades = {name: PALETTE[i] if i < len(PALETTE) else OTHER for i, name in enumerate(ranked(names))}
    return shades | {NOBODY: NONE}


def label(text: str, width: int = LINE) -> str:
    """`text` on two lines at most, with no sign that the drawing library reads as mathematics."""
    lines = textwrap.wrap(printable(text).replace("\n", " "), width) or [""]
    if len(lines) > 2:
        lines = [lines[0], lines[1][: width - 1] + "…"]
    return "\n".join(lines).replace("$", r"\$")


def hover(entry: Entry) -> str:
    """All proofs of an entry, for a title that browsers show."""
    row = entry.row
    who = " · ".join(part for part in (", ".join(row.partners), row.network, ", ".join(row.contacts)) if part)
    head = [
        row.measure or "(deltar)",
        when(row),
        who,
        f"{kroner(row.amount_nok)} kr" if row.amount_nok is not None else "",
    ]
    proofs = [f"«{' '.join(r.evidence.split())}»\n{source(r)}" for r in entry.rows]
    return printable("\n".join(part for part in (*head, *map(norsk.change, entry.changes), *proofs) if part))


def source(row: Row) -> str:
    return ", ".join(part for part in (row.title or Path(row.path).name, row.date, f"side {row.page}") if part)


def new_figure(width: float, height: float) -> Figure:
    """A figure of so many inches that comes out byte for byte the same each time."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.fonttype"] = "none"  # text stays text: it can be searched and copied
    matplotlib.rcParams["svg.hashsalt"] = "planspor"
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def write(figure: Figure, path: Path, ending: str, hovers: Sequence[str], page: tuple[str, str]) -> None:
    """Save `figure`; in .svg and .html the elements with gid "entryN" tell `hovers[N]`; `page` is the title and
    the HTML below the drawing."""
    out = io.BytesIO()
    if ending == ".png":
        figure.savefig(out, format="png", dpi=min(150, MOST_PIXELS / figure.get_figheight()))
        _put(path, out.getvalue())
        return
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    svg = _titled(out.getvalue().decode("utf-8"), hovers)
    _put(path, (svg if ending == ".svg" else _page(*page, svg)).encode("utf-8"))


def _put(path: Path, content: bytes) -> None:
    """Writes beside and renames: where the disk is full, an earlier picture is left as it was, or none."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _titled(svg: str, hovers: Sequence[str]) -> str:
    """Put each entry's proof into its shapes as an SVG title."""

    def title(match: re.Match[str]) -> str:
        return f"{match[0]}<title>{escape(hovers[int(match[1])])}</title>"

    return re.sub(r'<g id="entry(\d+)[a-z]*">', title, svg)


STYLE = """
body{font-family:system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1a1a1a}
svg{max-width:100%;height:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
td.kr{text-align:right;white-space:nowrap}td.when{white-space:nowrap}.proof{color:#555}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}
"""


def _page(title: str, below: str, svg: str) -> str:
    drawing = svg[svg.index("<svg") :]
    return (
        '<!doctype html>\n<html lang="nb"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(printable(title))} – planspor</title><style>{STYLE}</style></head>\n"
        f"<body><h1>{escape(printable(title))}</h1>\n{drawing}\n{below}</body></html>\n"
    )


def facts_table(trail: Trail, entries: Iterable[Entry]) -> str:
    """The notes of a trail and its entries with their proofs, as HTML: what the picture cannot say, and for those
    who do not see it."""
    notes = "".join(f"<li>{escape(printable(note))}</li>" for note in norsk.passages(trail))
    rows = []
    for entry in entries:
        row = entry.row
        who = " · ".join(part for part in (", ".join(row.partners), row.network, ", ".join(row.contacts)) if part)
        changes = "".join(f"<br>↳ {escape(norsk.change(change))}" for change in entry.changes)
        proofs = "<br>".join(f"«{escape(' '.join(r.evidence.split()))}» {escape(source(r))}" for r in entry.rows)
        unsure = f' <abbr title="{escape("; ".join(entry.doubts))}">?</abbr>' if entry.doubts else ""
        rows.append(
            f'<tr><td class="when">{escape(when(row))}</td><td>{escape(row.measure or "(deltar)")}{unsure}</td>'
            f"<td>{escape(who)}{changes}</td><td class='kr'>{kroner(row.amount_nok)}</td>"
            f"<td class='proof'>{proofs}</td></tr>"
        )
    head = "".join(f"<th scope='col'>{h}</th>" for h in ("Når", "Tiltak", "Hvem", "Kroner", "Der det står"))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return printable(f"{'<ul>' + notes + '</ul>' if notes else ''}{table}\n")
