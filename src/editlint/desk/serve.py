"""Runs the desk under uvicorn."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from editlint.desk.app import desk_app
from editlint.desk.config import DeskConfig


def serve(config: DeskConfig, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve until it is interrupted; `announce` gets the address once it can be asked.

    Raises `OSError` where the address cannot be listened at. No access log: addresses carry the
    token once.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    listening.listen(128)  # who comes before the server is ready waits
    name = f"[{host}]" if ":" in host else host
    announce(f"http://{name}:{listening.getsockname()[1]}")
    server = uvicorn.Server(
        uvicorn.Config(desk_app(config), log_level="warning", access_log=False, server_header=False)
    )
    server.run(sockets=[listening])
