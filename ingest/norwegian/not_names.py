"""Capitalised words that stand beside persons' names but are no part of one."""

from __future__ import annotations

_WORDS = """
Sak Møte Møtet Referat Side Vedlegg Kommune Kommunen Fylke Fylket Skole Skolen Skule
Skulen Barnehage Universitet Universitetet Høgskole Høgskolen Høyskole Høgskule Senter
Senteret Institutt Nasjonalt Nasjonal Region Regionen Nettverk Nettverket Januar Februar
Mars April Mai Juni Juli August September Oktober November Desember Statped Fylkeskommune
Regionråd Norge Noreg Norsk Engelsk Matematikk Kunnskapsløftet Opplæringsloven Stortinget
Kontakt Kontaktperson Faglig Fagleg Leder Leiar Telefon Tlf Epost Ansvarlig Ansvarleg
Program Prosjekt Tiltak Vedtak Dato Stad Sted Til Fra Frå Ved Utdanningsdirektoratet
Statsforvalteren Statsforvaltaren Fylkesmannen Vestlandet Innlandet Forlag Stiftelsen
Montessoriskole Friskole Videregående Vidaregåande Seminar Seminaret Konferanse Dag Dagen
Plan Planen Budsjett Politisk Styret Rådet Utvalget Utvalet Avdeling Oppvekst Undervisning
League Team AS ASA Rom Meteren Hotell Hotel Lag Bok Boka
"""
NOT_NAMES = frozenset(_WORDS.split())
"""Bodies, months, subjects and words of papers."""

_BOTH = """Live Even May Dag Ask Siri Are Odd Gro Vår Kai Bo Mads Max Otto"""
TWO_WORDS = frozenset(_BOTH.split())
"""First names that are ordinary words too: "Dag og", "Vår i" begin no name."""
