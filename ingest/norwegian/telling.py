"""Words that tell what a sentence says of a measure: who, when, for how much; parts of patterns."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

TAKES_PART = (
    r"startet|starta|eide|åtte|drev|dreiv|arrangerte|organiserte|finansierte|utviklet|utvikla|koordinerte|tilbød|"
    r"sto[d]?\s+for|hadde\s+ansvar\w*|deltok|bidro|bidrog|betalte|støttet|støtta|"
    r"(?:eget|eige|eigne|egne)\s+(?:tiltak|prosjekt|opplegg|program|kurs)|"
    r"ansvar\w*|partnar|partner|(?:et|eit)\s+samarbeid|støtte|støttar?|tilskudd|tilskot|tildelt|tildeler|"
    r"gir|har\s+gitt|gav|ga|har\s+(?:laget|laga|utvikla|holdt|halde)|betaler|betalar|rettleier|rettleiar|"
    r"veileder|skolerer|skal\s+(?:drive|lede|leie|veilede|rettleie|ha)|prøver\s+ut|prøvde\s+ut|kapasitet|"
    r"har\s+(?:samlet|samla)|orienterte|bidratt|bidrege|deler|delt|saman|sammen"
)
REPORTS_ONLY = (
    r"(?:la\s+fram|gikk\s+gjennom|gjekk\s+gjennom|orienterte|takket|takka|møtte|referent)[^.]{0,12}$|"
    r"^[^.]{0,12}(?:la\s+fram|gikk\s+gjennom|orienterte)"
)
"""Before a person's name: they spoke in a meeting, they are no contact."""
SPEAKS_OR_ASKS = (
    r"og|eller|i|på|for|som|la\s+fram|orient\w+|inform\w+|men(?:er|te|ar)|meiner|sier|seier|sa|skriver|skriv|ønsk\w+|ynskj\w+|"
    r"ba|bad|be[rd]\w*|viser|syner|vis[te]+|spør|spurt\w*|fortel\w*|fortal\w*|melde\w*|melder|meldte|har\s+(?:spurt|meldt|bedt|bede|ikke|ikkje)|"
    r"er\s+(?:ikke|ikkje)|skal\s+(?:ikke|ikkje)|vil\s+(?:ikke|ikkje)|har\s+\d+|er\s+(?:en|ei|ein|et|eit)\b|ligger|ligg|består|behandl\w+|vedt\w+|søk\w+"
)
"""After a body that opens a sentence: it speaks, asks or decides, or is told of; it does nothing for a measure."""
SAYS = r"sier|seier|sa|forteller|fortel|fortalte|fortalde|mener|meiner"
"""Beside a person's name: they are quoted, they are no contact."""
ENDS = (
    r"avslutning|avslutting|(?:held|holder|held|holdt|heldt)\s+på|avslutt\w*|varte|varer|varar|vare|slutt\w*|ferdig\w*|fullført\w*|pågikk|pågjekk|fortsetter|fortset|"
    r"held\s+fram|halde\s+fram|går\s+nå|går\s+no"
)
UP_TO = r"(?:ut|til|fram\s+til|frem\s+til)\s+(?:(?:og\s+med|slutten\s+av|utgangen\s+av)\s+)?"
"""Right before a time: it is the end."""
STARTS = (
    r"start\w*|begynte|byrja|byrjar|begynner|åpnet|åpna|opna|oppstart|sette?s?\s+i\s+gang|lansert|etablert|fra|frå|"
    r"siden|sidan|pulje\s+\d+,?|(?:kom|kommer|kjem|satt|sett|satte)\s+i\s+gang|sett\s+i\s+verk"
)
NOT_ITS_TIME = (
    r"pulje|trinn|nr\.?|vedtatt|vedteke|vedtatt\s+i|rapport\w*|evaluer\w*|plan\w*\s+for|innen|innan|"
    r"nasjonale\s+prøver"
)
"""Before a time: it is that of a decision, a report, a deadline, not of the measure."""
BEFORE_A_POINT = r"\bperioden\b|\bi\s*$|\bskoleåret\b|\bskuleåret\b|\(\s*$|,\s*$|[–-]\s*$"
HELD = (
    r"\b(?:gjennomf\w+|arranger\w+|halde|heldt|holdt|held|holder|i\s+gang|går|gjekk|gikk|foregår|foregikk|føregår|"
    r"føregjekk|varer|varar|varte|gjelder|gjeld|er\s+med|var\s+med)\b"
)
RESPONSIBLE = r"\b(?:har\s+(?:\w+\s+)?ansvar\w*\s+for|står\s+for|drive[rn]?|drev|dreiv)\b"
"""Beside these a bare year is the year it was run."""
APPLIED_FOR = (
    r"\b(?:om)?søk(?:nads?|t|te|jer|er)?(?:beløp|sum)?\b(?:\s+(?:om|på|beløp|sum))?\s*:?\s*(?:kr\.?\s*)?$"
)
"""Right before a sum: it was asked for."""
WHAT_AFTER_A_SUM = (
    r"\s*(?:\(?(?:pr\.?|per)\s+år\)?\s*)?(?:i|til|på|for|av|per)?\s*([\wæøå -]{3,60}?)"
    r"(?=[.,;:()]|\s(?:og|som|er|fra|frå|i\s+\d|av)\s|$)"
)
WHAT_BEFORE_A_SUM = r"([\wæøå-]+(?:\s[\wæøå-]+){0,3})\s*(?:på|er|:|,|\()?\s*(?:om\s+lag|ca\.?)?\s*$"

GOES_ON = (
    r"\b(?:prosjektet|tiltaket|programmet|satsinga|satsingen|kurset|opplegget|kompetansepakk(?:a|en))\b|"
    r"\b(?:er|var|blir|blei|ble|vart)\s+(?:også\s+|òg\s+)?(?:med\b(?=\W*$|\s+som|\s+frå|\s+fra|\s+ut\s|\s+til\s+(?:og\s+med|jul|somm|vår|høst|haust|\d))|(?:\w*partner\w*|\w*partnar\w*|vertskommune\w*|"
    r"prosjekteier|prosjekteigar|samarbeidspart\w*)\b(?!\s+(?:i|for|til)\b))|"
    r"\b(?:bidro|bidrog|bidrar|bidreg|deltok|deltar|deltek)\b[^.]{0,30}$|"
    r"\bhar\s+(?:hatt\s+)?(?:det\s+)?(?:\w+\s+)?(?:hoved|hovud)?ansvaret\W*$"
)
"""Of the measure spoken of before, without naming it: "USN er partner", "Statped deltok"."""
PARTNER_LABEL = (
    r"^\W*(?:(?:faglig |fagleg )?ansvarl[ei]g\w*|ansvar|\w*partnar\w*|\w*partner\w*|samarbeid\w*|utfør\w+|medaktør\w*|arrangør\w*|"
    r"\w*eiere?|\w*eigarar?|\w*eigar|uh\b|uh-\w+|tilby\w+|leverandør\w*|bidragsytar\w*|bidragsyter\w*|finansier\w+|støtte\w*)"
    r"(?: [\wæøå/]+){0,3}:\s"
)
"""A line that begins so names those who run the measure."""
CLAUSE = r"(?:,\s+(?:og|mens|medan|men)|\s+(?:mens|medan)|;)\s+"
BEGAN_AFTER = r"\s+(?:startet|starta|begynte|byrja|opprettet|oppretta|etablerte|lanserte|satte|sette)\b"
"""Right after a time that opens a sentence: it is the start, "Høsten 2017 begynte vi med …"."""
BEGAN_IN = r"^\W*I\s+(?:19|20)\d\d\s+(?:startet|starta|begynte|byrja|opprettet|oppretta|etablerte)\b"
"""A sentence that opens so gives the start."""
LAST = r"siste|avslutt\w*|slutt\w*|ferdig\w*|avrund\w*"
"""Of a measure named under a time: it ends then."""
CONTINUES = r"fortset\w*|fortsett\w*|held\s+fram|videreføre\w*|vidareføre\w*|som\s+før|framleis|fremdeles"
"""It began before."""
OCCASIONS = (
    r"\w*samling(?:a|en|er|ar|ane|ene)?|\w*konferanse\w*|\w*festival\w*|\w*kveld(?:er|ar)?|\w*seminar\w*|(?:fag|kurs|plan)dag\w*|\w*møte\w*|"
    r"(?:en|ein|to|tre|fire|\d)\s+dag(?:er|ar)?|verksted\w*|verkstad\w*|foredrag\w*|\w*webinar\w*"
)
"""It takes place then, once."""
POSTPONED = (
    r"\b(?:utsatt|utsett|utsette|utsettes|utsettast|flyttet|flytta|flyttes|skjøvet|skyves|skuva|skyvd)\s+"
    r"(?:(?:fra|frå)\s+[\w .]{3,20}?\s+)?til\s+"
)
"""Right before a time: it is the new start."""
OPENS = (
    r"^\W*(?:(?:vi|me)\s+(?:starta|startet|begynte|byrja|starter|startar|begynner|byrjar)|(?:opp)?start(?:er|ar|a|et)?|varer|varar|"
    r"går|gjennomføres|avsluttes|avsluttast|fortsetter|held\s+fram|blir\s+avslutta|blir\s+avsluttet|ferdig|(?:total)?kostnad(?:en)?|utgift(?:en|a|ene)?|søknadss?um|prisen|det\s+koster|det\s+kostar)\b"
)
"""A sentence that opens so, without naming what begins or ends, speaks of what was spoken of before."""
WHOLE_PERIOD = (
    r"\b(?P<how>ut|heile|hele|gjennom)\s+(?:heile\s+|hele\s+)?(?:plan|program|strategi|avtale)perioden\b"
)
"""The document's own period, or its end after "ut"."""
PART_OF_A_SUM = r"\b(?:derav|herav|hvorav|kvarav|av\s+dette|av\s+desse|av\s+disse|inkludert|inkl\.?)\s+(?:er\s+|dekkes\s+|kr\.?\s*|om\s+lag\s+|ca\.?\s*)*$"
"""Right before a sum: it is part of the one before it."""
PAID_BY = r"\b(?:frå|fra|av)\s+(?=[A-ZÆØÅ])"
"""In a cell of sums, before who pays."""
YEAR_OF_A_SUM = r"\s*(?:,-\s*)?(?:kr\.?\s*|kroner\s*)?(?:i|for)\s+(?P<year>(?:19|20)\d\d)(?!\d|\s*[-–/])"
