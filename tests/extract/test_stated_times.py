"""What sentences tell of when a measure goes on: in words, from the document's date, by how long it lasts."""

from __future__ import annotations

import pytest

from ingest.extract.context import Context
from ingest.extract.stated import period_of

SPRING = Context(date="2019-04-10", period=("2018", "2021"))
AUTUMN = Context(date="2019-11-10")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Vi begynte hausten 2015 og held på til våren 2018.", "2015-08", "2018-06"),
        ("Oppstart i januar 2020 og avslutning i desember samme år.", "2020-01", "2020-12"),
        ("Starten ble utsatt fra januar til august 2018.", "2018-08", None),
        ("Kurset er utsett til 2020.", "2020", None),
        ("Arbeidet kom i gang i 2014.", "2014", None),
        ("Skolene har siden 2014 lest sammen.", "2014", None),
        ("Prosjektet går skuleåret 2016/17, og mange er med.", "2016-08", "2017-06"),
        ("Det går føre seg i 2017 og 2018.", "2017", "2018"),
        ("NAFO er med ut 2020.", None, "2020"),
        ("Høsten 2017 begynte vi med Lesereisa.", "2017-08", None),
        ("I januar 2018 startet Lesereisa.", "2018-01", None),
    ],
)
def test_printed(words: str, start: str | None, end: str | None) -> None:
    found = period_of(words, SPRING)
    assert found is not None
    assert (found.start, found.end, found.reckoned) == (start, end, ())


@pytest.mark.parametrize(
    ("words", "context", "start", "end"),
    [
        ("Tiltaket starter neste høst.", SPRING, "2019-08", None),
        ("Kurset starter etter nyttår.", AUTUMN, "2020-01", None),
        ("Vi begynte i fjor haust.", SPRING, "2018-08", None),
        ("Tiltaket går fra august og ut skuleåret.", SPRING, "2019-08", "2020-06"),
        ("Tiltaket varer ut skoleåret.", AUTUMN, None, "2020-06"),
        ("Tiltaket varer til jul.", AUTUMN, None, "2019-12"),
        ("Rettleiinga varer ut året.", SPRING, None, "2019-12"),
        ("Kurset går i haust og i vår.", AUTUMN, "2019-08", "2020-06"),
        ("Tre samlinger fra september til november.", SPRING, "2019-09", "2019-11"),
        ("Det starter høsten 2018 og går ut planperioden.", SPRING, "2018-08", "2021"),
        ("Det skal gå i hele planperioden.", SPRING, "2018", "2021"),
        ("Oppstart høsten 2019, varighet ett skoleår.", SPRING, "2019-08", "2020-06"),
        ("Prosjektet startet i januar 2018 og varer i tre år.", SPRING, "2018-01", "2020-12"),
        ("Et treårig program fra 2017.", SPRING, "2017", "2019"),
    ],
)
def test_reckoned(words: str, context: Context, start: str | None, end: str | None) -> None:
    found = period_of(words, context)
    assert found is not None
    assert (found.start, found.end) == (start, end)
    assert found.reckoned


@pytest.mark.parametrize(
    ("words", "context"),
    [
        ("Dette er viktig i vår kommune.", SPRING),
        ("Tiltaket varer ut skoleåret.", Context(date="2019-06-10")),
        ("Ferdig før sommeren.", AUTUMN),
        ("Fra august ble det stille.", SPRING),
        ("Tiltaket starter neste høst.", Context()),
    ],
)
def test_what_may_be_either_of_two_times_is_left_alone(words: str, context: Context) -> None:
    assert period_of(words, context) is None
