"""Names that the registers know, found in running text token by token."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from corpus.registers import RegisterName, names
from ingest.extract.hits import Hit
from ingest.model import Kind

_TOKEN = re.compile(r"\w+(?:[-–]\w+)*\+?|[^\w\s]")
_NEAR_PLACE = re.compile(
    r"(?:\b(?:i|fra|frå|på|til|ved|mellom|for|kommunene|kommunane|kommunar|kommuner)\s+|[/&]\s?)$"
)
_AFTER_PLACE = re.compile(
    r"\s*(?:/\s?[A-ZÆØÅ]|(?:-?kommune|herad|nettverk|regionen)|-nettverket|-regionen|\s+kommune)"
)


@dataclass(frozen=True, slots=True)
class _Form:
    tokens: tuple[str, ...]
    written: str
    row: RegisterName
    shared: bool


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """First token, casefolded → forms that begin with it, longest first."""
    found: dict[str, list[_Form]] = defaultdict(list)
    for row in names():
        # A district's name (Hadeland) means the region only where the text says so: left to the forms.
        shared = () if row.kind == "network" else row.shared
        for form in dict.fromkeys((row.name, *row.aliases, *shared)):
            written = form.partition(" (")[0] if row.kind in ("place",) or row.group == "municipality" else form
            parts = tuple(t.text.casefold() for t in tokens(written))
            # "NTNU, ILU" names two bodies, each found by itself; "mat, helse og fysisk aktivitet" is one name.
            two = written != row.name and re.search(r",\s(?![a-zæøå])", written)
            if parts and len(written) > 1 and not two:
                found[parts[0]].append(_Form(parts, written, row, form in row.shared or written != form))
    return {first: tuple(sorted(forms, key=lambda f: -len(f.tokens))) for first, forms in found.items()}


def find(text: str) -> list[Hit]:
    """Registered names in `text`, longest first at each place; places also inside longer names of owners."""
    toks = tokens(text)
    folded = [t.text.casefold() for t in toks]
    out: list[Hit] = []
    forms = _forms()
    for i, first in enumerate(folded):
        hit = _longest(text, toks, folded, i, forms.get(first, ()))
        if hit is None and first.endswith("s") and len(first) > 3:
            hit = _longest(
                text, toks, folded, i, tuple(f for f in forms.get(first[:-1], ()) if len(f.tokens) == 1)
            )
        out += hit or ()
    return _settle(out)


def _longest(
    text: str, toks: list[Token], folded: list[str], i: int, forms: tuple[_Form, ...]
) -> list[Hit] | None:
    """The longest form of each kind that begins at token `i`: a kommune is there as body and as place."""
    best: dict[str, Hit] = {}
    for form in forms:
        n = len(form.tokens)
        if form.row.kind in best or not _match(folded, i, form.tokens):
            continue
        if _right_case(text[toks[i].start : toks[i + n - 1].end], form, toks[i].text):
            district = form.row.kind == "network"  # `recognise` asks whether it acts
            if form.row.everyday and n == 1 and not district and not _expected(text, toks, i):
                continue
            best[form.row.kind] = _hit(form, toks[i].start, toks[i + n - 1].end)
    if len({h.end for h in best.values()}) > 1 and not any(h.group == "municipality" for h in best.values()):
        end = max(h.end for h in best.values())
        return [h for h in best.values() if h.end == end]
    return list(best.values()) or None


def _match(folded: list[str], i: int, tokens: tuple[str, ...]) -> bool:
    n = len(tokens)
    if i + n > len(folded):
        return False
    for k in range(n):
        mine, theirs = folded[i + k], tokens[k]
        if mine != theirs and not (
            k == n - 1 and (mine in (theirs + "s", theirs + "’s", theirs + "n") and len(theirs) > 1)
        ):
            return False
    return True


def _right_case(seen: str, form: _Form, first: str) -> bool:
    written = form.written
    letters = "".join(c for c in written if c.isalpha())
    if len(form.tokens) == 1 and letters.isupper():
        return seen in (written, written + "s", written.upper())
    if any(c.isupper() for c in written[1:]) and len(form.tokens) == 1 and len(written) <= 6:
        # Mixed short forms (KfK, HiST, ReKom): as written, or all in capitals.
        return seen.rstrip("s") in (written.rstrip("s"), written.upper()) or form.row.kind == "scheme"
    if form.row.kind == "scheme" or (form.row.kind == "measure" and len(form.tokens) > 1):
        return True
    return first[0].isupper() or not written[0].isupper()


def _expected(text: str, toks: list[Token], i: int) -> bool:
    """A name that is also a word wants something beside it: "i", "kommune", another place."""
    token = toks[i]
    if _NEAR_PLACE.search(text[max(0, token.start - 14) : token.start]) or _AFTER_PLACE.match(text, token.end):
        return True
    after = toks[i + 2].text if i + 2 < len(toks) and toks[i + 1].text in _JOINS else ""
    before = toks[i - 2].text if i >= 2 and toks[i - 1].text in _JOINS else ""
    return after in places() or before in places()


_JOINS = frozenset((",", "og", "/", "&", "samt"))


def _hit(form: _Form, start: int, end: int) -> Hit:
    name = form.row.name if not form.shared else form.written
    return Hit(Kind(form.row.kind), name, start, end, "register", 0.95 if not form.shared else 0.8, form.row.group)


def _settle(hits: list[Hit]) -> list[Hit]:
    """Drops what lies inside a longer hit of the same kind, and doubles."""
    out: list[Hit] = []
    last: dict[Kind, Hit] = {}
    for hit in sorted(hits, key=lambda h: (h.start, h.start - h.end)):
        before = last.get(hit.kind)
        if before and hit.start < before.end:
            continue
        last[hit.kind] = hit
        out.append(hit)
    return out


@cache
def places() -> frozenset[str]:
    """All names of kommuner and fylker, without the county in brackets."""
    return frozenset(
        f.partition(" (")[0] for row in names() if row.kind == "place" for f in (row.name, *row.aliases)
    )


def lookup(form: str, kind: Kind) -> RegisterName | None:
    """The one row of a kind that bears exactly this form; None if none or several do."""
    rows = {row for row in _rows(form) if row.kind == kind}
    return next(iter(rows)) if len(rows) == 1 else None


def _rows(form: str) -> Iterator[RegisterName]:
    parts = tuple(t.text.casefold() for t in tokens(form))
    for f in _forms().get(parts[0], ()) if parts else ():
        if f.tokens == parts:
            yield f.row


@cache
def _registered() -> dict[str, str]:
    """Registered forms of partners of nine letters or more, folded and without blanks → name."""
    return {
        form.lower().replace(" ", ""): row.name
        for row in names()
        if row.kind == "partner" and row.group != "municipality"
        for form in (row.name, *row.aliases)
        if len(form) >= 9
    }


@lru_cache(maxsize=2048)
def near(words: str) -> str | None:
    """The registered body that a name of a column of partners is a misreading of: one letter in six may differ.

    0.86 of rapidfuzz's ratio: "Leerings miljøsenteret" is 0.93 from "Læringsmiljøsenteret", "Lesesenteret" and
    "Skrivesenteret" are 0.77 apart."""
    key = words.lower().replace(" ", "")
    if len(key) < 9:
        return None
    found = process.extractOne(key, _registered().keys(), scorer=fuzz.ratio, score_cutoff=86)
    return _registered()[found[0]] if found and found[0][0] == key[0] else None
