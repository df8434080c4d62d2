"""Importing this closes the network for the whole process, whoever asks: editlint sends nothing,
and a test that made it do so would fail here. Only this machine itself can be reached: the desk
serves a browser on it.
"""

from __future__ import annotations

import sys

_HERE = ("", None, "localhost", "127.0.0.1", "::1", b"localhost")
_CONNECTING = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOKING_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


class NetworkError(RuntimeError):
    """Something wanted to reach another machine."""


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in _CONNECTING:
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None  # a name in the file system
    elif event in _LOOKING_UP:
        host = args[0]
    else:
        return
    if host not in _HERE:
        raise NetworkError(f"no test reaches the network: {event} {host!r}")


sys.addaudithook(_refuse)
