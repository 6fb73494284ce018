"""Tables as they vary in the field, and the rows they must give; every name is invented.

A case says its rows as "measure | partners, parted by ; | start–end | contacts | kroner | network".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    name: str
    form: str
    """cells (one row a line, cells parted by "|"), plain, html or md."""
    text: str
    rows: str
    before: str = ""


CASES = (
    Case(
        "who pays stands in the column of sums",
        "cells",
        """
Tiltak | Ansvar | Tid | Økonomi
Lese saman | Lesesenteret | H-16 – H-17 | 120 000 kr, av dette 40 000 kr frå Fylkesmannen i Hordaland
Rekne saman | Matematikksenteret | 24/25 | 90 000 kr
""",
        """
Lese saman | Fylkesmannen i Hordaland; Lesesenteret | 2016-08–2017-12 |  | 120000
Rekne saman | Matematikksenteret | 2024-08–2025-06 |  | 90000
""",
    ),
    Case(
        "a school that owns a measure",
        "cells",
        """
Tiltak | Når | Eier | Kompetansemiljø
Mer matematikk | 2013/14 | Sørdal videregående skole | Matematikksenteret
Lesing i alle fag | 2014 | Bykle kommune | Lesesenteret
Ut i fjæra | 2014 | skolene selv | Naturfagsenteret
""",
        """
Mer matematikk | Matematikksenteret; Sørdal videregående skole | 2013-08–2014-06
Lesing i alle fag | Bykle kommune; Lesesenteret | 2014–2014
Ut i fjæra | Naturfagsenteret | 2014–2014
""",
    ),
    Case(
        "asked for beside given, with sentences as remarks",
        "cells",
        """
Det de søkte om | Søkt | Får | Merknad
Samtalen i klasserommet | 450 000 | 380 000 | Det startet høsten 2024 hos oss. Arbeidet varer ut våren 2026.
Bøker på bussen | 85 000 | – | Innkjøp ligger utenfor ordningen.
Rektorskolen | 120 000 | avslag |
""",
        """
Samtalen i klasserommet |  | 2024-08–2026-06 |  | 380000
Bøker på bussen |  | –
Rektorskolen |  | –
""",
    ),
    Case(
        "no headings, though the first row's words could head columns",
        "cells",
        """
Leselyst i alle fag | kr 120 000
Uteskulen som læringsarena | kr 80 000
Til saman | kr 200 000
""",
        """
Leselyst i alle fag |  | – |  | 120000
Uteskulen som læringsarena |  | – |  | 80000
""",
        before="Budsjett",
    ),
    Case(
        "a body in the first row is no heading",
        "cells",
        """
Lærar i ny skule | Bygland kommune | V10
Kjemi i kjøkenet | Naturfagsenteret | H10-V11
Språkperler | Lesesenteret | V11-V12
""",
        """
Lærar i ny skule | Bygland kommune | 2010-01–2010-06
Kjemi i kjøkenet | Naturfagsenteret | 2010-08–2011-06
Språkperler | Lesesenteret | 2011-01–2012-06
""",
    ),
    Case(
        "subjects before courses, several in a cell",
        "cells",
        """
Krins | Lærartilbod | Saman med | Når
Norsk | Skriving på mellomsteget/nLesesirkel for lærarar | Nynorsksenteret/nLesesenteret | Hausten 2019
Matematikk | Tal og mønster | Matematikksenteret | Våren 2020
Engelsk | Engelsk for dei minste | HVL | 2019–2020
""",
        """
Skriving på mellomsteget | Nynorsksenteret | 2019-08–2019-12
Lesesirkel for lærarar | Lesesenteret | 2019-08–2019-12
Tal og mønster | Matematikksenteret | 2020-01–2020-06
Engelsk for dei minste | HVL | 2019–2020
""",
    ),
    Case(
        "who and when before the cost",
        "cells",
        """
Satsing | Kven | Når | Kostnad
Leselyst i alle fag | HVL | haust 2021 – vår 2023 | 350 000
Uteskulen som læringsarena | Statped | 2022/23 | kr 80 000,-
Mobbefri kvardag | ? | - |
""",
        """
Leselyst i alle fag | HVL | 2021-08–2023-06 |  | 350000 |
Uteskulen som læringsarena | Statped | 2022-08–2023-06 |  | 80000 |
Mobbefri kvardag |  | – |  |  |
""",
    ),
    Case(
        "focus areas as section rows, with a status",
        "cells",
        """
Fokusområde | Tiltak | Ansvar | Frist | Status
Inkludering | Lærende nettverk for spesialpedagoger | Nord universitet | 2024 | Pågår
 | Felles fagdag om skolefravær | RVTS Nord | 2025 | Ikke startet
Digital praksis | Programmering på mellomtrinnet | UiT | H-24 – V-27 | Pågår
""",
        """
Lærende nettverk for spesialpedagoger | Nord universitet | –2024 |  |  |
Felles fagdag om skolefravær | RVTS Nord | –2025 |  |  |
Programmering på mellomtrinnet | UiT | 2024-08–2027-06 |  |  |
""",
    ),
    Case(
        "packages with two partners in a cell",
        "cells",
        """
Kompetansepakke | UH-partnar | Periode | Merknad
Profesjonsfagleg digital kompetanse | Høgskulen i Volda/nNTNU | 08.2019–06.2021 | Samlingar på nett
Vurdering for læring | Høgskulen i Volda | frå 2022 |
""",
        """
Profesjonsfagleg digital kompetanse | Høgskulen i Volda; NTNU | 2019-08–2021-06 |  |  |
Vurdering for læring | Høgskulen i Volda | 2022– |  |  |
""",
    ),
    Case(
        "year first, money last",
        "cells",
        """
År | Tiltak | Samarbeidspartner | Midler
2020 | Begynneropplæring i norsk | Høgskolen i Innlandet | 120 000
2021 | Regning i alle fag | Høgskolen i Innlandet og Matematikksenteret | 240 000
""",
        """
Begynneropplæring i norsk | HINN | 2020–2020 |  | 120000 |
Regning i alle fag | HINN; Matematikksenteret | 2021–2021 |  | 240000 |
""",
    ),
    Case(
        "measures as columns under an empty corner",
        "cells",
        """
 | Lesing i alle fag | Tallforståelse | Uteskole
Hvem | NTNU | Matematikksenteret | Statped
Når | V-22 – H-23 | 2023 | 2022–2024
Kontakt | Kari Nordvik | Per Sandnes | ?
""",
        """
Lesing i alle fag | NTNU | 2022-01–2023-12 | Kari Nordvik
Tallforståelse | Matematikksenteret | 2023–2023 | Per Sandnes
Uteskole | Statped | 2022–2024
""",
    ),
    Case(
        "crosses and words under years",
        "cells",
        """
Tiltak | 2022 | 2023 | 2024
Lesing i alle fag | x | x |
Uteskole | | x | x
Mattehjelp | oppstart | videreføres | -
""",
        """
Lesing i alle fag |  | 2022–2023
Uteskole |  | 2023–2024
Mattehjelp |  | 2022–2023
""",
    ),
    Case(
        "years over words: from the first that says something to the last, finer where a month stands",
        "cells",
        """
Satsing | 2024 | 2025 | 2026 | Sum (i 1000 kr)
Lesing i alle fag | Oppstart i august | Samlinger for alle | Avslutning i mars | 300
Uteskole | | Kurs i Verdal | Vurderes | 80
Mattehjelp | Planlegging, kontakt: Kari Nordvik | - | | 25
""",
        """
Lesing i alle fag |  | 2024-08–2026-03 |  | 300000
Uteskole |  | 2025–2026 |  | 80000
Mattehjelp |  | 2024–2024 | Kari Nordvik | 25000
""",
    ),
    Case(
        "a heading that says what stands in brackets",
        "cells",
        """
Satsing (medhjelpere) | Periode
Lesing i alle fag (NTNU, Levanger kommune) | 2024–2025
Leselørdag (bibliotekene) | 2024
Uteskole | 2025
""",
        """
Lesing i alle fag | Levanger kommune; NTNU | 2024–2025
Leselørdag |  | 2024–2024
Uteskole |  | 2025–2025
""",
    ),
    Case(
        "what persons are is no measure, whatever its heading",
        "cells",
        """
Navn | Tittel | Virksomhet
Kari Nordvik | kommunalsjef | Frosta kommune
Per Sandnes | skolefaglig rådgiver | Verdal kommune
""",
        """
""",
    ),
    Case(
        "years down, measures across, sums in thousands",
        "cells",
        """
År | Lesing i alle fag | Uteskole | Sum
2022 | 310 | 90 | 400
2023 | 350 | | 350
Sum | 660 | 90 | 750
""",
        """
Lesing i alle fag |  | 2022–2022 |  | 310000
Lesing i alle fag |  | 2023–2023 |  | 350000
Uteskole |  | 2022–2022 |  | 90000
""",
        before="Fordeling av midlene (tall i hele tusen)",
    ),
    Case(
        "results by year are no sums",
        "cells",
        """
År | Nasjonale prøver lesing | Nasjonale prøver regning
2012 | 48 | 50
2013 | 49 | 51
""",
        "",
    ),
    Case(
        "years below a heading over them",
        "cells",
        """
Tiltak | Kostnad | | |
 | 2021 | 2022 | 2023
Lesing i alle fag | 100 000 | 120 000 |
Uteskole | 50 000 | | 60 000
""",
        """
Lesing i alle fag |  | 2021–2021 |  | 100000
Lesing i alle fag |  | 2022–2022 |  | 120000
Uteskole |  | 2021–2021 |  | 50000
Uteskole |  | 2023–2023 |  | 60000
""",
    ),
    Case(
        "several measures under each other in one cell, as often as sums",
        "cells",
        """
Satsing | Kven | Når | Kostnad (1000 kr)
Leselos/nSkriv for å tenkje | HVL/nSkrivesenteret | 2024/25 –/n2026/27/n2025/26 | 540/n175
""",
        """
Leselos | HVL | 2024-08–2027-06 |  | 540000
Skriv for å tenkje | Skrivesenteret | 2025-08–2026-06 |  | 175000
""",
    ),
    Case(
        "tasks with deadlines are no measures",
        "cells",
        """
Oppgave | Hvem | Frist
Sende ut møtekalender | Kari Nordvik | 15. oktober
Lage utkast til budsjett | Per Sandnes | november
""",
        "",
    ),
    Case(
        "the programme of a day is no table of measures",
        "cells",
        """
Når | Hva | Hvem
09.00–09.30 | Velkommen | Kari Nordvik
09.30–10.00 | Erfaringer med veiledning | Nord universitet
""",
        "",
    ),
    Case(
        "income below the costs",
        "cells",
        """
Utgifter | 2012 | 2013
Samlinger ved HiBu | 520 000 | 480 000
Sluttkonferanse | 0 | 90 000
Sum utgifter | 520 000 | 570 000
Inntekter | |
Statlige kompetansemidler | 400 000 | 420 000
""",
        """
Samlinger ved HiBu | HiBu | 2012–2012 |  | 520000
Samlinger ved HiBu | HiBu | 2013–2013 |  | 480000
Sluttkonferanse |  | 2013–2013 |  | 90000
""",
    ),
    Case(
        "who is responsible, institution and person in one cell",
        "cells",
        """
Innsatsområde | Ansvarlig institusjon – person | År | Beløp i kr | Årsverk
Algebra først | NTNU – Vidar Berge | 2019 | 310 000 | 0,3
Ledelse i hverdagen | Nord universitet – Kari Nordvik | 2020 | 180 000 | 0,1
""",
        """
Algebra først | NTNU | 2019–2019 | Vidar Berge | 310000
Ledelse i hverdagen | Nord universitet | 2020–2020 | Kari Nordvik | 180000
""",
    ),
    Case(
        "measures parted by semicolons share what their row says",
        "cells",
        """
Nettverk | Tiltak | Veileder | Kontaktperson
Skolenettverket Nordøst | Lesing i fag; Uteskole | HVL | Kari Nordvik
Skolenettverket Vest | Kyst og kultur | NLA Høgskolen | Olin Marie Berge
""",
        """
Kyst og kultur | NLA Høgskolen | – | Olin Marie Berge |  | Skolenettverket Vest
Lesing i fag | HVL | – | Kari Nordvik |  | Skolenettverket Nordøst
Uteskole | HVL | – | Kari Nordvik |  | Skolenettverket Nordøst
""",
    ),
    Case(
        "a form below each heading",
        "md",
        """
# Rapport for 2021

Nettverk: Skolenettverket Nordøst

## Tiltakene

### A. Kysten i fagene

Ansvarlig: UiT ved Kari Nordvik

Periode: august 2020 – juni 2022

Deltakere: seks skoler

Brukt i perioden: kr 385 000

Lærerne er fornøyde.

### B. Inkluderende barnehager

Ansvarlig: Statped

Planlagt periode: 2020–2022

Faktisk periode: startet oktober 2020

Brukt i perioden: kr 0
""",
        """
Kysten i fagene | UiT | 2020-08–2022-06 | Kari Nordvik | 385000
Inkluderende barnehager | Statped | 2020-10–
""",
    ),
    Case(
        "labels within a line",
        "plain",
        """
Tiltakene våre

Tiltak: Lesing i fag. Periode: 2021–2023. Partner: NTNU og Lesesenteret. Kontakt: Kari Nordvik

Tiltak: Uteskole; Periode: H-22 – V-24; Partner: Statped
""",
        """
Lesing i fag | Lesesenteret; NTNU | 2021–2023 | Kari Nordvik
Uteskole | Statped | 2022-08–2024-06
""",
    ),
    Case(
        "labels over their values",
        "md",
        """
# Prosjektene i regionen

## Lesing i fag

**Periode**

2021–2023

**Samarbeidspartner**

NTNU

**Kontaktperson**

Kari Nordvik
""",
        """
Lesing i fag | NTNU | 2021–2023 | Kari Nordvik
""",
    ),
    Case(
        "people with their tasks",
        "cells",
        """
Styreleder | Kari Nordvik | rådmann i Evenes
Daglig leder | Per Sandnes | 76 00 00 00
""",
        "",
    ),
    Case(
        "no heading",
        "cells",
        """
Språkløyper i barnehagen | Lesesenteret | 2018–2020 | Anne Vestmo
Realfag ute | Naturfagsenteret | 2019–2021 | Per Sandnes
Vennskap og lek | DMMH | H-20 – V-22 | Grete Lunde
""",
        """
Språkløyper i barnehagen | Lesesenteret | 2018–2020 | Anne Vestmo |  |
Realfag ute | Naturfagsenteret | 2019–2021 | Per Sandnes |  |
Vennskap og lek | DMMH | 2020-08–2022-06 | Grete Lunde |  |
""",
    ),
    Case(
        "section rows that span the table",
        "cells",
        """
Tiltak | Partner | Periode
Desentralisert kompetanseutvikling
Dybdelæring i praksis | OsloMet | 2021–2023
Regional kompetanseutvikling for barnehage
Barns medvirkning | DMMH | 2022–2024
""",
        """
Dybdelæring i praksis | OsloMet | 2021–2023 |  |  |
Barns medvirkning | DMMH | 2022–2024 |  |  |
""",
    ),
    Case(
        "years as columns, in thousands",
        "cells",
        """
Tiltak (tall i 1000 kr) | 2022 | 2023
Læringsmiljøprosjektet | 150 | 200
Skolebasert veiledning | 75 | -
""",
        """
Læringsmiljøprosjektet |  | 2022–2022 |  | 150000 |
Læringsmiljøprosjektet |  | 2023–2023 |  | 200000 |
Skolebasert veiledning |  | 2022–2022 |  | 75000 |
""",
    ),
    Case(
        "several contacts in a cell",
        "cells",
        """
Kva | Saman med | Kontaktpersonar | Tidsrom
Matematikk i praksis | Universitetet i Stavanger | Liv Aarvik, Tor Heggdal/nSolveig Myren | V-23 – H-24
""",
        """
Matematikk i praksis | UiS | 2023-01–2024-12 | Liv Aarvik; Tor Heggdal; Solveig Myren |  |
""",
    ),
    Case(
        "the network's column",
        "cells",
        """
Nettverk | Tiltak | Partner | Tildelt beløp
Indre Fosen/Ørland | God start i første klasse | Nord universitet | 410 000
Region Sør-Helgeland | Trygge voksne | Nord universitet | 275 000
""",
        """
God start i første klasse | Nord universitet | – |  | 410000 | Indre Fosen/Ørland
Trygge voksne | Nord universitet | – |  | 275000 | Region Sør-Helgeland
""",
    ),
    Case(
        "HTML with merged focus areas",
        "html",
        """
<table><tr><th>Område</th><th>Tiltak</th><th>Hvem</th><th>Når</th></tr>
<tr><td rowspan="2">Språk</td><td>Skrivestøtte i overgangen</td><td>USN</td><td>2021-2023</td></tr>
<tr><td>Flerspråklige lesere</td><td>NAFO</td><td>høst 2022</td></tr></table>
""",
        """
Skrivestøtte i overgangen | USN | 2021–2023 |  |  |
Flerspråklige lesere | NAFO | 2022-08–2022-12 |  |  |
""",
        before="<html><head><title>Tiltak i regionen</title></head><body><h1>Tiltak i regionen</h1>",
    ),
    Case(
        "Markdown",
        "md",
        """
| Tiltak | Ansvarlig | Periode | Kostnad |
|---|---|---|---|
| Klasseledelse på ungdomstrinnet | Universitetet i Agder | 2016/2017 | 95 000 |
| Elevmedvirkning | Birkenes kommune | 2017 | 30 000 |
""",
        """
Klasseledelse på ungdomstrinnet | UiA | 2016-08–2017-06 |  | 95000 |
Elevmedvirkning | Birkenes kommune | 2017–2017 |  | 30000 |
""",
        before="# Tiltaksplan\n\nTabellen viser tiltakene.\n\n",
    ),
    Case(
        "plain, in line",
        "plain",
        """
Tiltak i kompetanseplanen

Tiltak                           Partner              Periode         Kontakt
Muntlige ferdigheter             Skrivesenteret       2019–2021       Nina Bakkelid
Gode overganger                  NTNU                 H-20 – V-22     Odd Rønning
Lærersamarbeid om vurdering      Udir                 2021            Nina Bakkelid
""",
        """
Muntlige ferdigheter | Skrivesenteret | 2019–2021 | Nina Bakkelid |  |
Gode overganger | NTNU | 2020-08–2022-06 | Odd Rønning |  |
Lærersamarbeid om vurdering | Udir | 2021–2021 | Nina Bakkelid |  |
""",
    ),
    Case(
        "plain, a column order with money",
        "plain",
        """
Satsingar 2023

Kven                  Satsing                             Kostnad      Tidsrom
HVL                   Skulevegring og nærvær              210 000      2023–2024
Statped               Alternativ kommunikasjon            45 000       vår 2023
""",
        """
Skulevegring og nærvær | HVL | 2023–2024 |  | 210000 |
Alternativ kommunikasjon | Statped | 2023-01–2023-06 |  | 45000 |
""",
    ),
    Case(
        "plain, one cell a line",
        "plain",
        """
Oversikt over tiltak

Tiltak
Partner
Periode
Kommentar

Lese for livet
Lesesenteret
2020–2022
Tre samlinger i året

Ungdom og medborgerskap
Universitetet i Oslo
V-21 – H-22
Videreføres ved behov

Rom for lek
DMMH
2021–2023
Barnehagene i kommunen
""",
        """
Lese for livet | Lesesenteret | 2020–2022 |  |  |
Ungdom og medborgerskap | UiO | 2021-01–2022-12 |  |  |
Rom for lek | DMMH | 2021–2023 |  |  |
""",
    ),
    Case(
        "plain, names broken over lines",
        "plain",
        """
Tiltak

Tiltak                   Ansvarleg              Periode
Inkluderande             Høgskulen på           2020–2022
barnehage- og            Vestlandet
skulemiljø
Nye lærarar i            NLA Høgskolen          2021–2023
fellesskapet
""",
        """
Inkluderande barnehage- og skulemiljø | HVL | 2020–2022 |  |  |
Nye lærarar i fellesskapet | NLA Høgskolen | 2021–2023 |  |  |
""",
    ),
    Case(
        "plain, cells parted by semicolons or bars",
        "plain",
        """
Tiltaksoversikt

Tiltak | Periode | Samarbeidspartner
Naturfag med undring | 2014–2016 | Naturfagsenteret
Foreldresamarbeid | 2015 | Høgskolen i Telemark
""",
        """
Naturfag med undring | Naturfagsenteret | 2014–2016 |  |  |
Foreldresamarbeid | HiT | 2015–2015 |  |  |
""",
    ),
    Case(
        "start and end in columns of their own",
        "cells",
        """
Prosjektnamn | Start | Slutt | Prosjekteigar | Kontakt
Lærande leiarar | 2019 | 2021 | Sogndal kommune | Jorunn Eikrem
Digital dugleik | H-20 | V-23 | HVL | Pål Orheim
""",
        """
Lærande leiarar | Sogndal kommune | 2019–2021 | Jorunn Eikrem |  |
Digital dugleik | HVL | 2020-08–2023-06 | Pål Orheim |  |
""",
    ),
    Case(
        "a sum row and a numbered column",
        "cells",
        """
Nr. | Tiltak | Søkt | Tildelt
1 | Veiledning av nyutdannede | 500 000 | 400 000
2 | Mangfold i skolen | 200 000 | 150 000
 | Sum | 700 000 | 550 000
""",
        """
Veiledning av nyutdannede |  | – |  | 400000 |
Mangfold i skolen |  | – |  | 150000 |
""",
    ),
    Case(
        "event list with dates",
        "cells",
        """
Dato | Tema/arrangement | Foreleser/partner | Sted
12.10.2021 | Fagdag om traumebevisst praksis | RVTS Sør | Kristiansand
3. mars 2022 | Samling for skoleledere | UiA | Arendal
""",
        """
Fagdag om traumebevisst praksis | RVTS Sør | 2021-10–2021-10 |  |  |
Samling for skoleledere | UiA | 2022-03–2022-03 |  |  |
""",
    ),
    Case(
        "HTML with nynorsk heads and a list in a cell",
        "html",
        """
<table><tr><td><b>Innsatsområde</b></td><td><b>Samarbeid med</b></td>
<td><b>Tidsperiode</b></td><td><b>Løyving</b></td></tr>
<tr><td>Skriving på tvers av fag</td><td><ul><li>Nynorsksenteret</li><li>Høgskulen i Volda</li></ul></td>
<td>hausten 2019 – våren 2021</td><td>1,2 mill.</td></tr>
<tr><td>Systemarbeid kring PPT</td><td>Statped</td><td>2020 – d.d.</td><td></td></tr></table>
""",
        """
Skriving på tvers av fag | Høgskulen i Volda; Nynorsksenteret | 2019-08–2021-06 |  | 1200000 |
Systemarbeid kring PPT | Statped | 2020– |  |  |
""",
        before="<html><body><h1>Innsatsområde i regionen</h1>",
    ),
    Case(
        "cards of labels",
        "plain",
        """
Melding om tildeling

Tiltak: Lesing hele livet
Partner: Lesesenteret
Periode: 2019–2021
Beløp: 300 000 kr

Tiltak: Tallglede
Partner: Matematikksenteret og Nord universitet
Periode: H-19 – V-21
Beløp: 150 000 kr
""",
        """
Lesing hele livet | Lesesenteret | 2019–2021 |  | 300000 |
Tallglede | Matematikksenteret; Nord universitet | 2019-08–2021-06 |  | 150000 |
""",
    ),
    Case(
        "headings that nobody knows",
        "cells",
        """
Bolk | Grep | Medspelar | Løp
A1 | Lesevenner på tvers | NTNU | haust 2021 – vår 2023
A2 | Regnefortellinger | Statped | 2022
A3 | Trygge voksne | RVTS Midt | V-22 – H-23
""",
        """
Lesevenner på tvers | NTNU | 2021-08–2023-06 |  |  |
Regnefortellinger | Statped | 2022–2022 |  |  |
Trygge voksne | RVTS Midt | 2022-01–2023-12 |  |  |
""",
    ),
    Case(
        "starts and ends under headings that nobody knows",
        "cells",
        """
Grep | Giv | Ut
Lesevenner på tvers | V-21 | H-23
Regnefortellinger | H-22 | V-24
""",
        """
Lesevenner på tvers |  | 2021-01–2023-12 |  |  |
Regnefortellinger |  | 2022-08–2024-06 |  |  |
""",
    ),
    Case(
        "what somebody is to do is no measure",
        "cells",
        """
Kva | Ansvarleg | Frist
Sende ut møteplan | Kari Nordbøen | 1. mars
Melde inn deltakarar | alle | 10. mars
Tinge rom | Ola Sørbøen | snarast
""",
        "",
    ),
    Case(
        "the total is not in the first column",
        "cells",
        """
Nr | Tiltak | Midlar
1 | Lesevenner på tvers | 100 000
2 | Regnefortellinger | 50 000
 | Til saman | 150 000
""",
        """
Lesevenner på tvers |  | – |  | 100000 |
Regnefortellinger |  | – |  | 50000 |
""",
    ),
    Case(
        "values parted by semicolons",
        "plain",
        """
tiltak;nettverk;partner;periode;kroner
Lesevenner på tvers;Nettverk Nord;NTNU;2021-2023;180000
Regnefortellinger;Nettverk Nord;;2022;55000
Trygge voksne;Nettverk Sør;RVTS Midt;2022-2023;
""",
        """
Lesevenner på tvers | NTNU | 2021–2023 |  | 180000 | Nettverk Nord
Regnefortellinger |  | 2022–2022 |  | 55000 | Nettverk Nord
Trygge voksne | RVTS Midt | 2022–2023 |  |  | Nettverk Sør
""",
    ),
    Case(
        "entries whose fields semicolons part, in any order",
        "plain",
        """
Disse tiltakene er tatt med:
- Lesevenner på tvers; NTNU; kr 180.000,-; skoleåret 2021/22
- Regnefortellinger; Statped; høsten 2021; kr 55.000,-
""",
        """
Lesevenner på tvers | NTNU | 2021-08–2022-06 |  | 180000 |
Regnefortellinger | Statped | 2021-08–2021-12 |  | 55000 |
""",
    ),
    Case(
        "quarters, and numbers of subprojects",
        "cells",
        """
Delprosjekt | Når | Hvem
DP1 Kartlegging av behov | Q1-Q2 2021 | NTNU
DP2 Studiesenter for lærere | Q3 2021-Q4 2022 | Statped
""",
        """
Kartlegging av behov | NTNU | 2021-01–2021-06 |  |  |
Studiesenter for lærere | Statped | 2021-07–2022-12 |  |  |
""",
    ),
    Case(
        "regions ticked off, and a time in brackets behind a name",
        "cells",
        """
Tiltak | Nordre nettverk | Søre nettverk | Fagleg ansvarleg
Lesevenner på tvers (2018–2021) | x | x | NTNU
Regnefortellinger |  | x | Statped
""",
        """
Lesevenner på tvers | NTNU | 2018–2021 |  |  | Nordre nettverk
Lesevenner på tvers | NTNU | 2018–2021 |  |  | Søre nettverk
Regnefortellinger | Statped | – |  |  | Søre nettverk
""",
    ),
    Case(
        "forms under numbered headings, with the time last",
        "plain",
        """
Strategi for lesing 2013-2016

3.1 Lesevenner på tvers
Ansvarlig: NTNU
Samarbeidspartnere: Malvik kommune
Tidsrom: 2013-2015
Ressurser: 400.000
""",
        "Lesevenner på tvers | Malvik kommune; NTNU | 2013–2015 |  | 400000 |",
    ),
    Case(
        "flattened to lines of single spaces, cells broken below",
        "plain",
        """
Kva Høgskule eller senter Tid Kroner
Lesevenner på tvers NTNU haust 2012 - vår 2014 210 000
Regneforteljingar for Statped Vest haust 2013 - haust 130 000
dei minste 2014
Trygge vaksne Læringsmiljøsenteret skuleåret 2012/13 85 000
I alt 425 000
""",
        """
Lesevenner på tvers | NTNU | 2012-08–2014-06 |  | 210000 |
Regneforteljingar for dei minste | Statped Vest | 2013-08–2014-12 |  | 130000 |
Trygge vaksne | Læringsmiljøsenteret | 2012-08–2013-06 |  | 85000 |
""",
    ),
    Case(
        "flattened, who before what, starts and ends",
        "plain",
        """
Nr. Ansvarlig Tiltak Fra Til
14-1 Kari Nordbøen (NTNU) Vurdering i norskfaget 01.08.13 30.06.15
14-2 ingen Turstien som læringssti 2015 2016
14-3 Ola Sørbøen (Statped) Bedre matematikk i Hole og 01.02.14 31.12.15
Ringerike
""",
        """
Vurdering i norskfaget | NTNU | 2013-08–2015-06 | Kari Nordbøen |  |
Turstien som læringssti |  | 2015–2016 |  |  |
Bedre matematikk i Hole og Ringerike | Statped | 2014-02–2015-12 | Ola Sørbøen |  |
""",
    ),
    Case(
        "held by a body that only the name tells; hours are no kroner",
        "cells",
        """
Tiltak | År | Ressurser
Samlinger ved NTNU | 2012 | 60 timer
Kursrekke | 2013 | 40 000
""",
        """
Samlinger ved NTNU | NTNU | 2012–2012 |  |  |
Kursrekke |  | 2013–2013 |  | 40000 |
""",
    ),
    Case(
        "months with their years are no times of day",
        "cells",
        """
Tiltak | Partner | Periode
Lesing ved elva | NTNU | 01.22–06.24
Rom for fysikk | Naturfagsenteret | 08.23–07.24
""",
        """
Lesing ved elva | NTNU | 2022-01–2024-06
Rom for fysikk | Naturfagsenteret | 2023-08–2024-07
""",
    ),
    Case(
        "the programme of a day names no measures",
        "cells",
        """
Tid | Program | Hvem
09.00–09.45 | Leseglede i praksis | NTNU
10.00–11.30 | Tall i naturen | Statped
""",
        "",
    ),
    Case(
        "a group's cell stands once, its rows without a blank line between",
        "plain",
        """
Nettverk              Tiltak                Partnar               Tilskot

Nordre Elvenettverk   Bøker i lomma         NTNU                   60 000
                      Ute i all slags vêr   DMMH                   90 000
Søre Elvenettverk     Tal som smakar        Matematikksenteret     75 000
                      Saman i leik          Statped               110 000
""",
        """
Bøker i lomma | NTNU | – |  | 60000 | Nordre Elvenettverk
Ute i all slags vêr | DMMH | – |  | 90000 | Nordre Elvenettverk
Tal som smakar | Matematikksenteret | – |  | 75000 | Søre Elvenettverk
Saman i leik | Statped | – |  | 110000 | Søre Elvenettverk
""",
    ),
    Case(
        "a column of titles is none of measures",
        "cells",
        """
Navn | Tittel | Virksomhet
Kari Nordbøen | kommunalsjef | Bygland kommune
Ola Sørbøen | seniorrådgiver | Statped
Anne Vestbøen | skolefaglig rådgiver | Valle kommune
""",
        "",
    ),
    Case(
        "a calendar: meetings, holidays and deadlines beside measures, stages of one measure",
        "cells",
        """
Uke | Hva | Hvem
34 | Skolestart |
35 | Tallreisa: oppstart, dag 1 av 4 | NTNU
36 | Rektormøte | KS
40 | Høstferie |
41 | Tallreisa: dag 2 | NTNU
43 | Ord i farta: samling for barnehagene | Statped
44 | Skriv mer! (avslutning) | Skrivesenteret
45 | Styremøte. Avslutning av Bok på bok, v/Lesesenteret |
47 | Frist for å melde seg på |
48 | Juleferie! |
49 | Statped kommer på besøk |
""",
        """
Tallreisa | NTNU | –
Tallreisa | NTNU | –
Ord i farta | Statped | –
Skriv mer! | Skrivesenteret | –
Bok på bok | Lesesenteret | –
""",
    ),
    Case(
        "more than the name in a cell",
        "cells",
        """
Tiltak | Ansvarlig | Beløp
Bøkenes natt, kurs for lærere på 3. trinn | NTNU | 20 000
Posen, der barna tar med bøker hjem | Statped | 30 000
Fadderne, som startet i 2011 | DMMH | 40 000
Leiardagane, to dagar, v/KS | Valle kommune | 50 000
Realfag ved elva, del 2 | Naturfagsenteret | 60 000
""",
        """
Bøkenes natt | NTNU | – |  | 20000
Posen | Statped | – |  | 30000
Fadderne | DMMH | – |  | 40000
Leiardagane | KS; Valle kommune | – |  | 50000
Realfag ved elva, del 2 | Naturfagsenteret | – |  | 60000
""",
    ),
    Case(
        "wages, rent and chores are no measures",
        "cells",
        """
Utgift | Kroner
Lønn koordinator (60 %) | 410 000
Husleie, Nedre gate | 38 000
Lesing i alle rom | 145 000
Uforutsett | 12 000
Reiser og møter | 9 000
""",
        """
Lesing i alle rom |  | – |  | 145000
""",
    ),
    Case(
        "what somebody is to buy or send",
        "cells",
        """
Tiltak | Ansvar | Frist
Kjøpe skjermer | Kari Nordbøen | juni 2020
Lese sammen hver dag | NTNU | juni 2021
Sende ut program | Ola Sørbøen | mai 2020
""",
        """
Lese sammen hver dag | NTNU | –2021-06
""",
    ),
    Case(
        "a form with numbered fields, an empty one last",
        "plain",
        """
1.1 Tiltakets navn
Tall ved elva
1.2 Samarbeidspartner
Høgskolen i Østfold
1.3 Startet / planlagt avsluttet
08.2018 / 06.2020

2.1 Tiltakets navn
Bok i sekk
2.2 Samarbeidspartner
Statped
2.3 Startet / planlagt avsluttet
01.2019 / 12.2019

3.1 Tiltakets navn
3.2 Samarbeidspartner
Velg ...
""",
        """
Tall ved elva | Høgskolen i Østfold | 2018-08–2020-06
Bok i sekk | Statped | 2019-01–2019-12
""",
    ),
    Case(
        "minutes in a table: what its sentences tell",
        "cells",
        """
Sak | Drøfting | Konklusjon
4/24 | «Ro først» startet i august 2022 i samarbeid med Statped. | Ro først går ut juni 2025, og da er det slutt.
5/24 | Planen er på høring. | Innspill innen juni.
""",
        """
Ro først | Statped | 2022-08–2025-06
""",
    ),
)
