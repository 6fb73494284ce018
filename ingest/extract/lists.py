# ruff: noqa: E501 - a pattern is a line
"""Items of lists that name measures: under a heading of measures, after a lead-in, or "X i samarbeid med A"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import product

from ingest.extract import timeline
from ingest.extract.amounts import find_amounts
from ingest.extract.context import Context
from ingest.extract.enumeration import split_list
from ingest.extract.hits import Hit, overlaps
from ingest.extract.known import Names
from ingest.extract.measures import measure_name
from ingest.extract.parties import parties
from ingest.extract.payments import by_year, granted
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.extract.sentences import sentences
from ingest.extract.stated import period_of
from ingest.model import Kind, Relation
from ingest.norwegian import cues
from ingest.norwegian.names import UP

_TOGETHER = re.compile(rf"(?<!\w)(?:{cues.TOGETHER})(?!\w)", re.IGNORECASE)
_RUN_BY = re.compile(rf"(?<!\w)(?:{cues.RUN_BY})(?!\w)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<!\w)(?P<lead>(?:pågående|pågåande|felles|planlagte|nye|viktige|prioriterte|valgte|våre|lokale|regionale)?\s*(?:fellestiltak\w*|satsinger|satsingar|satsninger|satsingsområder|satsingsområde|satsingsområda|fokusområder|fokusområde|"
    r"tiltak|tiltaka|tiltakene|prosjekt|prosjekter|prosjektar|utviklingsarbeid|utviklingsarbeider|innsatsområder|innsatsområde|satsing|satsning|prosjekta|prosjektene|fellessatsinger|fellessatsingar)"
    r"(?:\s+(?:i\s+(?:nettverket|regionen|kommunen|fylket|perioden)|er|per\s+dato|framover|fremover))*)\s*[:;]\s*",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"^(?:ulike|flere|fleire|diverse|andre|mange|noen|nokre|egne|eigne|nye|en|ei|et|eit|den|det|de|dei|vi|har|også|og|å|at|som|skolen|skulen|skolene|alle|hver|kvar|mer|meir|bedre|betre|litt)\b|"
    r"^(?:hatt|vært|vore|blitt|satt)\b|\b(?:har vært|har vore|er i gang|skal|blir|vert|må|kan)\b",
    re.IGNORECASE,
)
_STARTS_OF = re.compile(
    r"^(?:oppstart|start|avslutning|avslutting|avrunding|igangsetting|igangsetjing|lansering|videreføring|vidareføring)\s+"
    r"(?:av|på|for|med)\s+(?=(?-i:[A-ZÆØÅ«]))",
    re.IGNORECASE,
)
"""Before the name in an item of a timeline: "Oppstart av Fagfornyelsen i praksis"."""
_ITEM_SPLIT = re.compile(r"\s*(?::\s|;\s?|\s[–—-]\s|(?<!\d)\.\s)")
_VERB = re.compile(
    r"\s(?:ble|blei|vart|blir|vert|er|var|har|skal|vil|går|starter|startar|startet|starta|held|fortsetter|fortset)\s"
)


def lead_list(text: Located, context: Context, found: Found) -> bool:
    """ "Pågående satsinger: VFL, språk og læringsmiljø." inside a paragraph: its items are measures."""
    done = False
    for start, sentence in sentences(text.text):
        m = _LEAD.search(sentence)
        if not m or len(sentence) - m.end() < 3:
            continue
        tail = sentence[m.end() :].rstrip(" .")
        for at, raw in split_list(tail):
            item = _CHOSEN.sub("", raw.strip())
            lead = raw.find(item)
            aside = re.search(r"\s*\(([^()]*)\)$", item)
            told = aside and (parties(aside.group(1)).partners or find_periods(aside.group(1), context.date))
            name = item_name(item[: aside.start()] if aside and told else item)
            if name is None or item[:1].isdigit() or any(h.kind is Kind.PERSON for h in recognise(item)):
                continue
            where = start + m.end() + at + lead
            hit = next(
                (
                    h
                    for h in recognise(item)
                    if h.kind is Kind.MEASURE and (h.start == 0 or h.end - h.start > 0.5 * len(name))
                ),
                None,
            )
            label = hit.name if hit else name
            found.mention(Hit(Kind.MEASURE, label, where, where + len(item), "list: after a lead-in", 0.75), text)
            who = parties(item)
            period = _period(item, context)
            partners = tuple(dict.fromkeys([*who.partners, *([context.owner] if context.owner else [])]))
            if context.network or partners or period:
                found.relations.append(
                    Relation(
                        measure=label,
                        at=(text.span(where, where + len(item)),),
                        evidence=evidence([sentence]),
                        rule="list: what a region works with",
                        confidence=0.7,
                        partners=partners,
                        network=context.network,
                        start=period.start if period else None,
                        end=period.end if period else None,
                        contacts=who.contacts,
                        inferred=("network",) if context.network and context.network_inferred else (),
                    )
                )
            done = True
    return done


def _enumerated(subject: str, known: list[str]) -> list[str]:
    """The measures a subject lists: the known ones and, where they are two or more, what stands beside them."""
    pieces = _subjects(subject)
    if not known:
        return pieces
    beside = [p for p in pieces if not any(p in k or k in p for k in known)]
    return [*known, *beside] if len(known) > 1 else known


def item(
    text: Located,
    context: Context,
    found: Found,
    *,
    measures: bool,
    known: Names,
    period: FoundPeriod | None = None,
) -> bool:
    """An item of a list. Under a heading of measures (`measures`) its name is one; otherwise "X i samarbeid med A",
    or what it says after a name that the document is known to give to a measure (`known`)."""
    words = text.text.strip()
    body = re.sub(
        r"^(?:[•●▪■◦○‣∙·*✓➢►–—-]\s*|[eo]\s+(?=[A-ZÆØÅ])|\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]\s+)", "", words
    )
    body = _STARTS_OF.sub("", body[timeline.label(body) :])
    offset = text.text.find(body)
    bound = _TOGETHER.search(body) or _RUN_BY.search(body)
    if (
        bound
        and body[:1].isupper()
        and bound.start() > 3
        and bound.start() < 160
        and not re.search(
            r"\b(?:skal|vil|har|er|blir|vert|ble|blei|må|kan|jobber|arbeider)\b", body[: bound.start()]
        )
    ):
        subject = body[: bound.start()].strip(" ,(")
        names = _enumerated(subject, [n for n in known.in_text(subject) if n in subject])
        who = parties(body[bound.start() :])
        hits = recognise(body)
        partners = [h for h in hits if h.kind is Kind.PARTNER and h.start >= bound.end()] + _loose(
            body, [bound], 0, list(hits)
        )
        if names and partners:
            _relate(text, body, offset, names, partners, who.contacts, context, found, "list: X i samarbeid med A")
            return True
    if (named := next(known.at_start(body), None)) is not None:
        rest = body[body.find(named) + len(named) :]
        return _facts_after(named, rest, text, body, offset, context, found, period)
    if registered := _registered(body):
        rest = body[registered.end :]
        return _facts_after(registered.name, rest, text, body, offset, context, found, period)
    if not measures:
        return False
    name_part = _ITEM_SPLIT.split(body, maxsplit=1)[0] if _tail_of_facts(body, context) else body
    plain = (
        re.sub(r"\s*\([^()]*\)\s*$", "", name_part)
        if re.search(r"\((?:[^()]*\d{4}|[^()]*[VH]-?\d\d)[^()]*\)\s*$|\((?:v/|ved)[^()]*\)", name_part)
        else name_part
    )
    for comma in re.finditer(r",\s+", plain):
        rest = plain[comma.end() :]
        if any(h.start == 0 and h.kind is Kind.PARTNER for h in recognise(rest)):
            plain = plain[: comma.start()]
            break
    aside = re.search(r"\s*\(([^()]*)\)\s*$", plain)
    if aside and parties(aside.group(1)).partners:
        plain = plain[: aside.start()]
    periods = find_periods(plain, context.date)
    if periods and periods[0].at > 3:
        plain = plain[: periods[0].at].rstrip(" ,(–-:")
    cut = re.search(r"\s+v/|,\s+(?:kontakt|ansvarl)", plain)
    plain = plain[: cut.start()] if cut else plain
    if verb := _VERB.search(plain):
        # A sentence about a measure: named here, read with the other sentences.
        name = item_name(plain[: verb.start()])
        if name and len(name.split()) > 1:
            found.mention(
                Hit(Kind.MEASURE, name, offset, offset + len(name), "list: subject of an item", 0.75), text
            )
        return False
    name = item_name(plain)
    if name is None:
        return False
    who = parties(body)
    partners = [h for h in recognise(body) if h.kind is Kind.PARTNER and h.name != name]
    _relate(
        text,
        body,
        offset,
        [name],
        partners,
        who.contacts,
        context,
        found,
        "list: under a heading of measures",
        period,
    )
    return True


def _registered(body: str) -> Hit | None:
    """The measure of the register that an item begins with."""
    return next((h for h in recognise(body[:80]) if h.kind is Kind.MEASURE and h.start == 0), None)


def _facts_after(
    name: str,
    rest: str,
    text: Located,
    body: str,
    offset: int,
    context: Context,
    found: Found,
    period: FoundPeriod | None,
) -> bool:
    """The row of an item that begins with a measure's name and goes on with facts, not as a sentence."""
    if _VERB.match(rest) or re.match(r"\s+(?!i\s|med\s|ved\s|v/|frå\s|fra\s|for\s)[a-zæøå]", rest):
        return False
    partners = [h for h in recognise(body) if h.kind is Kind.PARTNER and h.start >= len(body) - len(rest)]
    who = parties(rest)
    _relate(text, body, offset, [name], partners, who.contacts, context, found, "list: facts after a name", period)
    return True


_CHOSEN = re.compile(
    r"^(?:har\s+)?(?:valgt|valt|starta|startet|begynt\s+med|arbeider\s+med|jobber\s+med)\s+", re.IGNORECASE
)


def _tail_of_facts(body: str, context: Context) -> bool:
    """Whether what follows a colon, dash or full stop in an item says something of what stands before it."""
    if len(body) > 70 or re.search(r"[:;]\s", body):
        return True
    m = _ITEM_SPLIT.search(body)
    tail = body[m.end() :] if m else ""
    return bool(tail) and bool(
        find_periods(tail, context.date) or _TOGETHER.search(tail) or parties(tail).partners
    )


def item_name(item: str) -> str | None:
    """The measure an item of a list names, None for sentences and general words."""
    item = item.strip(" .;:")
    if _GENERAL.search(item) or len(item) > 90 or len(item.split()) > 11:
        return None
    return measure_name(item)


def _subjects(subject: str) -> list[str]:
    """The measures before "i samarbeid med": the names after "som", if it lists some, else the whole."""
    m = re.search(r"\b(?:som|bl\.?\s?a\.?|blant\s+annet|mellom\s+anna)\s+(?P<list>[A-ZÆØÅ«].+)$", subject)
    if m:
        return [
            n
            for _, t in split_list(m.group("list"))
            if (n := measure_name(t)) and t.strip()[0] in '«"' + t.strip()[0].upper()
        ]
    if re.search(r",", subject) and all(t.strip()[:1].isupper() for _, t in split_list(subject)):
        return [n for _, t in split_list(subject) if (n := measure_name(t))]
    if re.match(r"(?:Samarbeid|Videreføre|Vidareføre|Nettverk|Møte|Skolering|Delta|Kjøp)\b$", subject):
        return []
    name = measure_name(subject)
    return [name] if name and len(name.split()) <= 14 else []


def _relate(
    text: Located,
    body: str,
    offset: int,
    names: list[str],
    partners: Sequence[Hit],
    contacts: tuple[str, ...],
    context: Context,
    found: Found,
    rule: str,
    given: FoundPeriod | None = None,
) -> None:
    period = period_of(body, context) or _period(body, context) or given
    sums = granted(body, find_amounts(body))
    amount = sums[0].value if len(sums) == 1 and len(names) == 1 else None
    yearly = by_year(body, sums) if len(names) == 1 else []
    for name in names:
        at = max(0, body.lower().find(name.lower()))
        found.mention(Hit(Kind.MEASURE, name, offset + at, offset + at + len(name), rule, 0.8), text)
    for p in partners:
        if p.rule.startswith("context"):
            found.mention(Hit(p.kind, p.name, p.start + offset, p.end + offset, p.rule, p.confidence), text)
    start = period.start if period else None
    end = period.end if period else None
    printed = next((h.name for h in recognise(body) if h.kind is Kind.NETWORK), None)
    network = printed or context.network
    if not (partners or contacts or period or amount or yearly or network or context.owner or context.year):
        return
    owner = [context.owner] if context.owner and context.owner not in [p.name for p in partners] else []
    times: list[tuple[int | None, str | None, str | None]] = [(value, year, year) for value, year in yearly]
    for name, (value, first, last) in product(names, times or [(amount, start, end)]):
        found.relations.append(
            Relation(
                measure=name,
                at=(text.span(offset, offset + len(body)),),
                evidence=evidence([text.text]),
                rule=rule,
                confidence=0.8,
                partners=tuple(dict.fromkeys([*(p.name for p in partners), *owner])),
                network=network,
                scheme=context.scheme,
                start=first,
                end=last,
                contacts=contacts or context.contacts,
                amount_nok=value,
                inferred=tuple(
                    k
                    for k, v in (
                        ("network", network if not printed else None),
                        ("scheme", context.scheme),
                        ("partners", owner),
                        *((side, True) for side in (period.reckoned if period else ())),
                    )
                    if v
                ),
            )
        )


def in_company(relations: Sequence[Relation], refused: Set[str]) -> set[str]:
    """Names that stand in one list with two or more that are believed: "Gründercamp, Smart, Elevbedrift"."""
    lists: dict[str, set[str]] = {}
    for r in relations:
        if r.measure and r.rule == "list: X i samarbeid med A":
            lists.setdefault(r.evidence, set()).add(r.measure.lower())
    return {n for names in lists.values() if len(names - refused) > 1 for n in names & refused}


def has_facts(rows: Sequence[Relation]) -> bool:
    """Whether one of the rows says more than that its network or owner was named above it."""
    return any(r.start or r.end or r.contacts or r.amount_nok for r in rows) or any(
        r.partners and "partners" not in r.inferred for r in rows
    )


def _loose(sentence: str, bound: list[re.Match[str]], start: int, inside: list[Hit]) -> list[Hit]:
    """Capitalised names after "i samarbeid med" that no rule knows."""
    out = []
    for m in bound:
        tail = sentence[m.end() : m.end() + 160]
        stop = re.search(
            rf"[.;:(]|\s(?:om|for|og\s+(?!{UP})[a-zæøå]+|hvor|der|som|til|i\s+perioden|frå|fra|skal|vil|har|er)\s",
            tail,
        )
        tail = tail[: stop.start()] if stop else tail
        for item in re.finditer(rf"(?<![\w-]){UP}(?:\s{UP}){{0,3}}", tail):
            at = start + m.end() + item.start()
            hit = Hit(
                Kind.PARTNER,
                " ".join(item.group().split()),
                at,
                at + len(item.group()),
                "context: i samarbeid med",
                0.65,
            )
            if not any(overlaps(hit, h) for h in inside):
                out.append(hit)
    return out


def _period(sentence: str, context: Context) -> FoundPeriod | None:
    periods = find_periods(sentence, context.date)
    if not periods:
        return None
    return next((f for f in periods if f.form == "range"), periods[0])
