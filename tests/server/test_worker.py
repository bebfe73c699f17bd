"""The lint thread: one job at a time, a short queue, a time limit, no text in what it says."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest
from local_service import Start, report

from tactlint.model import Conversation, Report
from tactlint.server.errors import Code, ServiceError
from tactlint.server.worker import Worker


async def test_more_than_the_queue_holds_is_told_busy() -> None:
    worker, gate = Worker(queue=2), threading.Event()
    jobs = [asyncio.create_task(worker.run(gate.wait, seconds=60)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(ServiceError) as refused:
        await worker.run(gate.wait, seconds=60)
    assert refused.value.code is Code.BUSY
    gate.set()
    assert await asyncio.gather(*jobs) == [True, True]
    assert await worker.run(lambda: 5, seconds=60) == 5
    worker.stop()


async def test_cancelled_job_never_runs() -> None:
    worker, gate, ran = Worker(queue=3), threading.Event(), []
    first = asyncio.create_task(worker.run(gate.wait, seconds=60))
    superseded = asyncio.create_task(worker.run(lambda: ran.append(1), seconds=60))
    await asyncio.sleep(0)
    superseded.cancel()
    with pytest.raises(asyncio.CancelledError):
        await superseded
    gate.set()
    await first
    await worker.run(lambda: None, seconds=60)
    assert not ran
    worker.stop()


async def test_overlong_job_is_given_up() -> None:
    worker, gate = Worker(), threading.Event()
    with pytest.raises(ServiceError) as refused:
        await worker.run(gate.wait, seconds=0)
    assert refused.value.code is Code.BUSY
    assert worker.jobs == 1
    gate.set()
    assert await worker.run(lambda: 5, seconds=60) == 5
    worker.stop()


async def test_slow_lint_leaves_the_service_answering(start: Start) -> None:
    begun, gate = threading.Event(), threading.Event()

    def lint(draft: str, conversation: Conversation | None) -> Report:
        begun.set()
        gate.wait()
        return report()

    service = await start(lint, worker=Worker(queue=1))
    slow = asyncio.create_task(service.lint("slow"))
    await asyncio.to_thread(begun.wait)
    assert await service.error(await service.lint("next")) == (503, "busy")
    assert (await service.client.get("/v1/status")).status == 200
    gate.set()
    assert (await slow).status == 200


async def until(condition: Callable[[], bool]) -> None:
    """Let the event loop run until the service has noticed something that it tells nobody."""
    while not condition():  # noqa: ASYNC110
        await asyncio.sleep(0)


async def test_lint_of_a_client_that_went_away_never_runs(start: Start) -> None:
    begun, gate, seen = threading.Event(), threading.Event(), []

    def lint(draft: str, conversation: Conversation | None) -> Report:
        seen.append(draft)
        begun.set()
        gate.wait()
        return report()

    worker = Worker()
    service = await start(lint, worker=worker)
    first = asyncio.create_task(service.lint("first"))
    await asyncio.to_thread(begun.wait)
    superseded = asyncio.create_task(service.lint("superseded"))
    await until(lambda: worker.jobs == 2)
    superseded.cancel()
    await until(lambda: worker.jobs == 1)
    gate.set()
    await first
    await service.lint("last")
    assert seen == ["first", "last"]
