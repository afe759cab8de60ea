"""The token poll: requests per second against the bare view, and what a write costs while thousands poll."""

import json
import socket
import statistics
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .serving import data_folder, manage, rate, read_answer, serving

POLL = "/live/token"
PAGES = 3_000  # open pages, each asking every five seconds
ROUNDS = 3
Say = Callable[..., None]

_A_USER = 'from adgmin.core.models import User; User.objects.create_user("bench@example.org", "not-used-by-anybody")'


def measure(say: Say) -> None:
    """Serve the meeting with 2 workers and poll it."""
    with data_folder() as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        manage(folder, "shell", "-v", "0", "-c", _A_USER)
        with serving(folder) as port:
            _measure_rates(say, port)
            _measure_writes(say, port)


def _measure_rates(say: Say, port: int) -> None:
    """Take turns, so that what else the machine does weighs on both; the median of the rounds counts."""
    etag = _etag(port)
    kinds = {
        "bare": ("/bench/bare", ""),
        "unmoved": (POLL, f"If-None-Match: {etag}\r\n"),
        "moved": (POLL, ""),
    }
    found: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(ROUNDS):
        for name, (path, headers) in kinds.items():
            found[name].append(float(rate(port, path, headers=headers, seconds=3)["per_second"]))
    middle = {name: statistics.median(values) for name, values in found.items()}
    say("ceiling: bare Django view", workers=2, per_second=middle["bare"], rounds=ROUNDS)
    for name in ("unmoved", "moved"):
        share = round(middle[name] / middle["bare"], 2)
        say(f"token poll, {name}", workers=2, per_second=middle[name], of_bare_view=share, aim=0.9)


def _measure_writes(say: Say, port: int) -> None:
    def writes() -> dict[str, float | str]:
        return rate(port, "/bench/write", clients=1, seconds=4)

    say("a write through a view, nobody polls", **writes())
    with polling(port, PAGES // 5) as asked:
        began = time.monotonic()
        told = writes()
        polled = round(asked[0] / (time.monotonic() - began))
    say(f"a write through a view, {PAGES} pages poll", **told, polls_per_second=polled)


@contextmanager
def polling(port: int, per_second: int, clients: int = 12) -> Iterator[list[int]]:
    """Poll at a steady rate over keep-alive connections; give the number of answers so far."""
    stop, asked, lock = threading.Event(), [0], threading.Lock()
    request = (
        f"GET {POLL} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nIf-None-Match: {_etag(port)}\r\n\r\n".encode()
    )

    def client(number: int) -> None:
        due = time.monotonic() + number / per_second
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while not stop.is_set():
                stop.wait(max(0.0, due - time.monotonic()))
                due += clients / per_second
                connection.sendall(request)
                read_answer(connection)
                with lock:
                    asked[0] += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield asked
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _etag(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{POLL}") as answer:
        etag = str(answer.headers["ETag"])
        json.load(answer)
    return etag
