"""Stands between a browser and the server: slow when told so, with an answer of its own, or cut off."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Middleman:
    """`delay` are the seconds before each answer; `instead` are texts of scripts by path.

    `cut`: what begins so does not come through ("/": nothing); `lose`: of so many things sent to addresses that end
    with `losing` the answer does not come back; `swap`: a word of each answer that is replaced.
    """

    def __init__(self, server: str) -> None:
        self.server = urlsplit(server).netloc
        self.delay = 0.0
        self.instead: dict[str, str] = {}
        self.address, self.port = "", 0
        self.cut = ""
        self.lose, self.losing = 0, ""
        self.swap = ("", "")


@contextmanager
def between(server: str, port: int = 0) -> Iterator[Middleman]:
    """Listen on a port of its own, or on that one, until the end."""
    middleman = Middleman(server)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(middleman.delay)
            if middleman.cut and self.path.startswith(middleman.cut):
                return self._hang_up()
            if text := middleman.instead.get(self.path):
                return self._answer(200, [("Content-Type", "text/javascript")], text.encode())
            length = int(self.headers.get("Content-Length") or 0)
            upstream = http.client.HTTPConnection(middleman.server, timeout=30)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
            with closing(upstream), suppress(OSError, http.client.HTTPException):  # killed, or being started
                upstream.request(
                    self.command, self.path, self.rfile.read(length) if length else None, headers
                )
                response = upstream.getresponse()
                body = response.read()
                if middleman.lose and self.command == "POST" and self.path.endswith(middleman.losing):
                    middleman.lose -= 1
                    return self._hang_up()
                if middleman.swap[0]:
                    body = body.replace(*(word.encode() for word in middleman.swap))
                return self._answer(response.status, response.getheaders(), body)

        def _hang_up(self) -> None:
            self.close_connection = True

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

    listener = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    listener.daemon_threads = True
    middleman.port = listener.server_port
    middleman.address = f"http://127.0.0.1:{middleman.port}"
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield middleman
    finally:
        listener.shutdown()
        listener.server_close()
