"""Check-ins: how many each second, how long one waits, what it costs, how fast a queue is taken in.

Each database is measured with its own commit rate (one INSERT in a transaction, through Django, one process) in the
same run: SQLite always, PostgreSQL where one can be reached (BENCH_POSTGRES, else 127.0.0.1:5432). Each client is a
device of its own with a keep-alive connection; all stand at one door, which is the worst case, and show badges in and
out in turn, by their signed codes.
"""

import json
import os
import socket
import statistics
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg2

from .serving import data_folder, manage, read_body, serving

Say = Callable[..., None]
CLIENTS = (1, 8, 32)
BADGES = (300, 5_000)
SECONDS = 4.0
QUEUED = 5_000
STORM = 64  # clients that show the same badges at one moment
STORM_BADGES = 16
BATCH = 500
PRETIX_AT_8 = 40  # check-ins per second of pretix with 8 clients on this kind of machine
SERVER = os.environ.get("BENCH_POSTGRES", "postgres://postgres@127.0.0.1:5432")
NO_LIMIT = {"GATE_REQUESTS_PER_MINUTE": "10000000"}


def measure(say: Say) -> None:
    """Measure on each database that there is."""
    for database, badges in (("sqlite", BADGES[0]), ("sqlite", BADGES[1])):
        _measure(say, database, badges, {})
    with postgres() as url:
        if url:
            for badges in BADGES:
                _measure(say, "postgresql", badges, {"DATABASE_URL": url})


def _measure(say: Say, database: str, badges: int, more: dict[str, str]) -> None:
    with data_folder(**more) as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0", **more)
        told = json.loads(
            manage(
                folder, "shell", "-v", "0", "-c", f"from bench.gates_fill import fill; fill({badges})", **more
            )
        )
        commits = float(
            manage(
                folder, "shell", "-v", "0", "-c", "from bench.gates_fill import commits; commits()", **more
            )
        )
        say("commits per second, one process", database=database, per_second=round(commits))
        with serving(folder, **more, **NO_LIMIT) as port:
            for clients in CLIENTS:
                figures = _check_ins(port, told, clients)
                ratio = round(figures["per_second"] / commits, 2)
                aims = {"aim_per_second": 5 * PRETIX_AT_8} if clients == 8 else {}
                say("check-ins", database=database, badges=badges, clients=clients, **figures, of_commit_rate=ratio,
                    aim_of_commit_rate=0.25, queries=told["queries"], **aims)  # fmt: skip
            say(
                f"storm of {STORM} clients on {STORM_BADGES} badges",
                database=database,
                badges=badges,
                **_storm(port, told),
            )
            say("state for a device", database=database, badges=badges, **_state(port, told))
            say(
                f"{QUEUED} queued scans",
                database=database,
                badges=badges,
                seconds=_sync(port, told),
                aim_seconds=10,
            )
    if more:
        with _admin() as cursor:
            cursor.execute(f'DROP DATABASE "{more["DATABASE_URL"].rsplit("/", 1)[1]}" WITH (FORCE)')  # fmt: skip
            cursor.execute(f'CREATE DATABASE "{more["DATABASE_URL"].rsplit("/", 1)[1]}"')


def _check_ins(port: int, told: dict, clients: int) -> dict[str, float]:
    """Let so many devices check badges for some seconds."""
    stop, lock, times, verdicts = time.monotonic() + SECONDS, threading.Lock(), [], {"admit": 0}

    def client(number: int) -> None:
        mine, admitted = [], 0
        codes = told["codes"][number :: max(CLIENTS)]
        device = told["devices"][number]
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            shown = 0
            while time.monotonic() < stop:
                turn, which = divmod(shown, len(codes))
                now = time.time() * 1000
                body = {
                    "sequence": device["sequence"], "at": now, "sent_at": now, "gate": "MAIN", "code": codes[which],
                    "operator": "Vũ Đức Anh", "direction": "out" if turn % 2 else "in",
                }  # fmt: skip
                device["sequence"] += 1
                shown += 1
                began = time.perf_counter()
                answer = json.loads(_post(connection, port, "check", device["token"], body))
                mine.append(time.perf_counter() - began)
                admitted += answer["verdict"] == "admit"
        with lock:
            times.extend(mine)
            verdicts["admit"] += admitted

    _together(client, clients)
    times.sort()
    return {
        "per_second": round(len(times) / SECONDS, 1),
        "median_ms": round(statistics.median(times) * 1000, 2),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 2),
        "admitted": round(verdicts["admit"] / len(times), 2),
    }


def _storm(port: int, told: dict) -> dict[str, float]:
    """Show the same badges at one door from many clients at once; each must be admitted once."""
    ready, lock, times, admitted = threading.Barrier(STORM), threading.Lock(), [], []
    codes = told["codes"][:STORM_BADGES]
    now = time.time() * 1000

    def client(number: int) -> None:
        device = told["devices"][number % len(told["devices"])]
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            ready.wait()
            for shown in range(STORM_BADGES):
                code = codes[(number + shown) % STORM_BADGES]
                body = {
                    "sequence": 2_000_000 + number * STORM_BADGES + shown,
                    "at": now,
                    "sent_at": now,
                    "gate": "R-SOM",
                }
                body["code"] = code
                began = time.perf_counter()
                answer = json.loads(_post(connection, port, "check", device["token"], body))
                with lock:
                    times.append(time.perf_counter() - began)
                    if answer["verdict"] == "admit":
                        admitted.append(code)

    _together(client, STORM)
    if sorted(admitted) != sorted(codes):
        raise RuntimeError(f"{len(admitted)} admitted of {len(codes)} badges")
    times.sort()
    return {
        "admitted_once": len(admitted), "answers": len(times), "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 2),
    }  # fmt: skip


def _sync(port: int, told: dict) -> float:
    """Send a queue of one device in batches, as the app does; return the seconds."""
    device, codes = told["devices"][-1], told["codes"]
    now = time.time() * 1000
    queue = [
        {
            "sequence": 1_000_000 + number, "act": "scan", "at": now - 2 * (QUEUED - number), "gate": "MAIN",
            "verdict": "admit", "code": codes[number % len(codes)], "reason": "welcome",
            "direction": "out" if number // len(codes) % 2 else "in",
        }
        for number in range(QUEUED)
    ]  # fmt: skip
    began = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for first in range(0, QUEUED, BATCH):
            body = {"sent_at": time.time() * 1000, "scans": queue[first : first + BATCH]}
            results = json.loads(_post(connection, port, "scans", device["token"], body))["results"]
            if {one["status"] for one in results} != {"stored"}:
                raise RuntimeError(f"not all were stored: {results[:3]}")
    return round(time.perf_counter() - began, 2)


def _state(port: int, told: dict) -> dict[str, float]:
    token = told["devices"][0]["token"]
    with socket.create_connection(("127.0.0.1", port)) as connection:
        began = time.perf_counter()
        whole = _ask(connection, port, "GET", "state", token, b"")
        first = time.perf_counter() - began
        version = json.loads(whole)["version"]
        began = time.perf_counter()
        part = _ask(connection, port, "GET", f"state?since={version}", token, b"")
        again = time.perf_counter() - began
    return {
        "whole_ms": round(first * 1000, 1), "whole_kb": len(whole) // 1024, "unchanged_ms": round(again * 1000, 1),
        "unchanged_kb": len(part) // 1024,
    }  # fmt: skip


def _post(connection: socket.socket, port: int, path: str, token: str, body: dict) -> bytes:
    return _ask(connection, port, "POST", path, token, json.dumps(body).encode())


def _ask(connection: socket.socket, port: int, method: str, path: str, token: str, body: bytes) -> bytes:
    head = (
        f"{method} /api/v1/gates/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    connection.sendall(head.encode() + body)
    return read_body(connection)


def _together(client: Callable[[int], None], clients: int) -> None:
    failed: list[BaseException] = []

    def guarded(number: int) -> None:
        try:
            client(number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database that goes afterwards, or nothing when there is no server."""
    name = f"bench_{uuid.uuid4().hex[:8]}"
    try:
        with _admin() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    except psycopg2.OperationalError:
        yield ""
        return
    try:
        yield f"{SERVER}/{name}"
    finally:
        with _admin() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def _admin() -> Iterator[psycopg2.extensions.cursor]:
    connection = psycopg2.connect(f"{SERVER}/postgres")
    connection.autocommit = True
    try:
        yield connection.cursor()
    finally:
        connection.close()
