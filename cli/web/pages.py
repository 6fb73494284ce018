"""What each page shows, gathered from the library; no markup here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from cli import norsk
from cli.norsk_reasons import query_in_norwegian
from cli.pictures.frame import NOBODY, hover, ranked
from cli.pictures.plot import Bar, lanes
from cli.web import marks
from index.decisions import open_cases
from index.library import Library
from index.model import Hit, Trail
from index.query import QueryError
from index.story import Entry, Gap, entries, gaps, tell, years_told
from ingest.errors import LibraryError
from ingest.model import Kind

Shown = dict[str, object]

HITS, NAMES, DOUBTS = 10, 100, 200
"""On one page."""
TRACED = ("partner", "measure", "network", "person", "scheme")
GROUPS = ("measure", "year")
FACETS = (("year", "År"), ("type", "Type"), ("partner", "Partner"), ("network", "Nettverk"))
FACET_VALUES = 8
LEFT, WIDTH, LANE = 260, 960, 26
"""Of the timeline: room for labels, all of it, the height of a bar's lane; in pixels."""
SHADES = 9
"""Colours of partners in the style sheet, `p0` to `p8`; others share `px`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the form holds it."""

    text: str = ""
    page: int = 1
    from_year: int | None = None
    to_year: int | None = None
    type: str | None = None
    partner: str | None = None
    network: str | None = None

    def link(self, **changes: object) -> str:
        """The address of this search with some values changed; another search begins on its first page."""
        new = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
        page = new.page if new.page > 1 else None
        values = {"q": new.text, "fra": new.from_year, "til": new.to_year, "type": new.type,
                  "partner": new.partner, "nettverk": new.network, "side": page}  # fmt: skip
        return "/?" + urlencode({key: value for key, value in values.items() if value})


def search(library: Library, asked: Asked) -> Shown:
    """Hits with their snippets cut at the highlights, facets as links, what went wrong in the query."""
    shown: Shown = {"answer": None, "hits": [], "facets": [], "error": None, "status": None}
    if not asked.text:
        return shown | {"status": library.status()}
    from index.search import search as ask

    try:
        answer = ask(
            library, asked.text, limit=HITS, offset=(asked.page - 1) * HITS, from_year=asked.from_year,
            to_year=asked.to_year, type=asked.type, partner=asked.partner, network=asked.network,
        )  # fmt: skip
    except QueryError as error:
        return shown | {"error": query_in_norwegian(error)}
    return shown | {
        "answer": answer,
        "hits": [(hit, _lit(hit)) for hit in answer.hits],
        "facets": _facets(asked, answer.facets),
        "last": -(-answer.total // HITS),
        "entities": [(str(kind), name) for kind, name in answer.query.entities if str(kind) in TRACED],
    }


def _lit(hit: Hit) -> list[tuple[str, bool]]:
    """The snippet in stretches, highlighted or not."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in hit.highlights:
        parts += ((hit.snippet[at:start], False), (hit.snippet[start:end], True))
        at = end
    return [part for part in (*parts, (hit.snippet[at:], False)) if part[0]]


def _facets(
    asked: Asked, counted: Mapping[str, Mapping[str, int]]
) -> list[tuple[str, list[tuple[str, int, str]]]]:
    found = []
    for key, title in FACETS:
        values = dict(counted.get(key, {}))
        most = sorted(values.items(), key=lambda kv: (-kv[1], kv[0]))[:FACET_VALUES]
        if key == "year":
            most.sort()
        links = []
        for value, count in most:
            change = {"from_year": value, "to_year": value} if key == "year" else {key: value}
            links.append((norsk.TYPES.get(value, value) if key == "type" else value, count, asked.link(**change)))
        if links:
            found.append((title, links))
    return found


# --- trace ---


def trace(
    library: Library, name: str, *, kind: str | None, from_year: int | None, to_year: int | None, group: str | None
) -> Shown:
    """The trail in chapters, and its timeline."""
    from index.trace import trace as follow

    asked = {"navn": name, "slag": kind, "fra": from_year, "til": to_year}
    shown: Shown = {"asked": asked, "trail": None, "group": group, "kinds_traced": TRACED}
    if not name:
        return shown
    trail = follow(library, name, kind=Kind(kind) if kind else None, from_year=from_year, to_year=to_year)
    return shown | {
        "trail": trail,
        "told": years_told(trail.rows),
        "documents": len({row.document for row in trail.rows}),
        "different": len(entries(trail.rows)),
        "chapters": tell(trail, group),
        "is_gap": lambda line: isinstance(line, Gap),
        "drawing": _drawing(trail),
        "links": {
            g: "/spor?" + urlencode({k: v for k, v in {**asked, "vis": g}.items() if v}) for g in (None, *GROUPS)
        },
    }


def _drawing(trail: Trail) -> Shown | None:
    """The timeline in pixels: bars with a stripe a partner, years across, labels at the left."""
    (chapter,) = tell(trail) or (None,)
    if chapter is None:
        return None
    found = [line for line in chapter.lines if isinstance(line, Entry)]
    bars, labels = lanes(found)
    if not bars:
        return None
    first = int(min(bar.left for bar in bars) - 0.4)
    last = int(max(bar.right for bar in bars) + 1.4)
    scale = (WIDTH - LEFT - 24) / (last - first)

    def x(year: float) -> float:
        return round(LEFT + (year - first) * scale, 1)

    step = next(s for s in (1, 2, 5, 10, 50, 500) if (last - first) / s <= 14)
    ordered = ranked(partner for bar in bars for partner in bar.partners)
    shades = {p: f"p{i}" if i < SHADES else "px" for i, p in enumerate(ordered)} | {NOBODY: "pn"}
    return {
        "width": WIDTH,
        "height": LANE * len(labels) + 30,
        "foot": LANE * len(labels) + 4,
        "left": LEFT,
        "labels": [(label if len(label) <= 36 else label[:35] + "…", label, LANE * i + 17)
                   for i, label in enumerate(labels) if label],
        "years": [(year, x(year)) for year in range(first - first % step + step, last + 1, step)],
        "gaps": [(x(gap.first), round((gap.last + 1 - gap.first) * scale, 1)) for gap in gaps(trail.rows)],
        "bars": [_bar(bar, found[bar.number], x, shades) for bar in bars],
        "legend": [(name, shade) for name, shade in shades.items() if shade not in ("px", "pn")],
    }  # fmt: skip


def _bar(bar: Bar, entry: Entry, x: Callable[[float], float], shades: dict[str, str]) -> Shown:
    left, right, top, height = x(bar.left), x(bar.right), LANE * bar.lane + 4, LANE - 9
    width, part = round(max(right - left, 3), 1), height / len(bar.partners)
    middle, below = top + height / 2, top + height
    return {
        "stripes": [(shades[p], left, round(top + i * part, 2), width, round(part, 2))
                    for i, p in enumerate(bar.partners)],
        "box": (left, top, width, height),
        "open_left": f"{left},{top} {left - 8},{middle} {left},{below}" if bar.open_left else None,
        "open_right": f"{right},{top} {right + 8},{middle} {right},{below}" if bar.open_right else None,
        "loose": bar.loose,
        "title": hover(entry),
        "row": entry.rows[0],
    }  # fmt: skip


# --- names, doubts, documents ---


def names(library: Library, kind: str | None, part: str, page: int) -> Shown:
    """The names of the library, those that hold `part` in any spelling, a page of them."""
    found = library.entities(Kind(kind) if kind else None)
    wanted = part.casefold()
    if wanted:
        found = tuple(e for e in found if any(wanted in name.casefold() for name in (e.name, *e.aliases)))
    found = tuple(sorted(found, key=lambda e: (-e.documents, -e.mentions, e.name)))
    return {
        "found": found[(page - 1) * NAMES : page * NAMES], "total": len(found), "kind": kind, "part": part,
        "page": page, "last": max(-(-len(found) // NAMES), 1), "traced": TRACED,
        "link": lambda n: "/navn?" + urlencode({k: v for k, v in (("slag", kind), ("q", part), ("side", n)) if v}),
    }  # fmt: skip


def doubts(library: Library) -> Shown:
    """Names that may be one, and readings that nobody has decided."""
    pairs, cases = library.doubts(), open_cases(library)
    return {"pairs": pairs[:DOUBTS], "more_pairs": len(pairs) - DOUBTS, "cases": cases[:DOUBTS],
            "more_cases": len(cases) - DOUBTS, "traced": TRACED}  # fmt: skip


def _answering(library: Library, asked: str, text: str) -> Sequence[tuple[int, int]]:
    from index.search import places_in

    try:
        return places_in(library, asked, text) if asked else ()
    except QueryError:
        return ()


def document(
    library: Library, name: str, number: int, marked: Sequence[tuple[int, int]], *, raw: bool, asked: str = ""
) -> Shown | None:
    """One page of a document, as cleaned or as read; None if there is none. Marked are the places, or what answers
    the query `asked`."""
    if name not in {stored.id for stored in library.documents()}:  # no path from the address is looked up
        return None
    try:
        view = library.view(name)
    except LibraryError:
        return None
    doc = view.document
    if not 1 <= number <= max(len(doc.pages), 1):
        return None
    page = doc.pages[number - 1] if doc.pages else None
    pieces: Sequence[marks.Named] = ()
    if page is not None:
        marked = marked or _answering(library, asked, page.text)
        pieces = marks.as_read(page) if raw else marks.cleaned(page, view.mentions, marked)
    return {
        "doc": doc,
        "page": page,
        "number": number,
        "raw": raw,
        "pieces": pieces,
        "places": view.places,
        "rows": [row for row in view.rows if row.page == number],
        "traced": TRACED,
    }
