"""`tactlint serve` as people run it: a real process on a real port."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SENTINEL = "zebrafinch"


@dataclass
class Serving:
    process: subprocess.Popen[str]
    port: int
    folder: Path

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        payload = None if body is None else json.dumps(body)
        connection.request(method, path, payload, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        data = response.read()
        connection.close()
        return response.status, json.loads(data)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Stop it and return the exit code and all it said after the ready line."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out + err


def tactlint(*argv: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tactlint", *argv, "--config-dir", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def serving(
    folder: Path, port: int = 0, *more: str, program: tuple[str, ...] = ("-m", "tactlint")
) -> Iterator[Serving]:
    command = [sys.executable, *program, "serve", "--config-dir", str(folder), "--port", str(port), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        ready = re.fullmatch(r"ready http://127\.0\.0\.1:(\d+)/\n", process.stdout.readline())
        assert ready, process.communicate(timeout=30)
        yield Serving(process, int(ready[1]), folder)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate(timeout=30)


def pair(service: Serving) -> str:
    """Pair a client the way the command line does, and return its token."""
    _, asked = service.ask("POST", "/v1/pair", {"protocol": 1, "client": "Test extension"})
    done = tactlint("pair", "approve", asked["code"], "--port", str(service.port), folder=service.folder)
    assert done.returncode == 0, done.stderr
    _, claimed = service.ask("POST", "/v1/pair/claim", {"id": asked["id"], "secret": asked["secret"]})
    token: str = claimed["token"]
    return token


def lint(service: Serving, token: str, draft: str = "Calm down.") -> tuple[int, Any]:
    body = {"protocol": 1, "revision": 1, "draft": draft}
    return service.ask("POST", "/v1/lint", body, Authorization=f"Bearer {token}")


def test_pairing_survives_a_restart_and_ends_when_revoked(tmp_path: Path) -> None:
    with serving(tmp_path) as service:
        assert service.ask("GET", "/v1/status")[1]["ready"] is True
        token = pair(service)
        assert lint(service, token)[0] == 200
        assert service.stop()[0] == 0
        port = service.port
    with serving(tmp_path, port) as service:
        assert lint(service, token)[0] == 200
        listed = tactlint("pair", "--port", str(port), folder=tmp_path).stdout
        assert "Test extension" in listed
        client = listed.split()[1]
        assert tactlint("pair", "revoke", client, folder=tmp_path).returncode == 0
        assert lint(service, token)[0] == 401


def test_second_tactlint_on_the_port_is_recognised(tmp_path: Path) -> None:
    with serving(tmp_path) as service:
        second = tactlint("serve", "--port", str(service.port), folder=tmp_path)
        assert second.returncode == 3
        assert f"already runs on port {service.port}" in second.stderr
        assert f"--port {service.port + 1}" in second.stderr
        doctor = tactlint("doctor", "--port", str(service.port), folder=tmp_path)
        assert f"answers at http://127.0.0.1:{service.port}/" in doctor.stdout
        assert service.ask("GET", "/v1/status")[0] == 200


def test_port_of_another_program_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = tactlint("serve", "--port", str(port), folder=tmp_path)
        assert done.returncode == 3
        assert f"port {port} is taken by" in done.stderr
        assert f"--port {port + 1}" in done.stderr
        if sys.platform == "linux":
            assert f"(process {os.getpid()})" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stops_cleanly_with_a_claim_and_a_connection_open(tmp_path: Path, how: signal.Signals) -> None:
    with serving(tmp_path) as service, socket.create_connection(("127.0.0.1", service.port)) as idle:
        _, asked = service.ask("POST", "/v1/pair", {"protocol": 1, "client": "Test"})
        claim = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
        body = json.dumps({"id": asked["id"], "secret": asked["secret"]})
        claim.request("POST", "/v1/pair/claim", body, {"Content-Type": "application/json"})
        idle.sendall(b"POST /v1/lint HTTP/1.1\r\n")
        code, said = service.stop(how)
        assert code == 0
        assert "Traceback" not in said
        with suppress(http.client.HTTPException, OSError):
            assert json.loads(claim.getresponse().read())["state"] == "waiting"
        claim.close()


def test_stops_at_once_while_a_lint_hangs(tmp_path: Path) -> None:
    script = (
        "import sys, threading\n"
        "from tactlint.cli import main\n"
        "from tactlint.engine import Linter\n"
        "lint = Linter.lint\n"
        "hang = lambda: (print('begun', flush=True), threading.Event().wait())\n"
        "Linter.lint = lambda self, draft, *more: hang() if draft == 'hang' else lint(self, draft, *more)\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    with serving(tmp_path, program=("-c", script)) as service:
        token = pair(service)
        hanging = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
        body = json.dumps({"protocol": 1, "revision": 1, "draft": "hang"})
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        hanging.request("POST", "/v1/lint", body, headers)
        assert service.process.stdout
        assert "begun\n" in iter(service.process.stdout.readline, "")
        code, said = service.stop()
        hanging.close()
        assert code == 0
        assert "Traceback" not in said


def test_verbose_log_and_disk_hold_no_word_of_a_draft(tmp_path: Path) -> None:
    with serving(tmp_path, 0, "--verbose") as service:
        token = pair(service)
        assert lint(service, token, f"Calm down, {SENTINEL}.")[0] == 200
        assert lint(service, token, "x" * 300_000 + SENTINEL)[0] == 413
        assert lint(service, SENTINEL, SENTINEL)[0] == 401
        service.ask("GET", f"/{SENTINEL}?{SENTINEL}")
        with socket.create_connection(("127.0.0.1", service.port)) as stray:
            stray.sendall(f"{SENTINEL} is not HTTP\r\n\r\n".encode())
            stray.shutdown(socket.SHUT_WR)
            while stray.recv(4096):
                pass
        code, said = service.stop()
        assert code == 0
        assert "POST lint 200" in said
        assert SENTINEL not in said
        assert token not in said
    for file in tmp_path.rglob("*"):
        assert SENTINEL not in file.read_text()
        assert token not in file.read_text()


def test_runs_without_a_folder_to_write_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with serving(tmp_path / "file" / "config") as service:
        token = pair(service)
        assert lint(service, token)[0] == 200
        code, said = service.stop()
        assert code == 0
        assert "last until Tactlint stops" in said


def test_broken_settings_are_named_and_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("prot: 1\n")
    with serving(tmp_path) as service:
        assert "did you mean “port”?" in service.stop()[1]
