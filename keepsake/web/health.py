"""Is the process alive, and can it work? Asked by machines, so no sign-in."""

from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from keepsake.web.permissions import public


@public
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "alive"})


@public
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and has every migration; 503 with the reason otherwise."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:  # SQLite: proves that it may write, too
            cursor.execute("select 1")
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return JsonResponse({"status": "not ready", "reason": "the database does not answer"}, status=503)
    if waiting:
        return JsonResponse({"status": "not ready", "reason": "migrations are waiting"}, status=503)
    return JsonResponse({"status": "ready"})
