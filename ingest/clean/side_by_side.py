"""A page for a proofreader: raw and cleaned text line by line beside each other, each change with its reason.

One file without anything from elsewhere; all that comes from the document is escaped, and its policy runs no
script but the page's own, which jumps from change to change.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.model import Correction, Document, FormKind, Page

KINDS = {
    "letters": "letters that made no word",
    "context": "words that fit better",
    "join": "parts of a word joined",
    "split": "blanks that were lost",
    "mark": "marks",
    "twice": "words that stood twice",
    "decided": "decided by a person",
    "doubt": "doubtful, not changed",
}
"""The first word of a reason and what it means; each has its colour."""

MOST = 40
"""Rows of the list of the most frequent changes."""


def to_html(document: Document) -> str:
    """The whole page as text."""
    title = html.escape(document.title or document.path.rsplit("/", 1)[-1])
    made = [c for page in document.pages for c in page.corrections]
    doubts = [d for page in document.pages for d in page.doubts]
    counts = Counter(_kind(c) for c in made) + Counter({"doubt": len(doubts)})
    legend = "".join(f'<span class="{k}">{KINDS[k]}: {counts[k]}</span> ' for k in KINDS if counts[k])
    edges = _running(document)
    body = "".join(part for page in document.pages for part in _page(page, edges.get(page.number, [])))
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    return (
        f'<!doctype html><html lang="{html.escape(document.language or "no")}"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{title}</title>'
        f"<style>{_STYLE}</style><header><h1>{title}</h1>"
        f"<p>{_many(made, 'change')}, {_many(doubts, 'doubt')} on {_many(document.pages, 'page')}. "
        f"<button id=back>← previous</button> <button id=on>next →</button> <small>keys p and n</small></p>"
        f"<p>{legend}</p></header>"
        f"{_listed('Most frequent changes', made)}{_listed('Doubts', doubts)}"
        f"<main>{body}</main><script>{_SCRIPT}</script></html>\n"
    )


def _many(things: Sequence[object], name: str) -> str:
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"


def _kind(c: Correction) -> str:
    kind = c.reason.partition(":")[0]
    return kind if kind in KINDS else "letters"


def _listed(head: str, claims: list[Correction]) -> str:
    """Equal claims once, the most frequent first."""
    if not claims:
        return ""
    seen = Counter((c.before.strip() or c.before, c.after.strip(), c.reason) for c in claims)
    rows = "".join(
        f"<tr><td>{n}<td>{_shown(before)}<td>{_shown(after) or 'nothing'}<td>{html.escape(why)}"
        for (before, after, why), n in seen.most_common(MOST)
    )
    more = f"<p>and {len(seen) - MOST} others" if len(seen) > MOST else ""
    return f"<details><summary>{head} ({len(seen)})</summary><table>{rows}</table>{more}</details>"


def _shown(text: str) -> str:
    return html.escape(_one_line(text))


def _running(document: Document) -> dict[int, list[tuple[int, int]]]:
    """By page the places in *raw* of running heads, feet and page numbers."""
    from ingest.segment.lines import lines_of, running

    out = {p.number: [(f.start, f.end) for f in p.forms if f.kind is FormKind.RUNNING] for p in document.pages}
    plain = {page.number: page for page in document.pages if not page.forms}
    for number, start in running([lines_of(page) for page in plain.values()]):
        at = plain[number].to_raw(start)
        out[number].append((at, at + 1))
    return out


def _page(page: Page, running: list[tuple[int, int]]) -> Iterator[str]:
    counts = f"{_many(page.corrections, 'change')}, {_many(page.doubts, 'doubt')}"
    yield f"<h2>Page {page.number}<small> {counts}</small></h2>"
    doubts = _apart(page)
    made = at = 0
    for number, (start, end) in enumerate(_rows(page), 1):
        first = made
        while made < len(page.corrections) and page.corrections[made].start < end:
            made += 1
        first_doubt = at
        while at < len(doubts) and doubts[at].start < end:
            at += 1
        mine = page.corrections[first:made]
        open_ = doubts[first_doubt:at]
        raw = _marked(page.raw, start, end, [(c.start, c.end, "del", c) for c in mine] + _open(open_, lambda x: x))
        spans = [(t, t + len(c.after), "ins", c) for c in mine for t in [page.to_text(c.start)]]
        text = _marked(page.text, page.to_text(start), page.to_text(end), spans + _open(open_, page.to_text))
        edge = " class=running" if any(start <= a < end for a, _ in running) else ""
        yield f"<div{edge}><i>{number}</i><pre>{raw}</pre><pre>{text}</pre></div>"


def _rows(page: Page) -> Iterator[tuple[int, int]]:
    """The lines of the raw text; lines that a correction joins are one row."""
    at = made = 0
    while at < len(page.raw):
        end = page.raw.find("\n", at)
        end = len(page.raw) if end < 0 else end + 1
        while made < len(page.corrections) and page.corrections[made].start < end:
            c = page.corrections[made]
            if c.end > end or (c.end == end and c.before.endswith("\n")):
                stop = page.raw.find("\n", c.end)
                end = len(page.raw) if stop < 0 else stop + 1
            made += 1
        yield at, end
        at = end


def _apart(page: Page) -> list[Correction]:
    """The doubts that no correction covers, in order, not overlapping."""
    taken = sorted((c.start, c.end) for c in page.corrections)
    out: list[Correction] = []
    i = 0
    for d in sorted(page.doubts, key=lambda d: d.start):
        while i < len(taken) and taken[i][1] <= d.start:
            i += 1
        if (i == len(taken) or taken[i][0] >= d.end) and (not out or d.start >= out[-1].end):
            out.append(d)
    return out


Spans = list[tuple[int, int, str, Correction]]


def _open(doubts: list[Correction], place: object) -> Spans:
    assert callable(place)
    return [(place(d.start), place(d.start) + len(d.before), "u", d) for d in doubts]


def _marked(text: str, start: int, end: int, spans: Spans) -> str:
    out, at = [], start
    for a, b, tag, c in sorted(spans, key=lambda s: s[0]):
        b = min(b, end)
        why = html.escape(
            f"{_one_line(c.before)} → {_one_line(c.after) or 'nothing'}  ({c.confidence:.0%}) {c.reason}"
        )
        kind = "doubt" if tag == "u" else _kind(c)
        out += [
            html.escape(text[at:a]),
            f'<{tag} class="{kind}" title="{why}">',
            html.escape(text[a:b]),
            f"</{tag}>",
        ]
        at = b
    return "".join([*out, html.escape(text[at:end])]).rstrip("\n")


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎")


_STYLE = (
    "body{font:15px/1.4 sans-serif;margin:0 1em 40vh}header{position:sticky;top:0;background:#fff;padding:.3em 0;"
    "border-bottom:1px solid #ccc}h1{font-size:1.2em;margin:0}h2{font-size:1em;margin:1.5em 0 .3em}"
    "header p{margin:.3em 0}small{color:#666;font-weight:normal}"
    "main div{display:grid;grid-template-columns:2.5em 1fr 1fr;gap:0 .8em}main div:hover{background:#f6f6f6}"
    "i{color:#aaa;font-size:.8em;text-align:right}pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;"
    "font-size:13px;min-height:1.4em}del,ins,u,span{text-decoration:none;border-radius:2px;padding:0 1px}"
    "ins:empty::before{content:'‸'}.running{opacity:.5}.at{outline:2px solid #000}"
    ".letters{background:#cfe8cf}.context{background:#cfe0f7}.join{background:#f5dfb0}.split{background:#f0d0ee}"
    ".mark{background:#e0e0e0}.twice{background:#f7cfc0}.decided{background:#bfeaea}"
    ".doubt{background:#fff;border-bottom:2px dotted #c00}"
    "td{padding:0 1em 0 0;font-size:13px;vertical-align:top}details{margin:.4em 0}"
    "@media print{header{position:static}button,button+small{display:none}body{margin:0}pre{font-size:11px}"
    "del,ins,u,span{print-color-adjust:exact}main div{break-inside:avoid}.at{outline:0}}"
)

_SCRIPT = (
    "const all=[...document.querySelectorAll('main ins,main pre:last-child u')];let k=-1;"
    "function go(d){if(!all.length)return;if(k>=0)all[k].classList.remove('at');"
    "k=k<0&&d<0?all.length-1:(k+d+all.length)%all.length;"
    "all[k].classList.add('at');all[k].scrollIntoView({block:'center'})}"
    "document.getElementById('on').onclick=()=>go(1);document.getElementById('back').onclick=()=>go(-1);"
    "document.onkeydown=e=>{if(e.ctrlKey||e.metaKey||e.altKey)return;if(e.key=='n')go(1);if(e.key=='p')go(-1)}"
)
