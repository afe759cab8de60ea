"""A server of our own on a free port, and a small load generator with keep-alive connections."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(folder: str, **more: str) -> dict[str, str]:
    """The environment of one measurement: its own data folder, SQLite unless BENCH_DATABASE_URL is set."""
    return {
        **os.environ,
        "ADGMIN_DATA_DIR": folder,
        "DATABASE_URL": "",
        "ADGMIN_CLOCK": "2026-01-15T11:05+07:00",
        "ADGMIN_CLOCK_ANCHOR": str(time.time()),
        **more,
    }


def manage(folder: str, *arguments: str, **more: str) -> str:
    """Run a management command in the measurement's environment; return what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment(folder, **more), check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


@contextmanager
def data_folder(**more: str) -> Iterator[str]:
    """A folder that goes afterwards, with an empty migrated database and the static files."""
    with tempfile.TemporaryDirectory(prefix="adgmin-bench-") as folder:
        manage(folder, "migrate", "-v", "0", **more)
        manage(folder, "collectstatic", "--noinput", "-v", "0", **more)
        yield folder


@contextmanager
def serving(
    folder: str, application: str = "bench.application:application", workers: int = 2, **more: str
) -> Iterator[int]:
    """Serve on a free port of the loopback address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", str(workers), "--no-ws", "--log-level", "error", application,
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, env=environment(folder, **more)) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/bench/bare", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("the server did not start")


def rate(
    port: int, path: str, *, seconds: float = 4.0, clients: int = 16, headers: str = "", unique: bool = False
) -> dict[str, float | str]:
    """Return requests per second and the median and 99th percentile of the latency in milliseconds of GET `path`.

    With `unique` each request has a query of its own, so that no answer was made before. wrk is the load generator
    when it is installed and the requests are alike; ours needs more of the processor that the server needs too.
    """
    if shutil.which("wrk") and not unique:
        return _wrk(port, path, seconds, clients, headers)
    stop, times, lock, numbers = time.monotonic() + seconds, [], threading.Lock(), count()

    def client() -> None:
        mine = []
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while time.monotonic() < stop:
                address = f"{path}?n={next(numbers)}" if unique else path
                began = time.perf_counter()
                connection.sendall(
                    f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n".encode()
                )
                read_answer(connection)
                mine.append(time.perf_counter() - began)
        with lock:
            times.extend(mine)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return {
        "per_second": round(len(times) / seconds, 1),
        "median_ms": round(times[len(times) // 2] * 1000, 2),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 2),
        "by": "own",
    }


_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def _wrk(port: int, path: str, seconds: float, clients: int, headers: str) -> dict[str, float | str]:
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds:.0f}s", "--latency"]
    for line in filter(None, headers.split("\r\n")):
        command += ["-H", line]
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in told:
        raise RuntimeError(told)

    def latency(percent: str) -> float:
        number, unit = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", told).groups()
        return round(float(number) * _UNITS[unit], 2)

    per_second = float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1))
    return {"per_second": per_second, "median_ms": latency("50"), "p99_ms": latency("99"), "by": "wrk"}


def read_answer(connection: socket.socket) -> None:
    """Read one answer; raises RuntimeError unless it is 200 or 304."""
    read_body(connection)


def read_body(connection: socket.socket) -> bytes:
    """Return the body of one answer; raises RuntimeError unless it is 200 or 304."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _some(connection)
    head, body = received.split(b"\r\n\r\n", 1)
    length = 0
    while b"transfer-encoding: chunked" in head.lower() and not body.endswith(b"0\r\n\r\n"):
        body += _some(connection)
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    parts, had = [body], len(body)
    while had < length:
        parts.append(_some(connection))
        had += len(parts[-1])
    body = b"".join(parts)
    if head[9:12] not in (b"200", b"304"):
        raise RuntimeError(f"{head.split(bytes([13, 10]), 1)[0].decode()} {body[:300]!r}")
    return body


def _some(connection: socket.socket) -> bytes:
    if chunk := connection.recv(262_144):
        return chunk
    raise RuntimeError("the connection was closed")
