"""The registers of names agree with themselves and with well-known facts."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from corpus import registers
from corpus.registers import RegisterName, by_form, names, predecessors

KINDS = {"partner", "place", "scheme", "network", "measure"}


def row(kind: str, name: str) -> RegisterName:
    (found,) = [r for r in names() if (r.kind, r.name) == (kind, name)]
    return found


def test_no_name_stands_twice() -> None:
    keys = [(r.kind, r.name) for r in names()]
    assert len(keys) == len(set(keys)) > 1000
    assert {kind for kind, _ in keys} == KINDS


def test_a_form_names_one_body_unless_marked_as_shared() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for r in names():
        for form in (r.name, *r.aliases):
            owners[r.kind, form.casefold()].add(r.name)
        assert not {f.casefold() for f in r.shared} & {f.casefold() for f in (r.name, *r.aliases)}, r
    assert {form: who for form, who in owners.items() if len(who) > 1} == {}


def test_no_form_has_stray_blanks_or_separators() -> None:
    for r in names():
        for form in (r.name, *r.aliases, *r.shared):
            assert form == " ".join(form.split()), r
            assert form
            assert not set(form) & set(";|\t"), r


def test_successors_are_there_and_their_years_fit() -> None:
    keys = {(r.kind, r.name): r for r in names()}
    for r in names():
        for name, how, year in r.successors:
            assert how in ("merged", "split", "renamed"), r
            after = keys[r.kind, name]
            assert after is not r
            assert after.first is None or after.first <= year, (r, after)
            assert after.last is None or year <= after.last, (r, after)
            if r.last is not None:
                assert year == r.last + 1, r
        assert r.last is None or (r.first or 0) <= r.last <= 2030, r


def test_only_schemes_and_measures_end_without_a_successor() -> None:
    ended = [r for r in names() if r.last and not r.successors]
    assert {r.kind for r in ended} == {"scheme", "measure"}


def test_predecessors_mirror_successors() -> None:
    there = {(r.kind, r.name, s) for r in names() for s in r.successors}
    back = {(kind, p, (name, how, y)) for (kind, name), found in predecessors().items() for p, how, y in found}
    assert there == back


def test_as_many_municipalities_and_counties_as_today() -> None:
    living = [r for r in names() if r.kind == "place" and r.last is None]
    # 357 municipalities and 15 counties since 1 January 2024; Oslo is both and stands once.
    assert sum(r.group == "municipality" for r in living) == 357
    assert sum(r.group == "county" for r in living) == 14


@pytest.mark.parametrize(
    ("kind", "name", "successor"),
    [
        ("partner", "HiST", ("NTNU", "merged", 2016)),
        ("partner", "HiNT", ("Nord universitet", "merged", 2016)),
        ("partner", "HiB", ("HVL", "merged", 2017)),
        ("partner", "HBV", ("USN", "merged", 2016)),
        ("partner", "Fylkesmannen i Sør-Trøndelag", ("Statsforvalteren i Trøndelag", "merged", 2018)),
        ("partner", "Klæbu kommune", ("Trondheim kommune", "merged", 2020)),
        ("partner", "Senter for atferdsforskning", ("Læringsmiljøsenteret", "merged", 2013)),
        ("partner", "Lillegården kompetansesenter", ("Læringsmiljøsenteret", "merged", 2013)),
        ("place", "Sør-Trøndelag", ("Trøndelag", "merged", 2018)),
        ("place", "Viken", ("Buskerud", "split", 2024)),
        ("place", "Haram", ("Ålesund", "merged", 2020)),
        ("place", "Ålesund", ("Haram", "split", 2024)),
        ("place", "Snillfjord", ("Orkland", "split", 2020)),
    ],
)
def test_mergers_and_splits(kind: str, name: str, successor: tuple[str, str, int]) -> None:
    assert successor in row(kind, name).successors


@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [
        ("Høgskolen i Sør-Trøndelag", "partner", "HiST"),
        ("høgskulen på vestlandet", "partner", "HVL"),
        ("Universitetet i Innlandet", "partner", "HINN"),
        ("Høgskolen i Sørøst-Norge", "partner", "USN"),
        ("Fylkesmannen i Trøndelag", "partner", "Statsforvalteren i Trøndelag"),
        ("Statsforvaltaren i Vestland", "partner", "Statsforvalteren i Vestland"),
        ("Nasjonalt senter for leseopplæring og leseforsking", "partner", "Lesesenteret"),
        ("Nasjonalt senter for læringsmiljø og atferdsforskning", "partner", "Læringsmiljøsenteret"),
        ("Utdanningsdirektoratet", "partner", "Udir"),
        ("Voss kommune", "partner", "Voss herad"),
        ("Guovdageaidnu", "place", "Kautokeino"),
        ("DEKOM", "scheme", "Dekom"),
        ("Kompetanseløftet for spesialpedagogikk og inkluderande praksis", "scheme", "Kompetanseløftet"),
        ("VFL", "measure", "Vurdering for læring"),
    ],
)
def test_forms_lead_to_their_normal_form(form: str, kind: str, name: str) -> None:
    assert [(r.kind, r.name) for r in by_form()[form.casefold()]] == [(kind, name)]


def test_shared_forms_lead_to_all_who_bear_them() -> None:
    assert {r.name for r in by_form()["bø"]} == {"Bø (Nordland)", "Bø (Telemark)"}
    assert len(by_form()["rvts"]) == 5


def test_version_changes_with_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(registers.FOLDER, tmp_path / "registers")
    monkeypatch.setattr(registers, "FOLDER", tmp_path / "registers")
    assert registers._version() == registers.REGISTER_VERSION
    with (tmp_path / "registers" / "schemes.tsv").open("a", encoding="utf-8") as table:
        table.write("Ny ordning\tscheme\tscheme\t\t\t\t\t\t\t\t\n")
    assert registers._version() != registers.REGISTER_VERSION
