"""The guard on the column: SQL that reads a classified column is not written unless the open access grants it.

It stands where a query becomes SQL, so that no way of asking goes round it: values, aggregates, filters, orders,
subqueries. A column of another model than the one that is asked for is refused too: rows of that model have a
visibility of their own, which a join would not apply.
"""

from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from keepsake.record.classification import BY_ROW, KEEPING, category_of
from keepsake.record.opened import NotGranted, current, is_keeping


class GuardedCol(Col):
    """A column that asks before it is read."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        refuse_unless_granted(self.target, compiler.query.model)
        return super().as_sql(compiler, connection)


def refuse_unless_granted(field: "Field[Any, Any]", asked: type[Model] | None) -> None:
    """Raise unless the open access grants the column, and it is asked for by its own model."""
    if is_keeping():
        return
    access = current()
    category = category_of(field.model, field.name)
    if category == KEEPING:
        return
    if category not in access.granted | {BY_ROW}:
        name = f"{field.model.__name__}.{field.name}"
        raise NotGranted(f"{name} ({category}) is not granted for {access.purpose} as {access.role}.", category)
    if asked is not None and asked._meta.concrete_model is not field.model._meta.concrete_model:
        name = f"{field.model.__name__}.{field.name}"
        raise NotGranted(f"{name} is read through {asked.__name__}; read {field.model.__name__} by itself.")


def guard_columns(model: type[Model]) -> None:
    """Put the guard on every column of a model, once it is made."""
    for field in model._meta.local_concrete_fields:
        _guard(field)


def _guard(field: "Field[Any, Any]") -> None:
    def get_col(alias: str, output_field: "Field[Any, Any] | None" = None) -> Col:
        return GuardedCol(alias, field, output_field or _read_as(field))

    field.get_col = get_col  # type: ignore[method-assign]
    field.__dict__.pop("cached_col", None)  # made again from get_col when it is first asked for


def _read_as(field: "Field[Any, Any]") -> "Field[Any, Any]":
    """A key is read as what it points at: an id, not the text that a database may keep for one."""
    while isinstance(field, ForeignKey):
        field = field.target_field
    return field
