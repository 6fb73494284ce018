"""A body that tells of its own work takes part in it; one that tells of others' does not."""

from __future__ import annotations

import pytest

from tests.extract.test_document_facts import read

PAGE = (
    "Matematikksenteret\n\nÅrsrapport 2015: {who} arbeid ute i kommunene\n\n"
    "{We} har hatt mye å gjøre, og {we} takker alle. {Our} folk har vært i mange skoler.\n\n"
    "Tiltak\tPeriode\tSamarbeidspartner\n"
    "Regnereisen\t2014–2016\tNTNU\n"
    "Tall og trivsel\t2015–2017\tNord universitet\n"
)


@pytest.mark.parametrize(("words", "own"), [(("vårt", "vi", "våre"), True), (("deres", "de", "deres"), False)])
def test_who_speaks_takes_part(words: tuple[str, str, str], *, own: bool) -> None:
    who, we, our = words
    document = read(PAGE.format(who=who, we=we, We=we.capitalize(), Our=our.capitalize()), "text")
    assert document.issuer == "Matematikksenteret"
    rows = [r for r in document.relations if r.measure]
    assert len(rows) == 2
    assert all(("Matematikksenteret" in r.partners) == own for r in rows)
    assert all("partners" in r.inferred for r in rows) == own
