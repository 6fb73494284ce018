from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import Crashed, Damaged, OverLimit
from ingest.read import Limits, SourceFile, expand
from ingest.run import Outcome, run, serial
from tests.read.jobs import work

LIMITS = Limits(seconds=3, memory_mb=400)


def sources(folder: Path, *names: str) -> list[SourceFile]:
    for name in names:
        (folder / f"{name}.txt").write_text("tekst")
    return [s for s in expand([folder / f"{name}.txt" for name in names]) if isinstance(s, SourceFile)]


def by_name(outcomes: Iterator[Outcome]) -> dict[str, Outcome]:
    found = list(outcomes)
    names = {os.path.basename(o.source.file).removesuffix(".txt"): o for o in found}
    assert len(names) == len(found), "one outcome a source"
    return names


def test_each_bad_file_costs_itself_alone(tmp_path: Path) -> None:
    bad = {
        "hangs": OverLimit, "spins": OverLimit, "swells": OverLimit, "asks": OverLimit, "crashes": Crashed,
        "aborts": OverLimit, "raises": Damaged, "fails": Crashed,
    }  # fmt: skip
    good = [f"god{n}" for n in range(8)]
    found = by_name(run(sources(tmp_path, *bad, *good), work, workers=2, limits=LIMITS))
    assert set(found) == set(bad) | set(good)
    for name, error in bad.items():
        assert type(found[name].error) is error, (name, found[name].error)
        assert found[name].document is None
    for name in good:
        assert found[name].error is None
        assert found[name].document is not None


def test_time_is_that_of_the_processor_and_grows_with_the_work(tmp_path: Path) -> None:
    """A machine that is busy with other things costs no file its reading."""
    limits = Limits(seconds=1.5, memory_mb=400)
    found = by_name(run(sources(tmp_path, "waits", "works", "spins"), work, workers=1, limits=limits))
    assert found["waits"].document is not None
    assert found["works"].document is not None
    assert "took more than 1.5 s of work" in str(found["spins"].error)


def test_workers_print_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found = by_name(run(sources(tmp_path, "prints"), work, workers=1, limits=LIMITS))
    assert found["prints"].document is not None
    assert capfd.readouterr() == ("", "")


def test_only_a_few_sources_are_looked_at_ahead(tmp_path: Path) -> None:
    taken = 0

    def endless() -> Iterator[SourceFile]:
        nonlocal taken
        (source,) = sources(tmp_path, "god")
        while True:
            taken += 1
            yield source

    outcomes = run(endless(), work, workers=1, limits=LIMITS)
    for _ in range(5):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert taken <= 5 + 2 * 2


def test_serial_and_parallel_agree(tmp_path: Path) -> None:
    given = sources(tmp_path, "god1", "raises", "fails", "god2")
    here, there = by_name(serial(given, work)), by_name(run(given, work, workers=2, limits=LIMITS))
    assert {n: (o.document, repr(o.error)) for n, o in here.items()} == {
        n: (o.document, repr(o.error)) for n, o in there.items()
    }


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_ends_at_once_and_leaves_no_orphans(tmp_path: Path, root: Path) -> None:
    files = sources(tmp_path, "hangs", "spins")
    code = (
        "import sys\nfrom ingest.read import expand\nfrom ingest.run import run\n"
        "from tests.read.jobs import work\n"
        "if __name__ == '__main__':\n    print('started', flush=True)\n"
        "    try: list(run(list(expand(sys.argv[1:])), work, workers=2))\n"
        "    except KeyboardInterrupt: sys.exit(130)\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    child = subprocess.Popen(
        [sys.executable, str(script), *(s.file for s in files)],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(2)
    os.kill(child.pid, signal.SIGINT)
    begun = time.monotonic()
    assert child.wait(timeout=30) == 130
    assert time.monotonic() - begun < 15
    # The server that forks workers notices a moment later that nobody needs it.
    while left := _in_session(child.pid):
        assert time.monotonic() - begun < 20, left
        time.sleep(0.2)


def _in_session(session: int) -> str:
    command = ["ps", "-o", "pid=,cmd=", "-g", str(session)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
