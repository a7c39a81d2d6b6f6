"""Sessions as Django keeps them; what every request asks of them is asked without its writer of queries."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as Stored
from django.db import connections, router
from django.utils import timezone

ASKED = "select session_data from django_session where session_key = %s and expire_date > %s"


class SessionStore(Stored):
    """The same session, read by a statement that never changes."""

    @classmethod
    def get_model_class(cls) -> Any:
        return Stored.get_model_class()

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing where it has ended, and then it has no key any more."""
        connection = connections[router.db_for_read(self.model)]
        with connection.cursor() as cursor:
            cursor.execute(ASKED, [self.session_key, connection.ops.adapt_datetimefield_value(timezone.now())])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(found[0])
        return held
