"""Facts of the document as a whole: title, type, date, period, language, issuer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from ingest.extract.dates import HEAD, date_of, period_of
from ingest.extract.owner import owner
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.extract.titles import is_body_name, title_of
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
    issuer = _issuer(document, text, title or "", kind, network)
    return Facts(title, kind, date, period, _language(text), issuer, network)


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
    if document.media == "email":
        points[DocumentType.LETTER] += 6
    if not any(n >= 3 for n in points.values()) and any(f.form == "range" for f in find_periods(title)):
        # What a body means to do in years to come, or what it did, under a name of its own.
        return DocumentType.REPORT if _looks_back(text) else DocumentType.PLAN
    if not points:
        return DocumentType.OTHER
    best, n = points.most_common(1)[0]
    return best if n >= 3 else DocumentType.OTHER


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


_BARE_BODIES = frozenset(["Statsforvalteren", "Statsforvaltaren", "Fylkesmannen"])
"""They name no one by themselves: which county's is said elsewhere."""


def _letterhead(text: str) -> str | None:
    """The body that stands alone on one of the first lines, before anybody it writes to."""
    for line in _first_lines(text, 5):
        if _is_network(line):
            return next(h.name for h in recognise(line) if h.kind is Kind.NETWORK)
        if not is_body_name(line):
            continue
        hits = [h for h in recognise(line) if h.kind is Kind.PARTNER and h.name not in _BARE_BODIES]
        if hits:
            return hits[0].name
        if m := re.fullmatch(
            r"(?P<name>[\w\sæøåÆØÅ-]{2,40})\s(?P<sort>(?:fylkes)?kommune|herad)", line, re.IGNORECASE
        ):
            name = m.group("name")
            return f"{name.title() if name.isupper() else name} {m.group('sort').lower()}".replace(" Og ", " og ")
    return None


def _byline(text: str) -> str | None:
    """The body in a line of names and a date: "Utdanningsetaten, 3. mai 2015", "Kari Berg, Universitetet i Agder,
    3. mai 2015". The narrower of two: "Oslo kommune, Utdanningsetaten"."""
    lines = _first_lines(text, 7)
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        bare = _DATED.sub("", line)
        dated = bare != line or bool(_DATED.fullmatch(f",{after}"))
        if not dated or len(line) > 120:
            continue
        parts = [p for p in re.split(r",\s*|\s+og\s+", bare) if p]
        named = [[h for h in recognise(p) if h.kind in (Kind.PARTNER, Kind.PERSON)] for p in parts]
        bodies = [hits[-1].name for hits in named if hits and hits[-1].kind is Kind.PARTNER]
        offices = [p for p, hits in zip(parts, named, strict=True) if not hits]
        whole = sum(h.end - h.start for hits in named for h in hits) + sum(map(len, offices))
        if whole < 0.75 * sum(map(len, parts)):
            continue
        if bodies and bodies[-1] not in _BARE_BODIES and all(_OFFICE.match(p) for p in offices):
            return bodies[-1]
    return None


def _first_lines(text: str, n: int) -> list[str]:
    """The first lines with words, up to the one that names who is spoken to."""
    out: list[str] = []
    for line in [x.strip(" #*\t") for x in text[:700].split("\n")]:
        if len(out) == n or _RECIPIENT.search(line):
            break
        if line:
            out.append(line)
    return out


_OFFICE = re.compile(r"\w*(?:avdeling|seksjon|kontor|enhet|eining|fakultet|institutt)\w*", re.IGNORECASE)
_DATED = re.compile(r",?\s*(?:den\s)?[0-3]?\d\.\s?(?:[01]?\d\.\s?|[a-zæøå]+\s)(?:19|20)?\d\d$", re.IGNORECASE)
_RECIPIENT = re.compile(rf"(?:{words.RECIPIENTS})", re.IGNORECASE)
_SENDER = re.compile(rf"(?:{words.SENDERS})", re.IGNORECASE | re.MULTILINE)


def _sender(text: str) -> str | None:
    """Who a label of the first page names as the sender, applicant or publisher."""
    for m in _SENDER.finditer(text[:HEAD]):
        hits = [h for h in recognise(m.group("who")) if h.kind in (Kind.PARTNER, Kind.NETWORK)]
        hits = [h for h in hits if h.name not in _BARE_BODIES]
        if hits:
            return next((h for h in hits if h.kind is Kind.NETWORK), hits[0]).name
    return None


def _issuer(document: Document, text: str, title: str, kind: DocumentType, network: str | None) -> str | None:
    """Who speaks: the network, the owner of a case or web page, the head of a letter."""
    if m := re.search(words.ISSUERS, text):
        hits = [h for h in recognise(m.group("place")) if h.kind is Kind.PLACE]
        if hits:
            return f"{hits[0].name} kommune"
    if kind is not DocumentType.MINUTES and (said := _sender(text)):
        return said
    by = _byline(text) if kind is not DocumentType.MINUTES else None
    if by and not (network and by.endswith((" kommune", " herad"))):
        return by
    if network and kind not in (DocumentType.LETTER, DocumentType.CASE):
        return network
    if kind not in (DocumentType.MINUTES, DocumentType.WEB) and (head := _letterhead(text)):
        return head
    return owner(document, text, title, kind)
