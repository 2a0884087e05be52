"""Write an exercise as one self-contained page: no server, no network, opened from a USB stick."""

import base64
import hashlib
import html
import json
from collections.abc import Mapping
from typing import Any

from trousse.practice.assemble import desk_of, page_module, style_sheet

_PAGE_STYLE = "html{scroll-padding:1rem 0 14rem}body{margin:0;background:#fffdf8}"
_DARK_STYLE = "@media (prefers-color-scheme:dark){body{background:#141c22}}"
_NO_SCRIPT = (
    "Cet exercice a besoin de JavaScript. Demandez de l’aide à votre conseillère "
    "ou à votre conseiller numérique."
)


def render(exercise: Mapping[str, Any]) -> str:
    """Return the complete HTML page of `exercise` (the content of its exercise.yml).

    Everything is inside: opened from file://, the page asks nothing of anybody, and its
    content security policy forbids it to.
    """
    script = page_module(exercise["app"], desk_of(exercise))
    style = f"{_PAGE_STYLE}{_DARK_STYLE}\n{style_sheet(exercise['app'])}"
    title = html.escape(str(exercise["title"]))
    return f"""<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title} – Trousse</title>
<style>{style}</style>
</head>
<body>
<main id="trousse-root"><noscript>{_NO_SCRIPT}</noscript></main>
<script type="application/json" id="trousse-exercise">{embed(exercise)}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def embed(exercise: Mapping[str, Any]) -> str:
    """Return `exercise` as JSON that cannot close the script element it stands in."""
    text = json.dumps(exercise, ensure_ascii=False, default=str, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _policy(script: str, style: str) -> str:
    rules = (
        "default-src 'none'",
        f"script-src '{_digest(script)}'",
        f"style-src '{_digest(style)}'",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
