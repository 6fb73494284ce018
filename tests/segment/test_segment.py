"""Pages → blocks: headings, lists, tables of plain text, words mended over line ends."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Block, Document, FormKind, Page
from ingest.segment import segment
from ingest.segment.joining import join


class Words:
    """Knows the words it is given."""

    def __init__(self, *words: str) -> None:
        self.words = set(words)

    def __call__(self, word: str) -> bool:
        return word.lower() in self.words

    def proven(self, word: str) -> bool:
        return word.lower() in self.words


def blocks(*pages: str) -> tuple[Block, ...]:
    return segment(Document("d", "d.txt", "0", tuple(Page(i + 1, p) for i, p in enumerate(pages)))).blocks


def grid(block: Block) -> list[list[str]]:
    out: dict[int, dict[int, str]] = {}
    for c in block.cells:
        out.setdefault(c.row, {})[c.column] = c.text
    return [[out[r].get(c, "") for c in range(max(out[r]) + 1)] for r in sorted(out)]


def table(*pages: str) -> list[list[str]]:
    (found,) = [b for b in blocks(*pages) if b.kind is FormKind.TABLE]
    return grid(found)


def test_headings_paragraphs_and_lists() -> None:
    found = blocks(
        "1. Om planen\n\nDette er en tekst som går over flere linjer og som\nfortsetter her.\n\n"
        "• Lesing\n• Regning\n"
    )
    assert [(b.kind.value, b.text) for b in found] == [
        ("heading", "1. Om planen"),
        ("paragraph", "Dette er en tekst som går over flere linjer og som fortsetter her."),
        ("list_item", "• Lesing"),
        ("list_item", "• Regning"),
    ]


def test_running_heads_of_left_and_right_pages_read_badly() -> None:
    left = [
        "Sgrelva kommune - utviklingsplan",
        "Sørelva kommune - utviklingsplan",
        "Sorelva kommune - utviklingsplan",
    ]
    right = ["Barn, unge og opplæring", "Barn. unge og opplæring", "Barn, unge og opplaering"]
    heads = [head for pair in zip(left, right, strict=True) for head in pair]
    words = "Lesing Regning Skriving Engelsk Naturfag Samisk".split()  # noqa: SIM905
    pages = [
        f"{head}\n\n" + "".join(f"{k} {word} er {word.lower() * 3}.\n" for k in range(9)) + f"\n{i}\n"
        for i, (head, word) in enumerate(zip(heads, words, strict=True), 1)
    ]
    found = [b.text for b in blocks(*pages) if b.kind is FormKind.RUNNING]
    assert len([t for t in found if not t.isdigit()]) == 6
    assert len(found) == 12


def test_running_heads_and_page_numbers() -> None:
    pages = [
        f"Nettverket i nord\n\nEn tekst om sak {i}.\n\nOg litt til om den.\n\nSide {i}\n" for i in range(1, 5)
    ]
    running = [b.text for b in blocks(*pages) if b.kind is FormKind.RUNNING]
    assert running.count("Nettverket i nord") == 4
    assert "Side 3" in running


def test_markdown_table() -> None:
    assert table("| Tiltak | År |\n|---|---|\n| Lesing | 2022 |\n") == [["Tiltak", "År"], ["Lesing", "2022"]]


def test_table_of_tabs() -> None:
    assert table("Tiltak\tÅr\tPartner\nLesing\t2022\tNTNU\n") == [
        ["Tiltak", "År", "Partner"],
        ["Lesing", "2022", "NTNU"],
    ]


def test_table_of_spaces_with_broken_cells() -> None:
    rows = table(
        "Tiltak                 Periode       Partner\n"
        "Lesing i alle          2022–2024     NTNU\n"
        "fag\n"
        "Regning                2023          USN\n"
    )
    assert rows == [
        ["Tiltak", "Periode", "Partner"],
        ["Lesing i alle fag", "2022–2024", "NTNU"],
        ["Regning", "2023", "USN"],
    ]


def test_woven_columns() -> None:
    """Cells broken over lines, one space between columns, rules read as bars: a table as a scan leaves it."""
    rows = table(
        "2.1 Lesing som satsingsområde\n"
        "Lesing og H-22 – | UiA Videreføring av\n"
        "skriving i alle V-24 Kari Nordvik eksisterende pakke\n"
        "fag Faglig kontakt:\n"
        "Ola Bergheim\n"
        "Matematikk- V-23 – | Matematikksenteret; Starter når midlene\n"
        "vansker H-25 Statped er på plass\n"
    )
    assert [row[0] for row in rows] == ["Lesing og skriving i alle fag", "Matematikkvansker"]
    assert [row[1] for row in rows] == ["H-22 – V-24", "V-23 – H-25"]
    assert rows[0][2] == "UiA Kari Nordvik Faglig kontakt: Ola Bergheim"
    assert rows[1][3] == "Starter når midlene er på plass"


def test_a_woven_table_goes_on_over_the_page() -> None:
    rows = table(
        "3.1 Tiltak\nLesing i H-22 – | UiA Nye skoler\nfag V-24 Kari Nordvik er med\nRegning H-23 – | USN\n",
        "V-25 Ola Bergheim\n",
    )
    assert [row[:2] for row in rows] == [["Lesing i fag", "H-22 – V-24"], ["Regning", "H-23 – V-25"]]


def test_broken_words_are_mended() -> None:
    known = Words("leseopplæring", "lese", "spesialpedagogikk", "skole", "inkluderingsanalysen")
    assert join(["Spesialpedago", "gikk og", "lese-", "opplæring"], known) == "Spesialpedagogikk og leseopplæring"
    assert join(["barnehage-", "og skolesektoren"], known) == "barnehage- og skolesektoren"
    assert join(["lese", "skole"], known) == "lese skole"
    assert join(["Inkluderings-ana", "lysen"], known) == "Inkluderingsanalysen"


def test_a_name_is_no_broken_word() -> None:
    known = Words("rådgiver", "seniorrådgiver")
    assert join(["Kari Lundsvåg", "seniorrådgiver"], known) == "Kari Lundsvåg seniorrådgiver"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="aA .-–|\t\n•1H", max_size=120), max_size=3))
def test_blocks_stand_on_their_pages_in_order(pages: list[str]) -> None:
    found = blocks(*pages)
    for b in found:
        assert 0 <= b.at.start <= b.at.end <= len(pages[b.at.page - 1])
    assert [(b.at.page, b.at.start) for b in found] == sorted((b.at.page, b.at.start) for b in found)
