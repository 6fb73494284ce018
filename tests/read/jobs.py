"""Work for `run` that goes wrong in every way a file can make it go wrong. Picklable, so in a module."""

from __future__ import annotations

import os
import signal
import sys
import time

from ingest import guard
from ingest.errors import Damaged
from ingest.model import Document, Page
from ingest.read import SourceFile


def work(source: SourceFile) -> Document:
    match os.path.basename(source.file).removesuffix(".txt"):
        case "hangs":
            while True:
                time.sleep(1)
        case "waits":
            time.sleep(2.5)
        case "works":
            guard.allow(60)
            until = time.process_time() + 2.5
            while time.process_time() < until:
                pass
        case "spins":
            while True:
                pass
        case "swells":
            held = []
            while True:
                held.append(bytearray(b"x" * 10_000_000))
        case "asks":
            bytearray(1 << 50)
        case "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "aborts":
            os.abort()
        case "raises":
            raise Damaged("is damaged")
        case "fails":
            raise ZeroDivisionError("never mind")
        case "prints":
            print("noise")
            os.write(1, b"noise from native code")
            os.write(2, b"noise from native code")
            sys.stdout.flush()
    return Document(id="x", path=source.path, sha256=source.sha256, pages=(Page(1, "tekst"),))
