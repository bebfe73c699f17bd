"""`tactlint serve`: the local service, until Ctrl+C or SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import gc
import logging
import os
import signal
import socket
import sys
from typing import TYPE_CHECKING

from tactlint.commands.exits import FAILED, OK, Stop
from tactlint.commands.neighbour import tenant
from tactlint.settings import DEFAULT_PORT, Loaded, config_folder, load_settings

if TYPE_CHECKING:
    from tactlint.library import Library

SUMMARY = "run the local service and its playground"
DESCRIPTION = """Runs the service that the browser extension and the playground talk to, on this computer only
(127.0.0.1). Prints `ready http://127.0.0.1:PORT/` on standard output once it lints; Ctrl+C ends it."""
EXAMPLES = """examples:
  tactlint serve
  tactlint serve --port 9000        another port (tell the extension's options, too)
  tactlint serve --port 0           any free port; the ready line names it
"""

LOOPBACK = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port",
        type=int,
        metavar="PORT",
        help=f"where to listen (default: settings, or {DEFAULT_PORT}; 0: any)",
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="log each request's route, status and time; never what was sent",
    )


def run(arguments: argparse.Namespace) -> int:
    loaded = load_settings(config_folder(arguments.config_dir))
    for problem in loaded.problems:
        print(f"settings: {problem}", file=sys.stderr)
    port = loaded.settings.port if arguments.port is None else arguments.port
    if not 0 <= port <= 65535:
        raise Stop(f"--port {port}: a port is a number from 0 to 65535")
    logging.basicConfig(
        level=logging.INFO if arguments.verbose else logging.WARNING,
        format="%(asctime)s %(name)s: %(message)s",
    )
    listener = listen(port)
    with contextlib.closing(listener), asyncio.Runner(debug=False) as runner:
        code, still_working = runner.run(_serve(listener, loaded))
    if still_working:
        # A lint that overran its time still holds its thread, and Python would wait for that on the way out.
        sys.stdout.flush()
        os._exit(code)
    return code


def listen(port: int) -> socket.socket:
    """Open the port before anything else, so that a taken one is told at once."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise Stop(_taken(port), code=FAILED) from None
        reason = (
            "the system keeps ports under 1024 for itself" if error.errno == errno.EACCES else error.strerror
        )
        raise Stop(
            f"port {port} cannot be used: {reason}. Choose another with --port.", code=FAILED
        ) from None
    listener.setblocking(False)
    return listener


def _taken(port: int) -> str:
    who = tenant(port)
    if who.tactlint:
        return (
            f"Tactlint {who.tactlint} already runs on port {port}: http://{LOOPBACK}:{port}/\n"
            f"Use that one, or start a second with --port {port + 1}."
        )
    remedy = f"End that program, or choose another port: tactlint serve --port {port + 1}"
    return f"port {port} is taken by {who.process or 'another program'}.\n{remedy}"


async def _serve(listener: socket.socket, loaded: Loaded) -> tuple[int, bool]:
    """Serve until asked to stop. Return the exit code, and whether a lint is still at work."""
    from aiohttp import web

    from tactlint.server.app import LIBRARY, PARTS, RUNNER_OPTIONS, make_app
    from tactlint.server.clients import Clients
    from tactlint.server.quiet import loop_failure

    clients = Clients(loaded.folder)
    app = make_app(load=lambda: _load(loaded), clients=clients)
    runner = web.AppRunner(app, **RUNNER_OPTIONS)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(loop_failure)
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    await runner.setup()
    code = OK
    try:
        await web.SockSite(runner, listener).start()
        loading = app[LIBRARY]
        asked_to_stop = asyncio.create_task(stop.wait())
        await asyncio.wait({loading, asked_to_stop}, return_when=asyncio.FIRST_COMPLETED)
        if not stop.is_set():
            if loading.exception() is not None:
                print("tactlint: the packs could not be loaded; run: tactlint packs check", file=sys.stderr)
                code = FAILED
            else:
                _announce(listener.getsockname()[1], loading.result(), clients.lasting())
                await asked_to_stop
        asked_to_stop.cancel()
    finally:
        await runner.cleanup()
    return code, app[PARTS].worker.jobs > 0


def _load(loaded: Loaded) -> Library:
    from tactlint.library import load_library

    library = load_library(loaded)
    library.warm_up()
    # The packs stay for the life of the process: keep them out of every later collection.
    gc.collect()
    gc.freeze()
    return library


def _announce(port: int, library: Library, lasting: bool) -> None:
    from tactlint.server.playground_files import bundled

    for problem in library.problems:
        print(f"packs: {problem}", file=sys.stderr)
    address = f"http://{LOOPBACK}:{port}/"
    if not bundled():
        print("The playground's script is not built yet: python3 build.py run", file=sys.stderr)
    print(
        f"ready {address}\n"
        f"The playground is there. To pair the browser extension, choose “Connect” in its menu.\n"
        f"Ctrl+C ends Tactlint.",
        flush=True,
    )
    if not lasting:
        print("The settings folder cannot be written: pairings last until Tactlint stops.", file=sys.stderr)
