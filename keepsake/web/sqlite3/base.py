"""SQLite whose connections are kept open from one request to the next.

To open one takes longer than most statements of a page, and closing the last one writes the whole journal into the
file. A connection that is kept must not outlive its file: one that was put aside, or replaced by a copy from a backup,
would be written on unseen. So before a connection is used again, it is looked whether the file at the path is still the
one that was opened.
"""

import os
from typing import Any

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite


class DatabaseWrapper(SQLite):
    """Django asks ``is_usable`` once a request, before the first statement."""

    opened_file: tuple[int, int] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        made = super().get_new_connection(conn_params)
        self.opened_file = self._file()
        return made

    def is_usable(self) -> bool:
        return self.is_in_memory_db() or (self.opened_file is not None and self.opened_file == self._file())

    def _file(self) -> tuple[int, int] | None:
        """Which file stands at the path now, whatever it is called."""
        try:
            found = os.stat(self.settings_dict["NAME"])
        except OSError:
            return None
        return found.st_dev, found.st_ino
