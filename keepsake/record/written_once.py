"""A condition on the person at the end of a path, turned into SQL once for an access and used for every model.

A page reads a dozen models under the same condition, which has some fifteen subqueries: Django takes ten times as long
to write that SQL as a database to answer it. So the text is kept, and only the column of the person changes.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db.models import BooleanField, Expression, F, Model, Q, QuerySet

if TYPE_CHECKING:
    from keepsake.record.access import Access

PERSON = "{person}"
ALIAS = re.compile(r'(?<!["\w])([A-Z]{1,3}\d+)(?=[\s.)])')  # of tables in subqueries, as Django names them: U0, V0


class Text(NamedTuple):
    """SQL with PERSON for the column, and what goes into its places; or what it raises where it needs no SQL."""

    sql: str
    params: tuple[Any, ...] = ()
    raises: type[Exception] | None = None


class AboutPerson(Expression):
    """The condition as part of a query. ``ask`` gives it as a Q on a model and path, where it is not written yet."""

    conditional = True

    def __init__(self, access: "Access", key: object, model: type[Model], path: str, ask: Callable[[], Q]) -> None:
        super().__init__(output_field=BooleanField())
        self.access, self.key, self.model, self.path, self.ask = access, key, model, path, ask
        self.column: Any = F(path or "pk")

    def get_source_expressions(self) -> list[Any]:
        return [self.column]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.column,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = compiler.compile(self.column)
        text = self._text(connection)
        if text.raises is not None:
            raise text.raises
        return text.sql.replace(PERSON, column), [*params * text.sql.count(PERSON), *text.params]

    def _text(self, connection: Any) -> Text:
        kept = self.access.worked_out
        key = ("text", self.key, connection.alias)
        if key not in kept:
            kept[key] = write(self.model, self.path, self.ask(), connection)
        found: Text = kept[key]
        return found


def write(model: type[Model], path: str, condition: Q, connection: Any) -> Text:
    """The text of a condition, asked of one model. Its subqueries get names that no query of Django's has."""
    query = QuerySet(model).filter(condition).query
    compiler = query.get_compiler(connection=connection)
    try:
        sql, params = compiler.compile(query.where)
    except (EmptyResultSet, FullResultSet) as found:
        return Text("", raises=type(found))
    column = model._meta.get_field(path) if path else model._meta.pk
    quote = connection.ops.quote_name
    own = f"{quote(model._meta.db_table)}.{quote(column.column)}"  # type: ignore[union-attr]
    return Text(ALIAS.sub(r"K_\1", sql).replace(own, PERSON), tuple(params))
