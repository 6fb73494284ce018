"""One entity for all spellings, and never one for two things."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.continued import PERHAPS, by_mergers
from index.edits import Edit, add_edit, read_edits
from index.library import Library
from index.link import Linked, NameUse, link
from ingest.errors import LibraryError
from ingest.model import Kind
from tests.index.documents import document, row

P, N, M, H, L = Kind.PARTNER, Kind.NETWORK, Kind.MEASURE, Kind.PERSON, Kind.PLACE

ONE = [
    (P, "NTNU", "Norges teknisk-naturvitenskapelige universitet"),
    (P, "Fylkesmannen i Rogaland", "Statsforvaltaren i Rogaland"),
    (P, "Høgskolen i Oslo", "Høyskulen i Oslo"),
    (P, "Statsforvalteren i Trgndelag", "Statsforvalteren i Trøndelag"),
    (P, "Matematikksent eret", "Matematikksenteret"),
    (P, "Lesesenteret ved UiS (LES)", "Lesesenteret ved UiS"),
    (N, "Malvik/Trondheim", "Kompetansenettverket Trondheim-Malvik"),
    (N, "Fosen", "Fosenregionen"),
    (N, "Sunnhordland-nettverket", "Sunnhordland"),
    (M, "Inkluderande praksis", "Inkluderende praksis"),
    (M, "Realfagslgyper", "Realfagsløyper"),
    (M, "Leseopplæring", "leseopplæringa"),
    (H, "Marit Bø Solli", "Marit Bg Solli"),
    (H, "Åse Lervaag", "Aase Lervaag"),
    (N, "Kompetansenettverket Indre Skjold", "Nettverk Indre Skjold"),
    (N, "Skjoldnettverkets", "Skjold-nettverket"),
    (N, "Regionsamarbeidet Ytre Helgeland", "Ytre Helgeland"),
    (N, "Søre Skjold skulenettverk", "Søre Skjold skolenettverk"),
    (M, "Ordbyggerne", "Ordbyggernes"),
    (M, "ORD SOM BÆRER", "«Ord som bærer»"),
    (M, "Tal og mønster", "Tall og mgnster"),
    (M, "Leik og læring", "Lek og læring"),
    (M, "Saman om fleirspråklege barn", "Sammen om flerspråklige barn"),
    (M, "Rekning i alle fag", "Regning i alle fag"),
    (M, "A. Kystkultur i fagene", "Kystkultur i fagene"),
    (M, "3.2 Vurderingspraksis i skolen", "Vurderingspraksis i skolen"),
    (P, "Pedagogisk-psykologisk teneste i Skjold", "Pedagogisk-psykologisk tjeneste i Skjold"),
    (P, "Skjold kommunes", "Skjold kommune"),
    (P, "Statsforvaltaren i Vestland", "Statsforvalteren i Vestland"),
    (H, "Førsteamanuensis Marit Skjoldnes", "Marit Skjoldnes"),
    (H, "Marit Skjoldnes (rektor)", "Skjoldnes, Marit"),
    (H, "Bjørn Årdalsbakk", "Bjorn Ardalsbakk"),
    (L, "Kristiansund", "Kristiansunds"),
]
TWO = [
    (N, "Midtre Namdal", "Ytre Namdal"),
    (N, "Midtre Namdal", "Indre Namdal"),
    (N, "Trondheim", "Trondheimsregionen"),
    (N, "Malvik/Trondheim", "Malvik/Trondheim/Klæbu"),
    (P, "Sør-Trøndelag fylkeskommune", "Nord-Trøndelag fylkeskommune"),
    (P, "Fylkesmannen i Sør-Trøndelag", "Fylkesmannen i Nord-Trøndelag"),
    (P, "Høgskolen i Oslo", "Høgskolen i Bodø"),
    (P, "HiST", "NTNU"),
    (P, "HiNT", "Nord universitet"),
    (P, "RVTS Sør", "RVTS Øst"),
    (M, "Kvalitetsprogram 2006–2009", "Kvalitetsprogram 2009–2012"),
    (M, "Vurdering for læring", "Vurdering av læring"),
    (M, "Kompetanse i skolen", "Kompetanse i barnehagen"),
    (M, "Digital kompetanse", "Digital kompetanse i skolen"),
    (M, "Lesing 1. trinn", "Lesing 2. trinn"),
    (M, "Lesing", "Regning"),
    (H, "Kari Moen", "Ola Moen"),
    (H, "Anne Berg", "Anna Berg"),
    (H, "A. Berg", "Anne Berg"),
    (H, "Moen", "Kari Moen"),
    (H, "Anne Lise Torpmoen", "Anne Torpmoen"),
    (N, "Midtre Skjold", "Ytre Skjold"),
    (N, "Sør-Skjold", "Nord-Skjold"),
    (N, "Realfagsnettverket i Skjold", "Lesenettverket i Skjold"),
    (M, "Ordløftet 2006–2009", "Ordløftet 2009–2012"),
    (M, "Ordbyggerne 1", "Ordbyggerne 2"),
    (M, "Ordbyggerne", "Ordbyggerne, fase 2"),
    (M, "Ordbyggerne i skolen", "Ordbyggerne i skolen og barnehagen"),
    (M, "Ordbyggerne i skolen", "Ordbyggerne i skolen (med Lesesenteret)"),
    (M, "Lesing i Nordre Skjold", "Lesing i Søndre Skjold"),
    (M, "Trygg i trafikken", "Trygg i naturen"),
    (M, "Barnehagen som kulturarena", "Barnehagen som språkarena"),
    (M, "1. trinn", "2. trinn"),
    (P, "Statsforvalteren i Troms og Finnmark", "Statsforvalteren i Troms"),
    (P, "Viken fylkeskommune", "Akershus fylkeskommune"),
    (P, "Vestfold og Telemark fylkeskommune", "Telemark fylkeskommune"),
    (P, "Ålesund kommune", "Haram kommune"),
    (P, "Kristiansund kommune", "Kristiansand kommune"),
    (P, "Sande kommune", "Sandnes kommune"),
    (P, "Nes kommune", "Nesna kommune"),
    (P, "Nord-Odal kommune", "Sør-Odal kommune"),
    (P, "PPT for Indre Skjold", "PPT for Ytre Skjold"),
    (H, "Kari Skjoldnes", "Karin Skjoldnes"),
    (H, "Kari Skjoldnes", "Kari Skjelnes"),
    (H, "Kari Berg Moe", "Kari Lund Moe"),
    (H, "Ole Hansen", "Ola Hansen"),
    (H, "Siv Moe", "Liv Moe"),
    (L, "Troms", "Troms og Finnmark"),
    (L, "Våler", "Vågå"),
    (L, "Bø", "Bodø"),
]


def entities_of(*uses: NameUse, edits: tuple[Edit, ...] = ()) -> set[str]:
    linked = link(uses, edits)
    return {linked.names[use.kind, use.name].entity for use in uses}


@pytest.mark.parametrize(("kind", "one", "other"), ONE)
def test_one_thing(kind: Kind, one: str, other: str) -> None:
    assert len(entities_of(NameUse(kind, one), NameUse(kind, other))) == 1


@pytest.mark.parametrize(("kind", "one", "other"), TWO)
def test_two_things(kind: Kind, one: str, other: str) -> None:
    assert len(entities_of(NameUse(kind, one), NameUse(kind, other))) == 2


def test_two_things_stay_two_with_all_evidence_there_is() -> None:
    context = frozenset({"partner:NTNU", "network:Fosen", "person:Kari Moen"})
    for kind, one, other in [pair for pair in TWO if pair[1] not in ("A. Berg", "Moen")]:
        uses = [NameUse(kind, name, 3, frozenset({1, 2}), 2009, 2012, (), context) for name in (one, other)]
        assert len(entities_of(*uses)) == 2, (one, other)


def test_the_best_spelling_gives_the_name() -> None:
    uses = [NameUse(H, "Marit Bg Solli", 9), NameUse(H, "Marit Bø Solli", 1)]
    assert [e.name for e in link(uses).entities] == ["Marit Bø Solli"]
    assert [e.name for e in link([NameUse(P, "Matematikksentret", 9)]).entities] == ["Matematikksenteret"]


def test_merged_bodies_are_linked_not_joined() -> None:
    linked = link([NameUse(P, "HiST"), NameUse(P, "NTNU")])
    ((predecessor, successor),) = [(x.predecessor, x.successor) for x in linked.links]
    assert (predecessor, successor) == ("partner:hist", "partner:ntnu")
    assert {e.name: e.predecessors for e in linked.entities} == {"HiST": (), "NTNU": ("partner:hist",)}


def test_two_that_fit_as_well_are_a_question() -> None:
    both = frozenset({"partner:NTNU"})
    uses = [NameUse(H, n, context=both) for n in ("Kari Moe", "Kari Berg Moe", "Kari Lund Moe")]
    linked = link(uses)
    assert len(linked.entities) == 3
    assert {(d.one, d.other) for d in linked.doubts} == {
        ("Kari Berg Moe", "Kari Moe"),
        ("Kari Lund Moe", "Kari Moe"),
    }


ASKED = [
    (H, "Ruth Skjiters", "Anna Ruth Skjüters"),
    (H, "Ruth Skjiiters", "Ruth Skjütters"),
    (H, "Siv Skjavik", "Siv Skjavvik"),
    (P, "Nord universitet", "Nord universitet Levanger"),
    (P, "HINN", "Høgskolen i Innlandet, campus Hamar"),
    (P, "UiA", "UiA Grimstad"),
    (N, "Samarbeidsforum Trøndelag", "Samarbeidsforum for lesing i Trøndelag"),
    (N, "Samarbeidsforumet i Nordland", "Samarbeidsforum for lesing og skriving i Nordland"),
]
NOT_ASKED = [
    (H, "Ruth Skjiters", "Anna Skjüters"),
    (P, "Statped Nord", "Statped Sør"),
    (P, "Statped", "Statped Nord"),
    (P, "PPT", "PPT Malvik"),
    (P, "Universitetet i Oslo", "Universitetet i Bergen"),
    (P, "NTNU", "NTNU Trondheim"),
    (N, "Samarbeidsforum for lesing i Trøndelag", "Samarbeidsforum for regning i Trøndelag"),
    (N, "Samarbeidsforum Trøndelag", "Samarbeidsforum for lesing i Nordland"),
    (N, "Fagforum Trøndelag", "Samarbeidsforum for lesing i Trøndelag"),
]


@pytest.mark.parametrize(("kind", "one", "other"), ASKED)
def test_names_built_alike_are_a_question_until_a_person_answers(kind: Kind, one: str, other: str) -> None:
    uses = [NameUse(kind, one, 3), NameUse(kind, other)]
    (doubt,) = link(uses).doubts
    assert {doubt.one, doubt.other} == {one, other}
    assert doubt.reason
    assert link(uses[::-1]).doubts == (doubt,)
    for what in ("merge", "never-merge"):
        answered = link(uses, [Edit(what, kind, one, other)])
        assert not answered.doubts
        assert (len(answered.entities) == 1) is (what == "merge")


@pytest.mark.parametrize(("kind", "one", "other"), NOT_ASKED)
def test_no_question_without_a_reason(kind: Kind, one: str, other: str) -> None:
    assert not link([NameUse(kind, one), NameUse(kind, other)]).doubts


def test_side_by_side_in_a_row_are_two() -> None:
    uses = [
        NameUse(H, "Kari Lervaag", context=frozenset({"person:Kari Lervaak"})),
        NameUse(H, "Kari Lervaak", context=frozenset({"person:Kari Lervaag"})),
    ]
    assert len(entities_of(*uses)) == 2


def test_every_decision_has_a_score_and_a_reason() -> None:
    linked = link([NameUse(kind, name) for kind, *names in ONE + TWO for name in names])
    assert all(0 < d.score <= 1 and d.reason for d in linked.names.values())
    assert {d.entity for d in linked.names.values()} == {e.id for e in linked.entities}


NAMES = st.sampled_from(sorted({(kind, name) for kind, *names in ONE + TWO + ASKED for name in names}))
USES = st.lists(
    st.builds(
        lambda named, count, document, context: NameUse(
            named[0],
            named[1],
            count,
            frozenset({document}),
            2000 + document,
            2001 + document,
            (),
            frozenset(context),
        ),
        NAMES,
        st.integers(1, 5),
        st.integers(1, 4),
        st.sets(st.sampled_from(["partner:NTNU", "network:Fosen"])),
    ),
    unique_by=lambda use: (use.kind, use.name),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(USES, st.randoms())
def test_the_order_of_documents_does_not_matter(uses: list[NameUse], random: object) -> None:
    shuffled = list(uses)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == link(uses)


def test_more_words_are_a_question_where_the_same_stands_beside() -> None:
    beside = frozenset({"partner:NTNU"})
    uses = [
        NameUse(M, n, context=beside) for n in ("Ord som bærer", "Ord som bærer i barnehagen", "Ord som bærer!")
    ]
    linked = link(uses)
    assert linked.names[M, "Ord som bærer"].entity == linked.names[M, "Ord som bærer!"].entity
    assert linked.names[M, "Ord som bærer"].entity != linked.names[M, "Ord som bærer i barnehagen"].entity
    assert linked.doubts


def test_a_name_without_its_number_in_a_list_is_the_better_one() -> None:
    (entity,) = link([NameUse(M, "A. Kystkultur i fagene", 5), NameUse(M, "Kystkultur i fagene", 1)]).entities
    assert entity.name == "Kystkultur i fagene"


def test_networks_of_merged_municipalities_may_go_on_as_one_another() -> None:
    forms = {"a": ["Malvik/Trondheim"], "b": ["Trondheim/Malvik/Klæbu"], "c": ["Malvik/Stjørdal"], "d": ["Klæbu"]}
    ((old, new, how, year),) = [(x.predecessor, x.successor, x.how, x.year) for x in by_mergers(forms)]
    assert (old, new, how, year) == ("b", "a", PERHAPS, 2020)


def partition(linked: Linked) -> set[frozenset[tuple[Kind, str]]]:
    groups: dict[str, set[tuple[Kind, str]]] = {}
    for name, decision in linked.names.items():
        groups.setdefault(decision.entity, set()).add(name)
    return {frozenset(names) for names in groups.values()}


PAIRS = st.sampled_from([pair for pair in TWO if pair[0] is not H])


@settings(max_examples=60, deadline=None)
@given(PAIRS)
def test_what_was_joined_by_hand_comes_apart_again(pair: tuple[Kind, str, str]) -> None:
    kind, one, other = pair
    uses = [NameUse(kind, one), NameUse(kind, other), NameUse(kind, "Helt noe annet")]
    merge, split = Edit("merge", kind, one, other), Edit("split", kind, one)
    joined = link(uses, (merge,))
    assert joined.names[kind, one].entity == joined.names[kind, other].entity
    assert partition(link(uses, (merge, split))) == partition(link(uses))


@settings(max_examples=40, deadline=None)
@given(USES, st.lists(st.sampled_from([(k, a, b) for k, a, b in ONE + TWO]), max_size=3), st.randoms())
def test_edits_hold_whatever_comes_with_them(
    uses: list[NameUse], apart: list[tuple[Kind, str, str]], random: object
) -> None:
    edits = [Edit("never-merge", *pair) for pair in apart]
    linked = link(uses, edits)
    for kind, one, other in apart:
        if {(kind, one), (kind, other)} <= linked.names.keys():
            assert linked.names[kind, one].entity != linked.names[kind, other].entity
    random.shuffle(edits)  # type: ignore[attr-defined]
    assert partition(link(uses, edits)) == partition(linked)


def test_edits_by_hand_are_kept() -> None:
    uses = [NameUse(P, n) for n in ("NTNU", "Høgskolen i Oslo", "Høyskulen i Oslo", "Firma AS", "Firmaet")]
    merged = link(uses, (Edit("merge", P, "Firmaet", "Firma AS"),))
    assert merged.names[P, "Firmaet"].entity == merged.names[P, "Firma AS"].entity
    assert {e.name for e in merged.entities} >= {"Firma AS"}
    apart = link(uses, (Edit("never-merge", P, "Høgskolen i Oslo", "Høyskulen i Oslo"),))
    assert apart.names[P, "Høgskolen i Oslo"].entity != apart.names[P, "Høyskulen i Oslo"].entity
    alone = link(uses, (Edit("split", P, "Høyskulen i Oslo"),))
    assert alone.names[P, "Høgskolen i Oslo"].entity != alone.names[P, "Høyskulen i Oslo"].entity
    renamed = link(uses, (Edit("rename", P, "Firma AS", "Firma Nord AS"),))
    assert "Firma Nord AS" in {e.name for e in renamed.entities}


def test_the_edits_file_survives_every_run(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("a", "x", relations=(row("Lesing", "Firma AS"), row("Skriving", "Firmaet"))))
        assert len(library.entities(P)) == 2
        add_edit(tmp_path, Edit("merge", P, "Firmaet", "Firma AS"))
        add_edit(tmp_path, Edit("merge", P, "Firmaet", "Firma AS"))
        assert [e.name for e in library.entities(P)] == ["Firma AS"]
        library.put(document("b", "x", relations=(row("Regning", "Firmaet"),)))
        library.rebuild()
        assert [e.name for e in library.entities(P)] == ["Firma AS"]
    assert len(read_edits(tmp_path)) == 1


@pytest.mark.parametrize("line", ["merge\tpartner\tA", "join\tpartner\tA\tB", "merge\tbody\tA\tB", "nonsense"])
def test_an_edit_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "edits.tsv").write_text(f"# head\n{line}\n", "utf-8")
    with pytest.raises(LibraryError, match="line 2"):
        read_edits(tmp_path)
