"""Whose paper it is: of all bodies that a document names, the one for which most speaks.

Each way in which a body stands there is a signal: alone over the title, in a line with a date, after "Fra:",
under a greeting, in the foot of every page, as whom a plan is for, with its members, in the address of the page.
What each is worth was learned (`corpus/train_issuer.py`, a multinomial logit over the bodies of a document); the
weights are in `corpus/issuer_weights.tsv`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from corpus.person_names import first_names
from corpus.registers import names
from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.extract.recognise import recognise
from ingest.model import Document, DocumentType, FormKind, Kind
from ingest.norwegian import documents as words

TABLE = Path(__file__).resolve().parents[2] / "corpus" / "issuer_weights.tsv"
ENOUGH = 0.3
"""Share of what speaks for all bodies from which one is believed to be the issuer."""
REACH, HEAD_LINES, END_LINES, TOP_LINES = 20_000, 14, 12, 6
"""Characters of a document that are looked at, and lines of its beginning, its end and its very top."""
Signals = dict[str, float]
_BARE = frozenset(["Statsforvalteren", "Statsforvaltaren", "Fylkesmannen"])
"""They name no one by themselves: which county's is said elsewhere."""
_DOMAIN = re.compile(r"(?<![\w-])([a-zæøå-]+)\.(?:kommune|herad)\.no\b", re.IGNORECASE)
_ANY_DOMAIN = re.compile(r"(?:@|www\.|https?://)(?:[\w-]+\.)*([\w-]{2,30})\.no\b", re.IGNORECASE)
_COUNCIL = re.compile(words.COUNCILS)
_OFFICER = re.compile(words.ISSUERS)
_SIGNED = re.compile(words.SIGNED)
_SENDER = re.compile(rf"(?:{words.SENDERS})", re.IGNORECASE)
_RECIPIENT = re.compile(rf"(?:{words.RECIPIENTS})", re.IGNORECASE)
_DATED = re.compile(r"(?:den\s)?[0-3]?\d\.\s?(?:[01]?\d\.\s?|[a-zæøå]+\s)(?:19|20)?\d\d", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b(?i:besøksadresse|postadresse|postboks|org\.?\s?nr|kontakt oss)"
    r"|(?:^|, )\d{4} [A-ZÆØÅ][\wæøå]+(?:$|[ ,|])"
)
_GREETING = re.compile(rf"(?:{words.GREETINGS})", re.IGNORECASE)
_CUES = tuple((name, re.compile(rf"(?:{cue})\s*[«\"]?$", re.IGNORECASE)) for name, cue in words.ISSUER_CUES)
_MEMBERS = re.compile(
    r"\s?(?:\(|:\s|–\s|,\s)[A-ZÆØÅ][\wæøå-]+(?:,|/| og )|\s(?:er|består|omfatter|omfattar|samler|samlar)\b"
)
_OFFICES_AFTER = re.compile(
    r",\s*(?:\w+ )?\w*(?:avdeling|seksjon|kontor|etat|enhet|eining|oppvekst|utdanning)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    """`n`: of the lines with words, from 0; `left`: how many follow it."""

    text: str
    n: int
    left: int
    before: str
    after: str


def issuer(document: Document, text: str, title: str, kind: DocumentType, network: str | None) -> str | None:
    """The body in its normal form, or None where nothing speaks clearly for one."""
    said = signals(document, text, title, kind, network)
    shares = {name: exp(min(30.0, worth(of, weights()))) for name, of in said.items()}
    best = max(shares, key=lambda name: (shares[name], name), default=None)
    return best if best and shares[best] >= ENOUGH * (1.0 + sum(shares.values())) else None


def worth(said: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """What a body's signals are worth together."""
    return sum(weight.get(name, 0.0) * value for name, value in said.items())


@cache
def weights() -> Mapping[str, float]:
    """Signal → weight."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {name: float(weight) for name, _, weight in (row.split("\t") for row in rows)}


def signals(
    document: Document, text: str, title: str, kind: DocumentType, network: str | None
) -> dict[str, Signals]:
    """Body → its signals, each from 0 to 1."""
    text = text if len(text) <= REACH else f"{text[: REACH - 2000]}\n{text[-2000:]}"
    found: dict[str, Signals] = defaultdict(dict)
    counted: Counter[str] = Counter()
    order: list[str] = []
    for line in _lines(text):
        for hit in _bodies(line.text):
            counted[hit.name] += 1
            if hit.name not in order:
                if not order:
                    found[hit.name]["first of all" if line.n < TOP_LINES else "first of all, but late"] = 1.0
                order.append(hit.name)
            for name in _of_line(line, hit):
                found[hit.name][name] = 1.0
    places = Counter(h.name for line in _lines(text) for h in recognise(line.text) if h.kind is Kind.PLACE)
    for name, signal in (*_of_document(document, title, network), *_of_kommuner(document, text, title)):
        found[name][signal] = 1.0
    _of_counts(found, counted, order)
    for name in _BARE & found.keys():
        del found[name]
    for name, said in found.items():
        if place := re.match(r"(.+) (?:kommune|herad)$", name):
            said["its place: share of the most"] = places[place.group(1)] / max(places.values(), default=1)
    _join_longer(found)
    themselves = _speak_of_themselves(text)
    for name, said in found.items():
        sort = _sort(name, said)
        for word in themselves & {sort}:
            said[f"the text speaks of the {word}"] = 1.0
        if sort == "governor" and _FORUM.search(title):
            said["governor: its forum is in the title"] = 1.0
        if "site" in said and not network:
            said["site: of no network"] = 1.0
        if sort == "kommune" and _DECIDES.search(text[:3000]):
            said["a kommune decides"] = 1.0
        said[f"sort: {sort}"] = 1.0
        said[f"sort: {sort}, in a {kind}"] = 1.0
        for signal in [s for s in said if s in _BY_TYPE]:
            said[f"{signal}, in a {kind}"] = 1.0
    return dict(found)


_BY_TYPE = frozenset(
    [
        "title",
        "head: alone on the first line",
        "first of all",
        "most named",
        "its network",
        "site",
        "domain",
        "running head",
        "title: its place",
        "under a person's name",
    ]
)
"""Signals that mean different things in different kinds of documents."""


def _lines(text: str) -> list[_Line]:
    """The lines with words."""
    plain = [line for raw in text.split("\n") if (line := raw.strip(" #*_|>\t"))]
    last = len(plain) - 1
    return [
        _Line(line, n, last - n, plain[n - 1] if n else "", plain[n + 1] if n < last else "")
        for n, line in enumerate(plain)
    ]


def _bodies(text: str) -> list[Hit]:
    """Bodies and networks; the registered and formed ones, and a kommune in the capitals of a letterhead."""
    hits = [h for h in recognise(text) if h.kind in (Kind.PARTNER, Kind.NETWORK)]
    m = re.fullmatch(r"(?P<name>[\w\sæøåÆØÅ-]{2,40})\s(?P<sort>(?:fylkes)?kommune|herad)", text, re.IGNORECASE)
    if m and not hits:
        name = m.group("name")
        name = f"{name.title() if name.isupper() else name} {m.group('sort').lower()}".replace(" Og ", " og ")
        hits = [Hit(Kind.PARTNER, name, 0, len(text), "form: letterhead", 0.8)]
    return hits


def _of_line(line: _Line, hit: Hit) -> Iterator[str]:
    """What a line says of a body in it."""
    text, before, after = line.text, line.text[: hit.start], line.text[hit.end :]
    yield "is a network" if hit.kind is Kind.NETWORK else "is a body"
    rest = _DATED.sub("", f"{before}{after}").strip(" ,.–-|:")
    dated = bool(_DATED.search(text)) and len(text) < 120
    alone = len(rest) < 0.2 * len(text)
    place = "head" if line.n < HEAD_LINES else "end" if line.left < END_LINES else "amid"
    if _RECIPIENT.search(text) or (_RECIPIENT.search(line.before) and len(line.before) < 30):
        yield f"{place}: as who is written to"
        return
    if alone and dated and place == "head":
        yield "head: alone with a date"
    if (
        place == "head"
        and len(text) < 120
        and before.rstrip().endswith(("kommune,", "kommune –", "fylkeskommune,"))
    ):
        yield "head: an office of the kommune before it"
    if alone and place == "head":
        yield "head: alone on the first line" if line.n == 0 else "head: alone on a line"
        if line.n < 5:
            yield "head: alone in the first five"
    elif alone and place == "end":
        yield "end: alone on a line"
    elif not before.strip() and place == "head":
        yield "head: begins a line"
        if _OFFICES_AFTER.match(after):
            yield "head: an office of it"
    elif place == "head" and len(text) < 120:
        yield "head: within a short line"
    if dated and place != "amid":
        yield f"{place}: in a line with a date"
    if place == "head" and _ADDRESS.search(f"{line.text} {line.after}"):
        yield "head: with an address"
    if place == "end" and _ADDRESS.search(f"{line.before} {text} {line.after}"):
        yield "end: with an address"
    if place == "end" and (_GREETING.search(line.before) or _GREETING.search(text)):
        yield "end: under a greeting"
    if len(text) < 80 and not after.strip(" ).,") and _is_person(line.before):
        yield "under a person's name"
    if _SENDER.search(text) and line.n < 2 * HEAD_LINES:
        yield "head: after a label for who sends"
    for name, cue in _CUES:
        if cue.search(before):
            yield f"cue: {name}"
    if _MEMBERS.match(after) and hit.kind is Kind.NETWORK:
        yield "network: its members follow"
    if len(text) > 60 and not before.strip() and line.n < 2 * HEAD_LINES:
        yield "opening: a sentence begins with it"


def _is_person(line: str) -> bool:
    """Whether a line is somebody's name and no more: a signature."""
    name = line.strip(" ,.")
    return len(name) < 50 and (
        any(h.kind is Kind.PERSON and h.end - h.start > 0.8 * len(name) for h in recognise(name))
        or name in first_names()
    )


def _of_document(document: Document, title: str, network: str | None) -> Iterator[tuple[str, str]]:
    """Body and signal: in the title, in the file's own name for it, in the heads and feet of pages."""
    for hit in _bodies(title):
        yield hit.name, "title"
        if hit.end >= len(title.rstrip()) - 12:
            yield hit.name, "title: at its end"
        if not title[: hit.start].strip():
            yield hit.name, "title: at its beginning"
    given = document.given_title or ""
    for hit in _bodies(re.split(r"\s[–|-]\s", given)[-1]):
        yield hit.name, "site"
    running = [b.text for b in document.blocks if b.kind is FormKind.RUNNING]
    for text in running[:8]:
        for hit in _bodies(text):
            yield hit.name, "running head"
    if network:
        yield network, "its network"


def _of_kommuner(document: Document, text: str, title: str) -> Iterator[tuple[str, str]]:
    """What speaks for a kommune, or for a county's governor, without their being named as a body."""
    for m in _DOMAIN.finditer(text):
        if place := _by_domain().get(m.group(1).lower()):
            yield f"{place} kommune", "domain"
    for pattern, signal in ((_COUNCIL, "its council"), (_SIGNED, "signed there"), (_OFFICER, "its officer")):
        for m in pattern.finditer(text):
            for name in _municipalities(m.group("place"))[:1]:
                yield f"{name} kommune", signal
    for hit in recognise(title):
        if hit.kind is Kind.PLACE and _is_municipality(hit.name):
            yield f"{hit.name} kommune", "title: its place"
        elif hit.kind is Kind.PLACE and _GOVERNOR.search(f"{document.given_title} {text[:900]}"):
            yield f"Statsforvalteren i {hit.name}", "title: its place"


_FORUM = re.compile(r"(?:samarbeids|fylkes)forum", re.IGNORECASE)
_THE = tuple(
    (sort, re.compile(rf"(?<!\w)(?:{nouns})(?!\w)(?! [A-ZÆØÅ])", re.IGNORECASE)) for sort, nouns in words.ITSELF
)
_DECIDES = re.compile(words.COMMON_DECIDERS, re.IGNORECASE)


def _speak_of_themselves(text: str) -> frozenset[str]:
    """Sorts of bodies that the text refers to twice or more without a name: "nettverket", "kommunen"."""
    return frozenset(sort for sort, noun in _THE if len(noun.findall(text)) > 1)


def _join_longer(found: dict[str, Signals]) -> None:
    """What is said of the short form of a network's name is said of the network."""
    for short in list(found):
        longer = [n for n in found if n != short and n.endswith(f" {short}") and "is a network" in found[n]]
        if longer and "is a network" in found[short]:
            said = found.pop(short)
            for name, value in said.items():
                found[longer[0]][name] = max(value, found[longer[0]].get(name, 0.0))


_GOVERNOR = re.compile(r"Statsforvalter|Statsforvaltar|Fylkesmann")


def _of_counts(found: Mapping[str, Signals], counted: Counter[str], order: list[str]) -> None:
    """How often and how early each is named."""
    most = max(counted.values(), default=1)
    nets = [n for n in order if "is a network" in found[n]]
    for name, said in found.items():
        said["named: share of the most"] = counted[name] / most
        if counted[name] == most and most > 1:
            said["most named"] = 1.0
        if counted[name] == 1:
            said["named: once"] = 1.0
    if nets:
        found[nets[0]]["first network"] = 1.0
        if len(nets) == 1:
            found[nets[0]]["only network"] = 1.0


def _sort(name: str, said: Signals) -> str:
    if "is a network" in said or "its network" in said:
        return "forum of the county" if re.match(r"(?:Samarbeids|Fylkes)forum", name) else "network"
    if _GOVERNOR.match(name):
        return "governor"
    if name.endswith("fylkeskommune"):
        return "county"
    if name.endswith((" kommune", " herad")):
        return "kommune"
    row = gazetteer.lookup(name, Kind.PARTNER)
    return row.group or "other" if row else "unregistered"


def _municipalities(words: str) -> list[str]:
    return [h.name for h in recognise(words) if h.kind is Kind.PLACE and _is_municipality(h.name)]


def _is_municipality(name: str) -> bool:
    row = gazetteer.lookup(name, Kind.PLACE)
    return row is not None and row.group == "municipality"


@cache
def _by_domain() -> dict[str, str]:
    """Part of an address → municipality: "karmoy", "indre-fosen"."""
    fold = str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "-"})
    rows = [row.name for row in names() if row.kind == "place" and row.group == "municipality"]
    plain = {name.lower().translate(fold): name for name in rows}
    return {**plain, **{form.replace("-", ""): name for form, name in plain.items()}}
