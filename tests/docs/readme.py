"""The README's examples: run them, and compare or write what they print.

A fenced block marked `console` holds lines `$ command` with their output below. `…` on a line of its own in
the expected output stands for any lines. Times and document ids stand as `…`, since no two checkouts
agree on them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)

Run = Callable[[str], str]


def settled(output: str) -> str:
    """`output` without times and document ids (they come from the path), so that two checkouts print the same."""
    return re.sub(r"\[[0-9a-f]{12}\]", "[…]", re.sub(r"\b\d+\.\d+ s\b", "… s", output))


def in_shell(library: Path) -> Run:
    """Runs a README command in the checkout, both streams as a person would see them."""
    folder = library.parent / "bin"
    folder.mkdir(exist_ok=True)
    script = folder / "planspor"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli.main "$@"\n')
    script.chmod(0o755)
    env = {
        **os.environ,
        "PLANSPOR_LIBRARY": str(library),
        "PATH": f"{folder}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "110",
    }

    def run(command: str) -> str:
        done = subprocess.run(
            command, shell=True, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600
        )
        return settled(done.stdout.decode("utf-8")).rstrip("\n")

    return run


def examples(text: str) -> list[tuple[str, str]]:
    """(command, expected output) of each example, in order."""
    found = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.rstrip("\n")))
    return found


def matches(expected: str, printed: str) -> bool:
    """Are they the same, `…` lines standing for any lines?"""
    parts = re.split(r"^…$\n?", expected + "\n", flags=re.M)
    pattern = r"(?:.*\n)*?".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, printed + "\n") is not None


def rewritten(text: str, run: Run) -> str:
    """`text` with the present output under each command that has no `…`."""

    def block(match: re.Match[str]) -> str:
        parts = re.split(r"^\$ ", match[1], flags=re.M)
        out = [parts[0]]
        for part in parts[1:]:
            command, _, output = part.partition("\n")
            printed = run(command)
            keep = "…" in output.splitlines() and matches(output.rstrip("\n"), printed)
            out.append(f"$ {command}\n{output if keep else printed + chr(10)}")
        return "```console\n" + "".join(out) + "```"

    return BLOCK.sub(block, text)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(rewritten(README.read_text("utf-8"), in_shell(Path(folder) / "library")), "utf-8")


if __name__ == "__main__":
    main()
