"""How names of bodies and networks are formed, bokmål and nynorsk: parts of regular expressions."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

UP = r"[A-ZÆØÅÁÄÖ][\wæøåÆØÅáéüöä-]*[\wæøå]"
"""A capitalised word, two letters or more."""

SCHOOLS_OF_HIGHER = r"(?:Universitetet|Universitet|H[øo]gskolen|Høyskolen|Høgskulen|Kunsthøgskolen|Musikkhøgskolen|Fagskolen|Fagskulen|Vitensenteret|Vitenskapsmuseet)"
AUTHORITIES = (
    r"(?:Statsforvalteren|Statsforvaltaren|Fylkesmannen|Fylkesrådet|Statens\s+utdanningskontor|Konfliktrådet)"
)
HIGHER = r"(?:universitet|høgskole|høyskole|høgskule|fagskole|fagskule|universitetssenter|musikkhøgskole|folkehøgskole|folkehøyskole|folkehøgskule)"
CENTRE = r"(?:kompetansesenter|kompetansesentrum|vitensenter|læringssenter|opplæringssenter|ressurssenter|utdanningssenter|karrieresenter|studiesenter|høgskolesenter|kunnskapssenter|voksenopplæring|næringshage|kulturskole|museum|bibliotek|folkebibliotek|forskningssenter|forskingssenter|regionsenter)"
HOUSE = r"(?:[A-ZÆØÅ]?[a-zæøå]*(?i:museum|miljøsenter|natursenter|kystsenter|fjellsenter|akademi(?:et)?|teater|filharmoni|stiftelse|stiftinga|forlag|bibliotek|sparebank|næringsforening|(?<![a-zæøå])(?-i:Gruppen)))"
"""What follows the name of a museum, a theatre, a firm: "Dalane Folkemuseum", "Kongsberg Gruppen"."""
HOUSE_OF = r"(?:[A-ZÆØÅ][a-zæøå]*(?:museet|teateret|teatret|biblioteket|regionkontoret|opplæringskontoret|karrieresenteret|vitensenteret)|Regionkontoret|Opplæringskontoret|Karrieresenteret|Museet|Biblioteket|Regionsenteret)"
"""What stands before a place as a name of its own: "Kystmuseet i Nord-Trøndelag"."""
FOUNDATION = r"(?:[Ss]parebankstiftels(?:en|a)|Sparebankstift(?:inga|ingen)|Spare[Bb]ank\s1)"
"""What a savings bank or its foundation is called before the name of its own: "Sparebankstiftelsen DNB"."""
PSYCHOLOGY = r"(?:PPT|PP-tjenest[ea]n?|PP-tenest[ea]n?)"
"""The service for pupils with special needs, of a kommune or a district: "PPT for Ytre Fjord", "Fjord PPT"."""
SERVICE = r"(?:PPT|Kraft|Energi|Kraftlag)"
"""What stands behind the name of a district that runs it: "Fjord PPT", "Fjord Kraft"."""
DESCRIBES = r"(?:[^aeiouyæøå]et|te|ert|ande|ende|ig|isk|isk[et])"
"""How adjectives end that may open a line before "PPT": "Systemrettet PPT" is no district's."""
CALLED_COMPANY = r"(?i:[a-zæøå]*(?:firmaet|selskapet|bedriften|bedrifta))"
"""A noun that stands before a firm's name and is no part of it."""
COMPANY = r"(?:AS|ASA|SA|BA|IKS|KF|HF|forlag|Forlag|Konsult|Consulting|Kompetanse AS)"

NETWORK_HEADS = (
    r"(?:[Kk]ompetansenettverket|[Kk]ompetansenettverk|[Rr]egionnettverket|[Nn]ettverket|[Nn]ettverk|[Oo]ppvekstnettverket|[Oo]ppvekstnettverk|[Ss]amarbeidsnettverket|[Ss]kolenettverket|[Ss]kulenettverket|"
    r"[Ss]kolefaglig\s+nettverk|[Ss]kulefagleg\s+nettverk|[Ll]æringsnettverket|[Ll]ærende\s+nettverk(?:et)?|[Uu]tviklingsnettverket|[Dd]ekom-nettverket|[Rr]ekom-nettverket|[Kk]ompetanseregionen?|[Rr]egionalt?\s+kompetansenettverk(?:et)?|"
    r"[Ii]nterkommunalt?\s+(?:kompetanse)?nettverk(?:et)?|[Bb]arnehagenettverket)"
)
REGION_HEADS = r"(?:Regionrådet|Regionråd|[Rr]egionrådet|[Rr]egionen|Region|Interkommunalt\s+politisk\s+råd|[Kk]ommuneregionen)"
FORUM = (
    r"(?:[Ss]amarbeidsforum(?:et)?|[Rr]egionalt\s+samarbeidsforum|[Ff]ylkesforum(?:et)?|[Kk]ompetanseforum(?:et)?)"
)
LANDS = frozenset(
    ["Vestlandet", "Østlandet", "Sørlandet", "Austlandet", "Nord-Norge", "Nord-Noreg", "Norge", "Noreg", "Norden"]
)
"""Parts of the country: no networks, no measures."""

BARE_NETWORKS = frozenset(
    [
        "nettverk",
        "nettverket",
        "regionen",
        "region",
        "kompetansenettverk",
        "kompetansenettverket",
        "samarbeidsforum",
        "samarbeidsforumet",
        "regionnettverket",
        "regionnettverk",
        "fagnettverk",
        "fagnettverket",
        "regionrådet",
        "nettverka",
        "nettverkene",
        "skolenettverket",
        "skulenettverket",
        "utviklingsnettverket",
        "oppvekstnettverket",
        "samarbeidsnettverket",
        "regionar",
        "regioner",
        "regionene",
        "regionane",
        "læringsnettverket",
        "barnehagenettverket",
        "dekom-nettverket",
        "rekom-nettverket",
        "fylkesregionen",
        "dekomnettverket",
        "rekomnettverket",
        "lærernettverk",
        "lærende nettverk",
        "lærande nettverk",
        "ledernettverk",
    ]
)
NOT_NETWORKS = r"styringsgrupp|arbeidsutvalg|arbeidsutval\b|arbeidsgrupp|referansegrupp|prosjektgrupp|ressursgrupp|nettverksmøte|nettverkssamling|nettverksgrupp"

ORGANISATION_TAILS = (
    r"(?:skole|skule|skolen|skulen|barneskole|barneskule|ungdomsskole|ungdomsskule|videregående\s+skole|vidaregåande\s+skule|montessoriskole|montessoriskule|friskole|friskule|barnehage|oppvekstsenter|oppvekstsenter|"
    r"barne-\s+og\s+ungdomsskole|barne-\s+og\s+ungdomsskule|vgs\.?|International\s+School|steinerskole|steinerskule|skulesenter|skolesenter|PPT|PP-teneste|PP-tjeneste)"
)
