"""A trail as a person reads it: each fact once, with all its proofs; changes and silent years in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Row, Trail
from index.story import Change, Entry, Gap, entries, gaps, tell, when
from index.years import told
from ingest.model import Kind


def row(
    measure: str | None, *partners: str, document: str = "a", date: str | None = "2018-05-01", **facts: object
) -> Row:
    made = Row(
        measure, partners, None, None, None, (), None, None, document, f"/{document}.txt", None, date, 1, "words"
    )
    made = replace(made, **facts)  # type: ignore[arg-type]
    return made if made.years else replace(made, years=told(made.start, made.end, None, date))


def test_the_same_fact_told_twice_is_one_entry_with_both_proofs() -> None:
    full = row("Lesing", "HiST", start="2016-08", end="2018-06", contacts=("Kari Moe",))
    again = row("Lesing", "HiST", document="b", end="2018-06", amount_nok=90_000)
    other = row("Regning", "HiST", start="2016-08", end="2018-06")
    one, two = entries([full, again, other])
    assert (one.numbers, one.row.start, one.row.amount_nok) == ((1, 2), "2016-08", 90_000)
    assert [r.document for r in one.rows] == ["a", "b"]
    assert (two.numbers, two.changes) == ((3,), ())


@pytest.mark.parametrize(
    "other",
    [
        {"network": "Ytre Skjold"},
        {"start": "2019-08"},
        {"end": "2020-06"},
        {"amount_nok": 7},
        {"contacts": ("Ola Lund",)},
        {"partners": ("NTNU",)},
        {"measure": "Regning"},
    ],
)
def test_what_differs_stays_two(other: dict[str, object]) -> None:
    one = row(
        "Lesing",
        "HiST",
        network="Indre Skjold",
        start="2016-08",
        end="2018-06",
        amount_nok=9,
        contacts=("Kari Moe",),
    )
    assert len(entries([one, replace(one, document="b", **other)])) == 2  # type: ignore[arg-type]


def test_an_undated_line_joins_only_a_fact_of_its_time() -> None:
    fact = row("Lesing", "HiST", start="2016-08", end="2018-06")
    assert len(entries([fact, row("Lesing", "HiST", document="b", date="2017-01-01")])) == 1
    assert len(entries([fact, row("Lesing", "HiST", document="b", date="2024-01-01")])) == 2


def test_changes_are_told_once_something_changed() -> None:
    first = row("Lesing", "HiST", start="2012", end="2014", contacts=("Kari Moe",), amount_nok=145_000)
    then = row("Lesing", "NTNU", start="2016", end="2018", contacts=("Ola Lund",), amount_nok=200_000)
    last = row("Lesing", "NTNU", "DMMH", start="2019", end="2020")
    assert [tuple(map(str, e.changes)) for e in entries([first, then, last])] == [
        (),
        ("partner: HiST → NTNU", "contact: Kari Moe → Ola Lund", "amount: 145\xa0000 → 200\xa0000"),
        ("partner: + DMMH",),
    ]


def test_a_later_end_is_a_change_and_silence_is_none() -> None:
    plan = row("Lesing", "HiST", start="2016", end="2018", date="2016-01-01")
    report = row("Lesing", "HiST", document="b", start="2016", end="2019", date="2019-01-01")
    assert entries([plan, report])[1].changes == (Change("end", "2018 → 2019"),)
    assert entries([report, row("Lesing", document="c", start="2016", amount_nok=5)])[-1].changes == ()


def test_gaps_lie_between_what_was_found() -> None:
    rows = [row("A", start="2008", end="2010"), row("B", start="2009", end="2009"), row("C", start="2014")]
    assert gaps(rows) == (Gap(2011, 2013),)
    (chapter,) = tell(Trail("X", Kind.PARTNER, rows=tuple(rows)))
    assert [line if isinstance(line, Gap) else line.row.measure for line in chapter.lines] == [
        "A",
        "B",
        Gap(2011, 2013),
        "C",
    ]
    assert gaps([row("A", start="2008", end="2010"), row("B", start="2011")]) == ()


def test_an_open_end_reaches_to_its_document() -> None:
    assert gaps([row("A", start="2008", date="2012-01-01"), row("B", start="2013")]) == ()
    assert when(row("A", start="2008-08")) == "2008-08–…"
    assert when(row("A")) == "(2018-05-01)"


def test_groups() -> None:
    trail = Trail("X", Kind.PARTNER, rows=(
        row("A", start="2008", end="2009"), row(None, contacts=("Kari Moe",)), row("B", start="2012", end="2012"),
        row("A", start="2012", end="2012"), row("C", date=None),
    ))  # fmt: skip
    assert [c.title for c in tell(trail, "measure")] == ["A", "B", "C", "(takes part)"]
    years = tell(trail, "year")
    assert [c.title for c in years] == ["2008", "2009", "", "2012", "", "2018", "undated"]
    assert years[2].lines == (Gap(2010, 2011),)
    assert tell(Trail("X", None)) == ()


def test_doubts_are_kept_and_weak_rules_are_one() -> None:
    entry, weak = entries([row("A", doubts=("A may be B",)), row("B", confidence=0.6)])
    assert entry.doubts == ("A may be B",)
    assert len(weak.doubts) == 1


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(["A", "B", None]),
        st.sampled_from(["HiST", "NTNU"]),
        document=st.sampled_from("abc"),
        date=st.sampled_from([None, "2012-01-01", "2018-01-01"]),
        start=st.sampled_from([None, "2012", "2012-08", "2016"]),
        end=st.sampled_from([None, "2016", "2018-06"]),
        amount_nok=st.sampled_from([None, 5, 6]),
        contacts=st.sampled_from([(), ("Kari Moe",), ("Ola Lund",)]),
    ),
    max_size=9,
)


@given(ROWS)
def test_every_row_is_in_one_entry_and_nothing_is_made_up(rows: list[Row]) -> None:
    found = entries(rows)
    assert sorted(n for entry in found for n in entry.numbers) == list(range(1, len(rows) + 1))
    for entry in found:
        assert [rows[n - 1] for n in entry.numbers] == list(entry.rows)
        for value in (entry.row.start, entry.row.end, entry.row.amount_nok):
            assert value is None or any(value in (r.start, r.end, r.amount_nok) for r in entry.rows)
        assert {r.amount_nok for r in entry.rows} <= {None, entry.row.amount_nok}
    silent = {y for gap in gaps(rows) for y in range(gap.first, gap.last + 1)}
    assert not silent & {y for r in rows if r.years for y in range(r.years[0], r.years[1] + 1)}


@given(ROWS, st.sampled_from([None, "measure", "year"]))
def test_no_entry_is_lost_in_a_group(rows: list[Row], group: str | None) -> None:
    lines = [line for chapter in tell(Trail("X", None, rows=tuple(rows)), group) for line in chapter.lines]
    assert {n for line in lines if isinstance(line, Entry) for n in line.numbers} == set(range(1, len(rows) + 1))


def test_side_by_side_in_one_document_is_no_change() -> None:
    rows = [row("Lesing", name, years=(2024, 2027)) for name in ("Sund kommune", "Vik kommune")]
    assert [e.changes for e in entries(rows)] == [(), ()]
