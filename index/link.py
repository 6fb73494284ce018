"""Linking: the names of all documents → the entities of the library, each decision with its reason. Pure.

What comes out depends on the set of names alone, never on the order of the documents. A name is first looked up
in the registers; then names that look alike are joined, the surest pair first, if nothing speaks against it; of
what is left unsure a person decides once (`index.edits`). Two bodies of the registers are never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz import fuzz

from corpus.registers import RegisterName
from index import alike
from index.edits import Edit, settled
from index.letters import skeleton
from index.link_entities import entity_of, links_of, with_links, with_own_aliases
from index.link_questions import PURPOSE, UNIT, body_at_a_place, forum
from index.link_values import (
    Decision,
    Doubt,
    EntityLink,
    Linked,
    NameUse,
    entity_id,
    key,
    register_row,
)
from index.model import Entity
from ingest.model import Kind

__all__ = [
    "GAP",
    "LIKELY",
    "LOW",
    "Decision",
    "Doubt",
    "EntityLink",
    "Linked",
    "NameUse",
    "key",
    "link",
    "register_row",
]

ENTITY_KINDS = tuple(kind for kind in Kind if kind is not Kind.ORGANISATION)

HIGH, LIKELY, LOW = 0.93, 0.86, 0.74
"""From HIGH two names are one; from LIKELY they are joined if nothing fits as well; from LOW they are a question.
LIKELY at 0.82 joined unknown surnames one letter apart without any evidence; at 0.92 it left slips apart."""
GAP = 0.03
"""Two candidates closer than this are equally likely: that is a question, not a link."""
EVIDENCE = 0.08
"""What a shared network, contact or body adds to a likeness below HIGH: enough to join a slip, not a surname."""
LOOK = 82.0
"""Per cent of rapidfuzz's ratio, of letters made one by `letters.skeleton`, below which a pair is passed over."""
CROWD = 400
"""Names under one blocking key; a bigger crowd shares a prefix, not a likeness, and is compared by whole name."""


def link(uses: Iterable[NameUse], edits: Iterable[Edit] = ()) -> Linked:
    """Entities, and for every name the one it belongs to."""
    edits = settled(edits)
    by_kind: defaultdict[Kind, list[NameUse]] = defaultdict(list)
    for use in sorted(uses, key=lambda u: (u.kind, u.name)):
        if use.kind in ENTITY_KINDS:
            by_kind[use.kind].append(use)
    entities: list[Entity] = []
    names: dict[tuple[Kind, str], Decision] = {}
    doubts: list[Doubt] = []
    rows: dict[str, RegisterName] = {}
    for kind, members in by_kind.items():
        groups = _Groups(kind, members, [e for e in edits if e.kind is kind])
        groups.join()
        doubts += groups.doubts()
        for entity, decisions, row in groups.entities():
            entities.append(entity)
            names |= decisions
            if row is not None:
                rows[entity.id] = row
    links = links_of(rows)
    entities = list(with_own_aliases(with_links(entities, links)))
    return Linked(tuple(entities), names, links, tuple(doubts))


@dataclass
class _Group:
    """Names that are one, so far."""

    uses: list[NameUse]
    row: RegisterName | None = None
    why: dict[str, tuple[float, str]] = field(default_factory=dict)


class _Groups:
    """The names of one kind on their way to entities."""

    def __init__(self, kind: Kind, uses: Sequence[NameUse], edits: Sequence[Edit]) -> None:
        self.kind = kind
        self._edits = edits
        self._alone = {e.name for e in edits if e.what == "split"}
        self._apart = {frozenset((e.name, e.other)) for e in edits if e.what == "never-merge"}
        self._groups: dict[str, _Group] = {}
        self._of: dict[str, str] = {}
        self._place_of_row: dict[str, str] = {}
        self._doubts: dict[tuple[str, str], Doubt] = {}
        self._uses = {use.name: use for use in uses}
        for use in uses:
            row = None if use.name in self._alone else register_row(kind, use.name)
            place = (
                f"r:{row.name}" if row else f"n:{use.name}" if use.name in self._alone else f"k:{key(use.name)}"
            )
            if any(frozenset((use.name, o.name)) in self._apart for o in self._at(place)):
                place = f"n:{use.name}"
            group = self._groups.setdefault(place, _Group([], row))
            group.uses.append(use)
            group.why[use.name] = (1.0, f"known from the register as {row.name}" if row else "the same name")
            self._of[use.name] = place
            if row is not None:
                self._place_of_row.setdefault(row.name, place)

    def _at(self, place: str) -> list[NameUse]:
        return self._groups[place].uses if place in self._groups else []

    # --- joining ---

    def join(self) -> None:
        """Edits first, then the likest pairs; each step is checked against all that are joined already."""
        for edit in self._edits:
            if edit.what == "merge" and {edit.name, edit.other} <= self._of.keys():
                self._union(edit.name, edit.other, 1.0, "joined by hand", by_hand=True)
        best: defaultdict[str, list[tuple[float, str, str]]] = defaultdict(list)
        pairs = sorted(self._pairs(), key=lambda p: (-p[0], p[1], p[2]))
        for score, one, other, _ in pairs:
            best[one].append((score, other, one))
            best[other].append((score, one, other))
        for score, one, other, reason in pairs:
            if self._of[one] == self._of[other]:
                continue
            rivals = [s for n in (one, other) for s, o, _ in best[n] if self._rival(n, o, one, other)]
            if (
                score < LIKELY
                or (score < HIGH and any(score - s < GAP for s in rivals))
                or not self._union(one, other, score, reason)
            ):
                self._ask(one, other, score, reason)
        for one, other, score, reason in (*self._units(), *self._forums()):
            self._ask(one, other, score, reason)

    def _units(self) -> Iterator[tuple[str, str, float, str]]:
        """Units of bodies that the documents name too; the place names the unit, so it is not joined unasked."""
        for name in sorted(self._uses) if self.kind is Kind.PARTNER else ():
            row = body_at_a_place(name)
            body = self._spoken(self._place_of_row.get(row.name, "")) if row else None
            if body is not None:
                yield name, body, UNIT, f"{body} with the name of a place after it"

    def _forums(self) -> Iterator[tuple[str, str, float, str]]:
        """Forums of one sort and place, of which one name leaves the purpose out."""
        alike_: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for name in sorted(self._uses) if self.kind is Kind.NETWORK else ():
            built = forum(name)
            if built is not None:
                alike_[built[0]].setdefault(self._spoken(self._of[name]) or name, built[1])
        for of_place in alike_.values():
            for one, other in combinations(of_place, 2):
                if (of_place[one] == "") != (of_place[other] == ""):
                    yield one, other, PURPOSE, "the same place, one without its purpose"

    def _spoken(self, place: str) -> str | None:
        """The best spelling of a group in the documents; None: no document names it."""
        uses = [u for u in self._at(place) if u.name in self._uses]
        return min(uses, key=self._rank).name if uses else None

    def _rival(self, name: str, candidate: str, one: str, other: str) -> bool:
        """Another candidate for `name` that is neither of the pair nor joined or joinable with it."""
        if candidate in (one, other) or self._of[candidate] in (self._of[one], self._of[other]):
            return False
        partner = other if name == one else one
        return alike.compare(self.kind, candidate, partner).score < LIKELY

    def _ask(self, one: str, other: str, score: float, reason: str) -> None:
        if score < LOW or {one, other} & self._alone or frozenset((one, other)) in self._apart:
            return
        a, b = sorted((one, other))
        self._doubts.setdefault((a, b), Doubt(self.kind, a, b, round(score, 3), reason))

    def doubts(self) -> Iterator[Doubt]:
        """What stayed unsure and was not settled by a surer pair."""
        return (d for d in self._doubts.values() if self._of[d.one] != self._of[d.other])

    def _union(self, one: str, other: str, score: float, reason: str, *, by_hand: bool = False) -> bool:
        """Join the groups of two names, unless registers, an edit, or any pair of members speak against it."""
        a, b = sorted((self._of[one], self._of[other]), key=lambda place: (place[0] != "r", place))
        if a == b:
            return True
        left, right = self._groups[a], self._groups[b]
        if left.row and right.row and not by_hand:
            return False
        if any(frozenset((x.name, y.name)) in self._apart for x in left.uses for y in right.uses):
            return False
        if not by_hand and not self._agree(left, right):
            return False
        for use in right.uses:
            self._of[use.name] = a
            known = right.why[use.name]
            left.why[use.name] = (min(score, known[0]), f"{reason} ({one} – {other})")
        left.uses += right.uses
        left.row = left.row or right.row
        for name, place in self._place_of_row.items():
            if place == b:
                self._place_of_row[name] = a
        del self._groups[b]
        return True

    def _agree(self, left: _Group, right: _Group) -> bool:
        """No chain of small steps may join what is plainly two: every member is compared with every other."""
        if {u.name for u in left.uses + right.uses} & self._alone:
            return False
        return all(
            alike.compare(self.kind, x.name, y.name).score >= LOW
            for x in left.uses[:8]
            for y in right.uses[:8]
            if not (register_row(self.kind, x.name) or register_row(self.kind, y.name))
        )

    # --- pairs ---

    def _pairs(self) -> Iterator[tuple[float, str, str, str]]:
        """Pairs worth a look, with score and reason; a name of the registers stands for its body."""
        names = [n for n in self._uses if n not in self._alone]
        forms = {form: row for row in self._rows() for form in (row.name, *row.aliases)}
        joined = {n: "".join(skeleton(t) for t in self._words(n)) for n in (*names, *forms)}
        seen: set[tuple[str, str]] = set()
        here = set(names)
        for block in self._blocks(joined):
            for one, other in combinations(block, 2):
                pair = (one, other) if one < other else (other, one)
                if pair in seen or (one not in here and other not in here):
                    continue
                seen.add(pair)
                if not self._similar(joined[one], joined[other]):
                    continue
                found = alike.compare(self.kind, one, other)
                a, b = self._name_of(one, forms), self._name_of(other, forms)
                if found.score < LOW - EVIDENCE or a == b or self._two_bodies(a, b):
                    continue
                score, reason = self._with_evidence(found, a, b)
                if score >= LOW:
                    yield score, min(a, b), max(a, b), reason

    def _two_bodies(self, one: str, other: str) -> bool:
        return bool(self._groups[self._of[one]].row and self._groups[self._of[other]].row)

    def _rows(self) -> list[RegisterName]:
        from corpus.registers import names

        return [row for row in names() if row.kind == self.kind and row.group != "municipality"]

    def _name_of(self, form: str, forms: Mapping[str, RegisterName]) -> str:
        """The name in the documents that stands for a form; a body that no document names is let in now."""
        if form in self._of:
            return form
        row = forms[form]
        place = self._place_of_row.setdefault(row.name, f"r:{row.name}")
        if place not in self._groups:
            self._groups[place] = _Group([NameUse(self.kind, row.name, 0)], row, {row.name: (1.0, "register")})
            self._of[row.name] = place
        return self._groups[place].uses[0].name

    def _words(self, name: str) -> tuple[str, ...]:
        if self.kind is Kind.PERSON:
            return alike.person_words(name)
        return alike.network_words(name) if self.kind is Kind.NETWORK else alike.tokens(alike.plain(name))

    def _blocks(self, joined: Mapping[str, str]) -> Iterator[list[str]]:
        blocks: defaultdict[str, list[str]] = defaultdict(list)
        for name, letters in joined.items():
            for place in self._keys(name, letters):
                blocks[place].append(name)
        for place in sorted(blocks):
            block = sorted(set(blocks[place]))
            if len(block) <= CROWD:
                yield block
            else:  # neighbours in the order of their letters
                block.sort(key=lambda n: joined[n])
                yield from (block[i : i + 30] for i in range(0, len(block), 15))

    def _keys(self, name: str, letters: str) -> Iterator[str]:
        yield "<" + letters[:5]
        yield ">" + letters[-5:]
        yield "|" + letters[len(letters) // 2 - 2 : len(letters) // 2 + 3]
        words = self._words(name)
        if self.kind is Kind.PERSON and words:
            yield "p" + skeleton(words[-1])
            # The surname may be the damaged part, and a given name be left out before it.
            yield from (f"g{skeleton(given)}.{skeleton(words[-1])[:1]}" for given in words[:-1] if len(given) > 2)
        if self.kind is Kind.NETWORK:
            yield "n" + skeleton(words[0]).removesuffix("reoionen")
        for form in alike.forms(name)[1:]:
            yield "<" + "".join(skeleton(t) for t in alike.tokens(form))[:5]

    def _similar(self, one: str, other: str) -> bool:
        """A cheap look before the dear one; names of persons may lack parts, networks their «region»."""
        if self.kind is Kind.PERSON:
            return one[:1] == other[:1] or one[-4:] == other[-4:]
        if self.kind is Kind.NETWORK:
            return fuzz.partial_ratio(one, other) >= LOOK
        return fuzz.ratio(one, other) >= LOOK or abs(len(one) - len(other)) > 5

    def _with_evidence(self, found: alike.Likeness, one: str, other: str) -> tuple[float, str]:
        """Below HIGH, what stands beside both names counts; what stands beside each other is two things."""
        a, b = self._uses.get(one), self._uses.get(other)
        if a is None or b is None or found.score >= HIGH:
            return found.score, found.reason
        if f"{self.kind}:{other}" in a.context or f"{self.kind}:{one}" in b.context:
            return 0.0, "they stand side by side"
        shared = sorted(a.context & b.context)
        if not shared:
            return found.score, found.reason
        return min(HIGH - 0.01, found.score + EVIDENCE), f"{found.reason}; both with {shared[0].partition(':')[2]}"

    # --- entities ---

    def entities(self) -> Iterator[tuple[Entity, dict[tuple[Kind, str], Decision], RegisterName | None]]:
        """Each group as an entity with the decisions that made it."""
        renames = {e.name: e.other for e in self._edits if e.what in ("rename", "merge")}
        taken: set[str] = set()
        for place in sorted(self._groups):
            group = self._groups[place]
            uses = [u for u in group.uses if u.name in self._uses]
            if not uses:
                continue  # of the registers only
            name = self._canonical(group, uses, renames)
            id_ = free = entity_id(self.kind, name)
            n = 1
            while free in taken:
                n += 1
                free = f"{id_}-{n}"
            taken.add(free)
            decisions = {(self.kind, u.name): Decision(free, round(group.why[u.name][0], 3), group.why[u.name][1])
                         for u in uses}  # fmt: skip
            yield entity_of(free, self.kind, name, uses), decisions, group.row

    def _canonical(self, group: _Group, uses: list[NameUse], renames: Mapping[str, str]) -> str:
        by_hand = sorted(renames[u.name] for u in uses if u.name in renames)
        if group.row is not None and group.row.name in renames:
            by_hand.append(renames[group.row.name])
        if by_hand:
            return by_hand[0]
        # Registers know regions; a network is called as its documents call it (Ryfylkenettverket).
        if group.row is not None and self.kind is not Kind.NETWORK:
            return group.row.name
        return min(uses, key=self._rank).name

    def _rank(self, use: NameUse) -> tuple[object, ...]:
        """The best spelling first: undamaged words, then (persons) the fullest, then the commonest."""
        words = self._words(use.name)
        # With a role before it, or its number in a list.
        dressed = words != alike.tokens(use.name) and self.kind is not Kind.NETWORK
        unknown = sum(not alike.known(w) and len(w) > 1 for w in words)
        lost = sum(not c.isascii() for c in use.name)  # OCR loses such letters and makes none
        full = -sum(len(w) > 1 for w in words) if self.kind is Kind.PERSON else 0
        return (dressed, full, unknown, -lost if unknown or full else 0, -use.count, len(use.name), use.name)
