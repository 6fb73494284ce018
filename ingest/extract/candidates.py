"""Stretches of a document that could be a measure's name, and every place where the same words stand again.

A name may be written as a heading, at the head of a list item or a line of facts, in quotes, in a cell, or in a
sentence with a capital where an ordinary word has none. Nothing is decided here: `signals` says what speaks for
and against each, `weighing` decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ingest import lexicon
from ingest.extract.amounts import find_amounts
from ingest.extract.hits import Hit
from ingest.extract.measures import measure_name
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.extract.sentences import sentences
from ingest.model import Block, Document, FormKind, Kind
from ingest.norwegian import cues, naming, small_words
from ingest.norwegian.periods import AUTUMN, MONTHS, SPRING

LONGEST = 10
"""Words of a name in running text; as a heading or an item it may be longer."""
REACH = 160
"""Characters looked at from where a name begins."""
_WORD = re.compile(r"[^\W_]+(?:[-/–][^\W_]+)*")
_NUMBER = re.compile(
    r"^\s*(?:[•●▪■◦○‣∙·*✓➢►–—-]\s+|(?:(?:sak|SAK|Sak)\s+)?(?:nr\.?\s*)?\(?(?:\d{1,4}(?:[./]\d{1,4})*|[A-Za-zÆØÅ]|[IVX]{1,4})[.):]\s+|"
    r"(?:sak|SAK|Sak)\s+\d+(?:[/-]\d+)?\s*[.:–-]?\s*|\d{1,3}(?:[./]\d{1,4})*\s+|#+\s*|(?:Tiltak|Prosjekt|Delprosjekt|DP|Satsing)\s?(?:nr\.?\s*)?\d{1,2}[.:]?\s+(?=[A-ZÆØÅ«]))+"
)
_HEAD = re.compile(
    r":\s|\s[–—-]\s|\s\(|\.\s|,\s|;|\bi\s+(?:samarbeid|regi|lag)\b|\bs(?:ammen|aman)\s+med\b|\bv/|\bved\b"
)
_LETTERED = re.compile(r"[A-H]\s+(?=[A-ZÆØÅ«])")
_LABEL = re.compile(r"(?P<label>[^:.;!?\n]{2,80}|[\d.]{3,6} ?(?:kl\. ?[\d.–-]+)?):\s+(?=[A-ZÆØÅ«])")
_TIMED = re.compile(
    rf"(?:{'|'.join((*SPRING, *AUTUMN, *MONTHS))}|(?:hele|heile) \w+|uke \d+|veke \d+|[\d. –-]+(?:kl[\d. –-]+)?)"
)
_QUOTED = re.compile(r"[«\"“”](?P<q>[^«»\"“”\n]{2,90})[»\"“”]")
_STOP = re.compile(r"\.(?!\d)|[;!?\n«»\"“”()|]|:(?=\s)")
_SOFT = re.compile(r",|\s[–—-]\s")
_TELLS_ON = re.compile(
    r",\s+(?:som|der|hvor|kor|et|eit|en|ei|ein|hver|hvert|kvar|kvart|og|men|samt|med|i|fra|frå|ved|til|så)\b"
)
"""A comma after which it is told of what was named."""
_TIMES = re.compile(
    r"(?:i|til|fra|frå|før|etter|ut) "
    rf"(?:løpet|\w*(?:høst|haust|vår|somm[ae]r)\w*|{'|'.join(MONTHS)}|år|fjor|jul|nyttår)$"
    r"|(?: |^)(?:høsten|hausten|våren|sommeren|sommaren)$"
)
_INSIDE = re.compile(
    r"(?:(?<=[\w)»%] )|(?<=[\w)»], )|(?<=\w[:;] ))(?P<w>[A-ZÆØÅÁ][\wæøåáéüöšŋđ]*(?:-[\wæøå]+)*)(?![\w/]|\.\w)"
)
_NOUN = re.compile(rf"(?:{cues.MEASURE_NOUNS})\s+(?=[A-ZÆØÅ])", re.IGNORECASE)
_ASIDE_AFTER = re.compile(r"(?P<name>[A-ZÆØÅ][\wæøå-]+(?: [\wæøåÆØÅ-]+){0,6}?)(?:, (?:som|der|hvor|kor) | \()")
_SUBJECT = re.compile(naming.SUBJECT)
_TITLED = re.compile(r"(?<![\w/-])[A-Z][a-z]+(?: (?:[A-Z][a-z]+|of|the|in|for|and|to)){1,6} [A-Z][a-z]+(?![\w/-])")
"""Capitals at each word, as English has them."""


@dataclass(frozen=True, eq=False)
class Unit:
    """A text that is read as one: a block, or a cell of a table; `after` is what stands below a heading."""

    text: str
    kind: FormKind
    level: int = 0
    after: str = ""
    lead: str = ""
    """The line above a list that leads in to it, or the heading above a lower one."""
    first: bool = False
    """The document's first heading: more often its title than a measure."""

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        return recognise(self.text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate's words stand: in which unit, at which characters, written as what."""

    unit: Unit
    start: int
    end: int
    form: str


@dataclass
class Candidate:
    """One wording: `name` is its normal form, `places` where it stands with a capital."""

    surface: str
    name: str
    places: list[Place] = field(default_factory=list)
    small: int = 0
    """How often the words stand in the document without the capital."""


def units(document: Document) -> list[Unit]:
    """The texts of a document in reading order, running heads and feet left out."""
    blocks = [b for b in document.blocks if b.kind not in (FormKind.RUNNING, FormKind.CAPTION)]
    out: list[Unit] = []
    lead = ""
    heads: list[Block] = []
    for i, block in enumerate(blocks):
        if block.kind is FormKind.TABLE:
            out += [Unit(c.text, FormKind.TABLE) for c in block.cells if c.text.strip()]
            continue
        above = ""
        if block.kind is FormKind.HEADING:
            heads = [h for h in heads if h.level < block.level] + [block]
            above = heads[-2].text if len(heads) > 1 else ""
        if block.kind is not FormKind.LIST_ITEM:
            lead = block.text if block.kind is FormKind.HEADING or block.text.rstrip().endswith(":") else lead
        first = block.kind is FormKind.HEADING and all(u.kind is not FormKind.HEADING for u in out)
        below = _lower(blocks, i) if block.kind is FormKind.LIST_ITEM else _below(blocks, i)
        out.append(Unit(block.text, block.kind, block.level, below, above or lead, first))
    return out


def _lower(blocks: Sequence[Block], i: int) -> str:
    """The items of a lower level right below an item."""
    text = ""
    for b in blocks[i + 1 : i + 8]:
        if b.kind is not FormKind.LIST_ITEM or b.level <= blocks[i].level:
            break
        text += b.text + "\n"
    return text[:900]


def _below(blocks: Sequence[Block], i: int) -> str:
    """The text below a heading, up to the next one."""
    if blocks[i].kind is not FormKind.HEADING:
        return ""
    text = ""
    for b in blocks[i + 1 : i + 8]:
        if b.kind is FormKind.HEADING or len(text) > 900:
            break
        text += b.text + "\n"
    return text[:900]


def gather(texts: Sequence[Unit]) -> dict[str, Candidate]:
    """Surface → candidate with all its places."""
    found: dict[str, Candidate] = {}
    for unit in texts:
        for start, end, form in _shapes(unit):
            surface = " ".join(unit.text[start:end].split())
            if surface not in found:
                name = measure_name(surface)
                if name is None or not surface[:1].isalpha():
                    continue
                found[surface] = Candidate(surface, name)
            found[surface].places.append(Place(unit, start, end, form))
    _recurring(texts, found)
    return found


def _shapes(unit: Unit) -> Iterator[tuple[int, int, str]]:
    """(start, end, form) of the stretches of a text that are written as a name may be."""
    text = unit.text
    if unit.kind is FormKind.TABLE and len(text) <= 110:
        yield _trim(text, 0, len(text), "cell")
    begin = m.end() if (m := _NUMBER.match(text)) else 0
    if unit.kind is FormKind.HEADING and (letter := _LETTERED.match(text)):
        begin = letter.end()
    if unit.kind is FormKind.HEADING and len(text) <= 160:
        yield _trim(text, begin, len(text), "heading")
    if unit.kind is not FormKind.TABLE or len(text) > 60:
        for at in _openings(unit, begin):
            yield from _heads(unit, at)
    for m in _QUOTED.finditer(text):
        yield m.start("q"), m.end("q"), "quote"
    yield from _capitals(unit, begin)
    for m in _TITLED.finditer(text):
        if _can_begin(m.group().split()[0], m.start(), unit):
            yield m.start(), m.end(), "titled"


def _openings(unit: Unit, begin: int) -> Iterator[int]:
    """Where a line may open with a name: at its beginning, and behind a label of time, place, body or person:
    "Høst: …", "Lister: …", "Sør-Odal kommune: …", "Søre nettverk v/ Kari Berg: …"."""
    yield begin
    label = _LABEL.match(unit.text, begin, begin + 90)
    if label is None:
        return
    words = unit.text[begin : label.end("label")]
    named = any(h.start < label.end("label") and h.kind is not Kind.MEASURE for h in unit.hits)
    if named or find_periods(words) or _TIMED.fullmatch(words.lower()):
        yield label.end()


def _heads(unit: Unit, begin: int) -> Iterator[tuple[int, int, str]]:
    """The head of an item or a line: what stands before a colon, a dash, a bracket, a body, a time or a sum."""
    text = unit.text
    if unit.kind is FormKind.LIST_ITEM and len(text) - begin <= 120:
        yield _trim(text, begin, len(text), "item")
    if not text[begin : begin + 1].isupper():
        return
    form = {FormKind.LIST_ITEM: "item head", FormKind.HEADING: "heading head"}.get(unit.kind, "line head")
    line = text[: begin + 400]
    facts = [h.start for h in unit.hits if h.kind in (Kind.PARTNER, Kind.PERSON)]
    facts += [f.at for f in find_periods(line)] + [s.at for s in find_amounts(line)]
    facts = [at for at in facts if at > begin + 3]
    first = min(facts, default=len(text))
    for n, m in enumerate(_HEAD.finditer(text, begin, begin + 130)):
        if m.start() > first or n > 3:
            break
        yield _trim(text, begin, m.start(), form)
    if facts and first - begin < 110 and len(text) < 250 and not re.search(r"[.!?]\s+[A-ZÆØÅ]", text):
        yield _trim(text, begin, first, "row head" if len(facts) > 1 else form)


def _trim(text: str, start: int, end: int, form: str) -> tuple[int, int, str]:
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and text[end - 1] in " .,;:–—-(|\t\n":
        end -= 1
    return start, end, form


def _capitals(unit: Unit, begin: int) -> Iterator[tuple[int, int, str]]:
    """Names that begin with a capital inside a sentence, and the subjects of sentences on running and ending."""
    text = unit.text
    for m in _INSIDE.finditer(text, begin):
        if _can_begin(m.group("w"), m.start(), unit):
            yield from ((m.start(), end, "inside") for end in _ends(unit, m.start()))
    for start, sentence in () if unit.kind is FormKind.HEADING else sentences(text):
        lead = len(sentence) - len(sentence.lstrip(" \n•–-"))
        at = start + lead
        if (verb := _first_verb(text, at)) and _can_begin(text[at:verb].split()[0], at, unit):
            yield at, verb, "clause"
        behind = noun.end() if (noun := _NOUN.match(text, at)) else at
        yield from ((behind, end, "opener") for end in _opener(unit, behind))
        subject = _SUBJECT.match(text[at : at + REACH])
        if subject and _can_begin(subject.group("name").split()[0], at, unit):
            if noun := _NOUN.match(text, at):
                at = noun.end()
            yield at, start + lead + subject.end("name"), "subject"
            for part in re.finditer(r" og (?=[A-ZÆØÅ])", subject.group("name")):
                if start + lead + part.start() > at:
                    yield at, start + lead + part.start(), "subject"


def _opener(unit: Unit, at: int) -> Iterator[int]:
    """The ends of what a sentence opens with if its first word is coined, or a clause or an aside follows:
    "Elevrådsskolen ble det aldri noe av", "Rekneløftet, som NTNU …", "Leken først (2012–2013) kom i gang"."""
    text = unit.text
    first = _WORD.match(text, at)
    if first is None or not text[at].isupper() or first.group().lower() in small_words.NO_SUBJECT:
        return
    if not _can_begin(first.group(), at, unit):
        return
    if len(first.group()) > 7 and is_coined(first.group()):
        yield first.end()
    if m := _ASIDE_AFTER.match(text, at, at + 90):
        yield m.end("name")


def _first_verb(text: str, at: int) -> int | None:
    """The end of the two to eight words before the first verb of a sentence."""
    end = at
    for i, w in enumerate(_WORD.finditer(text, at, at + REACH)):
        if w.group().lower() in small_words.FINITE_VERBS:
            return end if 2 <= i <= 8 and text[at : at + 1].isupper() else None
        if i and _STOP.search(text, end, w.start()):
            return None
        end = w.end()
    return None


def _can_begin(word: str, at: int, unit: Unit) -> bool:
    """Whether a capitalised word may open a measure's name: it is no body's, person's or network's."""
    return not any(
        h.start <= at < h.end and h.kind in (Kind.PERSON, Kind.PARTNER, Kind.NETWORK, Kind.SCHEME)
        for h in unit.hits
    )


def _ends(unit: Unit, start: int) -> Iterator[int]:
    """Where a name that begins here may end: after each of its words up to a stop or another name."""
    text = unit.text
    stop = _STOP.search(text, start, start + REACH)
    limit = stop.start() if stop else min(len(text), start + REACH)
    limit = min(
        [limit, *(h.start for h in unit.hits if h.kind in (Kind.PARTNER, Kind.PERSON) and h.start > start)]
    )
    soft = 0
    end = start
    for i, w in enumerate(_WORD.finditer(text, start, limit)):
        if i == LONGEST:
            return
        if i:
            between = text[end : w.start()]
            if _TELLS_ON.match(text, end) or _is_said(text, end, w):
                return
            if _SOFT.search(between):
                soft += 1
                if soft > 1:
                    return
            elif between.strip() and not (between == "- " and w.group() in ("og", "eller")):
                return
            if w.group()[0].isupper() and not _inner(unit, text[start:end], w):
                return
        end = w.end()
        if _TIMES.search(text[start:end].lower()):
            return
        if i == 0 or w.group().lower() not in naming.LINKS or end == limit or text[end] in ",":
            yield end
    if soft and text[limit : limit + 1] == "?" and end == limit:
        yield limit + 1


def _is_said(text: str, end: int, w: re.Match[str]) -> bool:
    """Whether a word is the verb of the sentence a name stands in: "Leselyftet går som før". In a name a verb
    stands behind "som" or "når": "Tall som betyr noe"."""
    if w.group() not in small_words.FINITE_VERBS:
        return False
    before = text[max(0, end - 40) : end].split()
    return not {"som", "når", "at", "å", "der", "vi", "eg", "jeg", "ikke", "ikkje"} & {
        b.lower() for b in before[-3:]
    }


def _inner(unit: Unit, before: str, w: re.Match[str]) -> bool:
    """A capital inside a name: after "i", "på", "for", or a place or network there; an abbreviation."""
    last = before.split()[-1].lower() if before.split() else ""
    if any(h.start <= w.start() < h.end and h.kind in (Kind.PLACE, Kind.NETWORK) for h in unit.hits):
        return True
    if any(h.start <= w.start() < h.end and h.kind in (Kind.PERSON, Kind.SCHEME) for h in unit.hits):
        return False
    return last in ("i", "på", "for", "og", "fra", "frå", "ved", "med", "til", "av") or w.group()[:2].isupper()


def _recurring(texts: Sequence[Unit], found: dict[str, Candidate]) -> None:
    """Adds every further place of each candidate's words, and counts those without the capital."""
    by_words: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    lengths: dict[str, set[int]] = defaultdict(set)
    for c in found.values():
        words = tuple(w.lower() for w in _WORD.findall(c.surface))
        by_words[words].append(c)
        lengths[words[0]].add(len(words))
    seen = {(id(c), id(p.unit), p.start) for c in found.values() for p in c.places}
    for unit in texts:
        words_here = list(_WORD.finditer(unit.text))
        low = [w.group().lower() for w in words_here]
        for i, first in enumerate(low):
            for n in (k for k in lengths.get(first, ()) if i + k <= len(low)):
                for c in by_words.get(tuple(low[i : i + n]), ()):
                    _add(c, unit, words_here[i].start(), words_here[i + n - 1].end(), seen)


def _add(c: Candidate, unit: Unit, start: int, end: int, seen: set[tuple[int, int, int]]) -> None:
    words = " ".join(unit.text[start:end].split())
    if words[1:] != c.surface[1:]:
        return
    if words[0] != c.surface[0]:
        c.small += 1
    elif (id(c), id(unit), start) not in seen:
        seen.add((id(c), id(unit), start))
        c.places.append(Place(unit, start, end, "first" if begins_sentence(unit.text, start) else "again"))


def is_coined(word: str) -> bool:
    """Whether a word is no ordinary one of the lexicon: a compound or a name made for something."""
    return not lexicon.load().flags(word.lower()) & lexicon.LOWER


def begins_sentence(text: str, at: int) -> bool:
    return not text[:at].strip(' \n•–-«"') or bool(re.search(r"[.!?:]\s+[«\"]?$", text[max(0, at - 5) : at]))
