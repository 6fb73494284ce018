"""What every test may ask for: the shared data beside the checkout, the seeds, a place for a library."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

with contextlib.suppress(ValueError):  # outside the main thread
    # A shell that runs the tests in the background has interrupts ignored, and children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def shared_folder() -> Path | None:
    """The folder `shared` beside the checkout (or PLANSPOR_SHARED), if it is there."""
    folder = Path(os.environ.get("PLANSPOR_SHARED") or ROOT.parent / "shared")
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = shared_folder()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("no folder ../shared beside the checkout; in CI these tests must run")
        pytest.skip("no folder ../shared beside the checkout (set PLANSPOR_SHARED to where it is)")
    return folder


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    return shared / "seeds"
