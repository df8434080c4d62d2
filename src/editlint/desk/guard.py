"""Who may ask: every request goes through here before anything else sees it.

- the Host must be a name of this desk (a page elsewhere cannot reach it by a name of its own),
- a request that changes or sends something must come from the desk's own page (Origin),
- it must show the token, as a bearer or in the cookie that the address of the start sets,
- its body may not be larger than the limit, whatever its header says.

The token is compared in constant time and never logged.
"""

from __future__ import annotations

from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from editlint.desk.config import DeskConfig

COOKIE = "editlint-desk"
OPEN = frozenset({"/healthz"})  # what needs no token
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class TooLarge(Exception):
    """The body is larger than the limit."""


class Guard:
    """ASGI middleware around the desk."""

    def __init__(self, app: ASGIApp, config: DeskConfig) -> None:
        self.app, self.config = app, config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        try:
            await self.app(scope, self._limited(receive), _with_headers(send))
        except TooLarge:
            limit = self.config.largest
            refused = _error(413, f"The text is larger than {limit:,} bytes.")
            await refused(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """Why the request is not taken, as the answer to it; None: it is."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _without_port(host) not in self.config.hosts:
            return _error(421, "This desk does not answer to that name.")
        origin = headers.get("origin")
        if origin is not None and origin.split("://", 1)[-1] != host:
            return _error(403, "Only the desk's own page may ask this.")
        if scope["path"] in OPEN:
            return None
        entering = _entering(scope, self.config.token)
        if entering is not None:
            return entering
        if not _shows(headers, self.config.token):
            return _error(401, "Open the desk by the address that it printed, or send its token.")
        return None

    def _limited(self, receive: Receive) -> Receive:
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.config.largest:
                raise TooLarge
            return message

        return limited


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name.lower() if colon and port.isdecimal() else host.lower()


def _entering(scope: Scope, token: str) -> Response | None:
    """`/?token=...` once: the cookie is set, and the address loses the token."""
    query = scope["query_string"].decode("ascii", "replace")
    if scope["path"] != "/" or not query.startswith("token="):
        return None
    if not _equal(query.removeprefix("token="), token):
        return _error(401, "That token is not this desk's.")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
    return answer


def _shows(headers: Headers, token: str) -> bool:
    kind, _, bearer = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and _equal(bearer.strip(), token):
        return True
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and _equal(cookie.value, token)


def _equal(given: str, token: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8"))


def _error(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            message = {**message, "headers": [*message["headers"], *own]}
        await send(message)

    return sending
