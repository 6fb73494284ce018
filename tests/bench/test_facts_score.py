"""The yardstick measures what it says: names, whole rows, inferred values, near misses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import facts_links
from bench.facts_gold import KINDS, FactRow, Facts, fingerprint, read_gold, same
from bench.facts_links import link_pairs, read_groups
from bench.facts_score import Count, alike, fits, row_tuples, score

ROW = FactRow(
    measure="Lesing i alle fag",
    partners=("HiST",),
    network="Gaula skoleregion",
    start="2012-08",
    end="2014-06",
    contacts=("Kari Tømmerås",),
    amount_nok=600000,
    page=2,
)
FACTS = Facts(
    "plan.pdf",
    frozenset({("measure", "Lesing i alle fag"), ("partner", "HiST"), ("person", "Kari Tømmerås")}),
    title="Plan 2012–2014",
    type="plan",
    date="2012-06-08",
    period=("2012", "2014"),
    language="nb",
    rows=(ROW,),
    amounts=(600000,),
)


def test_the_gold_answers_score_full_marks_against_themselves() -> None:
    tally = score({"plan.pdf": FACTS}, {"plan.pdf": FACTS})
    assert not tally.misses
    assert {what for what, c in tally.counts.items() if c.f != 1 and c.gold} == set()
    assert tally.counts["whole row"] == Count(1, 1, 1)
    assert tally.macro_f() == 1.0


def test_a_document_without_an_answer_counts_as_one_without_facts() -> None:
    tally = score({"plan.pdf": FACTS}, {})
    assert tally.counts["person"] == Count(0, 0, 1)
    assert tally.counts["whole row"] == Count(0, 0, 1)
    assert tally.macro_f() == 0.0


def test_case_space_and_dash_do_not_part_names() -> None:
    assert same("Lesing  i alle\nfag – fase 2") == same("lesing i alle fag - Fase 2")
    assert same("Hå") != same("Ha")


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"measure": "lesing i alle  fag"}, True),
        ({"partners": ("NTNU",)}, False),
        ({"partners": ("HiST", "NTNU")}, False),
        ({"end": None}, False),
        ({"amount_nok": 600}, False),
        ({"network": None}, False),
        ({"page": 3}, True),
    ],
)
def test_a_whole_row_is_right_only_in_every_field(change: dict[str, object], right: bool) -> None:
    assert fits(ROW, replace(ROW, **change)) is right  # type: ignore[arg-type]


def test_an_inferred_value_may_be_left_out_but_not_wrong() -> None:
    gold = replace(ROW, may=frozenset({"network"}))
    assert fits(gold, replace(ROW, network=None))
    assert not fits(gold, replace(ROW, network="Gauldalen"))
    tally = score({"a": replace(FACTS, rows=(gold,))}, {"a": replace(FACTS, rows=(replace(ROW, network=None),))})
    assert tally.counts["measure-network"] == Count(0, 0, 0)
    assert tally.counts["whole row"].f == 1.0


def test_of_several_partners_only_the_inferred_ones_may_be_left_out() -> None:
    gold = replace(ROW, partners=("HiST", "Malvik kommune"), may_values=frozenset({"malvik kommune"}))
    assert fits(gold, replace(gold, partners=("Malvik kommune", "HiST")))
    assert fits(gold, replace(ROW, partners=("HiST",)))
    assert not fits(gold, replace(ROW, partners=("Malvik kommune",)))
    assert not fits(gold, replace(ROW, partners=()))
    assert not fits(gold, replace(ROW, partners=("HiST", "NTNU")))


def test_a_row_counts_once() -> None:
    twice = replace(FACTS, rows=(ROW, ROW))
    assert score({"a": FACTS}, {"a": twice}).counts["whole row"] == Count(1, 2, 1)
    assert score({"a": twice}, {"a": FACTS}).counts["whole row"] == Count(1, 1, 2)


def test_attendance_rows_tell_who_stands_for_whom() -> None:
    row = FactRow(None, partners=("Malvik kommune",), network="Gaula skoleregion", contacts=("Kari Tømmerås",))
    assert set(row_tuples(row)["attendance"]) == {
        ("kari tømmerås", "malvik kommune"),
        ("kari tømmerås", "gaula skoleregion"),
    }


def test_the_surface_score_pairs_near_names_but_not_neighbours() -> None:
    assert alike("person", ["Kari Tømmerås"], ["Kari Tgmmerås"], {}) == [("Kari Tømmerås", "Kari Tgmmerås")]
    assert alike("network", ["Indre Namdal"], ["Ytre Namdal"], {}) == []
    written = {("partner", "HiST"): ("Høgskolen i Sør-Trøndelag",)}
    assert alike("partner", ["Høgskolen i Sør-Trøndelag"], ["HiST"], written)


@pytest.mark.parametrize("part", ["dev", "test"])
def test_link_rows_are_sound(part: str) -> None:
    groups = read_groups(Path(facts_links.__file__).with_name(f"links-{part}.tsv"))
    names = [(kind, name) for kind, forms, _ in groups for name in forms]
    assert len(names) > 80
    assert len(set(names)) == len(names)
    assert {kind for kind, _ in names} == {*KINDS}


def test_links_count_every_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    alone: frozenset[str] = frozenset()
    groups = [("person", ("Per Lo", "P. Lo", "Per A. Lo"), alone), ("person", ("Per Mo",), alone)]
    entity = {("person", "Per Lo"): "1", ("person", "P. Lo"): "1", ("person", "Per A. Lo"): "2"}
    monkeypatch.setattr(facts_links, "_entities", lambda _: entity | {("person", "Per Mo"): "2"})
    count, false, missed = link_pairs(groups)
    assert count == Count(right=1, found=2, gold=3)
    assert false == ["person: Per A. Lo = Per Mo"]
    assert len(missed) == 2


def test_gold_is_read_and_its_fingerprint_moves_with_it(tmp_path: Path) -> None:
    answers = {
        "file": "plan.pdf",
        "title": "Plan",
        "type": "plan",
        "date": None,
        "period": {"from": "2012", "to": None},
        "language": "nn",
        "places": ["Bø"],
        "entities": [{"kind": "person", "name": "Kari Tømmerås"}],
        "relations": [{"measure": "Lesing", "partners": ["HiST"], "network": None, "inferred": ["partners"]}],
        "amounts": [{"raw": "1,4 mill.", "value_nok": 1400000, "what": None, "page": 1}],
    }
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(answers), "utf-8")
    facts = read_gold(tmp_path)["plan.pdf"]
    assert ("place", "Bø") in facts.entities
    assert facts.period == ("2012", None)
    assert facts.rows[0].may == {"partners"}
    before = fingerprint(tmp_path)
    path.write_text(json.dumps(answers | {"language": "nb"}), "utf-8")
    assert fingerprint(tmp_path) != before


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_gold(tmp_path)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_figures_are_shares(right: int, wrong: int, missed: int) -> None:
    count = Count(right, right + wrong, right + missed)
    assert 0 <= count.f <= max(count.precision, count.recall) + 1e-9 <= 1 + 1e-9
    assert count + Count() == count
