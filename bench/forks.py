"""The forks of Whoosh side by side: do they pass the contract of engines, and how fast are they?

    python -m bench.forks [--shared DIR] [--passages N]

Each is installed into a temporary folder of its own (nothing is changed in this environment), the tests in
tests/contracts run against it, and norquad's passages are indexed and asked for through `index.on_whoosh`.

Why whoosh3 3.54.0 is pinned (looked up in November 2026):

* Whoosh 2.7.4, BSD, is of 2016 and unmaintained; it warns of invalid escapes under new Pythons.
* Whoosh-Reloaded 2.7.5, BSD, is the same with repairs; its last release is of 2024, its maintainers looked for
  others to take over.
* whoosh-ng 5.4.0, MIT on the label over BSD code, went from 1 to 5 in a short time, moved modules about with each
  number, and brings packages of its own beside `whoosh` (whoosh_modern, whoosh_fastapi).
* whoosh3 3.54.0, BSD, keeps the module layout of 2.7.4, runs its tests on Python 3.10 to 3.14, is pure Python with
  no dependency, and turns damaged files into errors of their own. It is released often and by few hands: so the
  version is pinned exactly and locked by hash, nothing of its file formats outlives an update (the seal of the
  index names the version), and only `index/on_whoosh.py` imports it, by the interface that all four share.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FORKS = {
    "Whoosh": ("whoosh==2.7.4",),
    "Whoosh-Reloaded": ("whoosh-reloaded==2.7.5", "cached-property"),
    "whoosh-ng": ("whoosh-ng==5.4.0", "cached-property"),
    "whoosh3": ("whoosh3==3.54.0",),
}
ROOT = Path(__file__).resolve().parents[1]

SPEED = """
import sys, tempfile, time
from pathlib import Path
from statistics import median
from bench.search import load, measure, planspor
passages, questions = load(Path(sys.argv[1]))
built = planspor(passages[: int(sys.argv[2])], Path(tempfile.mkdtemp()) / "index")
_, times = measure(built.ask, questions[:100])
print(f"{built.seconds:.1f} s to index, {built.bytes / 1e6:.1f} MB, {median(times):.1f} ms a question")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = os.environ.get("PLANSPOR_SHARED") or ROOT.parent / "shared"
    parser.add_argument("--shared", type=Path, default=Path(shared))
    parser.add_argument("--passages", type=int, default=2000)
    options = parser.parse_args()
    for name, packages in FORKS.items():
        with tempfile.TemporaryDirectory() as target:
            install = [
                sys.executable,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-deps",
                "--target",
                target,
                *packages,
            ]
            subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
            environment = {**os.environ, "PYTHONPATH": f"{target}{os.pathsep}{ROOT}", "PYTHONWARNINGS": "ignore"}
            tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/contracts"]
            passed = subprocess.run(tests, cwd=ROOT, env=environment, capture_output=True, check=False)
            speed = [sys.executable, "-c", SPEED, str(options.shared / "data/norquad"), str(options.passages)]
            done = subprocess.run(speed, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            verdict = "passes" if passed.returncode == 0 else "FAILS"
            print(
                f"{name:16} {verdict} the contract; {done.stdout.strip() or done.stderr.strip()[-200:]}",
                flush=True,
            )


if __name__ == "__main__":
    main()
