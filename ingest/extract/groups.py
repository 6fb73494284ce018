"""Networks that a document proves by telling who their members are: "Fjordringen er Askøy, Øygarden og Sund".

A name with no form of its own (a district, a coined word, letters) is a network's where kommuner are listed as
its members: after a verb, in brackets, after a colon, or on the line below. Every other place of the name in the
document then means it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.extract import gazetteer, networks
from ingest.extract.recognise import recognise
from ingest.model import Document, FormKind, Kind
from ingest.norwegian import naming, small_words
from ingest.norwegian.columns import column_kind

_WORD = r"[A-ZÆØÅ0-9][\w-]*"
_NAME = rf"(?P<name>[A-ZÆØÅ][\w/-]*(?: (?:{_WORD}|og|for|i|på|[a-zæøå][a-zæøå-]+)){{0,5}}?)"
_PLACE = r"[A-ZÆØÅ][\wæøå-]+(?:[ ]?(?:-|og)?[ ]?[A-ZÆØÅ][\wæøå-]+)?"
_OPENS = r"(?:(?<=[.!?:•] )|(?<=\n)|(?<=[–-] )|^)"
_MANY = r"(?:(?:alle )?(?:de|dei) (?:\w+ )?)?(?:kommun(?:ene|ane|er|ar) )?"
_IS = (
    r"(?:(?:er|var|blei|ble|vart)(?: (?:no|nå|i dag|framleis|fortsatt))?|"
    r"(?:omfatter|omfattar|omfatta|omfattet|dekker|dekkjer|dekte|består av|besto av|bestod av|samler|samlar|"
    r"rommer|rommar|femner om|femner|famnar)(?: (?:no|nå|i dag))?|for|med)"
)
_DEFINED = re.compile(
    rf"{_OPENS}{_NAME}(?: \((?P<short>[A-ZÆØÅ]{{2,6}})\))? {_IS} {_MANY}(?P<members>[A-ZÆØÅ][^.;:()\n]{{3,200}})"
)
_CALLED = re.compile(
    rf"{_OPENS}{_NAME} (?:er|var|blei|ble|vart) (?:(?:navnet|namnet) på |kommun(?:enes|anes?) |(?:et|eit) )?"
    rf"(?:\w+ )?(?:samarbeid(?:et)?|nettverk(?:et)?|region(?:en)?|forum(?:et)?)\b[^.\n]{{0,200}}"
)
_BRACKETS = re.compile(rf"{_NAME} \((?P<members>[^()\n]{{5,200}})\)")
_COLON = re.compile(rf"{_OPENS}{_NAME}: (?P<members>[A-ZÆØÅ][^.;:()\n]{{3,200}})")
_SHORT = r"(?P<name>[A-ZÆØÅ][\w/-]*(?: [A-ZÆØÅ][\w/-]*)?)"
_OWN, _SAID = _SHORT.replace("name", "own"), _SHORT.replace("name", "said")
_CALLED_SO = _SHORT.replace("name", "so")
_NAMED = re.compile(
    r"(?:samarbeid|nettverk|region)(?:et|en)? (?:som )?(?:de |dei |vi )?"
    r"(?:(?:kalte|kalla|kaller|kallar|heter|heiter|het|heitte|går under (?:navnet|namnet)) «?"
    r"|(?:,? (?:har fått|har tatt|har teke|tok|fikk|fekk|med) (?:navnet|namnet)) «?)"
    rf"{_SHORT}"
    r"|(?:samarbeid\w*|sammen|saman|i lag)\b[^.\n]{0,80} (?:det|som) (?:vi|de|dei) "
    rf"(?:kaller|kallar|kalte|kalla) «?{_CALLED_SO}"
    rf"|(?:kaller|kallar|kalte|kalla) (?:seg|oss|nettverket|samarbeidet) (?:for )?«?{_OWN}"
    rf"|{_SAID}, (?:som er )?(?:nettverket|samarbeidet) (?:vårt|mellom|for|til|av)\b"
)
_OFFICE = re.compile(naming.OFFICE, re.IGNORECASE)
_OPENERS = frozenset(
    ["fram", "frem", "fra", "frå", "kopi", "stad", "sted", "til", "felles", "andre", "medlemmer", "medlemer"]
)
_MANY_WORD = re.compile(r"(?:kommun|deltak|medlem|^skol|^skul|^barnehag)\w*(?:ane|ene|er|ar|mer|mar)$")
"""Several of a sort, with the name of none: "Eierkommunene: …"."""
_SIDES = frozenset(
    ["nord", "sør", "vest", "aust", "øst", "midt", "midtre", "indre", "ytre", "nedre", "øvre", "nordre", "søndre"]
)
_TOPICS = re.compile(naming.TOPICS, re.IGNORECASE)
_LIKE = re.compile(
    r"nett\b|nettverk|region|forum|ring(?:en)?\b|lag(?:et)?\b|råd(?:et)?\b|skolen\b|skulen\b|knutepunkt",
    re.IGNORECASE,
)


def proved_networks(document: Document) -> frozenset[str]:
    """Names that the document gives members to, as printed."""
    blocks = [b for b in document.blocks if b.kind not in (FormKind.RUNNING, FormKind.CAPTION)]
    texts = [b.text for b in blocks if b.kind is not FormKind.TABLE]
    texts += [c.text for b in blocks for c in b.cells]
    out: set[str] = set()
    for text in texts:
        out |= set(_told(text[:REACH]))
    for above, below in pairwise(blocks):
        if above.kind is not FormKind.TABLE and below.kind is not FormKind.TABLE:
            head = re.sub(r"^[#\s]+", "", above.text)
            line = below.text.partition("\n")[0]
            short = len(head) < 60 and len(line) < 200 and not line.rstrip().endswith(".")
            if short and not column_kind(head) and not networks.find(head) and _fits(head, _members(line), 2):
                out.add(head)
    return frozenset(out)


REACH = 3000
"""Characters of a block that are looked at: names are explained at the beginning."""


def _told(text: str) -> Iterator[str]:
    for m in _DEFINED.finditer(text):
        name = m.group("short") or m.group("name")
        if _fits(name, _members(m.group("members")), 2):
            yield name
    for m in _CALLED.finditer(text):
        if _fits(m.group("name"), len(_places(m.group())), 2) or (
            re.search("kommun|skul|skol", m.group())
            and _LIKE.search(m.group("name"))
            and _fits(m.group("name"), 9, 0)
        ):
            yield m.group("name")
    for pattern in (_BRACKETS, _COLON):
        for m in pattern.finditer(text):
            n = _members(m.group("members"))
            if _fits(m.group("name"), n, 2 if _LIKE.search(m.group("name")) else 3):
                yield m.group("name")
    for m in _NAMED.finditer(text):
        name = m.group("name") or m.group("so") or m.group("own") or m.group("said")
        if _fits(name, 9, 0):
            yield name


def _members(words: str) -> int:
    """How many kommuner a list begins with."""
    n = 0
    for part in re.split(r",\s*|\s+og\s+|\s*/\s*", words):
        if part.strip(" .") not in gazetteer.places() and not any(
            part.strip().startswith(f"{p} ") for p in _places(part)[:1]
        ):
            return n
        n += 1
    return n


def _places(words: str) -> list[str]:
    return [h.name for h in recognise(words) if h.kind is Kind.PLACE]


def _fits(name: str, members: int, least: int) -> bool:
    """Whether a name with so many members can be a network's: no kommune, body or person, and no sentence."""
    low = name.lower().split()
    if (
        members < least
        or not low
        or low[0] in small_words.NO_SUBJECT
        or low[-1] in naming.LINKS
        or set(low) & small_words.FINITE_VERBS
        or not name[0].isupper()
        or name in gazetteer.places()
        or name.lower() in networks.BARE
        or len(name) < 3
        or low[0] in _OPENERS
        or _MANY_WORD.search(low[-1])
        or _OFFICE.search(name)
    ):
        return False
    if any(h.kind in (Kind.PARTNER, Kind.PERSON, Kind.SCHEME, Kind.MEASURE) for h in recognise(name)):
        return False
    return bool(_LIKE.search(name)) or low[0] in _SIDES or not _TOPICS.search(name)
