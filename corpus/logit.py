"""A multinomial logit whose weights are held to what was believed of them beforehand (a normal prior at each).

Learned by Newton's method, the step of each weight at most 1.5; the chance of each choice in a group is its share
of exp(its signals times their weights).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Signals = Mapping[str, float]
_LONGEST_STEP = 1.5


@dataclass(frozen=True)
class Group:
    """Choices of which one at most is right: the signals of each, and the number of the right one, if any."""

    choices: Sequence[Signals]
    right: int | None


def learn(
    groups: Sequence[Group],
    names: Collection[str],
    prior: Mapping[str, float],
    *,
    hold: float,
    steps: int,
    none: bool,
) -> dict[str, float]:
    """Signal → weight: the priors, those in `names` moved by what the groups say.

    `hold`: how hard a weight is held to its prior; `none`: that no choice is right is a choice too, of worth 0."""
    names = sorted(names)
    at = {n: i for i, n in enumerate(names)}
    of = np.array([i for i, g in enumerate(groups) for _ in g.choices], dtype=int)
    y = np.array([float(k == g.right) for g in groups for k in range(len(g.choices))])
    x = np.zeros((len(y), len(names)))
    for row, said in enumerate(said for g in groups for said in g.choices):
        for name, value in said.items():
            if name in at:
                x[row, at[name]] = value
    believed = np.array([prior.get(n, 0.0) for n in names])
    w = believed.copy()
    for _ in range(steps):
        share = np.exp(np.clip(x @ w, -30, 30))
        whole = np.full(len(groups), float(none))
        np.add.at(whole, of, share)
        p = share / whole[of]
        mean = np.zeros((len(groups), len(names)))
        np.add.at(mean, of, x * p[:, None])
        slope = x.T @ (p - y) + hold * (w - believed)
        bend = (x * p[:, None]).T @ x - mean.T @ mean + hold * np.eye(len(names))
        w -= np.clip(np.linalg.solve(bend, slope), -_LONGEST_STEP, _LONGEST_STEP)
    return {**prior, **dict(zip(names, map(float, w), strict=True))}
