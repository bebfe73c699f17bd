"""The service's own pages for people: pairing, a rule's manual, and short notices. HTML without scripts.

Everything that comes from outside is escaped here, at the one place where HTML is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from aiohttp import web

from tactlint.checks.rule import Example, RuleBase
from tactlint.server.errors import ServiceError
from tactlint.server.pairing import Pairing

STYLE = Path(__file__).with_name("pages.css")

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)

# {text}, {customer} and the like: what a finding fills in.
_GAP = re.compile(r"\{\w+\}")

_DECIDED = {
    "approved": ("Paired", "You can close this page and write on. The browser is picking up its key."),
    "refused": ("Not paired", "Nothing was shared. You can close this page."),
    "expired": ("This request has expired", "Start pairing once more from the extension’s menu."),
}


def page(title: str, body: str, *, status: int = 200) -> web.Response:
    """Return a whole page; `body` is HTML."""
    html = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)} · Tactlint</title>\n"
        '<link rel="icon" href="data:,">\n<link rel="stylesheet" href="/pages.css">\n</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return web.Response(
        text=html,
        status=status,
        content_type="text/html",
        headers={"Content-Security-Policy": _POLICY},
    )


def error_page(error: ServiceError) -> web.Response:
    """Show an error to a person."""
    body = f"<h1>{escape(error.message)}</h1>\n<p>{escape(error.hint)}</p>\n{_home()}"
    return page("Not here", body, status=error.code.status)


def pairing_page(pairing: Pairing, *, lasting: bool) -> web.Response:
    """Show a pairing request: the code to compare and the two answers, or how it ended."""
    if pairing.state != "waiting":
        title, text = _DECIDED[pairing.state]
        return page(title, f'<h1>{title}</h1>\n<p role="status">{text}</p>')
    origin = f"<p class=origin>Asked by <code>{escape(pairing.origin)}</code></p>" if pairing.origin else ""
    until = (
        "" if lasting else "<p>The settings folder cannot be written, so this lasts until Tactlint stops.</p>"
    )
    body = f"""<h1>Let “{escape(pairing.client)}” check your replies?</h1>
<p>It shows this code too. Allow it only if both are the same.</p>
<p class="code" aria-label="Code {escape(" ".join(pairing.code.replace("-", "")))}">{escape(pairing.code)}</p>
<form method="post" action="/pair/{escape(pairing.id)}">
<input type="hidden" name="form_token" value="{escape(pairing.form_token)}">
<button class="main" name="answer" value="allow">Allow</button>
<button name="answer" value="refuse">Do not allow</button>
</form>
<p>Drafts go from the browser to this computer’s own Tactlint, and nowhere else.</p>
{until}{origin}"""
    return page("Pair", body)


def rule_page(rule: RuleBase, *, enabled: bool) -> web.Response:
    """Show one rule: what it points out, why, and what it leaves alone."""
    off = "" if enabled else "<p class=note>This rule is switched off in your settings.</p>\n"
    # A fix is a wording, or a wording for the whole sentence; most checks other than phrase have none.
    wordings = [getattr(fix, "sentence", fix) for fix in getattr(rule, "fixes", ())]
    better = _list("Better wordings", [escape(str(wording)) for wording in wordings])
    message = escape(_GAP.sub("…", rule.message))
    body = f"""<p class=path>{escape(rule.category)} · {escape(rule.severity)}</p>
<h1>{escape(rule.title)}</h1>
{off}<p class=lead>{message}</p>
<h2>Why</h2>
<p>{escape(rule.why)}</p>
{better}
{_list("Pointed out", [_example(example) for example in rule.examples.bad])}
{_list("Left alone", [_example(example) for example in rule.examples.good])}
<h2>Not for your team?</h2>
<p>Switch it off in the settings file under <code>rules:</code></p>
<pre>{escape(rule.id)}: {{enabled: false}}</pre>
{_home()}"""
    return page(rule.title, body)


def _example(example: Example) -> str:
    """Write an example with what the customer said before it and with what is flagged marked."""
    conversation = example.conversation()
    turns = "".join(
        f"<p class=turn><b>{'Customer' if turn.role == 'customer' else 'Agent'}</b> {escape(turn.text)}</p>"
        for turn in (conversation.turns if conversation else ())
    )
    text, parts, end = example.text(), [], 0
    for span in example.spans():
        parts += [escape(text[end : span.start]), f"<mark>{escape(text[span.start : span.end])}</mark>"]
        end = span.end
    return f"{turns}<p class=draft>{''.join(parts)}{escape(text[end:])}</p>"


def _list(title: str, items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<h2>{title}</h2>\n<ul>\n{lines}</ul>" if lines else ""


def _home() -> str:
    return '<p><a href="/">To the playground</a></p>'
