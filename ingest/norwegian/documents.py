"""What documents say of themselves, bokmål and nynorsk: parts of regular expressions, matched without regard to case."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

TYPES: tuple[tuple[str, str, int, int], ...] = (
    # pattern, type, points in the title or first lines, points anywhere
    (r"saksframlegg|saksfremlegg|saksframstilling|saksutgreiing|saksutredning", "case", 6, 3),
    (r"forslag til vedtak|framlegg til vedtak|tilråding|rådmannens innstilling|kommunedirektørens innstilling|kommunedirektøren si innstilling|forslag til innstilling|framlegg til innstilling", "case", 2, 3),
    (r"arkivsak(?:snr)?|saksnr|saksbehandler|saksbehandlar|saksmappe|utvalgssak|politisk sak", "case", 2, 1),
    (r"møtereferat|referat\b|møtebok|møteprotokoll|protokoll fra|protokoll frå|møte i\b|møtenotat|referat fra|referat frå", "minutes", 5, 1),
    (r"til\s?stede\b|tilstede:|til stades|møteleder|møteleiar|referent\b|forfall:|neste møte", "minutes", 2, 2),
    (r"^\s*sak\s+\d+(?:/\d+)?\b", "minutes", 2, 2),
    (r"årsrapport|sluttrapport|delrapport|rapport\b|rapporten|årsmelding|kvalitetsmelding|tilstandsrapport|evalueringsrapport|statusrapport|erfaringsrapport|arbeidsgruppens rapport|arbeidsgruppas rapport", "report", 5, 0),
    (r"rapportering\b|evaluering av", "report", 2, 0),
    (r"langsiktig plan|handlingsplan|tiltaksplan|strategiplan|kompetanseplan|kompetanseutviklingsplan|utviklingsplan|årsplan|virksomhetsplan|temaplan|plan for|plan\b|strategi for|strategi\b|årshjul", "plan", 5, 0),
    (r"planperiode|denne planen|planen gjeld|planen gjelder|langsiktige planen", "plan", 1, 1),
    (r"sist oppdatert|sist endra|sist endret|publisert:|publisert \d|fant du det du lette etter|fann du det du leita etter|del på facebook|skriv ut siden|informasjonskapsler", "web", 4, 4),
    (r"vår ref|deres ref|dykkar ref|vår referanse|deres dato|dykkar dato|vår dato|med hilsen|med vennlig hilsen|venleg helsing|med vennleg helsing|med helsing|tilsagnsbrev|tilskuddsbrev|tilskotsbrev|oppdragsbrev|invitasjon til|tildeling av|tilsegn om|tilsagn om", "letter", 3, 2),
)  # fmt: skip

NO_TITLE = (
    r"saksframlegg|saksfremlegg|møtereferat|referat|møteinnkalling|møtebok|møteprotokoll|protokoll|innkalling|rapport|notat|saksprotokoll|brev|innholdsfortegnelse|innhaldsliste|innhald|innhold|utkast|høringsutkast|høyringsutkast|"
    r"til:?|fra:?|frå:?|kopi:?|dato:?.*|sted:?.*|stad:?.*|tid:?.*|arkivsak.*|saksnr.*|saksbehandler.*|saksbehandlar.*|arkiv.*|side \d+.*|journalpost.*|.*@.*|www\..*|https?:.*|vår ref.*|deres ref.*|dykkar ref.*|unntatt.*|offentlig.*|u\.?off.*|møtedato.*|møtestad.*|møtested.*|hopp til.*|meny|søk.*|hjem|heim|forside|logg inn|du er her.*|postadresse.*|besøksadresse.*|telefon.*"
)
"""Lines that are no title, where a real one follows."""

DATE_CUES: tuple[tuple[str, int], ...] = (
    (r"sist\s+(?:oppdatert|endra|endret|oppdatera)\s*:?\s*$|oppdatert\s*:?\s*$", 9),
    (r"(?:møtedato|møtedag|dato\s+for\s+møtet?)\s*:?\s*$", 9),
    (r"(?:vår\s+dato|rapportdato|dato)\s*:?\s*$", 7),
    (
        r"(?:publisert|lagt\s+ut|vedteken|vedteke|vedtatt|godkjent|godkjend|revidert|sist\s+revidert|ferdigstilt)[^.\n]{0,40}$",
        5,
    ),
    (r"^\s*[^\n.]{0,60}(?:Til|til)\s[^\n.]{3,60},\s*$", 4),
    (r"(?:tid|tidspunkt|når)\s*:?\s*(?:\w+dag\s*,?\s*)?$", 6),
    (r"møte(?:t)?\s[^.\n]{0,70}$|referat\s[^.\n]{0,70}$|rapport,?\s*$", 5),
    (r"(?:rådmannen|kommunedirektøren|rådmann|fylkesrådmannen)\s+i\s+[\wæøå -]+,\s*$", 9),
)
NO_DATE = r"utskrift\w*|utskrevet|skrive\s+ut|skrevet\s+ut|printet|lastet\s+ned|nedlastet|lasta\s+ned|søknadsfrist\w*|frist\w*|innen|innan|født|gjeldende\s+fra|neste\s+møte\w*|per\s*$|pr\.?\s*$|gjeld\s+frå|lov\s+av|forskrift\s+av|scannet|skannet|mottatt|motteke|journalført"

NYNORSK = frozenset(
    [
        "ikkje",
        "eg",
        "frå",
        "eit",
        "dei",
        "vere",
        "gjer",
        "sjå",
        "kva",
        "korleis",
        "noko",
        "berre",
        "skule",
        "skulen",
        "skulane",
        "saman",
        "vart",
        "vert",
        "blei",
        "dykkar",
        "deira",
        "hjå",
        "nokre",
        "mykje",
        "gong",
        "tilbod",
        "arbeidar",
        "skal",
        "ho",
        "høgare",
        "desse",
        "eigne",
        "kvar",
        "kven",
        "heile",
        "lærarar",
        "elevane",
        "tiltaka",
        "barnehagane",
    ]
) - {"skal", "ho", "desse"}
BOKMAAL = frozenset(
    [
        "ikke",
        "jeg",
        "fra",
        "et",
        "være",
        "hva",
        "hvordan",
        "noe",
        "bare",
        "skole",
        "skolen",
        "skolene",
        "sammen",
        "ble",
        "deres",
        "hos",
        "noen",
        "mye",
        "gang",
        "tilbud",
        "hver",
        "hvem",
        "hele",
        "lærere",
        "elevene",
        "tiltakene",
        "barnehagene",
        "egne",
        "blir",
    ]
) - {"gang"}
ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "with",
        "this",
        "that",
        "are",
        "for",
        "from",
        "which",
        "have",
        "has",
        "been",
        "was",
        "were",
    ]
) - {
    "for",
    "has",
    "are",
}

ISSUERS = r"(?:Rådmannen|Kommunedirektøren|Rådmann|Kommunaldirektøren|Formannskapet|Kommunestyret|Bystyret|Oppvekstsjefen|Skulesjefen|Skolesjefen)\s+i\s+(?P<place>[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå]+)?)"
