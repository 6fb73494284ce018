"""The web page: search, traces, documents, names and doubts. It changes nothing and runs no script."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, Response, abort, current_app, render_template, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from cli import norsk
from cli.common import printable
from cli.norsk_reasons import in_norwegian
from cli.web import pages
from index.library import Library
from index.model import Row
from index.story import kroner, when
from ingest.errors import PlansporError

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache, private",
}
LONGEST = 500
"""Characters of a parameter; a longer one is refused."""


def make_app(directory: Path, host: str = "127.0.0.1") -> Flask:
    """The page for the library in `directory`, answering only to names that lead to this machine."""
    app = Flask(__name__, static_url_path="/static")
    app.config.update(DIRECTORY=directory, OWN_NAMES=own_names(host), MAX_CONTENT_LENGTH=0)
    app.jinja_options = {"finalize": _finalize, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals.update(
        norsk=norsk,
        when=when,
        kroner=kroner,
        kinds=norsk.KINDS,
        kinds_many=norsk.KINDS_MANY,
        types=norsk.TYPES,
        places_in=places_in,
    )
    app.jinja_env.filters["in_norwegian"] = in_norwegian
    app.before_request(_only_own_names)
    app.after_request(_with_headers)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(PlansporError, _our_error)
    for path, view in (
        ("/", search), ("/spor", trace), ("/navn", names), ("/tvil", doubts), ("/dokument/<document>", document),
    ):  # fmt: skip
        app.add_url_rule(path, view.__name__, view, methods=["GET"])
    return app


def _finalize(value: object) -> object:
    """Documents may hold control characters; escaping alone leaves them."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


# --- the door ---


def own_names(host: str) -> frozenset[str]:
    """Names by which a browser may ask for this page, beside addresses."""
    return frozenset(name.casefold() for name in (host, "localhost", socket.gethostname()))


def _only_own_names() -> None:
    """Refuse other names: a hostile page can make its own name lead here (DNS rebinding), but not an address."""
    name = request.host.rsplit("@", 1)[-1]
    name = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
    if name.casefold() in current_app.config["OWN_NAMES"]:
        return
    try:
        ipaddress.ip_address(name)
    except ValueError:
        abort(421, "Denne siden svarer bare på maskinens eget navn.")


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def _http_error(error: HTTPException) -> tuple[str, int]:
    titles = {400: "Det gikk ikke an å forstå", 404: "Det finnes ikke", 405: "Siden kan bare leses"}
    code = error.code or 500
    return render_template("error.html", title=titles.get(code, "Det gikk galt"), message=error.description), code


def _our_error(error: PlansporError) -> tuple[str, int]:
    return render_template("error.html", title="Det gikk galt", message=str(error)), 500


# --- what was asked ---


def _text(name: str) -> str:
    value = request.args.get(name, "").strip()
    if len(value) > LONGEST:
        abort(400, f"«{name}» er for langt: {len(value)} tegn, høyst {LONGEST}.")
    return value


def _number(name: str, least: int, most: int) -> int | None:
    value = _text(name)
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or not least <= int(value[:9]) <= most:
        abort(400, f"«{name}» er et tall fra {least} til {most}, ikke «{value[:40]}».")
    return int(value)


def _choice(name: str, values: object) -> str | None:
    value = _text(name)
    if value and value not in values:  # type: ignore[operator]
        abort(400, f"«{name}» kan ikke være «{value[:40]}».")
    return value or None


def _places(name: str) -> list[tuple[int, int]]:
    """Places in a page's text as `places_in` writes them: 10-40,52-60."""
    value = _text(name)
    if value and not re.fullmatch(r"\d{1,8}-\d{1,8}(,\d{1,8}-\d{1,8})*", value, re.ASCII):
        abort(400, f"«{name}» er steder som 10-40, ikke «{value[:40]}».")
    return [(int(start), int(end)) for start, end in (place.split("-") for place in value.split(",") if place)]


def places_in(row: Row) -> str | None:
    """Where the words that prove a row stand on its page, for an address; as many as may stand in one."""
    found = [f"{place.start}-{place.end}" for place in row.at if place.page == row.page]
    return ",".join(found[: LONGEST // 20]) or None


@contextmanager
def _library() -> Iterator[Library]:
    """Opened for each request: connections do not cross threads, and another process may have written."""
    with Library.open(current_app.config["DIRECTORY"]) as library:
        yield library


# --- pages ---


def _years() -> tuple[int | None, int | None]:
    first, last = _number("fra", 1000, 2999), _number("til", 1000, 2999)
    if first is not None and last is not None and first > last:
        abort(400, f"Fra {first} til {last} er det ingen år: skriv det tidligste først.")
    return first, last


def search() -> str | tuple[str, int]:
    first, last = _years()
    asked = pages.Asked(
        text=_text("q"), page=_number("side", 1, 10_000) or 1, from_year=first, to_year=last,
        type=_choice("type", norsk.TYPES), partner=_text("partner") or None,
        network=_text("nettverk") or None,
    )  # fmt: skip
    with _library() as library:
        found = pages.search(library, asked)
    return render_template("search.html", asked=asked, paged=lambda n: asked.link(page=n), **found), 400 if found[
        "error"
    ] else 200


def trace() -> str:
    first, last = _years()
    with _library() as library:
        found = pages.trace(
            library, _text("navn"), kind=_choice("slag", pages.TRACED), from_year=first, to_year=last,
            group=_choice("vis", pages.GROUPS),
        )  # fmt: skip
    return render_template("trace.html", **found)


def names() -> str:
    with _library() as library:
        found = pages.names(library, _choice("slag", norsk.KINDS), _text("q"), _number("side", 1, 100_000) or 1)
    return render_template("names.html", **found)


def doubts() -> str:
    with _library() as library:
        found = pages.doubts(library)
    return render_template("doubts.html", **found)


def document(document: str) -> str:
    if len(document) > LONGEST:
        abort(404)
    marked = _places("sted")
    with _library() as library:
        found = pages.document(
            library, document, _number("side", 1, 10**6) or 1, marked, raw=_text("vis") == "lest", asked=_text("q")
        )
    if found is None:
        abort(404, "Biblioteket har ikke dette dokumentet, eller dokumentet har ikke denne siden.")
    return render_template("document.html", **found)
