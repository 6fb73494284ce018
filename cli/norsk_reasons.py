"""Reasons of corrections, links and hits in Norwegian, for the web page. What `ingest` and `index` say is English
and made of few phrases: here each has its Norwegian, and names and letters stay as they are."""

from __future__ import annotations

import re

from index.query import QueryError

_PHRASES = (
    # corrections
    ("join: double name divided at the line end", "satt sammen: dobbeltnavnet var delt ved linjeslutt"),
    ("join: word divided at the line end", "satt sammen: ordet var delt ved linjeslutt"),
    ("join: word broken over two pages", "satt sammen: ordet var delt over to sider"),
    ("join: word broken over two columns", "satt sammen: ordet var delt over to spalter"),
    ("join: word torn over two lines of a table", "satt sammen: ordet var revet over to linjer i en tabell"),
    ("split: the blank between two words was lost", "delt: mellomrommet mellom to ord var borte"),
    ("split: the blanks around i were lost", "delt: mellomrommene rundt i var borte"),
    ("twice: the same small word stands before it", "to ganger: det samme småordet står foran"),
    ("decided: by a person", "avgjort av et menneske"),
    ("context: a season beside its year", "sammenheng: årstid ved siden av årstall"),
    ("mark: a stray mark before a word", "tegn: løst tegn foran et ord"),
    ("mark: a speck read for a mark", "tegn: en flekk lest som tegn"),
    ("mark: full stop read for a comma", "tegn: punktum lest for komma"),
    ("mark: comma read for a full stop", "tegn: komma lest for punktum"),
    ("read for a bullet", "lest for et punktmerke"),
    ("read for a dash", "lest for tankestrek"),
    ("read for a table's rule", "lest for en strek i en tabell"),
    ("nothing read for", "ingenting lest for"),
    ("read for nothing", "lest for ingenting"),
    ("in a first name", "i et fornavn"),
    ("read for", "lest for"),
    ("letters:", "bokstaver:"),
    ("context:", "sammenheng:"),
    ("mark:", "tegn:"),
    # links
    ("the same name with an addition", "samme navn med et tillegg"),
    ("the same name", "samme navn"),
    ("the same beginning", "samme begynnelse"),
    ("the same letters, parted otherwise", "samme bokstaver, annerledes delt"),
    ("parted otherwise, letters that scanning confuses", "annerledes delt, bokstaver som skanning forveksler"),
    ("letters that scanning confuses", "bokstaver som skanning forveksler"),
    ("the same places or subject", "samme steder eller fag"),
    ("with and without", "med og uten"),
    ("the surname alone", "bare etternavnet"),
    ("called by the second given name", "kalt ved annet fornavn"),
    ("without the second given name", "uten annet fornavn"),
    ("without the middle name", "uten mellomnavn"),
    ("an initial", "en forbokstav"),
    ("aa for å", "aa for å"),
    ("letters apart", "bokstaver imellom"),
    ("letter apart", "bokstav imellom"),
    ("known from the register as", "kjent fra registeret som"),
    ("both with", "begge sammen med"),
    # hits
    ("as typed", "som skrevet"),
    ("another form", "annen form"),
    ("of the same root", "av samme rot"),
    ("a compound with it", "sammensatt med det"),
    ("another name for it", "annet navn for det samme"),
    ("a part of it near the others", "del av det nær de andre"),
    ("a damaged spelling", "skadet skrivemåte"),
    ("time: the page or its document covers it, but not the row with these words",
     "tid: siden eller dokumentet dekker den, men ikke raden med disse ordene"),
    ("time: the page or its document covers it", "tid: siden eller dokumentet dekker den"),
    ("time: the document is dated then", "tid: dokumentet er datert da"),
    ("time: the page prints a range of years over it", "tid: siden nevner en årrekke som dekker den"),
    ("time: the page prints the year", "tid: siden nevner året"),
    ("time: nothing is known of the page's time", "tid: sidens tid er ukjent"),
    ("time: the page is of another time", "tid: siden er fra en annen tid"),
    ("times", "ganger"),
)  # fmt: skip
_NORWEGIAN = dict(_PHRASES)
_ANY = re.compile(
    r"«[^»]*»|(?<!\w)(?:"
    + "|".join(re.escape(p) for p, _ in sorted(_PHRASES, key=lambda p: -len(p[0])))
    + r")(?!\w)"
)


def in_norwegian(reason: str) -> str:
    """A reason with its phrases in Norwegian; what is quoted, and what is unknown, stays as it is.

    >>> in_norwegian("letters: o read for ø")
    'bokstaver: o lest for ø'
    >>> in_norwegian("lesing: «read for» as typed, 2 times")
    'lesing: «read for» som skrevet, 2 ganger'
    """
    return _ANY.sub(lambda m: _NORWEGIAN.get(m[0], m[0]), reason)


_REFUSED = (
    (r"(\w+): has no value \(at (\d+)\)",
     r'\1: har ingen verdi (tegn \2). Skriv \1:verdi eller \1:"en verdi".'),
    (r"there is no field '(.*)' \(at (\d+)\)",
     r"det finnes ikke noe felt «\1» (tegn \2). Felter: {list}."),
    (r"there is no type '(.*)' \(at (\d+)\)",
     r"det finnes ingen type «\1» (tegn \2). Typer: {list}."),
    (r"the quote at (\d+) is not closed",
     r"anførselstegnet ved tegn \1 er ikke lukket. Skriv \"…\" rundt ordene."),
    (r"the bracket at (\d+) closes nothing",
     r"parentesen ved tegn \1 lukker ingenting. Ta den bort, eller åpne en."),
    (r"the bracket at (\d+) is not closed",
     r"parentesen ved tegn \1 er ikke lukket. Skriv )."),
    (r"(\w+) at (\d+) wants words on both sides",
     r"\1 ved tegn \2 skal ha ord på begge sider. Skriv dem, eller ta det bort."),
    (r"NOT at (\d+) wants a word after it",
     r"NOT ved tegn \1 skal ha et ord etter seg. Skriv det."),
    (r"a field cannot be excluded \(at (\d+)\)",
     r"et felt kan ikke utelukkes (tegn \1). Ta bort streken."),
    (r"year:(.*) is no year \(at (\d+)\)",
     r"year:\1 er ikke noe år (tegn \2). Skriv year:2024 eller year:2018-2023."),
    (r"(.*) ends before it begins \(at (\d+)\)",
     r"\1 slutter før det begynner (tegn \2). Skriv det tidligste året først."),
)  # fmt: skip


def query_in_norwegian(error: QueryError) -> str:
    """What is wrong in a query; as it is where it is none of ours."""
    for english, norwegian in _REFUSED:
        if (m := re.fullmatch(english, error.message, re.DOTALL)) is not None:
            said = m.expand(norwegian.partition("{list}")[0])
            return said + error.remedy.partition(": ")[2] + "." if "{list}" in norwegian else said
    return str(error)
