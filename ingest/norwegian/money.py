"""How sums of money are written: parts of regular expressions, matched without regard to case."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

MILLION = r"mill\.|millionar|millioner|million|mill\b|mio\b\.?"
BILLION = r"milliarder|milliardar|milliard|mrd\.?"
THOUSAND = r"tusen|t\.?\s?kr\b|(?<!(?:19|20)\d\d)['’´](?![\w'’])"
PER_YEAR = r"pr\.?\s*år|per\s*år|p\.?\s?a\.|årlig|årleg|i\s+året|pr\.?\s*ar\b|kvart\s+år|hvert\s+år|pr\.?\s*studieår|per\s*studieår"
AT_LEAST = r"minst|minimum|over|frå|fra|min\."
TOTAL = (
    r"total(?:t|sum|ramme)?(?:\s+(?:bruk|forbruk|kostnad\w*|ramme|sum|beløp|budsjett)\b.*)?|sum(?:\s+\w+)?|i\s+alt|samla|samlet|"
    r"til\s+saman|tilsaman|til\s+sammen|tilsammen|samanlagt|sammenlagt|delsum|totale?\s+\w+|sum\s+total|totalsum"
)
INCOME = r"inntekt|finansiering|dekkes\s+(?:av|slik)|dekning\b|dekkast|tilskudd\s+fra|tilskot\s+frå"
"""How the rows of a budget begin that tell where the money comes from."""
