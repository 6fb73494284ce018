"""What documents say of themselves, bokmål and nynorsk: parts of regular expressions, matched without regard to case."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

TYPES: tuple[tuple[str, str, int, int], ...] = (
    # pattern, type, points in the title or first lines, points anywhere
    (r"saksframlegg|saksfremlegg|(?:fylkesråds|fylkestings|formannskaps|kommunestyre|bystyre|utvalgs|utvals)sak\b|saksframstilling|saksutgreiing|saksutredning|saksutskrift|saksprotokoll|særutskrift|saksopplysninger|saksopplysingar", "case", 6, 3),
    (r"forslag til vedtak|framlegg til vedtak|tilråding|rådmannens innstilling|kommunedirektørens innstilling|kommunedirektøren si innstilling|forslag til innstilling|framlegg til innstilling", "case", 2, 3),
    (r"arkivsak(?:snr)?|saksnr|saksbehandler|saksbehandlar|saksmappe|utvalgssak|politisk sak", "case", 2, 1),
    (r"møtereferat|referat\b|møtebok|møteprotokoll|protokoll fra|protokoll frå|møte i\b|møtenotat|referat fra|referat frå|møteinnkalling", "minutes", 5, 1),
    (r"(?:felles|nettverks|nettverk|styrings\w*|regionråds?|års|dialog|samarbeids|arbeids|leder|leiar)møte\w*\b", "minutes", 3, 0),
    (r"til\s?stede\b|tilstede:|til stades|møteleder|møteleiar|referent\b|forfall:|neste møte", "minutes", 2, 2),
    (r"^\s*sak\s+\d+(?:/\d+)?\b", "minutes", 2, 2),
    (r"årsrapport|årsberetning|årsberetninga|sluttrapport|delrapport|rapport\b|rapporten|årsmelding|kvalitetsmelding|tilstandsrapport|evalueringsrapport|statusrapport|erfaringsrapport|arbeidsgruppens rapport|arbeidsgruppas rapport", "report", 5, 0),
    (r"^\W*\w*avtale(?:n)?\b", "other", 6, 0),
    (r"^\W*(?:\w+-?nytt\b|nyhe(?:ts|nde)brev\b)|^\W*nr\.?\s?\d+\s?[–,-]\s?[a-zæø]+\s+(?:19|20)\d\d", "other", 6, 4),
    (r"rapportering\b|evaluering\b", "report", 3, 0),
    (r"^\W{0,3}(?:evaluering(?:en)?(?: av)?|årsrapport|sluttrapport|rapport|årsmelding)\b", "report", 5, 0),
    (r"(?:søker|søkjer)(?: \w+){0,3} med dette|vi (?:viser|syner) til (?:brev|søknad|dykkar|deres)", "letter", 3, 3),
    (r"rapporten er (?:skrevet|laget|utarbeidet)|rapporten er (?:skriven|laga|utarbeidd)", "report", 5, 4),
    (r"langsiktig plan|handlingsplan|tiltaksplan|strategiplan|kompetanseplan|kompetanseutviklingsplan|utviklingsplan|årsplan|virksomhetsplan|temaplan|plan for|plan\b|strategi for|strategi\b|årshjul", "plan", 5, 0),
    (r"(?<!\w)planen\s+(?:er\s+lag[ae]|fortel|viser|syner|beskriv)", "plan", 3, 3),
    (r"prosjektbeskriv(?:else|ing)\b", "plan", 6, 0),
    (r"^\W*søknad (?:om|fra|frå|til)\b", "letter", 3, 0),
    (r"planperiode|denne planen|planen gjeld|planen gjelder|langsiktige planen", "plan", 1, 1),
    (r"sist oppdatert|sist endra|sist endret", "web", 2, 2),
    (r"publisert:|publisert \d|fant du det du lette etter|fann du det du leita etter|del på facebook|skriv ut siden|informasjonskapsler", "web", 4, 4),
    (r"^\W*(?:oppdatert|publisert|lagt ut|sist oppdatert)\W{0,2}\s*\d{1,2}\.\d{1,2}\.\d{4}|^\W*du er her\b|^\W*hopp til innhold|^hjem\w*(?:ny|[A-ZÆØÅ])|\d{2}\.\d{2}\.\d{4}\d{2}:\d{2}\s", "web", 4, 4),
    (r"vår\s+ref|deres\s+ref|dykkar\s+ref|vår\s+referanse|deres\s+dato|dykkar\s+dato|vår\s+dato", "letter", 5, 2),
    (r"^\W{0,3}(?:fra|frå|sendt|send):[^\n]*\n(?:[^\n]*\n){0,5}?\W{0,3}emne:", "letter", 8, 0),
    (r"med hilsen|med vennlig hilsen|vennlig hilsen|venleg helsing|med vennleg helsing|med helsing|(?:^|\n|\.\s)hilsen\s", "letter", 2, 2),
    (r"tilsagnsbrev|tilskuddsbrev|tilskotsbrev|oppdragsbrev|invitasjon til|tildeling av|tilsegn om|tilsagn om|etter adresseliste|se mottakerliste|sjå mottakarliste|ifølge liste", "letter", 3, 1),
    (r"\A\s*(?:#\s*)?til\s+(?:kommun|skole|skule|barnehag|rektor|lærar|lærer|region|nettverk|foreldr|føreset|foresat|mottak)\w+", "letter", 4, 0),
    (r"\A\s*(?:fylkesmannen|statsforvalt\w+|utdanningsdirektoratet|kunnskapsdepartementet)\b", "letter", 3, 0),
)  # fmt: skip

NO_TITLE = (
    r"saksframlegg|saksfremlegg|møtereferat|referat|møteinnkalling|møtebok|møteprotokoll|protokoll|innkalling|rapport|notat|saksprotokoll|brev|innholdsfortegnelse|innhaldsliste|innhald|innhold|utkast|høringsutkast|høyringsutkast|"
    r"til:?|fra:?|frå:?|kopi:?|dato:?.*|sted:?.*|stad:?.*|tid:?.*|arkivsak.*|saksnr.*|saksbehandler.*|saksbehandlar.*|arkiv.*|side \d+.*|journalpost.*|.*@.*|www\..*|https?:.*|vår ref.*|deres ref.*|dykkar ref.*|unntatt.*|offentlig.*|u\.?off.*|møtedato.*|møtestad.*|møtested.*|hopp til.*|meny|søk(?:\s.*)?|hjem|heim|forside|logg inn|du er her.*|(?:hjem|heim|forsiden?|startside[na]?|framside[na]?)\s?(?-i:[A-ZÆØÅ]).*|save this pdf as:?|word\s+png\s+txt\s+jpg|størrelse:.*|begynne med side:?|download\s.*|transkript|\S+[-_]\d{1,3}|\S+\.(?:pdf|docx?|html?|txt)|postadresse.*|besøksadresse.*|telefon.*"
)
"""Lines that are no title, where a real one follows."""

CASE_LABELS = (
    r"saksgang|saksbehandler|saksbehandlar|saksansvarlig|saksansvarleg|saken\s+avgj\w+(?:\s+\w+)?|saka\s+vert\s+avgj\w+(?:\s+\w+)?|arkivsak(?:s?n(?:umme)?r|-?id)?|arkiv(?:kode|ref\w*|nr)?|"
    r"saksnr|saksnummer|saksmappe|journalpost(?:-?id|nr)?|journalnr|utskriftsdato|utskrift|møtedato|dokumentdato|saksdato|utvalgssak(?:snr)?|utvalssak(?:snr)?|politisk\s+sak|klassering|gradering|"
    r"vår\s+ref\w*|deres\s+ref\w*|dykkar\s+ref\w*|vår\s+dato|deres\s+dato|dykkar\s+dato|behandlet\s+av|handsama\s+av|behandlende\s+utvalg"
)
"""Labels in the table at the head of a case or letter, which says nothing of measures."""

TITLE_LABELS = (
    r"sak|sakstittel|tittel|emne|gjelder|gjeld|sakens navn|vedr\.?|vedrørende|vedrørande|saken gjelder|overskrift"
)
"""Labels whose value is the title."""

LABELS = (
    r"saksgang|til|fra|frå|kopi|dato|sted|stad|tid|tidspunkt|arkiv\w*|saks?nr\w*|saksmappe|saksnummer|saksbehandl\w*|sakshandsam\w*|saksansvarlig|utval|utvalg|møte(?:dato|sted|stad|tid|leder|leiar)?|"
    r"vår\s+\w+|deres\s+\w+|dykkar\s+\w+|vår|ref|referanse|journal\w*|referent|ordstyrer|møteleder|til\s?stede|til\s+stades|forfall|deltakere|deltakarar|behandl\w*|handsam\w*|"
    r"unntatt|gradering|klassering|løpenr|e-?post|telefon|tlf|adresse|postadresse|besøksadresse|kontakt\w*|vedlegg|oppdragsgiver|forfatter|utarbeid\w*|skrevet|skrive|innkalt|inviterte?"
)
"""What stands before a colon in the head of a letter, a case or minutes."""

LETTER_LABELS = r"vår\s+(?:dato|ref\w*|saksbehandl\w*|sakshandsam\w*)|deres\s+(?:dato|ref\w*)|dykkar\s+(?:dato|ref\w*)|til\s+(?:kommunane|kommunene|skoleeier\w*|skuleeigar\w*|skolene|skulane)|etter\s+adresseliste|iflg\.?\s+liste|se\s+mottakerliste|sjå\s+mottakarliste"
"""Lines that only a letter has above its subject."""

OFFICES = (
    r"(?:\w*avdeling\w*|\w*etaten|\w*kontoret|\w*direktoratet|\w*departementet|utval(?:g(?:et)?|et)?\s+for|hovedutvalg\w*|hovudutval\w*|formannskapet|kommunestyret|fylkestinget|oppvekstutval\w*|"
    r"oppvekst\s+og\s+\w+|seksjon\s+for|avdeling\s+for|etter\s+adresseliste|iflg|ifølge|se\s+mottaker|sjå\s+mottak|etter\s+liste|til\s+\w+|skoleeiere?\s+i|skuleeigarar\s+i)\b"
)
"""Who sends or gets it, in the lines of a letterhead."""

GENRES = r"saksframlegg|saksfremlegg|møtereferat|referat|møtebok|møteprotokoll|protokoll|\w*rapport|notat|\w*plan|\w*strategi|tilskuddsbrev|tilskotsbrev|tilsagnsbrev|invitasjon|årsmelding|årsberetning|evaluering|søknad|tilskudd|tilskot|tildeling"
"""What sorts of documents call themselves."""

BODY_STARTS = (
    r"(?:(?:rådmannens|kommunedirektørens|administrasjonens)\s+(?:forslag|innstilling|tilråding)|tilråding|framlegg til|forslag til (?:vedtak|innstilling)|innstilling|saksliste|sakliste|saksopplys\w*|saksutgreiing|saksutredning|"
    r"bakgrunn|innledning|innleiing|innhold|innhald|innholdsfortegnelse|sammendrag|samandrag|vedtak|vi viser til|viser til|til\s?stede|til stades|tilstede|sak\s+\d+\b|\d{1,2}\.?\s+[A-ZÆØÅ]|hei\b|kjære\b)"
)
"""How the text under a title begins."""


DATE_CUES: tuple[tuple[str, int], ...] = (
    (
        r"(?:ajour|à\s+jour|ajourført)\s+(?:per|pr\.?)\s*$|versjon(?:\s\d[\d.]*)?,?\s*(?:av|per|pr\.?)?\s*$|^\W*brev\s+av\s*$",
        6,
    ),
    (r"^\s*sendt\s*:\s*(?:\w+dag,?\s*(?:den\s*)?)?$", 9),
    (r"sist\s+(?:oppdatert|endra|endret|oppdatera)\s*:?\s*$|oppdatert\s*:?\s*$", 9),
    (r"(?:møtedato|møtedag|dato\s+for\s+møtet?)\s*:?\s*(?:\w+dag,?\s*(?:den\s*)?)?$", 9),
    (r"(?:vår\s+dato|rapportdato|dato)\s*:?\s*(?:\w+dag,?\s*(?:den\s*)?)?$", 7),
    (r"^\W{0,3}(?:dato|sendt|send)\s*:\s*(?:\w+dag,?\s*(?:den\s*)?)?$", 10),
    (
        r"(?:publisert|lagt\s+ut|vedteken|vedteke|vedtatt|godkjent|godkjend|revidert|sist\s+revidert|ferdigstilt)[^.\n]{0,40}$",
        5,
    ),
    (r"^\s*(?:[^\n.]{0,60}\s)?(?:til|for)\s[^\n.]{3,60},\s*$", 4),
    (
        r"(?:behandla|behandlet|handsama|drøfta|drøftet|lagt\s+fram|lagt\s+frem|sendt?|levert|oversendt?)\s[^\n.]{0,60}$",
        4,
    ),
    (r"(?:skrevet|skrive|utarbeidet|utarbeidd|laget|laga)\s[^\n.]{0,70},\s*$", 5),
    (r"(?:tid|tidspunkt|når)\s*:?\s*(?:\w+dag\s*,?\s*)?$", 6),
    (r"møte(?:t)?\s[^.\n]{0,70}$|referat\s[^.\n]{0,70}$|rapport,?\s*$", 5),
    (r"(?:rådmannen|kommunedirektøren|rådmann|fylkesrådmannen)\s+i\s+[\wæøå -]+,\s*$", 9),
)
NO_DATE = r"utskrift\w*|utskrevet|skrive\s+ut|skrevet\s+ut|printet|lastet\s+ned|nedlastet|lasta\s+ned|søknadsfrist\w*|frist\w*|innen|innan|født|gjeldende\s+fra|neste\s+møte\w*|(?<!ajour )(?<!jour )(?<!ført )(?<!versjon )(?:per|pr\.?)\s*$|(?:deres|dykkar)\s+dato|gjeld\s+frå|lov\s+av|forskrift\s+av|scannet|skannet|mottatt|motteke|journalført"

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

SENDERS = r"^\W{0,3}(?:fra|frå|avsender|avsendar|innsender|innsendar|innsendt\s+av|søker|søkar|søkjar|søknad\s+fra|søknad\s+frå|utgitt\s+av|utgjeven\s+av|utgiver|utgjevar|arrangør|rapport\s+fra|rapport\s+frå|rapporterende\s+enhet|rapporterande\s+eining|nettverk|region)(?:\s*[:|\t]\s*|\s+er\s+)(?P<who>[^\n]{2,90})"
"""Lines of a first page that say who speaks."""

RECIPIENTS = r"^\W{0,3}(?:(?:til|kopi|mottaker|mottakar)\s*:|til\s)|(?:^|[^\w])(?:sendes|sendast|leveres|leverast|rapport\s+til|søknad\s+til)\s"
"""Lines that name who is spoken to."""

ISSUERS = r"(?:Rådmannen|Kommunedirektøren|Rådmann|Kommunaldirektøren|Formannskapet|Kommunestyret|Bystyret|Oppvekstsjefen|Skulesjefen|Skolesjefen)\s+i\s+(?P<place>[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå]+)?)"

CASE_BEFORE = r"(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d{1,3}/\d{2,4})"
CASE_AFTER = r"(?:(?i:sammendrag|samandrag|bakgrunn|innledning|innleiing|saksopplysning|saksutredning|saksutgreiing|forslag til|framlegg til|rådmannens|kommunedirektørens|arkivsak|arkivref|saksbehand|sakshandsam|saksansvar|vedlegg)\w*)"
"""What stands before and after the title of a case in one line with the rest."""

_P = r"(?P<place>[A-ZÆØÅ][\wæøåÆØÅ-]+(?:\s[A-ZÆØÅ][\wæøåÆØÅ]+)?)"
COUNCILS = (
    rf"(?:{_P}\s(?:kommunestyre|heradsstyre|bystyre|formannskap|kommunestyresal|rådhus|kommunehus))(?:et|en)?\b"
)
"""A council or hall of a kommune: "Vedteken i Sund kommunestyre"."""

SIGNED = rf"(?m)(?:^|[.\s]){_P}[,\s]+(?:den\s+)?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|[a-zæøå]+)\s?(?:19|20)\d\d[^.\n]{{0,60}}\n?[^.\n]{{0,40}}(?:rådmann|kommunedirektør|oppvekstsjef|skolesjef|skulesjef|kommunalsjef)"
"""A signature with its place and date, and an office of a kommune."""

SPEAKS_FOR_ITSELF = (
    r"(?:[Pp]å\s+denne\s+sid[ea]n?\s+(?:samler|samlar|finn(?:er)?)|[Vv]elkommen\s+til|[Vv]i\s+i|[Kk]ontakt(?:\s+oss)?:?)\s+[^.\n]{0,80}|"
    r"^[A-ZÆØÅ][^.\n]{3,60}\s(?:blir\s+lagt|er\s+invitert|har\s+vedtatt|har\s+vedteke|avvikles|inviterer|lyser\s+ut)"
)
"""How the body begins that a page or plan is of."""

GREETINGS = r"(?:med\s+)?(?:vennlig|venleg|vennleg|beste)?\s*(?:hilsen|helsing)\b|mvh\b|for\s+(?:styret|nettverket|rådet)\b"
"""How a letter closes, before who wrote it."""

_MEET = r"(?:møte|referat|protokoll|møtebok|innkalling|samling)(?:et)?"
ISSUER_CUES: tuple[tuple[str, str], ...] = (
    # name, what stands before a body's name
    ("made by", r"(?:utgitt|utgis|utgjeven|utarbeid\w*|laget|laga|skrevet|skrive|ført i pennen|innsendt|utfylt|sendt\s+inn|redigert)\s+(?:av|fra|frå|i)"),
    ("decided in", r"(?:vedtatt|vedteken|vedteke|behandlet|behandla|handsama|godkjent|godkjend)\s+(?:\S+\s+){0,5}?(?:av|i)(?:\s+(?:styret|styringsgruppa|årsmøtet|styremøte)(?:\s+(?:i|for))?)?"),
    ("met in", rf"{_MEET}\s+(?:\S+\s+){{0,2}}?(?:i|for|fra|frå|av)"),
    ("plan or report of", r"(?:\w*plan(?:en)?|\w*strategi(?:en)?|\w*rapport(?:en)?|årsmelding(?:a|en)?|evaluering(?:a|en)?|budsjett(?:et)?|oversikt|oversyn|brosjyre|nyhetsbrev|nyhendebrev|søknad(?:en)?|tiltak|satsinger|satsingar)(?:\s+\d{4}(?:\s?[–-]\s?\d{2,4})?)?\s+(?:for|fra|frå|i|av|til)(?:\s+(?:skolene|skulane|barnehagene|barnehagane|lærerne|lærarane)\s+i)?"),
    ("office for", r"(?:koordinator|leder|leiar|sekretær|dagleg\s+leiar|daglig\s+leder|rådgiver|rådgivar|styret|medlem\w*|nettverkskoordinator|ansatte?|redaktør)\s+(?:for|i|av|hos)"),
    ("we in", r"\b(?:vi|oss|alle)\s+i|velkommen\s+til|hos\s+oss\s+i"),
    ("together with", r"(?:sammen|saman|samarbeid|samarbeider|avtale|dialog)\s+med|i\s+regi\s+av|fra|frå|av|med|hos|til|ved|v/"),
    ("by hand of", r"v/|ved|c/o"),
    ("on behalf of", r"på\s+vegn\w+\s+av"),
    ("in", r"\b(?:i|for)"),
)  # fmt: skip
"""What a body is said to be to the paper that names it."""

ITSELF: tuple[tuple[str, str], ...] = (
    # sort of body, how a paper of its own calls it
    ("network", r"nettverket|regionen|samarbeidet|forumet|rådet|ringen|sambandet|skolene våre|skulane våre"),
    ("kommune", r"kommunen"),
    ("county", r"fylkeskommunen|fylket"),
    ("national_centre", r"senteret"),
    ("university", r"universitetet"),
    ("college", r"høgskolen|høgskulen|høyskolen"),
)  # fmt: skip
COMMON_DECIDERS = r"\b(?:kommunestyret|formannskapet|rådmannens?|kommunedirektørens?|bystyret|heradsstyret|oppvekstsjefen|skulesjefen|skolesjefen|hovedutvalget|hovudutvalet|kommunaldirektøren)\b"
"""Who decides or proposes in a kommune, whose name need not be said."""
