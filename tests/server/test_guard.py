"""Who may talk to the service: Host × Origin × Fetch Metadata × token, route by route."""

from __future__ import annotations

import itertools

import pytest
from aiohttp import hdrs
from local_service import EXTENSION, Service

from tactlint.server.app import ROUTES

ORIGINS = {
    "none": None,
    "own": "own",
    "chrome": EXTENSION,
    "firefox": "moz-extension://0b0e4a52-9f5e-4d7a-8c3c-2f8a5f0f2d11",
    "page": "https://desk.example",
    "null": "null",
    "lookalike": "http://127.0.0.1.evil.example:80",
    "other port": "http://127.0.0.1:1",
    "prefix": "https://chrome-extension.example",
}
WELCOME = {"none", "own", "chrome", "firefox"}


def origin_header(service: Service, name: str) -> dict[str, str]:
    origin = ORIGINS[name]
    return {} if origin is None else {"Origin": service.origin if origin == "own" else origin}


@pytest.mark.parametrize("token", ["right", "wrong", "absent", "malformed"])
@pytest.mark.parametrize("origin", ORIGINS)
async def test_lint_wants_a_welcome_origin_and_a_token(service: Service, origin: str, token: str) -> None:
    tokens = {"right": f"Bearer {service.token}", "wrong": "Bearer nonsense", "malformed": service.token}
    headers = origin_header(service, origin) | ({"Authorization": tokens[token]} if token in tokens else {})
    body = {"protocol": 1, "revision": 1, "draft": "Hello"}
    response = await service.client.post("/v1/lint", json=body, headers=headers)
    if origin not in WELCOME:
        assert await service.error(response) == (403, "forbidden")
    elif token != "right":
        assert await service.error(response) == (401, "unpaired")
    else:
        assert response.status == 200


@pytest.mark.parametrize("origin", ORIGINS)
async def test_status_wants_a_welcome_origin_only(service: Service, origin: str) -> None:
    response = await service.client.get("/v1/status", headers=origin_header(service, origin))
    assert response.status == (200 if origin in WELCOME else 403)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", ""],
)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[0])
async def test_every_route_refuses_a_foreign_host(
    service: Service, route: tuple[str, ...], host: str
) -> None:
    _, method, path, *_ = route
    headers = {hdrs.HOST: host.format(port=service.client.port), "Authorization": f"Bearer {service.token}"}
    response = await service.client.request(method, fill(path), headers=headers)
    assert await service.error(response) == (403, "forbidden")


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}"])
async def test_own_names_are_answered(service: Service, host: str) -> None:
    response = await service.client.get(
        "/v1/status", headers={hdrs.HOST: host.format(port=service.client.port)}
    )
    assert response.status == 200


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[0])
@pytest.mark.parametrize("origin", ["page", "null", "lookalike", "other port"])
async def test_no_route_answers_a_web_page(service: Service, route: tuple[str, ...], origin: str) -> None:
    _, method, path, *_ = route
    headers = origin_header(service, origin) | {"Authorization": f"Bearer {service.token}"}
    response = await service.client.request(method, fill(path), headers=headers)
    assert await service.error(response) == (403, "forbidden")
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    ("path", "site", "mode", "dest", "status"),
    [
        ("/", "none", "navigate", "document", 200),
        ("/", "cross-site", "navigate", "document", 200),
        ("/", "cross-site", "navigate", "iframe", 403),
        ("/", "cross-site", "no-cors", "image", 403),
        ("/", "same-site", "no-cors", "script", 403),
        ("/v1/status", "none", "cors", "empty", 200),
        ("/v1/status", "cross-site", "cors", "empty", 200),
        ("/v1/status", "cross-site", "no-cors", "image", 403),
        ("/v1/status", "cross-site", "navigate", "document", 403),
        ("/v1/pair/waiting", "none", "navigate", "document", 403),
        ("/v1/pair/waiting", "same-origin", "cors", "empty", 403),
    ],
)
async def test_fetch_metadata_tells_pages_from_people(
    service: Service, path: str, site: str, mode: str, dest: str, status: int
) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    response = await service.client.get(path, headers=headers)
    assert response.status == status


async def test_page_token_works_only_from_the_own_page(service: Service) -> None:
    token = (
        (await (await service.client.get("/")).text())
        .partition('tactlint-token" content="')[2]
        .partition('"')[0]
    )
    assert token
    body = {"protocol": 1, "revision": 1, "draft": "calm down"}
    origins = {service.origin: 200, EXTENSION: 401, "https://desk.example": 403, None: 401}
    for origin, status in origins.items():
        headers = {"Authorization": f"Bearer {token}"} | ({"Origin": origin} if origin else {})
        response = await service.client.post("/v1/lint", json=body, headers=headers)
        assert response.status == status, origin
    same_origin = {"Authorization": f"Bearer {token}", "Sec-Fetch-Site": "same-origin"}
    assert (await service.client.get("/v1/rules", headers=same_origin)).status == 200


async def test_preflight_is_answered_for_extensions_only(service: Service) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    allowed = await service.client.options("/v1/lint", headers={"Origin": EXTENSION, **asked})
    assert allowed.status == 204
    assert allowed.headers["Access-Control-Allow-Origin"] == EXTENSION
    for origin in ("https://desk.example", "null", service.origin):
        refused = await service.client.options("/v1/lint", headers={"Origin": origin, **asked})
        assert refused.status == 403
        assert "Access-Control-Allow-Origin" not in refused.headers
    assert (await service.client.options("/v1/lint", headers=asked)).status == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [*itertools.product(["GET", "POST", "HEAD"], ["/", "/v1/status", "/nope", "/v1/lint"])],
)
async def test_every_reply_carries_the_protective_headers(service: Service, method: str, path: str) -> None:
    response = await service.client.request(method, path)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers.get("Access-Control-Allow-Origin") != "*"


async def test_unknown_address_and_method_are_named(service: Service) -> None:
    assert await service.error(await service.client.get("/nope")) == (404, "not-found")
    response = await service.client.get("/v1/lint")
    assert await service.error(response) == (405, "wrong-method")
    assert response.headers["Allow"] == "POST"
    shown = await service.client.get(
        "/nope", headers={"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"}
    )
    assert (shown.status, shown.content_type) == (404, "text/html")


def fill(path: str) -> str:
    """Put something into a route's placeholders."""
    return path.partition("{")[0] + ("x/y" if "{pack" in path else "x" if "{" in path else "")
