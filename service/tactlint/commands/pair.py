"""`tactlint pair`: who is paired, who asks, and both answers, for a terminal instead of the browser page."""

from __future__ import annotations

import argparse
import http.client
from typing import Any

from tactlint.commands.exits import FAILED, OK, USAGE, Stop
from tactlint.commands.neighbour import call
from tactlint.settings import config_folder, load_settings

SUMMARY = "list, approve and revoke paired browsers"
DESCRIPTION = """Without an action: lists the browsers that are paired and those that ask to be.
A browser asks from its extension's menu and shows a code; approve it by that code, here or on the page
that opens in the browser."""
EXAMPLES = """examples:
  tactlint pair                     who is paired, who asks
  tactlint pair approve K4M-7TQ     allow the browser that shows this code
  tactlint pair refuse K4M-7TQ
  tactlint pair revoke 3f9a01bc     end a pairing; the id is in the list
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?", choices=("list", "approve", "refuse", "revoke"), default="list")
    parser.add_argument("code", nargs="?", metavar="CODE|ID", help="the code shown, or a paired client's id")
    parser.add_argument(
        "--port", type=int, metavar="PORT", help="where the service listens (default: settings)"
    )


def run(arguments: argparse.Namespace) -> int:
    loaded = load_settings(config_folder(arguments.config_dir))
    port = loaded.settings.port if arguments.port is None else arguments.port
    if arguments.action == "list":
        return _list(arguments.config_dir, port)
    if arguments.code is None:
        what = (
            "the id of a paired client" if arguments.action == "revoke" else "the code that the browser shows"
        )
        raise Stop(f"pair {arguments.action} needs {what}; `tactlint pair` lists them")
    if arguments.action == "revoke":
        return _revoke(arguments.config_dir, arguments.code)
    return _decide(port, arguments.code, approve=arguments.action == "approve")


def _list(config_dir: str | None, port: int) -> int:
    from tactlint.server.clients import Clients

    paired = Clients(config_folder(config_dir)).all()
    for client in paired:
        print(f"paired   {client.id}  {client.label}, since {client.paired}")
    try:
        _, reply = call(port, "GET", "/v1/pair/waiting")
        waiting: list[dict[str, Any]] = reply.get("waiting", [])
    except (OSError, ValueError, http.client.HTTPException):
        print(f"No service answers on port {port}, so nobody can ask now. Start it: tactlint serve")
        waiting = []
    for each in waiting:
        print(f"asks     {each['code']}   {each['client']}   (tactlint pair approve {each['code']})")
    if not paired and not waiting:
        print("No browser is paired. Choose “Connect” in the extension's menu.")
    return OK


def _decide(port: int, code: str, *, approve: bool) -> int:
    from tactlint.server.wire import PROTOCOL

    body = {"protocol": PROTOCOL, "code": code[:20], "approve": approve}
    try:
        status, reply = call(port, "POST", "/v1/pair/decide", body)
    except (OSError, ValueError, http.client.HTTPException):
        raise Stop(f"no service answers on port {port}. Start it: tactlint serve", code=FAILED) from None
    if status != 200:
        error = reply.get("error", {})
        raise Stop(f"{error.get('message', 'refused')} {error.get('hint', '')}".strip(), code=USAGE)
    print(f"{'Paired' if approve else 'Refused'}: {reply['client']}")
    return OK


def _revoke(config_dir: str | None, client_id: str) -> int:
    from tactlint.server.clients import Clients

    clients = Clients(config_folder(config_dir))
    try:
        gone = clients.remove(client_id)
    except OSError as error:
        raise Stop(
            f"{clients.path} cannot be changed ({error.strerror}); nothing was revoked", code=FAILED
        ) from None
    if not gone:
        raise Stop(f"no paired client has the id {client_id}; `tactlint pair` lists them")
    for client in gone:
        print(f"No longer paired: {client.label}")
    return OK
