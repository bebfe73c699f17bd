"""The token store on its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactlint.server.clients import Clients


def test_token_outlives_the_service(tmp_path: Path) -> None:
    token = Clients(tmp_path / "new" / "folder").add("Chrome")
    again = Clients(tmp_path / "new" / "folder")
    assert again.knows(token)
    assert not again.knows(token + "x")
    assert not again.knows("")


def test_revoking_elsewhere_is_seen_at_once(tmp_path: Path) -> None:
    serving, command = Clients(tmp_path), Clients(tmp_path)
    kept, gone = serving.add("Chrome"), serving.add("Firefox")
    assert serving.knows(gone)
    removed = command.remove(command.all()[1].id)
    assert [client.label for client in removed] == ["Firefox"]
    assert serving.knows(kept)
    assert not serving.knows(gone)


def test_additions_of_two_processes_both_last(tmp_path: Path) -> None:
    first, second = Clients(tmp_path), Clients(tmp_path)
    tokens = [first.add("a"), second.add("b"), first.add("c")]
    assert all(Clients(tmp_path).knows(token) for token in tokens)


def test_deleting_the_file_unpairs_everybody(tmp_path: Path) -> None:
    clients = Clients(tmp_path)
    token = clients.add("Chrome")
    (tmp_path / "clients.json").unlink()
    assert not clients.knows(token)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b'{"clients": 5}',
        b'{"clients": [{"label": "x"}]}',
        b'{"clients": [{"label": 1, "paired": 2, "sha256": 3}]}',
    ],
)
def test_broken_file_pairs_nobody_and_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "clients.json").write_bytes(content)
    clients = Clients(tmp_path)
    assert clients.all() == []
    assert "pair again" in (clients.problem() or "")
    assert clients.knows(clients.add("Chrome"))
    assert clients.problem() is None


def test_file_open_to_others_is_named(tmp_path: Path) -> None:
    clients = Clients(tmp_path)
    clients.add("Chrome")
    (tmp_path / "clients.json").chmod(0o644)
    assert "chmod 600" in (clients.problem() or "")


def test_without_a_folder_tokens_live_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for clients in (Clients(None), Clients(tmp_path / "file" / "x")):
        assert not clients.lasting()
        token = clients.add("Chrome")
        assert clients.knows(token)
        clients.remove(clients.all()[0].id)
        assert not clients.knows(token)
