"""A measure or network that goes on under a new name: found where a document says so («viderefører X»). Pure.

Such a link joins nothing: both keep their rows, and each tells of the other. Where the words are weak («bygger
på»), or what they speak of is only understood («tiltaket», «nettverket»), the link says that it is unsure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index import alike
from index.link_values import EntityLink, register_row
from index.norwegian import PHASES
from ingest.model import Kind

CONTINUED, PERHAPS = "continued", "perhaps continued"

LEAD = 5
"""Words that may stand between the telling word and the name: «viderefører arbeidet med tiltaket X»."""
LONGEST = 12
"""Words of a name that is looked for."""
BEFORE = 300
"""Characters before a sentence in which «tiltaket» finds what it speaks of."""

_STRONG_NEW_FIRST = (
    r"v[ie]dareført?e?r?|videreført?e?r?|(?:videreføring|vidareføring)(?:en|a)? av|vidareføring|"
    r"(?:en |ei |eit )?fortsettelsen? av|framhald(?:et)? av|(?:held|heldt|holder|holdt) fram etter|"
    r"avløser|avløste|avløyser|avløyste|erstatter|erstattet|erstattar|erstatta|"
    r"etterfølger(?:en)? (?:av|til|etter)|etterfølgjar(?:en)? (?:av|til|etter)|"
    r"(?:tar|tok|tek) over (?:etter|for)|overtar (?:etter|for)|(?:i stedet|i staden|istedenfor|istadenfor) for|"
    r"(?:tidligere|tidlegare|før) (?:kalt|kalla)|(?:het|hette|heitte) (?:tidligere|tidlegare|før)|"
    r"(?:fører|førte) (?:videre|vidare)|(?:tar|tok|tek) opp (?:igjen )?tråden (?:fra|frå|etter)"
)
_WHEN = r"(?:(?:i|fra|frå|etter) (?:\w+ )?[12]\d{3} )?"
_STRONG_OLD_FIRST = (
    rf"(?:ble|blei|vart|blir) (?:nå |no |så )?{_WHEN}(?:til|omdøpt til|omdøypt til|erstattet av|erstatta av|"
    r"avløst av|avløyst av|videreført (?:som|i)|vidareført (?:som|i))|"
    r"(?:navn|namn|navnet|namnet) til|"
    rf"(?:heter|heiter) (?:nå|no)|(?:gikk|gjekk|går) {_WHEN}(?:over|inn) i|"
    r"(?:videreføres|vidareførast|erstattes|avløses) (?:som|i|av|med)"
)
_WEAK_NEW_FIRST = (
    r"(?:bygger|bygde|byggjer|bygd) (?:videre |vidare )?på|følger opp|følgjer opp|"
    r"springer ut (?:av|fra|frå)|(?:har )?(?:røtter|røter|utspring) i"
)
_FORMER = r"[(,]\s*(?:tidligere|tidlegare|opprinnelig|opphavleg)"
CUE = re.compile(
    rf"(?<!\w)(?:(?P<new>{_STRONG_NEW_FIRST})|(?P<old>{_STRONG_OLD_FIRST})|(?P<weak>{_WEAK_NEW_FIRST}))(?!\w)"
    rf"|(?P<former>{_FORMER})(?!\w)",
    re.IGNORECASE,
)
"""In three groups the new name stands first, in `old` the former one does."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n\s*[-–•*]\s|[|\t]")
_ITSELF = re.compile(
    r"\W*(?:tiltaket|satsing[ae]n?|prosjektet|programmet|pakka|pakken|ordning[ae]n?|nettverket|regionen|"
    r"samarbeidet|den|det|dette|denne)\b",
    re.IGNORECASE,
)
_CLAUSE = frozenset("da når fordi mens hvis dersom viss men".split())  # noqa: SIM905
"""Words after which something else is told."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of text in which to look. `subject` is the entity that it is said of, if that is known (`sure`, or
    only likely); `where` is how a person finds the place; `year` of the row or document."""

    text: str
    where: str
    subject: str | None = None
    sure: bool = True
    year: int | None = None


def continuations(told: Iterable[Told], forms: Mapping[str, Sequence[str]]) -> tuple[EntityLink, ...]:
    """Links between entities (id → all forms of its name) of one kind, the surest telling of each; the order of
    `told` does not matter."""
    names = _Names(forms)
    found = [link for one in told for link in _in(one, names)]
    found += names.phases()
    found.sort(key=lambda x: (x.how == PERHAPS, x.reason, x.year or 0, x.predecessor, x.successor))
    kept: dict[tuple[str, str], EntityLink] = {}
    for link in found:
        if (link.successor, link.predecessor) not in kept:  # two ways round: the surer telling counts
            kept.setdefault((link.predecessor, link.successor), link)
    return tuple(kept[pair] for pair in sorted(kept))


def _in(told: Told, names: _Names) -> Iterator[EntityLink]:
    start = 0
    for sentence in _SENTENCE.split(told.text):
        start = told.text.index(sentence, start)
        cues = list(CUE.finditer(sentence))
        if cues:
            here = names.find(sentence)
            for cue in cues:
                yield from _said(told, names, sentence, cue, here, told.text[max(0, start - BEFORE) : start])


def _said(
    told: Told, names: _Names, sentence: str, cue: re.Match[str], here: list[_Found], before: str
) -> Iterator[EntityLink]:
    after = next((f for f in here if f.start >= cue.end()), None)
    if after is None:
        return
    lead = _WORD.findall(sentence[cue.end() : after.start])
    if len(lead) > LEAD or not _CLAUSE.isdisjoint(lead):
        return
    earlier = [f for f in here if f.end <= cue.start()]
    if earlier and cue["new"] is not None and _beside(sentence, earlier, cue.start()):
        return
    sure = cue["weak"] is None
    if cue["former"] is not None and not (earlier and sentence[earlier[-1].end : cue.start()].strip(' »"') == ""):
        return  # «A (tidligere B)»: nothing between
    if earlier:
        subject: str | None = earlier[-1].entity
    elif told.subject is not None:
        subject, sure = told.subject, sure and told.sure
    elif _ITSELF.match(sentence):
        last = names.find(before)
        subject, sure = (last[-1].entity if last else None), False
    else:
        subject = None
    if subject is None or subject == after.entity:
        return
    old, new = (subject, after.entity) if cue["old"] is not None else (after.entity, subject)
    said = " ".join(sentence.split())
    yield EntityLink(old, new, CONTINUED if sure else PERHAPS, told.year, f"«{said}» ({told.where})")


_NOUN = re.compile(r"(?:videreføring|vidareføring|fortsettelse|framhald)", re.IGNORECASE)


def _beside(sentence: str, earlier: Sequence[_Found], cue: int) -> bool:
    """«jobber med lesing (X), videreføring av Y», «A, B, videreføring av Y»: behind the comma stands one more
    thing that is done; the name before it, in brackets or one of several, is not what goes on from Y."""
    if not _NOUN.match(sentence, cue):
        return False
    last = earlier[-1]
    between = sentence[last.end : cue].strip(' »"')
    in_brackets = sentence.count("(", 0, last.start) > sentence.count(")", 0, last.start)
    if in_brackets and between.startswith(")"):
        return between[1:].strip() in (",", ";", "og", ", og")
    among = len(earlier) > 1 and re.fullmatch(
        r"""[»"]?(?:,| og| samt)\s+[«"]?""", sentence[earlier[-2].end : last.start]
    )
    return bool(among) and between in (",", ";", "og", ", og")


@dataclass(frozen=True, slots=True)
class _Found:
    entity: str
    start: int
    end: int


class _Names:
    """The names of one kind, found in running text by their words, whatever their endings."""

    def __init__(self, forms: Mapping[str, Sequence[str]]) -> None:
        self._by_words: dict[tuple[str, ...], str] = {}
        self._first: defaultdict[str, int] = defaultdict(int)
        shared: set[tuple[str, ...]] = set()
        for entity in sorted(forms):
            for words in {_normal(form) for form in forms[entity]}:
                if words and self._by_words.setdefault(words, entity) != entity:
                    shared.add(words)
        for words in shared:
            del self._by_words[words]  # the name of two is the name of neither
        for words in self._by_words:
            self._first[words[0]] = max(self._first[words[0]], min(len(words), LONGEST))

    def find(self, text: str) -> list[_Found]:
        """The names in `text`, the longest at each place, in order."""
        words = [(m.start(), m.end(), alike.normal(m[0].casefold())) for m in _WORD.finditer(text)]
        found: list[_Found] = []
        i = 0
        while i < len(words):
            size = self._longest_at(text, words, i)
            if size:
                entity = self._by_words[tuple(w for _, _, w in words[i : i + size])]
                found.append(_Found(entity, words[i][0], words[i + size - 1][1]))
            i += max(size, 1)
        return found

    def _longest_at(self, text: str, words: list[tuple[int, int, str]], i: int) -> int:
        for size in range(min(self._first.get(words[i][2], 0), len(words) - i), 0, -1):
            # A single small word («lesing») is no name in running text.
            if tuple(w for _, _, w in words[i : i + size]) in self._by_words and (
                size > 1 or text[words[i][0]].isupper()
            ):
                return size
        return 0

    def phases(self) -> Iterator[EntityLink]:
        """«Lesing i alle fag, fase 2» goes on from «Lesing i alle fag»: by its name alone, so not surely."""
        for words, entity in self._by_words.items():
            for size in (1, 2):
                first = self._by_words.get(words[:-size])
                if first not in (None, entity) and _is_phase(words[-size:]):
                    assert first is not None
                    yield EntityLink(first, entity, PERHAPS, None, "by its name")


_PHASE_WORDS = frozenset(alike.normal(word) for word in PHASES)
_SECOND = frozenset({"2", "3", "4", "ii", "iii", "iv", "0"})


def _is_phase(words: tuple[str, ...]) -> bool:
    if len(words) == 2 and words[1] == "0":  # «2.0»
        return words[0] in _SECOND
    return words[-1] in _SECOND - {"0"} and (len(words) == 1 or words[0] in _PHASE_WORDS)


def _normal(name: str) -> tuple[str, ...]:
    return tuple(alike.normal(word) for word in alike.tokens(name))


def by_mergers(forms: Mapping[str, Sequence[str]]) -> tuple[EntityLink, ...]:
    """Networks of municipalities that are the same once some of these have been merged: perhaps one went on as the
    other (Trondheim/Malvik/Klæbu before 2020, Malvik/Trondheim after)."""
    found = []
    places = {entity: where for entity, names in forms.items() if (where := _municipalities(names[0]))}
    by_later: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for entity, where in places.items():
        by_later[frozenset(where)].append(entity)
    for entity, where in sorted(places.items()):
        moves = [(name, after) for name in sorted(where) if (after := _merged_into(name)) is not None]
        later = frozenset(where - {name for name, _ in moves} | {after for _, (after, _) in moves})
        for other in sorted(by_later.get(later, ())):
            if moves and other != entity:
                year = max(year for _, (_, year) in moves)
                reason = ", ".join(f"{name} became part of {after} in {y}" for name, (after, y) in moves)
                found.append(EntityLink(entity, other, PERHAPS, year, reason))
    return tuple(found)


def _municipalities(name: str) -> set[str]:
    """The municipalities that make up a network's name; none if anything else is in it, or only one."""
    parts = [part.strip() for part in name.split("/")]
    rows = [row for part in parts if (row := register_row(Kind.PLACE, part)) is not None]
    known = {row.name for row in rows if row.group == "municipality"}
    return known if len(known) == len(parts) > 1 else set()


def _merged_into(place: str) -> tuple[str, int] | None:
    row = register_row(Kind.PLACE, place)
    merged = [(name, year) for name, how, year in (row.successors if row else ()) if how == "merged"]
    return merged[0] if len(merged) == 1 else None
