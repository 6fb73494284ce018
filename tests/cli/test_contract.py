"""The public interface: names, JSON keys and exit codes that users' scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import MINUTES, PLAN, Planspor, call

Filled = tuple[Path, Path]

FILE_KEYS = {"path", "sha256", "status", "document", "pages", "ocr_pages", "corrections", "seconds", "error"}
HIT_KEYS = {"document", "path", "title", "type", "date", "period", "page", "score", "snippet", "highlights"}
ROW_KEYS = {
    "measure", "partners", "network", "start", "end", "contacts", "amount_nok", "comment",
    "document", "path", "title", "date", "page", "evidence",
}  # fmt: skip
SHOW_KEYS = {
    "document", "path", "sha256", "title", "type", "date", "period", "language", "places", "pages",
    "corrections", "entities", "relations", "amounts",
}  # fmt: skip


def test_ingest_reports_each_file(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    first = planspor("ingest", tmp_path / "a.txt", "--json", "--report", tmp_path / "r.jsonl")
    assert first.code == 0, first.err
    assert first.json.keys() == {"files", "seconds"}
    (file,) = first.json["files"]
    assert file.keys() >= FILE_KEYS
    assert (file["status"], file["pages"], file["error"]) == ("added", 1, None)
    assert [json.loads(line) for line in (tmp_path / "r.jsonl").read_text("utf-8").splitlines()] == [file]
    assert planspor("ingest", tmp_path / "a.txt", "--json").json["files"][0]["status"] == "unchanged"
    (tmp_path / "a.txt").write_text(MINUTES, "utf-8")
    again = planspor("ingest", tmp_path / "a.txt", "--json").json["files"][0]
    assert (again["status"], again["document"]) == ("updated", file["document"])
    assert planspor("library", "status", "--json").json["documents"] == 1


def test_records_are_documents(planspor: Planspor, tmp_path: Path) -> None:
    records = [{"id": "k-1", "title": "Plan", "date": "2019-05-02", "text": PLAN}, {"id": "k/2", "text": MINUTES}]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in records) + "\nnot json\n", "utf-8")
    done = planspor("ingest", path, "--json")
    assert done.code == 1
    files = {f["path"]: f for f in done.json["files"]}
    assert files[f"{path}#k-1"]["status"] == files[f"{path}#k/2"]["status"] == "added"
    (failed,) = [f for f in done.json["files"] if f["status"] == "failed"]
    assert "3" in failed["error"]["message"]
    assert planspor("show", f"{path}#k-1", "--json").json["title"] == "Plan"


def test_search(filled: Filled) -> None:
    library, _ = filled
    done = call(library, "search", "lesing 2024", "--json")
    assert done.code == 0, done.err
    answer = done.json
    assert answer.keys() == {"query", "total", "took_ms", "hits", "facets", "suggestion"}
    assert answer["query"].keys() == {"raw", "terms", "years", "entities"}
    assert answer["query"]["years"] == [2024, 2024]
    assert answer["facets"].keys() == {"year", "type", "partner", "network", "measure"}
    hit = answer["hits"][0]
    assert hit.keys() >= HIT_KEYS
    assert hit["path"].endswith("plan.txt")
    for start, end in hit["highlights"]:
        assert 0 <= start < end <= len(hit["snippet"])


def test_queries_keep_their_order(filled: Filled, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("regning\nlesing 2024\nfinnesikke\n", "utf-8")
    done = call(filled[0], "search", "--queries", tmp_path / "q.txt", "--json")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [a["query"]["raw"] for a in answers] == ["regning", "lesing 2024", "finnesikke"]
    assert answers[2]["hits"] == []


def test_trace(filled: Filled) -> None:
    done = call(filled[0], "trace", "UiA", "--json")
    assert done.code == 0, done.err
    assert done.json.keys() >= {"name", "kind", "aliases", "rows"}
    rows = done.json["rows"]
    assert rows
    assert all(row.keys() >= ROW_KEYS for row in rows)
    measures = [row["measure"] for row in rows]
    assert any("Regnestart" in (m or "") for m in measures)
    assert any("Leselyst" in (m or "") for m in measures)
    for row in rows:
        page = call(filled[0], "show", row["document"], "--json").json["pages"][row["page"] - 1]
        assert row["evidence"].split()[0] in page["text"]


def test_a_row_is_explained(filled: Filled) -> None:
    rows = call(filled[0], "trace", "UiA", "--json").json["rows"]
    number = next(n for n, row in enumerate(rows, 1) if row["measure"] == "Leselyst i alle fag")
    done = call(filled[0], "explain", "trace", "UiA", str(number), "--json")
    assert done.code == 0, done.err
    assert done.json["row"] == rows[number - 1]
    assert done.json["row"]["rule"]
    linked = {name["name"]: name["entity"] for name in done.json["names"]}
    assert linked["Leselyst i alle fag"] == "Leselyst i alle fag"
    assert any("Leselyst i alle fag" in proof["text"] for proof in done.json["proofs"])
    assert call(filled[0], "explain", "trace", "UiA", "999").code == 2


def test_the_rows_that_are_explained_are_those_of_the_same_trace(filled: Filled) -> None:
    options = ("--kind", "partner", "--from", "2024")
    rows = call(filled[0], "trace", "UiA", *options, "--json").json["rows"]
    assert len(rows) < len(call(filled[0], "trace", "UiA", "--json").json["rows"])
    assert call(filled[0], "explain", "trace", "UiA", "1", *options, "--json").json["row"] == rows[0]


def test_entities(filled: Filled) -> None:
    found = call(filled[0], "entities", "--json").json
    assert all(
        e.keys() == {"kind", "name", "aliases", "documents", "mentions", "first_year", "last_year"} for e in found
    )
    agder = [e for e in found if e["kind"] == "partner" and ("UiA" in (e["name"], *e["aliases"]))]
    assert len(agder) == 1
    assert agder[0]["documents"] == 2
    only = call(filled[0], "entities", "--kind", "person", "--json").json
    assert {e["kind"] for e in only} == {"person"}


def test_show(filled: Filled) -> None:
    done = call(filled[0], "show", "plan.txt", "--json")
    assert done.code == 0, done.err
    shown = done.json
    assert shown.keys() >= SHOW_KEYS
    assert (shown["type"], shown["period"]) == ("plan", {"from": "2024-01", "to": "2027-12"})
    for page in shown["pages"]:
        assert page.keys() >= {"number", "source", "text", "raw_text"}
    for entity in shown["entities"]:
        assert entity.keys() >= {"kind", "name", "surface", "page", "start", "end"}
        text = shown["pages"][entity["page"] - 1]["text"]
        assert " ".join(text[entity["start"] : entity["end"]].split()) == " ".join(entity["surface"].split())
    assert call(filled[0], "show", "plan.txt", "--text").out.strip() == shown["pages"][0]["text"].strip()
    assert call(filled[0], "show", shown["document"]).code == 0


def test_corrections_stand_in_the_raw_text(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text(
        "Kommunen vil styrke arbeidet med laering og trivsel pa hgyskolene i Trgndelag.\n"
        "Leererne skal fa tid til a prgve nye oppgaver, og rektor fglger opp det som blir gjort.\n",
        "utf-8",
    )
    assert planspor("ingest", tmp_path / "scan.txt").code == 0
    shown = planspor("show", "scan.txt", "--json").json
    raw = shown["pages"][0]["raw_text"]
    assert len(shown["corrections"]) >= 5
    for c in shown["corrections"]:
        assert c.keys() == {"page", "start", "end", "before", "after", "confidence", "reason"}
        assert raw[c["start"] : c["end"]] == c["before"]
    assert "høyskolene i Trøndelag" in shown["pages"][0]["text"]


def test_clean_writes_texts_and_corrections(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "scan.txt").write_text(
        "Oppleering pa skolen og laering pa hgyskolen i ar.\fSide to er ogsa med.", "utf-8"
    )
    (tmp_path / "a" / "scan.md").write_text("# Ren tekst\n\nHer er alt riktig.\n", "utf-8")
    (tmp_path / "a" / "rein.txt").write_text("Her er alt riktig.\n", "utf-8")
    out = tmp_path / "out"
    done = planspor("clean", tmp_path / "a", "--out", out)
    assert done.code == 0, done.err
    texts = sorted(p.name for p in out.glob("*.txt"))
    assert texts == ["rein.txt", "scan.md.txt", "scan.txt.txt"]
    assert (out / "rein.txt").read_bytes() == b"Her er alt riktig.\n"
    assert (out / "scan.txt.txt").read_text("utf-8").count("\f") == 1
    lines = (out / "scan.txt.corrections.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["page"] for line in lines} == {1, 2}
    assert "unchanged" in planspor("clean", tmp_path / "a", "--out", out).err


def test_clean_standard_input(planspor: Planspor) -> None:
    done = planspor("clean", "-", stdin=b"Det er viktig a leere pa skolen, ogsa i Trgndelag.\n")
    assert (done.code, done.out) == (0, "Det er viktig å lære på skolen, også i Trøndelag.\n")


def test_clean_records(planspor: Planspor, tmp_path: Path) -> None:
    records = [
        {"k": 1, "tekst": "Mal for laering pa skolen og hgyskolen i Trgndelag."},
        {"k": 2},
        {"k": 3, "tekst": "Rein tekst."},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    done = planspor("clean", "--jsonl", tmp_path / "in.jsonl", "--field", "tekst", "--out", tmp_path / "out.jsonl")
    assert done.code == 1
    assert "line 2" in done.err
    back = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [r["k"] for r in back] == [1, 2, 3]
    assert "høyskolen i Trøndelag" in back[0]["cleaned"]
    assert "cleaned" not in back[1]
    assert back[2] == {**records[2], "cleaned": "Rein tekst."}


@pytest.mark.parametrize(
    "command", ["ingest", "clean", "search", "trace", "entities", "show", "library status", "explain trace"]
)
def test_help_ends_with_an_example(planspor: Planspor, command: str) -> None:
    done = planspor(*command.split(), "--help")
    assert done.code == 0
    assert done.out.rstrip().splitlines()[-1].strip().startswith("Example: planspor")
    assert "--library" in done.out
    assert "--verbose" in done.out


def test_csv_holds_no_formula(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("=HYPERLINK(1) regning\n\nregning i skolen 2020.\n", "utf-8")
    assert planspor("ingest", tmp_path / "x.txt").code == 0
    done = planspor("search", "regning", "--csv")
    assert done.out.splitlines()[0].startswith("document,path,title")
    for cell in done.out.splitlines()[1].split(","):
        assert not cell.strip('"').startswith(("=", "+", "@"))


def test_edits_of_links_hold(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    (tmp_path / "b.txt").write_text(MINUTES, "utf-8")
    assert planspor("ingest", tmp_path / "a.txt", tmp_path / "b.txt").code == 0

    def persons() -> dict[str, list[str]]:
        return {e["name"]: e["aliases"] for e in planspor("entities", "--kind", "person", "--json").json}

    before = persons()
    assert {"Turid Eksempelsen", "Odd Prøveland"} <= before.keys()
    assert planspor("entities", "merge", "Odd Prøveland", "Turid Eksempelsen").code == 0
    assert "Odd Prøveland" in persons()["Turid Eksempelsen"]
    assert planspor("entities", "rename", "Turid Eksempelsen", "T. Eksempelsen").code == 0
    assert planspor("ingest", tmp_path / "a.txt").code == 0
    assert {"Turid Eksempelsen", "Odd Prøveland"} <= set(persons()["T. Eksempelsen"])
    (tmp_path / "library" / "edits.tsv").unlink()
    assert persons() == before
