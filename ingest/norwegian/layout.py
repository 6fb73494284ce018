"""How Norwegian papers mark list items, pages and numbered headings. Tables only."""

from __future__ import annotations

BULLETS = "•·▪■□●○◦‣⁃∙➢➤►▶✓✔❖–—-*»>"
"""Signs that open a list item."""

LETTER_BULLETS = ("o", "e", "¢", "©", "«", "°")
"""What stands for a bullet where a font draws one from a letter (Word's second level is an o in Courier New),
and what OCR makes of bullets (seen in scans read with Tesseract)."""

ITEM_NUMBER = r"\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]|[A-Z]\)"
"""Numbers and letters that open a list item: "1.", "a)", "(b)", "iv."."""

HEADING_NUMBER = (
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?"
    r"|(?:Kapittel|Kap\.|Del|Vedlegg|Sak|SAK|Punkt|Pkt\.)\s+\d{1,3}(?:[./]\d{1,4})?[:.]?)"
)
"""Numbers that open a heading: "2", "3.1", "Kapittel 4", "Sak 12/08"."""

PAGE_NUMBER = r"(?:(?:side|s\.|page)\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:av|/|of)\s*\d{1,3})?"
"""A line that is a page number and no more: "12", "- 3 -", "Side 4 av 17"."""

CAPTION_STARTS = ("figur", "tabell", "bilde", "bilete", "illustrasjon", "diagram", "kart", "foto", "modell")
"""First words of captions, followed by a number, a colon or a full stop."""
