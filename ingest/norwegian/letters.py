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
