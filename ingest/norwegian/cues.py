"""Words that tie names together or say that something is no name, bokmål and nynorsk: parts of regular expressions."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

TOGETHER = (
    r"i\s+samarbeid\s+med|i\s+nært\s+samarbeid\s+med|i\s+nært\s+samarbeid\s+saman\s+med|samarbeider\s+med|samarbeidar\s+med|samarbeid\s+med|i\s+et\s+samarbeid\s+med|i\s+eit\s+samarbeid\s+med|"
    r"i\s+sams?pill?\s+med|i\s+sams?pel\s+med|sammen\s+med|saman\s+med|i\s+partnerskap\s+med|med\s+støtte\s+fra|med\s+støtte\s+frå|med\s+bistand\s+fra|med\s+bistand\s+frå|med\s+hjelp\s+fra|med\s+hjelp\s+frå|i\s+lag\s+med"
)
_PASSIVE = (
    r"(?:gjennomfør|arranger|koordiner|finansier|lever|organiser|administrer|initier|styr|betal)(?:t|te|es|ast|et|a)",
    r"(?:utvikl|støtt|lag|start|etabler|utarbeid|igangsett|følg)(?:et|t|a|es|ast|de)(?:\s+opp)?",
    r"driv(?:es|ast|en|ne|e)|drev(?:et|ne|en)|dreve|led(?:es|et|a|ast)|lei(?:es|ast|a|dd|dde|t)|eies|eigast|eide?|eigde?",
    r"tilbys|tilbydast|tilbudt|tilbode|hald(?:ast|en|ne|e)|hold(?:es|t)|bli(?:r|tt)\s+til\s+ved\s+hjelp",
)
RUN_BY = (
    rf"i\s+regi\s+(?:av|frå|fra)|(?:(?:blir|vert|ble|blei|vart|er|var|har\s+vært|har\s+vore)\s+(?:\w+\s+)?)?"
    rf"(?:{'|'.join(_PASSIVE)})\s+(?:faglig\s+|fagleg\s+)?av"
)
"""A passive of running, leading, paying, making: who does it follows."""
RUNS = (
    r"har\s+(?:hoved|hovud)?ansvar(?:et)?\s+for|er\s+ansvarlige?\s+for|er\s+ansvarleg\s+for|har\s+fått\s+ansvar\s+for|koordinerer|koordinerar|leder|leier|leiar|driver|driv|gjennomfører|gjennomførte|gjennomfør|tilbyr|tilbyd|"
    r"bidrar\s+(?:med|i|til)|bidreg\s+(?:med|i|til)|deltar\s+(?:i|på)|deltek\s+(?:i|på)|deltok\s+(?:i|på)|delta\s+i|står\s+for|er\s+(?:hoved|hovud)?partner\s+(?:i|for)|er\s+med\s+i|er\s+med\s+på|finansierer|arrangerer|følger\s+opp|"
    r"følgjer\s+opp|utvikler|utviklar|har\s+utvikla|har\s+utviklet|er\s+prosjekteier\s+for|er\s+prosjekteigar\s+for|er\s+fagleg\s+ansvarleg\s+for|er\s+faglig\s+ansvarlig\s+for|jobber\s+med|arbeider\s+med|arbeidar\s+med|starter|startar|satser\s+på|satsar\s+på|eier|eig|støtter|støttar|er\s+kontaktperson\s+for|er\s+koordinator\s+for|er\s+prosjektleder\s+for|er\s+prosjektleiar\s+for|leverer"
)
MEASURE_NOUNS = (
    r"(?:pilot|forsknings|forskings|utviklings|fellestiltak|felles|skole|skule|samarbeids|delprosjekt|lese|realfags|del|hoved|hovud|etterutdannings|kompetanse|innovasjons)?"
    r"(?:prosjektet|prosjekt|tiltaket|tiltak|satsingen|satsinga|satsing|satsningen|satsninga|programmet|program|kompetansepakken|kompetansepakka|kompetansepakke|pakken|pakka|opplegget|opplegg|kurset|kurs|kursrekka|kursrekken|kursserien|"
    r"konferansen|konferanse|seminaret|seminar|kampanjen|kampanje|fellestiltaket|fellestiltak|modulen|studiet|videreutdanningen|vidareutdanninga|etterutdanningen|etterutdanninga|utviklingsarbeidet|piloten|arrangementet|samlingsrekka|metoden|verktøyet)"
)
MEASURE_ENDINGS = r"(?:løftet|prosjektet|prosjekt|satsingen|satsinga|satsing|programmet|program|pakken|pakka|kampanjen|seminaret|konferansen|dagane|dagene|dagen|sekken|stafetten|spranget|sporet|veka|uka|uken|skolen\s+i\s+praksis|kurset|tiltaket|piloten|stigen|trappa|trappen|lab|laben|opplegget)"

NO_MEASURE = (
    r"tiltak|tiltaket|tiltaka|tiltakene|satsing|satsinger|satsingar|satsinga|satsingen|prosjekt|prosjektet|prosjekter|prosjektar|program|programmet|annet|anna|annet arbeid|diverse|drift|administrasjon|sum|totalt|total|behov|mål|målsetting|"
    r"innledning|innleiing|bakgrunn|oppsummering|konklusjon|vedlegg|organisering|økonomi|ressurser|ressursar|evaluering|rapportering|sammendrag|samandrag|innhold|innhald|formål|føremål|oversikt|status|kommentar|merknad|kommentarer|nettverk|nettverket|region|regionen|"
    r"avklares|avklarast|ikke aktuelt|ikkje aktuelt|under avklaring|tbd|(?:\w+ )?\w*midl(?:er|ar|ene|ane)|tabell \d.*|(?:pågående|pågåande|nye|felles|tidligere|tidlegare) (?:satsinger|satsingar|prosjekt|prosjekter|prosjektar)|kunnskapsløftet|"
    r"partner|partnere|partnarar|kontaktperson|kontaktpersoner|periode|ukjent|ingen|ikke avklart|ikkje avklart|\?+|-+|nye tiltak|nye satsinger|pågående tiltak|pågåande tiltak|planlagte tiltak|fellestiltak|fellestiltakene|videre arbeid|vidare arbeid|"
    r"kommunale midler|statlige midler|statlege midlar|fondsoverføringer|generelle kompetansemidler|til fordeling til skolene|reise|reiser|vikar|vikarer|lønn|løn|mat|overnatting|eventuelt|ymse|saksliste|saker|sak|forslag til vedtak|vedtak|saksutredning|saksutgreiing|"
    r"tilgjengelige midler|tilgjengelege midlar|budsjett|foreløpig budsjett|inntekter|utgifter|inntekt|utgift|egenandel|eigendel|egenfinansiering|eigenfinansiering|tilskudd|tilskot|rest|restmidler|overført|overføring|avsatt|udisponert|buffer|reserve|udisponerte midler|ufordelt|ufordelte midler|"
    r"mål og tiltak|tiltak og mål|mål for perioden|mål for satsinga|mål for satsingen|roller og ansvar|ansvar|framdrift|fremdrift|fremdriftsplan|risiko|forankring|kontakt|sist oppdatert|les mer|les meir|deltakere|deltakarar|til stede|tilstede|til stades|forfall|målgruppe|medvirkning|medverknad|videreføring|vidareføring|tidsplan|"
    r"klikk (?:eller trykk )?her .*|\w{5,}(?:ets|ens|enes|anes|ingas) (?:varighet|varigheit|formål|føremål|hensikt|omfang|plikter|forpliktelser|forpliktingar|rettigheter|rettar|opphør|mandat|sammensetning|samansetning|organisering)"
)
"""Headings and labels that are no measures by themselves."""

TIME_AFTER = r"(?:fra|frå|i|til|ut|for|fram|frem|innen|innan|siden|sidan|med)\s+(?:(?:og\s+med|til)\s+)?(?:(?:høsten|hausten|våren|sommeren|sommaren|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|skoleåret|skuleåret|perioden|nyttår|jul)|\d)"

BACKGROUND = (
    r"(?:bygger\s+(?:videre\s+)?på|byggjer\s+(?:vidare\s+)?på|fortsettelse\s+av|framhald\s+av|fortsetjing\s+av|oppfølging\s+av|held\s+fram\s+etter|viderefører|vidarefører|"
    r"erfaringene\s+fra|erfaringane\s+frå|erfaringer\s+fra|erfaringar\s+frå|etter\s+modell\s+(?:av|frå|fra)|i\s+tillegg\s+til|basert\s+på|erstatter|erstattar|avløser|avløyser|tidligere|tidlegare|(?:det|den)\s+eldre\s+\w+|kompetansepakka|fra\s+før)\s*$"
)
"""Before a measure's name: it is spoken of as what came before, not as what the sentence is about."""

ANAPHOR_NOUNS = (
    r"tiltaket|prosjektet|programmet|satsingen|satsinga|satsningen|opplegget|pakka|pakken|kompetansepakk(?:a|en)|kurset|"
    r"kursrekk(?:a|en)|konferansen|piloten|forprosjektet|utdanningen|utdanninga|studiet|samlingsrekk(?:a|en)|løpet|ordningen|"
    r"forstudien|pilotprosjektet|utviklingsarbeidet"
)
"""A measure as the text goes on to call it."""

ANAPHORS = (
    rf"(?:oppstart|varighet|varigheit|tidsrom|{ANAPHOR_NOUNS}|arbeidet|samlingene|samlingane|samarbeidet|"
    r"videreutdanningen|vidareutdanninga|begge|det|den|dei|de|prisen|kontaktperson\w*|kontakt|faglig\s+\w+|fagleg\s+\w+|prosjektleder|prosjektleiar|ansvarlig|ansvarleg|koordinator)"
)
CONTACT_VERBS = (
    r"(?:er|var|blir|vert)\s+(?:\w+\s+){0,2}?(?:kontaktperson|kontakt|prosjektleder|prosjektleiar|koordinator|ansvarlig|ansvarleg|leder|leiar|kursholder|kurshaldar)|kontaktperson|kontakt\b|har\s+(?:hatt\s+)?(?:det\s+)?(?:faglige?|faglege?)?\s*ansvar|hadde\s+(?:det\s+)?(?:faglige?\s+|faglege?\s+)?ansvar|"
    r"kursholder|kurshaldar|ansvarlig|ansvarleg|ledet|leia|leder|leier|leiar|koordinerer|koordinator|prosjektleder|prosjektleiar|v/|ved\s+[A-ZÆØÅ]|\w+ansvarlig\b|\w+ansvarleg\b|kan\s+svar[ea]|svar(?:er|ar)\s+(?:for|på)|spør|spørsmål|tar\s+imot|tek\s+(?:i)?mot|(?:holder|held|holdt|hadde\s+holdt)\s+i\b|har\s+fulgt|har\s+følgt|overtok|tok\s+over|rettleier|rettleiar|veileder|veileda|besøkt|holder|held\s+kurs|står\s+for"
)
TAKES_PART_ONLY = r"deltar|deltek|deltok|er\s+med|vil\s+være\s+med|vil\s+vere\s+med|var\s+med|har\s+meldt\s+på|melder\s+seg\s+på|melde\s+seg\s+på|er\s+tatt\s+opp|er\s+teken\s+opp|vil\s+halde\s+fram|vil\s+fortsette|ønsker\s+å\s+delta|har\s+valgt|har\s+valt"
NOT_A_PARTNER = r"(?:rapport(?:en|er)?\s+til|sende\w*\s+til|sendt\s+til|søk\w*|søknad(?:en)?\s+til|søknad\s+til|rapporterer\s+til|rapporterar\s+til|brev\s+til|kopi\s+til|orienterte|lånt\s+av|del\s+av|het|heitte|heter|tall\s+fra|tal\s+frå|spør|avtale\s+med|bede\s+om\s+avtale\s+med)\s*$"
"""Before a body's name: it is spoken of, it takes no part."""
