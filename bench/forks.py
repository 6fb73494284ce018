"""The forks of Whoosh side by side: do they pass the contract of engines, and how fast are they?

    python -m bench.forks [--shared DIR] [--passages N]

Each is installed into a temporary folder of its own (nothing is changed in this environment), the tests in
tests/contracts run against it, and norquad's passages are indexed and asked for through `index.on_whoosh`.

Why whoosh3 3.54.0 is pinned (looked up in November 2026):

* Whoosh 2.7.4, BSD: last release April 2016, no longer maintained.
* Whoosh-Reloaded 2.7.5, BSD: last release February 2024; needs cached-property.
* whoosh-ng 5.4.0, August 2026: says MIT over code that was BSD, has gone from 1 to 5 in its numbers, has moved
  modules into packages, and installs more packages beside `whoosh` (whoosh_modern, whoosh_fastapi, whoosh_admin).
  It fails the contract: it takes a segment whose postings fill no file of their own for a damaged one.
* whoosh3 3.54.0, September 2026, BSD: keeps the modules of 2.7.4, no dependency, Python 3.10 to 3.14, and damaged
  files end in errors of its own. It is released often: so the version is pinned exactly and locked by hash, the
  seal of the index names the version (nothing of its files outlives an update), and only `index/on_whoosh.py`
  imports it, by an interface that the two before share. Should it be given up, either of them takes its place.
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
