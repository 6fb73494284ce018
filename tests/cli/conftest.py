"""Running planspor as a user does: in a process of its own, with a library of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Planspor = Callable[..., Done]


def call(library: Path, *arguments: str | Path, stdin: bytes = b"", **kwargs: Any) -> Done:
    env = {**os.environ, "PLANSPOR_LIBRARY": str(library), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cli.main", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, env=env, capture_output=True, timeout=300, **kwargs)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture
def planspor(tmp_path: Path) -> Planspor:
    """`planspor(*arguments)` on an empty library."""
    return lambda *arguments, **kwargs: call(tmp_path / "library", *arguments, **kwargs)


PLAN = """Utviklingsplan for kompetansenettverket Sørelva 2024-27

1. Formål

Planen gjelder leseopplæring og regning i Dekom i perioden 2024-27.

2. Tiltak

Leselyst i alle fag gjennomføres i samarbeid med Universitetet i Agder og Lesesenteret fra høsten 2024.
Kontaktperson er Turid Eksempelsen.
"""
MINUTES = """Møte i samarbeidsforum for Agder
12.03.2019

Til stede: Odd Prøveland (Fylkesmannen i Agder).
SAK 1. Regning i alle fag

Universitetet i Agder har ansvar for Regnestart 2019.
"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(library, folder of documents): two small documents, read in."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    (folder / "referat.txt").write_text(MINUTES, "utf-8")
    library = folder.parent / "filled-library"
    done = call(library, "ingest", folder)
    assert done.code == 0, done.err
    return library, folder
