"""Pairing end to end over HTTP, and the desk's clock without it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import stat
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from local_service import EXTENSION, Service, Start

from tactlint.server.clients import Clients
from tactlint.server.errors import ServiceError
from tactlint.server.pairing import LIFETIME, MAX_STARTS_A_MINUTE, MAX_WAITING, PairingDesk


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def ask(service: Service, client: str = "Chrome extension") -> dict[str, Any]:
    response = await service.client.post(
        "/v1/pair", json={"protocol": 1, "client": client}, headers={"Origin": EXTENSION}
    )
    assert response.status == 200
    asked: dict[str, Any] = await response.json()
    return asked


async def claim(service: Service, asked: dict[str, Any], **change: str) -> dict[str, Any]:
    body = {"id": asked["id"], "secret": asked["secret"], **change}
    response = await service.client.post("/v1/pair/claim", json=body, headers={"Origin": EXTENSION})
    result: dict[str, Any] = await response.json()
    return result


async def answer(service: Service, asked: dict[str, Any], answer: str, **change: str) -> int:
    """Press a button on the approval page, as a browser does."""
    html = await (await service.client.get(asked["page"])).text()
    form_token = re.findall(r'name="form_token" value="([^"]+)"', html)[0]
    response = await service.client.post(
        asked["page"],
        data={"form_token": change.get("form_token", form_token), "answer": answer},
        headers={"Origin": change.get("origin", service.origin)},
        allow_redirects=False,
    )
    return response.status


async def test_approved_client_gets_its_token_once(service: Service, tmp_path: Path) -> None:
    asked = await ask(service)
    page = unescape(await (await service.client.get(asked["page"])).text())
    assert asked["code"] in page
    assert "Chrome extension" in page
    waiting = asyncio.create_task(claim(service, asked))
    assert await answer(service, asked, "allow") == 303
    result = await waiting
    assert result["state"] == "approved"
    service.token = result["token"]
    assert (await service.lint("Hello")).status == 200
    assert await claim(service, asked) == {"state": "approved", "token": None}
    assert "Paired" in await (await service.client.get(asked["page"])).text()


async def test_store_holds_only_the_hash_for_its_owner_only(service: Service, tmp_path: Path) -> None:
    asked = await ask(service, "Firefox extension")
    await answer(service, asked, "allow")
    token = (await claim(service, asked))["token"]
    file = tmp_path / "clients.json"
    stored = file.read_text()
    assert token not in stored
    assert asked["secret"] not in stored
    assert json.loads(stored)["clients"][-1].keys() == {"label", "paired", "sha256"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["clients.json"]


async def test_refused_client_gets_nothing(service: Service) -> None:
    asked = await ask(service)
    assert await answer(service, asked, "refuse") == 303
    assert await claim(service, asked) == {"state": "refused", "token": None}
    assert len(service.clients.all()) == 1


async def test_first_decision_stands(service: Service) -> None:
    asked = await ask(service)
    html = await (await service.client.get(asked["page"])).text()
    form_token = re.findall(r'name="form_token" value="([^"]+)"', html)[0]
    for word in ("refuse", "allow"):
        await service.client.post(
            asked["page"], data={"form_token": form_token, "answer": word}, headers={"Origin": service.origin}
        )
    assert (await claim(service, asked))["state"] == "refused"


@pytest.mark.parametrize("change", [{"secret": "guess"}, {"secret": "é"}, {"id": "unknown"}, {"id": ""}])
async def test_wrong_secret_or_id_looks_like_nothing(service: Service, change: dict[str, str]) -> None:
    asked = await ask(service)
    await answer(service, asked, "allow")
    assert (await claim(service, asked, **change))["error"]["code"] == "not-found"
    assert (await claim(service, asked))["token"]


@pytest.mark.parametrize(
    "change",
    [
        {"form_token": "guess"},
        {"origin": EXTENSION},
        {"origin": "https://desk.example"},
        {"origin": "null"},
        {"answer": "maybe"},
    ],
)
async def test_forged_approval_changes_nothing(service: Service, change: dict[str, str]) -> None:
    asked = await ask(service)
    word = change.pop("answer", "allow")
    assert await answer(service, asked, word, **change) in (400, 403)
    assert await answer(service, asked, "refuse") == 303
    assert (await claim(service, asked))["state"] == "refused"


async def test_approval_without_origin_is_refused(service: Service) -> None:
    asked = await ask(service)
    response = await service.client.post(asked["page"], data={"answer": "allow"})
    assert response.status == 403


async def test_unanswered_request_expires(start: Start) -> None:
    clock = Clock()
    service = await start(clock=clock)
    asked = await ask(service)
    assert asked["expires_in"] == LIFETIME
    clock.now += LIFETIME
    assert await claim(service, asked) == {"state": "expired", "token": None}
    assert "expired" in await (await service.client.get(asked["page"])).text()
    clock.now += LIFETIME
    assert (await claim(service, asked))["error"]["code"] == "not-found"


async def test_unfetched_approval_expires(start: Start) -> None:
    clock = Clock()
    service = await start(clock=clock)
    asked = await ask(service)
    await answer(service, asked, "allow")
    clock.now += LIFETIME
    assert await claim(service, asked) == {"state": "expired", "token": None}
    assert len(service.clients.all()) == 1


async def test_claim_returns_waiting_when_its_time_is_up(tmp_path: Path) -> None:
    desk = PairingDesk(Clients(tmp_path))
    pairing = desk.start("Chrome", None)
    assert await desk.claim(pairing.id, pairing.secret, seconds=0) == ("waiting", None)


async def test_stopping_ends_a_waiting_claim(tmp_path: Path) -> None:
    desk = PairingDesk(Clients(tmp_path))
    pairing = desk.start("Chrome", None)
    claiming = asyncio.create_task(desk.claim(pairing.id, pairing.secret))
    await asyncio.sleep(0)
    desk.close()
    assert await claiming == ("waiting", None)


def test_too_many_waiting_requests_are_turned_away(tmp_path: Path) -> None:
    clock = Clock()
    desk = PairingDesk(Clients(tmp_path), clock)
    for _ in range(MAX_WAITING):
        desk.start("Chrome", None)
    with pytest.raises(ServiceError) as refused:
        desk.start("Chrome", None)
    assert refused.value.code.status == 503
    clock.now += LIFETIME
    assert desk.start("Chrome", None).state == "waiting"


def test_too_many_requests_a_minute_are_turned_away(tmp_path: Path) -> None:
    clock = Clock()
    desk = PairingDesk(Clients(tmp_path), clock)
    for _ in range(MAX_STARTS_A_MINUTE):
        desk.decide_by_code(desk.start("Chrome", None).code, approve=False)
    with pytest.raises(ServiceError):
        desk.start("Chrome", None)
    clock.now += 60
    assert desk.start("Chrome", None).state == "waiting"


async def test_command_line_decides_by_code(service: Service) -> None:
    first, second = await ask(service, "Chrome"), await ask(service, "Firefox")
    listed = await (await service.client.get("/v1/pair/waiting")).json()
    assert [each["code"] for each in listed["waiting"]] == [first["code"], second["code"]]
    typed = first["code"].lower().replace("-", " ")
    body = {"protocol": 1, "code": typed, "approve": True}
    assert (await service.client.post("/v1/pair/decide", json=body)).status == 200
    assert (await claim(service, first))["state"] == "approved"
    unknown = await service.client.post("/v1/pair/decide", json=body | {"code": "AAA-AAA"})
    assert await service.error(unknown) == (404, "not-found")
    browser = await service.client.post("/v1/pair/decide", json=body, headers={"Origin": EXTENSION})
    assert await service.error(browser) == (403, "forbidden")


async def test_page_shows_a_hostile_name_as_text(service: Service) -> None:
    asked = await ask(service, '"><script>alert(1)</script>')
    html = await (await service.client.get(asked["page"])).text()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


async def test_pairing_without_a_folder_says_how_long_it_lasts(start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    service = await start(folder=tmp_path / "file" / "config")
    asked = await ask(service)
    assert "until Tactlint stops" in await (await service.client.get(asked["page"])).text()
    await answer(service, asked, "allow")
    service.token = (await claim(service, asked))["token"]
    assert (await service.lint("Hello")).status == 200
    assert (tmp_path / "file").read_text() == ""
