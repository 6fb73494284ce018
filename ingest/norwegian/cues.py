"""Words that tie names together or say that something is no name, bokmål and nynorsk: parts of regular expressions."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

TOGETHER = (
    r"i\s+samarbeid\s+med|i\s+nært\s+samarbeid\s+med|i\s+nært\s+samarbeid\s+saman\s+med|samarbeider\s+med|samarbeidar\s+med|samarbeid\s+med|i\s+et\s+samarbeid\s+med|i\s+eit\s+samarbeid\s+med|"
    r"sammen\s+med|saman\s+med|i\s+partnerskap\s+med|med\s+støtte\s+fra|med\s+støtte\s+frå|med\s+bistand\s+fra|med\s+bistand\s+frå|med\s+hjelp\s+fra|med\s+hjelp\s+frå|i\s+lag\s+med"
)
RUN_BY = (
    r"i\s+regi\s+av|i\s+regi\s+frå|gjennomføres\s+av|gjennomførast\s+av|blir\s+gjennomført\s+av|vert\s+gjennomført\s+av|ble\s+gjennomført\s+av|blei\s+gjennomført\s+av|vart\s+gjennomført\s+av|er\s+gjennomført\s+av|"
    r"gjennomført\s+av|drives\s+av|driven\s+av|blir\s+drive\s+av|drevet\s+av|ledes\s+av|leies\s+av|leiast\s+av|blir\s+leia\s+av|blir\s+ledet\s+av|ledet\s+av|leia\s+av|koordineres\s+av|koordinert\s+av|blir\s+koordinert\s+av|vert\s+koordinert\s+av|koordinerast\s+av|finansieres\s+av|finansiert\s+av|"
    r"blir\s+finansiert\s+av|finansierast\s+av|utviklet\s+av|utvikla\s+av|tilbys\s+av|tilbydast\s+av|holdes\s+av|haldast\s+av|støttes\s+av|støtta\s+av|støttet\s+av|eies\s+av|eigd\s+av|arrangeres\s+av|arrangert\s+av|arrangerast\s+av|levert\s+av|leveres\s+av|leverast\s+av"
)
RUNS = (
    r"har\s+(?:hoved|hovud)?ansvar(?:et)?\s+for|er\s+ansvarlige?\s+for|er\s+ansvarleg\s+for|har\s+fått\s+ansvar\s+for|koordinerer|koordinerar|leder|leier|leiar|driver|driv|gjennomfører|gjennomførte|gjennomfør|tilbyr|tilbyd|"
    r"bidrar\s+(?:med|i|til)|bidreg\s+(?:med|i|til)|deltar\s+(?:i|på)|deltek\s+(?:i|på)|deltok\s+(?:i|på)|delta\s+i|står\s+for|er\s+(?:hoved|hovud)?partner\s+(?:i|for)|er\s+med\s+i|er\s+med\s+på|finansierer|arrangerer|følger\s+opp|"
    r"følgjer\s+opp|utvikler|utviklar|har\s+utvikla|har\s+utviklet|er\s+prosjekteier\s+for|er\s+prosjekteigar\s+for|er\s+fagleg\s+ansvarleg\s+for|er\s+faglig\s+ansvarlig\s+for|jobber\s+med|arbeider\s+med|arbeidar\s+med|starter|startar|satser\s+på|satsar\s+på|eier|eig|støtter|støttar|er\s+kontaktperson\s+for|er\s+koordinator\s+for|er\s+prosjektleder\s+for|er\s+prosjektleiar\s+for|leverer"
)
PARTNER_OF_NETWORK = r"er\s+(?:hoved|hovud|fast\s+|utviklings)?(?:partner|samarbeidspartner|utviklingspartner|uh-partner)\s+(?:i|for|til|med)|koordinerer|koordinerar|leder|leiar|leier"

MEASURE_NOUNS = (
    r"(?:pilot|forsknings|forskings|utviklings|fellestiltak|felles|skole|skule|samarbeids|delprosjekt|lese|realfags|del|hoved|hovud|etterutdannings|kompetanse|innovasjons)?"
    r"(?:prosjektet|prosjekt|tiltaket|tiltak|satsingen|satsinga|satsing|satsningen|satsninga|programmet|program|kompetansepakken|kompetansepakka|kompetansepakke|pakken|pakka|opplegget|opplegg|kurset|kurs|kursrekka|kursrekken|kursserien|"
    r"konferansen|konferanse|seminaret|seminar|kampanjen|kampanje|fellestiltaket|fellestiltak|modulen|studiet|videreutdanningen|vidareutdanninga|etterutdanningen|etterutdanninga|utviklingsarbeidet|piloten|arrangementet|samlingsrekka|metoden|verktøyet)"
)
MEASURE_ENDINGS = r"(?:løftet|prosjektet|prosjekt|satsingen|satsinga|satsing|programmet|program|pakken|pakka|kampanjen|seminaret|konferansen|dagane|dagene|dagen|sekken|stafetten|spranget|sporet|veka|uka|uken|skolen\s+i\s+praksis|kurset|tiltaket|piloten|stigen|trappa|trappen|lab|laben|opplegget)"

NO_MEASURE = (
    r"tiltak|tiltaket|tiltaka|tiltakene|satsing|satsinger|satsingar|satsinga|satsingen|prosjekt|prosjektet|prosjekter|prosjektar|program|programmet|annet|anna|annet arbeid|diverse|drift|administrasjon|sum|totalt|total|behov|mål|målsetting|"
    r"innledning|innleiing|bakgrunn|oppsummering|konklusjon|vedlegg|organisering|økonomi|ressurser|ressursar|evaluering|rapportering|sammendrag|samandrag|innhold|innhald|formål|føremål|oversikt|status|kommentar|merknad|kommentarer|nettverk|nettverket|region|regionen|"
    r"partner|partnere|partnarar|kontaktperson|kontaktpersoner|periode|ukjent|ingen|ikke avklart|ikkje avklart|\?+|-+|nye tiltak|nye satsinger|pågående tiltak|pågåande tiltak|planlagte tiltak|fellestiltak|fellestiltakene|videre arbeid|vidare arbeid|"
    r"kommunale midler|statlige midler|statlege midlar|fondsoverføringer|generelle kompetansemidler|til fordeling til skolene|reise|reiser|vikar|vikarer|lønn|løn|mat|overnatting|eventuelt|ymse|saksliste|saker|sak|forslag til vedtak|vedtak|saksutredning|saksutgreiing|"
    r"tilgjengelige midler|tilgjengelege midlar|budsjett|foreløpig budsjett|inntekter|utgifter|inntekt|utgift|egenandel|eigendel|egenfinansiering|eigenfinansiering|tilskudd|tilskot|rest|restmidler|overført|overføring|avsatt|udisponert|buffer|reserve|udisponerte midler|ufordelt|ufordelte midler|"
    r"mål og tiltak|tiltak og mål|mål for perioden|mål for satsinga|mål for satsingen|roller og ansvar|ansvar|framdrift|fremdrift|fremdriftsplan|risiko|forankring|kontakt|sist oppdatert|les mer|les meir|deltakere|deltakarar|til stede|tilstede|til stades|forfall|målgruppe|medvirkning|medverknad|videreføring|vidareføring|tidsplan"
)
"""Headings and labels that are no measures by themselves."""
