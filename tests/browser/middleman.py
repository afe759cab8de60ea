"""Stands between a browser and the server: slow when told so, or with an answer of its own."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Middleman:
    """`delay` are the seconds before each answer; `instead` are texts of scripts by path."""

    def __init__(self, server: str) -> None:
        self.server = urlsplit(server).netloc
        self.delay = 0.0
        self.instead: dict[str, str] = {}
        self.address = ""


@contextmanager
def between(server: str) -> Iterator[Middleman]:
    """Listen on a port of its own until the end."""
    middleman = Middleman(server)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(middleman.delay)
            if text := middleman.instead.get(self.path):
                return self._answer(200, [("Content-Type", "text/javascript")], text.encode())
            length = int(self.headers.get("Content-Length") or 0)
            upstream = http.client.HTTPConnection(middleman.server, timeout=30)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
            with closing(upstream):
                upstream.request(
                    self.command, self.path, self.rfile.read(length) if length else None, headers
                )
                response = upstream.getresponse()
                return self._answer(response.status, response.getheaders(), response.read())

        do_POST = do_HEAD = do_GET  # noqa: N815 - the names that http.server asks for

        def _answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            with suppress(BrokenPipeError, ConnectionResetError):  # the browser did not wait
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    middleman.address = f"http://127.0.0.1:{listener.server_port}"
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield middleman
    finally:
        listener.shutdown()
        listener.server_close()
