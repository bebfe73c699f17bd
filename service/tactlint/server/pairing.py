"""Pairing: a client asks, the user compares a short code and decides, the client fetches its token once.

Holds the requests that wait for a decision, in memory and for minutes. Knows nothing of HTTP.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tactlint.server.clients import Clients
from tactlint.server.errors import Code, ServiceError, not_found

LIFETIME = 300.0
CLAIM_SECONDS = 20.0
"""How long one claim waits for the decision: browsers end a worker's request after 30 seconds."""
MAX_WAITING = 10
MAX_STARTS_A_MINUTE = 30

# No 0/O, 1/I/L, 5/S, 8/B: the code is compared by eye and typed by hand.
_ALPHABET = "ACDEFGHJKMNPQRTUVWXYZ234679"

State = Literal["waiting", "approved", "refused", "expired"]


@dataclass
class Pairing:
    """One request. `form_token` is known only to the approval page, `secret` only to the client."""

    id: str
    code: str
    client: str
    origin: str | None
    expires: float
    secret: str
    form_token: str
    state: State = "waiting"
    claimed: bool = False
    decided: asyncio.Event = field(default_factory=asyncio.Event)


class PairingDesk:
    """All pairing requests of one service. `clock` counts seconds and never goes back."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = time.monotonic) -> None:
        self._clients = clients
        self._clock = clock
        self._pairings: dict[str, Pairing] = {}
        self._starts: deque[float] = deque()

    @property
    def lasting(self) -> bool:
        """Say whether a new pairing outlives the service."""
        return self._clients.lasting()

    def start(self, client: str, origin: str | None) -> Pairing:
        """Open a request that waits for the user."""
        now = self._clock()
        self._tidy(now)
        while self._starts and self._starts[0] <= now - 60:
            self._starts.popleft()
        if len(self.waiting()) >= MAX_WAITING or len(self._starts) >= MAX_STARTS_A_MINUTE:
            raise ServiceError(
                Code.BUSY, "Too many pairing requests.", "Wait a few minutes, then pair once more."
            )
        self._starts.append(now)
        code = "".join(secrets.choice(_ALPHABET) for _ in range(6))
        pairing = Pairing(
            id=secrets.token_urlsafe(12),
            code=f"{code[:3]}-{code[3:]}",
            client=client,
            origin=origin,
            expires=now + LIFETIME,
            secret=secrets.token_urlsafe(32),
            form_token=secrets.token_urlsafe(32),
        )
        self._pairings[pairing.id] = pairing
        return pairing

    def find(self, pairing_id: str) -> Pairing:
        """Return a request by id, expired ones too for a while."""
        self._tidy(self._clock())
        if pairing_id not in self._pairings:
            raise not_found()
        return self._pairings[pairing_id]

    def waiting(self) -> list[Pairing]:
        """Return the requests that still wait for the user, oldest first."""
        self._tidy(self._clock())
        return [pairing for pairing in self._pairings.values() if pairing.state == "waiting"]

    def decide_on_page(self, pairing_id: str, form_token: str, *, approve: bool) -> None:
        """Decide from the approval page, which proves itself by the token in its form."""
        pairing = self.find(pairing_id)
        if not hmac.compare_digest(form_token.encode(), pairing.form_token.encode()):
            raise ServiceError(
                Code.FORBIDDEN, "This form is not from this page.", "Open the pairing page again."
            )
        self._decide(pairing, approve)

    def decide_by_code(self, code: str, *, approve: bool) -> Pairing:
        """Decide from the command line, by the code that the client shows."""
        wanted = _letters(code)
        for pairing in self.waiting():
            if hmac.compare_digest(_letters(pairing.code), wanted):
                self._decide(pairing, approve)
                return pairing
        raise ServiceError(
            Code.NOT_FOUND,
            "No pairing request with this code is waiting.",
            "Compare the code with the one the browser shows; codes expire after five minutes.",
        )

    async def claim(
        self, pairing_id: str, secret: str, *, seconds: float = CLAIM_SECONDS
    ) -> tuple[State, str | None]:
        """Wait for the decision; after an approval the first claim gets the token."""
        pairing = self.find(pairing_id)
        if not hmac.compare_digest(secret.encode(), pairing.secret.encode()):
            raise not_found()
        try:
            async with asyncio.timeout(max(0.0, min(seconds, pairing.expires - self._clock()))):
                await pairing.decided.wait()
        except TimeoutError:
            self._tidy(self._clock())
        if pairing.state != "approved" or pairing.claimed:
            return pairing.state, None
        pairing.claimed = True
        return "approved", self._clients.add(pairing.client)

    def close(self) -> None:
        """Let every waiting claim return, so that the service can stop at once."""
        for pairing in self._pairings.values():
            pairing.decided.set()

    def _decide(self, pairing: Pairing, approve: bool) -> None:
        # Pressing a button twice changes nothing: the first decision stands.
        if pairing.state == "waiting":
            pairing.state = "approved" if approve else "refused"
            pairing.decided.set()

    def _tidy(self, now: float) -> None:
        for pairing in list(self._pairings.values()):
            # An approval that nobody fetched in time is no longer one.
            if pairing.expires <= now and pairing.state in ("waiting", "approved") and not pairing.claimed:
                pairing.state = "expired"
                pairing.decided.set()
            if pairing.expires + LIFETIME <= now:
                del self._pairings[pairing.id]


def _letters(code: str) -> bytes:
    """Return a code as typed: without dash, spaces and case."""
    return "".join(char for char in code.upper() if char.isalnum()).encode()
