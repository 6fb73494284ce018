"""What stands in a cell beside a measure's name, and what stands there in its place: parts of patterns, bokmål and
nynorsk."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

_NUMERAL = r"(?:en|ei|ein|én|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|\d+)"
_MEETING = r"(?:(?:kurs|fag)?dag(?:er|ar|en)?|\w*samling(?:er|ar|a|en)?|\w*møter?|kveld(?:er|ar)?|økt(?:er)?|modul(?:er|ar)?|gang(?:er)?|ettermiddag(?:er|ar)?|halvdag(?:er|ar)?|timer?|timar)"
COUNTED = rf"(?:{_NUMERAL}\.? {_MEETING}|(?:pulje|økt|kursdag|samling) \d)\b"
"""How often one meets, or which of the times it is, behind a name: ", to dagar", ", pulje 2"."""

SESSION = (
    rf"(?:dag|økt|modul|runde|samling|kursdag|del|trinn|fase|bolk|møte|pulje) \d\b|{COUNTED}|"
    rf"(?:ny\s|første\s|fyrste\s|siste\s|felles\s)?(?:{_MEETING}|oppstart|kick-?off|avslutning|avslutting|oppsummering|evaluering|erfaringsdeling|verksted|verkstad|webinar|foredrag|planlegging|oppfølging)\b"
)
"""One meeting or stage of a measure, behind its name and a mark: ": dag 2", " – avslutning", ": samling for alle"."""

STAGE = r"(?:avslutning|avslutting|oppstart|starter|startar|videreføring|vidareføring|videreført|vidareført|forts\.?|fortsettelse|framhald|ny|nytt|utsatt|utsett|avlyst|ferdig|avsluttet|avslutta|pågår|pilot)"
"""What brackets behind a name say of where it stands."""

APPOSED = r"(?:et\s|eit\s|en\s|ei\s|ein\s)?(?:\w*(?:kurs|kursrekke|konferanse|opplegg|prosjekt|program|samlingsrekke|kampanje|studium|foredrag|turné|satsing))\s(?:for|om|i|med|til|på)\s"
"""What a name is, behind it and a comma: ", kurs for lærere på 5. trinn"."""

BEFORE = r"(?:(?:første|fyrste|siste|andre|tredje|ny|neste)\s+)?(?:samling(?:a|en)?|kursdag(?:en)?|møte(?:t)?|økt(?:a|en)?|oppstart|start|ny start|avslutning|avslutting|oppfølging|evaluering|lansering)\s+(?:i|av|for|på|med|til)\s+"
"""A stage of a measure before its name: "Første samling i …", "Oppfølging av …"."""

OCCASIONS = r"(?:\w*(?:møte|møter|møta|møtet|ferie|ferien|pause|pausen|frist|slutt|avslutning|avslutting)|skolestart|skulestart|planleggingsdag\w*|eksamen|17\. mai|påske|jul)"
"""What a calendar holds beside measures: "Styremøte", "Høstferie"."""

COSTS = (
    r"lønn|løn|lønns\w+|lønskostnad\w*|lønnskostnad\w*|husleige|husleie|leie|leige|reiser?|reisekostnad\w*|reiseutgift\w*|"
    r"uforutsett\w*|uforutsedde?|uføresett\w*|uføresedd\w*|vikar(?:er|ar|utgifter|utgift\w*|kostnad\w*)?|kontor\w*|revisjon|rekneskap|regnskap|"
    r"stillinger?|stillingar|stilling|stillingsressurs\w*|honorar(?:er)?|bevertning|servering|porto|trykking|annonser?|sekretariat\w*|overhead|"
    r"arbeidsgiveravgift|arbeidsgjevaravgift|pensjon|møteutgifter|møteutgift\w*|materiell|utstyr"
)
"""Words of what it costs to run something; what holds one in a list of expenses is no measure."""

EXPENSES = r"\w*post|postar?(?:ane)?|poster|postene|budsjett\w*|utgift\w*|kostnad\w*|konto|tekst|formål|føremål"
"""Headings of a column of expenses."""

CHORES = frozenset(
    [
        "ansette",
        "bestille",
        "bestilla",
        "booke",
        "distribuere",
        "innhente",
        "innkalle",
        "kjøpe",
        "kontakte",
        "legge",
        "leggje",
        "melde",
        "oppnevne",
        "ordne",
        "publisere",
        "purre",
        "rapportere",
        "ringe",
        "ringje",
        "sende",
        "sette",
        "setje",
        "sjekke",
        "sjekka",
        "skaffe",
        "utarbeide",
        "utforme",
        "utlyse",
        "varsle",
        "avklare",
        "oppdatere",
        "oppdatera",
    ]
)
"""Infinitives that no measure's name begins with, other than "lese", "skrive": what somebody is to do."""
