"""Words around lists of participants, bokmål and nynorsk: parts of regular expressions, matched without regard to case."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

PRESENT = (
    r"med(?=:)|til\s?stede|til\s?stades|tilstades|til\s+stades|møtte|frammøtte|fremmøtte|møtende|møtande|deltakere|deltakarar|deltagere|deltok|"
    r"(?:desse|disse|følgende|følgjande)\s+(?:var|møtte|deltok|deltakere|deltakarar)(?:\s+(?:der|til\s+stades|til\s?stede|med|møtte))?|"
    r"medlemmer|medlemer|medlemmar|representant(?:er|ar)\s*(?:$|:)|(?:\w+\s)?sam(?:m[ea]|a)nsetnin\w+(?:\s+i\s+\d{4})?|innkalte?"
)
"""Labels before those who came or are members."""

ABSENT = r"forfall|fråfall|fravær|fråvær|ikke\s+møtt|ikkje\s+møtt|meldt\s+forfall|melde\s+forfall"
"""Labels before those who did not come."""

HEADED = r"møteleder|møteleiar|referent|innledere|innleiarar|foredragshaldarar|foredragsholdere|kontakt(?:er|ar|personer|personar)\s*:|kommun(?:enes|anes)\s+kontakt\w+"
"""Other headings with persons and their bodies below."""

BEFORE_LEAD = (
    r"fra|frå|for|kommun(?:ane|ene|ar|er)\s+(?:på|i)|kommun(?:ane|ene)|region(?:en)?|nettverket|barnehag(?:ane|ene)\s+(?:på|i)|"
    r"skul(?:ane)\s+(?:på|i)|skol(?:ene)\s+(?:på|i)|representant(?:ar|er)?\s+(?:for|frå|fra)"
)
"""What may stand before the name in a lead: "Kommunane på Søre Sunnmøre v/"."""
