"""Letters and short words of Norwegian that the compound analyser needs."""

from __future__ import annotations

VOWELS = frozenset("aeiouyæøåéèêòóôüäö")

FIRST_PARTS = frozenset({"øy", "ås", "is", "by", "tv", "ny", "gå", "bo", "av", "på", "ut", "om"})
"""Words of two letters that open compounds: øyliv, bygate, nybygg, avkjøring, påbygg, utbytte, omsorg."""

_NO_PART = """
    den det der des dei dem deg ene enn ens ent ere ers est ete eta ing ning ling else elsen het heten heter hetene
    lig leg isk ist ism sjon asjon sjons ere erne ane ar are ast arar arane isme tet iteten ikke ikkje
    som han hun hos men hva kan vil bli ble blir sin sitt sine min mitt din ditt var vært vore
    este ste ske skt sk st rt nt te ten tene ter ser sen sene ren rene res net nes nene neste lene len ler les lse
    get gen ger gene ges dene des ved seg meg vår sier sies ningen ninger
    for ingen ende anten kjennes kom messig ismen ringer skil fritt riks
"""
PARTS_NEVER = frozenset(_NO_PART.split())
"""Endings that are also words in a list, and function words: they split inflected forms, not compounds."""

_NO_LAST_PART = """
    ets ert era ant ans ang and enes anes elser elses elsene ninga lege heit heiter heita skap skapen
    bar sam om av på til ut opp inn ned over under alt alle
"""
LAST_PARTS_NEVER = frozenset(_NO_LAST_PART.split())
"""Endings and particles that open compounds but do not close them."""

LOOKALIKES: tuple[tuple[str, str, float], ...] = (
    # printed, read, weight: for æ ø å the share of readings, else in units of the page's noise. Seen in:
    ("å", "a", 0.8),  # "på" → "pa"
    ("å", "4", 0.02),  # "å stille" → "4 stille"
    ("å", "&", 0.01),  # "må" → "m&"
    ("å", "8", 0.006),  # "til å kunne" → "til 8 kunne"
    ("å", "d", 0.01),
    ("å", "é", 0.006),
    ("å", "3", 0.002),
    ("å", "4a", 0.001),
    ("å", "€", 0.002),
    ("å", "@", 0.004),
    ("å", "á", 0.006),
    ("å", "à", 0.006),
    ("å", "ä", 0.006),
    ("å", "aa", 0.002),
    ("å", "a4", 0.002),
    ("å", "aé", 0.002),
    ("ø", "o@", 0.003),
    ("ø", "a@", 0.003),
    ("ø", "g@", 0.003),
    ("ø", "@®", 0.003),
    ("ø", "eo", 0.003),  # "Møtested" → "Meotested"
    ("ø", "oe", 0.004),
    ("æ", "ge", 0.002),  # "innebærer" → "innebgerer"
    ("g", "¢", 0.05),  # "og" → "o¢"
    ("å", "a&", 0.002),  # "må" → "ma&"
    ("å", "a§", 0.002),
    ("å", "a°", 0.001),
    ("ø", "o", 0.3),  # "løpet" → "lopet"
    ("ø", "g", 0.3),  # "høgskole" → "hggskole"
    ("ø", "a", 0.15),  # "Møte" → "Mate"
    ("ø", "e", 0.08),  # "første" → "forste", "hovedspersmal"
    ("ø", "@", 0.03),  # "@ystein"
    ("ø", "0", 0.01),
    ("ø", "p", 0.008),  # "læringsmiljø" → "laeringsmiljp"
    ("ø", "6", 0.003),
    ("ø", "q", 0.003),
    ("ø", "8", 0.003),
    ("ø", "ö", 0.01),
    ("ø", "ó", 0.004),
    ("ø", "u", 0.003),
    ("ø", "gy", 0.004),  # "høyskole" → "hgyskole"
    ("ø", "©", 0.002),
    ("ø", "®", 0.002),
    ("æ", "ae", 0.45),  # "lærer" → "laerer"
    ("æ", "ee", 0.25),  # "være" → "veere"
    ("æ", "e", 0.15),  # "lærings" → "lerings"
    ("æ", "a", 0.05),  # "opplæring" → "opplaring"
    ("æ", "z", 0.02),  # "særlig" → "szrlig"
    ("æ", "ze", 0.03),  # "læring" → "lzering"
    ("æ", "oe", 0.01),
    ("æ", "ea", 0.02),  # "opplæring" → "opplearing"
    ("æ", "eae", 0.004),
    ("æ", "eze", 0.002),
    ("æ", "é", 0.01),
    ("æ", "2", 0.002),
    ("æ", "@", 0.003),
    ("æ", "ce", 0.004),
    ("l", "i", 0.5),
    ("l", "I", 0.2),
    ("l", "1", 0.1),
    ("l", "|", 0.1),
    ("l", "!", 0.1),
    ("l", "t", 0.2),
    ("l", "f", 0.1),
    ("l", "j", 0.1),
    ("i", "I", 0.1),
    ("i", "|", 0.2),
    ("i", "1", 0.2),
    ("i", "l", 0.3),
    ("i", "t", 0.2),
    ("i", "j", 0.2),
    ("i", "!", 0.1),
    ("j", "i", 0.5),  # "gjennom" → "giennom"
    ("j", "l", 0.1),
    ("j", "y", 0.1),
    ("t", "i", 0.2),
    ("t", "l", 0.2),
    ("t", "r", 0.2),
    ("t", "f", 0.2),
    ("f", "t", 0.5),
    ("f", "i", 0.1),
    ("f", "r", 0.1),
    ("r", "t", 0.1),
    ("r", "n", 0.1),
    ("v", "y", 0.4),
    ("y", "v", 0.2),
    ("n", "a", 0.05),
    ("n", "u", 0.1),
    ("u", "n", 0.1),
    ("u", "a", 0.1),
    ("a", "u", 0.1),
    ("a", "e", 0.1),
    ("e", "a", 0.05),
    ("e", "c", 0.1),
    ("c", "e", 0.2),
    ("o", "e", 0.1),
    ("e", "o", 0.05),
    ("o", "a", 0.1),
    ("o", "0", 0.2),
    ("o", "c", 0.05),
    ("k", "h", 0.3),
    ("h", "b", 0.2),
    ("b", "h", 0.2),
    ("m", "n", 0.1),
    ("n", "m", 0.05),
    ("g", "q", 0.2),
    ("g", "y", 0.1),
    ("d", "cl", 0.2),
    ("m", "rn", 0.3),
    ("rn", "m", 0.3),
    ("n", "ri", 0.1),
    ("li", "h", 0.1),
    ("ll", "il", 0.2),
    ("ll", "li", 0.1),
    ("tt", "it", 0.1),
    ("s", "5", 0.1),
    ("s", "§", 0.1),
    ("s", "$", 0.1),
    ("w", "vv", 0.2),
    ("i", "", 0.3),
    ("l", "", 0.2),
    ("t", "", 0.1),
    ("r", "", 0.1),
    ("n", "", 0.1),
    ("e", "", 0.05),
    ("f", "ſ", 0.1),
)
"""Readings to expect beyond those learned: other typefaces, other programs. Shares are rough; learned counts
outweigh them wherever there are some."""

_ENDINGS = """
    e a er ar en et t te de dde tte ene ane a ande ende s es as ing inga ingen ning ninga ningen
    ere are est ast este aste lig leg lige lege
"""
ENDINGS = ("", *sorted(set(_ENDINGS.split())))
"""Endings of Norwegian inflection, both standards: a stem seen with one may be met with another."""

_NB = "ikke et en de jeg hva være vaere veere bare selv hvordan noe noen mer hvor henne skole gjøre"
_NN = "ikkje eit ein dei eg kva vere vera berre sjølv sjolv korleis noko nokon meir kor ho me vert skule frå gjera"
_EN = "the of and with that this are which on not have it their an from"
MARKERS = {
    "nb": frozenset(_NB.split()),
    "nn": frozenset(_NN.split()),
    "en": frozenset(_EN.split()),
}
"""Common words that tell the written standards, and English, apart; also without their æ, ø, å."""

LONE_MARKS = {"|": 12.0, "&": 6.0, "@": 8.0, "€": 8.0, "£": 8.0, "©": 6.0, "!": 7.0, "]": 7.0, "$": 5.0}
"""How unlikely (nats) such a mark is to stand alone in print; digits and all others: 4 (one in fifty)."""

_SMALL = """
    i å på og en et ei ein eit av til for med som er den det de dei om at har ved ikke ikkje vi skal kan var
    fra frå men
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words short and common enough to lose the blank beside them."""

KEPT_BEFORE = frozenset(
    "og eller samt til men enn i og/eller eller/og og- som".split()  # noqa: SIM905
)
"""A hyphen before these is one of two words sharing an ending: barnehage- og skolesektoren."""

_SHORT = """
    adm ad adr alt ang ank anm apr art aug avd avg avs bl bla ca cand des dir div dr ds dvs eg eks ekskl ekspl
    enkl etc ev evt febr feks ff fig fk flg flt fmk fol fork forts fr fylk gj gjsn gl gml hhv if ifm ifg ift
    iht ing inkl innb innl inst int iv jan jf jfr jnr jr kap kgl kl kom komm konf kr kst lign mag mah mar maks
    max mdl meld mfl mht mill min mnd moh mrd mtp muh mv mvh nat nb nn nov nr nå obl obs odel okt oktbr ol
    omtr oppl orig osb osv ot pga pkt pl pm pr prof prop prosj pst ptr pv red ref reg resp rev rk rskr rv sek
    sekr sept sign sitat skr sml sms soc sos spm spr sp st stk stmeld str tab tel temp tilh tilsv tlf tv ungd
    univ utg uv ved vedk vedl vedr vg vit vn vol vs zool årg
"""
ABBREVIATIONS = frozenset(_SHORT.split())
"""Words written with a full stop behind which no sentence ends."""
