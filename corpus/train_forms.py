"""Made-up lists, tables and references, their names marked: NorNE is prose, and planspor's names stand in forms.

Persons are put together at random from lists of given names and surnames, some surnames are invented; bodies and
places come from the registers. Labels follow NorNE: a body is ORG, "X kommune" GPE_ORG, a bare place GPE_LOC.
Schemes and national measures are PROD, as reforms are there; topics, periods and addresses are no names. The
wordings are general ones for Norwegian minutes and plans, of no sample document. Pure, seeded by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

from corpus import registers
from corpus.name_features import gazetteer
from corpus.norne import Text

ATTENDANCE = (
    "{per}, {role}, {school}",
    "{per}, {role}, {org}",
    "{per} ({kommune})",
    "{per} ({org})",
    "{per} – {kommune}",
    "{per}, {kommune}",
    "{kommune}: {per}, {per} og {per}",
    "{org}: {per}",
    "{per}\t{role}\t{kommune}",
    "{per}\t{org}\t{mail}",
    "{org} v/ {per}",
    "{org} v/{per}",
    "- {per}, {role}",
    "{place}: {per}",
    "{per}, {place}",
    "{role} {per}",
    "{role}: {per}",
)
HEADS = (
    "Til stede:",
    "Til stades:",
    "Deltakere",
    "Deltakarar:",
    "Forfall:",
    "MØTEREFERAT",
    "Frammøte",
    "Medlemmer i gruppa",
    "INNKALLING",
    "Kopi til:",
    "Kontaktpersoner",
    "Navn\tStilling\tKommune",
    "Namn\tStilling\tKommune",
    "Møteleder: {per}",
    "Møteleiar: {per}",
    "Referent: {per}",
    "Dato: {date}",
    "Saksbehandler: {per}",
    "Saksbehandlar: {per}",
    "Kontaktperson: {per}, {mail}",
)
ITEMS = (
    "Sak {n}/{yy} {topic}. {per} orienterte.",
    "{n}/{yy} {topic} v/ {per}",
    "{per} orienterte om {topic_low}.",
    "Ansvarlig: {per}. Frist: {date}",
    "Ansvarleg: {per}, {org}",
    "Kontaktperson for tiltaket er {per} ({mail}).",
    "{kommune} og {kommune} samarbeider med {org} om {topic_low}.",
    "{org} har ansvar for {topic_low} i {place} og {place}.",
    "{topic} i samarbeid med {org} og {org}",
    "Med hilsen\n{per}\n{role}",
    "Med helsing\n{per}\n{role}, {kommune}",
    "{n}. {topic}",
    "{topic}, {period}",
    "{per} orienterte om {scheme} og {measure}.",
    "{scheme}: {kr} kroner til {topic_low}",
    "{measure} vert vidareført i {region}.",
    "{measure} i {place}, {place} og {place}",
    "{network}: {per}, {org}",
    "{network} søker midler fra {scheme} til {topic_low}.",
)
ROWS = (
    ("Tiltak\tPeriode\tPartner\tKontaktperson", "{topic}\t{period}\t{org}\t{per}"),
    ("Tiltak\tStart\tSlutt\tAnsvarlig\tKostnad", "{topic}\t{half}\t{half}\t{per}\t{kr}"),
    ("Kompetanseområde\tUH-partner\tKontakt\tKommentar", "{topic}\t{org}, {org}\t{per} / {per}\t{remark}"),
    ("Område\tEigar\tSamarbeidspart\tTid", "{topic}\t{kommune}\t{org}\t{period}"),
    ("Navn\tRolle\tTelefon", "{per}\t{role}\t{phone}"),
    ("Hva\tNår\tHvem", "{topic}\t{date}\t{per}"),
    ("Kommune\tSkole\tKontaktperson", "{place}\t{school}\t{per}"),
    ("Budsjettpost\tSum", "{topic}\t{kr}"),
    ("Tiltak\tOrdning\tUH-partner\tKontakt", "{measure}\t{scheme}\t{org}\t{per}"),
    ("Nettverk\tTiltak\tAnsvarlig", "{network}\t{measure}\t{per}"),
    ("Ordning\tPartner\tKontaktperson", "{scheme}\t{org}\t{per}"),
)
TOPICS = (
    *("Begynneropplæring", "Lesing og skriving i alle fag", "Læringsmiljø", "Digital kompetanse", "Regning"),
    *("Inkluderende praksis", "Tidlig innsats", "Tidleg innsats", "Overganger", "Overgangar", "Elevvurdering"),
    *("Profesjonsfellesskap", "Ledelse av skoler", "Leiing av skular", "Språk og mangfold"),
    *("Kollegaveiledning", "Programmering", "Mobbing og krenkelser", "Skolefravær", "Spesialpedagogikk"),
    *("Erfaringsdeling", "Budsjett og regnskap", "Valg av leder", "Eventuelt", "Ymse", "Neste møte"),
    *("Samisk i skolen", "Godkjenning av innkalling", "Nye læreplaner", "Nye læreplanar", "Økonomi"),
)
ROLES = (
    *("rektor", "rådgiver", "rådgivar", "skolefaglig rådgiver", "leder", "leiar", "prosjektleder"),
    *("prosjektleiar", "PPT-leder", "styrer", "kommunalsjef", "oppvekstsjef"),
    *("koordinator", "førstelektor", "høgskolelektor"),
    *("Rektor", "Leder", "Leiar", "Rådgiver", "Nettverkskoordinator", "lærar", "lærer", "utdanningsdirektør"),
)
FARMS = ("stad", "rud", "vik", "bakken", "haug", "seth", "land", "eng", "moen", "lien", "gård", "dal", "bø", "sen")
"""Endings that make a surname of a stem: names of farms, and the patronymic."""
REMARKS = ("Ny i år", "Videreføres", "Vert vidareført", "Under planlegging", "?", "", "Avklares senere", "Ferdig")


def made_text(chance: Random) -> Text:
    """A page of 6 to 30 lines: heads, lists, items or a table, one after the other."""
    lines: list[str] = []
    for _ in range(chance.randint(1, 4)):
        lines += chance.choice((_list, _items, _table))(chance)
    return _fill("\n".join(lines) + "\n", chance)


def _list(chance: Random) -> list[str]:
    shape = chance.choice(ATTENDANCE)
    return [chance.choice(HEADS), *(shape for _ in range(chance.randint(1, 8))), ""]


def _items(chance: Random) -> list[str]:
    return [chance.choice(HEADS), *(chance.choice(ITEMS) for _ in range(chance.randint(1, 6)))]


def _table(chance: Random) -> list[str]:
    head, row = chance.choice(ROWS)
    between = chance.choice(("\t", "\t", " ", " | ", "\n"))
    return [line.replace("\t", between) for line in (head, *(row for _ in range(chance.randint(1, 7))))]


def _fill(pattern: str, chance: Random) -> Text:
    """The pattern with every {slot} filled and the filled names marked."""
    written: list[str] = []
    at = 0
    names: list[tuple[int, int, str]] = []
    for plain, slot in re.findall(r"([^{]*)(?:\{(\w+)\})?", pattern):
        value, label = _SLOTS[slot](chance) if slot else ("", None)
        start = at + len(plain)
        at = start + len(value)
        if label:
            names.append((start, at, label))
        written += (plain, value)
    return Text("".join(written), tuple(names))


Filled = tuple[str, str | None]


@cache
def _pools() -> dict[str, tuple[str, ...]]:
    listed = gazetteer().items()
    rows = registers.names()
    return {
        "given": tuple(w for w, letters in listed if "g" in letters),
        "sur": tuple(w for w, letters in listed if "s" in letters),
        "place": tuple(r.name.split(" (")[0] for r in rows if r.kind == "place"),
        "scheme": tuple(form for r in rows if r.kind == "scheme" for form in (r.name, *r.aliases)),
        "measure": tuple(form for r in rows if r.kind == "measure" for form in (r.name, *r.aliases)),
        "region": tuple(r.name for r in rows if r.kind == "network"),
        "org": tuple(r.name for r in rows if r.kind == "partner" and r.group not in ("municipality", "municipal")),
    }


def _person(chance: Random) -> Filled:
    pools = _pools()
    given, sur = chance.choice(pools["given"]), chance.choice(pools["sur"])
    if chance.random() < 0.4:
        sur = chance.choice(pools["place"]).split()[0][:5].rstrip("aeiouyæøå-") + chance.choice(FARMS)
    drawn = chance.random()
    if drawn < 0.12:
        given += f" {chance.choice(pools['given'])}"
    elif drawn < 0.2:
        given += f" {chance.choice('ABEFGHIKLMNRST')}."
    elif drawn < 0.3:
        sur = f"{chance.choice(pools['sur'])} {sur}"
    elif drawn < 0.34:
        sur = f"{sur}-{chance.choice(pools['sur'])}"
    elif drawn < 0.4:
        return given, "PER"
    name = f"{given} {sur}"
    return (name.upper() if chance.random() < 0.02 else name), "PER"


def _school(chance: Random) -> Filled:
    end = chance.choice(("skole", "skule", "ungdomsskole", "ungdomsskule", "barnehage", "oppvekstsenter", "skule"))
    place = chance.choice((*_pools()["sur"][::7], *_pools()["place"]))
    return f"{place} {end}", "ORG"


def _network(chance: Random) -> Filled:
    place = chance.choice(_pools()["place"])
    return chance.choice((f"{place}snettverket", f"{place}-nettverket", f"{place}regionen")), "ORG"


def _mail(chance: Random) -> Filled:
    pools = _pools()
    given, sur, place = (chance.choice(pools[p]).lower() for p in ("given", "sur", "place"))
    return f"{given}.{sur}@{place.split()[0]}.kommune.no", None


def _number(low: int, high: int, shape: str = "{}") -> Callable[[Random], Filled]:
    return lambda chance: (shape.format(chance.randint(low, high)), None)


def _from(pool: tuple[str, ...], *, lower: bool = False) -> Callable[[Random], Filled]:
    return lambda chance: (chance.choice(pool).lower() if lower else chance.choice(pool), None)


def _half(chance: Random) -> Filled:
    year = chance.randint(2005, 2029)
    short = f"{year % 100:02}"
    return chance.choice((f"V-{short}", f"H-{short}", f"høst {year}", f"haust {year}", str(year))), None


def _period(chance: Random) -> Filled:
    return f"{_half(chance)[0]} – {_half(chance)[0]}", None


def _date(chance: Random) -> Filled:
    return f"{chance.randint(1, 28)}.{chance.randint(1, 12):02}.{chance.randint(2003, 2026)}", None


_SLOTS: dict[str, Callable[[Random], Filled]] = {
    "per": _person,
    "school": _school,
    "mail": _mail,
    "org": lambda chance: (chance.choice(_pools()["org"]), "ORG"),
    "scheme": lambda chance: (chance.choice(_pools()["scheme"]), "PROD"),
    "measure": lambda chance: (chance.choice(_pools()["measure"]), "PROD"),
    "region": lambda chance: (chance.choice(_pools()["region"]), "LOC"),
    "network": _network,
    "place": lambda chance: (chance.choice(_pools()["place"]), "GPE_LOC"),
    "kommune": lambda chance: (f"{chance.choice(_pools()['place'])} kommune", "GPE_ORG"),
    "topic": _from(TOPICS),
    "topic_low": _from(TOPICS, lower=True),
    "role": _from(ROLES),
    "remark": _from(REMARKS),
    "date": _date,
    "half": _half,
    "period": _period,
    "n": _number(1, 60),
    "yy": _number(5, 26, "{:02}"),
    "kr": _number(20, 900, "{} 000"),
    "phone": _number(40_000_000, 99_999_999),
}
