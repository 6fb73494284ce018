"""Small words that tell where a name in running text cannot go, bokmål and nynorsk."""

from __future__ import annotations

_FINITE_VERBS = """
arbeidar arbeider begynner begynte betalar betaler betalte bidrar bidreg ble blei blir brukar bruker brukt
brukte bygg bygger byggjer byrja byrjar bør dekkast dekker dekkes dekket dekkjer deltar deltek deltok dreiv
drev driv driver er fekk fikk finnes finst fortalte fortel fortset fortsetter får ga gav gikk gir gjekk gjeld
gjelder gjev går hadde handler handlar har heiter held heldt heter hører høyrer inngår jobbar jobber kallar
kaller kan kjem kom kommer kostar koster kunne la leder ledet legg legger leia leier ligg ligger meiner melde
melder meldte mener minna minnet må måtte møter møtte omfattar omfatter prøvde prøver sa samarbeidar
samarbeider satte seier sende sender sendte sier skal skreiv skrev skriv skriver skulle starta startar starter
startet sto stod står støttar støtter støttet synte tar tek tilbyd tilbyr tok treng trenger var varar varer
vart varte vedtar vedtek vedtok vert vil ville viser viste ynskjer ønsker ønskjer
"""
FINITE_VERBS = frozenset(_FINITE_VERBS.split())
"""Verbs in the forms that carry a sentence: a name seldom holds one."""

_ADVERBS = """
allerede allereie at berre bare blant da de dei den denne der dersom desse det dette disse då eg eller etter
fordi fra fram framleis fremdeles frem frå først gjennom han ho hos hun hver hvis hvor igjen ikke ikkje imens
inn innan innen jeg kvar medan mellom men mens mot ned no nå når også opp over saman sammen samt sidan siden
slik som-en tilbake under ut ved vi vidare videre òg
"""
ADVERBS = frozenset(_ADVERBS.split())
"""Adverbs, pronouns and prepositions that a measure's name does not go over."""
PHRASE_ENDS = FINITE_VERBS | ADVERBS

_NO_SUBJECT = """
alle andre anna annen at fire fem seks sju syv åtte ni ti to tre annet ansatte arbeidet arbeidsgruppa
arbeidsgruppen avtalen barnehagane barnehagene begge blant budsjettet bystyret både da de dei den denne
departementet der deres dersom desse det dette direktoratet disse dykkar då eg ei ein eit elevane elevene en
engelsk enten et etter fleire flere for fordi foreldre foreldrene formannskapet formålet fra fredag frå
fylkesmannen få før første gamle gjennom han hensikten her ho hun hva hvem hver hvert hvis hvordan i ingen jeg
kommunane kommunen kommunene kommunestyret koordinator koordinatoren korleis kostnadane kostnadene kva kvar
kvart kven lederne leiarane lærarane lærerne man mandag mange matematikk med medan mellom mens midlane midlene
min målene målet møtet neste nettverket no noen nokre noreg norge norsk nye nå når også om onsdag ordninga
ordningen ordningene over planen programmet prosjektet på rapporten referat referatet regionen regionene
regjeringa regjeringen rektorane rektorene resten resultatene resultatet rådmannen sak satsinga satsingen
sekretariatet selv sidan siden sin sine siste sitt sjølv skolen skolene skulane skulen slik små som staten
statsforvaltaren statsforvalteren store stortinget styret styringsgruppa styringsgruppen søknaden tabellen
teams til tilsette tiltaka tiltakene tiltaket tirsdag torsdag tredje under utvalet utvalget ved vedtak vedtatt
verken vi vår våre vårs vårt
"""
NO_SUBJECT = frozenset(_NO_SUBJECT.split())
"""First words of sentences and phrases that name no measure."""

_TASK_VERBS = """
arrangere avklare avslutte avtale be bestille bestilla booke distribuere finne finna forberede førebu følge fylgje
gi gjennomføre gje gå hente henta holde halde informere innhente innkalle invitere kalle kjøpe komme kontakte
lage laga legge leggje lese levere leie melde oppdatere oppnevne opprette ordne planlegge planleggje publisere
purre rapportere rekke ringe ringje samle samla se sende sette setje sjekke sjekka sjå skaffe skrive skriva
spørre spørje søke søkje ta tinge undersøke utarbeide utforme utlyse varsle vurdere
"""
TASK_VERBS = frozenset(_TASK_VERBS.split())
"""Infinitives that an entry of a list of tasks begins with: "Sende ut møtekalender"."""
