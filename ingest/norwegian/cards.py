"""Labels of forms about measures, bokmål and nynorsk: parts of regular expressions, matched without regard to case."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

MEASURE_LABELS = (
    r"(?:tiltak|prosjekt|satsing|satsning|program|kurs|kompetansepakke|kompetansetiltak|delprosjekt|fellestiltak|aktivitet|studie|utviklingsprosjekt|utviklingstiltak)"
    r"(?:\s*(?:nr\.?\s*)?\d{1,2}|et|a|en|s?navn|s?namn|ets\s+navn|ets\s+namn|tittel|stittel)?"
    r"|(?:navn|namn|tittel)\s+på\s+(?:tiltak\w*|prosjekt\w*|satsing\w*|kurs\w*|program\w*)|hva\s+heter\s+tiltaket|kva\s+heiter\s+tiltaket|(?:tiltaks|prosjekt|satsings|kurs)(?:navn|namn|tittel)"
)
"""Labels before a measure's name."""

NO_LABELS = (
    r"fra|frå|til|kopi|emne|dato|sendt|sak|saksnr\.?|saker|sted|stad|møte\w*|møtetid|møtested|vår\s+\w+|deres\s+\w+|dykkar\s+\w+|kontakt\s+oss|"
    r"til\s?stede|til\s+stades|forfall|referent|e-?post|telefon|tlf\.?|vedtak|merk|merknad|obs|nb|vedlegg|kilde|kjelde|tips|les\s+mer|les\s+meir|neste\s+møte"
)
"""What stands before a colon in the heads of letters and minutes, and before remarks."""

GENERAL_HEADINGS = r"organisering|organisasjon|om\s|fakta|bakgrunn|innledning|innleiing|kontakt|økonomi|kostnad|ramme|nøkkel|oversikt|oversyn|generelt|opplysning|informasjon|framdrift|fremdrift|deltak|ansvar|kort\s+om|rapport|status"
"""Headings of sections that name no measure."""

PROJECT_TITLES = r"prosjektplan|prosjektbeskrivelse|prosjektskildring|prosjektrapport|sluttrapport|delrapport|prosjektsøknad|prosjekt(?:et)?\b"
"""How the title of a paper about one project begins, before its name."""

QUESTIONS = (
    (r"(?:hvem|kven)\s.*\b(?:kontakt|ansvar\w*|spør\w*|ring\w*)\b.*", "contact"),
    (r"(?:hvem|kven)\b.*", "partner"),
    (r"(?:når|hvor\s+lenge|kor\s+lenge)\b.*", "period"),
    (r"(?:hva|kva|hvor\s+mye|kor\s+mykje)\b.*\b(?:kost\w*|peng\w*|midl\w*|bruk\w*)\b.*", "amount"),
    (r"(?:hva|kva|hvordan|korleis|hvorfor|kvifor|hvor|kor|kvar)\b.*", "comment"),
)
"""Questions that stand as labels in reports, and what their answers hold."""
