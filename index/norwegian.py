"""Tables of search and linking: spellings that are one word, words that tell nothing, words that tell apart.
Data only."""

from __future__ import annotations

PAIRS = (
    ("høyskol", "høgskol"),
    ("høyskul", "høgskol"),
    ("høgskul", "høgskol"),
    ("skule", "skole"),
    ("skula", "skola"),
    ("lærar", "lærer"),
    ("rettleiing", "veiledning"),
    ("rettledning", "veiledning"),
    ("rettleiar", "veileder"),
    ("rettlei", "veiled"),
    ("pleiar", "pleier"),
    ("leiar", "leder"),
    ("leiing", "ledelse"),
    ("vidare", "videre"),
    ("mellomsteg", "mellomtrinn"),
    ("ungdomssteg", "ungdomstrinn"),
    ("barnesteg", "barnetrinn"),
    ("småsteg", "småtrinn"),
    ("årssteg", "årstrinn"),
    ("tilskot", "tilskudd"),
    ("vitskap", "vitenskap"),
    ("noreg", "norge"),
    ("statsforvaltar", "statsforvalter"),
    ("fylkesmenn", "fylkesmann"),
    ("heit", "het"),
    ("matematikar", "matematiker"),
    ("fleirspråk", "flerspråk"),
    ("språkleg", "språklig"),
    ("særskild", "særskilt"),
    ("kvardag", "hverdag"),
    ("meistr", "mestr"),
    ("framtid", "fremtid"),
    ("heimkunnskap", "hjemkunnskap"),
    ("sjukehus", "sykehus"),
    ("rekneark", "regneark"),
    ("rekning", "regning"),
    ("samfunnsfagleg", "samfunnsfaglig"),
    ("barnehagar", "barnehager"),
    ("elevar", "elever"),
    ("kommunar", "kommuner"),
    ("utfordringar", "utfordringer"),
    ("nyhende", "nyhet"),
    ("røynsle", "erfaring"),
    ("kjelde", "kilde"),
    ("løyving", "bevilgning"),
    ("løyve", "tillatelse"),
    ("framand", "fremmed"),
    ("samanheng", "sammenheng"),
    ("saman", "sammen"),
    ("teneste", "tjeneste"),
    ("tenesta", "tjeneste"),
    ("tenestene", "tjenestene"),
    ("eigarskap", "eierskap"),
    ("eigar", "eier"),
    ("eigen", "egen"),
    ("utgreiing", "utredning"),
    ("handsam", "behandl"),
    ("undervising", "undervisning"),
    ("rekneskap", "regnskap"),
    ("gjevar", "giver"),
    ("forsking", "forskning"),
    ("mogleg", "mulig"),
    ("månad", "måned"),
    ("haust", "høst"),
    ("ynskje", "ønske"),
    ("ynskj", "ønsk"),
    ("sjølv", "selv"),
    ("sjuk", "syk"),
    ("tilsetting", "ansettelse"),
    ("tilsette", "ansatte"),
    ("tilsett", "ansatt"),
    ("medverknad", "medvirkning"),
    ("verknad", "virkning"),
    ("føremål", "formål"),
    ("tryggleik", "trygghet"),
    ("fråver", "fravær"),
    ("fråvær", "fravær"),
    ("tilvising", "henvisning"),
    ("heilskap", "helhet"),
    ("heil", "hel"),
    ("fagleg", "faglig"),
    ("årleg", "årlig"),
    ("skriftleg", "skriftlig"),
    ("munnleg", "muntlig"),
    ("leik", "lek"),
    ("rekne", "regne"),
    ("verkstaden", "verkstedet"),
    ("verkstad", "verksted"),
    ("venskap", "vennskap"),
    ("vidaregå", "videregå"),
    ("tidleg", "tidlig"),
    ("rådgjev", "rådgiv"),
    ("førebyg", "forebyg"),
    ("føreset", "foreset"),
    ("sommar", "sommer"),
    ("fleir", "fler"),
    ("heime", "hjemme"),
    ("heim", "hjem"),
    ("spel", "spill"),
    ("hald", "hold"),
    ("spørj", "spørr"),
    ("krevj", "krev"),
    ("fortelj", "fortell"),
    ("byggj", "bygg"),
    ("leggj", "legg"),
    ("tenkj", "tenk"),
    ("søkj", "søk"),
    ("merkj", "merk"),
    ("styrkj", "styrk"),
    ("verkemid", "virkemid"),
    ("påverk", "påvirk"),
    ("medverk", "medvirk"),
    ("følgj", "følg"),
    ("symj", "svømm"),
    ("kyrkj", "kirk"),
    ("fjøre", "fjære"),
    ("fjøra", "fjæra"),
    ("utlysing", "utlysning"),
    ("løysing", "løsning"),
    ("løysar", "løser"),
    ("tillitsvald", "tillitsvalgt"),
    ("godkjend", "godkjent"),
    ("vedteken", "vedtatt"),
    ("vedteke", "vedtatt"),
    ("vedtekne", "vedtatte"),
    ("grunngje", "begrunn"),
    ("høgare", "høyere"),
    ("høgast", "høyest"),
)
"""Letters inside a word → the letters of the form that both are searched by. Nynorsk and the freer spellings of
bokmål first, the commoner form second."""

STEM_PAIRS = {
    "auke": "øke", "auking": "økning", "avgjerd": "avgjørelse", "berekraft": "bærekraft", "borgar": "borger",
    "born": "barn", "bustad": "bolig", "byrje": "begynne", "byrjing": "begynnelse", "bøker": "bok",
    "daude": "død", "deltaking": "deltakelse", "dotter": "datter", "draum": "drøm",
    "einskild": "enkelt", "fagarbeidar": "fagarbeider", "fleire": "flere", "forfattar": "forfatter",
    "forståing": "forståelse", "fortelje": "fortelle", "forteljing": "fortelling", "framlegg": "forslag",
    "førebu": "forberede", "førebuing": "forberedelse", "førebygge": "forebygge", "førebygging": "forebygging",
    "føresetnad": "forutsetning", "gjeving": "giving", "grunngjeving": "begrunnelse", "gut": "gutt",
    "gåve": "gave", "haldning": "holdning", "hand": "hånd", "handverk": "håndverk", "heim": "hjem",
    "høyring": "høring", "innhald": "innhold", "innvandrar": "innvandrer", "kjensle": "følelse",
    "krenking": "krenkelse", "kyrkje": "kirke", "likskap": "likhet", "løn": "lønn", "mangfald": "mangfold",
    "merksemd": "oppmerksomhet", "mjølk": "melk", "open": "åpen", "opne": "åpne", "opning": "åpning",
    "oppgåve": "oppgave", "oppleving": "opplevelse", "oversyn": "oversikt", "pengar": "penger",
    "rørsle": "bevegelse", "røyndom": "virkelighet", "seinare": "senere", "skilnad": "forskjell",
    "skodespel": "skuespill", "soge": "historie", "song": "sang", "spel": "spill", "tal": "tall",
    "teikn": "tegn", "teikning": "tegning", "teiknspråk": "tegnspråk", "tevling": "konkurranse", "tru": "tro",
    "utanforskap": "utenforskap", "utbyte": "utbytte", "utval": "utvalg", "vaksen": "voksen",
    "vaksne": "voksne", "val": "valg", "vald": "vold", "vatn": "vann", "veg": "vei", "veke": "uke",
    "ven": "venn", "verkty": "verktøy", "vyrdnad": "respekt", "låg": "lav", "lågare": "lavere",
    "eining": "enhet", "meining": "mening",
    "tilhøve": "forhold", "gje": "gi", "innspel": "innspill", "elevtal": "elevtall", "åtferd": "atferd",
    "åtgjerd": "tiltak",
}  # fmt: skip
"""Whole words, or parts of compounds, whose stems mean the same: nynorsk → bokmål."""

IRREGULAR = {
    "bøker": "bok", "bøkene": "bok", "føtter": "fot", "føttene": "fot", "hender": "hånd", "hendene": "hånd",
    "tenner": "tann", "tennene": "tann", "menn": "mann", "mennene": "mann", "netter": "natt", "nettene": "natt",
    "brødre": "bror", "brødrene": "bror", "fedre": "far", "fedrene": "far", "mødre": "mor", "mødrene": "mor",
    "døtre": "datter", "døtrene": "datter", "klær": "klede", "klærne": "klede", "trær": "tre", "trærne": "tre",
    "knær": "kne", "øyne": "øye", "øynene": "øye", "gjess": "gås", "røtter": "rot", "røttene": "rot",
    "strender": "strand", "strendene": "strand", "bønder": "bonde", "bøndene": "bonde", "krefter": "kraft",
    "kreftene": "kraft", "byer": "by", "byene": "by", "byen": "by", "øyer": "øy", "øyene": "øy", "øya": "øy",
    "uka": "uke", "uken": "uke", "uker": "uke", "ukene": "uke", "året": "år", "årene": "år", "åra": "år",
    "ideen": "ide", "ideer": "ide", "ideene": "ide", "idé": "ide", "idéer": "ide", "idéen": "ide",
}  # fmt: skip
"""Forms of nouns that change their vowel, or that are cut short → the base form."""

END_PAIRS = (("ande", "ende"), ("leg", "lig"), ("lege", "lige"), ("legare", "ligere"), ("a", "en"))
"""Endings of nynorsk → of bokmål, for names that are compared whole."""

STOP_WORDS = frozenset(
    """
    alle andre at av bare begge ble blei blir bli blitt både da de deg deira deires dem den denne der dere
    deres det dette di din disse ditt du dykk då eg ein eit eitt ei eller elles en enn er et ett etter for
    fordi fra frå før ha hadde han hans har hennar henne hennes her hjå ho hun hva hvem hver hvilke hvilken
    hvilket hvor hvordan hvorfor i ikke ikkje inn ja jeg kan kom korleis kva kvar kven kvi kvifor kun kunne
    man me med meg mellom men mi min mine mitt mot må når ned no noe noen noka noko nokon nokre og også om opp
    oss over på samme seg selv si sia sidan siden sin sine sitt skal skulle slik so som til um upp ut uten var
    vart ved vere vi vil ville vore vår vært være å drev driver finnes finst kommer komme kjem under
    gjer gjere gjorde gjort gjør gjøre får fikk fekk få fått mye mykje mange
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Function words of bokmål and nynorsk, and the empty verbs of questions («hvem drev …»)."""

ASKING = frozenset(
    "hva hvem hvor hvilke hvilken hvilket hvordan hvorfor kva kven kvar korleis kvifor".split()  # noqa: SIM905
)
"""Stop words that ask: no page is wanted that has them."""

CONJUNCTIONS = frozenset({"og", "eller", "men", "samt"})
"""Words whose two sides make no compound: «skole og kultur» is no «kulturskole»."""

APART = frozenset(
    """
    nord sør øst vest nordre søndre østre vestre nørdre søre indre ytre midtre midt øvre nedre øver neder
    store lille vesle nye gamle aust syd austre nordlige sørlige østlige vestlige første andre tredje fjerde
    femte sjette sjuende åttende niende tiende i ii iii iv v vi barnehage grunnskole videregående barnetrinn
    mellomtrinn ungdomstrinn
    """.split()  # noqa: SIM905
)
"""Words that make two names two, however alike the rest is."""

NETWORK_WORDS = frozenset(
    """
    nettverk nettverket nettverka kompetansenettverk kompetansenettverket regionnettverk regionnettverket
    kompetanseregion kompetanseregionen regionen region regional regionale lokalt lokale det den for i og på
    nettverka nettverkene nettverks nettverkets kompetansenettverks kompetansenettverkets regionsamarbeid
    regionsamarbeidet samarbeidsforum samarbeidsforumet samarbeidsforumets
    """.split()  # noqa: SIM905
)
"""What a network's name may have or lack."""
NETWORK_ENDINGS = (
    "kompetansenettverkets", "kompetansenettverket", "nettverkets", "nettverket", "nettverks", "nettverk",
)  # fmt: skip
"""The same at the end of its last word, with or without a hyphen."""

PHASES = frozenset(["fase", "del", "runde", "trinn", "steg", "periode", "bolk", "ii", "iii", "iv"])
"""Words that tell one part or run of a measure from the next."""

TWINS = {
    "leik": "lek", "leiken": "leken", "tal": "tall", "lesning": "lesing", "lesningen": "lesingen",
    "teneste": "tjeneste", "tenesta": "tjenesten", "tenester": "tjenester", "heim": "hjem", "heimen": "hjemmet",
    "veke": "uke", "born": "barn", "vaksne": "voksne", "vaksen": "voksen", "kva": "hva", "korleis": "hvordan",
    "ikkje": "ikke", "saman": "sammen", "frå": "fra", "ein": "en", "eit": "et", "nokre": "noen", "fleire": "flere",
    "meir": "mer", "no": "nå", "tenking": "tenkning", "kjensler": "følelser", "styresmakter": "myndigheter",
    "høyre": "høre", "sjå": "se", "sjølv": "selv", "sjølve": "selve",
}  # fmt: skip
"""Whole words of nynorsk or older spelling → of bokmål, for names that are compared whole."""

SMALL_WORDS = frozenset(["i", "og", "på", "for", "av", "ved", "til", "the", "of", "v", "as", "ved"])
"""Words that a name may have or lack."""
