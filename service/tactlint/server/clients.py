"""The paired clients: who may lint, remembered by the SHA-256 of each token.

One small JSON file, readable by its owner only. The service adds to it, `tactlint pair` may take away
from it meanwhile, so every change reads the file first and replaces it whole. Without a folder to
write to, clients are kept in memory and their tokens last until the service stops.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

FILE_NAME = "clients.json"


@dataclass(frozen=True)
class Client:
    """A paired client; `sha256` is of its token, `paired` an ISO date."""

    label: str
    paired: str
    sha256: str

    @property
    def id(self) -> str:
        """Names the client on the command line."""
        return self.sha256[:8]


class Clients:
    """The token store. `folder` None keeps everything in memory."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE_NAME if folder else None
        self._in_memory: list[Client] = []
        self._stored: list[Client] = []
        self._seen: tuple[int, int, int] | None = None

    def all(self) -> list[Client]:
        """Return every paired client, oldest first."""
        self._refresh()
        return [*self._stored, *self._in_memory]

    def knows(self, token: str) -> bool:
        """Say whether a token belongs to a paired client."""
        digest = _digest(token)
        # Hashes of random tokens: comparing them in ordinary time tells nothing about a token.
        return any(client.sha256 == digest for client in self.all())

    def add(self, label: str) -> str:
        """Pair a client and return its token, which nobody can ask for again."""
        token = secrets.token_urlsafe(32)
        client = Client(label=label, paired=date.today().isoformat(), sha256=_digest(token))
        self._refresh()
        try:
            self._write([*self._stored, client])
        except OSError:
            self._in_memory.append(client)
        return token

    def remove(self, client_id: str) -> list[Client]:
        """Unpair the clients with this id and return them. OSError if the file cannot be changed."""
        gone = [client for client in self.all() if client.id == client_id]
        self._in_memory = [client for client in self._in_memory if client.id != client_id]
        kept = [client for client in self._stored if client.id != client_id]
        if len(kept) < len(self._stored):
            self._write(kept)
        return gone

    def lasting(self) -> bool:
        """Say whether a new pairing outlives the service."""
        if self.path is None:
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self.path.parent, os.W_OK)

    def problem(self) -> str | None:
        """Say in one line what is amiss with the file, or None."""
        if self.path is None or not self.path.exists():
            return None
        try:
            mode = self.path.stat().st_mode
            _parse(self.path.read_bytes())
        except (OSError, ValueError) as error:
            return f"{self.path} cannot be read ({type(error).__name__}); delete it and pair again"
        if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
            return f"{self.path} can be read by other users; run: chmod 600 {self.path}"
        return None

    def _refresh(self) -> None:
        """Read the file again if it changed; what cannot be read pairs nobody."""
        if self.path is None:
            return
        try:
            info = self.path.stat()
            seen = (info.st_mtime_ns, info.st_size, info.st_ino)
            if seen == self._seen:
                return
            self._stored = _parse(self.path.read_bytes())
            self._seen = seen
        except (OSError, ValueError):
            self._stored, self._seen = [], None

    def _write(self, clients: list[Client]) -> None:
        if self.path is None:
            raise OSError("there is no folder to write to")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        body = json.dumps({"clients": [asdict(client) for client in clients]}, indent=1)
        new = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        try:
            with open(
                os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(body + "\n")
            new.replace(self.path)
        except OSError:
            new.unlink(missing_ok=True)
            raise
        self._stored, self._seen = clients, None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _parse(body: bytes) -> list[Client]:
    """Read the file's content. ValueError on anything unexpected."""
    data = json.loads(body)
    try:
        clients = [Client(**entry) for entry in data["clients"]]
    except (KeyError, TypeError):
        raise ValueError("not a list of clients") from None
    if not all(isinstance(value, str) for client in clients for value in asdict(client).values()):
        raise ValueError("not a list of clients")
    return clients
