"""Titles and tasks of persons, bokmål and nynorsk: parts of regular expressions, matched without regard to case."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

ROLES = (
    r"(?:assisterende |assisterande |konst\. |fung\. |nestleder|nestleiar|tidligere )?"
    r"(?:rektor|inspektør|styrer|styrar|rådmann\w*|kommunedirektør|kommunaldirektør|kommunalsjef|skolesjef|skulesjef|oppvekst(?:s)?jef|oppvekstsjef|"
    r"oppvekstdirektør|oppvekstleder|oppvekstleiar|barnehagesjef|barnehageleder|skolefaglig\s+ansvarlig|skulefagleg\s+ansvarleg|seksjonsleder|seksjonsleiar|"
    r"avdelingsleder|avdelingsleiar|avdelingsdirektør|enhetsleder|einingsleiar|fagleder|fagleiar|fagansvarlig|fagansvarleg|studieleder|studieleiar|instituttleder|instituttleiar|"
    r"dekan|prodekan|prorektor|senterleder|senterleiar|styreleder|styreleiar|nestleder|nestleiar|leder|leiar|direktør|fylkesutdanningssjef|utdanningssjef|"
    r"utdanningsdirektør|fylkesdirektør|rådgiver|rådgjevar|seniorrådgiver|seniorrådgjevar|spesialrådgiver|fagrådgiver|rådgivar|pedagogisk\s+rådgiver|pedagogisk-psykologisk\s+rådgiver|"
    r"konsulent|seniorkonsulent|førstekonsulent|regionkonsulent|skolekonsulent|koordinator|prosjektkoordinator|nettverkskoordinator|regionkoordinator|prosjektleder|prosjektleiar|prosjektmedarbeider|prosjektmedarbeidar|"
    r"førsteamanuensis|førstelektor|universitetslektor|høgskolelektor|høyskolelektor|høgskulelektor|lektor|professor|dosent|stipendiat|lærer|lærar|adjunkt|"
    r"kommunikasjonsrådgiver|spesialpedagog|veileder|rettleiar|ppt-leder|ppt-leiar|leder\s+(?:for|av|i)\s+\w+|leiar\s+(?:for|av|i)\s+\w+|sekretær|referent|møteleder|møteleiar|"
    r"hovedtillitsvalgt|hovudtillitsvald|tillitsvalgt|tillitsvald|verneombud|ordfører|ordførar|varaordfører|statsforvalter|fylkesmann|utviklingspartner|prosjektøkonom|kompetanserådgiver|virksomhetsleder|verksemdsleiar)"
)

CONTACT_CUES = (
    r"kontaktpersonar|kontaktpersoner|kontaktperson|faglig\s+kontakt\w*|fagleg\s+kontakt\w*|kontakt|ansvarlig|ansvarleg|prosjektleder|prosjektleiar|"
    r"koordinator|koordinatorer|koordinatorar|faglig\s+ansvarlig|fagleg\s+ansvarleg|kursholder|kurshaldar|kursholdere|kurshaldarar|leder|leiar|ved"
)
"""Before a person's name (with or without a colon): that person is a contact of the row or sentence."""

ROLE_HEADS = (
    r"(?:[a-zæøå-]+\s)?[a-zæøå-]*(?:leder|leiar|ansvarlig|ansvarleg|rådgiver|rådgjevar|rådgivar|koordinator|utvikler|utviklar|sekretær|medlem|representant|direktør|sjef|mann|rektor|styrer|styrar|lærer|lærar|lektor|fører|førar)"
    r"(?:\s(?:i|for|av|på|ved)?\s?[\wæøå /-]{2,40})?"
)
"""What a cell that only names a task of a person looks like: "Daglig leder", "rådmann i Evenes"."""
