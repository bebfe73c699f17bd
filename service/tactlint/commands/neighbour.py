"""Who answers on a port of this computer: a Tactlint, another program, or nobody."""

from __future__ import annotations

import http.client
import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"
SECONDS = 2.0


@dataclass(frozen=True)
class Tenant:
    """`tactlint` is its version where one answers; `process` names the program where the system tells."""

    listening: bool
    tactlint: str | None = None
    paired: bool = False
    process: str | None = None


def tenant(port: int) -> Tenant:
    """Look who listens on a port of 127.0.0.1."""
    try:
        socket.create_connection((LOOPBACK, port), timeout=SECONDS).close()
    except OSError:
        return Tenant(listening=False)
    try:
        code, reply = call(port, "GET", "/v1/status")
        if code == 200 and isinstance(reply.get("version"), str) and "protocol" in reply:
            return Tenant(listening=True, tactlint=reply["version"], paired=reply.get("paired") is True)
    except (OSError, ValueError, http.client.HTTPException):
        pass  # Not a Tactlint; whoever it is, the system may know the name.
    return Tenant(listening=True, process=_process(port))


def call(port: int, method: str, path: str, body: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
    """Ask the service on a port. OSError, HTTPException or ValueError when it is none."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=SECONDS)
    try:
        payload = None if body is None else json.dumps(body)
        connection.request(method, path, payload, {"Content-Type": "application/json"} if payload else {})
        response = connection.getresponse()
        reply = json.loads(response.read(1_000_000))
    finally:
        connection.close()
    if not isinstance(reply, dict):
        raise ValueError("not an object")
    return response.status, reply


def _process(port: int) -> str | None:
    """Name the program that listens, from Linux's own tables; elsewhere None."""
    try:
        tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
        rows = [row for table in tables if table.exists() for row in table.read_text().splitlines()[1:]]
        # Local address as hex, state 0A is LISTEN, column 9 the socket's inode.
        inodes = {
            fields[9]
            for fields in map(str.split, rows)
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port
        }
        wanted = {f"socket:[{inode}]" for inode in inodes}
        for process in Path("/proc").glob("[0-9]*"):
            name = _owner(process, wanted)
            if name:
                return f"{name} (process {process.name})"
    except (OSError, ValueError, IndexError):
        return None
    return None


def _owner(process: Path, sockets: set[str]) -> str | None:
    try:
        for descriptor in (process / "fd").iterdir():
            if os.readlink(descriptor) in sockets:
                return (process / "comm").read_text().strip()
    except OSError:
        return None  # Another user's process, or one that just ended.
    return None
