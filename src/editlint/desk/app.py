"""The routes of the desk: its page, what the page asks for, and the JSON API."""

from __future__ import annotations

import json
import pickle
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from typing import Any

import anyio.to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from editlint.desk import drafts, house, work
from editlint.desk.config import DeskConfig
from editlint.desk.guard import Guard
from editlint.desk.openapi import document
from editlint.desk.pool import Overloaded, Pool, TookTooLong
from editlint.model.values import replace
from editlint.model.version import __version__
from editlint.page.render import environment, stylesheet
from editlint.project.settings import SettingsError
from editlint.run.task import FailedError

Answer = Callable[[Request], Awaitable[Response]]
_KINDS = {"css": "text/css", "js": "text/javascript"}


class Json(JSONResponse):
    """JSON in ASCII alone: a text may hold half a character, which UTF-8 cannot say."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class BadRequest(Exception):
    """What is wrong with what was sent, in one line."""


class Desk:
    """What the routes share: how the desk is opened, and the processes."""

    def __init__(self, config: DeskConfig) -> None:
        self.config = config
        self.pool = Pool(config)
        # A path from elsewhere names no folder of this machine.
        nearest = config.files and config.settings.nearest
        self.settings = pickle.dumps(replace(config.settings, nearest=nearest))

    # The page

    async def page(self, request: Request) -> Response:
        html = (
            environment()
            .get_template("desk.html")
            .render(files=self.config.files, version=__version__)
        )
        return HTMLResponse(html)

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        kind = _KINDS.get(name.rpartition(".")[2])
        if name == "page.css":
            return Response(stylesheet(), media_type="text/css")
        path = files("editlint.desk").joinpath("static", name)
        if kind is None or "/" in name or not path.is_file():
            return _error(404, "There is no such page.")
        return Response(path.read_text(encoding="utf-8"), media_type=kind)

    # What the page asks for

    async def look(self, request: Request) -> Response:
        text, path, _ = await _text_of(request)
        return Json(await self.pool.run(work.looked_at, self.settings, text, path))

    async def rule(self, request: Request) -> Response:
        found = await self.pool.run(work.explained, self.settings, request.path_params["name"])
        return Json(found) if found else _error(404, "There is no such rule.")

    async def severity(self, request: Request) -> Response:
        given = await _object_of(request)
        name, wanted = _string(given, "rule"), _string(given, "severity")
        if not any(rule["name"] == name for rule in await self.pool.run(work.rules, self.settings)):
            return _error(404, "There is no such rule.")
        path = await _in_thread(house.set_severity, self.config.settings, name, wanted)
        return Json({"written": path})

    async def drafts(self, request: Request) -> Response:
        return Json(await _in_thread(drafts.listed, self.config))

    async def open(self, request: Request) -> Response:
        given = await _object_of(request)
        return Json(await _in_thread(drafts.opened, self.config, _string(given, "path")))

    async def save(self, request: Request) -> Response:
        given = await _object_of(request)
        values = (_string(given, key) for key in ("path", "text", "mark"))
        return Json(await _in_thread(drafts.saved, self.config, *values))

    async def allow(self, request: Request) -> Response:
        given = await _object_of(request)
        line = given.get("line")
        if not isinstance(line, int):
            raise BadRequest("`line` is a number.")
        path, rule, reason = (_string(given, key) for key in ("path", "rule", "reason"))
        if not reason.strip():
            raise BadRequest("Say why it is allowed.")
        done = await _in_thread(drafts.allowed, self.config, path, line, rule, reason)
        return Json(done)

    # The API

    async def check(self, request: Request) -> Response:
        text, path, _ = await _text_of(request)
        return Json(await self.pool.run(work.checked, self.settings, text, path))

    async def fix(self, request: Request) -> Response:
        text, path, given = await _text_of(request)
        unsafe = given.get("unsafe", False) is True
        return Json(await self.pool.run(work.mended, self.settings, text, path, unsafe))

    async def rules(self, request: Request) -> Response:
        return Json(await self.pool.run(work.rules, self.settings))

    async def health(self, request: Request) -> Response:
        return Json({"status": "ok", "version": __version__})

    async def openapi(self, request: Request) -> Response:
        return Json(document(self.config.largest))


def desk_app(config: DeskConfig) -> ASGIApp:
    """The whole application. The routes to files are there only where the desk may read files."""
    desk = Desk(config)
    routes = [
        Route("/", desk.page),
        Route("/static/{name}", desk.static),
        Route("/desk/look", _told(desk.look), methods=["POST"]),
        Route("/desk/rules/{name}", _told(desk.rule)),
        Route("/api/check", _told(desk.check), methods=["POST"]),
        Route("/api/fix", _told(desk.fix), methods=["POST"]),
        Route("/api/rules", _told(desk.rules)),
        Route("/api/openapi.json", desk.openapi),
        Route("/healthz", desk.health),
    ]
    if config.files:
        routes += [
            Route("/desk/drafts", _told(desk.drafts)),
            Route("/desk/open", _told(desk.open), methods=["POST"]),
            Route("/desk/save", _told(desk.save), methods=["POST"]),
            Route("/desk/allow", _told(desk.allow), methods=["POST"]),
            Route("/desk/severity", _told(desk.severity), methods=["POST"]),
        ]

    @asynccontextmanager
    async def warm(app: Starlette) -> AsyncIterator[None]:
        await desk.pool.run(work.rules, desk.settings)  # so that the first editor does not wait
        yield

    return Starlette(routes=routes, middleware=[Middleware(Guard, config=config)], lifespan=warm)


def _told(answer: Answer) -> Answer:
    """The same, with what goes wrong told in one line."""

    async def telling(request: Request) -> Response:
        try:
            return await answer(request)
        except (BadRequest, SettingsError) as error:
            return _error(400, str(error))
        except drafts.DraftError as error:
            return _error(error.status, str(error))
        except Overloaded:
            return _error(503, "Too many texts wait already. Try again in a moment.")
        except FailedError as error:
            return _error(422, f"This text {error}")
        except TookTooLong:
            return _error(504, "This text took too long to check.")

    return telling


async def _in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    return await anyio.to_thread.run_sync(partial(function, *arguments))


async def _object_of(request: Request) -> dict[str, Any]:
    """The JSON object that was sent. Raises `BadRequest`."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise BadRequest("Send JSON (Content-Type: application/json).")
    try:
        given = await request.json()
    except (ValueError, RecursionError):
        raise BadRequest("What was sent is not JSON.") from None
    if not isinstance(given, dict):
        raise BadRequest("Send a JSON object.")
    return given


async def _text_of(request: Request) -> tuple[str, str | None, dict[str, Any]]:
    given = await _object_of(request)
    path = given.get("path")
    if path is not None and not isinstance(path, str):
        raise BadRequest("`path` is a text: it tells the format.")
    return _string(given, "text"), path, given


def _string(given: dict[str, Any], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str):
        raise BadRequest(f"`{key}` is missing; it is a text.")
    return value


def _error(status: int, message: str) -> Response:
    return Json({"error": message}, status)
