"""How files are read: the options that every command takes which reads them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TextIO

import click

from ingest.read.limits import Limits, OcrMode

_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user said of reading."""

    ocr: OcrMode
    workers: int | None
    """None: one a core."""
    limits: Limits
    passwords: tuple[str, ...]


_OPTIONS = (
    click.option(
        "--ocr",
        type=click.Choice(["auto", "never", "force"]),
        default="auto",
        show_default=True,
        help="When to read pictures of text.",
    ),
    click.option(
        "--workers", type=click.IntRange(1, 256), metavar="N", help="Processes at work (default: one a core)."
    ),
    click.option(
        "--password", "ask", is_flag=True, help="Ask for the password of locked files; typing is not shown."
    ),
    click.option(
        "--passwords",
        type=click.File("r", encoding="utf-8"),
        metavar="FILE",
        help="Passwords to try on locked files, one a line; - is standard input.",
    ),
    click.option(
        "--max-seconds",
        type=click.FloatRange(min=1),
        default=_LIMITS.seconds,
        show_default=True,
        metavar="S",
        help=f"Of work for one file; a page in OCR adds {_LIMITS.ocr_seconds:.0f}, 40 pages of text add "
        f"{_LIMITS.text_seconds:.0f}.",
    ),
    click.option(
        "--max-memory",
        type=click.IntRange(min=256),
        default=_LIMITS.memory_mb,
        show_default=True,
        metavar="MB",
        help="For the process that reads one file.",
    ),
    click.option(
        "--max-pages",
        type=click.IntRange(min=1),
        default=_LIMITS.pages,
        show_default=True,
        metavar="N",
        help="Of one file; the rest is left out with a note.",
    ),
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of reading, handed to the command as one value `reading`."""

    @functools.wraps(command)
    def with_reading(
        *,
        ocr: str,
        workers: int | None,
        ask: bool,
        passwords: TextIO | None,
        max_seconds: float,
        max_memory: int,
        max_pages: int,
        **rest: object,
    ) -> int:
        limits = replace(_LIMITS, seconds=max_seconds, memory_mb=max_memory, pages=max_pages)
        return command(reading=Reading(OcrMode(ocr), workers, limits, _passwords(ask, passwords)), **rest)

    decorated: Callable[..., int] = with_reading
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _passwords(ask: bool, file: TextIO | None) -> tuple[str, ...]:
    """Never from the command line itself: everyone on the machine can see that."""
    given = [click.prompt("Password", hide_input=True, err=True)] if ask else []
    if file is not None:
        given += [line.rstrip("\r\n") for line in file if line.rstrip("\r\n")]
    return tuple(given)
