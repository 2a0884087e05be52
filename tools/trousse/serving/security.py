"""What every answer carries: safe headers and a content policy that names no other host."""

import base64
import hashlib
import re
from functools import lru_cache

# No Cross-Origin-Opener-Policy: it makes a browser start another process at the click (a tenth
# of a second and more on an old machine), and no page here holds a secret of its visitor.
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

# What Voilà's page is made of: Jupyter compiles JSON schemas at run time ('unsafe-eval'),
# and anywidget imports the exercise's module from a blob.
_VOILA_SCRIPTS = "'self' blob: 'unsafe-eval'"
_VOILA_HEARTBEAT = "window.voila_heartbeat()"

_INLINE = re.compile(r"<(script|style)(?P<attributes>[^>]*)>(?P<body>.*?)</\1>", re.S | re.I)


def page_policy(html: str = "", *, style_attributes: bool = False) -> str:
    """Return the content policy of one of our pages: its own inline scripts and styles, by hash.

    `style_attributes` allows any inline style: Material sets sizes and places on elements.
    """
    scripts, styles = _inline_hashes(html)
    allowed = "'unsafe-inline'" if style_attributes else styles
    return _policy(f"'self' {scripts}".rstrip(), f"'self' {allowed}".rstrip())


def voila_policy() -> str:
    """Return the content policy of the page Voilà renders."""
    return _policy(f"{_VOILA_SCRIPTS} {_hash(_VOILA_HEARTBEAT)}", "'self' 'unsafe-inline'")


def _policy(scripts: str, styles: str) -> str:
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            f"style-src {styles}",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


@lru_cache(maxsize=512)
def _inline_hashes(html: str) -> tuple[str, str]:
    kinds: dict[str, list[str]] = {"script": [], "style": []}
    for found in _INLINE.finditer(html):
        if "src=" not in found["attributes"] and "json" not in found["attributes"]:
            kinds[found[1].lower()].append(_hash(found["body"]))
    scripts, styles = (" ".join(dict.fromkeys(hashes)) for hashes in kinds.values())
    return scripts, styles


def _hash(script: str) -> str:
    # A browser hashes the text after newlines have been normalised.
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
