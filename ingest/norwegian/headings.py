"""What the headings of tables and sections say about what stands under them, bokmål and nynorsk.

Each row: a part of a regular expression, matched without regard to case from the start of a word, and the column
kind it stands for. The first row that matches wins, so the narrower wordings stand above the wider ones.
"""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

COLUMNS: tuple[tuple[str, str], ...] = (
    (r"(?:for|med)?bruk(?:t|te)?\b(?!\s+av\b)", "amount"),
    (r"e-?post|telefon|tlf|mobil|adresse", "other"),
    (r"finansiering\b(?!\s+i)|finansieringskjelde|finansieringskilde|inntekt|kilde\b|kjelde\b", "source"),
    (r"(?:arbeids)?oppgav|(?:arbeids)?oppgåv|gjøremål|gjeremål|milepæl|milepel|delmål\b|aksjon|hva\s+(?:skal\s+gjøres|må\s+gjøres)|kva\s+(?:skal\s+gjerast|må\s+gjerast)|dagsorden|agenda|sakliste|saksliste|sak\b|saker\b|saka?stittel", "task"),
    (r"utvalg|utval\b|møtedato|møte\b|saksnr|saksnummer|behandl|handsam", "other"),
    (r"tidsfrist|frist\b|ferdigdato|sluttføring", "end"),
    (r"\w*(?:eier|eigar|ansvarlig|ansvarleg)\b", "owner"),
    (r"(?:får|fikk|fekk)$|(?:søkt|omsøkt|tildelt|innvilget|innvilga|løyvd|løyving|bevilget|bevilgning|bevilging)\b", "amount"),
    # period before measure: "Periode for tiltaket"; start and end apart before both in one
    (r"start\s*[-–—/]\s*slutt|start\s*(?:og|/)\s*slutt|oppstart\s*[-–—/]\s*(?:slutt|avslutning)|fra\s*[-–—/]\s*til|frå\s*[-–—/]\s*til", "period"),
    (r"(?:planlagt |faktisk )?(?:oppstart|start|startdato|starttidspunkt|frå|fra|f\.o\.m)\b(?!.*slutt)", "start"),
    (r"(?:planlagt |faktisk )?(?:slutt|sluttdato|avslutning|avslutta|avsluttet|til|t\.o\.m|ferdig)\b", "end"),
    (r"period|tidsrom|tidsramme|tidsperiode|tidspunkt|tid\b|når\b|skoleår|skuleår|semester|varighet|varigheit|framdrift|fremdrift|tidsplan|prosjektperiode|gjennomføring", "period"),
    (r"(?:budsjett)?år(?:stall)?\b", "year"),
    (r"(?:stipulert|antatt|anslått|årlig|årleg|total|samla|samlet|søknads|tildelt|tildelte|søkt|omsøkt|innvilget|innvilga|disponibl\w*|budsjetterte?)?\s*(?:bruk av )?"
     r"(?:midler|middel|midlar|kostnad|kostnader|kostnadar|beløp|sum|budsjett|kroner|kr\b|nok\b|økonomi|tildeling|tilskudd|tilskot|støtte|finansiering i|ramme|pris)", "amount"),
    (r"stipulert|søknadssum|søknadsbeløp|budsjettert|estimert|utgift|ressurs(?:er|ar|bruk)\b|innstilling|innstilt", "amount"),
    # places of contact before partners: "Kontaktperson UH"
    (r"(?:faglig |fagleg )?kontakt|kontaktpers|prosjektlei|prosjektled|navn på kontakt|namn på kontakt|koordinator", "contact"),
    (r"uh\s+med\s+kontakt|uh.{0,20}kontakt|partner.{0,12}kontakt|samarbeids.{0,20}kontakt|ansvarlig\s+og\s+kontakt", "partner"),
    (r"ansvar|ansvarlig|ansvarleg|eigar|eier|tiltakseier|prosjekteier|leiar\b|leder\b|gjennomføres av|blir gjennomført av|hvem|kven", "owner"),
    (r"uh\b|u/h|uh-|utført\s+av|utførar|utfører|universitet|høgsk|høysk|partner|partnar|samarbeid|sammen med|saman med|tilbyder|tilbydar|leverandør|aktør|medaktør|kompetansemiljø|fagmiljø|institusjon|bidragsyt|kursholder|kurshaldar|utviklingspartner|finansiert av|med\s*hvem", "partner"),
    (r"nettverk|region|kompetansenettverk|samarbeidsforum|kompetanseregion", "network"),
    (r"tilskuddsordning|tilskotsordning|ordning\b|finansieringsordning|ordning/", "scheme"),
    (r"status|framgang|fremgang|fase", "status"),
    (r"målgruppe|deltak\w*|deltager|for hvem|for kven|omfang|antall|talet på|tal på|trinn|skoler\b|skular\b|enheter|einingar|hvor\b|stad\b|sted\b", "other"),
    (r"kommentar|merknad|merk|notat|anna\b|annet|beskriv|skildring|innhold|innhald|mål\b|målsetting|formål|føremål|begrunn|grunngiv|forklaring|resultat|effekt|oppfølging|vurdering av|hva\s+skal|kva\s+skal|tema|info", "comment"),
    (r"satsingsområde|fokusområde|innsatsområde|utviklingsområde|satsningsområde|hovedområde|hovudområde|prioritert område|område|^fag$|^felt$", "area"),
    (r"kompetanse\s*-?\s*områd|kompetansetiltak|kompetansepakke|tiltak|satsing|satsning|prosjekt|program|aktivitet|fellestiltak|kurs|tilbud|tilbod|arrangement|arbeidsform|navn|namn|tittel|emne|hva|kva|utviklingstiltak|utviklingsarbeid|studie|pakke|utdanning|delprosjekt|fagområde|post|konto|formål|tekst", "measure"),
    (r"rolle|stilling|funksjon|arbeidssted|arbeidsstad|organisasjon|representerer|representerar|kommune\b|bedrift|arbeidsplass", "other"),
    (r"nr\b|#|løpenr|id\b", "other"),
)  # fmt: skip
"""Kinds: measure, area, period, start, end, year, partner, contact, owner, comment, amount, network, scheme,
source (of money), task (of a person or a meeting), status, other. Seen in plans, applications, minutes and annual reports of kommuner and fylker."""

MEASURE_SECTIONS = (
    r"satsingsområd|satsningsområd|fokusområd|innsatsområd|utviklingsområd|prioriterte?\s+(?:tiltak|område|satsing)|fellestiltak|"
    r"(?:pågående|pågåande|planlagte|nye|vidareførte|videreførte|gjennomførte|felles|lokale|regionale|aktuelle|våre|andre|vedtatte|vedtekne)\s+"
    r"(?:satsinger|satsingar|satsningar|satsninger|tiltak|prosjekt|prosjekter|prosjektar|fellestiltak|felles\s*satsingar|aktiviteter|aktivitetar)|"
    r"^(?:satsinger|satsingar|tiltak|tiltaka|tiltakene|prosjekter|prosjekt|kompetansepakker|kompetansepakkar|kompetansetiltak|kvalitetsutviklingsområder)$|"
    r"oversikt over (?:tiltak|prosjekt|satsing)|tiltak\s+(?:i|for|innen|innan)\b|kvalitetsutviklingsområd|kompetansepakk|satsingane|satsingene"
)
"""Section headings and lead-ins whose items are measures."""

MEASURE_PLURALS = (
    r"(?:to|tre|fire|fem|seks|sju|[2-9])\s+(?:\w+\s+){0,2}?(?:kurs|tiltak|prosjekt|satsinger|satsingar|program|tilbud|tilbod|opplegg)|"
    r"\w*tiltak(?:a|ene)?|\w*prosjekt(?:er|ar|a|ene)|\w*satsing(?:er|ar|ene|ane)|program(?:mer|ma|mene)|kursa|kursene|"
    r"kompetansepakk(?:er|ar|ene|ane)"
)
"""In a line that ends in a colon: the items after it are measures."""

NEED_SECTIONS = r"behov|meldt inn|innmeld|kartlagt"
"""Sections that list needs: wishes, not measures that somebody runs or plans."""

AREA_SUFFIX = r"\s+som\s+(?:satsing?sområde|satsningsområde|satsingsområde|fokusområde|innsatsområde|utviklingsområde|hovedsatsing|hovudsatsing|fellestiltak|prioritert\s+område)\s*$"
"""What follows a focus area's name in a section heading: "1.1 Lesing som satsingsområde"."""

AREA_PREFIX = r"^(?:satsing?sområde|satsningsområde|fokusområde|innsatsområde|utviklingsområde|område|hovedområde|hovudområde|tiltaksområde|delmål|satsing)\s*(?:[0-9IVX]+|[A-Z]\b)?\s*[:.–—-]\s*"
"""What stands before it: "Satsingsområde 2: Lesing"."""

CALLED = (
    r"\s*(?:Tiltak|Prosjekt|Delprosjekt|Satsing|Satsning|Aktivitet)\s+(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2}){0,2}\s*[.:–-]?\s+(?=[A-ZÆØÅ«])"
    r"[^.:;]{3,80}[^.:;,]"
)
"""A line that calls itself a measure's heading: "Tiltak 3.1 Lesende klasser (2017–2019)"; with regard to case."""
