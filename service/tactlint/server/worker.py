"""The one thread that lints, so that the event loop stays free to answer and to cancel.

One thread and not many: the linter's caches are one typist's, and Python runs one at a time anyway.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from tactlint.server.errors import Code, ServiceError, busy, internal

log = logging.getLogger("tactlint.server")

QUEUE = 64
"""Jobs that may wait or run. A client has a few; those it gave up count until its hanging up is seen."""

Result = TypeVar("Result")


class Worker:
    """Runs jobs one after the other. A job's failure is logged by type and place, never by its text."""

    def __init__(self, *, queue: int = QUEUE) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tactlint-lint")
        self._queue = queue
        self._places = threading.BoundedSemaphore(queue)
        self._jobs: set[Future[Any]] = set()

    async def run(self, job: Callable[[], Result], *, seconds: float) -> Result:
        """Run a job; busy when too many wait or it takes too long.

        Cancelling drops it if it has not begun.
        """
        if not self._places.acquire(blocking=False):
            raise busy()
        future = self._thread.submit(_without_text, job)
        self._jobs.add(future)
        future.add_done_callback(self._done)
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.wrap_future(future)
        except TimeoutError:
            raise ServiceError(
                Code.BUSY, "This took too long.", "Try again; if it stays slow, restart Tactlint."
            ) from None

    def stop(self) -> None:
        """Drop what waits; what runs is left to itself."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    @property
    def jobs(self) -> int:
        """Count the jobs that wait or are at work."""
        return len(self._jobs)

    def _done(self, job: Future[Any]) -> None:
        self._jobs.discard(job)
        self._places.release()


def _without_text(job: Callable[[], Result]) -> Result:
    try:
        return job()
    except ServiceError:
        raise
    except Exception as error:
        # The message may quote the draft, and so may a traceback's source values.
        frame = traceback.extract_tb(error.__traceback__)[-1]
        log.error("a job failed: %s at %s:%s", type(error).__name__, Path(frame.filename).name, frame.lineno)
    raise internal()
