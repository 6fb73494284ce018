"""Facts of the document as a whole: title, type, date, period, language, issuer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ingest.extract import gazetteer
from ingest.extract.measures import sentence_case
from ingest.extract.periods import Found, as_months, find_periods
from ingest.extract.recognise import recognise
from ingest.model import Document, DocumentType, FormKind, Kind, Period
from ingest.norwegian import documents as words
from ingest.norwegian.periods import MONTHS

_NO_TITLE = re.compile(rf"(?:{words.NO_TITLE})", re.IGNORECASE)
_TYPES = tuple((re.compile(p, re.IGNORECASE | re.MULTILINE), DocumentType(t), a, b) for p, t, a, b in words.TYPES)
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?<![\d.])(?P<d>[0-3]?\d)\.\s?(?P<m>[01]?\d)\.\s?(?P<y>(?:19|20)\d\d|\d\d)(?![\d.]*\d)"
    rf"|(?<!\d)(?P<d2>[0-3]?\d)\.?\s?(?P<mn>{_MONTH_NAMES})\.?\s+(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<y3>(?:19|20)\d\d)-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)
_CUES = tuple((re.compile(p, re.IGNORECASE), points) for p, points in words.DATE_CUES)
_PLACE_BEFORE = re.compile(r"(?:^|\n)\s*([A-ZÆØÅ][\wæøå]+)(?:\s[A-ZÆØÅ]?[\wæøå]+)?,?\s*(?:den\s+)?$")
_NO_DATE = re.compile(rf"(?:{words.NO_DATE})[^\n.]{{0,25}}$", re.IGNORECASE)
_SENTENCE_DATE = re.compile(r"[a-zæøå]{3,}[^\n:]{0,40}$")
_PERIOD_CUE = re.compile(
    r"(?:for|i|planperioden|programperioden|perioden|prosjektperioden|tidsrommet|gjelder|gjeld)\s*:?\s*(?:\(?)$",
    re.IGNORECASE,
)
HEAD = 1500
"""Characters of the beginning that say what a document is; TAIL those of its end with signature and date."""
TAIL = 1200


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
    text = "\n".join(page.text for page in document.pages)
    title = _title(document)
    kind = _type(document, title or "", text)
    date = _date(document, kind, text, title or "")
    period = _period(document, kind, text, title or "", date)
    network = _network(document, kind, title or "")
    return Facts(title, kind, date, period, _language(text), _issuer(document, text, kind, network), network)


def _title(document: Document) -> str | None:
    given = " ".join((document.given_title or "").split())
    if given and document.media == "record":  # another system's catalogue knows
        return given
    top = _top_heading(document)
    if top:
        return _tidy(top)
    if (
        given
        and not _NO_TITLE.fullmatch(given)
        and len(given) > 5
        and not re.search(r"\.(?:pdf|docx?|txt|html?)$|^Microsoft Word|^untitled", given, re.IGNORECASE)
    ):
        return _tidy(given)
    lines = _opening(document)
    for i, line in enumerate(lines):
        text = line.strip()
        if (
            len(text) < 6
            or _NO_TITLE.fullmatch(text)
            or _only_date(text)
            or not re.search(r"[^\W\d_]{4}", text)
            or text.endswith((",", ";"))
        ):
            continue
        for follow in lines[i + 1 : i + 3]:
            nxt = follow.strip()
            if not nxt or _only_date(nxt) or not _belongs(text, nxt):
                break
            text = f"{text} {nxt}"
        if len(text) > 200:
            text = text[:200].rsplit(" ", 1)[0]
        return _tidy(re.sub(r"^Sak:\s*|^Tittel:\s*|^Emne:\s*|^Sakstittel:\s*", "", text))
    return given or None


def _top_heading(document: Document) -> str | None:
    """The first heading of the highest level that the reader saw; before the file's own properties, which are
    often those of a template."""
    if not any(p.forms for p in document.pages[:1]):
        return None
    for block in document.blocks[:14]:
        text = block.text.strip()
        if (
            block.kind is FormKind.HEADING
            and block.level == 1
            and len(text) > 5
            and not _NO_TITLE.fullmatch(text)
            and not re.fullmatch(r"[\w\sæøå]+ (?:KOMMUNE|kommune)", text)
        ):
            return text
    return None


def _opening(document: Document) -> list[str]:
    """The first lines that are no running heads, blank lines kept as ends; the reader's headings first."""
    page = next((p for p in document.pages if p.text.strip()), None)
    if page is None:
        return []
    blocks = [b for b in document.blocks if b.at.page == page.number]
    heading = next(
        (
            b
            for b in blocks[:12]
            if b.kind is FormKind.HEADING
            and b.level == 1
            and page.forms
            and not _NO_TITLE.fullmatch(b.text.strip())
        ),
        None,
    )
    if heading:
        return [heading.text, ""]
    running = {(b.at.start, b.at.end) for b in blocks if b.kind is FormKind.RUNNING}
    out, at = [], 0
    for line in page.text[:4000].split("\n"):
        if not any(s <= at + len(line) and at < e and line.strip() for s, e in running):
            out.append(re.sub(r"^\s*#+\s*|\*\*|</?[bi]>|^:::.*|^\s*\.\.\. .*", "", line))
        at += len(line) + 1
    return out[:40]


def _belongs(text: str, nxt: str) -> bool:
    """Whether a title goes on in its next line."""
    if re.search(r"[.:!?]$", text) or _NO_TITLE.fullmatch(nxt):
        return False
    if text.isupper() != nxt.isupper() and not (nxt[0].islower() or re.search(r"\d{4}|[/]", nxt)):
        return False
    return (
        nxt[0].islower()
        or len(nxt) < 60
        or text.split()[-1].lower() in ("for", "i", "og", "med", "på", "av", "til")
    )


def _only_date(text: str) -> bool:
    m = _DATE.search(text)
    return m is not None and len(text) - (m.end() - m.start()) < 14


def _tidy(title: str) -> str:
    title = " ".join(title.split()).strip(" .,:;–-*_#")
    return sentence_case(title)


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
        points[DocumentType.WEB] += 4
    if document.media == "email":
        points[DocumentType.LETTER] += 6
    if not points:
        return DocumentType.OTHER
    best, n = points.most_common(1)[0]
    return best if n >= 3 else DocumentType.OTHER


def _iso(m: re.Match[str]) -> str | None:
    d, y = m.group("d") or m.group("d2") or m.group("d3"), m.group("y") or m.group("y2") or m.group("y3")
    month = int(m.group("m") or m.group("m3") or MONTHS[m.group("mn").lower()])
    year = int(y) if len(y) == 4 else 2000 + int(y) if int(y) < 60 else 1900 + int(y)
    if not (1 <= month <= 12 and 1 <= int(d) <= 31 and 1985 <= year <= 2045):
        return None
    return f"{year}-{month:02}-{int(d):02}"


def _date(document: Document, kind: DocumentType, text: str, title: str) -> str | None:
    best: tuple[float, str] | None = None
    for m in _DATE.finditer(text):
        iso = _iso(m)
        before = text[max(0, m.start() - 90) : m.start()]
        if iso is None or _NO_DATE.search(before):
            continue
        points = max((p for cue, p in _CUES if cue.search(before)), default=0)
        if (place := _PLACE_BEFORE.search(before)) and place.group(1) in gazetteer.places():
            points = max(points, 4)
        line_start = text.rfind("\n", 0, m.start()) + 1
        line_end = text.find("\n", m.end())
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        alone = len(line.strip()) <= m.end() - m.start() + 12
        if m.start() < HEAD / 2 and (alone or points):
            points += 4
        elif m.start() < HEAD and alone:
            points += 3
        if (
            m.start() > len(text) - TAIL
            and (alone or points)
            and kind in (DocumentType.CASE, DocumentType.LETTER, DocumentType.WEB)
        ):
            points += 3
        if m.group() in title:
            points += 4
        if kind is DocumentType.MINUTES and m.start() > len(text) - TAIL and m.start() > HEAD:
            points -= 5  # the date of signing, not of the meeting
        if points >= 4 and (best is None or points > best[0]):
            best = (points, iso)
    if best:
        return best[1]
    # The date of a Word or PDF file is that of its last saving or of a printout; a record's is its own.
    return document.given_date if document.media in ("record", "html", "email", "markdown", "text") else None


def _period(document: Document, kind: DocumentType, text: str, title: str, date: str | None) -> Period | None:
    if kind is DocumentType.LETTER:
        return None
    candidates: list[tuple[float, Found]] = []
    for f in find_periods(title, date):
        if f.form == "range" or (f.form == "point" and f.fine and f.start and f.start != f.end):
            candidates.append((10, f))
        elif f.form == "point" and not f.fine and kind in (DocumentType.PLAN, DocumentType.REPORT):
            candidates.append((6, f))
    if kind not in (DocumentType.MINUTES,):
        for f in find_periods(text[: 2 * HEAD + 3000], date):
            if f.form != "range" and not (f.fine and f.start != f.end):
                continue
            before = text[max(0, f.at - 40) : f.at]
            if _PERIOD_CUE.search(before) or re.search(
                r"(?:plan|program|period|strategi|satsing|fokus|skole|nettverk)\w*\s*\(?$", before, re.IGNORECASE
            ):
                candidates.append((5 - f.at / 10000, f))
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c[0])[1]
    start, end = as_months(best.start, best.end)
    if best.end and len(best.end) == 4:
        # "høst 2009–2012" in the title, "høst 2009 – vår 2012" further on: the finer end.
        for f in find_periods(text, date):
            if (
                f.form == "range"
                and f.start == best.start
                and f.end
                and f.end[:4] == best.end
                and len(f.end) == 7
                and best.fine
            ):
                end = f.end
                break
    return Period(start, end) if start or end else None


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


def _issuer(document: Document, text: str, kind: DocumentType, network: str | None) -> str | None:
    """Who speaks: the network, the owner of a case or web page, the head of a letter."""
    if m := re.search(words.ISSUERS, text):
        hits = [h for h in recognise(m.group("place")) if h.kind is Kind.PLACE]
        if hits:
            return f"{hits[0].name} kommune"
    if network and kind is not DocumentType.LETTER:
        return network
    site = re.split(r"\s[–|-]\s", document.given_title or "")[-1]
    for chunk in (site, text[:700], text[-500:]):
        bodies = [h for h in recognise(chunk) if h.kind is Kind.PARTNER]
        if kind in (DocumentType.CASE, DocumentType.WEB):
            bodies = [b for b in bodies if b.name.endswith("kommune")] or (bodies if chunk is site else [])
        if bodies:
            return bodies[0].name
        if m := re.search(
            r"^\s*([A-ZÆØÅ]{3,}(?:\s(?:OG\s)?[A-ZÆØÅ]{3,})*) (KOMMUNE|FYLKESKOMMUNE|HERAD)\s*$",
            chunk,
            re.MULTILINE,
        ):
            return f"{sentence_case(m.group(1)).title().replace(' Og ', ' og ')} {m.group(2).lower()}"
    owners = Counter(
        h.name for h in recognise(text[:20000]) if h.kind is Kind.PARTNER and h.name.endswith(" kommune")
    )
    return owners.most_common(1)[0][0] if owners and kind in (DocumentType.CASE, DocumentType.WEB) else None
