"""The title of a document: what its first page is about, once letterhead, labels and navigation are laid aside."""

from __future__ import annotations

import re

from ingest.extract import gazetteer
from ingest.extract.measures import sentence_case
from ingest.extract.recognise import recognise
from ingest.model import Document, FormKind, Kind
from ingest.norwegian import documents as words

_NO_TITLE = re.compile(rf"(?:{words.NO_TITLE})", re.IGNORECASE)
_LABELLED = re.compile(rf"(?:{words.TITLE_LABELS})\s*:\s*(?P<title>\S.{{5,}})", re.IGNORECASE)
_CASE_NUMBER = re.compile(
    r"^(?:Sak|PS|Utvalgssak|Saksnr\.?)\s*(?:nr\.?\s*)?\d+\s*/\s*\d+\s*[:.–-]?\s+(?=\S)", re.IGNORECASE
)
_ITEM = re.compile(r"(?:Sak|PS)\s*\d+|\d+\.\d")
"""How headings of the text begin: an item of minutes, a numbered section."""
_LABEL = re.compile(rf"(?:{words.LABELS})\b[^:\n]{{0,30}}:", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:postboks|pb\.?)\s*\d+|^(?:N-)?\d{4}\s+[A-ZÆØÅ][\wæøåÆØÅ]+|\b\d{4}\s+[A-ZÆØÅ][\wæøåÆØÅ]+$"
    r"|[a-zæøå]+(?:vegen|veien|gata|gaten|gate|veg|vei)\s+\d+|\btlf\b|\btelefon\b|org\.?\s?nr",
    re.IGNORECASE,
)
_OFFICE = re.compile(rf"(?:{words.OFFICES})", re.IGNORECASE)
_BY = re.compile(r"(?:^|\s)v/\s?[A-ZÆØÅ]")
"""A line that says by whom a body writes: "Nettverk X v/ Marker kommune"."""
_TRAIL = re.compile(r"\S\s+[/>»›|]\s+\S.*\s[/>»›|]\s+\S")
_DATED = re.compile(r"\s*\((?:[0-3]?\d\.\s?[01]?\d\.\s?(?:19|20)\d\d)\)$")
_DAYS = re.compile(
    r"\s+[0-3]?\d\. ?[a-zæøå]+ (?:19|20)\d\d ?[–—-] ?[0-3]?\d\. ?[a-zæøå]+ (?:19|20)\d\d$", re.IGNORECASE
)
"""From one day to another, below a title and of the same type: "1. august 2022 – 31. juli 2025"."""
_PAGE_NUMBER = re.compile(r"^\s*\d{1,2} (?=[A-ZÆØÅ])")
_CASE_TITLE = re.compile(
    rf"(?:{words.CASE_BEFORE})\s+(?P<title>[A-ZÆØÅ](?:(?!{words.CASE_BEFORE})[^.:]){{8,150}}?)\s+(?={words.CASE_AFTER})"
)
"""A case that lost its line ends: its title stands between a number or a date and the first label or heading."""
_BODY = re.compile(rf"(?:{words.BODY_STARTS})", re.IGNORECASE)
_GENRE = re.compile(rf"(?:{words.GENRES})", re.IGNORECASE)
FLAT, FLAT_HEAD = 130, 1500
"""Characters of a first line that is a text without line ends, and how far into such a text a title may stand."""
LONG = 200
"""Characters of a title; longer ones are cut at a word."""


def title_of(document: Document) -> str | None:
    """The title, or None where the document has no words of its own before its text."""
    given = " ".join((document.given_title or "").split())
    if given and document.media == "record":  # another system's catalogue knows
        return given
    if top := _top_heading(document):
        return _tidy(_with_capitals(top, document))
    if (
        given
        and not _NO_TITLE.fullmatch(given)
        and len(given) > 5
        and not re.search(r"\.(?:pdf|docx?|txt|html?)$|^Microsoft Word|^untitled", given, re.IGNORECASE)
    ):
        return _tidy(given)
    lines = opening(document)
    title = _of_lines(lines)
    return _tidy(_with_capitals(title, document)) if title else given or None


def _with_capitals(title: str, document: Document) -> str:
    """A title in capitals in the letters of the text: names keep theirs where the text has them so."""
    if not title.isupper():
        return title
    text = " ".join(page.text for page in document.pages[:6])
    seen = set(re.findall(r"[^\W\d_]+", text))

    def cased(m: re.Match[str]) -> str:
        low = m.group().lower()
        name = low.capitalize()
        return name if (name in seen and low not in seen) or name in gazetteer.places() else low

    made = re.sub(r"[^\W\d_]{3,}", cased, title)
    made = re.sub(r"(?<!\w)[A-ZÆØÅ]{1,2}(?!\w)", lambda m: m.group().lower(), made)
    return made[:1].upper() + made[1:]


def _top_heading(document: Document) -> str | None:
    """The first heading of the highest level that the reader saw; before the file's own properties, which are
    often those of a template."""
    if not any(p.forms for p in document.pages[:1]):
        return None
    for i, block in enumerate(document.blocks[:14]):
        text = block.text.strip()
        if block.kind is FormKind.PARAGRAPH and len(text) < 110 and _GENRE.match(text) and not _is_prose(text):
            return None  # the title was not seen to be one, as on a scan: its lines tell
        nxt = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
        if nxt and nxt.kind is FormKind.HEADING and nxt.level == block.level and nxt.text[:1].islower():
            text = f"{text} {nxt.text.strip()}"  # a title of two lines
        if (
            block.kind is FormKind.HEADING
            and block.level == 1
            and len(text) > 5
            and not _ITEM.match(text)
            and not is_furniture(text)
        ):
            return text
    return None


def opening(document: Document) -> list[str]:
    """The first lines that are no running heads, blank lines kept as ends."""
    page = next((p for p in document.pages if p.text.strip()), None)
    if page is None:
        return []
    blocks = [b for b in document.blocks if b.at.page == page.number]
    running = {(b.at.start, b.at.end) for b in blocks if b.kind is FormKind.RUNNING}
    out, at = [], 0
    for line in page.text[:4000].split("\n"):
        if not any(s <= at + len(line) and at < e and line.strip() for s, e in running):
            out.append(re.sub(r"^\s*#+\s*|\*\*|</?[bi]>|^:::.*|^\s*\.\.\. .*", "", line))
        at += len(line) + 1
    if out:
        out[0] = _PAGE_NUMBER.sub("", out[0])
    return out[:40]


def is_body_name(text: str) -> bool:
    """Whether a line is only who sends or receives: "Statsforvalteren i Agder", "SOLA KOMMUNE"."""
    text = text.strip(" .,:")
    if re.fullmatch(
        r"[\w\sæøåÆØÅ/-]{2,40}\s(?:(?:fylkes)?(?:kommune|herad|kommunar|kommuner)|regionråd)", text, re.IGNORECASE
    ):
        return not _GENRE.search(text)
    if len(text) > 80:
        return False
    hits = [h for h in recognise(text) if h.kind in (Kind.PARTNER, Kind.ORGANISATION)]
    return any(h.end - h.start >= 0.85 * len(text) for h in hits)


def is_furniture(line: str) -> bool:
    """Whether a line of a first page is letterhead, label, address, date or navigation: no title."""
    text = line.strip()
    return bool(
        _NO_TITLE.fullmatch(text)
        or _LABEL.match(text)
        or _ADDRESS.search(text)
        or (_OFFICE.match(text) and not _GENRE.search(text))
        or _TRAIL.search(text)
        or (len(re.split(r"\s{3,}|\t", text)) >= 3)
        or only_date(text)
        or (_BY.search(text) and not _GENRE.search(text))
        or not re.search(r"[^\W\d_]{4}", text)
        or is_body_name(text)
    )


def only_date(text: str) -> bool:
    """Whether a line holds a date, perhaps with its place or hour, and no more."""
    m = _DATE.search(text)
    return m is not None and len(text) - (m.end() - m.start()) < 14


_DATE = re.compile(
    r"(?<!\d)[0-3]?\d\.\s?(?:[01]?\d\.\s?(?:(?:19|20)\d\d|\d\d)|[a-zæøå]{3,9}\.?\s+(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d",
    re.IGNORECASE,
)


def _of_lines(lines: list[str]) -> str | None:
    """The title in the lines of an opening: in a letter the last words before the text, else the first."""
    whole = " ".join(lines)[:FLAT_HEAD]
    if any(len(line) > FLAT for line in lines[:4]) and (m := _CASE_TITLE.search(whole)):
        return m["title"]
    chunks: list[str] = []
    letter = False
    bare: str | None = None
    i = 0
    while i < len(lines):
        text = lines[i].strip()
        i += 1
        if m := _LABELLED.match(text):
            return m.group("title")
        letter = letter or bool(re.match(rf"(?:{words.LETTER_LABELS})", text, re.IGNORECASE))
        if not text or len(text) < 6:
            continue
        if bare is None and _GENRE.fullmatch(text):
            bare = text
            nxt = lines[i].strip() if i < len(lines) else ""
            if nxt and _GENRE_OPEN.fullmatch(text) and not is_furniture(nxt) and not _BODY.match(nxt):
                chunks.append(f"{text} {nxt}")
                i += 1
                continue
        if (chunks or bare) and (_BODY.match(text) or _is_prose(text)):
            break
        if is_furniture(text):
            continue
        if text.endswith((",", ";")) or (_is_prose(text) and chunks):
            continue
        text = _CASE_NUMBER.sub("", text)
        for follow in lines[i : i + 2]:
            nxt = follow.strip()
            if not nxt or only_date(nxt) or not _belongs(text, nxt):
                break
            text = f"{text} {nxt}"
            i += 1
        chunks.append(text)
    if not chunks:
        return bare
    if bare and _is_prose(chunks[0]):
        return bare
    if letter:
        return chunks[-1][:LONG]
    named = len(chunks) > 1 and chunks[0].isupper() and not chunks[1].isupper() and _GENRE.match(chunks[1])
    if named and not _GENRE.search(chunks[0]):
        return chunks[1][:LONG]
    if len(chunks[0].split()) <= 4 and not _GENRE.search(chunks[0]):  # a name over the title
        return next((c for c in chunks[1:4] if _GENRE.search(c) or c.isupper()), chunks[0])[:LONG]
    return chunks[0][:LONG]


_GENRE_OPEN = re.compile(r"\w*rapport|\w*evaluering", re.IGNORECASE)


def _is_prose(text: str) -> bool:
    sentences = re.search(r"(?:[a-zæøå]{3}|(?:19|20)\d\d)\. [A-ZÆØÅ]", text) or text.endswith((".", "!"))
    return (bool(sentences) and len(text.split()) >= 5) or len(text) > 130


_KOMMUNER = re.compile(r"^[A-ZÆØÅ][\wæøå-]+(?:, [A-ZÆØÅ][\wæøå -]+)* og [A-ZÆØÅ][\wæøå-]+ kommun(?:er|ar|e)$")
"""Those whom a body over a title consists of."""


def _belongs(text: str, nxt: str) -> bool:
    """Whether a title goes on in its next line."""
    if re.fullmatch(r"\(?(?:19|20)\d\d\s?[-–/]\s?(?:20)?\d\d\)?", nxt) and _GENRE.search(text) is None:
        return not re.search(r"\d{4}", text)
    if re.fullmatch(r"\(?(?:19|20)\d\d\s?[-–/]\s?(?:20)?\d\d\)?", nxt) and not re.search(r"\d{4}", text):
        return True
    if _KOMMUNER.search(nxt):
        return False
    if re.search(r"[.:!?]$", text) or _DATE.search(nxt) or is_furniture(nxt) or _is_prose(nxt):
        return False
    if text.split()[-1].lower() in ("for", "i", "og", "med", "på", "av", "til", "om", "mellom"):
        return True
    if text.isupper() != nxt.isupper() and not (nxt[0].islower() or re.match(r"\d{4}", nxt)):
        return False
    if nxt[0].islower() or re.match(r"\d{4}\s?[-–/]", nxt):
        return True
    return len(nxt) < 60 and not (_GENRE.match(nxt) or _OFFICE.match(nxt))


def _tidy(title: str) -> str:
    title = _DATED.sub("", " ".join(title.split())).strip(" .,:;–-*_#")
    if (days := _DAYS.search(title)) and days.start() > 12:
        title = title[: days.start()]
    sentences = re.split(r"(?<=[^\W\d]{4}|\d{4})\.\s+(?=[^\W\d])", title)
    if len(sentences) > 1 and (named := next((s for s in sentences if _GENRE.match(s)), None)):
        title = named  # «Regionrådet. Foto: NN. Årsberetning for 2013»
    if len(title) > LONG:
        title = title[:LONG].rsplit(" ", 1)[0]
    return sentence_case(title)
