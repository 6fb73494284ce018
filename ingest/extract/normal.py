"""One spelling for each name within the document, and rows that say the same joined into one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.extract.facts import Facts
from ingest.extract.network_names import is_county
from ingest.extract.result import Found
from ingest.extract.same_person import merge
from ingest.model import Amount, Kind, Mention, Relation

Normal = tuple[tuple[Mention, ...], tuple[Relation, ...], tuple[Amount, ...]]


def normalise(found: Found, facts: Facts) -> Normal:
    """Mentions, relations and amounts with the normal forms of the document."""
    people = merge(
        [m.name for m in found.mentions if m.kind is Kind.PERSON]
        + [c for r in found.relations for c in r.contacts]
    )
    bodies = _bodies(found)
    measures = _measures(found)
    networks = _networks(found)
    mentions = [
        _mention(m, people, bodies, networks if m.kind is Kind.NETWORK else measures) for m in found.mentions
    ]
    relations = [_relation(r, people, bodies, measures, networks) for r in found.relations]
    return _once(mentions), _rows(relations), tuple(dict.fromkeys(found.amounts))


def _bodies(found: Found) -> dict[str, str]:
    """ "Statsforvalteren" → the one the document names in full, if it names only one."""
    names = {m.name for m in found.mentions if m.kind is Kind.PARTNER}
    out: dict[str, str] = {}
    longer = {n for n in names if n.startswith(("Statsforvalteren i ", "Fylkesmannen i "))}
    if len(longer) == 1:
        out["Statsforvalteren"] = next(iter(longer))
    counties = {m.name for m in found.mentions if m.kind is Kind.PLACE and is_county(m.name)}
    out["fylkeskommunen"] = f"{counties.pop()} fylkeskommune" if len(counties) == 1 else ""
    return out


def _measures(found: Found) -> dict[str, str]:
    """Spellings that differ only in case or hyphens → the one of the best proof, then the commonest."""
    groups: dict[str, Counter[str]] = {}
    best: dict[str, float] = {}
    for m in found.mentions:
        if m.kind is Kind.MEASURE:
            groups.setdefault(_key(m.name), Counter())[m.name] += 1
            best[m.name] = max(best.get(m.name, 0.0), m.confidence)
    out = {}
    for spellings in groups.values():
        top = max(spellings, key=lambda s: (best[s], spellings[s], s))
        out.update(dict.fromkeys(spellings, top))
    return out


def _networks(found: Found) -> dict[str, str]:
    """A bare district, or "X-nettverket", → the one network of the document that bears the name and more."""
    names = {m.name for m in found.mentions if m.kind is Kind.NETWORK}
    out = {}
    for name in names:
        core = re.sub(r"-(?:nettverket|regionen)$", "", name)
        longer = [n for n in names if n != name and re.search(rf"(?<![\w/-]){re.escape(core)}(?![\w/-])", n)]
        if len(longer) == 1 and (core != name or len(longer[0]) > len(name)) and "/" not in name:
            out[name] = longer[0]
    return out


def _key(name: str) -> str:
    return name.lower().replace("-", "").replace(" ", "")


def _mention(m: Mention, people: dict[str, str], bodies: dict[str, str], measures: dict[str, str]) -> Mention:
    if m.kind is Kind.PERSON:
        return replace(
            m, name=people.get(m.name, m.name), organisation=bodies.get(m.organisation or "", m.organisation)
        )
    if m.kind is Kind.PARTNER:
        return replace(m, name=bodies.get(m.name, m.name))
    if m.kind in (Kind.MEASURE, Kind.NETWORK):
        return replace(m, name=measures.get(m.name, m.name))
    return m


def _relation(
    r: Relation,
    people: dict[str, str],
    bodies: dict[str, str],
    measures: dict[str, str],
    networks: dict[str, str],
) -> Relation:
    return replace(
        r,
        measure=measures.get(r.measure, r.measure) if r.measure else None,
        network=networks.get(r.network, r.network) if r.network else None,
        partners=tuple(dict.fromkeys(b for p in r.partners if (b := bodies.get(p, p)))),
        contacts=tuple(dict.fromkeys(people.get(c, c) for c in r.contacts)),
    )


def _once(mentions: list[Mention]) -> tuple[Mention, ...]:
    best: dict[tuple[object, ...], Mention] = {}
    for m in mentions:
        key = (m.kind, m.name, m.at.page, m.at.start)
        if key not in best or m.confidence > best[key].confidence or (m.role and not best[key].role):
            best[key] = m
    return tuple(sorted(best.values(), key=lambda m: (m.at.page, m.at.start, m.at.end, m.kind)))


def _rows(relations: list[Relation]) -> tuple[Relation, ...]:
    """Rows in the order of the page; of two equal ones the surer."""
    best: dict[tuple[object, ...], Relation] = {}
    for r in relations:
        key = (r.measure, r.partners, r.network, r.start, r.end, r.contacts, r.amount_nok, r.at)
        if key not in best or r.confidence > best[key].confidence:
            best[key] = r
    return tuple(best.values())
