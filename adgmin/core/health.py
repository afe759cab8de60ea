"""For machines that watch: `healthz` says that the process answers, `readyz` that visitors may come."""

import logging
from collections.abc import Callable, Mapping

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)

# A check returns nothing when all is well and raises NotReadyError when it is not.
Check = Callable[[], None]


class NotReadyError(Exception):
    """Something that visitors need is missing; the sentence is for operators."""


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the process is alive; nothing else is asked."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest, checks: Mapping[str, Check] | None = None) -> JsonResponse:
    """Database, migrations and the checks given; 503 when one of them fails."""
    results = {name: _run(check) for name, check in {**CHECKS, **(checks or {})}.items()}
    ready = all(result == "ok" for result in results.values())
    answer = {"status": "ok" if ready else "unavailable", "checks": results}
    return JsonResponse(answer, status=200 if ready else 503)


def database() -> None:
    """Ask the database for anything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def migrations() -> None:
    """Every migration of this version has been applied."""
    executor = MigrationExecutor(connection)
    if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReadyError(f"{len(waiting)} migrations are waiting")


CHECKS: dict[str, Check] = {"database": database, "migrations": migrations}


def _run(check: Check) -> str:
    """Return ok or what is wrong, without the words of the database, which may hold addresses."""
    try:
        check()
    except NotReadyError as problem:
        return str(problem)
    except DatabaseError:
        log.exception("readyz")
        return "the database does not answer"
    return "ok"
