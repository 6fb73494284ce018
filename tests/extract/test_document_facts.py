"""The first lines of documents of many kinds → title, type, date, period, issuer; and names of networks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ingest.extract import extract
from ingest.model import Document, Kind, Page
from ingest.segment import segment

BODY = "\n\nVi viser til tidligere omtale. Arbeidet fortsetter slik det er avtalt med skolene.\n"


@dataclass(frozen=True)
class Opening:
    text: str
    title: str
    type: str
    date: str | None
    period: tuple[str | None, str | None] | None = None
    issuer: str | None = None
    media: str = "text"


OPENINGS = (
    Opening(
        "# Samarbeidsavtale om barnehageutvikling 2021–2024\n\nmellom Statped og kommunane Gol og Hol\n\n"
        "Avtalen gjeld frå 1. august 2021 til 31. juli 2024. Planen vert laga saman.",
        "Samarbeidsavtale om barnehageutvikling 2021–2024",
        "other",
        None,
        ("2021-08", "2024-07"),
        media="markdown",
    ),
    Opening(
        "# Oppvekstnytt for Gol\n\nNr. 2 – mars 2009\nRedaktør: Kari Lund\n\nKjære leser, referat kommer.",
        "Oppvekstnytt for Gol",
        "other",
        "2009-03",
        media="markdown",
    ),
    Opening(
        "# Leselyst – prosjektbeskrivelse\n\nVersjon 2.1, 4. mai 2017\n\nProsjektet skal gi leselyst.",
        "Leselyst – prosjektbeskrivelse",
        "plan",
        "2017-05-04",
        media="markdown",
    ),
    Opening(
        "# Aktivitetsplan 2016\n\nPlanen viser hva nettverket gjør.\n\n## Våren 2016\n\nKurs i mai.",
        "Aktivitetsplan 2016",
        "plan",
        None,
        ("2016-01", "2016-12"),
        media="markdown",
    ),
    Opening(
        "Nettverk Nordlysdalen\nGol, Hol og Ål kommuner\n\nTILTAKSLISTE 2009–2011\nSist endret 11.11.09",
        "Tiltaksliste 2009–2011",
        "plan",
        "2009-11-11",
        ("2009-01", "2011-12"),
    ),
    Opening(
        "Statsforvaltaren i Vestland\nDykkar dato: 1.10.2021\nVår dato: 7.2.2022\n\nSvar på søknad om tilskot\n\n"
        "Samarbeidsforum gav råd i møte 17. januar 2022. Vi følgjer det på alle punkt utanom eitt, sjå\nnedanfor.",
        "Svar på søknad om tilskot",
        "letter",
        "2022-02-07",
    ),
    Opening(
        "# Kompetansetiltak 2024–2026\n\nKarmøy kommune\n\nAjour per 5. mars 2024\n\nBeløp i kroner.",
        "Kompetansetiltak 2024–2026",
        "plan",
        "2024-03-05",
        ("2024-01", "2026-12"),
        media="markdown",
    ),
    Opening(
        "Fra: Kari Lund, Fjellnettverket\nSendt: mandag 15. juni 2020 10:42\nTil: oppvekstlederne\n"
        "Emne: oppsummering fra møtet om høstens tiltak\n\nHei alle, her er det vi ble enige om 11. juni.",
        "oppsummering fra møtet om høstens tiltak".capitalize(),
        "letter",
        "2020-06-15",
    ),
    Opening(
        "DIALOGMØTE I REGIONEN\n\nNordreisa, 20.–21. oktober 2016\n\nTil stede: Kari Lund, Ola Vik",
        "Dialogmøte i regionen",
        "minutes",
        "2016-10-20",
    ),
    Opening(
        "MØTEINNKALLING\n\nDato: 04.02.2020\nTil: medlemmene\nEmne: Kompetanseforum Nord – møte 5. mars 2020\n\n"
        "Møtetid: torsdag 5. mars kl. 09.00",
        "Kompetanseforum Nord – møte 5. mars 2020",
        "minutes",
        "2020-02-04",
    ),
    Opening(
        "Handlingsplan for skolene\n2019 – 2020 – 2021\n\nStyringsgruppa 11.02.2019\n\nPlanen gjelder alle.",
        "Handlingsplan for skolene",
        "plan",
        "2019-02-11",
        ("2019-01", "2021-12"),
    ),
    Opening(
        "SNÅSAVASSREGIONEN\n\nSted og dato: Snåsa 26.04.04\n\nREFERAT FRA MØTE I REGIONSAMARBEIDET 23.04.04\n\n"
        "Til stede:\nKari Lund",
        "Referat fra møte i regionsamarbeidet 23.04.04",
        "minutes",
        "2004-04-23",
    ),
    Opening(
        "Statsforvalteren i Rogaland\nPostboks 59, 4001 Stavanger\n\nVår dato: 14.02.2023\nVår ref: 2023/1187\n"
        "Dykkar ref:\n\nSola kommune\nPostboks 99\n4097 SOLA\n\nTilskot til lokal kompetanseutvikling for 2023\n\n"
        "Vi viser til søknaden frå samarbeidsforumet.",
        "Tilskot til lokal kompetanseutvikling for 2023",
        "letter",
        "2023-02-14",
        ("2023-01", "2023-12"),
        "Statsforvalteren i Rogaland",
    ),
    Opening(
        "Referat fra møte i styringsgruppa for kompetanseutvikling\n\nDato: 3. mai 2019\nSted: Rådhuset\n"
        "Tid: kl. 09.00–11.30\n\nTil stede: Kari Lund, Ola Vik",
        "Referat fra møte i styringsgruppa for kompetanseutvikling",
        "minutes",
        "2019-05-03",
    ),
    Opening(
        "Lillevik kommune\n\nSAKSFRAMLEGG\n\nSaksbehandler: Berit Aas\nArkivsaksnr.: 18/2214\nDato: 21.11.2018\n\n"
        "Plan for kvalitet i skolen 2019–2022\n\nRådmannens innstilling:\nPlanen vedtas.",
        "Plan for kvalitet i skolen 2019–2022",
        "case",
        "2018-11-21",
        ("2019-01", "2022-12"),
        "Lillevik kommune",
    ),
    Opening(
        "Årsrapport for regional kompetanseutvikling\n\nSkoleåret 2020/2021\n\nUtarbeidet av Nord universitet\n\n"
        "Levanger, 1. september 2021",
        "Årsrapport for regional kompetanseutvikling",
        "report",
        "2021-09-01",
        ("2020-08", "2021-06"),
        "Nord universitet",
    ),
    Opening(
        "Hjem / Skole / Kompetanse\n\nLesing i alle fag\n\nSist oppdatert 07.10.2022\n\n"
        "Her finner du tiltakene som kommunene samarbeider om.",
        "Lesing i alle fag",
        "web",
        "2022-10-07",
        media="html",
    ),
    Opening(
        "Kompetanseplan for Nordre Viken 2022–2025\n\nVedtatt 15. desember 2021\n\n1 Innledning\n\n"
        "Planen gjelder.",
        "Kompetanseplan for Nordre Viken 2022–2025",
        "plan",
        "2021-12-15",
        ("2022-01", "2025-12"),
    ),
    Opening(
        "Referat frå møte i samarbeidsforum for kompetanse, Førde, 12. juni 2020 kl. 10–14\n\n"
        "Til stades: Liv Moen",
        "Referat frå møte i samarbeidsforum for kompetanse, Førde, 12. juni 2020 kl. 10–14",
        "minutes",
        "2020-06-12",
    ),
    Opening(
        "Utdanningsdirektoratet\nPostboks 9359 Grønland\n0135 OSLO\n\nVår saksbehandler: Jon Dahl\n"
        "Vår dato: Vår referanse:\n18.01.2017 2016/9113\nDeres dato: Deres referanse:\n\n"
        "Tilskuddsbrev – videreutdanning for lærere\n\nDirektoratet tildeler med dette midler.",
        "Tilskuddsbrev – videreutdanning for lærere",
        "letter",
        "2017-01-18",
        None,
        "Udir",
    ),
    Opening(
        "Møtebok\n\nUtval: Oppvekstutvalet\nMøtestad: Kommunehuset\nMøtedato: 04.09.2018\nTid: 12:00\n\nSaksliste",
        "Møtebok",
        "minutes",
        "2018-09-04",
    ),
    Opening(
        "Fylkesmannen i Hedmark\n\nTil kommunene i Hedmark\nHamar, 5. april 2016\n\n"
        "Invitasjon til nettverkssamling om vurdering\n\nFylkesmannen inviterer til samling. Hilsen Randi Berg",
        "Invitasjon til nettverkssamling om vurdering",
        "letter",
        "2016-04-05",
        None,
        "Fylkesmannen i Hedmark",
    ),
    Opening(
        "Barn og unge i endring\nStrategisk plan for oppvekst\n2020–2024\n\nStorvik kommune\n\nInnhald\n\n"
        "1. Innleiing",
        "Barn og unge i endring",
        "plan",
        None,
        ("2020-01", "2024-12"),
        "Storvik kommune",
    ),
    Opening(
        "Sluttrapport\nLærende nettverk i Dalregionen\n\nProsjektperiode: august 2017 – juni 2019\n\n"
        "Rapporten er skrevet av Høgskolen i Innlandet, juni 2019.",
        "Sluttrapport Lærende nettverk i Dalregionen",
        "report",
        "2019-06",
        ("2017-08", "2019-06"),
    ),
    Opening(
        "Til: Kommunedirektøren\nFra: Skolesjefen\nDato: 2. mars 2021\n\nNotat om bruk av statlige midler\n\n"
        "Saken gjelder.",
        "Notat om bruk av statlige midler",
        "other",
        "2021-03-02",
    ),
    Opening(
        "Eidsvåg kommune\nUtval for oppvekst\n\nSak 14/20 Kompetanseutvikling i barnehage og skule\n\n"
        "Sakshandsamar: Oddvar Nes\nDato: 19.05.2020\n\nTilråding frå kommunedirektøren:\n"
        "Utvalet tek saka til vitande.",
        "Kompetanseutvikling i barnehage og skule",
        "case",
        "2020-05-19",
        None,
        "Eidsvåg kommune",
    ),
    Opening(
        "Plan for etter- og videreutdanning skoleåret 2018/19\n\nRektorkollegiet, 20.06.2018\n\nMål\n\n"
        "Alle skal lære.",
        "Plan for etter- og videreutdanning skoleåret 2018/19",
        "plan",
        "2018-06-20",
        ("2018-08", "2019-06"),
    ),
)


def read(text: str, media: str = "text") -> Document:
    return extract(segment(Document("d", f"d.{media}", "0", (Page(1, text),), media=media)))


TITLES = (
    ("Hjem Barnehage og skole\n\nFelles løft for språk\n\nHer er det vi holder på med.", "Felles løft for språk"),
    ("HeimAktueltSkulemat for alle\n\nSkulemat for alle\n\nKommunen startar no.", "Skulemat for alle"),
    ("Save this PDF as:\n WORD  PNG  TXT  JPG\n\nStørrelse: px\n\nPlan for lesing i Vik", "Plan for lesing i Vik"),
    ("plan_endelig_versjon-3\n\nPlan for lesing i Vik\n\nPlanen er felles.", "Plan for lesing i Vik"),
    ("1 RAPPORT OM Uteskole på Sletta\n\nDette er rapporten om det.", "RAPPORT OM Uteskole på Sletta"),
    ("Uteskole på Sletta (01.08.2010)\n\nProsjektet går over ett år.", "Uteskole på Sletta"),
    ("Sletteregionen. Foto: Kari Lund. Årsberetning for 2013\n\nFire møter i år.", "Årsberetning for 2013"),
    ("Referat fra møte på Sletta 22. oktober 2020\n\nKari Lund", "Referat fra møte på Sletta 22. oktober 2020"),
    (
        "1 Journalpost.: 13/1452 FYLKESRÅDSSAK Saksnr. Utvalg Møtedato 91/13 Fylkesrådet 30.04.2013 Tilskudd til"
        " uteskoler 2013 Sammendrag Fylkesrådet behandler her fire søknader. To får støtte, til sammen 150 000.",
        "Tilskudd til uteskoler 2013",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_what_stands_around_a_title_is_laid_aside(text: str, title: str) -> None:
    assert extract(segment(Document("d", "/d.txt", "0", (Page(1, text + BODY),)))).title == title


@pytest.mark.parametrize("opening", [pytest.param(o, id=o.title) for o in OPENINGS])
def test_facts(opening: Opening) -> None:
    doc = read(opening.text + BODY, opening.media)
    period = (doc.period.start, doc.period.end) if doc.period else None
    found = (doc.title, doc.type.value, doc.date, period)
    assert found == (opening.title, opening.type, opening.date, opening.period)
    if opening.issuer:
        assert doc.issuer == opening.issuer


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Skolenettverket i Follo har tre fellestiltak i år.", ["Skolenettverket i Follo"]),
        ("Lærerne møtes i Vest-Finnmarknettverket to ganger i halvåret.", ["Vest-Finnmarknettverket"]),
        ("I Indre Østfold-nettverket deltar fem kommuner.", ["Indre Østfold-nettverket"]),
        (
            "Kompetansenettverket Midt-Gudbrandsdal ledes av Ringebu kommune.",
            ["Kompetansenettverket Midt-Gudbrandsdal"],
        ),
        (
            "Kompetansenettverket Midt-Gudbrandsdal møtes. Alle i kompetansenettverket Midt-Gudbrandsdal er med.",
            ["Midt-Gudbrandsdal"],
        ),
        ("Kompetansenettverk Hol og Gol møttes i mai.", ["Kompetansenettverk Hol og Gol"]),
        ("Oppvekstnettverk Lysdalen – Hol, Gol og Ål", ["Oppvekstnettverk Lysdalen"]),
        ("Nettverk Lysdalen, Hol, Gol og Ål har søkt.", ["Nettverk Lysdalen"]),
        ("Dette er planen til Nettverk Hav og hei.", ["Nettverk Hav og hei"]),
        ("Vi fikk hjelp av Nettverk Nordkalotten og NTNU.", ["Nettverk Nordkalotten"]),
        ("Skolesamarbeidet på Indre Helgeland har vedtatt planen.", ["Skolesamarbeidet på Indre Helgeland"]),
        ("Vedteke i Oppvekstrådet i Aust-Telemark.", ["Oppvekstrådet i Aust-Telemark"]),
        ("Romsdal skulesamband har fem kommunar.", ["Romsdal skulesamband"]),
        ("Skulefagleg forum for Hardanger møttest.", ["Skulefagleg forum for Hardanger"]),
        ("Bladet er laget av Ofotenskolene.", ["Ofotenskolene"]),
        ("Planen til Lindesnesringen og Ytre Namdalsringen.", ["Lindesnesringen"]),
        ("Vi er med i Gaulardalsringen og Fjøsnettet.", []),
        ("Hol-/Golnettverket og Nettverket Storheia møttes.", ["Hol-/Golnettverket", "Nettverket Storheia"]),
        ("Elevrådet i Follo og samarbeidet i Follo er godt.", []),
        ("Regionrådet Kontingenten er uendret i 2024.", []),
        ("Vi inviterer til et nettverk for Hol, Gol og Ål.", []),
        ("Her hjelper PPT Fjellregionen til.", []),
        ("Vi var i Guovdageaidnu/Kautokeino i mai.", []),
        ("Nettverket Stord/Fitjar/Bømlo har søkt om midler.", ["Stord/Fitjar/Bømlo"]),
        ("Region Sør-Østerdal fikk 400 000 kroner.", ["Region Sør-Østerdal"]),
        ("Nettverket møtes to ganger i året.", []),
        ("Regionen har prioritert tre områder.", []),
        ("Om nettverket\n\nHer står det hva vi gjør sammen.", []),
        ("Vi reiste gjennom Gudbrandsdalen på vei til samlingen.", []),
        ("Skolene i Nordland og Troms har fått tilbud om kurs.", []),
        ("Styringsgruppa i nettverket vedtok planen.", []),
        (
            "Matematikknettverket for ungdomstrinnet i Sunnfjord samler lærarar.",
            ["Matematikknettverket for ungdomstrinnet i Sunnfjord"],
        ),
        ("Realfagsnettverket Ytre Namdal starter opp i 2019.", ["Realfagsnettverket Ytre Namdal"]),
        ("Tiltakene i nettverket, side 4", []),
        ("Samarbeidsforum for barnehage i Agder behandlet søknadene.", ["Samarbeidsforum for barnehage i Agder"]),
        ("I Hallingdalsnettverket er Gol, Ål og Hol med.", ["Hallingdalsnettverket"]),
        ("Kongsbergregionen skal starte med skolebasert utvikling.", ["Kongsbergregionen"]),
        ("Barnehagenettverket på Nordmøre har fått ny leiar.", ["Barnehagenettverket på Nordmøre"]),
        ("Nettverka i fylket rapporterer kvart år.", []),
    ],
)
def test_networks(text: str, names: list[str]) -> None:
    doc = read("Notat\n\n" + text)
    assert sorted({m.name for m in doc.mentions if m.kind is Kind.NETWORK}) == names
