"""Forms of the names of organisations, bokmål and nynorsk: parts of regular expressions."""

from __future__ import annotations

STEMS = (
    r"universitet|h[øo]g?yskol|h[øo]gskol|h[øo]gskul|høyskol|sentere?t?\b|senteret|forvalter|forvaltar|fylkesmann|kommun|statped|"
    r"institutt|forlag|direktorat|forbund|museum|bibliotek|kompetansesent"
)
"""Stems that mark a capitalised token as (part of) an organisation's name, whole or cut."""
