"""Words of time in plans, minutes and budgets, bokmål and nynorsk, with the misreadings OCR leaves.

Half-years: V (vår) is January to June, H (høst, haust) August to December; a school year is August to June.
"""

from __future__ import annotations

SPRING = ("v", "vår", "våren", "vårhalvåret", "vårsemesteret", "vårhalvår", "vårsemester", "var", "vårsem")
AUTUMN = (
    "h", "høst", "høsten", "haust", "hausten", "høsthalvåret", "haustsemesteret", "høstsemesteret",
    "hausthalvåret", "høsthalvår", "høstsemester", "haustsemester", "hast", "hgst", "host", "hosten",
)  # fmt: skip
MONTHS = {
    "januar": 1, "jan": 1, "februar": 2, "feb": 2, "mars": 3, "mar": 3, "april": 4, "apr": 4, "mai": 5,
    "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "okt": 10, "november": 11, "nov": 11, "desember": 12, "des": 12,
}  # fmt: skip
PARTS = {"kvartal": 3, "tertial": 4, "halvår": 6}
"""Parts of a year, numbered from 1, and their months; Q1 is the first kvartal."""
SCHOOL_YEAR = (
    "skoleåret", "skuleåret", "skoleår", "skuleår", "skoleårene", "skuleåra", "studieåret", "studieår",
    "barnehageåret", "barnehageår", "læreåret",
)  # fmt: skip
FROM = (
    "fra og med",
    "frå og med",
    "f.o.m.",
    "fom.",
    "fom",
    "fra",
    "frå",
    "oppstart",
    "start",
    "starter",
    "startar",
    "siden",
    "sidan",
)
UNTIL = (
    "til og med", "t.o.m.", "tom.", "tom", "fram til", "frem til", "fram mot", "til", "ut", "innen", "innan",
    "avsluttet", "avsluttes", "avsluttast", "avslutta", "slutt", "ferdig",
)  # fmt: skip
BEFORE_CHRISTMAS = r"til|før|innen|innan|mot"
"""Before "jul" these make it Christmas; else it is short for July."""
NEXT = r"neste|førstkommende|førstkomande|kommende|komande"
SHORT_OF_SCHOOL = r"skoleår|skuleår|barnehageår|studieår|læreår"
NUMBERS = {
    **dict.fromkeys(("et", "ett", "eit", "eitt", "en", "ein", "1"), 1), **dict.fromkeys(("to", "2"), 2),
    **dict.fromkeys(("tre", "3"), 3), **dict.fromkeys(("fire", "4"), 4), **dict.fromkeys(("fem", "5"), 5),
}  # fmt: skip
"""How many years something lasts."""
