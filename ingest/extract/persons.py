"""Persons: runs of capitalised words that begin with a first name, or that stand where only a person can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.person_names import first_names, surnames
from ingest import lexicon
from ingest.extract.hits import Hit
from ingest.model import Kind
from ingest.norwegian.not_names import NOT_NAMES, TWO_WORDS
from ingest.norwegian.organisations import STEMS
from ingest.norwegian.roles import CONTACT_CUES, ROLES

_UP = r"[A-ZÆØÅÁÄÖ][a-zæøåáéèüöäóíšđŋ]+"
_NAME = rf"(?:{_UP}(?:-{_UP})?|[A-ZÆØÅ]\.|[A-ZÆØÅ]\.?-?[A-ZÆØÅ]\.)"
_LINK = r"(?:von|van|de|der|af|av|el|al|bin)"
_LAST = rf"(?:Mc|Mac|O['’])?{_UP}(?:-{_UP})?"
_RUN = re.compile(
    rf"(?<![\w@./-])(?P<first>{_UP}(?:-{_UP})?)"
    rf"(?P<rest>(?:[ \t\u00a0]*\n?[ \t\u00a0]*(?<=\s)(?:{_LINK}\s+)?(?:{_NAME})(?![\w])){{1,4}})"
)
_CUE = re.compile(
    rf"(?:(?<!\w)v/\s*|(?<!\w)(?:{CONTACT_CUES})\s*[:/]\s*|"
    rf"(?<!\w)(?:kontaktperson|prosjektleder|prosjektleiar)\s+(?:er\s+|var\s+|blir\s+)?)"
    rf"(?P<name>{_LAST}(?:\s+(?:{_NAME})){{1,3}})",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"{_LAST}(?:\s+(?:{_NAME})){{1,3}}(?!\w)")
_ROLE_WORD = re.compile(rf"(?:{ROLES})\b", re.IGNORECASE)


def is_part_of_name(word: str) -> bool:
    """Whether a capitalised word can stand in a person's name: it is no title, office or kind of body."""
    return word not in NOT_NAMES and not (_ROLE_WORD.fullmatch(word) and word not in surnames())


@dataclass(frozen=True, slots=True)
class Standing:
    """What a text says of a person beside the name."""

    role: str | None
    after: str
    """The text that follows within the same entry, for the body they belong to."""


def find(text: str, *, contact: bool = False) -> list[Hit]:
    """Persons in `text`; in a cell or line of contacts (`contact`) unknown first names will do."""
    out: list[Hit] = []
    at = 0
    while m := _RUN.search(text, at):
        for part in _apart(text, m):
            at = part.end()
            if hit := _judge(text, part, contact):
                out.append(hit)
    for m in _CUE.finditer(text):
        capital = _CAPITALS.match(text, m.start("name"))
        if capital is None:
            continue
        hit = _hit(text, m.start("name"), capital.end(), "context: after v/ or contact", 0.8, loose=True)
        if hit and not any(h.start < hit.end and hit.start < h.end for h in out):
            out.append(hit)
    return sorted(out, key=lambda h: h.start)


def _apart(text: str, run: re.Match[str]) -> Iterator[re.Match[str]]:
    """A run of names as one name, or as several where a first name follows a surname: "Kari Holm Ola Lie"."""
    while parted := _parted(text, run):
        head, run = parted
        yield head
    yield run


def _parted(text: str, run: re.Match[str]) -> tuple[re.Match[str], re.Match[str]] | None:
    """The first name of a run that holds two, and the run that begins with the second."""
    words = list(re.finditer(r"\S+", run.group()))
    titled = 1 if words and _ROLE_WORD.fullmatch(words[0].group()) else 0
    for i in range(2 + titled, len(words) - 1):
        before, word = words[i - 1].group(), words[i].group()
        if word in first_names() and word not in surnames() and before not in first_names():
            head = _RUN.match(text, run.start(), run.start() + words[i - 1].end())
            tail = _RUN.match(text, run.start() + words[i].start())
            if head and tail and head.end() <= tail.start():
                return head, tail
    return None


def _judge(text: str, m: re.Match[str], contact: bool) -> Hit | None:
    start, end = m.start(), m.end()
    first = m.group("first")
    if not _is_first(first):
        # "Rektor Kari Berg", "NTNU Elin Moe": the name begins later in the run.
        later = re.search(rf"\s({_UP}(?:-{_UP})?)", m.group("rest"))
        while later:
            if _is_first(later.group(1)):
                tail = m.group("rest")[later.start(1) :]
                if len(tail.split()) < 2:
                    return None
                begin = _begin(text, start, m.start("rest") + later.start(1))
                return _hit(text, begin, end, "form: first name", 0.85)
            later = re.compile(rf"\s({_UP}(?:-{_UP})?)").search(m.group("rest"), later.end(1))
        if contact:
            title = _TITLE.match(text, start, end)
            return _hit(text, title.end() if title else start, end, "context: column of contacts", 0.7, loose=True)
        return None
    return _hit(text, start, end, "form: first name", 0.9)


_TITLE = re.compile(rf"(?:{ROLES})\s+(?=\S+\s)", re.IGNORECASE)
_TITLED = re.compile(rf"(?:{ROLES})\s*:?\s+$|(?<!\w)(?:{CONTACT_CUES})\s*:\s*$|(?<!\w)v/\s*$", re.IGNORECASE)


def _begin(text: str, start: int, at: int) -> int:
    """Where a name begins whose known first name stands at `at`: an unknown word between a title and it is the
    first of two first names, "dosent Ylvine Anita Berg"."""
    before = re.search(rf"(?<!\S){_UP}\s+$", text[start:at])
    if before is None or not is_part_of_name(before.group().strip()):
        return at
    word, begin = before.group().strip().lower(), start + before.start()
    titled = _TITLED.search(text[max(0, begin - 40) : begin])
    return begin if titled and lexicon.load().count(word) <= _COMMON and not re.search(STEMS, word) else at


@cache
def is_first_name(word: str) -> bool:
    """A first name that is no ordinary word, one misread letter allowed."""
    return _restored(word) in first_names(unambiguous=True)


@cache
def _is_first(word: str) -> bool:
    return _restored(word) in first_names() or (word.split("-")[0] in first_names() and "-" in word)


_COMMON = 2000
"""Occurrences in 100 million words: a more frequent word is read as it stands, not as a misread first name."""


@cache
def _restored(word: str) -> str:
    """A first name whose å or ø the OCR lost, if only one known name is that near: Pal → Pål."""
    if word in first_names() or lexicon.load().count(word.lower()) > _COMMON:
        return word
    swaps = (("a", "å"), ("A", "Å"), ("o", "ø"), ("O", "Ø"), ("g", "ø"))
    found = {w for read, meant in swaps if (w := word.replace(read, meant, 1)) != word and w in first_names()}
    return found.pop() if len(found) == 1 else word


def _hit(text: str, start: int, end: int, rule: str, confidence: float, *, loose: bool = False) -> Hit | None:
    """The run cut to what can be a name: no roles, bodies or ordinary words at its end"""
    words = list(re.finditer(r"\S+", text[start:end]))
    keep = 0
    for i, w in enumerate(words):
        bare = w.group().strip(".,;:")
        if (bare in NOT_NAMES and (i or bare not in TWO_WORDS)) or (
            i and _ROLE_WORD.fullmatch(bare) and bare not in surnames()
        ):
            break
        if (
            i
            and "\n" in text[start + words[i - 1].end() : start + w.start()]
            and not _wrapped(text, start, start + w.start())
        ):
            break
        keep = i + 1
    while keep and re.fullmatch(rf"(?:{_LINK}|[A-ZÆØÅ]\.)", words[keep - 1].group()):
        keep -= 1
    if keep > 2 and _runs_on(words[keep - 2].group(), words[keep - 1].group()):
        keep -= 1
    if keep < 2 or keep > 5:
        return None
    first = words[0].group()
    if loose and not first[0].isupper():
        return None
    if first in TWO_WORDS and not _can_follow(words[1].group()):
        return None
    span_end = start + words[keep - 1].end()
    name = " ".join([_restored(first), *(w.group() for w in words[1:keep])])
    if len({*words[1:keep]}) == 0 or any(len(w.group()) == 1 for w in words[:keep]):
        return None
    return Hit(Kind.PERSON, name, start, span_end, rule, confidence)


def _can_follow(word: str) -> bool:
    """Whether a word behind a first name that is a common word too ("Dag") makes the two a person's name."""
    return (
        word in first_names() or word in surnames() or not lexicon.load().flags(word.lower()) & lexicon.LOWER
    ) and word not in NOT_NAMES


def _runs_on(before: str, word: str) -> bool:
    """Whether a name's last word is an ordinary one behind the surname: "Tor Nordvik Saksframlegg"."""
    return (
        before not in first_names()
        and word not in surnames()
        and word not in first_names()
        and bool(lexicon.load().flags(word.lower()) & lexicon.LOWER)
    )


def _wrapped(text: str, start: int, at: int) -> bool:
    """Whether the line was full where the name was broken (running text), not the end of an entry."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    return (line_end if line_end >= 0 else at) - line_start > 55


_AFTER = re.compile(
    rf"\s*[,(–-]\s*(?P<role>(?:[a-zæøåA-ZÆØÅ-]+\s+)?{ROLES}"
    r"(?:\s+(?:for|av|i|ved|på)\s+(?:utdanning|skole|skule|oppvekst|barnehage|arbeidsgruppen|arbeidsgruppa|styret|plan))?)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?P<role>{ROLES})\s*:?\s*$", re.IGNORECASE)


def standing(text: str, hit: Hit) -> Standing:
    """Role and what follows, from the words beside a name: "Kari Berg, rektor ved …", "rektor Kari Berg"."""
    after = text[hit.end : hit.end + 160]
    stop = re.search(r"\n\s*\n|[.;](?=\s|$)|\n\s*[-•]", after)
    after = after[: stop.start()] if stop else after
    m = _AFTER.match(text[hit.end : hit.end + 90])
    if m:
        return Standing(" ".join(m.group("role").split()), after)
    line = re.match(rf"[ \t]*\n[ \t]*(?P<role>{ROLES})\b[^\n]*", text[hit.end : hit.end + 60], re.IGNORECASE)
    if line:
        return Standing(" ".join(line.group("role").split()), after)
    b = _BEFORE.search(text[max(0, hit.start - 40) : hit.start])
    return Standing(" ".join(b.group("role").split()) if b else None, after)
