"""How sums of money are written: parts of regular expressions, matched without regard to case."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

MILLION = r"mill\.|millionar|millioner|million|mill\b|mio\b\.?"
BILLION = r"milliarder|milliardar|milliard|mrd\.?"
THOUSAND = r"tusen|t\.?\s?kr\b|(?<=\d\d)\s?k(?!\w|\.\w)|(?<!(?:19|20)\d\d)['’´](?![\w'’])"
IN_WORDS = {
    **dict.fromkeys(("en", "én", "ei", "ein", "éin", "et", "ett", "eit", "eitt"), 1.0),
    **dict.fromkeys(("en halv", "ein halv", "en halv", "ei halv"), 0.5),
    **dict.fromkeys(("en kvart", "ein kvart"), 0.25),
    **dict.fromkeys(("halvannen", "halvannan", "halvanna"), 1.5),
    **dict.fromkeys(("et par", "eit par", "to"), 2.0),
    "tre": 3.0, "fire": 4.0, "fem": 5.0, "seks": 6.0, "sju": 7.0, "syv": 7.0, "åtte": 8.0, "ni": 9.0, "ti": 10.0,
    "elleve": 11.0, "tolv": 12.0, "femten": 15.0, "tjue": 20.0, "tredve": 30.0, "tretti": 30.0, "førti": 40.0,
    "femti": 50.0, "seksti": 60.0, "sytti": 70.0, "åtti": 80.0, "nitti": 90.0,
}  # fmt: skip
"""Numbers written out that stand before hundre tusen, tusen or million."""
PER_YEAR = r"pr\.?\s*år|per\s*år|p\.?\s?a\.|årlig|årleg|i\s+året|pr\.?\s*ar\b|kvart\s+år|hvert\s+år|pr\.?\s*studieår|per\s*studieår"
AT_LEAST = r"minst|minimum|over|frå|fra|min\."
TOTAL = (
    r"total(?:t|sum|ramme)?(?:\s+(?:bruk|forbruk|kostnad\w*|ramme|sum|beløp|budsjett)\b.*)?|sum(?:\s+\w+)?|i\s+alt|samla|samlet|"
    r"til\s+saman|tilsaman|til\s+sammen|tilsammen|samanlagt|sammenlagt|delsum|totale?\s+\w+|sum\s+total|totalsum"
)
INCOME = r"inntekt|finansiering|dekkes\s+(?:av|slik)|dekning\b|dekkast|tilskudd\s+fra|tilskot\s+frå"
"""How the rows of a budget begin that tell where the money comes from."""
