"""What the routes answer when all is well."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from local_service import RULE, Service, Start, finds, report

from tactlint.model import Conversation, Cue, CustomerReading, Evidence, Finding, Fix, Register, Report, Span
from tactlint.server import playground_files
from tactlint.server.outward import report_to_wire


def utf16_slice(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


async def test_lint_answers_with_revision_and_findings(service: Service) -> None:
    reply = await (await service.lint("Please calm down.")).json()
    assert (reply["protocol"], reply["revision"]) == (1, 7)
    (finding,) = reply["findings"]
    assert finding["text"] == "calm down"
    assert (finding["start"], finding["end"]) == (7, 16)
    assert finding["page"] == "/rules/dismissive/calm-down"


@pytest.mark.parametrize(
    "before", ["😀 ", "👨‍👩‍👧‍👦", "e\u0301", "a\r\n", "\u00a0", "\r", "🇩🇪\t", "\U0010ffff", "﻿"]
)
async def test_offsets_survive_the_wire(service: Service, before: str) -> None:
    draft = f"{before}calm down{before}calm down{before}"
    reply = await (await service.lint(draft)).json()
    slices = [utf16_slice(draft, finding["start"], finding["end"]) for finding in reply["findings"]]
    assert slices == ["calm down", "calm down"]


_text = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("😀👨\u200d\r\n\u0301\u00a0"), max_size=40
)


@given(_text, st.lists(_text, min_size=1, max_size=3), st.data())
@settings(deadline=None)
def test_every_span_on_the_wire_is_its_text(draft: str, turns: list[str], data: st.DataObject) -> None:
    def span(text: str) -> Span:
        start = data.draw(st.integers(0, len(text)))
        return Span(start, data.draw(st.integers(start, len(text))))

    def cut(text: str, part: Span) -> str:
        return text[part.start : part.end]

    turn = data.draw(st.integers(0, len(turns) - 1))
    found, quoted, edited = span(draft), span(turns[turn]), span(draft)
    finding = Finding(
        rule="a/b",
        category="a",
        severity="info",
        span=found,
        text=cut(draft, found),
        message="",
        why="",
        evidence=(Evidence(turn, quoted, cut(turns[turn], quoted)),),
        fixes=(Fix("", edited, "new"),),
    )
    reading = CustomerReading(
        1, (), (Cue("caps", turn, quoted, cut(turns[turn], quoted), 1),), Register(0, "neutral"), None, False
    )
    from tactlint.model import Readability, Turn

    whole = Report((finding,), (), reading, Readability(0, 0, None))
    conversation = Conversation(tuple(Turn("customer", text) for text in turns))
    sent = report_to_wire(whole, draft=draft, conversation=conversation)
    (out,) = sent.findings
    assert utf16_slice(draft, out.start, out.end) == out.text
    assert utf16_slice(draft, out.fixes[0].start, out.fixes[0].end) == cut(draft, edited)
    assert sent.customer is not None
    for item in (out.evidence[0], sent.customer.cues[0]):
        assert utf16_slice(turns[item.turn], item.start, item.end) == item.text


async def test_lint_hands_the_whole_conversation_over(start: Start) -> None:
    seen: list[Conversation | None] = []

    def lint(draft: str, conversation: Conversation | None) -> Report:
        seen.append(conversation)
        return report()

    service = await start(lint)
    turns = [{"role": "customer", "text": "Hi"}, {"role": "agent", "text": "Hello"}]
    names = {"customer_name": "Ana", "agent_name": "Bo", "channel": "chat"}
    await service.lint("x", conversation={"turns": turns, **names})
    (conversation,) = seen
    assert conversation is not None
    assert [turn.role for turn in conversation.turns] == ["customer", "agent"]
    assert (conversation.customer_name, conversation.agent_name, conversation.channel) == (
        "Ana",
        "Bo",
        "chat",
    )


async def test_status_tells_readiness_and_no_user(service: Service) -> None:
    await service.lint("x")
    reply = await (await service.client.get("/v1/status")).json()
    assert set(reply) == {"protocol", "version", "ready", "paired", "packs"}
    assert reply["ready"] is True
    assert reply["paired"] is True


async def test_rules_are_listed_with_their_pages(service: Service) -> None:
    headers = {"Authorization": f"Bearer {service.token}"}
    (rule,) = (await (await service.client.get("/v1/rules", headers=headers)).json())["rules"]
    assert (rule["id"], rule["enabled"]) == ("dismissive/calm-down", True)
    assert (await service.client.get(rule["page"])).status == 200


async def test_rule_page_explains_and_escapes(service: Service) -> None:
    response = await service.client.get("/rules/dismissive/calm-down")
    html = await response.text()
    assert RULE.title in html
    assert "<mark>calm down</mark>" in html
    assert "feel heard &lt;and not&gt; before" in html
    assert "It broke &lt;again&gt;!" in html
    assert "script" not in response.headers["Content-Security-Policy"]
    assert (await service.client.get("/rules/dismissive/unknown")).status == 404


async def test_front_page_is_the_playground_with_a_new_token(service: Service, start: Start) -> None:
    first = await (await service.client.get("/")).text()
    second = await (await (await start()).client.get("/")).text()
    assert first != second
    assert '<meta name="tactlint-token" content="' in first
    policy = (await service.client.get("/")).headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


async def test_playground_files_come_from_page_and_bundle(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "playground.js").write_text("1")
    (tmp_path / "secret.txt").write_text("2")
    monkeypatch.setattr(playground_files, "BUNDLED", tmp_path)
    assert (await service.client.get("/playground/playground.js")).status == 200
    assert (await service.client.get("/playground/playground.css")).content_type == "text/css"
    for name in ("secret.txt", "..%2fapp.py", "%2e%2e/app.py", "missing.js", "index.html", ""):
        assert (await service.client.get(f"/playground/{name}")).status == 404, name


async def test_pages_style_is_served(service: Service) -> None:
    assert (await service.client.get("/pages.css")).content_type == "text/css"


async def test_service_contacts_nobody(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    service = await start(finds("calm down"))
    reached: list[Any] = []
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if address[:2] != ("127.0.0.1", service.client.port):
            reached.append(address)
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *name, **_: reached.append(name))
    await service.lint("Please calm down.", conversation={"turns": [{"role": "customer", "text": "No!"}]})
    for path in ("/", "/v1/status", "/rules/dismissive/calm-down", "/pages.css"):
        await service.client.get(path)
    assert reached == []
