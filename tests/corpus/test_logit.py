"""The logit that weights are learned by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.logit import Group, learn

TELLING = [Group([{"good": 1.0}, {"bad": 1.0}], 0) for _ in range(20)]


def weights(hold: float, *, none: bool = False, groups: list[Group] = TELLING) -> dict[str, float]:
    prior = {"good": 0.5, "bad": 0.5, "unseen": 0.25}
    return learn(groups, {"good", "bad"}, prior, hold=hold, steps=12, none=none)


def test_what_tells_the_right_choice_gains_and_what_tells_the_wrong_one_loses() -> None:
    now = weights(1.0)
    assert now["good"] > 0.5 > now["bad"]
    assert now["unseen"] == 0.25


@given(st.floats(0.5, 50.0))
def test_the_harder_the_hold_the_nearer_to_the_prior(hold: float) -> None:
    assert abs(weights(2 * hold)["good"] - 0.5) < abs(weights(hold)["good"] - 0.5)


def test_the_order_of_groups_does_not_matter() -> None:
    groups = [Group([{"good": 1.0}, {"bad": 1.0}], 0), Group([{"bad": 1.0}], None), Group([{"good": 1.0}], 0)]
    assert weights(1.0, none=True, groups=groups) == pytest.approx(weights(1.0, none=True, groups=groups[::-1]))


def test_where_none_may_be_right_a_choice_that_never_is_falls_below_nothing() -> None:
    now = weights(1.0, none=True, groups=[Group([{"bad": 1.0}], None)] * 20)
    assert now["bad"] < 0
