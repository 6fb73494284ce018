"""What counts as a wrong word on a scan, and why."""

import pytest

from bench.words import compared


@pytest.mark.parametrize(
    ("read", "printed", "cause"),
    [
        ("i 2009-2012 ble", "i 2009–2012 ble", "dash"),
        ("det var. Så", "det var, Så", "stop or sign"),
        ("v23 og", "V23 og", "capital"),
        ("førti skoler", "femti skoler", "misread"),
        ("slutt", "slutt - 1 -", "page number lost"),
        ("ijuni og", "i juni og", "divided or glued"),
    ],
)
def test_each_wrong_word_has_a_cause(read: str, printed: str, cause: str) -> None:
    assert set(compared(read, printed).causes) == {cause}


def test_right_words_elsewhere_are_not_wrong_but_are_told() -> None:
    found = compared("Navn Kari Sted Voss Rolle rektor", "Rolle rektor Navn Kari Sted Voss")
    assert found.plain > 0
    assert (found.wrong, found.causes["order"]) == (0, 2)


def test_a_word_divided_by_the_truth_may_be_joined_but_not_lost() -> None:
    truth = "på sjøbruks-\nskolen i vår"
    assert compared("på sjøbruksskolen i vår", truth).wrong == 0
    assert compared("på sjøbruks-\nskolen i vår", truth).wrong == 0
    assert compared("på skolen i vår", truth).wrong == 1


def test_what_cleaning_broke_is_named() -> None:
    assert compared("tok på møte", "tok X møte", raw="tok X møte").causes == {"cleaning": 1}
