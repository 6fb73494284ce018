"""The query language, and errors that point at the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import Both, Either, Loose, QueryError, Word, Words, parse


@pytest.mark.parametrize(
    ("text", "years", "words"),
    [
        ("lesing 2024", (2024, 2024), ("lesing",)),
        ("lesing 2018-2023", (2018, 2023), ("lesing",)),
        ("lesing 2018–23", (2018, 2023), ("lesing",)),
        ("lesing 2018 til 2023", (2018, 2023), ("lesing",)),
        ("lesing 2024 og 2018", (2018, 2024), ("lesing",)),
        ("lesing 2018-2018", (2018, 2018), ("lesing",)),
        ("fra 2018 til 2023 NTNU", (2018, 2023), ("ntnu",)),
        ("siden 2020", (2020, 2099), ()),
        ("etter 2020", (2021, 2099), ()),
        ("før 2010", (1800, 2009), ()),
        ("skoleåret 2008/09", (2008, 2009), ()),
        ("lesing 2024?", (2024, 2024), ("lesing",)),
        ("LK2020", None, ("lk2020",)),
        ("sak 09/22807", None, ("sak", "09", "22807")),
        ('"plan 2024"', None, ()),
        ("year:2024", (2024, 2024), ()),
    ],
)
def test_years_mean_time(text: str, years: tuple[int, int] | None, words: tuple[str, ...]) -> None:
    query, _ = parse(text)
    assert (query.years, query.words) == (years, words)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("høst 2024 lesing", ("2024-08", "2024-12")),
        ("våren 2024", ("2024-01", "2024-06")),
        ("høst 2022 til våren 2024", ("2022-08", "2024-06")),
        ("lesing vår 2019–høst 2021", ("2019-01", "2021-12")),
        ("H-22–V-24", ("2022-08", "2024-06")),
        ("hausten 2022 - vår 2024 NTNU", ("2022-08", "2024-06")),
        ("H22", ("2022-08", "2022-12")),
        ("skoleåret 2022/23", ("2022-08", "2023-06")),
        ("siden høsten 2020", ("2020-08", "2099-12")),
        ("før våren 2010", ("1800-01", "2009-12")),
        ("2020 til våren 2022", ("2020-01", "2022-06")),
        ("lesing 2024", None),
        ("2018/2023", None),
    ],
)
def test_half_years_are_months(text: str, months: tuple[str, str] | None) -> None:
    query, _ = parse(text)
    assert query.months == months
    assert query.years is not None


def test_words_of_time_are_no_words_of_the_question() -> None:
    assert parse("lesing fra høsten 2022 til våren 2024, NTNU")[0].words == ("lesing", "ntnu")
    assert parse("høsten i barnehagen")[0].words == ("høsten", "i", "barnehagen")
    assert parse("lesing -2024")[0].years is None


def test_operators() -> None:
    a, b, c = Word("a"), Word("b"), Word("c")
    assert parse("a b")[1] == Loose((a, b))
    assert parse("a AND b OR c")[1] == Either((Both((a, b)), c))
    assert parse("a AND (b OR c)")[1] == Both((a, Either((b, c))))
    assert parse('a -"b c"')[1] == Loose((a,), (Words(("b", "c")),))
    assert parse("a NOT b")[1] == parse("a -b")[1] == Loose((a,), (b,))
    assert parse("lese* ord~")[1] == Loose((Word("lese", "prefix"), Word("ord", "fuzzy")))
    assert parse('"AND"')[1] == Words(("and",))


def test_fields() -> None:
    query, tree = parse('lesing type:plan network:"Malvik/Trondheim" partner:NTNU')
    assert tree == Word("lesing")
    assert (query.type, query.network, query.partner) == ("plan", "Malvik/Trondheim", "NTNU")
    assert parse("Sak: lesing")[0].words == ("sak", "lesing")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('lesing "uten slutt', 7),
        ("(lesing", 0),
        ("lesing)", 6),
        ("lesing foo:bar", 7),
        ("type:roman", 0),
        ("lesing type:", 7),
        ("lesing year:snart", 7),
        ("lesing AND", 7),
        ("OR lesing", 0),
        ("lesing NOT", 7),
        ("NTNU 2024-2018", 5),
        ("lesing høst 2022 til våren 2022", 7),
        ("lesing year:2024-2018", 7),
    ],
)
def test_errors_point_at_the_place(text: str, place: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.place == place
    assert "\n" not in str(caught.value)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        query, _ = parse(text)
    except QueryError as refused:
        query = None
        message = str(refused)
    assert query.raw == text if query is not None else message
