"""Where running text names a measure: the slots beside verbs, and what can stand in none; parts of patterns."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

from ingest.norwegian.cues import ANAPHOR_NOUNS

_ENDED = (
    r"avslutt\w*|videreført|vidareført|start\w*|drev\w*|driv\w*|gjennomført|vedtatt|vedteke|utsatt|utsett|"
    r"tatt ut|teke ut|ferdig|i gang|slutt|etablert|lyst ut|evaluert|satt i gang|sett i gang|forlenget|forlenga|stoppet|stoppa|arrangert|ledet|leia|"
    r"leidd|koordinert|finansiert|tilbudt|tilbode|lagt ned|lansert|planlagt|utviklet|utvikla|eid|eigd|støttet|"
    r"støtta|holdt|halde|prøvd ut"
)
_KIND_OF = (
    r"samarbeid|tiltak|prosjekt|program|opplegg|kurs|nytt|treårig|toårig|flerårig|fleirårig|etterutdanningstilbud|"
    r"tilbud|tilbod|utviklingsarbeid|samarbeidsprosjekt|utviklingsprosjekt|forskningsprosjekt|pilotprosjekt"
)
_KIND_OF_SHE = (
    r"satsing|satsning|kompetansepakke|kursrekke|kursserie|pilot|videreføring|vidareføring|konferanse|"
    r"videreutdanning|vidareutdanning|samlingsrekke|modell for"
)
_GOES = (
    r"skal (?:etter planen )?(?:gå|vare|drives|drivast|ledes|leiast)|startet|starta|startar|starter|begynte|byrja|"
    r"varte|varer|varar|går (?:no|nå|fra|frå|til|inn|over|videre|vidare|ut)|gikk (?:fra|ut)|gjekk (?:frå|ut)|"
    r"held fram|heldt fram|fortsetter|fortset|videreføres|vidareførast|gjennomføres|gjennomførast|avsluttes|"
    r"begynner|byrjar|forsvinner|forsvinn|kommer i gang|kom i gang|kjem i gang|fall[er]* bort|inngår i|inngår|"
    r"inngjekk i|hører til|høyrer til|legges ned|avlyses|rulles ut|har (?:vært|vore|vart|gått|hatt|gjeve|gitt)|"
    r"blir (?:det|til)|ble det|vart det|avsluttast|drives av|drivast av|ledes av|leiast av|koordineres av|koordinerast av|finansieres av|"
    r"finansierast av|arrangeres av|arrangerast av|tilbys av|eies av|organiseres av"
)
SUBJECT = (
    r"^(?P<name>[A-ZÆØÅ][\wæøå-]*(?:,? [\wæøå-]+){0,7}?) "
    rf"(?:(?:ble|blei|vart|blir|vert|er) (?:\w+ )?(?:{_ENDED})|er i regi av"
    rf"|(?:er|var) (?:et|eit) (?:\w+ )?(?:{_KIND_OF})|(?:er|var) (?:en|ei|ein) (?:\w+ )?(?:{_KIND_OF_SHE})"
    r"|(?:er|var) (?:[A-ZÆØÅ][\w-]+ ){1,3}(?:eget|eige|egne|eigne) (?:tiltak|prosjekt|opplegg|program|kurs)"
    rf"|{_GOES})\b"
)
"""A sentence whose subject is a measure: it is run, begins, ends, goes on, or is said to be one."""

_NOUN = (
    r"(?:(?:et|eit|en|ei|ein|det|den) )?"
    r"(?:\w*(?:prosjekt|tiltak|program|kurs|pakk|satsing|satsning|utdanning|pilot|opplegg)\w* )?"
)
_VERBS = (
    r"(?:har|hadde|fikk|fekk|får|tar|tek|tok)(?: \w+){0,2}? \w*ansvar\w*(?: \w+){0,2}? (?:for|i)",
    r"ansvarl[ei]g?e?g? for",
    r"st[åo]r? for|stod for|lede[rt]|leier|leiar|leia|leidde|koordiner\w+|tilbyr|tilbyd|tilb[øa]d",
    r"lede|leie|leia|drive|koordinere|gjennomføre|arrangere|organisere|finansiere|støtte|utvikle|utvikla|evaluere|"
    r"starte(?: (?:opp|med))?|starta(?: (?:opp|med))?|prøve ut|utprøving av|begynne med|begynner med|byrje med|"
    r"byrjar med|byrja (?:med|på)|fortsette(?:r)? med|fortset med|held fram med|halde fram med|holder (?:fram|frem) med|"
    r"(?:setter|sette|set|sett|satte|satt) i gang(?: med)?|gjøre ferdig|gjere ferdig|gjorde ferdig|ferdig med|"
    r"oppstart(?: av| for)?|starten på|slutten på|utvide|vidareføre|videreføre|forlenge|forlenger|"
    r"(?:pilot|skoler|skular|kommuner|kommunar) i|(?:hører|høyrer|knyttet|knytt) til|siste (?:samling|møte|stopp) i|"
    r"i stand|søk(?:t|er|jer)? (?:seg )?(?:inn )?(?:i|på|om)|seier ja til|sier ja til|tilbud om|tilbod om|"
    r"driver|driv|drev|dreiv|gjennomfører|gjennomførte|arrangerer|arrangerte|arrangerar|eier|eig|eide|åtte",
    r"organiserer|organiserte|finansierer|finansierte|finansierar|støtter|støttar|støttet|støtta",
    r"utvikler|utviklar|utviklet|utvikla|prøver ut|prøvde ut|viderefører|vidarefører|avsluttet|avslutta",
    r"starter|startar|startet|starta|satser på|satsar på|evaluerer|evaluerte",
    r"(?:deltar|deltek|deltok|delta|delteke|deltatt|med|gjest) (?:i|på|til)",
    r"(?:bidrar|bidreg|bidro|bidrog|partner|partnar) (?:i|på|til)",
    r"(?:arbeider|arbeidar|arbeidde|arbeidet|jobber|jobbar|jobbet|jobba)(?: \w+){0,2} med",
    r"(?:kroner|kr|mill\.?|millioner|millionar|\d,-|midler|midlar|støtte|tilskudd|tilskot)"
    r"(?: (?:går|gikk|gjekk|settes av|er))? (?:til|på|i|for)",
    r"heter|heiter|kalt|kalla",
    r"(?:samarbeid(?:er|ar)?|avtale|avtalen|kontrakt) om|kontaktperson for|prosjektle\w+ for",
)
OBJECT = rf"(?<!\w)(?:{'|'.join(_VERBS)}) {_NOUN}$"
"""Before a name with a capital: what a body runs, leads, pays, takes part in or works with."""

RELATIVE = (
    r"[A-ZÆØÅ][\w-]+(?: [\wæøå-]+){0,6}, som [^.,]{0,70}\b(?:driver?|leder|leier|leiar|eier|eig|står for|"
    r"koordinerer|"
    r"koordinerar|tilbyr|tilbyd|utvikler|utviklar|arrangerer|arrangerar|ansvar for|ansvaret for|gjennomfører)\b"
)
"""A name whose relative clause says who runs it: "Leseglød, som DMMH driver"."""

TELLS = (
    r"(?:fortel(?:ler|te|jing|de)?|fortalte|orienter\w+|informer\w+|snakk\w*|innlegg|rapport|søknad(?:en)?|spørsmål|mer|meir|"
    r"les|vedtak|erfaring\w*|innføring|opplæring|skolering|kurs) (?:om|frå|fra)|"
    r"(?:la|legg(?:er|e)?|lagt) (?:fram|frem)|presenter\w+|vedtok|vedtek|vedtar|prioriter\w+|søk(?:er|te|jer|t)?(?: om)?|"
    r"bygg(?:er|jer)(?: vid[ae]re)? på|tråden (?:fra|frå)|brukt?e?r?|erstatt\w+|avlø[sy]\w*|hol(?:der|dt)|held(?:t)?|har hatt|"
    r"melder seg på|påmeld\w+ til|er i gang med|begynn\w+ med|ønsker (?:å )?(?:\w+ )?|ynskjer"
)
"""Before a name with a capital: it is told of, asked for, decided, used."""

APPOSED = (
    r",? (?:er |var |blir |vert )?(?:et|eit|en|ei|ein|vårt|det|den|(?:[\w-]+ )?kommunes|[\w/-]+s) (?:[\w-]+ ){0,3}?"
    r"[\wæøå]*(?:tiltak|prosjekt|satsing|satsning|program|opplegg|kurs|pakke|pilot|konferanse|samling|studium|utdanning|kampanje)"
    r"(?:et|a|en)?\b|"
    r" (?:kost\w+|har (?:en|ei|ein) (?:\w+ )?ramme|får (?:\d|kr)|fikk (?:\d|kr)|fekk (?:\d|kr)|er (?:avlyst|utsatt|utsett|i gang|lagt|ferdig)|"
    r"ligger i dvale|ligg nede|slutt(?:er|ar|et|a)|har (?:hatt|vart|gått|gjeve|gitt))"
)
"""After a name: it is said to be a measure, costs something, is put off, comes to its end."""

LINKS = frozenset(
    [
        *("i", "på", "for", "og", "med", "av", "til", "som", "en", "ei", "et", "om", "mot"),
        *("den", "det", "de", "inn", "å", "ein", "eit", "alle"),
    ]
)
"""A name in running text does not end in these."""

AUDIENCE = (
    r"\s(?:for|til|med)\s(?:(?:\d+|alle|nye|sine|våre|to|tre|fire)\s)*"
    r"[\wæøå-]*(?:lærere|lærarar|lærerne|lærarane|elever|elevar|elevene|elevane|ledere|leiarar|rektorer|rektorar|"
    r"foreldre|assistenter|assistentar|skoler|skular|skolene|skulane|ansatte|tilsette|barnehager|barnehagar|"
    r"deltakere|deltakarar)\b"
)
"""Whom a measure is for, after its name."""

PAPERS = (
    r"(?:Slutt|Del|Års|Status|Fremdrifts|Evaluerings)?(?:rapport|melding|plan|strategi|referat|mandat|årshjul|"
    r"tabell|vedlegg|avtale|notat|søknad|kapittel|figur|lov|forskrift|meld|nou|prop|artikkel|brev|kontaktperson|"
    r"oppvekstsjef|leder|leiar|rektor)(?:en|et|a|er)?\b|"
    r"(?:Kvalitets|Stortings|Tilstands|Års)(?:melding|rapport)|Langsiktig plan|Kompetanse(?:utviklings)?plan|"
    r"Statens?|Sta|Samme|Følgende|Mellomtrinn\w*$|Ungdomstrinn\w*(?: p[aå])?$|Trinn|"
    r".*(?:rådet|bystyre|bystyret)\b|\d+\.\s|Kunnskapsløftet$|Fagfornyelsen$|Fagfornyinga$|"
    r"(?:Rådmann|Kommunedirektør|Styr|Utval)\w*s? (?:forslag|innstilling|vedtak)"
)
"""Papers, offices and reforms: they are written with a capital and are no measures."""

GENERAL_HEADS = (
    r"(?:det|andre|anna|annet|øvrige|nye|neste|noen|nokre|"
    r"om|erfaring\w*|resultat\w*|bakgrunn\w*|organisering\w*|økonomi\w*|videre|vidare|veien|vegen|status|"
    r"beskrivelse|innledning|innleiing|mål(?:et|a|ene|setting\w*)?|formål\w*|føremål\w*|hva|kva|hvordan|korleis|hvem|kven|hvorfor|kvifor|"
    r"klikk|les|mal\b|arbeidsgrupp\w*|styringsgrupp\w*|prosjektgrupp\w*|sammensetning\w*|"
    r"samansetjing\w*|anbefaling\w*|tilråding\w*|mandat\w*|avtale\w*|når|oppsummering\w*|sammendrag|samandrag|konklusjon\w*|tiltak\w*|prosjekt\w*|satsing\w*|satsning\w*|plan\w*|"
    r"rapport\w*|budsjett\w*|roller|ansvar\w*|framdrift\w*|fremdrift\w*|tidsplan|oppfølging\w*|evaluering\w*|"
    r"gjennomføring\w*|deltak\w*|målgruppe\w*|saks\w*|sak|vedtak|vurdering(?:er|ar)?|kontakt\w*|nytt|aktuelt|nyheter|"
    r"nyhende|merknad\w*|kommentar\w*|forankring\w*|samarbeid\w*|partner\w*|møte\w*|kort|oversikt\w*|drøfting\w*|"
    r"oppstart\w*|avslutning\w*|avslutting\w*|start|veke|uke|til|fra|frå|etter|eventuelt|ymse|orientering\w*|godkjenning\w*|referat\w*|innkalling\w*|forslag|fordeling\w*)\b"
)
"""First words of headings that name a section, not a measure."""

GOES_ON_ABOUT = (
    r"\W*(?:dette |det |den )?(?:\w+ ){0,2}?"
    rf"(?:{ANAPHOR_NOUNS})\b|"
    r"[^.]{0,80}\b(?:har (?:hatt )?(?:det )?(?:\w+ )?(?:hoved|hovud)?ansvar(?:et)?\b(?! for)|"
    r"leder (?:dette )?arbeidet|"
    r"leier arbeidet|er (?:kontaktperson|prosjektleder|prosjektleiar|prosjekteier|prosjekteigar)\b(?! for))|"
    r"(?:oppstart|periode|partner|kontaktperson|ansvarlig|ansvarleg|samarbeidspartner\w*)\s*:"
)
"""A paragraph that begins so tells of what its heading names."""

SPEAKS_OF = (
    r"\w*tiltak\w*|\w*prosjekt\w*|\w*satsing\w*|\w*satsning\w*|\w*program(?:met|mer|ma)?"
    r"|\w*pakk[ea]\w*|kurs\w*|\w*ansvar\w*"
)
CALLED = r"(?:,?\s*(?:som\s+heter|som\s+heiter|kalt|kalla|med\s+navnet|med\s+namnet|med\s+tittelen))?\s*(?::\s*)?"

TOPICS = (
    r"\b(?:les[ei]|skriv|rekn|regn|tall?(?!e)|teikn|tegn|matemat|realfag|naturfag|språk|norsk|nynorsk|samisk|engelsk|digital|programmer|kod[ei]|"
    r"lek|leik|lær|undervis|vurder|klasse|elev|barn|ungdom|foreldre|heim|hjem|skole|skule|rektor|leder|leiar|leiing|lede|overgang|"
    r"mobb|trygg|inkluder|tilpass|psykososial|relasjon|traum|nærvær|fravær|medverk|medvirk|demokrati|mangfald|mangfold|fleir|fler|"
    r"bibliotek|bok|bøk|tekst|ord|fag|tverrfag|uteskole|uteskule|ute|natur|kyst|fjord|fjell|hav|kultur|kunst|musikk|drama|entrepr|"
    r"folkehelse|livsmeistr|livsmestr|motiv|mestr|meistr|ppt|rettlei|veiled|mentor|nyutdann|nytilsett|begynn|småtrinn|ungdomss?te[gt]|"
    r"spesialped|tidleg|tidlig|innsats|samtal|fortel|fortell|spill|spel|sans|krop|matte|kropp|koll?ega|gjer|gjør|saman|sammen|felles)"
)
"""Stems of what measures in schools and kindergartens are about."""

OFFICE = (
    r"\b(?:kommunestyre|arbeidsgruppens?|arbeidsgruppa|anbefalinger|anbefalingar|sammensetning|samarbeidsavtale|avtale|"
    r"mandat|formannskap|møte|møter|referat|økonomi|budsjett|midlar|midler|rapport|søknad|søknader|søknadar|saks|sak|"
    r"organisering|styring|ansvar|frist|kontakt|vedtak|innstilling|tilskudd|tilskot|fordeling|plan|planar|planer|planen|periode|mål|måla|"
    r"målene|status|bakgrunn|drøfting|evaluering|forankring|deltakere|deltakarar|tiltak|tiltaka|tiltakene|prosjekt|satsing|satsinga|"
    r"tildeling|tildelingar|rammer|ramme|kroner|kr|vilkår|føremål|formål|innleiing|innledning|vedlegg|kopi|postadresse|telefon|epost|"
    r"dato|stad|sted|tid|side|nr|punkt|eventuelt|ymse|orientering|innkalling|godkjenning|godkjenning|kommune|kommunar|kommuner|kommunane|"
    r"kommunene|fylke|fylket|fylkeskommune|rådmann|ordførar|ordfører|høring|høyring|konklusjon|oppsummering|tabell|figur)\b"
)
"""Words of offices and papers: they name sections and bodies."""
