"""The policies of the second wall, made from what the models say of themselves. Nothing is named by hand.

A row is there for a worker who was told of, unless it is about somebody whose record is closed to them. Whose is
closed is for the room of people to say, in the function ``keepsake_closed()``. What no policy allows, nobody does:
versions are never changed, and no record is deleted, outside maintenance.

A migration that adds a classified table ends with ``migrations.RunPython(raise_walls, migrations.RunPython.noop)``.
A check names the tables without a wall.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import ProgrammingError, connections, transaction
from django.db.models import Model

from keepsake.record.classification import classification, classified_models
from keepsake.record.models import Draft, Version
from keepsake.record.personal import Personal


def _setting(name: str) -> str:
    return f"nullif(current_setting('keepsake.{name}', true), '')"


# Each in a select of its own, which is worked out once a statement and not once a row.
WORKER = f"(select {_setting('worker')}::uuid)"
KEEPING = f"(select {_setting('keeping')} is not null)"
MAINTENANCE = f"(select {_setting('maintenance')} is not null)"
CLOSED = "(select keepsake_closed())"


@dataclass(frozen=True, slots=True)
class Wall:
    """What is asked of the rows of one table: ``seen`` by the worker, ``signed`` by who writes."""

    table: str
    seen: str
    signed: str = "true"
    may_change: bool = True
    may_delete: bool = True
    anybody_adds: bool = False

    @property
    def there(self) -> str:
        return f"{MAINTENANCE} or ({WORKER} is not null and ({KEEPING} or ({self.seen})))"

    @property
    def policies(self) -> dict[str, str]:
        """Name -> policy."""
        written = f"{MAINTENANCE} or ({WORKER} is not null and {self.signed})"
        added = "true" if self.anybody_adds else written
        change = self.there if self.may_change else MAINTENANCE
        delete = self.there if self.may_delete else MAINTENANCE
        return {
            "second_wall_read": f"for select using ({self.there})",
            "second_wall_add": f"for insert with check ({added})",
            "second_wall_change": f"for update using ({change}) with check ({written})",
            "second_wall_delete": f"for delete using ({delete})",
        }

    def shut(self) -> Iterator[str]:
        """Statements that leave no way through."""
        yield f'alter table "{self.table}" enable row level security'
        yield f'alter table "{self.table}" force row level security'
        for name in self.policies:
            yield f'drop policy if exists {name} on "{self.table}"'

    def opened(self) -> Iterator[str]:
        """Statements that let through whom the policies let through."""
        for name, policy in self.policies.items():
            yield f'create policy {name} on "{self.table}" {policy}'


SIGNED = f"recorded_by_id = {WORKER}"


def walls() -> Iterator[Wall]:
    """The wall of every classified table, of the versions and of the drafts; and of a table that asks for one in its
    ``Walled``, since it waits to become a record: who sees a row, and whether somebody who is not signed in may add."""
    for model in classified_models():
        is_record = issubclass(model, Personal)
        yield Wall(model._meta.db_table, seen(model), SIGNED if is_record else "true", may_delete=not is_record)
    for model in apps.get_models():
        if (walled := getattr(model, "Walled", None)) is not None:
            yield Wall(model._meta.db_table, walled.seen, may_delete=False, anybody_adds=walled.anybody_adds)
    yield Wall(Version._meta.db_table, version_seen(), SIGNED, may_change=False, may_delete=False)
    mine = f"owner_id = {WORKER}"
    yield Wall(Draft._meta.db_table, mine, mine)


def seen(model: type[Model], column: Callable[[str], str] = lambda name: f'"{name}"') -> str:
    """Is everybody a row is about open to the worker? ``column`` says how a column is read."""
    return " and ".join(_open(model, path, column) for path in classification(model).subjects)


def _open(model: type[Model], path: str, column: Callable[[str], str]) -> str:
    first, _, rest = path.partition("__")
    key: Any = model._meta.pk
    if not first:
        return f"{column(key.column)} not in {CLOSED}"
    field: Any = model._meta.get_field(first)
    if field.one_to_many:
        return f"{column(key.column)} not in (select {_through(model, path)}())"
    if rest:
        other: Any = field.related_model
        if not other._meta.get_field(rest.partition("__")[0]).one_to_many:
            raise TypeError(f"{model.__name__}: the wall reaches a person by a key, or by records of many: {path}.")
        return f"{column(field.column)} not in (select {_through(other, rest)}())"
    return f"{column(field.column)} not in {CLOSED}"


def _through(model: type[Model], path: str) -> str:
    return f"keepsake_closed_{model._meta.db_table}_{path}"


def functions() -> Iterator[str]:
    """For each path through other records, a function of the keys behind which somebody closed is."""
    for model in classified_models():
        for path in classification(model).subjects:
            first, _, rest = path.partition("__")
            field: Any = model._meta.get_field(first) if rest else None
            if field is None or not field.one_to_many:
                continue  # a key; or the people of another record, which says so itself
            other = field.related_model._meta
            back, person = field.field.column, other.get_field(rest).column
            query = f'select "{back}" from "{other.db_table}" where "{person}" in {CLOSED}'  # noqa: S608 our own names
            yield past_the_wall(_through(model, path), query)


def past_the_wall(name: str, query: str) -> str:
    """A function of ids that is asked by a policy, and so must not meet one. Its rows are read at once, and whole."""
    return f"""
    create or replace function {name}() returns setof uuid language plpgsql stable rows 100 as $$
    declare before text := current_setting('keepsake.maintenance', true);
    begin
        perform set_config('keepsake.maintenance', 'on', true);
        return query {query};
        perform set_config('keepsake.maintenance', coalesce(before, ''), true);
    end $$
    """


def version_seen() -> str:
    """A version is seen by whom its record is; one of an unknown model by nobody."""
    cases = []
    for model in classified_models():
        if issubclass(model, Personal):
            own = model._meta.pk.column
            read = seen(model, lambda name, own=own: "record_id" if name == own else f"(\"values\"->>'{name}')::uuid")  # type: ignore[misc]
            cases.append(f"when '{model._meta.label_lower}' then {read}")
    return f'case "model" {" ".join(cases)} else false end'


def raise_walls(_apps: Any, schema_editor: Any) -> None:
    """Raise the wall around every table that is there. One that is not yet as its model says stays shut altogether."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    for function in functions():
        _where_possible(schema_editor, [function])
    for wall in walls():
        if wall.table in there:
            for statement in wall.shut():
                schema_editor.execute(statement, params=None)
            _where_possible(schema_editor, wall.opened())


def _where_possible(schema_editor: Any, statements: Iterable[str]) -> None:
    """All of them, or none where a column or a table they speak of is made by a later migration only."""
    with suppress(ProgrammingError), transaction.atomic(schema_editor.connection.alias):
        for statement in statements:
            schema_editor.execute(statement, params=None)


STANDING = """
select relname, relrowsecurity and relforcerowsecurity
    and 4 = (select count(*) from pg_policy where polrelid = pg_class.oid and polname like 'second_wall_%')
from pg_class where relkind in ('r', 'p') and pg_table_is_visible(oid)
"""


@register(Tags.database)
def the_wall_stands(app_configs: Any = None, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """On PostgreSQL every table has its wall, and the role is not one that walks through it."""
    asked = [connections[name] for name in databases or ()]
    return [message for connection in asked if connection.vendor == "postgresql" for message in gaps(connection)]


def gaps(connection: Any) -> Iterator[CheckMessage]:
    """What is missing of the wall in a database whose tables are made."""
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        if cursor.fetchone()[0]:
            hint = "Connect as a role without SUPERUSER and BYPASSRLS."
            yield Warning("This role walks through the second wall.", hint=hint, id="record.W010")
        cursor.execute(STANDING)
        standing = dict(cursor.fetchall())
    for wall in walls():
        if not standing.get(wall.table, True):
            hint = "End its migration with RunPython(keepsake.record.policies.raise_walls)."
            yield Warning(f"The table {wall.table} has no second wall.", hint=hint, id="record.W011")
