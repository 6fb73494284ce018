"""Norwegian words for what is shown to colleagues: pictures and web pages. (Commands speak English.)"""

from __future__ import annotations

from index.continued import CONTINUED, PERHAPS
from index.model import Passage, Trail
from index.story import Change

KINDS = {
    "partner": "partner", "measure": "tiltak", "network": "nettverk", "person": "person", "scheme": "ordning",
    "place": "sted",
}  # fmt: skip
KINDS_MANY = {
    "partner": "Partnere", "measure": "Tiltak", "network": "Nettverk", "person": "Personer",
    "scheme": "Ordninger", "place": "Steder",
}  # fmt: skip
TYPES = {
    "plan": "plan", "minutes": "referat", "report": "rapport", "case": "sak", "web": "nettside",
    "letter": "brev", "other": "annet",
}  # fmt: skip
_CHANGES = {"partner": "partner", "contact": "kontakt", "amount": "beløp", "end": "slutt"}
_BEFORE = {"merged": "ble en del av", "split": "ble delt i", "renamed": "fikk navnet"}


def change(value: Change) -> str:
    return f"{_CHANGES.get(value.what, value.what)}: {value.text}"


def passages(trail: Trail) -> list[str]:
    """What the traced one came out of and went over into, a sentence each."""
    told = [_before(trail.name, passage) for passage in trail.before]
    return list(dict.fromkeys(told + [_after(trail.name, passage) for passage in trail.after]))


def _before(name: str, passage: Passage) -> str:
    if passage.how in (CONTINUED, PERHAPS):
        perhaps = "kanskje " if passage.how == PERHAPS else ""
        return f"{name} viderefører {perhaps}{passage.name}: {_reason(passage)}"
    return f"{passage.name} {_BEFORE.get(passage.how, passage.how)} {passage.into or name}{_in(passage)}"


def _after(name: str, passage: Passage) -> str:
    if passage.how in (CONTINUED, PERHAPS):
        perhaps = "kanskje " if passage.how == PERHAPS else ""
        return f"{name} føres {perhaps}videre som {passage.name}: {_reason(passage)}"
    return f"{name} {_BEFORE.get(passage.how, passage.how)} {passage.name}{_in(passage)}"


def _in(passage: Passage) -> str:
    return f" i {passage.year}" if passage.year else ""


def _reason(passage: Passage) -> str:
    return "etter navnet" if passage.reason == "by its name" else passage.reason.replace(", page ", ", side ")
