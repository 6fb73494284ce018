"""`planspor serve`: the web page."""

from __future__ import annotations

from pathlib import Path

import click

from cli.common import common, open_library, say

THREADS = 4
INTERRUPTED = 130


@click.command(epilog="Example: planspor serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="H", help="The address to answer on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="P",
    help="Its port; 0: any that is free.",
)
@common
def command(host: str, port: int, directory: Path) -> int:
    """Show the library as a web page: search, traces, documents, names and doubts. It changes nothing.

    It answers this machine only, unless --host says otherwise; then everybody who reaches that address can read
    the whole library.
    """
    import waitress

    from cli.web.app import make_app

    with open_library(directory) as library:
        library.bring_up_to_date()
    try:
        server = waitress.create_server(
            make_app(directory, host), host=host, port=port, threads=THREADS, ident=None
        )
    except (OSError, ValueError) as error:
        raise click.ClickException(f"cannot answer on {host}, port {port}: {error}") from error
    address = f"[{host}]" if ":" in host else host
    say(f"planspor answers on http://{address}:{server.effective_port}/ (Ctrl+C ends it)")
    if host not in ("127.0.0.1", "localhost", "::1"):
        say("note: everybody who reaches this address can read the library")
    try:
        server.run()  # until it is interrupted, which it does not pass on
    finally:
        server.close()
    return INTERRUPTED
