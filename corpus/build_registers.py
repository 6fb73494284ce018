"""Build `registers/kommuner.tsv` from Statistics Norway's Klass tables of municipalities (classification 131).

    python -m corpus.build_registers KLASS_DIR

`KLASS_DIR` holds one `YEAR.json` for each version of the classification (as the API's `versions/ID.json`
gives it) and `changes.json` (as `classifications/131/changes.json`). The other registers are kept by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HEAD = "name kind group aliases shared everyday first last successors county source"
COLUMNS = tuple(HEAD.split())
SOURCE = "SSB Klass 131"
SAMI_OR_KVEN = {
    "Unjárga", "Deatnu", "Kárášjohka", "Porsángu", "Porsanki", "Guovdageaidnu", "Gáivuotna", "Kaivuono",
    "Omasvuotna", "Omasvuono", "Loabák", "Divtasvuodna", "Hábmer", "Fuossko", "Raarvihke", "Snåase",
    "Rivtták", "Levangke", "Fuolldá", "Raane", "Rosse", "Tråante", "Evenášši", "Hámmerfeasta", "Ráisa",
    "Raisi", "Nåavmesjenjaelmie", "Dielddanuorri", "Suortá", "Hárstták", "Aarborte", "Ivgu", "Yykeä",
}  # fmt: skip
COUNTIES = {
    "01": "Østfold", "02": "Akershus", "03": "Oslo", "04": "Hedmark", "05": "Oppland", "06": "Buskerud",
    "07": "Vestfold", "08": "Telemark", "09": "Aust-Agder", "10": "Vest-Agder", "11": "Rogaland",
    "12": "Hordaland", "14": "Sogn og Fjordane", "15": "Møre og Romsdal", "16": "Sør-Trøndelag",
    "17": "Nord-Trøndelag", "18": "Nordland", "19": "Troms", "20": "Finnmark", "30": "Viken",
    "31": "Østfold", "32": "Akershus", "33": "Buskerud", "34": "Innlandet", "38": "Vestfold og Telemark",
    "39": "Vestfold", "40": "Telemark", "42": "Agder", "46": "Vestland", "50": "Trøndelag",
    "54": "Troms og Finnmark", "55": "Troms", "56": "Finnmark",
}  # fmt: skip
SPLIT_2020 = ("Snillfjord", "Tysfjord")
ALSO = {"Herøy (Møre og Romsdal)": ("Herøy på Sunnmøre",)}
BORDER_ONLY = {("Stokke", "Tønsberg")}
"""Changes of code that only moved a strip of land."""
RENAMED = {"Borre": ("Horten", 2002), "Nes (Buskerud)": ("Nesbyen", 2020)}
EVERYDAY_TEXT = """
Askim Berg Bokn Bygland Bø Dovre Eid Eide Fet Fjell Fjord Flora Flå Frei Gran Grane Grue Halsa Hareid
Heim Hof Hol Hole Hå Klepp Kvam Leka Lier Lom Lund Mandal Marker Meland Moss Nes Nesset Nome Norddal Odda
Os Osen Re Rissa Rygge Råde Sande Sel Ski Skjåk Sola Stad Stange Stokke Strand Sula Sund Time Tinn Tokke
Valle Vang Vega Vestby Vik Vinje Våle Våler Ål Ås Åmot Årdal Åsnes Haram Kinn Lyngdal Orkdal Roan Stord
Tana Værøy
"""
EVERYDAY = frozenset(EVERYDAY_TEXT.split())
"""Names that are also ordinary words, common surnames or villages: they want a word beside them."""


@dataclass
class Kommune:
    name: str
    aliases: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    county: str = ""
    counties: set[str] = field(default_factory=set)


def main(klass: Path) -> None:
    versions = sorted(int(p.stem) for p in klass.glob("[12]*.json"))
    found: dict[str, Kommune] = {}
    for year in versions:
        for item in json.loads((klass / f"{year}.json").read_text("utf-8"))["classificationItems"]:
            add(found, item["name"], item["code"], year)
    qualify_shared(found)
    successors, endings, starts = changes(klass)
    rows = [row(k, versions, successors, endings, starts) for k in found.values()]
    rows.sort()
    out = Path(__file__).parent / "registers" / "kommuner.tsv"
    out.write_text("\n".join(["\t".join(COLUMNS), *("\t".join(r) for r in rows)]) + "\n", "utf-8")


def norwegian(name: str) -> tuple[str, tuple[str, ...]]:
    """The Norwegian name of a municipality and its other official names."""
    parts = name.strip().split(" - ")
    own = [p for p in parts if p not in SAMI_OR_KVEN] or parts
    others = [p for p in parts if p != own[0]]
    return own[0], (*others, *((name.strip(),) if others else ()))


def key_of(name: str, code: str) -> str:
    plain = re.sub(r" \(.*\)", "", name)
    county = COUNTIES.get(code[:2], "")
    if plain in ("Våler", "Nes", "Os", "Sande", "Bø", "Herøy"):
        region = {"Viken": "Østfold", "Hedmark": "Innlandet"}.get(county, county)
        region = {"0616": "Buskerud", "0236": "Akershus", "3034": "Akershus", "0713": "Vestfold"}.get(code, region)
        return f"{plain} ({region})"
    return plain


def add(found: dict[str, Kommune], raw: str, code: str, year: int) -> None:
    if code[:2] not in COUNTIES:
        return
    plain, others = norwegian(raw)
    name = key_of(plain, code)
    name = RENAMED.get(name, (name, 0))[0]
    k = found.setdefault(name, Kommune(name))
    k.aliases |= {o for o in others if o != name}
    old = re.sub(r" \(.*\)", "", plain)
    if "(" in key_of(plain, code):
        k.shared.add(old)
        k.aliases.add(f"{old} ({COUNTIES[code[:2]]})")
    elif old != name:
        k.aliases.add(old)
    k.years.add(year)
    k.county = COUNTIES[code[:2]]
    k.counties.add(k.county)


def qualify_shared(found: dict[str, Kommune]) -> None:
    for k in found.values():
        k.aliases |= set(ALSO.get(k.name, ()))
        k.aliases -= {k.name, *k.shared}


def changes(klass: Path) -> tuple[dict[str, set[tuple[str, str, int]]], dict[str, int], dict[str, int]]:
    """Successors of each name, the last year of a name, the first year of a new one."""
    after: dict[str, set[tuple[str, str, int]]] = defaultdict(set)
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    for c in json.loads((klass / "changes.json").read_text("utf-8"))["codeChanges"]:
        year = int(c["changeOccurred"][:4])
        if year < 1995 or not c["oldName"] or not c["newName"]:
            continue
        old = key_of(norwegian(c["oldName"])[0], c["oldCode"])
        new = key_of(norwegian(c["newName"])[0], c["newCode"])
        if old == new or (old, new) in BORDER_ONLY or old in RENAMED or old.split(" (")[0] == new.split(" (")[0]:
            continue
        kind = "split" if old in SPLIT_2020 or (old, new) == ("Ålesund", "Haram") else "merged"
        after[old].add((new, kind, year))
        if (old, new) != ("Ålesund", "Haram"):
            last[old] = year - 1
            first.setdefault(new, year)
    return after, last, first


def row(
    k: Kommune,
    versions: list[int],
    successors: dict[str, set[tuple[str, str, int]]],
    endings: dict[str, int],
    starts: dict[str, int],
) -> tuple[str, ...]:
    newest = max(versions)
    first = "" if min(k.years) == versions[0] else str(starts.get(k.name, min(k.years)))
    last = "" if max(k.years) == newest else str(endings[k.name])
    after = "|".join(f"{n}:{kind}:{y}" for n, kind, y in sorted(successors.get(k.name, ())))
    everyday = "yes" if k.name.split(" (")[0] in EVERYDAY else ""
    lists = ("|".join(sorted(k.aliases)), "|".join(sorted(k.shared)))
    return (k.name, "place", "municipality", *lists, everyday, first, last, after, k.county, SOURCE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
