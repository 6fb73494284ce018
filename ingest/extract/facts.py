"""Facts of the document as a whole: title, type, date, period, language, issuer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ingest.extract.dates import HEAD, date_of, period_of
from ingest.extract.issuer import issuer
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.extract.titles import title_of
from ingest.model import Document, DocumentType, FormKind, Kind, Period
from ingest.norwegian import documents as words

_TYPES = tuple((re.compile(p, re.IGNORECASE | re.MULTILINE), DocumentType(t), a, b) for p, t, a, b in words.TYPES)
_BLANKS = re.compile(r"(\s{200})\s+")
"""Blanks beyond any page's layout, from each of which a search would begin anew."""


@dataclass(frozen=True, slots=True)
class Facts:
    title: str | None
    type: DocumentType
    date: str | None
    period: Period | None
    language: str | None
    issuer: str | None
    network: str | None
    """The network the document is of: its rows are that network's unless they say otherwise."""


def facts(document: Document) -> Facts:
    """All facts of a segmented document."""
    text = _BLANKS.sub(r"\1", "\n".join(page.text for page in document.pages))
    title = title_of(document)
    kind = _type(document, title or "", text)
    date = date_of(document, kind, text, title or "")
    period = period_of(document, kind, text, title or "", date)
    network = _network(document, kind, title or "")
    who = issuer(document, text, title or "", kind, network)
    return Facts(title, kind, date, period, _language(text), who, network)


def _type(document: Document, title: str, text: str) -> DocumentType:
    points: Counter[DocumentType] = Counter()
    head = text[:HEAD]
    for pattern, kind, near, anywhere in _TYPES:
        if pattern.search(title):
            points[kind] += near + 2
        elif pattern.search(head):
            points[kind] += max(near - 2, anywhere)
        elif anywhere and pattern.search(text):
            points[kind] += anywhere
    if document.media == "html":
        points[DocumentType.WEB] += 7
        if _OWN_PLAN.match(title) and any(f.form == "range" for f in find_periods(title)):
            points[DocumentType.PLAN] += 2  # a plan that was put on a page
    if document.media == "email":
        points[DocumentType.LETTER] += 6
    if not any(n >= 3 for n in points.values()) and any(f.form == "range" for f in find_periods(title)):
        # What a body means to do in years to come, or what it did, under a name of its own.
        return DocumentType.REPORT if _looks_back(text) else DocumentType.PLAN
    if not points:
        return DocumentType.OTHER
    best, n = points.most_common(1)[0]
    return best if n >= 3 else DocumentType.OTHER


_OWN_PLAN = re.compile(r"(?:\w+ )?\w*(?:plan|strategi)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:ble|blei|vart|var|hadde|fikk|fekk|deltok|startet|starta|ga|gav|kom|holdt|heldt)\b")
_AHEAD = re.compile(r"\b(?:skal|vil|ønsker|ønskjer|planlegger|planlegg|settes|vert|blir)\b")


def _looks_back(text: str) -> bool:
    """Whether a text tells what was done more than what is to be done: its verbs."""
    return len(_PAST.findall(text)) > 2 * len(_AHEAD.findall(text)) + 1


def _language(text: str) -> str | None:
    tokens = Counter(re.findall(r"[a-zæøå]+", text[:60000].lower()))
    counts = {
        "nn": sum(tokens[w] for w in words.NYNORSK),
        "nb": sum(tokens[w] for w in words.BOKMAAL),
        "en": sum(tokens[w] for w in words.ENGLISH),
    }
    best = max(counts, key=lambda k: counts[k])
    return (
        best
        if counts[best] >= 2 or (counts[best] == 1 and sum(counts.values()) == 1)
        else ("nb" if tokens["og"] else None)
    )


def _is_network(text: str) -> bool:
    """Whether a line below the title is a network's name and no more."""
    whole = text.strip()
    return any(h.kind is Kind.NETWORK and h.end - h.start >= 0.9 * len(whole) for h in recognise(whole))


def _network(document: Document, kind: DocumentType, title: str) -> str | None:
    """The network a document is of: in its title, its running heads, or alone and often on its first pages."""
    if kind in (DocumentType.CASE, DocumentType.LETTER):
        return None

    def in_(text: str) -> list[str]:
        hits = [h.name for h in recognise(text) if h.kind is Kind.NETWORK]
        return [n for n in hits if not re.match(r"(?:samarbeids|fylkes)forum", n, re.IGNORECASE)]

    if names := in_(title) or in_(document.given_title or ""):
        return names[0]
    opening = [b.text for b in document.blocks[:8] if b.kind in (FormKind.RUNNING, FormKind.HEADING)]
    opening += [b.text for b in document.blocks[:4] if b.kind is FormKind.PARAGRAPH and _is_network(b.text)]
    running = [b.text for b in document.blocks if b.kind is FormKind.RUNNING]
    if names := in_("\n\n".join([*opening, *running[:6]])):
        return names[0]
    if kind is DocumentType.MINUTES:
        return None
    counts = Counter(
        n for b in document.blocks if b.at.page <= 2 and b.kind is not FormKind.TABLE for n in in_(b.text)
    )
    if not counts:
        return None
    best, n = counts.most_common(1)[0]
    if kind is DocumentType.WEB:
        return None
    return best if n >= 2 and n * 3 > 2 * sum(counts.values()) else None
