"""The playground's files: the page with its token, its style, its script.

The page and its style lie beside this module; the script is the extension's own code, bundled beside
them in an installed package and into `dist/playground` in a checkout.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from aiohttp import web

from tactlint.server.errors import not_found

FOLDER = Path(__file__).with_name("playground")
# service/tactlint/server/playground_files.py -> the checkout's root
BUNDLED = Path(__file__).parents[3] / "dist" / "playground"

_SUFFIXES = {".css", ".js", ".map", ".svg", ".png"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def front_page(token: str) -> web.Response:
    """Return the playground with this process's page token in it."""
    html = (FOLDER / "index.html").read_text(encoding="utf-8")
    meta = f'<meta name="tactlint-token" content="{escape(token)}">'
    return web.Response(
        text=html.replace("<head>", f"<head>\n    {meta}", 1),
        content_type="text/html",
        headers={"Content-Security-Policy": _POLICY},
    )


def file(name: str) -> web.FileResponse:
    """Return one file of the playground, by its plain name."""
    if Path(name).suffix in _SUFFIXES and Path(name).name == name:
        for folder in (FOLDER, BUNDLED):
            if (folder / name).is_file():
                return web.FileResponse(folder / name)
    raise not_found()


def bundled() -> bool:
    """Say whether the playground's script has been built."""
    return any((folder / "playground.js").is_file() for folder in (FOLDER, BUNDLED))
