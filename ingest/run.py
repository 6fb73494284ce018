"""The same work over many sources, each in a worker process with limits: a file that hangs, crashes or swells
costs itself alone.

Workers are started fresh (no fork of a process with threads), say nothing on the standard streams, and are
replaced after some files, so that what native code leaks does not add up. Only a few sources more than there
are workers are looked at ahead, so a folder of a million files is never held at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import partial
from typing import Any

from ingest import guard
from ingest.errors import Crashed, Damaged, Failure, OverLimit, PlansporError
from ingest.model import Document
from ingest.read.limits import Limits
from ingest.read.source import SourceFile

__all__ = ["Failure", "Outcome", "Work", "run", "serial"]

Work = Callable[[SourceFile], Document]

_FILES_A_WORKER = 100
"""After so many files a worker is replaced. A start costs 0.3 to 1 s, so about a hundredth of the time."""
_AHEAD = 2
"""Sources waiting for each worker: one is too few to keep it busy, more only hold memory."""
_LAST_RESORT = 200
"""Pages of OCR that the outermost time limit leaves room for; the worker's own timer is finer and comes first."""


@dataclass(frozen=True)
class Outcome:
    """What became of one source: a document or an error, never both."""

    source: SourceFile
    document: Document | None
    error: PlansporError | None
    seconds: float
    peak_mb: float | None = None
    """The most memory that its worker held meanwhile; None where it was ended, or is not known."""


def run(
    sources: Iterable[SourceFile], work: Work, *, workers: int | None = None, limits: Limits | None = None
) -> Iterator[Outcome]:
    """`work` on each source in worker processes; outcomes as they come, one a source, in no order.

    `work` must be picklable: a function of a module, or a `functools.partial` of one. `workers` is one a core
    that this process may use, unless given. Closing the iterator, or an interrupt, ends the workers at once.
    """
    from pebble import ProcessPool

    limits = limits or Limits()
    workers = workers or _cores()
    pool = ProcessPool(
        max_workers=workers, max_tasks=_FILES_A_WORKER, initializer=_begin, context=_context(work), initargs=()
    )
    task = partial(_guarded, work, limits)
    patience = guard.PATIENCE * (limits.seconds + _LAST_RESORT * limits.ocr_seconds)
    waiting: dict[Future[Any], tuple[SourceFile, float]] = {}
    coming = iter(sources)
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (source := next(coming, None)) is not None:
                waiting[pool.schedule(task, args=(source,), timeout=patience)] = source, time.monotonic()
            if not waiting:
                break
            # Woken now and then, so that an interrupt is seen on every platform.
            done, _ = wait(waiting, timeout=1.0, return_when=FIRST_COMPLETED)
            for future in done:
                source, begun = waiting.pop(future)
                yield _outcome(future, source, time.monotonic() - begun, limits)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def serial(sources: Iterable[SourceFile], work: Work, *, limits: Limits | None = None) -> Iterator[Outcome]:
    """The same in this process, one after the other and without limits on time and memory: for tests."""
    for source in sources:
        begun = time.monotonic()
        result = _tried(work, source)
        error = result if isinstance(result, PlansporError) else None
        document = result if isinstance(result, Document) else None
        yield Outcome(source, document, error, time.monotonic() - begun)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _context(work: Work) -> Any:
    """A server that forks workers from a clean process where there is one: it loads the stages only once."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    function = work.func if isinstance(work, partial) else work
    context.set_forkserver_preload(["ingest.run", getattr(function, "__module__", "ingest.run")])
    return context


def _begin() -> None:
    """In a new worker: interrupts are the parent's to handle, and native code may print nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    guard.die_with_parent()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _guarded(
    work: Work, limits: Limits, source: SourceFile
) -> tuple[Document | PlansporError, float, float | None]:
    begun = time.monotonic()
    guard.forget_peak()
    guard.start(limits.seconds, limits.memory_mb)
    try:
        result = _tried(work, source)
        return result, time.monotonic() - begun, guard.peak_mb()
    finally:
        guard.stop()


def _tried(work: Work, source: SourceFile) -> Document | PlansporError:
    try:
        return work(source)
    except PlansporError as error:
        return error
    except MemoryError:
        return OverLimit("asked for more memory than a file may have")
    except RecursionError:
        return Damaged("is damaged: its parts are nested too deeply")
    except Exception as error:
        return Crashed(f"could not be read ({type(error).__name__}: {str(error)[:200]})")


def _outcome(future: Future[Any], source: SourceFile, waited: float, limits: Limits) -> Outcome:
    from pebble import ProcessExpired

    try:
        result, seconds, peak = future.result()
    except TimeoutError:
        return Outcome(source, None, _too_slow(limits), waited)
    except ProcessExpired as expired:
        return Outcome(source, None, _ended(expired.exitcode, limits), waited)
    except Exception as error:  # the worker's answer could not be brought over
        return Outcome(source, None, Crashed(f"could not be read ({type(error).__name__})"), waited)
    if isinstance(result, PlansporError):
        return Outcome(source, None, result, seconds, peak)
    return Outcome(source, result, None, seconds, peak)


def _too_slow(limits: Limits) -> OverLimit:
    return OverLimit(f"took more than {limits.seconds:g} s of work, and what its pages and letters add")


def _ended(code: int, limits: Limits) -> PlansporError:
    """Why a worker ended in the middle of a file, from its exit code (below zero: the signal that ended it)."""
    if code in (-signal.SIGALRM, -signal.SIGPROF):
        return _too_slow(limits)
    if code == guard.MEMORY_EXIT or code == -signal.SIGKILL:
        return OverLimit(f"took more than {limits.memory_mb:,} MB of memory")
    if code == -signal.SIGABRT:
        return OverLimit("asked for more memory than a file may have, or is built to break its reader")
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return Crashed(f"made its reader crash ({name})")
