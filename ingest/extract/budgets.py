"""Lines of a budget: a label and a sum, "Realfagssatsing   kr. 900.000,-"."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract.amounts import Sum, bare_amount, find_amounts
from ingest.extract.context import Context
from ingest.extract.hits import Hit
from ingest.extract.measures import measure_name, parted
from ingest.extract.parties import parties
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.model import Amount, Kind, Relation
from ingest.norwegian.money import TOTAL

_TOTAL = re.compile(rf"\s*(?:{TOTAL})\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b(?:midler|midlar|overføring\w*|tilskudd|tilskot|tildeling|inntekt\w*|ramme|budsjett\w*|fond\w*|egenandel|eigendel|refusjon|rest|saldo|honorar|reise\w*|vikar\w*|lønn\w*|løn|prosjektleder|prosjektleiar|frikjøp|administrasjon|lokale\w*|bevertning|servering|telefon|utgift\w*|til\s+fordeling|fordeling\s+til|sum|total\w*|egeninnsats|kjøp\s+av|kostnad\w*|andel\w*|koordinator\w*|stilling\w*)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)")
LABEL = 95
"""Characters: a longer text before a sum is a sentence."""


def line_of(text: str) -> tuple[str, Sum] | None:
    """Label and sum of a budget line; None if the text is none."""
    sums = find_amounts(text)
    if not sums:
        m = re.search(r"(?:\s{2,}|\t|:\s*)(?=\d)", text)
        s = bare_amount(text, 1, 10000) if m and len(text) < LABEL + 30 else None
        sums = (s,) if s and s.at >= m.start() and not re.search(r"[a-zæøå]{4,}", text[s.until :]) else ()  # type: ignore[union-attr]
    if len(sums) != 1:
        return None
    s = sums[0]
    label, tail = text[: s.at].strip(" \t:.–-…"), text[s.until :].strip(" .,-–")
    if (
        not label
        or len(label) > LABEL
        or len(
            re.sub(r"[(]?\s*(?:pr\.?|per)\s+år\s*[)]?|årlig|årleg|i\s+\d{4}|[+()]|for\s+\d{4}", "", tail).strip()
        )
        > 12
    ):
        return None
    if not label[0].isupper() and not label[0].isdigit() and label[0] not in "«•-–":
        return None
    if re.search(
        r"\b(?:på|med|er|var|ca|til|av|får|fikk|fekk|utgjør|utgjer|om\s+lag)\.?$", label
    ) and not re.search(r":\s*$", text[: s.at]):
        return None
    return re.sub(r"\s*(?:kr|NOK)\.?$", "", label), s


def total(text: Located, label: str, context: Context, found: Found) -> bool:
    """A line that is only a sum, under "Total bruk av midler": of the scheme, or of what the label names."""
    if not _TOTAL.match(label) or len(label) > LABEL or find_amounts(label):
        return False
    s = bare_amount(text.text, 1, 1000)
    if s is None or len(re.findall(r"[a-zæøå]{3,}", text.text[: s.at] + text.text[s.until :])) > 3:
        return False
    what = next((h.name for h in recognise(label) if h.kind is Kind.SCHEME), None) or context.scheme or label
    at = text.span(s.at, s.until)
    found.amounts.append(Amount(text.text[s.at : s.until], s.value, what, at, None, s.per_year, s.at_least))
    return True


def of_rows_above(label: str, since: int, found: Found) -> bool:
    """ "Total bruk av midler Dekom": the scheme of a total is that of the rows of tables above it, from number
    `since` on, that have none; whether the words are a total's."""
    if not _TOTAL.match(label) or len(label) > LABEL or (re.search(r"\d", label) and line_of(label) is None):
        return False
    schemes = {h.name for h in recognise(label) if h.kind is Kind.SCHEME}
    if len(schemes) == 1:
        for i, row in enumerate(found.relations[since:], since):
            if row.scheme is None and row.measure and row.rule.startswith("table"):
                (scheme,) = schemes
                found.relations[i] = replace(row, scheme=scheme, inferred=(*row.inferred, "scheme"))
    return True


def read(text: Located, context: Context, found: Found, *, budget: bool) -> bool:
    """Adds what a budget line says; False if the text is none. `budget`: it stands under a heading of a budget."""
    made = line_of(text.text)
    if made is None:
        return False
    label, s = made
    year = next((y for y in _YEAR.findall(text.text)), None) or context.year
    name = measure_name(label)
    scheme = next((h.name for h in recognise(label) if h.kind is Kind.SCHEME), None)
    total = bool(_TOTAL.match(label))
    owned = bool(name) and not total and not _SOURCE.search(label) and scheme is None and budget
    what = name if owned else (scheme or context.scheme or label) if total else label
    found.amounts.append(
        Amount(
            text.text[s.at : s.until],
            s.value,
            what,
            text.span(s.at, s.until),
            int(year) if year else None,
            s.per_year,
            s.at_least,
        )
    )
    for hit in recognise(text.text):
        found.mention(hit, text)
    if owned and name:
        found.mention(Hit(Kind.MEASURE, name, 0, len(label), "budget line", 0.8), text)
        who = parties(parted(label)[1] or label)
        found.relations.append(
            Relation(
                measure=name,
                at=text.places,
                evidence=evidence([text.text]),
                rule="budget line",
                confidence=0.85,
                partners=who.partners,
                network=context.network,
                scheme=context.scheme,
                start=year,
                end=year,
                contacts=who.contacts,
                amount_nok=s.value,
                inferred=tuple(k for k, v in (("network", context.network), ("scheme", context.scheme)) if v),
            )
        )
    return True
