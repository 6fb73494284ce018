"""Bounds on time and memory of the process that reads a file. Used in worker processes only.

Time: two timers whose signals kill the process, whatever native code holds it up: one counts the processor's time,
so that a busy machine costs no file its reading, one the clock's, for what waits without working. Memory: a
thread that looks at the resident size twenty times a second and ends the process, with the address space bounded
behind it for native code that lets no thread run. Who waits for the process reads from its exit code which bound
it was.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

MEMORY_EXIT = 83
"""Exit code of a process that went over its memory."""
_LOOK_EVERY = 0.05
_SLACK_MB = 1024
"""Address space beyond the resident bound: arenas of threads and mapped data files take some, and cost nothing."""

PATIENCE = 4
"""Times the allowed seconds that may pass by the clock: the machine may be busy with other things."""

_timed = False
_watcher: threading.Thread | None = None
_bound_mb = 0


class TooSlow(Exception):
    """The time of an `at_most` is over."""


def start(seconds: float, memory_mb: int) -> None:
    """From now on this process ends when it has worked for `seconds`, has been at it for four times as long by the
    clock, or holds more than `memory_mb`."""
    global _timed, _watcher, _bound_mb
    _bound_mb = memory_mb
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        _timed = True
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * PATIENCE)
    if _watcher is None and os.path.exists("/proc/self/statm"):
        _bound_address_space(memory_mb)
        _watcher = threading.Thread(target=_watch, daemon=True, name="memory watch")
        _watcher.start()


def stop() -> None:
    """The file is done: time does not count until the next `start`."""
    global _timed
    if _timed:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _timed = False


def allow(seconds: float) -> None:
    """Puts the end off by `seconds` of work: where its amount is only seen on the way, such as pages in OCR."""
    if _timed:
        for timer, more in ((signal.ITIMER_PROF, seconds), (signal.ITIMER_REAL, seconds * PATIENCE)):
            left, _ = signal.getitimer(timer)
            signal.setitimer(timer, max(0.01, left + more))


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TooSlow in Python code that has used `seconds` of processor time. Without effect outside the main
    thread, and native code is only stopped when it returns."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(signum: int, frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def die_with_parent() -> None:
    """For a child program (`preexec_fn`): the system ends it when the process that started it is gone."""
    if sys.platform == "linux":
        import ctypes

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def resident_mb() -> float:
    """What this process holds in memory now."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def forget_peak() -> None:
    """From now on `peak_mb` counts anew. Without effect where the system has no such count."""
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def peak_mb() -> float | None:
    """The most this process has held in memory since `forget_peak`; None where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as file:
            return next((int(line.split()[1]) / 1000 for line in file if line.startswith("VmHWM")), None)
    except OSError:
        return None


def _watch() -> None:
    while True:
        if resident_mb() > _bound_mb:
            os._exit(MEMORY_EXIT)
        time.sleep(_LOOK_EVERY)


def _bound_address_space(memory_mb: int) -> None:
    import resource

    with open("/proc/self/statm", "rb") as file:
        held = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = held + (memory_mb + _SLACK_MB) * 1_000_000
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))
