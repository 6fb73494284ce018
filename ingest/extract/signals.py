"""What speaks for and against a candidate's being a measure's name: weak signals over all its places.

Each signal is a number from 0 to 1 with a name of its own; `corpus/measure_weights.tsv` says what each is worth.
Signals of a place count once however often they are seen, so a long document does not outweigh a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.beside import alike, facts_below, kinds_of_facts, rank, rich_lists, shapes_of_lists, with_facts
from ingest.extract.candidates import Candidate, Place, Unit, begins_sentence
from ingest.extract.wording import LINKING, WORD, of_words, sort
from ingest.model import FormKind, Kind
from ingest.norwegian import cues, naming, small_words
from ingest.norwegian.headings import MEASURE_PLURALS, MEASURE_SECTIONS, NEED_SECTIONS

Signals = dict[str, float]
_OBJECT = re.compile(naming.OBJECT)
_RELATIVE = re.compile(naming.RELATIVE)
_NOUN_BEFORE = re.compile(rf"(?<!\w)(?:{cues.MEASURE_NOUNS})\s*{naming.CALLED}[«\"“”]?$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"[»\"“”]?\s*-?\s*(?:{cues.MEASURE_NOUNS})\b", re.IGNORECASE)
_SUBJECT_AFTER = re.compile(naming.SUBJECT.partition("?) ")[2])
_TIME = re.compile(rf"\s*,?\s*\(?(?:{cues.TIME_AFTER})|\s*\(?(?:19|20)\d\d", re.IGNORECASE)
_TOGETHER = re.compile(rf"\s*[,(]?\s*(?:{cues.TOGETHER}|{cues.RUN_BY})(?!\w)", re.IGNORECASE)
_SPEAKS = re.compile(rf"\b(?:{naming.SPEAKS_OF})\b", re.IGNORECASE)
_RUNS = re.compile(rf"(?<!\w)(?:{cues.TOGETHER}|{cues.RUN_BY}|{cues.RUNS})(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(naming.GOES_ON_ABOUT, re.IGNORECASE)
_PLURAL = re.compile(rf"\b(?:{MEASURE_PLURALS})\b|{MEASURE_SECTIONS}", re.IGNORECASE)
_NEEDS = re.compile(NEED_SECTIONS, re.IGNORECASE)
_FOR = re.compile(naming.AUDIENCE)
_ABOUT = re.compile(rf"^\W*(?:\w+ ){{0,2}}?(?:{cues.ANAPHORS})\b|[.!?]\s+(?:{cues.ANAPHORS})\b", re.IGNORECASE)
_NEXT_ABOUT = re.compile(
    rf"[^.!?]{{0,200}}[.!?]\s+(?:Det|Dette|Den|Denne)?\s*(?:{cues.ANAPHOR_NOUNS})\b", re.IGNORECASE
)
_RUN_ON = re.compile(r"\s+(?P<w>[A-ZÆØÅ][\wæøå]+)(?![\w/-])")
_FIGURE = re.compile(r"[\s:,–-]{1,3}(?:kr\.? ?)?\d[\d .]{3,}")
_NUMBERED = re.compile(r"(?:^|\s)(?:\d{1,2}(?:\.\d{1,2})*\.?|\(?[a-h]\)|[•●▪-]|(?:Del)?[Tt]iltak \d+:?)\s+$")
_CALLED = re.compile(
    r"\W*(?:\d+[.)]? )?(?:Tiltak|Prosjekt|Delprosjekt|DP|Satsing)\s?(?:nr\.?\s*)?\d{1,2}[.:]?\s+[A-ZÆØÅ«]"
)
_AMID = re.compile(r"[a-zæøå],? $")
_TELLS = re.compile(rf"(?<!\w)(?:{naming.TELLS})\s+[«\"]?$", re.IGNORECASE)
_APPOSED = re.compile(rf"[»\"]?(?:{naming.APPOSED})", re.IGNORECASE)
_LISTED = re.compile(
    rf"\b(?:{MEASURE_PLURALS})\b[^.:;]{{0,40}}:\s+(?:[^.:;]*,\s+|[^.:;]*\sog\s+)?$", re.IGNORECASE
)
_PREPOSITION = re.compile(r"(?<!\w)(i|på|med|til|om|av|for|ved|frå|fra|som)\s+[«\"]?$", re.IGNORECASE)


def of_document(
    candidates: Mapping[str, Candidate], rules: Mapping[str, Sequence[str]], texts: Sequence[Unit]
) -> dict[str, Signals]:
    """Surface → signals. `rules`: what other rules take for measures, by name in lower case → their groups."""
    beside = facts_below(texts)
    like = with_facts(texts)
    rich = rich_lists(texts)
    shapes = shapes_of_lists(texts)
    out = {}
    for surface, candidate in candidates.items():
        signals: Signals = {"bias": 1.0}
        for name in (*_of_form(candidate), *of_words(candidate.surface)):
            signals[name] = 1.0
        for place in candidate.places:
            for name in _of_place(place):
                signals[name] = 1.0
            if place.form == "heading":
                signals["heading: share of its level with facts"] = beside.get(rank(place.unit), 0.0)
            if place.form in ("item", "item head") and like.get((place.unit.lead, place.unit.level), 0) > 1:
                signals["item: others beside it have facts"] = 1.0
            if place.form in ("item", "item head") and (share := rich.get((place.unit.lead, place.unit.level))):
                signals["item: share of its list with several facts"] = share
            if place.form in _HEADS and (same := alike(place, shapes)):
                signals["line: share beside it of its shape"] = same
        if any(place.form == "quote" for place in candidate.places):
            for name in _PLAIN_WORDS:
                signals.pop(name, None)
        elif any(place.form in _LINES for place in candidate.places):
            for name in _PLAIN_WORDS & signals.keys():
                del signals[name]
                signals[f"line {name}"] = 1.0
        if "words: 1" in signals and signals.keys() & _SLOTS:
            signals["one word: in a slot for measures"] = 1.0
        if signals.keys() & _CLEAN:
            for name in _TORN:
                signals.pop(name, None)
        for rule in rules.get(candidate.name.lower(), ()):
            signals[f"rule: {rule}"] = 1.0
        out[surface] = signals
    _against_longer(candidates, out)
    return out


_CLEAN = frozenset(
    f"inside: {x} after" for x in ("end", "comma", "time", "together with", "for whom", "verb", "and")
)
_SLOTS = frozenset(
    f"{form}: {x}"
    for form in ("inside", "first", "quote")
    for x in ("after a verb of running", "before a verb of running", "after a noun for measures")
)
_TORN = ("inside: word after", "inside: preposition after", "inside: capital after")
"""Where a name ends well in one place, it is no sign against it that it goes on in another."""


_HEADS = frozenset(["item", "item head", "line head", "row head"])
_LINES = frozenset(["heading", "item", "item head", "cell"])
_PLAIN_WORDS = frozenset(
    ["begins: with a pronoun", "begins: like a section", "holds: a verb", "holds: a small word"]
)
"""Against a name amid a sentence; in quotes they are nothing, at the head of a line worth something else."""


def _of_form(c: Candidate) -> Iterator[str]:
    forms = {p.form for p in c.places}
    yield from (f"form: {f}" for f in forms)
    capital = len(c.places)
    if len(forms - {"again", "first"}) > 1:
        yield "forms: several"
    kinds = {p.unit.kind for p in c.places}
    if len(kinds) > 1:
        yield "places: in two kinds of text"
    if len(kinds) > 2:
        yield "places: in three kinds of text"
    if FormKind.TABLE in kinds and len(kinds) > 1:
        yield "places: in a table and beside it"
    if capital >= 2:
        yield "places: two"
    if capital >= 3:
        yield "places: three"
    if c.small:
        yield "small: somewhere"
    if c.small >= capital:
        yield "small: as often"


def _of_place(p: Place) -> Iterator[str]:
    yield from _around(p)
    first = WORD.match(p.unit.text, p.start)
    if first and p.form in ("inside", "again"):
        yield f"inside: the first word is {sort(first.group())}"
    elif first and p.form in (
        "first",
        "opener",
        "clause",
        "subject",
        "item",
        "item head",
        "line head",
        "row head",
    ):
        yield f"line: the first word is {sort(first.group())}"


def _around(p: Place) -> Iterator[str]:
    text = p.unit.text
    before, after = text[max(0, p.start - 70) : p.start], text[p.end : p.end + 120]
    if _FIGURE.match(after):
        yield "place: a figure right after"
    if p.form not in ("heading", "cell"):
        if _NEXT_ABOUT.match(text, p.end):
            yield "place: the next sentence speaks of it"
        if m := _RUN_ON.match(after):
            opener = sort(m.group("w")) in ("common", "rare")
            yield "place: a sentence begins after it" if opener else "place: a name begins after it"
            if opener and _ABOUT.match(after):
                yield "place: the text goes on about it"
        if before.endswith(": ") and any(
            h.kind in (Kind.PARTNER, Kind.NETWORK) and h.end == p.start - 2 for h in p.unit.hits
        ):
            yield "place: after a body and a colon"
        if _NUMBERED.search(before):
            yield "place: after a number"
    if p.form == "heading":
        yield from _of_heading(p)
    elif p.form in ("item", "item head", "line head", "row head", "heading head"):
        yield from _of_item(p)
    elif p.form in ("inside", "subject", "clause", "opener", "quote", "again", "first"):
        yield from _of_sentence(p, before, after)
    elif p.form == "cell" and len(text) > 60:
        yield "cell: long"


def _of_heading(p: Place) -> Iterator[str]:
    below = p.unit.after
    facts = kinds_of_facts(below)
    yield f"heading: level {min(p.unit.level, 4)}"
    yield from (f"heading: {f} below" for f in facts)
    if len(facts) >= 3:
        yield "heading: many facts below"
    if _GOES_ON.match(below[:200]):
        yield "heading: the text goes on about it"
    elif _ABOUT.search(below[:300]):
        yield "heading: the text speaks of it"
    if p.unit.lead != p.unit.text and _PLURAL.search(p.unit.lead):
        yield "heading: under measures"
    if _CALLED.match(p.unit.text):
        yield "heading: called a measure"
    if p.unit.first:
        yield "heading: the first of the document"
    if not below:
        yield "heading: nothing below"
    if rank(p.unit)[1]:
        yield "heading: numbered"


def _of_item(p: Place) -> Iterator[str]:
    rest = p.unit.text[p.end :]
    facts = kinds_of_facts(rest[:400])
    form = "item" if p.unit.kind is FormKind.LIST_ITEM else "line"
    yield from (f"{form}: {f} after" for f in facts)
    if p.unit.after and p.form == "item":
        yield "item: lower ones below"
        if len(kinds_of_facts(p.unit.after)) >= 2:
            yield "item: facts in lower ones below"
    if len(facts) >= 2:
        yield f"{form}: several facts after"
        if re.match(r"\s*[:(–-]", rest):
            yield f"{form}: several facts after a mark"
    mark = rest.lstrip(' »"”')[:1]
    if mark:
        yield (
            f"{form}: "
            + {":": "colon", "(": "bracket", ",": "comma", "–": "dash", "-": "dash", ".": "stop"}.get(
                mark, "words"
            )
            + " after"
        )
    else:
        yield f"{form}: nothing after"
    if form == "item" and p.unit.lead:
        if _NEEDS.search(p.unit.lead):
            yield "item: under needs"
        elif _PLURAL.search(p.unit.lead):
            yield "item: under measures"
        elif len(facts) < 2:
            yield "item: under something else"


def _of_sentence(p: Place, before: str, after: str) -> Iterator[str]:
    text = p.unit.text
    word = WORD.match(text, p.start)
    first_word = sort(word.group()) if word else ""
    inner = p.form if p.form in ("quote", "first") else "first" if p.form in ("clause", "opener") else "inside"
    if _OBJECT.search(before.rstrip('«"“')):
        yield f"{inner}: after a verb of running"
    if _NOUN_BEFORE.search(before):
        yield f"{inner}: after a noun for measures"
    if _NOUN_AFTER.match(after):
        yield f"{inner}: before a noun for measures"
    if _SUBJECT_AFTER.match(after.lstrip()):
        yield f"{inner}: before a verb of running"
    if re.match(r"[»\"]?,? (?:som|der|hvor|kor) ", after):
        yield f"{inner}: relative clause after"
    if _FOR.match(after):
        yield f"{inner}: for whom after"
    elif _TIME.match(after):
        yield f"{inner}: time after"
    elif _TOGETHER.match(after):
        yield f"{inner}: together with after"
    else:
        yield f"{inner}: " + _next(after)
    if m := _PREPOSITION.search(before):
        yield f"{inner}: after {m.group(1).lower()}"
    elif re.search(r"[,:]\s*$", before):
        yield f"{inner}: after a comma"
    if re.search(r"(?:^|\s)[A-ZÆØÅ][\w.-]*\s$", before) and not begins_sentence(
        p.unit.text, p.start - len(before.split()[-1]) - 1
    ):
        yield f"{inner}: after a capital"
    if _TELLS.search(before):
        yield f"{inner}: after a verb of telling"
    if _APPOSED.match(after):
        yield f"{inner}: said to be a measure"
    if _LISTED.search(before):
        yield f"{inner}: listed after measures"
    if (
        inner == "inside"
        and _AMID.search(before)
        and first_word in ("common", "rare")
        and not re.search(r"[A-ZÆØÅ]", text[p.start + 1 : p.end])
    ):
        yield "inside: a phrase of ordinary words" if " " in text[p.start : p.end] else "inside: an ordinary word"
    sentence = _sentence(p.unit.text, p.start, p.end)
    facts = kinds_of_facts(sentence)
    yield from (f"sentence: {f}" for f in facts)
    if len(facts & {"partner", "period", "amount"}) > 1:
        yield "sentence: several facts"
    if _SPEAKS.search(sentence):
        yield "sentence: speaks of measures"
    if _RUNS.search(sentence):
        yield "sentence: speaks of running"


def _next(after: str) -> str:
    """What follows a name: the end of the sentence, a comma, "og", a verb, another word."""
    rest = after.lstrip('»"”')
    if not rest.strip() or re.match(r"\s*[.:;!?(\n]", rest):
        return "end after"
    if rest.lstrip().startswith(","):
        return "comma after"
    word = WORD.search(rest)
    low = word.group().lower() if word else ""
    if low in ("og", "samt", "eller"):
        return "and after"
    if low in small_words.PHRASE_ENDS:
        return "verb after"
    if low in LINKING:
        return "preposition after"
    if word and word.group()[0].isupper():
        return "capital after"
    return "word after"


_REACH = 400


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place. Where none begins or ends within reach it is cut at a multiple of that, so that
    the places of an endless text share their sentences, and each is looked at once."""
    low, high = max(0, start - _REACH), end + _REACH
    left = [low + m.end() for m in re.finditer(r"[.!?]\s+(?=[A-ZÆØÅ«])", text[low:start])]
    right = re.search(r"[.!?](?:\s+[A-ZÆØÅ«]|\s*$)", text[end:high])
    first = left[-1] if left else low - low % _REACH
    return text[first : end + right.start() + 1 if right else high - high % -_REACH]


def _against_longer(candidates: Mapping[str, Candidate], out: dict[str, Signals]) -> None:
    """Of wordings that begin alike: one that always goes on the same way is cut too short; one that recurs while
    its continuations do not ends well."""
    count = {s: len(c.places) for s, c in candidates.items()}
    longest: dict[str, int] = {}
    for surface, n in count.items():
        words = surface.split()
        for k in range(1, len(words)):
            head = " ".join(words[:k]).rstrip(",:;")
            if head in count:
                longest[head] = max(longest.get(head, 0), n)
    for surface, signals in out.items():
        n, more = count[surface], longest.get(surface, 0)
        if more >= 2 and more >= n:
            signals["longer: as often"] = 1.0
        elif more >= 2:
            signals["longer: also often"] = 1.0
        if n >= 2 and more < n and more <= 1 and surface in longest:
            signals["longer: once each"] = 1.0
        head = surface
        while " " in head:
            head = head.rsplit(" ", 1)[0].rstrip(",:;")
            if count.get(head, 0) > n and count.get(head, 0) >= 2:
                signals["shorter: more often"] = 1.0
                break
